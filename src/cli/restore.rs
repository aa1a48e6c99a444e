//! `dongvai restore [BACKUP]`: puts a backup in the record's place and sets the present record aside first.
//!
//! Without a backup it lists those beside the record. Where the log of a backup was not copied along, it says so and asks
//! on a terminal; a script has to say `--yes`. Exit codes: 0 done, 1 the file is no sound backup, 2 usage, 3 the record
//! could not be set aside; then everything is as it was.

use std::fmt::Display;
use std::io::{self, BufRead, IsTerminal, Write};
use std::path::{Path, PathBuf};

use crate::cli::failure::Failure;
use crate::cli::play::RECORD;
use crate::clock::Clock;
use crate::files::reading::{self, DEVICE};
use crate::record::error::{Fault, RecordError};
use crate::record::restore::{BackupFile, backups, is_itself, lacks_log, restore};

#[derive(Debug, clap::Args)]
pub struct RestoreArgs {
    /// The backup; none to see which there are
    #[arg(value_name = "BACKUP")]
    backup: Option<PathBuf>,
    /// Do not ask, even where the last steps of the backup are missing
    #[arg(long, requires = "backup")]
    yes: bool,
}

const LACKS_LOG: &str = "thiếu tệp -wal đi kèm, nên thiếu các bước cuối (its log was not copied)";

pub fn run(args: &RestoreArgs, data_dir: &Path, out: &mut dyn Write) -> Result<u8, Failure> {
    let record = data_dir.join(RECORD);
    let Some(backup) = &args.backup else { return list(&record, out) };
    reading::regular(backup).map_err(|error| kept(&words(&error), backup, &error))?;
    if is_itself(&record, backup) {
        return Err(Failure::Usage(format!(
            "chưa lấy lại gì: đây chính là tệp kết quả đang dùng; muốn xem các bản sao lưu, xin gõ: dongvai restore \
             (this is the record itself): {}",
            backup.display()
        )));
    }
    if lacks_log(backup) && !agrees(backup, args.yes, out)? {
        writeln!(out, "Chưa lấy lại gì. (nothing was restored)")?;
        return Ok(0);
    }
    let restored = restore(&record, backup).map_err(|error| failed(error, backup))?;
    writeln!(
        out,
        "Đã lấy lại bản sao lưu: {} buổi tập, {} câu trả lời. ({} sessions, {} answers restored)",
        restored.sessions, restored.answers, restored.sessions, restored.answers
    )?;
    if let Some(aside) = &restored.set_aside {
        writeln!(
            out,
            "Tệp kết quả trước đó được giữ ở {aside}; muốn lấy lại, xin gõ: dongvai restore \"{aside}\"",
            aside = aside.display()
        )?;
    }
    Ok(0)
}

fn list(record: &Path, out: &mut dyn Write) -> Result<u8, Failure> {
    let found = backups(record);
    if found.is_empty() {
        writeln!(out, "Chưa có bản sao lưu nào cạnh {}. (no backup yet)", record.display())?;
    }
    for BackupFile { path, made_at, sessions, answers, lacks_log } in found {
        let made = made_at.and_then(|at| Clock::System.moment(at)).map_or_else(
            || "không rõ ngày".to_owned(),
            |at| format!("{:02}/{:02}/{} {:02}:{:02}", at.day, at.month, at.year, at.hour, at.minute),
        );
        writeln!(out, "{made}  {sessions} buổi tập, {answers} câu trả lời  {}", path.display())?;
        if lacks_log {
            writeln!(out, "  {LACKS_LOG}")?;
        }
    }
    Ok(0)
}

/// Whether a backup without its last steps is wanted all the same.
fn agrees(backup: &Path, yes: bool, out: &mut dyn Write) -> Result<bool, Failure> {
    let lacks = format!("bản này được chép khi buổi tập còn mở mà {LACKS_LOG}");
    if !yes && !io::stdin().is_terminal() {
        return Err(Failure::Usage(format!(
            "chưa lấy lại gì: {lacks}: {}\n  Nên chép lại từ máy kia bằng: dongvai copy. Nếu vẫn muốn lấy bản này, xin \
             thêm --yes",
            backup.display()
        )));
    }
    writeln!(out, "Chú ý: {lacks}.")?;
    if yes {
        return Ok(true);
    }
    write!(out, "Vẫn lấy lại bản này? (1 = lấy lại, phím khác = thôi) ")?;
    out.flush()?;
    let mut line = String::new();
    io::stdin().lock().read_line(&mut line)?;
    Ok(line.trim() == "1")
}

fn failed(error: RecordError, backup: &Path) -> Failure {
    let is_backups = error.path == backup;
    let why = match error.fault {
        Fault::Busy => {
            return Failure::Storage(format!(
                "chưa lấy lại: tệp kết quả đang mở ở một cửa sổ khác; xin đóng cửa sổ ấy rồi làm lại: {}",
                error.path.display()
            ));
        }
        Fault::Damaged | Fault::Sql if is_backups => "bản sao lưu này bị hỏng",
        Fault::NotARecord if is_backups => "tệp này không phải tệp kết quả của Đóng vai; xin chỉ tệp khác",
        Fault::Newer { .. } if is_backups => "bản này do phiên bản mới hơn lưu; xin cài phiên bản mới",
        Fault::Io if is_backups => "không đọc được bản này",
        Fault::Damaged
        | Fault::Sql
        | Fault::NotARecord
        | Fault::Newer { .. }
        | Fault::Io
        | Fault::Full
        | Fault::ReadOnly
        | Fault::Conflict
        | Fault::Moved
        | Fault::Replaced
        | Fault::LogGone
        | Fault::LogCut
        | Fault::BadSession { .. }
        | Fault::NoSuchSession
        | Fault::NoSuchLearner
        | Fault::EraseUnfinished => return error.into(),
    };
    kept(why, backup, &error)
}

/// What cannot be read at all.
fn words(error: &io::Error) -> String {
    #[expect(clippy::wildcard_enum_match_arm, reason = "the rest is told in the system's own words")]
    match error.kind() {
        io::ErrorKind::NotFound => "không có tệp này; xin xem lại đường dẫn".to_owned(),
        io::ErrorKind::IsADirectory => "đây là một thư mục; xin chỉ đúng tệp trong đó".to_owned(),
        io::ErrorKind::InvalidInput => format!("{DEVICE}; xin chỉ đúng một tệp"),
        _ => "không đọc được bản này".to_owned(),
    }
}

fn kept(why: &str, backup: &Path, error: &dyn Display) -> Failure {
    Failure::Content(format!(
        "chưa lấy lại: {why}: {}\n  Tệp kết quả trên máy vẫn nguyên. Muốn xem các bản sao lưu, xin gõ: dongvai restore\n  \
         ({error})",
        backup.display()
    ))
}
