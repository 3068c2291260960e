// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/core/ipaddress.h"
#include "models/logs/batch.h"
#include "models/store/reader.h"
#include "models/store/sqlite.h"
#include "models/store/store.h"

#include <QDateTime>
#include <QHash>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <functional>

/// A store of known figures, written by plain SQL: what questions answer is compared with sums made here.
namespace bw::test {

inline core::UtcMicros utc(const char *text)
{
    const auto time = QDateTime::fromString(QLatin1String(text), Qt::ISODateWithMs);
    if (!time.isValid())
        qFatal("%s is no time", text);
    return time.toMSecsSinceEpoch() * 1000;
}

/// accepted recipients delivered deferred bounced expired discarded rejected
using Cell = std::array<std::int64_t, 8>;

class StoreFiller
{
public:
    explicit StoreFiller(const QString &zone = QStringLiteral("UTC"));

    [[nodiscard]] const store::Store &store() const { return *m_store; }
    void sql(const QString &statement);
    /// As store::changeHomeZone() at that moment; cells made afterwards follow.
    void changeHomeZone(const QString &zone, core::UtcMicros now);

    std::int64_t node(const QString &name);
    std::int64_t string(logs::StringKind kind, const QByteArray &key, const QByteArray &text = {});
    std::int64_t login(const QString &name); ///< one that succeeded
    std::int64_t unknownLogin(const QString &name); ///< only its hash is kept
    std::int64_t streamKey(const QString &sender, const QString &login, const QByteArray &network, const QString &instance = QStringLiteral("postfix"));

    /// Into every level of the node and of the fleet's totals.
    void volume(std::int64_t node, core::UtcMicros t, const Cell &cell);
    void stream(std::int64_t node, core::UtcMicros t, std::int64_t key, const Cell &cell);
    void destination(std::int64_t node, core::UtcMicros t, std::int64_t domain, std::int64_t reply, std::int64_t messages, const Cell &cell);
    void loginCell(std::int64_t node, core::UtcMicros t, std::int64_t login, const QByteArray &network, std::int64_t service, std::int64_t mechanism,
        std::int64_t ok, std::int64_t failed);
    void heard(std::int64_t node, core::UtcMicros from, core::UtcMicros to, const QByteArray &host = "mx1");
    void lost(std::int64_t node, core::UtcMicros from, core::UtcMicros to);

    struct Message
    {
        core::UtcMicros accepted = 0;
        QByteArray queueId = {};
        std::int64_t stream = 0, login = 0, senderDomain = 0;
        QByteArray client = {}; ///< bytes
        int recipients = 1;
        logs::MessageOrigin origin = logs::MessageOrigin::Smtp;
        std::int64_t continues = 0;
        QByteArray messageHash = {}, senderHash = {};
    };
    std::int64_t message(std::int64_t node, const Message &message); ///< gives its number
    std::int64_t delivery(std::int64_t node, std::int64_t message, core::UtcMicros t, logs::Outcome outcome, const QByteArray &recipient,
        std::int64_t domain, std::int64_t reply = 0, int flags = 0);
    std::int64_t loginRow(std::int64_t node, core::UtcMicros t, std::int64_t login, const QByteArray &client, logs::LoginOutcome outcome,
        std::int64_t service = 0, std::int64_t mechanism = 0, int tries = 1);
    /// Puts the rows made so far and not yet in a segment into a new one, stored on that day, and makes its digests.
    void seal(std::int64_t node, core::UtcMicros stored, bool isSealed = true);
    /// Sealing packs the messages, as an import does with those that are final: answers must be the same.
    static inline bool packs = false;

private:
    std::int64_t number(std::int64_t node, const char *table);
    void noteTime(std::int64_t node, core::UtcMicros t);
    void pack(std::int64_t node, std::int64_t segment);
    void addCell(const QString &table, std::int64_t node, core::UtcMicros t, const QString &keyColumns, const QString &keyValues,
        const QString &columns, const QList<std::int64_t> &values);

    QTemporaryDir m_folder;
    core::SystemClock m_clock;
    std::optional<store::Store> m_store;
    std::optional<store::sqlite::Database> m_database;
    QHash<QString, std::int64_t> m_strings, m_streams, m_next, m_sealedTo;
    QHash<std::int64_t, core::TimeRange> m_times;
    std::int64_t m_nextString = 1, m_nextStream = 1, m_nextNode = 1;
};

inline QString blob(const QByteArray &bytes)
{
    return QStringLiteral("x'") + QString::fromLatin1(bytes.toHex()) + u'\'';
}

inline QByteArray address(const char *text)
{
    const auto parsed = core::IpAddress::parse(text);
    return QByteArray(parsed.view().data(), static_cast<qsizetype>(parsed.view().size()));
}

inline QByteArray network(const char *text)
{
    const auto parsed = core::IpAddress::parse(text);
    return QByteArray(parsed.network().data(), static_cast<qsizetype>(parsed.network().size()));
}

} // namespace bw::test
