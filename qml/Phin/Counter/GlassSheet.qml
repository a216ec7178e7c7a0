pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Controls.Basic
import Phin.Ui
import Phin.Counter.Models

/*! This till's own glass: its language, how large its text is, its keyboard; and which keys do what. */
Sheet {
    id: root

    required property ScreenSettings settings
    required property Language language
    property bool staffed: false ///< people sign in here
    readonly property var functionKeys: [
        { key: "F1", text: qsTr("This page"), shown: true },
        { key: "F3", text: qsTr("Find a product"), shown: true },
        { key: "F4", text: qsTr("Today's orders"), shown: true },
        { key: "F8", text: qsTr("Send to the stations"), shown: true },
        { key: "F9", text: qsTr("Paid in cash, exactly"), shown: true },
        { key: "F10", text: qsTr("Pay"), shown: true },
        { key: "F11", text: qsTr("Full screen or window"), shown: true },
        { key: "F12", text: qsTr("Lock"), shown: root.staffed },
        { key: "Ctrl+Z", text: qsTr("Undo"), shown: true },
        { key: "Esc", text: qsTr("Close what is open"), shown: true },
        { key: "Tab ↑ ↓ ← →", text: qsTr("From control to control"), shown: true },
        { key: "Enter", text: qsTr("Touch it"), shown: true }
    ]

    objectName: "glassSheet"
    side: Qt.LeftEdge
    title: qsTr("Screen and keys")

    RowLayout {
        anchors.fill: parent
        spacing: Theme.margin * 2

        ColumnLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1
            spacing: Theme.gap

            UiText { Layout.fillWidth: true; text: qsTr("Language"); strong: true; Accessible.role: Accessible.Heading }
            SegmentedControl {
                objectName: "language"
                Layout.fillWidth: true
                segmentHeight: Theme.key
                label: qsTr("Language")
                options: [{ value: "vi", text: "Tiếng Việt" }, { value: "en", text: "English" }]
                value: root.language.code
                onChosen: value => root.language.code = value
            }
            UiText { Layout.fillWidth: true; Layout.topMargin: Theme.margin; text: qsTr("Text"); strong: true; Accessible.role: Accessible.Heading }
            SegmentedControl {
                objectName: "textSize"
                Layout.fillWidth: true
                segmentHeight: Theme.key
                label: qsTr("Text")
                options: [{ value: false, text: qsTr("Usual") }, { value: true, text: qsTr("Large") }]
                value: root.settings.largeText
                onChosen: value => root.settings.largeText = value
            }
            UiText { Layout.fillWidth: true; Layout.topMargin: Theme.margin; text: qsTr("Keyboard on the screen"); strong: true; wrapMode: Text.Wrap; Accessible.role: Accessible.Heading }
            SegmentedControl {
                objectName: "keyboardMode"
                Layout.fillWidth: true
                segmentHeight: Theme.key
                label: qsTr("Keyboard on the screen")
                options: [{ value: true, text: qsTr("By itself") }, { value: false, text: qsTr("Never") }]
                value: root.settings.keyboard
                onChosen: value => root.settings.keyboard = value
            }
            UiText {
                Layout.fillWidth: true
                text: root.settings.keyboard ? qsTr("It comes when a field is touched, and not while a real keyboard is typed on.")
                                             : qsTr("For tills with a keyboard of their own.")
                muted: true
                wrapMode: Text.Wrap
            }
            Item { Layout.fillHeight: true }
        }
        ColumnLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1
            spacing: Theme.gap

            UiText { Layout.fillWidth: true; text: qsTr("Keys of a keyboard"); strong: true; Accessible.role: Accessible.Heading }
            Flickable {
                id: flick
                Layout.fillWidth: true
                Layout.fillHeight: true
                clip: true
                contentHeight: keys.implicitHeight
                boundsBehavior: Flickable.StopAtBounds
                ScrollBar.vertical: ScrollBar { policy: flick.contentHeight > flick.height ? ScrollBar.AlwaysOn : ScrollBar.AlwaysOff }
                ColumnLayout {
                    id: keys
                    width: flick.width - Theme.gap
                    spacing: Theme.gapSmall
                    Repeater {
                        model: root.functionKeys
                        RowLayout {
                            id: row
                            required property var modelData
                            Layout.fillWidth: true
                            visible: modelData.shown
                            spacing: Theme.gap
                            Accessible.role: Accessible.StaticText
                            Accessible.name: modelData.key + ": " + modelData.text
                            Rectangle {
                                Layout.preferredWidth: Theme.textBody * 6.6
                                Layout.preferredHeight: Theme.textBody * 1.9
                                color: Theme.sunken
                                radius: Theme.radius
                                UiText {
                                    anchors.centerIn: parent
                                    text: row.modelData.key
                                    strong: true
                                    Accessible.ignored: true
                                }
                            }
                            UiText { Layout.fillWidth: true; text: row.modelData.text; wrapMode: Text.Wrap; Accessible.ignored: true }
                        }
                    }
                }
            }
        }
    }
}
