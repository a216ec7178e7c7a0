pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Controls.Basic
import Phin.Ui
import Phin.Counter.Models

/*! All that a publication would change, and from when on new prices hold. */
ColumnLayout {
    id: root

    required property MenuEditModel menu

    spacing: Theme.gap

    ListView {
        id: list
        objectName: "changeList"
        Layout.fillWidth: true
        Layout.fillHeight: true
        visible: count > 0
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: root.menu.changes
        ScrollBar.vertical: ScrollBar {}
        Accessible.role: Accessible.List
        Accessible.name: qsTr("What changes")
        delegate: Item {
            id: change
            required property var modelData
            required property int index
            width: list.width
            height: row.implicitHeight + 2 * Theme.gap
            Accessible.role: Accessible.ListItem
            Accessible.name: [modelData.kindText, modelData.of, modelData.title].concat(modelData.lines).filter(each => each).join(", ")
            Rectangle {
                anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
                height: Theme.edge
                color: Theme.hairline
            }
            RowLayout {
                id: row
                anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter }
                spacing: Theme.margin
                Badge {
                    Layout.preferredWidth: Theme.mm(20)
                    Layout.alignment: Qt.AlignTop
                    tone: change.modelData.kind === "added" ? "positive" : change.modelData.kind === "retired" ? "danger" : "info"
                    text: change.modelData.kindText
                }
                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: 0
                    UiText {
                        objectName: "changeTitle-" + change.index
                        Layout.fillWidth: true
                        text: change.modelData.of !== "" ? change.modelData.of + ": " + change.modelData.title : change.modelData.title
                        strong: true
                        wrapMode: Text.Wrap
                        Accessible.ignored: true
                    }
                    Repeater {
                        model: change.modelData.lines
                        UiText {
                            required property string modelData
                            Layout.fillWidth: true
                            text: modelData
                            muted: true
                            wrapMode: Text.Wrap
                            Accessible.ignored: true
                        }
                    }
                }
            }
        }
    }
    EmptyState {
        Layout.fillWidth: true
        Layout.fillHeight: true
        visible: list.count === 0
        iconName: "check"
        title: qsTr("Nothing is changed")
        text: qsTr("The menu is as it is sold.")
    }
    ColumnLayout {
        Layout.fillWidth: true
        visible: root.menu.pricesChanged
        spacing: Theme.gap
        SegmentedControl {
            objectName: "pricesFrom"
            Layout.fillWidth: true
            segmentHeight: Theme.key
            label: qsTr("New prices")
            options: [{ value: false, text: qsTr("New prices at once") }, { value: true, text: qsTr("New prices later") }]
            value: root.menu.later
            onChosen: value => root.menu.later = value
        }
        RowLayout {
            Layout.fillWidth: true
            visible: root.menu.later
            spacing: Theme.gap
            QuietButton {
                objectName: "fromEarlier"
                iconName: "minus"
                enabled: !root.menu.fromEarliest
                Accessible.name: qsTr("A day earlier")
                onClicked: root.menu.stepFrom(-1)
            }
            UiText {
                objectName: "fromText"
                Layout.fillWidth: true
                horizontalAlignment: Text.AlignHCenter
                text: root.menu.fromText
                strong: true
                wrapMode: Text.Wrap
                Accessible.name: qsTr("New prices from %1").arg(text)
            }
            QuietButton {
                objectName: "fromLater"
                iconName: "plus"
                Accessible.name: qsTr("A day later")
                onClicked: root.menu.stepFrom(1)
            }
            QuietButton {
                objectName: "fromNextWeek"
                text: qsTr("Monday")
                onClicked: root.menu.fromNextWeek()
            }
            QuietButton {
                objectName: "fromNextMonth"
                text: qsTr("1st of the month")
                onClicked: root.menu.fromNextMonth()
            }
        }
        UiText {
            Layout.fillWidth: true
            visible: root.menu.later
            text: qsTr("From the start of that business day on, on every till. All else changes at once.")
            muted: true
            wrapMode: Text.Wrap
            font.pixelSize: Theme.textCaption
        }
    }
    UiText {
        objectName: "publishMessage"
        Layout.fillWidth: true
        visible: text !== ""
        text: root.menu.message
        color: Theme.danger
        strong: true
        wrapMode: Text.Wrap
        Accessible.role: Accessible.AlertMessage
    }
    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.gap
        QuietButton {
            objectName: "menuDiscard"
            implicitHeight: Theme.keyPrimary
            tone: "danger"
            enabled: root.menu.changeCount > 0 && !root.menu.busy
            text: qsTr("Drop all edits")
            onClicked: root.menu.discard()
        }
        PrimaryButton {
            objectName: "menuPublish"
            Layout.fillWidth: true
            enabled: root.menu.changeCount > 0 && !root.menu.busy
            text: qsTr("Publish")
            onClicked: root.menu.publish()
        }
    }
}
