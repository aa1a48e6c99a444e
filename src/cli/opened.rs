//! Opening the record for a command, and saying what became of a damaged one before the command says anything else.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::Path;

use crate::cli::failure::Failure;
use crate::cli::left_out::begun;
use crate::clock::Clock;
use crate::record::{Access, LostSession, News, Opening, RecordStore, Recovery, StillLost, Why};

pub(super) fn open(path: &Path, access: Access, err: &mut dyn Write) -> Result<RecordStore, Failure> {
    let opening = match RecordStore::open(path, access) {
        // An older record is brought up to date to be looked at. A damaged one is recovered by the program alone.
        Err(error) if error.is_behind() => RecordStore::open(path, Access::ReadWrite),
        opening => opening,
    };
    telling(opening?, err)
}

/// For what reads all of a record: every page is checked first.
pub(super) fn open_checked(path: &Path, err: &mut dyn Write) -> Result<RecordStore, Failure> {
    telling(RecordStore::open_checked(path)?, err)
}

fn telling(opening: Opening, err: &mut dyn Write) -> Result<RecordStore, Failure> {
    let mut said = Ok(());
    let store = opening.telling(&mut |news| {
        if said.is_ok() {
            said = tell(news, err);
        }
    });
    said?;
    Ok(store)
}

/// Hears while a line of progress is drawn, and says it afterwards.
#[derive(Debug, Default)]
pub(super) struct Hearing {
    said: Vec<u8>,
    failed: Option<io::Error>,
}

impl Hearing {
    pub(super) fn hear(&mut self, news: News<'_>) {
        if let Err(error) = tell(news, &mut self.said) {
            self.failed = Some(error);
        }
    }

    /// Whether there was anything to say.
    pub(super) fn say(self, err: &mut dyn Write) -> io::Result<bool> {
        err.write_all(&self.said)?;
        self.failed.map_or(Ok(!self.said.is_empty()), Err)
    }
}

/// What has to be said of a record that was opened.
fn tell(news: News<'_>, err: &mut dyn Write) -> io::Result<()> {
    match news {
        News::Recovered(recovery) => tell_recovered(recovery, err),
        News::LogSetAside(aside) => writeln!(
            err,
            "Một bản sao lưu đã được đặt vào chỗ tệp kết quả, bên cạnh nhật ký của tệp cũ. Nhật ký ấy được để riêng ở {}, \
             không trộn vào. (a log of another file was set aside)",
            aside.display()
        ),
    }
}

/// What was saved of a damaged record, and what was lost.
fn tell_recovered(recovery: &Recovery, err: &mut dyn Write) -> io::Result<()> {
    writeln!(
        err,
        "Tệp kết quả bị hỏng. Đã cứu được {} buổi tập, {} bước; tệp cũ được giữ lại ở {} (the record was damaged; this \
         much was saved)",
        recovery.sessions,
        recovery.events,
        recovery.moved_to.display()
    )?;
    if recovery.lost {
        let Recovery { lost_sessions, lost_tables, lost_unnamed, .. } = recovery;
        tell_lost(lost_sessions, lost_tables, *lost_unnamed, err)
    } else {
        writeln!(err, "  Không thấy mất gì (nothing is known to be lost).")
    }
}

/// What the record has lost once and still misses; nothing where it misses nothing.
pub(super) fn tell_still_lost(lost: &StillLost, err: &mut dyn Write) -> io::Result<()> {
    if lost.is_nothing() {
        return Ok(());
    }
    writeln!(
        err,
        "Tệp kết quả này từng bị hỏng và được cứu, nên còn thiếu (the record was damaged once and still misses):"
    )?;
    tell_lost(&lost.sessions, &lost.tables, lost.and_more, err)
}

fn tell_lost(
    sessions: &[LostSession],
    tables: &BTreeSet<&'static str>,
    and_more: bool,
    err: &mut dyn Write,
) -> io::Result<()> {
    for one in sessions {
        let begun = begun(one.started_at, &Clock::System);
        writeln!(err, "  buổi tập {} ({begun}): {}", one.id, what_is_left(one))?;
    }
    tell_tables(tables, err)?;
    if and_more {
        writeln!(
            err,
            "  và có thể cả những chỗ không còn đọc được tên (and maybe more that has no name any more)"
        )?;
    }
    writeln!(err, "  Nếu máy khác hay bản sao lưu còn các buổi ấy, xin gộp lại: dongvai merge TỆP")
}

/// Tables that were missing from a record, as people call what stands in them.
pub(super) fn tell_tables(tables: &BTreeSet<&'static str>, out: &mut dyn Write) -> io::Result<()> {
    for table in tables {
        writeln!(out, "  mất cả phần {} trong tệp (the table {table} was missing)", rows_of(table))?;
    }
    Ok(())
}

/// Rows of a table, as people call them.
pub(super) fn rows_of(table: &str) -> &str {
    match table {
        "laptop" => "tên máy",
        "setting" => "cài đặt",
        "scenario_text" => "bài tập",
        "learner" => "người tập",
        "joining" => "nối mã người tập",
        "correction" => "câu sửa tại chỗ",
        "erasure" => "dấu xóa",
        "session" => "thông tin buổi tập",
        "event" => "các bước đã tập",
        "seat" => "ai ngồi ghế nào",
        "note" => "lời tự viết",
        other => other,
    }
}

/// How much is left of a session, and why no more.
pub(super) fn what_is_left(lost: &LostSession) -> String {
    let why = match lost.why {
        Why::Unread => "trang của tệp bị hỏng",
        Why::Row => "thông tin của buổi hoặc của người ngồi ghế bị sai",
        Why::Event => "bước tiếp theo bị hỏng hoặc đã bị sửa",
        Why::Note => return "đủ các bước, chỉ thiếu lời tự viết không đọc được".to_owned(),
        Why::Beginning => "phần đầu chung với buổi khác không còn",
    };
    match lost.events_left {
        0 => format!("không còn bước nào đọc được, vì {why}"),
        n if lost.why == Why::Unread => format!("đọc được {n} bước, có thể thiếu phần sau, vì {why}"),
        n => format!("chỉ còn {n} bước đầu, vì {why}"),
    }
}
