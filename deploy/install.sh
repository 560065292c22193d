#!/usr/bin/env bash
# Installs the agent as a service of this machine, or upgrades it: run it again after every update.
#
#   sudo deploy/install.sh [--instance NAME] [--no-start]
#
#   --instance NAME   one of several agents on this server, each with its own data, user and command:
#                     pdf-intake@NAME, /srv/pdf-intake-NAME, intake-NAME
#   --no-start        install only (images, machines without systemd)
#
# An upgrade saves the state, tries the new release before it touches a document, and goes back to the one
# before when it does not start or its health check finds something broken that was not broken before.
#
# For Debian 12 and 13 and Ubuntu 24.04. What goes where:
#   /opt/pdf-intake          the code: one release a folder, venv points to the one in use
#   /srv/pdf-intake          the data: incoming/, archive/, ... and .env (never overwritten)
#   /usr/local/bin/intake    the command, run as the service's user on the service's data
#   /etc/systemd/system      the units; your own changes go into drop-ins (systemctl edit pdf-intake)
set -euo pipefail
# shellcheck source=lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

start=yes
instance=
while [ $# -gt 0 ]; do
    case $1 in
    --no-start) start=no ;;
    --instance)
        [ -n "${2:-}" ] || die "--instance needs a name." 2
        instance=$2
        shift
        ;;
    -h | --help)
        usage
        exit 0
        ;;
    *) die "unknown option $1 (see deploy/install.sh --help)." 2 ;;
    esac
    shift
done
name_things "$instance"
# shellcheck source=upgrade.sh
. "$project/deploy/upgrade.sh"
mapfile -t timers < <(installed_names pdf-intake-health.timer pdf-intake-admit.timer)
sockets=() # those of the release in use
reader=$(installed_name pdf-intake-reader.service)

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
    getent group "$user" >/dev/null || groupadd --system "$user"
    getent passwd "$user" >/dev/null ||
        useradd --system --gid "$user" --home-dir "$home" --no-create-home --shell /usr/sbin/nologin "$user"
}

# A release is built aside, code and units together, and taken into use by one rename (use_release).
build_release() {
    local sources id
    mapfile -d '' -t sources < <(cd "$project" && find pyproject.toml README.md LICENSE deploy/requirements.lock \
        deploy/*.service deploy/*.timer deploy/*.socket agent -type f ! -name '*.pyc' -print0 | LC_ALL=C sort -z)
    id=$(fingerprint "${sources[@]}")
    release=$code/releases/${id:0:12}
    # room: what a reader sees of the machine; systemd makes the mount points in it.
    install -d -m 0755 "$code" "$code/releases" "$code/room"
    if [ ! -e "$release/complete" ]; then
        say "Installing the Python packages into $release"
        rm -rf "$release"
        "$(system_python)" -I -m venv "$release"
        pip_locked "$release" "$project/deploy/requirements.lock"
        pip_project "$release"
        install -d "$release/units"
        install -m 0644 "${UNITS[@]/#/$project/deploy/}" "$release/units"
        touch "$release/complete"
    fi
    for file in README.md LICENSE .env.example; do
        [ ! -e "$project/$file" ] || install -m 0644 "$project/$file" "$code/$file"
    done
}

# Only the folder for dropping is open to the group; the default ACL makes files readable for the agent whatever
# the umask of the one who drops (pdf-intake-admit.service sees to the few that it can't).
install_home() {
    install -d -o "$user" -g "$user" -m 0750 "$home"
    install -d -o "$user" -g "$user" -m 0700 "$home"/{archive,review,failed,duplicates,logs,state}
    install -d -o "$user" -g "$user" -m 2770 "$home/incoming"
    setfacl -m "d:u::rwx,d:g::rwx,d:o::---,d:u:$user:rwx" "$home/incoming" ||
        say "The file system of $home knows no ACLs; files dropped with a tight umask will wait a minute."
    if [ ! -e "$home/.env" ]; then
        (umask 077 && cat >"$home/.env.new") <<ENV
# Settings of the PDF intake agent. /opt/pdf-intake/.env.example explains every key.
# After a change: sudo systemctl restart ${unit%.service}

# Where questions and alerts go. Without a token they go to the log alone.
#TELEGRAM_BOT_TOKEN=
#TELEGRAM_CHAT_ID=
#TELEGRAM_ALLOWED_USER_IDS=

# For the first weeks: say what would be filed, file nothing.
#MATCH_POLICY=shadow
ENV
        chown "$user:$user" "$home/.env.new"
        mv "$home/.env.new" "$home/.env"
    fi
    chmod 0600 "$home/.env"
}

install_command() {
    as_instance <<'WRAPPER' | put "/usr/local/bin/$intake" 0755
#!/bin/sh
# The intake command on the service's data, as the service's user. Installed by deploy/install.sh.
export INTAKE_HOME=/srv/pdf-intake
# Documents are opened by the reader, in its empty room, whoever asks.
[ ! -S /run/pdf-intake-reader.socket ] || export READER_SOCKET=/run/pdf-intake-reader.socket
case $(id -un) in
pdf-intake) exec /opt/pdf-intake/venv/bin/intake "$@" ;;
root)
    # The audit trail names the person, not the account that the command runs under.
    SUDO_USER=${SUDO_USER:-root}
    export SUDO_USER
    exec setpriv --reuid=pdf-intake --regid=pdf-intake --init-groups /opt/pdf-intake/venv/bin/intake "$@"
    ;;
*)
    echo "error: this needs root: sudo ${0##*/} $*" >&2
    exit 2
    ;;
esac
WRAPPER
}

# Points the installation to a release, the command and the units with it.
use_release() { # RELEASE
    local each
    retire_units "$(readlink "$venv" || true)" "$1"
    if [ "$(readlink "$venv" || true)" != "$1" ]; then
        ln -sfn "$1" "$venv.new"
        mv -T "$venv.new" "$venv"
        changed=yes
    fi
    install_command
    for each in "$1"/units/*; do
        [ -e "$each" ] || continue # a release of before units were kept with it
        as_instance <"$each" | put "/etc/systemd/system/$(installed_name "${each##*/}")" 0644
    done
    sockets=()
    for each in "$1"/units/*.socket; do
        [ ! -e "$each" ] || sockets+=("$(installed_name "${each##*/}")")
    done
    [ $start = no ] || {
        systemctl daemon-reload
        systemctl --quiet enable "$unit" "${sockets[@]}" "${timers[@]}"
    }
}

# Takes away the units that the release before had and this one hasn't.
retire_units() { # PREVIOUS RELEASE RELEASE
    local each name
    for each in "$1"/units/*; do
        if [ ! -e "$each" ] || [ ! -d "$2/units" ] || [ -e "$2/units/${each##*/}" ]; then
            continue
        fi
        name=$(installed_name "${each##*/}")
        [ $start = no ] || systemctl --quiet disable --now "$name" 2>/dev/null || true # a template is never running
        rm -f "/etc/systemd/system/$name"
        changed=yes
    done
}

# Returns when the agent has said that it is ready; fails, with its last lines, when it does not start.
start_agent() { # start|restart
    local since
    since=$(date +%s)
    # A socket is made anew only without its service; and a new release needs a new reader. The agent, if it runs, has
    # what was being read read again.
    [ "$1" = start ] || systemctl stop "${sockets[@]}" "$reader" 2>/dev/null || true # it needn't have one
    if systemctl start "${sockets[@]}" && systemctl "$1" "$unit"; then
        return 0
    fi
    sleep 1 # systemd knows of the end before the journal has the last words
    journalctl --sync || true
    journalctl --no-pager -u "$unit" --since "@$since" -n 20 -o cat >&2 || true
    return 1
}

[ "$(id -u)" -eq 0 ] || die "this needs root: sudo deploy/install.sh" 2
[ -d /run/systemd/system ] || [ $start = no ] ||
    die "systemd is not running here. On a machine without it use deploy/run.sh; for an image, --no-start." 2
umask 022
need_packages "${RUNTIME_PACKAGES[@]}" acl
check_python
install_user
build_release
install_home
previous=$(readlink "$venv" || true)
if [ $start = yes ] && [ "${previous:-$release}" != "$release" ] && [ -e "$home/state/intake.sqlite" ]; then
    upgrade "$previous" "$release"
else
    use_release "$release"
    if [ $start = yes ]; then
        start_agent "$([ $changed = yes ] && echo restart || echo start)" ||
            die "the service does not start; the lines above say why. It goes on trying every few seconds."
        systemctl restart "${timers[@]}"
        say "$unit is active."
    fi
fi
# The release before stays, for going back by hand.
[ "${previous:-$release}" = "$release" ] || ln -sfn "$previous" "$code/before${name:+-$name}"
forget_unused_releases

cat <<EOT

Installed. What to do next:
  sudo nano $home/.env        Telegram token and the rest, then: sudo systemctl restart ${unit%.service}
  sudo $intake register import FILE.csv        load the register (try it first with --dry-run)
  sudo adduser SOMEBODY $user            who may drop PDFs (takes effect at the next log-in)
  cp letter.pdf $home/incoming/       drop one
  systemctl status ${unit%.service}                 what it is doing
  journalctl -u ${unit%.service} -f                 each step as it happens
  sudo $intake status                          is all well
EOT
