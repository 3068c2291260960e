// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

namespace bw::uitest {

using Triple = std::array<double, 3>;

/// sRGB, 0xRRGGBB, to linear light 0 to 1 (IEC 61966-2-1) and back to that (clamped).
Triple linear(unsigned rgb);
/// WCAG 2.1 contrast ratio.
double contrast(unsigned a, unsigned b);
/// CIEDE2000 (Sharma, Wu, Dalal 2005) of two linear sRGB colours under D65.
double ciede2000(const Triple &a, const Triple &b);
double ciede2000Lab(const Triple &lab1, const Triple &lab2);

/// How a colour looks: 0 normal sight; 1 to 3 Machado, Oliveira, Fernandes 2009 at severity 1 for protan, deutan, tritan;
/// 4 to 6 Brettel, Viénot, Mollon 1997 in the sRGB form of libDaltonLens.
inline constexpr int sights = 7;
Triple seen(const Triple &linearRgb, int sight);

} // namespace bw::uitest
