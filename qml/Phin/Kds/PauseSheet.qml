pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Phin.Ui
import Phin.Kds.Models

/*! This station makes nothing for a while: why, by one touch or in free words. Every screen and till says so. */
Sheet {
    id: root

    required property PauseDesk pauses

    function say(reason: string) {
        root.pauses.pause(reason)
        words.clear()
        root.close()
    }

    title: root.pauses.paused ? qsTr("Paused since %1").arg(root.pauses.since) : qsTr("Pause this station")
    subtitle: root.pauses.paused ? root.pauses.reason : qsTr("All screens and tills say so, and why")
    modal: true

    ColumnLayout {
        anchors { left: parent.left; right: parent.right; top: parent.top }
        spacing: Theme.gap
        PrimaryButton {
            objectName: "resumeStation"
            Layout.fillWidth: true
            visible: root.pauses.paused
            iconName: "forward"
            text: qsTr("Go on")
            onClicked: { root.pauses.resume(); root.close() }
        }
        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.gap
            Field {
                id: words
                objectName: "pauseReason"
                Layout.fillWidth: true
                placeholderText: qsTr("Another reason")
                onAccepted: if (text.trim() !== "") root.say(text)
            }
            QuietButton {
                objectName: "pauseSay"
                enabled: words.text.trim() !== ""
                iconName: "check"
                Accessible.name: qsTr("Pause for this reason")
                onClicked: root.say(words.text)
            }
        }
        Repeater {
            model: [qsTr("Cleaning"), qsTr("Machine fault"), qsTr("Out of water or power"), qsTr("Restocking"), qsTr("Short break"), qsTr("Too many orders")]
            QuietButton {
                required property string modelData
                required property int index
                objectName: "pause-" + index
                Layout.fillWidth: true
                implicitHeight: Math.max(Theme.key, Theme.mm(15))
                iconName: "pause"
                text: modelData
                onClicked: root.say(modelData)
            }
        }
    }
}
