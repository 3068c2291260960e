// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>
#include <QStringList>

namespace bw::config {

enum class Look { System, Light, Dark };
enum class Density { Comfortable, Compact };
enum class Persona { NotAsked, FleetAdmin, Auditor, SmallSender, Demo }; ///< who said so at first start

inline constexpr int mostRecentStores = 10;
inline constexpr int shortestCollectEvery = 10, longestCollectEvery = 86'400;
inline constexpr int mostReadOnlyStores = 100;
inline constexpr int leastSilence = 5, mostSilence = 7 * 24 * 60; ///< minutes

enum class MailSecurity { StartTls, Tls }; ///< encryption asked for after the greeting, or from the first byte

enum class DmarcBy { Rfc9989, Rfc7489 }; ///< how policies are found: by walking up the names, or by public suffixes

/// How a person is told of what happened while nobody looked. No secret: the password lies elsewhere (models/notify/mailpassword.h).
struct Notices
{
    bool desktop = true; ///< a notification, where there is a desktop
    QString mailTo; ///< empty: no mail is sent
    QString mailFrom; ///< empty: as mailTo
    QString server;
    int port = 587;
    MailSecurity security = MailSecurity::StartTls;
    QString user; ///< empty: nobody logs in
    QString caFile; ///< PEM; empty: the system's roots
    QString passwordFile; ///< 0600; empty: the keychain
    int quietFrom = -1, quietTo = -1; ///< minutes of the day in the store's home zone; -1: no quiet hours
    int silentAfter = 60; ///< minutes without contact, or without a line, after which a node is silent

    bool operator==(const Notices &) const = default;
};

/// What a person chose on this desk. Plain data, any thread; nothing of a store and no secret is in it.
struct Settings
{
    QString language; ///< "en", "de"; empty: the system's
    Look look = Look::System;
    Density density = Density::Comfortable;
    bool patterns = true; ///< patterns beside colours in charts
    bool groupDigits = true;
    Persona persona = Persona::NotAsked;
    QString homeZone; ///< IANA, for stores that are made here; empty: the system's
    QString displayZone; ///< IANA, for times on pages; empty: the store's home zone
    bool collects = true; ///< the console reads the fleet by itself while it is open
    int collectEvery = 60; ///< seconds between two rounds, shortestCollectEvery to longestCollectEvery
    QString resolver; ///< IP or IP:PORT that is asked for DNS records; empty: those of this computer
    QString trustAnchor; ///< a file of DS or DNSKEY records; empty: answers are not validated (DNSSEC)
    bool looksUpNames = false; ///< of the addresses that send: tells the name server which these are
    DmarcBy dmarc = DmarcBy::Rfc9989; ///< of checks of messages
    QString lastFolder; ///< of the file dialogs
    QStringList recentStores; ///< paths, newest first, at most mostRecentStores
    QStringList readOnlyStores; ///< absolute paths that this desk opens read-only until Settings say otherwise, newest first
    Notices notices;
    QMap<QString, QByteArray> windowStates; ///< by object name: geometry, docks, table heads

    bool operator==(const Settings &) const = default;

    /// Puts it first; never twice, never too many.
    void rememberStore(const QString &path);
    void setReadOnly(const QString &path, bool readOnly);
};

/// Words of the settings file; they do not change with the language.
[[nodiscard]] QString wordOf(Look look);
[[nodiscard]] QString wordOf(Density density);
[[nodiscard]] QString wordOf(Persona persona);
[[nodiscard]] QString wordOf(MailSecurity security); ///< "starttls", "tls"
[[nodiscard]] QString wordOf(DmarcBy dmarc); ///< "rfc9989", "rfc7489"
/// An unknown word gives the default.
[[nodiscard]] Look lookOf(const QString &word);
[[nodiscard]] Density densityOf(const QString &word);
[[nodiscard]] Persona personaOf(const QString &word);
[[nodiscard]] MailSecurity mailSecurityOf(const QString &word);
[[nodiscard]] DmarcBy dmarcByOf(const QString &word);
/// "22:00" for 1320, and back; empty and -1 for what is no time of the day.
[[nodiscard]] QString timeOfDay(int minutes);
[[nodiscard]] int minutesOf(const QString &timeOfDay);

} // namespace bw::config
