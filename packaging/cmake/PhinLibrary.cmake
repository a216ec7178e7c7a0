# phin_library(NAME [SOURCES f...] [LINKS lib...] [PRIVATE lib...])
# A folder is one static library; headers are included by their path from the root.
# Libraries without Qt share one precompiled header.
add_library(phin_pch STATIC ${CMAKE_SOURCE_DIR}/packaging/cmake/pch.cpp)
target_precompile_headers(phin_pch PRIVATE
    <algorithm> <array> <chrono> <cstdint> <functional> <map> <memory> <mutex> <optional> <span> <string>
    <string_view> <unordered_map> <utility> <variant> <vector>)
target_link_libraries(phin_pch PRIVATE phin_warnings)

function(phin_library name)
    cmake_parse_arguments(arg "" "" "SOURCES;LINKS;PRIVATE" ${ARGN})
    add_library(${name} STATIC ${arg_SOURCES})
    target_include_directories(${name} PUBLIC ${CMAKE_SOURCE_DIR})
    target_link_libraries(${name} PUBLIC ${arg_LINKS} PRIVATE ${arg_PRIVATE} phin_warnings)
    set_property(GLOBAL APPEND PROPERTY PHIN_LIBRARIES ${name})
    if(NOT "${arg_LINKS};${arg_PRIVATE}" MATCHES "Qt6::|screens")
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
