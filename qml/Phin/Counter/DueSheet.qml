pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Phin.Ui
import Phin.Counter.Models

/*! When the guest wants the order: as soon as it can be, or at a time of today. What is touched holds at once. */
Sheet {
    id: root

    required property PromiseModel promise

    objectName: "dueSheet"
    modal: true
    side: Qt.RightEdge
    title: qsTr("When is it wanted?")
    subtitle: qsTr("The stations get a pre-order when it is time to begin.")

    ColumnLayout {
        anchors { left: parent.left; right: parent.right; top: parent.top }
        spacing: Theme.margin

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.gap
            QuietButton {
                objectName: "dueEarlier"
                Layout.preferredWidth: Theme.keyPrimary
                implicitHeight: Theme.keyPrimary
                iconName: "minus"
                enabled: root.promise.due !== "" && root.promise.canBeEarlier
                Accessible.name: qsTr("Five minutes earlier")
                onClicked: root.promise.moveDue(-5)
            }
            UiText {
                objectName: "dueTime"
                Layout.fillWidth: true
                text: root.promise.due !== "" ? root.promise.due : qsTr("As soon as possible")
                strong: true
                font.pixelSize: root.promise.due !== "" ? Theme.textHuge : Theme.textLarge
                fontSizeMode: Text.HorizontalFit
                horizontalAlignment: Text.AlignHCenter
            }
            QuietButton {
                objectName: "dueLater"
                Layout.preferredWidth: Theme.keyPrimary
                implicitHeight: Theme.keyPrimary
                iconName: "plus"
                enabled: root.promise.canBeLater
                Accessible.name: qsTr("Five minutes later")
                onClicked: root.promise.moveDue(5)
            }
        }
        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.gap
            Repeater {
                model: [15, 30, 60]
                QuietButton {
                    required property int modelData
                    objectName: "dueIn-" + modelData
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    implicitHeight: Theme.keyPrimary
                    text: qsTr("+%1 min").arg(modelData)
                    Accessible.name: qsTr("In %1 minutes").arg(modelData)
                    onClicked: root.promise.setDueIn(modelData)
                }
            }
        }
        QuietButton {
            objectName: "dueNow"
            Layout.fillWidth: true
            implicitHeight: Theme.keyPrimary
            text: qsTr("As soon as possible")
            enabled: root.promise.due !== ""
            onClicked: {
                root.promise.asSoonAsPossible()
                root.close()
            }
        }
        UiText {
            Layout.fillWidth: true
            visible: text !== ""
            text: root.promise.text
            muted: !root.promise.paused
            color: root.promise.paused ? Theme.warning : Theme.textMuted
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
        }
        PrimaryButton {
            objectName: "dueDone"
            Layout.fillWidth: true
            text: qsTr("Done")
            onClicked: root.close()
        }
    }
}
