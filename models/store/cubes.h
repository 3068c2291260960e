// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <span>
#include <string_view>

namespace bw::store {

inline constexpr int hourLevel = 60;
inline constexpr int dayLevel = 1440;
inline constexpr int monthLevel = 43'200;

/// Key in store_info, before the table's name: UTC milliseconds before which retention took day cells.
inline constexpr std::string_view daysGoneKey = "days_gone:";

/// How long the cells of one level live; 0 = for ever. A cell's life counts from the later of its time and the day on
/// which its month was last written (cell_life), so that an old log imported today is there tomorrow.
struct CubeLevel
{
    int minutes = 0; ///< 5 or 15; of the home zone an hour, a day, or a month: hourLevel, dayLevel, monthLevel
    int lifeDays = 0;
};

/// A column that names a thing which may leave, or be folded away, and what stands for "other" there.
struct CubeKey
{
    std::string_view column;
    std::string_view other; ///< SQL literal; empty: never folded
    bool isString = false; ///< an id of the dictionary
};

/// A rollup as data: what the writer, maintenance and the tests know of it. models/store/README.md has the reasons.
struct Cube
{
    std::string_view table;
    std::span<const CubeLevel> levels; ///< finest first; each is a sum of the one before it
    std::span<const CubeKey> keys; ///< beside node, level and start
    std::span<const std::string_view> values;
    int keepTop = 0; ///< keys kept for a node and hour; 0: all
    std::string_view weight; ///< SQL: what the top is counted by
    std::string_view neverFold; ///< SQL condition of keys that stay
};

[[nodiscard]] std::span<const Cube> cubes();
[[nodiscard]] std::span<const CubeLevel> levelsOf(std::string_view table);

} // namespace bw::store
