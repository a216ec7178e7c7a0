# What holds for every target: language, warnings, sanitizers, ccache, where things go.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
add_compile_options(-fPIC) # programs too: one precompiled header serves all
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
# What Phin waits for is people, disks and networks: -O1 builds in little more than half the time of -O2.
set(CMAKE_CXX_FLAGS_RELEASE "-O1 -DNDEBUG")
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
set(QT_QML_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/qml_modules) # apart from our source folder named qml

# A library's sources are compiled together: most of the time goes into what they all include. Preset debug does not,
# for a quick turn after a change, and so shows too whether each file includes what it needs.
option(CMAKE_UNITY_BUILD "compile the sources of a library together" ON)
set(CMAKE_UNITY_BUILD_BATCH_SIZE 19)

find_program(CCACHE ccache)
if(CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER
        ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime ${CCACHE})
endif()

find_program(MOLD mold)
if(MOLD)
    add_link_options(-fuse-ld=mold) # a tenth of the time that ld takes, some eighty times a build
endif()

option(PHIN_FUZZ "build the fuzz targets alone, with clang (preset fuzz)" OFF)
if(NOT PHIN_FUZZ)
    find_package(Qt6 6.4 REQUIRED COMPONENTS Core Gui Qml Quick QuickControls2 Svg Test QuickTest LinguistTools)
    find_package(CLI11 REQUIRED)
endif()
find_package(PkgConfig REQUIRED)
find_package(OpenSSL REQUIRED)
find_package(Protobuf REQUIRED)
find_package(SQLiteCpp REQUIRED)
find_package(spdlog REQUIRED)
find_package(nlohmann_json REQUIRED)
pkg_check_modules(TOMLPP REQUIRED IMPORTED_TARGET tomlplusplus)
pkg_check_modules(SODIUM REQUIRED IMPORTED_TARGET libsodium)
if(NOT PHIN_FUZZ)
    pkg_check_modules(GRPCPP REQUIRED IMPORTED_TARGET grpc++)
    pkg_check_modules(QRENCODE REQUIRED IMPORTED_TARGET libqrencode)
    find_library(PAHO_MQTTPP paho-mqttpp3 REQUIRED)
    find_library(PAHO_MQTT paho-mqtt3as REQUIRED)
    find_program(GRPC_CPP_PLUGIN grpc_cpp_plugin REQUIRED)
endif()

set(PHIN_SANITIZE "" CACHE STRING "address,undefined or thread")
if(PHIN_SANITIZE)
    add_compile_options(-fsanitize=${PHIN_SANITIZE} -fno-omit-frame-pointer)
    add_link_options(-fsanitize=${PHIN_SANITIZE})
    if(PHIN_FUZZ)
        add_compile_options(-fsanitize=fuzzer-no-link -fno-sanitize-recover=all)
    endif()
endif()

add_library(phin_warnings INTERFACE)
target_compile_options(phin_warnings INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wimplicit-fallthrough -Werror)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # GCC 12 sees ghosts in std::string with -O2 and -O3 (PR 105329, 105651).
    target_compile_options(phin_warnings INTERFACE -Wno-restrict -Wno-array-bounds -Wno-stringop-overread -Wno-stringop-overflow)
endif()
if(CMAKE_UNITY_BUILD AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU") # what a source file keeps to itself looks like a header's there
    target_compile_options(phin_warnings INTERFACE -Wno-subobject-linkage)
endif()
if(PHIN_SANITIZE AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(phin_warnings INTERFACE -Wno-maybe-uninitialized -Wno-error=tsan)
endif()

include(CTest)
