// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/posture/control.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace bw::posture {

namespace {

constexpr std::array severities { u"low", u"medium", u"high", u"critical" };
constexpr std::array verdicts { u"pass", u"fail", u"unknown", u"not_applicable" };

} // namespace

QString wordOf(Severity severity)
{
    return QString::fromUtf16(severities[static_cast<std::size_t>(severity)]);
}

QString wordOf(Verdict verdict)
{
    return QString::fromUtf16(verdicts[static_cast<std::size_t>(verdict)]);
}

std::optional<Severity> severityOf(const QString &word)
{
    for (std::size_t i = 0; i < severities.size(); ++i)
        if (word == QStringView(severities[i]))
            return static_cast<Severity>(i);
    return {};
}

bool Control::isMeasured() const
{
    return std::ranges::any_of(ways, [](const Way &way) { return way.by != u"questionnaire"_s; });
}

} // namespace bw::posture
