pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Controls.Basic
import Phin.Ui
import Phin.Counter.Models

/*! An X or Z report: sections of figures, and ways to keep it. */
ColumnLayout {
    id: root

    required property ShiftModel shift
    readonly property var report: shift.report

    spacing: Theme.gap

    ListView {
        id: list
        objectName: "reportList"
        Layout.fillWidth: true
        Layout.fillHeight: true
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: root.report.sections ?? []
        spacing: Theme.gap
        ScrollBar.vertical: ScrollBar {}
        delegate: ColumnLayout {
            id: section
            required property var modelData
            width: list.width - Theme.margin
            spacing: 0
            UiText {
                Layout.fillWidth: true
                Layout.topMargin: Theme.gapSmall
                text: section.modelData.title
                strong: true
                color: Theme.accent
                Accessible.role: Accessible.Heading
            }
            Rectangle { Layout.fillWidth: true; implicitHeight: Theme.edge; color: Theme.outline }
            Repeater {
                model: section.modelData.rows
                RowLayout {
                    id: row
                    required property var modelData
                    Layout.fillWidth: true
                    Layout.minimumHeight: Theme.mm(6.5)
                    spacing: Theme.gap
                    Accessible.role: Accessible.StaticText // a row is heard as one
                    Accessible.name: [modelData.label, modelData.count, modelData.amount].filter(word => word !== "").join(", ")
                    UiText { Layout.fillWidth: true; text: row.modelData.label; strong: row.modelData.strong; wrapMode: Text.Wrap; Accessible.ignored: true }
                    UiText { Layout.preferredWidth: Theme.mm(16); text: row.modelData.count; muted: true; horizontalAlignment: Text.AlignRight; Accessible.ignored: true }
                    UiText { Layout.preferredWidth: Math.max(Theme.mm(42), implicitWidth); text: row.modelData.amount; strong: row.modelData.strong; horizontalAlignment: Text.AlignRight; Accessible.ignored: true }
                }
            }
        }
    }
    UiText {
        objectName: "reportFeet"
        Layout.fillWidth: true
        visible: text !== ""
        text: root.report.feet ?? ""
        muted: true
        font.pixelSize: Theme.textCaption
    }
    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.gap
        QuietButton {
            objectName: "savePdf"
            Layout.fillWidth: true
            Layout.preferredWidth: Theme.mm(20)
            implicitHeight: Theme.keyPrimary
            iconName: "note"
            text: qsTr("Save as PDF")
            enabled: !root.shift.busy
            onClicked: root.shift.savePdf()
        }
        QuietButton {
            objectName: "saveCsv"
            Layout.fillWidth: true
            Layout.preferredWidth: Theme.mm(20)
            implicitHeight: Theme.keyPrimary
            iconName: "list"
            text: qsTr("Save as CSV")
            enabled: !root.shift.busy
            onClicked: root.shift.saveCsv()
        }
        QuietButton {
            objectName: "saveText"
            Layout.fillWidth: true
            Layout.preferredWidth: Theme.mm(20)
            implicitHeight: Theme.keyPrimary
            iconName: "note"
            text: qsTr("Save as text")
            enabled: !root.shift.busy
            onClicked: root.shift.saveText()
        }
    }
}
