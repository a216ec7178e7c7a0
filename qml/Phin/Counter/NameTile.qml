import QtQuick
import QtQuick.Layouts
import QtQuick.Controls.Basic
import Phin.Ui

/*! A person to be chosen: initials, name, role, and whether they are at work. */
AbstractButton {
    id: root

    required property var person ///< see StaffModel.people
    property bool current: false

    objectName: "person-" + person.name
    implicitWidth: Theme.mm(56)
    implicitHeight: Math.max(Theme.keyPrimary, Theme.textBody * 2.6 + Theme.textCaption * 1.5 + Theme.gapSmall)
    leftPadding: Theme.gap
    rightPadding: Theme.gap
    Accessible.role: Accessible.RadioButton
    Accessible.name: [person.name, person.roleName, person.here ? qsTr("at work since %1").arg(person.since) : ""].filter(each => each).join(", ")
    Accessible.checked: current
    Accessible.onPressAction: if (root.enabled) root.clicked()

    background: ButtonFace {
        ground: root.current ? Theme.accentSoft : Theme.surface
        pressed: root.down
        focused: root.visualFocus
        border.width: root.current ? Theme.edge * 2 : Theme.edge
        border.color: root.current ? Theme.accent : Theme.outline
    }
    contentItem: RowLayout {
        spacing: Theme.gap
        Rectangle {
            Layout.preferredWidth: Theme.mm(12)
            Layout.preferredHeight: Theme.mm(12)
            radius: width / 2
            color: root.current ? Theme.accent : Theme.sunken
            UiText {
                anchors.centerIn: parent
                text: root.person.initials
                strong: true
                color: root.current ? Theme.onStrong : Theme.text
                Accessible.ignored: true
            }
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0
            UiText {
                Layout.fillWidth: true
                text: root.person.name
                strong: true
                mayCut: true
                wrapMode: Text.Wrap
                maximumLineCount: 2
                lineHeight: 0.92
                Accessible.ignored: true
            }
            UiText {
                Layout.fillWidth: true
                text: root.person.here ? qsTr("at work since %1").arg(root.person.since) : root.person.roleName
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Math.round(Theme.textCaption * 0.8)
                muted: !root.person.here
                color: root.person.here ? Theme.positive : Theme.textMuted
                font.pixelSize: Theme.textCaption
                Accessible.ignored: true
            }
        }
    }
}
