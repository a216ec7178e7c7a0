pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Phin.Ui // its C++ types are not seen without

/*! A keyboard on the glass for the field that was touched: letters with digits above them, Vietnamese by Telex or plain,
    and a page of signs. It is as wide as its place; its owner moves what it would hide by `lift()`. */
Rectangle {
    id: root

    required property FieldKeys keys
    property bool shifted: true ///< the next letter is a capital
    property bool signs: false
    readonly property bool shown: keys.field !== null
    readonly property real keyHeight: Math.max(Theme.least, Theme.mm(11))
    readonly property var letterRows: ["1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"]
    readonly property var signRows: ["1234567890", "@#%&*()+=/", "-_'\":;!?", ",.<>[]₫"]
    readonly property var rows: signs ? signRows : letterRows

    /*! How far what lies in `area` has to move up so that the field stays in sight. */
    function lift(area: Item): real {
        let inside = root.keys.field
        while (inside && inside !== area)
            inside = inside.parent
        if (!inside || !root.shown)
            return 0
        const bottom = root.keys.field.mapToItem(area, 0, root.keys.field.height).y
        return Math.max(0, Math.ceil(bottom + Theme.margin + root.height - area.height))
    }
    function type(letter: string) {
        root.keys.type(root.shifted && !root.signs ? letter.toUpperCase() : letter)
        root.shifted = false
    }

    implicitHeight: 5 * keyHeight + 4 * Theme.gapSmall + 2 * Theme.gap
    visible: shown
    color: Theme.sunken
    onShownChanged: {
        root.signs = false
        root.shifted = root.keys.empty // a name begins with a capital
    }
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Keyboard on the screen")

    component Key: QuietButton {
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.preferredWidth: 10
        implicitWidth: Theme.least
        leftPadding: 0
        focusPolicy: Qt.NoFocus // the field keeps the cursor
        font.pixelSize: Theme.textTitle
    }
    Rectangle { anchors { left: parent.left; right: parent.right; top: parent.top } height: Theme.edge; color: Theme.outline }
    MouseArea { anchors.fill: parent } // between the keys nothing is touched

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.gap
        spacing: Theme.gapSmall

        Repeater {
            model: root.rows.length
            RowLayout {
                id: row
                required property int index
                Layout.fillWidth: true
                Layout.fillHeight: true
                spacing: Theme.gapSmall
                Key {
                    objectName: "vkShift"
                    visible: row.index === 3
                    Layout.preferredWidth: 14
                    enabled: !root.signs
                    checked: root.shifted && !root.signs
                    iconName: "shift"
                    Accessible.name: qsTr("Capital letter")
                    onClicked: root.shifted = !root.shifted
                }
                Item { visible: row.index === 2; Layout.fillWidth: true; Layout.preferredWidth: 5 }
                Repeater {
                    model: root.rows[row.index].split("")
                    Key {
                        required property string modelData
                        objectName: "vk-" + modelData
                        text: root.shifted && !root.signs ? modelData.toUpperCase() : modelData
                        onClicked: root.type(modelData)
                    }
                }
                Item { visible: row.index === 2; Layout.fillWidth: true; Layout.preferredWidth: 5 }
                Key {
                    objectName: "vkErase"
                    visible: row.index === 3
                    Layout.preferredWidth: 14
                    iconName: "backspace"
                    autoRepeat: true
                    Accessible.name: qsTr("Delete letter")
                    onClicked: root.keys.erase()
                }
            }
        }
        RowLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: Theme.gapSmall
            Key {
                objectName: "vkSigns"
                Layout.preferredWidth: 16
                text: root.signs ? "ABC" : "#+="
                font.pixelSize: Theme.textBody
                Accessible.name: root.signs ? qsTr("Letters") : qsTr("Signs")
                onClicked: root.signs = !root.signs
            }
            Key {
                objectName: "vkTelex"
                Layout.preferredWidth: 16
                text: root.keys.telex ? "Telex" : "EN"
                font.pixelSize: Theme.textBody
                checked: root.keys.telex
                Accessible.name: root.keys.telex ? qsTr("Vietnamese letters by Telex: on") : qsTr("Vietnamese letters by Telex: off")
                onClicked: root.keys.telex = !root.keys.telex
            }
            Key {
                objectName: "vkSpace"
                Layout.preferredWidth: 40
                text: qsTr("Space")
                font.pixelSize: Theme.textBody
                onClicked: root.keys.type(" ")
            }
            Key {
                objectName: "vkDismiss"
                Layout.preferredWidth: 14
                iconName: "down"
                Accessible.name: qsTr("Put the keyboard away")
                onClicked: root.keys.dismiss()
            }
            Key {
                objectName: "vkEnter"
                Layout.preferredWidth: 16
                iconName: "check"
                Accessible.name: qsTr("Done typing")
                onClicked: root.keys.enter()
            }
        }
    }
}
