pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Phin.Ui
import Phin.Counter.Models

/*! A PIN's digits: dots for those typed, what is wrong, and large keys. Which digits they are is nowhere in here. */
FocusScope {
    id: root

    required property PinPadModel pin
    property string message
    property bool refused: false
    property real keySize: Theme.keyPrimary
    signal accepted()

    implicitWidth: column.implicitWidth
    implicitHeight: column.implicitHeight

    ColumnLayout {
        id: column
        anchors.fill: parent
        spacing: Theme.gap

        Row {
            objectName: "pinDots"
            Layout.alignment: Qt.AlignHCenter
            spacing: Theme.gap
            Accessible.role: Accessible.StaticText
            Accessible.name: qsTr("%n digit(s) typed", "", root.pin.count)
            Repeater {
                model: root.pin.most
                Rectangle {
                    required property int index
                    readonly property bool typed: index < root.pin.count
                    width: Theme.mm(4)
                    height: width
                    radius: width / 2
                    color: typed ? Theme.text : "transparent"
                    border.width: Theme.edge
                    border.color: typed ? Theme.text : Theme.outline
                }
            }
        }
        AlertText {
            objectName: "pinMessage"
            Layout.fillWidth: true
            Layout.preferredWidth: pad.implicitWidth
            Layout.preferredHeight: Theme.textTitle * 3.1
            text: root.message
            strong: true
            font.pixelSize: Theme.textTitle
            fontSizeMode: Text.Fit
            minimumPixelSize: Theme.textCaption
            color: root.refused ? Theme.danger : Theme.text
            wrapMode: Text.Wrap
            maximumLineCount: 3
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
        }
        Keypad {
            id: pad
            objectName: "pinPad"
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.maximumHeight: implicitHeight
            keySize: root.keySize
            focus: true
            extra: ""
            onDigits: text => root.pin.type(text)
            onErase: root.pin.erase()
            onClear: root.pin.clear()
            onAccept: root.accepted()
        }
    }
}
