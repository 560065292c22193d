#!/usr/bin/env bash
# Renews the three lock files from pyproject.toml; run by a developer, never on a server.
#
#   deploy/lock.sh            keep the versions that still fit
#   deploy/lock.sh --upgrade  take the newest versions
#
# The locks hold every package with its hashes, for Python 3.11 to 3.13, and hatchling with editables, because
# the package itself is built without build isolation (nothing is ever fetched without a hash).
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cd "$here/.."
uv=${UV:-uv}
command -v "$uv" >/dev/null || { echo "uv is missing. Install it (pip install uv) or set UV=/path/to/uv." >&2; exit 2; }

compile() { # OUTPUT [more options]
    local output=$1
    shift
    # Option by option: one lock for all platforms and Pythons; hashes; no host or path in the file.
    printf 'hatchling>=1.27\neditables>=0.5\n' | UV_CUSTOM_COMPILE_COMMAND=deploy/lock.sh "$uv" pip compile \
        --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-emit-find-links --no-annotate --quiet \
        --output-file "$output" "$@" pyproject.toml - >/dev/null
}

compile deploy/requirements.lock "$@"
# The dev lock starts from the runtime lock, so that tests run against what is shipped.
compile deploy/requirements-dev.lock --extra dev --constraint deploy/requirements.lock "$@"
compile deploy/requirements-release.lock --extra release --constraint deploy/requirements.lock "$@"
echo "Renewed deploy/requirements.lock, deploy/requirements-dev.lock and deploy/requirements-release.lock."
