# phin_test(NAME SOURCES f... LINKS lib... [LABELS l...] [TIMEOUT s] [ENV k=v...]): a QtTest program that CTest runs.
# Q_OBJECT tests stand in their .cpp and end with #include "NAME.moc".
function(phin_test name)
    cmake_parse_arguments(arg "" "TIMEOUT" "SOURCES;LINKS;LABELS;ENV" ${ARGN})
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 120)
    endif()
    add_executable(${name} ${arg_SOURCES})
    set_target_properties(${name} PROPERTIES AUTOMOC ON RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
    target_include_directories(${name} PRIVATE ${CMAKE_SOURCE_DIR})
    target_link_libraries(${name} PRIVATE ${arg_LINKS} Qt6::Test phin_warnings)
    target_precompile_headers(${name} REUSE_FROM phin_pch)
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES TIMEOUT ${arg_TIMEOUT} LABELS "${arg_LABELS}"
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;QT_QUICK_BACKEND=software;PHIN_BIN=${CMAKE_RUNTIME_OUTPUT_DIRECTORY};${arg_ENV}")
endfunction()

# moc of Qt 6.4 cannot read <compare>, <concepts>, <ranges> (QTBUG: "Parse error at std"); this header hides what it trips on.
set(CMAKE_AUTOMOC_MOC_OPTIONS --include ${CMAKE_SOURCE_DIR}/packaging/cmake/moc_compat.h)
