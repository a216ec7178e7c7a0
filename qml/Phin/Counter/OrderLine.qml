pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Controls.Basic
import Phin.Ui

/*! One line of the order. Chosen, it shows its controls; swiped to the left, it goes. */
ItemDelegate {
    id: root

    required property int line
    required property string name
    required property string choices
    required property int quantity
    required property string gross
    required property string total
    required property string discount
    required property bool configurable
    required property bool soldOut
    required property string combo
    required property string priceNote
    required property var sizes
    required property bool unsent
    property bool current: false
    readonly property bool tight: width < Theme.mm(Theme.large ? 112 : 100) ///< drawings stand for words

    signal typingRequested()
    signal sameAgainRequested()
    signal sizePicked(string sizeId)
    signal quantityPicked(int quantity)
    signal changeRequested()
    signal discountRequested()
    signal removeRequested()

    objectName: "line-" + line
    padding: Theme.gap
    leftPadding: Theme.gap * 1.4
    focusPolicy: Qt.StrongFocus // a delegate of the Controls has none
    Accessible.role: Accessible.ListItem
    Accessible.onPressAction: if (root.enabled) root.clicked()
    Accessible.name: qsTr("%1 × %2, %3").arg(quantity).arg(name).arg(total)
    Accessible.description: (unsent ? qsTr("Not sent") + " · " : "") + (soldOut ? qsTr("Sold out") + " · " : "") + (combo !== "" ? combo + " · " : "")
                            + (priceNote !== "" ? priceNote + " · " : "") + choices

    // Not a SwipeDelegate: that of Qt 6.4 never frees what it shows beside a line.
    property real slide: 0
    Behavior on slide { enabled: !drag.active; NumberAnimation { duration: Theme.quick } }
    DragHandler {
        id: drag
        target: null
        yAxis.enabled: false
        onTranslationChanged: if (active) root.slide = Math.min(0, Math.max(-root.width, activeTranslation.x))
        onActiveChanged: if (!active) {
            if (root.slide < -root.width / 2)
                root.removeRequested()
            else
                root.slide = 0
        }
    }

    background: Rectangle {
        color: root.slide < 0 ? Theme.danger : root.current ? Theme.accentSoft : Theme.surface
        Row {
            anchors { right: parent.right; rightMargin: Theme.margin; verticalCenter: parent.verticalCenter }
            visible: root.slide < 0
            spacing: Theme.gap
            Icon { name: "trash"; color: Theme.onStrong; anchors.verticalCenter: parent.verticalCenter }
            UiText { text: qsTr("Remove"); color: Theme.onStrong; strong: true }
        }
        Rectangle { // the line itself, sliding away
            width: parent.width
            height: parent.height
            x: root.slide
            visible: root.slide < 0
            color: root.current ? Theme.accentSoft : Theme.surface
        }
        Rectangle {
            anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
            height: Theme.edge
            color: Theme.hairline
        }
        Rectangle {
            anchors { left: parent.left; top: parent.top; bottom: parent.bottom }
            width: Theme.gapSmall
            visible: root.current
            color: Theme.accent
        }
        Rectangle {
            anchors.fill: parent
            visible: root.visualFocus
            color: "transparent"
            border.width: Theme.edge * 2
            border.color: Theme.text
        }
    }

    contentItem: ColumnLayout {
        spacing: Theme.gapSmall
        transform: Translate { x: root.slide }

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.gap
            UiText {
                Layout.alignment: Qt.AlignTop
                Layout.minimumWidth: Theme.mm(8)
                text: root.quantity + " ×"
                strong: true
                color: root.quantity > 1 ? Theme.accent : Theme.textMuted
                Accessible.ignored: true
            }
            ColumnLayout {
                Layout.fillWidth: true
                Layout.alignment: Qt.AlignTop
                spacing: 0
                UiText {
                    Layout.fillWidth: true
                    text: root.name
                    mayCut: true
                    strong: true
                    wrapMode: Text.Wrap
                    maximumLineCount: 2
                    Accessible.ignored: true
                }
                UiText {
                    Layout.fillWidth: true
                    visible: text !== ""
                    text: root.choices
                    mayCut: true
                    muted: true
                    font.pixelSize: Theme.textCaption
                    wrapMode: Text.Wrap
                    maximumLineCount: 3
                    Accessible.ignored: true
                }
                Flow {
                    Layout.fillWidth: true
                    Layout.topMargin: Theme.gapSmall
                    visible: root.combo !== "" || root.priceNote !== ""
                    spacing: Theme.gapSmall
                    Badge { objectName: "comboMark"; visible: text !== ""; text: root.combo; tone: "accent"; filled: root.current }
                    Badge { objectName: "priceNote"; visible: text !== ""; text: root.priceNote; tone: "info" }
                }
            }
            ColumnLayout {
                Layout.fillWidth: false
                Layout.alignment: Qt.AlignTop
                spacing: 0
                UiText {
                    Layout.alignment: Qt.AlignRight
                    text: root.total
                    strong: true
                    horizontalAlignment: Text.AlignRight
                    Accessible.ignored: true
                }
                UiText {
                    Layout.alignment: Qt.AlignRight
                    visible: root.discount !== ""
                    text: root.gross
                    muted: true
                    font.pixelSize: Theme.textCaption
                    font.strikeout: true
                    Accessible.ignored: true
                }
                Badge {
                    objectName: "lineUnsent"
                    Layout.alignment: Qt.AlignRight
                    visible: root.unsent
                    text: qsTr("Not sent")
                    shape: "half"
                    tone: "warning"
                }
                Badge {
                    objectName: "lineSoldOut"
                    Layout.alignment: Qt.AlignRight
                    visible: root.soldOut
                    text: qsTr("Sold out")
                    tone: "warning"
                }
                Badge {
                    Layout.alignment: Qt.AlignRight
                    visible: root.discount !== ""
                    text: root.discount
                    tone: "positive"
                }
            }
        }
        RowLayout {
            Layout.fillWidth: true
            Layout.topMargin: Theme.gapSmall
            visible: root.current
            spacing: Theme.gapSmall * 1.5
            Stepper {
                objectName: "stepper"
                value: root.quantity
                from: 1
                subject: root.name
                typable: true
                onStepped: value => root.quantityPicked(value)
                onTypingRequested: root.typingRequested()
            }
            Item { Layout.fillWidth: true }
            QuietButton {
                objectName: "change"
                implicitHeight: Theme.keySmall
                iconName: root.configurable ? "edit" : "note"
                text: root.tight ? "" : root.configurable ? qsTr("Change") : qsTr("Note")
                Accessible.name: root.configurable ? qsTr("Change: %1").arg(root.name) : qsTr("Note on %1").arg(root.name)
                onClicked: root.changeRequested()
            }
            QuietButton {
                objectName: "lineDiscount"
                implicitHeight: Theme.keySmall
                iconName: "percent"
                Accessible.name: qsTr("Discount on %1").arg(root.name)
                onClicked: root.discountRequested()
            }
            QuietButton {
                objectName: "remove"
                implicitHeight: Theme.keySmall
                iconName: "trash"
                tone: "danger"
                Accessible.name: qsTr("Remove %1").arg(root.name)
                onClicked: root.removeRequested()
            }
        }
        GridLayout {
            Layout.fillWidth: true
            visible: root.current
            columns: root.tight ? 1 : 2
            columnSpacing: Theme.gapSmall * 1.5
            rowSpacing: Theme.gapSmall
            Flow {
                Layout.fillWidth: true
                visible: root.current
                spacing: Theme.gapSmall * 1.5
                Repeater {
                    model: root.current ? root.sizes : []
                    QuietButton {
                        required property var modelData
                        objectName: "size-" + modelData.sizeId
                        implicitHeight: Theme.keySmall
                        text: modelData.name
                        checked: modelData.current
                        Accessible.role: Accessible.RadioButton
                        Accessible.name: qsTr("Size %1: %2").arg(modelData.name).arg(root.name)
                        onClicked: root.sizePicked(modelData.sizeId)
                    }
                }
            }
            QuietButton {
                objectName: "sameAgain"
                Layout.alignment: Qt.AlignRight
                implicitHeight: Theme.keySmall
                iconName: "plus"
                text: qsTr("Same again")
                Accessible.name: qsTr("Same again: %1").arg(root.name)
                onClicked: root.sameAgainRequested()
            }
        }
    }
}
