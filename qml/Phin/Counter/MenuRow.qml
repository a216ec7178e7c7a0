import QtQuick
import QtQuick.Layouts
import QtQuick.Controls.Basic
import Phin.Ui

/*! One product, category or group of choices in the menu's editor. */
AbstractButton {
    id: root

    required property string rowId
    required property string title
    required property string detail
    required property string price
    required property string colour
    required property string picture
    required property string initials
    required property bool soldOut
    required property string mark ///< added, changed
    property bool switchable: false ///< it can be sold out
    signal soldOutRequested(bool out)

    objectName: "menu-" + rowId
    implicitHeight: Math.max(Theme.mm(15), row.implicitHeight + 2 * Theme.gapSmall)
    Accessible.role: Accessible.ListItem
    Accessible.onPressAction: if (root.enabled) root.clicked()
    readonly property var spoken: [title, detail, price, soldOut ? qsTr("Sold out") : "", markBadge.text]
    Accessible.name: spoken.filter(each => each).join(", ")

    background: Rectangle {
        color: root.down ? Theme.sunken : "transparent"
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
            TileFace {
                Layout.preferredWidth: Theme.mm(11)
                Layout.preferredHeight: Theme.mm(11)
                color: root.colour !== "" ? root.colour : Theme.accent
                picture: root.picture
                initials: root.initials
                dimmed: root.soldOut
            }
            ColumnLayout {
                Layout.fillWidth: true
                spacing: 0
                RowLayout {
                    Layout.fillWidth: true
                    spacing: Theme.gap
                    UiText {
                        Layout.fillWidth: true
                        Layout.maximumWidth: implicitWidth + 1
                        text: root.title
                        strong: true
                        muted: root.soldOut
                        wrapMode: Text.Wrap
                        maximumLineCount: 2
                        Accessible.ignored: true
                    }
                    Badge {
                        id: markBadge
                        visible: root.mark !== ""
                        tone: "info"
                        text: root.mark === "added" ? qsTr("New") : root.mark === "changed" ? qsTr("Changed") : ""
                    }
                    Item { Layout.fillWidth: true }
                }
                UiText {
                    Layout.fillWidth: true
                    visible: text !== ""
                    text: root.detail + (root.detail !== "" && root.price !== "" ? " · " : "") + root.price
                    mayCut: true // whole in its form
                    muted: true
                    font.pixelSize: Theme.textCaption
                    Accessible.ignored: true
                }
            }
            QuietButton {
                objectName: "soldOut-" + root.rowId
                visible: root.switchable
                implicitHeight: Theme.keySmall
                tone: root.soldOut ? "danger" : ""
                checked: root.soldOut
                text: qsTr("Sold out")
                Accessible.name: root.soldOut ? qsTr("%1 can be had again").arg(root.title) : qsTr("%1 is sold out").arg(root.title)
                onClicked: root.soldOutRequested(!root.soldOut)
            }
            Icon { name: "forward"; color: Theme.textMuted; size: Theme.textBody }
        }
    }
}
