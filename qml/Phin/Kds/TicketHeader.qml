import QtQuick
import QtQuick.Layouts
import QtQuick.Controls.Basic
import Phin.Ui

/*! A ticket's head: number, for whom, how old. All of it is one key: the ticket is done. */
AbstractButton {
    id: root

    property string number
    property string channel
    property string guest
    property string ageText
    property string level
    property int dueIn: 0
    property bool pressing: false ///< far past its target: it flashes
    property bool held: false     ///< nobody begins it until it is released
    property bool raised: false   ///< before the others
    property string due           ///< a pre-order: when its guest wants it
    property bool later: false    ///< and it need not be begun yet
    property bool voided: false
    property bool refunded: false
    property bool complete: false ///< expo: nothing is missing any more
    property string note          ///< "", note, allergy: what is written on one of its lines
    property bool changed: false  ///< the order is not what it was, and nobody has noticed
    property bool finished: false ///< nothing is left to be made here
    property var waitsFor: []     ///< expo: [{station, left}] that still make something
    property string slot          ///< the key that selects it; empty while nobody uses keys
    property bool current: false

    readonly property bool aged: !voided && !complete && !finished && (level === "late" || level === "over")
    readonly property bool flashes: aged && pressing && level === "over"
    readonly property color ground: voided ? Theme.sunken : complete ? Theme.positive : finished ? Theme.positiveSoft
                                  : flashes && Letters.beat ? "#6b0d09" : Letters.ground(aged ? level : "")
    readonly property color ink: voided ? Theme.danger : complete ? Theme.onStrong
                               : finished ? Theme.text : Letters.ink(aged ? level : "")
    readonly property string channelText: ({ here: qsTr("For here"), takeaway: qsTr("Takeaway"), delivery: qsTr("Delivery") })[channel] ?? ""
    readonly property string noteText: ({ note: qsTr("with a note"), allergy: qsTr("ALLERGY") })[note] ?? ""
    readonly property string stateText: {
        if (voided)
            return qsTr("VOID: do not make")
        if (refunded)
            return qsTr("REFUNDED: ask")
        if (changed)
            return qsTr("CHANGED")
        if (complete)
            return qsTr("complete")
        if (finished)
            return qsTr("ready")
        if (held)
            return qsTr("ON HOLD")
        if (later)
            return qsTr("LATER")
        if (level === "over")
            return qsTr("+%1 over").arg(Letters.clock(-dueIn))
        if (level === "late")
            return qsTr("%1 left").arg(Letters.clock(dueIn))
        return ""
    }
    readonly property string shape: complete || finished ? "check" : (({ late: "triangle", over: "diamond" })[level] ?? "clock")
    readonly property string waitText: waitsFor.map(entry => Letters.stationName(entry.station) + " " + entry.left).join(" · ")
    readonly property string place: guest === "" ? channelText : channelText + " · " + guest
    readonly property string whom: !raised ? place : place === "" ? qsTr("FIRST") : qsTr("FIRST") + " · " + place

    implicitHeight: rows.implicitHeight + Theme.gapSmall * 2
    Accessible.role: Accessible.Button
    Accessible.onPressAction: if (root.enabled) root.clicked()
    Accessible.name: (voided ? qsTr("Take away voided %1") : qsTr("Done: %1")).arg(number)
    Accessible.description: Letters.spoken([noteText, raised ? qsTr("FIRST") : "", channelText, guest, due !== "" ? qsTr("PRE-ORDER %1").arg(due) : "", ageText, stateText,
                                            waitText !== "" ? qsTr("waits for %1").arg(waitText) : ""])

    background: Rectangle {
        color: root.down ? Qt.darker(root.ground, 1.25) : root.ground
        radius: Theme.radius
        Rectangle { // square below, round above
            anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
            height: parent.radius
            color: parent.color
        }
    }

    ColumnLayout {
        id: rows
        anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter }
        anchors.leftMargin: Theme.gap * 1.4
        anchors.rightMargin: Theme.gap
        spacing: 0

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.gap
            UiText {
                Layout.fillWidth: true
                Layout.preferredHeight: Letters.number * 1.08
                text: root.number
                font.pixelSize: Letters.number
                font.weight: Font.Black
                font.strikeout: root.voided
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Letters.label
                color: root.ink
                Accessible.ignored: true
            }
            Icon {
                visible: root.note === "note"
                name: "note"
                color: root.ink
                size: Letters.label
            }
            Icon {
                name: ({ takeaway: "bag", delivery: "bike" })[root.channel] ?? "cup"
                color: root.ink
                size: Letters.label
            }
            Rectangle {
                Layout.topMargin: Theme.gapSmall
                implicitWidth: Letters.number * 0.95
                implicitHeight: implicitWidth
                radius: Theme.radius
                color: root.current ? Theme.accent : "transparent"
                border.width: Theme.edge * 2
                border.color: root.current ? Theme.accent : root.ink
                Icon {
                    anchors.centerIn: parent
                    visible: root.slot === ""
                    name: root.voided ? "close" : "check"
                    color: root.ink
                    size: parent.width * 0.7
                }
                UiText {
                    objectName: "slot"
                    anchors.centerIn: parent
                    visible: text !== ""
                    text: root.slot
                    strong: true
                    color: root.current ? Theme.onStrong : root.ink
                    font.pixelSize: Letters.label
                    Accessible.ignored: true
                }
            }
        }

        RowLayout {
            id: time
            Layout.fillWidth: true
            spacing: Theme.gap
            // Where only one of them has room, what is said against the target is worth more than the age.
            readonly property bool both: root.width > Letters.age * 10.5
            Icon {
                visible: !root.voided
                name: root.shape
                filled: root.aged
                color: root.ink
                size: Letters.age * 0.9
            }
            UiText {
                objectName: "age"
                Layout.fillWidth: state.text === ""
                visible: !root.voided && (time.both || state.text === "")
                Layout.preferredHeight: Letters.age * 1.2
                text: root.ageText
                strong: true
                color: root.ink
                font.pixelSize: Letters.age
                Accessible.ignored: true
            }
            UiText {
                id: state
                objectName: "state"
                Layout.fillWidth: true
                visible: text !== ""
                text: root.stateText
                strong: true
                color: root.ink
                font.pixelSize: Letters.age
                lineHeight: Letters.leading
                wrapMode: Text.Wrap // "do not make" must not end in dots
                horizontalAlignment: time.both && !root.voided ? Text.AlignRight : Text.AlignLeft
                Accessible.ignored: true
            }
        }
        UiText {
            Layout.fillWidth: true
            Layout.preferredHeight: Letters.label * 1.2
            visible: text !== ""
            text: root.whom
            color: root.ink
            font.pixelSize: Letters.label
            mayCut: true
            Accessible.ignored: true
        }
        Rectangle { // on a ground of its own, whatever the head's is now
            objectName: "headAllergy"
            Layout.fillWidth: true
            Layout.topMargin: Theme.gapSmall
            visible: root.note === "allergy"
            implicitHeight: allergyRow.implicitHeight + Theme.gapSmall
            color: Theme.danger
            radius: Theme.gapSmall
            border.width: Theme.edge * 2
            border.color: Theme.text
            RowLayout {
                id: allergyRow
                anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter; margins: Theme.gap }
                spacing: Theme.gapSmall
                Icon { name: "warning"; color: Theme.onStrong; size: Letters.label }
                UiText {
                    Layout.fillWidth: true
                    text: qsTr("ALLERGY")
                    font.pixelSize: Letters.label
                    font.weight: Font.Black
                    color: Theme.onStrong
                    Accessible.ignored: true
                }
            }
        }
        UiText {
            objectName: "preOrder"
            Layout.fillWidth: true
            visible: root.due !== "" && !root.voided
            text: qsTr("PRE-ORDER %1").arg(root.due)
            strong: true
            color: root.ink
            font.pixelSize: Letters.label
            lineHeight: Letters.leading
            wrapMode: Text.Wrap
            Accessible.ignored: true
        }
        RowLayout {
            Layout.fillWidth: true
            visible: root.waitText !== "" && !root.voided
            spacing: Theme.gapSmall
            Icon { Layout.alignment: Qt.AlignTop; Layout.topMargin: Letters.label * 0.15; name: "clock"; color: root.ink; size: Letters.label * 0.9 }
            UiText {
                objectName: "waitsFor"
                Layout.fillWidth: true
                text: root.waitText
                strong: true
                color: root.ink
                font.pixelSize: Letters.label
                lineHeight: Letters.leading
                wrapMode: Text.Wrap
                Accessible.ignored: true
            }
        }
    }
}
