#include "app/screens/report_files.h"

#include "sync/model/why.h"

#include <QtCore/QBuffer>
#include <QtCore/QDir>
#include <QtCore/QSaveFile>
#include <QtGui/QFontMetricsF>
#include <QtGui/QPainter>
#include <QtGui/QPdfWriter>

namespace phin::counter {
namespace {

constexpr int dpi = 300;
constexpr double pointsPerInch = 72;

/// Writes rows down a page, and on the next where it is full.
class Pages {
public:
    explicit Pages(QPdfWriter& writer)
        : m_writer(writer)
        , m_painter(&writer)
        , m_right(writer.width()) {}

    void centred(const QString& words, double points, bool bold) {
        line(points, bold, [&](const QRectF& box) { m_painter.drawText(box, Qt::AlignHCenter | Qt::AlignTop, words); });
    }
    void heading(const QString& words) {
        m_y += pixels(6);
        line(11, true, [&](const QRectF& box) { m_painter.drawText(box, Qt::AlignLeft | Qt::AlignTop, words); });
        m_painter.drawLine(QPointF(0, m_y), QPointF(m_right, m_y));
        m_y += pixels(3);
    }
    void row(const QString& label, const QString& count, const QString& amount, bool bold) {
        line(10, bold, [&](const QRectF& box) {
            const QFontMetricsF metrics(m_painter.font(), &m_writer);
            const QRectF name(box.left(), box.top(), box.width() * 0.58, box.height());
            m_painter.drawText(name, Qt::AlignLeft | Qt::AlignTop,
                               metrics.elidedText(label, Qt::ElideRight, name.width()));
            m_painter.drawText(QRectF(box.left() + box.width() * 0.58, box.top(), box.width() * 0.12, box.height()),
                               Qt::AlignRight | Qt::AlignTop, count);
            m_painter.drawText(QRectF(box.left() + box.width() * 0.7, box.top(), box.width() * 0.3, box.height()),
                               Qt::AlignRight | Qt::AlignTop, amount);
        });
    }

private:
    [[nodiscard]] static double pixels(double points) { return points * dpi / pointsPerInch; }
    template <class Draw>
    void line(double points, bool bold, Draw&& draw) {
        const double height = pixels(points * 1.45);
        if (m_y + height > m_writer.height()) {
            m_writer.newPage();
            m_y = 0;
        }
        QFont font(QStringLiteral("Noto Sans"));
        font.setPointSizeF(points);
        font.setBold(bold);
        m_painter.setFont(font);
        draw(QRectF(0, m_y, m_right, height));
        m_y += height;
    }

    QPdfWriter& m_writer;
    QPainter m_painter;
    double m_right;
    double m_y = 0;
};

QString shown(const std::string& text) {
    return QString::fromStdString(text);
}

Result<std::filesystem::path> store(const std::filesystem::path& folder, const std::string& file,
                                    const std::string& bytes) {
    const auto path = folder / file;
    const auto name = QString::fromStdString(path.string());
    if (folder.empty() || !QDir().mkpath(QString::fromStdString(folder.string())))
        return Error{ErrorKind::Unavailable,
                     "the folder " + folder.string() + " cannot be made",
                     {},
                     Why::NoFolder,
                     {asIs(folder.string())}};
    QSaveFile out(name);
    if (!out.open(QIODevice::WriteOnly) || out.write(bytes.data(), static_cast<qint64>(bytes.size())) < 0 ||
        !out.commit())
        return Error{ErrorKind::Unavailable,
                     path.string() + ": " + out.errorString().toStdString(),
                     {},
                     Why::NoFolder,
                     {asIs(folder.string())}};
    return path;
}

} // namespace

std::string toPdf(const ReportForm& form) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setResolution(dpi);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins(QMarginsF(20, 18, 20, 18), QPageLayout::Millimeter);
        writer.setTitle(shown(form.title));
        writer.setCreator(QStringLiteral("Phin"));
        Pages pages(writer);
        pages.centred(shown(form.title), 16, true);
        for (const auto& head : form.heads)
            pages.centred(shown(head), 10, false);
        for (const auto& section : form.sections) {
            pages.heading(shown(section.title));
            for (const auto& row : section.rows)
                pages.row(shown(row.label), shown(row.count), shown(row.amount), row.strong);
        }
        pages.heading(QString());
        for (const auto& foot : form.feet)
            pages.centred(shown(foot), 9, false);
    }
    return bytes.toStdString();
}

ReportFiles::~ReportFiles() {
    if (m_thread.joinable())
        m_thread.join();
}

void ReportFiles::write(ReportForm form, std::string name, Kind kind, Done done) {
    if (m_thread.joinable())
        m_thread.join(); // callers wait for the last one's answer first, so it has ended
    m_thread =
        std::thread([folder = m_folder, form = std::move(form), name = std::move(name), kind, done = std::move(done)] {
            switch (kind) {
            case Kind::Pdf:
                return done(store(folder, name + ".pdf", toPdf(form)));
            case Kind::Csv:
                return done(store(folder, name + ".csv", toCsv(form)));
            case Kind::Text:
                return done(store(folder, name + ".txt", toText(form)));
            }
        });
}

} // namespace phin::counter
