import QtQuick
import QtQuick.Layouts
import QtQuick.Controls.Basic
import Phin.Ui

/*! One drink of several tickets. A touch begins all that is chosen of it, another calls it ready; a long one shows of
    which orders it is. Fewer and more: how many of them are made now. */
Rectangle {
    id: root

    required property int index
    required property string key
    required property string name
    required property string variant
    required property var modifiers
    required property string note
    required property bool allergy
    required property int units
    required property int taken
    required property bool begun
    required property string level
    required property int dueIn
    required property var orders

    property real room: 1000 ///< the highest it may be
    property string slot
    property bool current: false
    signal advanced()
    signal asked()
    signal fewer()
    signal more()

    readonly property string full: variant !== "" ? name + " " + variant : name
    readonly property bool aged: level === "late" || level === "over"
    readonly property var now: orders.filter(entry => entry.taken)
    readonly property var later: orders.filter(entry => !entry.taken)
    readonly property string ageText: level === "over" ? "+" + Letters.clock(-dueIn) : level === "late" ? Letters.clock(dueIn) : ""
    readonly property string stepText: begun ? qsTr("being made") : qsTr("to be made")

    /// What all this takes, roughly.
    readonly property real wanted: {
        const across = width * 0.92
        const high = (letters, size) => Math.ceil(letters * size * 0.56 / across) * size * 1.18
        return Letters.number * 1.5 + high(full.length, Letters.line) + high(modifiers.join(" · ").length, Letters.modifier)
                + (note !== "" ? high(note.length + 12, Letters.modifier) * 1.15 : 0) + high(named(orders).length, Letters.label)
                + (orders.length > 1 ? Letters.label * 1.6 : 0)
    }

    function named(entries: var): string {
        return entries.map(entry => entry.units > 1 ? entry.number + " ×" + entry.units : entry.number).join(" · ")
    }

    implicitHeight: all.implicitHeight + Theme.gapSmall * 2
    radius: Theme.radius
    color: begun ? Theme.infoSoft : Theme.surface
    border.width: Theme.edge
    border.color: aged ? Letters.edge(level) : Theme.hairline
    Accessible.role: Accessible.Grouping
    Accessible.name: full

    ColumnLayout {
        id: all
        anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.gapSmall }
        spacing: 0

        AbstractButton {
            id: main
            objectName: "batchMain"
            Layout.fillWidth: true
            implicitHeight: words.implicitHeight + Theme.gapSmall * 2
            Accessible.role: Accessible.Button
            Accessible.onPressAction: if (main.enabled) main.clicked()
            Accessible.name: Letters.spoken([root.taken + " " + root.full, Letters.spoken(root.modifiers), root.note, root.stepText,
                                             root.ageText, root.named(root.now)])
            onClicked: root.advanced()
            onPressAndHold: root.asked()
            background: Rectangle {
                radius: Theme.radius
                color: main.down ? Theme.raised : "transparent"
            }

            ColumnLayout {
                id: words
                anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter }
                anchors.leftMargin: Theme.gap
                anchors.rightMargin: Theme.gap
                spacing: Theme.gapSmall
                RowLayout {
                    Layout.fillWidth: true
                    spacing: Theme.gap
                    UiText {
                        objectName: "batchUnits"
                        Layout.fillWidth: true
                        text: root.taken < root.units ? qsTr("%1 of %2").arg(root.taken).arg(root.units) : qsTr("%1 ×").arg(root.units)
                        font.pixelSize: Letters.number
                        font.weight: Font.Black
                        fontSizeMode: Text.HorizontalFit
                        minimumPixelSize: Letters.label
                        color: Theme.accent
                        Accessible.ignored: true
                    }
                    UiText {
                        visible: text !== ""
                        text: root.slot
                        strong: true
                        font.pixelSize: Letters.label
                        color: Theme.accent
                        Accessible.ignored: true
                    }
                    Icon {
                        visible: root.aged
                        name: root.level === "over" ? "diamond" : "triangle"
                        filled: true
                        color: root.level === "over" ? Theme.danger : Theme.warning
                        size: Letters.label * 0.8
                    }
                    UiText {
                        objectName: "batchAge"
                        visible: root.aged
                        text: root.ageText
                        strong: true
                        color: root.level === "over" ? Theme.danger : Theme.warning
                        font.pixelSize: Letters.label
                        Accessible.ignored: true
                    }
                    Rectangle { // as on a line: a ring, half full once it is being made
                        implicitWidth: Math.round(Letters.line * 0.6)
                        implicitHeight: implicitWidth
                        radius: implicitWidth / 2
                        color: "transparent"
                        border.width: Math.max(2, Theme.edge * 2)
                        border.color: root.begun ? Theme.info : Theme.outline
                        Icon {
                            anchors.centerIn: parent
                            visible: root.begun
                            name: "half"
                            filled: true
                            color: Theme.info
                            size: Letters.line * 0.95
                        }
                    }
                }
                UiText {
                    objectName: "batchName"
                    Layout.fillWidth: true
                    text: root.full
                    strong: true
                    font.pixelSize: Letters.line
                    lineHeight: Letters.leading
                    wrapMode: Text.Wrap
                    Accessible.ignored: true
                }
                UiText {
                    Layout.fillWidth: true
                    visible: root.modifiers.length > 0
                    text: Letters.listed(root.modifiers)
                    strong: true
                    color: Theme.accent
                    font.pixelSize: Letters.modifier
                    lineHeight: Letters.leading
                    wrapMode: Text.Wrap
                    Accessible.ignored: true
                }
                NoteBlock {
                    Layout.fillWidth: true
                    visible: root.note !== ""
                    note: root.note
                    allergy: root.allergy
                }
                UiText {
                    objectName: "batchOrders"
                    Layout.fillWidth: true
                    visible: root.wanted < root.room // where there is no room for all, the list has them
                    text: root.named(root.now)
                    font.pixelSize: Letters.label
                    lineHeight: Letters.leading
                    wrapMode: Text.Wrap
                    Accessible.ignored: true
                }
                UiText {
                    objectName: "batchLater"
                    Layout.fillWidth: true
                    visible: root.later.length > 0 && root.wanted < root.room
                    text: qsTr("later: %1").arg(root.named(root.later))
                    muted: true
                    font.pixelSize: Letters.label
                    lineHeight: Letters.leading
                    wrapMode: Text.Wrap
                    Accessible.ignored: true
                }
            }
        }
        RowLayout {
            Layout.fillWidth: true
            visible: root.orders.length > 1
            spacing: Theme.gapSmall
            BarKey {
                objectName: "batchFewer"
                Layout.fillWidth: true
                enabled: root.now.length > 1
                iconName: "minus"
                Accessible.name: qsTr("Make fewer: %1").arg(root.full)
                onClicked: root.fewer()
            }
            BarKey {
                objectName: "batchMore"
                Layout.fillWidth: true
                enabled: root.later.length > 0
                iconName: "plus"
                Accessible.name: qsTr("Make more: %1").arg(root.full)
                onClicked: root.more()
            }
            BarKey {
                objectName: "batchChoose"
                Layout.fillWidth: true
                iconName: "list"
                Accessible.name: qsTr("Choose orders: %1").arg(root.full)
                onClicked: root.asked()
            }
        }
    }
    Rectangle {
        anchors.fill: parent
        visible: root.current
        color: "transparent"
        radius: root.radius
        border.width: Theme.edge * 4
        border.color: Theme.accent
    }
}
