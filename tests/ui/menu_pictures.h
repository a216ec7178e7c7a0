#pragma once

#include "app/pictures/shrink.h"
#include "sync/journal/hash.h"
#include "tests/support/must.h"
#include "tests/ui/till_window.h"

#include <QBuffer>
#include <QImage>
#include <QLinearGradient>
#include <QPainter>

namespace phin::test {

/// Something that looks like a photo of a cup from above, in the colours of `n`.
inline std::string cupPicture(int n) {
    QImage image(320, 240, QImage::Format_RGB32);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    QLinearGradient table(0, 0, 320, 240);
    table.setColorAt(0, QColor::fromHsv((n * 37) % 360, 60, 235));
    table.setColorAt(1, QColor::fromHsv((n * 37 + 40) % 360, 130, 130));
    painter.fillRect(image.rect(), table);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Qt::white);
    painter.drawEllipse(QPoint(160, 120), 95, 95);
    painter.setBrush(QColor::fromHsv(20 + (n * 13) % 30, 180, 90 + (n * 29) % 120));
    painter.drawEllipse(QPoint(160, 120), 76, 76);
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "png");
    return must(pictures::shrink(bytes.toStdString()));
}

/// Gives products of the menu pictures: each but every `without`-th.
inline model::v1::Menu withPictures(TillWindow& till, model::v1::Menu menu, int without = 4) {
    std::vector<std::string> pictures;
    for (int i = 0; i < menu.products_size(); ++i) {
        if (i % without == without - 1)
            continue;
        pictures.push_back(cupPicture(i));
        menu.mutable_products(i)->set_picture(journal::toHex(journal::sha256(pictures.back())));
    }
    must(await<counter::KeptPictures>([&](auto done) { till.till().keepPictures(pictures, std::move(done)); }));
    menu.set_id(menu.id() + "-pictured");
    return menu;
}

} // namespace phin::test
