pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Controls.Basic
import Phin.Ui
import Phin.Counter.Models

/*! What a guest may choose of a combo: one of each part, the usual ones chosen already. */
Sheet {
    id: root

    required property ComboSheetModel sheet
    required property PaymentModel payment
    required property CartModel cart

    objectName: "comboSheet"
    modal: true
    side: Qt.RightEdge
    follows: sheet.open
    title: sheet.title
    onClosed: sheet.close()

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.gap

        Flickable {
            id: flick
            Layout.fillWidth: true
            Layout.fillHeight: true
            clip: true
            contentHeight: parts.implicitHeight
            boundsBehavior: Flickable.StopAtBounds
            ScrollBar.vertical: ScrollBar { policy: flick.contentHeight > flick.height ? ScrollBar.AlwaysOn : ScrollBar.AlwaysOff }

            ColumnLayout {
                id: parts
                width: flick.width - Theme.gap
                spacing: Theme.margin
                Repeater {
                    model: root.sheet.parts
                    ColumnLayout {
                        id: part
                        required property var modelData
                        required property int index
                        Layout.fillWidth: true
                        spacing: Theme.gapSmall
                        UiText { text: part.modelData.name; strong: true; Accessible.role: Accessible.Heading }
                        Flow {
                            Layout.fillWidth: true
                            spacing: Theme.gapSmall * 1.5
                            Repeater {
                                model: part.modelData.options
                                QuietButton {
                                    required property var modelData
                                    required property int index
                                    objectName: "part-" + part.index + "-" + index
                                    width: Math.max(implicitWidth, Theme.mm(24))
                                    height: Theme.key
                                    checked: modelData.chosen
                                    iconName: modelData.chosen ? "check" : ""
                                    enabled: !modelData.soldOut
                                    text: [modelData.name, modelData.extra, modelData.soldOut ? qsTr("Sold out") : ""].filter(word => word !== "").join("  ")
                                    Accessible.role: Accessible.RadioButton
                                    Accessible.name: part.modelData.name + ": " + text
                                    onClicked: root.sheet.choose(part.index, index)
                                }
                            }
                        }
                    }
                }
            }
        }
        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.margin
            Stepper {
                implicitHeight: Theme.keyPrimary
                value: root.sheet.quantity
                subject: root.sheet.title
                onStepped: value => root.sheet.quantity = value
            }
            Item { Layout.fillWidth: true }
            PrimaryButton { // an order of this alone needs no other key
                objectName: "acceptComboAndPay"
                Layout.preferredWidth: Theme.mm(32)
                visible: root.cart.empty && root.sheet.objection === ""
                enabled: !root.payment.busy
                tone: "accent"
                text: qsTr("Cash exact")
                font.pixelSize: Theme.textBody
                Accessible.name: qsTr("Add it, paid in cash, exactly %1").arg(root.sheet.total)
                onClicked: {
                    root.sheet.accept()
                    if (!root.sheet.open)
                        root.payment.payExact()
                }
            }
            PrimaryButton {
                objectName: "acceptCombo"
                Layout.fillWidth: true
                Layout.maximumWidth: Theme.mm(110)
                text: root.sheet.objection !== "" ? root.sheet.objection : qsTr("Add")
                detail: root.sheet.objection !== "" ? "" : root.sheet.total
                enabled: root.sheet.objection === ""
                onClicked: root.sheet.accept()
            }
        }
    }
}
