# Dao (Iu Mien): chỉ các từ ngắn có trong bảng từ; chưa có người nói tiếng này duyệt.

minutes-cue = Mienh, nyaanh, buoz, gong, hnoi
