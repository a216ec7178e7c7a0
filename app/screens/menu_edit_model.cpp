#include "app/screens/menu_edit_model.h"

#include "app/screens/menu_edit_words.h"
#include "sync/model/business_day.h"
#include "sync/model/dated_prices.h"

#include <algorithm>

namespace phin::counter {
namespace {

constexpr std::size_t mostUndone = 50;

/// What is wrong with one part, by its fields. `rest` is what belongs to none of them.
QVariantMap errorsAt(const std::string& place, const std::vector<MenuProblem>& problems,
                     std::vector<MenuProblem>& rest) {
    QVariantMap errors;
    for (const auto& problem : problems) {
        // Of a code that stands on the menu twice the later place is named, and it was this edit that brought it.
        const bool twice = place.starts_with("products") && problem.path.ends_with(".barcodes");
        const bool here = !place.empty() && problem.path.starts_with(place + ".");
        if (!here && !twice) {
            rest.push_back(problem);
            continue;
        }
        const auto field =
            here ? QString::fromStdString(problem.path.substr(place.size() + 1)) : QStringLiteral("barcodes");
        if (!errors.contains(field))
            errors[field] = MenuEditWords::problem(problem.message);
    }
    return errors;
}

} // namespace

MenuEditModel::MenuEditModel(Till& till, const Inbox::Sender& inbox, QObject* parent)
    : QObject(parent)
    , m_till(till)
    , m_inbox(inbox)
    , m_base(till.publishedMenu())
    , m_draft(m_base)
    , m_from(nextDay(till.businessDate())) {}

// --- what is shown

void MenuEditModel::begin() {
    m_begun = true;
    menuChanged();
    m_from = std::max(m_from, nextDay(m_till.businessDate()));
    go(List);
    show();
    emit fromChanged();
}

void MenuEditModel::setLanguage(const std::string& language) {
    m_words.language = language;
    if (m_stage != List)
        go(List); // what stands in the fields is in the other language's terms
    show();
    emit draftChanged();
    emit fromChanged();
}

void MenuEditModel::setSection(const QString& section) {
    if (section == m_section)
        return;
    m_section = section;
    show();
    emit sectionChanged();
}

void MenuEditModel::setSearch(const QString& search) {
    if (search == m_search)
        return;
    m_search = search;
    show();
    emit searchChanged();
}

void MenuEditModel::setFilter(const QString& filter) {
    if (filter == m_filter)
        return;
    m_filter = filter;
    show();
    emit filterChanged();
}

QVariantList MenuEditModel::filters() const {
    QVariantList list{QVariantMap{{QStringLiteral("value"), QString()}, {QStringLiteral("text"), tr("All")}}};
    for (const auto& category : m_draft->menu().categories())
        list += QVariantMap{{QStringLiteral("value"), QString::fromStdString(category.id())},
                            {QStringLiteral("text"), m_words.text(category.name())}};
    return list;
}

QVariantList MenuEditModel::changes() const {
    return MenuEditWords::changes(m_changes, m_words, m_draft->menu().currency());
}

bool MenuEditModel::pricesChanged() const {
    return std::any_of(m_changes.begin(), m_changes.end(), [](const MenuChange& change) {
        return std::any_of(change.details.begin(), change.details.end(), [](const auto& detail) {
            return detail.field == MenuChange::Field::Price && detail.beforeMinor;
        });
    });
}

QString MenuEditModel::markOf(MenuChange::Of of, const std::string& id) const {
    for (const auto& change : m_changes)
        if (change.of == of && change.id == id)
            return change.kind == MenuChange::Kind::Added ? QStringLiteral("added") : QStringLiteral("changed");
    return {};
}

void MenuEditModel::show() {
    if (!m_begun)
        return;
    int more = 0;
    m_rows.show(m_section == u"products" ? productRows(more) : partRows());
    const auto words = more > 0 ? tr("and %n more; type to find them", nullptr, more) : QString();
    if (words == m_more)
        return;
    m_more = words;
    emit moreChanged();
}

void MenuEditModel::go(Stage stage) {
    say({});
    if (stage == m_stage)
        return;
    m_stage = stage;
    emit stageChanged();
}

void MenuEditModel::setBusy(bool busy) {
    if (busy == m_busy)
        return;
    m_busy = busy;
    emit busyChanged();
}

void MenuEditModel::say(const QString& message) {
    if (message == m_message)
        return;
    m_message = message;
    emit messageChanged();
}

// --- edits

void MenuEditModel::setSoldOut(const QString& productId, bool soldOut) {
    const auto* product = m_draft->product(productId.toStdString());
    if (m_busy || !product || product->sold_out() == soldOut)
        return;
    auto changed = *product;
    changed.set_sold_out(soldOut);
    apply([changed](model::v1::Menu& menu) { putProduct(menu, changed); },
          [](const model::v1::Menu&) { return std::string(); }, {});
}

void MenuEditModel::back() {
    go(m_stage == Picture ? Product : List);
}

void MenuEditModel::showChanges() {
    go(Changes);
}

void MenuEditModel::apply(const MenuEdit& edit, std::function<std::string(const model::v1::Menu&)> place,
                          const QString& words) {
    setBusy(true);
    say({});
    m_backroom.take([inbox = m_inbox, self = this, base = m_base, draft = m_draft, edit, place = std::move(place),
                     words, day = m_till.businessDate()] {
        auto outcome = std::make_shared<Outcome>();
        outcome->edited = edited(*draft, edit);
        outcome->place = place(outcome->edited.menu->menu());
        if (outcome->edited.problems.empty())
            outcome->changes = changesBetween(*base, *outcome->edited.menu, day);
        // The inbox and this model live and die together on the screens' thread.
        inbox.post([self, outcome, words] { self->finish(std::move(*outcome), words); });
    });
}

void MenuEditModel::finish(Outcome outcome, const QString& words) {
    setBusy(false);
    if (!outcome.edited.problems.empty())
        return explainProblems(outcome);
    m_undo.push_back(m_draft);
    if (m_undo.size() > mostUndone)
        m_undo.erase(m_undo.begin());
    take(std::move(outcome.edited.menu), std::move(outcome.changes));
    if (m_stage != List)
        back();
    if (!words.isEmpty())
        emit said(words, true);
}

void MenuEditModel::explainProblems(const Outcome& outcome) {
    std::vector<MenuProblem> rest;
    const auto errors = errorsAt(outcome.place, outcome.edited.problems, rest);
    showErrors(errors);
    if (rest.empty())
        return say(tr("Something does not work yet; see the red words."));
    const auto why = MenuEditWords::problem(rest.front().message);
    if (m_stage == Category && rest.front().path.ends_with(".category"))
        return say(tr("Products still stand in it. Move them to another category first."));
    if (m_stage == Tax || m_stage == Station)
        return say(tr("Products still have it. Give them another first."));
    if (rest.front().path.starts_with("combos"))
        return say(withReason(tr("A combo needs it as it was."), why));
    const auto words = withReason(tr("The menu would not hold together."), why);
    m_stage == List ? emit failed(words) : say(words);
}

void MenuEditModel::take(MenuPtr draft, std::vector<MenuChange> changes) {
    m_draft = std::move(draft);
    m_changes = std::move(changes);
    show();
    emit draftChanged();
}

void MenuEditModel::undo() {
    if (m_busy || m_undo.empty())
        return;
    m_draft = m_undo.back();
    m_undo.pop_back();
    compare();
}

void MenuEditModel::discard() {
    if (m_busy || m_draft == m_base)
        return;
    m_undo.push_back(m_draft);
    take(m_base, {});
    go(List);
    emit said(tr("The edits are dropped."), true);
}

/// What the draft changes is looked up again.
void MenuEditModel::compare() {
    setBusy(true);
    m_backroom.take([inbox = m_inbox, self = this, base = m_base, draft = m_draft, day = m_till.businessDate()] {
        inbox.post([self, draft, changes = changesBetween(*base, *draft, day)] {
            self->setBusy(false);
            self->take(draft, changes);
        });
    });
}

// --- another menu, and publication

void MenuEditModel::restart(MenuPtr inForce) {
    m_base = std::move(inForce);
    m_undo.clear();
    take(m_base, {});
}

void MenuEditModel::menuChanged() {
    auto inForce = m_till.publishedMenu();
    if (m_busy || inForce->menu().id() == m_base->menu().id())
        return;
    if (m_changes.empty())
        return restart(std::move(inForce));
    rebase(std::move(inForce));
}

void MenuEditModel::rebase(MenuPtr inForce) {
    setBusy(true);
    m_backroom.take([inbox = m_inbox, self = this, base = m_base, draft = m_draft, inForce,
                     day = m_till.businessDate()] {
        auto outcome = std::make_shared<Outcome>();
        auto menu = rebased(base->menu(), draft->menu(), inForce->menu());
        auto unfit = setBackWhatDoesNotFit(menu, inForce->menu());
        if (unfit)
            outcome->unfit = std::move(*unfit);
        outcome->edited = edited(*inForce, [&](model::v1::Menu& next) { next = std::move(menu); });
        if (outcome->edited.problems.empty())
            outcome->changes = changesBetween(*inForce, *outcome->edited.menu, day);
        inbox.post([self, outcome, inForce] {
            self->setBusy(false);
            self->restart(inForce);
            if (!outcome->edited.problems.empty()) {
                emit self->failed(
                    tr("Another menu has come into force, and the edits do not fit it. They are dropped."));
                return;
            }
            self->m_undo.push_back(inForce);
            self->take(std::move(outcome->edited.menu), std::move(outcome->changes));
            QStringList setBack;
            for (const auto& name : outcome->unfit)
                setBack += self->m_words.text(name);
            if (setBack.isEmpty())
                emit self->said(tr("Another menu has come into force. The edits stand on it now; look at them again."),
                                false);
            else
                emit self->failed(tr("Another menu has come into force. The edits stand on it now, but for these, "
                                     "which do not fit it: %1.")
                                      .arg(setBack.join(QStringLiteral(", "))));
        });
    });
}

void MenuEditModel::setLater(bool later) {
    if (later == m_later)
        return;
    m_later = later;
    emit fromChanged();
}

QString MenuEditModel::fromText() const {
    return MenuEditWords::dayWithWeekday(m_from, m_words.language);
}

bool MenuEditModel::fromEarliest() const {
    return m_from <= nextDay(m_till.businessDate());
}

void MenuEditModel::stepFrom(int days) {
    constexpr int furthest = 366;
    const auto today = m_till.businessDate();
    m_from = std::clamp(addDays(m_from, days), nextDay(today), addDays(today, furthest));
    emit fromChanged();
}

void MenuEditModel::fromNextWeek() {
    const auto today = m_till.businessDate();
    m_from = addDays(today, 8 - weekday(today));
    emit fromChanged();
}

void MenuEditModel::fromNextMonth() {
    m_from = nextDay(lastOfMonth(m_till.businessDate()));
    emit fromChanged();
}

void MenuEditModel::publish() {
    if (m_busy || m_changes.empty())
        return;
    setBusy(true);
    say({});
    const auto from = m_later && pricesChanged() ? m_from : 0;
    // Serializing a large menu takes some milliseconds, which no finger should feel.
    m_backroom.take([inbox = m_inbox, self = this, &till = m_till, base = m_base, draft = m_draft, from,
                     day = m_till.businessDate(), count = changeCount()] {
        auto menu = draft->menu();
        if (from != 0)
            datePrices(menu, *base, day, from);
        forgetPast(menu, day);
        menu.clear_id(); // made of its content
        till.importMenu(
            std::move(menu),
            [inbox, self, count](const Result<ImportedMenu>& result) {
                inbox.post([self, result, count] { self->finishPublishing(result, count); });
            },
            base->menu().id());
    });
}

void MenuEditModel::finishPublishing(const Result<ImportedMenu>& result, int changes) {
    setBusy(false);
    if (!result) {
        say(explain(tr("The menu was not published."), result.error()));
        return menuChanged();
    }
    m_later = false;
    restart(m_till.publishedMenu());
    go(List);
    emit fromChanged();
    emit said(tr("Published: %n changes, on all tills", nullptr, changes), false);
    emit published();
}

} // namespace phin::counter
