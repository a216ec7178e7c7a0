import QtQuick
import Phin.Ui // its C++ types are not seen without

/*! Vietnamese or English, each named in itself. */
SegmentedControl {
    id: root

    required property Language language

    label: qsTr("Language")
    options: [{ value: "vi", text: "VI" }, { value: "en", text: "EN" }]
    value: root.language?.code ?? ""
    onChosen: value => root.language.code = value
}
