import QtQuick
import Phin.Ui
import Phin.Counter.Models

/*! When the order will be ready, as its guest may be told; a touch asks for another time. */
QuietButton {
    id: root

    required property PromiseModel promise

    implicitHeight: Theme.keySmall
    iconName: "clock"
    tone: promise.paused ? "warning" : promise.due !== "" ? "accent" : ""
    checked: promise.due !== ""
    text: promise.text !== "" ? promise.text : qsTr("For later")
    Accessible.name: qsTr("When it will be ready: %1").arg(text)
}
