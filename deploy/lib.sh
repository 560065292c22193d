# shellcheck shell=bash
# Shared by the scripts of this folder; sourced, not run. Debian and Ubuntu.

project=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
readonly project

# What the agent needs from the system; tesseract-ocr brings English and the page orientation data.
# shellcheck disable=SC2034  # used by the scripts that source this
readonly RUNTIME_PACKAGES=(python3 python3-venv tesseract-ocr tesseract-ocr-fra tesseract-ocr-ara poppler-utils
    libseccomp2)

# The services and what starts them, as they lie in this folder.
# shellcheck disable=SC2034
readonly UNITS=(pdf-intake.service pdf-intake-health.service pdf-intake-health.timer pdf-intake-admit.service
    pdf-intake-admit.timer pdf-intake-reader.socket pdf-intake-reader.service pdf-intake-reader-each.socket
    pdf-intake-reader-each@.service)

# shellcheck disable=SC2034
# Names everything of one installation: the plain one, or the instance NAME of several on one server.
name_things() { # NAME (may be empty)
    name=$1
    # 20 letters: a user's name has at most 32. The rest would be mixed up with other names of ours.
    [[ -z $name || ($name =~ ^[a-z][a-z0-9-]{0,19}$ && ! $name =~ ^(health|admit|reader)$) ]] ||
        die "$name can't be an instance's name: small letters, digits and -, at most 20, a letter first." 2
    user=pdf-intake${name:+-$name}
    unit=pdf-intake${name:+@$name}.service
    code=/opt/pdf-intake
    venv=$code/venv${name:+-$name}
    home=/srv/$user
    intake=intake${name:+-$name}
}

# What a unit is called once it is installed; a reader's may have the @ for each connection already.
installed_name() { # UNIT
    case $1 in
    pdf-intake-reader*) printf '%s' "$user${1#pdf-intake}" ;;
    *) printf '%s' "${1%.*}${name:+@$name}.${1##*.}" ;;
    esac
}

installed_names() { # UNIT...
    local each
    for each in "$@"; do
        installed_name "$each"
        printf '\n'
    done
}

# Turns a unit or script of the plain installation into the instance's. One source for all.
as_instance() {
    if [ -z "$name" ]; then
        cat
    else
        sed -e "s#pdf-intake#$user#g" -e "s#/opt/$user#$code#g" -e "s#$code/venv#$venv#g" \
            -e "s#$user\.service#pdf-intake@$name.service#g" -e "s#^Description=PDF intake agent#& $name#" -e "s#systemctl edit $user#systemctl edit pdf-intake@$name#"
    fi
}

# A release stays as long as an installation uses it or could go back to it.
forget_unused_releases() {
    local release
    for release in "$code"/releases/*; do
        [ -n "$(find "$code" -maxdepth 1 -type l -lname "$release")" ] || rm -rf "$release"
    done
}

# The head of the script that is running is its help.
usage() { sed -n '2,/^set /{/^set /d;s/^#$//;s/^# //;p}' "$0"; }

say() { printf '==> %s\n' "$*"; }

die() { # MESSAGE [EXIT CODE]
    printf 'error: %s\n' "$1" >&2
    exit "${2:-1}"
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif ! command -v sudo >/dev/null; then
        die "this needs root: $*. Run the script as root, or install sudo." 2
    elif [ -t 0 ] && [ -z "${CI:-}" ]; then
        sudo "$@"
    else
        sudo -n "$@" || die "this needs root without a password being asked: sudo $*"
    fi
}

# Installs those of the named packages that are missing; without any missing, apt isn't even called.
need_packages() {
    local package missing=()
    command -v dpkg-query >/dev/null || die "this script knows Debian and Ubuntu only (there is no dpkg here)." 2
    for package in "$@"; do
        [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    say "Installing with apt: ${missing[*]}"
    local apt=(env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0)
    # The lists are often stale or empty on a fresh machine; one broken foreign source must not stop us.
    as_root "${apt[@]}" update </dev/null || say "apt could not refresh all its lists; trying with what it has."
    as_root "${apt[@]}" install -y --no-install-recommends "${missing[@]}" </dev/null >/dev/null ||
        die "apt could not install: ${missing[*]}. See its messages above."
}

# Always the system's Python: what else is on PATH may vanish with the next log-in.
system_python() { printf '/usr/bin/python3'; }

check_python() {
    "$(system_python)" -I -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
        die "Python 3.11 or newer is needed; $("$(system_python)" --version) is installed here." 2
}

# One hash over the contents and names of files, and the version of the system's Python.
fingerprint() { # FILE...
    { "$(system_python)" -I --version && (cd "$project" && sha256sum -- "$@"); } | sha256sum | cut -d ' ' -f 1
}

pip_in() { # VENV ARGUMENTS...
    local venv=$1
    shift
    "$venv/bin/python" -I -m pip --quiet --disable-pip-version-check --no-input "$@" </dev/null ||
        die "pip failed; see its message above. If it could not connect, check the network and run this again."
}

# Only what is in the lock, only with the right hash, only ready-built: nothing is compiled or run to install it.
pip_locked() { # VENV LOCK
    pip_in "$1" install --root-user-action=ignore --require-hashes --only-binary :all: -r "$2"
}

# The package itself is built with the hatchling from the lock, without fetching anything.
pip_project() { # VENV [--editable]
    pip_in "$1" install --root-user-action=ignore --no-deps --no-build-isolation --no-index "${@:2}" "$project"
}

# A venv for working in the project; quick when nothing has changed. A venv for tests serves for running, too.
project_venv() { # VENV run|test
    local venv=$1 kind=$2 stamp="$1/.installed" base want lock=requirements.lock
    base="run $project $(fingerprint pyproject.toml deploy/requirements.lock)"
    want=$base
    if [ "$kind" = test ]; then
        want="test $project $(fingerprint pyproject.toml deploy/requirements.lock deploy/requirements-dev.lock)"
        lock=requirements-dev.lock
    fi
    if grep -qsxF -- "$want" "$stamp"; then
        return 0
    fi
    if ! grep -qsxF -- "$base" "$stamp"; then
        say "Creating the Python environment in $venv"
        "$(system_python)" -I -m venv --clear "$venv"
    fi
    say "Installing the Python packages of deploy/$lock"
    pip_locked "$venv" "$project/deploy/$lock"
    pip_project "$venv" --editable
    printf '%s\n' "$base" "$want" >"$stamp"
}
