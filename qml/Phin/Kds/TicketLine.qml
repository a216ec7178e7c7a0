// The loaded parts know this file's ids; bound components, which would say so, cannot be loaded in Qt 6.4.
// qmllint disable unqualified
import QtQuick
import QtQuick.Layouts
import QtQuick.Controls.Basic
import Phin.Ui

/*! One line to make. A touch takes it a step on (being made, ready); a long one asks for it again. */
AbstractButton {
    id: root

    property var entry: ({}) ///< as TicketModel.Lines has it
    property bool voided: false
    property bool current: false     ///< the keyboard is on it
    property bool showStation: false ///< at the expo: who makes it
    property real textScale: 1

    readonly property string change: entry.change ?? ""
    readonly property bool removed: change === "removed" ///< struck until somebody touches it
    readonly property bool struck: voided || removed
    readonly property string step: entry.state ?? "queued"
    readonly property bool made: step === "ready" || step === "bumped"
    readonly property bool urgent: !removed && (entry.level === "late" || entry.level === "over")
    readonly property color ink: removed ? Theme.danger : voided || made ? Theme.textMuted : Theme.text
    readonly property var modifiers: entry.modifiers ?? []
    readonly property string stepText: ({ queued: qsTr("to be made"), started: qsTr("being made"), ready: qsTr("ready"),
                                          bumped: qsTr("handed over") })[step] ?? ""

    property string changeWords ///< as the mark says it
    /// What else belongs to it: its set, who makes it, who was to, who makes a part of it too.
    readonly property var beside: {
        const also = root.entry.alsoAt ?? []
        const moved = root.entry.movedFrom ?? ""
        return [root.entry.combo ?? "", root.entry.again && !root.made ? qsTr("once more") : "",
                root.showStation ? Letters.stationName(root.entry.station ?? "") : "",
                moved !== "" ? qsTr("from %1").arg(Letters.stationName(moved)) : "",
                also.length > 0 ? qsTr("also at %1").arg(also.map(id => Letters.stationName(id)).join(", ")) : ""]
    }

    function px(size: int): int { return Math.max(Letters.label, Math.round(size * root.textScale)) }

    implicitHeight: Math.max(Theme.least, content.implicitHeight + Theme.gapSmall * 2)
    padding: 0
    enabled: !voided
    Accessible.role: Accessible.Button
    Accessible.onPressAction: if (root.enabled) root.clicked()
    Accessible.name: Letters.spoken([(entry.quantity ?? 0) + " " + (entry.name ?? ""), entry.variant ?? "", Letters.spoken(modifiers),
                      entry.combo ?? "", entry.allergy ? qsTr("ALLERGY: %1").arg(entry.note) : entry.note ?? "", removed ? "" : stepText, changeWords, Letters.spoken(beside)])

    background: Rectangle {
        color: root.down ? Theme.raised : (root.step === "started" && !root.struck ? Theme.infoSoft : "transparent")
        Rectangle { // late and over: by colour, by width, and by the shape below the quantity
            width: root.entry.level === "over" ? Theme.gap * 1.2 : Theme.gap * 0.7
            height: parent.height
            visible: root.urgent
            color: Letters.edge(root.entry.level)
        }
        Rectangle {
            anchors.fill: parent
            visible: root.current
            color: "transparent"
            border.width: Theme.edge * 3
            border.color: Theme.accent
        }
    }

    RowLayout {
        id: content
        anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter }
        spacing: Theme.gap

        ColumnLayout {
            Layout.fillWidth: false
            Layout.alignment: Qt.AlignTop
            Layout.leftMargin: Theme.gap * 1.6
            Layout.topMargin: Theme.gapSmall
            Layout.preferredWidth: root.px(Letters.line) * Math.max(0.8, String(root.entry.quantity ?? 1).length * 0.66)
            spacing: 0
            UiText {
                Layout.fillWidth: true
                Layout.preferredHeight: font.pixelSize * 1.18
                text: root.entry.quantity ?? ""
                horizontalAlignment: Text.AlignHCenter
                font.pixelSize: root.px(Letters.line)
                font.weight: Font.Black
                color: (root.entry.quantity ?? 1) > 1 && !root.struck && !root.made ? Theme.accent : root.ink
                Accessible.ignored: true
            }
            Loader { // drawings take long to make: only where there is something to show
                Layout.alignment: Qt.AlignHCenter
                active: root.urgent
                visible: active
                sourceComponent: Icon {
                    name: root.entry.level === "over" ? "diamond" : "triangle"
                    filled: true
                    color: Letters.edge(root.entry.level)
                    size: root.px(Letters.label)
                }
            }
        }

        ColumnLayout {
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop
            Layout.topMargin: Theme.gapSmall
            Layout.bottomMargin: Theme.gapSmall
            Layout.rightMargin: root.struck ? Theme.gap : 0
            spacing: 0
            Loader {
                Layout.fillWidth: true
                Layout.topMargin: Theme.gapSmall
                Layout.bottomMargin: Theme.gapSmall
                active: root.change !== "" && !root.voided
                visible: active
                sourceComponent: ChangeMark {
                    objectName: "change"
                    change: root.change
                    before: root.entry.before ?? 0
                    quantity: root.entry.quantity ?? 0
                    made: root.entry.made ?? false
                    replaces: root.entry.replaces ?? ""
                    onWordsChanged: root.changeWords = words
                    Component.onCompleted: root.changeWords = words
                }
                onActiveChanged: if (!active) root.changeWords = ""
            }
            UiText {
                objectName: "lineName"
                Layout.fillWidth: true
                text: root.entry.variant ? root.entry.name + " " + root.entry.variant : (root.entry.name ?? "")
                strong: true
                font.pixelSize: root.px(Letters.line)
                font.strikeout: root.struck
                lineHeight: Letters.leading
                color: root.ink
                wrapMode: Text.Wrap // whole: a size that is cut off is a drink made wrong
                Accessible.ignored: true
            }
            UiText {
                Layout.fillWidth: true
                visible: root.modifiers.length > 0
                text: Letters.listed(root.modifiers)
                strong: true
                font.pixelSize: root.px(Letters.modifier)
                font.strikeout: root.struck
                color: root.struck || root.made ? root.ink : Theme.accent
                lineHeight: Letters.leading
                wrapMode: Text.Wrap
                Accessible.ignored: true
            }
            Loader {
                Layout.fillWidth: true
                Layout.topMargin: Theme.gapSmall
                active: (root.entry.note ?? "") !== ""
                visible: active
                sourceComponent: NoteBlock {
                    objectName: "note"
                    note: root.entry.note ?? ""
                    allergy: root.entry.allergy ?? false
                    quiet: root.made || root.struck
                    struck: root.struck
                    size: root.px(allergy ? Letters.line : Letters.modifier)
                }
            }
            UiText {
                objectName: "lineBeside"
                Layout.fillWidth: true
                visible: text !== ""
                text: root.beside.filter(word => word !== "").join(" · ")
                wrapMode: Text.Wrap
                lineHeight: Letters.leading
                muted: true
                font.pixelSize: root.px(Letters.label)
                Accessible.ignored: true
            }
        }

        Rectangle { // a ring: to be made; a ring half full: being made; a check: ready
            Layout.alignment: Qt.AlignTop
            Layout.topMargin: Theme.gapSmall + root.px(Letters.line) * 0.28
            Layout.rightMargin: Theme.gap
            visible: !root.struck
            implicitWidth: Math.round(root.px(Letters.line) * 0.6)
            implicitHeight: implicitWidth
            radius: implicitWidth / 2
            color: "transparent"
            border.width: root.made ? 0 : Math.max(2, Theme.edge * 2)
            border.color: root.step === "started" ? Theme.info : Theme.outline
            Loader {
                anchors.centerIn: parent
                active: root.step !== "queued"
                sourceComponent: Icon {
                    name: root.made ? "check" : "half"
                    filled: !root.made
                    color: root.made ? Theme.positive : Theme.info
                    size: parent ? root.px(Letters.line) * (root.made ? 0.8 : 0.95) : 0
                }
            }
        }
    }
}
