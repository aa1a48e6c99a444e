//! What `merge` says to people: what came in, what did not and what to do about it, and the code to compare.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::cli::left_out::begun;
use crate::cli::opened::{rows_of, tell_tables, what_is_left};
use crate::clock::Clock;
use crate::files::reading::DEVICE;
use crate::record::content::ContentHash;
use crate::record::merge::{Fuller, Lost, Merged, MergedFile, Notice, Outcome, Refusal, Taken};
use crate::record::people::{Person, SameCode};

pub(in crate::cli) fn tell(merged: &Merged, out: &mut dyn Write) -> io::Result<()> {
    let total = merged.total();
    let n_taken = merged.taken().count();
    for file in &merged.files {
        tell_file(file, out)?;
    }
    writeln!(out, "Đã gộp {n_taken} tệp trong số {} tệp.", merged.files.len())?;
    writeln!(out, "  Buổi tập mới:        {}", total.sessions_new)?;
    writeln!(out, "  Buổi tập dài thêm:   {}", total.sessions_longer)?;
    writeln!(out, "  Câu trả lời mới:     {}", total.answers_new)?;
    if !total.copies.is_empty() {
        writeln!(
            out,
            "Có {} buổi tập được làm tiếp khác nhau trên hai máy. Cả hai bản đều được giữ riêng, không trộn vào nhau:",
            total.copies.len()
        )?;
        for (original, copy) in &total.copies {
            writeln!(out, "  {original}  và  {copy}")?;
        }
    }
    if !total.repaired.is_empty() {
        writeln!(
            out,
            "Có {} buổi tập trên máy này trước không đọc được, nay đã lành nhờ bản mới gộp (repaired):",
            total.repaired.len()
        )?;
        for session in &total.repaired {
            writeln!(out, "  {session}")?;
        }
    }
    for (path, lost) in merged.taken().filter_map(|(path, taken)| Some((path, taken.lost.as_ref()?))) {
        tell_lost(path, lost, out)?;
    }
    if merged.stopped.is_some() {
        writeln!(
            out,
            "Đã dừng giữa chừng. Tệp nào gộp xong thì vẫn còn nguyên; xin gộp lại các tệp còn lại."
        )?;
    }
    for same in &merged.same_codes {
        tell_same_code(same, out)?;
    }
    for person in &merged.joined_to_erased {
        writeln!(
            out,
            "Mã {} đã được nối là cùng một người với người đã xóa, mà vẫn còn ở đây ({} buổi tập).",
            person.label(),
            person.sessions
        )?;
        writeln!(
            out,
            "  Nếu đúng là một người, xin xóa nốt: dongvai sessions erase --learner {}\n  Nếu nối nhầm: mở “Dữ liệu cá \
             nhân”, “Người tập trong máy”, rồi tách ra.",
            person.id
        )?;
    }
    let ContentHash { facts, words } = merged.hash;
    writeln!(out, "Mã nội dung: {}  (hai máy đã gộp đủ như nhau thì đọc mã giống nhau)", facts.short())?;
    writeln!(out, "Mã lời:      {}  (ghi chú, mã và tên người tập, câu đã sửa)", words.short())
}

/// Prints a code that several people have. They stay separate until a user says that they are one person.
fn tell_same_code(same: &SameCode, out: &mut dyn Write) -> io::Result<()> {
    let whose = |one: &Person| {
        let laptops = one.laptops().join(", ");
        let laptops =
            if laptops.is_empty() { "chưa rõ máy".to_owned() } else { format!("máy {laptops}") };
        format!("{} ({laptops}, {} buổi tập)", one.label(), one.sessions)
    };
    let mut people: Vec<String> = same.people.iter().map(whose).collect();
    people.sort();
    if people.len() > 1 {
        writeln!(out, "Mã {}: {} người khác nhau: {}.", same.code, people.len(), people.join("; "))?;
    }
    if !same.names.is_empty() {
        let n = same.names.len();
        writeln!(out, "Mã {}: có {n} họ tên trong tệp kết quả cũ, chưa rõ của ai.", same.code)?;
    }
    writeln!(out, "  Nếu là một người: mở “Dữ liệu cá nhân”, “Người tập trong máy”, rồi nối hai mã lại.")
}

/// One line for each file, and below it what to do where something is missing.
fn tell_file(file: &MergedFile, out: &mut dyn Write) -> io::Result<()> {
    let path = file.path.display();
    match &file.outcome {
        Outcome::Taken(taken) => {
            let lost = if taken.lost.is_some() {
                "; có chỗ hỏng, xem bên dưới (damaged, see below)"
            } else {
                ""
            };
            writeln!(out, "{path}: {}{lost}", brought(taken))?;
        }
        Outcome::Refused(refusal) => {
            let (why, what_to_do) = explain(refusal);
            writeln!(out, "{path}: không gộp được, {why} (refused: {})", reason(refusal))?;
            writeln!(out, "  {what_to_do}")?;
        }
        Outcome::Left => writeln!(out, "{path}: chưa gộp (left out)")?,
    }
    for notice in &file.notices {
        match notice {
            Notice::LogMissing => writeln!(
                out,
                "  Tệp được chép khi buổi tập còn mở mà thiếu tệp -wal đi kèm, nên thiếu các bước cuối. Trên máy kia, xin \
                 chép lại bằng: dongvai copy (its log was not copied; copy it again with: dongvai copy)"
            )?,
            Notice::NoSessions => writeln!(out, "  Trong tệp chưa có buổi tập nào (it holds no session)")?,
            Notice::FullerBackup(Fuller { path, sessions }) => writeln!(
                out,
                "  Bên cạnh có bản sao lưu nhiều hơn, có {sessions} buổi tập. Muốn gộp cả bản ấy, xin gõ: \
                 dongvai merge \"{path}\" (a backup beside it holds more)",
                path = path.display()
            )?,
        }
    }
    Ok(())
}

fn brought(taken: &Taken) -> String {
    let Taken { sessions_new: new, sessions_longer: longer, answers_new: answers, .. } = taken;
    if *new == 0 && *longer == 0 && *answers == 0 && taken.copies.is_empty() && taken.repaired.is_empty() {
        return "đã có đủ từ trước (nothing new)".to_owned();
    }
    format!(
        "{new} buổi mới, {longer} buổi dài thêm, {answers} câu trả lời mới ({new} new, {longer} longer, {answers} answers)"
    )
}

/// Folders that were not searched to their end.
pub(super) fn tell_left_out(folders: &[PathBuf], out: &mut dyn Write) -> io::Result<()> {
    for folder in folders {
        writeln!(
            out,
            "{}: chưa tìm hết trong thư mục này; nếu kết quả nằm ở đó, xin chỉ thẳng thư mục hoặc tệp (not searched to \
             its end)",
            folder.display()
        )?;
    }
    Ok(())
}

fn tell_lost(path: &Path, lost: &Lost, out: &mut dyn Write) -> io::Result<()> {
    writeln!(
        out,
        "Tệp {} có chỗ hỏng hoặc không đọc được. Phần còn lành đã được gộp; những chỗ sau thì không:",
        path.display()
    )?;
    for one in &lost.sessions {
        writeln!(
            out,
            "  buổi tập {} ({}): {}",
            one.id,
            begun(one.started_at, &Clock::System),
            what_is_left(one)
        )?;
    }
    for (table, n) in &lost.rows {
        writeln!(out, "  {n} {} không đọc được, đã để lại", rows_of(table))?;
    }
    tell_tables(&lost.tables, out)?;
    if lost.and_more {
        writeln!(out, "  và có thể cả những chỗ không còn đọc được tên")?;
    }
    writeln!(out, "  Xin giữ tệp này, và chép lại từ máy kia nếu máy ấy còn.")
}

/// In one word, for programs.
pub(super) fn reason(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Missing => "missing".to_owned(),
        Refusal::Folder => "folder".to_owned(),
        Refusal::Device => "device".to_owned(),
        Refusal::Itself => "itself".to_owned(),
        Refusal::NotARecord => "not-a-record".to_owned(),
        Refusal::Newer { found, known } => format!("newer: schema {found}, this program knows {known}"),
        Refusal::Damaged => "damaged".to_owned(),
        Refusal::InUse => "in-use".to_owned(),
        Refusal::TooLarge => "too-large".to_owned(),
        Refusal::TooSlow => "too-slow".to_owned(),
        Refusal::Unreadable(cause) => format!("unreadable: {cause}"),
    }
}

/// Why, and what to do.
fn explain(refusal: &Refusal) -> (String, &'static str) {
    let (why, what_to_do) = match refusal {
        Refusal::Missing => ("không có tệp này", "Xin xem lại tên tệp, hoặc cắm lại USB."),
        Refusal::Folder => ("đây là thư mục, không phải tệp", "Xin chỉ đúng tệp ở bên trong."),
        Refusal::Device => (DEVICE, "Xin chỉ đúng một tệp kết quả."),
        Refusal::Itself => ("đây chính là tệp kết quả của máy này", "Không cần gộp; không có gì bị mất."),
        Refusal::NotARecord => (
            "đây không phải tệp kết quả của Đóng vai",
            "Tệp kết quả thường có tên records.sqlite3. Xin chỉ đúng tệp ấy.",
        ),
        Refusal::Newer { .. } => (
            "tệp do phiên bản mới hơn lưu",
            "Xin cài phiên bản mới trên máy này rồi gộp lại. Tệp vẫn còn nguyên.",
        ),
        Refusal::Damaged => {
            ("tệp bị hỏng, không cứu được gì", "Xin chép lại tệp từ máy kia. Tệp này vẫn để nguyên.")
        }
        Refusal::InUse => (
            "tệp đang được lưu thêm ở một cửa sổ khác",
            "Xin đóng cửa sổ ấy rồi gộp lại. Không có gì bị mất.",
        ),
        Refusal::TooLarge => (
            "tệp có hơn 5 triệu dòng, nhiều hơn mức một lần gộp nhận",
            "Không gộp gì từ tệp này, tệp vẫn còn nguyên. Xin kiểm tra lại xem tệp từ đâu ra.",
        ),
        Refusal::TooSlow => (
            "đọc tệp hơn một phút mà không tiến được chút nào, nên đã dừng",
            "Không gộp gì từ tệp này, tệp vẫn còn nguyên. Xin chép lại tệp từ máy kia rồi gộp lại.",
        ),
        Refusal::Unreadable(cause) => {
            let why = format!("không đọc được đến hết tệp ({cause})");
            return (why, "Xin cắm lại USB rồi gộp lại. Tệp này chưa được gộp chút nào.");
        }
    };
    (why.to_owned(), what_to_do)
}
