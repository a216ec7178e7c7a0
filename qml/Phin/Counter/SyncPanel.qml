pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Controls.Basic
import Phin.Ui
import Phin.Counter.Models

/*! How far each box and the cloud are, what was refused, and what to do; what needs somebody stands first. */
Item {
    id: root

    required property SyncModel sync
    readonly property var levels: ["idle", "good", "notice", "bad"]

    ListView {
        id: list
        objectName: "syncList"
        anchors.fill: parent
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: root.sync.lines
        ScrollBar.vertical: ScrollBar {}
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Sync report")
        delegate: Item {
            id: line
            required property var modelData
            objectName: "sync-" + modelData.key
            width: list.width
            implicitHeight: Math.max(Theme.mm(15), words.implicitHeight + 2 * Theme.gap)
            Accessible.role: Accessible.ListItem
            Accessible.name: [modelData.title, modelData.what, modelData.state, modelData.todo].filter(word => word !== "").join(". ")

            Rectangle {
                anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
                height: Theme.edge
                color: Theme.hairline
            }
            RowLayout {
                anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter; leftMargin: Theme.gap; rightMargin: Theme.gap * 2 }
                spacing: Theme.margin
                ColumnLayout {
                    Layout.preferredWidth: Theme.mm(48)
                    Layout.fillWidth: false
                    Layout.alignment: Qt.AlignTop
                    spacing: 0
                    UiText {
                        Layout.preferredWidth: Theme.mm(48)
                        text: line.modelData.title
                        strong: true
                        wrapMode: Text.Wrap
                        maximumLineCount: 2
                        Accessible.ignored: true
                    }
                    UiText {
                        visible: text !== ""
                        text: line.modelData.what
                        muted: true
                        font.pixelSize: Theme.textCaption
                        Accessible.ignored: true
                    }
                }
                StatusDot {
                    Layout.alignment: Qt.AlignTop
                    Layout.topMargin: Theme.gapSmall
                    level: root.levels[line.modelData.level]
                    Accessible.ignored: true
                }
                ColumnLayout {
                    id: words
                    Layout.fillWidth: true
                    spacing: Theme.gapSmall
                    UiText {
                        Layout.fillWidth: true
                        text: line.modelData.state
                        wrapMode: Text.Wrap
                        Accessible.ignored: true
                    }
                    UiText {
                        Layout.fillWidth: true
                        visible: text !== ""
                        text: line.modelData.todo
                        color: line.modelData.level === 3 ? Theme.danger : Theme.textMuted
                        wrapMode: Text.Wrap
                        Accessible.ignored: true
                    }
                }
            }
        }
    }
    UiText {
        objectName: "syncTrouble"
        anchors { left: parent.left; right: parent.right; top: parent.top }
        visible: text !== ""
        text: root.sync.trouble
        color: Theme.danger
        wrapMode: Text.Wrap
    }
}
