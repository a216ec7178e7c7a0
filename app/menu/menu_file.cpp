#include "app/menu/menu_file.h"

#include "app/menu/file_bytes.h"
#include "app/menu/menu_reader.h"
#include "app/menu/toml_document.h"
#include "app/menu/toml_table.h"

namespace phin::menu {

Result<model::v1::Menu, Problems> parseMenu(std::string_view bytes) {
    if (bytes.size() > kLargestMenuFile)
        return Problems{{0, 0, "a menu file is at most " + std::to_string(kLargestMenuFile / 1024) + " KiB"}};
    const TomlDocument document = parseToml(bytes);
    ProblemList problems{document};
    model::v1::Menu menu = MenuReader{document, problems}.read();
    if (!problems.empty())
        return problems.take();
    menu.set_id(sha256Hex(bytes));
    return menu;
}

Result<model::v1::Menu, Problems> readMenuFile(const std::filesystem::path& path) {
    const auto bytes = readFile(path, kLargestMenuFile);
    if (!bytes)
        return Problems{{0, 0, bytes.error().message}};
    return parseMenu(*bytes);
}

std::string describe(const Problems& problems, std::string_view fileName) {
    std::string text;
    for (const Problem& problem : problems) {
        text.append(fileName);
        if (problem.line > 0)
            text += ":" + std::to_string(problem.line);
        if (problem.line > 0 && problem.column > 0)
            text += ":" + std::to_string(problem.column);
        text.append(": ").append(problem.message).append("\n");
    }
    return text;
}

} // namespace phin::menu
