// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/hash.h"
#include "models/store/feedback/mailboxtable.h"
#include "models/store/fleet/nodetable.h"
#include "models/store/fleet/snapshottable.h"
#include "models/store/sqlite.h"

#include "tests/support/manualclock.h"

#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

using namespace Qt::StringLiterals;
using namespace bw;
using core::ProblemKind;

/// Nodes that are reached, and what they said.
class TestStoreFleet final : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    test::ManualClock m_clock;
    int m_stores = 0;

    store::Store make()
    {
        return *store::Store::create(m_folder.filePath(u"%1.bw"_s.arg(++m_stores)), { u"UTC"_s, u"key"_s }, m_clock);
    }
    [[nodiscard]] static fleet::Node node(const QString &name)
    {
        fleet::Node node;
        node.name = name;
        node.route = fleet::RouteKind::Ssh;
        node.host = u"mx1.example.com"_s;
        node.port = 2222;
        node.user = u"breakwater"_s;
        node.keyFile = u"/home/ann/.ssh/id"_s;
        node.jump = u"bastion"_s;
        node.knownHosts = u"/home/ann/known"_s;
        node.logs = { u"/var/log/mail.log"_s, u"/var/log/other.log"_s };
        node.logZone = u"Europe/Paris"_s;
        node.configDir = u"/etc/postfix-out"_s;
        node.smtp = { u"mx1:25"_s };
        node.group = u"Outbound"_s;
        node.tags = { u"france"_s, u"bulk"_s };
        return node;
    }
    static std::int64_t count(const store::Store &store, const char *sql)
    {
        auto database = store::sqlite::Database::open(store.path(), store::sqlite::Access::ReadOnly);
        return *database->integer(sql);
    }
    [[nodiscard]] fleet::Snapshot said(const QByteArray &settings) const
    {
        fleet::Snapshot snapshot;
        snapshot.time = m_clock.now();
        snapshot.product = u"Postfix"_s;
        snapshot.version = u"3.7.11"_s;
        snapshot.sections = { { u"postfix.settings"_s, fleet::SectionKind::Settings, settings, {}, false }, { u"postfix.version"_s, fleet::SectionKind::Text, "3.7.11", {}, false } };
        return snapshot;
    }

private Q_SLOTS:
    void aNodeComesBackAsItWas()
    {
        const store::Store store = make();
        QVERIFY(store::saveNode(store, node(u"mx1"_s), {}, m_clock));
        const auto row = store::findNode(store, u"mx1"_s, {});
        QVERIFY(row);
        QCOMPARE(row->node, node(u"mx1"_s));
        QVERIFY(!row->error && row->read == 0);
        QCOMPARE(store::findNode(store, u"mx2"_s, {}).error().kind, ProblemKind::Missing);
    }

    void isRenamedAndRemoved()
    {
        const store::Store store = make();
        QVERIFY(store::saveNode(store, node(u"mx1"_s), {}, m_clock));
        QVERIFY(store::saveNode(store, node(u"mx2"_s), {}, m_clock));
        QCOMPARE(store::saveNode(store, node(u"mx2"_s), u"mx1"_s, m_clock).error().kind, ProblemKind::Conflict);
        QVERIFY(store::saveNode(store, node(u"mx3"_s), u"mx1"_s, m_clock));
        QVERIFY(!store::findNode(store, u"mx1"_s, {}));
        QVERIFY(store::removeRoute(store, u"mx3"_s, m_clock));
        const auto row = store::findNode(store, u"mx3"_s, {});
        QVERIFY(row); // its figures stay, so it stays
        QCOMPARE(row->node.route, fleet::RouteKind::None);
        QVERIFY(row->node.logs.isEmpty());
        QCOMPARE(store::listFleet(store, {})->size(), 2);
        QCOMPARE(store::removeRoute(store, u"nobody"_s, m_clock).error().kind, ProblemKind::Missing);
        QCOMPARE(count(store, "SELECT count(*) FROM journal WHERE act LIKE 'node.%'"), 4);
    }

    /// The key that counts is the one that was accepted: a round that showed none, or was stopped by another, leaves it.
    void anAcceptedHostKeyStays()
    {
        const store::Store store = make();
        QVERIFY(store::saveNode(store, node(u"mx1"_s), {}, m_clock));
        QVERIFY(store::noteHostKey(store, u"mx1"_s, u"SHA256:first"_s, m_clock));
        const auto row = store::findNode(store, u"mx1"_s, {});
        QCOMPARE(row->hostKey, u"SHA256:first"_s);
        QVERIFY(row->read == 0 && !row->error);
        store::RoundRow round;
        round.time = m_clock.now();
        QVERIFY(store::noteRounds(store, { { row->id, round } }));
        QCOMPARE(store::findNode(store, u"mx1"_s, {})->hostKey, u"SHA256:first"_s);
        round.hostKey = u"SHA256:other"_s;
        QVERIFY(store::noteRounds(store, { { row->id, round } }));
        QCOMPARE(store::findNode(store, u"mx1"_s, {})->hostKey, u"SHA256:first"_s);
        QVERIFY(store::noteHostKey(store, u"mx1"_s, u"SHA256:second"_s, m_clock));
        QCOMPARE(store::findNode(store, u"mx1"_s, {})->hostKey, u"SHA256:second"_s);
        QCOMPARE(store::noteHostKey(store, u"nobody"_s, u"SHA256:x"_s, m_clock).error().kind, ProblemKind::Missing);
        QCOMPARE(count(store, "SELECT count(*) FROM journal WHERE act = 'node.host_key'"), 2);
        // A change of its user leaves it; another host has another key.
        fleet::Node changed = row->node;
        changed.user = u"reader"_s;
        QVERIFY(store::saveNode(store, changed, u"mx1"_s, m_clock));
        QCOMPARE(store::findNode(store, u"mx1"_s, {})->hostKey, u"SHA256:second"_s);
        changed.host = u"elsewhere.example"_s;
        QVERIFY(store::saveNode(store, changed, u"mx1"_s, m_clock));
        QCOMPARE(store::findNode(store, u"mx1"_s, {})->hostKey, QString());
    }

    /// Only what shows the accepted key, its owner, or another place ends the stop of a node whose key changed.
    void aStopOutlastsWhatDoesNotShowTheKey()
    {
        const store::Store store = make();
        QVERIFY(store::saveNode(store, node(u"mx1"_s), {}, m_clock));
        const auto id = store::findNode(store, u"mx1"_s, {})->id;
        const auto note = [&](const QString &error, core::UtcMicros keyMet = 0, bool steps = true) {
            if (steps)
                m_clock.advance(core::microsPerMinute);
            store::RoundRow round;
            round.time = m_clock.now();
            round.wasRead = error.isEmpty();
            round.keyMet = keyMet;
            if (!error.isEmpty())
                round.error = store::NodeErrorRow { 0, 0, 0, error, u"why"_s };
            return store::noteRounds(store, { { id, round } }).has_value();
        };
        const auto standing = [&] {
            const auto row = store::findNode(store, u"mx1"_s, {});
            return row->error ? row->error->kind : QString();
        };
        const auto open = [&] { return count(store, "SELECT count(*) FROM node_error WHERE to_ms IS NULL"); };
        QVERIFY(note(u"denied"_s));
        QVERIFY(note(u"host_key_changed"_s));
        QCOMPARE(open(), 1); // it was reached, and stopped
        const core::UtcMicros seen = m_clock.now();
        QVERIFY(store::isStopped(store, id).value());
        QVERIFY(note({})); // over a connection from before
        QCOMPARE(standing(), u"host_key_changed"_s);
        QVERIFY(note(u"unreachable"_s));
        QCOMPARE(standing(), u"host_key_changed"_s);
        QCOMPARE(open(), 2);
        QVERIFY(note({}, seen - core::microsPerSecond)); // met before the other key was
        QCOMPARE(standing(), u"host_key_changed"_s);
        QCOMPARE(open(), 1);
        QVERIFY(note({}, m_clock.now()));
        QCOMPARE(standing(), QString());
        QVERIFY(!store::isStopped(store, id).value());

        QVERIFY(note(u"unreachable"_s) && store::noteHandshake(store, u"mx1"_s, m_clock.now(), u"why"_s)); // at one moment
        QCOMPARE(standing(), u"host_key_changed"_s);
        QCOMPARE(open(), 2);
        QVERIFY(store::noteHandshake(store, u"mx1"_s, m_clock.now(), {}));
        QCOMPARE(standing(), u"host_key_changed"_s);
        m_clock.advance(core::microsPerSecond);
        QVERIFY(store::noteHandshake(store, u"mx1"_s, m_clock.now(), {}));
        QCOMPARE(standing(), u"unreachable"_s);

        QVERIFY(note(u"host_key_changed"_s) && store::noteHostKey(store, u"mx1"_s, u"SHA256:second"_s, m_clock));
        QCOMPARE(standing(), QString());
        QVERIFY(note(u"host_key_changed"_s));
        fleet::Node changed = node(u"mx1"_s);
        changed.user = u"reader"_s;
        QVERIFY(store::saveNode(store, changed, u"mx1"_s, m_clock));
        QCOMPARE(standing(), u"host_key_changed"_s);
        changed.host = u"elsewhere.example"_s;
        QVERIFY(store::saveNode(store, changed, u"mx1"_s, m_clock));
        QCOMPARE(standing(), QString());
        QCOMPARE(store::noteHandshake(store, u"nobody"_s, m_clock.now(), {}).error().kind, ProblemKind::Missing);
    }

    void refusesWhatIsNoNode()
    {
        const store::Store store = make();
        fleet::Node bad = node(u"mx1"_s);
        bad.host = u"-oProxyCommand=id"_s;
        QCOMPARE(store::saveNode(store, bad, {}, m_clock).error().kind, ProblemKind::Usage);
        QVERIFY(store::listFleet(store, {})->isEmpty());
    }

    void anErrorLastsUntilItIsOver()
    {
        const store::Store store = make();
        QVERIFY(store::saveNode(store, node(u"mx1"_s), {}, m_clock));
        const std::int64_t id = store::findNode(store, u"mx1"_s, {})->id;
        const auto round = [&](const char *kind) {
            store::RoundRow row;
            row.time = m_clock.now();
            row.wasRead = !kind;
            row.keyMet = kind ? 0 : m_clock.now();
            if (kind)
                row.error = store::NodeErrorRow { 0, 0, 0, QString::fromLatin1(kind), u"why"_s };
            else
                row.version = u"3.7.11"_s;
            QVERIFY(store::noteRounds(store, { { id, row } }));
            m_clock.advance(core::microsPerMinute);
        };
        const core::UtcMicros begin = m_clock.now();
        round(nullptr);
        round("timed_out");
        round("timed_out");
        auto row = store::findNode(store, u"mx1"_s, {});
        QVERIFY(row->error);
        QCOMPARE(row->error->kind, u"timed_out"_s);
        QCOMPARE(row->error->from, begin + core::microsPerMinute);
        QCOMPARE(row->error->last, begin + 2 * core::microsPerMinute);
        QCOMPARE(row->read, begin);
        QCOMPARE(row->version, u"3.7.11"_s);
        round("host_key_changed");
        QCOMPARE(store::findNode(store, u"mx1"_s, {})->error->kind, u"host_key_changed"_s);
        round(nullptr);
        row = store::findNode(store, u"mx1"_s, {});
        QVERIFY(!row->error);
        QCOMPARE(row->read, begin + 4 * core::microsPerMinute);
        const auto errors = store::listErrors(store, id, { 0, m_clock.now() }, {});
        QCOMPARE(errors->size(), 2);
        QCOMPARE(errors->front().to, begin + 3 * core::microsPerMinute);
    }

    /// A queue that cannot be listed is no reason to call the node unread; the two begin and end apart, also in the same round.
    void theQueuesErrorStandsBesideThatOfReading()
    {
        const store::Store store = make();
        QVERIFY(store::saveNode(store, node(u"mx1"_s), {}, m_clock));
        const std::int64_t id = store::findNode(store, u"mx1"_s, {})->id;
        const core::UtcMicros begin = m_clock.now();
        const auto round = [&](const char *kind, std::optional<QString> queue) {
            store::RoundRow row;
            row.time = m_clock.now();
            if (kind)
                row.error = store::NodeErrorRow { 0, 0, 0, QString::fromLatin1(kind), u"why"_s };
            row.queueError = std::move(queue);
            QVERIFY(store::noteRounds(store, { { id, row } }));
            m_clock.advance(core::microsPerMinute);
        };
        round("log_missing", u"it is down"_s);
        round("log_missing", {});
        auto row = store::findNode(store, u"mx1"_s, {});
        QCOMPARE(row->error->kind, u"log_missing"_s);
        QCOMPARE(row->error->last, begin + core::microsPerMinute);
        QVERIFY(row->queueError);
        QCOMPARE(row->queueError->text, u"it is down"_s);
        QVERIFY(row->queueError->from - begin <= core::microsPerSecond);
        round(nullptr, {}); // not asked: what was known goes on
        row = store::findNode(store, u"mx1"_s, {});
        QVERIFY(!row->error && row->queueError);
        round(nullptr, u"not allowed"_s);
        row = store::findNode(store, u"mx1"_s, {});
        QCOMPARE(row->queueError->text, u"not allowed"_s);
        QCOMPARE(row->queueError->last, begin + 3 * core::microsPerMinute);
        round("denied", QString());
        row = store::findNode(store, u"mx1"_s, {});
        QVERIFY(row->error && !row->queueError);
        const auto errors = store::listErrors(store, id, { 0, m_clock.now() }, {});
        QCOMPARE(errors->size(), 3);
        QCOMPARE(errors->at(0).kind, u"log_missing"_s);
        QCOMPARE(errors->at(0).to, begin + 2 * core::microsPerMinute);
        QCOMPARE(errors->at(1).kind, QString(store::queueUnread));
        QCOMPARE(errors->at(1).to, begin + 4 * core::microsPerMinute);
        QCOMPARE(errors->at(2).to, 0);
    }

    void theSameAnswerAddsNothing()
    {
        const store::Store store = make();
        QVERIFY(store::saveNode(store, node(u"mx1"_s), {}, m_clock));
        const std::int64_t id = store::findNode(store, u"mx1"_s, {})->id;
        const core::UtcMicros begin = m_clock.now();
        const auto first = store::keepSnapshot(store, id, said("a = 1\n"));
        QVERIFY(first);
        for (int i = 0; i < 10; ++i) {
            m_clock.advance(15 * core::microsPerMinute);
            QCOMPARE(*store::keepSnapshot(store, id, said("a = 1\n")), *first);
        }
        QCOMPARE(count(store, "SELECT count(*) FROM snapshot"), 1);
        QCOMPARE(count(store, "SELECT count(*) FROM section_text"), 2);
        m_clock.advance(15 * core::microsPerMinute);
        const core::UtcMicros changed = m_clock.now();
        const auto second = store::keepSnapshot(store, id, said("a = 2\n"));
        QVERIFY(*second != *first);
        QCOMPARE(count(store, "SELECT count(*) FROM section_text"), 3); // what stayed the same stands once
        const auto list = store::listSnapshots(store, id, { 0, INT64_MAX }, {});
        QCOMPARE(list->size(), 2);
        QCOMPARE(list->at(1).first, begin);
        QCOMPARE(list->at(1).last, begin + 150 * core::microsPerMinute);
        QCOMPARE(*store::snapshotAt(store, id, changed - 1, {}), *first);
        QCOMPARE(*store::snapshotAt(store, id, changed, {}), *second);
        QCOMPARE(*store::snapshotAt(store, id, begin - 1'000'000, {}), 0);
        const auto loaded = store::loadSnapshot(store, *first, {});
        QVERIFY(loaded);
        QCOMPARE(loaded->section(u"postfix.settings"_s)->text, QByteArray("a = 1\n"));
        QCOMPARE(store::loadSnapshot(store, 77, {}).error().kind, ProblemKind::Missing);
    }

    void whatCouldNotBeReadIsNoChange()
    {
        const store::Store store = make();
        QVERIFY(store::saveNode(store, node(u"mx1"_s), {}, m_clock));
        const std::int64_t id = store::findNode(store, u"mx1"_s, {})->id;
        const auto first = store::keepSnapshot(store, id, said("a = 1\n"));
        m_clock.advance(core::microsPerHour);
        fleet::Snapshot broken = said("");
        broken.sections[0].problem = u"permission denied"_s;
        QCOMPARE(*store::keepSnapshot(store, id, broken), *first);
        fleet::Snapshot unasked = said("");
        unasked.sections[0].goesOn = true;
        QCOMPARE(*store::keepSnapshot(store, id, unasked), *first);
        // One that was never read says why.
        fleet::Snapshot more = said("a = 1\n");
        more.sections.append({ u"host.units"_s, fleet::SectionKind::Text, {}, u"no systemd"_s, false });
        const auto second = store::keepSnapshot(store, id, more);
        QVERIFY(*second != *first);
        QCOMPARE(store::loadSnapshot(store, *second, {})->section(u"host.units"_s)->problem, u"no systemd"_s);
        QCOMPARE(*store::keepSnapshot(store, id, more), *second);
    }

    void queueSamplesComeBackAndThinOut()
    {
        const store::Store store = make();
        QVERIFY(store::saveNode(store, node(u"mx1"_s), {}, m_clock));
        const std::int64_t id = store::findNode(store, u"mx1"_s, {})->id;
        fleet::QueueSample sample;
        sample.messages = 12;
        sample.bytes = 3400;
        sample.isAtLeast = true;
        sample.byQueue = { { u"deferred"_s, 10 }, { u"hold"_s, 2 } };
        sample.byAge = { 1, 2, 3, 4, 2, 0, 0 };
        sample.bySenderDomain = { { u"example.com"_s, 12 } };
        sample.byDestination = { { u"example.net"_s, 9 }, { QString(), 3 } };
        sample.reasons = { { u"451 4.7.1 try later"_s, 9 } };
        m_clock.set(m_clock.now() / core::microsPerHour * core::microsPerHour + core::microsPerHour);
        for (int i = 0; i < 24; ++i) { // two hours
            sample.time = m_clock.now();
            QVERIFY(store::keepQueueSample(store, id, sample));
            m_clock.advance(5 * core::microsPerMinute);
        }
        auto list = store::listQueueSamples(store, id, { 0, INT64_MAX }, {});
        QCOMPARE(list->size(), 24);
        QCOMPARE(list->last(), sample);
        QVERIFY(store::foldFleet(store, m_clock));
        QCOMPARE(store::listQueueSamples(store, id, { 0, INT64_MAX }, {})->size(), 24);
        m_clock.advance(31 * core::microsPerDay);
        QVERIFY(store::foldFleet(store, m_clock));
        QCOMPARE(store::listQueueSamples(store, id, { 0, INT64_MAX }, {})->size(), 2); // one an hour
    }

    /// A store as the first schema left it.
    void anOlderStoreIsUpgraded()
    {
        const store::Store store = make();
        const QString path = store.path();
        {
            auto database = store::sqlite::Database::open(path, store::sqlite::Access::ReadWrite);
            for (const char *table : { "node_route", "node_place", "node_state", "node_error", "section_text", "snapshot", "snapshot_section", "queue_sample", "journal_entry",
                     "feedback_text", "feedback_file", "feedback_report", "dmarc_policy", "dmarc_record", "dmarc_result", "tls_policy", "tls_failure", "complaint",
                     "complaint_recipient", "feedback_unreadable", "source_rule", "mailbox", "mailbox_cursor", "mailbox_move", "mailbox_try", "reverse_name",
                     "asset", "look", "finding", "finding_span", "finding_evidence", "asset_evidence", "expiry", "accepted_risk", "answer", "attachment" })
                QVERIFY(database->run((QByteArray("DROP TABLE ") + table).constData()));
            std::string all; // as the store works its hash out
            auto tables = database->prepare("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name");
            while (tables->step() == SQLITE_ROW)
                all.append(tables->bytes(0)).push_back('\n');
            const QByteArray sql = "UPDATE store_info SET value = '1' WHERE key = 'schema_version'; PRAGMA user_version = 1; "
                                   "UPDATE store_info SET value = '" + QByteArray::number(qulonglong(core::fastHash(all)), 16) + "' WHERE key = 'schema_hash'";
            QVERIFY(database->run(sql.constData()));
        }
        {
            const auto reading = store::Store::open(path, store::OpenMode::ReadOnly);
            QVERIFY(reading);
            QCOMPARE(reading->schema(), 1);
            QVERIFY(store::listFleet(*reading, {})->isEmpty());
            QVERIFY(store::listMailboxes(*reading, {})->isEmpty());
        }
        const auto upgraded = store::Store::open(path, store::OpenMode::ReadWrite);
        QVERIFY(upgraded && !upgraded->isReadOnly());
        QCOMPARE(upgraded->schema(), store::schemaVersion);
        QVERIFY(store::saveNode(*upgraded, node(u"mx1"_s), {}, m_clock));
        QVERIFY(!store::Store::open(path, store::OpenMode::ReadWrite)->isReadOnly());
    }
};

QTEST_GUILESS_MAIN(TestStoreFleet)
#include "tst_store_fleet.moc"
