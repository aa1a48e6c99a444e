//! A page by its rows, and as it is drawn.

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::layout::Rect;
use ratatui::text::Span;

use super::{Drawn, Hit, Page};
use crate::locale::Pair;
use crate::tui::picture::TaiViet;
use crate::tui::theme::ThemeName;

fn meeting() -> Pair {
    Pair { main: "Họp".to_owned(), second: Some("ꪭꪮꪚ ꪶꪭꪥ (nháp)".to_owned()) }
}

fn rows(page: &Page<'_>) -> Vec<String> {
    page.rows.iter().map(|row| row.line.to_string()).collect()
}

#[test]
fn a_drawn_cue_can_be_clicked_and_focused_like_the_typed_one() {
    let theme = ThemeName::Dark.theme();
    let mut page = Page::new(54, &theme);
    page.item(2, "3", &meeting(), true);
    assert!(page.rows.iter().all(|row| row.hit == Some(Hit::Item(2)) && row.focused));
    let shown = rows(&page);
    assert_eq!(shown.first().map(String::as_str), Some("►3 Họp"));
    assert_eq!(shown.last().map(String::as_str), Some("   (nháp)"));
    assert!(shown.len() > 10 && shown[1..].iter().all(|row| row.is_empty() || row.starts_with("   ")));
    assert!(page.rows.iter().all(|row| row.line.width() <= 54));
    assert!(!shown.concat().contains('ꪭ'));
}

#[test]
fn where_text_is_right_it_is_typed() {
    let theme = ThemeName::Dark.theme();
    let mut page = Page::new(54, &theme).with_tai_viet(TaiViet::Text);
    page.text(&meeting());
    page.centered(&meeting(), theme.text);
    assert_eq!(rows(&page), ["Họp", "  ꪭꪮꪚ ꪶꪭꪥ (nháp)", "Họp", "ꪭꪮꪚ ꪶꪭꪥ (nháp)"]);
}

#[test]
fn other_languages_are_typed_in_one_piece() {
    let theme = ThemeName::Dark.theme();
    let english = Pair { main: "Họp".to_owned(), second: Some("Meeting (draft)".to_owned()) };
    let mut page = Page::new(54, &theme);
    page.text(&english);
    assert_eq!(rows(&page), ["Họp", "  Meeting (draft)"]);
}

fn drawn(rows: u16, page: Page<'_>, top: Option<u16>) -> (String, Drawn) {
    let mut terminal = Terminal::new(TestBackend::new(6, rows)).unwrap();
    let area = Rect { x: 0, y: 0, width: 5, height: rows };
    let mut drawn = Drawn::default();
    terminal.draw(|frame| drawn = page.draw(frame, area, top)).unwrap();
    let cells = terminal.backend().buffer().content().chunks(6);
    let lines = cells.map(|row| row.iter().map(ratatui::buffer::Cell::symbol).collect::<String>());
    (lines.map(|line| line.trim_end().to_owned()).collect::<Vec<_>>().join("\n"), drawn)
}

#[test]
fn what_is_pinned_stays_while_the_rest_follows_the_focus() {
    let theme = ThemeName::Dark.theme();
    let table = || {
        let mut page = Page::new(5, &theme);
        page.text(&Pair { main: "head".to_owned(), second: None });
        page.pin();
        for row in 0..9 {
            page.pieces(vec![(Span::raw(format!("row {row}")), None)], row == 6);
        }
        page
    };
    assert_eq!(drawn(5, table(), None).0, "head\nrow 4↑\nrow 5\nrow 6\nrow 7↓");
    let (shown, found) = drawn(5, table(), Some(0));
    assert_eq!((shown.as_str(), found.most_top), ("head\nrow 0\nrow 1\nrow 2\nrow 3↓", 5));
    assert_eq!(drawn(3, table(), Some(1)).0, "row 0↑\nrow 1\nrow 2↓", "where hardly a row is left");
}

#[test]
fn every_piece_of_a_row_has_its_own_place() {
    let theme = ThemeName::Dark.theme();
    let mut page = Page::new(5, &theme);
    let piece = |words: &'static str, item| (Span::raw(words), Some(Hit::Item(item)));
    page.pieces(vec![piece("ẵ", 7), (Span::raw(" "), None), piece("đọc", 8)], false);
    let place = |x, width| Rect { x, y: 0, width, height: 1 };
    assert_eq!(drawn(1, page, None).1.hits, [(place(0, 1), Hit::Item(7)), (place(2, 3), Hit::Item(8))]);
}
