pragma ComponentBehavior: Bound
import QtQuick
import Phin.Ui

/*! Of which orders a batch is, and which of them are made now. */
Sheet {
    id: root

    required property BatchPage page
    property string key
    readonly property BatchCard card: {
        void root.page.shown // looked up anew where cards come and go
        if (!root.open)
            return null
        for (let i = 0; i < root.page.shown; ++i)
            if (root.page.card(i)?.key === root.key)
                return root.page.card(i)
        return null
    }

    function show(key: string) {
        root.key = key
        root.open = true
    }
    onCardChanged: if (root.open && !root.card) root.close() // it is made

    title: card?.full ?? ""
    subtitle: qsTr("Made now is what is ticked")
    modal: true

    ListView {
        anchors { left: parent.left; right: parent.right; top: parent.top; bottom: go.top }
        anchors.bottomMargin: Theme.gap
        model: root.card?.orders.length ?? 0
        spacing: Theme.gapSmall
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        delegate: QuietButton {
            id: row
            required property int index
            readonly property var entry: root.card?.orders[index] ?? ({})
            objectName: "tick-" + (entry.number ?? "")
            width: ListView.view.width
            implicitHeight: Theme.key
            checked: entry.taken === true
            iconName: checked ? "check" : "clock"
            text: (entry.number ?? "") + (entry.units > 1 ? " ×" + entry.units : "") + (entry.started ? " · " + qsTr("being made") : "")
            Accessible.checkable: true
            onClicked: root.page.batches.toggle(root.key, entry.orderId, entry.line)
        }
    }
    PrimaryButton {
        id: go
        objectName: "batchGo"
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        text: root.card?.begun ? qsTr("Ready") : qsTr("Begin")
        detail: String(root.card?.taken ?? 0)
        onClicked: {
            root.page.advanced(root.key)
            root.close()
        }
    }
}
