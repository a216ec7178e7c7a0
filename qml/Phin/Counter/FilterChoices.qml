pragma ComponentBehavior: Bound
import QtQuick
import Phin.Ui

/*! What a chip can be, one key each; for the inside of a Flow. `options`: [{ value, text }]. */
Repeater {
    id: root

    required property string chip
    required property bool shown
    required property var options
    required property var value
    signal taken(var value)

    model: shown ? options : []
    delegate: QuietButton {
        required property var modelData
        required property int index
        objectName: root.chip + "-" + index
        text: modelData.text
        checked: root.value === modelData.value
        onClicked: root.taken(modelData.value)
    }
}
