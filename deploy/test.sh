#!/usr/bin/env bash
# Sets up and runs every check: linters, types, layers, units, tests. Its last lines are pytest's.
#
#   deploy/test.sh [--faults] [PYTEST ARGUMENTS]    e.g. deploy/test.sh tests/core -k twins
#
# --faults runs the long fault tests as well (INTAKE_FAULTS=all).
# For Debian 12 and 13 and Ubuntu 24.04, as root or with sudo (only if packages are missing). The tests that
# boot a real systemd want root; with CI=true they fail where they can't run, elsewhere they are skipped.
set -euo pipefail
# shellcheck source=lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

TEST_PACKAGES=(systemd systemd-container dbus acl attr e2fsprogs btrfs-progs strace util-linux fonts-dejavu-core mariadb-server-core shellcheck)

arguments=()
for argument in "$@"; do
    case $argument in
    --faults) export INTAKE_FAULTS=all ;;
    *) arguments+=("$argument") ;;
    esac
done

need_packages "${RUNTIME_PACKAGES[@]}" "${TEST_PACKAGES[@]}"
check_python
venv=$project/.venv
project_venv "$venv" test
export PATH=$venv/bin:$PATH
cd "$project"

say "shellcheck"
shellcheck -x -P SCRIPTDIR deploy/*.sh .ci/run
say "ruff"
ruff check .
ruff format --check --quiet . || die "some files are not formatted; 'ruff format .' mends them."
say "mypy"
mypy
say "import-linter"
lint-imports
say "units"
deploy/check-units.sh
say "pytest"
exec pytest "${arguments[@]}"
