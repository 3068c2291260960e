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
    QString plain = text.trimmed();
    if (plain.startsWith(u'[') && plain.endsWith(u']'))
        return plain.toLower();
    for (const QChar dot : { QChar(0x3002), QChar(0xff0e), QChar(0xff61) }) // what IDNA takes for one (RFC 3490, 3.1)
        plain.replace(dot, u'.');
    if (plain.endsWith(u'.'))
        plain.chop(1);
    const std::string name = asciiDomain(plain.toStdString());
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

} // namespace bw::core
