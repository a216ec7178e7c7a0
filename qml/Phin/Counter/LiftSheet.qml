pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Controls.Basic
import Phin.Ui
import Phin.Counter.Models

/*! Somebody who may allows it once, with their PIN, on the same screen. */
Sheet {
    id: root

    required property LiftModel lift

    objectName: "liftSheet"
    modal: true
    z: 20
    follows: lift.open
    title: lift.title
    subtitle: lift.what
    onClosed: lift.cancel()
    onOpenChanged: if (open) entry.forceActiveFocus()

    RowLayout {
        anchors.fill: parent
        spacing: Theme.margin * 2

        ColumnLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: Theme.gap
            UiText {
                Layout.fillWidth: true
                text: root.lift.holders
                wrapMode: Text.Wrap
                font.pixelSize: Theme.textTitle
            }
            UiText {
                objectName: "liftWhy"
                Layout.fillWidth: true
                visible: !root.lift.asksWhy
                text: qsTr("Why: %1").arg(root.lift.why)
                muted: true
                wrapMode: Text.Wrap
            }
            UiText { Layout.topMargin: Theme.gap; visible: root.lift.asksWhy; text: qsTr("Why"); strong: true }
            Flow {
                Layout.fillWidth: true
                visible: root.lift.asksWhy
                spacing: Theme.gapSmall * 1.5
                Repeater {
                    model: [qsTr("Guest asked for it"), qsTr("Typed wrongly"), qsTr("Manager's decision")]
                    QuietButton {
                        required property string modelData
                        required property int index
                        objectName: "liftWhy-" + index
                        height: Theme.key
                        text: modelData
                        checked: root.lift.why === modelData
                        onClicked: root.lift.why = modelData
                    }
                }
            }
            UiText { Layout.topMargin: Theme.gap; text: qsTr("Who allows it?"); strong: true }
            ListView {
                id: lifters
                Layout.fillWidth: true
                Layout.fillHeight: true
                clip: true
                spacing: Theme.gap
                boundsBehavior: Flickable.StopAtBounds
                model: root.lift.people
                ScrollBar.vertical: ScrollBar {}
                Accessible.role: Accessible.List
                Accessible.name: qsTr("Who allows it?")
                delegate: NameTile {
                    required property var modelData
                    width: Math.min(lifters.width, Theme.mm(90))
                    objectName: "lifter-" + modelData.name
                    person: modelData
                    current: root.lift.chosen === modelData.staffId
                    onClicked: {
                        root.lift.chosen = modelData.staffId
                        entry.forceActiveFocus()
                    }
                }
            }
        }
        ColumnLayout {
            Layout.fillWidth: false
            Layout.preferredWidth: Theme.mm(72)
            Layout.fillHeight: true
            spacing: Theme.gap
            PinEntry {
                id: entry
                objectName: "liftPin"
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.maximumHeight: implicitHeight
                enabled: root.lift.chosen !== ""
                pin: root.lift.pin
                message: root.lift.message
                refused: true
                onAccepted: root.lift.allow()
            }
            Item { Layout.fillHeight: true; Layout.maximumHeight: Theme.mm(200) }
            PrimaryButton {
                objectName: "allow"
                Layout.fillWidth: true
                text: qsTr("Allow once")
                enabled: root.lift.ready
                onClicked: root.lift.allow()
            }
        }
    }
}
