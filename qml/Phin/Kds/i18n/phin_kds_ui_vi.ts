<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN" sourcelanguage="en_US">
<context>
    <name>AllDayStrip</name>
    <message>
        <source>Still to be made, all tickets together</source>
        <translation>Còn phải làm, tính chung mọi phiếu</translation>
    </message>
</context>
<context>
    <name>BatchCard</name>
    <message>
        <source>being made</source>
        <translation>đang làm</translation>
    </message>
    <message>
        <source>to be made</source>
        <translation>chờ làm</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>%1 ×</source>
        <translation>%1 ×</translation>
    </message>
    <message>
        <source>later: %1</source>
        <translation>để sau: %1</translation>
    </message>
    <message>
        <source>Make fewer: %1</source>
        <translation>Làm ít hơn: %1</translation>
    </message>
    <message>
        <source>Make more: %1</source>
        <translation>Làm nhiều hơn: %1</translation>
    </message>
    <message>
        <source>Choose orders: %1</source>
        <translation>Chọn phiếu: %1</translation>
    </message>
</context>
<context>
    <name>BatchPage</name>
    <message>
        <source>To be made, the same of all tickets together</source>
        <translation>Món giống nhau của mọi phiếu, làm chung</translation>
    </message>
</context>
<context>
    <name>BatchSheet</name>
    <message>
        <source>Made now is what is ticked</source>
        <translation>Làm ngay những phiếu được chọn</translation>
    </message>
    <message>
        <source>being made</source>
        <translation>đang làm</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Xong</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Bắt đầu làm</translation>
    </message>
</context>
<context>
    <name>ChangeMark</name>
    <message>
        <source>REMOVED, made already</source>
        <translation>ĐÃ BỎ, lỡ làm rồi</translation>
    </message>
    <message>
        <source>REMOVED, do not make</source>
        <translation>ĐÃ BỎ, không làm</translation>
    </message>
    <message>
        <source>NEW, instead of %1</source>
        <translation>MÓN MỚI, thay cho %1</translation>
    </message>
    <message>
        <source>NEW</source>
        <translation>MÓN MỚI</translation>
    </message>
    <message>
        <source>WAS %1, NOW %2</source>
        <translation>TRƯỚC %1, NAY %2</translation>
    </message>
    <message>
        <source>%1, made already</source>
        <translation>%1, lỡ làm rồi</translation>
    </message>
    <message>
        <source>%1: %2 more</source>
        <translation>%1: thêm %2</translation>
    </message>
</context>
<context>
    <name>HandedStrip</name>
    <message>
        <source>no screen here was on</source>
        <translation>ở đây không có màn hình nào bật</translation>
    </message>
    <message>
        <source>too much waited here</source>
        <translation>ở đây đang quá nhiều việc</translation>
    </message>
    <message>
        <source>paused here</source>
        <translation>ở đây đang tạm ngưng</translation>
    </message>
    <message>
        <source>sent by a person</source>
        <translation>có người chuyển sang</translation>
    </message>
    <message numerus="yes">
        <source>%1 makes %n line(s) from here</source>
        <translation>
            <numerusform>%1 làm %n món của nơi này</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LaterCount</name>
    <message numerus="yes">
        <source>%n later</source>
        <translation>
            <numerusform>%n đơn hẹn giờ</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Letters</name>
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
</context>
<context>
    <name>Main</name>
    <message>
        <source>Not stored, nothing was changed. Try again.</source>
        <translation>Chưa lưu được, không có gì thay đổi. Hãy thử lại.</translation>
    </message>
    <message>
        <source>There is nothing to recall.</source>
        <translation>Không có phiếu nào để gọi lại.</translation>
    </message>
    <message>
        <source>Not complete yet: something is still being made.</source>
        <translation>Chưa đủ món: vẫn còn món đang làm.</translation>
    </message>
    <message>
        <source>%1 is back</source>
        <translation>%1 đã trở lại</translation>
    </message>
    <message>
        <source>Nothing to make</source>
        <translation>Chưa có gì để làm</translation>
    </message>
    <message>
        <source>Reading the open tickets</source>
        <translation>Đang đọc các phiếu chưa xong</translation>
    </message>
    <message>
        <source>New tickets appear here by themselves.</source>
        <translation>Phiếu mới sẽ tự hiện ở đây.</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>Không có gì để hoàn tác.</translation>
    </message>
    <message>
        <source>%1 is done</source>
        <translation>%1 xong</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
    <message>
        <source>Ready for %1</source>
        <translation>Có món của %1</translation>
    </message>
    <message>
        <source>Not done. Look at the ticket and try again.</source>
        <translation>Chưa làm được. Hãy xem lại phiếu rồi thử lại.</translation>
    </message>
    <message>
        <source>Not done: it is on hold, or void. A long touch on its head releases it.</source>
        <translation>Chưa làm được: phiếu đang tạm giữ hoặc đã hủy. Nhấn giữ đầu phiếu để thôi tạm giữ.</translation>
    </message>
    <message>
        <source>Not sent. Look at what it is about and try again.</source>
        <translation>Chưa gửi được. Hãy xem lại nội dung rồi thử lại.</translation>
    </message>
    <message>
        <source>Not done: %1 is on hold or void. The others are.</source>
        <translation>Chưa làm được %1: đang tạm giữ hoặc đã hủy. Các phiếu khác đã ghi.</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Đã gửi</translation>
    </message>
    <message>
        <source>%1 can be had again.</source>
        <translation>Đã có lại %1.</translation>
    </message>
    <message>
        <source>%1 is sold out today, at all tills.</source>
        <translation>%1 hết trong hôm nay, ở mọi máy thu ngân.</translation>
    </message>
    <message>
        <source>Could not be taken back: %1</source>
        <translation>Không lấy lại được: %1</translation>
    </message>
</context>
<context>
    <name>MessageSheet</name>
    <message>
        <source>Messages</source>
        <translation>Tin nhắn</translation>
    </message>
    <message>
        <source>To whom</source>
        <translation>Gửi cho</translation>
    </message>
    <message>
        <source>Tills</source>
        <translation>Thu ngân</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tất cả</translation>
    </message>
    <message>
        <source>Free words, or what of</source>
        <translation>Nội dung, hoặc tên thứ đó</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Gửi</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Về phiếu</translation>
    </message>
    <message>
        <source>About which order</source>
        <translation>Về phiếu nào</translation>
    </message>
    <message>
        <source>The day&apos;s messages</source>
        <translation>Tin nhắn hôm nay</translation>
    </message>
    <message>
        <source>%1, from here to %2</source>
        <translation>%1, từ đây đến %2</translation>
    </message>
    <message>
        <source>the tills</source>
        <translation>thu ngân</translation>
    </message>
    <message>
        <source>all</source>
        <translation>tất cả</translation>
    </message>
    <message>
        <source>%1, from %2</source>
        <translation>%1, từ %2</translation>
    </message>
    <message>
        <source>seen: %1</source>
        <translation>đã xem: %1</translation>
    </message>
    <message>
        <source>nobody has seen it yet</source>
        <translation>chưa ai xem</translation>
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
        <source>No messages today</source>
        <translation>Hôm nay chưa có tin nhắn</translation>
    </message>
</context>
<context>
    <name>MessageStrip</name>
    <message>
        <source>%1 (%2, %3)</source>
        <translation>%1 (%2, %3)</translation>
    </message>
    <message numerus="yes">
        <source>+%n more</source>
        <translation>
            <numerusform>+%n nữa</numerusform>
        </translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Đã xem</translation>
    </message>
</context>
<context>
    <name>NoteBlock</name>
    <message>
        <source>ALLERGY</source>
        <translation>DỊ ỨNG</translation>
    </message>
</context>
<context>
    <name>Pager</name>
    <message numerus="yes">
        <source>Back: %n earlier ticket(s)</source>
        <translation>
            <numerusform>Quay lại: %n phiếu trước</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>+%n more</source>
        <translation>
            <numerusform>+%n nữa</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PauseSheet</name>
    <message>
        <source>Paused since %1</source>
        <translation>Tạm ngưng từ %1</translation>
    </message>
    <message>
        <source>Pause this station</source>
        <translation>Tạm ngưng quầy này</translation>
    </message>
    <message>
        <source>All screens and tills say so, and why</source>
        <translation>Mọi màn hình và máy thu ngân đều báo, kèm lý do</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Làm tiếp</translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation>Lý do khác</translation>
    </message>
    <message>
        <source>Pause for this reason</source>
        <translation>Tạm ngưng vì lý do này</translation>
    </message>
    <message>
        <source>Cleaning</source>
        <translation>Vệ sinh</translation>
    </message>
    <message>
        <source>Machine fault</source>
        <translation>Máy hỏng</translation>
    </message>
    <message>
        <source>Out of water or power</source>
        <translation>Mất nước hoặc mất điện</translation>
    </message>
    <message>
        <source>Restocking</source>
        <translation>Lấy thêm nguyên liệu</translation>
    </message>
    <message>
        <source>Short break</source>
        <translation>Nghỉ một chút</translation>
    </message>
    <message>
        <source>Too many orders</source>
        <translation>Quá nhiều đơn</translation>
    </message>
</context>
<context>
    <name>PauseStrip</name>
    <message>
        <source>%1 pauses since %2: %3</source>
        <translation>%1 tạm ngưng từ %2: %3</translation>
    </message>
    <message>
        <source>PAUSED since %1: %2</source>
        <translation>TẠM NGƯNG từ %1: %2</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Làm tiếp</translation>
    </message>
</context>
<context>
    <name>ProductPage</name>
    <message>
        <source>Still to be made, by product</source>
        <translation>Còn phải làm, theo món</translation>
    </message>
    <message>
        <source>%1 ×</source>
        <translation>%1 ×</translation>
    </message>
    <message>
        <source>from the top</source>
        <translation>về đầu</translation>
    </message>
    <message>
        <source>more below</source>
        <translation>còn nữa</translation>
    </message>
</context>
<context>
    <name>RecentSheet</name>
    <message>
        <source>Left lately</source>
        <translation>Vừa xong</translation>
    </message>
    <message>
        <source>Touch one to bring it back</source>
        <translation>Chạm vào phiếu để gọi lại</translation>
    </message>
    <message>
        <source>Bring back %1</source>
        <translation>Gọi lại %1</translation>
    </message>
</context>
<context>
    <name>ScreenSheet</name>
    <message>
        <source>This screen</source>
        <translation>Màn hình này</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Ngôn ngữ</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Giao diện</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Tối</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Sáng</translation>
    </message>
    <message>
        <source>Chime for new tickets</source>
        <translation>Chuông khi có phiếu mới</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Bật</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Tắt</translation>
    </message>
    <message>
        <source>Nothing can be heard: the package %1 is not installed.</source>
        <translation>Không có tiếng: chưa cài gói %1.</translation>
    </message>
    <message>
        <source>Paused: go on</source>
        <translation>Đang ngưng: làm tiếp</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Tạm ngưng</translation>
    </message>
    <message>
        <source>Sold out: %1</source>
        <translation>Hết món: %1</translation>
    </message>
    <message>
        <source>Sold out</source>
        <translation>Hết món</translation>
    </message>
    <message>
        <source>Read from</source>
        <translation>Đọc từ xa</translation>
    </message>
    <message>
        <source>%1 m</source>
        <translation>%1 m</translation>
    </message>
    <message>
        <source>Tickets stand</source>
        <translation>Thứ tự phiếu</translation>
    </message>
    <message>
        <source>As they come</source>
        <translation>Theo lúc đến</translation>
    </message>
    <message>
        <source>As they are due</source>
        <translation>Theo lúc phải xong</translation>
    </message>
</context>
<context>
    <name>SoldOutSheet</name>
    <message>
        <source>Sold out</source>
        <translation>Hết món</translation>
    </message>
    <message>
        <source>Touch a product: the tills stop selling it today. Once more: there is some again.</source>
        <translation>Chạm vào món: hôm nay các máy thu ngân ngừng bán. Chạm lần nữa: đã có lại.</translation>
    </message>
    <message>
        <source>Find on the menu</source>
        <translation>Tìm trong thực đơn</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Món</translation>
    </message>
    <message>
        <source>%1 is sold out: there is some again</source>
        <translation>%1 đang hết: báo đã có lại</translation>
    </message>
    <message>
        <source>No more %1</source>
        <translation>Báo hết %1</translation>
    </message>
    <message>
        <source>sold out</source>
        <translation>hết</translation>
    </message>
    <message>
        <source>Nothing on the menu is called so.</source>
        <translation>Thực đơn không có món nào tên như vậy.</translation>
    </message>
    <message>
        <source>There is no menu yet.</source>
        <translation>Chưa có thực đơn.</translation>
    </message>
</context>
<context>
    <name>StaffKey</name>
    <message>
        <source>%1 stands here</source>
        <translation>%1 đứng quầy</translation>
    </message>
    <message>
        <source>Who stands here?</source>
        <translation>Ai đứng quầy?</translation>
    </message>
</context>
<context>
    <name>StatusWords</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>All here: %1</source>
        <translation>Đủ phiếu: %1</translation>
    </message>
    <message>
        <source>Catching up: %1</source>
        <translation>Đang nhận: %1</translation>
    </message>
    <message>
        <source>%1 of %2 tills on</source>
        <translation>%1/%2 máy thu ngân đang bật</translation>
    </message>
    <message>
        <source>Rebuilding: %1</source>
        <translation>Đang khôi phục: %1</translation>
    </message>
    <message>
        <source>Not part of the shop any more</source>
        <translation>Không còn thuộc quán này</translation>
    </message>
    <message>
        <source>Disk full</source>
        <translation>Ổ đĩa đầy</translation>
    </message>
    <message>
        <source>Disk failing</source>
        <translation>Ổ đĩa bị lỗi</translation>
    </message>
    <message>
        <source>Two boxes have this name</source>
        <translation>Hai máy trùng tên</translation>
    </message>
    <message>
        <source>Waiting for the tills</source>
        <translation>Đang chờ máy thu ngân</translation>
    </message>
    <message>
        <source>Offline since %1</source>
        <translation>Mất mạng từ %1</translation>
    </message>
    <message>
        <source>Not fresh since %1</source>
        <translation>Chưa mới từ %1</translation>
    </message>
</context>
<context>
    <name>TicketCard</name>
    <message>
        <source>from the top</source>
        <translation>về đầu</translation>
    </message>
    <message>
        <source>more below</source>
        <translation>còn nữa</translation>
    </message>
</context>
<context>
    <name>TicketHeader</name>
    <message>
        <source>For here</source>
        <translation>Tại chỗ</translation>
    </message>
    <message>
        <source>Takeaway</source>
        <translation>Mang đi</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>Giao đi</translation>
    </message>
    <message>
        <source>VOID: do not make</source>
        <translation>ĐÃ HỦY: đừng làm</translation>
    </message>
    <message>
        <source>REFUNDED: ask</source>
        <translation>ĐÃ HOÀN TIỀN: hỏi lại</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>đủ món</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>xong</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>còn %1</translation>
    </message>
    <message>
        <source>Take away voided %1</source>
        <translation>Cất phiếu đã hủy %1</translation>
    </message>
    <message>
        <source>Done: %1</source>
        <translation>Xong: %1</translation>
    </message>
    <message>
        <source>CHANGED</source>
        <translation>ĐÃ ĐỔI</translation>
    </message>
    <message>
        <source>+%1 over</source>
        <translation>+%1 trễ</translation>
    </message>
    <message>
        <source>waits for %1</source>
        <translation>đang chờ %1</translation>
    </message>
    <message>
        <source>ON HOLD</source>
        <translation>TẠM GIỮ</translation>
    </message>
    <message>
        <source>FIRST</source>
        <translation>LÀM TRƯỚC</translation>
    </message>
    <message>
        <source>with a note</source>
        <translation>có ghi chú</translation>
    </message>
    <message>
        <source>ALLERGY</source>
        <translation>DỊ ỨNG</translation>
    </message>
    <message>
        <source>LATER</source>
        <translation>CHƯA LÀM</translation>
    </message>
    <message>
        <source>PRE-ORDER %1</source>
        <translation>ĐẶT TRƯỚC %1</translation>
    </message>
</context>
<context>
    <name>TicketLine</name>
    <message>
        <source>to be made</source>
        <translation>chờ làm</translation>
    </message>
    <message>
        <source>being made</source>
        <translation>đang làm</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>xong</translation>
    </message>
    <message>
        <source>handed over</source>
        <translation>đã giao</translation>
    </message>
    <message>
        <source>once more</source>
        <translation>làm lại</translation>
    </message>
    <message>
        <source>ALLERGY: %1</source>
        <translation>DỊ ỨNG: %1</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>từ %1</translation>
    </message>
    <message>
        <source>also at %1</source>
        <translation>làm cùng %1</translation>
    </message>
</context>
<context>
    <name>TicketSheet</name>
    <message>
        <source>Begin it: no longer on hold</source>
        <translation>Làm được rồi: thôi tạm giữ</translation>
    </message>
    <message>
        <source>Hold: nobody begins it yet</source>
        <translation>Tạm giữ: chưa ai làm</translation>
    </message>
    <message>
        <source>Back in its turn</source>
        <translation>Trả về đúng lượt</translation>
    </message>
    <message>
        <source>First: before all others</source>
        <translation>Làm trước mọi phiếu khác</translation>
    </message>
    <message>
        <source>A message about it</source>
        <translation>Nhắn tin về phiếu này</translation>
    </message>
    <message>
        <source>Something of it is sold out</source>
        <translation>Báo hết một món trong phiếu</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message numerus="yes">
        <source>%n ticket(s)</source>
        <translation>
            <numerusform>%n phiếu</numerusform>
        </translation>
    </message>
    <message>
        <source>Recall %1</source>
        <translation>Gọi lại %1</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Gọi lại</translation>
    </message>
    <message>
        <source>All that left lately</source>
        <translation>Các phiếu vừa xong</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>Phiếu</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Món</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>Làm chung</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Tin nhắn</translation>
    </message>
    <message>
        <source>This screen, pause, sold out</source>
        <translation>Màn hình này, tạm ngưng, hết món</translation>
    </message>
</context>
<context>
    <name>WarningStrip</name>
    <message>
        <source>Another box goes by this station&apos;s name. Switch one of them off.</source>
        <translation>Có máy khác trùng tên trạm này. Hãy tắt một máy.</translation>
    </message>
    <message>
        <source>This station is not part of the shop any more. Call the manager.</source>
        <translation>Trạm này không còn thuộc quán. Hãy gọi quản lý.</translation>
    </message>
    <message>
        <source>This station&apos;s disk is full: no tickets come in, no marks are kept. Call the manager.</source>
        <translation>Đĩa của trạm đã đầy: không nhận phiếu, không lưu dấu. Hãy gọi quản lý.</translation>
    </message>
    <message>
        <source>This station&apos;s disk is failing: no tickets come in, no marks are kept. Call the manager.</source>
        <translation>Đĩa của trạm bị hỏng: không nhận phiếu, không lưu dấu. Hãy gọi quản lý.</translation>
    </message>
    <message>
        <source>Cut off since %1: tickets may be missing, ask the till. Marks are kept.</source>
        <translation>Mất mạng từ %1: có thể thiếu phiếu, hãy hỏi quầy. Dấu vẫn được lưu.</translation>
    </message>
</context>
<context>
    <name>WhoSheet</name>
    <message>
        <source>Who stands here?</source>
        <translation>Ai đứng quầy?</translation>
    </message>
    <message>
        <source>What is made from now on carries the name.</source>
        <translation>Món làm từ giờ sẽ ghi tên người này.</translation>
    </message>
    <message>
        <source>Nobody in particular</source>
        <translation>Không ghi tên ai</translation>
    </message>
</context>
</TS>
