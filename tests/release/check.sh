#!/usr/bin/env bash
# Looks at the built archives as the laptop does that gets them: check.sh OUT, the folder that build.sh wrote into.
#
# Sums, sizes, what they need of the system, and the Linux program in bad surroundings: no HOME, a folder without write
# rights, a disk that fills during a copy, an older Debian. What cannot be looked at here is named as skipped.
set -euo pipefail
out=$(realpath "${1:?folder with the archives}")
here=$(cd "$(dirname "$0")" && pwd)
commit=$(git -C "$here" rev-parse --short=9 HEAD)
work=$(mktemp -d); trap 'umount "$work"/disk* 2>/dev/null || true; rm -rf "$work"' EXIT
mkdir "$work"/disk{1,2}

ok() { echo "ok: $*"; }
skipped() { echo "skipped: $*"; }
fail() { echo "FAILED: $*" >&2; exit 1; }
# WORDS CODE COMMAND...: the command says these words and ends with this code.
expect() {
    local words=$1 code=$2 found=0; shift 2
    "$@" > "$work/said" 2>&1 || found=$?
    [ "$found" = "$code" ] && grep -qF -- "$words" "$work/said" || { cat "$work/said"; fail "$* ended with $found"; }
}
# FILE: at most 12 MB, and of the commit that is checked out.
weigh() {
    local bytes; bytes=$(stat -c %s "$1")
    [ "$bytes" -le 12000000 ] || fail "$1 has $bytes bytes"
    grep -aqF "+$commit" "$1" || fail "$1 is not of commit $commit"
    ok "$(basename "$1") has $bytes bytes, of commit $commit"
}

(cd "$out" && sha256sum --quiet -c SHA256SUMS) && ok "the sums are those of $(wc -l < "$out/SHA256SUMS") archives"

if [ -e "$out/dongvai-windows.zip" ]; then
    unzip -q "$out/dongvai-windows.zip" -d "$work/windows"
    for name in dongvai.exe run.cmd chieu.cmd huong-dan.html giay-phep/thu-vien.tsv; do
        [ -s "$work/windows/dongvai/$name" ] || fail "the zip lacks $name"
    done
    weigh "$work/windows/dongvai/dongvai.exe"
    if command -v x86_64-w64-mingw32-objdump >/dev/null; then
        needs=$(x86_64-w64-mingw32-objdump -p "$work/windows/dongvai/dongvai.exe" | sed -n 's/.*DLL Name: //p' | sort -fu | tr '\n' ' ')
        for name in $needs; do
            case ${name,,} in
                kernel32.dll|ntdll.dll|user32.dll|advapi32.dll|ws2_32.dll|shell32.dll|ole32.dll|combase.dll|userenv.dll|msvcrt.dll) ;;
                bcryptprimitives.dll|bcrypt.dll|oleaut32.dll|shlwapi.dll|api-ms-win-*) ;;
                *) fail "dongvai.exe needs $name, which Windows does not bring" ;;
            esac
        done
        ok "dongvai.exe needs nothing that Windows does not bring: $needs"
        # Not grep -q: it stops reading, and the program that writes to it would fail for that.
        x86_64-w64-mingw32-objdump -p "$work/windows/dongvai/dongvai.exe" |
            grep "copy to swap file if on removable media" >/dev/null ||
            fail "dongvai.exe would end when its stick is pulled out"
    fi
fi

[ -e "$out/dongvai-linux.tar.gz" ] || exit 0
tar -C "$work" -xzf "$out/dongvai-linux.tar.gz"
program=$work/dongvai/dongvai
[ -e "$work/dongvai/doc-truoc.txt" ] || fail "the Linux archive lacks doc-truoc.txt"
weigh "$program"
newest=$(objdump -T "$program" | grep -o 'GLIBC_[0-9.]*' | sort -uV | tail -n 1)
[ "$(printf '%s\n' GLIBC_2.17 "$newest" | sort -V | tail -n 1)" = GLIBC_2.17 ] || fail "it needs $newest"
ok "the newest symbol it needs is $newest"

expect "+$commit" 0 env -i "$program" --version
# The home is then the one that the list of users names.
expect "" 0 env -i "$program" sessions list
expect "" 0 env -i "$program" check
expect "[]" 0 env -i "$program" --data-dir "$work/no-home" sessions list --format json
ok "it runs without any variable set, HOME too"

python3 "$here/begin.py" "$program" "$work/record"
if mount -t tmpfs -o size=64k none "$work/disk1" 2>/dev/null; then
    expect "đã đầy" 3 "$program" --data-dir "$work/record" copy "$work/disk1"
    [ -z "$(ls -A "$work/disk1")" ] || fail "half a copy was left"
    expect "đã đầy" 3 "$program" --data-dir "$work/record" kit khoi-dong --out "$work/disk1/in"
    cat /dev/zero > "$work/disk1/others" 2>/dev/null || true
    expect "đã đầy" 3 "$program" --data-dir "$work/record" export xlsx --out "$work/disk1/a.xlsx"
    ok "a disk that fills during a copy, papers or data is told, and no half file is left"
    mount -t tmpfs none "$work/disk2"
    cp "$program" "$work/disk2/"
    "$program" --data-dir "$work/record" copy "$work/disk2" > /dev/null
    mount -o remount,ro "$work/disk2"
    expect '"sessions_new":1' 0 "$work/disk2/dongvai" --data-dir "$work/other" merge "$work/disk2" --format json
    expect "chỉ cho đọc" 3 "$work/disk2/dongvai" --data-dir "$work/disk2/record" merge "$work/disk2"
    expect "chỉ cho đọc" 3 "$program" --data-dir "$work/record" copy "$work/disk2"
    ok "started from a disk without write rights it works, and says so where it has to write there"
else
    skipped "a full disk and one without write rights: no disk may be mounted here"
fi

# OLD_ROOT may name a folder with an older system; otherwise one is made where that can be done.
old=${OLD_ROOT:-$work/old}
if [ "$(id -u)" != 0 ]; then
    skipped "an older system: only root may enter it"
elif [ -e "$old/bin/sh" ] || { command -v debootstrap >/dev/null && debootstrap --variant=minbase bullseye "$old" >/dev/null 2>&1; }; then
    cp "$program" "$old/tmp/dongvai"
    expect "+$commit" 0 chroot "$old" /usr/bin/env -i /tmp/dongvai --version
    expect "" 0 chroot "$old" /usr/bin/env -i /tmp/dongvai --data-dir /tmp/record check
    expect "[]" 0 chroot "$old" /usr/bin/env -i /tmp/dongvai --data-dir /tmp/record sessions list --format json
    rm "$old/tmp/dongvai"
    ok "it runs in an older system, without HOME: glibc $(basename "$(ls "$old"/lib/x86_64-linux-gnu/libc-*.so | head -n 1)")"
else
    skipped "an older system: neither OLD_ROOT nor debootstrap"
fi
