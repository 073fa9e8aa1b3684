#!/bin/sh
# Prepares .venv: `scripts/setup.sh` for the product, `scripts/setup.sh dev` with the tools of the tests as well.
# Safe to run again: what is there is kept. Says what it installs, and never asks a question.
set -eu
cd "$(dirname "$0")/.."
extra="${1:-}"
lock="requirements${extra:+-$extra}.lock"
packages="flite fluidsynth fluid-soundfont-gm libgl1 libegl1"

say() { printf 'setup: %s\n' "$*"; }

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

may_install() {
    command -v apt-get >/dev/null && { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }
}

missing_packages() {
    for package in "$@"; do
        dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || printf '%s ' "$package"
    done
}

install_packages() {
    say "installing system packages: $*"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get update -q >/dev/null
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$@" >/dev/null
}

# Without root, Skia's two libraries are unpacked beside it: the folder is on its own search path.
unpack_graphics_libraries() {
    folder=$(.venv/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/skia_python.libs
    say "unpacking the graphics libraries that Skia needs into .venv (no root needed)"
    work=$(mktemp -d)
    (
        cd "$work"
        apt-get download -q libgl1 libegl1 libglvnd0 libglx0 libx11-6 libxcb1 libxau6 libxdmcp6 libbsd0 libmd0 libexpat1 \
            >/dev/null
        for archive in ./*.deb; do dpkg -x "$archive" unpacked; done
    )
    find "$work/unpacked" -name '*.so.*' -exec cp -P {} "$folder/" \;
    rm -rf "$work"
}

pinned_uv() { grep -o '^uv==[^ ]*' "$lock"; }

# Debian keeps pip out of its Python; without root, pip's own wheel is unpacked for the one package that is needed.
install_uv_without_pip() {
    say 'fetching pip to install uv (no root needed)'
    work=$(mktemp -d)
    (cd "$work" && apt-get download -q python3-pip-whl >/dev/null && dpkg -x ./*.deb unpacked)
    .venv/bin/python "$(find "$work" -name 'pip-*.whl')/pip" install -q --disable-pip-version-check "$(pinned_uv)"
    rm -rf "$work"
}

skia_works() { .venv/bin/python -c 'import skia' 2>/dev/null; }

find_python() {
    for name in python3 python3.13 python3.12 python3.11; do
        if command -v "$name" >/dev/null && "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
            command -v "$name"
            return
        fi
    done
    say 'Python 3.11 or newer is needed and was not found. Install it, then run this again.' >&2
    exit 1
}

python=$(find_python)
"$python" -c 'import ensurepip' 2>/dev/null || packages="$packages python3-venv"
if command -v dpkg-query >/dev/null; then
    missing=$(missing_packages $packages)
    if [ -n "$missing" ]; then
        if may_install; then
            install_packages $missing || say "could not install: $missing(going on without)"
        else
            say "no root and no sudo: going on without $missing"
        fi
    fi
fi

if [ ! -x .venv/bin/uv ]; then
    say 'creating .venv'
    rm -rf .venv
    if "$python" -c 'import ensurepip' 2>/dev/null; then
        "$python" -m venv .venv
        .venv/bin/python -m pip install -q --disable-pip-version-check "$(pinned_uv)"
    elif command -v apt-get >/dev/null; then
        "$python" -m venv --without-pip .venv
        install_uv_without_pip
    else
        say 'could not create a virtual environment; install python3-venv, then run this again.' >&2
        exit 1
    fi
fi
if ! cmp -s "$lock" ".venv/$lock"; then
    say "installing Python packages from $lock"
    .venv/bin/uv pip install -q --python .venv/bin/python --require-hashes -r "$lock"
    .venv/bin/uv pip install -q --python .venv/bin/python --no-deps --no-build-isolation -e .
    cp "$lock" ".venv/$lock"
fi
skia_works || { command -v apt-get >/dev/null && unpack_graphics_libraries; }
skia_works || {
    say 'Skia cannot be loaded: install libgl1 and libegl1 (Debian, Ubuntu), then run this again.' >&2
    exit 1
}
say 'ready: .venv/bin/aiprod'
