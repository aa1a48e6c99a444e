//! What the screens about people's data ask for, and what is reported. No name is in any other message.

/// What is asked of the record about the people in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PrivacyRequest {
    /// Everything the screen shows.
    Read,
    /// What would go with this person, by id.
    Held {
        person: String,
    },
    Erase {
        person: String,
    },
    /// From now on these two are one person, with the code of the first.
    Join {
        kept: String,
        other: String,
    },
    /// Takes back every joining of this person.
    TakeApart {
        person: String,
    },
    /// Gives a person another code.
    Rename {
        person: String,
        code: String,
    },
    /// Erases what is older than it is to be kept.
    EraseDue,
    /// Removes the files that were listed after an erasing.
    RemoveTraces,
    /// The next of the times that are offered, or the one before.
    TurnRetention {
        forward: bool,
    },
    SetPin {
        pin: String,
    },
    ClearPin,
    /// Writes the notice, line by line, into a file that can be printed.
    WriteNotice {
        lines: Vec<String>,
    },
    /// Whether a name is kept for this code already.
    Learner {
        code: String,
    },
    /// Keeps a name that was agreed to after this wording had been read out.
    KeepName {
        code: String,
        name: String,
        version: &'static str,
    },
}

/// What became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PrivacyReport {
    Facts(PrivacyFacts),
    Held {
        person: String,
        code: String,
        counts: Counts,
        /// Files in our own folders that hold something of them.
        traces: Vec<TraceRow>,
    },
    /// Who is whom has changed; the ui message that says so.
    Changed(&'static str),
    /// A code that cannot be given; the ui message that says why.
    CodeRefused(&'static str),
    Erased {
        counts: Counts,
        removed: Vec<String>,
        /// The id and the files of the person; none where it was about all that was due.
        traces: Option<(String, Vec<TraceRow>)>,
    },
    /// How many files went, and those that could not be removed.
    TracesRemoved {
        n: usize,
        failed: Vec<String>,
    },
    NoticeWritten {
        path: String,
    },
    Learner {
        name: Option<AgreedName>,
    },
    NameKept,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PrivacyFacts {
    pub learners: Vec<LearnerRow>,
    /// Months that names and words are kept; none if they are kept until erased by hand.
    pub months: Option<u16>,
    /// What is older than that.
    pub due: Counts,
    pub has_pin: bool,
}

/// A file in our own folders that holds something of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TraceRow {
    pub path: String,
    /// The message that says what of them is in it.
    pub why: &'static str,
}

/// How much there is, as [`crate::tui::runner`] counts it in the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    pub sessions: u64,
    /// Words that people wrote.
    pub notes: u64,
    pub names: u64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LearnerRow {
    /// By which the person is asked for.
    pub person: String,
    /// With a mark where two people have it.
    pub code: String,
    /// Without a mark.
    pub bare: String,
    /// Where the code was first typed, in short.
    pub laptops: String,
    /// One of these is this laptop.
    pub is_here: bool,
    /// How many were joined to this person, the person among them.
    pub parts: usize,
    /// No person, but a name of an older record that belongs to none yet.
    pub is_name_alone: bool,
    /// An erased person was joined to this person later.
    pub is_joined_to_erased: bool,
    pub sessions: u64,
    pub name: Option<AgreedName>,
}

/// A name, which wording was read out before it was given, and when that was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgreedName {
    pub name: String,
    pub version: String,
    pub date: String,
}
