// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/service/measuring.h"
#include "models/service/posturerounds.h"
#include "models/store/posture/posturetable.h"
#include "tests/models/ingest/ingestfixture.h"

#include <QTest>

#include <mutex>

using namespace bw;
using namespace bw::test;
using namespace Qt::StringLiterals;
using service::AssetName;
using store::AssetKind;

/// What is measured by itself, when, and in which order. Nobody is asked: a test's own measuring notes what it was wished for.
class TestServicePostureRounds final : public QObject
{
    Q_OBJECT
    std::unique_ptr<IngestWorld> m_world;
    std::unique_ptr<service::PostureRounds> m_rounds;
    std::mutex m_mutex;
    QStringList m_measured;

    void watch(AssetKind kind, const QString &name, bool isWatched = true)
    {
        QVERIFY(store::saveAsset(m_world->store(), { kind, name, isWatched, {} }, m_world->clock));
    }
    void look(AssetKind kind, const QString &name, core::UtcMicros at)
    {
        store::LookToKeep kept;
        kept.look.kind = kind;
        kept.look.asset = name;
        kept.look.at = at;
        QVERIFY(store::keepLook(m_world->store(), kept));
    }
    [[nodiscard]] QStringList measured()
    {
        const std::lock_guard lock(m_mutex);
        return m_measured;
    }
    void start(bool fails = false)
    {
        m_rounds = std::make_unique<service::PostureRounds>(m_world->store(), m_world->clock, [this, fails](const AssetName &asset, const std::atomic_bool &) -> core::Done {
            const std::lock_guard lock(m_mutex);
            m_measured << asset.name;
            if (fails)
                return core::fail({ core::ProblemKind::Unreachable, u"no"_s });
            return {};
        });
    }

private Q_SLOTS:
    void init() { m_world = std::make_unique<IngestWorld>(); }
    void cleanup()
    {
        m_rounds.reset();
        m_measured.clear();
        m_world.reset();
    }

    void whatIsWatchedIsMeasured()
    {
        watch(AssetKind::Domain, u"a.example"_s);
        watch(AssetKind::Domain, u"once.example"_s, false);
        watch(AssetKind::Host, u"mx.a.example:25"_s);
        start();
        m_rounds->wish();
        QTRY_COMPARE(measured().size(), 3);
        QCOMPARE(QSet<QString>(m_measured.cbegin(), m_measured.cend()), (QSet<QString> { u"a.example"_s, u"mx.a.example:25"_s, u"organisation"_s }));
    }

    /// Longest waiting first; what somebody looked at is not due, nor is a host before its day is over.
    void whenItIsDue()
    {
        const core::UtcMicros now = m_world->clock.now();
        for (const QString &name : { u"a.example"_s, u"b.example"_s, u"c.example"_s })
            watch(AssetKind::Domain, name);
        watch(AssetKind::Host, u"mx.a.example:25"_s);
        look(AssetKind::Domain, u"a.example"_s, now - 7 * core::microsPerHour);
        look(AssetKind::Domain, u"b.example"_s, now - 5 * core::microsPerHour);
        look(AssetKind::Domain, u"c.example"_s, now - 8 * core::microsPerHour);
        look(AssetKind::Host, u"mx.a.example:25"_s, now - 23 * core::microsPerHour);
        look(AssetKind::Organisation, u"organisation"_s, now);
        start();
        const auto due = m_rounds->due();
        QVERIFY(due);
        QCOMPARE(due->size(), 2);
        QCOMPARE(due->at(0).name, u"c.example"_s);
        QCOMPARE(due->at(1).name, u"a.example"_s);
    }

    /// A server that is down is not asked more often than one that answers.
    void whatFailsRests()
    {
        watch(AssetKind::Host, u"mx.a.example:25"_s);
        start(true);
        m_rounds->wish();
        QTRY_COMPARE(measured().size(), 2);
        m_rounds->wish();
        QTest::qWait(100);
        QCOMPARE(measured().size(), 2);
        QVERIFY(service::measureEvery(AssetKind::Host) >= core::microsPerHour); // once an hour at most
        m_world->clock.advance(service::measureEvery(AssetKind::Host));
        QTRY_VERIFY(m_rounds->due()->size() == 2);
        m_rounds->wish();
        QTRY_COMPARE(measured().size(), 4);
    }
};

QTEST_GUILESS_MAIN(TestServicePostureRounds)
#include "tst_service_posturerounds.moc"
