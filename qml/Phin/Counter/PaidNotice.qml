import QtQuick
import QtQuick.Layouts
import Phin.Ui
import Phin.Counter.Models

/*! The order just paid: its number for the guest, the change for the hand. Large for a moment, then small until the
    next order begins. It takes no touch and never stands in the way. */
Item {
    id: root

    required property PaymentModel payment
    readonly property bool large: moment.running
    readonly property int largeForMs: moment.interval
    readonly property bool any: payment.lastNumber !== ""

    function announce() { moment.restart() }

    Timer { id: moment; interval: 900 }

    Rectangle {
        anchors.fill: parent
        color: Theme.positiveSoft
        opacity: root.large ? 1 : 0
        Behavior on opacity { NumberAnimation { duration: Theme.quick } }
    }
    ColumnLayout {
        objectName: "paidLarge"
        anchors.centerIn: parent
        width: parent.width - 2 * Theme.margin
        spacing: Theme.gap
        visible: root.large
        Row {
            Layout.alignment: Qt.AlignHCenter
            spacing: Theme.gap
            Icon { name: "check"; color: Theme.positive; size: Theme.textLarge; anchors.verticalCenter: parent.verticalCenter }
            UiText { text: qsTr("Paid"); strong: true; color: Theme.positive; font.pixelSize: Theme.textLarge }
        }
        AlertText {
            objectName: "paidNumber"
            Layout.fillWidth: true
            text: root.payment.lastNumber
            strong: true
            font.pixelSize: Theme.textHuge
            fontSizeMode: Text.HorizontalFit
            horizontalAlignment: Text.AlignHCenter
            Accessible.name: qsTr("Order %1 is paid").arg(text)
        }
        UiText {
            Layout.fillWidth: true
            visible: root.payment.lastChange !== ""
            text: qsTr("Change %1").arg(root.payment.lastChange)
            strong: true
            font.pixelSize: Theme.textLarge
            fontSizeMode: Text.HorizontalFit
            horizontalAlignment: Text.AlignHCenter
        }
        UiText {
            objectName: "paidPromise"
            Layout.fillWidth: true
            visible: root.payment.lastPromise !== ""
            text: qsTr("Ready about %1").arg(root.payment.lastPromise)
            font.pixelSize: Theme.textTitle
            fontSizeMode: Text.HorizontalFit
            horizontalAlignment: Text.AlignHCenter
        }
    }
    ColumnLayout {
        anchors.centerIn: parent
        width: parent.width - 2 * Theme.margin
        spacing: Theme.gapSmall
        visible: !root.large
        Icon { Layout.alignment: Qt.AlignHCenter; name: "cup"; color: Theme.outline; size: Theme.textLarge * 1.8 }
        UiText {
            Layout.fillWidth: true
            text: qsTr("Tap a product to begin")
            muted: true
            horizontalAlignment: Text.AlignHCenter
        }
        ColumnLayout {
            Layout.fillWidth: true
            Layout.topMargin: Theme.margin
            visible: root.any
            spacing: 0
            UiText {
                Layout.fillWidth: true
                text: qsTr("Last order")
                muted: true
                font.pixelSize: Theme.textCaption
                horizontalAlignment: Text.AlignHCenter
            }
            UiText {
                objectName: "lastNumber"
                Layout.fillWidth: true
                text: root.payment.lastNumber
                strong: true
                font.pixelSize: Theme.textLarge
                horizontalAlignment: Text.AlignHCenter
            }
            UiText {
                Layout.fillWidth: true
                text: root.payment.lastChange !== ""
                      ? qsTr("%1, change %2").arg(root.payment.lastTotal).arg(root.payment.lastChange) : root.payment.lastTotal
                muted: true
                horizontalAlignment: Text.AlignHCenter
            }
            UiText {
                Layout.fillWidth: true
                visible: root.payment.lastPromise !== ""
                text: qsTr("Ready about %1").arg(root.payment.lastPromise)
                muted: true
                horizontalAlignment: Text.AlignHCenter
            }
        }
    }
}
