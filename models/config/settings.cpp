// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/config/settings.h"

#include <QTime>

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace bw::config {

namespace {

template <typename Enum, std::size_t N> using Words = std::array<std::pair<Enum, QStringView>, N>;

constexpr Words<Look, 3> looks{{{Look::System, u"system"}, {Look::Light, u"light"}, {Look::Dark, u"dark"}}};
constexpr Words<Density, 2> densities{{{Density::Comfortable, u"comfortable"}, {Density::Compact, u"compact"}}};
constexpr Words<Persona, 5> personas{{{Persona::NotAsked, u"not-asked"}, {Persona::FleetAdmin, u"fleet-admin"},
    {Persona::Auditor, u"auditor"}, {Persona::SmallSender, u"small-sender"}, {Persona::Demo, u"demo"}}};
constexpr Words<MailSecurity, 2> securities{{{MailSecurity::StartTls, u"starttls"}, {MailSecurity::Tls, u"tls"}}};
constexpr Words<DmarcBy, 2> dmarcs{{{DmarcBy::Rfc9989, u"rfc9989"}, {DmarcBy::Rfc7489, u"rfc7489"}}};

template <typename Enum, std::size_t N> QString wordIn(const Words<Enum, N> &words, Enum value)
{
    for (const auto &[known, word] : words)
        if (known == value)
            return word.toString();
    return words.front().second.toString();
}

template <typename Enum, std::size_t N> Enum valueIn(const Words<Enum, N> &words, const QString &text)
{
    for (const auto &[known, word] : words)
        if (word == text)
            return known;
    return words.front().first;
}

} // namespace

void Settings::rememberStore(const QString &path)
{
    recentStores.removeAll(path);
    recentStores.prepend(path);
    while (recentStores.size() > mostRecentStores)
        recentStores.removeLast();
}

void Settings::setReadOnly(const QString &path, bool readOnly)
{
    readOnlyStores.removeAll(path);
    if (readOnly)
        readOnlyStores.prepend(path);
    while (readOnlyStores.size() > mostReadOnlyStores)
        readOnlyStores.removeLast();
}

QString wordOf(Look look)
{
    return wordIn(looks, look);
}
QString wordOf(Density density)
{
    return wordIn(densities, density);
}
QString wordOf(Persona persona)
{
    return wordIn(personas, persona);
}
QString wordOf(MailSecurity security)
{
    return wordIn(securities, security);
}
Look lookOf(const QString &word)
{
    return valueIn(looks, word);
}
Density densityOf(const QString &word)
{
    return valueIn(densities, word);
}
Persona personaOf(const QString &word)
{
    return valueIn(personas, word);
}
QString wordOf(DmarcBy dmarc)
{
    return wordIn(dmarcs, dmarc);
}

DmarcBy dmarcByOf(const QString &word)
{
    return valueIn(dmarcs, word);
}

MailSecurity mailSecurityOf(const QString &word)
{
    return valueIn(securities, word);
}

QString timeOfDay(int minutes)
{
    return minutes < 0 || minutes >= 24 * 60 ? QString() : u"%1:%2"_s.arg(minutes / 60, 2, 10, QChar(u'0')).arg(minutes % 60, 2, 10, QChar(u'0'));
}

int minutesOf(const QString &timeOfDay)
{
    const QTime time = QTime::fromString(timeOfDay, u"H:mm"_s);
    return time.isValid() ? time.hour() * 60 + time.minute() : -1;
}

} // namespace bw::config
