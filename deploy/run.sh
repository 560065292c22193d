#!/usr/bin/env bash
# Tries the agent: sets everything up, feeds it the samples, shows what became of each. Asks nothing.
#
#   deploy/run.sh [--home DIR]     DIR: where the agent keeps its files (default: demo/ in the project)
#
# For Debian 12 and 13 and Ubuntu 24.04, as root or with sudo (only if packages are missing). Running it
# again is quick and harmless. The service for everyday use is installed by deploy/install.sh.
set -euo pipefail
# shellcheck source=lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

home=$project/demo
while [ $# -gt 0 ]; do
    case $1 in
    --home)
        [ $# -ge 2 ] || die "--home wants a folder." 2
        home=$2
        shift 2
        ;;
    -h | --help)
        usage
        exit 0
        ;;
    *) die "unknown option $1 (see deploy/run.sh --help)." 2 ;;
    esac
done

need_packages "${RUNTIME_PACKAGES[@]}"
check_python
venv=$project/.venv
project_venv "$venv" run
intake=$venv/bin/intake

umask 077
unset NOTIFY_SOCKET WATCHDOG_USEC # in the foreground no service manager waits for us
mkdir -p "$home/incoming"
home=$(cd "$home" && pwd)
export INTAKE_HOME=$home
if [ ! -e "$home/.env" ]; then
    cat >"$home/.env" <<'ENV'
# For trying it out; .env.example in the project explains every key.
# No Telegram token: what would be sent stands in the log.
SETTLE_SECONDS=1
INCOMPLETE_GRACE_SECONDS=3
ENV
fi

say "Loading the sample register"
"$intake" register import "$project/samples/register.csv"

known=$("$intake" list --json)
dropped=0
while IFS= read -r -d '' sample; do
    sum=$(sha256sum <"$project/samples/pdf/$sample")
    case $known in *"${sum%% *}"*) continue ;; esac # it was taken in by an earlier run
    target=$home/incoming/$sample
    mkdir -p "$(dirname "$target")"
    [ -e "$target" ] || cp "$project/samples/pdf/$sample" "$target"
    dropped=$((dropped + 1))
done < <(cd "$project/samples/pdf" && find . -name '*.pdf' -printf '%P\0' | LC_ALL=C sort -z)
say "Dropped $dropped sample PDFs into $home/incoming"

say "Starting the agent; it ends when everything is done"
"$intake" run --until-idle </dev/null

say "What became of each"
"$intake" list --json | "$venv/bin/python" -I "$project/samples/check.py" ||
    say "Where it says '!!', a sample came out otherwise than expected (or you have decided it since)."
printf '\n'
"$intake" status

shown=$home
[ "$shown" = "$project/demo" ] && shown=demo
cat <<EOT

Where to look next (from $project):
  $shown/archive/            filed, one folder for each record
  $shown/review/             waits for a human
  $shown/failed/             each with its .reason.txt
  export INTAKE_HOME=$home
  .venv/bin/intake list                                 all documents
  .venv/bin/intake show ordonnance-benali.pdf           the whole story of one
  .venv/bin/intake decide ordonnance-benali.pdf 1007    decide what was asked
  .venv/bin/intake costs                                what it cost
  .venv/bin/intake audit verify                         nothing was changed afterwards
EOT
