import QtQuick
import QtQuick.Layouts
import QtQuick.Controls.Basic
import Phin.Ui

/*! The till could not start: why, in the program's own words, and what to do. */
ApplicationWindow {
    id: window

    required property string reason
    required property Language language

    width: 1024
    height: 600
    visible: true
    title: "Phin"
    color: Theme.background

    EmptyState {
        objectName: "failure"
        anchors.fill: parent
        iconName: "warning"
        title: qsTr("This till cannot start")
        text: window.reason
        UiText {
            Layout.fillWidth: true
            text: qsTr("Nothing was changed. Mend what is named above, then start it again, or call whoever looks after the shop's machines.")
            muted: true
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignHCenter
        }
        PrimaryButton {
            objectName: "quit"
            Layout.alignment: Qt.AlignHCenter
            Layout.topMargin: Theme.margin
            tone: "accent"
            text: qsTr("Close")
            onClicked: window.close()
        }
        LanguageSwitch { Layout.alignment: Qt.AlignHCenter; language: window.language }
    }
}
