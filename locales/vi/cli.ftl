# What the command line says to facilitators, in Vietnamese. A line here is a line there, and numbers come as they are
# written. Where `locales/en/cli.ftl` has the same message, its English follows in brackets. No sheet for teachers has
# these, and nothing reads this file but commands.

## Files that are read

remedy-one-file = Xin chỉ đúng một tệp.
remedy-right-file = Xin xem lại có đúng tệp ấy không.
remedy-path = Xin xem lại đường dẫn và quyền đọc.
check-nothing = trong thư mục này không có bài, câu lạc bộ hay lời dịch nào
