//! What is wrong with a file of texts or of states, in Vietnamese.

use crate::cli::check::phrase::{named, values};
use crate::cli::check::vi::{meant, said};
use crate::scenario::finding::translation::{BadRow, TranslationFault as Fault};

pub(super) fn sentence(fault: &Fault) -> (String, String) {
    match fault {
        Fault::Unreadable { reason } => said(
            "Không đọc được câu này; các câu khác trong tệp vẫn dùng được.",
            format!("Mỗi câu viết: tên = lời. Trình đọc báo: {reason}."),
        ),
        Fault::TooDeep => said(
            "Câu này có quá nhiều ngoặc nhọn lồng nhau; các câu khác trong tệp vẫn dùng được.",
            "Xóa các dấu { thừa; một câu chỉ cần { $tên }.",
        ),
        Fault::Twice { id } => said(format!("“{id}” có hai lần; câu đầu được dùng."), "Giữ lại một câu."),
        Fault::Missing { ids, .. } => said(
            format!("Thiếu {} câu so với tiếng Việt: {}.", ids.len(), named(ids)),
            "Thêm từng câu: tên = lời.",
        ),
        Fault::Unknown { id, nearest } => said(
            format!("Tiếng Việt không có câu “{id}”, nên không ai thấy câu này."),
            meant(nearest.as_ref(), "Bỏ câu này, hoặc sửa tên."),
        ),
        Fault::OtherValues { lacks, adds } => {
            let mut parts = Vec::new();
            if !lacks.is_empty() {
                parts.push(format!("thiếu {}", values(lacks)));
            }
            if !adds.is_empty() {
                parts.push(format!("thừa {}", values(adds)));
            }
            said(
                format!("Các giá trị không giống câu tiếng Việt: {}.", parts.join(", ")),
                "Dùng đúng các { $tên } của câu tiếng Việt.",
            )
        }
        Fault::NoScript { id, nearest } => said(
            format!("Không có bài “{id}”, nên tệp này không được đọc."),
            meant(nearest.as_ref(), "Đặt tên tệp theo id của bài, hoặc ui.ftl."),
        ),
        Fault::NoFile { file } => {
            said(format!("Bài này chưa có {file}."), "Viết tệp ấy, mỗi câu một dòng: tên = lời.")
        }
        Fault::Letter { letter } => said(
            format!("Tiếng này không viết bằng chữ “{letter}” (U+{:04X}).", u32::from(*letter)),
            "Gõ lại chữ ấy; chữ trông giống nhau có khi là chữ của bảng khác.",
        ),
        Fault::TooWide { columns, most } => said(
            format!("Câu này rộng {columns} cột, chỉ nên tới {most}."),
            "Nói ngắn lại, để câu không đẩy việc đang làm ra khỏi màn chiếu.",
        ),
        Fault::BadRow(bad) => bad_row(bad),
        Fault::StateOfNothing { key, nearest } => said(
            format!("Tiếng Việt không có câu “{key}”, nên trạng thái này không của câu nào."),
            meant(nearest.as_ref(), "Bỏ dòng này, hoặc sửa tên."),
        ),
        Fault::StateWithoutWords { key } => {
            said(format!("Tiếng này chưa có lời cho “{key}”."), "Bỏ dòng này, hoặc thêm lời vào tệp .ftl.")
        }
        Fault::NoState { ids } => said(
            format!("{} câu chưa có dòng trong state.tsv: {}.", ids.len(), named(ids)),
            "Các câu ấy tính là nháp. Đưa lời vào bằng dongvai lang import thì trạng thái được ghi cùng.",
        ),
        Fault::Stale { keys } => said(
            format!("Câu tiếng Việt đã đổi sau khi có lời của {} câu: {}.", keys.len(), named(keys)),
            "Các câu ấy lại là nháp. Xuất bảng mới (dongvai lang export) để người nói tiếng ấy xem lại.",
        ),
        Fault::OtherWords { keys } => said(
            format!("Lời đã khác lúc ghi trạng thái ở {} câu: {}.", keys.len(), named(keys)),
            "Các câu ấy lại là nháp. Xuất bảng mới (dongvai lang export) để người nói tiếng ấy xem lại.",
        ),
        Fault::ReviewedByNobody { key } => said(
            format!("“{key}” ghi là đã duyệt mà thiếu mã người duyệt, nơi hoặc ngày."),
            "Ghi đủ ba ô ấy, hoặc ghi lại là draft.",
        ),
    }
}

fn bad_row(bad: &BadRow) -> (String, String) {
    let (what, remedy) = match bad {
        BadRow::Columns(n) => (
            format!("Dòng này có {n} cột, cần 8."),
            "Các cột cách nhau bằng một dấu tab, cột trống cũng giữ.",
        ),
        BadRow::Mark(found) => (
            format!("“{found}” không phải dấu của một câu."),
            "Dấu có 16 chữ số 0–9, a–f; máy tự ghi khi import.",
        ),
        BadRow::State(found) => (
            format!("Không có trạng thái “{found}”."),
            "Trạng thái là một trong: draft, converted, documented, reviewed, read-aloud.",
        ),
        BadRow::Twice(key) => (format!("“{key}” có hai dòng; dòng đầu được dùng."), "Giữ lại một dòng."),
    };
    said(what, format!("{remedy} Chừng nào chưa sửa, câu ấy tính là nháp."))
}
