pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Phin.Ui
import Phin.Counter.Models

/*! What closing the shift found: over or short, what is still open, what is not in the cloud yet. */
ColumnLayout {
    id: root

    required property ShiftModel shift
    readonly property var result: shift.result

    spacing: Theme.margin

    Rectangle {
        Layout.fillWidth: true
        implicitHeight: verdict.implicitHeight + 2 * Theme.margin
        radius: Theme.radius
        color: Theme.soft(root.result.tone ?? "")
        RowLayout {
            id: verdict
            anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter; margins: Theme.margin }
            spacing: Theme.margin
            Icon {
                name: root.result.tone === "positive" ? "check" : "warning"
                color: Theme.strong(root.result.tone ?? "")
                size: Theme.textLarge
            }
            AlertText {
                objectName: "verdict"
                Layout.fillWidth: true
                text: root.result.verdict ?? ""
                strong: true
                font.pixelSize: Theme.textLarge
                wrapMode: Text.Wrap
            }
        }
    }
    GridLayout {
        Layout.fillWidth: true
        columns: 2
        rowSpacing: Theme.gap
        UiText { text: qsTr("Counted") }
        UiText { objectName: "resultCounted"; Layout.fillWidth: true; text: root.result.counted ?? ""; strong: true; horizontalAlignment: Text.AlignRight }
        UiText { text: qsTr("Should be there") }
        UiText { objectName: "resultExpected"; Layout.fillWidth: true; text: root.result.expected ?? ""; horizontalAlignment: Text.AlignRight }
    }
    UiText {
        objectName: "resultUnsynced"
        Layout.fillWidth: true
        visible: (root.result.unsynced ?? 0) > 0 && (root.shift.onlyHere.text ?? "") === ""
        text: qsTr("%n receipt(s) not in the cloud yet; they keep their shift when they arrive.", "", root.result.unsynced ?? 0)
        muted: true
        wrapMode: Text.Wrap
    }
    UiText {
        objectName: "resultOpen"
        Layout.fillWidth: true
        visible: (root.result.openCount ?? 0) > 0
        text: qsTr("%n open order(s) go over into the next shift:", "", root.result.openCount ?? 0)
        strong: true
        wrapMode: Text.Wrap
    }
    ListView {
        id: open
        Layout.fillWidth: true
        Layout.fillHeight: true
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: root.result.open ?? []
        delegate: RowLayout {
            id: order
            required property var modelData
            width: open.width
            height: Theme.keySmall
            UiText { Layout.fillWidth: true; text: order.modelData.label }
            UiText { text: order.modelData.total; horizontalAlignment: Text.AlignRight }
        }
    }
    OnlyHereNote {
        Layout.fillWidth: true
        shift: root.shift
    }
    PrimaryButton {
        objectName: "resultZ"
        Layout.fillWidth: true
        iconName: "check"
        text: qsTr("Close the day (Z)")
        enabled: !root.shift.busy
        onClicked: root.shift.closeDay()
    }
}
