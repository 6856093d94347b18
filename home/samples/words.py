"""What the samples say."""

TITLE = "Bà Quàng Thị Ban và con mương giữ nước cho bốn bản"
LEAD = (
    "Mười một năm trước, cánh đồng Nà Lếch khô nứt mỗi vụ chiêm. Bà Ban đi gõ cửa từng nhà, ghi vào một cuốn sổ học "
    "trò từng thửa ruộng thiếu nước. Từ cuốn sổ ấy, bốn bản cùng nối lại con mương dài 3,4 km."
)
LONG_TITLE = (
    "Tổ tự quản số 4 bản Nong Bon, xã Bình Thuận: mười lăm hộ dân góp đất, góp công, thắp sáng 2,3 km đường bản "
    "và giữ ba năm liền không để xảy ra vụ trộm cắp nào"
)
WORDS = {
    "quote": "“Nước có chân, nó đi đâu là do mình mở lối. Mở cho nhà mình thì được một thửa, mở cho cả bản thì được "
    "cả cánh đồng.”",
    "address": "Ủy ban nhân dân xã Chiềng La, huyện Thuận Châu, tỉnh Sơn La",
}
