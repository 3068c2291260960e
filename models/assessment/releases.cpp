// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assessment/releases.h"

#include <array>
#include <string_view>

namespace bw::assessment {

namespace {

struct Release
{
    std::string_view id, version; ///< of RHEL and its like the major version alone
    int year, month, day;
};

// Debian and Ubuntu: distro-info-data (eol-lts of Debian, eol of Ubuntu). The others: their makers' pages on life cycles.
constexpr std::array releases {
    Release { "debian", "9", 2022, 6, 30 },
    Release { "debian", "10", 2024, 6, 30 },
    Release { "debian", "11", 2026, 8, 31 },
    Release { "debian", "12", 2028, 6, 30 },
    Release { "debian", "13", 2030, 6, 30 },
    Release { "ubuntu", "18.04", 2023, 5, 31 },
    Release { "ubuntu", "20.04", 2025, 5, 29 },
    Release { "ubuntu", "22.04", 2027, 6, 1 },
    Release { "ubuntu", "24.04", 2029, 5, 31 },
    Release { "ubuntu", "24.10", 2025, 7, 10 },
    Release { "ubuntu", "25.04", 2026, 1, 15 },
    Release { "ubuntu", "25.10", 2026, 7, 9 },
    Release { "ubuntu", "26.04", 2031, 5, 29 },
    Release { "rhel", "7", 2024, 6, 30 },
    Release { "rhel", "8", 2029, 5, 31 },
    Release { "rhel", "9", 2032, 5, 31 },
    Release { "rhel", "10", 2035, 5, 31 },
    Release { "centos", "7", 2024, 6, 30 },
    Release { "centos", "8", 2024, 5, 31 },
    Release { "centos", "9", 2027, 5, 31 },
    Release { "rocky", "8", 2029, 5, 31 },
    Release { "rocky", "9", 2032, 5, 31 },
    Release { "rocky", "10", 2035, 5, 31 },
    Release { "almalinux", "8", 2029, 3, 1 },
    Release { "almalinux", "9", 2032, 5, 31 },
    Release { "almalinux", "10", 2035, 5, 31 },
};

} // namespace

std::optional<QDate> fixesUntil(const QString &id, const QString &version)
{
    const bool hasPoint = id == u"debian" || id == u"ubuntu";
    const QString wanted = hasPoint ? version : version.section(u'.', 0, 0);
    for (const Release &release : releases)
        if (id == QLatin1String(release.id.data(), static_cast<qsizetype>(release.id.size())) && wanted == QLatin1String(release.version.data(), static_cast<qsizetype>(release.version.size())))
            return QDate(release.year, release.month, release.day);
    return std::nullopt;
}

QDate releasesAsOf()
{
    return { 2026, 11, 28 };
}

} // namespace bw::assessment
