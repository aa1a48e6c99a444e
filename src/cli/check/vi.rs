//! Every finding in Vietnamese: what is wrong, and how to put it right.

mod translation;
mod walk;

use crate::cli::check::phrase::or_none;
use crate::club::member::Office;
use crate::id;
use crate::locale::number::money;
use crate::scenario::finding::{FindingKind as Kind, Wanted};
use crate::scenario::terms::{Meter, Role};

#[expect(clippy::too_many_lines, reason = "one arm for each finding")]
pub(super) fn sentence(kind: &Kind) -> (String, String) {
    match kind {
        Kind::NotUtf8 => {
            said("Tệp này không phải chữ UTF-8.", "Mở bằng trình soạn thảo và lưu lại với mã UTF-8.")
        }
        Kind::Utf16 => said(
            "Tệp này lưu theo mã UTF-16 (Unicode hai byte), máy chưa đọc.",
            "Mở bằng trình soạn thảo, chọn lưu với mã UTF-8, rồi soát lại.",
        ),
        Kind::CurlyQuotes { more } => said(
            format!("Câu này nằm trong ngoặc kép cong “ ”{}.", also(*more)),
            "Thay bằng ngoặc kép thẳng \"…\"; trình soạn văn bản hay tự đổi, nên dùng trình soạn thảo thường. \
             Ngoặc cong trong câu thì vẫn để được.",
        ),
        Kind::OddSpace { more } => said(
            format!("Chỗ này là dấu cách không ngắt, không phải dấu cách thường{}.", also(*more)),
            "Thay tất cả bằng dấu cách thường (tìm và thay trong trình soạn thảo).",
        ),
        Kind::GroupedAmount { found, plain } => said(
            format!("Số tiền “{found}” có dấu chấm; ở đây cần viết số liền."),
            format!("Viết {plain}, hoặc viết liền không có dấu; không thêm “đ”."),
        ),
        Kind::TooMany => {
            said("Tệp này còn nhiều lỗi nữa; máy dừng soát ở đây.", "Sửa các lỗi ở trên trước, rồi soát lại.")
        }
        Kind::Unclosed { bracket } => said(
            format!("Dấu “{bracket}” mở ở đây mà chưa đóng."),
            "Thêm dấu đóng vào cuối đoạn này; các chỗ phía sau có thể chưa soát được.",
        ),
        Kind::Stray { found } => said(
            format!("Dấu “{found}” này thừa hoặc đặt sai chỗ."),
            "Bỏ dấu này, hoặc thêm dấu mở tương ứng ở phía trước.",
        ),
        Kind::UnclosedText => said(
            "Dấu ngoặc kép mở ở đây mà chưa đóng.",
            "Thêm dấu \" vào cuối câu; dấu \" trong câu thì viết là \\\".",
        ),
        Kind::UnclosedComment => said("Ghi chú /* mở ở đây mà chưa đóng.", "Thêm */ vào cuối ghi chú."),
        Kind::MissingComma => said(
            "Thiếu dấu phẩy hoặc dấu hai chấm trước chỗ này.",
            "Giữa hai mục cần dấu phẩy, giữa tên và giá trị cần dấu hai chấm.",
        ),
        Kind::TooDeep => said("Ngoặc lồng nhau quá nhiều lớp.", "Kiểm tra lại các dấu ngoặc mở ở chỗ này."),
        Kind::WrongFormat { found, expected } => said(
            format!("Xin lỗi, bản phần mềm này chỉ đọc được kịch bản dạng {expected}, còn tệp ghi {found}."),
            "Nếu tệp viết cho bản mới hơn, xin cập nhật phần mềm; nếu không, ghi format: 1.",
        ),
        Kind::UnknownField { found, expected, nearest } => said(
            format!("Không có mục nào tên “{found}” ở đây."),
            meant(nearest.as_ref(), &format!("Các mục dùng được: {}.", expected.join(", "))),
        ),
        Kind::MissingField { field } => {
            said(format!("Thiếu mục “{field}”."), format!("Thêm {field}: … vào trong ngoặc này."))
        }
        Kind::DuplicateField { field } => said(format!("Mục “{field}” ghi hai lần."), "Giữ lại một chỗ."),
        Kind::UnknownVariant { found, expected, nearest } => said(
            format!("Không có từ “{found}” ở chỗ này."),
            meant(nearest.as_ref(), &format!("Các từ dùng được: {}.", expected.join(", "))),
        ),
        Kind::WrongValue { wanted, found } => said(
            format!("Chỗ này cần {}, mà đang ghi: {found}", wanted_words(*wanted)),
            "Sửa lại giá trị cho đúng kiểu.",
        ),
        Kind::Unreadable { detail } => said("Không đọc được chỗ này.", format!("Máy báo: {detail}.")),
        Kind::NotAScript => said(
            "Tệp này không có kịch bản hay câu lạc bộ nào.",
            "Một kịch bản bắt đầu bằng (format: 1, id: \"…\", …).",
        ),
        Kind::TrailingText => said(
            "Sau dấu ngoặc cuối còn chữ thừa.",
            "Bỏ phần thừa, hoặc kiểm tra xem ngoặc có đóng sớm quá không.",
        ),

        Kind::MissingValue => {
            said("Sau tên mục này chưa ghi gì.", "Ghi giá trị sau dấu hai chấm, hoặc bỏ cả mục.")
        }
        Kind::IllFormedId { id } if id::is_device(id) => said(
            format!("Windows giữ riêng tên “{id}” cho thiết bị, nên không đặt được tệp tên này."),
            "Đặt mã khác.",
        ),
        Kind::IllFormedId { id } => said(
            format!("Mã “{id}” viết chưa đúng cách."),
            "Mã bắt đầu bằng chữ thường a–z, sau đó chỉ có a–z, 0–9 và dấu -.",
        ),
        Kind::DuplicateId { id } => {
            said(format!("“{id}” đã có ở chỗ khác rồi."), "Đặt cho mỗi thứ một mã riêng.")
        }
        Kind::UnknownMember { id, nearest } => said(
            format!("Câu lạc bộ không có thành viên “{id}”."),
            meant(nearest.as_ref(), "Xem mã thành viên trong tệp câu lạc bộ."),
        ),
        Kind::UnknownLoan { id, nearest } => said(
            format!("Không có khoản vay “{id}”."),
            meant(nearest.as_ref(), "Khai khoản vay này trong mục loans."),
        ),
        Kind::FlagNeverSet { flag, nearest } => said(
            format!("Không bước nào đặt cờ “{flag}”, nên điều kiện này không bao giờ đúng."),
            meant(nearest.as_ref(), "Thêm set: [\"…\"] ở một lựa chọn, hoặc bỏ điều kiện."),
        ),
        Kind::FlagNeverRead { flag } => said(
            format!("Cờ “{flag}” được đặt mà không bước nào hỏi đến."),
            "Dùng nó trong when: của một bước sau, hoặc bỏ đi.",
        ),
        Kind::UnknownStep { id, nearest } => {
            said(format!("Không có bước “{id}”."), meant(nearest.as_ref(), "Ghi mã của một bước ở phía sau."))
        }
        Kind::BackwardJump { id } => said(
            format!("Bước “{id}” không nằm phía sau bước này."),
            "go: chỉ được nhảy tới; muốn quay lại đã có phím 0.",
        ),
        Kind::UnknownValue { name, nearest } => said(
            format!("Không có giá trị nào tên “{name}”."),
            meant(nearest.as_ref(), "Khai tên này trong mục values."),
        ),
        Kind::ValueNeverUsed { name } => said(
            format!("Giá trị “{name}” không câu nào dùng đến."),
            "Dùng { $… } trong một câu, hoặc bỏ khỏi values.",
        ),
        Kind::UnknownItem { id, nearest } => said(
            format!("Không có mục “{id}” trong danh sách này."),
            meant(nearest.as_ref(), "right: phải là mã của một trong các options."),
        ),
        Kind::ShippedId { id } => said(
            format!("Mã “{id}” trùng với bài có sẵn; bài có sẵn được dùng, tệp này bị bỏ qua."),
            "Đổi mã của tệp này.",
        ),
        Kind::UnknownClub { id, nearest } => said(
            format!("Không có câu lạc bộ “{id}”."),
            meant(nearest.as_ref(), "Đặt tệp câu lạc bộ vào scenarios/clubs/."),
        ),
        Kind::KeyClash { key } => said(
            format!("Hai câu cùng mang khóa “{key}”, không dịch riêng được."),
            "Đổi mã của bước hoặc của lựa chọn.",
        ),

        Kind::HowMany { field, found, low } => {
            said(format!("“{field}” có {found}, cần ít nhất {low}."), "Thêm cho đủ.")
        }
        Kind::OptionCount { found } => said(
            format!("Có {found} lựa chọn, cần từ 2 đến 4."),
            "Thêm hoặc bớt lựa chọn cho vừa một màn hình.",
        ),
        Kind::TickCount { found } => said(
            format!("Có {found} điều để đánh dấu, cần từ 3 đến 5."),
            "Ghi những điều nghe thấy được, từ 3 đến 5 điều.",
        ),
        Kind::CutNotOffered { cut, cuts } => said(
            format!("Bản cắt {cut} phút không có trong cuts."),
            format!("Các bản cắt có: {}.", or_none(cuts)),
        ),
        Kind::DefaultCutNotOffered { cut, cuts } => said(
            format!("default_cut {cut} không có trong cuts."),
            format!("Chọn một trong: {}.", or_none(cuts)),
        ),
        Kind::CutsUnordered => {
            said("cuts chưa xếp từ ngắn đến dài, hoặc có số lặp.", "Xếp lại, ví dụ [20, 45, 90].")
        }
        Kind::OutOfRange { field, found, low, high } => {
            said(format!("“{field}” là {found}, ngoài khoảng {low}–{high}."), "Sửa lại con số.")
        }
        Kind::NoMinutes { part } => said(
            format!("Phần “{part}” không bước nào có thời gian."),
            "Ghi minutes: cho các bước, để đồng hồ của buổi họp chạy.",
        ),
        Kind::WhyMissing => said(
            "Bước này được chấm mà chưa có lý do.",
            "Thêm why: \"…\" để sau khi làm mọi người hiểu vì sao.",
        ),
        Kind::UnknownTeam { team, teams } => {
            said(format!("Câu lạc bộ không có tổ {team}."), format!("Các tổ có: {}.", or_none(teams)))
        }
        Kind::HandsMoreThanTeam { team, hands, members } => said(
            format!("Tổ {team} giơ {hands} tay mà chỉ có {members} thành viên."),
            "Sửa số tay của tổ này.",
        ),
        Kind::AbstainNotAsked { id } => said(
            format!("“{id}” phải tránh biểu quyết mà không có trong asked_to_abstain."),
            "Thêm vào asked_to_abstain để người học chọn được.",
        ),
        Kind::SeatWithoutWork { role } => said(
            format!("{} không có việc gì phải làm trong cả kịch bản.", role_name(*role)),
            "Giao cho vai này ít nhất một bước được chấm.",
        ),
        Kind::PartWithoutSpeak { part } => said(
            format!("Phần “{part}” không có bước nào nói thành lời."),
            "Thêm một bước Speak: đây là tập nói trước mọi người.",
        ),
        Kind::PartWithoutPlanted { part, human } => said(
            format!(
                "Khi {} tập một mình, phần “{part}” không có chỗ nào người khác làm sai để góp ý.",
                role_name(*human)
            ),
            "Thêm planted: vào một bước của vai khác trong phần này.",
        ),
        Kind::MeterUnused { meter, found } => said(
            format!("Chỉ có {found} bước phụ thuộc vào thước đo “{}”, cần ít nhất 2.", meter_name(*meter)),
            "Thêm when: Meter(…) cho một bước.",
        ),
        Kind::TooManySay { found, of } => {
            said(format!("{found} trong {of} bước chỉ để nghe."), "Bớt Say xuống còn nhiều nhất một phần ba.")
        }
        Kind::NothingToFind => said("Không dòng nào có lỗi để tìm.", "Ghi mistake: cho ít nhất một dòng."),
        Kind::OfficeTwice { office } => {
            said(format!("Đã có người khác làm {}.", office_name(*office)), "Mỗi chức danh chỉ một người.")
        }

        Kind::NegativeAmount { field, amount } => {
            said(format!("“{field}” là {}, không được âm.", money(*amount)), "Ghi số tiền từ 0 trở lên.")
        }
        Kind::UnknownNote { note } => said(
            format!("Không có tờ tiền {}.", money(*note)),
            "Dùng các tờ 1.000, 2.000, 5.000, 10.000, 20.000, 50.000, 100.000, 200.000, 500.000.",
        ),
        Kind::LoanBalance { balance, amount } => said(
            format!("Còn nợ gốc {} mà chỉ vay {}.", money(*balance), money(*amount)),
            "Sửa balance hoặc amount.",
        ),
        Kind::CountOffBooks { expected, found } => said(
            format!("Đếm được {} mà theo sổ và opening phải là {}.", money(*found), money(*expected)),
            "Sửa các tờ tiền, hoặc ghi phần thiếu vào opening.short.",
        ),
        Kind::LoanFromLater => said("Khoản vay này bắt đầu sau tháng họp.".to_owned(), "Sửa tháng ở lent:."),
        Kind::SumTooLarge => said("Số tiền này lớn quá mức có thể.".to_owned(), "Kiểm tra lại các chữ số 0."),
        Kind::Charter { field } => said(
            format!("Quy chế ghi “{field}” như vậy thì không làm theo được."),
            "Xem lại con số này trong quy chế.",
        ),
        Kind::PointsMissing => said(
            "Bước này được chấm mà không có điểm.".to_owned(),
            "Ghi points: {…}; với Choose thì ghi ở các lựa chọn.",
        ),
        Kind::NoFullOption => said(
            "Không lựa chọn nào đạt điểm cao nhất ở mọi nội dung, nên không thể đạt điểm tối đa.".to_owned(),
            "Cho lựa chọn đúng nhất điểm cao nhất ở từng nội dung.",
        ),
        Kind::SamePoints => {
            said("Mọi lựa chọn đều cùng số điểm.".to_owned(), "Nếu không có đúng sai thì dùng Discuss.")
        }
        Kind::LongestIsRight { longest, decisions } => said(
            format!("Ở {longest} trong {decisions} bước chọn, câu dài nhất là câu đúng: dễ đoán."),
            "Viết câu đúng ngắn lại, hoặc câu sai dài ra.",
        ),
        Kind::PointsNotJudged => said(
            "Điểm ghi ở đây không được tính.".to_owned(),
            "Bỏ points:; với Choose thì ghi điểm ở từng lựa chọn.",
        ),
        Kind::EmptyText { field } => {
            said(format!("“{field}” để trống."), "Viết nội dung, hoặc bỏ mục này nếu được.")
        }
        Kind::BadPlaceable { found } => said(
            format!("“{found}” không phải là {{ $tên }}."),
            "Trong ngoặc nhọn chỉ được ghi $ và tên một giá trị.",
        ),
        Kind::BareAmount { found } => said(
            format!("Số tiền “{found}” ghi sẵn trong câu có thể sai khi buổi họp đi hướng khác."),
            "Khai trong values rồi dùng { $tên }.",
        ),
        Kind::NotNfc { found } => said(
            format!("Chữ “{found}” có dấu tách rời (không phải NFC)."),
            "Gõ lại chữ này, hoặc đổi cả tệp sang Unicode dựng sẵn.",
        ),
        Kind::HiddenMark { mark } => {
            said(format!("Có ký tự không nhìn thấy U+{:04X}.", u32::from(*mark)), "Xóa ký tự này.")
        }
        Kind::ChoiceTooTall { lines, room } => said(
            format!("Câu hỏi và các lựa chọn cần {lines} dòng, màn chiếu chỉ có {room}."),
            "Viết ngắn lại.",
        ),
        Kind::CueTooLong { width, room } => {
            said(format!("Câu nhắc rộng {width} cột, chỉ có {room}."), "Rút còn vài chữ.")
        }
        Kind::UnknownRule { rule } => said(
            format!("Quy tắc “{rule}” chưa có tên gọi, nên màn hình hiện nguyên như vậy."),
            "Ghi một quy tắc đã có tên, hoặc viết rõ quy tắc ấy bằng lời.",
        ),
        Kind::OnPath { fault, way } => walk::sentence(fault, way),
        Kind::InLocale(fault) => translation::sentence(fault),
    }
}

fn said(message: impl Into<String>, help: impl Into<String>) -> (String, String) {
    (message.into(), help.into())
}

fn meant(nearest: Option<&String>, otherwise: &str) -> String {
    nearest.map_or_else(|| otherwise.to_owned(), |name| format!("Có phải ý là “{name}” không?"))
}

/// Where else the same stands.
fn also(more: usize) -> String {
    if more == 0 { String::new() } else { format!(" (và {more} chỗ nữa)") }
}

fn wanted_words(wanted: Wanted) -> &'static str {
    match wanted {
        Wanted::Number => "một số vừa phải, không có dấu ngoặc kép",
        Wanted::Text => "chữ trong dấu ngoặc kép",
        Wanted::List => "một danh sách trong ngoặc vuông [ ]",
        Wanted::Group => "các mục trong ngoặc tròn ( )",
        Wanted::Map => "các cặp tên: giá trị trong ngoặc nhọn { }",
        Wanted::YesOrNo => "true hoặc false",
        Wanted::Name => "một từ không có dấu ngoặc kép, hoặc tên: giá trị",
        Wanted::Other => "một giá trị khác",
    }
}

fn role_name(role: Role) -> &'static str {
    match role {
        Role::Chair => "Chủ nhiệm",
        Role::Treasurer => "Thủ quỹ",
        Role::Secretary => "Thư ký",
        Role::IncomeDeputy => "Phó Chủ nhiệm phụ trách tăng thu nhập",
        Role::HealthDeputy => "Phó Chủ nhiệm phụ trách sức khỏe, văn nghệ",
        Role::Room => "Cả hội trường",
    }
}

fn office_name(office: Office) -> &'static str {
    match office {
        Office::Chair => "Chủ nhiệm",
        Office::IncomeDeputy => "Phó Chủ nhiệm phụ trách tăng thu nhập",
        Office::HealthDeputy => "Phó Chủ nhiệm phụ trách sức khỏe, văn nghệ",
        Office::Secretary => "Thư ký",
        Office::Treasurer => "Thủ quỹ",
        Office::TeamLeader => "tổ trưởng",
    }
}

fn meter_name(meter: Meter) -> &'static str {
    match meter {
        Meter::Clock => "giờ",
        Meter::Attendance => "có mặt",
        Meter::Understanding => "bà con theo kịp",
        Meter::Voices => "mọi người cùng nói",
        Meter::Trust => "tin tưởng",
    }
}
