# Sourced by the scripts beside it. `need DEBIAN FEDORA MACOS` installs these Debian packages as
# root, or says what to type on each system and stops.
need() {
    if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then root=""
    elif command -v apt-get >/dev/null 2>&1 && sudo -n true 2>/dev/null; then root="sudo"
    else
        echo "Some system packages are missing. Install them, then type the same command again:" >&2
        echo "  Debian, Ubuntu:  sudo apt-get install $1" >&2
        echo "  Fedora:          sudo dnf install $2" >&2
        echo "  macOS:           $3" >&2
        exit 1
    fi
    echo "Installing Debian packages: $1"
    $root apt-get update -q >/dev/null
    # shellcheck disable=SC2086  # the list is meant to be split
    DEBIAN_FRONTEND=noninteractive $root apt-get install -q -y --no-install-recommends $1 >/dev/null
}
