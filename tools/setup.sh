#!/bin/sh
# Installs what is missing and nothing else; quick when all is there. Called by `make`.
set -eu
cd "$(dirname "$0")/.."
PYTHON=${PYTHON:-python3}
. tools/debian.sh

"$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || {
    echo "Python 3.11 or newer is needed; '$PYTHON' is not. Try: make PYTHON=python3.12" >&2
    exit 1
}

# What pip cannot bring: headers that manim's wheels are built against, and the browser of the tests.
missing=""
have_headers() { pkg-config --exists cairo pango 2>/dev/null; }
have_browser() { command -v chromium >/dev/null 2>&1; }
have_headers || missing="$missing libcairo2-dev libpango1.0-dev pkg-config gcc python3-dev"
have_browser || missing="$missing chromium"
"$PYTHON" -c 'import venv, ensurepip' 2>/dev/null || missing="$missing python3-venv"

if [ -n "$missing" ]; then
    need "${missing# }" "cairo-devel pango-devel pkgconf gcc python3-devel chromium" \
        "brew install cairo pango pkg-config && brew install --cask chromium"
fi

stamp=.venv/.installed
if [ ! -f "$stamp" ] || ! cat pyproject.toml constraints.txt | cmp -s - "$stamp"; then
    [ -x .venv/bin/python ] || "$PYTHON" -m venv .venv
    echo "Installing Python packages into .venv (about 460 MB to download the first time)"
    # pip shows its own progress to a person, and nothing to a log.
    quiet="-q"; [ -t 1 ] && quiet=""
    # Torch first and alone: any looser request would bring several gigabytes of accelerator code.
    .venv/bin/python -m pip install $quiet --disable-pip-version-check -c constraints.txt torch
    .venv/bin/python -m pip install $quiet --disable-pip-version-check -c constraints.txt -e '.[test]'
    cat pyproject.toml constraints.txt > "$stamp"
fi
