#!/bin/sh
# Brings Lighthouse, exactly as tools/lighthouse/package-lock.json says, into .cache/lighthouse. Called
# by `make lighthouse`; nothing else needs Node. (package.json pins third-party-web because a dependency
# asks for its "latest", which would not be what the lock holds.)
set -eu
cd "$(dirname "$0")/.."
. tools/debian.sh
OLDEST=18.16  # of Node, for Lighthouse 12

if ! command -v node >/dev/null 2>&1 || ! command -v npm >/dev/null 2>&1; then
    need "nodejs npm" "nodejs npm" "brew install node"
fi
version=$(node --version | cut -c2-)
[ "$(printf '%s\n' "$OLDEST" "$version" | sort -V | head -n 1)" = "$OLDEST" ] || {
    echo "Lighthouse needs Node $OLDEST or newer; this is $version." >&2
    exit 1
}

place=.cache/lighthouse
if ! cat tools/lighthouse/*.json | cmp -s - "$place/.installed"; then
    mkdir -p "$place"
    rm -f "$place/.installed"
    cp tools/lighthouse/*.json "$place/"
    echo "Installing Lighthouse into $place (about 185 MB)"
    (cd "$place" && npm ci --loglevel=error --no-audit --no-fund --ignore-scripts)
    cat tools/lighthouse/*.json > "$place/.installed"
fi
