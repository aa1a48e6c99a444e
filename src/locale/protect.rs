//! Which lines of the screens must not be wrong: about money, votes, rules, scores, consent.
//!
//! In a drafted language these stay Vietnamese until a speaker has reviewed them (`lib.rs`, *Decisions*). For the
//! lines of a scenario `scenario::lines` says it. When in doubt, a line belongs here.

/// Beginnings of ids, by what they are about.
const PROTECTED: [&str; 39] = [
    // Money, funds and books.
    "fund-",
    "book-",
    "loan-book-",
    "second-book-",
    "collect-",
    "pay-",
    "paper-",
    "count-",
    "figure-",
    "money-",
    "field-",
    "feedback-unbalanced",
    "role-treasurer-duty",
    // Votes and the share of members they need.
    "vote-",
    "elect-",
    "plan-",
    "roll-quorum-",
    "meter-quorum-",
    // Rules, and what breaks them.
    "rule-",
    "fatal-",
    "app-credits",
    "briefing-assumed",
    "help-assumed",
    "help-two-books",
    "feedback-assumed",
    // Scores.
    "score-",
    "stars-",
    "group-",
    "trainer-numbers",
    "meeting-hint-ask",
    "speak-ticks-self",
    "minutes-free-text",
    // Money and rules on paper, which cannot be taken back.
    "kit-",
    "doc-count-",
    "doc-book-",
    "doc-plan-",
    // Consent, and what is done with what people enter.
    "learner-why-code",
    "drafts-",
    "consent-",
];

pub fn is_protected(id: &str) -> bool {
    PROTECTED.iter().any(|beginning| id.starts_with(beginning))
}

#[cfg(test)]
mod tests {
    use super::{PROTECTED, is_protected};
    use crate::locale::coverage::placeables_of_file;

    #[test]
    fn what_must_not_be_wrong_is_protected() {
        for id in [
            "collect-principal",
            "vote-agree",
            "rule-brief-4-5",
            "stars-3",
            "learner-why-code",
            "fund-income",
        ] {
            assert!(is_protected(id), "{id}");
        }
        for id in ["yes", "home-play", "key-next", "role-treasurer", "meeting-call"] {
            assert!(!is_protected(id), "{id}");
        }
    }

    #[test]
    fn every_beginning_protects_something() {
        let ids = placeables_of_file(include_str!("../../locales/vi/ui.ftl"));
        let idle: Vec<_> =
            PROTECTED.iter().filter(|start| !ids.keys().any(|id| id.starts_with(**start))).collect();
        assert_eq!(idle, Vec::<&&str>::new());
    }

    /// A text with an amount in it is about money, whatever it is called.
    #[test]
    fn no_amount_stands_in_an_open_line() {
        let texts = placeables_of_file(include_str!("../../locales/vi/ui.ftl"));
        let amounts = ["sum", "amount", "owed", "rate", "score"];
        let open: Vec<_> = texts
            .iter()
            .filter(|(id, names)| !is_protected(id) && amounts.iter().any(|name| names.contains(*name)))
            .map(|(id, _)| id)
            .collect();
        assert_eq!(open, Vec::<&String>::new());
    }
}
