//! What is wrong with a file of texts, in Vietnamese.

use crate::cli::check::phrase::{named, values};
use crate::cli::check::vi::{meant, said};
use crate::scenario::finding::translation::TranslationFault as Fault;

pub(super) fn sentence(fault: &Fault) -> (String, String) {
    match fault {
        Fault::Unreadable { reason } => said(
            "Không đọc được câu này; các câu khác trong tệp vẫn dùng được.",
            format!("Mỗi câu viết: tên = lời. Trình đọc báo: {reason}."),
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
    }
}
