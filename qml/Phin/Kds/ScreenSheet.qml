import QtQuick
import QtQuick.Layouts
import Phin.Ui
import Phin.Kds.Models

/*! How this glass is set: its language, dark or light, with a chime or without. Opened by hand, so read at arm's length. */
Sheet {
    id: root

    required property ScreenChoices choices
    required property Announcer announcer
    required property Language language

    title: qsTr("This screen")
    modal: true

    ColumnLayout {
        anchors { left: parent.left; right: parent.right; top: parent.top }
        spacing: Theme.gap
        UiText { text: qsTr("Language"); Accessible.ignored: true }
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
