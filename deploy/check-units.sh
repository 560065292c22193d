#!/usr/bin/env bash
# Checks the units without a running systemd: no unknown key, no exposure above what we promise.
set -euo pipefail
# shellcheck source=lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
# verify wants the program to exist; this machine needn't have the agent installed.
for unit in "$project"/deploy/*.service "$project"/deploy/*.timer "$project"/deploy/*.socket; do
    sed -E 's#^ExecStart=/opt/pdf-intake/venv/bin/[a-z]+#ExecStart=/bin/true#' "$unit" >"$scratch/${unit##*/}"
done
# It exits 0 on unknown keys: only silence is good.
said=$(systemd-analyze verify --man=no "$scratch"/* 2>&1) || true
[ -z "$said" ] || die "systemd-analyze verify: $said"

for unit in "$scratch"/*.service; do
    # 12 is 1.2 on the scale from 0 (closed) to 10 (open). The reader, which touches what is hostile, gets 0.3.
    case $unit in
    *-reader.service | *-reader-each@.service) most=3 ;;
    *) most=12 ;;
    esac
    systemd-analyze security --no-pager --offline=yes --threshold=$most "$unit" >"$scratch/report" ||
        die "$(cat "$scratch/report")"
    tail -n 1 "$scratch/report"
done
