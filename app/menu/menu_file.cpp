#include "app/menu/menu_file.h"

#include "app/menu/file_bytes.h"
#include "app/menu/menu_reader.h"
#include "app/menu/toml_document.h"
#include "app/menu/toml_table.h"

namespace phin::menu {

Result<MenuText, Problems> parseMenuText(std::string_view bytes) {
    if (bytes.size() > kLargestMenuFile)
        return Problems{{0, 0, "a menu file is at most " + std::to_string(kLargestMenuFile / 1024) + " KiB"}};
    const TomlDocument document = parseToml(bytes);
    ProblemList problems{document};
    MenuReader reader{document, problems};
    MenuText text{reader.read(), reader.takePictures()};
    if (!problems.empty())
        return problems.take();
    text.menu.set_id(sha256Hex(bytes));
    return text;
}

Result<model::v1::Menu, Problems> parseMenu(std::string_view bytes) {
    auto text = parseMenuText(bytes);
    if (!text)
        return text.error();
    return std::move(text->menu);
}

Result<MenuWithPictures, Problems> readMenuWithPictures(const std::filesystem::path& path, const PictureMaker& maker) {
    const auto bytes = readFile(path, kLargestMenuFile);
    if (!bytes)
        return Problems{{0, 0, bytes.error().message}};
    auto text = parseMenuText(*bytes);
    if (!text)
        return text.error();
    MenuWithPictures result{std::move(text->menu), {}};
    Problems problems;
    std::map<std::string, std::string> made; // a file that several name is read once
    std::string everything = result.menu.id();
    for (const auto& use : text->pictures) {
        auto known = made.find(use.name);
        if (known == made.end()) {
            auto picture = maker(path.parent_path() / use.name);
            if (!picture) {
                problems.push_back(
                    {use.line, use.column, "picture " + inQuotes(use.name) + ": " + picture.error().message});
                continue;
            }
            auto id = sha256Hex(*picture);
            result.pictures.insert_or_assign(id, std::move(*picture));
            known = made.emplace(use.name, std::move(id)).first;
        }
        if (use.product >= 0)
            result.menu.mutable_products(use.product)->set_picture(known->second);
        else
            result.menu.mutable_combos(use.combo)->set_picture(known->second);
        everything += known->second;
    }
    if (!problems.empty())
        return problems;
    if (!text->pictures.empty()) // the same file with another picture beside it is another menu
        result.menu.set_id(sha256Hex(everything));
    return result;
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
