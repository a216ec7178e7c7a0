pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Controls.Basic
import Phin.Ui
import Phin.Counter.Models

/*! What a guest may choose about a product: what must be chosen first, the usual chosen already. */
Sheet {
    id: root

    required property ModifierSheetModel sheet
    required property PaymentModel payment
    required property CartModel cart
    required property AvailabilityModel availability

    readonly property bool soldOut: availability.count > 0 && availability.isSoldOut(sheet.productId)

    objectName: "modifierSheet"
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
            contentHeight: groups.implicitHeight
            boundsBehavior: Flickable.StopAtBounds
            ScrollBar.vertical: ScrollBar { policy: flick.contentHeight > flick.height ? ScrollBar.AlwaysOn : ScrollBar.AlwaysOff }

            ColumnLayout {
                id: groups
                width: flick.width - Theme.gap
                spacing: Theme.margin
                Repeater {
                    model: root.sheet.groups
                    ColumnLayout {
                        id: group
                        required property var modelData
                        readonly property bool isFull: root.sheet.full.includes(modelData.groupId)
                        Layout.fillWidth: true
                        spacing: Theme.gapSmall
                        RowLayout {
                            spacing: Theme.gap
                            UiText { text: group.modelData.name; strong: true; Accessible.role: Accessible.Heading }
                            UiText {
                                visible: text !== "" && !(group.modelData.required && group.modelData.one)
                                text: group.modelData.rule
                                muted: true
                                font.pixelSize: Theme.textCaption
                            }
                        }
                        Flow {
                            Layout.fillWidth: true
                            spacing: Theme.gapSmall * 1.5
                            Repeater {
                                model: group.modelData.options
                                QuietButton {
                                    id: option
                                    required property var modelData
                                    readonly property bool chosen: root.sheet.chosen.includes(modelData.key)
                                    objectName: "option-" + modelData.key
                                    width: Math.max(implicitWidth, Theme.mm(24))
                                    height: Theme.key
                                    checkable: false
                                    checked: chosen
                                    iconName: chosen ? "check" : ""
                                    enabled: chosen || !group.isFull
                                    text: modelData.price !== "" ? modelData.name + "  " + modelData.price : modelData.name
                                    Accessible.role: group.modelData.one ? Accessible.RadioButton : Accessible.CheckBox
                                    Accessible.name: group.modelData.name + ": " + text
                                    onClicked: root.sheet.toggle(modelData.key)
                                }
                            }
                        }
                    }
                }
                RowLayout {
                    Layout.fillWidth: true
                    spacing: Theme.gapSmall * 1.5
                    Icon { Layout.alignment: Qt.AlignTop; name: "warning"; color: Theme.warning; size: Theme.textBody * 1.2 }
                    UiText {
                        objectName: "allergens"
                        Layout.fillWidth: true
                        text: root.sheet.allergens
                        wrapMode: Text.Wrap
                        maximumLineCount: 3
                    }
                }
                Field {
                    objectName: "note"
                    Layout.fillWidth: true
                    Layout.maximumWidth: Theme.mm(120)
                    iconName: "note"
                    placeholderText: qsTr("Note for whoever makes it")
                    maximumLength: 60
                    text: root.sheet.note
                    onTextEdited: root.sheet.note = text
                    onTextChanged: if (text !== root.sheet.note) root.sheet.note = text
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
            QuietButton {
                objectName: "soldOut"
                implicitHeight: Theme.keyPrimary
                visible: !root.sheet.changing
                iconName: root.soldOut ? "check" : "close"
                text: root.soldOut ? qsTr("Can be had again") : qsTr("Sold out today")
                onClicked: {
                    root.availability.set(root.sheet.productId, root.soldOut)
                    if (!root.soldOut)
                        root.sheet.close()
                }
            }
            Item { Layout.fillWidth: true }
            PrimaryButton { // an order of this alone needs no other key
                objectName: "acceptChoicesAndPay"
                Layout.preferredWidth: Theme.mm(32)
                visible: root.cart.empty && root.sheet.missing === "" && !root.soldOut && !root.sheet.changing
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
                objectName: "acceptChoices"
                Layout.fillWidth: true
                Layout.maximumWidth: Theme.mm(110)
                text: root.soldOut && !root.sheet.changing ? qsTr("Sold out") : root.sheet.missing !== "" ? root.sheet.missing : (root.sheet.changing ? qsTr("Change") : qsTr("Add"))
                detail: root.sheet.missing !== "" ? "" : root.sheet.total
                enabled: root.sheet.missing === "" && (!root.soldOut || root.sheet.changing)
                onClicked: root.sheet.accept()
            }
        }
    }
}
