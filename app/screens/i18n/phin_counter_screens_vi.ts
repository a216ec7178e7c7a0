<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN" sourcelanguage="en_US">
<context>
    <name>Explain</name>
    <message>
        <source>Nothing was kept. Try again; if it stays so, call the manager.</source>
        <translation>Chưa có gì được lưu. Hãy thử lại; nếu vẫn vậy, gọi quản lý.</translation>
    </message>
    <message>
        <source>It is not there any more. Choose again.</source>
        <translation>Mục này không còn nữa. Hãy chọn lại.</translation>
    </message>
    <message>
        <source>Change the order and try again.</source>
        <translation>Hãy sửa đơn rồi thử lại.</translation>
    </message>
</context>
<context>
    <name>StaffWords</name>
    <message>
        <source>Manager</source>
        <translation>Quản lý</translation>
    </message>
    <message>
        <source>Shift lead</source>
        <translation>Trưởng ca</translation>
    </message>
    <message>
        <source>Cashier</source>
        <translation>Thu ngân</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 phút</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 giờ %2 phút</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>Giảm giá</translation>
    </message>
    <message>
        <source>Another price</source>
        <translation>Đổi giá</translation>
    </message>
    <message>
        <source>On the house</source>
        <translation>Quán mời</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>Hủy đơn</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>Hoàn tiền</translation>
    </message>
    <message>
        <source>Open the drawer</source>
        <translation>Mở két</translation>
    </message>
    <message>
        <source>Cash in or out</source>
        <translation>Nộp, rút tiền két</translation>
    </message>
    <message>
        <source>Open the shift</source>
        <translation>Mở ca</translation>
    </message>
    <message>
        <source>Close the shift</source>
        <translation>Chốt ca</translation>
    </message>
    <message>
        <source>Close the day</source>
        <translation>Chốt ngày</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Báo cáo</translation>
    </message>
    <message>
        <source>Change the menu</source>
        <translation>Sửa thực đơn</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Nhân viên</translation>
    </message>
    <message>
        <source>Boxes of the shop</source>
        <translation>Các máy của quán</translation>
    </message>
    <message>
        <source>Sell</source>
        <translation>Bán hàng</translation>
    </message>
    <message>
        <source>A manager can allow this once.</source>
        <translation>Quản lý có thể cho phép một lần.</translation>
    </message>
    <message>
        <source>A shift lead or manager can allow this once.</source>
        <translation>Trưởng ca hoặc quản lý có thể cho phép một lần.</translation>
    </message>
    <message>
        <source>Locked after too many wrong PINs. Ask a manager, or try again in %1 min.</source>
        <translation>Đã khóa vì sai PIN nhiều lần. Hãy nhờ quản lý, hoặc thử lại sau %1 phút.</translation>
    </message>
    <message>
        <source>Wrong PIN. Try again in %1 s.</source>
        <translation>Sai PIN. Thử lại sau %1 giây.</translation>
    </message>
    <message>
        <source>You can try again now.</source>
        <translation>Bạn có thể thử lại.</translation>
    </message>
    <message>
        <source>Wrong PIN. One more try before you wait.</source>
        <translation>Sai PIN. Còn 1 lần thử nữa rồi phải chờ.</translation>
    </message>
    <message>
        <source>Wrong PIN. %1 more tries before you wait.</source>
        <translation>Sai PIN. Còn %1 lần thử nữa rồi phải chờ.</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>On the house</source>
        <translation>Quán mời</translation>
    </message>
</context>
<context>
    <name>phin::counter::AvailabilityModel</name>
    <message>
        <source>%1: nothing was changed.</source>
        <translation>%1: không có gì thay đổi.</translation>
    </message>
    <message>
        <source>%1 can be had again.</source>
        <translation>%1 đã có lại.</translation>
    </message>
    <message>
        <source>%1 is sold out today, on all boxes.</source>
        <translation>%1 hết trong hôm nay, trên mọi máy.</translation>
    </message>
</context>
<context>
    <name>phin::counter::BoxesModel</name>
    <message>
        <source>%1 is not revoked. Try again.</source>
        <translation>Chưa thu hồi được %1. Hãy thử lại.</translation>
    </message>
    <message numerus="yes">
        <source>%n box(es) belong to the shop, %1 here now</source>
        <translation>
            <numerusform>Quán có %n máy, %1 máy đang có mặt</numerusform>
        </translation>
    </message>
    <message>
        <source>Boxes are let in and revoked on the box that holds the shop&apos;s key, usually the first till.</source>
        <translation>Việc cho máy mới vào và thu hồi làm trên máy giữ khóa của quán, thường là máy bán hàng đầu tiên.</translation>
    </message>
    <message>
        <source>Boxes are let in and revoked on %1, which holds the shop&apos;s key.</source>
        <translation>Việc cho máy mới vào và thu hồi làm trên %1, máy giữ khóa của quán.</translation>
    </message>
    <message>
        <source>The boxes cannot be listed now; this is tried again.</source>
        <translation>Chưa xem được danh sách máy; máy đang tự thử lại.</translation>
    </message>
    <message>
        <source>Till</source>
        <translation>Máy bán hàng</translation>
    </message>
    <message>
        <source>Till %1</source>
        <translation>Máy bán hàng %1</translation>
    </message>
    <message>
        <source>Barista&apos;s screen</source>
        <translation>Màn hình pha chế</translation>
    </message>
    <message>
        <source>Kitchen&apos;s screen</source>
        <translation>Màn hình bếp</translation>
    </message>
    <message>
        <source>Expo&apos;s screen</source>
        <translation>Màn hình ra món</translation>
    </message>
    <message>
        <source>Guests&apos; board</source>
        <translation>Bảng gọi khách</translation>
    </message>
    <message>
        <source>Station: %1</source>
        <translation>Trạm: %1</translation>
    </message>
    <message>
        <source>Sync agent</source>
        <translation>Máy đồng bộ</translation>
    </message>
    <message>
        <source>Cloud</source>
        <translation>Đám mây</translation>
    </message>
    <message>
        <source>Broker</source>
        <translation>Máy trung chuyển</translation>
    </message>
    <message>
        <source>Has not run yet</source>
        <translation>Chưa chạy lần nào</translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation>Đã thu hồi</translation>
    </message>
    <message>
        <source>This till</source>
        <translation>Máy này</translation>
    </message>
    <message>
        <source>Here now</source>
        <translation>Đang có mặt</translation>
    </message>
    <message>
        <source>Not heard yet</source>
        <translation>Chưa có tin</translation>
    </message>
    <message>
        <source>Last heard %1</source>
        <translation>Có tin lúc %1</translation>
    </message>
    <message>
        <source>Certificate ended %1</source>
        <translation>Chứng chỉ đã hết hạn %1</translation>
    </message>
    <message>
        <source>Certificate until %1</source>
        <translation>Chứng chỉ đến %1</translation>
    </message>
</context>
<context>
    <name>phin::counter::CartModel</name>
    <message>
        <source>%1 is sold out.</source>
        <translation>%1 đã hết.</translation>
    </message>
    <message>
        <source>Only %1 of %2 left.</source>
        <translation>%2 chỉ còn %1.</translation>
    </message>
    <message>
        <source>Only %1 of %2 left here. The other tills have %3 more and were asked for them; try again in a moment.</source>
        <translation>Quầy này chỉ còn %1 %2. Các quầy khác còn %3 và đã được hỏi; hãy thử lại sau giây lát.</translation>
    </message>
    <message>
        <source>Not changed.</source>
        <translation>Chưa sửa được.</translation>
    </message>
    <message>
        <source>Not added.</source>
        <translation>Chưa thêm được.</translation>
    </message>
    <message>
        <source>Not removed.</source>
        <translation>Chưa bỏ được.</translation>
    </message>
    <message>
        <source>No discount given.</source>
        <translation>Chưa giảm giá được.</translation>
    </message>
    <message>
        <source>Not cleared.</source>
        <translation>Chưa xóa được.</translation>
    </message>
    <message>
        <source>all of the order</source>
        <translation>cả đơn</translation>
    </message>
    <message>
        <source>Not taken back.</source>
        <translation>Chưa hoàn tác được.</translation>
    </message>
    <message>
        <source>Not opened.</source>
        <translation>Chưa mở được.</translation>
    </message>
    <message>
        <source>No order opened.</source>
        <translation>Chưa mở được đơn.</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n món</numerusform>
        </translation>
    </message>
    <message>
        <source>The menu has changed.</source>
        <translation>Thực đơn đã đổi.</translation>
    </message>
    <message>
        <source>Not merged.</source>
        <translation>Chưa gộp được.</translation>
    </message>
    <message>
        <source>Two orders are one</source>
        <translation>Đã gộp hai đơn</translation>
    </message>
    <message>
        <source>Not split.</source>
        <translation>Chưa tách được.</translation>
    </message>
    <message numerus="yes">
        <source>Split into %n orders</source>
        <translation>
            <numerusform>Đã tách thành %n đơn</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing on the menu has the code %1. Look for it by name.</source>
        <translation>Thực đơn không có mã %1. Hãy tìm theo tên.</translation>
    </message>
    <message>
        <source>%1 was not added.</source>
        <translation>Chưa thêm được %1.</translation>
    </message>
    <message>
        <source>Left out, as it cannot be had now: %1</source>
        <translation>Bỏ ra vì hiện không có: %1</translation>
    </message>
    <message>
        <source>Price typed</source>
        <translation>Giá nhập tay</translation>
    </message>
    <message>
        <source>%1 is over, price kept</source>
        <translation>%1 đã hết, giữ giá</translation>
    </message>
    <message>
        <source>Other prices: %1 instead of %2</source>
        <translation>Giá đã đổi: %1 thay vì %2</translation>
    </message>
    <message>
        <source>The whole order</source>
        <translation>Cả đơn</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n min ago</source>
        <translation>
            <numerusform>%1, %n phút trước</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2 h %3 min ago</source>
        <translation>%1, %2 giờ %3 phút trước</translation>
    </message>
    <message>
        <source>Another price</source>
        <translation>Đổi giá</translation>
    </message>
</context>
<context>
    <name>phin::counter::ComboSheetModel</name>
    <message>
        <source>Sold out: %1</source>
        <translation>Hết hàng: %1</translation>
    </message>
</context>
<context>
    <name>phin::counter::DoorModel</name>
    <message numerus="yes">
        <source>%n try(s) left</source>
        <translation>
            <numerusform>Còn %n lần thử</numerusform>
        </translation>
    </message>
    <message>
        <source>That is not the code. %1. If the new box does show it, somebody stands between the two: close the door and look at the network.</source>
        <translation>Mã không đúng. %1. Nếu máy mới hiện đúng mã này, có kẻ chen vào giữa hai máy: hãy đóng cửa và kiểm tra mạng.</translation>
    </message>
    <message>
        <source>The code is too old. Start again on the new box.</source>
        <translation>Mã đã quá hạn. Hãy làm lại trên máy mới.</translation>
    </message>
    <message>
        <source>The new box has gone. Start again on it.</source>
        <translation>Máy mới đã rời đi. Hãy làm lại trên máy đó.</translation>
    </message>
    <message>
        <source>%1 has come into the shop</source>
        <translation>%1 đã vào quán</translation>
    </message>
    <message>
        <source>The door cannot be opened</source>
        <translation>Không mở được cửa</translation>
    </message>
    <message>
        <source>A new box has come into the shop</source>
        <translation>Một máy mới đã vào quán</translation>
    </message>
    <message>
        <source>The door is closed</source>
        <translation>Cửa đã đóng</translation>
    </message>
    <message>
        <source>The door is closed behind it. On the new box, start the program that its screen names.</source>
        <translation>Cửa đã đóng lại. Trên máy mới, hãy chạy chương trình ghi trên màn hình của nó.</translation>
    </message>
    <message>
        <source>Perhaps another program uses its port, or the shop&apos;s key cannot be read.</source>
        <translation>Có thể chương trình khác đang dùng cổng này, hoặc không đọc được khóa của quán.</translation>
    </message>
    <message>
        <source>It was open long enough, and nobody came in. Open it again when the new box is ready.</source>
        <translation>Cửa đã mở đủ lâu mà chưa có máy nào vào. Hãy mở lại khi máy mới sẵn sàng.</translation>
    </message>
    <message>
        <source>Wrong codes were typed too often, and nobody came in. If they were typed as the new box showed them, somebody stands between the two: look at the network before you open it again.</source>
        <translation>Gõ sai mã quá nhiều lần, chưa có máy nào vào. Nếu đã gõ đúng mã máy mới hiện, có kẻ chen vào giữa hai máy: hãy kiểm tra mạng trước khi mở lại.</translation>
    </message>
    <message>
        <source>Too many visits ended without the right code, and nobody came in. If you do not know who knocked, look at the network before you open it again.</source>
        <translation>Quá nhiều lần có máy đến mà không gõ đúng mã, chưa có máy nào vào. Nếu không biết máy nào đã đến, hãy kiểm tra mạng trước khi mở lại.</translation>
    </message>
    <message>
        <source>The code was right, but the new box did not come in: it had gone, or its certificate could not be kept. Open the door again and start again on the new box.</source>
        <translation>Mã đúng nhưng máy mới chưa vào được: máy đã rời đi, hoặc không lưu được chứng chỉ. Hãy mở cửa lại và làm lại trên máy mới.</translation>
    </message>
    <message>
        <source>A manager has closed it. Nobody came in.</source>
        <translation>Quản lý đã đóng cửa. Chưa có máy nào vào.</translation>
    </message>
    <message>
        <source>Another manager has let it in.</source>
        <translation>Một quản lý khác đã cho máy vào.</translation>
    </message>
</context>
<context>
    <name>phin::counter::LiftModel</name>
    <message>
        <source>Not allowed. Try again.</source>
        <translation>Chưa được phép. Hãy thử lại.</translation>
    </message>
</context>
<context>
    <name>phin::counter::MenuModel</name>
    <message>
        <source>Favourites</source>
        <translation>Hay bán</translation>
    </message>
    <message>
        <source>Price typed</source>
        <translation>Giá nhập tay</translation>
    </message>
</context>
<context>
    <name>phin::counter::ModifierSheetModel</name>
    <message numerus="yes">
        <source>choose %n</source>
        <translation>
            <numerusform>chọn %n</numerusform>
        </translation>
    </message>
    <message>
        <source>choose %1 to %2</source>
        <translation>chọn %1 đến %2</translation>
    </message>
    <message numerus="yes">
        <source>up to %n</source>
        <translation>
            <numerusform>tối đa %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Cỡ</translation>
    </message>
    <message>
        <source>Choose: %1</source>
        <translation>Hãy chọn: %1</translation>
    </message>
    <message>
        <source>Allergens are not stated: ask who makes it.</source>
        <translation>Chưa khai chất gây dị ứng: hãy hỏi người pha chế.</translation>
    </message>
    <message>
        <source>None of the 14 allergens.</source>
        <translation>Không có chất nào trong 14 chất gây dị ứng.</translation>
    </message>
    <message>
        <source>Contains: %1</source>
        <translation>Chất gây dị ứng: %1</translation>
    </message>
</context>
<context>
    <name>phin::counter::OrdersTodayModel</name>
    <message>
        <source>No money given back.</source>
        <translation>Chưa hoàn tiền được.</translation>
    </message>
    <message>
        <source>Not voided.</source>
        <translation>Chưa hủy được.</translation>
    </message>
    <message>
        <source>Receipt %1</source>
        <translation>Hóa đơn %1</translation>
    </message>
    <message>
        <source>Refund %1</source>
        <translation>Hoàn tiền %1</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n món</numerusform>
        </translation>
    </message>
    <message>
        <source>Two tills took money for this order, %1 too much. Refund it once.</source>
        <translation>Hai quầy cùng thu tiền đơn này, thừa %1. Hãy hoàn lại một lần.</translation>
    </message>
    <message>
        <source>Two tills gave money back for this order, %1 too much. Ask the guest, or tell the manager.</source>
        <translation>Hai quầy cùng hoàn tiền đơn này, thừa %1. Hãy hỏi khách hoặc báo quản lý.</translation>
    </message>
</context>
<context>
    <name>phin::counter::PaymentModel</name>
    <message>
        <source>Not paid.</source>
        <translation>Chưa thanh toán được.</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Thẻ</translation>
    </message>
    <message>
        <source>QR code</source>
        <translation>Mã QR</translation>
    </message>
    <message>
        <source>Voucher</source>
        <translation>Phiếu quà</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>Tiền mặt</translation>
    </message>
    <message>
        <source>Not taken.</source>
        <translation>Chưa thu được.</translation>
    </message>
    <message>
        <source>Not given back.</source>
        <translation>Chưa trả lại được.</translation>
    </message>
</context>
<context>
    <name>phin::counter::ReceiptModel</name>
    <message>
        <source>The receipt is not shown.</source>
        <translation>Chưa xem được hóa đơn.</translation>
    </message>
</context>
<context>
    <name>phin::counter::SendModel</name>
    <message>
        <source>Not sent.</source>
        <translation>Chưa gửi được.</translation>
    </message>
</context>
<context>
    <name>phin::counter::ShiftModel</name>
    <message>
        <source>The shift cannot be shown.</source>
        <translation>Chưa xem được ca.</translation>
    </message>
    <message>
        <source>Earlier days cannot be shown.</source>
        <translation>Chưa xem được các ngày trước.</translation>
    </message>
    <message>
        <source>No shift is open. The first sale opens one by itself, without a float.</source>
        <translation>Chưa mở ca. Đơn bán đầu tiên sẽ tự mở ca, không có tiền đầu ca.</translation>
    </message>
    <message>
        <source>Open for %1, float %2</source>
        <translation>Ca ngày %1, tiền đầu ca %2</translation>
    </message>
    <message>
        <source>The shift was not opened.</source>
        <translation>Chưa mở được ca.</translation>
    </message>
    <message>
        <source>The shift is open.</source>
        <translation>Đã mở ca.</translation>
    </message>
    <message>
        <source>Nothing was written.</source>
        <translation>Chưa ghi lại gì.</translation>
    </message>
    <message>
        <source>Paid in: %1</source>
        <translation>Đã nộp thêm: %1</translation>
    </message>
    <message>
        <source>Paid out: %1</source>
        <translation>Đã chi: %1</translation>
    </message>
    <message>
        <source>Dropped into the safe: %1</source>
        <translation>Đã cất két: %1</translation>
    </message>
    <message>
        <source>Opened without a sale; it is written down.</source>
        <translation>Đã mở két không bán; có ghi lại.</translation>
    </message>
    <message>
        <source>The shift was not closed.</source>
        <translation>Chưa đóng được ca.</translation>
    </message>
    <message>
        <source>Order without a name</source>
        <translation>Đơn chưa có tên</translation>
    </message>
    <message>
        <source>The drawer is right</source>
        <translation>Két đúng số</translation>
    </message>
    <message>
        <source>%1 over</source>
        <translation>Thừa %1</translation>
    </message>
    <message>
        <source>%1 short</source>
        <translation>Thiếu %1</translation>
    </message>
    <message>
        <source>There is no report.</source>
        <translation>Chưa có báo cáo.</translation>
    </message>
    <message>
        <source>The day was not closed.</source>
        <translation>Chưa chốt được ngày.</translation>
    </message>
    <message>
        <source>Z %1</source>
        <translation>Z %1</translation>
    </message>
    <message>
        <source>The report was not saved.</source>
        <translation>Chưa lưu được báo cáo.</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Đã lưu: %1</translation>
    </message>
</context>
<context>
    <name>phin::counter::SignInModel</name>
    <message>
        <source>Type your PIN first.</source>
        <translation>Hãy nhập PIN trước.</translation>
    </message>
    <message>
        <source>%1 is at work.</source>
        <translation>%1 đã vào ca.</translation>
    </message>
    <message>
        <source>%1 has left work.</source>
        <translation>%1 đã ra ca.</translation>
    </message>
    <message>
        <source>The PIN was not looked at. Try again.</source>
        <translation>Chưa kiểm tra được PIN. Hãy thử lại.</translation>
    </message>
</context>
<context>
    <name>phin::counter::SplitModel</name>
    <message>
        <source>Stays</source>
        <translation>Ở lại</translation>
    </message>
    <message>
        <source>Order %1</source>
        <translation>Đơn %1</translation>
    </message>
</context>
<context>
    <name>phin::counter::StaffModel</name>
    <message numerus="yes">
        <source>%n at work</source>
        <translation>
            <numerusform>%n người đang làm</numerusform>
        </translation>
    </message>
    <message>
        <source>6 to 8 digits</source>
        <translation>6 đến 8 chữ số</translation>
    </message>
    <message>
        <source>4 to 8 digits</source>
        <translation>4 đến 8 chữ số</translation>
    </message>
    <message>
        <source>Somebody has to be a manager. Make another one first.</source>
        <translation>Phải có ít nhất một quản lý. Hãy chọn người khác làm quản lý trước.</translation>
    </message>
    <message>
        <source>This PIN is too easy to guess. Choose another.</source>
        <translation>PIN này quá dễ đoán. Hãy chọn PIN khác.</translation>
    </message>
    <message>
        <source>Kept: %1</source>
        <translation>Đã lưu: %1</translation>
    </message>
    <message>
        <source>%1 works here again.</source>
        <translation>%1 làm việc trở lại.</translation>
    </message>
    <message>
        <source>%1 works here no more.</source>
        <translation>%1 không còn làm ở quán.</translation>
    </message>
    <message>
        <source>%1 can try again now.</source>
        <translation>%1 có thể thử lại.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Chưa thay đổi gì.</translation>
    </message>
</context>
<context>
    <name>phin::counter::StatusModel</name>
    <message>
        <source>No network: selling goes on, orders are sent later</source>
        <translation>Mất mạng: vẫn bán được, đơn sẽ gửi sau</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n box(es)</source>
        <translation>
            <numerusform>%1/%n máy</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, nothing behind</source>
        <translation>%1, đã nhận đủ</translation>
    </message>
    <message>
        <source>%1, %2 behind</source>
        <translation>%1, còn thiếu %2 mục</translation>
    </message>
    <message>
        <source>Cloud: not heard of yet</source>
        <translation>Đám mây: chưa có tin</translation>
    </message>
    <message>
        <source>Cloud: sync agent is away</source>
        <translation>Đám mây: máy đồng bộ vắng mặt</translation>
    </message>
    <message>
        <source>Cloud: waiting</source>
        <translation>Đám mây: đang chờ</translation>
    </message>
    <message>
        <source>Cloud: has everything</source>
        <translation>Đám mây: đã nhận đủ</translation>
    </message>
    <message numerus="yes">
        <source>Cloud: %n to send</source>
        <translation>
            <numerusform>Đám mây: còn %n mục chưa gửi</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n phút</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n giờ</numerusform>
        </translation>
    </message>
    <message>
        <source>This till&apos;s clock is wrong: set its date and time</source>
        <translation>Đồng hồ máy này sai: hãy chỉnh ngày giờ</translation>
    </message>
    <message>
        <source>This till&apos;s clock went back by %1: set it</source>
        <translation>Đồng hồ máy này lùi %1: hãy chỉnh lại</translation>
    </message>
    <message>
        <source>This till&apos;s clock is %1 ahead: set it</source>
        <translation>Đồng hồ máy này nhanh %1: hãy chỉnh lại</translation>
    </message>
    <message>
        <source>This till&apos;s clock is %1 behind: set it</source>
        <translation>Đồng hồ máy này chậm %1: hãy chỉnh lại</translation>
    </message>
    <message>
        <source>The clocks of two boxes differ by %1: set the wrong one</source>
        <translation>Đồng hồ hai máy lệch nhau %1: hãy chỉnh máy sai</translation>
    </message>
    <message>
        <source>%1 sends too much: look after it</source>
        <translation>%1 gửi quá nhiều: hãy kiểm tra máy đó</translation>
    </message>
    <message>
        <source>Looking for the other boxes. Check that this till is on the shop&apos;s network.</source>
        <translation>Đang tìm các máy khác. Hãy kiểm tra máy này đã vào mạng của quán chưa.</translation>
    </message>
    <message>
        <source>A manager has revoked it. It sells nothing and its file is kept as it is. To use it again, enrol it anew.</source>
        <translation>Quản lý đã thu hồi máy này. Máy không bán hàng nữa và dữ liệu được giữ nguyên. Muốn dùng lại, hãy đăng ký lại từ đầu.</translation>
    </message>
    <message>
        <source>Asking the other boxes what they hold.</source>
        <translation>Đang hỏi các máy khác xem họ có gì.</translation>
    </message>
    <message>
        <source>%1 of %2 entries are here</source>
        <translation>Đã nhận %1 trên %2 mục</translation>
    </message>
    <message>
        <source>Another machine uses this till&apos;s name: call who installed it</source>
        <translation>Có máy khác trùng tên máy này: hãy gọi người lắp đặt</translation>
    </message>
    <message>
        <source>This till&apos;s disk is slow</source>
        <translation>Ổ đĩa của máy này chậm</translation>
    </message>
    <message>
        <source>Disk full: nothing is sold until there is room. Call the manager</source>
        <translation>Ổ đĩa đầy: tạm ngừng bán đến khi có chỗ trống. Hãy gọi quản lý</translation>
    </message>
    <message>
        <source>Disk failing: nothing is sold until it works again. Call the manager</source>
        <translation>Ổ đĩa bị lỗi: tạm ngừng bán đến khi hoạt động lại. Hãy gọi quản lý</translation>
    </message>
    <message>
        <source>This till&apos;s file is damaged: it starts again with a new one</source>
        <translation>Tệp dữ liệu của máy này bị hỏng: máy sẽ khởi động lại với tệp mới</translation>
    </message>
</context>
</TS>
