<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN" sourcelanguage="en_US">
<context>
    <name>BoxDetail</name>
    <message>
        <source>No box listens to it any more.</source>
        <translation>Không máy nào nghe máy này nữa.</translation>
    </message>
    <message>
        <source>Why: %1</source>
        <translation>Lý do: %1</translation>
    </message>
    <message>
        <source>This till holds the shop&apos;s key, so it cannot be revoked.</source>
        <translation>Máy này giữ khóa của quán nên không thể bị thu hồi.</translation>
    </message>
    <message>
        <source>Revoke …</source>
        <translation>Thu hồi …</translation>
    </message>
    <message>
        <source>Revoke %1?</source>
        <translation>Thu hồi %1?</translation>
    </message>
    <message>
        <source>At once no box listens to it any more, and it stops working. What it has decided so far stays. This cannot be undone: to come back, it must be let in as a new box.</source>
        <translation>Ngay lập tức không máy nào nghe máy này nữa và nó ngừng làm việc. Những gì nó đã ghi vẫn giữ nguyên. Không thể hoàn tác: muốn dùng lại phải cho vào như máy mới.</translation>
    </message>
    <message>
        <source>Stolen or lost</source>
        <translation>Mất hoặc bị trộm</translation>
    </message>
    <message>
        <source>Broken</source>
        <translation>Hỏng</translation>
    </message>
    <message>
        <source>Not used any more</source>
        <translation>Không dùng nữa</translation>
    </message>
    <message>
        <source>Revoke this box</source>
        <translation>Thu hồi máy này</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Để nguyên</translation>
    </message>
</context>
<context>
    <name>BoxesSheet</name>
    <message>
        <source>Let a new box in</source>
        <translation>Cho máy mới vào</translation>
    </message>
    <message>
        <source>Boxes of the shop</source>
        <translation>Các máy của quán</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>Đang xem</translation>
    </message>
    <message>
        <source>Boxes</source>
        <translation>Các máy</translation>
    </message>
    <message>
        <source>Sync report</source>
        <translation>Tình trạng đồng bộ</translation>
    </message>
</context>
<context>
    <name>CashPanel</name>
    <message>
        <source>Change from the bank</source>
        <translation>Tiền lẻ từ ngân hàng</translation>
    </message>
    <message>
        <source>From the safe</source>
        <translation>Lấy từ két sắt</translation>
    </message>
    <message>
        <source>Milk and ice</source>
        <translation>Sữa, đá</translation>
    </message>
    <message>
        <source>Fruit</source>
        <translation>Trái cây</translation>
    </message>
    <message>
        <source>Delivery fee</source>
        <translation>Phí giao hàng</translation>
    </message>
    <message>
        <source>Repairs</source>
        <translation>Sửa chữa</translation>
    </message>
    <message>
        <source>Too much in the drawer</source>
        <translation>Két quá nhiều tiền</translation>
    </message>
    <message>
        <source>End of shift</source>
        <translation>Cuối ca</translation>
    </message>
    <message>
        <source>Change for a guest</source>
        <translation>Đổi tiền cho khách</translation>
    </message>
    <message>
        <source>Look into the drawer</source>
        <translation>Kiểm tra ngăn kéo</translation>
    </message>
    <message>
        <source>How much is in the drawer to begin with?</source>
        <translation>Trong két có bao nhiêu tiền đầu ca?</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Lý do</translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation>Lý do khác</translation>
    </message>
    <message>
        <source>Open the shift</source>
        <translation>Mở ca</translation>
    </message>
    <message>
        <source>Pay in</source>
        <translation>Nộp thêm</translation>
    </message>
    <message>
        <source>Pay out</source>
        <translation>Chi ra</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>Cất</translation>
    </message>
    <message>
        <source>Write it down</source>
        <translation>Ghi lại</translation>
    </message>
    <message>
        <source>End of the week</source>
        <translation>Cuối tuần</translation>
    </message>
    <message>
        <source>All that is owed: %1</source>
        <translation>Toàn bộ số còn nợ: %1</translation>
    </message>
    <message>
        <source>Pay out tips</source>
        <translation>Chi tiền tip</translation>
    </message>
</context>
<context>
    <name>CategoryEditor</name>
    <message>
        <source>Name in Vietnamese</source>
        <translation>Tên tiếng Việt</translation>
    </message>
    <message>
        <source>Name in English</source>
        <translation>Tên tiếng Anh</translation>
    </message>
    <message>
        <source>The same if empty</source>
        <translation>Để trống nếu giống nhau</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Màu</translation>
    </message>
    <message>
        <source>Colour %1</source>
        <translation>Màu %1</translation>
    </message>
    <message>
        <source>Station of its products</source>
        <translation>Quầy làm các món trong nhóm</translation>
    </message>
    <message>
        <source>A part of each is made at</source>
        <translation>Mỗi món có một phần làm tại</translation>
    </message>
</context>
<context>
    <name>CategoryRail</name>
    <message>
        <source>Categories</source>
        <translation>Nhóm món</translation>
    </message>
</context>
<context>
    <name>CloseResult</name>
    <message>
        <source>Counted</source>
        <translation>Đã đếm</translation>
    </message>
    <message>
        <source>Should be there</source>
        <translation>Phải có</translation>
    </message>
    <message numerus="yes">
        <source>%n receipt(s) not in the cloud yet; they keep their shift when they arrive.</source>
        <translation>
            <numerusform>%n hóa đơn chưa lên đám mây; khi lên vẫn thuộc ca này.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open order(s) go over into the next shift:</source>
        <translation>
            <numerusform>%n đơn còn mở được chuyển sang ca sau:</numerusform>
        </translation>
    </message>
    <message>
        <source>Close the day (Z)</source>
        <translation>Chốt ngày (Z)</translation>
    </message>
</context>
<context>
    <name>ComboSheet</name>
    <message>
        <source>Sold out</source>
        <translation>Hết hàng</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Thêm</translation>
    </message>
    <message>
        <source>Cash exact</source>
        <translation>Tiền mặt
vừa đủ</translation>
    </message>
    <message>
        <source>Add it, paid in cash, exactly %1</source>
        <translation>Thêm và thu tiền mặt đúng %1</translation>
    </message>
</context>
<context>
    <name>CountPanel</name>
    <message>
        <source>%1: %2 pieces</source>
        <translation>%1: %2 tờ</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>Đã đếm</translation>
    </message>
    <message>
        <source>Next note or coin</source>
        <translation>Mệnh giá tiếp</translation>
    </message>
    <message>
        <source>Close the shift</source>
        <translation>Đóng ca</translation>
    </message>
</context>
<context>
    <name>DiscountSheet</name>
    <message>
        <source>Discount on %1</source>
        <translation>Giảm giá cho %1</translation>
    </message>
    <message>
        <source>Discount on the order</source>
        <translation>Giảm giá cả đơn</translation>
    </message>
    <message>
        <source>Kind of discount</source>
        <translation>Kiểu giảm giá</translation>
    </message>
    <message>
        <source>Percent</source>
        <translation>Phần trăm</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Số tiền</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Lý do</translation>
    </message>
    <message>
        <source>Regular guest</source>
        <translation>Khách quen</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Nhân viên</translation>
    </message>
    <message>
        <source>Waited too long</source>
        <translation>Chờ quá lâu</translation>
    </message>
    <message>
        <source>Promotion</source>
        <translation>Khuyến mãi</translation>
    </message>
    <message>
        <source>No discount</source>
        <translation>Không giảm giá</translation>
    </message>
    <message>
        <source>Give discount</source>
        <translation>Giảm giá</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Giá</translation>
    </message>
    <message>
        <source>On the house</source>
        <translation>Quán mời</translation>
    </message>
    <message>
        <source>Made wrongly</source>
        <translation>Làm sai món</translation>
    </message>
    <message>
        <source>Say why first</source>
        <translation>Chọn lý do trước</translation>
    </message>
    <message>
        <source>Set the price</source>
        <translation>Đặt giá</translation>
    </message>
    <message>
        <source>Voucher …</source>
        <translation>Phiếu …</translation>
    </message>
    <message>
        <source>Give it on the house</source>
        <translation>Mời món này</translation>
    </message>
</context>
<context>
    <name>DoorPanel</name>
    <message>
        <source>Opening the door …</source>
        <translation>Đang mở cửa …</translation>
    </message>
    <message>
        <source>1. Run this on the new box</source>
        <translation>1. Chạy lệnh này trên máy mới</translation>
    </message>
    <message>
        <source>Kind of box</source>
        <translation>Loại máy</translation>
    </message>
    <message>
        <source>Till</source>
        <translation>Máy bán hàng</translation>
    </message>
    <message>
        <source>Barista</source>
        <translation>Pha chế</translation>
    </message>
    <message>
        <source>Kitchen</source>
        <translation>Bếp</translation>
    </message>
    <message>
        <source>Expo</source>
        <translation>Ra món</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>Bảng gọi khách</translation>
    </message>
    <message>
        <source>Sync agent</source>
        <translation>Máy đồng bộ</translation>
    </message>
    <message>
        <source>Address of the door: %1</source>
        <translation>Địa chỉ của cửa: %1</translation>
    </message>
    <message>
        <source> or </source>
        <translation> hoặc </translation>
    </message>
    <message>
        <source>This till has no network: no new box can find it.</source>
        <translation>Máy này không có mạng: máy mới không tìm thấy nó.</translation>
    </message>
    <message>
        <source>2. Type the code that it shows</source>
        <translation>2. Gõ mã máy mới hiện ra</translation>
    </message>
    <message>
        <source>%1 stands at the door</source>
        <translation>%1 đang chờ ngoài cửa</translation>
    </message>
    <message>
        <source>Nobody stands at the door yet</source>
        <translation>Chưa có máy nào ngoài cửa</translation>
    </message>
    <message>
        <source>its code counts for %1</source>
        <translation>mã còn hạn %1</translation>
    </message>
    <message>
        <source>Close the door</source>
        <translation>Đóng cửa</translation>
    </message>
    <message>
        <source>Open for %1</source>
        <translation>Mở thêm %1</translation>
    </message>
    <message>
        <source>Code: %1</source>
        <translation>Mã: %1</translation>
    </message>
    <message>
        <source>Let it in</source>
        <translation>Cho vào</translation>
    </message>
    <message>
        <source>Let another in</source>
        <translation>Cho thêm máy khác</translation>
    </message>
    <message>
        <source>Open it again</source>
        <translation>Mở lại</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Xong</translation>
    </message>
    <message>
        <source>Back to the boxes</source>
        <translation>Về danh sách máy</translation>
    </message>
</context>
<context>
    <name>DueSheet</name>
    <message>
        <source>When is it wanted?</source>
        <translation>Khách cần lúc nào?</translation>
    </message>
    <message>
        <source>The stations get a pre-order when it is time to begin.</source>
        <translation>Đơn đặt trước đến quầy làm khi tới lúc bắt đầu.</translation>
    </message>
    <message>
        <source>Five minutes earlier</source>
        <translation>Sớm hơn năm phút</translation>
    </message>
    <message>
        <source>As soon as possible</source>
        <translation>Sớm nhất có thể</translation>
    </message>
    <message>
        <source>Five minutes later</source>
        <translation>Muộn hơn năm phút</translation>
    </message>
    <message>
        <source>+%1 min</source>
        <translation>+%1 phút</translation>
    </message>
    <message>
        <source>In %1 minutes</source>
        <translation>Sau %1 phút</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Xong</translation>
    </message>
</context>
<context>
    <name>EditorFoot</name>
    <message>
        <source>Take off the menu</source>
        <translation>Gỡ khỏi thực đơn</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Lưu</translation>
    </message>
</context>
<context>
    <name>FailureWindow</name>
    <message>
        <source>This till cannot start</source>
        <translation>Máy bán hàng không mở được</translation>
    </message>
    <message>
        <source>Nothing was changed. Mend what is named above, then start it again, or call whoever looks after the shop&apos;s machines.</source>
        <translation>Chưa có gì bị thay đổi. Hãy sửa điều nêu trên rồi mở lại, hoặc gọi người trông coi máy của quán.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
</context>
<context>
    <name>GlassSheet</name>
    <message>
        <source>This page</source>
        <translation>Trang này</translation>
    </message>
    <message>
        <source>Find a product</source>
        <translation>Tìm món</translation>
    </message>
    <message>
        <source>Today&apos;s orders</source>
        <translation>Đơn hôm nay</translation>
    </message>
    <message>
        <source>Send to the stations</source>
        <translation>Gửi cho quầy pha chế, bếp</translation>
    </message>
    <message>
        <source>Paid in cash, exactly</source>
        <translation>Trả tiền mặt vừa đủ</translation>
    </message>
    <message>
        <source>Pay</source>
        <translation>Thanh toán</translation>
    </message>
    <message>
        <source>Full screen or window</source>
        <translation>Toàn màn hình hoặc cửa sổ</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Khóa màn hình</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
    <message>
        <source>Close what is open</source>
        <translation>Đóng bảng đang mở</translation>
    </message>
    <message>
        <source>From control to control</source>
        <translation>Chuyển qua từng nút</translation>
    </message>
    <message>
        <source>Touch it</source>
        <translation>Bấm nút đang chọn</translation>
    </message>
    <message>
        <source>Screen and keys</source>
        <translation>Màn hình và phím</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Ngôn ngữ</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Cỡ chữ</translation>
    </message>
    <message>
        <source>Usual</source>
        <translation>Thường</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>Lớn</translation>
    </message>
    <message>
        <source>Keyboard on the screen</source>
        <translation>Bàn phím trên màn hình</translation>
    </message>
    <message>
        <source>By itself</source>
        <translation>Tự hiện</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Không dùng</translation>
    </message>
    <message>
        <source>It comes when a field is touched, and not while a real keyboard is typed on.</source>
        <translation>Hiện khi chạm vào ô chữ; đang gõ bàn phím rời thì không hiện.</translation>
    </message>
    <message>
        <source>For tills with a keyboard of their own.</source>
        <translation>Dành cho quầy có bàn phím rời.</translation>
    </message>
    <message>
        <source>Keys of a keyboard</source>
        <translation>Phím trên bàn phím rời</translation>
    </message>
</context>
<context>
    <name>GroupEditor</name>
    <message>
        <source>Name in Vietnamese</source>
        <translation>Tên tiếng Việt</translation>
    </message>
    <message>
        <source>Name in English</source>
        <translation>Tên tiếng Anh</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>Ít nhất</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Nhiều nhất</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Các lựa chọn</translation>
    </message>
    <message>
        <source>Another option</source>
        <translation>Thêm lựa chọn</translation>
    </message>
</context>
<context>
    <name>GuestWindow</name>
    <message>
        <source>Welcome! What may we make for you?</source>
        <translation>Xin chào! Quý khách dùng gì ạ?</translation>
    </message>
    <message>
        <source>Discount %1</source>
        <translation>Giảm %1</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>Giảm giá</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Tổng cộng</translation>
    </message>
    <message>
        <source>Total %1</source>
        <translation>Tổng cộng %1</translation>
    </message>
    <message>
        <source>In cash, rounded</source>
        <translation>Tiền mặt, làm tròn</translation>
    </message>
    <message>
        <source>Still to be paid</source>
        <translation>Còn phải trả</translation>
    </message>
    <message>
        <source>Thank you!</source>
        <translation>Cảm ơn quý khách!</translation>
    </message>
    <message>
        <source>Your number</source>
        <translation>Số của quý khách</translation>
    </message>
    <message>
        <source>Your change: %1</source>
        <translation>Tiền thối: %1</translation>
    </message>
    <message>
        <source>Voucher %1</source>
        <translation>Phiếu %1</translation>
    </message>
    <message>
        <source>With your tip of %1</source>
        <translation>Gồm tiền tip %1</translation>
    </message>
    <message>
        <source>Scan with your bank&apos;s app</source>
        <translation>Quét bằng ứng dụng ngân hàng của bạn</translation>
    </message>
    <message>
        <source>Code for a transfer of %1</source>
        <translation>Mã chuyển khoản %1</translation>
    </message>
    <message>
        <source>Ready about %1</source>
        <translation>Xong khoảng %1</translation>
    </message>
</context>
<context>
    <name>LiftSheet</name>
    <message>
        <source>Why: %1</source>
        <translation>Lý do: %1</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Lý do</translation>
    </message>
    <message>
        <source>Guest asked for it</source>
        <translation>Khách yêu cầu</translation>
    </message>
    <message>
        <source>Typed wrongly</source>
        <translation>Nhập nhầm</translation>
    </message>
    <message>
        <source>Manager&apos;s decision</source>
        <translation>Quản lý quyết định</translation>
    </message>
    <message>
        <source>Who allows it?</source>
        <translation>Ai cho phép?</translation>
    </message>
    <message>
        <source>Allow once</source>
        <translation>Cho phép một lần</translation>
    </message>
</context>
<context>
    <name>LockScreen</name>
    <message>
        <source>Time: %1</source>
        <translation>Giờ: %1</translation>
    </message>
    <message>
        <source>Who are you?</source>
        <translation>Bạn là ai?</translation>
    </message>
    <message>
        <source>Who works here</source>
        <translation>Nhân viên của quán</translation>
    </message>
    <message>
        <source>Choose your name</source>
        <translation>Chọn tên của bạn</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Đăng nhập</translation>
    </message>
    <message>
        <source>Leave work</source>
        <translation>Ra ca</translation>
    </message>
    <message>
        <source>Start work</source>
        <translation>Vào ca</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Removed: %1</source>
        <translation>Đã bỏ: %1</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
    <message>
        <source>Given back: %1</source>
        <translation>Đã hoàn tiền: %1</translation>
    </message>
    <message>
        <source>Voided: %1</source>
        <translation>Đã hủy: %1</translation>
    </message>
    <message>
        <source>No menu yet</source>
        <translation>Chưa có thực đơn</translation>
    </message>
    <message>
        <source>This till sells what the menu says. Import one on any till of the shop; it shows up here by itself.</source>
        <translation>Máy bán theo thực đơn. Hãy nhập thực đơn trên một máy bán hàng bất kỳ của quán; nó sẽ tự hiện ở đây.</translation>
    </message>
    <message>
        <source>Revoked: %1</source>
        <translation>Đã thu hồi: %1</translation>
    </message>
    <message>
        <source>%1 has come into the shop</source>
        <translation>%1 đã vào quán</translation>
    </message>
    <message>
        <source>%1: changes sent</source>
        <translation>Đã gửi thay đổi của %1</translation>
    </message>
    <message>
        <source>%1 sent, to be paid later</source>
        <translation>Đã gửi %1, thanh toán sau</translation>
    </message>
</context>
<context>
    <name>MenuChanges</name>
    <message>
        <source>What changes</source>
        <translation>Những thay đổi</translation>
    </message>
    <message>
        <source>Nothing is changed</source>
        <translation>Chưa có thay đổi</translation>
    </message>
    <message>
        <source>The menu is as it is sold.</source>
        <translation>Thực đơn giống như đang bán.</translation>
    </message>
    <message>
        <source>New prices</source>
        <translation>Giá mới</translation>
    </message>
    <message>
        <source>New prices at once</source>
        <translation>Giá mới ngay</translation>
    </message>
    <message>
        <source>New prices later</source>
        <translation>Giá mới sau</translation>
    </message>
    <message>
        <source>A day earlier</source>
        <translation>Sớm hơn một ngày</translation>
    </message>
    <message>
        <source>New prices from %1</source>
        <translation>Giá mới từ %1</translation>
    </message>
    <message>
        <source>A day later</source>
        <translation>Muộn hơn một ngày</translation>
    </message>
    <message>
        <source>Monday</source>
        <translation>Thứ Hai</translation>
    </message>
    <message>
        <source>1st of the month</source>
        <translation>Đầu tháng</translation>
    </message>
    <message>
        <source>From the start of that business day on, on every till. All else changes at once.</source>
        <translation>Từ đầu ngày bán hàng đó, trên mọi quầy. Những thay đổi khác có hiệu lực ngay.</translation>
    </message>
    <message>
        <source>Drop all edits</source>
        <translation>Bỏ mọi thay đổi</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Áp dụng</translation>
    </message>
</context>
<context>
    <name>MenuList</name>
    <message>
        <source>What is shown</source>
        <translation>Phần đang xem</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Các món</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>Nhóm món</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>Tùy chọn</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Thêm</translation>
    </message>
    <message>
        <source>Find on the menu</source>
        <translation>Tìm trong thực đơn</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Thực đơn</translation>
    </message>
    <message>
        <source>Nothing is called “%1”</source>
        <translation>Không có món nào tên “%1”</translation>
    </message>
    <message>
        <source>Nothing here yet</source>
        <translation>Chưa có gì</translation>
    </message>
    <message>
        <source>Add the first one.</source>
        <translation>Hãy thêm mục đầu tiên.</translation>
    </message>
    <message numerus="yes">
        <source>See %n changes</source>
        <translation>
            <numerusform>Xem %n thay đổi</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is changed</source>
        <translation>Chưa có thay đổi</translation>
    </message>
    <message>
        <source>Price lists</source>
        <translation>Bảng giá</translation>
    </message>
    <message>
        <source>Taxes</source>
        <translation>Thuế</translation>
    </message>
    <message>
        <source>Stations</source>
        <translation>Nơi làm</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Giá, thuế, nơi làm</translation>
    </message>
</context>
<context>
    <name>MenuRow</name>
    <message>
        <source>Sold out</source>
        <translation>Hết hàng</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Mới</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Đã sửa</translation>
    </message>
    <message>
        <source>%1 can be had again</source>
        <translation>%1 có bán lại</translation>
    </message>
    <message>
        <source>%1 is sold out</source>
        <translation>%1 hết hàng</translation>
    </message>
</context>
<context>
    <name>MenuSheet</name>
    <message>
        <source>New product</source>
        <translation>Món mới</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Món</translation>
    </message>
    <message>
        <source>New category</source>
        <translation>Nhóm món mới</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Nhóm món</translation>
    </message>
    <message>
        <source>New choices</source>
        <translation>Tùy chọn mới</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>Tùy chọn</translation>
    </message>
    <message>
        <source>What changes</source>
        <translation>Những thay đổi</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Thực đơn</translation>
    </message>
    <message>
        <source>Take the last edit back</source>
        <translation>Hoàn tác thay đổi cuối</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Picture of the product</source>
        <translation>Ảnh của món</translation>
    </message>
    <message>
        <source>New price list</source>
        <translation>Bảng giá mới</translation>
    </message>
    <message>
        <source>Price list</source>
        <translation>Bảng giá</translation>
    </message>
    <message>
        <source>New tax</source>
        <translation>Thuế mới</translation>
    </message>
    <message>
        <source>Tax</source>
        <translation>Thuế</translation>
    </message>
    <message>
        <source>New station</source>
        <translation>Nơi làm mới</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>Nơi làm</translation>
    </message>
</context>
<context>
    <name>ModifierSheet</name>
    <message>
        <source>Note for whoever makes it</source>
        <translation>Ghi chú cho người làm</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Sửa</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Thêm</translation>
    </message>
    <message>
        <source>Can be had again</source>
        <translation>Đã có lại</translation>
    </message>
    <message>
        <source>Sold out today</source>
        <translation>Hết hôm nay</translation>
    </message>
    <message>
        <source>Sold out</source>
        <translation>Hết hàng</translation>
    </message>
    <message>
        <source>Cash exact</source>
        <translation>Tiền mặt
vừa đủ</translation>
    </message>
    <message>
        <source>Add it, paid in cash, exactly %1</source>
        <translation>Thêm và thu tiền mặt đúng %1</translation>
    </message>
</context>
<context>
    <name>NameTile</name>
    <message>
        <source>at work since %1</source>
        <translation>vào ca lúc %1</translation>
    </message>
</context>
<context>
    <name>NamesRow</name>
    <message>
        <source>Name in Vietnamese</source>
        <translation>Tên tiếng Việt</translation>
    </message>
    <message>
        <source>Name in English</source>
        <translation>Tên tiếng Anh</translation>
    </message>
    <message>
        <source>The same if empty</source>
        <translation>Để trống nếu giống nhau</translation>
    </message>
</context>
<context>
    <name>NumberSheet</name>
    <message>
        <source>How many?</source>
        <translation>Số lượng?</translation>
    </message>
    <message>
        <source>What does one cost?</source>
        <translation>Giá một phần?</translation>
    </message>
    <message>
        <source>Set quantity</source>
        <translation>Đặt số lượng</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Thêm</translation>
    </message>
</context>
<context>
    <name>OrderDetail</name>
    <message>
        <source>Here</source>
        <translation>Tại chỗ</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>Mang đi</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>Giao hàng</translation>
    </message>
    <message>
        <source>Receipt %1</source>
        <translation>Hóa đơn %1</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>Giảm giá</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Tổng cộng</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>Đã hoàn tiền</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>Tiền mặt</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Thẻ</translation>
    </message>
    <message>
        <source>QR transfer</source>
        <translation>Chuyển khoản QR</translation>
    </message>
    <message>
        <source>Voucher</source>
        <translation>Phiếu quà</translation>
    </message>
    <message>
        <source>%1: %2 given, %3 change</source>
        <translation>%1: khách đưa %2, thối lại %3</translation>
    </message>
    <message>
        <source>Refund …</source>
        <translation>Hoàn tiền …</translation>
    </message>
    <message>
        <source>Void …</source>
        <translation>Hủy đơn …</translation>
    </message>
    <message>
        <source>Why is it voided?</source>
        <translation>Vì sao hủy?</translation>
    </message>
    <message>
        <source>All of it, or touch the lines to give back. Why?</source>
        <translation>Hoàn cả đơn, hoặc chạm vào món cần hoàn. Lý do?</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Lý do?</translation>
    </message>
    <message>
        <source>Made wrongly</source>
        <translation>Làm sai món</translation>
    </message>
    <message>
        <source>Guest changed mind</source>
        <translation>Khách đổi ý</translation>
    </message>
    <message>
        <source>Typed wrongly</source>
        <translation>Nhập nhầm</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Thôi</translation>
    </message>
    <message>
        <source>Void the order</source>
        <translation>Hủy đơn</translation>
    </message>
    <message>
        <source>Refund all</source>
        <translation>Hoàn tiền cả đơn</translation>
    </message>
    <message numerus="yes">
        <source>Refund %n line(s)</source>
        <translation>
            <numerusform>Hoàn tiền %n món</numerusform>
        </translation>
    </message>
    <message>
        <source>Order again</source>
        <translation>Gọi lại đơn này</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Hóa đơn</translation>
    </message>
    <message>
        <source>tip %1</source>
        <translation>tip %1</translation>
    </message>
    <message>
        <source>The tip of %1 goes back, too</source>
        <translation>Trả lại cả tiền tip %1</translation>
    </message>
    <message>
        <source>How it goes back</source>
        <translation>Cách trả lại</translation>
    </message>
    <message>
        <source>As paid</source>
        <translation>Như cũ</translation>
    </message>
</context>
<context>
    <name>OrderFilters</name>
    <message>
        <source>Cash</source>
        <translation>Tiền mặt</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Thẻ</translation>
    </message>
    <message>
        <source>QR transfer</source>
        <translation>Chuyển khoản QR</translation>
    </message>
    <message>
        <source>Voucher</source>
        <translation>Phiếu mua hàng</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Đã thanh toán</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Đã hoàn tiền</translation>
    </message>
    <message>
        <source>Voided</source>
        <translation>Đã hủy</translation>
    </message>
    <message>
        <source>Not paid</source>
        <translation>Chưa thanh toán</translation>
    </message>
    <message>
        <source>Any day</source>
        <translation>Ngày nào cũng được</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hôm nay</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Hôm qua</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 ngày</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 ngày</translation>
    </message>
    <message>
        <source>Receipt number, product, guest or table</source>
        <translation>Số hóa đơn, món, tên khách hoặc bàn</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>Tìm lại</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Ngày</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Số tiền</translation>
    </message>
    <message>
        <source>Paid by</source>
        <translation>Cách trả</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Trạng thái</translation>
    </message>
    <message>
        <source>Cashier</source>
        <translation>Thu ngân</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Tất cả</translation>
    </message>
    <message>
        <source>Anybody</source>
        <translation>Bất kỳ ai</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Trước đó</translation>
    </message>
    <message>
        <source>Day, month or year</source>
        <translation>Ngày, tháng hoặc năm</translation>
    </message>
    <message>
        <source>15/3/2026 or 3/2026</source>
        <translation>15/3/2026 hoặc 3/2026</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Sau đó</translation>
    </message>
    <message>
        <source>Amount, or from and to</source>
        <translation>Số tiền, hoặc từ – đến</translation>
    </message>
    <message>
        <source>85000 or 50000-100000</source>
        <translation>85000 hoặc 50000-100000</translation>
    </message>
    <message>
        <source>Type a day as 15/3/2026, a month as 3/2026.</source>
        <translation>Gõ ngày như 15/3/2026, tháng như 3/2026.</translation>
    </message>
    <message>
        <source>Type 85000, or 50000-100000.</source>
        <translation>Gõ 85000, hoặc 50000-100000.</translation>
    </message>
</context>
<context>
    <name>OrderLine</name>
    <message>
        <source>%1 × %2, %3</source>
        <translation>%1 × %2, %3</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Bỏ</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Sửa</translation>
    </message>
    <message>
        <source>Change: %1</source>
        <translation>Sửa: %1</translation>
    </message>
    <message>
        <source>Discount on %1</source>
        <translation>Giảm giá cho %1</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>Bỏ %1</translation>
    </message>
    <message>
        <source>Sold out</source>
        <translation>Hết hàng</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Ghi chú</translation>
    </message>
    <message>
        <source>Note on %1</source>
        <translation>Ghi chú cho %1</translation>
    </message>
    <message>
        <source>Size %1: %2</source>
        <translation>Cỡ %1: %2</translation>
    </message>
    <message>
        <source>Same again</source>
        <translation>Thêm như trên</translation>
    </message>
    <message>
        <source>Same again: %1</source>
        <translation>Thêm như trên: %1</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Chưa gửi</translation>
    </message>
</context>
<context>
    <name>OrderPanel</name>
    <message>
        <source>How it is served</source>
        <translation>Cách phục vụ</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Tại chỗ</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>Mang đi</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>Giao hàng</translation>
    </message>
    <message>
        <source>Guest or table</source>
        <translation>Tên khách hoặc bàn</translation>
    </message>
    <message>
        <source>Parked</source>
        <translation>Đơn gác</translation>
    </message>
    <message>
        <source>Park</source>
        <translation>Tạm gác</translation>
    </message>
    <message>
        <source>Orders put aside: %1</source>
        <translation>Đơn tạm gác: %1</translation>
    </message>
    <message>
        <source>Put this order aside</source>
        <translation>Tạm gác đơn này</translation>
    </message>
    <message>
        <source>The order</source>
        <translation>Đơn hàng</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>Giảm giá</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
    <message>
        <source>Clear the order</source>
        <translation>Xóa cả đơn</translation>
    </message>
    <message>
        <source>Subtotal</source>
        <translation>Tạm tính</translation>
    </message>
    <message>
        <source>Cash exact</source>
        <translation>Tiền mặt
vừa đủ</translation>
    </message>
    <message>
        <source>Paid in cash, exactly %1</source>
        <translation>Trả tiền mặt vừa đủ %1</translation>
    </message>
    <message>
        <source>Pay</source>
        <translation>Thanh toán</translation>
    </message>
    <message>
        <source>Back to the menu</source>
        <translation>Về thực đơn</translation>
    </message>
    <message>
        <source>Tax</source>
        <translation>Thuế</translation>
    </message>
    <message>
        <source>Cash %1</source>
        <translation>Tiền mặt %1</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Tách</translation>
    </message>
    <message>
        <source>Paid in part, still to be paid</source>
        <translation>Đã trả một phần, còn phải trả</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Gửi</translation>
    </message>
    <message>
        <source>Send the order to the stations, to be paid later</source>
        <translation>Gửi đơn cho quầy làm, thanh toán sau</translation>
    </message>
    <message>
        <source>Voucher %1</source>
        <translation>Phiếu %1</translation>
    </message>
</context>
<context>
    <name>OrdersSheet</name>
    <message>
        <source>Today&apos;s orders</source>
        <translation>Đơn hôm nay</translation>
    </message>
    <message>
        <source>%1 waiting</source>
        <translation>%1 đơn đang chờ</translation>
    </message>
    <message>
        <source>No orders yet today</source>
        <translation>Hôm nay chưa có đơn nào</translation>
    </message>
    <message>
        <source>Orders found</source>
        <translation>Đơn tìm thấy</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Đã hoàn tiền</translation>
    </message>
    <message>
        <source>Searching …</source>
        <translation>Đang tìm …</translation>
    </message>
    <message>
        <source>No such order</source>
        <translation>Không có đơn nào như vậy</translation>
    </message>
    <message>
        <source>This may take a moment.</source>
        <translation>Có thể mất một lúc.</translation>
    </message>
    <message>
        <source>Type less, or take a filter away. Marks do not matter: “ca phe” finds “Cà phê”.</source>
        <translation>Gõ ít hơn hoặc bỏ bớt điều kiện. Không cần dấu: “ca phe” vẫn tìm ra “Cà phê”.</translation>
    </message>
</context>
<context>
    <name>PaidNotice</name>
    <message>
        <source>Paid</source>
        <translation>Đã thanh toán</translation>
    </message>
    <message>
        <source>Order %1 is paid</source>
        <translation>Đơn %1 đã thanh toán</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>Thối lại %1</translation>
    </message>
    <message>
        <source>Tap a product to begin</source>
        <translation>Chạm vào món để bắt đầu</translation>
    </message>
    <message>
        <source>Last order</source>
        <translation>Đơn vừa rồi</translation>
    </message>
    <message>
        <source>%1, change %2</source>
        <translation>%1, thối lại %2</translation>
    </message>
    <message>
        <source>Ready about %1</source>
        <translation>Xong khoảng %1</translation>
    </message>
</context>
<context>
    <name>ParkedSheet</name>
    <message>
        <source>Orders put aside</source>
        <translation>Đơn tạm gác</translation>
    </message>
    <message>
        <source>Take up again: %1, %2, %3</source>
        <translation>Mở lại: %1, %2, %3</translation>
    </message>
    <message>
        <source>Add here</source>
        <translation>Gộp vào</translation>
    </message>
    <message>
        <source>Add to the open order: %1</source>
        <translation>Gộp vào đơn đang mở: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n not sent</source>
        <translation>
            <numerusform>%n chưa gửi</numerusform>
        </translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Đã gửi</translation>
    </message>
</context>
<context>
    <name>PaymentPanel</name>
    <message>
        <source>Payment</source>
        <translation>Thanh toán</translation>
    </message>
    <message>
        <source>How it is paid</source>
        <translation>Cách thanh toán</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>Tiền mặt</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Thẻ</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Tổng cộng</translation>
    </message>
    <message>
        <source>Given</source>
        <translation>Khách đưa</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>vừa đủ</translation>
    </message>
    <message>
        <source>Still missing</source>
        <translation>Còn thiếu</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Tiền thối</translation>
    </message>
    <message>
        <source>Exact</source>
        <translation>Vừa đủ</translation>
    </message>
    <message>
        <source>Given: exactly %1</source>
        <translation>Khách đưa vừa đủ %1</translation>
    </message>
    <message>
        <source>Given: %1</source>
        <translation>Khách đưa: %1</translation>
    </message>
    <message>
        <source>Take the card on the terminal. Finish here once the terminal says it went through.</source>
        <translation>Quẹt thẻ trên máy POS. Bấm hoàn tất khi máy báo thành công.</translation>
    </message>
    <message>
        <source>Let the guest scan the code. Finish here once the bank&apos;s notice has come.</source>
        <translation>Mời khách quét mã. Bấm hoàn tất khi ngân hàng đã báo có tiền.</translation>
    </message>
    <message>
        <source>Storing …</source>
        <translation>Đang lưu …</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Hoàn tất</translation>
    </message>
    <message>
        <source>QR code</source>
        <translation>Mã QR</translation>
    </message>
    <message>
        <source>In cash, rounded</source>
        <translation>Tiền mặt, làm tròn</translation>
    </message>
    <message>
        <source>Still to be paid</source>
        <translation>Còn phải trả</translation>
    </message>
    <message>
        <source>This guest&apos;s part</source>
        <translation>Phần của khách này</translation>
    </message>
    <message>
        <source>Charged</source>
        <translation>Số tiền quẹt</translation>
    </message>
    <message>
        <source>Guests who share it</source>
        <translation>Số khách chia nhau</translation>
    </message>
    <message>
        <source>guests</source>
        <translation>khách</translation>
    </message>
    <message>
        <source>Give back: %1 %2</source>
        <translation>Trả lại: %1 %2</translation>
    </message>
    <message>
        <source>A card or a code pays no more than is due.</source>
        <translation>Thẻ hoặc mã QR không trả quá số phải trả.</translation>
    </message>
    <message>
        <source>Take a part</source>
        <translation>Thu một phần</translation>
    </message>
    <message>
        <source>With a tip of %1</source>
        <translation>Gồm tiền tip %1</translation>
    </message>
    <message>
        <source>Let the guest transfer to the shop&apos;s account. Finish here once the bank&apos;s notice has come.</source>
        <translation>Mời khách chuyển khoản vào tài khoản của quán. Có báo của ngân hàng thì bấm hoàn tất.</translation>
    </message>
    <message>
        <source>Code for a transfer of %1</source>
        <translation>Mã chuyển khoản %1</translation>
    </message>
</context>
<context>
    <name>PictureChooser</name>
    <message>
        <source>Pictures</source>
        <translation>Ảnh</translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation>Đang tìm …</translation>
    </message>
    <message>
        <source>No picture here</source>
        <translation>Không thấy ảnh nào</translation>
    </message>
    <message>
        <source>Plug in a stick with PNG, JPEG or WebP files, then look again.</source>
        <translation>Cắm USB có tệp PNG, JPEG hoặc WebP rồi tìm lại.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Tìm lại</translation>
    </message>
</context>
<context>
    <name>PinEntry</name>
    <message numerus="yes">
        <source>%n digit(s) typed</source>
        <translation>
            <numerusform>Đã nhập %n số</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PriceListEditor</name>
    <message>
        <source>Prices differ by per cent</source>
        <translation>Chênh lệch giá (%)</translation>
    </message>
    <message>
        <source>Rounded to</source>
        <translation>Làm tròn đến</translation>
    </message>
    <message numerus="yes">
        <source>%n products have a price of their own in it; those stay.</source>
        <translation>
            <numerusform>%n món có giá riêng trong bảng này và giữ nguyên.</numerusform>
        </translation>
    </message>
    <message>
        <source>Categories (none chosen: all)</source>
        <translation>Nhóm món (không chọn: tất cả)</translation>
    </message>
    <message>
        <source>Channels (none chosen: all)</source>
        <translation>Kênh bán (không chọn: tất cả)</translation>
    </message>
    <message>
        <source>Days and hours</source>
        <translation>Ngày và giờ</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>Luôn luôn</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Từ</translation>
    </message>
    <message>
        <source>Time %1 from</source>
        <translation>Khung giờ %1 từ</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Đến</translation>
    </message>
    <message>
        <source>Time %1 until</source>
        <translation>Khung giờ %1 đến</translation>
    </message>
    <message>
        <source>Remove time %1</source>
        <translation>Bỏ khung giờ %1</translation>
    </message>
    <message>
        <source>Days (none chosen: every day)</source>
        <translation>Ngày (không chọn: mọi ngày)</translation>
    </message>
    <message>
        <source>Another time</source>
        <translation>Thêm khung giờ</translation>
    </message>
</context>
<context>
    <name>ProductEditor</name>
    <message>
        <source>No picture</source>
        <translation>Bỏ ảnh</translation>
    </message>
    <message>
        <source>Name in Vietnamese</source>
        <translation>Tên tiếng Việt</translation>
    </message>
    <message>
        <source>Name in English</source>
        <translation>Tên tiếng Anh</translation>
    </message>
    <message>
        <source>The same if empty</source>
        <translation>Để trống nếu giống nhau</translation>
    </message>
    <message>
        <source>Sold out: shown, but not sold</source>
        <translation>Hết hàng: vẫn hiện nhưng không bán</translation>
    </message>
    <message>
        <source>Can be had</source>
        <translation>Đang bán</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Giá</translation>
    </message>
    <message>
        <source>Another size</source>
        <translation>Thêm cỡ</translation>
    </message>
    <message>
        <source>Price typed at the till</source>
        <translation>Nhập giá khi bán</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Nhóm món</translation>
    </message>
    <message>
        <source>Made at</source>
        <translation>Nơi làm</translation>
    </message>
    <message>
        <source>Tax</source>
        <translation>Thuế</translation>
    </message>
    <message>
        <source>What guests can choose with it</source>
        <translation>Khách được chọn thêm</translation>
    </message>
    <message>
        <source>Barcodes</source>
        <translation>Mã vạch</translation>
    </message>
    <message>
        <source>Preparation takes (seconds)</source>
        <translation>Thời gian làm (giây)</translation>
    </message>
    <message>
        <source>as at its station</source>
        <translation>theo nơi làm</translation>
    </message>
    <message>
        <source>Sold only as far as it is counted</source>
        <translation>Chỉ bán theo số đã đếm</translation>
    </message>
    <message>
        <source>Sold without counting</source>
        <translation>Bán không cần đếm</translation>
    </message>
    <message>
        <source>Allergens</source>
        <translation>Chất gây dị ứng</translation>
    </message>
    <message>
        <source>Stated</source>
        <translation>Đã khai báo</translation>
    </message>
    <message>
        <source>Picture …</source>
        <translation>Chọn ảnh …</translation>
    </message>
    <message>
        <source>A part of it is made at</source>
        <translation>Có một phần làm tại</translation>
    </message>
</context>
<context>
    <name>ProductGrid</name>
    <message>
        <source>Products</source>
        <translation>Các món</translation>
    </message>
    <message>
        <source>Sold out</source>
        <translation>Hết hàng</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>Còn %1</translation>
    </message>
    <message>
        <source>Nothing is called “%1”</source>
        <translation>Không có món nào tên “%1”</translation>
    </message>
    <message>
        <source>Nothing in this category</source>
        <translation>Nhóm này chưa có món</translation>
    </message>
    <message>
        <source>Marks do not matter: “ca phe” finds “Cà phê”.</source>
        <translation>Không cần gõ dấu: “ca phe” vẫn ra “Cà phê”.</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Tạm ngưng</translation>
    </message>
</context>
<context>
    <name>ProgressBadge</name>
    <message>
        <source>Not paid</source>
        <translation>Chưa trả tiền</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>Chờ làm</translation>
    </message>
    <message>
        <source>Being made</source>
        <translation>Đang làm</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Xong</translation>
    </message>
    <message>
        <source>Collected</source>
        <translation>Đã giao</translation>
    </message>
    <message>
        <source>Voided</source>
        <translation>Đã hủy</translation>
    </message>
</context>
<context>
    <name>PromiseKey</name>
    <message>
        <source>For later</source>
        <translation>Hẹn giờ</translation>
    </message>
    <message>
        <source>When it will be ready: %1</source>
        <translation>Khi nào xong: %1</translation>
    </message>
</context>
<context>
    <name>ReceiptPaper</name>
    <message>
        <source>QR code to verify the receipt</source>
        <translation>Mã QR để kiểm tra hóa đơn</translation>
    </message>
</context>
<context>
    <name>ReceiptSheet</name>
    <message>
        <source>Receipt</source>
        <translation>Hóa đơn</translation>
    </message>
    <message>
        <source>A copy is marked as one, and that it was made is written down.</source>
        <translation>Bản sao có ghi rõ là bản sao, và mỗi lần in lại đều được ghi lại.</translation>
    </message>
    <message>
        <source>Make a copy</source>
        <translation>Tạo bản sao</translation>
    </message>
</context>
<context>
    <name>RecoveringScreen</name>
    <message>
        <source>This till does not belong to the shop any more</source>
        <translation>Máy này không còn thuộc quán nữa</translation>
    </message>
    <message>
        <source>Getting this till&apos;s orders back</source>
        <translation>Đang lấy lại các đơn của máy này</translation>
    </message>
    <message>
        <source>Its file was missing or too old, so it is being rebuilt from the other boxes. It opens by itself when done.</source>
        <translation>Tệp dữ liệu bị mất hoặc quá cũ nên đang được dựng lại từ các máy khác. Xong sẽ tự mở.</translation>
    </message>
</context>
<context>
    <name>ReportView</name>
    <message>
        <source>Save as PDF</source>
        <translation>Lưu PDF</translation>
    </message>
    <message>
        <source>Save as CSV</source>
        <translation>Lưu CSV</translation>
    </message>
    <message>
        <source>Save as text</source>
        <translation>Lưu văn bản</translation>
    </message>
</context>
<context>
    <name>SentStrip</name>
    <message>
        <source>Order %1</source>
        <translation>Đơn %1</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) not sent</source>
        <translation>
            <numerusform>%n thay đổi chưa gửi</numerusform>
        </translation>
    </message>
    <message>
        <source>All of it sent</source>
        <translation>Đã gửi hết</translation>
    </message>
    <message>
        <source>Send changes</source>
        <translation>Gửi thay đổi</translation>
    </message>
</context>
<context>
    <name>ShiftHome</name>
    <message>
        <source>Money beside sales</source>
        <translation>Tiền ngoài bán hàng</translation>
    </message>
    <message>
        <source>Pay in</source>
        <translation>Nộp thêm</translation>
    </message>
    <message>
        <source>Pay out</source>
        <translation>Chi ra</translation>
    </message>
    <message>
        <source>Drop into the safe</source>
        <translation>Cất vào két sắt</translation>
    </message>
    <message>
        <source>No sale</source>
        <translation>Mở két không bán</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Báo cáo</translation>
    </message>
    <message>
        <source>X report</source>
        <translation>Báo cáo X</translation>
    </message>
    <message>
        <source>Close the day (Z)</source>
        <translation>Chốt ngày (Z)</translation>
    </message>
    <message>
        <source>Count and close the shift first; then the day can be closed.</source>
        <translation>Đếm két và đóng ca trước, rồi mới chốt ngày.</translation>
    </message>
    <message>
        <source>Open a shift</source>
        <translation>Mở ca</translation>
    </message>
    <message>
        <source>Count and close the shift</source>
        <translation>Đếm két, đóng ca</translation>
    </message>
    <message>
        <source>Days that were closed</source>
        <translation>Các ngày đã chốt</translation>
    </message>
    <message>
        <source>No day yet</source>
        <translation>Chưa chốt ngày nào</translation>
    </message>
    <message>
        <source>Each Z report that closes a day is kept here.</source>
        <translation>Mỗi báo cáo Z chốt ngày được giữ ở đây.</translation>
    </message>
    <message>
        <source>Pay out tips: %1</source>
        <translation>Chi tiền tip: %1</translation>
    </message>
    <message>
        <source>Pay out tips</source>
        <translation>Chi tiền tip</translation>
    </message>
    <message>
        <source>Ticket times</source>
        <translation>Thời gian làm món</translation>
    </message>
</context>
<context>
    <name>ShiftSheet</name>
    <message>
        <source>Count the drawer</source>
        <translation>Đếm két</translation>
    </message>
    <message>
        <source>The shift is closed</source>
        <translation>Đã đóng ca</translation>
    </message>
    <message>
        <source>Open a shift</source>
        <translation>Mở ca</translation>
    </message>
    <message>
        <source>Pay in</source>
        <translation>Nộp thêm</translation>
    </message>
    <message>
        <source>Pay out</source>
        <translation>Chi ra</translation>
    </message>
    <message>
        <source>Drop into the safe</source>
        <translation>Cất vào két sắt</translation>
    </message>
    <message>
        <source>No sale</source>
        <translation>Mở két không bán</translation>
    </message>
    <message>
        <source>Shift and drawer</source>
        <translation>Ca và két</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Pay out tips</source>
        <translation>Chi tiền tip</translation>
    </message>
    <message>
        <source>Vouchers</source>
        <translation>Phiếu giảm giá</translation>
    </message>
</context>
<context>
    <name>SizeEditor</name>
    <message>
        <source>Vietnamese</source>
        <translation>Tiếng Việt</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Tiếng Anh</translation>
    </message>
    <message>
        <source>Price today</source>
        <translation>Giá hôm nay</translation>
    </message>
    <message>
        <source>Usual</source>
        <translation>Mặc định</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Bỏ</translation>
    </message>
    <message>
        <source>Barcodes of this size</source>
        <translation>Mã vạch của cỡ này</translation>
    </message>
    <message>
        <source>Take back: %1</source>
        <translation>Bỏ: %1</translation>
    </message>
</context>
<context>
    <name>SplitSheet</name>
    <message>
        <source>Split the order</source>
        <translation>Tách đơn</translation>
    </message>
    <message>
        <source>Choose an order, then touch what goes to it: each touch moves one.</source>
        <translation>Chọn đơn, rồi chạm món chuyển sang đơn đó: mỗi lần chạm chuyển một phần.</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1: %2, %3</translation>
    </message>
    <message>
        <source>One more order</source>
        <translation>Thêm một đơn</translation>
    </message>
    <message>
        <source>The order</source>
        <translation>Đơn hàng</translation>
    </message>
    <message>
        <source>%1 of %2 × %3 in the chosen order</source>
        <translation>%1 trong %2 × %3 ở đơn đã chọn</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>All %1</source>
        <translation>Cả %1</translation>
    </message>
    <message>
        <source>All %1 of %2</source>
        <translation>Cả %1 %2</translation>
    </message>
    <message>
        <source>Share evenly instead</source>
        <translation>Chia đều tiền</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Tách</translation>
    </message>
</context>
<context>
    <name>StaffForm</name>
    <message>
        <source>Name</source>
        <translation>Tên</translation>
    </message>
    <message>
        <source>As on the lock screen</source>
        <translation>Tên hiện trên màn hình khóa</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Vai trò</translation>
    </message>
    <message>
        <source>Cashier</source>
        <translation>Thu ngân</translation>
    </message>
    <message>
        <source>Shift lead</source>
        <translation>Trưởng ca</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>Quản lý</translation>
    </message>
    <message>
        <source>The first person is the manager, who can let the others in.</source>
        <translation>Người đầu tiên là quản lý, sẽ thêm những người khác.</translation>
    </message>
    <message>
        <source>Sells, and takes back what was not sent yet.</source>
        <translation>Bán hàng, và bỏ đơn chưa gửi đi.</translation>
    </message>
    <message>
        <source>Also discounts, voids, the drawer and the shift.</source>
        <translation>Thêm giảm giá, hủy đơn, két tiền và ca làm.</translation>
    </message>
    <message>
        <source>May do everything, and allow others to.</source>
        <translation>Được làm mọi việc, và cho phép người khác.</translation>
    </message>
    <message>
        <source>Let try again</source>
        <translation>Cho thử lại</translation>
    </message>
    <message>
        <source>Works here no more</source>
        <translation>Không còn làm ở quán</translation>
    </message>
    <message>
        <source>Works here again</source>
        <translation>Làm việc trở lại</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>PIN mới</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Lưu</translation>
    </message>
</context>
<context>
    <name>StaffRow</name>
    <message>
        <source>Locked</source>
        <translation>Bị khóa</translation>
    </message>
    <message>
        <source>Works here no more</source>
        <translation>Không còn làm ở quán</translation>
    </message>
    <message>
        <source>at work since %1</source>
        <translation>vào ca lúc %1</translation>
    </message>
    <message>
        <source>not at work</source>
        <translation>không trong ca</translation>
    </message>
    <message>
        <source>today %1</source>
        <translation>hôm nay %1</translation>
    </message>
</context>
<context>
    <name>StaffSheet</name>
    <message>
        <source>Staff</source>
        <translation>Nhân viên</translation>
    </message>
    <message>
        <source>New person</source>
        <translation>Người mới</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Nobody signs in yet</source>
        <translation>Chưa có ai đăng nhập</translation>
    </message>
    <message>
        <source>Everybody may do everything at this till. Add yourself as the manager first; then each person signs in with a PIN.</source>
        <translation>Ai cũng làm được mọi việc trên máy này. Hãy thêm bạn làm quản lý trước; sau đó mỗi người đăng nhập bằng PIN.</translation>
    </message>
    <message>
        <source>Add the manager</source>
        <translation>Thêm quản lý</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>Thêm người</translation>
    </message>
</context>
<context>
    <name>StationEditor</name>
    <message>
        <source>What it does</source>
        <translation>Việc ở đó</translation>
    </message>
    <message>
        <source>Makes what is ordered</source>
        <translation>Làm món được gọi</translation>
    </message>
    <message>
        <source>Hands over</source>
        <translation>Chỉ giao món</translation>
    </message>
    <message>
        <source>Orders come to its screen as tickets.</source>
        <translation>Đơn hiện thành phiếu trên màn hình ở đó.</translation>
    </message>
    <message>
        <source>The cashier hands it over; there is no ticket.</source>
        <translation>Thu ngân giao luôn, không có phiếu.</translation>
    </message>
    <message>
        <source>Who makes what it cannot</source>
        <translation>Quầy nào làm thay</translation>
    </message>
    <message>
        <source>Its screens are off for (seconds)</source>
        <translation>Khi màn hình tắt quá (giây)</translation>
    </message>
    <message>
        <source>More waits than (units)</source>
        <translation>Khi chờ quá (phần)</translation>
    </message>
    <message>
        <source>never</source>
        <translation>không bao giờ</translation>
    </message>
    <message>
        <source>People at work here</source>
        <translation>Số người làm tại đây</translation>
    </message>
</context>
<context>
    <name>StationStrip</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n việc nữa</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StationsSheet</name>
    <message>
        <source>Stations</source>
        <translation>Các quầy làm món</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>Đang xem</translation>
    </message>
    <message>
        <source>What is wrong (%1)</source>
        <translation>Cần xử lý (%1)</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Cần xử lý</translation>
    </message>
    <message>
        <source>Messages (%1)</source>
        <translation>Tin nhắn (%1)</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Tin nhắn</translation>
    </message>
    <message>
        <source>All stations follow</source>
        <translation>Mọi quầy đều ổn</translation>
    </message>
    <message>
        <source>Their screens are on, have what this till ordered, and nothing waits for too long.</source>
        <translation>Màn hình đều bật, đã có mọi món quầy này gọi, và không món nào chờ quá lâu.</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nhắn</translation>
    </message>
    <message>
        <source>Send a message about %1</source>
        <translation>Nhắn về %1</translation>
    </message>
    <message>
        <source>Nothing was said today</source>
        <translation>Hôm nay chưa có tin nhắn</translation>
    </message>
    <message>
        <source>What stations and tills tell each other stands here.</source>
        <translation>Những gì các quầy nhắn nhau nằm ở đây.</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Đã xem</translation>
    </message>
    <message>
        <source>Seen: %1</source>
        <translation>Đã xem: %1</translation>
    </message>
    <message>
        <source>Sold out: %1</source>
        <translation>Hết món: %1</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Gửi đến</translation>
    </message>
    <message>
        <source>About %1, with one touch</source>
        <translation>Về %1, chạm một lần</translation>
    </message>
    <message>
        <source>With one touch</source>
        <translation>Chạm một lần</translation>
    </message>
    <message>
        <source>In your words</source>
        <translation>Tự viết</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Gửi</translation>
    </message>
</context>
<context>
    <name>SyncPanel</name>
    <message>
        <source>Sync report</source>
        <translation>Tình trạng đồng bộ</translation>
    </message>
</context>
<context>
    <name>TaxEditor</name>
    <message>
        <source>Prices and this tax</source>
        <translation>Giá và thuế này</translation>
    </message>
    <message>
        <source>Prices contain it</source>
        <translation>Giá đã gồm thuế</translation>
    </message>
    <message>
        <source>Added to prices</source>
        <translation>Cộng thêm vào giá</translation>
    </message>
    <message>
        <source>Rates</source>
        <translation>Các mức thuế</translation>
    </message>
    <message>
        <source>Per cent</source>
        <translation>Phần trăm</translation>
    </message>
    <message>
        <source>Per cent of rate %1</source>
        <translation>Phần trăm của mức %1</translation>
    </message>
    <message>
        <source>From this day on</source>
        <translation>Từ ngày</translation>
    </message>
    <message>
        <source>First day of rate %1</source>
        <translation>Ngày đầu của mức %1</translation>
    </message>
    <message>
        <source>Since ever</source>
        <translation>Từ đầu</translation>
    </message>
    <message>
        <source>Remove rate %1</source>
        <translation>Bỏ mức %1</translation>
    </message>
    <message>
        <source>Another rate</source>
        <translation>Thêm mức</translation>
    </message>
</context>
<context>
    <name>TipRow</name>
    <message>
        <source>Tip</source>
        <translation>Tiền tip</translation>
    </message>
    <message>
        <source>Tip %1</source>
        <translation>Tiền tip %1</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Khác</translation>
    </message>
    <message>
        <source>Type another tip on the pad</source>
        <translation>Gõ số tiền tip khác trên bàn phím</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Find a product</source>
        <translation>Tìm món</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Đơn hàng</translation>
    </message>
    <message>
        <source>Today&apos;s orders, %1 waiting</source>
        <translation>Đơn hôm nay, %1 đang chờ</translation>
    </message>
    <message>
        <source>Today&apos;s orders</source>
        <translation>Đơn hôm nay</translation>
    </message>
    <message>
        <source>Time: %1</source>
        <translation>Giờ: %1</translation>
    </message>
    <message>
        <source>Boxes of the shop: %1</source>
        <translation>Các máy của quán: %1</translation>
    </message>
    <message>
        <source>Shift, drawer and reports</source>
        <translation>Ca, két và báo cáo</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Nhân viên</translation>
    </message>
    <message>
        <source>%1 is signed in; lock or switch</source>
        <translation>%1 đang đăng nhập; khóa hoặc đổi người</translation>
    </message>
    <message>
        <source>Screen, language and keys</source>
        <translation>Màn hình, ngôn ngữ và phím</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Tìm món</translation>
    </message>
    <message numerus="yes">
        <source>Menu, %n edits not published</source>
        <translation>
            <numerusform>Thực đơn, %n thay đổi chưa áp dụng</numerusform>
        </translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Thực đơn</translation>
    </message>
    <message numerus="yes">
        <source>Stations and messages: %n to look at</source>
        <translation>
            <numerusform>Các quầy và tin nhắn: %n việc cần xem</numerusform>
        </translation>
    </message>
    <message>
        <source>Stations and messages</source>
        <translation>Các quầy và tin nhắn</translation>
    </message>
</context>
<context>
    <name>VoucherForm</name>
    <message>
        <source>What it takes off</source>
        <translation>Giảm bao nhiêu</translation>
    </message>
    <message>
        <source>Percent</source>
        <translation>Phần trăm</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Số tiền</translation>
    </message>
    <message>
        <source>How often</source>
        <translation>Số lần dùng</translation>
    </message>
    <message>
        <source>Once</source>
        <translation>Một lần</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>Không giới hạn</translation>
    </message>
    <message>
        <source>How long</source>
        <translation>Thời hạn</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hôm nay</translation>
    </message>
    <message>
        <source>A week</source>
        <translation>Một tuần</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 ngày</translation>
    </message>
    <message>
        <source>A year</source>
        <translation>Một năm</translation>
    </message>
    <message>
        <source>For orders from %1 on</source>
        <translation>Cho đơn từ %1</translation>
    </message>
    <message>
        <source>For any order</source>
        <translation>Cho mọi đơn</translation>
    </message>
    <message>
        <source>Type from what amount on: %1</source>
        <translation>Gõ mức đơn tối thiểu: %1</translation>
    </message>
    <message>
        <source>Own code (optional)</source>
        <translation>Mã riêng (tùy ý)</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Đã tạo</translation>
    </message>
    <message>
        <source>Storing …</source>
        <translation>Đang lưu …</translation>
    </message>
    <message>
        <source>Make the voucher</source>
        <translation>Tạo phiếu</translation>
    </message>
</context>
<context>
    <name>VoucherList</name>
    <message>
        <source>Vouchers</source>
        <translation>Phiếu giảm giá</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Thu hồi</translation>
    </message>
    <message>
        <source>Withdraw the voucher %1</source>
        <translation>Thu hồi phiếu %1</translation>
    </message>
    <message>
        <source>No voucher yet</source>
        <translation>Chưa có phiếu nào</translation>
    </message>
    <message>
        <source>A manager makes them here, or many at once with “phin voucher make”.</source>
        <translation>Quản lý tạo phiếu ở đây, hoặc tạo nhiều phiếu một lúc bằng “phin voucher make”.</translation>
    </message>
</context>
<context>
    <name>VoucherSheet</name>
    <message>
        <source>Hand a voucher in</source>
        <translation>Nhập phiếu giảm giá</translation>
    </message>
    <message>
        <source>New voucher</source>
        <translation>Phiếu mới</translation>
    </message>
    <message>
        <source>Vouchers</source>
        <translation>Phiếu giảm giá</translation>
    </message>
    <message>
        <source>All vouchers</source>
        <translation>Tất cả phiếu</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Scan the code, or type it. Capitals and dashes do not matter.</source>
        <translation>Quét mã hoặc gõ vào. Chữ hoa, chữ thường và dấu gạch đều được.</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Mã phiếu</translation>
    </message>
    <message>
        <source>On this order: %1</source>
        <translation>Đơn này đang dùng: %1</translation>
    </message>
    <message>
        <source>Take it off</source>
        <translation>Bỏ phiếu</translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation>Đang tìm …</translation>
    </message>
    <message>
        <source>Take the voucher</source>
        <translation>Dùng phiếu</translation>
    </message>
</context>
</TS>
