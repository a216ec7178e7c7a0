import QtQuick
import QtQuick.Layouts
import Phin.Ui

/*! The two names of a part of the menu. */
RowLayout {
    id: root

    property string name ///< of the fields, for tests: "taxVi", "taxEn"
    property string vi
    property string en
    property string error
    signal viTyped(string text)
    signal enTyped(string text)

    spacing: Theme.gap

    FormField {
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        Layout.alignment: Qt.AlignTop
        name: root.name + "Vi"
        label: qsTr("Name in Vietnamese")
        value: root.vi
        error: root.error
        onTyped: text => root.viTyped(text)
    }
    FormField {
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        Layout.alignment: Qt.AlignTop
        name: root.name + "En"
        label: qsTr("Name in English")
        placeholder: qsTr("The same if empty")
        value: root.en
        onTyped: text => root.enTyped(text)
    }
}
