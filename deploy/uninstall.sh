#!/usr/bin/env bash
# Removes the service and its code from this machine. The data stays.
#
#   sudo deploy/uninstall.sh
set -euo pipefail
# shellcheck source=lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

case ${1:-} in
"") ;;
-h | --help)
    printf 'sudo deploy/uninstall.sh: removes the service and its code, never the data.\n'
    exit 0
    ;;
*) die "unknown option $1 (deploy/uninstall.sh takes none)." 2 ;;
esac
[ "$(id -u)" -eq 0 ] || die "this needs root: sudo deploy/uninstall.sh" 2

units=(pdf-intake-health.timer pdf-intake-admit.timer pdf-intake-health.service pdf-intake-admit.service pdf-intake.service)
if [ -d /run/systemd/system ]; then
    for unit in "${units[@]}"; do
        # Not installed, or halfway: then there is nothing to stop.
        systemctl --quiet disable --now "$unit" 2>/dev/null || true
    done
fi
for unit in "${units[@]}"; do
    rm -f "/etc/systemd/system/$unit" /etc/systemd/system/*.wants/"$unit"
done
if [ -d /run/systemd/system ]; then
    systemctl daemon-reload
    systemctl reset-failed 'pdf-intake*' 2>/dev/null || true
fi
rm -rf /opt/pdf-intake
rm -f /usr/local/bin/intake

say "Removed the service and its code."
say "Kept: the data in /srv/pdf-intake and the user pdf-intake that owns it."
