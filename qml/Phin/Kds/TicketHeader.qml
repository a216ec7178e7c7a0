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
    property bool voided: false
    property bool refunded: false
    property bool complete: false ///< expo: nothing is missing any more
    property bool changed: false  ///< the order is not what it was, and nobody has noticed
    property bool finished: false ///< nothing is left to be made here
    property string slot          ///< the key that selects it
    property bool current: false

    readonly property bool aged: !voided && !complete && !finished && (level === "late" || level === "over")
    readonly property color ground: voided ? Theme.sunken : complete ? Theme.positive
                                  : finished ? Theme.positiveSoft : Letters.ground(aged ? level : "")
    readonly property color ink: voided ? Theme.danger : complete ? Theme.onStrong : Letters.ink(aged ? level : "")
    readonly property string channelText: ({ here: qsTr("For here"), takeaway: qsTr("Takeaway"), delivery: qsTr("Delivery") })[channel] ?? ""
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
        if (level === "over")
            return qsTr("over by %1").arg(clock(-dueIn))
        if (level === "late")
            return qsTr("%1 left").arg(clock(dueIn))
        return ""
    }
    /// In figures, where they say it all: a minus runs out, a plus is too much.
    readonly property string stateFigures: aged && !changed ? (level === "over" ? "+" : "−") + clock(Math.abs(dueIn)) : stateText

    function clock(seconds: int): string {
        const s = Math.max(0, seconds)
        return Math.floor(s / 60) + ":" + String(s % 60).padStart(2, "0")
    }

    implicitHeight: rows.implicitHeight + Theme.gapSmall * 2
    Accessible.role: Accessible.Button
    Accessible.onPressAction: if (root.enabled) root.clicked()
    Accessible.name: (voided ? qsTr("Take away voided %1") : qsTr("Done: %1")).arg(number)
    Accessible.description: Letters.spoken([channelText, guest, ageText, stateText])

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
        spacing: 0

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.gap
            UiText {
                Layout.fillWidth: true
                Layout.leftMargin: Theme.gap * 1.4
                Layout.preferredHeight: Letters.number * 1.08
                text: root.number
                font.pixelSize: Letters.number
                font.weight: Font.Black
                font.strikeout: root.voided
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Letters.age
                color: root.ink
                Accessible.ignored: true
            }
            ColumnLayout {
                Layout.fillWidth: false
                Layout.alignment: Qt.AlignVCenter
                spacing: 0
                Icon {
                    Layout.alignment: Qt.AlignRight
                    name: ({ takeaway: "bag", delivery: "bike" })[root.channel] ?? "cup"
                    color: root.ink
                    size: Letters.modifier
                }
                UiText {
                    Layout.alignment: Qt.AlignRight
                    Layout.preferredHeight: font.pixelSize * 1.15
                    text: root.channelText
                    color: root.ink
                    font.pixelSize: Letters.label
                    Accessible.ignored: true
                }
            }
            Rectangle {
                Layout.rightMargin: Theme.gap
                Layout.topMargin: Theme.gapSmall
                implicitWidth: Letters.number * 0.9
                implicitHeight: implicitWidth
                radius: Theme.radius
                color: "transparent"
                border.width: Theme.edge * 2
                border.color: root.ink
                Icon {
                    anchors.centerIn: parent
                    name: root.voided ? "close" : "check"
                    color: root.ink
                    size: parent.width * 0.7
                }
            }
        }

        RowLayout {
            Layout.fillWidth: true
            Layout.leftMargin: Theme.gap * 1.4
            Layout.rightMargin: Theme.gap
            spacing: Theme.gap
            Icon {
                visible: !root.voided
                name: root.complete || root.finished ? "check" : (({ late: "triangle", over: "diamond" })[root.level] ?? "clock")
                filled: root.aged
                color: root.ink
                size: Letters.age * 0.9
            }
            UiText {
                visible: !root.voided
                Layout.preferredHeight: Letters.age * 1.15
                text: root.ageText
                strong: true
                color: root.ink
                font.pixelSize: Letters.age
                Accessible.ignored: true
            }
            UiText {
                Layout.fillWidth: root.voided || root.refunded || root.changed
                visible: text !== ""
                text: root.refunded ? root.stateText : root.stateFigures
                strong: true
                color: root.ink
                font.pixelSize: Letters.modifier
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: 12
                Accessible.ignored: true
            }
            UiText {
                Layout.fillWidth: true
                visible: !root.voided && !root.refunded && (!root.changed || text !== "")
                text: root.guest
                color: root.ink
                font.pixelSize: Letters.label
                horizontalAlignment: Text.AlignRight
                Accessible.ignored: true
            }
            Rectangle {
                visible: root.slot !== ""
                implicitWidth: Math.max(implicitHeight, digit.implicitWidth + Theme.gap)
                implicitHeight: Letters.label * 1.5
                radius: Theme.gapSmall
                color: root.current ? Theme.accent : "transparent"
                border.width: Theme.edge
                border.color: root.current ? Theme.accent : root.ink
                UiText {
                    id: digit
                    anchors.centerIn: parent
                    text: root.slot
                    color: root.current ? Theme.onStrong : root.ink
                    font.pixelSize: Letters.label
                    Accessible.ignored: true
                }
            }
        }
    }
}
