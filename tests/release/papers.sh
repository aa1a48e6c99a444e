#!/usr/bin/env bash
# Opens papers with the programs they are for: papers.sh FOLDER
#
# A browser prints every .html, an office program opens every .docx and .xlsx; each must come to pages. What is missing
# is named as skipped.
set -euo pipefail
folder=$(realpath -e "${1:?folder with papers}")
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT

# NAME PDF: it has pages, and words on them.
look_at() {
    local pages
    pages=$(pdfinfo "$2" 2>/dev/null | sed -n 's/^Pages: *//p')
    [ "${pages:-0}" -ge 1 ] && [ -n "$(pdftotext "$2" - | tr -d '[:space:]')" ] ||
        { echo "FAILED: $1 comes to no page" >&2; exit 1; }
    echo "$pages" >> "$work/pages"
}
told() {
    [ -e "$work/pages" ] || return 0
    echo "ok: $1: $(wc -l < "$work/pages") files, $(paste -sd+ "$work/pages" | bc) pages"
    rm "$work/pages"
}

if command -v openxml-audit >/dev/null; then
    find "$folder" -name '*.docx' -o -name '*.xlsx' | sort > "$work/docx"
    while read -r paper; do
        openxml-audit "$paper" > "$work/audit" 2>&1 || { echo "FAILED: $paper" >&2; cat "$work/audit" >&2; exit 1; }
    done < "$work/docx"
    echo "ok: a validator finds no fault: $(wc -l < "$work/docx") files"
else
    echo "skipped: .docx and .xlsx are not validated: no openxml-audit"
fi
command -v pdfinfo >/dev/null || { echo "skipped: papers are not opened: no poppler-utils"; exit 0; }
if command -v chromium >/dev/null; then
    while read -r paper; do
        timeout 60 chromium --headless --no-sandbox --disable-gpu --no-pdf-header-footer --user-data-dir="$work/browser" \
            --print-to-pdf="$work/paper.pdf" "file://$paper" >/dev/null 2>&1 || true
        look_at "$paper" "$work/paper.pdf"; rm -f "$work/paper.pdf"
    done < <(find "$folder" -name '*.html' | sort)
    told "a browser prints"
else
    echo "skipped: printing from a browser: no chromium"
fi
if command -v soffice >/dev/null; then
    find "$folder" -name '*.docx' -o -name '*.xlsx' | sort > "$work/office"
    mkdir "$work/pdf"
    n=0
    while read -r paper; do n=$((n + 1)); cp "$paper" "$work/pdf/$n.${paper##*.}"; done < "$work/office"
    (cd "$work/pdf" && timeout 600 soffice -env:UserInstallation="file://$work/office-home" --headless --convert-to pdf \
        ./*.docx ./*.xlsx >/dev/null 2>&1) || true
    n=0
    while read -r paper; do n=$((n + 1)); look_at "$paper" "$work/pdf/$n.pdf"; done < "$work/office"
    told "an office program opens"
else
    echo "skipped: opening .docx and .xlsx: no LibreOffice"
fi
