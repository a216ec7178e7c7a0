# phin_test(NAME SOURCES f... LINKS lib... [LABELS l...] [TIMEOUT s] [ENV k=v...]): a QtTest program that CTest runs.
# Q_OBJECT tests stand in their .cpp and end with #include "NAME.moc".

# moc of Qt 6.4 cannot read <compare>, <concepts>, <ranges> (QTBUG: "Parse error at std"); this header hides what it trips on.
set(phin_moc_options --include ${CMAKE_SOURCE_DIR}/packaging/cmake/moc_compat.h)
set(CMAKE_AUTOMOC_MOC_OPTIONS ${phin_moc_options})

# Tests are a third of what is built: unoptimised, and with a precompiled header of their own that has QtTest too.
# Qt tells each test its folders in macros that QtTest reads; we have no use for them, and a header for all cannot.
set(phin_test_options $<$<NOT:$<CONFIG:Debug>>:-O0> -UQT_TESTCASE_BUILDDIR -UQT_TESTCASE_SOURCEDIR)
if(BUILD_TESTING AND NOT PHIN_FUZZ)
    function(phin_test_header name)
        add_library(${name} STATIC ${CMAKE_SOURCE_DIR}/packaging/cmake/pch.cpp)
        target_compile_options(${name} PRIVATE ${phin_test_options})
        target_precompile_headers(${name} PRIVATE ${phin_common_headers} <QtCore/QObject> <QtCore/QString>
            <QtCore/QList> <QtCore/QDateTime> <QtCore/QTemporaryDir> <QtCore/QProcess> <QtCore/QVariant> ${ARGN}
            <phin/journal/v1/entry.pb.h> <phin/model/v1/menu.pb.h> <phin/model/v1/order.pb.h>)
        target_link_libraries(${name} PRIVATE phin_warnings phin_proto SQLiteCpp Qt6::Test)
    endfunction()
    phin_test_header(phin_test_pch <QtTest/QTest>)
    # Of a window: QtTest reads otherwise where there is QtGui.
    phin_test_header(phin_window_test_pch <QtQml/QQmlApplicationEngine> <QtQuick/QQuickItem> <QtQuick/QQuickWindow> <QtTest/QTest>)
    target_link_libraries(phin_window_test_pch PRIVATE Qt6::Gui Qt6::Qml Qt6::Quick)
endif()

if(PHIN_SANITIZE) # see docs/faults.md
    # Debian's libraries are not instrumented: what they touch by themselves is left out, what our code touches is not.
    # Tests look at how much memory a flood takes, so the quarantine is small. Some take longer than QtTest allows.
    set(phin_sanitizer_env
        "ASAN_OPTIONS=quarantine_size_mb=8"
        "LSAN_OPTIONS=suppressions=${CMAKE_SOURCE_DIR}/tests/support/sanitizers/leaks.supp"
        "TSAN_OPTIONS=ignore_noninstrumented_modules=1:die_after_fork=0"
        "UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1"
        "QTEST_FUNCTION_TIMEOUT=1500000")
endif()

function(phin_test name)
    cmake_parse_arguments(arg "" "TIMEOUT" "SOURCES;LINKS;LABELS;ENV" ${ARGN})
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 300)
    endif()
    if(PHIN_SANITIZE)
        math(EXPR arg_TIMEOUT "${arg_TIMEOUT} * 5")
    endif()
    phin_program(${name} OF_TESTS SOURCES ${arg_SOURCES} LINKS ${arg_LINKS} Qt6::Test)
    # One call of moc, and not AUTOMOC: that would start a CMake and compile an empty file for each test.
    foreach(source IN LISTS arg_SOURCES)
        get_filename_component(stem ${source} NAME_WE)
        set(moc ${CMAKE_CURRENT_BINARY_DIR}/${stem}.moc)
        add_custom_command(OUTPUT ${moc} DEPENDS ${source} VERBATIM
            COMMAND Qt6::moc ${phin_moc_options} ${CMAKE_CURRENT_SOURCE_DIR}/${source} -o ${moc})
        target_sources(${name} PRIVATE ${moc})
    endforeach()
    target_include_directories(${name} PRIVATE ${CMAKE_CURRENT_BINARY_DIR})
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES TIMEOUT ${arg_TIMEOUT} LABELS "${arg_LABELS}"
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;QT_QUICK_BACKEND=software;PHIN_BIN=${CMAKE_RUNTIME_OUTPUT_DIRECTORY};${phin_sanitizer_env};${arg_ENV}")
endfunction()
