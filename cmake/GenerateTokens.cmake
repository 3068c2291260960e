# SPDX-FileCopyrightText: 2026 Breakwater contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# cmake -DINPUT=tokens.json -DOUTPUT=…/ui/common/tokens.h -P GenerateTokens.cmake
# Turns the design tokens into one header of constants, so that no program parses JSON at start.
file(READ "${INPUT}" json)

function(token_identifier name out)
    string(REPLACE "." ";" parts "${name}")
    set(id "")
    foreach(part IN LISTS parts)
        string(SUBSTRING "${part}" 0 1 head)
        string(SUBSTRING "${part}" 1 -1 tail)
        string(TOUPPER "${head}" head)
        string(APPEND id "${head}${tail}")
    endforeach()
    set(${out} "${id}" PARENT_SCOPE)
endfunction()

# "#RRGGBB" or "#RRGGBBAA" to 0xAARRGGBB, as QRgb has it.
function(token_rgba value out)
    string(LENGTH "${value}" length)
    string(SUBSTRING "${value}" 1 6 rgb)
    set(alpha "ff")
    if(length EQUAL 9)
        string(SUBSTRING "${value}" 7 2 alpha)
    endif()
    set(${out} "0x${alpha}${rgb}u" PARENT_SCOPE)
endfunction()

set(enum "")
set(table "")
string(JSON colors GET "${json}" color)
string(JSON count LENGTH "${colors}")
math(EXPR last "${count} - 1")
foreach(index RANGE ${last})
    string(JSON name MEMBER "${colors}" ${index})
    string(JSON light GET "${colors}" "${name}" light)
    string(JSON dark GET "${colors}" "${name}" dark)
    token_identifier("${name}" id)
    token_rgba("${light}" light)
    token_rgba("${dark}" dark)
    string(APPEND enum "    ${id},\n")
    string(APPEND table "    { \"${name}\", ${light}, ${dark} },\n")
endforeach()

# A flat object of numbers becomes a namespace of constants.
function(token_numbers key type out)
    string(JSON object GET "${json}" ${key})
    string(JSON members LENGTH "${object}")
    math(EXPR end "${members} - 1")
    set(text "")
    foreach(index RANGE ${end})
        string(JSON name MEMBER "${object}" ${index})
        string(JSON kind TYPE "${object}" "${name}")
        string(JSON value GET "${object}" "${name}")
        if(name MATCHES "^[0-9]")
            set(name "s${name}")
        endif()
        if(kind STREQUAL "NUMBER")
            string(APPEND text "inline constexpr ${type} ${name} = ${value};\n")
        elseif(kind STREQUAL "ARRAY")
            string(JSON first GET "${value}" 0)
            string(JSON second GET "${value}" 1)
            string(APPEND text "inline constexpr ${type} ${name}Width = ${first};\ninline constexpr ${type} ${name}Height = ${second};\n")
        endif()
    endforeach()
    set(${out} "${text}" PARENT_SCOPE)
endfunction()
token_numbers(space int space)
token_numbers(size int size)
token_numbers(radius int radius)
token_numbers(stroke double stroke)
token_numbers(motion int motion)

set(types "")
foreach(role base small caption panelTitle subheading pageTitle figure code)
    string(JSON px GET "${json}" type ${role} px)
    string(JSON line GET "${json}" type ${role} line)
    string(JSON weight GET "${json}" type ${role} weight)
    string(APPEND types "    { ${px}, ${line}, ${weight} }, // ${role}\n")
endforeach()

file(WRITE "${OUTPUT}.new" "// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Made from resources/theme/tokens.json by cmake/GenerateTokens.cmake; change the JSON, not this.
#pragma once

#include <cstdint>

namespace bw::ui {

/// A colour by its job. Theme::color() answers with the value of the theme in use.
enum class Token : std::uint8_t {
${enum}};
inline constexpr int tokenCount = ${count};

struct TokenValue
{
    const char *name; ///< as in tokens.json
    std::uint32_t light; ///< 0xAARRGGBB
    std::uint32_t dark;
};
inline constexpr TokenValue tokenValues[] = {
${table}};

/// Device-independent pixels.
namespace space {
${space}}
namespace size {
${size}}
namespace radius {
${radius}}
namespace stroke {
${stroke}}
/// Milliseconds; ask Theme::duration(), which knows the desktop's wish for none.
namespace motion {
${motion}}

struct TypeValue
{
    int px; ///< at a system size of 10 pt and 96 dpi
    int line;
    int weight;
};
/// In the order of FontRole.
inline constexpr TypeValue typeValues[] = {
${types}};

} // namespace bw::ui
")
file(COPY_FILE "${OUTPUT}.new" "${OUTPUT}" ONLY_IF_DIFFERENT)
file(TOUCH_NOCREATE "${OUTPUT}")
file(REMOVE "${OUTPUT}.new")
