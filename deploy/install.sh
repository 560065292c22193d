#!/usr/bin/env bash
# Installs the agent as a service of this machine, or upgrades it: run it again after every update.
#
#   sudo deploy/install.sh [--no-start]     --no-start: install only (images, machines without systemd)
#
# For Debian 12 and 13 and Ubuntu 24.04. What goes where:
#   /opt/pdf-intake          the code: one release a folder, venv points to the one in use
#   /srv/pdf-intake          the data: incoming/, archive/, ... and .env (never overwritten)
#   /usr/local/bin/intake    the command, run as the service's user on the service's data
#   /etc/systemd/system      the units; your own changes go into drop-ins (systemctl edit pdf-intake)
set -euo pipefail
# shellcheck source=lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

readonly user=pdf-intake code=/opt/pdf-intake home=/srv/pdf-intake
readonly services=(pdf-intake.service pdf-intake-health.service pdf-intake-admit.service)
readonly timers=(pdf-intake-health.timer pdf-intake-admit.timer)

start=yes
for argument in "$@"; do
    case $argument in
    --no-start) start=no ;;
    -h | --help)
        usage
        exit 0
        ;;
    *) die "unknown option $argument (see deploy/install.sh --help)." 2 ;;
    esac
done

changed=no # whether a running agent must be started anew

# Writes stdin to FILE when it differs; with that, a second installation changes nothing.
put() { # FILE MODE
    local file=$1 mode=$2 fresh
    fresh=$(mktemp "$file.XXXXXX")
    cat >"$fresh"
    chmod "$mode" "$fresh"
    if cmp -s "$fresh" "$file"; then
        rm "$fresh"
    else
        mv "$fresh" "$file"
        changed=yes
    fi
}

install_user() {
    getent group $user >/dev/null || groupadd --system $user
    getent passwd $user >/dev/null ||
        useradd --system --gid $user --home-dir $home --no-create-home --shell /usr/sbin/nologin $user
}

# A release is built aside and taken into use by one rename: an interrupted upgrade leaves the old one working.
install_code() {
    local sources id release previous
    mapfile -d '' -t sources < <(cd "$project" && find pyproject.toml README.md LICENSE deploy/requirements.lock agent \
        -type f ! -name '*.pyc' -print0 | LC_ALL=C sort -z)
    id=$(fingerprint "${sources[@]}")
    release=$code/releases/${id:0:12}
    install -d -m 0755 $code $code/releases
    if [ ! -e "$release/complete" ]; then
        say "Installing the Python packages into $release"
        rm -rf "$release"
        "$(system_python)" -I -m venv "$release"
        pip_locked "$release" "$project/deploy/requirements.lock"
        pip_project "$release"
        touch "$release/complete"
    fi
    previous=$(readlink $code/venv || true)
    if [ "$previous" != "$release" ]; then
        ln -sfn "$release" $code/venv.new
        mv -T $code/venv.new $code/venv
        changed=yes
    fi
    for file in README.md LICENSE .env.example; do
        [ ! -e "$project/$file" ] || install -m 0644 "$project/$file" "$code/$file"
    done
    # The release before stays, for going back by hand; older ones go.
    find $code/releases -mindepth 1 -maxdepth 1 ! -path "$release" ! -path "${previous:-$release}" -exec rm -rf {} +
}

# Only the folder for dropping is open to the group; the default ACL makes files readable for the agent whatever
# the umask of the one who drops (pdf-intake-admit.service sees to the few that it can't).
install_home() {
    install -d -o $user -g $user -m 0750 $home
    install -d -o $user -g $user -m 0700 $home/{archive,review,failed,duplicates,logs,state}
    install -d -o $user -g $user -m 2770 $home/incoming
    setfacl -m "d:u::rwx,d:g::rwx,d:o::---,d:u:$user:rwx" $home/incoming ||
        say "The file system of $home knows no ACLs; files dropped with a tight umask will wait a minute."
    if [ ! -e $home/.env ]; then
        (umask 077 && cat >$home/.env.new) <<'ENV'
# Settings of the PDF intake agent. /opt/pdf-intake/.env.example explains every key.
# After a change: sudo systemctl restart pdf-intake

# Where questions and alerts go. Without a token they go to the log alone.
#TELEGRAM_BOT_TOKEN=
#TELEGRAM_CHAT_ID=
#TELEGRAM_ALLOWED_USER_IDS=

# For the first weeks: say what would be filed, file nothing.
#MATCH_POLICY=shadow
ENV
        chown $user:$user $home/.env.new
        mv $home/.env.new $home/.env
    fi
    chmod 0600 $home/.env
}

install_command() {
    put /usr/local/bin/intake 0755 <<'WRAPPER'
#!/bin/sh
# The intake command on the service's data, as the service's user. Installed by deploy/install.sh.
export INTAKE_HOME=/srv/pdf-intake
case $(id -un) in
pdf-intake) exec /opt/pdf-intake/venv/bin/intake "$@" ;;
root)
    # The audit trail names the person, not the account that the command runs under.
    SUDO_USER=${SUDO_USER:-root}
    export SUDO_USER
    exec setpriv --reuid=pdf-intake --regid=pdf-intake --init-groups /opt/pdf-intake/venv/bin/intake "$@"
    ;;
*)
    echo "error: this needs root: sudo intake $*" >&2
    exit 2
    ;;
esac
WRAPPER
}

install_units() {
    local unit
    for unit in "${services[@]}" "${timers[@]}"; do
        put "/etc/systemd/system/$unit" 0644 <"$project/deploy/$unit"
    done
}

start_service() {
    systemctl daemon-reload
    systemctl --quiet enable pdf-intake.service "${timers[@]}"
    local since
    since=$(date +%s)
    # Both return when the agent has said that it is ready, or has failed to start.
    if { [ $changed = yes ] && systemctl restart pdf-intake.service; } ||
        { [ $changed = no ] && systemctl start pdf-intake.service; }; then
        systemctl restart "${timers[@]}"
        say "pdf-intake.service is active."
        return 0
    fi
    journalctl --no-pager -u pdf-intake.service --since "@$since" -n 20 -o cat >&2 || true
    die "the service does not start; the lines above say why. It goes on trying every few seconds."
}

[ "$(id -u)" -eq 0 ] || die "this needs root: sudo deploy/install.sh" 2
[ -d /run/systemd/system ] || [ $start = no ] ||
    die "systemd is not running here. On a machine without it use deploy/run.sh; for an image, --no-start." 2
umask 022
need_packages "${RUNTIME_PACKAGES[@]}" acl
check_python
install_user
install_code
install_home
install_command
install_units
if [ $start = yes ]; then
    start_service
fi

cat <<EOT

Installed. What to do next:
  sudo nano $home/.env                          Telegram token and the rest, then: sudo systemctl restart pdf-intake
  sudo intake register import FILE.csv          load the register (try it first with --dry-run)
  sudo adduser SOMEBODY $user              who may drop PDFs (takes effect at the next log-in)
  cp letter.pdf $home/incoming/         drop one
  systemctl status pdf-intake                   what it is doing
  journalctl -u pdf-intake -f                   each step as it happens
  sudo intake status                            is all well
EOT
