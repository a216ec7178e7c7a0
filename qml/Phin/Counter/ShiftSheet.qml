pragma ComponentBehavior: Bound
import QtQuick
import Phin.Ui
import Phin.Counter.Models

/*! The till's shift and drawer: what is open, money beside sales, the blind count, X and Z reports. One page at a time. */
Sheet {
    id: root

    required property ShiftModel shift
    property string page: "home" ///< home, cash, count, result or report
    property int move: 0         ///< what the cash page is for: a ShiftModel.Move, 0: the float
    readonly property var report: shift.report
    signal vouchersRequested()
    readonly property bool reads: (report.title ?? "") !== ""

    objectName: "shiftSheet"
    side: Qt.LeftEdge
    title: {
        if (page === "count")
            return qsTr("Count the drawer")
        if (page === "result")
            return qsTr("The shift is closed")
        if (page === "report")
            return root.report.title ?? ""
        if (page === "cash")
            return [qsTr("Open a shift"), qsTr("Pay in"), qsTr("Pay out"), qsTr("Drop into the safe"), qsTr("No sale"), qsTr("Pay out tips")][move]
        return qsTr("Shift and drawer")
    }
    subtitle: page === "home" ? shift.state : (page === "report" ? report.heads ?? "" : "")
    onOpenChanged: {
        root.goHome()
        if (root.open)
            root.shift.refresh()
    }
    onReadsChanged: {
        if (reads)
            root.page = "report"
        else if (page === "report")
            root.page = "home"
    }
    function goHome() {
        root.shift.leaveReport()
        root.page = "home"
    }
    function ask(what: int) {
        root.move = what
        cash.clear()
        root.page = "cash"
    }

    Connections {
        target: root.shift
        function onChanged() { root.arrange() }
        function onSaid() { if (root.page === "cash") root.page = "home" }
        function onClosed() { root.page = "result" }
    }
    headerItems: [
        QuietButton {
            objectName: "shiftBack"
            visible: root.page !== "home"
            implicitHeight: Theme.key
            iconName: "back"
            text: qsTr("Back")
            onClicked: root.goHome()
        },
        QuietButton {
            objectName: "vouchersButton"
            visible: root.page === "home"
            implicitHeight: Theme.key
            iconName: "percent"
            text: qsTr("Vouchers")
            onClicked: root.vouchersRequested()
        }
    ]

    ShiftHome {
        anchors.fill: parent
        visible: root.page === "home"
        shift: root.shift
        onAsked: what => root.ask(what)
        onCountRequested: {
            root.shift.clearCount()
            root.page = "count"
        }
    }
    CashPanel {
        id: cash
        anchors.fill: parent
        visible: root.page === "cash"
        shift: root.shift
        move: root.move
    }
    CountPanel {
        anchors.fill: parent
        visible: root.page === "count"
        shift: root.shift
    }
    CloseResult {
        anchors.fill: parent
        visible: root.page === "result"
        shift: root.shift
    }
    ReportView {
        anchors.fill: parent
        visible: root.page === "report"
        shift: root.shift
    }
}
