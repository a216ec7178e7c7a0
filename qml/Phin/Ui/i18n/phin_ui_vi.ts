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
</context>
<context>
    <name>LanguageSwitch</name>
    <message>
        <source>Language</source>
        <translation>Ngôn ngữ</translation>
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
