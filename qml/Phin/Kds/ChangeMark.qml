import QtQuick
import QtQuick.Layouts
import Phin.Ui

/*! What became different about a line after its order had been sent: by word, shape and colour. */
Rectangle {
    id: root

    property string change ///< added, removed, quantity
    property int before: 0
    property int quantity: 0
    property bool made: false ///< what it was had been made
    property string replaces

    readonly property bool less: change === "quantity" && quantity < before
    readonly property color ground: change === "removed" ? Theme.danger : change === "added" ? Theme.info : Theme.warning
    readonly property string words: {
        if (change === "removed")
            return made ? qsTr("REMOVED, made already") : qsTr("REMOVED, do not make")
        if (change === "added")
            return replaces !== "" ? qsTr("NEW, instead of %1").arg(replaces) : qsTr("NEW")
        if (change !== "quantity")
            return ""
        const figures = qsTr("WAS %1, NOW %2").arg(before).arg(quantity)
        if (!made)
            return figures
        return less ? qsTr("%1, made already").arg(figures) : qsTr("%1: %2 more").arg(figures).arg(quantity - before)
    }

    readonly property real contrast: Theme.contrast(Theme.onStrong, ground) ///< 7 or more

    implicitHeight: row.implicitHeight + Theme.gapSmall
    color: ground
    radius: Theme.gapSmall

    RowLayout {
        id: row
        anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter }
        anchors.leftMargin: Theme.gapSmall
        anchors.rightMargin: Theme.gapSmall
        spacing: Theme.gapSmall
        Icon {
            Layout.alignment: Qt.AlignTop
            Layout.topMargin: Math.round(label.font.pixelSize * 0.12)
            name: root.change === "removed" ? "close" : root.change === "added" ? "plus" : "edit"
            color: Theme.onStrong
            size: label.font.pixelSize
        }
        UiText {
            id: label
            Layout.fillWidth: true
            text: root.words
            strong: true
            font.pixelSize: Letters.label
            color: Theme.onStrong
            wrapMode: Text.Wrap
            lineHeight: Letters.leading
            Accessible.ignored: true
        }
    }
}
