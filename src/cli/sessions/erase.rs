//! `dongvai sessions erase`: a learner, or what is older than it is to be kept, out of the record for good.
//!
//! It tells what will go before it asks, and asks on a terminal alone; a script has to say `--yes`.

use std::io::{self, BufRead, IsTerminal, Write};
use std::path::Path;

use crate::cli::failure::Failure;
use crate::cli::play::close;
use crate::clock::Clock;
use crate::practice::keeping::{self, Retention};
use crate::record::erase::{Erased, Held};
use crate::record::error::Fault;
use crate::record::model::is_nobody;
use crate::record::{Access, RecordStore};

#[derive(Debug, clap::Args)]
#[command(group(clap::ArgGroup::new("whom").required(true).args(["learner", "expired"])))]
pub struct EraseArgs {
    /// The code of the learner
    #[arg(long, value_name = "CODE")]
    learner: Option<String>,
    /// Names and words older than they are to be kept, as set on the privacy screen
    #[arg(long)]
    expired: bool,
    /// Do not ask
    #[arg(long)]
    yes: bool,
}

pub(super) fn run(
    args: &EraseArgs,
    path: &Path,
    is_there: bool,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, Failure> {
    // Nothing is made here to be looked for something in.
    let mut store = if is_there { Some(RecordStore::open(path, Access::ReadWrite)?.store) } else { None };
    let code = match &args.learner {
        Some(code) => learner(store.as_mut(), code, args.yes, out),
        None => expired(store.as_mut(), args.yes, out),
    }?;
    close(store, err)?;
    Ok(code)
}

fn learner(
    store: Option<&mut RecordStore>,
    code: &str,
    yes: bool,
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
    let held = store.held_of(code)?;
    if held.is_nothing() && !store.is_erased(code)? {
        return Err(unknown(&store.similar_codes(code)?));
    }
    if held.is_nothing() {
        writeln!(out, "Mã “{code}” đã được xóa trước đây. Làm sạch tệp và bản sao lưu thêm một lần.")?;
    } else {
        writeln!(out, "Mã “{code}” có trong {} buổi tập.", held.sessions)?;
        if held.names > 0 {
            writeln!(out, "- Tên đã lưu sẽ mất.")?;
        }
        writeln!(
            out,
            "- Tất cả lời tự viết của các buổi ấy ({}), của mọi người, sẽ mất: trong đó có thể có tên người này.",
            held.notes
        )?;
        if held.corrections > 0 {
            writeln!(out, "- {} câu người này sửa vẫn còn, không còn mã.", held.corrections)?;
        }
        writeln!(out, "- Buổi tập, câu trả lời và điểm vẫn còn. Mã này không dùng lại được nữa.")?;
    }
    tell_of_files(out)?;
    if !agrees(yes, out)? {
        return Ok(0);
    }
    let erased = store.erase_learner(code, Clock::System.now_ms()).map_err(busy)?;
    done(&erased, out)
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
    writeln!(
        out,
        "Quá thời hạn {months} tháng: {names} người có tên; {notes} lời tự viết trong {sessions} buổi tập."
    )?;
    writeln!(out, "- Tên và lời tự viết ấy sẽ mất. Buổi tập, câu trả lời và điểm vẫn còn.")?;
    tell_of_files(out)?;
    if !agrees(yes, out)? {
        return Ok(0);
    }
    let erased = keeping::erase_due(store, &Clock::System).map_err(busy)?;
    done(&erased, out)
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
fn agrees(yes: bool, out: &mut dyn Write) -> Result<bool, Failure> {
    if yes {
        return Ok(true);
    }
    if !io::stdin().is_terminal() {
        return Err(Failure::Usage("không có gì bị xóa; để xóa mà không hỏi, xin thêm --yes".to_owned()));
    }
    write!(out, "Xóa? Gõ “xoa” rồi bấm Enter để xóa; phím khác để thôi: ")?;
    out.flush()?;
    let mut line = String::new();
    io::stdin().lock().read_line(&mut line)?;
    let agreed = ["xoa", "xóa", "xoá"].contains(&line.trim().to_lowercase().as_str());
    if !agreed {
        writeln!(out, "Không có gì bị xóa.")?;
    }
    Ok(agreed)
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

fn done(erased: &Erased, out: &mut dyn Write) -> Result<u8, Failure> {
    let Held { sessions, notes, names, .. } = erased.held;
    writeln!(out, "Đã xóa: {names} tên, {notes} lời tự viết, mã trong {sessions} buổi tập.")?;
    if !erased.removed.is_empty() {
        writeln!(out, "Đã bỏ các tệp: {}.", erased.removed.join(", "))?;
    }
    Ok(0)
}
