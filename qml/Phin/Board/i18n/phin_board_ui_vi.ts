<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN" sourcelanguage="en_US">
<context>
    <name>Main</name>
    <message>
        <source>Orders</source>
        <translation>Đơn hàng</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>Đang pha</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Mời nhận</translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>Đã cập nhật</translation>
    </message>
    <message>
        <source>Not up to date since %1: please ask</source>
        <translation>Chưa cập nhật từ %1: vui lòng hỏi quầy</translation>
    </message>
    <message>
        <source>no sound: %1</source>
        <translation>không có tiếng: %1</translation>
    </message>
    <message>
        <source>muted</source>
        <translation>đã tắt tiếng</translation>
    </message>
    <message>
        <source>Call numbers aloud</source>
        <translation>Bật loa gọi số</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Tắt tiếng</translation>
    </message>
</context>
<context>
    <name>NumberColumn</name>
    <message numerus="yes">
        <source>+%n more</source>
        <translation>
            <numerusform>+%n nữa</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n phút</numerusform>
        </translation>
    </message>
    <message>
        <source>soon</source>
        <translation>sắp xong</translation>
    </message>
</context>
</TS>
