//! Everything that ends a command early: its exit code and its sentence, in one place.
//!
//! Sentences are Vietnamese first, then English, as nobody has chosen a language on a bare command line.

use std::fmt;
use std::io;
use std::path::Path;

use crate::files::WriteError;
use crate::place::PlaceError;
use crate::practice::PracticeError;
use crate::record::error::{Fault, RecordError};

#[derive(Debug)]
pub enum Failure {
    /// Somebody closed the pipe, such as `head`.
    BrokenPipe,
    /// The arguments ask for something that cannot be.
    Usage(String),
    /// What was asked for is not there or is wrong.
    Content(String),
    Storage(String),
    NoTerminal,
    /// The console of Windows is set to how it was before Windows 10.
    OldConsole,
}

impl Failure {
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::BrokenPipe => 0,
            Self::Content(_) => 1,
            Self::Usage(_) | Self::NoTerminal | Self::OldConsole => 2,
            Self::Storage(_) => 3,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BrokenPipe => Ok(()),
            Self::Usage(said) | Self::Content(said) | Self::Storage(said) => write!(out, "dongvai: {said}"),
            Self::NoTerminal => out.write_str(
                "dongvai: chương trình cần một cửa sổ dòng lệnh, không chạy qua ống dẫn hay tệp. \
                 Xin mở cửa sổ dòng lệnh rồi gõ: dongvai\n\
                 dongvai: a terminal is needed; input and output must not be piped. \
                 Open a terminal window and run: dongvai (for scripts: dongvai sessions, dongvai check)",
            ),
            Self::OldConsole => out.write_str(
                "dongvai: cửa sổ này đang ở chế độ cũ nên không vẽ được màn hình. Xin bấm chuột phải vào thanh tiêu đề \
                 của cửa sổ, chọn Properties, bỏ dấu ở “Use legacy console”, bấm OK, đóng cửa sổ rồi mở lại.\n\
                 dongvai: this console is in its legacy mode. Right-click its title bar, choose Properties, clear \
                 \"Use legacy console\", close the window and open it again.",
            ),
        }
    }
}

/// Windows has a second number for a pipe that nobody reads from any more, which Rust does not know as one.
fn is_closed_pipe(error: &io::Error) -> bool {
    const NOT_CONNECTED: i32 = 233;
    error.kind() == io::ErrorKind::BrokenPipe
        || (cfg!(windows) && error.raw_os_error() == Some(NOT_CONNECTED))
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        if is_closed_pipe(&error) {
            return Self::BrokenPipe;
        }
        Self::Storage(format!("không ghi ra được: {error}"))
    }
}

impl From<WriteError> for Failure {
    fn from(error: WriteError) -> Self {
        let done = error.done.iter().map(|path| path.display().to_string()).collect::<Vec<_>>();
        let rest = if done.is_empty() {
            "Không có gì bị thay đổi.".to_owned()
        } else {
            format!("Đã ghi xong: {}; làm lại lệnh này cũng không sao.", done.join(", "))
        };
        Self::Storage(format!(
            "không ghi được {}: {}. {rest} {}",
            error.path.display(),
            error.source,
            remedy(&error.source)
        ))
    }
}

/// What to do about a file that could not be written.
pub fn remedy(error: &io::Error) -> &'static str {
    #[expect(clippy::wildcard_enum_match_arm, reason = "of the rest a person can do the same about each")]
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            "Ổ đĩa ở đó đã đầy; xin xóa bớt tệp không dùng, hoặc chọn ổ khác."
        }
        io::ErrorKind::ResourceBusy => "Xin đóng tệp ấy ở chương trình kia (ví dụ Word, Excel), rồi làm lại.",
        _ => "Xin xem lại đường dẫn và quyền ghi.",
    }
}

impl From<PlaceError> for Failure {
    fn from(error: PlaceError) -> Self {
        Self::Usage(format!("không tìm thấy thư mục để giữ kết quả. {error}"))
    }
}

impl From<RecordError> for Failure {
    fn from(error: RecordError) -> Self {
        let said = match error.fault {
            Fault::Full => {
                "ổ đĩa đã đầy; các bước đã lưu vẫn còn nguyên; xin xóa bớt tệp không dùng rồi mở lại"
            }
            Fault::ReadOnly => {
                "thư mục dữ liệu chỉ cho đọc; xin mở quyền ghi, hoặc chọn thư mục khác bằng --data-dir"
            }
            Fault::Busy => {
                "tệp đang mở ở một cửa sổ hay chương trình khác; không có gì bị mất; xin đóng ở đó rồi làm lại"
            }
            Fault::Damaged => {
                "tệp kết quả bị hỏng; xin mở dongvai, chương trình sẽ cứu những gì đọc được và giữ lại tệp cũ"
            }
            Fault::Newer { .. } => {
                "tệp kết quả do phiên bản mới hơn lưu, không có gì bị thay đổi; xin cài phiên bản mới, \
                 hoặc chọn thư mục khác bằng --data-dir"
            }
            Fault::NotARecord => {
                "tệp này không phải tệp kết quả của chương trình, không có gì bị thay đổi; xin chọn thư mục khác \
                 bằng --data-dir"
            }
            Fault::Conflict => "buổi tập đang được ghi ở một cửa sổ khác; các bước trước vẫn còn nguyên",
            Fault::Moved => {
                "tệp kết quả đã bị xóa, đổi tên hoặc thay bằng tệp khác khi đang mở, việc này chưa lưu được; xin đặt lại \
                 tệp vào chỗ cũ rồi làm lại"
            }
            Fault::Replaced => {
                "tệp kết quả bị thay bằng tệp khác khi đang mở, việc này chưa lưu được; tệp mới không bị đụng đến, nhật ký \
                 của tệp cũ được để riêng; xin mở lại"
            }
            Fault::LogGone => {
                "tệp -wal bên cạnh tệp kết quả bị xóa khi đang mở, việc này chưa lưu được; các bước trước đã nằm đủ trong \
                 tệp kết quả; xin mở lại rồi làm tiếp"
            }
            Fault::LogCut => {
                "tệp -wal bên cạnh tệp kết quả bị làm rỗng hoặc cắt bớt khi đang mở, việc này chưa lưu được; các buổi đã \
                 kết thúc vẫn còn nguyên, vài bước cuối của buổi đang tập có thể đã mất; xin mở lại rồi xem buổi ấy còn \
                 đến bước nào"
            }
            Fault::BadSession { from } => {
                return Self::Content(format!(
                    "buổi tập này có chỗ hỏng từ bước {from}, không xem được; các buổi khác vẫn còn nguyên. Xin gộp lại \
                     bản của buổi này từ máy khác hay từ bản sao lưu, nếu còn ({error})"
                ));
            }
            Fault::NoSuchLearner => return Self::Content(format!("không có mã này ({error})")),
            Fault::EraseUnfinished => {
                "đã xóa khỏi danh sách, nhưng trong tệp hoặc bản sao lưu có thể còn dấu vết; xin đóng các cửa sổ khác, \
                 dọn bớt ổ đĩa rồi xóa lại lần nữa"
            }
            Fault::NoSuchSession => return Self::Content(format!("không có buổi tập này ({error})")),
            Fault::Io | Fault::Sql => "không mở được tệp kết quả; xin chọn thư mục khác bằng --data-dir",
        };
        Self::Storage(format!("{said}: {}\n  {error}", error.path.display()))
    }
}

impl From<PracticeError> for Failure {
    fn from(error: PracticeError) -> Self {
        match error {
            PracticeError::Record(error) => error.into(),
            PracticeError::NoSession => {
                Self::Content("không có buổi tập nào như vậy (no such session)".to_owned())
            }
            PracticeError::Codec(_) | PracticeError::Refused(_) => Self::Content(format!(
                "buổi tập này có chỗ không đọc được, nên không mở được; các buổi khác vẫn còn nguyên. Xin gộp lại bản của \
                 buổi này từ máy khác hay từ bản sao lưu, nếu còn ({error})"
            )),
            PracticeError::NoScenario => Self::Content(format!(
                "bài của buổi tập này không còn trong tệp kết quả, như sau khi cứu một tệp hỏng; điểm và câu trả lời vẫn \
                 còn. Xin gộp lại từ máy khác hay từ bản sao lưu, nếu còn ({error})"
            )),
        }
    }
}

/// A file that could not be read, told with its path.
pub fn unreadable(path: &Path, error: &io::Error) -> Failure {
    Failure::Storage(format!(
        "không đọc được {}: {error}; xin chọn thư mục khác bằng --data-dir",
        path.display()
    ))
}
