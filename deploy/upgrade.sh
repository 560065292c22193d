# shellcheck shell=bash
# From one release to the next, and back when the next is no good. Sourced by install.sh, not run.
#
# The new release is tried while a file, state/hold, keeps it from touching a document or telling anybody anything:
# so the state that was saved before is still the truth when it has to be put back.

# shellcheck disable=SC2154  # user, unit, home, timers are install.sh's
saved=$home/state/before-upgrade

as_user() { setpriv --reuid="$user" --regid="$user" --init-groups env "INTAKE_HOME=$home" "$@"; }

upgrade() { # PREVIOUS RELEASE NEW RELEASE
    local previous=$1 new=$2 before
    before=$(broken_checks "$previous")
    say "Upgrading from ${previous##*/} to ${new##*/}"
    # Whatever ends this script, an agent runs afterwards.
    trap finish_upgrade EXIT
    systemctl stop "${timers[@]}" "$unit"
    save_state "$previous" ||
        die "the state could not be saved, so nothing was upgraded: release ${previous##*/} works on."
    as_user touch "$home/state/hold"
    use_release "$new"
    start_agent restart || roll_back "$previous" "$new" "does not start"
    local worse
    worse=$(comm -13 <(printf '%s\n' "$before") <(broken_checks "$new") | paste -sd ' ')
    [ -z "$worse" ] || roll_back "$previous" "$new" "breaks the health check ($worse)"
    finish_upgrade
    trap - EXIT
    say "$unit is active with release ${new##*/}."
}

finish_upgrade() {
    rm -f "$home/state/hold"
    systemctl --no-block start "$unit" "${timers[@]}"
    # The agent looks at once. <> never waits for somebody to listen; not as root, for the folder isn't root's.
    # shellcheck disable=SC2016
    as_user sh -c '[ ! -p "$1" ] || printf "!" 1<>"$1"' sh "$home/state/bell"
}

# The names of the checks that are broken, one a line, sorted.
broken_checks() { # RELEASE
    local said
    said=$(as_user "$1/bin/intake" health --json) || true # its exit code says what the answer says
    "$(system_python)" -I -c '
import json, sys
print(*sorted(c["name"] for c in json.load(sys.stdin)["checks"] if c["status"] == "broken"), sep="\n")
' <<<"$said" 2>/dev/null || printf 'no answer\n'
}

# The backup of the state before the last upgrade; it stays until the next.
save_state() { # RELEASE
    rm -rf "$saved.new"
    as_user "$1/bin/intake" backup "$saved.new" >/dev/null || return
    rm -rf "$saved"
    mv -T "$saved.new" "$saved"
}

# The schema's version of each database in a folder.
schemas() { # FOLDER
    as_user "$(system_python)" -I -c '
import pathlib, sqlite3, sys
for name in ("intake.sqlite", "register.sqlite"):
    path = pathlib.Path(sys.argv[1], name)
    print(name, sqlite3.connect(path).execute("PRAGMA user_version").fetchone()[0] if path.exists() else "-")
' "$1"
}

put_state_back() {
    local file
    for file in "$saved"/*.sqlite; do
        as_user cp "$file" "$home/state/${file##*/}.part"
        rm -f "$home/state/${file##*/}"-{wal,shm}
        mv -T "$home/state/${file##*/}.part" "$home/state/${file##*/}"
    done
    sync -f "$home/state"
}

roll_back() { # PREVIOUS NEW WHY
    local with=
    systemctl stop "$unit"
    if [ "$(schemas "$saved")" != "$(schemas "$home/state")" ]; then
        put_state_back
        with=" with its state from before"
    fi
    use_release "$1"
    rm -f "$home/state/hold"
    start_agent restart ||
        die "release ${2##*/} $3, and after going back release ${1##*/} does not start either: the lines above say why."
    die "release ${2##*/} $3; went back to release ${1##*/}, which works on$with."
}
