//! `dongvai sessions erase`: a learner, or what is older than it is to be kept, out of the record for good.
//!
//! It tells what will go before it asks, and asks on a terminal alone; a script has to say `--yes`.

use std::io::{self, BufRead, IsTerminal, Write};
use std::path::Path;

use crate::cli::failure::Failure;
use crate::cli::opened;
use crate::cli::play::close;
use crate::clock::Clock;
use crate::place::Folders;
use crate::practice::keeping::{self, Retention};
use crate::record::erase::{Erased, Held};
use crate::record::error::Fault;
use crate::record::model::is_nobody;
use crate::record::people::Person;
use crate::record::{Access, RecordStore};
use crate::traces::{self, Sought, Trace, Why};

#[derive(Debug, clap::Args)]
#[command(group(clap::ArgGroup::new("whom").required(true).args(["learner", "expired"])))]
pub struct EraseArgs {
    /// The code of the learner, or the id where two people have that code
    #[arg(long, value_name = "CODE")]
    learner: Option<String>,
    /// Names and words older than they are to be kept, as set on the privacy screen
    #[arg(long)]
    expired: bool,
    /// Do not ask
    #[arg(long)]
    yes: bool,
    /// With --yes: also remove the files in the data folder that hold the learner's code, name or words
    #[arg(long, requires = "learner")]
    remove_papers: bool,
}

pub(super) fn run(
    args: &EraseArgs,
    folders: &Folders,
    path: &Path,
    is_there: bool,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, Failure> {
    // Nothing is made here to be looked for something in.
    let mut store = if is_there { Some(opened::open(path, Access::ReadWrite, err)?) } else { None };
    let code = match &args.learner {
        Some(code) => learner(store.as_mut(), code, args, folders, out),
        None => expired(store.as_mut(), args.yes, out),
    }?;
    close(store, err)?;
    Ok(code)
}

fn learner(
    store: Option<&mut RecordStore>,
    code: &str,
    args: &EraseArgs,
    folders: &Folders,
    out: &mut dyn Write,
) -> Result<u8, Failure> {
    if is_nobody(code.trim()) {
        return Err(Failure::Content(format!(
            "“{code}” là tên vai hoặc chỗ trống, không phải mã của một người; không có gì bị xóa"
        )));
    }
    let unknown = |similar: &[String]| {
        let meant = if similar.is_empty() {
            "xem các mã: dongvai sessions list --format json".to_owned()
        } else {
            format!("có phải là: {}?", similar.join(", "))
        };
        Failure::Content(format!("không có mã “{code}” trong tệp kết quả, không có gì bị xóa; {meant}"))
    };
    let Some(store) = store else { return Err(unknown(&[])) };
    let person = match <[_; 1]>::try_from(meant(store, code)?) {
        Ok([person]) => Some(person),
        Err(people) if people.is_empty() => None,
        Err(people) => return Err(which(code, &people)),
    };
    if person.is_none() && !store.is_erased(code)? {
        return Err(unknown(&store.similar_codes(code)?));
    }
    if let Some(person) = &person {
        let (label, held) = (person.label(), store.held_of(person)?);
        if held.sessions > 0 {
            writeln!(out, "Mã “{label}” có trong {} buổi tập.", held.sessions)?;
        } else {
            writeln!(out, "Mã “{label}” không có trong buổi tập nào.")?;
        }
        if held.names > 0 {
            writeln!(out, "- Tên đã lưu sẽ mất.")?;
        }
        if held.notes > 0 {
            writeln!(
                out,
                "- Tất cả lời tự viết của các buổi ấy ({}), của mọi người, sẽ mất: trong đó có thể có tên người này.",
                held.notes
            )?;
        }
        if held.corrections > 0 {
            writeln!(out, "- {} câu người này sửa vẫn còn, không còn mã.", held.corrections)?;
        }
        writeln!(
            out,
            "- Buổi tập, câu trả lời và điểm vẫn còn. Ai dùng lại mã này sau này là một người mới."
        )?;
    } else {
        writeln!(out, "Mã “{code}” đã được xóa trước đây. Làm sạch tệp và bản sao lưu thêm một lần.")?;
    }
    tell_of_files(out)?;
    // Names and sessions are only known before.
    let sought = match &person {
        Some(person) => traces::sought(store, &Clock::System, person)?,
        None => traces::sought_again(store, &Clock::System, code)?,
    };
    let found = traces::of(&folders.written(), store.path(), &sought);
    tell_of_traces(&found, out)?;
    if !agrees(args.yes, "Xóa? Gõ “xoa” rồi bấm Enter để xóa; phím khác để thôi: ", out)?
    {
        writeln!(out, "Không có gì bị xóa.")?;
        return Ok(0);
    }
    let erased = match &person {
        Some(person) => store.erase_person(person, Clock::System.now_ms()),
        None => store.erase_again(code),
    };
    let erased = erased.map_err(busy)?;
    if person.is_some() {
        let Held { sessions, notes, names, .. } = erased.held;
        let told = [(names, "tên"), (notes, "lời tự viết")].into_iter().filter(|(n, _)| *n > 0);
        let code = if sessions > 0 { format!("mã trong {sessions} buổi tập") } else { "mã".to_owned() };
        let told = told.map(|(n, what)| format!("{n} {what}")).chain([code]).collect::<Vec<_>>();
        writeln!(out, "Đã xóa: {}.", told.join(", "))?;
    }
    tell_of_removed(&erased, out)?;
    // A code may be somebody else's by now, an id never is.
    let whom = person.as_ref().map_or_else(|| code.to_owned(), |person| person.id.to_string());
    remove(&found, &sought, &whom, args, out)
}

/// The person with this id, or those with this code.
fn meant(store: &RecordStore, code: &str) -> Result<Vec<Person>, Failure> {
    if let Ok(id) = code.trim().parse()
        && let Some(person) = store.person(id)?
    {
        return Ok(vec![person]);
    }
    Ok(store.people_with_code(code)?)
}

/// A code alone does not say whom.
fn which(code: &str, people: &[Person]) -> Failure {
    let mut said =
        format!("mã “{code}” chưa đủ để biết là ai, chưa xóa ai; xin gõ lại với số riêng của người cần xóa:");
    for person in people {
        let what = if person.is_name_alone() {
            "họ tên trong tệp cũ, chưa rõ của ai".to_owned()
        } else {
            format!("{} buổi tập", person.sessions)
        };
        let label = format!("{} ({what})", person.label());
        said = format!("{said}\n  dongvai sessions erase --learner {}   {label}", person.id);
    }
    Failure::Content(said)
}

/// File by file, what of this person lies in our own folders.
fn tell_of_traces(found: &[Trace], out: &mut dyn Write) -> Result<(), Failure> {
    if !found.is_empty() {
        writeln!(
            out,
            "- Trong thư mục của chương trình còn {} tệp có mã, tên hoặc lời của người này:",
            found.len()
        )?;
    }
    for Trace { path, why } in found {
        let why = match why {
            Why::Found => "có mã hoặc tên",
            Why::Session => "giấy tờ của buổi tập người này có ngồi",
            Why::Reviewer => "mã người duyệt lời dịch; chỉ mã bị bỏ, lời dịch còn nguyên",
            Why::Unknown => "lớn quá hoặc không đọc được, xin tự mở xem",
        };
        writeln!(out, "  {} ({why})", path.display())?;
    }
    Ok(())
}

/// Removes the files if the arguments ask for it or the user says yes.
fn remove(
    found: &[Trace],
    sought: &Sought,
    whom: &str,
    args: &EraseArgs,
    out: &mut dyn Write,
) -> Result<u8, Failure> {
    let n = found.iter().filter(|trace| trace.why != Why::Unknown).count();
    if n == 0 {
        return Ok(0);
    }
    let agreed = args.remove_papers
        || (!args.yes && agrees(false, &format!("Bỏ cả {n} tệp ấy? Gõ “xoa” rồi bấm Enter để bỏ: "), out)?);
    if !agreed {
        writeln!(
            out,
            "Các tệp ấy vẫn còn. Muốn bỏ, xin gõ: dongvai sessions erase --learner {whom} --remove-papers"
        )?;
        return Ok(0);
    }
    let failed = traces::remove(found, sought);
    writeln!(out, "Đã bỏ {} tệp.", n.saturating_sub(failed.len()))?;
    match failed.first() {
        None => Ok(0),
        Some((path, error)) => Err(Failure::Storage(format!(
            "không bỏ được {} tệp, như {}: {error}; xin đóng các cửa sổ đang mở tệp ấy rồi xóa bằng tay",
            failed.len(),
            path.display()
        ))),
    }
}

fn expired(store: Option<&mut RecordStore>, yes: bool, out: &mut dyn Write) -> Result<u8, Failure> {
    let retention = store.as_ref().map_or(Ok(Retention::Never), |store| Retention::of(store))?;
    let (Some(store), Retention::Months(months)) = (store, retention) else {
        return Err(Failure::Content(
            "chưa đặt thời hạn giữ, không có gì bị xóa; đặt ở màn hình “Dữ liệu cá nhân” của chương trình"
                .to_owned(),
        ));
    };
    let Held { sessions, notes, names, .. } = keeping::due(store, &Clock::System)?;
    if sessions == 0 && names == 0 {
        writeln!(out, "Không có gì quá thời hạn {months} tháng.")?;
        return Ok(0);
    }
    writeln!(out, "Quá thời hạn {months} tháng: {}.", due(names, notes, sessions))?;
    writeln!(out, "- Tên và lời tự viết ấy sẽ mất. Buổi tập, câu trả lời và điểm vẫn còn.")?;
    tell_of_files(out)?;
    if !agrees(yes, "Xóa? Gõ “xoa” rồi bấm Enter để xóa; phím khác để thôi: ", out)? {
        writeln!(out, "Không có gì bị xóa.")?;
        return Ok(0);
    }
    let erased = keeping::erase_due(store, &Clock::System).map_err(busy)?;
    let Held { sessions, notes, names, .. } = erased.held;
    writeln!(out, "Đã xóa: {}.", due(names, notes, sessions))?;
    tell_of_removed(&erased, out)?;
    Ok(0)
}

/// What is older than it is to be kept. Says nothing of what there is none of.
fn due(names: u64, notes: u64, sessions: u64) -> String {
    let names = (names > 0).then(|| format!("{names} người có tên"));
    let notes = (notes > 0).then(|| format!("{notes} lời tự viết trong {sessions} buổi tập"));
    [names, notes].into_iter().flatten().collect::<Vec<_>>().join("; ")
}

fn tell_of_files(out: &mut dyn Write) -> Result<(), Failure> {
    writeln!(
        out,
        "- Các bản sao lưu cũ và tệp hỏng được giữ lại sẽ bị bỏ, thay bằng một bản sao lưu mới.\n\
         - Giấy đã in, bảng đã xuất và tệp đã chép ra USB thì chương trình không với tới được.",
    )?;
    Ok(())
}

/// Whether somebody said yes.
fn agrees(yes: bool, question: &str, out: &mut dyn Write) -> Result<bool, Failure> {
    if yes {
        return Ok(true);
    }
    if !io::stdin().is_terminal() {
        return Err(Failure::Usage("không có gì bị xóa; để xóa mà không hỏi, xin thêm --yes".to_owned()));
    }
    write!(out, "{question}")?;
    out.flush()?;
    let mut line = String::new();
    io::stdin().lock().read_line(&mut line)?;
    Ok(["xoa", "xóa", "xoá"].contains(&line.trim().to_lowercase().as_str()))
}

/// Another window at this moment means that nothing was done, which is worth saying of an erasing.
fn busy(error: crate::record::error::RecordError) -> Failure {
    if error.fault == Fault::Busy {
        return Failure::Storage(format!(
            "chưa xóa gì: tệp kết quả đang mở ở một cửa sổ khác; xin đóng cửa sổ ấy rồi xóa lại: {}",
            error.path.display()
        ));
    }
    error.into()
}

fn tell_of_removed(erased: &Erased, out: &mut dyn Write) -> Result<(), Failure> {
    if !erased.removed.is_empty() {
        writeln!(out, "Đã bỏ các tệp: {}.", erased.removed.join(", "))?;
    }
    Ok(())
}
