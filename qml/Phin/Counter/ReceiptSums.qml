pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Phin.Ui

/*! Labels and their amounts on a receipt, below a rule. `rows`: [{ label, amount, strong }]. */
ColumnLayout {
    id: root

    property var rows: []
    property color ink: Theme.darkInk

    spacing: Theme.gapSmall
    visible: rows.length > 0

    Rectangle { Layout.fillWidth: true; implicitHeight: Theme.edge; color: root.ink }
    Repeater {
        model: root.rows
        RowLayout {
            id: sum
            required property var modelData
            Layout.fillWidth: true
            spacing: Theme.gap
            UiText { Layout.fillWidth: true; text: sum.modelData.label; color: root.ink; strong: sum.modelData.strong; wrapMode: Text.Wrap }
            UiText { text: sum.modelData.amount; color: root.ink; strong: sum.modelData.strong; horizontalAlignment: Text.AlignRight }
        }
    }
}
