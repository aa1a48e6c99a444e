//! Edits a file of texts: every message that does not change stays as it is, with the comments above it.
//!
//! Only for files that can be read. The content of a message is not looked at. The invariant: a file whose messages
//! all stay is written as it was, except for the order of its messages.

use std::collections::BTreeMap;

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct FtlFile {
    /// Comments and blank lines before the first message.
    head: String,
    messages: Vec<Message>,
    /// New messages, with nothing above them.
    added: Vec<Message>,
    /// Comments and blank lines behind the last message.
    tail: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Message {
    id: String,
    /// Comments and blank lines above it.
    above: String,
    /// Its own lines.
    written: String,
}

impl FtlFile {
    pub(super) fn parse(source: &str) -> Self {
        let mut file = Self::default();
        let mut above = String::new();
        for line in source.trim_start_matches('\u{feff}').lines() {
            let begins = line.starts_with(|first: char| first.is_ascii_alphabetic() || first == '-');
            if begins {
                let id = line.split(['=', ' ', '\t']).next().unwrap_or_default().to_owned();
                let above = std::mem::take(&mut above);
                file.messages.push(Message { id, above, written: format!("{line}\n") });
            } else if line.trim().is_empty() || line.starts_with('#') {
                above.extend([line, "\n"]);
            } else if let Some(message) = file.messages.last_mut() {
                // A text may go on behind a blank line.
                message.written.extend([std::mem::take(&mut above).as_str(), line, "\n"]);
            } else {
                above.extend([line, "\n"]);
            }
        }
        file.tail = above;
        if let Some(first) = file.messages.first_mut() {
            file.head = std::mem::take(&mut first.above);
        }
        file
    }

    pub(super) fn set(&mut self, id: &str, words: &str) {
        let written = format!("{id} = {words}\n");
        match self.messages.iter_mut().chain(&mut self.added).find(|message| message.id == id) {
            Some(message) => message.written = written,
            None => self.added.push(Message { id: id.to_owned(), above: String::new(), written }),
        }
    }

    /// The comments above it then stand above the next message.
    pub(super) fn remove(&mut self, id: &str) {
        self.added.retain(|message| message.id != id);
        let Some(at) = self.messages.iter().position(|message| message.id == id) else { return };
        let above = self.messages.remove(at).above;
        match self.messages.get_mut(at) {
            Some(next) => next.above.insert_str(0, &above),
            None => self.tail.insert_str(0, &above),
        }
    }

    pub(super) fn has_messages(&self) -> bool {
        !self.messages.is_empty() || !self.added.is_empty()
    }

    /// Puts the messages in the order of these ids, and all others after them.
    pub(super) fn in_order<'i>(mut self, ids: impl Iterator<Item = &'i str>) -> String {
        let places: BTreeMap<&str, usize> = ids.zip(0..).collect();
        self.messages.append(&mut self.added);
        self.messages.sort_by_key(|message| places.get(message.id.as_str()).copied().unwrap_or(usize::MAX));
        let mut written = self.head;
        for message in &self.messages {
            written.extend([message.above.as_str(), &message.written]);
        }
        written.push_str(&self.tail);
        written
    }
}

#[cfg(test)]
mod tests {
    use super::FtlFile;

    const FILE: &str = "# Head\n\n## Group\na = Một\nb =\n    Hai\n\n    dòng\n\n## Other\nc = Ba\n# end\n";

    #[test]
    fn a_file_that_stays_is_written_as_it_was() {
        let ids = ["a", "b", "c"];
        assert_eq!(FtlFile::parse(FILE).in_order(ids.into_iter()), FILE);
        assert_eq!(FtlFile::parse("").in_order(ids.into_iter()), "");
    }

    #[test]
    fn messages_come_in_order_with_what_stands_above_them() {
        let mut file = FtlFile::parse(FILE);
        file.set("n", "Mới { $n }");
        file.set("b", "Hai");
        file.remove("c");
        file.set("z", "Cuối");
        let written = file.in_order(["n", "a", "b"].into_iter());
        assert_eq!(
            written,
            "# Head\n\n## Group\nn = Mới { $n }\na = Một\nb = Hai\nz = Cuối\n\n## Other\n# end\n"
        );
    }
}
