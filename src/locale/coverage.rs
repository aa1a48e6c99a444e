//! Compares a translation with the Vietnamese it belongs to: which lines are missing, which ids no code uses, and where
//! the `{ $name }`s are not the same.
//!
//! It reads texts, not their meaning: only a speaker can judge whether a line is well said.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{
    CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement, Resource,
};

use crate::locale::pattern::parsed;
use crate::text;

/// Every text that has words, with the names of its values.
pub type Placeables = BTreeMap<String, BTreeSet<String>>;

/// Sorted ids. They compare a translation with the Vietnamese.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Coverage {
    pub missing: Vec<String>,
    pub unused: Vec<String>,
    /// In both, but with other values.
    pub differing: Vec<String>,
}

impl Coverage {
    pub fn of(translation: &Placeables, vietnamese: &Placeables) -> Self {
        let only_in = |here: &Placeables, there: &Placeables| {
            here.keys().filter(|id| !there.contains_key(*id)).cloned().collect()
        };
        let differs = |(id, names): &(&String, &BTreeSet<String>)| {
            vietnamese.get(*id).is_some_and(|expected| expected != *names)
        };
        Self {
            missing: only_in(vietnamese, translation),
            unused: only_in(translation, vietnamese),
            differing: translation.iter().filter(differs).map(|(id, _)| id.clone()).collect(),
        }
    }
}

/// The texts of a `.ftl` file. Leaves out what cannot be read, as the program does when it shows the file.
pub fn placeables_of_file(source: &str) -> Placeables {
    parsed(source, names_of)
}

fn names_of(resource: Resource<&str>) -> Placeables {
    let messages = resource.body.into_iter().filter_map(|entry| match entry {
        Entry::Message(message) => Some((message.id.name, message.value?)),
        Entry::Term(_)
        | Entry::Comment(_)
        | Entry::GroupComment(_)
        | Entry::ResourceComment(_)
        | Entry::Junk { .. } => None,
    });
    let mut placeables = Placeables::new();
    for (id, pattern) in messages {
        let mut names = BTreeSet::new();
        in_pattern(&pattern, &mut names);
        placeables.insert(id.to_owned(), names);
    }
    placeables
}

/// The Vietnamese lines of a scenario, key and text.
pub fn placeables_of_lines<'a>(lines: impl IntoIterator<Item = (&'a str, &'a str)>) -> Placeables {
    let lines = lines.into_iter().map(|(key, line)| {
        let mut pattern = placeables_of_file(&format!("line = {}\n", text::fold_spaces(line)));
        (key.to_owned(), pattern.remove("line").unwrap_or_default())
    });
    lines.collect()
}

fn in_pattern(pattern: &Pattern<&str>, names: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { .. } => {}
            PatternElement::Placeable { expression } => in_expression(expression, names),
        }
    }
}

fn in_expression(expression: &Expression<&str>, names: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => in_inline(inline, names),
        Expression::Select { selector, variants } => {
            in_inline(selector, names);
            for variant in variants {
                in_pattern(&variant.value, names);
            }
        }
    }
}

fn in_inline(inline: &InlineExpression<&str>, names: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            names.insert(id.name.to_owned());
        }
        InlineExpression::Placeable { expression } => in_expression(expression, names),
        InlineExpression::FunctionReference { arguments, .. } => in_arguments(arguments, names),
        InlineExpression::TermReference { arguments, .. } => {
            if let Some(arguments) = arguments {
                in_arguments(arguments, names);
            }
        }
        InlineExpression::StringLiteral { .. }
        | InlineExpression::NumberLiteral { .. }
        | InlineExpression::MessageReference { .. } => {}
    }
}

fn in_arguments(arguments: &CallArguments<&str>, names: &mut BTreeSet<String>) {
    for argument in &arguments.positional {
        in_inline(argument, names);
    }
    for argument in &arguments.named {
        in_inline(&argument.value, names);
    }
}

#[cfg(test)]
mod tests {
    use super::{Coverage, placeables_of_file, placeables_of_lines};
    use crate::locale::catalog::Catalog;
    use crate::locale::lang::Lang;
    use crate::locale::lang::Speech;
    use crate::scenario::kinds::PaymentPaper;
    use crate::scenario::terms::{Block, Fatal, Role};
    use crate::text;

    const VIETNAMESE: &str = include_str!("../../locales/vi/ui.ftl");
    const ENGLISH: &str = include_str!("../../locales/en/ui.ftl");

    #[test]
    fn the_screens_are_complete_in_english() {
        let coverage = Coverage::of(&placeables_of_file(ENGLISH), &placeables_of_file(VIETNAMESE));
        assert_eq!(coverage, Coverage::default());
        let texts = [(Lang::Vi, VIETNAMESE.to_owned()), (Lang::En, ENGLISH.to_owned())];
        assert_eq!(Catalog::new(texts).0.problems(), []);
    }

    #[test]
    fn the_shipped_texts_can_be_drawn() {
        for source in [VIETNAMESE, ENGLISH] {
            assert!(text::is_nfc(source) && text::hidden_mark(source).is_none());
        }
    }

    #[test]
    fn everything_with_a_slug_has_a_name() {
        let (catalog, _) = Catalog::new([(Lang::Vi, VIETNAMESE.to_owned())]);
        let seats = Role::SEATS.into_iter().chain([Role::Room]);
        let fatal = [Fatal::VotesWithoutQuorum, Fatal::LendsAlone, Fatal::ShamesDebtor, Fatal::FalsifiesBook];
        let ids = seats
            .flat_map(|role| [format!("role-{}", role.slug()), format!("role-{}-call", role.slug())])
            .chain(Block::ALL.iter().copied().map(|block| format!("block-{}", block.slug())))
            .chain(PaymentPaper::ALL.iter().copied().map(|paper| format!("paper-{}", paper.slug())))
            .chain(fatal.map(|fatal| format!("fatal-{}", fatal.slug())));
        for id in ids {
            assert!(!catalog.word(Speech::default(), &id).starts_with('⟨'), "{id}");
        }
    }

    #[test]
    fn words_the_clubs_do_not_use_stay_out() {
        let unwanted =
            ["giả định", "số dư", "hội viên", "con nợ", "đã ghi·", "xét vay", "CSTN", "HTCĐ", "TNV", "TGN"];
        for word in unwanted {
            assert!(!VIETNAMESE.contains(word), "{word}");
        }
    }

    #[test]
    fn a_translation_is_compared_id_by_id() {
        let vietnamese =
            placeables_of_lines([("a", "Một"), ("b", "{ $who } nộp\n{ $sum }"), ("c", "Ba { $n }")]);
        let english = "b = { $who } pays\nc = { $n ->\n    [one] one\n   *[other] { $n }\n }\nd = Four\n";
        let coverage = Coverage::of(&placeables_of_file(english), &vietnamese);
        assert_eq!(
            (coverage.missing, coverage.unused, coverage.differing),
            (vec!["a".to_owned()], vec!["d".to_owned()], vec!["b".to_owned()])
        );
        assert_eq!(Coverage::of(&vietnamese, &vietnamese), Coverage::default());
    }
}
