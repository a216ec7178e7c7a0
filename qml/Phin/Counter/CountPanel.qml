pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Controls.Basic
import Phin.Ui
import Phin.Counter.Models

/*! The blind count: how many there are of each note and coin. What should be there is told afterwards. */
RowLayout {
    id: root

    required property ShiftModel shift
    property int current: 0 ///< the row that the keypad writes to
    onVisibleChanged: if (visible) { root.current = 0; keypad.forceActiveFocus() }

    function type(digits: string) {
        const pieces = root.shift.pieces[root.current].pieces
        root.shift.setPieces(root.current, Number(String(pieces === 0 ? "" : pieces) + digits))
    }
    function next() {
        root.current = Math.min(root.current + 1, root.shift.pieces.length - 1)
        list.positionViewAtIndex(root.current, ListView.Contain)
    }

    spacing: Theme.margin

    ListView {
        id: list
        objectName: "countList"
        Layout.fillWidth: true
        Layout.fillHeight: true
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: root.shift.pieces.length
        ScrollBar.vertical: ScrollBar {}
        delegate: AbstractButton {
            id: row
            required property int index
            readonly property var piece: root.shift.pieces[index] ?? ({ worth: "", pieces: 0, sum: "" })
            objectName: "piece-" + index
            width: list.width
            height: Theme.key + Theme.gap
            Accessible.name: qsTr("%1: %2 pieces").arg(piece.worth).arg(piece.pieces)
            Accessible.onPressAction: if (row.enabled) row.clicked()
            onClicked: { root.current = index; keypad.forceActiveFocus() }
            background: Rectangle {
                color: root.current === row.index ? Theme.accentSoft : "transparent"
                Rectangle { anchors { left: parent.left; right: parent.right; bottom: parent.bottom } height: Theme.edge; color: Theme.hairline }
                Rectangle { anchors.fill: parent; visible: row.visualFocus; color: "transparent"; border.width: Theme.edge * 2; border.color: Theme.text }
            }
            contentItem: RowLayout {
                spacing: Theme.gap
                UiText {
                    Layout.preferredWidth: Theme.mm(29)
                    text: row.piece.worth
                    strong: true
                    horizontalAlignment: Text.AlignRight
                    Accessible.ignored: true
                }
                Stepper {
                    objectName: "pieces-" + row.index
                    implicitHeight: Theme.key
                    from: 0
                    to: 99999
                    value: row.piece.pieces
                    subject: row.piece.worth
                    onStepped: value => { root.current = row.index; root.shift.setPieces(row.index, value) }
                }
                UiText {
                    Layout.fillWidth: true
                    Layout.rightMargin: Theme.gap * 2
                    text: row.piece.sum
                    muted: true
                    horizontalAlignment: Text.AlignRight
                    Accessible.ignored: true
                }
            }
        }
    }
    ColumnLayout {
        Layout.fillWidth: false
        Layout.preferredWidth: Theme.mm(72)
        Layout.fillHeight: true
        spacing: Theme.gap
        UiText { text: qsTr("Counted"); muted: true }
        UiText {
            objectName: "countedTotal"
            Layout.fillWidth: true
            text: root.shift.counted
            font.pixelSize: Theme.textLarge
            strong: true
            horizontalAlignment: Text.AlignRight
        }
        Keypad {
            id: keypad
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.maximumHeight: Theme.mm(100)
            extra: "00"
            onDigits: text => root.type(text)
            onErase: root.shift.setPieces(root.current, Math.floor(root.shift.pieces[root.current].pieces / 10))
            onClear: root.shift.setPieces(root.current, 0)
            onAccept: root.next()
        }
        QuietButton {
            objectName: "nextPiece"
            Layout.fillWidth: true
            iconName: "forward"
            text: qsTr("Next note or coin")
            focusPolicy: Qt.NoFocus
            onClicked: root.next()
        }
        Item { Layout.fillHeight: true }
        OnlyHereNote {
            Layout.fillWidth: true
            shift: root.shift
        }
        PrimaryButton {
            objectName: "closeShift"
            Layout.fillWidth: true
            text: qsTr("Close the shift")
            detail: root.shift.counted
            enabled: !root.shift.busy
            onClicked: root.shift.closeCounted("")
        }
    }
}
