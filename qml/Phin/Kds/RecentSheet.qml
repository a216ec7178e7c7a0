pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Controls.Basic
import Phin.Ui
import Phin.Kds.Models

/*! The last tickets that left: a touch brings one back. */
Sheet {
    id: root

    required property StationScreen screen

    title: qsTr("Left lately")
    subtitle: qsTr("Touch one to bring it back")
    modal: true

    ListView {
        anchors.fill: parent
        model: root.screen.recent
        spacing: Theme.gap
        clip: true
        boundsBehavior: Flickable.StopAtBounds

        delegate: AbstractButton {
            id: row
            required property string orderId
            required property string number
            required property string guest
            required property string summary

            width: ListView.view.width
            implicitHeight: Math.max(Theme.key, words.implicitHeight + Theme.gap * 2)
            Accessible.name: qsTr("Bring back %1").arg(row.number)
            Accessible.onPressAction: if (row.enabled) row.clicked()
            onClicked: { root.screen.recall(row.orderId); root.close() }
            background: ButtonFace {
                ground: Theme.raised
                pressed: row.down
                focused: row.visualFocus
                border.width: Theme.edge
                border.color: Theme.outline
            }
            RowLayout {
                id: words
                anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter }
                spacing: Theme.gap
                Icon { Layout.leftMargin: Theme.gap; name: "undo"; size: Theme.textTitle }
                UiText {
                    text: row.number
                    font.pixelSize: Theme.textLarge
                    font.weight: Font.Black
                    Accessible.ignored: true
                }
                UiText {
                    Layout.fillWidth: true
                    Layout.rightMargin: Theme.gap
                    text: row.guest !== "" ? row.guest + " · " + row.summary : row.summary
                    muted: true
                    wrapMode: Text.Wrap
                    maximumLineCount: 2
                    mayCut: true
                    Accessible.ignored: true
                }
            }
        }
    }
}
