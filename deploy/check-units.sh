#!/usr/bin/env bash
# Checks the units without a running systemd: no unknown key, no exposure above what we promise.
set -euo pipefail
# shellcheck source=lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
# verify wants the program to exist; this machine needn't have the agent installed.
for unit in "$project"/deploy/*.service "$project"/deploy/*.timer; do
    sed 's#^ExecStart=/opt/pdf-intake/venv/bin/intake#ExecStart=/bin/true#' "$unit" >"$scratch/${unit##*/}"
done
# It exits 0 on unknown keys: only silence is good.
said=$(systemd-analyze verify --man=no "$scratch"/* 2>&1) || true
[ -z "$said" ] || die "systemd-analyze verify: $said"

for unit in "$scratch"/*.service; do
    # 12 is 1.2 on the scale from 0 (closed) to 10 (open).
    systemd-analyze security --no-pager --offline=yes --threshold=12 "$unit" >"$scratch/report" ||
        die "$(cat "$scratch/report")"
    tail -n 1 "$scratch/report"
done
