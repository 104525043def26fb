#!/bin/sh
# Makes .venv with all that Underpaint needs; `setup.sh dev` adds the test tools.
# Does nothing where all is there already.
set -eu
cd "$(dirname "$0")/.."
extra="${1:-}"

libraries="libgl1 libegl1 libxkbcommon0 libdbus-1-3 libfontconfig1 libglib2.0-0 \
libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxkbcommon-x11-0 libpulse0 libxrandr2"

missing_packages() {
    for package in "$@"; do
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q "ok installed" || printf '%s ' "$package"
    done
}

install_packages() {
    command -v dpkg-query >/dev/null 2>&1 || return 0
    wanted="$libraries"
    python3 -c 'import ensurepip, venv' 2>/dev/null || wanted="$wanted python3-venv"
    [ -z "$extra" ] || wanted="$wanted xvfb"
    # shellcheck disable=SC2086
    missing="$(missing_packages $wanted)"
    [ -n "$missing" ] || return 0
    if [ "$(id -u)" = 0 ]; then
        echo "Installing system packages: $missing"
        apt-get update -qq
        # shellcheck disable=SC2086
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
    else
        echo "These system packages are missing. Install them once, then run make again:"
        echo "    sudo apt-get install --no-install-recommends $missing"
        exit 1
    fi
}

python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "Underpaint needs Python 3.11 or later; python3 here is $(python3 --version 2>&1)."
    exit 1
}
install_packages
[ -x .venv/bin/python ] || python3 -m venv .venv
stamp=".venv/.underpaint-${extra:-user}"
if [ ! -e "$stamp" ] || [ pyproject.toml -nt "$stamp" ]; then
    echo "Installing Underpaint and its libraries into .venv (some minutes the first time) ..."
    .venv/bin/python -m pip install -q --disable-pip-version-check -e ".${extra:+[$extra]}"
    touch "$stamp"
fi
