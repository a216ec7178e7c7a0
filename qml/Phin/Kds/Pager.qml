import QtQuick
import QtQuick.Layouts
import Phin.Ui

/*! That there are more tickets than fit, how many, and the way to them. */
RowLayout {
    id: root

    property int hidden: 0
    property int first: 0
    signal next()
    signal previous()

    spacing: Theme.gap
    visible: hidden > 0 || first > 0

    QuietButton {
        objectName: "previousPage"
        visible: root.first > 0
        iconName: "back"
        text: root.first
        Accessible.name: qsTr("Back: %n earlier ticket(s)", "", root.first)
        onClicked: root.previous()
    }
    PrimaryButton {
        objectName: "nextPage"
        implicitHeight: Theme.key
        enabled: root.hidden > 0
        tone: "warning"
        text: root.hidden > 0 ? qsTr("+%n more", "", root.hidden) : qsTr("last page")
        iconName: root.hidden > 0 ? "forward" : ""
        onClicked: root.next()
    }
}
