#!/usr/bin/env bash
# Prints papers from a browser and an office program and looks at their pages: pages.sh DONGVAI [FOLDER]
#
# Each form of a loan fills one page, the signs of the hall and the slips stand two on a sheet, and papers in two languages
# take no more sheets than they should. The cards of the longest class have no page without words, in one language and
# with Mông below it, and come to as many pages in both programs. In FOLDER are papers of sessions, as the tests write them: none of their pages is
# blank, and on none signatures stand at the top, with a row or two above them. What is missing is named as skipped.
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
browser chromium vi,en/02-the-vai 6
office soffice vi,en/02-the-vai 6
browser chromium vi/09-giay-vay-von 3
browser chromium vi/13-the-so 3
browser chromium vi,en/04-phieu-quan-sat 2
browser chromium vi,en/08-phieu-thu-phieu-chi 3
office soffice vi/08-phieu-thu-phieu-chi 3
office soffice vi,en/08-phieu-thu-phieu-chi 3
office soffice vi,en/09-giay-vay-von 3
office soffice vi,en/13-the-so 3
PAPERS

# Tells the pages of a PDF without words; the mark at the top and the number at the foot alone are none.
empty() {
    local page
    for page in $(seq "$2"); do
        [ "$(pdftotext -f "$page" -l "$page" "$work/paper.pdf" - | wc -w)" -ge 25 ] ||
            { echo "FAILED: $1: nothing stands on page $page" >&2; exit 1; }
    done
}
for lang in vi vi,mww; do
    "$dongvai" --data-dir "$work/data" kit sinh-hoat-thang-sau --cut 90 --lang $lang --out "$work/long-$lang" >/dev/null
    for paper in 02-the-vai 03-the-thanh-vien; do
        before=
        for program in browser office; do
            if [ $program = browser ]; then command=chromium; else command=soffice; fi
            command -v $command >/dev/null ||
                { echo "skipped: long-$lang/$paper is not printed ($program)"; continue; }
            "$program" "long-$lang/$paper"
            pages=$(pdfinfo "$work/paper.pdf" 2>/dev/null | sed -n 's/^Pages: *//p')
            empty "long-$lang/$paper ($program)" "${pages:-0}"
            [ "${before:-${pages:-0}}" = "${pages:-0}" ] ||
                { echo "FAILED: long-$lang/$paper: $before pages, but $pages in the other program" >&2; exit 1; }
            before=$pages
            rm -f "$work/paper.pdf"
        done
        echo "ok: long-$lang/$paper: every one of ${before:-0} pages has words"
    done
done

# Tells the pages of a PDF on which signatures stand less than so many points below the top, which is where they come to
# below two rows of a table: NAME PDF POINTS
alone() {
    pdftotext -bbox "$2" "$work/words" || { echo "$1: comes to no page"; return; }
    awk -v name="$1" -v least="$3" '/<page /{page++} />\((ký|signature),</{
        split($0, at, "\""); if (at[4] < least) print name ": page " page ", signatures stand alone" }' "$work/words"
}
# Tells the pages of a PDF on which nothing stands below the mark at the top: NAME PDF
blank() {
    pdftotext -bbox "$2" "$work/words" || return 0
    awk -v name="$1" '/<page /{page++; lowest = 0} /<word /{split($0, at, "\""); if (at[4] > lowest) lowest = at[4]}
        /<\/page>/{ if (lowest < 60) print name ": page " page ", nothing stands below the mark" }' "$work/words"
}
sessions=$(realpath -e "${2:-/}")
if [ "$sessions" = / ]; then echo "skipped: no papers of sessions are printed: no folder"; exit 0; fi
: > "$work/found"
if command -v chromium >/dev/null; then
    while read -r paper; do
        work_of=${paper#"$sessions"/}
        cp "$paper" "$work/page.html"; browser page
        alone "$work_of (browser)" "$work/paper.pdf" 160 >> "$work/found"
        blank "$work_of (browser)" "$work/paper.pdf" >> "$work/found"; rm -f "$work/paper.pdf"
    done < <(find "$sessions" -name '*.html' | sort)
fi
if command -v soffice >/dev/null; then
    mkdir "$work/pdf"
    while read -r paper; do
        cp "$paper" "$work/pdf/$(tr / ' ' <<<"${paper#"$sessions"/}")"
    done < <(find "$sessions" -name '*.docx')
    (cd "$work/pdf" && timeout 300 soffice -env:UserInstallation="file://$work/office-home" --headless --convert-to pdf \
        ./*.docx >/dev/null 2>&1) || true
    for paper in "$work"/pdf/*.docx; do
        alone "$(basename "$paper") (office)" "${paper%.docx}.pdf" 120 >> "$work/found"
        blank "$(basename "$paper") (office)" "${paper%.docx}.pdf" >> "$work/found"
    done
fi
[ ! -s "$work/found" ] || { echo "FAILED:" >&2; sort -u "$work/found" >&2; exit 1; }
echo "ok: no signatures stand alone and no page is blank: $(find "$sessions" -name '*.html' | wc -l) papers of sessions"
