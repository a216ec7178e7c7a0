import QtQuick
import QtQuick.Layouts
import Phin.Ui
import Phin.Counter.Models

/*! Before a shift or a day is closed: paid orders that no other box holds, or that the cloud lacks. It stops nobody. */
Rectangle {
    id: root

    required property ShiftModel shift
    property bool wanted: true
    readonly property var note: shift.onlyHere

    objectName: "onlyHere"
    visible: wanted && (note.text ?? "") !== ""
    implicitHeight: words.implicitHeight + 2 * Theme.gap
    radius: Theme.radius
    color: Theme.soft(note.tone ?? "")
    Accessible.role: Accessible.StaticText
    Accessible.name: (note.text ?? "") + " " + (note.todo ?? "")

    Timer { // what goes up meanwhile goes from the list
        interval: 2000
        repeat: true
        triggeredOnStart: true
        running: root.wanted && (root.parent?.visible ?? false)
        onTriggered: root.shift.lookElsewhere()
    }
    Icon {
        id: sign
        anchors { left: parent.left; leftMargin: Theme.gap; top: parent.top; topMargin: Theme.gap }
        name: root.note.tone === "warning" ? "warning" : "info"
        color: Theme.strong(root.note.tone ?? "")
    }
    ColumnLayout {
        id: words
        anchors { left: sign.right; right: parent.right; top: parent.top; margins: Theme.gap }
        spacing: Theme.gapSmall
        UiText {
            objectName: "onlyHereText"
            Layout.fillWidth: true
            text: root.note.text ?? ""
            strong: true
            wrapMode: Text.Wrap
            maximumLineCount: 3
            Accessible.ignored: true
        }
        UiText {
            Layout.fillWidth: true
            text: root.note.todo ?? ""
            font.pixelSize: Theme.textCaption
            wrapMode: Text.Wrap
            Accessible.ignored: true
        }
    }
}
