#include "app/screens/picture_provider.h"

#include "app/pictures/shrink.h"
#include "sync/journal/reader.h"
#include "sync/model/pictures.h"

#include <spdlog/spdlog.h>

#include <QtCore/QBuffer>
#include <QtGui/QImageReader>

#include <algorithm>
#include <memory>

namespace phin::counter {

/// Answered once its image is there, or at once where nobody waits for it any more.
class PictureProvider::Response : public QQuickImageResponse {
public:
    void show(const QImage& image) {
        m_image = image;
        emit finished();
    }
    [[nodiscard]] QQuickTextureFactory* textureFactory() const override {
        return QQuickTextureFactory::textureFactoryForImage(m_image);
    }
    [[nodiscard]] QString errorString() const override {
        return m_image.isNull() ? QStringLiteral("no such picture") : QString();
    }

private:
    QImage m_image;
};

PictureProvider::PictureProvider(Source source)
    : m_source(std::move(source)) {}

QQuickImageResponse* PictureProvider::requestImageResponse(const QString& id, const QSize& wanted) {
    auto* const response = new Response;
    // QML deletes a response only after it has finished, so the pointer holds until then.
    m_thread.take([this, response, id, wanted] { response->show(look(id, wanted)); });
    return response;
}

QImage PictureProvider::look(const QString& id, const QSize& wanted) {
    const QString key = QStringLiteral("%1/%2x%3").arg(id).arg(wanted.width()).arg(wanted.height());
    if (const auto* known = m_images.object(key))
        return *known;
    const auto name = id.toStdString();
    const auto bytes = m_source(name);
    QImage image = bytes ? decoded(*bytes, wanted) : QImage();
    if (!image.isNull()) // one that is missing may come yet
        m_images.insert(key, new QImage(image), std::max<qsizetype>(1, image.sizeInBytes() / 1024));
    return image;
}

QImage PictureProvider::decoded(const std::string& bytes, const QSize& wanted) {
    if (!mayBePicture(bytes))
        return {};
    QByteArray raw = QByteArray::fromRawData(bytes.data(), static_cast<qsizetype>(bytes.size()));
    QBuffer buffer(&raw);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer, "jpeg");
    reader.setAutoDetectImageFormat(false);
    const auto size = reader.size();
    if (!size.isValid() || size.width() > pictureSide || size.height() > pictureSide)
        return {};
    const QImage image = reader.read();
    if (image.isNull() || wanted.isEmpty())
        return image;
    // Cut first: of a thin strip nobody needs what would be blown up and thrown away.
    const auto shape = wanted.scaled(image.size(), Qt::KeepAspectRatio).expandedTo({1, 1});
    return image
        .copy((image.width() - shape.width()) / 2, (image.height() - shape.height()) / 2, shape.width(), shape.height())
        .scaled(wanted, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
        .convertToFormat(QImage::Format_RGB32);
}

QString fileId(const std::filesystem::path& file) {
    return QString::fromLatin1(QByteArray::fromStdString(file.string()).toHex());
}

PictureProvider::Source filePictures() {
    return [](const std::string& id) -> std::optional<std::string> {
        const auto path = QByteArray::fromHex(QByteArray::fromStdString(id)).toStdString();
        auto shrunk = pictures::shrinkFile(path);
        return shrunk ? std::optional(std::move(*shrunk)) : std::nullopt; // the chooser shows its name alone
    };
}

PictureProvider::Source journalPictures(const std::filesystem::path& journalFile) {
    const auto reader = std::make_shared<std::optional<journal::Reader>>();
    return [journalFile, reader](const std::string& id) -> std::optional<std::string> {
        if (!isPictureId(id))
            return std::nullopt;
        try {
            if (!*reader)
                if (auto opened = journal::Reader::open(journalFile))
                    *reader = std::move(*opened);
            return *reader ? (*reader)->picture(id) : std::nullopt;
        } catch (const std::exception& error) { // a tile without its picture sells as well
            spdlog::warn("a picture could not be read: {}", error.what());
            return std::nullopt;
        }
    };
}

} // namespace phin::counter
