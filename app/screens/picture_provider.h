#pragma once

#include "app/screens/backroom.h"

#include <QtCore/QCache>
#include <QtGui/QImage>
#include <QtQuick/QQuickAsyncImageProvider>

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace phin::counter {

/// The pictures of products for QML: "image://pictures/ID" (see Product.picture). They are read and decoded on one
/// thread of its own; what was shown lately stays decoded, up to a bound. One that cannot be had or read is no image,
/// and the tile shows what it shows without.
class PictureProvider : public QQuickAsyncImageProvider {
public:
    /// The bytes of a picture; called on the provider's thread alone.
    using Source = std::function<std::optional<std::string>(const std::string& id)>;
    /// What stays decoded (KiB): some two hundred tiles of a full HD screen.
    static constexpr qsizetype cacheKiB = 16 * 1024;

    explicit PictureProvider(Source source);

    QQuickImageResponse* requestImageResponse(const QString& id, const QSize& wanted) override;

    /// A picture as it is shown: filling `wanted` (an empty size: its own), cut to its shape. Decoded behind limits:
    /// another box's bytes are foreign bytes.
    [[nodiscard]] static QImage decoded(const std::string& bytes, const QSize& wanted);

private:
    class Response;
    [[nodiscard]] QImage look(const QString& id, const QSize& wanted);

    Source m_source;
    QCache<QString, QImage> m_images{cacheKiB}; ///< of the thread
    Backroom m_thread;                          ///< goes first
};

/// Those of a journal's file, on a connection of its own; opened with the first question.
[[nodiscard]] PictureProvider::Source journalPictures(const std::filesystem::path& journalFile);

/// Those of files that are offered to be taken, as they would look: "image://files/" and fileId(). Foreign bytes, so
/// they are read behind the same limits as what is taken.
[[nodiscard]] PictureProvider::Source filePictures();
[[nodiscard]] QString fileId(const std::filesystem::path& file);

} // namespace phin::counter
