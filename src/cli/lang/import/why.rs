//! Why a row of a sheet is refused: a word for programs, and a sentence with the remedy for people.

use crate::locale::exchange::Column;
use crate::locale::proof::LineFault;
use crate::locale::state::LineState;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Why {
    /// The name of a cell that is worked out.
    Formula(String),
    Surplus,
    /// As the row names it.
    OtherLanguage(String),
    UnknownId {
        nearest: Option<String>,
    },
    Twice,
    Stale,
    NoMark(String),
    UnknownState(String),
    Words(LineFault),
    /// A line of a language that must be whole cannot become blank.
    MustBeWritten,
    /// The Vietnamese of a script stands in the script.
    InTheScript,
    Unsigned(Vec<Column>),
    NotACode(String),
    NotADate(String),
    /// Other words than those that were reviewed, still signed as they were.
    OldReview,
}

impl Why {
    pub(super) fn slug(&self) -> &'static str {
        match self {
            Self::Formula(_) => "formula",
            Self::Surplus => "surplus",
            Self::OtherLanguage(_) => "other-language",
            Self::UnknownId { .. } => "unknown-id",
            Self::Twice => "twice",
            Self::Stale => "stale",
            Self::NoMark(_) => "no-mark",
            Self::UnknownState(_) => "unknown-state",
            Self::Words(fault) => match fault {
                LineFault::Empty => "empty",
                LineFault::Unreadable => "unreadable",
                LineFault::Values { .. } => "values",
                LineFault::Letter(_) => "letter",
                LineFault::Mark(_) => "mark",
                LineFault::NotComposed(_) => "not-composed",
                LineFault::TooWide { .. } => "too-wide",
            },
            Self::MustBeWritten => "must-be-written",
            Self::InTheScript => "in-the-script",
            Self::Unsigned(_) => "unsigned",
            Self::NotACode(_) => "not-a-code",
            Self::NotADate(_) => "not-a-date",
            Self::OldReview => "old-review",
        }
    }

    pub(super) fn sentence(&self) -> String {
        match self {
            Self::Formula(cell) => {
                format!("ô {cell} là công thức; xin dán lại thành chữ thường (Paste Values)")
            }
            Self::Surplus => {
                "dòng này có nhiều ô hơn hàng tên cột; có lẽ lời có dấu tab, xin bỏ đi".to_owned()
            }
            Self::OtherLanguage(tag) => format!("dòng này của tiếng “{tag}”; xin để mỗi tiếng một bảng"),
            Self::UnknownId { nearest: Some(nearest) } => {
                format!("không có câu nào mã như vậy; có phải {nearest}? Xin đừng sửa cột mã dòng")
            }
            Self::UnknownId { nearest: None } => {
                "không có câu nào mã như vậy; xin đừng sửa cột mã dòng, hoặc bỏ dòng này".to_owned()
            }
            Self::Twice => "mã này đã có ở dòng trên; xin giữ một dòng".to_owned(),
            Self::Stale => {
                "câu tiếng Việt đã đổi sau khi xuất bảng này; xin xuất bảng mới rồi xem lại câu ấy".to_owned()
            }
            Self::NoMark(mark) => {
                format!("dấu câu Việt “{mark}” không đọc được; xin chép lại cột ấy từ bảng đã xuất, đừng sửa")
            }
            Self::UnknownState(state) => {
                let known = LineState::ALL.map(LineState::slug).join(", ");
                format!("không có trạng thái “{state}”; xin ghi một trong: {known}")
            }
            Self::Words(fault) => of_words(fault),
            Self::MustBeWritten => "tiếng này phải có đủ mọi câu, không để trống được".to_owned(),
            Self::InTheScript => {
                "lời Việt của bài nằm trong tệp bài (.ron), không ở bảng này; xin sửa trong tệp bài"
                    .to_owned()
            }
            Self::Unsigned(columns) => {
                let names = columns.iter().map(|column| format!("“{}”", column.vietnamese()));
                let names = names.collect::<Vec<_>>().join(", ");
                format!(
                    "ghi là đã duyệt mà thiếu {names}; xin điền, hoặc thêm --reviewer, --place, --date khi nhập"
                )
            }
            Self::NotACode(code) => {
                format!("“{code}” giống tên người; xin ghi mã, ví dụ M-07, để không ai bị nêu tên")
            }
            Self::NotADate(date) => {
                format!("ngày “{date}” viết chưa đúng; xin viết năm-tháng-ngày, ví dụ 2026-11-24")
            }
            Self::OldReview => {
                "lời đã đổi mà người duyệt, nơi, ngày vẫn như lần trước; xin ghi lần duyệt mới, \
                                hoặc ghi trạng thái draft"
                    .to_owned()
            }
        }
    }
}

fn of_words(fault: &LineFault) -> String {
    match fault {
        LineFault::Empty => "chưa có lời".to_owned(),
        LineFault::Unreadable => {
            "dấu { } viết chưa đúng; xin chép lại các { $tên } của câu tiếng Việt".to_owned()
        }
        LineFault::Values { lacks, adds } => {
            let named = |names: &[String]| {
                names.iter().map(|name| format!("{{ ${name} }}")).collect::<Vec<_>>().join(", ")
            };
            let parts = [("thiếu", lacks), ("thừa", adds)];
            let parts = parts.iter().filter(|(_, names)| !names.is_empty());
            let parts = parts.map(|(word, names)| format!("{word} {}", named(names))).collect::<Vec<_>>();
            format!("{}; xin dùng đúng các {{ $tên }} của câu tiếng Việt", parts.join(", "))
        }
        LineFault::Letter(letter) => format!(
            "tiếng này không viết bằng chữ “{letter}” (U+{:04X}); xin gõ lại chữ ấy",
            u32::from(*letter)
        ),
        LineFault::Mark(mark) => format!(
            "có dấu không thấy được hoặc đứng một mình (U+{:04X}); xin xóa đi rồi gõ lại chữ ấy",
            u32::from(*mark)
        ),
        LineFault::NotComposed(word) => {
            format!("chữ “{word}” có dấu rời chưa ghép; xin gõ lại bằng bộ gõ Unicode dựng sẵn")
        }
        LineFault::TooWide { columns, most } => {
            format!("câu rộng {columns} cột, chỉ được tới {most}; xin nói ngắn lại")
        }
    }
}
