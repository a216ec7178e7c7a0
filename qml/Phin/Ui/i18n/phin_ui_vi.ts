<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN" sourcelanguage="en_US">
<context>
    <name>Field</name>
    <message>
        <source>Clear: %1</source>
        <translation>Xóa nội dung: %1</translation>
    </message>
</context>
<context>
    <name>Keypad</name>
    <message>
        <source>Delete digit</source>
        <translation>Xóa một số</translation>
    </message>
    <message>
        <source>Digits</source>
        <translation>Bàn phím số</translation>
    </message>
</context>
<context>
    <name>LanguageSwitch</name>
    <message>
        <source>Language</source>
        <translation>Ngôn ngữ</translation>
    </message>
</context>
<context>
    <name>ScreenKeyboard</name>
    <message>
        <source>Keyboard on the screen</source>
        <translation>Bàn phím trên màn hình</translation>
    </message>
    <message>
        <source>Capital letter</source>
        <translation>Chữ hoa</translation>
    </message>
    <message>
        <source>Delete letter</source>
        <translation>Xóa chữ</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Chữ cái</translation>
    </message>
    <message>
        <source>Signs</source>
        <translation>Ký hiệu</translation>
    </message>
    <message>
        <source>Vietnamese letters by Telex: on</source>
        <translation>Gõ Telex: bật</translation>
    </message>
    <message>
        <source>Vietnamese letters by Telex: off</source>
        <translation>Gõ Telex: tắt</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Dấu cách</translation>
    </message>
    <message>
        <source>Put the keyboard away</source>
        <translation>Cất bàn phím</translation>
    </message>
    <message>
        <source>Done typing</source>
        <translation>Gõ xong</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
</context>
<context>
    <name>Stepper</name>
    <message>
        <source>One less: %1</source>
        <translation>Bớt một: %1</translation>
    </message>
    <message>
        <source>One more: %1</source>
        <translation>Thêm một: %1</translation>
    </message>
    <message>
        <source>Type how many: %1</source>
        <translation>Nhập số lượng: %1</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
</context>
</TS>
