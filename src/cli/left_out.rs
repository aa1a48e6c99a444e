//! What every command says of sessions that it cannot read: which they are, why, and what to do.
//!
//! It goes to standard error, so that lists and data on standard output stay what they are.

use std::io::{self, Write};

use serde_json::{Value, json};

use crate::clock::Clock;
use crate::record::trouble::{Trouble, Troubled};

/// Nothing where nothing is left out.
pub(super) fn tell(left_out: &[Troubled], clock: &Clock, err: &mut dyn Write) -> io::Result<()> {
    if left_out.is_empty() {
        return Ok(());
    }
    writeln!(
        err,
        "Có {} buổi tập không đọc được, nên để lại; các buổi khác vẫn đủ. (sessions left out: {})",
        left_out.len(),
        left_out.len()
    )?;
    name(left_out, clock, err)
}

/// As [`tell`], for a copy of the record.
pub(super) fn tell_carried(left_out: &[Troubled], clock: &Clock, err: &mut dyn Write) -> io::Result<()> {
    if left_out.is_empty() {
        return Ok(());
    }
    writeln!(
        err,
        "Có {} buổi tập không đọc được nên không tính vào các số trên; còn gì thì được chép y như trên máy. (sessions that \
         cannot be read: {})",
        left_out.len(),
        left_out.len()
    )?;
    name(left_out, clock, err)
}

/// Sessions whose end is missing. They are in what the command shows, as far as they go.
pub(super) fn tell_short(short: &[Troubled], clock: &Clock, err: &mut dyn Write) -> io::Result<()> {
    if short.is_empty() {
        return Ok(());
    }
    writeln!(
        err,
        "Có {} buổi tập đã xong nhưng mất phần cuối; phần còn lại vẫn đọc được. (sessions without their end: {})",
        short.len(),
        short.len()
    )?;
    name(short, clock, err)
}

fn name(left_out: &[Troubled], clock: &Clock, err: &mut dyn Write) -> io::Result<()> {
    for one in left_out {
        writeln!(err, "  {} ({}): {}", one.id, begun(one.started_at, clock), why(one.trouble))?;
    }
    Ok(())
}

/// For programs.
pub(super) fn shape(one: &Troubled) -> Value {
    json!({ "id": one.id, "started": one.started_at, "reason": one.trouble.to_string() })
}

/// When a session began, as people read it.
pub(super) fn begun(started_at: Option<i64>, clock: &Clock) -> String {
    let moment = started_at.and_then(|at| clock.moment(at));
    moment.map_or_else(
        || "không rõ ngày".to_owned(),
        |at| format!("bắt đầu {:02}/{:02}/{} {:02}:{:02}", at.day, at.month, at.year, at.hour, at.minute),
    )
}

fn why(trouble: Trouble) -> String {
    match trouble {
        Trouble::Row => {
            "thông tin của buổi hoặc của người ngồi ghế bị sai; xin gộp lại bản của buổi này từ máy khác hay \
             từ bản sao lưu, nếu còn (a bad row)"
                .to_owned()
        }
        Trouble::Event { seq } => format!(
            "bước {seq} bị hỏng hoặc đã bị sửa; xin gộp lại bản của buổi này từ máy khác hay từ bản sao lưu, nếu còn \
             (damaged from event {seq})"
        ),
        Trouble::Short { seq } => format!(
            "mất từ bước {seq} đến hết; xin gộp lại bản của buổi này từ máy khác hay từ bản sao lưu, nếu còn (missing \
             from event {seq})"
        ),
        Trouble::Newer { seq } => format!(
            "bước {seq} do phiên bản mới hơn lưu, được giữ nguyên; cài phiên bản mới là đọc được (event {seq} needs a \
             newer version)"
        ),
    }
}
