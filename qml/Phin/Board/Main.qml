import QtQuick
import QtQuick.Layouts
import QtQuick.Controls.Basic
import Phin.Ui
import Phin.Kds.Models

/*! The guests' board: what is being made, and what waits for them. It calls what becomes ready; its one key mutes it
    (M on a keyboard). */
ApplicationWindow {
    id: window

    required property StationScreen screen
    required property ScreenChoices choices
    required property Announcer announcer
    required property Language language
    property real pixelsPerMm: 0    ///< of the glass; 0: as the screen tells
    property real readingDistance: 2 ///< metres

    visible: true
    width: 1280
    height: 800
    minimumWidth: 640
    minimumHeight: 480
    title: qsTr("Orders") + " · Phin"
    color: Theme.background
    font.family: Theme.family

    function pixels(minutes: real): real {
        return readingDistance * 1000 * Math.tan(minutes / 60 * Math.PI / 180) / 0.714 * Theme.density
    }
    Binding { target: Theme; property: "dark"; value: window.choices.dark }
    Binding { target: Theme; property: "afar"; value: true }
    Binding { target: Theme; property: "distanceMm"; value: window.readingDistance * 1000 }
    Binding {
        target: Theme
        property: "density"
        value: window.pixelsPerMm > 0 ? window.pixelsPerMm : Math.max(2.5, Math.min(9, window.Screen.pixelDensity))
    }
    Binding { // titles, a foot and some numbers must have room
        target: Theme
        property: "fit"
        value: Math.min(1, window.width / (window.pixels(36) * 9.5), window.height / (window.pixels(36) * 6))
    }
    Binding { target: window.announcer; property: "muted"; value: window.choices.muted }

    readonly property bool english: language.code === "en"

    BurnInGuard {
        objectName: "burnInGuard"
        anchors.fill: parent

        FocusScope {
            anchors.fill: parent
            focus: true
            Keys.onPressed: event => {
                if (event.key === Qt.Key_L)
                    window.language.code = window.english ? "vi" : "en"
                else if (event.key === Qt.Key_M)
                    window.choices.muted = !window.choices.muted
                else if (event.key === Qt.Key_T)
                    window.choices.dark = !window.choices.dark
                else if (event.key === Qt.Key_F11)
                    window.visibility = window.visibility === Window.FullScreen ? Window.Windowed : Window.FullScreen
            }

            RowLayout {
                anchors { left: parent.left; right: parent.right; top: parent.top; bottom: foot.top }
                spacing: 0

                NumberColumn {
                    objectName: "preparing"
                    Layout.preferredWidth: parent.width * 0.42
                    Layout.fillHeight: true
                    numbers: window.screen.preparing
                    title: qsTr("Preparing")
                    subtitle: window.english ? "Đang pha" : "Preparing"
                    least: window.pixels(24) * Theme.fit
                    leastMinutes: window.pixels(16)
                    largest: window.pixels(58)
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
                    least: window.pixels(33) * Theme.fit
                    largest: window.pixels(110)
                }
            }

            RowLayout {
                id: foot
                anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
                anchors.leftMargin: Theme.margin * 2
                anchors.rightMargin: Theme.margin
                height: Math.max(Theme.least, Theme.textCaption * 1.6) + Theme.gap
                spacing: Theme.gap
                UiText {
                    Layout.fillWidth: true
                    text: window.screen.name
                    muted: true
                    font.pixelSize: Theme.textCaption
                    mayCut: true
                }
                StatusDot {
                    objectName: "freshness"
                    level: window.screen.status.level
                    text: window.screen.status.level === "bad" ? qsTr("Not up to date since %1: please ask").arg(window.screen.status.since)
                                                               : qsTr("Up to date")
                    visible: window.screen.status.level !== "idle"
                    leastSize: Theme.textCaption
                }
                QuietButton {
                    objectName: "mute"
                    implicitHeight: Math.max(Theme.least, Theme.textCaption * 1.6)
                    font.pixelSize: Theme.textCaption
                    flat: true
                    iconName: window.choices.muted || window.announcer.missing !== "" ? "silent" : "sound"
                    text: window.announcer.missing !== "" ? qsTr("no sound: %1").arg(window.announcer.missing)
                        : window.choices.muted ? qsTr("muted") : ""
                    Accessible.name: window.choices.muted ? qsTr("Call numbers aloud") : qsTr("Mute")
                    onClicked: window.choices.muted = !window.choices.muted
                }
            }
        }
    }
}
