//! Both forms of a paper, opened again and read.

use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::Event;
use zip::ZipArchive;

use super::paper::{Align, Grid, Paper, Piece, Signature, Size, Table, Text};
use super::{docx, html};
use crate::locale::{Lang, Pair};

fn both(main: &str, second: &str) -> Pair {
    Pair { main: main.to_owned(), second: Some(second.to_owned()) }
}

/// One of each piece.
fn sample() -> Paper {
    let mut paper = Paper::new("Biên bản <&\">", Lang::Vi, Some(both("BẢN TẬP", "PRACTICE")));
    paper.title(both("BIÊN BẢN", "Minutes"));
    paper.section("1. Thu chi");
    paper.text(both("Chị nói: \"5 < 6 & 7 > 6\"\ndòng sau", "She's right"));
    paper.push(Text::item("–", "Đại biểu").sized(Size::Large).bold());
    paper.push(Text::new("500.000\u{a0}đ").sized(Size::Giant).centered().italic());
    paper.field(both("Ngày", "Date"), Some("25/6/2026".into()));
    paper.field(both("Nơi", "Place"), None);
    let mut table = Table::new([(3, Align::Left), (1, Align::Right)], vec!["Diễn giải".into(), "Thu".into()]);
    table.row(vec!["Hội phí".into(), "235.000\u{a0}đ".into()]);
    table.sum(vec!["Cộng".into(), "235.000\u{a0}đ".into()]);
    table.n_blank = 2;
    paper.push(table);
    paper.push(Piece::Lines(3));
    let signature = |office: &str, name: Option<&str>| Signature {
        office: office.into(),
        note: "(ký)".into(),
        name: name.map(str::to_owned),
    };
    paper.push(Piece::Signatures(vec![signature("Thư ký", None), signature("Chủ nhiệm", Some("Lò A"))]));
    paper.push(Piece::PageBreak);
    let card = |words: &str| vec![Piece::from(Text::new(words)), Piece::Lines(1), Piece::PageBreak];
    let cards = ["một", "hai", "ba"].map(card).to_vec();
    paper.push(Grid { n_columns: 2, height_mm: 40, cards });
    paper
}

/// A table over several sheets: its head is that of its end as well, and the signatures stay with its last rows.
#[test]
fn the_end_of_a_long_table_has_its_head() {
    let mut paper = Paper::new("A", Lang::Vi, None);
    let mut table = Table::new([(1, Align::Left)], vec!["Họ và tên".into()]);
    (0..9).for_each(|n| table.row(vec![format!("người {n}").as_str().into()]));
    paper.push(table);
    paper.push(Piece::Signatures(vec![Signature { office: "Thư ký".into(), ..Signature::default() }]));
    let shown = html::write(&paper);
    let (_, body) = shown.split_once("<body>").unwrap();
    assert_eq!((body.matches("class=\"table").count(), body.matches("Họ và tên").count()), (1, 1), "{body}");
    let (_, end) = body.split_once("<tbody class=\"end\">").unwrap();
    let (end, _) = end.rsplit_once("</tbody>").unwrap();
    assert_eq!((end.matches("người").count(), end.contains("Thư ký")), (5, true), "{end}");
    assert!(shown.contains(".end { break-inside: avoid; }"));
}

/// What is written by hand is as large as what is filled in.
#[test]
fn a_line_to_write_on_has_any_size() {
    let mut paper = Paper::new("A", Lang::Vi, None);
    paper.push(Text::blank(&"Họ và tên".into()).sized(Size::Clear));
    let shown = html::write(&paper);
    let blank = "<p class=\"field clear\"><span>Họ và tên:</span><span class=\"dots\"></span></p>";
    assert!(shown.contains(blank), "{shown}");
    let body = part(&docx::write(&paper).unwrap(), "word/document.xml");
    let run = "<w:sz w:val=\"32\"/><w:szCs w:val=\"32\"/></w:rPr><w:t xml:space=\"preserve\">Họ và tên:";
    assert!(body.contains(run) && body.contains("w:leader=\"dot\""), "{body}");
}

fn part(file: &[u8], name: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(file)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The words between the tags, in the order of the alphabet; every tag must be closed.
fn words(xml: &str) -> Vec<String> {
    let mut reader = Reader::from_str(xml);
    let mut text = String::new();
    loop {
        match reader.read_event().unwrap_or_else(|error| panic!("{error}: {xml}")) {
            Event::Text(found) => text.push_str(&found.into_inner()),
            Event::GeneralRef(found) => text.extend(["&", &found.into_inner(), ";"]),
            Event::Start(_) | Event::End(_) | Event::Empty(_) => text.push(' '),
            Event::Eof => break,
            Event::CData(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
    let mut words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
    words.sort();
    words
}

/// The body of a page, its empty tags closed as XML wants them.
fn html_body(paper: &Paper) -> String {
    let html = html::write(paper);
    let (_, body) = html.split_once("<body>").unwrap();
    let (body, _) = body.split_once("</body>").unwrap();
    let mut body = format!("<body>{body}</body>").replace("<br>", "<br/>");
    for empty in ["<col style", "<hr class"] {
        body = body
            .split(empty)
            .enumerate()
            .map(
                |(at, rest)| {
                    if at == 0 { rest.to_owned() } else { empty.to_owned() + &rest.replacen('>', "/>", 1) }
                },
            )
            .collect();
    }
    body
}

#[test]
fn every_part_is_well_formed_and_every_one_is_announced() {
    let file = docx::write(&sample()).unwrap();
    let archive = ZipArchive::new(Cursor::new(&file)).unwrap();
    let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
    let types = part(&file, "[Content_Types].xml");
    for name in &names {
        words(&part(&file, name));
        let is_announced = name.contains(".rels") || types.contains(&format!("\"/{name}\""));
        assert!(is_announced || name == "[Content_Types].xml", "{name}");
    }
    for (of, folder) in [("_rels/.rels", ""), ("word/_rels/document.xml.rels", "word/")] {
        for target in part(&file, of).split("Target=\"").skip(1) {
            let target = format!("{folder}{}", target.split('"').next().unwrap());
            assert!(names.contains(&target), "{target}");
        }
    }
}

#[test]
fn both_forms_say_the_same_words() {
    let paper = sample();
    let file = docx::write(&paper).unwrap();
    let mut in_word = words(&part(&file, "word/document.xml"));
    // One mark a page in the one form, one for all pages in the other.
    for _page in 0..2 {
        in_word.extend(words(&part(&file, "word/header1.xml")));
    }
    in_word.sort();
    assert_eq!(words(&html_body(&paper)), in_word);
    for word in ["&lt;", "&quot;5", "She&#39;s", "235.000\u{a0}đ"] {
        let word = word.split('\u{a0}').next().unwrap();
        assert!(in_word.iter().any(|found| found == word), "{word}: {in_word:?}");
    }
}

/// Two languages on a sheet are smaller, so that what fills a sheet in one language does so in two.
#[test]
fn letters_are_smaller_where_there_are_two_languages() {
    let mut alone = Paper { mark: Some("BẢN TẬP".into()), pieces: Vec::new(), ..sample() };
    alone.text("Chào bà con");
    let size = |paper: &Paper| {
        let styles = part(&docx::write(paper).unwrap(), "word/styles.xml");
        (html::write(paper).contains(" class=\"two\""), styles.contains("<w:sz w:val=\"26\"/>"))
    };
    assert_eq!([size(&alone), size(&sample())], [(false, true), (true, false)]);
    // Also where the mark is in one language, as where the second one has only what trainees read.
    let mut cards = Paper { mark: Some("BẢN TẬP".into()), pieces: Vec::new(), ..sample() };
    let card = vec![Text::new(both("Chào bà con", "Nyob zoo")).into()];
    cards.push(Grid { n_columns: 1, height_mm: 40, cards: vec![card] });
    assert_eq!(size(&cards), (true, false));
}

/// Word refuses a cell without a paragraph at its end, and two tables in a row grow into one.
#[test]
fn a_table_is_always_followed_by_a_paragraph() {
    let document = part(&docx::write(&sample()).unwrap(), "word/document.xml");
    for rest in document.split("</w:tbl>").skip(1) {
        assert!(rest.starts_with("<w:p>"), "{rest}");
    }
    for before in document.split("</w:tc>").collect::<Vec<_>>().split_last().unwrap().1 {
        assert!(before.ends_with("</w:p>"), "{before}");
    }
}

/// After a table that fills its page there is no room for even an empty paragraph, and a page of its own would be blank.
#[test]
fn nothing_stands_between_a_table_and_the_end_of_its_page() {
    let mut paper = Paper::new("Thẻ", Lang::Vi, None);
    for (n, name) in ["một", "hai", "ba"].into_iter().enumerate() {
        if n > 0 {
            paper.push(Piece::PageBreak);
        }
        paper.push(Grid { n_columns: 1, height_mm: 40, cards: vec![vec![Text::new(name).into()]] });
    }
    let document = part(&docx::write(&paper).unwrap(), "word/document.xml");
    let pages: Vec<&str> = document.split("<w:pageBreakBefore/>").collect();
    assert_eq!(pages.len(), 3);
    for before in &pages[..2] {
        let (before, _) = before.rsplit_once("<w:p>").unwrap();
        assert!(before.ends_with("</w:tbl>"), "{before}");
    }
}

/// A long office takes two lines, and what is below it in the other columns does not move.
#[test]
fn the_offices_of_signatures_are_a_row_of_their_own() {
    let document = part(&docx::write(&sample()).unwrap(), "word/document.xml");
    let row = document.split("<w:tr>").find(|row| row.contains("Thư ký")).unwrap();
    assert!(row.contains("Chủ nhiệm") && !row.contains("(ký)"), "{row}");
}

#[test]
fn the_same_paper_is_the_same_file() {
    let written = [docx::write(&sample()).unwrap(), docx::write(&sample()).unwrap()];
    assert_eq!(written[0], written[1]);
    assert_eq!(html::write(&sample()), html::write(&sample()));
}

#[test]
fn a_page_asks_for_nothing_from_outside() {
    let html = html::write(&sample().landscape());
    for outside in ["http", "url(", "<script", "<link", "<img", "@import"] {
        assert!(!html.contains(outside), "{outside}");
    }
    assert!(html.contains("<title>Biên bản &lt;&amp;&quot;&gt;</title>") && html.contains("A4 landscape"));
    assert_eq!(html.matches("BẢN TẬP").count(), 2, "one on each page");
}

#[test]
fn a_paper_without_anything_is_still_a_file() {
    let empty = Paper::new("", Lang::En, None);
    words(&part(&docx::write(&empty).unwrap(), "word/document.xml"));
    assert!(html::write(&empty).ends_with("</html>\n"));
    let mut odd = empty;
    odd.push(Table::default());
    odd.push(Piece::Signatures(Vec::new()));
    odd.push(Grid { n_columns: 0, height_mm: 0, cards: vec![Vec::new()] });
    words(&part(&docx::write(&odd).unwrap(), "word/document.xml"));
    words(&html_body(&odd));
}

/// A slip with its lines below each other in two languages would not stand twice on a page.
#[test]
fn a_line_to_write_on_is_one_line_in_two_languages() {
    let mut paper = Paper::new("Phiếu thu", Lang::Vi, None);
    paper.field(both("Người nộp", "Paid by"), None);
    let body = part(&docx::write(&paper).unwrap(), "word/document.xml");
    let (before, _) = body.split_once("<w:tab/>").unwrap();
    assert!(before.contains("Người nộp:") && before.contains("Paid by:"), "{body}");
    assert!(!body.contains("<w:br/>"), "{body}");
    // Where both would fill the line, the second one stands below.
    let mut paper = Paper::new("Đơn xin vay", Lang::Vi, None);
    paper.field(both(&"lời dài ".repeat(7), &"long words ".repeat(6)), None);
    let body = part(&docx::write(&paper).unwrap(), "word/document.xml");
    let (before, after) = body.split_once("<w:tab/>").unwrap();
    assert!(!before.contains("long words") && after.contains("long words"), "{body}");
}
