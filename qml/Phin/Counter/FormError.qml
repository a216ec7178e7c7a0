import QtQuick
import QtQuick.Layouts
import Phin.Ui

/*! What is wrong with the field above. */
UiText {
    Layout.fillWidth: true
    visible: text !== ""
    color: Theme.danger
    strong: true
    wrapMode: Text.Wrap
    verticalAlignment: Text.AlignTop // it is made before its width is known
    font.pixelSize: Theme.textCaption
    Accessible.role: Accessible.AlertMessage
}
