// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/common/colourscience.h"

#include <algorithm>
#include <cmath>

namespace bw::uitest {

namespace {

using Matrix = std::array<double, 9>;

Triple multiplied(const Matrix &m, const Triple &v)
{
    return { m[0] * v[0] + m[1] * v[1] + m[2] * v[2], m[3] * v[0] + m[4] * v[1] + m[5] * v[2], m[6] * v[0] + m[7] * v[1] + m[8] * v[2] };
}

constexpr std::array<Matrix, 3> machado {
    Matrix { 0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998 },
    Matrix { 0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881 },
    Matrix { 1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900 },
};

struct Brettel
{
    Matrix first;
    Matrix second;
    Triple normal; ///< of the plane that tells which half a colour is in
};
constexpr std::array<Brettel, 3> brettel {
    Brettel { { 0.14510, 1.20165, -0.34675, 0.10447, 0.85316, 0.04237, 0.00429, -0.00603, 1.00174 },
              { 0.14115, 1.16782, -0.30897, 0.10495, 0.85730, 0.03776, 0.00431, -0.00586, 1.00155 },
              { 0.00048, 0.00416, -0.00464 } },
    Brettel { { 0.36198, 0.86755, -0.22953, 0.26099, 0.64512, 0.09389, -0.01975, 0.02686, 0.99289 },
              { 0.37009, 0.88540, -0.25549, 0.25767, 0.63782, 0.10451, -0.01950, 0.02741, 0.99209 },
              { -0.00293, -0.00645, 0.00938 } },
    Brettel { { 1.01354, 0.14268, -0.15622, -0.01181, 0.87561, 0.13619, 0.07707, 0.81208, 0.11085 },
              { 0.93337, 0.19999, -0.13336, 0.05809, 0.82565, 0.11626, -0.37923, 1.13825, 0.24098 },
              { 0.03960, -0.02831, -0.01129 } },
};

Triple clamped(Triple v)
{
    for (double &channel : v)
        channel = std::clamp(channel, 0.0, 1.0);
    return v;
}

Triple toLab(const Triple &rgb)
{
    constexpr Matrix toXyz { 0.4124564, 0.3575761, 0.1804375, 0.2126729, 0.7151522, 0.0721750, 0.0193339, 0.1191920, 0.9503041 };
    constexpr Triple white { 0.95047, 1.0, 1.08883 };
    Triple xyz = multiplied(toXyz, rgb);
    for (int i = 0; i < 3; ++i) {
        const double t = xyz[std::size_t(i)] / white[std::size_t(i)];
        xyz[std::size_t(i)] = t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116;
    }
    return { 116 * xyz[1] - 16, 500 * (xyz[0] - xyz[1]), 200 * (xyz[1] - xyz[2]) };
}

double degrees(double radians)
{
    return radians * 180 / M_PI;
}

double radians(double degreesOf)
{
    return degreesOf * M_PI / 180;
}

double hue(double a, double b)
{
    if (a == 0 && b == 0)
        return 0;
    const double h = degrees(std::atan2(b, a));
    return h < 0 ? h + 360 : h;
}

} // namespace

Triple linear(unsigned rgb)
{
    Triple out {};
    for (int i = 0; i < 3; ++i) {
        const double c = double((rgb >> (16 - 8 * i)) & 0xff) / 255;
        out[std::size_t(i)] = c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    }
    return out;
}

double contrast(unsigned a, unsigned b)
{
    const auto luminance = [](unsigned rgb) {
        const Triple v = linear(rgb);
        return 0.2126 * v[0] + 0.7152 * v[1] + 0.0722 * v[2];
    };
    const double one = luminance(a);
    const double two = luminance(b);
    return (std::max(one, two) + 0.05) / (std::min(one, two) + 0.05);
}

double ciede2000Lab(const Triple &lab1, const Triple &lab2)
{
    const double c1 = std::hypot(lab1[1], lab1[2]);
    const double c2 = std::hypot(lab2[1], lab2[2]);
    const double mean7 = std::pow((c1 + c2) / 2, 7);
    const double g = 0.5 * (1 - std::sqrt(mean7 / (mean7 + std::pow(25.0, 7))));
    const double a1 = (1 + g) * lab1[1];
    const double a2 = (1 + g) * lab2[1];
    const double chroma1 = std::hypot(a1, lab1[2]);
    const double chroma2 = std::hypot(a2, lab2[2]);
    const double h1 = hue(a1, lab1[2]);
    const double h2 = hue(a2, lab2[2]);
    const double dL = lab2[0] - lab1[0];
    const double dC = chroma2 - chroma1;
    double dh = 0;
    if (chroma1 * chroma2 != 0) {
        dh = h2 - h1;
        if (dh > 180)
            dh -= 360;
        else if (dh < -180)
            dh += 360;
    }
    const double dH = 2 * std::sqrt(chroma1 * chroma2) * std::sin(radians(dh / 2));
    const double meanL = (lab1[0] + lab2[0]) / 2;
    const double meanC = (chroma1 + chroma2) / 2;
    double meanH = h1 + h2;
    if (chroma1 * chroma2 != 0) {
        if (std::abs(h1 - h2) <= 180)
            meanH /= 2;
        else
            meanH = h1 + h2 < 360 ? (h1 + h2 + 360) / 2 : (h1 + h2 - 360) / 2;
    }
    const double t = 1 - 0.17 * std::cos(radians(meanH - 30)) + 0.24 * std::cos(radians(2 * meanH)) + 0.32 * std::cos(radians(3 * meanH + 6))
        - 0.20 * std::cos(radians(4 * meanH - 63));
    const double turn = 30 * std::exp(-std::pow((meanH - 275) / 25, 2));
    const double rc = 2 * std::sqrt(std::pow(meanC, 7) / (std::pow(meanC, 7) + std::pow(25.0, 7)));
    const double sl = 1 + 0.015 * std::pow(meanL - 50, 2) / std::sqrt(20 + std::pow(meanL - 50, 2));
    const double sc = 1 + 0.045 * meanC;
    const double sh = 1 + 0.015 * meanC * t;
    const double rt = -std::sin(radians(2 * turn)) * rc;
    return std::sqrt(std::pow(dL / sl, 2) + std::pow(dC / sc, 2) + std::pow(dH / sh, 2) + rt * (dC / sc) * (dH / sh));
}

double ciede2000(const Triple &a, const Triple &b)
{
    return ciede2000Lab(toLab(a), toLab(b));
}

Triple seen(const Triple &rgb, int sight)
{
    if (sight == 0)
        return rgb;
    if (sight <= 3)
        return clamped(multiplied(machado[std::size_t(sight - 1)], rgb));
    const Brettel &model = brettel[std::size_t(sight - 4)];
    const double side = model.normal[0] * rgb[0] + model.normal[1] * rgb[1] + model.normal[2] * rgb[2];
    return clamped(multiplied(side >= 0 ? model.first : model.second, rgb));
}

} // namespace bw::uitest
