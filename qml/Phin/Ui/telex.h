#pragma once

#include <QtCore/QString>

namespace phin::ui {

/// What becomes of `word`, the letters before the cursor, when `key` is typed on a keyboard that writes Vietnamese the
/// Telex way: aa ee oo dd and w for the marks, s f r x j for the tones, z for none. The same key again takes its mark
/// back and stands for itself. Where a mark makes no Vietnamese syllable the key is a letter like others.
[[nodiscard]] QString telexed(const QString& word, QChar key);

} // namespace phin::ui
