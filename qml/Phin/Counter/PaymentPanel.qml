pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Phin.Ui
import Phin.Counter.Models

/*! Taking the money: what is due, what was given, what goes back. */
Sheet {
    id: root

    required property PaymentModel payment
    required property CartModel cart

    objectName: "paymentPanel"
    side: Qt.LeftEdge
    follows: payment.open
    title: qsTr("Payment")
    onClosed: payment.cancel()

    readonly property bool cash: payment.method === PaymentModel.Cash

    RowLayout {
        anchors.fill: parent
        spacing: Theme.margin * 2

        ColumnLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: Theme.gap

            SegmentedControl {
                objectName: "method"
                Layout.fillWidth: true
                segmentHeight: Theme.key
                label: qsTr("How it is paid")
                options: [
                    { value: PaymentModel.Cash, text: qsTr("Cash") },
                    { value: PaymentModel.Card, text: qsTr("Card") },
                    { value: PaymentModel.Transfer, text: qsTr("QR code") }
                ]
                value: root.payment.method
                onChosen: value => root.payment.method = value
            }
            GridLayout {
                Layout.fillWidth: true
                Layout.topMargin: Theme.gap
                columns: 2
                rowSpacing: Theme.gapSmall
                UiText { text: qsTr("Total"); muted: true; font.pixelSize: Theme.large ? Theme.textBody : Theme.textTitle }
                UiText {
                    Layout.fillWidth: true
                    text: root.payment.total
                    strong: true
                    font.pixelSize: Theme.textLarge
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: Theme.textBody
                    horizontalAlignment: Text.AlignRight
                }
                UiText { visible: root.payment.taken.length > 0; text: qsTr("Still to be paid"); muted: true; font.pixelSize: Theme.large ? Theme.textBody : Theme.textTitle }
                UiText {
                    objectName: "left"
                    Layout.fillWidth: true
                    visible: root.payment.taken.length > 0
                    text: root.payment.left
                    strong: true
                    font.pixelSize: Theme.textLarge
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: Theme.textBody
                    horizontalAlignment: Text.AlignRight
                }
                UiText { visible: root.payment.guests > 1; text: qsTr("This guest's part"); muted: true; font.pixelSize: Theme.large ? Theme.textBody : Theme.textTitle }
                UiText {
                    objectName: "part"
                    Layout.fillWidth: true
                    visible: root.payment.guests > 1
                    text: root.payment.due
                    strong: true
                    font.pixelSize: Theme.textLarge
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: Theme.textBody
                    horizontalAlignment: Text.AlignRight
                }
                UiText { visible: root.payment.rounded && root.payment.guests === 1; text: qsTr("In cash, rounded"); muted: true; font.pixelSize: Theme.large ? Theme.textBody : Theme.textTitle }
                UiText {
                    objectName: "rounded"
                    Layout.fillWidth: true
                    visible: root.payment.rounded && root.payment.guests === 1
                    text: root.payment.due
                    strong: true
                    font.pixelSize: Theme.textLarge
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: Theme.textBody
                    horizontalAlignment: Text.AlignRight
                }
                UiText {
                    objectName: "tip"
                    visible: root.payment.tip !== ""
                    text: qsTr("With a tip of %1").arg(root.payment.tip)
                    color: root.payment.tipTyping ? Theme.accent : Theme.textMuted
                    font.pixelSize: Theme.large ? Theme.textBody : Theme.textTitle
                }
                UiText {
                    objectName: "hand"
                    Layout.fillWidth: true
                    visible: root.payment.tip !== ""
                    text: root.payment.hand
                    strong: true
                    font.pixelSize: Theme.textLarge
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: Theme.textBody
                    horizontalAlignment: Text.AlignRight
                }
                UiText { visible: root.cash || root.payment.given !== ""; text: root.cash ? qsTr("Given") : qsTr("Charged"); muted: true; font.pixelSize: Theme.large ? Theme.textBody : Theme.textTitle }
                UiText {
                    objectName: "given"
                    Layout.fillWidth: true
                    visible: root.cash || root.payment.given !== ""
                    text: root.payment.given !== "" ? root.payment.given : qsTr("exact")
                    muted: root.payment.given === ""
                    font.pixelSize: Theme.textLarge
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: Theme.textBody
                    horizontalAlignment: Text.AlignRight
                }
            }
            TipRow {
                Layout.fillWidth: true
                payment: root.payment
            }
            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.gap
                UiText { Layout.fillWidth: true; text: qsTr("Guests who share it"); muted: true; font.pixelSize: Theme.large ? Theme.textBody : Theme.textTitle; wrapMode: Text.Wrap }
                Stepper {
                    objectName: "guests"
                    implicitHeight: Theme.key
                    subject: qsTr("guests")
                    to: 12
                    value: root.payment.guests
                    onStepped: value => root.payment.guests = value
                }
            }
            Flow {
                id: parts
                Layout.fillWidth: true
                spacing: Theme.gapSmall * 1.5
                visible: root.payment.taken.length > 0
                Repeater {
                    model: root.payment.taken
                    QuietButton {
                        required property var modelData
                        required property int index
                        objectName: "part-" + index
                        width: Math.min(implicitWidth, parts.width)
                        height: Theme.key
                        iconName: "undo"
                        text: modelData.kind + " " + modelData.text
                        Accessible.name: qsTr("Give back: %1 %2").arg(modelData.kind).arg(modelData.text)
                        onClicked: root.payment.giveBack(index)
                    }
                }
            }
            Rectangle {
                id: due
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.mm(22)
                visible: root.cash
                radius: Theme.radius
                readonly property bool lacking: root.payment.missing !== ""
                color: lacking ? Theme.warningSoft : Theme.positiveSoft
                RowLayout {
                    anchors.fill: parent
                    anchors.margins: Theme.gap * 1.5
                    UiText {
                        text: due.lacking ? qsTr("Still missing") : qsTr("Change")
                        strong: true
                        color: due.lacking ? Theme.warning : Theme.positive
                        font.pixelSize: Theme.textTitle
                    }
                    UiText {
                        objectName: "changeDue"
                        Layout.fillWidth: true
                        text: due.lacking ? root.payment.missing
                                                    : (root.payment.change !== "" ? root.payment.change : root.cart.money(0))
                        strong: true
                        color: due.lacking ? Theme.warning : Theme.positive
                        font.pixelSize: Theme.textLarge * 1.35
                        fontSizeMode: Text.HorizontalFit
                        horizontalAlignment: Text.AlignRight
                    }
                }
            }
            GridLayout {
                Layout.fillWidth: true
                visible: root.cash
                columns: width > Theme.mm(100) ? 3 : 2
                columnSpacing: Theme.gap
                rowSpacing: Theme.gap
                Repeater {
                    model: root.payment.quick
                    QuietButton {
                        required property var modelData
                        objectName: "quick-" + modelData.minor
                        Layout.fillWidth: true
                        Layout.preferredWidth: Theme.mm(30)
                        // room for parts and tips above
                        implicitHeight: root.payment.tips && (root.payment.guests > 1 || root.payment.taken.length > 0) ? Theme.key : Theme.keyPrimary
                        text: modelData.exact ? qsTr("Exact") : modelData.text
                        font.pixelSize: Theme.textTitle
                        Accessible.name: modelData.exact ? qsTr("Given: exactly %1").arg(modelData.text)
                                                         : qsTr("Given: %1").arg(modelData.text)
                        onClicked: root.payment.give(modelData.minor)
                    }
                }
            }
            UiText {
                Layout.fillWidth: true
                Layout.topMargin: Theme.margin
                visible: !root.cash
                text: root.payment.given !== "" && !root.payment.enough
                      ? qsTr("A card or a code pays no more than is due.")
                      : root.payment.method === PaymentModel.Card
                      ? qsTr("Take the card on the terminal. Finish here once the terminal says it went through.")
                      : root.payment.qr !== "" ? qsTr("Let the guest scan the code. Finish here once the bank's notice has come.")
                      : qsTr("Let the guest transfer to the shop's account. Finish here once the bank's notice has come.")
                muted: true
                wrapMode: Text.Wrap
            }
            QrCode {
                objectName: "paymentQr"
                readonly property real side: Math.max(Theme.mm(25), Math.min(Theme.mm(55), parent.height - y - Theme.gap))
                Layout.alignment: Qt.AlignHCenter
                Layout.preferredWidth: side
                Layout.preferredHeight: side
                visible: text !== ""
                text: root.payment.qr
                Accessible.role: Accessible.Graphic
                Accessible.name: qsTr("Code for a transfer of %1").arg(root.payment.next)
            }
            Item { Layout.fillHeight: true }
        }

        ColumnLayout {
            Layout.fillWidth: false
            Layout.preferredWidth: Theme.mm(72)
            Layout.fillHeight: true
            spacing: Theme.gap

            Keypad {
                id: pad
                objectName: "keypad"
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.maximumHeight: Theme.mm(110)
                focus: true
                extra: root.payment.zeros
                onDigits: text => root.payment.digits(text)
                onErase: root.payment.erase()
                onClear: root.payment.clearGiven()
                onAccept: root.payment.pay()
            }
            Item { Layout.fillHeight: true; Layout.maximumHeight: Theme.mm(200) }
            PrimaryButton {
                objectName: "finish"
                Layout.fillWidth: true
                implicitHeight: Theme.mm(24)
                text: root.payment.busy ? qsTr("Storing …") : root.payment.partial ? qsTr("Take a part") : qsTr("Finish")
                detail: root.payment.next
                enabled: root.payment.enough && !root.payment.busy
                onClicked: root.payment.pay()
            }
        }
    }
}
