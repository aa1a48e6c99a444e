# What `dongvai check` says of a finding, by its code: the text is what is wrong, `.help` how to put it right.
# These are for facilitators and authors, in Vietnamese and English alone; no sheet for teachers has them. A line
# here is a line there, and numbers come as they are written.

## What the program says of the whole

finding-work-title = { $name }: { $steps } bước. Số bước của từng vai; trong ngoặc là số bước được chấm.
finding-work-minutes = { $cut } phút
finding-work-scene = Dưới { $least } bước nên không soát: vai nào cũng có việc, phần nào cũng có chỗ máy làm sai, lời nói không quá nhiều.
finding-work-meters = Dưới { $least } bước nên không soát: bà con theo kịp, lên tiếng, tin tưởng có đổi diễn biến buổi họp không.
finding-none = Đã soát { $files } tệp: không thấy lỗi nào.
finding-some = Đã soát { $files } tệp: { $errors } lỗi, { $warnings } lưu ý.
finding-error = lỗi
finding-warning = lưu ý
finding-help = cách sửa
finding-elsewhere = chỗ có liên quan
finding-unreadable = Không đọc được { $path } ({ $cause }). Các tệp khác vẫn được soát. { $remedy }
finding-no-such =
    Không có bài hay câu lạc bộ nào tên { $name }, cũng không có tệp ấy. { $meant ->
        [yes] { finding-nearest }
       *[no] Hiện có: { $known }.
    }
finding-unwritten = Không ghi được { $path } ({ $cause }). Tệp vẫn như cũ. Xin xem lại quyền ghi.
finding-repaired = { $place }: đã chữa. { $what }
finding-no-code = Không có mã lỗi { $code }. Gần nhất: { $known }.
finding-right = Viết đúng: { $right }
finding-watching = Lưu tệp là soát lại ngay. Bấm Ctrl+C để thôi.
finding-added = { $place }: đã thêm id: "{ $id }"

## Pieces of the findings

finding-nearest = Có phải ý là “{ $nearest }” không?
finding-way = Gặp khi: { $way }; các bước khác làm đúng.
finding-refusal =
    { $refusal ->
        [not-in-notes] không có tờ tiền nào ghép thành số ấy
        [out-of-range] số âm hoặc quá lớn
        [unknown-item] có mục không có trong bước này
        [no-such-seat] không có vai ấy
       *[other] { $refusal }
    }
finding-wanted =
    { $wanted ->
        [number] một số vừa phải, không có dấu ngoặc kép
        [text] chữ trong dấu ngoặc kép
        [list] một danh sách trong ngoặc vuông [ ]
        [group] các mục trong ngoặc tròn ( )
        [map] các cặp tên: giá trị trong ngoặc nhọn {"{ }"}
        [yes-or-no] true hoặc false
        [name] một từ không có dấu ngoặc kép, hoặc tên: giá trị
       *[other] một giá trị khác
    }
finding-role =
    { $role ->
        [chair] Chủ nhiệm
        [treasurer] Thủ quỹ
        [secretary] Thư ký
        [income-deputy] Phó Chủ nhiệm phụ trách tăng thu nhập
        [health-deputy] Phó Chủ nhiệm phụ trách sức khỏe, văn nghệ
       *[room] Cả hội trường
    }
finding-office =
    { $office ->
        [chair] Chủ nhiệm
        [income-deputy] Phó Chủ nhiệm phụ trách tăng thu nhập
        [health-deputy] Phó Chủ nhiệm phụ trách sức khỏe, văn nghệ
        [secretary] Thư ký
        [treasurer] Thủ quỹ
       *[team-leader] tổ trưởng
    }
finding-meter =
    { $meter ->
        [clock] giờ
        [attendance] có mặt
        [understanding] bà con theo kịp
        [voices] mọi người cùng nói
       *[trust] tin tưởng
    }
finding-fund =
    { $fund ->
        [income] Quỹ tăng thu nhập
       *[operating] Quỹ hoạt động
    }
finding-book =
    { $book ->
        [treasurer] sổ của Thủ quỹ
       *[secretary] sổ thứ hai
    }
finding-account =
    { $account ->
        [notes] Tiền mặt trong hòm
        [box] Hòm { finding-fund }
        [bank] Tiền gửi ngân hàng của { finding-fund }
        [loan] Khoản vay { $loan }
       *[outside] Khoản từ bên ngoài
    }
finding-block =
    { $block ->
        [procedure] trình tự
        [finance] thu chi
        [lending] cho vay
        [communication] truyền thông
        [mutual-help] tự giúp nhau
        [participation] cùng tham gia
       *[records] ghi chép
    }
finding-fatal =
    { $fatal ->
        [votes-without-quorum] biểu quyết khi không đủ tỷ lệ
        [lends-alone] một mình quyết cho vay
        [shames-debtor] làm mất thể diện người trả chậm
       *[falsifies-book] ghi sổ sai sự thật
    }

## Words of a script: what each means

finding-word-Chair = Chủ nhiệm
finding-word-Treasurer = Thủ quỹ
finding-word-Secretary = Thư ký
finding-word-IncomeDeputy = Phó Chủ nhiệm tăng thu nhập
finding-word-HealthDeputy = Phó Chủ nhiệm sức khỏe, văn nghệ
finding-word-Room = cả hội trường
finding-word-TeamLeader = tổ trưởng
finding-word-Procedure = trình tự
finding-word-Finance = thu chi
finding-word-Lending = cho vay
finding-word-Communication = truyền thông
finding-word-MutualHelp = tự giúp nhau
finding-word-Participation = cùng tham gia
finding-word-Records = ghi chép
finding-word-Clock = thời gian
finding-word-Attendance = số người có mặt
finding-word-Understanding = bà con theo kịp
finding-word-Voices = bà con lên tiếng
finding-word-Trust = bà con tin tưởng
finding-word-VotesWithoutQuorum = biểu quyết khi thiếu người
finding-word-LendsAlone = một mình quyết cho vay
finding-word-ShamesDebtor = làm mất thể diện người trả chậm
finding-word-FalsifiesBook = ghi sổ sai sự thật
finding-word-All = tất cả các điều
finding-word-Any = một trong các điều
finding-word-Not = không
finding-word-Flag = đã đặt cờ
finding-word-Meter = theo thước đo
finding-word-BooksDiffer = hai sổ đang lệch
finding-word-AtLeast = ít nhất
finding-word-Below = dưới
finding-word-Say = nghe một lời
finding-word-Choose = chọn cách làm
finding-word-Speak = nói thành lời
finding-word-Order = xếp thứ tự
finding-word-RollCall = điểm danh
finding-word-Count = đếm tiền
finding-word-Collect = thu tiền
finding-word-Pay = chi tiền
finding-word-Book = ghi sổ, không có tiền mặt
finding-word-WrittenOff = nợ đã xóa
finding-word-LateSlip = phiếu chi nộp muộn
finding-word-WriteOff = xóa nợ
finding-word-Correction = sửa dòng tháng trước
finding-word-Visit = tiền thăm hỏi
finding-word-Visits = tiền thăm hỏi đã chi
finding-word-Sick = thăm người ốm
finding-word-Death = phúng viếng
finding-word-Figure = tính
finding-word-Inspect = soát giấy
finding-word-Vote = biểu quyết
finding-word-Elect = bầu
finding-word-Plan = kế hoạch tháng
finding-word-Minutes = biên bản
finding-word-Discuss = cùng bàn
finding-word-Loan = khoản vay
finding-word-Fee = hội phí
finding-word-FeeOwed = xin nộp sau
finding-word-FeeExempt = được miễn hội phí
finding-word-Donation = ủng hộ
finding-word-Spending = chi tiêu
finding-word-Deposit = gửi ngân hàng
finding-word-Withdrawal = rút từ ngân hàng
finding-word-Income = Quỹ tăng thu nhập
finding-word-Operating = Quỹ hoạt động
finding-word-Capital = vốn
finding-word-Early = trả trước hạn
finding-word-InKind = tặng hiện vật
finding-word-Reschedule = gia hạn khoản vay
finding-word-Fees = hội phí
finding-word-Interest = lãi
finding-word-Donations = tiền ủng hộ
finding-word-Written = số ghi trong sổ
finding-word-Amount = một số tiền
finding-word-Number = một số
finding-word-Name = tên gọi
finding-word-FullName = cả họ tên
finding-word-LoanAmount = số đã vay
finding-word-LoanBalance = còn nợ
finding-word-LoanPrincipal = gốc kỳ này
finding-word-LoanInterest = lãi kỳ này
finding-word-LoanDue = phải nộp hôm nay
finding-word-LoanOverdue = phần chậm
finding-word-Box = tiền trong hòm theo sổ
finding-word-Bank = tiền ở ngân hàng
finding-word-Boxes = cả hai hòm theo sổ
finding-word-Cash = tiền mặt thật trong hòm
finding-word-Outstanding = đang cho vay
finding-word-Reserve = phần dự trữ
finding-word-Lendable = còn cho vay được
finding-word-Taken = đã thu hôm nay
finding-word-OverHoldingLimit = phần vượt mức giữ tiền mặt
finding-word-HoldingLimit = mức giữ tiền mặt
finding-word-Members = số thành viên
finding-word-Present = số có mặt
finding-word-Absent = số vắng
finding-word-Quorum = số cần để biểu quyết
finding-word-Plus = cộng
finding-word-Minus = trừ
finding-word-OneOf = chọn một câu
finding-word-Poor = hộ nghèo
finding-word-NearPoor = hộ cận nghèo
finding-word-Difficult = hoàn cảnh khó khăn
finding-word-Other = hoàn cảnh khác

## DV01: reading

dv0101 = Tệp này không phải chữ UTF-8.
    .help = Mở bằng trình soạn thảo và lưu lại với mã UTF-8.
dv0102 = Dấu “{ $bracket }” mở ở đây mà chưa đóng.
    .help = Thêm dấu đóng vào cuối đoạn này; các chỗ phía sau có thể chưa soát được.
dv0103 = Dấu “{ $found }” này thừa hoặc đặt sai chỗ.
    .help = Bỏ dấu này; nếu nó đóng một chỗ chưa mở, thêm dấu mở ở phía trước.
dv0104 = Dấu ngoặc kép mở ở đây mà chưa đóng.
    .help = Thêm dấu " vào cuối câu; dấu " trong câu thì viết là \". Hoặc thêm --fix cho máy chữa.
dv0105 = Ghi chú /* mở ở đây mà chưa đóng.
    .help = Thêm */ vào cuối ghi chú.
dv0106 = Thiếu dấu phẩy hoặc dấu hai chấm trước chỗ này.
    .help = Giữa hai mục cần dấu phẩy, giữa tên và giá trị cần dấu hai chấm.
dv0107 = Ngoặc lồng nhau quá nhiều lớp.
    .help = Kiểm tra lại các dấu ngoặc mở ở chỗ này.
dv0108 = Xin lỗi, bản phần mềm này chỉ đọc được kịch bản dạng { $expected }, còn tệp ghi { $found }.
    .help = Nếu tệp viết cho bản mới hơn, xin cập nhật phần mềm; nếu không, ghi format: 1.
dv0109 = Không có mục nào tên “{ $found }” ở đây.
    .help =
        { $meant ->
            [yes] { finding-nearest }
           *[no] Các mục dùng được: { $expected }.
        }
dv0110 = Thiếu mục “{ $field }”.
    .help = Thêm { $field }: … vào trong ngoặc này.
dv0111 = Mục “{ $field }” ghi hai lần.
    .help = Giữ lại một chỗ.
dv0112 = Không có từ “{ $found }” ở chỗ này.
    .help =
        { $meant ->
            [yes]
                { $word ->
                    [none] { finding-nearest }
                   *[other] Có phải ý là “{ $nearest }” ({ $word }) không?
                }
           *[no] Các từ dùng được: { $expected }.
        }
dv0113 = Chỗ này cần { finding-wanted }, mà đang ghi: { $found }
    .help = Sửa lại giá trị cho đúng kiểu.
dv0114 = Không đọc được chỗ này: { $found }
    .help = Thường là thừa hay thiếu một giá trị trong ngoặc, hoặc xếp sai thứ tự. Xem cách viết đúng ở một bài có sẵn hay trong HUONG-DAN.md.
dv0115 = Tệp này không có kịch bản hay câu lạc bộ nào.
    .help = Một kịch bản bắt đầu bằng (format: 1, id: "…", …) và không có gì đứng trước hay bao ngoài.
dv0116 = Sau dấu ngoặc cuối còn chữ thừa.
    .help = Bỏ phần thừa, hoặc kiểm tra xem ngoặc có đóng sớm quá không.
dv0117 = Sau tên mục này chưa ghi gì.
    .help = Ghi giá trị sau dấu hai chấm, hoặc bỏ cả mục.
dv0118 = Tệp này lưu theo mã UTF-16 (Unicode hai byte), máy chưa đọc.
    .help = Mở bằng trình soạn thảo, chọn lưu với mã UTF-8, rồi soát lại. Hoặc thêm --fix cho máy chữa.
dv0119 = Câu này không nằm giữa hai dấu ngoặc kép thẳng, mà là ngoặc cong “ ”, ngoặc đơn ' ' hay hai ngoặc liền nhau{ $more ->
        [0] {""}
       *[other] {" "}(và { $more } chỗ nữa)
    }.
    .help = Thay bằng ngoặc kép thẳng "…"; trình soạn văn bản hay tự đổi, nên dùng trình soạn thảo thường. Ngoặc cong trong câu thì vẫn để được. Hoặc thêm --fix cho máy chữa.
dv0120 = Chỗ này là dấu cách không ngắt hoặc dấu không nhìn thấy, không phải dấu cách thường{ $more ->
        [0] {""}
       *[other] {" "}(và { $more } chỗ nữa)
    }.
    .help = Thay dấu cách ấy bằng dấu cách thường, xóa dấu không nhìn thấy. Hoặc thêm --fix cho máy chữa.
dv0121 = Số tiền “{ $found }” viết như ngoài đời; ở đây cần viết bằng chữ số liền nhau.
    .help = Viết { $plain }, hoặc viết liền không có dấu; không thêm “đ”, “k”, “nghìn”. Hoặc thêm --fix cho máy chữa.
dv0122 = Tệp này còn nhiều lỗi nữa; máy dừng soát ở đây.
    .help = Sửa các lỗi ở trên trước, rồi soát lại.
dv0123 = Dấu này đóng sớm quá: phía sau còn các mục của cùng một ngoặc.
    .help = Bỏ dấu này, đóng sau mục cuối cùng; các chỗ phía sau có thể chưa soát được.
dv0125 = Dấu trừ ở đây là gạch dài, máy không đọc được{ $more ->
        [0] {""}
       *[other] {" "}(và { $more } chỗ nữa)
    }.
    .help = Gõ dấu trừ - ngay trước con số. Hoặc thêm --fix cho máy chữa.
dv0126 = Chỗ này thiếu một dấu ngoặc kép.
    .help = Thêm dấu " vào chỗ này. Hoặc thêm --fix cho máy chữa.
dv0128 = Chỗ này thiếu dấu “{ $found }” mở danh sách.
    .help = Thêm dấu “{ $found }” trước chỗ này. Hoặc thêm --fix cho máy chữa.
dv0127 = Đây là tệp của Word hay phần mềm văn phòng, không phải tệp chữ.
    .help = Mở tệp ấy, chép hết chữ sang Notepad hay gedit, lưu thành tệp .ron với mã UTF-8; rồi check --fix chữa giúp ngoặc kép và dấu cách.
dv0124 = Dấu “{ $found }” này thừa.
    .help = Bỏ dấu này. Hoặc thêm --fix cho máy chữa.

## DV02: names

dv0201 =
    { $device ->
        [yes] Windows giữ riêng tên “{ $id }” cho thiết bị, nên không đặt được tệp tên này.
       *[no] Mã “{ $id }” viết chưa đúng cách.
    }
    .help =
        { $device ->
            [yes] Đặt mã khác.
           *[no] Mã bắt đầu bằng chữ thường a–z, sau đó chỉ có a–z, 0–9 và dấu -.
        }
dv0202 = “{ $id }” đã có ở chỗ khác rồi.
    .help = Đặt cho mỗi thứ một mã riêng.
dv0203 = Câu lạc bộ không có thành viên “{ $id }”.
    .help =
        { $meant ->
            [yes] { finding-nearest }
           *[no] Xem mã thành viên trong tệp câu lạc bộ; khách mời thì khai trong mục invited.
        }
dv0204 = Không có khoản vay “{ $id }”.
    .help =
        { $meant ->
            [yes] { finding-nearest }
           *[no] Khai khoản vay này trong mục loans.
        }
dv0205 = Không bước nào đặt cờ “{ $flag }”, nên điều kiện này không bao giờ đúng.
    .help =
        { $meant ->
            [yes] { finding-nearest }
           *[no] Thêm set: ["…"] ở một lựa chọn, hoặc bỏ điều kiện.
        }
dv0206 = Cờ “{ $flag }” được đặt mà không bước nào hỏi đến.
    .help = Dùng nó trong when: của một bước sau, hoặc bỏ đi.
dv0207 = Không có bước “{ $id }”.
    .help =
        { $meant ->
            [yes] { finding-nearest }
           *[no] Ghi mã của một bước ở phía sau.
        }
dv0208 = Bước “{ $id }” không nằm phía sau bước này.
    .help = go: chỉ được nhảy tới; muốn quay lại đã có phím 0.
dv0209 = Không có giá trị nào tên “{ $name }”.
    .help =
        { $meant ->
            [yes] { finding-nearest }
           *[no] Khai tên này trong mục values.
        }
dv0210 = Giá trị “{ $name }” không câu nào dùng đến.
    .help = Dùng {"{"} $… {"}"} trong một câu, hoặc bỏ khỏi values.
dv0211 = Không có mục “{ $id }” trong danh sách này.
    .help =
        { $meant ->
            [yes] { finding-nearest }
           *[no] right: phải là mã của một trong các options.
        }
dv0212 = Mã “{ $id }” trùng với bài có sẵn; bài có sẵn được dùng, tệp này bị bỏ qua.
    .help = Đổi mã của tệp này.
dv0213 = Không có câu lạc bộ “{ $id }”.
    .help =
        { $meant ->
            [yes] { finding-nearest }
           *[no] Đặt tệp câu lạc bộ vào scenarios/clubs/.
        }
dv0214 = Hai câu cùng mang khóa “{ $key }”, không dịch riêng được.
    .help = Đổi mã của bước hoặc của lựa chọn.
dv0215 = Câu lạc bộ “{ $id }” có lỗi trong tệp của nó, nên bài này chưa tập được và các lối đi chưa được dò.
    .help = Chữa tệp { $file } trước; các lỗi của nó cũng nằm trong danh sách này.
dv0216 = Hai người cùng là “{ $name }”: trên màn hình và trên giấy không phân biệt được.
    .help = Thêm tên thường gọi, tổ hoặc tuổi vào name, như “Lò Thị Ón (tổ 2)”.
dv0217 = Khách “{ $id }” trùng mã với một thành viên của câu lạc bộ.
    .help = Đặt cho khách một mã khác; nếu là thành viên thì bỏ khỏi mục invited.
dv0219 = Mã “{ $id }” đã có ở tệp { $file }; tệp ấy được dùng, tệp này bị bỏ qua.
    .help = Đổi mã ở đầu tệp này, hoặc dời tệp này ra khỏi thư mục bài.
dv0218 = “{ $id }” là khách mời; chỗ này phải là thành viên của câu lạc bộ.
    .help = Khách được phát biểu, được tặng tiền (Donation) và nhận tiền chi; không vay, không đóng quỹ, không biểu quyết.

## DV03: structure

dv0301 = “{ $field }” có { $found }, cần ít nhất { $low }.
    .help = Thêm cho đủ.
dv0302 = Có { $found } lựa chọn, cần từ 2 đến 4.
    .help = Thêm hoặc bớt lựa chọn cho vừa một màn hình.
dv0303 = Có { $found } điều để đánh dấu, cần từ 3 đến 5.
    .help = Ghi những điều nghe thấy được, từ 3 đến 5 điều.
dv0304 = Bài { $cut } phút không có trong cuts.
    .help = Các bài có: { $cuts } phút.
dv0305 = default_cut { $cut } không có trong cuts.
    .help = Chọn một trong: { $cuts }.
dv0306 = cuts chưa xếp từ ngắn đến dài, hoặc có số lặp.
    .help = Xếp lại, ví dụ [20, 45, 90].
dv0307 = “{ $field }” là { $found }, ngoài khoảng { $low }–{ $high }.
    .help = Sửa lại con số.
dv0308 = Phần “{ $part }” không bước nào có thời gian.
    .help = Ghi minutes: cho các bước, để đồng hồ của buổi họp chạy.
dv0309 = Bước này được chấm mà chưa có lý do.
    .help = Thêm why: "…" để sau khi làm mọi người hiểu vì sao.
dv0310 = Câu lạc bộ không có tổ { $team }.
    .help = Các tổ có: { $teams }.
dv0311 = Tổ { $team } giơ { $hands } tay mà chỉ { $voters } người được biểu quyết.
    .help = Sửa số tay của tổ này: trừ người vắng và người phải tránh biểu quyết.
dv0312 = “{ $id }” phải tránh biểu quyết mà không có trong asked_to_abstain.
    .help = Thêm vào asked_to_abstain để người tập chọn được.
dv0313 = { finding-role } không có bước nào được chấm ở bản { $cuts } phút.
    .help = Giao cho vai này ít nhất một bước được chấm.
dv0314 = Phần “{ $part }” không có bước nào nói thành lời.
    .help = Thêm một bước Speak: đây là tập nói trước mọi người.
dv0315 =
    { $role ->
        [anyone] Ai tập một mình thì ở phần “{ $part }” cũng không có chỗ nào người khác làm sai để góp ý.
       *[one] Khi { finding-role } tập một mình, phần “{ $part }” không có chỗ nào người khác làm sai để góp ý.
    }
    .help = Thêm planted: vào một bước của vai khác trong phần này.
dv0316 = Chỉ có { $found } bước phụ thuộc vào thước đo “{ finding-meter }”, cần ít nhất 2.
    .help = Thêm when: Meter(…) cho một bước.
dv0317 = { $found } trong { $of } bước chỉ để nghe.
    .help = Bớt Say xuống còn nhiều nhất một phần ba.
dv0318 = Không dòng nào có lỗi để tìm.
    .help = Ghi mistake: cho ít nhất một dòng.
dv0319 = Đã có người khác làm { finding-office }.
    .help = Mỗi chức danh chỉ một người.

dv0320 = order_if phải có đủ các id trong items, mỗi id một lần.
    .help = Chép các id từ items, rồi xếp theo thứ tự khác.
dv0321 = “{ $id }” vắng buổi họp này mà vẫn nói, nộp, nhận tiền hoặc được hỏi có tránh biểu quyết không.
    .help = Chọn người có mặt, hoặc bỏ “{ $id }” khỏi absent. Người khác nộp thay thì ghi by.
dv0322 = “{ $id }” giữ vai { finding-role } mà vắng, trong khi vai ấy có việc.
    .help = Cho người này có mặt, hoặc giao việc của vai ấy cho vai khác.
dv0324 = “{ $id }” vay khoản này mà vẫn biểu quyết việc cho vay.
    .help = Thêm “{ $id }” vào must_abstain và asked_to_abstain của bước biểu quyết, rồi bớt một tay ở tổ ấy.
dv0325 = Tổ { $team } được ghi hai lần.
    .help = Mỗi tổ một lời báo; bỏ bớt một dòng.
dv0326 = Không ai báo cho tổ { $team } khi điểm danh.
    .help = Thêm ở reports một lời báo cho tổ { $team }; tổ ấy đủ cả cũng phải báo.
dv0327 = Lúc biểu quyết, tổ { $team } có người ngồi đó mà không có dòng hands nào.
    .help = Thêm một dòng (team: { $team }, …): tán thành, không tán thành, không ý kiến; ba số có thể là 0.
dv0328 = “{ $id }” ở tổ { $team } vắng hoặc mới đến, mà lời báo của tổ không nhắc tên: người tập không biết đường mà đánh dấu.
    .help = Khai ở values một giá trị Name("{ $id }") rồi nêu giá trị ấy trong lời báo; hoặc bỏ người ấy khỏi danh sách.
dv0329 = Điểm danh lại mà không ai đến thêm.
    .help = Ghi những người mới đến: arrived: ["…"]; không có ai thì bỏ bước này.
dv0330 = “{ $id }” được ghi là mới đến, mà lúc ấy vẫn đang có mặt.
    .help = Chỉ ghi ở arrived người có trong absent, và chưa đến ở lần điểm danh trước.
dv0332 = { finding-role } có việc trong bài, mà câu lạc bộ không có ai giữ vai ấy.
    .help = Ghi office ở một thành viên của câu lạc bộ.
dv0355 = “{ $id }” là người vay hay người nhà mà vẫn biểu quyết kế hoạch trả mới của khoản ấy.
    .help = Thêm “{ $id }” vào must_abstain và asked_to_abstain của bước biểu quyết, rồi bớt một tay ở tổ ấy.
dv0356 = Kế hoạch trả mới đưa ra biểu quyết lúc có { $present } người, mà phải có ít nhất { $needed }: chỉ có thể để lại kỳ sau.
    .help = Bớt người ở absent, hoặc điểm danh lại khi có người đến thêm (arrived) trước bước này.
dv0357 = “{ $id }” được ghi hai lần trong số người đứng ngoài cuộc biểu quyết.
    .help = Mỗi người ghi một lần; bỏ bớt một chỗ.
dv0344 = “{ $id }” vắng buổi này, chưa biết có nhận lời không, mà được đưa ra bầu.
    .help = Chọn người có mặt; nếu người vắng đã nhắn là nhận lời thì ghi agreed: true.
dv0345 = “{ $id }” được đưa ra bầu hai lần.
    .help = Mỗi người một dòng trong candidates: bỏ bớt một dòng.
dv0346 = Bầu { $seats } người mà chỉ có { $candidates } người được đề cử.
    .help = Thêm người vào candidates, hoặc bớt seats.
dv0347 = “{ $last }” và “{ $next }” bằng tay nhau, mà chỉ còn một chỗ: không biết ai được bầu.
    .help = Sửa hands của một người, hoặc tăng seats.
dv0340 = Kế hoạch có { $found } việc, nhiều hơn { $most } việc một tháng.
    .help = Bỏ bớt, hoặc gộp mấy việc nhỏ làm một.
dv0341 = “{ $id }” vắng buổi này, chưa biết có nhận việc không, mà được tính là người làm.
    .help = Chọn người có mặt; nếu người vắng đã nhắn là nhận thì ghi thêm “{ $id }” ở agreed.
dv0342 = Việc “{ $id }” không có ngày nào chọn được: các ngày ở days đều quá sớm hoặc quá muộn.
    .help = Thêm ở days một ngày sau buổi họp, không sớm hơn from, không muộn hơn by của việc này và next_meeting; day cũng phải là một ngày ấy.
dv0343 = Không chia được các việc này cho đủ người mà ai cũng nhiều nhất { $most } việc.
    .help = Thêm người ở may của vài việc, hoặc tăng most_each.
dv0331 = { finding-role } không có bước nào được chấm ở bản { $cuts } phút.
    .help = Bài ngắn thì được; nếu muốn vai này cũng tập, giao cho vai một bước được chấm.
dv0323 = Hai mục ghi giống nhau: “{ $text }”.
    .help = Viết lại một mục, hoặc bỏ đi.

## DV04: money

dv0401 = “{ $field }” là { $amount }, không được âm.
    .help = Ghi số tiền từ 0 trở lên.
dv0402 = Không có tờ tiền { $note }.
    .help = Dùng các tờ 1.000, 2.000, 5.000, 10.000, 20.000, 50.000, 100.000, 200.000, 500.000.
dv0403 = Còn nợ gốc { $balance } mà chỉ vay { $amount }.
    .help = Sửa balance hoặc amount.
dv0404 = Các tờ tiền cộng lại là { $found }, mà theo sổ lúc ấy phải là { $expected }.
    .help = Sửa các tờ tiền, hoặc ghi phần thiếu vào opening.short.
dv0405 = Khoản vay này bắt đầu sau tháng họp.
    .help = Sửa tháng ở lent:.
dv0406 = Số tiền này lớn quá mức có thể.
    .help = Kiểm tra lại các chữ số 0.
dv0407 = Quy chế ghi “{ $field }” như vậy thì không làm theo được.
    .help = Xem lại con số này trong quy chế.
dv0408 = Mang { $brings } mà phải nộp { $due }.
    .help = Sửa brings, hoặc số kỳ hội phí, số tiền ủng hộ ở pays.
dv0409 = Mang { $brings } mà khoản vay đến kỳ { $due }, nên chỉ trả được một phần.
    .help = Sửa brings; nếu cố ý cho trả một phần thì thêm in_part: true.
dv0410 = Còn nợ { $balance } mà theo lịch trả là { $scheduled }.
    .help = Sửa balance, lent hoặc missed. Khoản vay đã giãn nợ hoặc trả trước hạn thì để nguyên được.
dv0412 = “{ $id }” trả khoản vay của “{ $borrower }”.
    .help = Người trả là người vay: ghi member: "{ $borrower }"; nếu “{ $id }” mang hộ thì ghi by: "{ $id }".
dv0414 = Không có tờ tiền nào cộng lại được { $amount }.
    .help = Viết một số tròn trăm đồng.
dv0415 = Số tiền chỉ có { $amount }, chưa đến một nghìn đồng.
    .help = Viết đủ số đồng: 350 nghìn là 350000 hay 350_000.
dv0413 = Lời nói { $said }, mà số trong bước là { $moved }.
    .help = Trong lời dùng số có sẵn: người nộp là tên của họ với đuôi _brings, bước chi là amount.
dv0435 = Khoản vay “{ $id }” mới chi trong buổi này, chưa có gì để gia hạn.
    .help = Ghi ở loan một khoản đã khai ở loans đầu bài.
dv0436 = Khoản vay “{ $id }” đang tạm dừng thu, mà bước này đưa kế hoạch trả mới ra biểu quyết.
    .help = Thu lại rồi thì bỏ paused: true ở loans; còn tạm dừng thì bỏ changes.
dv0437 = Kế hoạch trả cộng được { $sum } mà còn nợ { $debt }.
    .help = Sửa parts hoặc part: số kỳ nhân số tiền mỗi kỳ phải đủ số còn nợ; chỉ kỳ cuối được ít hơn.
dv0438 = Kỳ gốc đầu của kế hoạch mới là một tháng đã qua.
    .help = Sửa first: tháng họp này hoặc sau đó.
dv0439 = Kỳ cuối của kế hoạch đến { $months } tháng sau ngày vay; bài tập quy ước nhiều nhất { $most } tháng, gấp đôi thời hạn trong quy chế.
    .help = Bớt số kỳ ở parts, hoặc cho kỳ đầu (first) sớm hơn.
dv0440 = Trả trước hạn (Early) mà chỉ mang { $brings }, trong khi kỳ này đã phải nộp { $due }.
    .help = Nộp đúng kỳ thì ghi pays: Loan; trả trước hạn thì brings phải nhiều hơn số phải nộp.
dv0441 = Trả hết khoản vay chỉ cần { $owed } mà mang đến { $brings }: thừa cả một tờ to nhất.
    .help = Sửa brings: tiền thừa phải trả lại nên không ai đưa thừa đến thế.
dv0442 = Quà là hiện vật mà lại mang { $brings } tiền.
    .help = Ghi brings: 0; tiền ủng hộ thì thêm một người nộp khác với pays: Donation.
dv0430 = Những việc không để lại được cần { $needed }, mà Quỹ hoạt động lúc ấy chỉ có { $has }.
    .help = Bớt cost, hoặc ghi can_wait: true ở việc để được sang tháng sau.
dv0431 = Tổ { $team } có { $hands } tay tán thành cho tất cả mọi người cộng lại, nhiều hơn { $most }: mỗi người một tay cho một chỗ.
    .help = Bớt agree của tổ ấy, hoặc tăng seats.
dv0411 = Giá trị “{ $name }” khai là { $declared }, mà trong bước thì là { $own }.
    .help = Bỏ dòng này ở values: máy tự lấy số tiền trong bước.
dv0420 =
    { $way ->
        [less] Đầu buổi, sổ thứ hai ít hơn sổ Thủ quỹ { $off } ở { finding-fund }, mà không bước nào sửa: hai sổ không bao giờ khớp.
       *[more] Đầu buổi, sổ thứ hai nhiều hơn sổ Thủ quỹ { $off } ở { finding-fund }, mà không bước nào sửa: hai sổ không bao giờ khớp.
    }
    .help = Thêm một bước Book, purpose: Correction(…), hoặc bỏ dòng này ở second_book.
dv0421 =
    { $any ->
        [yes] Sửa { $by } ở { finding-fund } thì hai sổ vẫn lệch: phải sửa { $needed }.
       *[no] Sửa { $by } ở { finding-fund }, mà đầu buổi hai sổ không lệch ở quỹ này.
    }
    .help = Sửa by, book hay fund ở bước này; hoặc sửa opening.second_book.
dv0422 = Phiếu nộp muộn { $amount }, mà đầu buổi tiền chỉ thiếu { $short }: ghi xong thì tiền lại nhiều hơn sổ.
    .help = Tiền đã trả từ trước thì hòm phải thiếu: ghi short: ở opening, hoặc sửa amount.
dv0423 = Xóa { $balance }, nhiều hơn phần vốn để dành là { $reserve }.
    .help = Xóa nợ chỉ khi có tiền dự phòng (brief 4.7). Giãn kỳ trước, hoặc sửa số còn nợ.
dv0424 = Có một dãy tờ tiền cộng lại { $sum }, mà không đường nào trong hòm có chừng ấy.
    .help = Sửa dãy tờ ở notes hay otherwise, hoặc bỏ dãy ấy đi.
dv0425 = Có đường trong hòm nằm { $sum }, mà không dãy tờ nào cộng lại chừng ấy, nên máy tự xếp tờ to.
    .help = Thêm một dãy cho số này ở otherwise.
dv0426 = Quy chế của câu lạc bộ chưa ghi mức chi này ({ $field }).
    .help = Thêm { $field }: vào charter trong tệp câu lạc bộ, hoặc dùng purpose: Spending.
dv0427 = Chi { $amount }, mà quy chế ghi mức này là { $given }.
    .help = Bỏ dòng amount: tiền thăm hỏi lấy theo quy chế.

## DV05: points

dv0501 = Bước này được chấm mà không có điểm.
    .help = Ghi points: {"{"}…{"}"}; với Choose thì ghi ở các lựa chọn.
dv0502 = Không lựa chọn nào đạt điểm cao nhất ở mọi nội dung, nên không thể đạt điểm tối đa.
    .help = Cho lựa chọn đúng nhất điểm cao nhất ở từng nội dung.
dv0503 = Mọi lựa chọn đều cùng số điểm.
    .help = Nếu không có đúng sai thì dùng Discuss.
dv0504 = Ở { $longest } trong { $decisions } bước chọn, câu dài nhất là câu đúng: dễ đoán.
    .help = Viết câu đúng ngắn lại, hoặc câu sai dài ra.
dv0505 = Điểm ghi ở đây không được tính.
    .help = Bỏ points:; với Choose thì ghi điểm ở từng lựa chọn.
dv0506 = { $takes ->
    [yes] Ai chỉ chọn câu có nêu lý do (vì, để, khỏi, cho kịp …) thì đúng { $scored } %, chọn bừa chỉ đúng { $chance } %: giọng văn mách câu đúng.
   *[no] Ai cứ bỏ câu có nêu lý do (vì, để, khỏi, cho kịp …) thì đúng { $scored } %, chọn bừa chỉ đúng { $chance } %: giọng văn mách câu đúng.
}
    .help = { $takes ->
        [yes] Bớt lý do ở câu đúng, hoặc thêm lý do cho câu sai.
       *[no] Thêm lý do cho khoảng một nửa câu đúng, bớt lý do ở câu sai.
    }{ $n ->
        [0] {""}
       *[other] {" "}Lộ rõ nhất ở: { $steps }.
    }
dv0507 = { $field ->
    [says] Máy có thể làm sai ở bước này mà chưa có câu vai ấy nói khi làm đúng: chỉ nhìn cách bày đã biết đúng sai.
   *[then] Chỗ sai này không ai góp ý thì chưa biết cuộc họp gỡ ra sao, mà các bước sau vẫn đi tiếp như đã làm đúng.
}
    .help = { $field ->
        [says] Thêm says: "“…”" trước planted:, cùng dạng, dài ngắn như câu sai.
       *[then] Thêm then: "…" vào planted:, kể việc cuộc họp làm sau đó.
    }
dv0508 = Ai cứ góp ý câu { $habit ->
    [shorter] ngắn hơn
    [longer] dài hơn
    [with-reason] có nêu lý do (vì, để, khỏi, cho kịp …)
   *[without-reason] không nêu lý do
} thì trúng { $told } trong { $of } chỗ sai: giọng văn mách câu sai.
    .help = { $habit ->
        [shorter] Viết says: ngắn lại, hoặc câu trong planted: dài ra.
        [longer] Viết says: dài ra, hoặc câu trong planted: ngắn lại.
        [with-reason] Thêm lý do vào says:, hoặc bớt ở câu trong planted:.
       *[without-reason] Bớt lý do ở says:, hoặc thêm vào câu trong planted:.
    }
dv0509 = Hai lựa chọn cùng được điểm cao nhất: “{ $first }” và “{ $second }”.
    .help = Bớt điểm một lựa chọn, hoặc viết lại cho chỉ một cách là đúng.

## DV06: text

dv0601 = “{ $field }” để trống.
    .help = Viết nội dung, hoặc bỏ mục này nếu được.
dv0602 = “{ $found }” không phải là {"{"} $tên {"}"}.
    .help = Trong ngoặc nhọn chỉ được ghi $ và tên một giá trị.
dv0603 = Số tiền “{ $found }” ghi sẵn trong câu có thể sai khi buổi họp đi hướng khác.
    .help = Khai trong values rồi dùng {"{"} $tên {"}"}.
dv0604 = Chữ “{ $found }” có dấu tách rời (không phải NFC){ $more ->
        [0] {""}
       *[other] {" "}(và { $more } câu nữa)
    }.
    .help = Gõ lại chữ này, hoặc đổi cả tệp sang Unicode dựng sẵn. Hoặc thêm --fix cho máy chữa.
dv0605 = Có ký tự không nhìn thấy U+{ $hex }.
    .help = Xóa ký tự này.
dv0606 = Câu hỏi và các lựa chọn cần { $lines } dòng, màn chiếu chỉ có { $room }.
    .help = Viết ngắn lại.
dv0607 = Câu nhắc rộng { $width } cột, chỉ có { $room }.
    .help = Rút còn vài chữ.
dv0608 = Quy tắc “{ $rule }” chưa có tên gọi, nên màn hình hiện nguyên như vậy.
    .help = Ghi một quy tắc đã có tên, hoặc viết rõ quy tắc ấy bằng lời.
dv0609 = Câu hỏi này có tiền lãi, mà chưa nói làm tròn thế nào.
    .help = Viết thêm trong prompt: “làm tròn đến nghìn đồng”.

## DV07: paths

dv0701 = Không có đường nào đi đến bước này.
    .help = Xem lại when của bước và các chỗ nhảy qua nó (go), hoặc bỏ bước này.
dv0702 =
    { $missing ->
        [yes] { finding-fund } thiếu { $sum } cho bước này, nên không ai làm xong được.
        [bank] { finding-fund } gửi ở ngân hàng thiếu { $sum } cho bước này, nên không ai rút được.
       *[no] Câu trả lời đúng cũng không được nhận ({ finding-refusal }), nên buổi họp không đi tiếp được.
    }
    .help =
        { $missing ->
            [yes] Giảm số tiền, thêm tiền đầu buổi trong opening, hoặc đặt điều kiện when.
            [bank] Giảm số tiền rút, hoặc thêm tiền gửi đầu buổi trong opening (income_bank, operating_bank).
           *[no] Xem lại những gì bước này cần: thành viên, khoản vay, số tiền.
        }
dv0703 = Ở bản { $cuts } phút có đường đi mà { finding-role } không có việc gì.
    .help = Thêm cho vai này một bước có mặt cả trên đường ấy.
dv0704 =
    { $what ->
        [line] Dòng { $line } trong { finding-book } lệch { $rest }.
        [capital] Tổng vốn đổi từ { $before } thành { $after }.
        [notes] Tiền mặt có { $notes } mà sổ ghi { $boxes }.
       *[books] Đếm và so xong, hai sổ vẫn lệch nhau ở dòng { $line }.
    }
    .help = Xem lại các số tiền của bước này.
dv0705 = { finding-account } có thể xuống { $balance }.
    .help = Sửa số tiền, số đầu buổi trong opening, hoặc when của bước.
dv0706 = Làm đúng hết cũng chỉ được { $earned } trên { $possible } điểm { finding-block }, nên không thể đạt điểm tối đa.
    .help = Sửa điểm của bước này, hoặc bỏ fatal ở lựa chọn điểm cao nhất.
dv0707 = Câu trả lời đúng lại là lỗi nặng: { finding-fatal }.
    .help = Bỏ fatal ở đây, hoặc cho lựa chọn khác điểm cao nhất.
dv0708 = Bài này có quá nhiều tình huống (hơn mức { $limit }, hay quá nhiều cờ), nên chỉ soát được các đường đi một cách ước chừng.
    .help = Lỗi về đường đi có thể được báo hơi chặt. Xin bớt cờ (set) hoặc hỏi đến cờ sớm hơn; bớt bước chờ thước đo (when: Meter).
dv0709 =
    { $held ->
        [yes] Câu trả lời đúng “{ $item }” nói đã biểu quyết, mà trên đường này chưa biểu quyết.
       *[no] Câu trả lời đúng “{ $item }” nói chưa biểu quyết, mà trên đường này đã biểu quyết.
    }
    .help = Thêm câu đúng cho trường hợp này: right_if trong biên bản, mistake_if trong giấy tờ, hoặc when của bước.
dv0710 = Hai cờ “{ $first }” và “{ $second }” cùng được đặt, nên có hai câu trả lời cùng đúng.
    .help = Chỉ để một cờ được đặt trên mỗi đường, hoặc bỏ bớt một điều kiện.
dv0711 = Câu hỏi nhắc đến “{ $name }”, mà trên đường này số ấy bằng 0.
    .help = Đặt when cho bước, hoặc viết câu hỏi khác cho trường hợp ấy.

dv0712 = Câu hỏi nói ra “{ $name }”, mà đó chính là số người tập phải tìm.
    .help = Bỏ số ấy khỏi câu hỏi; để nó ở why, người tập chốt xong mới thấy.
dv0713 = Bản { $cuts } phút có ghi bước này, nhưng ở đó không đường nào đi đến nó.
    .help = Tăng cut của bước này, hoặc giảm cut của bước đặt điều kiện cho nó (when).
dv0714 = “{ $payer }” mang tiền trả khoản vay, mà lúc ấy kỳ này đã trả đủ rồi.
    .help = Bỏ một trong hai lần trả, đặt điều kiện (when) để chỉ còn một lần, hoặc để lần đầu trả một phần (in_part).

## DV08: locales

dv0801 = Không đọc được câu này; các câu khác trong tệp vẫn dùng được.
    .help = Mỗi câu viết: tên = lời. Trình đọc báo: { $reason }.
dv0802 = “{ $id }” có hai lần; câu đầu được dùng.
    .help = Giữ lại một câu.
dv0803 = Thiếu { $n } câu so với tiếng Việt: { $ids }.
    .help = Thêm từng câu: tên = lời.
dv0804 = Tiếng Việt không có câu “{ $id }”, nên không ai thấy câu này.
    .help =
        { $meant ->
            [yes] { finding-nearest }
           *[no] Bỏ câu này, hoặc sửa tên.
        }
dv0805 =
    Các giá trị không giống câu tiếng Việt: { $differs ->
        [lacks] thiếu { $lacks }
        [both] thiếu { $lacks }, thừa { $adds }
       *[adds] thừa { $adds }
    }.
    .help = Dùng đúng các {"{"} $tên {"}"} của câu tiếng Việt.
dv0806 = Không có bài “{ $id }”, nên tệp này không được đọc.
    .help =
        { $meant ->
            [yes] { finding-nearest }
           *[no] Đặt tên tệp theo id của bài, hoặc ui.ftl.
        }
dv0807 = Bài này chưa có { $file }.
    .help = Viết tệp ấy, mỗi câu một dòng: tên = lời.
dv0808 = Tiếng này không viết bằng chữ “{ $letter }” (U+{ $hex }).
    .help = Gõ lại chữ ấy; chữ trông giống nhau có khi là chữ của bảng khác.
dv0809 = Câu này rộng { $columns } cột, chỉ nên tới { $most }.
    .help = Nói ngắn lại, để câu không đẩy việc đang làm ra khỏi màn chiếu.
dv0810 =
    { $row ->
        [columns] Dòng này có { $columns } cột, cần 8.
        [mark] “{ $found }” không phải dấu của một câu.
        [state] Không có trạng thái “{ $found }”.
       *[twice] “{ $found }” có hai dòng; dòng đầu được dùng.
    }
    .help =
        { $row ->
            [columns] Các cột cách nhau bằng một dấu tab, cột trống cũng giữ.
            [mark] Dấu có 16 chữ số 0–9, a–f; máy tự ghi khi import.
            [state] Trạng thái là một trong: draft, converted, documented, reviewed, read-aloud.
           *[twice] Giữ lại một dòng.
        } Chừng nào chưa sửa, câu ấy tính là nháp.
dv0811 = Tiếng Việt không có câu “{ $key }”, nên trạng thái này không của câu nào.
    .help =
        { $meant ->
            [yes] { finding-nearest }
           *[no] Bỏ dòng này, hoặc sửa tên.
        }
dv0812 = Tiếng này chưa có lời cho “{ $key }”.
    .help = Bỏ dòng này, hoặc thêm lời vào tệp .ftl.
dv0813 = { $n } câu chưa có dòng trong state.tsv: { $ids }.
    .help = Các câu ấy tính là nháp. Đưa lời vào bằng lệnh lang import thì trạng thái được ghi cùng.
dv0814 = Câu tiếng Việt đã đổi sau khi có lời của { $n } câu: { $ids }.
    .help = Các câu ấy lại là nháp. Xuất bảng mới (lệnh lang export) để người nói tiếng ấy xem lại.
dv0815 = Lời đã khác lúc ghi trạng thái ở { $n } câu: { $ids }.
    .help = Các câu ấy lại là nháp. Xuất bảng mới (lệnh lang export) để người nói tiếng ấy xem lại.
dv0816 = “{ $key }” ghi là đã duyệt mà thiếu mã người duyệt, nơi hoặc ngày.
    .help = Ghi đủ ba ô ấy, hoặc ghi lại là draft.
dv0817 = Câu này có quá nhiều ngoặc nhọn lồng nhau; các câu khác trong tệp vẫn dùng được.
    .help = Xóa các dấu {"{"} thừa; một câu chỉ cần {"{"} $tên {"}"}.
dv0818 = Sau số ấy, chữ Mông đổi thanh: “{ $found }” phải là “{ $becomes }”.
    .help = Sau ib, ob, peb, plaub, tsib, cuaj thì tus thành tug, hli thành hlis, xyoo thành xyoos, pua thành puas. Chữ Mông Việt Nam: sau iz, oz, pêz, plâuz, tsiz, chuôx thì tul thành tus, hli thành hlil, shông thành shôngl, puô thành puôl.
dv0819 = Chữ Thái “{ $word }”: thứ tự gõ chưa đúng.
    .help = Gõ lại là { $ordered }: nguyên âm đứng trước, phụ âm, dấu nguyên âm trên hoặc dưới, dấu thanh, nguyên âm đứng sau, phụ âm cuối. Mỗi tiếng viết rời.
dv0820 = “{ $word }” ở đây, “{ $other }” ở câu trên: hai từ khác nhau, hay một từ viết hai cách?
    .help = Một từ thì viết một cách trong cả tệp.

## The map of a script

finding-map-seat =
    { $role ->
        [chair] Chủ nhiệm
        [treasurer] Thủ quỹ
        [secretary] Thư ký
        [income-deputy] PCN thu nhập
        [health-deputy] PCN sức khỏe
       *[room] Hội trường
    }
finding-map-numbers = Số bước là của bài { $cut } phút, như trên màn hình và sau --at; dấu – là bước bài ấy không có.
finding-map-idle = Không có việc: { $seats }
finding-map-nothing = không có việc
finding-map-idle-in = { $seat } (bài { $cuts } phút)
finding-map-says = { $who } nói
finding-map-cut = bài từ { $cut } phút
finding-map-when = khi { $what }
finding-map-with = có { $flag }
finding-map-without = chưa có { $flag }
finding-map-not = không phải { $what }
finding-map-and = {" "}và{" "}
finding-map-or = {" "}hoặc{" "}
finding-map-at-least = { $meter } từ { $n }
finding-map-below = { $meter } dưới { $n }
finding-map-books-differ = hai sổ lệch nhau
finding-map-sets = đặt { $flags }
finding-map-asks = câu đúng tùy { $flags }
finding-map-goes = nhảy đến { $steps }
finding-map-planted = có chỗ máy làm sai
finding-map-flags = Cờ
finding-map-flag = đặt ở { $set }; hỏi ở { $asked }
finding-map-flag-unread = đặt ở { $set }; không bước nào hỏi
finding-map-set-at = đặt ở
finding-map-asked-at = hỏi ở
finding-map-nowhere = không bước nào hỏi
