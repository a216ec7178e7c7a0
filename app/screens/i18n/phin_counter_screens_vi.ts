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
</context>
<context>
    <name>phin::counter::PaymentModel</name>
    <message>
        <source>Not paid.</source>
        <translation>Chưa thanh toán được.</translation>
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
