import QtQuick
import QtQuick.Layouts

/*!
    A panel that slides in over part of the screen. What it leaves uncovered stays in use unless `modal`, where a
    touch beside it closes it. Its content goes into the default property, below a title and a way out.
*/
FocusScope {
    id: root

    property bool open: false
    property bool modal: false
    property bool dismissible: true
    property int side: Qt.RightEdge ///< LeftEdge, RightEdge or BottomEdge of its parent
    property real extent: Theme.mm(110) ///< its width, or height at the bottom
    property string title
    property string subtitle
    default property alias content: body.data
    property alias headerItems: extra.data
    signal closed()

    function close() {
        if (!root.open)
            return
        root.open = false
        root.closed()
    }

    readonly property bool horizontal: side !== Qt.BottomEdge
    anchors.fill: parent
    visible: open || slide.running
    enabled: open
    z: 10
    Keys.onEscapePressed: if (dismissible) close()
    onOpenChanged: if (open) root.forceActiveFocus()
    Accessible.role: Accessible.Pane
    Accessible.name: title

    Rectangle {
        anchors.fill: parent
        visible: root.modal
        color: Theme.scrim
        opacity: root.open ? 1 : 0
        TapHandler { onTapped: if (root.dismissible) root.close() }
        HoverHandler {} // nothing below may glow
    }

    Rectangle {
        id: panel
        readonly property real away: root.open ? 0 : 1
        property real shift: away
        Behavior on shift { NumberAnimation { id: slide; duration: Theme.calm; easing.type: Easing.OutCubic } }

        width: root.horizontal ? Math.min(root.extent, root.width) : root.width
        height: root.horizontal ? root.height : Math.min(root.extent, root.height)
        x: root.side === Qt.RightEdge ? root.width - width + shift * width : (root.side === Qt.LeftEdge ? -shift * width : 0)
        y: root.horizontal ? 0 : root.height - height + shift * height
        color: Theme.surface
        border.width: Theme.edge
        border.color: Theme.hairline

        MouseArea { anchors.fill: parent; acceptedButtons: Qt.AllButtons; onWheel: wheel => wheel.accepted = true } // stays here

        ColumnLayout {
            anchors.fill: parent
            anchors.margins: Theme.margin
            spacing: Theme.gap

            RowLayout {
                Layout.fillWidth: true
                visible: root.title !== ""
                spacing: Theme.gap
                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: 0
                    UiText {
                        Layout.fillWidth: true
                        text: root.title
                        strong: true
                        font.pixelSize: Theme.textTitle
                        Accessible.role: Accessible.Heading
                    }
                    UiText {
                        Layout.fillWidth: true
                        visible: text !== ""
                        text: root.subtitle
                        muted: true
                    }
                }
                RowLayout { id: extra; spacing: Theme.gap }
                QuietButton {
                    objectName: "sheetClose"
                    visible: root.dismissible
                    implicitHeight: Theme.key
                    iconName: "close"
                    flat: true
                    Accessible.name: qsTr("Close")
                    onClicked: root.close()
                }
            }
            Item {
                id: body
                Layout.fillWidth: true
                Layout.fillHeight: true
            }
        }
    }
}
