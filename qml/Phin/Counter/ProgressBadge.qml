import QtQuick
import Phin.Ui
import Phin.Counter.Models

/*! How far an order or a line is: colour, shape and word. */
Badge {
    id: root

    required property int progress

    text: {
        switch (progress) {
        case OrdersTodayModel.Unpaid: return qsTr("Not paid")
        case OrdersTodayModel.Queued: return qsTr("Queued")
        case OrdersTodayModel.Making: return qsTr("Being made")
        case OrdersTodayModel.Ready: return qsTr("Ready")
        case OrdersTodayModel.Collected: return qsTr("Collected")
        default: return qsTr("Voided")
        }
    }
    tone: ["warning", "", "info", "positive", "", "danger"][progress] ?? ""
    shape: ["warning", "circle", "half", "check", "square", "close"][progress] ?? ""
    filled: progress === OrdersTodayModel.Ready
}
