import QtQuick
import QtQuick.Layouts
import Phin.Ui // its C++ types are not seen without

/*!
    A word that passes by, at the bottom of its parent. It may offer one way back (undo). Bad news stays longer and
    waits for a touch; it never takes the keyboard and never covers the screen.
*/
Item {
    id: root

    property string text
    property string tone: ""
    property string actionText
    property real textSize: Theme.textBody
    property int lasts: tone === "danger" ? 12000 : 5000
    property real clearance: 0 ///< height at the bottom that it must not cover
    signal taken() ///< the way back was touched
    readonly property bool shown: timer.running

    function show(words: string, toneName: string, actionName: string) {
        root.text = words
        root.tone = toneName ?? ""
        root.actionText = actionName ?? ""
        timer.restart()
    }
    function hide() { timer.stop() }

    anchors { bottom: parent?.bottom; horizontalCenter: parent?.horizontalCenter; bottomMargin: Theme.margin + root.clearance }
    width: Math.min(implicitWidth, (parent?.width ?? 0) - 2 * Theme.margin)
    implicitWidth: row.implicitWidth + 2 * Theme.margin
    height: Math.max(Theme.key + Theme.gap, row.implicitHeight + Theme.gap * 2)
    visible: opacity > 0
    opacity: shown ? 1 : 0
    z: 50
    Behavior on opacity { NumberAnimation { duration: Theme.quick } }

    Timer { id: timer; interval: root.lasts }

    Rectangle {
        id: ground
        anchors.fill: parent
        radius: Theme.radius
        color: root.tone === "" ? (Theme.dark ? "#fbf3ea" : "#2a1f18") : Theme.soft(root.tone)
        border.width: root.tone === "" ? 0 : Theme.edge * 2
        border.color: Theme.strong(root.tone)
        Accessible.role: Accessible.AlertMessage
        Accessible.name: root.text
    }
    Announcement {
        item: ground
        words: root.shown ? root.text : ""
    }
    readonly property color ink: tone === "" ? (Theme.dark ? "#15100d" : "#fffcf8") : Theme.text

    RowLayout {
        id: row
        anchors { fill: parent; leftMargin: Theme.margin; rightMargin: Theme.gap }
        spacing: Theme.gap
        Icon {
            visible: root.tone === "danger" || root.tone === "warning"
            name: "warning"
            color: Theme.strong(root.tone)
        }
        UiText {
            Layout.fillWidth: true
            text: root.text
            font.pixelSize: root.textSize
            color: root.ink
            wrapMode: Text.Wrap
            maximumLineCount: 4
            Accessible.ignored: true
        }
        QuietButton {
            objectName: "toastAction"
            visible: root.actionText !== ""
            text: root.actionText
            font.pixelSize: root.textSize
            implicitHeight: Math.max(Theme.key, root.textSize * 1.44)
            iconName: "undo"
            focusPolicy: Qt.TabFocus
            Accessible.name: root.actionText + ": " + root.text
            onClicked: {
                root.hide() // first: what is taken back may have a word of its own to show
                root.taken()
            }
        }
        QuietButton {
            visible: root.actionText === "" && root.tone === "danger"
            iconName: "close"
            flat: true
            Accessible.name: qsTr("Close")
            onClicked: root.hide()
        }
    }
}
