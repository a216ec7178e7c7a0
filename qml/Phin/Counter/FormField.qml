import QtQuick
import QtQuick.Layouts
import Phin.Ui

/*! A line of a form: what it is, where it is typed, and what is wrong with it. */
ColumnLayout {
    id: root

    property string label
    property string spoken: label ///< where others beside it have the same label
    property string value
    property string error
    property string placeholder
    property string name ///< of the field, for tests
    property int hints: Qt.ImhNone
    signal typed(string text)

    spacing: Theme.gapSmall

    UiText {
        Layout.fillWidth: true
        visible: text !== ""
        text: root.label
        muted: true
        font.pixelSize: Theme.textCaption
        Accessible.ignored: true
    }
    Field {
        id: field
        objectName: root.name
        Layout.fillWidth: true
        clearable: false
        label: root.spoken
        placeholderText: root.placeholder
        inputMethodHints: root.hints
        text: root.value
        onTextEdited: root.typed(text)
    }
    // typing ends the binding
    onValueChanged: if (field.text !== root.value) field.text = root.value
    FormError {
        objectName: root.name + "-error"
        text: root.error
    }
}
