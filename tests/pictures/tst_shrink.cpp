#include "app/pictures/shrink.h"
#include "sync/model/pictures.h"

#include <QBuffer>
#include <QImage>
#include <QImageReader>
#include <QPainter>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

#include <random>

using namespace phin;
using namespace phin::pictures;

namespace {

std::string bytesOf(const QImage& image, const char* format, int quality = -1) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (!image.save(&buffer, format, quality))
        throw std::runtime_error("the test's image was not written");
    return bytes.toStdString();
}

/// What is hardest to make small: every pixel another.
QImage noise(int width, int height) {
    QImage image(width, height, QImage::Format_RGB32);
    std::mt19937 random(5);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            image.setPixel(x, y, 0xff000000U | static_cast<QRgb>(random()));
    return image;
}

QImage shown(const std::string& bytes) {
    return QImage::fromData(QByteArray::fromStdString(bytes));
}

/// A PNG that claims to be of that size and has nothing in it.
std::string claiming(quint32 width, quint32 height) {
    auto bytes = bytesOf(noise(4, 4), "png");
    qToBigEndian(width, bytes.data() + 16);
    qToBigEndian(height, bytes.data() + 20);
    const auto crc = [](const std::string& part) { // of ISO 3309, as PNG has it
        quint32 value = ~0U;
        for (const char c : part) {
            value ^= static_cast<unsigned char>(c);
            for (int i = 0; i < 8; ++i)
                value = (value >> 1) ^ (value & 1 ? 0xEDB88320U : 0U);
        }
        return ~value;
    };
    qToBigEndian(crc(bytes.substr(12, 17)), bytes.data() + 29);
    return bytes;
}

} // namespace

class ShrinkTest : public QObject {
    Q_OBJECT

private slots:
    void aPhoto_becomesSmallInItsShape() {
        const auto picture = shrink(bytesOf(noise(1'600, 900), "png"));
        QVERIFY2(picture.ok(), picture.ok() ? "" : picture.error().message.c_str());
        QVERIFY(mayBePicture(*picture));
        QCOMPARE(shown(*picture).size(), QSize(256, 144));
    }

    void whatIsAPictureAlready_staysByteForByte() {
        const auto once = shrink(bytesOf(noise(1'000, 1'000), "jpeg"));
        QVERIFY(once.ok());
        const auto twice = shrink(*once);
        QVERIFY(twice.ok());
        QVERIFY(*twice == *once);
    }

    void transparency_isWhite() {
        QImage image(64, 64, QImage::Format_ARGB32);
        image.fill(Qt::transparent);
        const auto picture = shrink(bytesOf(image, "png"));
        QVERIFY(picture.ok());
        QVERIFY(qGray(shown(*picture).pixel(32, 32)) > 250);
        QCOMPARE(shown(*picture).size(), QSize(64, 64)); // nothing is blown up
    }

    void aStrip_keepsAPixel() {
        const auto picture = shrink(bytesOf(noise(4'000, 2), "png"));
        QVERIFY2(picture.ok(), picture.ok() ? "" : picture.error().message.c_str());
        QCOMPARE(shown(*picture).size(), QSize(256, 1));
    }

    void whatCannotBeUsed_saysWhy_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("why");
        const auto png = bytesOf(noise(600, 600), "png");
        QTest::newRow("nothing") << QByteArray() << "no PNG, JPEG or WebP";
        QTest::newRow("vector drawing") << QByteArray("<svg xmlns='http://www.w3.org/2000/svg'/>") << "no PNG, JPEG";
        QTest::newRow("animation") << QByteArray("GIF89a\1\0\1\0") << "no PNG, JPEG";
        QTest::newRow("only a beginning") << QByteArray::fromStdString(png.substr(0, 20)) << "damaged";
        QTest::newRow("JPEG in name only") << QByteArray("\xFF\xD8\xFF and no more") << "damaged";
        QTest::newRow("too many pixels") << QByteArray::fromStdString(claiming(60'000, 10)) << "60000 x 10";
        QTest::newRow("bomb") << QByteArray::fromStdString(claiming(12'000, 12'000)) << "cannot be read";
    }
    void whatCannotBeUsed_saysWhy() {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QString, why);
        const auto picture = shrink(bytes.toStdString());
        QVERIFY(!picture.ok());
        QCOMPARE(picture.error().kind, ErrorKind::WrongUse);
        const auto message = QString::fromStdString(picture.error().message);
        QVERIFY2(message.contains(why), qPrintable(message));
    }

    void mutatedFiles_giveAPictureOrAReason() {
        std::mt19937 random(11);
        for (const auto* const format : {"png", "jpeg"}) {
            const auto whole = bytesOf(noise(40, 30), format);
            for (int round = 0; round < 300; ++round) {
                auto bytes = whole;
                for (int i = 0; i < 4; ++i)
                    bytes[random() % bytes.size()] = static_cast<char>(random());
                if (round % 3 == 0)
                    bytes.resize(random() % bytes.size() + 1);
                if (const auto picture = shrink(bytes); picture.ok())
                    QVERIFY(mayBePicture(*picture));
                else
                    QVERIFY(!picture.error().message.empty());
            }
        }
    }

    void webp_whereItCanBeRead() {
        if (!QImageReader::supportedImageFormats().contains("webp")) {
            const auto picture = shrink(std::string("RIFF\x10\0\0\0WEBPVP8 ", 16));
            QVERIFY(!picture.ok());
            QVERIFY(QString::fromStdString(picture.error().message).contains("qt6-image-formats-plugins"));
            QSKIP("this machine has no reader for WebP");
        }
        const auto picture = shrink(bytesOf(noise(500, 500), "webp"));
        QVERIFY(picture.ok());
    }

    void file_thatIsMissing() {
        QTemporaryDir folder;
        QCOMPARE(shrinkFile(folder.filePath("no.png").toStdString()).error().kind, ErrorKind::NotFound);
        QCOMPARE(shrinkFile(folder.path().toStdString()).error().kind, ErrorKind::NotFound);
    }
};

QTEST_GUILESS_MAIN(ShrinkTest)
#include "tst_shrink.moc"
