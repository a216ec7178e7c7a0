pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Controls.Basic
import Phin.Ui
import Phin.Counter.Models

/*! The picture files on a stick or on the till: a touch takes one for the product. */
ColumnLayout {
    id: root

    required property MenuEditModel menu

    spacing: Theme.gap

    GridView {
        id: grid
        objectName: "pictureFiles"
        Layout.fillWidth: true
        Layout.fillHeight: true
        visible: count > 0
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: root.menu.files
        cellWidth: Math.floor(width / Math.max(2, Math.floor(width / Theme.mm(38))))
        cellHeight: Theme.mm(38)
        ScrollBar.vertical: ScrollBar {}
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Pictures")
        delegate: AbstractButton {
            id: file
            required property var modelData
            required property int index
            objectName: "pictureFile-" + index
            width: grid.cellWidth - Theme.gap
            height: grid.cellHeight - Theme.gap
            enabled: !root.menu.busy
            Accessible.name: modelData.name
            Accessible.onPressAction: if (file.enabled) file.clicked()
            onClicked: root.menu.takePicture(modelData.path)
            background: ButtonFace {
                ground: Theme.surface
                pressed: file.down
                focused: file.visualFocus
                border.width: Theme.edge
                border.color: Theme.hairline
            }
            contentItem: ColumnLayout {
                spacing: Theme.gapSmall
                Image {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    asynchronous: true
                    cache: false
                    source: file.modelData.source
                    sourceSize { width: 240; height: 240 }
                    fillMode: Image.PreserveAspectFit
                    Accessible.ignored: true
                }
                UiText {
                    Layout.fillWidth: true
                    text: file.modelData.name
                    mayCut: true // a file's name
                    font.pixelSize: Theme.textCaption
                    horizontalAlignment: Text.AlignHCenter
                    Accessible.ignored: true
                }
            }
        }
    }
    EmptyState {
        Layout.fillWidth: true
        Layout.fillHeight: true
        visible: grid.count === 0
        iconName: "search"
        title: root.menu.busy ? qsTr("Looking …") : qsTr("No picture here")
        text: root.menu.busy ? "" : qsTr("Plug in a stick with PNG, JPEG or WebP files, then look again.")
    }
    AlertText {
        objectName: "pictureTrouble"
        Layout.fillWidth: true
        visible: text !== ""
        text: root.menu.message
        color: Theme.danger
        strong: true
        wrapMode: Text.Wrap
    }
    QuietButton {
        objectName: "lookAgain"
        Layout.fillWidth: true
        enabled: !root.menu.busy
        iconName: "undo"
        text: qsTr("Look again")
        onClicked: root.menu.choosePicture()
    }
}
