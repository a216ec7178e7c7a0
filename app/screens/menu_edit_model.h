#pragma once

#include "app/counter/menu_edits.h"
#include "app/counter/till.h"
#include "app/screens/backroom.h"
#include "app/screens/inbox.h"
#include "app/screens/menu_edit_rows.h"
#include "app/screens/part_forms.h"
#include "app/screens/product_form.h"
#include "app/screens/rule_forms.h"
#include "app/screens/words.h"

#include <QtCore/QObject>
#include <QtCore/QVariantList>
#include <QtQml/qqmlregistration.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

namespace phin::counter {

/// For the manager: the menu as it is going to be. Edits are checked as a menu file is, on a thread of their own, and
/// only what is sound is taken, so that what is here can always be published. Nothing is sold by it before.
class MenuEditModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(int stage READ stage NOTIFY stageChanged)
    /// products, categories, groups, lists, taxes or stations: what the list shows.
    Q_PROPERTY(QString section READ section WRITE setSection NOTIFY sectionChanged)
    Q_PROPERTY(phin::counter::MenuEditRows* rows READ rows CONSTANT)
    /// What the list does not show of a very large menu, in words; empty: it shows all.
    Q_PROPERTY(QString more READ more NOTIFY moreChanged)
    Q_PROPERTY(QString search READ search WRITE setSearch NOTIFY searchChanged)
    /// The category whose products the list shows; empty: all.
    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY filterChanged)
    /// [{ value, text }], the first for all.
    Q_PROPERTY(QVariantList filters READ filters NOTIFY draftChanged)
    Q_PROPERTY(phin::counter::ProductForm* product READ product CONSTANT)
    Q_PROPERTY(phin::counter::CategoryForm* category READ category CONSTANT)
    Q_PROPERTY(phin::counter::GroupForm* group READ group CONSTANT)
    Q_PROPERTY(phin::counter::PriceListForm* list READ list CONSTANT)
    Q_PROPERTY(phin::counter::TaxForm* tax READ tax CONSTANT)
    Q_PROPERTY(phin::counter::StationForm* station READ station CONSTANT)
    Q_PROPERTY(int changeCount READ changeCount NOTIFY draftChanged)
    /// See MenuEditWords::changes().
    Q_PROPERTY(QVariantList changes READ changes NOTIFY draftChanged)
    Q_PROPERTY(bool pricesChanged READ pricesChanged NOTIFY draftChanged)
    Q_PROPERTY(bool canUndo READ canUndo NOTIFY draftChanged)
    /// [{ path, name, source }]: what choosePicture() found.
    Q_PROPERTY(QVariantList files READ files NOTIFY filesChanged)
    Q_PROPERTY(bool busy READ busy NOTIFY busyChanged)
    Q_PROPERTY(QString message READ message NOTIFY messageChanged)
    /// New prices hold from a day to come on; false: at once.
    Q_PROPERTY(bool later READ later WRITE setLater NOTIFY fromChanged)
    Q_PROPERTY(QString fromText READ fromText NOTIFY fromChanged)
    Q_PROPERTY(bool fromEarliest READ fromEarliest NOTIFY fromChanged)

public:
    enum Stage { List, Product, Picture, Category, Group, PriceList, Tax, Station, Changes };
    Q_ENUM(Stage)

    MenuEditModel(Till& till, const Inbox::Sender& inbox, QObject* parent = nullptr);

    /// The sheet was opened: shows the draft that was left, or the menu in force.
    Q_INVOKABLE void begin();
    Q_INVOKABLE void add();
    Q_INVOKABLE void edit(const QString& id);
    /// What the form says, where it is sound.
    Q_INVOKABLE void keep();
    /// Takes what the form shows off the menu.
    Q_INVOKABLE void retire();
    Q_INVOKABLE void setSoldOut(const QString& productId, bool soldOut);
    Q_INVOKABLE void back();
    /// Looks for picture files for the product in the form.
    Q_INVOKABLE void choosePicture();
    Q_INVOKABLE void takePicture(const QString& path);
    Q_INVOKABLE void showChanges();
    /// Takes the last edit back.
    Q_INVOKABLE void undo();
    /// Drops all edits; undo() brings them back.
    Q_INVOKABLE void discard();
    /// The day that new prices hold from: days further, or the first day of the next week or month.
    Q_INVOKABLE void stepFrom(int days);
    Q_INVOKABLE void fromNextWeek();
    Q_INVOKABLE void fromNextMonth();
    Q_INVOKABLE void publish();

    /// Where pictures are looked for, in place of PictureFiles::usualFolders().
    void setPictureFolders(std::vector<std::filesystem::path> folders) { m_folders = std::move(folders); }
    void setLanguage(const std::string& language);
    /// Another menu may be in force.
    void menuChanged();

    [[nodiscard]] int stage() const { return m_stage; }
    [[nodiscard]] QString section() const { return m_section; }
    void setSection(const QString& section);
    [[nodiscard]] MenuEditRows* rows() noexcept { return &m_rows; }
    [[nodiscard]] QString more() const { return m_more; }
    [[nodiscard]] QString search() const { return m_search; }
    void setSearch(const QString& search);
    [[nodiscard]] QString filter() const { return m_filter; }
    void setFilter(const QString& filter);
    [[nodiscard]] QVariantList filters() const;
    [[nodiscard]] ProductForm* product() noexcept { return &m_product; }
    [[nodiscard]] CategoryForm* category() noexcept { return &m_category; }
    [[nodiscard]] GroupForm* group() noexcept { return &m_group; }
    [[nodiscard]] PriceListForm* list() noexcept { return &m_list; }
    [[nodiscard]] TaxForm* tax() noexcept { return &m_tax; }
    [[nodiscard]] StationForm* station() noexcept { return &m_station; }
    [[nodiscard]] int changeCount() const { return static_cast<int>(m_changes.size()); }
    [[nodiscard]] QVariantList changes() const;
    [[nodiscard]] bool pricesChanged() const;
    [[nodiscard]] bool canUndo() const { return !m_undo.empty(); }
    [[nodiscard]] QVariantList files() const { return m_files; }
    [[nodiscard]] bool busy() const { return m_busy; }
    [[nodiscard]] QString message() const { return m_message; }
    [[nodiscard]] bool later() const { return m_later; }
    void setLater(bool later);
    [[nodiscard]] QString fromText() const;
    [[nodiscard]] bool fromEarliest() const;

signals:
    void stageChanged();
    void sectionChanged();
    void moreChanged();
    void searchChanged();
    void filterChanged();
    void draftChanged();
    void filesChanged();
    void busyChanged();
    void messageChanged();
    void fromChanged();
    /// It is done; in words for who said so.
    void said(const QString& words, bool undoable);
    void failed(const QString& words);
    void published();

private:
    using MenuPtr = std::shared_ptr<const MenuIndex>;
    struct Outcome {
        EditedMenu edited;
        std::string place; ///< of the part that was edited
        std::vector<MenuChange> changes;
        std::vector<model::v1::Text> unfit; ///< what did not fit another menu
    };
    /// Edits the draft in the back room; `place` finds the part that the form shows, for its problems.
    void apply(const MenuEdit& edit, std::function<std::string(const model::v1::Menu&)> place, const QString& words);
    void finish(Outcome outcome, const QString& words);
    /// Problems beside their fields; the rest is said as a whole.
    void explainProblems(const Outcome& outcome);
    void showErrors(const QVariantMap& errors);
    void take(MenuPtr draft, std::vector<MenuChange> changes);
    void compare();
    void restart(MenuPtr inForce);
    void rebase(MenuPtr inForce);
    void finishPublishing(const Result<ImportedMenu>& result, int changes);
    void show();
    /// At most so many as a hand scrolls through; `more`: how many there are beyond.
    [[nodiscard]] std::vector<MenuEditRows::Row> productRows(int& more) const;
    [[nodiscard]] std::vector<MenuEditRows::Row> partRows() const;
    /// "Mon Tue 14:00-17:00", in words.
    [[nodiscard]] QString timesOf(const model::v1::PriceList& list) const;
    [[nodiscard]] QString markOf(MenuChange::Of of, const std::string& id) const;
    void go(Stage stage);
    void setBusy(bool busy);
    void say(const QString& message);

    Till& m_till;
    Inbox::Sender m_inbox;
    Words m_words;
    Stage m_stage = List;
    QString m_section = QStringLiteral("products");
    MenuEditRows m_rows;
    QString m_search, m_filter, m_more;
    bool m_begun = false; ///< before, nobody looks
    ProductForm m_product;
    CategoryForm m_category;
    GroupForm m_group;
    PriceListForm m_list;
    TaxForm m_tax;
    StationForm m_station;
    MenuPtr m_base;  ///< in force when the draft was begun, or brought up to date
    MenuPtr m_draft; ///< m_base itself: nothing was edited
    std::vector<MenuPtr> m_undo;
    std::vector<MenuChange> m_changes;
    bool m_later = false;
    std::int32_t m_from = 0;
    std::vector<std::filesystem::path> m_folders;
    QVariantList m_files;
    bool m_busy = false;
    QString m_message;
    Backroom m_backroom; ///< goes first
};

} // namespace phin::counter
