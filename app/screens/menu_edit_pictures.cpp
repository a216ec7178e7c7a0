#include "app/pictures/shrink.h"
#include "app/screens/menu_edit_model.h"
#include "app/screens/picture_files.h"
#include "app/screens/picture_provider.h"

#include <QtCore/QUrl>

// A product's picture, from a file on a stick or on the till.

namespace phin::counter {

void MenuEditModel::choosePicture() {
    if (m_busy || (m_stage != Product && m_stage != Picture))
        return;
    go(Picture);
    m_files.clear();
    setBusy(true);
    emit filesChanged();
    auto folders = m_folders.empty() ? PictureFiles::usualFolders() : m_folders;
    m_backroom.take([inbox = m_inbox, self = this, folders = std::move(folders)] {
        inbox.post([self, files = PictureFiles::in(folders)] {
            for (const auto& file : files) {
                const auto path = QString::fromStdString(file.string());
                self->m_files +=
                    QVariantMap{{QStringLiteral("path"), path},
                                {QStringLiteral("name"), QString::fromStdString(file.stem().string())},
                                {QStringLiteral("source"), QStringLiteral("image://files/") + fileId(file)}};
            }
            self->setBusy(false);
            emit self->filesChanged();
        });
    });
}

void MenuEditModel::takePicture(const QString& path) {
    if (m_busy || m_stage != Picture)
        return;
    setBusy(true);
    say({});
    m_backroom.take([inbox = m_inbox, self = this, &till = m_till, file = path.toStdString()] {
        auto shrunk = pictures::shrinkFile(file);
        if (!shrunk) {
            inbox.post([self, error = shrunk.error()] {
                self->setBusy(false);
                self->say(explain(tr("This picture cannot be taken."), error));
            });
            return;
        }
        till.keepPictures({std::move(*shrunk)}, [inbox, self](const Result<KeptPictures>& kept) {
            inbox.post([self, kept] {
                self->setBusy(false);
                if (!kept)
                    return self->say(explain(tr("This picture cannot be taken."), kept.error()));
                self->m_product.setPicture(kept->ids.front());
                self->go(Product);
            });
        });
    });
}

} // namespace phin::counter
