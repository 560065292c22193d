#!/usr/bin/env bash
# What goes with a release: the list of what is in it (SBOM), its licences, and whether a flaw of it is known.
#
#   deploy/release.sh [FOLDER]      FOLDER: where to put them (dist)
#
# Leaves pdf-intake-VERSION.cdx.json (CycloneDX 1.6) and pdf-intake-VERSION.licences.txt there. Exit 1 when a known
# flaw is found; where the advisories can't be asked, it says that nothing was compared, and goes on.
# Its own tools come from requirements-release.lock, by hash, into an environment of their own.
set -euo pipefail
# shellcheck source=lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

case ${1:-} in
-h | --help)
    usage
    exit 0
    ;;
esac
folder=${1:-$project/dist}
check_python
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)

say "Installing what is released, and the tools that look at it"
for venv in released tools; do
    "$(system_python)" -I -m venv "$scratch/$venv"
done
pip_locked "$scratch/released" "$project/deploy/requirements.lock"
pip_project "$scratch/released"
pip_locked "$scratch/tools" "$project/deploy/requirements-release.lock"
version=$("$scratch/released/bin/python" -I -c 'import agent; print(agent.__version__)')
name=$folder/pdf-intake-$version

say "$name.cdx.json"
"$scratch/tools/bin/cyclonedx-py" environment --pyproject "$project/pyproject.toml" --mc-type application \
    --spec-version 1.6 --output-reproducible --output-file "$name.cdx.json" "$scratch/released/bin/python"

say "$name.licences.txt"
"$(system_python)" -I - "$name.cdx.json" >"$name.licences.txt" <<'PYTHON'
import json, sys

with open(sys.argv[1], encoding="utf-8") as file:
    parts = json.load(file)["components"]
for part in sorted(parts, key=lambda part: part["name"].lower()):
    # A package may name its licence by an SPDX id, an expression, or a classifier; long texts are left out.
    licences = part.get("licenses", ())
    given = [each.get("expression") or each["license"].get("id") or each["license"]["name"] for each in licences]
    short = {text.split(" :: ")[-1] for text in given if "\n" not in text and len(text) < 80}
    print(f"{part['name']} {part['version']}: {', '.join(sorted(short)) or 'NOT NAMED'}")
PYTHON
! grep -F 'NOT NAMED' "$name.licences.txt" || die "the packages above name no licence: look at them before you release."

say "Comparing requirements.lock with the known flaws"
# Its exit code does not tell a flaw from an advisory that could not be had: its report does.
"$scratch/tools/bin/pip-audit" --requirement "$project/deploy/requirements.lock" --require-hashes --disable-pip \
    --progress-spinner off --format json --output "$scratch/audit.json" 2>"$scratch/said" || true
"$(system_python)" -I - "$scratch/audit.json" <<'PYTHON' || die "raise their versions (deploy/lock.sh --upgrade)."
import json, os, sys

parts = json.load(open(sys.argv[1], encoding="utf-8"))["dependencies"] if os.path.exists(sys.argv[1]) else []
flawed = [f"{part['name']} {part['version']}: {flaw['id']}" for part in parts for flaw in part.get("vulns", ())]
skipped = [part["name"] for part in parts if "skip_reason" in part]
print(*flawed, sep="\n", file=sys.stderr, end="\n" if flawed else "")
if skipped or not parts:
    print(f"==> NOT compared: {', '.join(skipped) or 'all'}. The advisories can't be asked from here: again where they can.")
elif not flawed:
    print(f"==> None is known of {len(parts)} packages.")
sys.exit(bool(flawed))
PYTHON
