<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>CloseResult</name>
    <message numerus="yes">
        <source>%n receipt(s) not in the cloud yet; they keep their shift when they arrive.</source>
        <translation>
            <numerusform>%n receipt is not in the cloud yet; it keeps its shift when it arrives.</numerusform>
            <numerusform>%n receipts are not in the cloud yet; they keep their shift when they arrive.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open order(s) go over into the next shift:</source>
        <translation>
            <numerusform>%n open order goes over into the next shift:</numerusform>
            <numerusform>%n open orders go over into the next shift:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MenuList</name>
    <message numerus="yes">
        <source>See %n changes</source>
        <translation>
            <numerusform>See %n change</numerusform>
            <numerusform>See %n changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OrderDetail</name>
    <message numerus="yes">
        <source>Refund %n line(s)</source>
        <translation>
            <numerusform>Refund %n line</numerusform>
            <numerusform>Refund %n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ParkedSheet</name>
    <message numerus="yes">
        <source>%n not sent</source>
        <translation>
            <numerusform>%n not sent</numerusform>
            <numerusform>%n not sent</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PinEntry</name>
    <message numerus="yes">
        <source>%n digit(s) typed</source>
        <translation>
            <numerusform>%n digit typed</numerusform>
            <numerusform>%n digits typed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PriceListEditor</name>
    <message numerus="yes">
        <source>%n products have a price of their own in it; those stay.</source>
        <translation>
            <numerusform>%n product has a price of its own in it; that stays.</numerusform>
            <numerusform>%n products have a price of their own in it; those stay.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SentStrip</name>
    <message numerus="yes">
        <source>%n change(s) not sent</source>
        <translation>
            <numerusform>%n change not sent</numerusform>
            <numerusform>%n changes not sent</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StationStrip</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message numerus="yes">
        <source>Menu, %n edits not published</source>
        <translation>
            <numerusform>Menu, %n edit not published</numerusform>
            <numerusform>Menu, %n edits not published</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stations and messages: %n to look at</source>
        <translation>
            <numerusform>Stations and messages: %n to look at</numerusform>
            <numerusform>Stations and messages: %n to look at</numerusform>
        </translation>
    </message>
</context>
</TS>
