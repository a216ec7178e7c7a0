#include "app/cli/menu_files.h"

#include "app/cli/rpc.h"
#include "app/menu/menu_writer.h"
#include "app/pictures/shrink.h"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iostream>
#include <memory>
#include <system_error>
#include <vector>

namespace phin::cli {
namespace {

constexpr std::size_t bytesOfCall = std::size_t{1024} * 1024;
constexpr std::size_t idsOfCall = 100;

std::unique_ptr<grpc::ClientContext> context() {
    auto context = std::make_unique<grpc::ClientContext>();
    context->set_deadline(std::chrono::system_clock::now() + answersWithin);
    context->set_wait_for_ready(true); // a till that is just starting
    return context;
}

Status replaceFile(const std::filesystem::path& file, const std::string& bytes) {
    const std::filesystem::path part = file.string() + ".part";
    std::ofstream out(part, std::ios::binary | std::ios::trunc);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.close();
    std::error_code error;
    if (out)
        std::filesystem::rename(part, file, error);
    if (!out || error) {
        std::filesystem::remove(part, error);
        return Error{ErrorKind::Unavailable,
                     "cannot write " + file.string() + "; is there room, and may you write there?"};
    }
    return done();
}

} // namespace

std::optional<menu::MenuWithPictures> readOrExplain(const std::string& file) {
    auto menu = menu::readMenuWithPictures(file, [](const auto& picture) { return pictures::shrinkFile(picture); });
    if (menu)
        return std::move(*menu);
    std::cerr << menu::describe(menu.error(), file);
    return std::nullopt;
}

grpc::Status sendPictures(till::v1::Till::Stub& stub, const std::map<std::string, std::string>& pictures) {
    till::v1::KeepPicturesRequest request;
    std::size_t bytes = 0;
    const auto send = [&] {
        till::v1::KeepPicturesReply reply;
        const auto status = stub.KeepPictures(context().get(), request, &reply);
        request.Clear();
        bytes = 0;
        return status;
    };
    for (const auto& [id, picture] : pictures) {
        request.add_pictures(picture);
        bytes += picture.size();
        if (bytes >= bytesOfCall)
            if (auto status = send(); !status.ok())
                return status;
    }
    return request.pictures().empty() ? grpc::Status::OK : send();
}

grpc::Status fetchPictures(till::v1::Till::Stub& stub, const std::set<std::string>& ids,
                           std::map<std::string, std::string>& pictures) {
    const std::vector<std::string> all(ids.begin(), ids.end());
    for (std::size_t from = 0; from < all.size(); from += idsOfCall) {
        till::v1::GetPicturesRequest request;
        for (std::size_t i = from; i < std::min(all.size(), from + idsOfCall); ++i)
            request.add_ids(all[i]);
        till::v1::GetPicturesReply reply;
        if (auto status = stub.GetPictures(context().get(), request, &reply); !status.ok())
            return status;
        for (int i = 0; i < reply.pictures_size() && i < request.ids_size(); ++i)
            pictures[request.ids(i)] = reply.pictures(i);
    }
    return grpc::Status::OK;
}

Result<std::size_t> writeFiles(const std::filesystem::path& file, const model::v1::Menu& menu,
                               const std::map<std::string, std::string>& pictures) {
    const auto written = menu::writeMenu(menu);
    if (!written)
        return written.error();
    std::error_code made;
    if (file.has_parent_path())
        std::filesystem::create_directories(file.parent_path(), made); // what is wrong shows when it is written
    for (const auto& [name, id] : written->pictures) {
        const auto picture = pictures.find(id);
        if (picture == pictures.end() || picture->second.empty())
            return Error{ErrorKind::Unavailable,
                         "the till does not have the picture " + name + " yet; try again later"};
        const auto path = file.parent_path() / name;
        std::error_code error;
        std::filesystem::create_directories(path.parent_path(), error);
        if (auto kept = replaceFile(path, picture->second); !kept)
            return kept.error();
    }
    if (auto kept = replaceFile(file, written->text); !kept) // last: it names what is there then
        return kept.error();
    return written->pictures.size();
}

} // namespace phin::cli
