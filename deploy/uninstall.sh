#!/usr/bin/env bash
# Removes the service and its code from this machine. The data stays.
#
#   sudo deploy/uninstall.sh [--instance NAME]
set -euo pipefail
# shellcheck source=lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

case ${1:-} in
"") name_things "" ;;
--instance)
    [ -n "${2:-}" ] || die "--instance needs a name." 2
    name_things "$2"
    ;;
-h | --help)
    usage
    exit 0
    ;;
*) die "unknown option $1 (see deploy/uninstall.sh --help)." 2 ;;
esac
[ "$(id -u)" -eq 0 ] || die "this needs root: sudo deploy/uninstall.sh" 2

mapfile -t units < <(installed_names "${UNITS[@]}")
if [ -d /run/systemd/system ]; then
    for each in "${units[@]}"; do
        # Not installed, or halfway: then there is nothing to stop.
        systemctl --quiet disable --now "$each" 2>/dev/null || true
    done
fi
for each in "${units[@]}"; do
    rm -f "/etc/systemd/system/$each" /etc/systemd/system/*.wants/"$each"
done
if [ -d /run/systemd/system ]; then
    systemctl daemon-reload
    systemctl reset-failed "${units[@]}" 2>/dev/null || true
fi
rm -f "/usr/local/bin/$intake" "$venv" "$code/before${name:+-$name}"
if compgen -G "$code/venv*" >/dev/null; then
    forget_unused_releases # another instance works with the rest
else
    rm -rf "$code"
fi

say "Removed the service and its code."
say "Kept: the data in $home and the user $user that owns it."
