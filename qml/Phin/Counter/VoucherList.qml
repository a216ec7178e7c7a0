pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Controls.Basic
import Phin.Ui
import Phin.Counter.Models

/*! What vouchers there are, and which orders have them. One that was used too often stands first, with its orders. */
ListView {
    id: root

    required property VoucherModel vouchers

    objectName: "voucherList"
    clip: true
    boundsBehavior: Flickable.StopAtBounds
    model: vouchers.vouchers
    ScrollBar.vertical: ScrollBar {}
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Vouchers")

    delegate: Rectangle {
        id: row
        required property var modelData
        width: root.width
        implicitHeight: lines.implicitHeight + Theme.gap * 2
        color: modelData.overused ? Theme.dangerSoft : "transparent"
        Accessible.role: Accessible.ListItem
        Accessible.name: modelData.shown + ", " + modelData.off + ", " + modelData.state
        Rectangle { anchors { left: parent.left; right: parent.right; bottom: parent.bottom } height: Theme.edge; color: Theme.hairline }

        RowLayout {
            anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter; leftMargin: Theme.gap; rightMargin: Theme.gap }
            spacing: Theme.gap * 2
            ColumnLayout {
                id: lines
                Layout.fillWidth: true
                spacing: Theme.gapSmall
                RowLayout {
                    spacing: Theme.gap * 2
                    UiText { text: row.modelData.shown; strong: true; font.pixelSize: Theme.textTitle; Accessible.ignored: true }
                    UiText { text: "−" + row.modelData.off; color: Theme.positive; strong: true; Accessible.ignored: true }
                    Badge { objectName: "voucherState-" + row.modelData.code; text: row.modelData.state; tone: row.modelData.tone; filled: row.modelData.overused }
                }
                UiText {
                    Layout.fillWidth: true
                    text: row.modelData.terms
                    muted: true
                    font.pixelSize: Theme.textCaption
                    wrapMode: Text.Wrap
                    Accessible.ignored: true
                }
                Repeater {
                    model: row.modelData.orders.slice(0, row.modelData.overused ? 20 : 3)
                    UiText {
                        required property string modelData
                        Layout.fillWidth: true
                        text: modelData
                        color: row.modelData.overused ? Theme.danger : Theme.textMuted
                        font.pixelSize: Theme.textCaption
                    }
                }
            }
            QuietButton {
                objectName: "withdraw-" + row.modelData.code
                visible: !row.modelData.withdrawn
                tone: "danger"
                text: qsTr("Withdraw")
                Accessible.name: qsTr("Withdraw the voucher %1").arg(row.modelData.shown)
                enabled: !root.vouchers.busy
                onClicked: root.vouchers.withdraw(row.modelData.code)
            }
        }
    }
    EmptyState {
        anchors.fill: parent
        visible: root.count === 0
        iconName: "percent"
        title: qsTr("No voucher yet")
        text: qsTr("A manager makes them here, or many at once with “phin voucher make”.")
    }
}
