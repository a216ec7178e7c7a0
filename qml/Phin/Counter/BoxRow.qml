import QtQuick
import QtQuick.Layouts
import QtQuick.Controls.Basic
import Phin.Ui

/*! One box of the shop in the list: what it is, whether it is here, how long its certificate lasts. */
AbstractButton {
    id: root

    required property string key
    required property string title
    required property string what
    required property string presence
    required property int level
    required property string until
    required property int untilLevel
    required property bool revoked
    property bool current: false
    property bool narrow: false ///< beside a box in full: only what is not as it should be
    readonly property var levels: ["idle", "good", "notice", "bad"]
    readonly property var spoken: [title, what, presence, until]

    objectName: "box-" + title
    implicitHeight: Math.max(Theme.mm(17), row.implicitHeight + 2 * Theme.gap)
    leftPadding: Theme.gap
    rightPadding: Theme.gap
    Accessible.role: Accessible.ListItem
    Accessible.name: spoken.filter(each => each).join(", ")
    Accessible.selected: current
    Accessible.onPressAction: if (root.enabled) root.clicked()

    background: Rectangle {
        color: root.current ? Theme.accentSoft : (root.down ? Theme.sunken : "transparent")
        Rectangle {
            anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
            height: Theme.edge
            color: Theme.hairline
        }
        Rectangle {
            anchors.fill: parent
            visible: root.visualFocus
            color: "transparent"
            border.width: Theme.edge * 2
            border.color: Theme.text
        }
    }
    contentItem: Item {
        implicitHeight: row.implicitHeight
        RowLayout {
            id: row
            anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter }
            spacing: Theme.margin
            ColumnLayout {
                Layout.fillWidth: true
                spacing: 0
                UiText {
                    Layout.fillWidth: true
                    text: root.title
                    mayCut: true // a name that the shop gave
                    strong: true
                    muted: root.revoked
                    wrapMode: Text.Wrap
                    maximumLineCount: 3
                    Accessible.ignored: true
                }
                UiText {
                    Layout.fillWidth: true
                    text: root.what
                    muted: true
                    wrapMode: Text.Wrap
                    font.pixelSize: Theme.textCaption
                    Accessible.ignored: true
                }
            }
            ColumnLayout {
                Layout.fillWidth: false
                spacing: 0
                StatusDot {
                    Layout.alignment: Qt.AlignRight
                    visible: root.presence !== ""
                    level: root.levels[root.level]
                    text: root.presence
                    Accessible.ignored: true
                }
                UiText {
                    Layout.alignment: Qt.AlignRight
                    visible: !root.revoked && (!root.narrow || root.untilLevel >= 2)
                    text: root.until
                    muted: root.untilLevel < 2
                    color: root.untilLevel < 2 ? Theme.textMuted : Theme.strong(root.untilLevel === 2 ? "warning" : "danger")
                    strong: root.untilLevel >= 2
                    font.pixelSize: Theme.textCaption
                    Accessible.ignored: true
                }
            }
        }
    }
}
