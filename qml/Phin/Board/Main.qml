import QtQuick
import QtQuick.Layouts
import QtQuick.Controls.Basic
import Phin.Ui
import Phin.Kds.Models

/*! The guests' board: what is being made, and what waits for them. Nothing here can be touched. */
ApplicationWindow {
    id: window

    required property StationScreen screen
    required property Language language
    property real pixelsPerMm: 0 ///< of the glass; 0: as the screen tells

    visible: true
    width: 1280
    height: 800
    minimumWidth: 640
    minimumHeight: 480
    title: qsTr("Orders") + " · Phin"
    color: Theme.background
    font.family: Theme.family

    Binding { target: Theme; property: "dark"; value: true }
    Binding { target: Theme; property: "distanceMm"; value: 1000 }
    Binding {
        target: Theme
        property: "density"
        value: window.pixelsPerMm > 0 ? window.pixelsPerMm : Math.max(2.5, Math.min(9, window.Screen.pixelDensity))
    }
    Binding {
        target: Theme
        property: "fit"
        value: Math.min(1, window.width / (420 * Theme.density), window.height / (240 * Theme.density))
    }

    readonly property bool english: language.code === "en"

    FocusScope {
        anchors.fill: parent
        focus: true
        Keys.onPressed: event => {
            if (event.key === Qt.Key_L)
                window.language.code = window.english ? "vi" : "en"
            else if (event.key === Qt.Key_F11)
                window.visibility = window.visibility === Window.FullScreen ? Window.Windowed : Window.FullScreen
        }

        RowLayout {
            anchors { left: parent.left; right: parent.right; top: parent.top; bottom: foot.top }
            spacing: 0

            NumberColumn {
                objectName: "preparing"
                Layout.preferredWidth: window.width * 0.42
                Layout.fillHeight: true
                numbers: window.screen.preparing
                title: qsTr("Preparing")
                subtitle: window.english ? "Đang pha" : "Preparing"
                least: Theme.mm(14) / 0.714 // read from two metres
                largest: Theme.mm(34) / 0.714
            }
            NumberColumn {
                objectName: "ready"
                Layout.fillWidth: true
                Layout.fillHeight: true
                numbers: window.screen.ready
                title: qsTr("Ready")
                subtitle: window.english ? "Mời nhận" : "Ready"
                ink: Theme.positive
                color: Theme.positiveSoft
                least: Theme.mm(19) / 0.714 // from three metres
                largest: Theme.mm(64) / 0.714
            }
        }

        RowLayout {
            id: foot
            anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
            anchors.leftMargin: Theme.margin * 2
            anchors.rightMargin: Theme.margin * 2
            height: Theme.textBody * 1.8
            UiText {
                text: window.screen.name
                muted: true
                font.pixelSize: Theme.textCaption
            }
            Item { Layout.fillWidth: true }
            StatusDot {
                objectName: "freshness"
                level: window.screen.status.level
                text: window.screen.status.level === "bad" ? qsTr("Not up to date: please ask at the counter")
                                                           : qsTr("Up to date")
                visible: window.screen.status.level !== "idle"
            }
        }
    }
}
