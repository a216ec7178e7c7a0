pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Phin.Ui

/*! What is on a receipt, as on paper: dark on white whatever the theme. */
Rectangle {
    id: root

    property var receipt: ({})
    readonly property color ink: Theme.darkInk

    height: column.implicitHeight + 2 * Theme.margin
    color: Theme.white
    border.width: Theme.edge
    border.color: Theme.hairline

    component Words: UiText { color: root.ink; Layout.fillWidth: true; wrapMode: Text.Wrap }

    ColumnLayout {
        id: column
        anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.margin }
        spacing: Theme.gapSmall

        Words { text: root.receipt.heads ?? ""; strong: true; horizontalAlignment: Text.AlignHCenter }
        Words { objectName: "receiptTitle"; text: root.receipt.title ?? ""; strong: true; font.pixelSize: Theme.textTitle; horizontalAlignment: Text.AlignHCenter }
        Rectangle {
            Layout.alignment: Qt.AlignHCenter
            visible: (root.receipt.copy ?? "") !== ""
            implicitWidth: copy.implicitWidth + 2 * Theme.margin
            implicitHeight: copy.implicitHeight + Theme.gap
            color: root.ink
            UiText { id: copy; objectName: "receiptCopy"; anchors.centerIn: parent; text: root.receipt.copy ?? ""; color: Theme.white; strong: true }
        }
        Words { text: root.receipt.facts ?? ""; horizontalAlignment: Text.AlignHCenter }
        Rectangle { Layout.fillWidth: true; implicitHeight: Theme.edge; color: root.ink }
        Repeater {
            model: root.receipt.lines ?? []
            RowLayout {
                id: line
                required property var modelData
                Layout.fillWidth: true
                spacing: Theme.gap
                UiText { Layout.alignment: Qt.AlignTop; text: line.modelData.quantity; color: root.ink }
                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: 0
                    Words { text: line.modelData.name }
                    Words { visible: text !== ""; text: line.modelData.detail; font.pixelSize: Theme.textCaption }
                }
                UiText { Layout.alignment: Qt.AlignTop; text: line.modelData.amount; color: root.ink; horizontalAlignment: Text.AlignRight }
            }
        }
        ReceiptSums { Layout.fillWidth: true; ink: root.ink; rows: root.receipt.sums ?? [] }
        ReceiptSums { Layout.fillWidth: true; ink: root.ink; rows: root.receipt.tenders ?? [] }
        ReceiptSums { Layout.fillWidth: true; ink: root.ink; rows: root.receipt.taxes ?? [] }
        QrCode {
            objectName: "receiptQr"
            Layout.alignment: Qt.AlignHCenter
            Layout.topMargin: Theme.gap
            visible: text !== ""
            implicitWidth: Theme.mm(40)
            implicitHeight: Theme.mm(40)
            text: root.receipt.verification ?? ""
            Accessible.role: Accessible.Graphic
            Accessible.name: qsTr("QR code to verify the receipt")
        }
        Words { visible: text !== ""; text: root.receipt.thanks ?? ""; horizontalAlignment: Text.AlignHCenter }
    }
}
