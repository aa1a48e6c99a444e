//! Writes other words into one text of a script and leaves every other byte as it is.
//!
//! Two texts may have the same words. So each place with the old words is tried, and the right one is that after which
//! the script differs in this line alone.

use std::fmt::Write;

use crate::scenario::check::quoted_texts;
use crate::scenario::lines::Line;
use crate::scenario::reader::{ScriptFile, read_script};

/// The text of the script with other words in the line of this key. None where the script has faults, where it has no
/// such line, or where the line has other words than `old`.
pub fn reworded(file: &ScriptFile, key: &str, old: &str, new: &str) -> Option<String> {
    let before = file.whole()?.lines();
    before.iter().find(|line| line.key == key && line.text == old)?;
    let with_old = quoted_texts(file.root()?).into_iter().filter(|text| text.value == old);
    let mut written = with_old.map(|text| {
        let mut whole = file.text.clone();
        whole.replace_range(text.spot.node().range.clone(), &quoted(new));
        whole
    });
    written.find(|text| {
        let again = read_script(&file.source, text);
        again.whole().is_some_and(|scenario| {
            let after = scenario.lines();
            let is_right = |(one, other): (&Line<'_>, &Line<'_>)| {
                one.key == other.key && other.text == if one.key == key { new } else { one.text }
            };
            before.len() == after.len() && before.iter().zip(&after).all(is_right)
        })
    })
}

/// The words as a script has them.
fn quoted(words: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in words.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            '\n' => quoted.push_str("\\n"),
            // A string takes all that is written to it.
            control if control.is_control() => drop(write!(quoted, "\\u{{{:x}}}", u32::from(control))),
            letter => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::reworded;
    use crate::scenario::reader::read_script;

    const JUNE: &str = include_str!("../../../scenarios/sinh-hoat-thang-sau.ron");

    /// Every line of the June meeting can be written, and nothing but it changes.
    #[test]
    fn each_line_is_written_at_its_own_place() {
        let file = read_script("june.ron", JUNE);
        let lines = file.whole().unwrap().lines();
        // One in twenty is enough, and all that stand more than once.
        let twice = |text: &str| lines.iter().filter(|other| other.text == text).count() > 1;
        let tried = lines.iter().enumerate().filter(|(at, line)| at % 20 == 0 || twice(line.text));
        let mut n = 0;
        for (_, line) in tried {
            let new = format!("{} \"Vâng\" \\ ạ", line.text);
            let written =
                reworded(&file, &line.key, line.text, &new).unwrap_or_else(|| panic!("{}", line.key));
            let more = new.len() - line.text.len() + 3;
            assert_eq!(written.len(), JUNE.len() + more, "{}", line.key);
            n += 1;
        }
        assert!(n > 20, "{n}");
    }

    #[test]
    fn words_that_have_moved_on_are_left_alone() {
        let file = read_script("june.ron", JUNE);
        assert_eq!(reworded(&file, "scenario-title", "Một tên khác", "Tên mới"), None);
        assert_eq!(reworded(&file, "no-such-key", "Một tên khác", "Tên mới"), None);
        let broken = read_script("june.ron", &JUNE.replacen("title:", "titel:", 1));
        let title = &file.scenario.title;
        assert_eq!(reworded(&broken, "scenario-title", title, "Tên mới"), None);
    }
}
