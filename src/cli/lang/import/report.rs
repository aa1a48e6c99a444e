//! What became of each row of a sheet, for people and for programs.
//!
//! The JSON is stable: `{tag, rows: [{line, id, result, reasons}], new, changed, state, blank, unchanged, left, refused,
//! written, overlaid, dry_run}`. People are not shown rows that change nothing.

use std::io::Write;
use std::path::PathBuf;

use serde::Serialize;

use crate::cli::Format;
use crate::cli::edge;
use crate::cli::failure::Failure;
use crate::cli::lang::import::ImportArgs;
use crate::cli::lang::import::judge::{Change, Judged, Outcome};
use crate::cli::lang::import::why::Why;
use crate::locale::Lang;
use crate::locale::exchange::{Column, SheetProblem, SheetRow};

#[derive(Debug)]
pub(super) struct Report<'a> {
    lang: Lang,
    args: &'a ImportArgs,
    rows: Vec<Row>,
    /// Files that were written, or would be.
    pub(super) written: Vec<PathBuf>,
    /// Lines that came back reviewed, and in whose place this laptop shows other words that were put right here.
    pub(super) overlaid: Vec<String>,
}

#[derive(Debug)]
struct Row {
    line: usize,
    id: String,
    result: Result<Outcome, Vec<Why>>,
}

#[derive(Debug, Serialize)]
struct JsonRow<'a> {
    line: usize,
    id: &'a str,
    result: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    reasons: Vec<JsonReason>,
}

#[derive(Debug, Serialize)]
struct JsonReason {
    code: &'static str,
    message: String,
}

impl Outcome {
    const ALL: [Self; 6] = [Self::New, Self::Changed, Self::State, Self::Blank, Self::Unchanged, Self::Left];

    fn slug(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Changed => "changed",
            Self::State => "state",
            Self::Blank => "blank",
            Self::Unchanged => "unchanged",
            Self::Left => "left",
        }
    }

    fn words(self) -> &'static str {
        match self {
            Self::New => "lời mới",
            Self::Changed => "lời đổi",
            Self::State => "trạng thái đổi",
            Self::Blank => "bỏ trống lại",
            Self::Unchanged => "không đổi",
            Self::Left => "ô trống (giữ lời cũ)",
        }
    }
}

impl<'a> Report<'a> {
    pub(super) fn new(lang: Lang, args: &'a ImportArgs) -> Self {
        Self { lang, args, rows: Vec::new(), written: Vec::new(), overlaid: Vec::new() }
    }

    /// Keeps what is told of a row, and gives back what it changes.
    pub(super) fn add(&mut self, row: &SheetRow, judged: Judged) -> Option<Change> {
        let (result, change) = match judged {
            Ok((outcome, change)) => (Ok(outcome), change),
            Err(whys) => (Err(whys), None),
        };
        let id = row.cell(Column::Id).unwrap_or_default().trim().to_owned();
        self.rows.push(Row { line: row.line, id, result });
        change
    }

    pub(super) fn may_write(&self) -> bool {
        self.args.skip_refused || self.n_refused() == 0
    }

    fn n_refused(&self) -> usize {
        self.rows.iter().filter(|row| row.result.is_err()).count()
    }

    fn count(&self, outcome: Outcome) -> usize {
        self.rows.iter().filter(|row| row.result == Ok(outcome)).count()
    }

    pub(super) fn print(&self, out: &mut dyn Write) -> Result<(), Failure> {
        match self.args.format {
            Format::Human => self.human(out),
            Format::Json => self.json(out),
        }
    }

    fn human(&self, out: &mut dyn Write) -> Result<(), Failure> {
        for Row { line, id, result } in &self.rows {
            match result {
                Ok(Outcome::Unchanged) => {}
                Ok(outcome) => writeln!(out, "dòng {line}  {id}: {}", outcome.words())?,
                Err(whys) => {
                    for why in whys {
                        writeln!(out, "dòng {line}  {id}: KHÔNG NHẬN: {}", why.sentence())?;
                    }
                }
            }
        }
        let counts = Outcome::ALL.map(|outcome| format!("{} {}", self.count(outcome), outcome.words()));
        writeln!(
            out,
            "{} ({}): {}, {} không nhận.",
            self.lang.own_name(),
            self.lang.tag(),
            counts.join(", "),
            self.n_refused()
        )?;
        let paths = self.written.iter().map(|path| path.display().to_string()).collect::<Vec<_>>().join(", ");
        let ending = match (self.may_write(), self.written.is_empty(), self.args.dry_run) {
            (false, ..) => {
                "Chưa ghi gì. Xin sửa các dòng không nhận rồi nhập lại; hoặc thêm --skip-refused để \
                            chỉ lấy các dòng đúng."
                    .to_owned()
            }
            (true, true, _) => "Không có gì phải ghi.".to_owned(),
            (true, false, true) => format!("Chạy thử, chưa ghi gì. Sẽ ghi: {paths}"),
            (true, false, false) => format!("Đã ghi: {paths}"),
        };
        writeln!(out, "{ending}")?;
        if !self.overlaid.is_empty() {
            writeln!(
                out,
                "Lưu ý: máy này còn lời sửa tại chỗ khác với lời đã duyệt, và vẫn hiện lời ấy cho tới khi bỏ: {}",
                self.overlaid.join(", ")
            )?;
        }
        Ok(())
    }

    fn json(&self, out: &mut dyn Write) -> Result<(), Failure> {
        let rows: Vec<JsonRow<'_>> = self.rows.iter().map(json_row).collect();
        let mut told = serde_json::Map::new();
        told.insert("tag".to_owned(), self.lang.tag().into());
        told.insert("rows".to_owned(), serde_json::to_value(rows).map_err(std::io::Error::from)?);
        for outcome in Outcome::ALL {
            told.insert(outcome.slug().to_owned(), self.count(outcome).into());
        }
        told.insert("refused".to_owned(), self.n_refused().into());
        let written = self.written.iter().filter(|_| !self.args.dry_run);
        let written: Vec<String> = written.map(|path| path.display().to_string()).collect();
        told.insert("written".to_owned(), written.into());
        told.insert("overlaid".to_owned(), self.overlaid.clone().into());
        told.insert("dry_run".to_owned(), self.args.dry_run.into());
        edge::json(out, &told)?;
        Ok(())
    }
}

fn json_row(row: &Row) -> JsonRow<'_> {
    let (result, reasons) = match &row.result {
        Ok(outcome) => (outcome.slug(), Vec::new()),
        Err(whys) => {
            let reason = |why: &Why| JsonReason { code: why.slug(), message: why.sentence() };
            ("refused", whys.iter().map(reason).collect())
        }
    };
    JsonRow { line: row.line, id: &row.id, result, reasons }
}

/// Why no sheet could be made out of a file, and what to do.
pub(super) fn sheet_problem(problem: &SheetProblem) -> String {
    let names = |columns: &[Column]| {
        let named = columns.iter().map(|column| format!("“{}” ({})", column.vietnamese(), column.english()));
        named.collect::<Vec<_>>().join(", ")
    };
    match problem {
        SheetProblem::NotXlsx(reason) => format!(
            "không phải tệp .xlsx, hoặc tệp bị hỏng ({reason}). Xin mở bằng chương trình bảng tính rồi lưu lại \
             thành .xlsx."
        ),
        SheetProblem::NotUtf8 => {
            "không phải chữ UTF-8. Xin lưu lại với mã UTF-8, hoặc gửi bảng .xlsx.".to_owned()
        }
        SheetProblem::TooLarge => {
            "tệp mở ra quá lớn, không phải bảng lời của chương trình. Xin chọn đúng tệp.".to_owned()
        }
        SheetProblem::Empty => "bảng không có dòng nào. Xin xem lại có phải đúng tệp không.".to_owned(),
        SheetProblem::Lacks(columns) => {
            format!("hàng đầu của bảng thiếu cột {}. Xin giữ hàng tên cột như lúc xuất.", names(columns))
        }
        SheetProblem::Twice(column) => {
            format!("cột {} có hai lần. Xin giữ lại một cột.", names(&[*column]))
        }
        SheetProblem::TooLong(most) => {
            format!("bảng có hơn {most} dòng, không phải bảng lời. Xin xem lại có phải đúng tệp không.")
        }
        SheetProblem::Unwritten(reason) => format!("không làm được bảng ({reason})."),
    }
}
