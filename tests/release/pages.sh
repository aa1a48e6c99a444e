#!/usr/bin/env bash
# Prints papers from a browser and compares how many pages they come to: pages.sh DONGVAI
#
# Each form of a loan fills one page, the signs of the hall stand two on a sheet, and papers in two languages take no more
# sheets than they should. What is missing is named as skipped.
set -euo pipefail
dongvai=$(realpath -e "${1:?the program}")
command -v chromium >/dev/null || { echo "skipped: no paper is printed: no chromium"; exit 0; }
command -v pdfinfo >/dev/null || { echo "skipped: no paper is printed: no poppler-utils"; exit 0; }
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
for lang in vi vi,en; do
    "$dongvai" --data-dir "$work/data" kit sinh-hoat-thang-sau --cut 45 --format html --lang $lang --out "$work/$lang" >/dev/null
done
while read -r paper expected; do
    timeout 60 chromium --headless --no-sandbox --disable-gpu --no-pdf-header-footer --user-data-dir="$work/browser" \
        --print-to-pdf="$work/paper.pdf" "file://$work/$paper.html" >/dev/null 2>&1 || true
    pages=$(pdfinfo "$work/paper.pdf" 2>/dev/null | sed -n 's/^Pages: *//p')
    [ "${pages:-0}" = "$expected" ] ||
        { echo "FAILED: $paper comes to ${pages:-0} pages, not $expected" >&2; exit 1; }
    echo "ok: $paper comes to $pages pages"
    rm -f "$work/paper.pdf"
done <<'PAPERS'
vi/09-giay-vay-von 3
vi/13-the-so 3
vi,en/04-phieu-quan-sat 2
vi,en/08-phieu-thu-phieu-chi 3
PAPERS
