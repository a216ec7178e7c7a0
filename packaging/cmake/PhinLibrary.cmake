# phin_library(NAME [HOT] [SOURCES f...] [LINKS lib...] [PRIVATE lib...])
# A folder is one static library; headers are included by their path from the root.
# HOT: what runs for every entry is optimised for speed. Those who speak gRPC, by far the heaviest headers, share one
# precompiled header.
add_compile_definitions(SPDLOG_COMPILED_LIB SPDLOG_SHARED_LIB SPDLOG_FMT_EXTERNAL FMT_SHARED SQLITE_ENABLE_COLUMN_METADATA)
if(NOT PHIN_FUZZ)
    add_library(phin_pch STATIC ${CMAKE_SOURCE_DIR}/packaging/cmake/pch.cpp)
    target_precompile_headers(phin_pch PRIVATE
        <algorithm> <array> <chrono> <cstdint> <functional> <map> <memory> <mutex> <optional> <span> <string>
        <string_view> <unordered_map> <utility> <variant> <vector>
        <google/protobuf/message.h> <google/protobuf/generated_message_util.h> <google/protobuf/extension_set.h>
        <google/protobuf/generated_enum_reflection.h> <google/protobuf/unknown_field_set.h>
        <SQLiteCpp/SQLiteCpp.h> <grpcpp/grpcpp.h> <nlohmann/json.hpp> <spdlog/spdlog.h>)
    target_link_libraries(phin_pch PRIVATE phin_warnings protobuf::libprotobuf PkgConfig::GRPCPP SQLiteCpp
        nlohmann_json::nlohmann_json spdlog::spdlog)
endif()

function(phin_library name)
    cmake_parse_arguments(arg "HOT" "" "SOURCES;LINKS;PRIVATE" ${ARGN})
    add_library(${name} STATIC ${arg_SOURCES})
    target_include_directories(${name} PUBLIC ${CMAKE_SOURCE_DIR})
    target_link_libraries(${name} PUBLIC ${arg_LINKS} PRIVATE ${arg_PRIVATE} phin_warnings)
    set_property(GLOBAL APPEND PROPERTY PHIN_LIBRARIES ${name})
    if(arg_HOT)
        target_compile_options(${name} PRIVATE $<$<CONFIG:Release>:-O2>)
    elseif("phin_services" IN_LIST arg_LINKS AND TARGET phin_pch)
        target_precompile_headers(${name} REUSE_FROM phin_pch)
    endif()
endfunction()

# phin_program(NAME SOURCES f... LINKS lib...)
function(phin_program name)
    cmake_parse_arguments(arg "" "" "SOURCES;LINKS" ${ARGN})
    add_executable(${name} ${arg_SOURCES})
    target_include_directories(${name} PRIVATE ${CMAKE_SOURCE_DIR})
    target_link_libraries(${name} PRIVATE ${arg_LINKS} phin_warnings)
endfunction()
