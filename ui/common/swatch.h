// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/tokens.h"

#include <array>

namespace bw::ui {

/// The second sign of a series beside its colour (design language §3).
enum class Pattern : std::uint8_t { Solid, ForwardDiagonal, Cross, Dots, Horizontal, BackDiagonal, Vertical, DenseDots };

/// Colour and pattern of one series, the same in charts, legends, hover cards and table cells.
struct Swatch
{
    Token color = Token::ChartOther;
    Pattern pattern = Pattern::Solid;
    bool operator==(const Swatch &) const = default;
};

/// Outcomes, in stack order from the axis up: these colours mean outcomes on every page.
inline constexpr Swatch swatchDelivered { Token::ChartDelivered, Pattern::Solid };
inline constexpr Swatch swatchDeferred { Token::ChartDeferred, Pattern::ForwardDiagonal };
inline constexpr Swatch swatchBounced { Token::ChartBounced, Pattern::Cross };
inline constexpr Swatch swatchExpired { Token::ChartExpired, Pattern::Dots };
inline constexpr Swatch swatchRejected { Token::ChartRejected, Pattern::Horizontal };
inline constexpr std::array outcomeSwatches { swatchDelivered, swatchDeferred, swatchBounced, swatchExpired, swatchRejected };

/// By what reported mail is aligned, in stack order from the axis up.
inline constexpr Swatch swatchAlignBoth { Token::ChartAlignBoth, Pattern::Solid };
inline constexpr Swatch swatchAlignDkim { Token::ChartAlignDkim, Pattern::Dots };
inline constexpr Swatch swatchAlignSpf { Token::ChartAlignSpf, Pattern::ForwardDiagonal };
inline constexpr Swatch swatchAlignNone { Token::ChartAlignNone, Pattern::Cross };
/// Nodes, streams, kinds. More than eight: the top seven and swatchOther, always last.
inline constexpr std::array seriesSwatches {
    Swatch { Token::ChartSeries1, Pattern::Solid }, Swatch { Token::ChartSeries2, Pattern::ForwardDiagonal },
    Swatch { Token::ChartSeries3, Pattern::Dots }, Swatch { Token::ChartSeries4, Pattern::Horizontal },
    Swatch { Token::ChartSeries5, Pattern::Cross }, Swatch { Token::ChartSeries6, Pattern::BackDiagonal },
    Swatch { Token::ChartSeries7, Pattern::Vertical }, Swatch { Token::ChartSeries8, Pattern::DenseDots }
};
inline constexpr Swatch swatchOther { Token::ChartOther, Pattern::Solid };

/// For SwatchRole.
[[nodiscard]] constexpr int packSwatch(Swatch swatch)
{
    return 0x10000 | int(swatch.color) | (int(swatch.pattern) << 8);
}
[[nodiscard]] constexpr Swatch unpackSwatch(int packed)
{
    return { Token(packed & 0xff), Pattern((packed >> 8) & 0xff) };
}

} // namespace bw::ui
