// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/live/livedesk.h"
#include "tests/support/relay.h"

#include <QTest>

using namespace bw::test;
using namespace bw::test::live;
using namespace Qt::StringLiterals;

/// Old logs over SSH, when their owner asks: plain and packed, newest first, each fetched once, nothing double.
class TestLiveHistory final : public QObject
{
    Q_OBJECT

private:
    static constexpr int each = 15'000;
    std::unique_ptr<WorkFolder> m_folder;
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<Sshd> m_sshd;
    QString m_log;

    [[nodiscard]] Ran history(const QString &store, const QString &deadline = u"60"_s) const { return m_desk->run(store, { u"collect"_s, u"--history"_s, u"--deadline"_s, deadline }); }
    [[nodiscard]] static QJsonObject nodeOf(const Ran &ran) { return QJsonDocument::fromJson(ran.out).object()[u"nodes"_s].toArray().at(0).toObject(); }
    void pack(const QString &from, const QString &to, int age) const
    {
        QCOMPARE(runProgram(u"gzip"_s, { u"-f"_s, from }).exitCode, 0);
        QVERIFY(QFile::rename(from + u".gz"_s, to));
        QCOMPARE(runProgram(u"touch"_s, { u"-d"_s, u"%1 days ago"_s.arg(age), to }).exitCode, 0);
    }

private Q_SLOTS:
    void init()
    {
        QString why = whyNotHere({ u"gzip"_s, u"touch"_s }, true);
        if (why.isEmpty())
            why = Sshd::whyNot();
        if (!why.isEmpty())
            QSKIP(qPrintable(why));
        m_folder = std::make_unique<WorkFolder>();
        m_desk = std::make_unique<Desk>(*m_folder);
        m_sshd = std::make_unique<Sshd>(*m_folder);
        QCOMPARE(m_sshd->start(), QString());
        m_log = m_folder->path(u"log/mail.log"_s);
        m_folder->write(u"log/three"_s, refusals(0, each));
        m_folder->write(u"log/two"_s, refusals(each, each));
        m_folder->write(u"log/mail.log.1"_s, refusals(2 * each, each));
        m_folder->write(u"log/mail.log"_s, refusals(3 * each, 100));
        pack(m_folder->path(u"log/three"_s), m_log + u".3.gz"_s, 3);
        pack(m_folder->path(u"log/two"_s), m_log + u".2.gz"_s, 2);
        QCOMPARE(runProgram(u"touch"_s, { u"-d"_s, u"1 day ago"_s, m_log + u".1"_s }).exitCode, 0);
    }

    void eachFileIsFetchedOnce()
    {
        const QString store = u"history.bw"_s;
        Relay relay(m_sshd->port());
        const Ran added = m_desk->run(store, Desk::addArguments(*m_sshd, u"sftp"_s, m_log, relay.port()));
        QVERIFY2(added.exitCode == 0, added.err.constData());
        QCOMPARE(m_desk->collect(store)[u"lines"_s].toInt(), 100); // a round reads no old logs unasked
        Ran ran = history(store);
        QVERIFY2(ran.exitCode == 0, (ran.out + ran.err).constData());
        QCOMPARE(nodeOf(ran)[u"lines"_s].toInt(), 3 * each);
        QCOMPARE(m_desk->rejected(store), 3 * each + 100);
        // Again, and after the next rotation has given them other names: known by their heads, not fetched.
        QVERIFY(QFile::rename(m_log + u".3.gz"_s, m_log + u".4.gz"_s));
        QVERIFY(QFile::rename(m_log + u".2.gz"_s, m_log + u".3.gz"_s));
        pack(m_log + u".1"_s, m_log + u".2.gz"_s, 1);
        const qint64 before = relay.carried();
        ran = history(store);
        QVERIFY2(ran.exitCode == 0, (ran.out + ran.err).constData());
        QCOMPARE(nodeOf(ran)[u"lines"_s].toInt(), 0);
        const qint64 carried = relay.carried() - before, packed = QFileInfo(m_log + u".2.gz"_s).size() + QFileInfo(m_log + u".3.gz"_s).size() + QFileInfo(m_log + u".4.gz"_s).size();
        QVERIFY2(carried < packed / 2, qPrintable(u"%1 of %2 bytes"_s.arg(carried).arg(packed))); // a head each
        QCOMPARE(m_desk->rejected(store), 3 * each + 100);
        QVERIFY(m_desk->run(store, { u"collect"_s, u"--history"_s, u"--every"_s, u"60s"_s }).exitCode == 2);
    }

    /// The wire is reset in the middle: the newest are in, the rest comes when it is asked for again.
    void goesOnWhereItWasStopped()
    {
        const QString store = u"resumed.bw"_s;
        Relay relay(m_sshd->port());
        const Ran added = m_desk->run(store, Desk::addArguments(*m_sshd, u"sftp"_s, m_log, relay.port()));
        QVERIFY2(added.exitCode == 0, added.err.constData());
        relay.resetAfter = QFileInfo(m_log + u".1"_s).size(); // near the end of the youngest
        Ran ran = history(store, u"30"_s);
        QVERIFY2(ran.exitCode == 3, (ran.out + ran.err).constData());
        const int taken = m_desk->rejected(store);
        QVERIFY2(taken > 100 && taken <= each + 100, qPrintable(QString::number(taken)));
        // The newest first: of the hours of the oldest nothing is there yet.
        const auto oldest = m_desk->json(store, { u"volume"_s, u"--from"_s, u"2026-11-24T00:00:00Z"_s, u"--to"_s, u"2026-11-24T08:00:00Z"_s })[u"totals"_s].toObject();
        QVERIFY(oldest.contains(u"rejected"_s) && oldest[u"rejected"_s].toInt() == 0);
        relay.resetAfter = -1;
        ran = history(store);
        QVERIFY2(ran.exitCode == 0, (ran.out + ran.err).constData());
        QCOMPARE(m_desk->rejected(store), 3 * each + 100);
        QCOMPARE(taken + nodeOf(ran)[u"lines"_s].toInt(), 3 * each + 100);
    }
};

QTEST_GUILESS_MAIN(TestLiveHistory)
#include "tst_live_history.moc"
