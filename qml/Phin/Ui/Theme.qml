pragma Singleton
import QtQuick

/*!
    The look of every Phin screen: colours, sizes, type. Sizes are millimetres on the glass, turned to pixels by
    `density`; type follows the eye: `distanceMm` is how far away people read, so that capital letters
    fill 20 minutes of arc (body) and never less than 16 (caption).
*/
QtObject {
    id: theme

    // --- set once by a program's window
    property bool dark: false          ///< stations: dark room, read from afar
    property bool afar: false          ///< stations: every ink reaches 7:1 in light, too
    property real density: 3.78        ///< logical pixels per millimetre
    property real distanceMm: 500      ///< from eye to glass
    property real fit: 1               ///< below 1 where the glass is too small for everything at full size
    property bool large: false         ///< for eyes that want it: what is read is larger by 30 %
    property bool walking: false       ///< somebody goes from control to control by the keyboard: show where they are
    property bool motion: true         ///< animations; off in tests and for those who ask for calm

    // --- colours
    readonly property color background: dark ? "#15100d" : "#f4eee6"
    readonly property color surface: dark ? "#231b16" : "#fffcf8"
    readonly property color sunken: dark ? "#0d0907" : "#e9e0d4"
    readonly property color raised: dark ? "#32271f" : "#ffffff"
    readonly property color text: dark ? "#fbf3ea" : "#2a1f18"
    readonly property color textMuted: dark ? "#d3c5b6" : afar ? "#4a3d33" : "#65564a"
    readonly property color outline: dark ? "#8d7b6b" : "#8a7868"   ///< edges of controls, 3:1
    readonly property color hairline: dark ? "#40332a" : "#dccfc0"  ///< between things, says nothing by itself
    readonly property color accent: dark ? "#f2b272" : afar ? "#602d0e" : "#7b3f1a"    ///< chosen, current
    readonly property color accentSoft: dark ? "#3f2c1b" : "#f3dfcc"
    readonly property color positive: dark ? "#74dba8" : afar ? "#104a36" : "#1b6048"  ///< go: pay, ready
    readonly property color positiveSoft: dark ? "#143526" : "#d8eadf"
    readonly property color warning: dark ? "#f7cb5b" : afar ? "#573600" : "#7e4e00"
    readonly property color warningSoft: dark ? "#3d3007" : "#fbe7bd"
    readonly property color danger: dark ? "#ffa494" : afar ? "#86170e" : "#a32d22"
    readonly property color dangerSoft: dark ? "#4a1b15" : "#fadcd6"
    readonly property color info: dark ? "#93cdf2" : afar ? "#1b4460" : "#2b5876"
    readonly property color infoSoft: dark ? "#122f41" : "#d9e6ef"
    readonly property color onStrong: dark ? "#15100d" : "#fffcf8"  ///< words on accent, positive, danger ...
    readonly property color scrim: dark ? "#a0000000" : "#66201510"

    // --- sizes
    function mm(length: real): real {
        return Math.round(length * density * fit)
    }
    readonly property real least: Math.round(9 * density) ///< nothing to be touched is smaller, whatever `fit`
    readonly property real keyPrimary: Math.max(least, mm(20))
    readonly property real key: Math.max(least, mm(13))
    readonly property real keySmall: Math.max(least, mm(10.5))
    readonly property real gap: mm(2)
    readonly property real reach: gapSmall ///< so far below its edge a key still feels a finger: they land low
    readonly property real gapSmall: mm(1)
    readonly property real margin: mm(3.2)
    readonly property real radius: mm(1.8)
    readonly property real edge: Math.max(1, Math.round(density * 0.3))

    // --- type: capital letters of Noto Sans are 0.714 of its pixel size high
    readonly property string family: "Noto Sans"
    function arcmin(minutes: real): int {
        return Math.max(11, Math.round(distanceMm * Math.tan(minutes / 60 * Math.PI / 180) / 0.714 * density * textFit))
    }
    readonly property real textFit: Math.max(fit, 0.8)
    readonly property real zoom: large ? 1.3 : 1
    readonly property int textCaption: arcmin(16.5 * zoom)
    readonly property int textBody: arcmin(20 * zoom)
    readonly property int textTitle: arcmin(26 * zoom)
    readonly property int textLarge: arcmin(36 * Math.min(zoom, 1.15)) ///< large as it is
    readonly property int textHuge: arcmin(90)

    readonly property int quick: motion ? 120 : 0
    readonly property int calm: motion ? 200 : 0

    // --- contrast, as WCAG 2 counts it
    function luminance(c: color): real {
        function linear(v) { return v <= 0.03928 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4) }
        return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b)
    }
    function contrast(a: color, b: color): real {
        const x = luminance(a), y = luminance(b)
        return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05)
    }
    /// The ink that reads best on any ground: ours where it reaches 4.5:1, else pure black or white.
    function inkOn(ground: color): color {
        for (const ink of [lightInk, darkInk, white])
            if (contrast(ink, ground) >= 4.5)
                return ink
        return black
    }
    readonly property color lightInk: "#fffcf8" // functions do not turn words into colours
    readonly property color darkInk: "#2a1f18"
    readonly property color white: "#ffffff"
    readonly property color black: "#000000"

    // --- tones: one word for what a thing means, used by buttons, badges, dots, toasts
    function strong(tone: string): color {
        switch (tone) {
        case "positive": return positive
        case "warning": return warning
        case "danger": return danger
        case "info": return info
        case "accent": return accent
        default: return textMuted
        }
    }
    function soft(tone: string): color {
        switch (tone) {
        case "positive": return positiveSoft
        case "warning": return warningSoft
        case "danger": return dangerSoft
        case "info": return infoSoft
        case "accent": return accentSoft
        default: return sunken
        }
    }
}
