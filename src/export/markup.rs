//! What HTML and Word's markup of a paper share: tags, and which pieces stay on one page, such as a heading with what
//! follows it and signatures with what is signed.
//!
//! Each form keeps a block together in its own way. The invariant: no piece is lost, and their order stays.

use crate::export::paper::{Piece, Size};

pub(super) use crate::text::edge::escaped_xml as escaped;

/// An element: `open` is its name and, after a space, its attributes.
pub(super) fn tag(open: &str, inside: &str) -> String {
    let (name, _) = open.split_once(' ').unwrap_or((open, ""));
    format!("<{open}>{inside}</{name}>")
}

/// Rows of a table that stay with what follows it: signatures need more above them than a row or two.
pub(super) fn last_rows(after: &[Piece]) -> usize {
    if after.iter().any(|piece| matches!(piece, Piece::Signatures(_))) { 5 } else { 2 }
}

/// The pieces in their order, cut only where a page may end.
pub(super) fn blocks(pieces: &[Piece]) -> impl Iterator<Item = &[Piece]> {
    let mut rest = pieces;
    std::iter::from_fn(move || {
        let joints = rest.windows(2).enumerate();
        let n = joints.take_while(|(at, joint)| stay(joint, rest.get(at + 2))).count() + 1;
        let (block, later) = rest.split_at_checked(n)?;
        rest = later;
        Some(block)
    })
}

/// Whether two pieces stay on one page. `next` is what comes after them.
fn stay(joint: &[Piece], next: Option<&Piece>) -> bool {
    let [before, after] = joint else { return false };
    if matches!(before, Piece::PageBreak) || matches!(after, Piece::PageBreak) {
        return false;
    }
    if matches!(before, Piece::Heading(..)) || matches!(after, Piece::Signatures(_)) {
        return true;
    }
    let is_line = |piece: &Piece| matches!(piece, Piece::Text(_) | Piece::Field { .. });
    if is_line(after) && matches!(next, Some(Piece::Signatures(_))) {
        // A line and signatures never stand alone on a page.
        return true;
    }
    match (before, after) {
        // The end of a paper does not stand alone on a new page.
        (Piece::Signatures(_), Piece::Text(text)) => text.size == Size::Small,
        // A line that stands out leads on to what is under it.
        (Piece::Text(text), Piece::Text(_) | Piece::Table(_)) => text.bold || text.italic || text.leads,
        // What follows a table is about it, and what is asked stays with the lines to answer on.
        (before, after) => {
            matches!((before, after), (Piece::Table(_), Piece::Text(_)) | (Piece::Text(_), Piece::Lines(_)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{blocks, tag};
    use crate::export::paper::{Level, Piece, Signature, Size, Table, Text};

    #[test]
    fn a_tag_is_closed_by_its_name() {
        assert_eq!(tag("td class=\"right\"", "5"), "<td class=\"right\">5</td>");
    }

    #[test]
    fn no_heading_and_no_signature_stands_alone() {
        let heading = |level| Piece::Heading(level, "A".into());
        let text = || Piece::from(Text::new("chữ"));
        let signed = || Piece::Signatures(vec![Signature::default()]);
        let credits = || Piece::from(Text::new("nguồn").sized(Size::Small));
        let pieces = [
            heading(Level::Title),
            heading(Level::Section),
            text(),
            text(),
            Text::new("đậm").bold().into(),
            Table::default().into(),
            signed(),
            credits(),
            text(),
            Piece::Lines(2),
            Piece::PageBreak,
            signed(),
            text(),
            Table::default().into(),
            text(),
            signed(),
            Table::default().into(),
            text(),
            text(),
        ];
        let lengths: Vec<usize> = blocks(&pieces).map(<[Piece]>::len).collect();
        assert_eq!(lengths, [3, 1, 4, 2, 1, 1, 1, 3, 2, 1]);
        let all: Vec<Piece> = blocks(&pieces).flatten().cloned().collect();
        assert_eq!(all, pieces);
    }
}
