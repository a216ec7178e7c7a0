#include "app/pictures/shrink.h"

#include "sync/model/pictures.h"

#include <QtCore/QBuffer>
#include <QtGui/QImage>
#include <QtGui/QImageReader>
#include <QtGui/QImageWriter>
#include <QtGui/QPainter>

#include <fstream>
#include <optional>
#include <system_error>

namespace phin::pictures {
namespace {

/// Only by its first bytes, so that no other of Qt's readers ever sees a foreign file.
QByteArray formatOf(std::string_view bytes) {
    if (bytes.starts_with("\x89PNG\r\n\x1A\n"))
        return "png";
    if (bytes.starts_with("\xFF\xD8\xFF"))
        return "jpeg";
    if (bytes.size() > 12 && bytes.starts_with("RIFF") && bytes.substr(8, 4) == "WEBP")
        return "webp";
    return {};
}

Error unusable(const std::string& why) {
    return {ErrorKind::WrongUse, why};
}

/// As small as it has to be; nothing where even the coarsest is too large.
std::optional<std::string> encoded(const QImage& image) {
    for (const int quality : {82, 70, 55, 40, 25}) {
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        QImageWriter writer(&buffer, "jpeg");
        writer.setQuality(quality);
        writer.setOptimizedWrite(true);
        if (writer.write(image) && static_cast<std::size_t>(bytes.size()) <= largestPictureBytes)
            return bytes.toStdString();
    }
    return std::nullopt;
}

} // namespace

Result<std::string> shrink(std::string_view bytes) {
    const auto format = formatOf(bytes);
    if (format.isEmpty())
        return unusable("this is no PNG, JPEG or WebP file");
    if (!QImageReader::supportedImageFormats().contains(format))
        return unusable(format.toUpper().toStdString() +
                        " files cannot be read here; install qt6-image-formats-plugins, or save it as PNG or JPEG");
    QByteArray raw = QByteArray::fromRawData(bytes.data(), static_cast<qsizetype>(bytes.size()));
    QBuffer buffer(&raw);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer, format);
    reader.setAutoDetectImageFormat(false);
    reader.setAutoTransform(true);
    QImageReader::setAllocationLimit(mostMemory);
    const auto size = reader.size();
    if (!size.isValid())
        return unusable("the file is damaged: it does not say how large its picture is");
    if (size.width() > longestSide || size.height() > longestSide)
        return unusable("the picture has " + std::to_string(size.width()) + " x " + std::to_string(size.height()) +
                        " pixels; " + std::to_string(longestSide) + " on a side are the most");
    const bool turned = reader.transformation() != QImageIOHandler::TransformationNone;
    const bool small = size.width() <= pictureSide && size.height() <= pictureSide;
    if (!small) // a JPEG is decoded at an eighth at once where that is enough
        reader.setScaledSize(size.scaled(pictureSide, pictureSide, Qt::KeepAspectRatio).expandedTo({1, 1}));
    const QImage image = reader.read();
    if (image.isNull())
        return unusable("the picture cannot be read: " + reader.errorString().toStdString());
    if (small && !turned && mayBePicture(bytes))
        return std::string(bytes);
    QImage flat(image.size(), QImage::Format_RGB32); // a JPEG has no transparency
    flat.fill(Qt::white);
    QPainter(&flat).drawImage(0, 0, image);
    auto picture = encoded(flat);
    return picture ? Result<std::string>(std::move(*picture)) : unusable("the picture cannot be made small enough");
}

Result<std::string> shrinkFile(const std::filesystem::path& file) {
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error))
        return Error{ErrorKind::NotFound, "there is no such file"};
    const auto size = std::filesystem::file_size(file, error);
    if (error || size > largestFile)
        return unusable("the file is larger than " + std::to_string(largestFile / 1024 / 1024) + " MiB");
    std::ifstream in(file, std::ios::binary);
    std::string bytes(static_cast<std::size_t>(size), '\0');
    if (!in.read(bytes.data(), static_cast<std::streamsize>(size)))
        return Error{ErrorKind::Unavailable, "the file cannot be read"};
    return shrink(bytes);
}

} // namespace phin::pictures
