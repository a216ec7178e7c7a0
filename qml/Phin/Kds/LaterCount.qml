import QtQuick
import Phin.Ui

/*! How many pre-orders wait for their time. */
UiText {
    property int later: 0
    property bool shortly: false ///< the number alone has room
    readonly property string words: qsTr("%n later", "", later)

    objectName: "laterCount"
    text: shortly ? "+" + later : words
    muted: true
    font.pixelSize: Letters.label
    Accessible.name: words
}
