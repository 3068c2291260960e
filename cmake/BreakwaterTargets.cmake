# SPDX-FileCopyrightText: 2026 Breakwater contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# One call makes a library, a test, a fuzzer. The interface target carries standard, warnings and Qt's definitions.

add_library(bw_options INTERFACE)
target_compile_features(bw_options INTERFACE cxx_std_20)
target_include_directories(bw_options INTERFACE "${PROJECT_SOURCE_DIR}")
target_compile_definitions(bw_options INTERFACE
    QT_NO_KEYWORDS QT_NO_FOREACH QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY
    QT_NO_URL_CAST_FROM_STRING QT_DISABLE_DEPRECATED_BEFORE=0x060400
    BW_VERSION="${PROJECT_VERSION}")
target_compile_options(bw_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual)
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    target_compile_options(bw_options INTERFACE -Wno-deprecated-declarations) # GCC's own <algorithm> makes it warn
endif()
if(BW_WERROR)
    target_compile_options(bw_options INTERFACE -Werror)
endif()
if(BW_SANITIZE)
    target_compile_options(bw_options INTERFACE -fsanitize=${BW_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    target_link_options(bw_options INTERFACE -fsanitize=${BW_SANITIZE})
    target_compile_definitions(bw_options INTERFACE BW_SANITIZED) # compilers name it differently
    # GCC's manual (-fsanitize=): these warnings come falsely from instrumented code; the release build has them.
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        target_compile_options(bw_options INTERFACE -Wno-maybe-uninitialized)
    endif()
elseif(CMAKE_BUILD_TYPE STREQUAL "Release")
    target_compile_options(bw_options INTERFACE -fstack-protector-strong -fstack-clash-protection -D_FORTIFY_SOURCE=3)
    target_link_options(bw_options INTERFACE -Wl,-z,relro,-z,now)
endif()
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_AUTOMOC ON)
set(CMAKE_AUTORCC OFF)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}")

# bw_compile_lightly(target): what is built often and is seldom busy itself. A third less time of the compiler.
function(bw_compile_lightly target)
    if(CMAKE_BUILD_TYPE STREQUAL "Release")
        target_compile_options(${target} PRIVATE -O1)
    elseif(BW_SANITIZE)
        target_compile_options(${target} PRIVATE -O0) # half the time of -O1
    endif()
endfunction()

# Headers that most files read, compiled once for each of two sets: "core" (Qt6::Core) and "gui" (with Qt6::Widgets). A build without
# them (-DBW_PRECOMPILE=OFF) shows where a file forgot an #include.
option(BW_PRECOMPILE "Precompile the headers that most files read" ON)
if(BW_PRECOMPILE)
    # GCC forgets that what it took from such a header was a system's: its false alarms about std::string would be ours.
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        target_compile_options(bw_options INTERFACE -Wno-array-bounds -Wno-restrict -Wno-stringop-overflow -Wno-stringop-overread -Wno-maybe-uninitialized)
    endif()
    file(CONFIGURE OUTPUT "${CMAKE_BINARY_DIR}/generated/precompiled.cpp" CONTENT "// Needed by CMake: a target has a source.\n")
    set(bw_headers_core <algorithm> <array> <atomic> <chrono> <cmath> <condition_variable> <deque> <functional> <map> <memory> <mutex> <optional>
        <span> <string> <string_view> <thread> <unordered_map> <unordered_set> <utility> <variant> <vector> <tl/expected.hpp>
        <QByteArray> <QCoreApplication> <QDateTime> <QDir> <QFile> <QHash> <QJsonArray> <QJsonDocument> <QJsonObject> <QList> <QMap> <QObject>
        <QSet> <QString> <QStringList> <QTimeZone> <QVariant>)
    function(bw_add_precompiled kind)
        add_library(bw_precompiled_${kind} STATIC "${CMAKE_BINARY_DIR}/generated/precompiled.cpp")
        target_link_libraries(bw_precompiled_${kind} PRIVATE bw_options tl::expected ${ARGN})
        target_precompile_headers(bw_precompiled_${kind} PRIVATE ${bw_headers_core} ${bw_headers_${kind}})
        set_target_properties(bw_precompiled_${kind} PROPERTIES AUTOMOC OFF)
        if(BW_SANITIZE AND NOT kind MATCHES "_lightly$") # such headers fit one level of optimisation
            set(bw_headers_${kind}_lightly ${bw_headers_${kind}})
            bw_add_precompiled(${kind}_lightly ${ARGN})
            bw_compile_lightly(bw_precompiled_${kind}_lightly)
        endif()
    endfunction()
    bw_add_precompiled(core Qt6::Core)
    if(BW_BUILD_GUI)
        set(bw_headers_gui <QtGui/QtGui> <QtWidgets/QtWidgets>)
        bw_add_precompiled(gui Qt6::Core Qt6::Gui Qt6::Widgets)
    endif()
endif()
# bw_use_precompiled(target gui|core|none)
function(bw_use_precompiled target kind)
    if(BW_PRECOMPILE AND TARGET bw_precompiled_${kind})
        target_precompile_headers(${target} REUSE_FROM bw_precompiled_${kind})
    endif()
endfunction()
# Which of them fits what is linked: folders of ours, modules of Qt.
function(bw_precompiled_for out)
    list(REMOVE_ITEM ARGN ui_format ui_itemmodels) # without Widgets
    if("${ARGN}" MATCHES "Widgets|Charts|ui_|console")
        set(${out} gui PARENT_SCOPE)
    else()
        set(${out} core PARENT_SCOPE)
    endif()
endfunction()

# bw_add_library(store SOURCES a.cpp b.cpp DEPENDS core logs QT Core Sql [PRIVATE_QT …] [LIBS SQLite::SQLite3])
# makes the static library bw_store. DEPENDS are folders of ours without the prefix.
function(bw_add_library name)
    cmake_parse_arguments(arg "" "" "SOURCES;DEPENDS;QT;LIBS" ${ARGN})
    add_library(bw_${name} STATIC ${arg_SOURCES})
    target_link_libraries(bw_${name} PUBLIC bw_options)
    foreach(dependency IN LISTS arg_DEPENDS)
        target_link_libraries(bw_${name} PUBLIC bw_${dependency})
    endforeach()
    foreach(module IN LISTS arg_QT)
        target_link_libraries(bw_${name} PUBLIC Qt6::${module})
    endforeach()
    target_link_libraries(bw_${name} PUBLIC ${arg_LIBS})
    # What -fsanitize=fuzzer-no-link stands for (that itself would ask for precompiled headers of its own); no fuzzer has a window or a database.
    if(BW_BUILD_FUZZERS AND NOT "${arg_QT}" MATCHES "Widgets|Charts|Gui|Sql")
        target_compile_options(bw_${name} PRIVATE -fsanitize-coverage=inline-8bit-counters,indirect-calls,trace-cmp,pc-table)
    endif()
    if(NOT arg_QT)
        set_target_properties(bw_${name} PROPERTIES AUTOMOC OFF)
    else()
        bw_precompiled_for(kind ${arg_QT})
        bw_use_precompiled(bw_${name} ${kind})
    endif()
endfunction()

# bw_add_test(tst_store_schema [SOURCES more.cpp] DEPENDS store [QT Widgets] [LABELS gui] [TIMEOUT 120])
# One executable of Qt Test from tst_store_schema.cpp, which alone has a Q_OBJECT; compiles no source of the program.
function(bw_add_test name)
    if(NOT BW_BUILD_TESTS)
        return()
    endif()
    cmake_parse_arguments(arg "" "TIMEOUT" "SOURCES;DEPENDS;QT;LIBS;LABELS;ENVIRONMENT" ${ARGN})
    # Not AUTOMOC, which asks each target's files anew, and has each compile one more.
    set(moc "${CMAKE_CURRENT_BINARY_DIR}/${name}.moc")
    add_custom_command(OUTPUT "${moc}" COMMAND Qt6::moc -o "${moc}" "${CMAKE_CURRENT_SOURCE_DIR}/${name}.cpp" DEPENDS ${name}.cpp COMMENT "moc ${name}")
    add_executable(${name} ${name}.cpp "${moc}" ${arg_SOURCES})
    set_target_properties(${name} PROPERTIES AUTOMOC OFF)
    target_include_directories(${name} PRIVATE "${CMAKE_CURRENT_BINARY_DIR}")
    bw_compile_lightly(${name})
    target_link_libraries(${name} PRIVATE bw_options Qt6::Test ${arg_LIBS})
    foreach(dependency IN LISTS arg_DEPENDS)
        target_link_libraries(${name} PRIVATE bw_${dependency})
    endforeach()
    foreach(module IN LISTS arg_QT)
        target_link_libraries(${name} PRIVATE Qt6::${module})
    endforeach()
    target_compile_definitions(${name} PRIVATE
        BW_TEST_DATA="${PROJECT_SOURCE_DIR}/tests/data" BW_SOURCE_DIR="${PROJECT_SOURCE_DIR}"
        BW_BINARY_DIR="${CMAKE_BINARY_DIR}")
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
    bw_precompiled_for(kind ${arg_QT} ${arg_DEPENDS})
    if(BW_SANITIZE)
        string(APPEND kind _lightly)
    endif()
    bw_use_precompiled(${name} ${kind})
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 120)
    endif()
    if(BW_SANITIZE)
        math(EXPR arg_TIMEOUT "3 * ${arg_TIMEOUT}")
    endif()
    add_test(NAME ${name} COMMAND ${name})
    # Every test has a home of its own and no display, bus or locale of the person who runs it.
    set(home "${CMAKE_BINARY_DIR}/tests/home/${name}")
    file(MAKE_DIRECTORY "${home}/run")
    file(CHMOD "${home}/run" PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE)
    # COST: those that may take long begin first.
    set_tests_properties(${name} PROPERTIES TIMEOUT ${arg_TIMEOUT} COST ${arg_TIMEOUT} LABELS "${arg_LABELS}"
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;HOME=${home};XDG_RUNTIME_DIR=${home}/run;XDG_CONFIG_HOME=${home}/config;XDG_DATA_HOME=${home}/data;XDG_CACHE_HOME=${home}/cache;LC_ALL=C.UTF-8;TZ=UTC;${arg_ENVIRONMENT}")
endfunction()

# bw_add_fuzzer(fuzz_envelope DEPENDS logs): tests/fuzz/fuzz_envelope.cpp, kept corpus in tests/fuzz/corpus/fuzz_envelope.
function(bw_add_fuzzer name)
    if(NOT BW_BUILD_FUZZERS)
        return()
    endif()
    cmake_parse_arguments(arg "" "" "DEPENDS;LIBS" ${ARGN})
    add_executable(${name} ${name}.cpp)
    target_link_libraries(${name} PRIVATE bw_options ${arg_LIBS})
    foreach(dependency IN LISTS arg_DEPENDS)
        target_link_libraries(${name} PRIVATE bw_${dependency})
    endforeach()
    target_compile_options(${name} PRIVATE -fsanitize=fuzzer)
    target_link_options(${name} PRIVATE -fsanitize=fuzzer)
    set_target_properties(${name} PROPERTIES AUTOMOC OFF RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/fuzz")
    if(NOT TARGET fuzzers)
        add_custom_target(fuzzers) # all of them: cmake --build build/asan --target fuzzers
    endif()
    add_dependencies(fuzzers ${name})
    if(NOT EXISTS "${CMAKE_CURRENT_SOURCE_DIR}/corpus/${name}")
        message(FATAL_ERROR "${name} needs kept inputs in tests/fuzz/corpus/${name}")
    endif()
    add_test(NAME ${name}_corpus COMMAND ${name} -runs=0 "${CMAKE_CURRENT_SOURCE_DIR}/corpus/${name}")
endfunction()

# Adds each folder of the list that exists: a folder appears when it has something in it.
function(bw_add_existing)
    foreach(folder IN LISTS ARGN)
        if(EXISTS "${CMAKE_CURRENT_SOURCE_DIR}/${folder}/CMakeLists.txt")
            add_subdirectory(${folder})
        endif()
    endforeach()
endfunction()
