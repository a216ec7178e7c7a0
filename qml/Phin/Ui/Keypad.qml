pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts

/*! Digits as on a telephone. Reports keys; who listens keeps the number. */
FocusScope {
    id: root

    property string extra: "000" ///< the key left of 0: dongs come in thousands; empty: none
    property real keySize: Theme.keyPrimary
    signal digits(string text)
    signal erase()
    signal clear()
    signal accept()

    activeFocusOnTab: true // as a whole: digits are typed
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Digits")
    implicitWidth: keySize * 3 + Theme.gap * 2
    implicitHeight: keySize * 4 + Theme.gap * 3

    Keys.onPressed: event => {
        if (event.text >= "0" && event.text <= "9" && event.text.length === 1)
            root.digits(event.text)
        else if (event.key === Qt.Key_Backspace)
            root.erase()
        else if (event.key === Qt.Key_Delete)
            root.clear()
        else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)
            root.accept()
        else
            return
        event.accepted = true
    }

    Rectangle { // where the keyboard is, for who goes by it
        anchors.fill: parent
        anchors.margins: -Theme.gapSmall
        visible: root.activeFocus && Theme.walking
        color: "transparent"
        radius: Theme.radius
        border.width: Theme.edge * 2
        border.color: Theme.text
    }
    GridLayout {
        anchors.fill: parent
        columns: 3
        rowSpacing: Theme.gap
        columnSpacing: Theme.gap

        Repeater {
            model: ["1", "2", "3", "4", "5", "6", "7", "8", "9", root.extra, "0", "erase"]
            QuietButton {
                id: key
                required property string modelData
                objectName: "key-" + modelData
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: root.keySize
                Layout.preferredHeight: root.keySize
                opacity: modelData !== "" ? 1 : 0
                enabled: modelData !== ""
                focusPolicy: Qt.NoFocus // the pad itself takes the keyboard's digits
                text: modelData === "erase" ? "" : modelData
                iconName: modelData === "erase" ? "backspace" : ""
                Accessible.ignored: modelData === ""
                Accessible.name: modelData === "erase" ? qsTr("Delete digit") : modelData
                font.pixelSize: Theme.textLarge
                onClicked: modelData === "erase" ? root.erase() : root.digits(modelData)
                onPressAndHold: if (modelData === "erase") root.clear()
            }
        }
    }
}
