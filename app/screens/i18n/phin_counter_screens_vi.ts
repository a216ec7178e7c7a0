<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN" sourcelanguage="en_US">
<context>
    <name>MenuEditWords</name>
    <message>
        <source>Name</source>
        <translation>Tên</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Nhóm món</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>Nơi làm</translation>
    </message>
    <message>
        <source>Tax</source>
        <translation>Thuế</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Giá</translation>
    </message>
    <message>
        <source>Sizes</source>
        <translation>Cỡ</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>Tùy chọn</translation>
    </message>
    <message>
        <source>Sold out</source>
        <translation>Hết hàng</translation>
    </message>
    <message>
        <source>Price typed at the till</source>
        <translation>Nhập giá khi bán</translation>
    </message>
    <message>
        <source>Preparation time</source>
        <translation>Thời gian làm</translation>
    </message>
    <message>
        <source>Barcodes</source>
        <translation>Mã vạch</translation>
    </message>
    <message>
        <source>Allergens</source>
        <translation>Chất gây dị ứng</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Ảnh</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Màu</translation>
    </message>
    <message>
        <source>How many to choose</source>
        <translation>Số lượng được chọn</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Các lựa chọn</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Chi tiết</translation>
    </message>
    <message>
        <source>Sold out from now on</source>
        <translation>Hết hàng từ bây giờ</translation>
    </message>
    <message>
        <source>Can be had again</source>
        <translation>Có bán lại</translation>
    </message>
    <message>
        <source>%1 from %2: %3</source>
        <translation>%1 từ %2: %3</translation>
    </message>
    <message>
        <source>%1 from %2: taken back</source>
        <translation>%1 từ %2: đã bỏ</translation>
    </message>
    <message>
        <source>%1 changed</source>
        <translation>Đã sửa: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <translation>%1: %2 → %3</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Mới</translation>
    </message>
    <message>
        <source>Taken off</source>
        <translation>Đã gỡ</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Đã sửa</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Thuế suất</translation>
    </message>
    <message>
        <source>Days and hours</source>
        <translation>Ngày và giờ</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Kênh bán</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>Giá</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Việc ở đó</translation>
    </message>
    <message>
        <source>Price list</source>
        <translation>Bảng giá</translation>
    </message>
    <message>
        <source>Also made at</source>
        <translation>Cũng làm tại</translation>
    </message>
    <message>
        <source>Stand-in</source>
        <translation>Quầy làm thay</translation>
    </message>
</context>
<context>
    <name>MenuProblem</name>
    <message>
        <source>it needs a name in at least one language</source>
        <translation>Cần có tên, ít nhất bằng một ngôn ngữ</translation>
    </message>
    <message>
        <source>its name is empty</source>
        <translation>Tên đang trống</translation>
    </message>
    <message>
        <source>its name must be one line without control characters</source>
        <translation>Tên phải nằm trên một dòng, không có ký tự điều khiển</translation>
    </message>
    <message>
        <source>its name is longer than %1 characters</source>
        <translation>Tên dài hơn %1 ký tự</translation>
    </message>
    <message>
        <source>the id %1 is used twice</source>
        <translation>Mã %1 bị dùng hai lần</translation>
    </message>
    <message>
        <source>there is no category %1</source>
        <translation>Không có nhóm món %1</translation>
    </message>
    <message>
        <source>there is no station %1</source>
        <translation>Hãy chọn nơi làm món</translation>
    </message>
    <message>
        <source>it cannot be negative</source>
        <translation>Không được là số âm</translation>
    </message>
    <message>
        <source>a price cannot be negative</source>
        <translation>Giá không được âm</translation>
    </message>
    <message>
        <source>with its cheapest modifiers it would cost less than nothing</source>
        <translation>Với tùy chọn rẻ nhất, giá sẽ thấp hơn 0</translation>
    </message>
    <message>
        <source>a product needs at least one variant with a price</source>
        <translation>Món cần ít nhất một cỡ có giá</translation>
    </message>
    <message>
        <source>what has an open price has no sizes</source>
        <translation>Món nhập giá khi bán thì không có cỡ</translation>
    </message>
    <message>
        <source>the barcode %1 stands on the menu twice</source>
        <translation>Mã vạch %1 đã có trên thực đơn</translation>
    </message>
    <message>
        <source>a barcode is made of %1 to %2 printable ASCII characters without spaces</source>
        <translation>Mã vạch gồm %1 đến %2 ký tự không dấu, không có khoảng trắng</translation>
    </message>
    <message>
        <source>a menu needs at least one product</source>
        <translation>Thực đơn cần ít nhất một món</translation>
    </message>
    <message>
        <source>a group needs at least one modifier</source>
        <translation>Nhóm tùy chọn cần ít nhất một lựa chọn</translation>
    </message>
    <message>
        <source>at least one must be allowed</source>
        <translation>Phải cho chọn ít nhất một</translation>
    </message>
    <message>
        <source>the guest must choose %1 but may choose only %2</source>
        <translation>Khách phải chọn %1 nhưng chỉ được chọn %2</translation>
    </message>
    <message>
        <source>the guest must choose %1 of only %2</source>
        <translation>Khách phải chọn %1 trong khi chỉ có %2</translation>
    </message>
    <message>
        <source>%1 are chosen by default but at most %2 may be</source>
        <translation>Có %1 lựa chọn mặc định nhưng nhiều nhất là %2</translation>
    </message>
    <message>
        <source>there is nothing to choose</source>
        <translation>Không có gì để chọn</translation>
    </message>
    <message>
        <source>%1 has to be asked about and cannot be part of a combo</source>
        <translation>%1 phải hỏi khách nên không thể nằm trong combo</translation>
    </message>
    <message>
        <source>%1 has an open price and cannot be part of a combo</source>
        <translation>%1 nhập giá khi bán nên không thể nằm trong combo</translation>
    </message>
    <message>
        <source>it needs a station, here or in its category</source>
        <translation>cần một quầy, ở đây hoặc ở nhóm món</translation>
    </message>
    <message>
        <source>a station cannot stand in for itself</source>
        <translation>một quầy không thể làm thay chính nó</translation>
    </message>
    <message>
        <source>what makes nothing needs nobody to stand in</source>
        <translation>nơi không làm gì thì không cần quầy làm thay</translation>
    </message>
    <message>
        <source>station %1 makes nothing</source>
        <translation>quầy %1 không làm món nào</translation>
    </message>
    <message>
        <source>it is made at %1 anyway</source>
        <translation>món vốn đã làm tại %1</translation>
    </message>
    <message>
        <source>it is between %1 and %2</source>
        <translation>phải từ %1 đến %2</translation>
    </message>
</context>
<context>
    <name>OrderRow</name>
    <message>
        <source>for %1</source>
        <translation>cho %1</translation>
    </message>
    <message>
        <source>promised %1</source>
        <translation>hẹn %1</translation>
    </message>
    <message>
        <source>ready %1</source>
        <translation>xong %1</translation>
    </message>
    <message>
        <source>now %1</source>
        <translation>nay %1</translation>
    </message>
</context>
<context>
    <name>Refusal</name>
    <message>
        <source>This till has no menu yet. Call the manager.</source>
        <translation>Quầy này chưa có thực đơn. Hãy gọi quản lý.</translation>
    </message>
    <message>
        <source>%1 is sold out.</source>
        <translation>%1 đã hết.</translation>
    </message>
    <message>
        <source>Of %1, “%2” is sold out.</source>
        <translation>Trong %1, “%2” đã hết.</translation>
    </message>
    <message>
        <source>Of %1 only %2 are left.</source>
        <translation>%1 chỉ còn %2.</translation>
    </message>
    <message>
        <source>Of %1 only %2 are left here. The other tills have %3 more and were asked for them; try again in a moment.</source>
        <translation>%1 ở quầy này chỉ còn %2. Các quầy khác còn %3 và đã được hỏi xin; hãy thử lại sau giây lát.</translation>
    </message>
    <message>
        <source>%1 has not been counted today. Count it first.</source>
        <translation>Hôm nay chưa đếm %1. Hãy đếm trước.</translation>
    </message>
    <message>
        <source>These pieces were of till %1. Put them back there.</source>
        <translation>Số hàng này thuộc phần của quầy %1. Hãy trả lại ở đó.</translation>
    </message>
    <message>
        <source>Choose %1 of “%2”.</source>
        <translation>Hãy chọn %1 mục trong “%2”.</translation>
    </message>
    <message>
        <source>Choose at most %1 of “%2”.</source>
        <translation>Chỉ chọn tối đa %1 mục trong “%2”.</translation>
    </message>
    <message>
        <source>Type what %1 costs.</source>
        <translation>Hãy nhập giá của %1.</translation>
    </message>
    <message>
        <source>With these choices it would cost less than nothing.</source>
        <translation>Với các lựa chọn này, giá món sẽ nhỏ hơn 0.</translation>
    </message>
    <message>
        <source>The tax “%1” has no rate on %2. The manager adds one to the menu.</source>
        <translation>Thuế “%1” chưa có mức cho ngày %2. Quản lý cần thêm vào thực đơn.</translation>
    </message>
    <message>
        <source>Nothing of that order can be had now.</source>
        <translation>Không món nào của đơn đó còn bán lúc này.</translation>
    </message>
    <message>
        <source>Another menu has come into force meanwhile. Look at it first.</source>
        <translation>Trong lúc đó đã có thực đơn khác. Hãy xem thực đơn đó trước.</translation>
    </message>
    <message>
        <source>There is nothing on this order. Add a line first.</source>
        <translation>Đơn này chưa có món nào. Hãy thêm món trước.</translation>
    </message>
    <message>
        <source>An order has at most %1 lines. Open another.</source>
        <translation>Một đơn có tối đa %1 dòng. Hãy mở đơn khác.</translation>
    </message>
    <message>
        <source>The order becomes too large. Open another.</source>
        <translation>Đơn này quá lớn. Hãy mở đơn khác.</translation>
    </message>
    <message>
        <source>%1 orders are open, and no more can be. Pay or void some first.</source>
        <translation>Đang mở %1 đơn, không thể mở thêm. Hãy thanh toán hoặc hủy bớt.</translation>
    </message>
    <message>
        <source>This order is just being sent, paid or voided. Wait a moment.</source>
        <translation>Đơn này đang được gửi, thanh toán hoặc hủy. Hãy chờ giây lát.</translation>
    </message>
    <message>
        <source>This order is paid and stays as it is. Give money back, or open another.</source>
        <translation>Đơn này đã thanh toán nên giữ nguyên. Hãy hoàn tiền hoặc mở đơn khác.</translation>
    </message>
    <message>
        <source>This order was voided. Open a new one.</source>
        <translation>Đơn này đã bị hủy. Hãy mở đơn mới.</translation>
    </message>
    <message>
        <source>%1 was sent by till %2. Change it there.</source>
        <translation>%1 do quầy %2 gửi. Hãy sửa ở đó.</translation>
    </message>
    <message>
        <source>%1 was sent already. Pay it as it is, or open another order.</source>
        <translation>%1 đã được gửi. Hãy thanh toán như vậy hoặc mở đơn khác.</translation>
    </message>
    <message>
        <source>Nothing is left of %1. Add a line, or void it.</source>
        <translation>%1 không còn món nào. Hãy thêm món hoặc hủy đơn.</translation>
    </message>
    <message>
        <source>%1 was changed too often. Pay it, and open another for what is new.</source>
        <translation>%1 đã sửa quá nhiều lần. Hãy thanh toán, rồi mở đơn khác cho món mới.</translation>
    </message>
    <message>
        <source>The stations have %1, so its lines stay together. Let each guest pay a part of it.</source>
        <translation>Bếp đã nhận %1 nên các món ở chung một đơn. Hãy để mỗi khách trả một phần.</translation>
    </message>
    <message>
        <source>One of these orders was changed or paid since, so this is not taken back. Move the lines back by hand.</source>
        <translation>Một trong các đơn này đã được sửa hoặc thanh toán nên không hoàn tác được. Hãy tự chuyển các món về.</translation>
    </message>
    <message>
        <source>There is nothing to take back.</source>
        <translation>Không có gì để hoàn tác.</translation>
    </message>
    <message>
        <source>One is in %1, the other in %2. Begin a new order.</source>
        <translation>Một bên tính bằng %1, bên kia bằng %2. Hãy bắt đầu đơn mới.</translation>
    </message>
    <message>
        <source>A part of it is paid already. Take the rest, or give that part back first.</source>
        <translation>Đơn đã được trả một phần. Hãy thu nốt, hoặc hoàn lại phần đó trước.</translation>
    </message>
    <message>
        <source>This order is paid. Give the money back instead.</source>
        <translation>Đơn này đã thanh toán. Hãy hoàn tiền thay vì hủy.</translation>
    </message>
    <message>
        <source>Choose a reason.</source>
        <translation>Hãy chọn lý do.</translation>
    </message>
    <message>
        <source>The text is too long. Shorten it.</source>
        <translation>Nội dung quá dài. Hãy rút ngắn lại.</translation>
    </message>
    <message>
        <source>A line has 1 to %1 pieces.</source>
        <translation>Mỗi dòng có từ 1 đến %1 món.</translation>
    </message>
    <message>
        <source>The amount is too large.</source>
        <translation>Số tiền quá lớn.</translation>
    </message>
    <message>
        <source>That is not enough. Take the rest, too.</source>
        <translation>Số tiền chưa đủ. Hãy thu thêm phần còn thiếu.</translation>
    </message>
    <message>
        <source>Cards, codes and vouchers give no change. Take no more than is due.</source>
        <translation>Thẻ, mã QR và phiếu không thối tiền. Chỉ thu đúng số phải trả.</translation>
    </message>
    <message>
        <source>A voucher pays no tip. Take it in cash, by card or by code.</source>
        <translation>Phiếu không trả được tiền tip. Hãy thu bằng tiền mặt, thẻ hoặc mã QR.</translation>
    </message>
    <message>
        <source>The tip is more than what was given.</source>
        <translation>Tiền tip lớn hơn số tiền khách đưa.</translation>
    </message>
    <message>
        <source>A part is more than nothing and no more than what is left to pay.</source>
        <translation>Mỗi phần phải lớn hơn 0 và không quá số còn phải trả.</translation>
    </message>
    <message>
        <source>Less was given than this part. Take the rest, too.</source>
        <translation>Khách đưa ít hơn phần này. Hãy thu thêm phần còn thiếu.</translation>
    </message>
    <message>
        <source>The total has changed meanwhile. Look at it and pay again.</source>
        <translation>Tổng tiền vừa thay đổi. Hãy xem lại rồi thanh toán lại.</translation>
    </message>
    <message>
        <source>A new day has begun, and the total has changed. Look at it and pay again.</source>
        <translation>Đã sang ngày mới và tổng tiền thay đổi. Hãy xem lại rồi thanh toán lại.</translation>
    </message>
    <message>
        <source>Nothing of this order is left to give back.</source>
        <translation>Đơn này đã được hoàn hết, không còn gì để hoàn.</translation>
    </message>
    <message>
        <source>Only %1 of this line can still be given back.</source>
        <translation>Dòng này chỉ còn hoàn được %1.</translation>
    </message>
    <message>
        <source>More would be given back than was paid.</source>
        <translation>Số tiền hoàn sẽ lớn hơn số đã trả.</translation>
    </message>
    <message>
        <source>This order is not paid. Void it instead.</source>
        <translation>Đơn này chưa thanh toán. Hãy hủy đơn thay vì hoàn tiền.</translation>
    </message>
    <message>
        <source>A tip cannot go back as a voucher. Give it back in cash.</source>
        <translation>Không thể hoàn tiền tip bằng phiếu. Hãy hoàn bằng tiền mặt.</translation>
    </message>
    <message>
        <source>A voucher is for one order. Take it off first, or let each guest pay a part.</source>
        <translation>Mỗi phiếu dùng cho một đơn. Hãy gỡ phiếu trước, hoặc để mỗi khách trả một phần.</translation>
    </message>
    <message>
        <source>There is no voucher %1. Look at the code once more.</source>
        <translation>Không có phiếu %1. Hãy xem lại mã.</translation>
    </message>
    <message>
        <source>Voucher %1 was withdrawn. Take it off the order.</source>
        <translation>Phiếu %1 đã bị thu hồi. Hãy gỡ phiếu khỏi đơn.</translation>
    </message>
    <message>
        <source>Voucher %1 is good from %2 on. Take it off the order.</source>
        <translation>Phiếu %1 có hiệu lực từ %2. Hãy gỡ phiếu khỏi đơn.</translation>
    </message>
    <message>
        <source>Voucher %1 was good until %2. Take it off the order.</source>
        <translation>Phiếu %1 đã hết hạn ngày %2. Hãy gỡ phiếu khỏi đơn.</translation>
    </message>
    <message>
        <source>Voucher %1 was used already: %2 at till %3. Take it off the order.</source>
        <translation>Phiếu %1 đã được dùng: %2 ở quầy %3. Hãy gỡ phiếu khỏi đơn.</translation>
    </message>
    <message>
        <source>Voucher %1 is in another currency.</source>
        <translation>Phiếu %1 thuộc loại tiền khác.</translation>
    </message>
    <message>
        <source>An order has one discount. Take the other off first.</source>
        <translation>Mỗi đơn có một khoản giảm giá. Hãy gỡ khoản kia trước.</translation>
    </message>
    <message>
        <source>There is a voucher %1. Choose another code.</source>
        <translation>Đã có phiếu %1. Hãy chọn mã khác.</translation>
    </message>
    <message>
        <source>%1 is a product&apos;s barcode. Choose another code.</source>
        <translation>%1 là mã vạch của một món. Hãy chọn mã khác.</translation>
    </message>
    <message>
        <source>Nobody is signed in at this till. Sign in first.</source>
        <translation>Chưa ai đăng nhập ở quầy này. Hãy đăng nhập trước.</translation>
    </message>
    <message>
        <source>A shift lead or manager can allow this.</source>
        <translation>Trưởng ca hoặc quản lý có thể cho phép việc này.</translation>
    </message>
    <message>
        <source>A manager can allow this.</source>
        <translation>Quản lý có thể cho phép việc này.</translation>
    </message>
    <message>
        <source>Who allows this must have the right to it.</source>
        <translation>Người cho phép phải có quyền làm việc này.</translation>
    </message>
    <message>
        <source>A PIN has 4 to 8 digits.</source>
        <translation>Mã PIN có từ 4 đến 8 chữ số.</translation>
    </message>
    <message>
        <source>A manager&apos;s PIN has 6 to 8 digits.</source>
        <translation>Mã PIN của quản lý có từ 6 đến 8 chữ số.</translation>
    </message>
    <message>
        <source>This PIN is among the first that anybody tries. Choose another.</source>
        <translation>Mã PIN này quá dễ đoán. Hãy chọn mã khác.</translation>
    </message>
    <message>
        <source>Another PIN is just being looked at. Wait a moment.</source>
        <translation>Đang kiểm tra một mã PIN khác. Hãy chờ giây lát.</translation>
    </message>
    <message>
        <source>A person needs a name, and not too long a one.</source>
        <translation>Nhân viên cần có tên, và tên không quá dài.</translation>
    </message>
    <message>
        <source>A person needs a PIN.</source>
        <translation>Nhân viên cần có mã PIN.</translation>
    </message>
    <message>
        <source>Who becomes a manager needs a new PIN, of 6 to 8 digits.</source>
        <translation>Người lên làm quản lý cần mã PIN mới, từ 6 đến 8 chữ số.</translation>
    </message>
    <message>
        <source>Nobody would be a manager any more. Make somebody else one first.</source>
        <translation>Như vậy sẽ không còn ai là quản lý. Hãy cho người khác làm quản lý trước.</translation>
    </message>
    <message>
        <source>The first person must be a manager, who can let the others in.</source>
        <translation>Người đầu tiên phải là quản lý để thêm những người khác.</translation>
    </message>
    <message>
        <source>No shift is open. Open one first.</source>
        <translation>Chưa mở ca. Hãy mở ca trước.</translation>
    </message>
    <message>
        <source>The shift of %1 is still open. Close it first.</source>
        <translation>Ca ngày %1 vẫn đang mở. Hãy đóng ca đó trước.</translation>
    </message>
    <message>
        <source>This till is still being rebuilt from the other boxes. Nothing was kept; try again in a moment.</source>
        <translation>Quầy này đang được khôi phục từ các máy khác. Chưa có gì được lưu; hãy thử lại sau giây lát.</translation>
    </message>
    <message>
        <source>Nothing can be written to %1. Look at the disk and the settings.</source>
        <translation>Không ghi được vào %1. Hãy xem lại ổ đĩa và cài đặt.</translation>
    </message>
    <message>
        <source>Nothing was kept. Try again; if it stays so, call the manager.</source>
        <translation>Chưa có gì được lưu. Hãy thử lại; nếu vẫn vậy, gọi quản lý.</translation>
    </message>
    <message>
        <source>It is not there any more. Choose again.</source>
        <translation>Mục này không còn nữa. Hãy chọn lại.</translation>
    </message>
    <message>
        <source>A rule of the shop does not allow it. Ask the manager.</source>
        <translation>Quy định của quán không cho phép. Hãy hỏi quản lý.</translation>
    </message>
    <message>
        <source>It cannot be done like that. Look at what was typed, and try again.</source>
        <translation>Không thể làm như vậy. Hãy xem lại nội dung đã nhập rồi thử lại.</translation>
    </message>
    <message>
        <source>en</source>
        <extracomment>the code of the language that this is translated to, in two letters</extracomment>
        <translation>vi</translation>
    </message>
    <message>
        <source>Only %1 of it can go back that way. Give it back as it was paid, or in cash.</source>
        <translation>Cách đó chỉ trả lại được %1. Hãy trả lại như đã trả, hoặc bằng tiền mặt.</translation>
    </message>
    <message>
        <source>The time that it is wanted at has passed. Choose another.</source>
        <translation>Giờ khách hẹn lấy đã qua. Hãy chọn giờ khác.</translation>
    </message>
    <message>
        <source>Pre-orders are for today. Choose an earlier time.</source>
        <translation>Chỉ nhận đặt trước trong ngày. Hãy chọn giờ sớm hơn.</translation>
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
    <message>
        <source>Vouchers</source>
        <translation>Phiếu giảm giá</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>On the house</source>
        <translation>Quán mời</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>dd/MM/yyyy</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>dd/MM</translation>
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
    <message>
        <source>Revoke %1</source>
        <translation>Thu hồi %1</translation>
    </message>
    <message>
        <source>%1 is not revoked.</source>
        <translation>Chưa thu hồi được %1.</translation>
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
    <message>
        <source>from %1 on</source>
        <translation>đơn từ %1</translation>
    </message>
</context>
<context>
    <name>phin::counter::CategoryForm</name>
    <message>
        <source>Each says its own</source>
        <translation>Từng món tự chọn</translation>
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
    <message>
        <source>Let a new box in</source>
        <translation>Cho máy mới vào quán</translation>
    </message>
    <message>
        <source>Let %1 in</source>
        <translation>Cho %1 vào quán</translation>
    </message>
</context>
<context>
    <name>phin::counter::LiftModel</name>
    <message>
        <source>Not allowed.</source>
        <translation>Chưa được phép.</translation>
    </message>
</context>
<context>
    <name>phin::counter::MenuEditModel</name>
    <message>
        <source>All</source>
        <translation>Tất cả</translation>
    </message>
    <message>
        <source>Price typed</source>
        <translation>Giá nhập tay</translation>
    </message>
    <message numerus="yes">
        <source>%n products</source>
        <translation>
            <numerusform>%n món</numerusform>
        </translation>
    </message>
    <message>
        <source>Kept: %1</source>
        <translation>Đã lưu: %1</translation>
    </message>
    <message>
        <source>%1 is taken off the menu.</source>
        <translation>Đã gỡ %1 khỏi thực đơn.</translation>
    </message>
    <message>
        <source>Something does not work yet; see the red words.</source>
        <translation>Còn chỗ chưa đúng; xem dòng chữ đỏ.</translation>
    </message>
    <message>
        <source>Products still stand in it. Move them to another category first.</source>
        <translation>Nhóm này vẫn còn món. Hãy chuyển các món sang nhóm khác trước.</translation>
    </message>
    <message>
        <source>A combo needs it as it was.</source>
        <translation>Một combo đang cần món này như cũ.</translation>
    </message>
    <message>
        <source>The menu would not hold together.</source>
        <translation>Thực đơn sẽ không còn khớp.</translation>
    </message>
    <message>
        <source>The edits are dropped.</source>
        <translation>Đã bỏ các thay đổi.</translation>
    </message>
    <message>
        <source>Another menu has come into force, and the edits do not fit it. They are dropped.</source>
        <translation>Thực đơn khác vừa được áp dụng và các thay đổi không còn khớp nên đã bị bỏ.</translation>
    </message>
    <message>
        <source>Another menu has come into force. The edits stand on it now; look at them again.</source>
        <translation>Thực đơn khác vừa được áp dụng. Các thay đổi đã được đặt lên thực đơn mới; hãy xem lại.</translation>
    </message>
    <message>
        <source>The menu was not published.</source>
        <translation>Chưa áp dụng được thực đơn.</translation>
    </message>
    <message numerus="yes">
        <source>Published: %n changes, on all tills</source>
        <translation>
            <numerusform>Đã áp dụng %n thay đổi trên mọi quầy</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more; type to find them</source>
        <translation>
            <numerusform>và %n món nữa; gõ để tìm</numerusform>
        </translation>
    </message>
    <message>
        <source>Products still have it. Give them another first.</source>
        <translation>Vẫn còn món dùng. Chọn cái khác cho các món đó trước.</translation>
    </message>
    <message>
        <source>No rate today</source>
        <translation>Hôm nay chưa có thuế suất</translation>
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
        <source>Makes what is ordered</source>
        <translation>Làm món được gọi</translation>
    </message>
    <message>
        <source>Hands over</source>
        <translation>Chỉ giao món</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>Luôn luôn</translation>
    </message>
    <message>
        <source>This picture cannot be taken.</source>
        <translation>Không dùng được ảnh này.</translation>
    </message>
    <message>
        <source>Another menu has come into force. The edits stand on it now, but for these, which do not fit it: %1.</source>
        <translation>Thực đơn khác vừa có hiệu lực. Các chỉnh sửa đã chuyển sang thực đơn đó, trừ những mục không còn phù hợp: %1.</translation>
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
    <name>phin::counter::MessagesModel</name>
    <message>
        <source>all</source>
        <translation>tất cả</translation>
    </message>
    <message>
        <source>the tills</source>
        <translation>các quầy thu ngân</translation>
    </message>
    <message>
        <source>here</source>
        <translation>tại đây</translation>
    </message>
    <message>
        <source>This till</source>
        <translation>Quầy này</translation>
    </message>
    <message>
        <source>seen: %1</source>
        <translation>đã xem: %1</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tất cả</translation>
    </message>
    <message>
        <source>Told: %1</source>
        <translation>Đã nhắn: %1</translation>
    </message>
    <message>
        <source>The message was not sent.</source>
        <translation>Chưa gửi được tin nhắn.</translation>
    </message>
    <message>
        <source>That it was seen was not kept.</source>
        <translation>Chưa lưu được là đã xem.</translation>
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
    <name>phin::counter::OrderSearchModel</name>
    <message>
        <source>Not searched.</source>
        <translation>Chưa tìm được.</translation>
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
        <source>Many names begin like that: type more letters.</source>
        <translation>Nhiều tên bắt đầu như vậy: gõ thêm chữ.</translation>
    </message>
    <message>
        <source>Orders before %1 are in the cloud.</source>
        <translation>Đơn trước ngày %1 nằm trên đám mây.</translation>
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
    <message>
        <source>%1 and a tip of %2</source>
        <translation>%1 và tip %2</translation>
    </message>
</context>
<context>
    <name>phin::counter::PriceListForm</name>
    <message>
        <source>Type times like 14:00.</source>
        <translation>Gõ giờ như 14:00.</translation>
    </message>
    <message>
        <source>Type by how much per cent: -20 is a fifth less.</source>
        <translation>Gõ số phần trăm: -20 là giảm một phần năm.</translation>
    </message>
    <message>
        <source>This is no amount.</source>
        <translation>Số tiền không hợp lệ.</translation>
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
</context>
<context>
    <name>phin::counter::ProductForm</name>
    <message>
        <source>This is no price.</source>
        <translation>Giá không hợp lệ.</translation>
    </message>
    <message>
        <source>from %1: %2</source>
        <translation>từ %1: %2</translation>
    </message>
    <message>
        <source>Type whole seconds, such as 180.</source>
        <translation>Nhập số giây, ví dụ 180.</translation>
    </message>
    <message>
        <source>As its category: %1</source>
        <translation>Theo nhóm món: %1</translation>
    </message>
    <message>
        <source>As its category</source>
        <translation>Theo nhóm món</translation>
    </message>
</context>
<context>
    <name>phin::counter::PromiseModel</name>
    <message>
        <source>%1 is paused</source>
        <translation>%1 đang tạm ngừng</translation>
    </message>
    <message>
        <source>For %1, ready %2</source>
        <translation>Hẹn %1, xong %2</translation>
    </message>
    <message>
        <source>For %1</source>
        <translation>Hẹn %1</translation>
    </message>
    <message numerus="yes">
        <source>Ready in about %n min</source>
        <translation>
            <numerusform>Xong sau khoảng %n phút</numerusform>
        </translation>
    </message>
    <message>
        <source>Not changed.</source>
        <translation>Chưa đổi được.</translation>
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
    <message>
        <source>Tips cannot be shown.</source>
        <translation>Không xem được tiền tip.</translation>
    </message>
    <message>
        <source>Float: %1</source>
        <translation>Tiền đầu ca: %1</translation>
    </message>
    <message>
        <source>Counted: %1</source>
        <translation>Đếm được: %1</translation>
    </message>
    <message>
        <source>X report</source>
        <translation>Báo cáo X</translation>
    </message>
    <message>
        <source>Z report</source>
        <translation>Báo cáo Z</translation>
    </message>
    <message numerus="yes">
        <source>%n paid order(s) are only on this till: %1</source>
        <translation>
            <numerusform>%n đơn đã thanh toán chỉ có trên máy này: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Leave the till on until another box or the cloud has them. You can close all the same.</source>
        <translation>Để máy bật cho đến khi máy khác hoặc đám mây nhận được. Vẫn chốt được bình thường.</translation>
    </message>
    <message numerus="yes">
        <source>%n paid order(s) are not in the cloud yet.</source>
        <translation>
            <numerusform>%n đơn đã thanh toán chưa lên đám mây.</numerusform>
        </translation>
    </message>
    <message>
        <source>Another box holds them too. They go up by themselves; you can close all the same.</source>
        <translation>Máy khác cũng đang giữ các đơn này. Chúng sẽ tự gửi lên; vẫn chốt được bình thường.</translation>
    </message>
    <message>
        <source>Tips paid out: %1</source>
        <translation>Đã chi tiền tip: %1</translation>
    </message>
    <message>
        <source>Ticket times</source>
        <translation>Thời gian làm món</translation>
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
        <source>The PIN was not looked at.</source>
        <translation>Chưa kiểm tra được mã PIN.</translation>
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
    <name>phin::counter::StationForm</name>
    <message>
        <source>Nobody</source>
        <translation>Không ai</translation>
    </message>
    <message>
        <source>Type a whole number.</source>
        <translation>Nhập một số nguyên.</translation>
    </message>
</context>
<context>
    <name>phin::counter::StationsModel</name>
    <message>
        <source>%1: nobody at %2 begins it</source>
        <translation>%1: ở %2 chưa ai bắt đầu làm</translation>
    </message>
    <message>
        <source>%1 has no screen that is on</source>
        <translation>%1 không có màn hình nào đang bật</translation>
    </message>
    <message>
        <source>%1: its screen is off since %2</source>
        <translation>%1: màn hình tắt từ %2</translation>
    </message>
    <message>
        <source>%1: its screen does not keep up since %2</source>
        <translation>%1: màn hình không theo kịp từ %2</translation>
    </message>
    <message>
        <source>%1: one of its screens is off since %2</source>
        <translation>%1: một màn hình tắt từ %2</translation>
    </message>
    <message>
        <source>%1 makes what %2 cannot</source>
        <translation>%1 đang làm thay %2</translation>
    </message>
    <message>
        <source>%1 is paused since %2</source>
        <translation>%1 tạm ngưng từ %2</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>since %1, and no screen there is on</source>
        <translation>từ %1, và ở đó không có màn hình nào bật</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>từ %1</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) wait there</source>
        <translation>
            <numerusform>%n dòng đang chờ ở đó</numerusform>
        </translation>
    </message>
    <message>
        <source>new work goes to %1</source>
        <translation>món mới chuyển sang %1</translation>
    </message>
    <message numerus="yes">
        <source>%n entries of this till are missing there</source>
        <translation>
            <numerusform>ở đó thiếu %n mục của quầy này</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n dòng</numerusform>
        </translation>
    </message>
    <message>
        <source>Hand to %1</source>
        <translation>Chuyển sang %1</translation>
    </message>
    <message>
        <source>%1 goes to %2.</source>
        <translation>%1 chuyển sang %2.</translation>
    </message>
    <message>
        <source>%1 was not handed to %2.</source>
        <translation>Chưa chuyển được %1 sang %2.</translation>
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
<context>
    <name>phin::counter::SyncModel</name>
    <message>
        <source>There is no report now; this is tried again.</source>
        <translation>Chưa xem được tình trạng; máy sẽ tự thử lại.</translation>
    </message>
    <message>
        <source>Cloud</source>
        <translation>Đám mây</translation>
    </message>
    <message>
        <source>This till&apos;s clock</source>
        <translation>Đồng hồ máy này</translation>
    </message>
    <message>
        <source>Refused from %1</source>
        <translation>Từ chối từ %1</translation>
    </message>
</context>
<context>
    <name>phin::counter::TaxForm</name>
    <message>
        <source>Type a rate from 0 to 100.</source>
        <translation>Gõ thuế suất từ 0 đến 100.</translation>
    </message>
    <message>
        <source>Type a day, like 1/1/2027.</source>
        <translation>Gõ một ngày, như 1/1/2027.</translation>
    </message>
    <message>
        <source>Two rates begin on the same day.</source>
        <translation>Hai mức thuế bắt đầu cùng ngày.</translation>
    </message>
</context>
<context>
    <name>phin::counter::VoucherModel</name>
    <message>
        <source>Put something on the order first, then hand the voucher in.</source>
        <translation>Chọn món trước rồi mới nhập phiếu.</translation>
    </message>
    <message>
        <source>The voucher was not taken.</source>
        <translation>Chưa dùng được phiếu.</translation>
    </message>
    <message>
        <source>Voucher %1: %2 off</source>
        <translation>Phiếu %1: giảm %2</translation>
    </message>
    <message>
        <source>Voucher %1 counts from %2 on.</source>
        <translation>Phiếu %1 có tác dụng với đơn từ %2.</translation>
    </message>
    <message>
        <source>Voucher %1 was withdrawn.</source>
        <translation>Phiếu %1 đã bị thu hồi.</translation>
    </message>
    <message>
        <source>Voucher %1 is good from %2 on.</source>
        <translation>Phiếu %1 dùng được từ ngày %2.</translation>
    </message>
    <message>
        <source>Voucher %1 was good until %2.</source>
        <translation>Phiếu %1 đã hết hạn ngày %2.</translation>
    </message>
    <message>
        <source>Voucher %1 was used already: %2.</source>
        <translation>Phiếu %1 đã dùng rồi: %2.</translation>
    </message>
    <message>
        <source>Voucher %1 is in another currency.</source>
        <translation>Phiếu %1 thuộc loại tiền khác.</translation>
    </message>
    <message>
        <source>This order has a discount already. Take it off first; an order has one.</source>
        <translation>Đơn này đã có giảm giá. Bỏ giảm giá đó trước; mỗi đơn chỉ có một.</translation>
    </message>
    <message>
        <source>Nothing on the menu and no voucher has the code %1. Look for it by name.</source>
        <translation>Không có món hay phiếu nào mang mã %1. Hãy tìm theo tên.</translation>
    </message>
    <message>
        <source>There is no voucher %1. Look at the code once more.</source>
        <translation>Không có phiếu %1. Hãy xem lại mã.</translation>
    </message>
    <message>
        <source>Voucher %1 was used too often: %2. Tell the manager.</source>
        <translation>Phiếu %1 bị dùng quá số lần: %2. Hãy báo quản lý.</translation>
    </message>
    <message>
        <source>A code has 4 to 24 letters and digits, a letter among them.</source>
        <translation>Mã gồm 4 đến 24 chữ và số, có ít nhất một chữ.</translation>
    </message>
    <message>
        <source>Voucher</source>
        <translation>Phiếu</translation>
    </message>
    <message>
        <source>No voucher was made.</source>
        <translation>Chưa tạo được phiếu.</translation>
    </message>
    <message>
        <source>Voucher made: %1</source>
        <translation>Đã tạo phiếu: %1</translation>
    </message>
    <message>
        <source>Not withdrawn.</source>
        <translation>Chưa thu hồi.</translation>
    </message>
    <message>
        <source>Withdrawn: %1</source>
        <translation>Đã thu hồi: %1</translation>
    </message>
    <message>
        <source>any number of times</source>
        <translation>không giới hạn lần</translation>
    </message>
    <message>
        <source>once</source>
        <translation>một lần</translation>
    </message>
    <message numerus="yes">
        <source>%n times</source>
        <translation>
            <numerusform>%n lần</numerusform>
        </translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>đến %1</translation>
    </message>
    <message>
        <source>from %1 on</source>
        <translation>đơn từ %1</translation>
    </message>
    <message>
        <source>Not used yet</source>
        <translation>Chưa dùng</translation>
    </message>
    <message numerus="yes">
        <source>Used %n time(s)</source>
        <translation>
            <numerusform>Đã dùng %n lần</numerusform>
        </translation>
    </message>
    <message>
        <source>Used too often</source>
        <translation>Dùng quá số lần</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Đã thu hồi</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>Hết hạn</translation>
    </message>
    <message>
        <source>Used up</source>
        <translation>Đã dùng hết</translation>
    </message>
    <message>
        <source>All vouchers</source>
        <translation>Tất cả phiếu</translation>
    </message>
    <message>
        <source>The vouchers are not shown.</source>
        <translation>Chưa xem được các phiếu.</translation>
    </message>
</context>
</TS>
