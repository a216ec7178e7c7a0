import QtQuick
import QtQuick.Layouts
import Phin.Ui
import Phin.Kds.Models

/*! What this station says of itself (a pause, what is sold out), and how its glass is set: from how far it is read, in
    which order, its language, its look, its chime. Opened by hand, so read at arm's length. */
Sheet {
    id: root

    required property ScreenChoices choices
    required property Announcer announcer
    required property Language language
    required property StationScreen screen
    property real readingDistance: 2 ///< metres, as the settings say
    signal pauseRequested()
    signal soldOutRequested()

    title: qsTr("This screen")
    modal: true

    ColumnLayout {
        anchors { left: parent.left; right: parent.right; top: parent.top }
        spacing: Theme.gap
        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.gap
            QuietButton {
                objectName: "pauseKey"
                Layout.fillWidth: true
                Layout.preferredWidth: 10
                implicitHeight: Theme.mm(16)
                visible: root.screen.pauses.possible
                tone: root.screen.pauses.paused ? "warning" : ""
                iconName: "pause"
                text: root.screen.pauses.paused ? qsTr("Paused: go on") : qsTr("Pause")
                onClicked: { root.close(); root.pauseRequested() }
            }
            QuietButton {
                objectName: "soldOutKey"
                Layout.fillWidth: true
                Layout.preferredWidth: 10
                implicitHeight: Theme.mm(16)
                iconName: "close"
                text: root.screen.soldOut.soldOutCount > 0 ? qsTr("Sold out: %1").arg(root.screen.soldOut.soldOutCount) : qsTr("Sold out")
                onClicked: { root.close(); root.soldOutRequested() }
            }
        }
        UiText { Layout.topMargin: Theme.gap; text: qsTr("Read from"); Accessible.ignored: true }
        SegmentedControl {
            objectName: "distance"
            Layout.fillWidth: true
            segmentHeight: Theme.key
            label: qsTr("Read from")
            options: {
                const usual = root.readingDistance
                const metres = [0.8, 1.2, 1.6, 2, 3]
                if (metres.indexOf(usual) < 0)
                    metres.push(usual)
                metres.sort((one, other) => one - other)
                return metres.map(metre => ({ value: metre, text: qsTr("%1 m").arg(metre.toLocaleString(Qt.locale(), "f", metre % 1 === 0 ? 0 : 1)) }))
            }
            value: root.choices.distance > 0 ? root.choices.distance : root.readingDistance
            onChosen: value => root.choices.distance = value
        }
        UiText { Layout.topMargin: Theme.gap; text: qsTr("Tickets stand"); Accessible.ignored: true }
        SegmentedControl {
            objectName: "order"
            Layout.fillWidth: true
            segmentHeight: Theme.key
            label: qsTr("Tickets stand")
            options: [{ value: false, text: qsTr("As they come") }, { value: true, text: qsTr("As they are due") }]
            value: root.choices.byDue
            onChosen: value => root.choices.byDue = value
        }
        UiText { Layout.topMargin: Theme.gap; text: qsTr("Language"); Accessible.ignored: true }
        LanguageSwitch {
            objectName: "language"
            Layout.fillWidth: true
            language: root.language
            segmentHeight: Theme.key
        }
        UiText { Layout.topMargin: Theme.gap; text: qsTr("Look"); Accessible.ignored: true }
        SegmentedControl {
            objectName: "look"
            Layout.fillWidth: true
            segmentHeight: Theme.key
            label: qsTr("Look")
            options: [{ value: true, text: qsTr("Dark") }, { value: false, text: qsTr("Light") }]
            value: root.choices.dark
            onChosen: value => root.choices.dark = value
        }
        UiText { Layout.topMargin: Theme.gap; text: qsTr("Chime for new tickets"); Accessible.ignored: true }
        SegmentedControl {
            objectName: "chime"
            Layout.fillWidth: true
            segmentHeight: Theme.key
            label: qsTr("Chime for new tickets")
            options: [{ value: false, text: qsTr("On") }, { value: true, text: qsTr("Off") }]
            value: root.choices.muted
            onChosen: value => root.choices.muted = value
        }
        UiText {
            Layout.fillWidth: true
            visible: root.announcer.missing !== ""
            text: qsTr("Nothing can be heard: the package %1 is not installed.").arg(root.announcer.missing)
            color: Theme.warning
            wrapMode: Text.Wrap
        }
    }
}
