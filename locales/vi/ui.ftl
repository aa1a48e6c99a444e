# Texts of the screens in Vietnamese, the source of every other language.
# What stands in { } is filled in by the program. Money and numbers come written in the Vietnamese way.

## The program
app-name = Đóng vai
app-subtitle = Tập điều hành buổi sinh hoạt câu lạc bộ
app-credits = Số liệu và quy tắc trong bài chỉ để tập; khi làm thật, xin theo quy chế của câu lạc bộ mình.
yes = Có
no = Không
ok = Đồng ý
none = không có

## Roles. Titles stay Vietnamese in every language.
role-chair = Chủ nhiệm
role-treasurer = Thủ quỹ
role-secretary = Thư ký
role-income-deputy = Phó Chủ nhiệm (tăng thu nhập)
role-health-deputy = Phó Chủ nhiệm (sức khỏe, văn nghệ)
role-room = Hội trường
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
home-sessions = Xem lại các buổi đã tập
home-language = Chọn tiếng
home-help = Trợ giúp
home-quit = Thoát

## Languages and colors
language-title = Chọn tiếng trên màn hình
language-vi = Tiếng Việt
language-vi-en = Tiếng Việt, dòng dưới tiếng Anh
language-en-vi = Tiếng Anh, dòng dưới tiếng Việt
language-vi-hmn-vn = Tiếng Việt, dòng dưới tiếng Mông (chữ nhà nước)
language-vi-mww = Tiếng Việt, dòng dưới tiếng Mông (chữ quốc tế)
language-vi-blt-tavt-vn = Tiếng Việt, dòng dưới tiếng Thái
language-vi-ium = Tiếng Việt, dòng dưới tiếng Dao
language-hni-vn = Tiếng Hà Nhì: chưa có bản dịch, mong bà con ghi âm giúp
tongue-vi = tiếng Việt
tongue-en = tiếng Anh
tongue-hmn-vn = tiếng Mông (chữ nhà nước)
tongue-mww = tiếng Mông (chữ quốc tế)
tongue-blt-tavt-vn = tiếng Thái
tongue-ium = tiếng Dao
language-later = Lúc nào cũng đổi được bằng phím t.
language-counts = { $total } câu: nháp { $draft }, chuyển chữ { $converted }, có nguồn { $documented }, đã duyệt { $reviewed }, đã đọc to { $aloud }, trống { $blank }.
language-stale = Trong đó { $n } câu có lời Việt đã đổi, cần xem lại.
language-unreviewed = Bản nháp, chưa có người nói tiếng này duyệt.
language-only-reviewed = Chỉ hiện câu đã duyệt: { $on }
language-corrections = Các câu đã sửa tại chỗ: { $n }
language-cues = Mấy từ cần dùng
drafts-ask = Các câu này là bản nháp, chưa có người nói tiếng này duyệt. Hiện bản nháp để cùng sửa?

## A line put right by somebody in the room
correct-title = Sửa câu trên màn hình
correct-which = Sửa dòng nào?
correct-text = Câu đúng
correct-code = Mã người nói (để trống cũng được)
correct-place = Nơi sửa (để trống cũng được)
correct-values = Giữ nguyên { $names }: máy điền tên hay số vào chỗ ấy.
correct-shown = Đã lưu, câu mới hiện ngay.
correct-protected = Đã lưu. Câu này nói về tiền, biểu quyết hay quy tắc, nên chờ người duyệt rồi mới hiện.
correct-hidden = Đã lưu. Máy đang chỉ hiện câu đã duyệt, nên câu mới chưa hiện.
correct-undone = Đã bỏ câu sửa, câu cũ trở lại.
correct-undo-ask = Bỏ câu sửa này, trở lại câu cũ?
correct-list-title = Các câu đã sửa tại chỗ
correct-list-empty = Chưa có câu nào được sửa.
correct-list-waiting = chờ duyệt
correct-fault-empty = Chưa có chữ nào.
correct-fault-same = Câu này giống câu đang có.
correct-fault-unreadable = Ngoặc nhọn chưa đóng, hoặc thừa.
correct-fault-lacks = Còn thiếu { $names }.
correct-fault-adds = Thừa { $names }: câu Việt không có chỗ ấy.
correct-fault-letter = Tiếng này không viết bằng chữ “{ $letter }”.
correct-fault-mark = Có dấu đứng một mình hoặc dấu không nhìn thấy. Xin xóa từ ấy rồi gõ lại.
correct-fault-wide = Dài { $columns } cột, nhiều nhất { $most } cột. Xin nói ngắn hơn.

## A card of words for the room
cue-hello = Xin chào
cue-thanks = Cảm ơn
cue-yes = Vâng, đúng
cue-no = Không phải
cue-have = Có
cue-have-not = Không có
cue-next = Tiếp
cue-again = Làm lại
cue-agree = Đồng ý
cue-disagree = Không đồng ý
cue-present = Có mặt
cue-absent = Vắng mặt
cue-everyone = Mọi người
cue-say = Nói
cue-ask = Hỏi
cue-listen = Nghe
cue-understand = Hiểu rồi
cue-help = Giúp đỡ
cue-good = Tốt
cue-today = Hôm nay
cue-month = Tháng
cue-1 = Một
cue-2 = Hai
cue-3 = Ba
cue-4 = Bốn
cue-5 = Năm
cue-6 = Sáu
cue-7 = Bảy
cue-8 = Tám
cue-9 = Chín
cue-10 = Mười
cue-100 = Một trăm
cue-1000 = Một nghìn
vote-word = Biểu quyết
money-word = Tiền
money-word-borrow = Vay
money-word-pay = Trả, nộp
money-word-count = Đếm
money-word-book = Sổ

## Choosing a scenario
scenario-list-title = Chọn tình huống
scenario-list-empty = Chưa có tình huống nào.
scenario-list-mine = Tự soạn
scenario-steps = { $n } bước
cut-title = Có bao nhiêu phút trên lớp?
cut-minutes = { $minutes } phút
cut-about = Chọn ngắn thì bớt bước; máy làm thay các bước ấy.

## Seats and learner codes
seats-title = Ai đóng vai nào?
seats-choose-role = Nhận vai nào?
seats-by-lot = Bốc thăm vai
learner-code = Mã người tập: { $code }
learner-why-code = Máy chỉ giữ mã, không hỏi tên, tuổi hay dân tộc. Kết quả nằm trong máy này, không gửi đi đâu.

## Briefing
briefing-title = Trước khi vào họp
briefing-goals = Mục tiêu
briefing-roles = Ai đóng vai nào
briefing-may-fail = Làm sai được làm lại.
briefing-comment-role = Góp ý cho vai, không góp ý cho người.
briefing-speak = Đến bước “Nói to” thì nói bằng lời của mình, tiếng nào cũng được.
briefing-start = Bắt đầu họp
briefing-assumed = Chỗ nào ghi “tạm quy ước” là quy ước để tập, có thể khác quy chế của câu lạc bộ mình.

## The meeting: header and footer
meeting-clock = Giờ trong bài { $used }/{ $planned } phút
meeting-part = Phần { $number } · { $name }
meeting-after-part = Sau phần { $number } · { $name }
meeting-before-parts = Trước họp · { $name }
meeting-after-parts = Sau họp · { $name }
meeting-agenda = Chương trình họp
meeting-call = Xin mời { $role }
meeting-hand-over-ready = Nhận bàn phím rồi thì bấm Enter
meeting-saved = đã lưu·{ $n }
meeting-computer-plays = Máy đóng vai { $role }
meeting-hint-ask = Xem gợi ý thì bước này chỉ tính một nửa. Xem không?
meeting-leave-ask = Dừng buổi tập? Mọi bước đã lưu; lần sau tập tiếp từ đây.
meeting-back-ask = Quay lại bước trước?
meeting-end = Hết chương trình họp

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
book-treasurer = Sổ của Thủ quỹ
book-secretary = Sổ của Thư ký
book-title = Sổ quỹ
book-balance = Tồn
book-loans = Sổ theo dõi vay vốn
team-number = Tổ { $team }

## Step kinds
kind-speak = Nói to

## Speak
speak-done = Nói xong thì bấm Enter
speak-clock = Đã nói { $seconds } giây
speak-ticks = Hội trường nghe thấy những gì?
speak-ticks-self = Tự đánh dấu, không tính điểm.

## Roll call
roll-present = có mặt
roll-excused = vắng có lý do
roll-absent = vắng chưa rõ lý do
roll-quorum-question = Đủ tỷ lệ biểu quyết chưa?
roll-quorum-yes = Đủ
roll-quorum-no = Chưa đủ
roll-quorum-rule = Cần ít nhất { $needed }/{ $members } người

## Count
count-total = Tổng đếm được
count-agree-question = Tiền và hai sổ (lệch thì chọn dòng lệch)
count-books-agree = hai sổ khớp
count-line-differs = Dòng lệch: { $line }

## Collect
collect-brings = Đưa { $sum }
collect-principal = Gốc
collect-interest = Lãi
collect-fee = Hội phí
collect-change = Trả lại tiền thừa
collect-receipt = Phiếu thu
collect-paid = đã nộp
collect-owed = còn nợ
collect-exempt = được miễn
collect-second-book = Mời Thư ký ghi sổ thứ hai

## Pay
pay-amount = Số tiền
pay-fund = Chi từ quỹ nào
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

## Vote
vote-quorum-question = Đủ tỷ lệ để biểu quyết chưa?
vote-abstain-question = Ai không tham gia biểu quyết lần này?
vote-objections = Bà con còn ai có ý kiến khác không ạ?
vote-agree = Tán thành
vote-disagree = Không tán thành
vote-no-opinion = Không có ý kiến
vote-result = Kết quả
vote-carried = Đã thông qua
vote-not-carried = Chưa được thông qua

## Minutes
minutes-free-text = Ghi thêm (không chấm)

## Discuss
discuss-title = Dừng để bàn
discuss-question = Cả hội trường cùng bàn
discuss-pairs = Bàn theo đôi hoặc theo tổ 3 phút, nói tiếng mình, rồi hai nhóm trình bày.

## Feedback
feedback-good = Đã làm tốt
feedback-discuss = Nên bàn thêm
feedback-rule = Quy tắc
feedback-assumed = tạm quy ước
feedback-tries-left = Còn { $n } lần thử
feedback-look-again = Xin xem lại: { $fields }
feedback-working = Cách làm đúng
feedback-unbalanced = Dòng này lệch { $sum }: số vào và số ra chưa bằng nhau.
fatal-votes-without-quorum = Biểu quyết về tiền khi chưa đủ tỷ lệ
fatal-lends-alone = Tự quyết cho vay, không đưa ra cuộc họp
fatal-shames-debtor = Nêu chuyện chậm trả của người vay trước hội trường
fatal-falsifies-book = Ghi sổ không đúng với thực tế
planted-object = Xin góp ý: chỗ này chưa đúng
planted-caught = Góp ý đúng lúc!
planted-missed = Vừa rồi có chỗ chưa đúng mà chưa ai góp ý.
planted-nothing = Chỗ này đúng rồi, xin mời tiếp.

## The trainer's menu
trainer-title = Mục của giảng viên
trainer-discuss = Dừng để bàn
trainer-again = Làm lại bước này, giữ cả lần trước
trainer-skip = Bỏ qua bước này
trainer-numbers = Xem điểm số
trainer-numbers-ask = Điểm số sẽ hiện lên màn hình, cả hội trường có thể nhìn thấy. Hiện không?
trainer-clock-on = Bật giờ trên lớp
trainer-clock-off = Tắt giờ trên lớp
trainer-relay = Đổi Ban, đổi người

## Debrief
debrief-title = Góp ý sau buổi tập
debrief-step-out = Xin mời mọi người ra khỏi vai.
debrief-player = 1. Người đóng vai nói trước: điều gì đã làm được?
debrief-observers = 2. Người quan sát: mỗi người nêu một điều đã thấy.
debrief-trainer = 3. Giảng viên nói sau cùng.
debrief-three = Ba chỗ nên bàn thêm
debrief-none = Không có chỗ nào phải bàn thêm.
debrief-redo = Bấm số để làm lại một chỗ.
debrief-pledge = Tháng tới ở câu lạc bộ tôi sẽ làm khác điều gì?
debrief-pledge-about = Nói to hoặc gõ một câu. Câu này không chấm.
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

## Sessions and transcript
sessions-title = Các buổi đã tập
sessions-empty = Chưa có buổi tập nào.
sessions-none = Không có buổi tập nào như vậy. Bấm Esc để xem lại tất cả.
sessions-finished = đã xong
sessions-open = đang dở
sessions-answers = { $n } câu trả lời
sessions-continue = tập tiếp
sessions-find = tìm
sessions-see = xem
sessions-find-about = Tìm câu lạc bộ, nơi tập, mã, vai, bài, ngày (11/2026), điểm (<50)
sessions-looked-for = Đang tìm: { $words }
sessions-of = { $n } buổi
sessions-order = xếp
sessions-order-newest = mới nhất trước
sessions-order-oldest = cũ nhất trước
sessions-order-lowest = điểm thấp trước
sessions-order-highest = điểm cao trước
sessions-order-club = theo câu lạc bộ
session-replay = xem lại
session-compare = so các lần
session-from = từ bước { $n }
session-no-score = Buổi này chưa có câu nào được tính điểm.
session-note = Lời ghi:
session-note-pledge = Lời hứa:
session-note-minutes = Lời ghi trong biên bản:
session-tries = Các lần làm một bước
session-tries-of = { $n } lần
session-one-try = Bước này mới làm một lần. Làm lại bước từ trang góp ý thì hai lần sẽ đứng cạnh nhau ở đây.
session-again = tập lại
session-next-tries = lần khác
transcript-title = Diễn biến buổi tập
transcript-right = đúng
transcript-computer = máy làm
transcript-skipped = đã bỏ qua
transcript-back = quay lại bước { $n }
transcript-objected = đã góp ý
transcript-hint = đã xem gợi ý
transcript-try = lần { $n }

## Questions for the debrief, made from what happened

question-title = Câu hỏi sau buổi tập
question-player = Xin hỏi người đóng vai trước
question-observers = Rồi đến người quan sát, mỗi người một ý
question-trainer = Giảng viên hỏi sau cùng
question-none = Buổi này chưa có bước nào để hỏi lại.
question-well = Chỗ này { $role } làm tốt. Điều gì đã giúp { $role } làm được như vậy?
question-later = Lần đầu chưa đúng, đến lần thứ { $n } thì đúng. Điều gì đã giúp { $role } nghĩ lại?
question-back = Đã quay lại bước này để làm lại. Vì sao muốn làm lại, và lần sau khác lần trước ở chỗ nào?
question-hint = Chỗ này đã xem gợi ý. Ở buổi sinh hoạt thật, { $role } sẽ hỏi ai hoặc xem sổ nào?
question-caught = Ở đây có người góp ý đúng lúc. Nói thế nào để { $role } dễ nghe, dễ sửa?
question-missed = Ở đây { $role } làm chưa đúng mà chưa ai góp ý. Lúc ấy nên nói câu gì, ai nói thì dễ nghe?
question-trust = Sau bước này bà con bớt tin tưởng. Người quan sát thấy điều gì? Làm gì để bà con tin trở lại?
question-voices = Sau bước này bà con ít lên tiếng. Tổ nào, nhóm nào chưa được nói? Nên mời thế nào?
question-understanding = Sau bước này bà con khó theo kịp. Người quan sát thấy điều gì? Nói thế nào cho dễ hiểu hơn?
question-fatal = { $fatal }. Việc ấy ảnh hưởng đến ai, và nên làm thế nào cho đúng?
question-costly = Chỗ này nên bàn thêm. Nếu được làm lại, { $role } sẽ nói hoặc làm khác điều gì?

## Replay
replay-step = tới, lui
replay-part = phần sau
replay-seat = theo vai
replay-costly = chỗ nên bàn
replay-only = chỉ xem { $role }


## The group: heat map, trend, before and after


## Papers from a session

doc-papers = Giấy tờ của buổi tập
doc-papers-about = Chọn giấy tờ để in: mỗi tờ lưu một tệp .docx sửa được và một tệp .html để in.
doc-key = giấy tờ
doc-home = Xong, về trang đầu
doc-back = Quay lại buổi tập
doc-all = Cả năm giấy tờ
doc-written = Đã lưu giấy tờ ở thư mục:
doc-failed = Giấy tờ chưa lưu được: { $path }
doc-failed-holds = Buổi tập vẫn còn nguyên, chưa có tệp nào được viết.
doc-failed-do = Xin xem ổ đĩa còn chỗ không, thư mục có cho viết không, rồi thử lại.
doc-mark = BẢN TẬP – không phải giấy tờ thật
doc-minutes = Biên bản buổi sinh hoạt
doc-minutes-title = BIÊN BẢN BUỔI SINH HOẠT THÁNG { $month }/{ $year }
doc-cash = Trang sổ quỹ
doc-cash-title = TRANG SỔ QUỸ CỦA HAI QUỸ
doc-attendance = Danh sách điểm danh
doc-attendance-title = DANH SÁCH ĐIỂM DANH
doc-debrief = Phiếu góp ý sau buổi tập
doc-debrief-title = PHIẾU GÓP Ý SAU BUỔI TẬP
doc-certificate = Giấy ghi nhận đã tập
doc-certificate-title = GIẤY GHI NHẬN ĐÃ TẬP
doc-scenario = Bài tập
doc-practised = Ngày tập
doc-place = Nơi tập
doc-story-day = Ngày họp trong bài
doc-present = Điểm danh
doc-part = Phần { $n }
doc-not-reached = Chưa làm đến phần này.
doc-silent = (máy làm thay, không tập)
doc-part-silent = Phần này không tập trong bản ngắn.
doc-roll = Có mặt { $present }/{ $members } người; vắng có lý do { $excused }, vắng chưa rõ lý do { $absent }
doc-quorum = Tỷ lệ biểu quyết
doc-vote-put-off = Chưa đủ tỷ lệ biểu quyết, để lại lần sau.
doc-money = Thu chi trong buổi
doc-fund = Quỹ (sổ của Thủ quỹ)
doc-in = Thu
doc-out = Chi
doc-left = Tồn
doc-in-dong = Số tiền tính bằng đồng.
doc-filled-in = đã điền vào biên bản
doc-free-words = Thư ký viết thêm
doc-sign = (ký, viết rõ họ tên)
doc-number = STT
doc-name = Họ và tên
doc-team = Tổ
doc-here = Có mặt
doc-excused = Vắng có lý do
doc-absent = Vắng chưa rõ lý do
doc-about = Diễn giải
doc-treasurer-in = Thủ quỹ: thu
doc-treasurer-out = Thủ quỹ: chi
doc-treasurer-left = Thủ quỹ: tồn
doc-secretary-in = Thư ký: thu
doc-secretary-out = Thư ký: chi
doc-secretary-left = Thư ký: tồn
doc-total = Cộng
doc-correction = (dòng sửa phần lệch)
doc-books-agree = Hai sổ khớp nhau.
doc-books-differ = Hai sổ lệch nhau ở { $n } dòng có dấu { $sign }.
doc-books-differed = hai sổ lệch nhau một dòng
doc-counts = Kiểm quỹ
doc-when = Lúc đếm
doc-result = Kết quả
doc-notes = Lần đếm sau cùng, theo từng loại tờ: { $notes }
doc-capital = Vốn Quỹ tăng thu nhập
doc-capital-sum = Đang cho vay { $lent }, cộng tồn quỹ { $box }, cộng gửi ngân hàng { $bank }: vốn { $capital }.
doc-capital-same = Bằng vốn đầu buổi { $capital }.
doc-capital-differs = Lệch { $off } so với vốn đầu buổi { $capital }.
doc-debrief-order = Thứ tự góp ý
doc-notes-room = Điều muốn nhớ
doc-certificate-role = Đã tập vai
doc-certificate-about = Giấy này ghi nhận việc đã tập, không phải chứng chỉ và không chấm điểm.
doc-unfinished = Buổi tập này chưa xong.
doc-trainer = Giảng viên

## The kit printed before class


## Export


## Merging other laptops' records
merge-title = Gộp kết quả từ máy khác
merge-looking = Đang tìm tệp kết quả trên USB
merge-working = Đang gộp kết quả vào máy này
merge-about = Máy chỉ đọc tệp trên USB, không sửa gì ở đó. Gộp lại nhiều lần cũng không bị trùng.
merge-none = Chưa thấy tệp kết quả nào trên USB.
merge-none-do = Xin cắm USB rồi bấm r để tìm lại. Nếu vẫn không thấy, xin gõ ở cửa sổ dòng lệnh: dongvai merge rồi đến tên tệp.
merge-found = Thấy { $n } tệp kết quả. Bỏ dấu tệp nào không muốn gộp, rồi bấm Enter.
merge-inside = { $n } buổi tập, buổi gần nhất { $newest }
merge-inside-none = chưa có buổi tập nào
merge-inside-open = tệp chưa đóng hẳn, khi gộp mới biết có gì
merge-own = của chính máy này
merge-go = gộp
merge-tick = chọn, bỏ chọn
merge-again = tìm lại
merge-done = Đã gộp { $taken } tệp trong số { $n } tệp.
merge-sessions-new = Buổi tập mới: { $n }
merge-sessions-longer = Buổi tập dài thêm: { $n }
merge-answers-new = Câu trả lời mới: { $n }
merge-copies = Có { $n } buổi tập được làm tiếp khác nhau trên hai máy. Cả hai bản đều được giữ riêng, không trộn vào nhau.
merge-stopped = Đã dừng giữa chừng. Tệp nào gộp xong thì vẫn còn nguyên; xin gộp lại các tệp còn lại.
merge-refused = Không gộp được { $name }
merge-why-missing = Không còn thấy tệp này.
merge-why-missing-do = Xin cắm lại USB rồi tìm lại.
merge-why-itself = Đây chính là tệp kết quả của máy này.
merge-why-itself-do = Không cần gộp; không có gì bị mất.
merge-why-not-a-record = Đây không phải tệp kết quả của Đóng vai.
merge-why-not-a-record-do = Xin chọn tệp khác. Tệp này vẫn để nguyên.
merge-why-newer = Tệp do phiên bản mới hơn lưu.
merge-why-newer-do = Xin cài phiên bản mới trên máy này rồi gộp lại. Tệp vẫn còn nguyên.
merge-why-damaged = Tệp bị hỏng.
merge-why-damaged-do = Xin chép lại tệp từ máy kia. Tệp này vẫn để nguyên.
merge-why-in-use = Tệp đang được lưu thêm ở một cửa sổ khác.
merge-why-in-use-do = Xin đóng cửa sổ ấy rồi gộp lại. Không có gì bị mất.
merge-why-unreadable = Không đọc được đến hết tệp.
merge-why-unreadable-do = Xin cắm lại USB rồi gộp lại. Tệp này chưa được gộp chút nào.
merge-lost = Tệp { $name } bị hỏng một phần: phần còn lành đã được gộp, { $n } buổi tập không còn đủ.
merge-lost-more = Có thể còn mất cả những chỗ không đọc được tên. Xin chép lại tệp từ máy kia nếu còn.
merge-code = Mã nội dung: { $code }
merge-code-about = Hai máy đã gộp đủ như nhau thì có mã giống nhau. Có thể đọc mã cho nhau qua điện thoại.


## Privacy: consent, erasing, keeping
error-code-erased = Mã này đã được xóa theo yêu cầu của người ấy, không dùng lại được.
error-code-erased-holds = Các buổi tập đã lưu vẫn còn nguyên.
error-code-erased-do = Xin đặt một mã khác.
privacy-unknown = Trong máy không có mã này.
privacy-unknown-holds = Không có gì bị xóa.
privacy-unknown-do = Xin xem lại mã trong danh sách rồi thử lại.
privacy-unfinished = Đã xóa khỏi danh sách, nhưng tệp kết quả hoặc bản sao lưu có thể còn dấu vết.
privacy-unfinished-holds = Các buổi tập và điểm vẫn còn nguyên.
privacy-unfinished-do = Xin đóng các cửa sổ khác, dọn bớt ổ đĩa, rồi mở lại chương trình: máy sẽ xóa nốt.


## The facilitator's PIN


## Long work
job-title = Đang làm
job-counting = Đang tính kết quả các buổi tập
job-far = { $done }/{ $of }
job-about = Trong lúc chờ, kết quả đã lưu vẫn còn nguyên. Bấm Esc để dừng.
job-stopping = Đang dừng lại…
job-stop = dừng


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
key-correct = sửa câu
key-theme = màu
key-close = đóng
key-typing-off = gõ: tắt
key-typing-telex = gõ: Telex
key-typing-vni = gõ: VNI
key-typing-letters = gõ: chữ Mông

## Terminal check
home-check = Kiểm tra màn hình
check-title = Kiểm tra màn hình
check-ask-viet = Chữ Việt gõ có giống chữ vẽ không?
check-ask-tai-viet = Chữ Thái gõ có giống chữ vẽ không?
check-same = Giống nhau, đủ mọi dấu
check-different = Khác nhau, hoặc thiếu dấu
check-typed = Chữ gõ: { $words }
check-viet-wrong = Cửa sổ này hiện chữ Việt chưa đúng
check-viet-wrong-font = Xin phóng to chữ của cửa sổ (thường là Ctrl và dấu cộng), hoặc chọn phông chữ khác.
check-viet-wrong-windows = Trên Windows, xin mở chương trình trong Windows Terminal.
check-viet-wrong-xterm = Trong xterm, phông DejaVu cỡ nhỏ cắt mất dấu ở đầu chữ: “Tổ” trông như “Tố”. Xin dùng cửa sổ dòng lệnh khác.
check-done = Kiểm tra xong, cảm ơn
check-tai-viet-typed = Từ nay câu chữ Thái hiện bằng chữ gõ, gọn trong một dòng.
check-tai-viet-drawn = Từ nay câu chữ Thái được vẽ thành hình, nên mọi dấu đều đủ và đúng chỗ.
check-again = Đổi cửa sổ hay phông chữ thì kiểm tra lại ở trang đầu.
key-skip = bỏ qua
key-scroll = xem tiếp
doctor-version = Phiên bản
doctor-data-dir = Thư mục dữ liệu
doctor-record = Tệp kết quả
doctor-record-none = chưa có
doctor-record-sound = tốt: lược đồ { $schema }, { $n } buổi tập, đã kiểm tra mọi trang
doctor-record-damaged = bị hỏng
doctor-record-unreadable = không đọc được
doctor-locale = Tiếng của máy
doctor-terminal = Cửa sổ
doctor-size = Kích thước
doctor-size-known = { $columns } cột × { $rows } dòng
doctor-size-none = không phải cửa sổ dòng lệnh
doctor-colors = Màu
doctor-colors-256 = 256 màu
doctor-colors-plain = không màu
doctor-unknown = không rõ
doctor-answer-viet = Chữ Việt
doctor-answer-tai-viet = Chữ Thái
doctor-answer-right = chữ gõ hiện đúng
doctor-answer-wrong = chữ gõ hiện chưa đúng
doctor-answer-drawn = vẽ thành hình
doctor-answer-none = chưa kiểm tra
doctor-same-words = Cùng những chữ ấy, vẽ thành hình:
doctor-ask = { $question } (1 = giống nhau, 2 = khác nhau, Enter = bỏ qua)
doctor-kept = Đã giữ câu trả lời.
doctor-damaged = Tệp kết quả bị hỏng: { $path }
doctor-damaged-holds = Tệp vẫn để nguyên, chưa có gì bị xóa hay thay đổi.
doctor-damaged-do = Xin mở dongvai: chương trình cứu những gì đọc được và giữ lại tệp cũ cho người phụ trách máy.

## Help
help-title = Trợ giúp
help-no-hurry = Không tính giờ bấm phím. Cứ đọc, bàn với nhau rồi hãy chốt.
help-saved = Thấy “đã lưu” là đã lưu; mất điện cũng không mất bước nào.
help-back = Phím 0 quay lại bước trước để làm lại; lần trước vẫn được giữ.
help-mouse = Cũng dùng được phím mũi tên và chuột.
help-object = Khi máy đóng vai, nghe thấy chỗ chưa đúng thì bấm b để góp ý.
help-projector = Chữ còn nhỏ: phóng to chữ của cửa sổ (thường là Ctrl và dấu cộng).
help-two-books = Hai sổ khớp vì hai người cùng ghi, không phải vì chép của nhau.
help-assumed = “Tạm quy ước”: quy ước để tập, khi làm thật xin theo quy chế của câu lạc bộ mình.

## When something does not work: what happened, what still holds, what to do
small-title = Cửa sổ nhỏ quá
small-about = Xin phóng to cửa sổ, hoặc thu nhỏ chữ.
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
error-damaged-now = Tệp kết quả có chỗ hỏng, việc này chưa làm được.
error-damaged-now-holds = Tệp vẫn để nguyên ở { $path }, không có gì bị xóa.
error-damaged-now-do = Có thể tập buổi khác. Xin chép tệp ấy lại rồi đưa cho người phụ trách máy.
error-newer = Tệp kết quả do phiên bản mới hơn của chương trình lưu.
error-newer-holds = Không có gì bị thay đổi.
error-newer-do = Xin cài phiên bản mới, hoặc chọn thư mục khác bằng --data-dir.
error-busy = Chương trình đang mở ở một cửa sổ khác.
error-busy-holds = Không có gì bị mất.
error-busy-do = Xin dùng cửa sổ kia, hoặc đóng nó rồi mở lại.
error-no-scenario = Không có tình huống “{ $id }”.

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

# --- Tên gọi của các quy tắc mà bài tập dẫn ra -------------------------------------------------
rule-brief-1 = các mức trong quy chế câu lạc bộ
rule-brief-2 = việc của từng vai trong Ban Chủ nhiệm
rule-brief-3 = trình tự buổi sinh hoạt và việc của từng phần
rule-brief-4-1 = hai quỹ để riêng: một quỹ cho vay, một quỹ để chi
rule-brief-4-3 = vay phải có đơn, có người bảo lãnh, có biểu quyết
rule-brief-4-4 = thứ tự ưu tiên khi nhiều người xin vay
rule-brief-4-5 = cách tính lãi và gốc mỗi kỳ
rule-brief-4-6 = tiền nộp trừ vào kỳ cũ trước, lãi trước gốc sau
rule-brief-4-8 = hai người cùng đếm, đồng nào ghi ngay đồng ấy, không tẩy xóa sổ
rule-brief-5 = các sổ của câu lạc bộ
rule-brief-6-1 = người trả chậm: nói riêng, nhận tiền, ghi sổ, rồi cùng tìm cách
rule-brief-6-2 = ít người đến: vẫn thu, chưa biểu quyết về tiền
rule-brief-6-3 = nhiều người cùng xin vay: đọc quy tắc trước, rồi biểu quyết
rule-brief-6-7 = các bà ngồi cuối: nói theo đôi trước, người trong cuộc tự nói
rule-brief-6-8 = khách phát biểu: hẹn giờ trước, cảm ơn, ghi kiến nghị
rule-brief-6-9 = người nhà không biểu quyết khoản vay của nhau
rule-brief-6-10 = số đo huyết áp cao: nói riêng, nghỉ rồi đo lại, báo trạm y tế
rule-brief-6-11 = chưa tổ nào nêu trường hợp: hỏi từng tổ một câu cụ thể
rule-brief-7 = các mặt được góp ý sau buổi tập
rule-brief-8 = cách xưng hô và mời người nói
rule-practice-2 = trình tự đếm, thu, đối chiếu, biểu quyết, chi
rule-practice-3-1 = chậm một kỳ chưa phải quá hạn, báo cáo không nêu tên
rule-practice-5 = nói sao cho bà con dễ nghe
vote-hands-order = Các tổ đếm: tán thành – không tán thành – không có ý kiến
meter-quorum-short-yes = đủ tỷ lệ
meter-quorum-short-no = chưa đủ tỷ lệ
collect-private-payer = người nộp riêng
seats-code = { $role } – mã người tập
transcript-number = Bước { $n }
transcript-opened = mở buổi tập
transcript-heard = đã nghe
debrief-redo-ask = Làm lại chỗ này? Cả hai lần đều được giữ lại để so sánh.
key-redo = làm lại
debrief-caught = có chỗ chưa đúng, đã được góp ý
debrief-missed = có chỗ chưa đúng mà chưa ai góp ý
hand-over-relay = Sang phần mới. Muốn đổi Ban: bấm m, rồi 4.
home-quit-ask = Thoát chương trình?
