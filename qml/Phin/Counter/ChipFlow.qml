pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Phin.Ui

/*! All that can be chosen, in sight; one of it or several are. */
ColumnLayout {
    id: root

    property string label
    property var options: [] ///< [{ value, text }], with `chosen` where `chosen` below does not tell
    property var chosen: [] ///< values
    property string error
    property string prefix ///< of the keys' names, for tests
    signal toggled(string value)

    spacing: Theme.gapSmall

    UiText {
        Layout.fillWidth: true
        visible: text !== ""
        text: root.label
        muted: true
        font.pixelSize: Theme.textCaption
        Accessible.ignored: true
    }
    Flow {
        Layout.fillWidth: true
        spacing: Theme.gapSmall * 1.5
        Accessible.role: Accessible.Grouping
        Accessible.name: root.label
        Repeater {
            model: root.options
            QuietButton {
                required property var modelData
                objectName: root.prefix + modelData.value
                implicitHeight: Theme.keySmall
                text: modelData.text
                checked: modelData.chosen ?? root.chosen.includes(modelData.value)
                Accessible.checkable: true
                onClicked: root.toggled(modelData.value)
            }
        }
    }
    FormError {
        objectName: root.prefix + "error"
        text: root.error
    }
}
