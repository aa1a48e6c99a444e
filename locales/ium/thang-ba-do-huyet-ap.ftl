# Dao (Iu Mien): chỉ các từ ngắn có trong bảng từ; chưa có người nói tiếng này duyệt.

part-after-short = Saauv nyaanh
