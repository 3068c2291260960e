// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mailauth/text.h"

#include "models/mailauth/tr.h"

#include "models/core/printable.h"

#include <algorithm>

namespace bw::mailauth {

QString shown(std::string_view text)
{
    return core::printable(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())));
}

std::string lower(std::string_view text)
{
    std::string small(text);
    std::ranges::transform(small, small.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
    return small;
}

bool isAscii(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

QString unknownReason(const dns::Answer &answer)
{
    const QString name = shown(answer.name), type = QString::fromStdString(dns::wordOf(answer.type));
    if (answer.outcome == dns::Outcome::Untrusted)
        return untrustedReason(answer.name);
    if (answer.outcome == dns::Outcome::TimedOut)
        return Tr::tr("Nobody answered the question for %1 of %2 in time.").arg(type, name);
    if (answer.security == dns::Security::Bogus)
        return Tr::tr("The answer for %1 of %2 does not validate (DNSSEC): %3").arg(type, name, shown(answer.whyBogus));
    return Tr::tr("The question for %1 of %2 was answered with a failure (RCODE %3).").arg(type, name, QString::number(answer.rcode));
}

QString unknownRemedy(const dns::Answer &answer)
{
    if (answer.outcome == dns::Outcome::Untrusted)
        return untrustedRemedy();
    if (answer.outcome == dns::Outcome::TimedOut)
        return Tr::tr("Try again; if it stays so, the name servers of that domain, or the way to them, are broken.");
    if (answer.security == dns::Security::Bogus)
        return Tr::tr("The signatures of that zone must be mended by who runs it.");
    return Tr::tr("Try again; if it stays so, the name servers of that domain are broken.");
}

QString untrustedReason(std::string_view name)
{
    return Tr::tr("The name server cannot be trusted: it says that there is no %1, and says the same of com, net and org.").arg(shown(name));
}

QString untrustedRemedy()
{
    return Tr::tr("Name another name server, or leave a network that wants to be logged in to first. Nothing is known until then.");
}

} // namespace bw::mailauth
