import QtQuick
import Phin.Kds.Models

/*! Who stands at the station, and the way to say so. Not there before the shop has people. */
BarKey {
    required property StationScreen screen
    property bool shortly: false ///< initials alone have room
    readonly property string initials: screen.staff.name.split(" ").map(word => word.charAt(0)).slice(-2).join("")

    objectName: "staffKey"
    visible: screen.staff.people.length > 0
    iconName: "people"
    checked: screen.staff.name !== ""
    text: shortly ? initials : screen.staff.name
    Accessible.name: screen.staff.name !== "" ? qsTr("%1 stands here").arg(screen.staff.name) : qsTr("Who stands here?")
}
