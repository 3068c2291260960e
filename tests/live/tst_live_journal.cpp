// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/live/livedesk.h"
#include "tests/live/livefleet.h"

#include <QDateTime>
#include <QLocale>
#include <QRegularExpression>

using namespace bw::test;
using namespace bw::test::live;
using namespace Qt::StringLiterals;

namespace {

constexpr const char *journalRemote = "/lib/systemd/systemd-journal-remote";

/// Postfix's own log as journald would have stored it: the export format of systemd (JOURNAL_EXPORT_FORMATS).
QByteArray asJournal(const QByteArray &log)
{
    static const QRegularExpression line(u"^(\\w{3} [ \\d]\\d \\d\\d:\\d\\d:\\d\\d) (\\S+) ([^\\[:]+)\\[(\\d+)\\]: (.*)$"_s);
    const int year = QDateTime::currentDateTimeUtc().date().year();
    QByteArray entries;
    qint64 number = 0;
    for (const QByteArray &one : log.split('\n')) {
        const auto match = line.match(QString::fromUtf8(one));
        if (!match.hasMatch())
            continue;
        QDateTime time = QLocale::c().toDateTime(match.captured(1).simplified() + u' ' + QString::number(year), u"MMM d hh:mm:ss yyyy"_s);
        time.setTimeSpec(Qt::UTC);
        entries += "__REALTIME_TIMESTAMP=" + QByteArray::number(time.toMSecsSinceEpoch() * 1000) + "\n__MONOTONIC_TIMESTAMP=" + QByteArray::number(++number)
            + "\n_BOOT_ID=0123456789abcdef0123456789abcdef\n_HOSTNAME=" + match.captured(2).toUtf8() + "\nSYSLOG_FACILITY=2\nPRIORITY=6\nSYSLOG_IDENTIFIER=" + match.captured(3).toUtf8()
            + "\nSYSLOG_PID=" + match.captured(4).toUtf8() + "\nMESSAGE=" + match.captured(5).toUtf8() + "\n\n";
    }
    return entries;
}

} // namespace

/// Real mail in a real journal, made by systemd-journal-remote, over SSH and here.
class TestLiveJournal final : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Fleet> m_fleet;
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<Sshd> m_sshd;
    Sent m_sent;

private Q_SLOTS:
    void initTestCase()
    {
        if (const QString why = whyNoFleet({ u"journalctl"_s, QLatin1String(journalRemote) }); !why.isEmpty())
            QSKIP(qPrintable(why));
        m_fleet = std::make_unique<Fleet>();
        QCOMPARE(m_fleet->start(), QString());
        m_desk = std::make_unique<Desk>(m_fleet->folder);
        m_sshd = std::make_unique<Sshd>(m_fleet->folder);
        QCOMPARE(m_sshd->start(), QString());
        m_sent = m_fleet->send(traffic(*m_fleet, u"journal"_s));
        m_fleet->waitForQuiet();
    }

    void theCursorGoesOn_data()
    {
        QTest::addColumn<QString>("route");
        QTest::newRow("journald over SSH") << u"journald"_s;
        QTest::newRow("journald here") << u"local-journal"_s;
    }
    /// Nothing twice, nothing lost, also where journald begins another file between two rounds.
    void theCursorGoesOn()
    {
        QFETCH(QString, route);
        const QString folder = m_fleet->folder.path(route), store = route + u".bw"_s;
        m_fleet->folder.makeFolder(route);
        int files = 0;
        const auto write = [&](const QByteArray &entries) {
            return runProgram(QLatin1String(journalRemote), { u"-o"_s, folder + u"/remote-%1.journal"_s.arg(++files), u"-"_s }, entries).exitCode == 0;
        };
        const QByteArray entries = asJournal(contentOf(m_fleet->log));
        const qsizetype half = entries.indexOf("\n\n", entries.size() / 2) + 2;
        QVERIFY(write(entries.left(half)));
        QStringList add { u"fleet"_s, u"add"_s, u"mx1"_s, u"--mta"_s, u"postfix"_s, u"--route"_s, route, u"--log"_s, folder, u"--deadline"_s, u"120"_s };
        if (route == u"journald")
            add = Desk::addArguments(*m_sshd, route, folder);
        const Ran added = m_desk->run(store, add);
        QVERIFY2(added.exitCode == 0, (added.out + added.err).constData());
        QJsonObject node = m_desk->collect(store);
        QVERIFY2(node[u"ok"_s].toBool(), Desk::why(node).constData());
        QCOMPARE(node[u"lines"_s].toInt(), static_cast<int>(entries.left(half).count("\n\n")));
        QCOMPARE(m_desk->collect(store)[u"lines"_s].toInt(), 0);
        QVERIFY(write(entries.mid(half)));
        node = m_desk->collect(store);
        QCOMPARE(node[u"lines"_s].toInt(), static_cast<int>(entries.mid(half).count("\n\n")));
        QCOMPARE(figures(figuresOf(m_desk->path(store))), figures(m_sent));
        QCOMPARE(m_desk->collect(store)[u"lines"_s].toInt(), 0);
        QCOMPARE(figures(figuresOf(m_desk->path(store))), figures(m_sent));
    }
};

QTEST_GUILESS_MAIN(TestLiveJournal)
#include "tst_live_journal.moc"
