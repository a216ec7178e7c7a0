pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Controls.Basic
import Phin.Ui
import Phin.Counter.Models

/*! One category: its names and its colour. */
ColumnLayout {
    id: root

    required property MenuEditModel menu
    required property CategoryForm form
    readonly property var errors: form.errors ///< by field

    spacing: Theme.margin

    FormField {
        Layout.fillWidth: true
        name: "categoryVi"
        label: qsTr("Name in Vietnamese")
        value: root.form.vi
        error: root.errors["name"] ?? ""
        onTyped: text => root.form.vi = text
    }
    FormField {
        Layout.fillWidth: true
        name: "categoryEn"
        label: qsTr("Name in English")
        placeholder: qsTr("The same if empty")
        value: root.form.en
        onTyped: text => root.form.en = text
    }
    UiText { text: qsTr("Colour"); muted: true; font.pixelSize: Theme.textCaption }
    Flow {
        Layout.fillWidth: true
        spacing: Theme.gap
        Repeater {
            model: root.form.palette
            AbstractButton {
                id: swatch
                required property string modelData
                required property int index
                objectName: "colour-" + index
                width: Theme.key
                height: Theme.key
                Accessible.role: Accessible.RadioButton
                Accessible.name: qsTr("Colour %1").arg(index + 1)
                Accessible.checked: root.form.colour === modelData
                Accessible.onPressAction: if (swatch.enabled) swatch.clicked()
                onClicked: root.form.colour = modelData
                background: ButtonFace {
                    ground: swatch.modelData
                    pressed: swatch.down
                    focused: swatch.visualFocus
                }
                contentItem: Item {
                    Icon {
                        anchors.centerIn: parent
                        visible: root.form.colour === swatch.modelData
                        name: "check"
                        color: Theme.inkOn(swatch.modelData)
                        size: Theme.textTitle
                    }
                }
            }
        }
    }
    FormError { text: root.errors["colour"] ?? "" }
    ChipFlow {
        Layout.fillWidth: true
        prefix: "categoryStation-"
        label: qsTr("Station of its products")
        options: root.form.stationOptions
        chosen: [root.form.station]
        error: root.errors["station"] ?? ""
        onToggled: value => root.form.station = value
    }
    ChipFlow {
        Layout.fillWidth: true
        prefix: "categoryAlsoAt-"
        label: qsTr("A part of each is made at")
        options: root.form.makers
        chosen: root.form.alsoAt
        error: root.errors["also_at"] ?? ""
        onToggled: value => root.form.toggleAlsoAt(value)
    }
    Item { Layout.fillHeight: true }
    EditorFoot {
        Layout.fillWidth: true
        menu: root.menu
        isNew: root.form.isNew
    }
}
