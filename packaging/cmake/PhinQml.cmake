# phin_qml_module(NAME URI A.B [SOURCES f...] [LINKS lib...] [PRIVATE lib...] [QML f.qml...] [SINGLETONS f.qml...]
#                 [IMPORTS uri...] [WORDS])
# A folder that is a QML module: static library NAME, its plugin NAMEplugin (link both, and in the program
# Q_IMPORT_QML_PLUGIN(A_BPlugin)), at qrc:/qt/qml/A/B. WORDS: it brings i18n/NAME_vi.ts and NAME_en.ts, found at run
# time as :/i18n/NAME_CODE.qm by phin::ui::Language; `ninja NAME_lupdate` collects the texts.
include_guard(GLOBAL)
function(phin_qml_module name)
    cmake_parse_arguments(arg "WORDS" "URI" "SOURCES;LINKS;PRIVATE;QML;SINGLETONS;IMPORTS" ${ARGN})
    phin_library(${name} SOURCES ${arg_SOURCES} LINKS Qt6::Qml ${arg_LINKS} PRIVATE ${arg_PRIVATE})
    set_target_properties(${name} PROPERTIES AUTOMOC ON)
    target_include_directories(${name} PRIVATE ${CMAKE_CURRENT_SOURCE_DIR}) # generated registrations use bare names
    # As bytecode: read and parsed at build time, so that a screen starts as quickly as with code compiled ahead, which
    # in Qt 6.4 takes minutes to build and loses closures.
    set_target_properties(${name} PROPERTIES QT_QMLCACHEGEN_ARGUMENTS --only-bytecode)
    if(NOT arg_SOURCES)
        set_target_properties(${name} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 0) # all of it is generated
    endif()
    if(arg_SINGLETONS)
        set_source_files_properties(${arg_SINGLETONS} PROPERTIES QT_QML_SINGLETON_TYPE TRUE)
    endif()
    qt_add_qml_module(${name}
        URI ${arg_URI}
        VERSION 1.0
        RESOURCE_PREFIX /qt/qml
        IMPORT_PATH ${QT_QML_OUTPUT_DIRECTORY}
        DEPENDENCIES ${arg_IMPORTS}
        QML_FILES ${arg_QML} ${arg_SINGLETONS})
    if(arg_WORDS)
        set(vi ${CMAKE_CURRENT_SOURCE_DIR}/i18n/${name}_vi.ts)
        set(en ${CMAKE_CURRENT_SOURCE_DIR}/i18n/${name}_en.ts)
        qt_add_lrelease(${name} TS_FILES ${vi} ${en} QM_FILES_OUTPUT_VARIABLE words)
        set_source_files_properties(${words} PROPERTIES GENERATED TRUE)
        qt_add_resources(${name} ${name}_words PREFIX /i18n BASE ${CMAKE_CURRENT_BINARY_DIR} FILES ${words})
        # English is the source language: only its plurals need a file.
        add_custom_target(${name}_lupdate
            COMMAND Qt6::lupdate -I ${CMAKE_SOURCE_DIR} -locations none -no-obsolete ${CMAKE_CURRENT_SOURCE_DIR} -ts ${vi}
            COMMAND Qt6::lupdate -I ${CMAKE_SOURCE_DIR} -locations none -no-obsolete -pluralonly ${CMAKE_CURRENT_SOURCE_DIR} -ts ${en}
            VERBATIM)
    endif()
endfunction()
