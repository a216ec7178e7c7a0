import QtQuick
import QtQuick.Layouts
import Phin.Ui
import Phin.Kds.Models

/*! Which station this is, how much there is to do, the way back for what was bumped by mistake, and whether the
    screen can be trusted. */
Rectangle {
    id: root

    required property StationScreen screen
    required property Language language
    property bool recentOpen: false
    signal recentRequested()

    readonly property string stationText: ({ barista: qsTr("Barista"), kitchen: qsTr("Kitchen"), expo: qsTr("Expo") })[screen.station] ?? screen.station

    implicitHeight: Theme.key + Theme.gap
    color: Theme.background

    RowLayout {
        anchors.fill: parent
        spacing: Theme.margin

        UiText {
            text: root.stationText
            font.pixelSize: Theme.textLarge
            font.weight: Font.Black
            Accessible.role: Accessible.Heading
        }
        UiText {
            objectName: "openCount"
            text: qsTr("%n ticket(s)", "", root.screen.tickets.total)
            muted: true
            font.pixelSize: Theme.textTitle
        }
        Item { Layout.fillWidth: true }
        StatusWords {
            status: root.screen.status
            textSize: Theme.textBody
        }
        QuietButton {
            objectName: "recall"
            enabled: root.screen.recent.count > 0
            iconName: "undo"
            text: root.screen.recent.last !== "" ? qsTr("Recall %1").arg(root.screen.recent.last) : qsTr("Recall")
            onClicked: root.screen.recallLast()
        }
        QuietButton {
            objectName: "recent"
            enabled: root.screen.recent.count > 0
            iconName: "list"
            checked: root.recentOpen
            Accessible.name: qsTr("All that left lately")
            onClicked: root.recentRequested()
        }
        LanguageSwitch {
            objectName: "language"
            language: root.language
        }
    }
}
