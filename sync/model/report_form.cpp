#include "sync/model/report_form.h"

#include "sync/model/business_day.h"
#include "sync/model/currency.h"
#include "sync/model/menu.h"
#include "sync/model/till_tally.h"
#include "sync/model/voucher.h"
#include "sync/model/wide.h"

#include <cstdio>

namespace phin {
namespace {

using namespace model::v1;

constexpr std::size_t hashShown = 8; // bytes

std::string hexOf(std::string_view bytes) {
    std::string text;
    char digits[3];
    for (const unsigned char byte : bytes.substr(0, hashShown)) {
        std::snprintf(digits, sizeof digits, "%02x", byte);
        text += digits;
    }
    return text;
}

/// Puts the report's figures into words.
class Wording {
public:
    Wording(const TillReport& report, std::string_view language, bool day)
        : m_report(report)
        , m_language(language)
        , m_day(day) {}

    ReportForm form(std::string title, std::string_view till) {
        m_form.title = std::move(title);
        m_form.heads.push_back(std::string(till));
        m_form.heads.push_back(say("Ngày ", "Day ") + dayText(m_report.business_date()));
        if (m_report.from_ms() > 0) {
            const auto from = time(m_report.from_ms());
            const auto until = time(m_report.until_ms());
            const bool sameDay = until.starts_with(from.substr(0, 10));
            m_form.heads.push_back(say("Từ ", "From ") + from + say(" đến ", " until ") +
                                   (sameDay ? until.substr(11) : until));
        }
        if (m_report.last_receipt() > 0)
            m_form.heads.push_back(say("Hóa đơn ", "Receipts ") + std::to_string(m_report.first_receipt()) + " - " +
                                   std::to_string(m_report.last_receipt()));
        for (const auto& figures : m_report.figures())
            money(figures);
        shifts();
        open();
        totals();
        if (m_report.has_range()) {
            const auto& range = m_report.range();
            m_form.feet.push_back(say("Nhật ký ", "Journal ") + std::to_string(range.first_epoch()) + "/" +
                                  std::to_string(range.first_seq()) + " - " + std::to_string(range.last_epoch()) + "/" +
                                  std::to_string(range.last_seq()));
            m_form.feet.push_back(say("Mã băm ", "Hash ") + hexOf(range.last_hash()));
        }
        return std::move(m_form);
    }

private:
    [[nodiscard]] std::string say(const char* vietnamese, const char* english) const {
        return m_language == "vi" ? vietnamese : english;
    }
    /// Ten characters: as Vietnamese read it, or as no reader of English takes day and month for each other.
    [[nodiscard]] std::string dayText(std::int32_t day) const {
        const auto iso = isoDay(day);
        return m_language == "vi" ? iso.substr(8) + "/" + iso.substr(5, 2) + "/" + iso.substr(0, 4) : iso;
    }
    [[nodiscard]] std::string time(std::int64_t ms) const {
        const auto offset = m_report.utc_offset_minutes();
        const auto local = ms + std::int64_t{offset} * 60'000;
        char text[32];
        std::snprintf(text, sizeof text, " %02d:%02d", localHour(ms, offset), static_cast<int>(local / 60'000 % 60));
        return dayText(businessDay(ms, offset, 0)) + text;
    }
    [[nodiscard]] std::string tender(const std::string& kind) const {
        if (kind == "cash")
            return say("Tiền mặt", "Cash");
        if (kind == "card")
            return say("Thẻ", "Card");
        if (kind == "qr")
            return say("Chuyển khoản QR", "QR transfer");
        if (kind == "voucher")
            return say("Phiếu", "Voucher");
        return kind;
    }
    void section(std::string title) {
        if (m_form.sections.empty() || !m_form.sections.back().rows.empty())
            m_form.sections.emplace_back();
        m_form.sections.back().title = std::move(title);
    }
    ReportForm::Row& row(std::string label, std::int64_t minor, const std::string& currency) {
        auto& added = m_form.sections.back().rows.emplace_back();
        added.label = std::move(label);
        added.amount = formatMoney(minor, currency, m_language);
        added.amountMinor = minor;
        added.currency = currency;
        return added;
    }
    ReportForm::Row& row(std::string label, std::uint64_t count, std::int64_t minor, const std::string& currency) {
        auto& added = row(std::move(label), minor, currency);
        added.count = std::to_string(count);
        added.countValue = static_cast<std::int64_t>(count);
        return added;
    }
    ReportForm::Row& countRow(std::string label, std::uint64_t count) {
        auto& added = m_form.sections.back().rows.emplace_back();
        added.label = std::move(label);
        added.count = std::to_string(count);
        added.countValue = static_cast<std::int64_t>(count);
        return added;
    }
    ReportForm::Row& wordRow(std::string label, std::string words) {
        auto& added = m_form.sections.back().rows.emplace_back();
        added.label = std::move(label);
        added.amount = std::move(words);
        return added;
    }

    void money(const TillFigures& figures) {
        const auto& currency = figures.currency();
        section(say("Doanh thu", "Takings"));
        row(say("Bán hàng", "Sales"), figures.sales(), figures.gross_minor(), currency);
        row(say("Hoàn tiền", "Refunds"), figures.refunds(), saturated(-Wide{figures.refunds_minor()}), currency);
        row(say("Còn lại", "Net"), saturated(Wide{figures.gross_minor()} - figures.refunds_minor()), currency).strong =
            true;
        if (figures.rounding_minor() != 0)
            row(say("Làm tròn tiền mặt", "Rounding of cash"), figures.rounding_minor(), currency);
        row(say("Giảm giá", "Discounts"), figures.discounted(), figures.discounts_minor(), currency);
        row(say("Hủy đơn", "Voids"), figures.voids(), figures.voids_minor(), currency);

        section(say("Theo cách thanh toán", "By tender"));
        for (const auto& each : figures.tenders()) {
            if (each.count() > 0)
                row(tender(each.kind()), each.count(), each.taken_minor(), currency);
            if (each.refunds() > 0)
                row(tender(each.kind()) + say(", trả lại", ", given back"), each.refunds(),
                    saturated(-Wide{each.refunded_minor()}), currency);
        }
        section(say("Giảm giá theo phiếu", "Discounts by voucher"));
        for (const auto& voucher : figures.vouchers())
            row(voucher.code().empty() ? say("Các phiếu khác", "Other vouchers") : groupedCode(voucher.code()),
                voucher.count(), voucher.amount_minor(), currency);
        tips(figures, currency);
        section(say("Thuế", "Tax"));
        for (const auto& tax : figures.taxes()) {
            auto percent = plainAmount(tax.basis_points(), "USD"); // two digits
            percent.erase(percent.find_last_not_of('0') + 1);
            if (percent.ends_with('.'))
                percent.pop_back();
            const auto called = textIn(tax.name(), m_language);
            const auto name = (called.empty() ? say("Thuế", "Tax") : called) + ' ' + percent + '%' +
                              (tax.inclusive() ? say(" (đã gồm)", " (included)") : "");
            row(name + say(": chưa thuế", ": net"), tax.net_minor(), currency);
            row(name, tax.tax_minor(), currency);
        }
        drawer(figures.drawer(), currency);
        section(say("Theo giờ", "By hour"));
        for (const auto& hour : figures.hours())
            row((hour.hour() < 10 ? "0" : "") + std::to_string(hour.hour()) + ":00", hour.sales(), hour.gross_minor(),
                currency);
        section(say("Theo món", "By product"));
        for (const auto& product : figures.products()) {
            auto name = product.product().empty() ? say("Các món khác", "Others") : textIn(product.name(), m_language);
            row(name.empty() ? product.product() : std::move(name),
                static_cast<std::uint64_t>(std::max<std::int64_t>(0, product.quantity())), product.total_minor(),
                currency);
        }
    }
    /// Besides the takings: by tender, by person where people sign in, and what is still owed to them.
    void tips(const TillFigures& figures, const std::string& currency) {
        const auto owed = tipsOwed(m_report, currency);
        const auto& paid = figures.drawer().tips_paid();
        if (figures.tips_minor() == 0 && figures.tips().empty() && paid.count() == 0 && owed == 0)
            return;
        section(say("Tiền tip (ngoài doanh thu)", "Tips (besides the takings)"));
        for (const auto& each : figures.tenders())
            if (each.tips() > 0 || each.tips_minor() != 0)
                row(tender(each.kind()), each.tips(), each.tips_minor(), currency);
        row(say("Tổng tiền tip", "All tips"), figures.tips_minor(), currency).strong = true;
        row(say("Đã chi cho nhân viên", "Paid out to staff"), paid.count(), saturated(-Wide{paid.amount_minor()}),
            currency);
        row(say("Còn nợ nhân viên", "Still owed to staff"), owed, currency).strong = true;
        if (figures.tips_size() == 1 && figures.tips(0).staff().empty())
            return; // nobody signs in here
        section(say("Tiền tip theo người thu", "Tips by who took them"));
        for (const auto& person : figures.tips())
            row(person.staff().empty()  ? say("Không ai đăng nhập", "Nobody signed in")
                : person.name().empty() ? person.staff()
                                        : person.name(),
                person.count(), person.amount_minor(), currency);
    }
    void drawer(const DrawerFigures& drawer, const std::string& currency) {
        section(say("Ngăn kéo", "Drawer"));
        row(say("Tiền đầu ca", "Float"), drawer.float_minor(), currency);
        if (m_day) // else it would tell what is to be counted
            row(say("Tiền mặt thu", "Cash taken"), drawer.cash_minor(), currency);
        if (drawer.cash_tips_minor() != 0)
            row(say("Tiền tip bằng tiền mặt", "Tips in cash"), drawer.cash_tips_minor(), currency);
        row(say("Nộp thêm", "Pay-ins"), drawer.pay_ins().count(), drawer.pay_ins().amount_minor(), currency);
        row(say("Chi ra", "Pay-outs"), drawer.pay_outs().count(), saturated(-Wide{drawer.pay_outs().amount_minor()}),
            currency);
        row(say("Cất két", "Drops"), drawer.drops().count(), saturated(-Wide{drawer.drops().amount_minor()}), currency);
        if (drawer.tips_paid().count() > 0)
            row(say("Chi tiền tip", "Tips paid out"), drawer.tips_paid().count(),
                saturated(-Wide{drawer.tips_paid().amount_minor()}), currency);
        countRow(say("Mở két không bán", "No-sales"), drawer.no_sales());
        if (m_day) {
            row(say("Phải có khi đếm", "Expected when counted"),
                saturated(Wide{drawer.counted_minor()} - drawer.over_short_minor()), currency);
            row(say("Đã đếm", "Counted"), drawer.counted_minor(), currency);
            row(say("Thừa / thiếu", "Over / short"), drawer.over_short_minor(), currency).strong = true;
        }
    }
    void shifts() {
        section(say("Ca bán", "Shifts"));
        for (const auto& shift : m_report.shifts()) {
            const auto label =
                (shift.opened_at_ms() > 0 ? time(shift.opened_at_ms()) : dayText(shift.business_date())) + " - " +
                (shift.closed_at_ms() > 0 ? time(shift.closed_at_ms()).substr(11) : say("đang mở", "open"));
            if (shift.counted())
                row(label, shift.over_short_minor(), shift.currency());
            else
                wordRow(label, shift.closed_at_ms() > 0 ? say("không đếm", "not counted") : "");
        }
    }
    void open() {
        section(say("Còn dở", "Carried over"));
        for (const auto& order : m_report.open_orders())
            row(order.label().empty() ? say("Đơn chưa tên", "Unnamed order") : order.label(), order.total_minor(),
                order.currency());
        if (m_report.open_count() > static_cast<std::uint64_t>(m_report.open_orders_size()))
            countRow(say("Tất cả đơn còn mở", "All open orders"), m_report.open_count());
        if (m_report.unsynced_count() > 0)
            countRow(say("Hóa đơn chưa lên đám mây", "Receipts not in the cloud yet"), m_report.unsynced_count());
        if (m_report.uncounted() > 0)
            countRow(say("Hóa đơn không còn giữ ở đây", "Receipts no longer held here"), m_report.uncounted());
        if (m_report.copies() > 0)
            countRow(say("Hóa đơn in lại", "Receipts copied"), m_report.copies());
    }
    void totals() {
        section(say("Tổng từ ngày đầu", "Grand total"));
        for (const auto& total : m_report.totals()) {
            row(say("Bán hàng", "Sales"), total.sales(), total.gross_minor(), total.currency());
            row(say("Hoàn tiền", "Refunds"), total.refunds(), saturated(-Wide{total.refunds_minor()}),
                total.currency());
            row(say("Tổng", "Total"), saturated(Wide{total.gross_minor()} - total.refunds_minor()), total.currency())
                .strong = true;
        }
        while (!m_form.sections.empty() && m_form.sections.back().rows.empty())
            m_form.sections.pop_back();
    }

    const TillReport& m_report;
    std::string m_language;
    bool m_day;
    ReportForm m_form;
};

/// How much room a character takes on paper: none where it only marks the one before.
std::size_t width(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const bool mark = byte == 0xCC || (byte == 0xCD && i + 1 < text.size() &&
                                           static_cast<unsigned char>(text[i + 1]) < 0xB0); // U+0300 to U+036F
        count += (byte & 0xC0U) != 0x80U && !mark ? 1 : 0;
    }
    return count;
}

/// The first `columns` characters go; they are returned.
std::string cut(std::string& text, std::size_t columns) {
    auto end = text.size();
    for (std::size_t i = 1; i <= text.size(); ++i)
        if ((i == text.size() || (static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U) &&
            width(std::string_view(text).substr(0, i)) > columns) {
            while (--i > 0 && (static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U)
                ;
            end = i;
            break;
        }
    if (end < text.size())
        if (const auto blank = text.rfind(' ', end); blank != std::string::npos && blank > 0)
            end = blank;
    auto head = text.substr(0, end);
    text.erase(0, end);
    text.erase(0, text.find_first_not_of(' '));
    return head;
}

void addLine(std::string& text, std::string left, const std::string& right, std::size_t columns) {
    const auto room = columns - std::min(columns - 1, width(right) + (right.empty() ? 0 : 1));
    while (width(left) > room) {
        if (width(left) <= columns) // the amount goes below
            break;
        text += cut(left, columns) + '\n';
    }
    if (width(left) > room) {
        text += left + '\n';
        left.clear();
    }
    const auto used = width(left) + width(right);
    text += left + (right.empty() ? "" : std::string(columns > used ? columns - used : 0, ' ') + right) + '\n';
}

std::string centred(std::string text, std::size_t columns) {
    std::string lines;
    while (!text.empty()) {
        const auto head = cut(text, columns);
        lines += std::string((columns - std::min(columns, width(head))) / 2, ' ') + head + '\n';
    }
    return lines;
}

std::string quoted(std::string field) {
    if (!field.empty() && std::string_view("=+-@\t\r").find(field.front()) != std::string_view::npos)
        field.insert(0, "'");
    std::string text = "\"";
    for (const char c : field)
        text += c == '"' ? std::string("\"\"") : std::string(1, c);
    return text + '"';
}

} // namespace

ReportForm formOf(const DayClosed& day, std::string_view till, std::string_view language) {
    const std::string title = (language == "vi" ? "BÁO CÁO Z số " : "Z REPORT No. ") + std::to_string(day.number());
    return Wording(day.report(), language, true).form(title, till);
}

ReportForm formOf(const TillReport& report, std::string_view till, std::string_view language) {
    return Wording(report, language, false).form(language == "vi" ? "BÁO CÁO X" : "X REPORT", till);
}

std::string toText(const ReportForm& form, std::size_t columns) {
    std::string text = centred(form.title, columns);
    for (const auto& head : form.heads)
        text += centred(head, columns);
    for (const auto& section : form.sections) {
        text += std::string(columns, '-') + '\n';
        addLine(text, section.title, "", columns);
        for (const auto& row : section.rows)
            addLine(text, "  " + row.label + (row.count.empty() ? "" : " (" + row.count + ")"), row.amount, columns);
    }
    text += std::string(columns, '-') + '\n';
    for (const auto& foot : form.feet)
        text += centred(foot, columns);
    return text;
}

std::string toCsv(const ReportForm& form) {
    std::string csv = "section,item,count,amount,currency,text\r\n";
    const auto note = [&csv](const std::string& words) { csv += "\"\",\"\",,,\"\"," + quoted(words) + "\r\n"; };
    note(form.title);
    for (const auto& head : form.heads)
        note(head);
    for (const auto& section : form.sections)
        for (const auto& row : section.rows)
            csv += quoted(section.title) + ',' + quoted(row.label) + ',' +
                   (row.countValue ? std::to_string(*row.countValue) : "") + ',' +
                   (row.amountMinor ? plainAmount(*row.amountMinor, row.currency) : "") + ',' + quoted(row.currency) +
                   ',' + quoted(row.amountMinor ? "" : row.amount) + "\r\n";
    for (const auto& foot : form.feet)
        note(foot);
    return csv;
}

std::string plainAmount(std::int64_t minor, std::string_view currency) {
    const auto digits = static_cast<std::size_t>(currencyDigits(currency));
    const Wide value = minor < 0 ? -Wide{minor} : Wide{minor};
    auto text = std::to_string(static_cast<std::uint64_t>(value));
    if (text.size() <= digits)
        text.insert(0, digits + 1 - text.size(), '0');
    if (digits > 0)
        text.insert(text.size() - digits, ".");
    return (minor < 0 ? "-" : "") + text;
}

} // namespace phin
