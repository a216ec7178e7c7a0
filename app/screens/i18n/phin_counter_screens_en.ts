<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>phin::counter::BoxesModel</name>
    <message numerus="yes">
        <source>%n box(es) belong to the shop, %1 here now</source>
        <translation>
            <numerusform>%n box belongs to the shop, %1 here now</numerusform>
            <numerusform>%n boxes belong to the shop, %1 here now</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>phin::counter::CartModel</name>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Split into %n orders</source>
        <translation>
            <numerusform>Split into %n order</numerusform>
            <numerusform>Split into %n orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n min ago</source>
        <translation>
            <numerusform>%1, %n min ago</numerusform>
            <numerusform>%1, %n min ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>phin::counter::DoorModel</name>
    <message numerus="yes">
        <source>%n try(s) left</source>
        <translation>
            <numerusform>%n try left</numerusform>
            <numerusform>%n tries left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>phin::counter::MenuEditModel</name>
    <message numerus="yes">
        <source>%n products</source>
        <translation>
            <numerusform>%n product</numerusform>
            <numerusform>%n products</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Published: %n changes, on all tills</source>
        <translation>
            <numerusform>Published: %n change, on all tills</numerusform>
            <numerusform>Published: %n changes, on all tills</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more; type to find them</source>
        <translation>
            <numerusform>and %n more; type to find it</numerusform>
            <numerusform>and %n more; type to find them</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>phin::counter::ModifierSheetModel</name>
    <message numerus="yes">
        <source>choose %n</source>
        <translation>
            <numerusform>choose %n</numerusform>
            <numerusform>choose %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>up to %n</source>
        <translation>
            <numerusform>up to %n</numerusform>
            <numerusform>up to %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>phin::counter::OrdersTodayModel</name>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>phin::counter::PromiseModel</name>
    <message numerus="yes">
        <source>Ready in about %n min</source>
        <translation>
            <numerusform>Ready in about %n min</numerusform>
            <numerusform>Ready in about %n min</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>phin::counter::ShiftModel</name>
    <message numerus="yes">
        <source>%n paid order(s) are only on this till: %1</source>
        <translation>
            <numerusform>%n paid order is only on this till: %1</numerusform>
            <numerusform>%n paid orders are only on this till: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paid order(s) are not in the cloud yet.</source>
        <translation>
            <numerusform>%n paid order is not in the cloud yet.</numerusform>
            <numerusform>%n paid orders are not in the cloud yet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>phin::counter::StaffModel</name>
    <message numerus="yes">
        <source>%n at work</source>
        <translation>
            <numerusform>%n at work</numerusform>
            <numerusform>%n at work</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>phin::counter::StationsModel</name>
    <message numerus="yes">
        <source>%n line(s) wait there</source>
        <translation>
            <numerusform>%n line waits there</numerusform>
            <numerusform>%n lines wait there</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries of this till are missing there</source>
        <translation>
            <numerusform>%n entry of this till is missing there</numerusform>
            <numerusform>%n entries of this till are missing there</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>phin::counter::StatusModel</name>
    <message numerus="yes">
        <source>%1 of %n box(es)</source>
        <translation>
            <numerusform>%1 of %n box</numerusform>
            <numerusform>%1 of %n boxes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cloud: %n to send</source>
        <translation>
            <numerusform>Cloud: %n to send</numerusform>
            <numerusform>Cloud: %n to send</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>phin::counter::VoucherModel</name>
    <message numerus="yes">
        <source>%n times</source>
        <translation>
            <numerusform>%n time</numerusform>
            <numerusform>%n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Used %n time(s)</source>
        <translation>
            <numerusform>Used %n time</numerusform>
            <numerusform>Used %n times</numerusform>
        </translation>
    </message>
</context>
</TS>
