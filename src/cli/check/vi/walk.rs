//! What is wrong on some path, in Vietnamese, with the shortest way there.

use crate::cli::check::phrase::points;
use crate::cli::check::vi::{role_name, said};
use crate::club::ledger::{Account, Book, Fund};
use crate::locale::number::money;
use crate::scenario::finding::walk::{Imbalance, WalkFault as Fault, Way};
use crate::scenario::terms::{Block, Fatal};

pub(super) fn sentence(fault: &Fault, way: &Way) -> (String, String) {
    let (message, help) = bare(fault);
    if way.is_empty() {
        return (message, help);
    }
    let taken: Vec<String> = way.iter().map(|(step, answer)| format!("{step} = {answer}")).collect();
    (message, format!("{help} Gặp khi: {}; các bước khác làm đúng.", taken.join(", ")))
}

fn bare(fault: &Fault) -> (String, String) {
    match fault {
        Fault::UnreachableStep => said(
            "Không có đường nào đi đến bước này.",
            "Xem lại when của bước và các chỗ nhảy qua nó (go), hoặc bỏ bước này.",
        ),
        Fault::Stuck { missing: Some((fund, sum)), .. } => said(
            format!("{} thiếu {} cho bước này, nên không ai làm xong được.", fund_name(*fund), money(*sum)),
            "Giảm số tiền, thêm tiền đầu buổi trong opening, hoặc đặt điều kiện when.",
        ),
        Fault::Stuck { refusal, missing: None } => said(
            format!("Câu trả lời đúng cũng không được nhận ({refusal}), nên buổi họp không đi tiếp được."),
            "Xem lại những gì bước này cần: thành viên, khoản vay, số tiền.",
        ),
        Fault::Idle { role } => said(
            format!("Có đường đi mà {} không có việc gì.", role_name(*role)),
            "Thêm cho vai này một bước có mặt cả trên đường ấy.",
        ),
        Fault::OutOfBalance(imbalance) => {
            said(out_of_balance(imbalance), "Xem lại các số tiền của bước này.")
        }
        Fault::Negative { account, balance } => said(
            format!("{} có thể xuống {}.", account_name(account.as_ref()), money(*balance)),
            "Sửa số tiền, số đầu buổi trong opening, hoặc when của bước.",
        ),
        Fault::PointsLost { block, earned, possible } => said(
            format!(
                "Làm đúng hết cũng chỉ được {} trên {} điểm {}, nên không thể đạt điểm tối đa.",
                points(*earned),
                points(*possible),
                block_name(*block)
            ),
            "Sửa điểm của bước này, hoặc bỏ fatal ở lựa chọn điểm cao nhất.",
        ),
        Fault::ModelIsFatal { fatal } => said(
            format!("Câu trả lời đúng lại là lỗi nặng: {}.", fatal_name(*fatal)),
            "Bỏ fatal ở đây, hoặc cho lựa chọn khác điểm cao nhất.",
        ),
        Fault::TooManyStates { limit } => said(
            format!("Bài này có hơn {limit} tình huống, nên chỉ soát được các đường đi một cách ước chừng."),
            "Lỗi về đường đi có thể được báo hơi chặt. Xin bớt cờ (set), hoặc hỏi đến cờ sớm hơn.",
        ),
    }
}

fn out_of_balance(imbalance: &Imbalance) -> String {
    match imbalance {
        Imbalance::Line { book, line, rest } => {
            format!("Dòng {line} trong {} lệch {}.", book_name(*book), money(*rest))
        }
        Imbalance::Capital { before, after } => {
            format!("Tổng vốn đổi từ {} thành {}.", money(*before), money(*after))
        }
        Imbalance::Notes { notes, boxes } => {
            format!("Tiền mặt có {} mà sổ ghi {}.", money(*notes), money(*boxes))
        }
        Imbalance::Books { line } => format!("Đối chiếu xong, hai sổ vẫn lệch nhau ở dòng {line}."),
    }
}

fn account_name(account: Option<&Account>) -> String {
    match account {
        None => "Tiền mặt trong hòm".to_owned(),
        Some(Account::Box(fund)) => format!("Hòm {}", fund_name(*fund)),
        Some(Account::Bank(fund)) => format!("Tiền gửi ngân hàng của {}", fund_name(*fund)),
        Some(Account::Loan(loan)) => format!("Khoản vay {loan}"),
        Some(Account::Outside(_)) => "Khoản từ bên ngoài".to_owned(),
    }
}

fn fund_name(fund: Fund) -> &'static str {
    match fund {
        Fund::Income => "Quỹ tăng thu nhập",
        Fund::Operating => "Quỹ hoạt động",
    }
}

fn book_name(book: Book) -> &'static str {
    match book {
        Book::Treasurer => "sổ của Thủ quỹ",
        Book::Secretary => "sổ thứ hai",
    }
}

fn block_name(block: Block) -> &'static str {
    match block {
        Block::Procedure => "trình tự",
        Block::Finance => "thu chi",
        Block::Lending => "cho vay",
        Block::Communication => "truyền thông",
        Block::MutualHelp => "tự giúp nhau",
        Block::Participation => "cùng tham gia",
        Block::Records => "ghi chép",
    }
}

fn fatal_name(fatal: Fatal) -> &'static str {
    match fatal {
        Fatal::VotesWithoutQuorum => "biểu quyết khi không đủ tỷ lệ",
        Fatal::LendsAlone => "một mình quyết cho vay",
        Fatal::ShamesDebtor => "làm mất thể diện người trả chậm",
        Fatal::FalsifiesBook => "ghi sổ sai sự thật",
    }
}
