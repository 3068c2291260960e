// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/live/livedesk.h"

#include <QDateTime>
#include <QDir>
#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

#include <sys/stat.h>

using namespace bw::test;
using namespace bw::test::live;
using namespace Qt::StringLiterals;

/// Nodes of which one part is not as it should be: it costs that part, and is told.
class TestLiveOddNodes final : public QObject, private DeskPlace
{
    Q_OBJECT

private:
    /// A server whose clock or zone is asked in vain, and whose mail server is not there.
    [[nodiscard]] std::unique_ptr<Sshd> serverWhere(const QString &name, const QByteArray &odd) const
    {
        m_folder->write(name + u".sh"_s, "#!/bin/sh\ncase \"$SSH_ORIGINAL_COMMAND\" in *sftp*) exec /usr/lib/openssh/sftp-server;;\n"
                + odd + "\ndate*) exec date +%s.%N;; readlink*) echo /usr/share/zoneinfo/UTC;; *) exit 1;; esac\n");
        return std::make_unique<Sshd>(*m_folder, SshdOptions { name, true, u"/bin/sh "_s + m_folder->path(name + u".sh"_s), {} });
    }
    [[nodiscard]] Ran import(const QString &store, const Sshd &sshd, const QString &route, const QString &log, int deadline = 60) const
    {
        const QString list = store + u".csv"_s;
        m_folder->write(list, "name,host,port,user,key,route,log\nmx1,127.0.0.1," + QByteArray::number(sshd.port()) + ",root," + sshd.keyFile().toUtf8() + ',' + route.toUtf8() + ',' + log.toUtf8() + '\n');
        const Ran added = m_desk->run(store, { u"fleet"_s, u"import"_s, m_folder->path(list) });
        if (added.exitCode != 0)
            return added;
        QStringList test { u"fleet"_s, u"test"_s, u"mx1"_s, u"--deadline"_s, QString::number(deadline) };
        if (route != u"local")
            test << u"--accept-host-key"_s << sshd.fingerprint();
        return m_desk->run(store, test);
    }
    [[nodiscard]] static QJsonObject stepOf(const Ran &tested, const QString &title)
    {
        for (const QJsonValue step : QJsonDocument::fromJson(tested.out)[u"steps"_s].toArray())
            if (step[u"step"_s] == title)
                return step.toObject();
        return {};
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (const QString why = begin(); !why.isEmpty())
            QSKIP(qPrintable(why));
        m_folder->write(u"mail.log"_s, refusals(0, 10));
    }

    /// A question about the host that hangs, fails or is answered with nonsense costs its answer alone.
    void aClockThatIsNotTold_data()
    {
        QTest::addColumn<QByteArray>("odd");
        QTest::addColumn<bool>("isClockTold");
        QTest::newRow("date hangs") << QByteArray("date*) exec sleep 100;;") << false;
        QTest::newRow("date talks for ever") << QByteArray("date*) while :; do printf ' '; sleep 0.2; done;;") << false;
        QTest::newRow("date and readlink hang") << QByteArray("date*|readlink*) exec sleep 100;;") << false;
        QTest::newRow("there is no date") << QByteArray("date*) echo 'date: not found' >&2; exit 127;;") << false;
        QTest::newRow("not a number") << QByteArray("date*) echo nan;;") << false;
        QTest::newRow("more than there is") << QByteArray("date*) echo 1e300;;") << false;
        QTest::newRow("well") << QByteArray() << true;
    }
    void aClockThatIsNotTold()
    {
        QFETCH(QByteArray, odd);
        QFETCH(bool, isClockTold);
        const QString name = u"clock"_s + QString::number(qHash(odd));
        const auto sshd = serverWhere(name, odd);
        QCOMPARE(sshd->start(), QString());
        QElapsedTimer time;
        time.start();
        const Ran tested = import(name + u".bw"_s, *sshd, u"ssh"_s, m_folder->path(u"mail.log"_s));
        QCOMPARE(stepOf(tested, u"Log can be read"_s)[u"state"_s].toString(), u"well"_s);
        const QJsonObject clock = stepOf(tested, u"Clock"_s);
        QVERIFY2(clock[u"state"_s] == (isClockTold ? u"well"_s : u"failed"_s), (tested.out + tested.err).constData());
        const Ran collected = m_desk->run(name + u".bw"_s, { u"collect"_s, u"--deadline"_s, u"60"_s });
        const QJsonObject node = QJsonDocument::fromJson(collected.out)[u"nodes"_s][0].toObject();
        QVERIFY2(node[u"ok"_s].toBool() && node[u"lines"_s] == 10, (collected.out + collected.err).constData());
        QCOMPARE(collected.err.contains("clock of the node is not known"), !isClockTold);
        QVERIFY2(time.elapsed() < 60'000, qPrintable(QString::number(time.elapsed()))); // what hangs would take 2 minutes
    }

    /// A queue that cannot be listed, or hangs, costs its figures alone: the log and the settings are read, and since when and why
    /// the queue is not stands in the store until it is over.
    void aQueueThatIsNotListed_data()
    {
        QTest::addColumn<QByteArray>("queue");
        QTest::addColumn<QByteArray>("why");
        QTest::newRow("down") << QByteArray("echo 'postqueue: fatal: Queue report unavailable - mail system is down' >&2; exit 69") << QByteArray("mail system is down");
        QTest::newRow("hangs") << QByteArray("exec sleep 100") << QByteArray("time");
    }
    void aQueueThatIsNotListed()
    {
        QFETCH(QByteArray, queue);
        QFETCH(QByteArray, why);
        const QString name = u"queue-"_s + QString::fromLatin1(QTest::currentDataTag()), store = name + u".bw"_s;
        m_folder->write(name + u".queue"_s, queue);
        const auto sshd = serverWhere(name, "*mail_version*) echo 3.7.11;; *postconf*-n*) echo 'myhostname = mx1.example.org';; *postqueue*) . " + m_folder->path(name + u".queue"_s).toUtf8() + ";;");
        QCOMPARE(sshd->start(), QString());
        const Ran tested = import(store, *sshd, u"ssh"_s, m_folder->path(u"mail.log"_s), 20);
        QVERIFY2(stepOf(tested, u"Settings and queue"_s)[u"text"_s].toString().contains(u"The queue could not be listed"_s), (tested.out + tested.err).constData());
        QVERIFY2(stepOf(tested, u"Log can be read"_s)[u"state"_s] == u"well"_s, (tested.out + tested.err).constData());
        const Ran collected = m_desk->run(store, { u"collect"_s, u"--deadline"_s, u"20"_s });
        const QJsonObject node = QJsonDocument::fromJson(collected.out)[u"nodes"_s][0].toObject();
        QVERIFY2(collected.exitCode == 0 && node[u"ok"_s].toBool() && node[u"lines"_s] == 10 && node[u"snapshot_id"_s].isDouble(), (collected.out + collected.err).constData());
        QVERIFY2(collected.err.contains("The queue could not be listed") && collected.err.contains(why), collected.err.constData());
        const auto shown = [&] { return m_desk->json(store, { u"fleet"_s, u"show"_s, u"mx1"_s })[u"nodes"_s][0].toObject(); };
        const QJsonObject error = shown()[u"queue_error"_s].toObject();
        QVERIFY2(shown()[u"error"_s].isNull() && error[u"kind"_s] == u"queue_unread"_s && error[u"text"_s].toString().contains(QString::fromUtf8(why)) && !error[u"since"_s].toString().isEmpty(), Desk::why(shown()).constData());
        m_folder->write(name + u".queue"_s, "exit 0");
        QVERIFY(m_desk->collect(store)[u"ok"_s].toBool());
        QVERIFY2(shown()[u"queue_error"_s].isNull(), Desk::why(shown()).constData());
    }

    /// Where its product is not, that is told once and plainly; what else was asked of it is not.
    void aNodeWithoutItsProduct()
    {
        const auto sshd = serverWhere(u"bare"_s, "*post*) echo 'sh: 1: /usr/sbin/postconf: not found' >&2; exit 127;;");
        QCOMPARE(sshd->start(), QString());
        const Ran added = m_desk->run(u"bare.bw"_s, Desk::addArguments(*sshd, u"ssh"_s, m_folder->path(u"mail.log"_s)));
        QCOMPARE(added.exitCode, 1); // done, and something needs attention
        QVERIFY2(added.err.contains("postfix was not found there: postconf is neither in") && added.err.contains("Check that this is the right host"), added.err.constData());
        QVERIFY2(added.err.contains("Settings and queue: not reached") && !added.err.contains("sh: 1"), added.err.constData());
        const Ran collected = m_desk->run(u"bare.bw"_s, { u"collect"_s, u"--deadline"_s, u"60"_s });
        QVERIFY2(collected.exitCode == 0 && QJsonDocument::fromJson(collected.out)[u"nodes"_s][0][u"lines"_s] == 10, (collected.out + collected.err).constData());
        QVERIFY2(!collected.err.contains("sh: 1"), collected.err.constData());
    }

    /// A clock three years ahead is told wherever the node is, and what it stamps spoils no figure of the others.
    void aClockYearsAhead()
    {
        const auto sshd = serverWhere(u"ahead"_s, "date*) echo $(($(date +%s) + 94610000)).0;;");
        QCOMPARE(sshd->start(), QString());
        const QString store = u"ahead.bw"_s;
        const auto lines = [](const QDateTime &from) {
            QByteArray log;
            for (int i = 0; i < 60; ++i)
                log += from.addSecs(i * 60).toString(u"yyyy-MM-ddTHH:mm:ss"_s).toLatin1() + ".000000+00:00 mx1 postfix/smtpd[9]: NOQUEUE: reject: RCPT from unknown[192.0.2.1]: 554 5.7.1 <a@example.net>: Relay access denied; from=<b@example.org> to=<a@example.net> proto=ESMTP helo=<" + QByteArray::number(i) + ".example.org>\n";
            return log;
        };
        const QDateTime hourAgo = QDateTime::currentDateTimeUtc().addSecs(-3600);
        m_folder->write(u"honest.log"_s, lines(hourAgo));
        m_folder->write(u"ahead.log"_s, lines(hourAgo.addDays(3 * 365)));
        const Ran tested = import(store, *sshd, u"ssh"_s, m_folder->path(u"ahead.log"_s));
        QVERIFY2(tested.exitCode == 1 && stepOf(tested, u"Clock"_s)[u"text"_s].toString().contains(QRegularExpression(u"ahead of ours by 1.?095 day"_s)), (tested.out + tested.err).constData());
        QCOMPARE(m_desk->run(store, { u"fleet"_s, u"add"_s, u"here"_s, u"--mta"_s, u"postfix"_s, u"--route"_s, u"local"_s, u"--log"_s, m_folder->path(u"honest.log"_s) }).exitCode, 0);
        const Ran collected = m_desk->run(store, { u"collect"_s, u"--deadline"_s, u"60"_s });
        QVERIFY2(collected.exitCode == 0 && collected.err.contains("mx1: The clock of the node is ahead of ours by"), (collected.out + collected.err).constData());
        const QJsonArray nodes = m_desk->json(store, { u"fleet"_s, u"list"_s })[u"nodes"_s].toArray();
        QVERIFY2(nodes[1][u"clock_offset"_s].toDouble() > 94'600'000, QJsonDocument(nodes).toJson().constData());
        QStringList needs;
        for (const QJsonValue need : m_desk->json(store, { u"warnings"_s, u"list"_s })[u"warnings"_s].toArray())
            needs << need[u"rule"_s].toString() + u' ' + need[u"subject"_s].toString();
        QVERIFY2(needs.contains(u"node_clock mx1"_s) && !needs.contains(u"node_silent here"_s), qPrintable(needs.join(u", "_s)));
        const auto rejected = [&](const QStringList &more) { return m_desk->json(store, QStringList { u"volume"_s, u"--from"_s, u"-2h"_s } + more)[u"totals"_s][u"rejected"_s].toInt(); };
        QCOMPARE(rejected({}), 60);
        QCOMPARE(rejected({ u"--node"_s, u"here"_s }), 60);
    }

    /// An answer of 100 MB costs a little more than a whole one, in memory and time, and is told as what it is: its settings are not known.
    void settingsWithoutMeasure()
    {
        const auto sshd = serverWhere(u"long"_s, "*mail_version*) echo 3.7.11;; *postconf*-n*) head -c 100000000 /dev/zero | tr '\\0' a;;");
        QCOMPARE(sshd->start(), QString());
        const Ran tested = import(u"long.bw"_s, *sshd, u"ssh"_s, m_folder->path(u"mail.log"_s));
        QVERIFY2(stepOf(tested, u"Log can be read"_s)[u"state"_s] == u"well"_s, (tested.out + tested.err).constData());
        qint64 peak = 0;
        QElapsedTimer time;
        time.start();
        const Ran collected = m_desk->measured(u"long.bw"_s, { u"collect"_s, u"--deadline"_s, u"60"_s }, peak);
        qInfo("%lld ms, %lld MB", time.elapsed(), peak >> 20);
        QVERIFY2(time.elapsed() < 15'000, qPrintable(QString::number(time.elapsed())));
        QVERIFY2(peak < mostMemory, qPrintable(QString::number(peak)));
        const QJsonObject node = QJsonDocument::fromJson(collected.out)[u"nodes"_s][0].toObject();
        QVERIFY2(node[u"ok"_s].toBool() && node[u"lines"_s] == 10 && node[u"snapshot_id"_s].isDouble(), (collected.out + collected.err).constData());
        const Ran shown = m_desk->run(u"long.bw"_s, { u"snapshots"_s, u"show"_s, QString::number(node[u"snapshot_id"_s].toInteger()) });
        QVERIFY2(shown.out.contains("the answer is longer than 1 MiB") && shown.out.size() < 1'000'000, shown.out.left(2000).constData());
    }

    /// A folder of logs with links that lead round in circles, nowhere or to folders, and with a pipe: the logs are read, each once.
    void aFolderOfLinks_data()
    {
        QTest::addColumn<QString>("route");
        QTest::addColumn<QString>("server");
        QTest::newRow("local") << u"local"_s << u"whole"_s;
        QTest::newRow("SFTP") << u"sftp"_s << u"whole"_s;
        QTest::newRow("commands") << u"ssh"_s << u"commands"_s;
    }
    void aFolderOfLinks()
    {
        QFETCH(QString, route);
        QFETCH(QString, server);
        const QString name = u"links-"_s + server + route, store = name + u".bw"_s, folder = m_folder->path(name + u"-log/"_s);
        m_folder->makeFolder(name + u"-log/below"_s);
        m_folder->write(name + u"-log/mail.log"_s, refusals(0, 5));
        m_folder->write(name + u"-log/below/deep.log"_s, refusals(5, 3));
        m_folder->write(name + u"-other.log"_s, refusals(8, 2));
        for (const auto &[link, target] : { std::pair { u"itself"_s, u"itself"_s }, { u"a"_s, u"b"_s }, { u"b"_s, u"a"_s }, { u"nowhere"_s, u"/nonexistent/mail.log"_s }, { u"here"_s, u"."_s }, { u"below/up"_s, u".."_s },
                 { u"other.log"_s, m_folder->path(name + u"-other.log"_s) } })
            QVERIFY(QFile::link(target, folder + link));
        QCOMPARE(::mkfifo(qPrintable(folder + u"pipe"_s), 0600), 0);
        Sshd sshd(*m_folder, { name, server == u"whole", {}, {} });
        QCOMPARE(sshd.start(), QString());
        const Ran tested = import(store, sshd, route, folder);
        QVERIFY2(stepOf(tested, u"Log can be read"_s)[u"state"_s] == u"well"_s, (tested.out + tested.err).constData());
        const QJsonObject node = m_desk->collect(store, 60);
        QVERIFY2(node[u"ok"_s].toBool() && node[u"lines"_s] == 10, Desk::why(node).constData());
        QCOMPARE(m_desk->rejected(store), 10);
        QCOMPARE(m_desk->collect(store, 60)[u"lines"_s].toInt(), 0);
    }

    /// What is no log is refused by what it is, at once, on every route, by the test and by the round.
    void noLog_data()
    {
        QTest::addColumn<QString>("route");
        QTest::addColumn<QString>("server");
        for (const char *path : { "pipe", "link", "socket", "/dev/zero", "folder" }) {
            QTest::addRow("%s, local", path) << u"local"_s << u"whole"_s;
            QTest::addRow("%s, SFTP", path) << u"sftp"_s << u"whole"_s;
            if (qstrcmp(path, "link") != 0) // where no permissions are told, nobody can say what a link leads to
                QTest::addRow("%s, SFTP without permissions", path) << u"sftp"_s << u"bare"_s;
            QTest::addRow("%s, commands", path) << u"ssh"_s << u"commands"_s;
        }
    }
    void noLog()
    {
        QFETCH(QString, route);
        QFETCH(QString, server);
        const QString what = QString::fromLatin1(QTest::currentDataTag()).section(u',', 0, 0);
        const QString path = what.startsWith(u'/') ? what : m_folder->path(u"odd/"_s + what);
        if (m_folder->makeFolder(u"odd/folder"_s); !QFile::exists(m_folder->path(u"odd/pipe"_s))) {
            QCOMPARE(::mkfifo(qPrintable(m_folder->path(u"odd/pipe"_s)), 0600), 0);
            QVERIFY(QFile::link(u"pipe"_s, m_folder->path(u"odd/link"_s)));
            QCOMPARE(::mknod(qPrintable(m_folder->path(u"odd/socket"_s)), S_IFSOCK | 0600, 0), 0);
            m_folder->write(u"odd/folder/mail.log"_s, refusals(0, 5));
        }
        const QString name = u"odd-"_s + server;
        SshdOptions options { name, server == u"whole", {}, {} };
        if (server == u"bare")
            options.more = "Subsystem sftp /usr/bin/python3 " BW_SOURCE_DIR "/tests/support/baresftp.py\n";
        Sshd sshd(*m_folder, options);
        if (route != u"local")
            QCOMPARE(sshd.start(), QString());
        const QString store = name + QString::number(qHash(what + route)) + u".bw"_s;
        QElapsedTimer time;
        time.start();
        const Ran tested = import(store, sshd, route, path);
        const QJsonObject step = stepOf(tested, u"Log can be read"_s);
        const bool isFolderMeant = what == u"folder" && route == u"local";
        QVERIFY2(step[u"state"_s] == (isFolderMeant ? u"well"_s : u"failed"_s), (tested.out + tested.err).constData());
        const QString why = what == u"folder" ? u"A folder stands where the log was named"_s : u"it is a device, a pipe or a socket"_s;
        QVERIFY2(isFolderMeant || (step[u"text"_s].toString().contains(why) && !step[u"remedy"_s].toString().isEmpty()), (tested.out + tested.err).constData());
        const QJsonObject node = m_desk->collect(store, 60);
        QVERIFY2(node[u"ok"_s].toBool() == isFolderMeant && node[u"lines"_s] == (isFolderMeant ? 5 : 0), Desk::why(node).constData());
        if (!isFolderMeant)
            QVERIFY2(node[u"error"_s][u"text"_s].toString().contains(why) && node[u"error"_s][u"text"_s].toString().contains(path), Desk::why(node).constData());
        QVERIFY2(time.elapsed() < 100'000, qPrintable(QString::number(time.elapsed()))); // none waited for its deadline
    }

    /// A folder that took the place of a log is a problem; one that was named as a folder is read, on every route.
    void aFolderInTheLogsPlace_data()
    {
        QTest::addColumn<QString>("route");
        QTest::newRow("local") << u"local"_s;
        QTest::newRow("SFTP") << u"sftp"_s;
    }
    void aFolderInTheLogsPlace()
    {
        QFETCH(QString, route);
        const QString name = u"place-"_s + route, store = name + u".bw"_s, log = m_folder->path(name + u"-log/mail.log"_s);
        Sshd sshd(*m_folder, { name, true, {}, {} });
        QCOMPARE(sshd.start(), QString());
        m_folder->makeFolder(name + u"-log"_s);
        m_folder->write(name + u"-log/mail.log"_s, refusals(0, 5));
        static_cast<void>(import(store, sshd, route, log));
        QCOMPARE(m_desk->collect(store)[u"lines"_s].toInt(), 5);
        QVERIFY(QFile::remove(log) && QDir().mkdir(log));
        const QJsonObject node = m_desk->collect(store);
        QVERIFY2(!node[u"ok"_s].toBool() && node[u"error"_s][u"text"_s].toString().contains(log), Desk::why(node).constData());
        QVERIFY(QDir().rmdir(log));
        m_folder->write(name + u"-log/mail.log"_s, refusals(0, 7));
        QCOMPARE(m_desk->collect(store)[u"lines"_s].toInt(), 2); // the log is back: it goes on

        const QString other = name + u"-folder.bw"_s;
        static_cast<void>(import(other, sshd, route, m_folder->path(name + u"-log/"_s)));
        QCOMPARE(m_desk->collect(other)[u"lines"_s].toInt(), 7);
    }
};

QTEST_GUILESS_MAIN(TestLiveOddNodes)
#include "tst_live_oddnodes.moc"
