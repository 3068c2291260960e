// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/rowscan.h"
#include "tests/models/store/queries/storefiller.h"

#include "tests/support/manualclock.h"

#include "models/store/cubes.h"
#include "models/store/homezone.h"

#include <QCryptographicHash>

namespace bw::test {

using logs::StringKind;

StoreFiller::StoreFiller(const QString &zone)
{
    const QString path = m_folder.filePath(QStringLiteral("fleet.bw"));
    auto made = store::Store::create(path, { zone, QStringLiteral("k1") }, m_clock);
    if (!made)
        qFatal("%s", qPrintable(made.error().oneLine()));
    m_store = *made;
    auto database = store::sqlite::Database::open(path, store::sqlite::Access::ReadWrite);
    if (!database)
        qFatal("%s", qPrintable(database.error().oneLine()));
    m_database = std::move(*database);
    sql(QStringLiteral("PRAGMA synchronous = OFF"));
}

void StoreFiller::sql(const QString &statement)
{
    if (const auto done = m_database->run(statement.toUtf8().constData()); !done)
        qFatal("%s in %s", qPrintable(done.error().oneLine()), qPrintable(statement));
}

std::int64_t StoreFiller::node(const QString &name)
{
    const auto id = m_nextNode++;
    sql(QStringLiteral("INSERT INTO node VALUES (%1, '%2', 'postfix', 0)").arg(id).arg(name));
    sql(QStringLiteral("INSERT INTO source VALUES ((%1 << 40) | 9999, CAST('/var/log/mail.log' AS BLOB), 1, 1, 1, 0, 1, 0, 0, NULL)").arg(id)); // it was read
    return id;
}

std::int64_t StoreFiller::string(StringKind kind, const QByteArray &key, const QByteArray &text)
{
    const QString name = QString::number(static_cast<int>(kind)) + QString::fromLatin1(key.toHex());
    if (!m_strings.contains(name)) {
        m_strings.insert(name, m_nextString);
        sql(QStringLiteral("INSERT INTO string(id, kind, key, text) VALUES (%1, %2, %3, %4)")
                .arg(m_nextString++)
                .arg(static_cast<int>(kind))
                .arg(blob(key), text.isEmpty() ? QStringLiteral("NULL") : blob(text)));
    }
    return m_strings.value(name);
}

std::int64_t StoreFiller::login(const QString &name)
{
    return name.isEmpty() ? 0
                          : string(StringKind::Login, QCryptographicHash::hash(name.toUtf8(), QCryptographicHash::Sha256).left(16), name.toUtf8());
}

std::int64_t StoreFiller::unknownLogin(const QString &name)
{
    return string(StringKind::Login, QCryptographicHash::hash(name.toUtf8(), QCryptographicHash::Sha256).left(16));
}

std::int64_t StoreFiller::streamKey(const QString &sender, const QString &user, const QByteArray &net, const QString &instance)
{
    const QString name = sender + u'|' + user + u'|' + QString::fromLatin1(net.toHex()) + u'|' + instance;
    if (!m_streams.contains(name)) {
        m_streams.insert(name, m_nextStream);
        sql(QStringLiteral("INSERT INTO stream_key VALUES (%1, %2, %3, %4, %5)")
                .arg(m_nextStream++)
                .arg(sender.isEmpty() ? 0 : string(StringKind::Domain, sender.toUtf8()))
                .arg(login(user))
                .arg(blob(net))
                .arg(instance.isEmpty() ? 0 : string(StringKind::Instance, instance.toUtf8())));
    }
    return m_streams.value(name);
}

void StoreFiller::changeHomeZone(const QString &zone, core::UtcMicros now)
{
    const test::ManualClock clock(now);
    if (const auto changed = store::changeHomeZone(*m_store, clock, zone); !changed)
        qFatal("%s", qPrintable(changed.error().oneLine()));
    m_store = *store::Store::open(m_store->path(), store::OpenMode::ReadWrite);
}

void StoreFiller::addCell(const QString &table, std::int64_t nodeId, core::UtcMicros t, const QString &keyColumns,
    const QString &keyValues, const QString &columns, const QList<std::int64_t> &values)
{
    QStringList texts, updates;
    const auto names = columns.split(QStringLiteral(", "));
    const store::CellGrid grid = m_store->grid(table.toStdString());
    for (qsizetype i = 0; i < names.size(); ++i) {
        texts.append(QString::number(values[i]));
        updates.append(QStringLiteral("%1 = %1 + excluded.%1").arg(names[i]));
    }
    for (const std::int64_t owner : { std::int64_t(0), nodeId })
        for (const auto &[level, life] : store::levelsOf(table.toStdString()))
            sql(QStringLiteral("INSERT INTO %1 (node, level, start%2, %3) VALUES (%4, %5, %6%7, %8) ON CONFLICT DO UPDATE SET %9")
                    .arg(table, keyColumns, columns)
                    .arg(owner)
                    .arg(level)
                    .arg(store::toMs(grid.startOf(level, t)))
                    .arg(keyValues, texts.join(QStringLiteral(", ")), updates.join(QStringLiteral(", "))));
}

namespace {
const QString countColumns = QStringLiteral("accepted, recipients, delivered, deferred, bounced, expired, discarded, rejected");
}

void StoreFiller::volume(std::int64_t nodeId, core::UtcMicros t, const Cell &cell)
{
    addCell(QStringLiteral("volume_cell"), nodeId, t, {}, {}, countColumns, QList<std::int64_t>(cell.begin(), cell.end()));
}

void StoreFiller::stream(std::int64_t nodeId, core::UtcMicros t, std::int64_t key, const Cell &cell)
{
    addCell(QStringLiteral("stream_cell"), nodeId, t, QStringLiteral(", stream"), QStringLiteral(", %1").arg(key), countColumns,
        QList<std::int64_t>(cell.begin(), cell.end()));
}

void StoreFiller::destination(
    std::int64_t nodeId, core::UtcMicros t, std::int64_t domain, std::int64_t reply, std::int64_t messages, const Cell &cell)
{
    QList<std::int64_t> values(cell.begin(), cell.end());
    values[0] = messages;
    addCell(QStringLiteral("destination_cell"), nodeId, t, QStringLiteral(", domain, reply"),
        QStringLiteral(", %1, %2").arg(domain).arg(reply),
        QStringLiteral("messages, recipients, delivered, deferred, bounced, expired, discarded, rejected"), values);
}

void StoreFiller::loginCell(std::int64_t nodeId, core::UtcMicros t, std::int64_t loginId, const QByteArray &net, std::int64_t service,
    std::int64_t mechanism, std::int64_t ok, std::int64_t failed)
{
    addCell(QStringLiteral("login_cell"), nodeId, t, QStringLiteral(", login, network, service, mechanism"),
        QStringLiteral(", %1, %2, %3, %4").arg(loginId).arg(blob(net)).arg(service).arg(mechanism), QStringLiteral("ok, failed"), { ok, failed });
}

void StoreFiller::heard(std::int64_t nodeId, core::UtcMicros from, core::UtcMicros to, const QByteArray &host)
{
    sql(QStringLiteral("INSERT INTO heard VALUES (%1, %2, 0, %3, %4)")
            .arg(nodeId)
            .arg(string(StringKind::Host, host))
            .arg(store::toMs(from))
            .arg(store::toMs(to)));
}

void StoreFiller::lost(std::int64_t nodeId, core::UtcMicros from, core::UtcMicros to)
{
    sql(QStringLiteral("INSERT INTO lost VALUES (%1, %2, %3, 'rotated_away')").arg(nodeId).arg(store::toMs(from)).arg(store::toMs(to)));
}

std::int64_t StoreFiller::number(std::int64_t nodeId, const char *table)
{
    return ++m_next[QString::number(nodeId) + QLatin1String(table)];
}

void StoreFiller::noteTime(std::int64_t nodeId, core::UtcMicros t)
{
    auto [found, isNew] = std::pair(m_times.find(nodeId), !m_times.contains(nodeId));
    if (isNew)
        m_times.insert(nodeId, { t, t });
    else
        *found = { std::min(found->from, t), std::max(found->to, t) };
}

std::int64_t StoreFiller::message(std::int64_t nodeId, const Message &m)
{
    const auto n = number(nodeId, "message");
    noteTime(nodeId, m.accepted);
    sql(QStringLiteral("INSERT INTO message VALUES (%1, %2, %3, %4, %5, %6, %7, 0, %8, %9, 0, 0, 0, 0, ")
            .arg(store::rowId(nodeId, n))
            .arg(store::toMs(m.accepted))
            .arg(string(StringKind::Host, "mx1"))
            .arg(string(StringKind::Instance, "postfix"))
            .arg(blob(m.queueId), m.messageHash.isEmpty() ? QStringLiteral("NULL") : blob(m.messageHash))
            .arg(m.senderDomain)
            .arg(m.senderHash.isEmpty() ? QStringLiteral("NULL") : blob(m.senderHash))
            .arg(m.login)
        + QStringLiteral("%1, 1000, %2, %3, %4, %5, %6, 0)")
              .arg(m.client.isEmpty() ? QStringLiteral("NULL") : blob(m.client))
              .arg(m.recipients)
              .arg(static_cast<int>(m.origin))
              .arg(m.continues)
              .arg(m.stream)
              .arg(store::rowId(nodeId, 1)));
    return n;
}

std::int64_t StoreFiller::delivery(std::int64_t nodeId, std::int64_t message, core::UtcMicros t, logs::Outcome outcome, const QByteArray &recipient,
    std::int64_t domain, std::int64_t reply, int flags)
{
    const auto n = number(nodeId, "delivery");
    noteTime(nodeId, t);
    sql(QStringLiteral("INSERT INTO delivery VALUES (%1, %2, %3, %4, %5, %6, NULL, %7, 0, %8, 2000000, 1200, 0, ")
            .arg(store::rowId(nodeId, n))
            .arg(message)
            .arg(store::toMs(t))
            .arg(static_cast<int>(outcome))
            .arg(flags)
            .arg(blob(recipient.leftJustified(16, '\0', true)))
            .arg(domain)
            .arg(reply)
        + QStringLiteral("%1, %2)").arg(store::rowId(nodeId, 1)).arg(n * 100));
    return n;
}

std::int64_t StoreFiller::loginRow(std::int64_t nodeId, core::UtcMicros t, std::int64_t loginId, const QByteArray &client, logs::LoginOutcome outcome,
    std::int64_t service, std::int64_t mechanism, int tries)
{
    const auto n = number(nodeId, "login");
    noteTime(nodeId, t);
    sql(QStringLiteral("INSERT INTO login VALUES (%1, %2, %3, %4, %5, %6, %7, %8, 0, ")
            .arg(store::rowId(nodeId, n))
            .arg(store::toMs(t))
            .arg(string(StringKind::Host, "mx1"))
            .arg(string(StringKind::Instance, "postfix"))
            .arg(service)
            .arg(loginId)
            .arg(client.isEmpty() ? QStringLiteral("NULL") : blob(client))
            .arg(mechanism)
        + QStringLiteral("%1, %2, 0, %3, 0)").arg(static_cast<int>(outcome)).arg(tries).arg(store::rowId(nodeId, 1)));
    return n;
}

void StoreFiller::seal(std::int64_t nodeId, core::UtcMicros stored, bool isSealed)
{
    const auto segment = store::rowId(nodeId, number(nodeId, "segment"));
    const auto times = m_times.take(nodeId);
    qint64 messages = 0;
    for (const char *table : { "message", "delivery", "rejection", "login" }) {
        const QString name = QString::number(nodeId) + QLatin1String(table);
        const auto first = m_sealedTo.value(name) + 1, last = m_next.value(name);
        if (last < first)
            continue;
        m_sealedTo.insert(name, last);
        messages += qstrcmp(table, "message") == 0 ? last - first + 1 : 0;
        sql(QStringLiteral("INSERT INTO segment_range VALUES (%1, '%2', %3, %4)").arg(segment).arg(QLatin1String(table)).arg(first).arg(last));
    }
    sql(QStringLiteral("INSERT INTO segment VALUES (%1, %2, %3, %4, %5, %6)")
            .arg(segment)
            .arg(stored / core::microsPerDay)
            .arg(store::toMs(times.from))
            .arg(store::toMs(times.to))
            .arg(messages)
            .arg(isSealed ? 1 : 0));
    sql(QStringLiteral("INSERT INTO node_counter VALUES (%1, 'segment', %2) ON CONFLICT DO UPDATE SET next = excluded.next")
            .arg(nodeId)
            .arg((segment & store::rowNumberMask) + 1));
    if (packs)
        pack(nodeId, segment);
}

void StoreFiller::pack(std::int64_t nodeId, std::int64_t segment)
{
    store::MessageBlock block;
    {
        auto reader = store::Reader::begin(this->store(), {});
        const store::KeptRows kept(*reader, nodeId);
        store::RowScan scan(*reader, kept);
        const core::TimeRange always { INT64_MIN / 2, INT64_MAX / 2 };
        scan.messagesOf(segment, always, false, [&](const store::StoredMessage &message) {
            block.messages.push_back(message);
            return true;
        });
        for (const auto &message : block.messages)
            scan.deliveriesOf(segment, always, false, [&](const store::StoredDelivery &delivery, const store::StoredMessage *) {
                if (delivery.message == message.number)
                    block.deliveries.push_back(delivery);
                return true;
            });
    }
    if (block.messages.empty())
        return;
    const auto number = this->number(nodeId, "block");
    const auto facts = store::packBlock(block);
    const auto first = block.messages.front().number, last = block.messages.back().number;
    sql(QStringLiteral("INSERT INTO block SELECT %1, %2, %3, %4, low_ms, high_ms, %5 FROM segment WHERE id = %6")
            .arg(store::rowId(nodeId, number))
            .arg(first)
            .arg(last)
            .arg(block.messages.size())
            .arg(blob(QByteArray::fromStdString(facts)))
            .arg(segment));
    sql(QStringLiteral("INSERT INTO segment_range VALUES (%1, 'block', %2, %2)").arg(segment).arg(number));
    sql(QStringLiteral("DELETE FROM message WHERE id BETWEEN %1 AND %2").arg(store::rowId(nodeId, first)).arg(store::rowId(nodeId, last)));
    for (const auto &delivery : block.deliveries)
        sql(QStringLiteral("DELETE FROM delivery WHERE id = %1").arg(store::rowId(nodeId, delivery.number)));
}

} // namespace bw::test
