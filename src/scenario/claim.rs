//! What a Vietnamese text claims: that hands were counted or a vote was put off, and how an amount is rounded.
//!
//! `explore` compares claims about votes with what happened on a path. A text that only speaks of voting claims nothing.

use crate::id::{Flag, ItemId};

/// What a text says about the end of a vote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VoteClaim {
    Held,
    PutOff,
}

/// A wrong statement of a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClaimFault {
    /// A right answer claims that a vote was held, or put off, and it was not.
    Contradicted { item: ItemId, claim: VoteClaim },
    /// Both flags are set, and each makes another answer right.
    TwoRight { first: Flag, second: Flag },
    /// The question names an amount that is zero.
    NamesNothing { name: String },
    /// The question names a number that it asks for.
    TellsAnswer { name: String },
}

/// Words of a text that says a vote was put off. They are looked for first: "chưa biểu quyết" also has "biểu quyết".
const PUT_OFF: [&str; 6] = [
    "chưa biểu quyết",
    "chưa đưa ra biểu quyết",
    "chưa bỏ phiếu",
    "hoãn biểu quyết",
    "lùi việc biểu quyết",
    "không đưa ra biểu quyết",
];
/// Words of a text that says hands were counted.
const HELD: [&str; 7] = [
    "đã biểu quyết",
    "giơ tay",
    "đếm tay",
    "đếm từng tổ",
    "tán thành",
    "biểu quyết thông qua",
    "phiếu thuận",
];

/// What this text claims; none where it claims nothing.
pub fn of_vote(text: &str) -> Option<VoteClaim> {
    let text = text.to_lowercase();
    let says = |words: &[&str]| words.iter().any(|words| text.contains(words));
    if says(&PUT_OFF) { Some(VoteClaim::PutOff) } else { says(&HELD).then_some(VoteClaim::Held) }
}

/// Whether a text says how to round.
pub fn says_how_to_round(text: &str) -> bool {
    let text = text.to_lowercase();
    ["làm tròn", "tính tròn"].iter().any(|words| text.contains(words))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::VoteClaim::{Held, PutOff};
    use super::{VoteClaim, of_vote};

    #[rstest]
    #[case("Giơ tay, đếm từng tổ; người nhà không biểu quyết", Some(Held))]
    #[case("44 tán thành, 2 không tán thành", Some(Held))]
    #[case("Chưa biểu quyết, để lại tháng sau xét", Some(PutOff))]
    #[case("Hoãn biểu quyết vì chưa đủ người, ai giơ tay xin ghi nhận", Some(PutOff))]
    #[case("Cả hội trường vỗ tay nhất trí", None)]
    #[case("Người nhà không biểu quyết", None)]
    #[case("Thu hội phí { $fees_taken }: Quỹ hoạt động", None)]
    fn what_a_text_claims_about_a_vote(#[case] text: &str, #[case] claim: Option<VoteClaim>) {
        assert_eq!(of_vote(text), claim, "{text}");
    }
}
