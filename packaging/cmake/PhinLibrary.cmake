# phin_library(NAME [OF_TESTS] [SOURCES f...] [LINKS lib...] [PRIVATE lib...])
# A folder is one static library; headers are included by their path from the root.
# What nearly every file includes is precompiled once, for every target. gRPC and the command line's headers are not in
# it: their inline objects would cost every file more than they save the few that need them.
# The same for all, as gcc takes a precompiled header only where nothing that it saw defined differs.
add_compile_definitions(NOMINMAX SPDLOG_COMPILED_LIB SPDLOG_SHARED_LIB SPDLOG_FMT_EXTERNAL FMT_SHARED SQLITE_ENABLE_COLUMN_METADATA)
add_library(phin_pch STATIC ${CMAKE_SOURCE_DIR}/packaging/cmake/pch.cpp)
set(phin_common_headers
    <algorithm> <array> <chrono> <cstdint> <functional> <map> <memory> <mutex> <optional> <span> <string>
    <string_view> <unordered_map> <utility> <variant> <vector>
    <google/protobuf/message.h> <google/protobuf/generated_message_util.h> <google/protobuf/extension_set.h>
    <google/protobuf/generated_enum_reflection.h> <google/protobuf/unknown_field_set.h>
    <SQLiteCpp/SQLiteCpp.h>)
target_precompile_headers(phin_pch PRIVATE ${phin_common_headers})
target_link_libraries(phin_pch PRIVATE phin_warnings protobuf::libprotobuf SQLiteCpp)

function(phin_compile name of_tests links)
    target_link_libraries(${name} PRIVATE phin_warnings)
    if(NOT of_tests)
        target_precompile_headers(${name} REUSE_FROM phin_pch)
        return()
    endif()
    target_compile_options(${name} PRIVATE ${phin_test_options})
    if(NOT TARGET phin_test_pch)
        return()
    endif()
    target_link_libraries(${name} PRIVATE Qt6::Test)
    if(NOT links MATCHES "Qt6::Gui|Qt6::Quick|_ui|screens")
        target_precompile_headers(${name} REUSE_FROM phin_test_pch)
    elseif(links MATCHES "Qt6::Quick|_ui|screens")
        target_link_libraries(${name} PRIVATE Qt6::Quick)
        target_precompile_headers(${name} REUSE_FROM phin_window_test_pch)
    endif()
endfunction()

# OF_TESTS: unoptimised, as what only tests use need not be quick.
function(phin_library name)
    cmake_parse_arguments(arg "OF_TESTS" "" "SOURCES;LINKS;PRIVATE" ${ARGN})
    add_library(${name} STATIC ${arg_SOURCES})
    target_include_directories(${name} PUBLIC ${CMAKE_SOURCE_DIR})
    target_link_libraries(${name} PUBLIC ${arg_LINKS} PRIVATE ${arg_PRIVATE})
    phin_compile(${name} "${arg_OF_TESTS}" "${arg_LINKS}")
endfunction()

if(PHIN_SANITIZE STREQUAL "thread") # what it cannot see in gRPC, told to it; in every program
    add_library(phin_grpc_order OBJECT ${CMAKE_SOURCE_DIR}/tests/support/sanitizers/grpc_order.cpp)
    target_link_libraries(phin_grpc_order PRIVATE phin_warnings)
endif()

# phin_program(NAME [OF_TESTS] SOURCES f... LINKS lib...)
function(phin_program name)
    cmake_parse_arguments(arg "OF_TESTS" "" "SOURCES;LINKS" ${ARGN})
    add_executable(${name} ${arg_SOURCES})
    target_include_directories(${name} PRIVATE ${CMAKE_SOURCE_DIR})
    target_link_libraries(${name} PRIVATE ${arg_LINKS})
    if(TARGET phin_grpc_order)
        target_link_libraries(${name} PRIVATE phin_grpc_order ${CMAKE_DL_LIBS})
    endif()
    phin_compile(${name} "${arg_OF_TESTS}" "${arg_LINKS}")
    if(arg_OF_TESTS)
        set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
    endif()
endfunction()
