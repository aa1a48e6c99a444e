# Texts of the screens in Vietnamese, the source of every other language.
# What stands in { } is filled in by the program. Money and numbers come written in the Vietnamese way.

## The program
app-name = Đóng vai
app-subtitle = Tập điều hành buổi sinh hoạt câu lạc bộ
app-credits = Số liệu và quy tắc trong bài chỉ để tập; khi làm thật, xin theo quy chế của câu lạc bộ mình.
app-credits-people = Người, bản và câu lạc bộ trong bài đều do người soạn nghĩ ra.
app-version = Phiên bản { $version }
app-loading = Đang mở…
yes = Có
no = Không
ok = Đồng ý
cancel = Thôi
none = không có
draft-mark = (nháp)

## Roles. Titles stay Vietnamese in every language.
role-chair = Chủ nhiệm
role-treasurer = Thủ quỹ
role-secretary = Thư ký
role-income-deputy = Phó Chủ nhiệm (tăng thu nhập)
role-health-deputy = Phó Chủ nhiệm (sức khỏe, văn nghệ)
role-room = Hội trường
role-team-leader = Tổ trưởng
role-member = Thành viên
role-guest = Đại biểu
role-observer = Người quan sát
role-trainer = Giảng viên
role-chair-call = CHỦ NHIỆM
role-treasurer-call = THỦ QUỸ
role-secretary-call = THƯ KÝ
role-income-deputy-call = PHÓ CHỦ NHIỆM (TĂNG THU NHẬP)
role-health-deputy-call = PHÓ CHỦ NHIỆM (SỨC KHỎE, VĂN NGHỆ)
role-room-call = CẢ HỘI TRƯỜNG
role-chair-duty = Điều hành cuộc họp, mời bà con phát biểu, xin biểu quyết, giữ giờ. Không giữ tiền.
role-treasurer-duty = Đếm tiền, thu, chi, ghi sổ ngay từng dòng, đọc tồn hai quỹ.
role-secretary-duty = Điểm danh, ghi biên bản, giữ sổ thứ hai, đọc lại kết luận.
role-income-deputy-duty = Trình bày đơn xin vay và các trường hợp trả chậm, theo dõi việc dùng vốn.
role-health-deputy-duty = Lo bàn đo huyết áp, việc chăm sóc tại nhà, văn nghệ và trò chơi.

## How it is played
mode-solo = Tập một mình
mode-solo-about = Nhận một vai; máy đóng các vai còn lại, có lúc làm chưa đúng để mình góp ý.
mode-board = Tập cả Ban
mode-board-about = Cả Ban ngồi một máy, đến lượt ai người ấy nhận bàn phím.
mode-room = Tập trước hội trường
mode-room-about = Chiếu lên tường; giảng viên bấm máy, các vai nói thật, hội trường góp ý.
mode-choose = Tập theo cách nào?

## Home
home-title = Hôm nay làm gì?
home-play = Bắt đầu một buổi tập
home-resume = Tập tiếp buổi đang dở
home-resume-about = { $title } · { $part } · dừng lúc { $time }
home-sessions = Xem lại các buổi đã tập
home-language = Chọn tiếng
home-theme = Màu màn hình
home-help = Trợ giúp
home-credits = Giới thiệu
home-quit = Thoát
home-nothing-to-resume = Không có buổi tập nào đang dở.

## Languages and colors
language-title = Chọn tiếng trên màn hình
language-vi = Tiếng Việt
language-vi-en = Tiếng Việt, dòng dưới tiếng Anh
language-en-vi = Tiếng Anh, dòng dưới tiếng Việt
language-later = Lúc nào cũng đổi được bằng phím t.
language-changed = Đã đổi tiếng: { $language }
theme-dark = Nền tối
theme-light = Nền sáng, cho phòng nhiều ánh sáng
theme-high-contrast = Tương phản mạnh
theme-plain = Không màu
theme-changed = Màu màn hình: { $theme }
layout-room = Màn chiếu: chữ ít, dễ đọc từ xa
layout-desk = Máy bàn: thấy cả chương trình họp

## Choosing a scenario
scenario-list-title = Chọn tình huống
scenario-list-empty = Chưa có tình huống nào.
scenario-list-mine = Tự soạn
scenario-list-faulty = Tệp này còn { $n } chỗ sai, chưa tập được: { $file }
scenario-month = tháng { $month }/{ $year }
scenario-members = { $members } thành viên, { $present } người có mặt
scenario-steps = { $n } bước
scenario-club = Câu lạc bộ: { $club }
cut-title = Có bao nhiêu phút trên lớp?
cut-20 = 20 phút
cut-45 = 45 phút
cut-90 = 90 phút trên lớp
cut-minutes = { $minutes } phút
cut-about = Chọn ngắn thì bớt bước; máy làm thay các bước ấy.

## Seats and learner codes
seats-title = Ai đóng vai nào?
seats-choose-role = Nhận vai nào?
seats-computer = máy đóng thay
seats-empty = chưa có người
seats-taken = { $role }: { $learner }
seats-start = Vào họp
seats-need-one = Cần ít nhất một người nhận vai.
seats-by-lot = Bốc thăm vai
seats-lot-result = Bốc thăm được: { $role }
seats-lot-again = Bốc lại
seats-relay = Các Ban tập nối tiếp, đổi ở mỗi phần
seats-relay-call = Đổi vai: mời Ban của bàn số { $table }
seats-relay-table = Bàn số { $table }
seats-change = Đổi người ở vai { $role }
seats-private-card = Phần riêng của vai in trên thẻ vai, không chiếu lên tường.
learner-title = Mã người tập
learner-code = Mã người tập: { $code }
learner-enter = Gõ mã đã có, hoặc Enter để nhận mã mới
learner-new = Mã mới: { $code }. Xin nhớ hoặc chép lại để lần sau dùng tiếp.
learner-unknown = Chưa có mã { $code }. Gõ lại, hoặc Enter để nhận mã mới.
learner-why-code = Máy chỉ giữ mã, không hỏi tên, tuổi hay dân tộc. Kết quả nằm trong máy này, không gửi đi đâu.
learner-why-keep = Mã giúp so lần tập này với lần sau. Không muốn thì để trống.
learner-none = không dùng mã

## Briefing
briefing-title = Trước khi vào họp
briefing-goals = Mục tiêu
briefing-roles = Ai đóng vai nào
briefing-may-fail = Làm sai được làm lại.
briefing-comment-role = Góp ý cho vai, không góp ý cho người.
briefing-speak = Đến bước “Nói to” thì nói bằng lời của mình, tiếng nào cũng được.
briefing-observers = Người quan sát: mỗi người nhớ lấy một điều vai đã làm tốt.
briefing-time = Họp { $planned } phút trong bài, khoảng { $class } phút trên lớp.
briefing-start = Bắt đầu họp
briefing-assumed = Chỗ nào ghi “tạm quy ước” là quy ước để tập, có thể khác quy chế của câu lạc bộ mình.

## The meeting: header and footer
meeting-place = { $village } · tháng { $month }
meeting-clock = Giờ trong bài { $used }/{ $planned } phút
meeting-class-clock = Giờ trên lớp { $used } phút
meeting-part = Phần { $number } · { $name }
meeting-after-part = Sau phần { $number } · { $name }
meeting-before-parts = Trước họp · { $name }
meeting-after-parts = Sau họp · { $name }
meeting-agenda = Chương trình họp
meeting-agenda-done = đã xong
meeting-agenda-now = đang họp
meeting-agenda-to-come = sắp tới
meeting-call = Xin mời { $role }
meeting-handed-over = Xin mời { $role } nhận bàn phím
meeting-hand-over-ready = Nhận bàn phím rồi thì bấm Enter
meeting-hand-over-private = Chỉ { $role } xem màn hình
meeting-saved = đã lưu·{ $n }
meeting-not-saved = bước này chưa lưu được
meeting-computer-plays = Máy đóng vai { $role }
meeting-speaker = { $name } nói:
meeting-private-cue = Có điều riêng cho { $role }; xem thẻ vai.
meeting-private = Riêng { $role } biết:
meeting-cue = Nhớ: { $cue }
meeting-hint = Gợi ý: { $hint }
meeting-hint-ask = Xem gợi ý thì bước này chỉ tính một nửa. Xem không?
meeting-no-hint = Bước này không có gợi ý.
meeting-leave-ask = Dừng buổi tập? Mọi bước đã lưu; lần sau tập tiếp từ đây.
meeting-back-ask = Quay lại bước trước?
meeting-back-about = Không mất gì: lần làm trước vẫn được giữ để so sánh.
meeting-back-first = Đây là bước đầu tiên.
meeting-went-back = Đã quay lại: { $step }
meeting-end = Hết chương trình họp
meeting-continue = Enter để tiếp

## Meters. Five words each, from low to high, about the meeting and never about a person.
meter-clock = So với giờ dự kiến
meter-clock-1 = đúng giờ
meter-clock-2 = chậm một chút
meter-clock-3 = chậm
meter-clock-4 = chậm nhiều
meter-clock-5 = quá giờ
meter-clock-behind = chậm { $minutes } phút
meter-attendance = Có mặt
meter-attendance-1 = rất thưa
meter-attendance-2 = thưa
meter-attendance-3 = vừa phải
meter-attendance-4 = khá đông
meter-attendance-5 = đông đủ
meter-attendance-count = Có mặt { $present }/{ $members }
meter-quorum-yes = đủ tỷ lệ biểu quyết
meter-quorum-no = chưa đủ tỷ lệ biểu quyết
meter-quorum-unknown = chưa điểm danh
meter-understanding = Bà con theo kịp
meter-understanding-1 = rất ít
meter-understanding-2 = ít
meter-understanding-3 = tạm được
meter-understanding-4 = khá
meter-understanding-5 = tốt
meter-voices = Bà con lên tiếng
meter-voices-1 = rất ít
meter-voices-2 = ít
meter-voices-3 = vừa phải
meter-voices-4 = khá nhiều
meter-voices-5 = nhiều
meter-trust = Bà con tin tưởng
meter-trust-1 = rất ít
meter-trust-2 = ít
meter-trust-3 = vừa phải
meter-trust-4 = khá
meter-trust-5 = nhiều
meter-up = { $meter } tăng
meter-down = { $meter } giảm

## Funds, books, money words
fund-income = Quỹ tăng thu nhập
fund-operating = Quỹ hoạt động
fund-both = Hai quỹ
book-treasurer = Sổ của Thủ quỹ
book-secretary = Sổ của Thư ký
book-title = Sổ quỹ
book-line = Diễn giải
book-in = Thu
book-out = Chi
book-balance = Tồn
book-empty = Chưa có dòng nào.
book-loans = Sổ theo dõi vay vốn
book-capital = Vốn
money-box = Tiền mặt trong hộp
money-bank = Gửi ngân hàng
money-outstanding = Đang cho vay
money-lendable = Còn cho vay được
money-reserve = Để dự phòng
money-holding-limit = Mức được giữ tại hộp
money-total = Cộng
loan-borrower = Người vay
loan-balance = Còn phải trả
loan-due = Đến kỳ
loan-late = chậm { $n } kỳ
circumstance-poor = hộ nghèo
circumstance-near-poor = hộ cận nghèo
circumstance-difficult = hoàn cảnh khó khăn
circumstance-other = hộ khác
team-number = Tổ { $team }

## Step kinds
kind-say = Nghe
kind-choose = Chọn cách xử lý
kind-speak = Nói to
kind-order = Xếp thứ tự
kind-roll-call = Điểm danh
kind-count = Đếm tiền, đối chiếu sổ
kind-collect = Thu tiền
kind-pay = Chi tiền
kind-figure = Tính một con số
kind-inspect = Tìm chỗ chưa đúng
kind-vote = Biểu quyết
kind-minutes = Ghi biên bản
kind-discuss = Thảo luận

## Speak
speak-now = Mời { $role } nói to, bằng lời của mình
speak-done = Nói xong thì bấm Enter
speak-clock = Đã nói { $seconds } giây
speak-ticks = Hội trường nghe thấy những gì?
speak-ticks-by = Giảng viên hoặc người quan sát đánh dấu, không phải người vừa nói.
speak-ticks-self = Tự đánh dấu, không tính điểm.
speak-ticked = Nghe thấy { $n }/{ $total } điều

## Order
order-how = Chọn số thứ tự cho từng việc
order-place = { $n }.
order-clear = Xếp lại từ đầu

## Roll call
roll-title = Điểm danh
roll-report = Tổ { $team } báo:
roll-present = có mặt
roll-excused = vắng có lý do
roll-absent = vắng chưa rõ lý do
roll-present-count = Số có mặt
roll-quorum-question = Đủ tỷ lệ biểu quyết chưa?
roll-quorum-yes = Đủ
roll-quorum-no = Chưa đủ
roll-quorum-rule = Cần ít nhất { $needed }/{ $members } người
roll-mark-absent = Chọn người vắng

## Count
count-title = Đếm tiền trong hộp
count-note = Mệnh giá
count-number = Số tờ
count-sum = Thành tiền
count-total = Tổng đếm được
count-books = Hai sổ có
count-agree = Tiền và hai sổ khớp
count-differ = Tiền và sổ lệch { $sum }
count-agree-question = Tiền đếm được và hai sổ thế nào?
count-books-agree = hai sổ khớp
count-books-differ = hai sổ lệch
count-line-differs = Dòng lệch: { $line }
count-line-says = Sổ của Thủ quỹ: { $treasurer } · Sổ của Thư ký: { $secretary }
count-two-people = Hai người cùng đếm, một thành viên chứng kiến.

## Collect
collect-title = Thu tiền
collect-payer = Người nộp
collect-queue = Người nộp thứ { $n }/{ $total }
collect-says = { $name } nói:
collect-brings = Đưa { $sum }
collect-principal = Gốc
collect-interest = Lãi
collect-fee = Hội phí
collect-donation = Ủng hộ
collect-change = Trả lại tiền thừa
collect-fund = Vào quỹ nào
collect-receipt = Phiếu thu
collect-receipt-given = đã viết phiếu thu
collect-receipt-not = chưa viết phiếu thu
collect-how = Ghi nhận thế nào
collect-paid = đã nộp
collect-owed = còn nợ
collect-exempt = được miễn
collect-second-book = Mời Thư ký ghi sổ thứ hai
collect-second-book-about = Nghe Thủ quỹ đọc rồi ghi; không chép từ sổ của Thủ quỹ.

## Pay
pay-title = Chi tiền
pay-to = Người nhận
pay-bank = Gửi tiền ngân hàng
pay-amount = Số tiền
pay-fund = Chi từ quỹ nào
pay-papers = Cần giấy tờ gì?
pay-after-vote = Chỉ chi vay sau khi biểu quyết
pay-refuse = Chưa chi
paper-slip = Phiếu chi
paper-approval = Duyệt chi của Chủ nhiệm
paper-signature = Người nhận ký hoặc điểm chỉ
paper-debt-paper = Giấy nhận nợ
paper-co-guarantor = Người bảo lãnh cùng ký
paper-loan-book = Sổ vay của người vay
paper-bank-slip = Giấy gửi tiền của ngân hàng
paper-identity-card = Giữ căn cước của người vay

## Figure
figure-answer = Trả lời
figure-money = Số tiền (đồng)
figure-number = Con số
figure-working = Cách tính
figure-not-read = Chưa đọc được số này. Gõ như 536000 hoặc 536.000

## Inspect
inspect-how = Đánh dấu những dòng chưa đúng
inspect-marked = Đã đánh dấu { $n } dòng
inspect-found = Tìm đúng { $n }/{ $total } chỗ
inspect-false = Đánh dấu nhầm { $n } dòng đúng

## Vote
vote-title = Biểu quyết
vote-motion = Nội dung xin biểu quyết
vote-quorum-question = Đủ tỷ lệ để biểu quyết chưa?
vote-put = Xin biểu quyết
vote-postpone = Chưa biểu quyết, để lần sau
vote-abstain-question = Ai không tham gia biểu quyết lần này?
vote-abstain-rule = Người xin vay và người nhà không biểu quyết khoản ấy.
vote-objections = Bà con còn ai có ý kiến khác không ạ?
vote-hands = Tổ { $team } đếm:
vote-agree = Tán thành
vote-disagree = Không tán thành
vote-no-opinion = Không có ý kiến
vote-sum = Cộng các tổ
vote-result = Kết quả
vote-carried = Đã thông qua
vote-not-carried = Chưa được thông qua
vote-announce = Công bố kết quả

## Minutes
minutes-title = Biên bản
minutes-conclusion = Kết luận
minutes-who = Người phụ trách
minutes-when = Thời hạn
minutes-free-text = Ghi thêm (không chấm)
minutes-read-back = Đọc lại kết luận cho bà con nghe
minutes-choose = Chọn câu đúng với cuộc họp

## Discuss
discuss-title = Dừng để bàn
discuss-question = Cả hội trường cùng bàn
discuss-pairs = Bàn theo đôi hoặc theo tổ 3 phút, nói tiếng mình, rồi hai nhóm trình bày.
discuss-hands = Xin giơ tay: bao nhiêu người chọn?
discuss-skip = Không đếm tay
discuss-most = Nhiều tay nhất: { $text }

## Feedback
feedback-good = Đã làm tốt
feedback-discuss = Nên bàn thêm
feedback-why = Vì sao
feedback-rule = Quy tắc
feedback-assumed = tạm quy ước
feedback-tries-left = Còn { $n } lần thử
feedback-look-again = Xin xem lại: { $fields }
feedback-working = Cách làm đúng
feedback-taken = Đã chọn
feedback-computer-did = { $role } đã làm:
feedback-unbalanced = Dòng này lệch { $sum }: số vào và số ra chưa bằng nhau.
feedback-hint-used = Đã xem gợi ý, bước này tính một nửa.
fatal-title = Điều nhất thiết phải tránh
fatal-about = Có điều này thì cả buổi không quá nửa số điểm.
fatal-votes-without-quorum = Biểu quyết về tiền khi chưa đủ tỷ lệ
fatal-lends-alone = Tự quyết cho vay, không đưa ra cuộc họp
fatal-shames-debtor = Nêu chuyện chậm trả của người vay trước hội trường
fatal-falsifies-book = Ghi sổ không đúng với thực tế
planted-object = Xin góp ý: chỗ này chưa đúng
planted-caught = Góp ý đúng lúc!
planted-missed = Vừa rồi có chỗ chưa đúng mà chưa ai góp ý.
planted-nothing = Chỗ này đúng rồi, xin mời tiếp.
planted-what = Chỗ chưa đúng
refusal-wrong-seat = Lúc này là phần việc của { $role }.
refusal-closed = Bước này đã xong.
refusal-finished = Cuộc họp đã kết thúc.
refusal-incomplete = Còn ô chưa điền: { $fields }
refusal-not-here = Ở bước này chưa làm được việc đó.

## The trainer's menu
trainer-title = Mục của giảng viên
trainer-discuss = Dừng để bàn
trainer-again = Làm lại bước này, giữ cả lần trước
trainer-skip = Bỏ qua bước này
trainer-skip-ask = Bỏ qua bước này? Máy sẽ làm thay, không tính điểm.
trainer-ticks = Đánh dấu điều nghe thấy
trainer-numbers = Xem điểm số
trainer-numbers-ask = Điểm số sẽ hiện lên màn hình, cả hội trường có thể nhìn thấy. Hiện không?
trainer-private = Xem phần riêng của vai
trainer-private-ask = Phần riêng sẽ hiện lên màn hình. Hiện không?
trainer-clock-on = Bật giờ trên lớp
trainer-clock-off = Tắt giờ trên lớp
trainer-relay = Đổi Ban, đổi người
trainer-layout = Đổi màn chiếu/máy bàn
trainer-end = Kết thúc và góp ý
trainer-close = Quay lại cuộc họp

## Debrief
debrief-title = Góp ý sau buổi tập
debrief-step-out = Xin mời mọi người ra khỏi vai.
debrief-player = 1. Người đóng vai nói trước: điều gì đã làm được?
debrief-observers = 2. Người quan sát: mỗi người nêu một điều đã thấy.
debrief-trainer = 3. Giảng viên nói sau cùng.
debrief-three = Ba chỗ nên bàn thêm
debrief-none = Không có chỗ nào phải bàn thêm.
debrief-good = Đã làm tốt: { $text }
debrief-discuss = Nên bàn thêm: { $text }
debrief-blocks = Từng mặt
debrief-redo = Chọn một chỗ để làm lại
debrief-redo-about = Cả hai lần đều được giữ lại để so sánh.
debrief-pledge = Tháng tới ở câu lạc bộ tôi sẽ làm khác điều gì?
debrief-pledge-about = Nói to hoặc gõ một câu. Câu này không chấm.
debrief-finish = Kết thúc
debrief-thanks = Xin cảm ơn các cụ, các bác, các anh chị đã cùng tập!
stars-3 = Ba sao: làm rất tốt
stars-2 = Hai sao: làm tốt
stars-1 = Một sao: đạt, còn vài chỗ nên bàn thêm
stars-0 = Chưa có sao: nên tập lại vài bước
stars-none = Bài này không tính sao.
block-procedure = Chuẩn bị và đúng trình tự
block-finance = Thu chi rõ ràng, công khai
block-lending = Cho vay công bằng, đúng đối tượng
block-communication = Truyền thông có hiệu quả
block-mutual-help = Tự giúp nhau
block-participation = Mọi người cùng tham gia
block-records = Ghi chép, kết thúc, báo cáo
score-total = Tổng điểm { $score }/100
score-block = { $block }: { $score }/100
score-fatal-cap = Có điều nhất thiết phải tránh nên không quá 50.
score-first-try = Đúng ngay lần đầu: { $n }/{ $total } bước
score-before-after = Lần trước { $before }, lần này { $after }

## Sessions and transcript
sessions-title = Các buổi đã tập
sessions-empty = Chưa có buổi tập nào.
sessions-started = Bắt đầu
sessions-finished = đã xong
sessions-open = đang dở
sessions-forked = làm lại từ buổi { $time }
sessions-answers = { $n } bước đã làm
sessions-continue = Tập tiếp
sessions-show = Xem diễn biến
sessions-debrief = Xem phần góp ý
sessions-again = Tập lại từ đầu
transcript-title = Diễn biến buổi tập
transcript-step = Bước { $n } · { $role }
transcript-at = lúc { $time }
transcript-chose = Đã chọn: { $text }
transcript-answered = Đã trả lời: { $text }
transcript-right = đúng
transcript-try-again = chưa đúng, thử lại
transcript-shown = đã xem cách làm đúng
transcript-ticked = Nghe thấy: { $text }
transcript-computer = máy làm
transcript-skipped = đã bỏ qua
transcript-back = quay lại bước { $n }
transcript-objected = đã góp ý
transcript-hint = đã xem gợi ý
transcript-hands = { $n } tay
transcript-try = lần { $n }
transcript-end = hết

## Keys, as the footer has them
key-select = chọn
key-commit = chốt
key-next = tiếp
key-back = quay lại
key-language = tiếng
key-help = trợ giúp
key-layout = màn chiếu/máy bàn
key-trainer = mục của giảng viên
key-leave = thoát
key-object = góp ý
key-hint = gợi ý
key-books = xem sổ
key-move = lên, xuống
key-tick = đánh dấu
key-field = ô sau
key-leave-field = ra khỏi ô
key-theme = màu
key-close = đóng
key-yes = có
key-no = không

## Help
help-title = Trợ giúp
help-keys = Các phím ở màn hình này
help-everywhere = Phím dùng ở mọi nơi
help-select = Bấm số để chọn, Enter để chốt, Enter lần nữa để tiếp.
help-no-hurry = Không tính giờ bấm phím. Cứ đọc, bàn với nhau rồi hãy chốt.
help-saved = Thấy “đã lưu” là đã lưu; mất điện cũng không mất bước nào.
help-back = Phím 0 quay lại bước trước để làm lại; lần trước vẫn được giữ.
help-field = Trong ô gõ chữ hay số, mọi phím là chữ; Tab sang ô sau, Esc ra khỏi ô.
help-money = Số tiền gõ 536000, 536.000, 536k hay 3 triệu đều được.
help-mouse = Cũng dùng được phím mũi tên và chuột.
help-object = Khi máy đóng vai, nghe thấy chỗ chưa đúng thì bấm b để góp ý.
help-projector = Chữ còn nhỏ: phóng to chữ của cửa sổ (thường là Ctrl và dấu cộng).
help-two-books = Hai sổ khớp vì hai người cùng ghi, không phải vì chép của nhau.
help-assumed = “Tạm quy ước”: quy ước để tập, khi làm thật xin theo quy chế của câu lạc bộ mình.

## When something does not work: what happened, what still holds, what to do
small-title = Cửa sổ nhỏ quá
small-about = Xin phóng to cửa sổ, hoặc thu nhỏ chữ.
small-size = Đang { $columns }×{ $rows }, cần { $needed_columns }×{ $needed_rows }
error-title = Có trục trặc
error-disk-full = Ổ đĩa đã đầy, bước này chưa lưu được.
error-disk-full-holds = Các bước trước vẫn còn nguyên.
error-disk-full-do = Xin xóa bớt tệp không dùng rồi bấm Enter để lưu lại.
error-read-only = Thư mục dữ liệu chỉ cho đọc, bước này chưa lưu được.
error-read-only-holds = Các bước đã lưu trước đây vẫn xem được.
error-read-only-do = Xin mở quyền ghi cho { $path }, hoặc chọn thư mục khác bằng --data-dir.
error-damaged = Tệp kết quả bị hỏng.
error-damaged-holds = Tệp cũ được giữ lại ở { $path }; đã cứu được { $n } buổi tập.
error-damaged-do = Có thể tập tiếp ngay. Xin đưa tệp cũ cho người phụ trách máy.
error-newer = Tệp kết quả do phiên bản mới hơn của chương trình lưu.
error-newer-holds = Không có gì bị thay đổi.
error-newer-do = Xin cài phiên bản mới, hoặc chọn thư mục khác bằng --data-dir.
error-busy = Chương trình đang mở ở một cửa sổ khác.
error-busy-holds = Không có gì bị mất.
error-busy-do = Xin dùng cửa sổ kia, hoặc đóng nó rồi mở lại.
error-other = Không lưu được: { $reason }
error-other-holds = Các bước đã lưu trước đó vẫn còn nguyên.
error-other-do = Bấm Enter để thử lại; nếu vẫn vậy, xin chạy dongvai doctor.
error-no-folder = Không tìm thấy thư mục để giữ kết quả.
error-no-folder-do = Xin chỉ một thư mục bằng --data-dir hoặc DONGVAI_DATA_DIR.
error-no-scenario = Không có tình huống “{ $id }”.
error-no-session = Không có buổi tập “{ $id }”.
error-scenario-faulty = Tình huống này còn chỗ sai, chưa tập được. Xin chạy dongvai check { $path }
error-retry = Thử lại
error-leave = Thoát, giữ các bước đã lưu

## Papers to take home
papers-title = Giấy tờ của buổi họp
papers-minutes = Biên bản
papers-cash-page = Trang sổ quỹ
papers-role-card = Thẻ vai: { $role }
papers-tick-sheet = Phiếu quan sát: { $role }
papers-signature-chair = Chủ nhiệm (ký tên)
papers-signature-secretary = Thư ký (ký tên)
papers-practice = Bài tập, không phải chứng từ thật
papers-saved-as = Đã lưu vào { $path }

## Terminal check
doctor-title = Kiểm tra máy và màn hình
doctor-sample = Câu này có đủ dấu không? “Quỹ của tổ: kiểm đủ, gửi về ngân hàng.”
doctor-size = Cửa sổ { $columns }×{ $rows }
doctor-folder = Thư mục dữ liệu: { $path }
doctor-record-sound = Tệp kết quả còn nguyên vẹn: { $n } buổi tập.
doctor-good = tốt
doctor-bad = cần xem lại

# --- Bổ sung cho các màn hình của buổi tập -----------------------------------------------------
book-opening = Tồn đầu buổi
book-together = Nộp chung
book-in-income = Thu vào Quỹ tăng thu nhập
book-in-operating = Thu vào Quỹ hoạt động
book-out-income = Chi từ Quỹ tăng thu nhập
book-out-operating = Chi từ Quỹ hoạt động
choose-first = Xin chọn một cách trước, rồi bấm Enter để chốt.
order-first = Còn việc chưa xếp. Bấm số theo đúng thứ tự.
form-commit = Chốt
form-unfinished = Còn ô chưa điền. Không có thì gõ 0.
collect-mark = Ghi nhận
collect-other = Hội phí, ủng hộ
collect-principal-word = gốc
collect-interest-word = lãi
collect-other-word = hội phí, ủng hộ
collect-fee-word = hội phí
collect-gift-word = ủng hộ Sổ Tấm lòng vàng
collect-change-word = trả lại
collect-receipt-word = có phiếu thu
pay-loan-word = chi cho vay
pay-spending-word = chi hoạt động
pay-bank-word = gửi ngân hàng
pay-receiver = Người nhận: { $name }
count-on-table = Trên bàn:
count-cash-differs = hai sổ khớp nhau, tiền lệch
count-said = Đếm được { $sum }
roll-said = Có mặt { $present }/{ $members }
vote-said = Tán thành { $agree }, không tán thành { $disagree }, không có ý kiến { $none }
vote-hands-said = Tổ { $team }: tán thành { $agree }, không tán thành { $disagree }, không có ý kiến { $none }
second-book-slip = Thủ quỹ đọc phiếu: { $slip }
fund-income-short = Tăng thu nhập
fund-operating-short = Hoạt động
loan-book-terms = Lãi { $rate } một tháng · hạn { $term } tháng · ân hạn gốc { $grace } tháng (tạm quy ước)
loan-book-line = vay { $amount } tháng { $lent } · còn nợ { $owed } · chậm { $missed } kỳ
debrief-role = { $role }: { "" }
error-fixed-club = Tình huống này chỉ tập được trong câu lạc bộ của nó.
error-fixed-club-do = Xin bỏ --club rồi mở lại.
error-nothing-to-resume = Không mở được buổi tập.
error-nothing-to-resume-holds = Các buổi đã lưu vẫn còn nguyên.
error-scenario-faults = Tình huống này còn chỗ sai, chưa tập được: { $path }
error-scenario-faults-do = Xin chạy dongvai check để xem từng chỗ.
error-session-unreadable = Không đọc được buổi tập này: { $reason }
error-session-unreadable-holds = Các buổi khác vẫn xem được.
error-unreadable = Không đọc được { $path }
error-unreadable-do = Xin xem lại quyền đọc của tệp hay thư mục ấy. Các tình huống có sẵn vẫn tập được.
error-not-a-record = Tệp này không phải tệp kết quả của chương trình: { $path }
error-not-a-record-holds = Không có gì bị thay đổi.
error-not-a-record-do = Xin chọn thư mục khác bằng --data-dir.
error-conflict = Buổi tập này đang được ghi ở một cửa sổ khác, bước này chưa lưu được.
error-conflict-holds = Các bước trước vẫn còn nguyên.
error-conflict-do = Xin đóng cửa sổ kia, rồi mở lại buổi tập.
error-storage = Không lưu được, bước này chưa lưu được: { $path }
error-storage-holds = Các bước đã lưu trước đó vẫn còn nguyên.
error-storage-do = Xin thử lại; nếu vẫn vậy, chọn thư mục khác bằng --data-dir.
feedback-not-yet = Chưa đúng hẳn, xin thử lại.
field-principal = gốc
field-interest = lãi
field-other = hội phí, ủng hộ
field-change = tiền thừa
field-receipt = phiếu thu
field-mark = cách ghi nhận
field-notes = số tờ
field-total = tổng đếm được
field-books = đối chiếu hai sổ
field-fund = quỹ
field-amount = số tiền
field-papers = giấy tờ
field-away = danh sách vắng
field-quorum = tỷ lệ biểu quyết
field-aside = người không biểu quyết
field-objections = hỏi ý kiến khác
field-hands = số giơ tay
field-result = kết quả
field-income = Quỹ tăng thu nhập
field-operating = Quỹ hoạt động
field-missed = còn chỗ chưa đúng chưa tìm ra
field-false-alarm = có dòng đúng bị đánh dấu
hand-over-invite = Xin mời
key-change = đổi
key-open = mở
key-spoken = nói xong
rail-meters = Trong phòng họp
refused-not-open = Buổi họp chưa mở.
refused-already-open = Buổi họp đã mở rồi.
refused-finished = Buổi họp đã kết thúc.
refused-not-this-step = Bước này đã qua.
refused-wrong-seat = Lúc này là phần việc của vai khác.
refused-not-for-people = Lúc này máy đóng vai này.
refused-answer-needed = Bước này cần một câu trả lời.
refused-not-an-answer = Câu trả lời này không hợp với bước đang mở.
refused-unknown-item = Không có lựa chọn ấy.
refused-unknown-cut = Tình huống này không có bản ngắn ấy.
refused-no-such-seat = Vai ấy không có người ngồi.
refused-no-hint = Bước này không có gợi ý.
refused-nothing-to-object-to = Lúc này không có gì để góp ý.
refused-cannot-step-back = Đây là bước đầu tiên.
refused-not-enough-money = Quỹ không đủ tiền để chi khoản này.
refused-out-of-range = Số này lớn quá.
seats-place = Nơi tập (để trống cũng được)
seats-your-role = Vai của mình: { $role }
speak-skip = Bỏ qua phần nói
trainer-leave = Dừng ở đây, về màn hình đầu
