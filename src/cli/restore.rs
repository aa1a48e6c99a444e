//! `dongvai restore [BACKUP]`: puts a backup in the record's place and sets the present record aside first.
//!
//! Without a backup it lists those beside the record. Exit codes: 0 done, 1 the file is no sound backup, 2 usage, 3 the
//! record could not be set aside; then everything is as it was.

use std::io::Write;
use std::path::{Path, PathBuf};

use crate::cli::failure::Failure;
use crate::cli::play::RECORD;
use crate::clock::Clock;
use crate::record::error::{Fault, RecordError};
use crate::record::restore::{BackupFile, backups, restore};

#[derive(Debug, clap::Args)]
pub struct RestoreArgs {
    /// The backup; none to see which there are
    #[arg(value_name = "BACKUP")]
    backup: Option<PathBuf>,
}

pub fn run(args: &RestoreArgs, data_dir: &Path, out: &mut dyn Write) -> Result<u8, Failure> {
    let record = data_dir.join(RECORD);
    let Some(backup) = &args.backup else { return list(&record, out) };
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
    for BackupFile { path, made_at, sessions, answers } in found {
        let made = made_at.and_then(|at| Clock::System.moment(at)).map_or_else(
            || "không rõ ngày".to_owned(),
            |at| format!("{:02}/{:02}/{} {:02}:{:02}", at.day, at.month, at.year, at.hour, at.minute),
        );
        writeln!(out, "{made}  {sessions} buổi tập, {answers} câu trả lời  {}", path.display())?;
    }
    Ok(0)
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
        Fault::NotARecord if is_backups => "đây không phải tệp kết quả của Đóng vai",
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
        | Fault::BadSession { .. }
        | Fault::NoSuchSession
        | Fault::NoSuchLearner
        | Fault::EraseUnfinished => return error.into(),
    };
    Failure::Content(format!(
        "chưa lấy lại: {why}; tệp kết quả trên máy vẫn nguyên: {}\n  {error}",
        backup.display()
    ))
}
