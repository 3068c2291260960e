// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/domainname.h"

#include <QUrl>

#include <algorithm>

namespace bw::core {

namespace {

constexpr std::size_t mostLabelBytes = 63, mostNameBytes = 253;

bool isAscii(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string lowered(std::string_view text)
{
    std::string small(text);
    std::ranges::transform(small, small.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
    return small;
}

bool isLabelByte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

bool isName(std::string_view domain)
{
    if (domain.empty() || domain.size() > mostNameBytes)
        return false;
    for (std::size_t at = 0; at <= domain.size();) {
        const std::size_t end = std::min(domain.find('.', at), domain.size());
        const std::string_view label = domain.substr(at, end - at);
        if (label.empty() || label.size() > mostLabelBytes || label.front() == '-' || label.back() == '-' || !std::ranges::all_of(label, isLabelByte))
            return false;
        at = end + 1;
    }
    return true;
}

bool isLiteral(const QString &text)
{
    return text.startsWith(u'[') && text.endsWith(u']');
}

std::string nameOf(QString text)
{
    for (const QChar dot : { QChar(0x3002), QChar(0xff0e), QChar(0xff61) }) // what IDNA takes for one (RFC 3490, 3.1)
        text.replace(dot, u'.');
    if (text.endsWith(u'.'))
        text.chop(1);
    return asciiDomain(text.toStdString());
}

} // namespace

std::string asciiDomain(std::string_view domain)
{
    if (isAscii(domain))
        return lowered(domain);
    std::string all;
    for (std::size_t at = 0; at <= domain.size();) {
        const std::size_t end = std::min(domain.find('.', at), domain.size());
        const std::string_view label = domain.substr(at, end - at);
        const std::string ascii = isAscii(label) ? lowered(label) : QUrl::toAce(QString::fromUtf8(label.data(), static_cast<qsizetype>(label.size()))).toStdString();
        if (ascii.empty() && !label.empty())
            return {};
        all += (at == 0 ? "" : ".") + ascii;
        at = end + 1;
    }
    return all;
}

std::optional<QString> domainName(const QString &text)
{
    const QString plain = text.trimmed();
    if (isLiteral(plain))
        return plain.toLower();
    const std::string name = nameOf(plain);
    return isName(name) ? std::optional(QString::fromStdString(name)) : std::nullopt;
}

std::optional<QString> domainPattern(const QString &text)
{
    const QString plain = text.trimmed();
    if (!plain.startsWith(QLatin1String("*.")))
        return domainName(plain);
    const auto parent = domainName(plain.mid(2));
    return parent ? std::optional(QStringLiteral("*.") + *parent) : std::nullopt;
}

std::optional<QString> domainToFind(const QString &text)
{
    const QString plain = text.trimmed();
    const std::string name = isLiteral(plain) ? asciiDomain(plain.toStdString()) : nameOf(plain);
    const bool canBeStored = !name.empty() && std::ranges::all_of(name, [](char c) { return c > ' ' && c < 0x7f && c != '@'; });
    return canBeStored ? std::optional(QString::fromStdString(name)) : std::nullopt;
}

bool domainMatches(const QString &pattern, const QString &domain)
{
    return pattern.startsWith(QLatin1String("*.")) ? domain.endsWith(QStringView(pattern).mid(1)) : domain == pattern;
}

} // namespace bw::core
