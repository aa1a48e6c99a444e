#!/usr/bin/env bash
# Prints papers from a browser and an office program and compares how many pages they come to: pages.sh DONGVAI
#
# Each form of a loan fills one page, the signs of the hall and the slips stand two on a sheet, and papers in two languages
# take no more sheets than they should. What is missing is named as skipped.
set -euo pipefail
dongvai=$(realpath -e "${1:?the program}")
command -v pdfinfo >/dev/null || { echo "skipped: no paper is printed: no poppler-utils"; exit 0; }
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
for lang in vi vi,en; do
    "$dongvai" --data-dir "$work/data" kit sinh-hoat-thang-sau --cut 45 --lang $lang --out "$work/$lang" >/dev/null
done
browser() {
    timeout 60 chromium --headless --no-sandbox --disable-gpu --no-pdf-header-footer --user-data-dir="$work/browser" \
        --print-to-pdf="$work/paper.pdf" "file://$work/$1.html" >/dev/null 2>&1 || true
}
office() {
    cp "$work/$1.docx" "$work/paper.docx"
    timeout 120 soffice -env:UserInstallation="file://$work/office-home" --headless --convert-to pdf --outdir "$work" \
        "$work/paper.docx" >/dev/null 2>&1 || true
}
while read -r program command paper expected; do
    command -v "$command" >/dev/null || { echo "skipped: $paper is not printed: no $command"; continue; }
    "$program" "$paper"
    pages=$(pdfinfo "$work/paper.pdf" 2>/dev/null | sed -n 's/^Pages: *//p')
    [ "${pages:-0}" = "$expected" ] ||
        { echo "FAILED: $paper comes to ${pages:-0} pages, not $expected ($program)" >&2; exit 1; }
    echo "ok: $paper comes to $pages pages ($program)"
    rm -f "$work/paper.pdf"
done <<'PAPERS'
browser chromium vi/09-giay-vay-von 3
browser chromium vi/13-the-so 3
browser chromium vi,en/04-phieu-quan-sat 2
browser chromium vi,en/08-phieu-thu-phieu-chi 3
office soffice vi/08-phieu-thu-phieu-chi 3
office soffice vi,en/08-phieu-thu-phieu-chi 3
office soffice vi,en/09-giay-vay-von 3
office soffice vi,en/13-the-so 3
PAPERS
