#include "kds/screens/sold_out_model.h"

#include "kds/screens/words.h"
#include "sync/model/plain_words.h"

#include <spdlog/spdlog.h>

#include <utility>

namespace phin::kds {

SoldOutModel::SoldOutModel(Station& station, const journal::Clock& clock, QObject* parent)
    : ListModel(parent)
    , m_station(station)
    , m_clock(clock)
    , m_mail(std::make_shared<Mailbox<Content>>(this)) {
    station.observeAvailability([mail = m_mail](const std::vector<Availability>& words) {
        mail->post([&](Content& content) {
            content.words.insert(content.words.end(), words.begin(), words.end()); // the later stands
        });
    });
}

SoldOutModel::~SoldOutModel() {
    m_mail->close();
}

int SoldOutModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(m_rows.size());
}

QHash<int, QByteArray> SoldOutModel::roleNames() const {
    return {{ProductId, "productId"}, {Name, "name"}, {SoldOut, "soldOut"}};
}

QVariant SoldOutModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto& row = m_rows[std::size_t(index.row())];
    switch (role) {
    case ProductId:
        return QString::fromStdString(row.id);
    case Qt::DisplayRole:
    case Name:
        return row.name;
    case SoldOut:
        return row.soldOut;
    default:
        return {};
    }
}

void SoldOutModel::setSearch(const QString& search) {
    if (search == m_search)
        return;
    m_search = search;
    emit searchChanged();
    look();
}

void SoldOutModel::setNear(const QStringList& products) {
    if (products == m_near)
        return;
    m_near = products;
    emit nearChanged();
    look();
}

bool SoldOutModel::isSoldOut(const phin::model::v1::Product& product, std::int32_t day) const {
    if (const auto words = m_words.find(day); words != m_words.end())
        if (const auto word = words->second.find(product.id()); word != words->second.end())
            return !word->second;
    return product.sold_out();
}

void SoldOutModel::look() {
    const auto menu = m_station.menu();
    const auto day = m_day.at(m_clock.nowMs());
    const auto sought = plainWords(m_search.toStdString());
    struct Found {
        std::tuple<int, QString> rank;
        Row row;
    };
    std::vector<Found> found;
    int soldOut = 0;
    for (const auto& product : menu->menu().products()) {
        const bool out = isSoldOut(product, day);
        soldOut += out;
        if (!sought.empty() && !eachBegins(sought, plainWords(product.name().vi() + ' ' + product.name().en())))
            continue;
        const auto* const category = menu->category(product.category());
        const auto& made = product.station().empty() && category ? category->station() : product.station();
        const bool asked = m_near.contains(QString::fromStdString(product.id()));
        const auto name = inLanguage(product.name(), m_language);
        found.push_back({{out && !asked                      ? 1
                          : asked                            ? 0
                          : made == m_station.view().station ? 2
                                                             : 3,
                          name},
                         {product.id(), name, out}});
    }
    std::sort(found.begin(), found.end(), [](const Found& left, const Found& right) {
        if (std::get<0>(left.rank) != std::get<0>(right.rank))
            return std::get<0>(left.rank) < std::get<0>(right.rank);
        const int names = std::get<1>(left.rank).localeAwareCompare(std::get<1>(right.rank));
        return names != 0 ? names < 0 : left.row.id < right.row.id;
    });
    std::vector<Row> next;
    next.reserve(found.size());
    for (auto& each : found)
        next.push_back(std::move(each.row));
    sync(
        m_rows, std::move(next), [](const Row& row) { return row.id; },
        [](const Row& left, const Row& right) { return left == right; });
    if (std::exchange(m_soldOut, soldOut) != soldOut)
        emit soldOutCountChanged();
}

void SoldOutModel::set(const QString& productId, bool available) {
    say(productId.toStdString(), available, false);
}

void SoldOutModel::undo() {
    if (const auto last = std::exchange(m_last, std::nullopt))
        say(last->product, !last->available, true);
}

void SoldOutModel::say(const std::string& product, bool available, bool takenBack) {
    m_station.setAvailable(
        {m_day.at(m_clock.nowMs()), product, available},
        [mail = m_mail, said = Said{product, available, takenBack}](const Result<Availability>& result) {
            if (!result)
                spdlog::warn("sold out: {}", result.error().message);
            mail->post([&](Content& content) {
                if (result)
                    content.said.push_back(said);
                else
                    content.failed = errorName(result.error().kind);
            });
        });
}

void SoldOutModel::setLanguage(const QString& language) {
    m_language = language;
    look();
}

bool SoldOutModel::event(QEvent* event) {
    if (event->type() != Mailbox<Content>::wake)
        return ListModel::event(event);
    const auto content = m_mail->take();
    for (const auto& word : content.words)
        m_words[word.businessDate][word.product] = word.available;
    if (!content.words.empty())
        look();
    for (const auto& word : content.said) {
        if (!word.takenBack)
            m_last = word;
        const auto menu = m_station.menu();
        const auto* const product = menu->product(word.product);
        const auto id = QString::fromStdString(word.product);
        emit said(id, product ? inLanguage(product->name(), m_language) : id, word.available, word.takenBack);
    }
    if (content.failed)
        emit failed(*content.failed);
    return true;
}

} // namespace phin::kds
