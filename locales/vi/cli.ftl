# What the command line says to facilitators, in Vietnamese. A line here is a line there, and numbers come as they are
# written. Where `locales/en/cli.ftl` has the same message, its English follows in brackets, or on a line
# of its own. No sheet for teachers has these, and nothing reads this file but commands.

## Files that are read

cli-remedy-one-file = Xin chỉ đúng một tệp.
cli-remedy-right-file = Xin xem lại có đúng tệp ấy không.
cli-remedy-path = Xin xem lại đường dẫn và quyền đọc.
cli-fault-open-elsewhere = tệp đang mở ở một chương trình khác
cli-fault-unfit-name = Windows không nhận tên “{ $name }”: xin bỏ các dấu : < > " | ? * và tránh con, nul, aux, prn, com1, lpt1
cli-fault-folder = đây là một thư mục
cli-device = đây là ống dẫn hoặc thiết bị, không phải tệp
cli-fault-too-long = tệp dài quá { $most } MB
cli-fault-too-many-files = có nhiều hơn { $most } tệp
cli-check-nothing = trong thư mục này không có bài, câu lạc bộ hay lời dịch nào

## What ends a command

cli-failure-no-terminal = chương trình cần một cửa sổ dòng lệnh, không chạy qua ống dẫn hay tệp. Xin mở cửa sổ dòng lệnh rồi gõ: dongvai
cli-failure-old-console = cửa sổ này đang ở chế độ cũ nên không vẽ được màn hình. Xin bấm chuột phải vào thanh tiêu đề của cửa sổ, chọn Properties, bỏ dấu ở “Use legacy console”, bấm OK, đóng cửa sổ rồi mở lại.
cli-failure-output = không ghi ra được: { $cause }
cli-failure-write =
    không ghi được { $path }: { $cause }. { $n ->
        [0] Không có gì bị thay đổi.
       *[other] Đã ghi xong: { $done }; làm lại lệnh này cũng không sao.
    } { $remedy }
cli-failure-read = không đọc được { $path }: { $cause }; xin chọn thư mục khác bằng --data-dir
cli-failure-no-home = không có thư mục riêng để giữ kết quả; xin chỉ một thư mục bằng --data-dir, hoặc đặt DONGVAI_DATA_DIR. Chưa ghi gì.
cli-failure-no-folder = { $from } chưa ghi thư mục nào; xin ghi đường dẫn, như { $from } { $example }. Chưa ghi gì.
cli-remedy-disk-full = Ổ đĩa ở đó đã đầy; xin xóa bớt tệp không dùng, hoặc chọn ổ khác.
cli-remedy-open-elsewhere = Xin đóng tệp ấy ở chương trình kia (ví dụ Word, Excel), rồi làm lại.
cli-remedy-write = Xin xem lại đường dẫn và quyền ghi.

## What is wrong with the record

cli-record-full = ổ đĩa đã đầy; các bước đã lưu vẫn còn nguyên; xin xóa bớt tệp không dùng rồi mở lại
cli-record-read-only = thư mục dữ liệu chỉ cho đọc; xin mở quyền ghi, hoặc chọn thư mục khác bằng --data-dir
cli-record-busy = tệp đang mở ở một cửa sổ hay chương trình khác; không có gì bị mất; xin đóng ở đó rồi làm lại
cli-record-damaged = tệp kết quả bị hỏng; xin mở dongvai, chương trình sẽ cứu những gì đọc được và giữ lại tệp cũ
cli-record-newer = tệp kết quả do phiên bản mới hơn lưu, không có gì bị thay đổi; xin cài phiên bản mới, hoặc chọn thư mục khác bằng --data-dir
cli-record-foreign = tệp này không phải tệp kết quả của chương trình, không có gì bị thay đổi; xin chọn thư mục khác bằng --data-dir
cli-record-conflict = buổi tập đang được ghi ở một cửa sổ khác; các bước trước vẫn còn nguyên
cli-record-moved = tệp kết quả đã bị xóa, đổi tên hoặc thay bằng tệp khác khi đang mở, việc này chưa lưu được; xin đặt lại tệp vào chỗ cũ rồi làm lại
cli-record-replaced = tệp kết quả bị thay bằng tệp khác khi đang mở, việc này chưa lưu được; tệp mới không bị đụng đến, nhật ký của tệp cũ được để riêng; xin mở lại
cli-record-log-gone = tệp -wal bên cạnh tệp kết quả bị xóa khi đang mở, việc này chưa lưu được; các bước trước đã nằm đủ trong tệp kết quả; xin mở lại rồi làm tiếp
cli-record-log-cut = tệp -wal bên cạnh tệp kết quả bị làm rỗng hoặc cắt bớt khi đang mở, việc này chưa lưu được; các buổi đã kết thúc vẫn còn nguyên, vài bước cuối của buổi đang tập có thể đã mất; xin mở lại rồi xem buổi ấy còn đến bước nào
cli-record-bad-session = buổi tập này có chỗ hỏng từ bước { $from }, không xem được; các buổi khác vẫn còn nguyên. Xin gộp lại bản của buổi này từ máy khác hay từ bản sao lưu, nếu còn
cli-record-no-learner = không có số thẻ này
cli-record-no-session = không có buổi tập này
cli-record-erase-unfinished = đã xóa khỏi danh sách, nhưng trong tệp hoặc bản sao lưu có thể còn dấu vết; xin đóng các cửa sổ khác, dọn bớt ổ đĩa rồi xóa lại lần nữa
cli-record-unopened = không mở được tệp kết quả; xin chọn thư mục khác bằng --data-dir
cli-practice-no-session = không có buổi tập nào như vậy
cli-practice-unreadable = buổi tập này có chỗ không đọc được, nên không mở được; các buổi khác vẫn còn nguyên. Xin gộp lại bản của buổi này từ máy khác hay từ bản sao lưu, nếu còn
cli-practice-no-scenario = bài của buổi tập này không còn trong tệp kết quả, như sau khi cứu một tệp hỏng; điểm và câu trả lời vẫn còn. Xin gộp lại từ máy khác hay từ bản sao lưu, nếu còn

## Sessions that cannot be read

cli-left-out = Có { $n } buổi tập không đọc được, nên để lại; các buổi khác vẫn đủ.
cli-left-out-carried = Có { $n } buổi tập không đọc được nên không tính vào các số trên; còn gì thì được chép y như trên máy.
cli-left-out-short = Có { $n } buổi tập đã xong nhưng mất phần cuối; phần còn lại vẫn đọc được.
cli-left-out-row = thông tin của buổi hoặc của người ngồi ghế bị sai; xin gộp lại bản của buổi này từ máy khác hay từ bản sao lưu, nếu còn
cli-left-out-event = bước { $seq } bị hỏng hoặc đã bị sửa; xin gộp lại bản của buổi này từ máy khác hay từ bản sao lưu, nếu còn
cli-left-out-end = mất từ bước { $seq } đến hết; xin gộp lại bản của buổi này từ máy khác hay từ bản sao lưu, nếu còn
cli-left-out-newer = bước { $seq } do phiên bản mới hơn lưu, được giữ nguyên; cài phiên bản mới là đọc được
cli-begun = bắt đầu { $moment }
cli-day-unknown = không rõ ngày

## What became of a damaged record

cli-opened-log-aside = Một bản sao lưu đã được đặt vào chỗ tệp kết quả, bên cạnh nhật ký của tệp cũ. Nhật ký ấy được để riêng ở { $path }, không trộn vào.
cli-opened-recovered = Tệp kết quả bị hỏng. Đã cứu được { $sessions } buổi tập, { $events } bước; tệp cũ được giữ lại ở { $path }
cli-opened-nothing-lost = Không thấy mất gì
cli-opened-still-lost = Tệp kết quả này từng bị hỏng và được cứu, nên còn thiếu
cli-opened-lost-session = buổi tập { $id } ({ $begun }): { $left }
cli-opened-more = và có thể cả những chỗ không còn đọc được tên
cli-opened-merge = Nếu máy khác hay bản sao lưu còn các buổi ấy, xin gộp lại: { $dongvai } merge TỆP
cli-opened-table = mất cả phần { cli-opened-rows } trong tệp
cli-opened-rows =
    { $table ->
        [laptop] tên máy
        [setting] cài đặt
        [scenario_text] bài tập
        [learner] người tập
        [joining] nối số thẻ của người tập
        [correction] câu sửa tại chỗ
        [erasure] dấu xóa
        [session] thông tin buổi tập
        [event] các bước đã tập
        [seat] ai ngồi ghế nào
        [note] lời tự viết
       *[other] { $table }
    }
cli-opened-all-but-notes = đủ các bước, chỉ thiếu lời tự viết không đọc được
cli-opened-none-left = không còn bước nào đọc được, vì { cli-opened-why }
cli-opened-some-read = đọc được { $n } bước, có thể thiếu phần sau, vì { cli-opened-why }
cli-opened-some-left = chỉ còn { $n } bước đầu, vì { cli-opened-why }
cli-opened-why =
    { $why ->
        [unread] trang của tệp bị hỏng
        [row] thông tin của buổi hoặc của người ngồi ghế bị sai
        [event] bước tiếp theo bị hỏng hoặc đã bị sửa
       *[beginning] phần đầu chung với buổi khác không còn
    }

## copy

cli-copy-nothing = chưa có buổi tập nào để chép, hoặc không có buổi nào đúng ngày, đúng nơi ấy
cli-copy-unfit = { $cause }. Chưa chép gì.
cli-copy-is-there = đã có tệp { $path }; chưa chép gì, xin chọn tên khác hoặc chỉ một thư mục
cli-copy-failed =
    chưa chép được: { $trouble ->
        [full] USB hoặc ổ đĩa đã đầy; xin dọn bớt chỗ
        [read-only] USB hoặc thư mục chỉ cho đọc; xin mở khóa USB hoặc chọn thư mục khác
        [unwritable] không ghi được; xin xem lại đường dẫn, hoặc cắm lại USB
       *[differs] bản chép không giống trên máy; xin dùng USB khác
    } rồi chép lại. Kết quả trên máy vẫn nguyên; nơi chép nếu còn tệp có chữ .unfinished trong tên thì đó là bản dở, xóa đi được
cli-copy-done =
    Đã chép { $sessions } buổi tập, { $answers } câu trả lời vào { $path } và đã đọc lại, đúng như trên máy.
    Mã nội dung: { $facts } · mã lời: { $words }. Nếu là USB, nay có thể rút theo cách an toàn.

## restore

cli-restore-lacks-log = thiếu tệp -wal đi kèm, nên thiếu các bước cuối
cli-restore-copied-open = bản này được chép khi buổi tập còn mở mà { cli-restore-lacks-log }
cli-restore-refused = chưa lấy lại gì: { cli-restore-copied-open }
cli-restore-all-the-same = Nên chép lại từ máy kia bằng: dongvai copy. Nếu vẫn muốn lấy bản này, xin thêm --yes
cli-restore-mind = Chú ý: { cli-restore-copied-open }
cli-restore-ask = Vẫn lấy lại bản này? (1 = lấy lại, phím khác = thôi)
cli-restore-itself = chưa lấy lại gì: đây chính là tệp kết quả đang dùng; muốn xem các bản sao lưu, xin gõ: { $dongvai } restore
cli-restore-nothing = Chưa lấy lại gì.
cli-restore-done = Đã lấy lại bản sao lưu: { $sessions } buổi tập, { $answers } câu trả lời.
cli-restore-aside = Tệp kết quả trước đó được giữ ở { $aside }; muốn lấy lại, xin gõ: { $dongvai } restore "{ $aside }"
cli-restore-none = Chưa có bản sao lưu nào cạnh { $path }.
cli-restore-backup = { $sessions } buổi tập, { $answers } câu trả lời
cli-restore-busy = chưa lấy lại: tệp kết quả đang mở ở một cửa sổ khác; xin đóng cửa sổ ấy rồi làm lại
cli-restore-kept =
    chưa lấy lại: { $why }: { $path }
      Tệp kết quả trên máy vẫn nguyên. Muốn xem các bản sao lưu, xin gõ: { $dongvai } restore
      ({ $cause })
cli-restore-damaged = bản sao lưu này bị hỏng
cli-restore-foreign = tệp này không phải tệp kết quả của Đóng vai; xin chỉ tệp khác
cli-restore-newer = bản này do phiên bản mới hơn lưu; xin cài phiên bản mới
cli-restore-unreadable = không đọc được bản này
cli-restore-missing = không có tệp này; xin xem lại đường dẫn
cli-restore-folder = đây là một thư mục; xin chỉ đúng tệp trong đó
cli-restore-device = { cli-device }; xin chỉ đúng một tệp

## merge

cli-merge-no-match = không có tệp nào có tên như { $name }; xin xem lại tên ổ đĩa, thư mục và đuôi tệp
cli-merge-no-records = không thấy tệp kết quả nào (.sqlite3) trong thư mục { $path } và các thư mục con; xin chỉ đúng thư mục hoặc đúng tệp
cli-merge-gone = không đọc được thư mục { $path } nữa: USB đã bị rút ra, hoặc ổ đĩa không trả lời. Chưa gộp gì, kết quả trên máy vẫn còn nguyên; xin cắm lại rồi gộp lại
cli-merge-file = tệp { $n }/{ $of }
cli-merge-taken = Đã gộp { $taken } tệp trong số { $files } tệp.
cli-merge-sums =
    Buổi tập mới:        { $new }
    Buổi tập dài thêm:   { $longer }
    Câu trả lời mới:     { $answers }
cli-merge-copies = Có { $n } buổi tập được làm tiếp khác nhau trên hai máy. Cả hai bản đều được giữ riêng, không trộn vào nhau:
cli-merge-copy = { $original }  và  { $copy }
cli-merge-repaired = Có { $n } buổi tập trên máy này trước không đọc được, nay đã lành nhờ bản mới gộp
cli-merge-stopped = Đã dừng giữa chừng. Tệp nào gộp xong thì vẫn còn nguyên; xin gộp lại các tệp còn lại.
cli-merge-joined-erased = Số thẻ { $code } đã được nối là cùng một người với người đã xóa, mà vẫn còn ở đây ({ $sessions } buổi tập).
cli-merge-erase-rest = Nếu đúng là một người, xin xóa nốt: { $dongvai } sessions erase --learner { $id }
cli-merge-take-apart = Nếu nối nhầm: mở “Dữ liệu cá nhân”, “Người tập trong máy”, rồi tách ra.
cli-merge-facts = Mã nội dung: { $mark }  (hai máy đã gộp đủ như nhau thì đọc mã giống nhau)
cli-merge-words = Mã lời:      { $mark }  (ghi chú, số thẻ và tên người tập, câu đã sửa)
cli-merge-person =
    { $label } ({ $n ->
        [0] chưa rõ máy
       *[other] máy { $laptops }
    }, { $sessions } buổi tập)
cli-merge-same-code = Số thẻ { $code }: { $n } người khác nhau: { $people }.
cli-merge-same-names = Số thẻ { $code }: có { $n } họ tên trong tệp kết quả cũ, chưa rõ của ai.
cli-merge-join = Nếu là một người: mở “Dữ liệu cá nhân”, “Người tập trong máy”, rồi nối hai số thẻ lại.
cli-merge-damaged-below = có chỗ hỏng, xem bên dưới
cli-merge-refused = không gộp được, { $why }
cli-merge-left = chưa gộp
cli-merge-no-log = Tệp được chép khi buổi tập còn mở mà thiếu tệp -wal đi kèm, nên thiếu các bước cuối. Trên máy kia, xin chép lại bằng: dongvai copy
cli-merge-no-sessions = Trong tệp chưa có buổi tập nào
cli-merge-fuller = Bên cạnh có bản sao lưu nhiều hơn, có { $sessions } buổi tập. Muốn gộp cả bản ấy, xin gõ: { $dongvai } merge "{ $path }"
cli-merge-nothing-new = đã có đủ từ trước
cli-merge-brought = { $new } buổi mới, { $longer } buổi dài thêm, { $answers } câu trả lời mới
cli-merge-unsearched = chưa tìm hết trong thư mục này; nếu kết quả nằm ở đó, xin chỉ thẳng thư mục hoặc tệp
cli-merge-lost = Tệp { $path } có chỗ hỏng hoặc không đọc được. Phần còn lành đã được gộp; những chỗ sau thì không:
cli-merge-lost-rows = { $n } { cli-opened-rows } không đọc được, đã để lại
cli-merge-keep = Xin giữ tệp này, và chép lại từ máy kia nếu máy ấy còn.
cli-merge-why =
    { $refusal ->
        [missing] không có tệp này
        [folder] đây là thư mục, không phải tệp
        [device] { cli-device }
        [itself] đây chính là tệp kết quả của máy này
        [not-a-record] đây không phải tệp kết quả của Đóng vai
        [newer] tệp do phiên bản mới hơn lưu
        [damaged] tệp bị hỏng, không cứu được gì
        [in-use] tệp đang được lưu thêm ở một cửa sổ khác
        [too-large] tệp có hơn 5 triệu dòng, nhiều hơn mức một lần gộp nhận
        [too-slow] đọc tệp hơn một phút mà không tiến được chút nào, nên đã dừng
       *[unreadable] không đọc được đến hết tệp ({ $cause })
    }
cli-merge-remedy =
    { $refusal ->
        [missing] Xin xem lại tên tệp, hoặc cắm lại USB.
        [folder] Xin chỉ đúng tệp ở bên trong.
        [device] Xin chỉ đúng một tệp kết quả.
        [itself] Không cần gộp; không có gì bị mất.
        [not-a-record] Tệp kết quả thường có tên records.sqlite3. Xin chỉ đúng tệp ấy.
        [newer] Xin cài phiên bản mới trên máy này rồi gộp lại. Tệp vẫn còn nguyên.
        [damaged] Xin chép lại tệp từ máy kia. Tệp này vẫn để nguyên.
        [in-use] Xin đóng cửa sổ ấy rồi gộp lại. Không có gì bị mất.
        [too-large] Không gộp gì từ tệp này, tệp vẫn còn nguyên. Xin kiểm tra lại xem tệp từ đâu ra.
        [too-slow] Không gộp gì từ tệp này, tệp vẫn còn nguyên. Xin chép lại tệp từ máy kia rồi gộp lại.
       *[unreadable] Xin cắm lại USB rồi gộp lại. Tệp này chưa được gộp chút nào.
    }

## doctor

cli-doctor-say-yes = chưa bỏ gì; để dọn mà không hỏi, xin thêm --yes

## export

cli-bad-day = không hiểu ngày “{ $day }”; xin viết năm-tháng-ngày, ví dụ 2026-11-24. Chưa viết gì.
cli-session-unknown = không có buổi tập “{ $id }”; xem: { $dongvai } sessions list
cli-export-session-unknown = không có buổi tập “{ $id }”; xem: { $dongvai } sessions list. Chưa viết gì.
cli-export-none = không có buổi tập nào như vậy để lưu ra; xem: { $dongvai } sessions list
cli-export-lang = bảng tính chỉ có tiếng Việt hoặc tiếng Anh, mỗi bảng một tiếng: --lang vi hoặc --lang en, không phải “{ $lang }”. Chưa viết gì.
cli-export-backwards = từ ngày { $from } đến ngày { $to } là ngược; xin đổi chỗ hai ngày. Chưa viết gì.
cli-export-own-record = { $path } là tệp kết quả của chương trình; xin chọn tên khác. Chưa lưu gì.
cli-export-ending = tệp { $path } phải có đuôi .xlsx. Chưa lưu gì.
cli-export-busy = một cửa sổ khác đang lưu liên tục. Chưa lưu gì; xin dừng tay ở đó một chút rồi làm lại.
cli-export-is-there = { $path } đã có rồi. Chưa lưu gì. Xin chọn tên khác, hoặc thêm --force để thay tệp ấy.
cli-export-stopped = đã dừng theo ý người dùng. Không để lại tệp nào.
cli-export-differs = không làm được: đọc ra { $sessions } buổi tập, { $answers } câu trả lời, mà tệp kết quả giữ { $held-sessions } buổi tập, { $held-answers } câu trả lời. Không để lại tệp nào, tệp kết quả vẫn như cũ. Có thể một buổi tập do phiên bản mới hơn lưu, hoặc tệp kết quả bị hỏng; xin chạy: dongvai doctor
cli-export-failed = không lưu được { $path }: { $cause }. Không để lại tệp dở dang nào. { $remedy }
cli-export-done =
    Đã lưu { $sessions } buổi tập, { $answers } câu trả lời vào { $path }; { $whole ->
        [yes] đúng bằng số trong tệp kết quả.
        [lost] bằng số tệp kết quả còn giữ được; có chỗ đã mất nên còn thiếu.
       *[left] còn { $left } buổi không đọc được nên để lại trong tệp kết quả.
    }
cli-export-counting = Đang đếm: { $done } / { $of } buổi tập
cli-export-writing = Đang lưu: { $sessions } buổi tập, { $answers } câu trả lời
cli-export-paper-lacks-agenda = không viết { $paper }: bài này không phải một buổi sinh hoạt của câu lạc bộ.
cli-export-paper-lacks-opening = không viết { $paper }: buổi họp chưa bắt đầu.
cli-export-paper-lacks-roll-call = không viết { $paper }: buổi tập chưa điểm danh.
cli-export-paper-lacks-money = không viết { $paper }: buổi tập chưa thu chi, chưa đếm tiền.
cli-export-paper-lacks-plan = không viết { $paper }: buổi tập không xếp kế hoạch tháng.
cli-export-paper-failed = không làm được giấy tờ: { $cause }. Chưa viết gì.
cli-export-paper-there = tệp { $path } đã có, không ghi đè; chưa viết gì. Xin chọn thư mục khác, hoặc thêm --force.

## handover and takeover

cli-handover-no-folder = { $path } không phải một thư mục; chưa gói gì, xin chỉ thư mục của USB
cli-handover-done =
    Đã gói vào { $path }: { $program } tệp chương trình, { $own } tệp tự soạn, { $corrections } câu đã sửa, { $sessions } buổi tập. Mã PIN không đi theo.
    Người nhận mở chương trình trong thư mục ấy, ở trang đầu bấm k (Nhận bàn giao). Nếu là USB, nay có thể rút theo cách an toàn.
cli-takeover-none = không thấy gói bàn giao ({ $manifest }); xin gõ: { $dongvai } takeover rồi đến thư mục bàn giao. Chưa nhận gì.
cli-takeover-done = Đã nhận { $own } tệp tự soạn, { $corrections } câu đã sửa, { $sessions } buổi tập.
cli-takeover-kept = máy này có bản khác, đã giữ bản của máy này
cli-takeover-missing = gói ghi là có, mà không thấy hoặc không đọc được
cli-handover-stopped = đã dừng, chưa gói gì
cli-takeover-newer = gói bàn giao này do phiên bản mới hơn làm: { $path }; xin mở chương trình nằm ngay trong thư mục bàn giao. Chưa nhận gì.
cli-takeover-broken = gói bàn giao này bị hỏng, không đọc được: { $path } ({ $why }); chưa nhận gì, xin nhờ máy cũ gói lại
cli-handover-failed = chưa xong (nơi gói nếu còn thư mục có chữ .unfinished trong tên thì đó là bản dở, xóa đi được): { $path }: { $why } ({ $cause })
cli-handover-full = ổ đĩa đã đầy; xin dọn bớt hoặc dùng USB khác
cli-handover-read-only = chỗ này chỉ cho đọc; xin mở khóa USB hoặc dùng USB khác
cli-handover-unplugged = xin cắm lại USB, xem ổ đĩa và quyền rồi làm lại

## kit

cli-kit-no-cut = không có bài { $cut } phút; có các bài: { $known } phút. Chưa tạo gì.
cli-kit-failed = không làm được tệp docx: { $cause }. Chưa ghi gì.
cli-kit-done = Đã ghi { $n } tệp vào { $path }, bài { $cut } phút.
cli-kit-print = Xin in tệp { $file } trước: trong đó có số bản cần in và cách tập bằng giấy.
cli-kit-present = { $n } tệp đã có, như { $path }; có thể có người đã viết thêm vào đó. Chưa ghi gì. Xin chọn thư mục khác bằng --out, hoặc thêm --force để ghi đè.

## lang

cli-lang-not-locale = { $path } không phải tệp lời (.ftl) hay state.tsv; để soát bài, xin dùng: { $dongvai } check
cli-lang-unknown = không có tiếng “{ $tag }”; có: { $known }. Chưa làm gì.
cli-lang-not-yet = { $name } ({ $tag }) { cli-status-not-yet }. Chưa làm gì.
cli-lang-unreadable = Không đọc được { $path } ({ $cause }). Các tệp khác vẫn được dùng. { $remedy }
cli-lang-faults = { $name } còn chỗ sai nên thiếu các câu của bài ấy. Xin chạy: { $dongvai } check
cli-accept-none = “{ $line }” không có câu nào đang chờ, chưa nhận gì; đang chờ: { $n ->
        [0] không có câu nào
       *[other] { $known }
    }
cli-accept-nothing = Không có câu nào đang chờ.
cli-accept-done = Đã nhận { $n } câu; từ nay máy này nói như vậy.
cli-corrections-waiting = { $by }; câu của máy khác, đang chờ người ở máy này nhận
cli-corrections-accept = Để nhận: mở dongvai, bấm t, chọn “Các câu đã sửa tại chỗ”, rồi Enter ở câu ấy; hoặc gõ: { $dongvai } lang accept { $line }
cli-corrections-none = Chưa có câu nào sửa tại chỗ.
cli-corrections-undone = (trở lại câu cũ)
cli-sheet-ending = tệp { $path } phải có đuôi .xlsx hoặc .tsv. Chưa ghi gì.
cli-sheet-failed = không làm được bảng: { $cause }. Chưa ghi gì.
cli-sheet-written = Đã ghi { $n } dòng của { $lang } vào { $path }
cli-sheet-other = Còn { $n } câu sửa tại chỗ cho câu Việt khác câu hiện nay, không có trong bảng; xem: { $dongvai } lang corrections
cli-sheet-corrected = sửa tại chỗ: { $by }
cli-sheet-protected = có
cli-legend-sheet = Hướng dẫn
cli-legend-what = Cột hoặc trạng thái
cli-legend-about = Là gì, làm thế nào
cli-legend-how = Làm thế nào
cli-legend-how-about = Thầy cô đọc câu tiếng Việt, sửa hoặc viết cột “lời hiện nay”, rồi chọn cột “trạng thái”. Dòng đã duyệt thì điền mã người duyệt, nơi và ngày. Câu nào chưa chắc, xin để nguyên và ghi câu hỏi vào cột “ghi chú”: để trống còn hơn sai. Xin đừng xóa ô, chèn ô hay sắp xếp riêng một cột. Khi dán mã người duyệt, nơi, ngày vào nhiều dòng một lúc, xin xem lại dòng đầu và dòng cuối: nếu quanh đó dòng nào cũng đã có lời và không có lời nào mới thì dán lệch một hàng máy không nhận ra được.
cli-legend-column =
    { $column ->
        [id] Mã của câu. Chỉ để đọc, xin đừng sửa.
        [where] Câu ấy hiện ở đâu trong chương trình. Chỉ để đọc.
        [Vietnamese] Câu gốc, phải dịch đúng ý câu này. Chỉ để đọc.
        [English] Câu tiếng Anh, để hiểu thêm. Chỉ để đọc.
        [text] Lời của tiếng mình: sửa lời đang có, hoặc viết vào ô trống. Giữ nguyên các chỗ {"{ $tên }"} của câu tiếng Việt.
        [state] Lời ấy chắc chắn đến đâu; chọn trong danh sách hoặc gõ, ví dụ: đã duyệt. Các trạng thái ở dưới đây.
        [source] Dấu của câu tiếng Việt, để máy biết câu ấy có đổi không. Cột đang ẩn, xin đừng sửa.
        [note] Lời lấy từ đâu, hoặc điều muốn hỏi lại. Các chữ viết tắt như KNOW, CONV được giải thích ở dưới đây.
        [reviewer] Mã của người đã duyệt, ví dụ M-07. Không ghi họ tên.
        [place] Duyệt ở đâu, ví dụ: Nà Coóc.
        [date] Duyệt ngày nào, ví dụ 24/11/2026.
        [protected] “có”: câu về tiền, quy chế, biểu quyết hoặc sự đồng ý. Khi chưa duyệt, máy vẫn hiện tiếng Việt.
        [width] Câu được rộng nhiều nhất bao nhiêu chữ trên màn hình.
       *[tag] Mã của tiếng này. Cột đang ẩn, xin đừng sửa.
    }
cli-legend-state-name = { $words } ({ $state })
cli-legend-state =
    { $state ->
        [draft] Có người viết, chưa ai duyệt.
        [converted] Máy chuyển từ bộ chữ khác theo quy tắc, chưa ai duyệt. Sửa lời thì thành bản nháp; không tự ghi được.
        [documented] Đúng nguyên văn một nguồn đã in, chưa ai ở đây nghe lại. Sửa lời thì thành bản nháp; không tự ghi được.
        [reviewed] Một người nói tiếng ấy thấy là đúng. Phải có mã người duyệt, nơi và ngày.
       *[read-aloud] Đã đọc to cho bà con nghe, bà con hiểu. Phải có mã người duyệt, nơi và ngày.
    }
cli-legend-mark =
    { $mark ->
        [KNOW] Người soạn tự viết theo hiểu biết của mình, không lấy từ sách hay nguồn nào. Xin thầy cô xem kỹ nhất những câu này.
        [SCH] Chữ ấy có trong kho bài viết tiếng Mông soc.culture.hmong, 1996–2016 (CC0).
        [CONV] Máy chuyển từ chữ Mông quốc tế (mww) sang chữ Mông Việt Nam theo quy tắc. Có “mended by” là đã sửa theo nguồn ghi ngay sau đó.
        [COMP] Ghép từ những từ có trong các nguồn; cả cụm từ thì chưa thấy nguồn nào nói như thế.
        [VOV] Lấy từ bài của chương trình tiếng Mông, Đài Tiếng nói Việt Nam (VOV4).
        [EXAM] Lấy từ tài liệu ôn thi chứng chỉ tiếng Mông, năm 2017.
        [BLOG] Lấy từ trang hoctiengchumong.blogspot.com, do người học tiếng Mông viết.
        [KH] Lấy từ ứng dụng học tiếng Mông KawmHmoob, do cộng đồng làm.
        [RPAC] Lấy từ bài đếm số ở trang rpa.oneoffcoder.com, do cộng đồng làm.
        [UW] Lấy từ mẫu phiếu tiếng Mông của Đại học Wisconsin–Madison (Mỹ).
        [BZ] Lấy từ thông báo trợ cấp tiếng Mông của quận Hennepin (Mỹ).
        [CNT] Lấy từ lời trên màn hình của một chương trình khác trên mạng; chưa chắc đúng.
        [W2] Lấy từ màn hình của một chương trình làm giấy thuế, lời ở đó có chỗ sai; chưa chắc đúng.
        [IMT] Lấy từ bộ từ điển tiếng Dao iu-mienh-translator trên mạng.
        [MK] Lấy từ ứng dụng tiếng Dao Mien Kingdom; chưa rõ câu trong đó do ai viết.
        [TT] Lấy từ bộ thẻ học tiếng Thái Đen taidam_tutor, tác giả là người Thái Đen.
        [TVD] Lấy từ bộ từ điển tiếng Thái TaiViet trên mạng.
        [UDHR] Lấy từ bản Tuyên ngôn Quốc tế Nhân quyền viết bằng chữ Thái; bản ấy không ghi dấu thanh.
        [FZ] Lấy từ một bài tiếng Thái ở trang fanzung.com; nghĩa của từ do người soạn đoán theo cả câu.
       *[glossary] Sau chữ glossary là mã của từ trong bảng từ của chương trình, nơi ghi nguồn của từng từ.
    }

## Where a line appears

cli-place-screen =
    màn hình: { $screen ->
        [key] phím ở chân màn hình
        [error] báo trục trặc
        [refused] báo việc không làm được
        [meter] không khí trong phòng
        [rule] tên quy tắc
        [role] vai
        [cue] thẻ nhắc lời
        [correct] sửa lời tại chỗ
        [language] chọn tiếng
        [drafts] hỏi về lời nháp
        [field] ô trong sổ
        [book] sổ quỹ
        [loan-book] sổ vay
        [collect] thu gốc lãi
        [pay] chi tiền
        [count] đếm tiền
        [vote] biểu quyết
        [roll] điểm danh
        [paper] giấy tờ
        [minutes] biên bản
        [debrief] nhìn lại buổi tập
        [transcript] xem lại từng bước
        [feedback] nhận xét sau mỗi bước
        [meeting] buổi sinh hoạt
        [trainer] mục của giảng viên
        [home] màn hình đầu
        [help] trợ giúp
        [briefing] giới thiệu bài
        [sessions] các buổi đã tập
       *[seats] chia vai
    }
cli-place-screens = màn hình
cli-place-part = bài “{ $title }” · tên phần
cli-place-step = bài “{ $title }” · { $part } · bước { $step }
cli-place-opening = bài “{ $title }” · lời giới thiệu

## lang status

cli-status-not-yet = chưa có bản dịch, mong bà con ghi âm giúp
cli-status-whole = viết đủ { $total } câu
cli-status-lacks = còn thiếu { $blank } trong { $total } câu
cli-status-drafted =
    { $reviewed ->
        [0] bản nháp, chưa có người nói tiếng này duyệt;{" "}
       *[other] {""}
    }{ $draft } nháp{ $stale ->
        [0] {""}
       *[other] {" "}(trong đó { $stale } câu vì câu Việt đã đổi)
    }, { $converted } chuyển chữ, { $documented } có nguồn, { $known } đã duyệt, { $aloud } đã đọc to, { $blank } trống; cộng { $total } câu
cli-status-line =
    { $name } ({ $tag }): { $state }{ $corrections ->
        [0] {""}
       *[other] ; { $corrections } câu sửa tại chỗ
    }

## lang import

cli-import-ending = { $path } phải có đuôi .xlsx hoặc .tsv (bảng lời), hoặc .sqlite3 (tệp kết quả của máy khác). Bảng ở dạng khác, như .ods, .xls, xin lưu lại thành .xlsx. Chưa ghi gì.
cli-import-unreadable = không đọc được { $path }: { $cause }. Chưa ghi gì. { $remedy }
cli-import-sheet = { $path }: { $why } Chưa ghi gì.
cli-import-no-tag = { $path } không ghi là tiếng nào (cột “{ $column }”); xin thêm --tag, ví dụ --tag { $tag }. Chưa ghi gì.
cli-import-shifted = { $path }: bảng bị lệch cột? Ở dòng { $line }, cột “{ $column }” có cái của cột khác. Xin hoàn tác chỗ chèn ô hoặc xóa ô, rồi nhập lại. Chưa ghi gì.
cli-import-bad-date = --date: { $why }. Chưa ghi gì.
cli-import-own-record = { $path } chính là tệp kết quả của máy này. Chưa ghi gì. Xin chọn tệp chép từ máy khác.
cli-import-new =
    { $dry ->
        [yes] Chạy thử, chưa ghi gì; sẽ nhận
       *[no] Đã nhận
    } { $n } câu sửa mới, trong { $of } câu của { $path }
cli-import-wait = Câu tiếng Việt của máy khác chưa dùng ngay: còn chờ người ở máy này nhận (mở dongvai, bấm t, chọn “Các câu đã sửa tại chỗ”).
cli-import-record = { $path }: { $why }. Không có gì bị thay đổi.
cli-import-record-foreign = không phải tệp kết quả của chương trình này; xin chọn tệp records.sqlite3
cli-import-record-newer = do phiên bản mới hơn lưu; xin cài phiên bản mới ở máy này rồi nhập lại
cli-import-record-older = do phiên bản cũ hơn lưu; xin mở nó một lần bằng phiên bản này rồi nhập lại
cli-import-record-damaged = bị hỏng, hoặc không phải tệp kết quả; xin mở dongvai ở máy ấy để cứu, rồi chép lại
cli-import-record-busy = đang mở ở một cửa sổ khác; xin đóng cửa sổ ấy rồi nhập lại
cli-import-record-unopened = không mở được; xin chép tệp vào máy này rồi nhập lại
cli-import-target = không đọc được { $path }: { $cause }. Chưa ghi gì. Xin xem lại quyền đọc.
cli-import-broken = { $path } có chỗ không đọc được; ghi đè thì mất chỗ ấy. Chưa ghi gì. Xin sửa trước: { $dongvai } lang check "{ $path }"
cli-import-refused = dòng { $line }  { $id }: KHÔNG NHẬN: { $why }
cli-import-row = dòng { $line }  { $id }: { cli-import-outcome }
cli-import-count = { $n } { cli-import-outcome }
cli-import-outcome =
    { $outcome ->
        [new] lời mới
        [changed] lời đổi
        [state] trạng thái đổi
        [blank] bỏ trống lại
        [unchanged] không đổi
       *[left] ô trống (giữ lời cũ)
    }
cli-import-sums = { $name } ({ $tag }): { $counts }, { $refused } không nhận.
cli-import-signed = dòng { $first }–{ $last } vừa ghi đã duyệt: từ { $first_id } đến { $last_id }. Chữ ký dán lệch hàng có khi máy không nhận ra: xin xem lại dòng đầu và dòng cuối.
cli-import-mend = Chưa ghi gì. Xin sửa các dòng không nhận rồi nhập lại; hoặc thêm --skip-refused để chỉ lấy các dòng đúng.
cli-import-nothing = Không có gì phải ghi.
cli-import-would-write = Chạy thử, chưa ghi gì. Sẽ ghi: { $paths }
cli-import-written = Đã ghi: { $paths }
cli-import-overlaid = Lưu ý: máy này còn lời sửa tại chỗ khác với lời đã duyệt, và vẫn hiện lời ấy cho tới khi bỏ: { $lines }
cli-import-column = “{ $vietnamese }” ({ $english })
cli-sheet-not-xlsx = không phải tệp .xlsx, hoặc tệp bị hỏng ({ $cause }). Xin mở bằng chương trình bảng tính rồi lưu lại thành .xlsx.
cli-sheet-not-utf8 = không phải chữ UTF-8. Xin lưu lại với mã UTF-8, hoặc gửi bảng .xlsx.
cli-sheet-too-large = tệp mở ra quá lớn, không phải bảng lời của chương trình. Xin chọn đúng tệp.
cli-sheet-empty = bảng không có dòng nào. Xin xem lại có phải đúng tệp không.
cli-sheet-lacks = hàng đầu của bảng thiếu cột { $columns }. Xin giữ hàng tên cột như lúc xuất.
cli-sheet-twice = cột { $columns } có hai lần. Xin giữ lại một cột.
cli-sheet-too-long = bảng có hơn { $most } dòng, không phải bảng lời. Xin xem lại có phải đúng tệp không.
cli-sheet-unwritten = không làm được bảng ({ $cause }).

## Why a row of a sheet is refused

cli-row-formula = ô { $cell } là công thức; xin dán lại thành chữ thường (Paste Values)
cli-row-surplus = dòng này có nhiều ô hơn hàng tên cột; có lẽ lời có dấu tab, xin bỏ đi
cli-row-date-cell = ô { $cell } là ngày tháng, chỗ ấy phải là chữ; bảng tính đã tự đổi chữ thành ngày. Xin định dạng ô là Văn bản (Text) rồi gõ lại
cli-row-bare-number = ô { $cell } chỉ có con số, chỗ ấy phải là câu chữ. Xin định dạng ô là Văn bản (Text) rồi gõ lại cả câu
cli-row-number-mark = ô { $cell } đã thành con số nên dấu câu Việt không còn đúng; xin chép lại cột ấy từ bảng đã xuất
cli-row-error-cell = ô { $cell } báo lỗi của bảng tính (như #REF!, #NAME?), không phải lời; xin gõ lại
cli-row-truth-cell = ô { $cell } là TRUE hoặc FALSE: bảng tính đã tự đổi chữ. Xin định dạng ô là Văn bản (Text) rồi gõ lại
cli-row-hashes = ô { $cell } có chữ toàn dấu #: có lẽ cột hẹp quá nên bảng tính không hiện được. Xin kéo rộng cột rồi gõ lại
cli-row-shifted = bảng bị lệch cột? Cột “{ $column }” ở dòng này có cái của cột khác. Xin hoàn tác chỗ chèn ô hoặc xóa ô, rồi nhập lại
cli-row-slipped =
    cột “{ $column }” ở dòng này là của dòng khác; bảng bị lệch hàng? Xin hoàn tác chỗ xóa ô, chèn ô hoặc sắp xếp riêng một cột, rồi nhập lại{ $of ->
        [words] . Nếu cố ý chuyển lời sang dòng này thì nhập hai lần: lần đầu bỏ lời ở dòng cũ, lần sau ghi lời ở dòng này
       *[other] {""}
    }
cli-row-other-vietnamese = cột “{ $column }” ở dòng này không phải câu Việt của dòng này: ô đã bị sửa, bị xóa, hay bảng bị lệch hàng? Xin chép lại ô ấy từ bảng đã xuất rồi xem lại lời
cli-row-copied = lời giống hệt cột “{ $column }”, chưa phải là lời dịch; xin ghi lời của tiếng này. Nếu tiếng này không có lời riêng thì để trống ô lời và ô trạng thái: khi tập, máy hiện câu tiếng Việt
cli-row-beside-slip = cột “{ $column }” bị lệch hàng ở gần dòng này, nên chưa nhận dòng này; xin sửa chỗ lệch rồi nhập lại
cli-row-other-language = dòng này của tiếng “{ $tag }”; xin để mỗi tiếng một bảng
cli-row-unknown-near = không có câu nào mã như vậy; có phải { $nearest }? Xin đừng sửa cột mã dòng
cli-row-unknown = không có câu nào mã như vậy; xin đừng sửa cột mã dòng, hoặc bỏ dòng này
cli-row-twice = mã này đã có ở dòng trên; xin giữ một dòng
cli-row-stale = câu tiếng Việt đã đổi sau khi xuất bảng này; xin xuất bảng mới rồi xem lại câu ấy
cli-row-no-mark = dấu câu Việt “{ $mark }” không đọc được; xin chép lại cột ấy từ bảng đã xuất, đừng sửa
cli-row-unknown-state = không có trạng thái “{ $state }”; xin ghi một trong: { $known }
cli-row-must-be-written = tiếng này phải có đủ mọi câu, không để trống được
cli-row-in-the-script = lời Việt của bài nằm trong tệp bài (.ron), không ở bảng này; xin sửa trong tệp bài
cli-row-unsigned = ghi là đã duyệt mà thiếu { $columns }; xin điền, hoặc thêm --reviewer, --place, --date khi nhập
cli-row-not-a-code = “{ $code }” giống tên người; xin ghi mã, ví dụ M-07, để không ai bị nêu tên
cli-row-not-a-date = ngày “{ $date }” viết chưa đúng; xin viết ngày/tháng/năm, ví dụ 24/11/2026
cli-row-date-too-early = ngày “{ $date }” sớm quá, lúc ấy chưa ai duyệt được; xin xem lại năm
cli-row-date-ahead = ngày “{ $date }” chưa tới: theo máy này hôm nay là { $today }; xin sửa ngày duyệt, hoặc chỉnh lại ngày của máy
cli-row-claimed = trạng thái “{ $state }” không tự ghi được; nếu đã có người duyệt thì xin ghi “đã duyệt”, chưa thì ghi “bản nháp”
cli-row-signed-draft = có người duyệt, nơi duyệt hoặc ngày duyệt mà trạng thái chưa phải “đã duyệt” hay “đã đọc to”; xin chọn trạng thái, hoặc xóa các ô ấy
cli-row-old-review = lời đã đổi mà người duyệt, nơi, ngày vẫn như lần trước; xin ghi lần duyệt mới, hoặc ghi trạng thái draft
cli-row-empty = chưa có lời
cli-row-signs = chỉ có dấu, không có chữ nào, mà câu tiếng Việt có chữ; xin ghi lời, hoặc để trống ô lời và ô trạng thái
cli-row-unreadable = dấu {"{ }"} viết chưa đúng; xin chép lại các {"{"} $tên {"}"} của câu tiếng Việt
cli-row-values =
    { $differs ->
        [lacks] thiếu { $lacks }
        [both] thiếu { $lacks }, thừa { $adds }
       *[adds] thừa { $adds }
    }; xin dùng đúng các {"{"} $tên {"}"} của câu tiếng Việt
cli-row-letter = tiếng này không viết bằng chữ “{ $letter }” (U+{ $hex }); xin gõ lại chữ ấy
cli-row-mark = có dấu không thấy được hoặc đứng một mình (U+{ $hex }); xin xóa đi rồi gõ lại chữ ấy
cli-row-not-composed = chữ “{ $word }” có dấu rời chưa ghép; xin gõ lại bằng bộ gõ Unicode dựng sẵn
cli-row-too-wide = câu rộng { $columns } cột, chỉ được tới { $most }; xin nói ngắn lại

## new

cli-new-done = Đã tạo tệp: { $path }
cli-new-next = Việc tiếp theo: mở tệp bằng trình soạn thảo để sửa, rồi chạy:
cli-new-fixed-club = Bài có ghi fixed_club: true chỉ tập được với câu lạc bộ của bài ấy.
cli-new-bad-id = id “{ $id }” viết chưa đúng: chỉ dùng a–z, 0–9, dấu -, bắt đầu bằng chữ cái, ví dụ hop-thang-bay. Chưa tạo gì.
cli-new-device = Windows giữ riêng tên “{ $id }” cho thiết bị, nên không đặt được tệp tên này; xin chọn id khác, ví dụ { $id }-1. Chưa tạo gì.
cli-new-taken = id “{ $id }” đã có ở { $name }. Chưa tạo gì; xin chọn id khác.
cli-new-no-source =
    không chép được từ “{ $from }”: { $cause }. { $n ->
        [0] Chưa tạo gì.
       *[other] Hiện có: { $known }. Chưa tạo gì.
    }
cli-new-from-club = “{ $from }” là câu lạc bộ, không phải bài tập. Muốn chép câu lạc bộ: { $dongvai } new { $id } --club --from { $from }. Chưa tạo gì.
cli-new-unknown = không có bài hay câu lạc bộ nào tên như vậy
cli-new-no-id = tệp { $name } không có id nên không chép được. Chưa tạo gì.
cli-new-club = Câu lạc bộ … (ghi tên ở đây)
cli-new-village = Bản … (ghi tên ở đây)
cli-new-failed = không tạo được { $path }: { $cause }. Không có gì bị thay đổi.
cli-new-is-there = tệp { $path } đã có, không ghi đè. Xin chọn id khác, hoặc sửa tệp ấy.

## pin

cli-pin-cleared = Đã bỏ mã PIN.
cli-pin-is-set = Có mã PIN cho các màn hình của giảng viên. Nếu quên: { $dongvai } pin --clear
cli-pin-is-not-set = Chưa đặt mã PIN. Đặt ở màn hình “Dữ liệu cá nhân” của chương trình.

## play

cli-play-terminal = cửa sổ dòng lệnh có trục trặc, các bước đã lưu vẫn còn nguyên: { $cause }
cli-play-log-busy = Mọi kết quả đã được lưu, nhưng một cửa sổ khác còn đang dùng nên một phần còn nằm trong tệp records.sqlite3-wal. Xin đóng cửa sổ kia trước khi chép tệp bằng tay.
cli-play-disk-hangs = ổ đĩa không trả lời nên chương trình đã dừng. Câu trả lời vừa bấm có thể chưa kịp lưu; những gì đã báo là đã lưu thì vẫn còn. Khi ổ đĩa dùng được lại, xin mở chương trình và chọn tập tiếp.
cli-play-copy-unfinished = chưa chép xong vào { $path }: ở đó không trả lời nên chương trình không đợi nữa. Tệp hoặc thư mục dở ở đó có chữ .unfinished trong tên, bỏ đi được. Kết quả trên máy vẫn còn nguyên.
cli-play-work-unfinished = việc đang làm chưa xong: ổ đĩa không trả lời nên chương trình không đợi nữa. Kết quả đã lưu vẫn còn; xin mở chương trình rồi làm lại việc ấy.
cli-play-no-cut = không có bài { $cut } phút; có các bài: { $known } phút
cli-play-no-work = trong bài { $cut } phút, vai { $role } không có việc nào được chấm; xin chọn vai khác, hoặc --cut dài hơn
cli-play-long-home = tên câu lạc bộ dài quá { $most } chữ, xin viết gọn lại: “{ $home }”; chưa mở buổi tập nào
cli-play-cannot-load = không mở được bài “{ $scenario }”: { $why }
cli-play-no-scenario = không có bài này; có: { $known }
cli-play-no-club = không có câu lạc bộ “{ $name }”; có: { $known }
cli-play-fixed-club = bài này chỉ tập được trong câu lạc bộ “{ $club }”; xin bỏ --club
cli-play-unreadable = không đọc được { $path }: { $cause }. { $remedy }
cli-play-faults = { $name } còn chỗ sai; để xem từng chỗ, xin chạy: { $dongvai } check "{ $scenario }"
cli-play-no-step =
    { $known ->
        [none] không có bước “{ $step }” trong bài này
       *[other] không có bước “{ $step }” trong bài này; gần nhất là “{ $known }”
    }
cli-play-off-path = trong bài này, từ vai ấy, không có cách làm nào dẫn tới bước “{ $step }” (có bước chỉ đến khi máy làm sai mà không ai góp ý); xin chọn bài dài hơn bằng --cut, bỏ --role, hoặc chọn một bước khác
cli-play-by-path = Làm đúng từ đầu thì không tới bước này; máy đi theo cách khác ở: { $path }.
cli-play-watching = Chữa rồi lưu tệp thì bước ấy hiện lại. Bấm Ctrl+C để thôi.
cli-map-written = Đã vẽ bản đồ vào { $path }; mở bằng trình duyệt.
cli-play-preview-over = Vừa rồi là xem thử, không ghi vào kết quả tập.

## sessions

cli-session-row =
    { $end ->
        [open] đang dở
        [short] đã xong, mất phần cuối
       *[done] đã xong
    }
cli-sessions-none = Chưa có buổi tập nào.

## sessions erase

cli-erase-nobody = “{ $code }” là tên vai hoặc chỗ trống, không phải số thẻ của một người; không có gì bị xóa
cli-erase-unknown =
    không có số thẻ “{ $code }” trong tệp kết quả, không có gì bị xóa; { $n ->
        [0] xem các số thẻ: { $dongvai } sessions list --format json
       *[other] có phải là: { $similar }?
    }
cli-erase-has =
    { $sessions ->
        [0] Số thẻ “{ $label }” không có trong buổi tập nào.
       *[other] Số thẻ “{ $label }” có trong { $sessions } buổi tập.
    }
cli-erase-name = - Tên đã lưu sẽ mất.
cli-erase-notes = - Tất cả lời tự viết của các buổi ấy ({ $n }), của mọi người, sẽ mất: trong đó có thể có tên người này.
cli-erase-corrections = - { $n } câu người này sửa vẫn còn, không còn số thẻ.
cli-erase-stays = - Buổi tập, câu trả lời và điểm vẫn còn. Ai dùng lại số thẻ này sau này là một người mới.
cli-erase-again = Số thẻ “{ $code }” đã được xóa trước đây. Làm sạch tệp và bản sao lưu thêm một lần.
cli-erase-ask = Xóa? Gõ “xoa” rồi bấm Enter để xóa; phím khác để thôi:
cli-erase-nothing = Không có gì bị xóa.
cli-erase-done = Đã xóa: { $what }.
cli-erase-done-names = { $n } tên
cli-erase-done-notes = { $n } lời tự viết
cli-erase-done-code =
    { $sessions ->
        [0] số thẻ
       *[other] số thẻ trong { $sessions } buổi tập
    }
cli-erase-which = số thẻ “{ $code }” chưa đủ để biết là ai, chưa xóa ai; xin gõ lại với số riêng của người cần xóa:
cli-erase-name-alone = họ tên trong tệp cũ, chưa rõ của ai
cli-erase-sessions = { $n } buổi tập
cli-erase-traces = - Trong thư mục của chương trình còn { $n } tệp có số thẻ, tên hoặc lời của người này:
cli-erase-trace =
    { $path } ({ $why ->
        [found] có số thẻ hoặc tên
        [session] giấy tờ của buổi tập người này có ngồi
        [reviewer] mã người duyệt lời dịch; chỉ mã bị bỏ, lời dịch còn nguyên
       *[unknown] lớn quá hoặc không đọc được, xin tự mở xem
    })
cli-erase-ask-files = Bỏ cả { $n } tệp ấy? Gõ “xoa” rồi bấm Enter để bỏ:
cli-erase-files-stay = Các tệp ấy vẫn còn. Muốn bỏ, xin gõ: { $dongvai } sessions erase --learner { $whom } --remove-papers
cli-erase-files-gone = Đã bỏ { $n } tệp.
cli-erase-files-failed = không bỏ được { $n } tệp, như { $path }: { $cause }; xin đóng các cửa sổ đang mở tệp ấy rồi xóa bằng tay
cli-erase-no-term = chưa đặt thời hạn giữ, không có gì bị xóa; đặt ở màn hình “Dữ liệu cá nhân” của chương trình
cli-erase-none-due = Không có gì quá thời hạn { $months } tháng.
cli-erase-due = Quá thời hạn { $months } tháng: { $what }.
cli-erase-due-names = { $n } người có tên
cli-erase-due-notes = { $n } lời tự viết trong { $sessions } buổi tập
cli-erase-due-stays = - Tên và lời tự viết ấy sẽ mất. Buổi tập, câu trả lời và điểm vẫn còn.
cli-erase-backups =
    - Các bản sao lưu cũ và tệp hỏng được giữ lại sẽ bị bỏ, thay bằng một bản sao lưu mới.
    - Giấy đã in, bảng đã xuất và tệp đã chép ra USB thì chương trình không với tới được.
cli-erase-say-yes = không có gì bị xóa; để xóa mà không hỏi, xin thêm --yes
cli-erase-busy = chưa xóa gì: tệp kết quả đang mở ở một cửa sổ khác; xin đóng cửa sổ ấy rồi xóa lại
cli-erase-removed = Đã bỏ các tệp: { $names }.
