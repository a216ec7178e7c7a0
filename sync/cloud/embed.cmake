# cmake -DOUT=assets.cpp -DROOT=web -DFILES="a;b" -P embed.cmake: the web files as one C++ file.
set(arrays "")
set(table "")
set(index 0)
foreach(file IN LISTS FILES)
    file(READ ${ROOT}/${file} hex HEX)
    string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
    string(REGEX REPLACE "(0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,)" "\\1\n" bytes "${bytes}")
    get_filename_component(extension ${file} LAST_EXT)
    if(extension STREQUAL ".html")
        set(type "text/html; charset=utf-8")
    elseif(extension STREQUAL ".js")
        set(type "text/javascript; charset=utf-8")
    elseif(extension STREQUAL ".css")
        set(type "text/css; charset=utf-8")
    elseif(extension STREQUAL ".svg")
        set(type "image/svg+xml")
    else()
        message(FATAL_ERROR "no media type known for ${file}")
    endif()
    string(APPEND arrays "constexpr unsigned char file${index}[] = {\n${bytes}};\n")
    string(APPEND table "    Asset{\"/${file}\", \"${type}\", {reinterpret_cast<const char*>(file${index}), sizeof file${index}}},\n")
    math(EXPR index "${index} + 1")
endforeach()
file(WRITE ${OUT} "// Generated from sync/cloud/web by embed.cmake.
#include \"sync/cloud/assets.h\"

#include <array>

namespace phin::cloud {
namespace {

${arrays}
const std::array assets{
${table}};

} // namespace

const Asset* findAsset(std::string_view path) noexcept {
    for (const auto& asset : assets)
        if (asset.path == path)
            return &asset;
    return nullptr;
}

} // namespace phin::cloud
")
