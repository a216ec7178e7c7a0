#pragma once

#include "sync/model/report_form.h"
#include "sync/model/result.h"

#include <filesystem>
#include <functional>
#include <string>
#include <thread>

namespace phin::counter {

/// Writes reports into a folder, on a thread of its own: whole or not at all. One at a time.
class ReportFiles {
public:
    enum class Kind { Pdf, Csv, Text };
    /// Called on that thread; must only hand over. With the path of what was written.
    using Done = std::function<void(Result<std::filesystem::path>)>;

    explicit ReportFiles(std::filesystem::path folder = {})
        : m_folder(std::move(folder)) {}
    ~ReportFiles();
    ReportFiles(const ReportFiles&) = delete;
    ReportFiles& operator=(const ReportFiles&) = delete;

    /// While nothing is being written. The folder is made where it is missing.
    void setFolder(std::filesystem::path folder) { m_folder = std::move(folder); }
    /// `name`: without an ending. What has that name already is replaced: it is the same report.
    void write(ReportForm form, std::string name, Kind kind, Done done);

private:
    std::filesystem::path m_folder;
    std::thread m_thread;
};

/// The report on A4 pages. Any thread.
[[nodiscard]] std::string toPdf(const ReportForm& form);

} // namespace phin::counter
