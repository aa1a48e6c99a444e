#!/usr/bin/env bash
# Builds what goes on a stick, from the commit that is checked out: build.sh OUT [windows] [linux]
#
#   OUT/dongvai-windows.zip     for Windows 10 and later, x86-64
#   OUT/dongvai-linux.tar.gz    for Linux with glibc 2.17 (2012) and later, x86-64
#   OUT/SHA256SUMS
#
# Runs on Debian 12 and installs what it needs. A clean clone of the commit is built, so nothing that is not committed
# gets into it. Takes about 15 minutes for each system on two cores.
set -euo pipefail
out=$(realpath -m "${1:?folder for the archives}"); shift
systems=${*:-windows linux}
here=$(cd "$(dirname "$0")" && pwd)
root=$(git -C "$here" rev-parse --show-toplevel)
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
sudo=$([ "$(id -u)" = 0 ] || echo sudo)
target=$(realpath -m "${CARGO_TARGET_DIR:-$work/target}")
mkdir -p "$out"

git clone --quiet "$root" "$work/dongvai"
cd "$work/dongvai"
version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -n 1)
# Shown by --version and doctor, so that two laptops can tell whether they have the same program.
export DONGVAI_VERSION="$version+$(git rev-parse --short=9 HEAD)"

# FOLDER TARGET: the guide and the licences.
add_papers() {
    cp tests/release/huong-dan.html "$1/"
    mkdir -p "$1/giay-phep"
    cp src/tui/picture/fonts/*-OFL.txt "$1/giay-phep/"
    cargo metadata --locked --format-version 1 --filter-platform "$2" |
        python3 -c 'import json, sys
for package in sorted(json.load(sys.stdin)["packages"], key=lambda package: package["name"]):
    print(package["name"], package["version"], package["license"] or "see its files", package["repository"] or "", sep="\t")' \
        > "$1/giay-phep/thu-vien.tsv"
}

# EXE: Windows copies a program with these two marks (IMAGE_FILE_REMOVABLE_RUN_FROM_SWAP, 0x400, and
# IMAGE_FILE_NET_RUN_FROM_SWAP, 0x800) into memory when it starts it from a stick or a share, so the stick may be pulled
# out. GNU's linker has no option for them.
run_from_memory() {
    python3 -c 'import struct, sys
with open(sys.argv[1], "r+b") as exe:
    exe.seek(0x3c)
    at = struct.unpack("<I", exe.read(4))[0]
    exe.seek(at)
    assert exe.read(4) == b"PE\0\0"
    exe.seek(at + 22)
    marks = struct.unpack("<H", exe.read(2))[0]
    exe.seek(at + 22)
    exe.write(struct.pack("<H", marks | 0xC00))' "$1"
}

windows() {
    $sudo apt-get install -y --no-install-recommends rustc-web cargo-web rust-web-src gcc-mingw-w64-x86-64-win32 zip
    # Debian's compiler, not rustup's: the standard library is built here and must be of the same version.
    PATH=/usr/bin:/bin RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 CARGO_TARGET_DIR=$target \
        CARGO_TARGET_X86_64_PC_WINDOWS_GNU_LINKER=x86_64-w64-mingw32-gcc \
        CC_x86_64_pc_windows_gnu=x86_64-w64-mingw32-gcc AR_x86_64_pc_windows_gnu=x86_64-w64-mingw32-ar \
        cargo build --locked --release -Zbuild-std=std,panic_abort --target x86_64-pc-windows-gnu
    local built=$target/x86_64-pc-windows-gnu/release/dongvai.exe
    run_from_memory "$built"
    mkdir -p "$work/zip/dongvai"
    cp "$built" tests/release/windows/*.cmd "$work/zip/dongvai/"
    add_papers "$work/zip/dongvai" x86_64-pc-windows-gnu
    rm -f "$out/dongvai-windows.zip"
    (cd "$work/zip" && zip -qr -X "$out/dongvai-windows.zip" dongvai)
}

linux() {
    command -v python3 >/dev/null || $sudo apt-get install -y --no-install-recommends python3 python3-venv
    # Zig brings a C compiler and a linker that aim at an old glibc. It stays where it is for the next build.
    local tools=$target/zig
    [ -x "$tools/bin/pip" ] || python3 -m venv "$tools"
    "$tools/bin/pip" --quiet install ziglang
    zig=$(echo "$tools"/lib/python3*/site-packages/ziglang/zig)
    printf '%s\n' '#!/bin/bash' 'arguments=()' \
        'for argument in "$@"; do case $argument in --target=*|-m64) ;; *) arguments+=("$argument");; esac; done' \
        "exec '$zig' cc -target x86_64-linux-gnu.2.17 \"\${arguments[@]}\"" > "$tools/cc"
    printf '%s\n' '#!/bin/bash' "exec '$zig' ar \"\$@\"" > "$tools/ar"
    chmod +x "$tools/cc" "$tools/ar"
    CARGO_TARGET_X86_64_UNKNOWN_LINUX_GNU_LINKER=$tools/cc CC_x86_64_unknown_linux_gnu=$tools/cc \
        AR_x86_64_unknown_linux_gnu=$tools/ar CARGO_TARGET_DIR=$target \
        cargo build --locked --release --target x86_64-unknown-linux-gnu
    mkdir -p "$work/tar/dongvai"
    cp "$target/x86_64-unknown-linux-gnu/release/dongvai" "$work/tar/dongvai/"
    cp tests/release/doc-truoc.txt "$work/tar/dongvai/"
    add_papers "$work/tar/dongvai" x86_64-unknown-linux-gnu
    tar -C "$work/tar" --owner=0 --group=0 -czf "$out/dongvai-linux.tar.gz" dongvai
}

for system in $systems; do
    case $system in
        windows) windows ;;
        linux) linux ;;
        *) echo "Unknown system: $system. Name windows or linux." >&2; exit 2 ;;
    esac
done
(cd "$out" && sha256sum dongvai-windows.zip dongvai-linux.tar.gz 2>/dev/null > SHA256SUMS; cat SHA256SUMS)
