//! Reads the head of a file: whether it is a script or a club, its id and its title. Menus need no more.

use crate::scenario::reader::outline::outline;
use crate::scenario::reader::ron_options;
use crate::scenario::reader::scanner::{Scanner, TokenKind};
use crate::scenario::reader::spot::Spot;

/// The texts of two head fields, if both are there: `id` and `title`, or `id` and `name`.
pub fn heading(text: &str, title_field: &str) -> Option<(String, String)> {
    let mut scanner = Scanner::new(text);
    let mut depth = 0_usize;
    let (mut field, mut id, mut title) = ("", None, None);
    while let Some(token) = scanner.next_token() {
        let word = text.get(token.range).unwrap_or_default();
        match token.kind {
            TokenKind::Open(_) => depth += 1,
            TokenKind::Close(_) => depth = depth.saturating_sub(1),
            TokenKind::Word if depth == 1 => field = word,
            TokenKind::Text { .. } if depth == 1 && field == "id" => id = ron_options().from_str(word).ok(),
            TokenKind::Text { .. } if depth == 1 && field == title_field => {
                title = ron_options().from_str(word).ok();
            }
            TokenKind::UnclosedText | TokenKind::UnclosedComment => break,
            TokenKind::Word
            | TokenKind::Text { .. }
            | TokenKind::Colon
            | TokenKind::Comma
            | TokenKind::Other(_) => {}
        }
        if id.is_some() && title.is_some() {
            break;
        }
    }
    id.zip(title)
}

/// Whether a text is a club rather than a script.
pub fn is_club(text: &str) -> bool {
    let (root, _) = outline(text);
    root.is_some_and(|root| {
        let spot = Spot::new(&root, text);
        spot.find("charter").is_some() || (spot.find("members").is_some() && spot.find("parts").is_none())
    })
}
