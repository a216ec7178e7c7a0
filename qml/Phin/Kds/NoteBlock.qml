import QtQuick
import QtQuick.Layouts
import Phin.Ui

/*! What somebody wrote on a line: whole, in a block of its own that nobody overlooks. Of an allergy louder: larger, with
    its word and its sign. Once the line is made it is quiet. */
Rectangle {
    id: root

    property string note
    property bool allergy: false
    property bool quiet: false
    property bool struck: false
    property real size: Letters.modifier ///< pixels
    readonly property color ground: quiet ? Theme.sunken : allergy ? Theme.danger : Theme.warning
    readonly property color ink: quiet ? Theme.textMuted : Theme.onStrong
    readonly property real contrast: Theme.contrast(ink, ground) ///< 7 or more

    implicitHeight: rows.implicitHeight + Theme.gapSmall * 2
    color: ground
    radius: Theme.gapSmall
    border.width: allergy && !quiet ? Theme.edge * 2 : 0
    border.color: Theme.text

    ColumnLayout {
        id: rows
        anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter; margins: Theme.gapSmall * 1.5 }
        spacing: 0
        RowLayout {
            Layout.fillWidth: true
            visible: root.allergy
            spacing: Theme.gapSmall
            Icon { name: "warning"; color: root.ink; size: root.size }
            UiText {
                objectName: "noteWord"
                Layout.fillWidth: true
                text: qsTr("ALLERGY")
                font.weight: Font.Black
                font.pixelSize: root.size
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Letters.label
                color: root.ink
                Accessible.ignored: true
            }
        }
        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.gapSmall
            Icon {
                Layout.alignment: Qt.AlignTop
                Layout.topMargin: Math.round(root.size * 0.1)
                visible: !root.allergy
                name: "note"
                color: root.ink
                size: root.size
            }
            UiText {
                objectName: "noteText"
                Layout.fillWidth: true
                text: root.note
                strong: true
                font.pixelSize: root.size
                font.strikeout: root.struck
                color: root.ink
                lineHeight: Letters.leading
                wrapMode: Text.Wrap // never cut
                Accessible.ignored: true
            }
        }
    }
}
