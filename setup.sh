#!/usr/bin/env bash
# Installs what is missing: the virtual environment, Tesseract's Vietnamese data, LibreOffice.
# Usage: setup.sh [run|test]   (test adds the development tools and the fonts the tests draw with)
set -euo pipefail
cd "$(dirname "$0")"
purpose=${1:-run}
python=${PYTHON:-python3}
log=$(mktemp)
trap 'rm -f "$log"' EXIT
data_home=${XDG_DATA_HOME:-$HOME/.local/share}/ketnghia/tessdata

quietly() { # run a command; what it said is shown only when it fails
    "$@" >"$log" 2>&1 || { local code=$?; tail -n 20 "$log" >&2; return "$code"; }
}

as_root() { # run as root when we are root or sudo asks for no password
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

can_apt() {
    command -v apt-get >/dev/null && { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }
}

apt_install() {
    echo "Installing $* …" >&2
    as_root apt-get update -qq >/dev/null 2>&1 || true # an old list of packages may do as well
    quietly as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends "$@"
}

make_environment() {
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
        echo "ketnghia needs Python 3.11 or newer; name it with: make setup PYTHON=python3.11" >&2
        exit 3
    }
    if ! "$python" -m venv .venv >/dev/null 2>&1; then
        rm -rf .venv
        can_apt && apt_install python3-venv && "$python" -m venv .venv || {
            echo "No virtual environment could be made. Run: sudo apt-get install python3-venv" >&2
            exit 3
        }
    fi
}

install_packages() {
    local wanted stamp
    [ "$purpose" = test ] && wanted=".[dev,heic,sevenzip,rar]" || wanted=".[heic,sevenzip,rar]"
    stamp=.venv/.installed-$purpose
    if [ ! -e "$stamp" ] || [ pyproject.toml -nt "$stamp" ] || [ constraints.txt -nt "$stamp" ]; then
        echo "Installing Python packages …" >&2
        quietly .venv/bin/python -m pip install -qq --disable-pip-version-check \
            -c constraints.txt -e "$wanted"
        # every process of a run starts a quarter of a second sooner from compiled modules
        .venv/bin/python -m compileall -q schemas extractors normalizers parsers pipeline
        touch "$stamp"
    fi
}

has_vietnamese() {
    .venv/bin/python - <<'EOF'
import sys
from pipeline.doctor import missing_for_run
sys.exit(bool(missing_for_run()))
EOF
}

vietnamese_from_npm() {
    command -v npm >/dev/null || return 1
    local folder
    folder=$(mktemp -d)
    echo "Fetching Tesseract's Vietnamese data from npm …" >&2
    (cd "$folder" && quietly npm pack --silent @tesseract.js-data/vie@1.0.0 && tar -xzf ./*.tgz) ||
        return 1
    mkdir -p "$data_home"
    gunzip -c "$folder/package/4.0.0_best_int/vie.traineddata.gz" >"$data_home/vie.traineddata"
    rm -r "$folder"
}

install_vietnamese() {
    has_vietnamese && return
    if can_apt && apt_install tesseract-ocr tesseract-ocr-vie && has_vietnamese; then return; fi
    if vietnamese_from_npm && has_vietnamese; then return; fi
    echo "Tesseract's Vietnamese data is missing. Run: sudo apt-get install tesseract-ocr-vie" >&2
    exit 3
}

install_office() { # optional: without it DOC, ODT, RTF and PPT files are skipped with a reason
    [ "${OFFICE:-yes}" = no ] || command -v soffice >/dev/null || ! can_apt ||
        apt_install libreoffice-writer-nogui libreoffice-calc-nogui libreoffice-impress-nogui ||
        echo "LibreOffice could not be installed; DOC, ODT, RTF and PPT files will be skipped." >&2
}

install_fonts() { # the tests draw pages with Liberation Serif, which has the metrics of Times
    [ "$purpose" = test ] || return 0
    [ -e /usr/share/fonts/truetype/liberation/LiberationSerif-Regular.ttf ] || ! can_apt ||
        apt_install fonts-liberation fonts-dejavu-core fonts-freefont-ttf fonts-texgyre ||
        echo "No fonts could be installed; tests that draw pages will be skipped." >&2
}

[ -x .venv/bin/python ] && .venv/bin/python -m pip --version >/dev/null 2>&1 || make_environment
install_packages
install_vietnamese
install_office
install_fonts
