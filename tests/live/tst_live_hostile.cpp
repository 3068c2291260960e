// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/live/livedesk.h"

#include <QElapsedTimer>
#include <QTest>

using namespace bw::test;
using namespace bw::test::live;
using namespace Qt::StringLiterals;

namespace {

/// A file system of 64 KB that is full after what is written into it. Unmounted with the object.
class SmallDisk final
{
public:
    explicit SmallDisk(QString folder)
        : m_folder(std::move(folder))
        , m_isMounted(runProgram(u"mount"_s, { u"-t"_s, u"tmpfs"_s, u"-o"_s, u"size=64k"_s, u"breakwater-test"_s, m_folder }).exitCode == 0)
    {
    }
    ~SmallDisk()
    {
        if (m_isMounted)
            static_cast<void>(runProgram(u"umount"_s, { m_folder }));
    }
    SmallDisk(const SmallDisk &) = delete;
    SmallDisk &operator=(const SmallDisk &) = delete;
    [[nodiscard]] bool isMounted() const { return m_isMounted; }

private:
    QString m_folder;
    bool m_isMounted;
};

/// The most memory that it had in use, in bytes.
qint64 peakOf(qint64 process)
{
    for (const QByteArray &line : contentOf(u"/proc/%1/status"_s.arg(process)).split('\n'))
        if (line.startsWith("VmHWM:"))
            return line.mid(6).trimmed().split(' ').front().toLongLong() * 1024;
    return 0;
}

/// As a logger does: what fits is written. Bytes that did.
qsizetype append(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::Append | QIODevice::Unbuffered))
        return 0;
    const qint64 before = file.size();
    file.write(bytes);
    return QFile(path).size() - before;
}

} // namespace

/// Nodes that lie, talk for ever, or are in trouble themselves.
class TestLiveHostile final : public QObject, private DeskPlace
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (const QString why = begin(); !why.isEmpty())
            QSKIP(qPrintable(why));
        m_folder->write(u"mail.log"_s, refusals(0, 10));
    }

    /// What a node says reaches a terminal without its escapes; garbage and endless talk end the round, not the program.
    void nodesThatLie()
    {
        struct
        {
            const char *name, *script;
        } const liars[] {
            { "escapes", "printf 'a\\033]0;owned\\007\\033[2Jb\\n' >&2; printf 'a\\033]0;owned\\007\\033[2J\\n'; exit 1" },
            { "garbage", "head -c 300000 /dev/urandom" },
            { "endless", "case $SSH_ORIGINAL_COMMAND in date*|readlink*) exit 0;; *) exec yes;; esac" },
            { "mute", "exec sleep 600" },
        };
        for (const auto &liar : liars) {
            const QString name = QLatin1String(liar.name), store = name + u".bw"_s;
            m_folder->write(name + u".sh"_s, QByteArray("#!/bin/sh\n") + liar.script + '\n');
            Sshd sshd(*m_folder, { name, false, u"/bin/sh "_s + m_folder->path(name + u".sh"_s), {} });
            QCOMPARE(sshd.start(), QString());
            m_folder->write(name + u".csv"_s, "name,host,port,user,key,log\n" + QByteArray(liar.name) + ",127.0.0.1," + QByteArray::number(sshd.port()) + ",root," + sshd.keyFile().toUtf8() + "," + m_folder->path(u"mail.log"_s).toUtf8() + "\n");
            QCOMPARE(m_desk->run(store, { u"fleet"_s, u"import"_s, m_folder->path(name + u".csv"_s) }).exitCode, 0);
            QElapsedTimer time;
            time.start();
            QByteArray said;
            const QStringList test { u"fleet"_s, u"test"_s, name, u"--deadline"_s, u"3"_s, u"--accept-host-key"_s, sshd.fingerprint() };
            for (const Ran &tested : { m_desk->table(store, test), m_desk->run(store, test), m_desk->csv(store, test) })
                said += tested.out + tested.err;
            const Ran collected = m_desk->run(store, { u"collect"_s, u"--deadline"_s, u"3"_s });
            QVERIFY2(time.elapsed() < 25'000, qPrintable(name + u' ' + QString::number(time.elapsed())));
            QVERIFY2(collected.exitCode == 3, (name.toUtf8() + ' ' + collected.out + collected.err).constData());
            said += collected.out + collected.err + m_desk->table(store, { u"fleet"_s, u"list"_s }).out;
            QVERIFY2(!said.contains('\033') && !said.contains('\007'), said.toHex(' ').constData());
        }
    }

    /// A server that tells other sizes than there are, or gives other bytes than it tells: the round ends, in bounded memory, no line is
    /// counted twice, and once it tells the truth, each was counted once.
    void aServerThatLiesAboutItsFiles_data()
    {
        QTest::addColumn<bool>("isReadAllTheSame");
        QTest::newRow("small") << true;
        QTest::newRow("large") << true;
        QTest::newRow("short") << true;
        QTest::newRow("restless") << true;
        QTest::newRow("more") << false;
    }
    void aServerThatLiesAboutItsFiles()
    {
        QFETCH(bool, isReadAllTheSame);
        constexpr int lines = 2000;
        const QString lie = QLatin1String(QTest::currentDataTag()), name = u"lie-"_s + lie, store = name + u".bw"_s, log = m_folder->path(name + u"-log/mail.log"_s);
        m_folder->makeFolder(name + u"-log"_s);
        m_folder->write(name + u"-log/mail.log"_s, refusals(0, lines));
        m_folder->write(name + u".how"_s, "honest");
        Sshd sshd(*m_folder, { name, false, {}, "Subsystem sftp /usr/bin/python3 " BW_SOURCE_DIR "/tests/support/baresftp.py " + m_folder->path(name + u".how"_s).toUtf8() + '\n' });
        QCOMPARE(sshd.start(), QString());
        const Ran added = m_desk->run(store, Desk::addArguments(sshd, u"sftp"_s, log));
        QVERIFY2(added.exitCode == 0, added.err.constData());
        m_folder->write(name + u".how"_s, lie.toUtf8());
        for (int round = 0; round < 3; ++round) {
            qint64 peak = 0;
            QElapsedTimer time;
            time.start();
            const Ran ran = m_desk->measured(store, { u"collect"_s, u"--deadline"_s, u"6"_s }, peak);
            QVERIFY2(time.elapsed() < 15'000, qPrintable(QString::number(time.elapsed())));
            qInfo("peak %lld MB", peak >> 20);
            QVERIFY2(peak < mostMemory, qPrintable(QString::number(peak)));
            const QJsonObject node = QJsonDocument::fromJson(ran.out)[u"nodes"_s][0].toObject();
            QVERIFY2(node[u"ok"_s].toBool() == isReadAllTheSame, Desk::why(node).constData());
            QVERIFY2(m_desk->rejected(store) <= lines, qPrintable(QString::number(m_desk->rejected(store))));
        }
        m_folder->write(name + u".how"_s, "honest");
        append(log, refusals(lines, 5));
        for (int round = 0; round < 2; ++round)
            QVERIFY(m_desk->collect(store)[u"ok"_s].toBool());
        QCOMPARE(m_desk->rejected(store), lines + 5);
    }

    /// A log that is one line of 1 GB without an end, here and over SFTP: read in bounded memory, and what it is stands in the coverage.
    void aLineOfAGigabyte_data()
    {
        QTest::addColumn<QString>("route");
        QTest::newRow("here") << u"local"_s;
        QTest::newRow("SFTP") << u"sftp"_s;
    }
    void aLineOfAGigabyte()
    {
        QFETCH(QString, route);
        const QString name = u"line-"_s + route, store = name + u".bw"_s, log = m_folder->path(name + u".log"_s);
        m_folder->write(name + u".log"_s, refusals(0, 10));
        Sshd sshd(*m_folder, { name, true, {}, {} });
        QCOMPARE(sshd.start(), QString());
        const Ran added = m_desk->run(store, route == u"local" ? QStringList { u"fleet"_s, u"add"_s, u"mx1"_s, u"--mta"_s, u"postfix"_s, u"--route"_s, route, u"--log"_s, log } : Desk::addArguments(sshd, route, log));
        QVERIFY2(added.exitCode == 0, added.err.constData());
        QVERIFY(QFile::resize(log, 1LL << 30)); // no bytes on the disk: they are zero, and none of them ends the line
        qint64 peak = 0;
        for (int round = 0; round < 2; ++round) {
            const Ran ran = m_desk->measured(store, { u"collect"_s, u"--deadline"_s, u"120"_s }, peak);
            QVERIFY2(ran.exitCode == 0, ran.err.constData());
            qInfo("peak %lld MB", peak >> 20);
            QVERIFY2(peak < mostMemory, qPrintable(QString::number(peak)));
        }
        QCOMPARE(m_desk->rejected(store), 10);
        qint64 unreadable = 0;
        for (const QJsonValue hour : m_desk->json(store, { u"coverage"_s })[u"hours"_s].toArray())
            unreadable += hour[u"unreadable"_s].toInteger();
        QVERIFY2(unreadable > 0, m_desk->run(store, { u"coverage"_s }).out.left(2000).constData());
        // It ends, and what comes then is read.
        append(log, "\n" + refusals(10, 5));
        QVERIFY(m_desk->collect(store)[u"ok"_s].toBool());
        QCOMPARE(m_desk->rejected(store), 15);
    }

    /// A log that never ends, of zeros or of lines: memory stays within its bound while it is read, and the round can be stopped.
    void aLogWithoutEnd_data()
    {
        QTest::addColumn<QString>("lie");
        QTest::newRow("zeros") << u"zeros"_s;
        QTest::newRow("lines") << u"lines"_s;
    }
    void aLogWithoutEnd()
    {
        QFETCH(QString, lie);
        const QString name = u"endless-"_s + lie, store = name + u".bw"_s, log = m_folder->path(name + u"-log/mail.log"_s);
        m_folder->makeFolder(name + u"-log"_s);
        m_folder->write(name + u"-log/mail.log"_s, refusals(0, 10));
        m_folder->write(name + u".how"_s, "honest");
        Sshd sshd(*m_folder, { name, false, {}, "Subsystem sftp /usr/bin/python3 " BW_SOURCE_DIR "/tests/support/baresftp.py " + m_folder->path(name + u".how"_s).toUtf8() + '\n' });
        QCOMPARE(sshd.start(), QString());
        const Ran added = m_desk->run(store, Desk::addArguments(sshd, u"sftp"_s, log));
        QVERIFY2(added.exitCode == 0, added.err.constData());
        m_folder->write(name + u".how"_s, lie.toUtf8());
        Program collect(Desk::program(), m_desk->words(store, { u"collect"_s, u"--deadline"_s, u"5"_s }), m_desk->environment());
        qint64 peak = 0;
        for (int second = 1; second <= 25; ++second) {
            QTest::qWait(1000);
            QVERIFY2(collect.isRunning(), collect.readErr().constData());
            peak = peakOf(collect.pid());
            if (second % 5 == 0)
                qInfo("%d s: peak %lld MB", second, peak >> 20);
        }
        QVERIFY2(peak > 0 && peak < mostMemory, qPrintable(QString::number(peak)));
        QVERIFY(collect.stop() >= 0);
    }

    /// The node's disk is full: its log stops in the middle of a line and what it is asked fails. The round goes well all the
    /// same and tells both; once there is room, the line that was cut invents nothing and all later ones are counted.
    void theNodesDiskIsFull()
    {
        m_folder->makeFolder(u"disk"_s);
        const SmallDisk disk(m_folder->path(u"disk"_s));
        if (!disk.isMounted())
            QSKIP("a small file system cannot be mounted here");
        // Settings are asked of a node whose programs say what theirs say without room.
        m_folder->write(u"full.sh"_s, "#!/bin/sh\ncase \"$SSH_ORIGINAL_COMMAND\" in *internal-sftp*|*sftp-server*) exec /usr/lib/openssh/sftp-server;; "
                                      "*post*) echo 'postconf: fatal: write: No space left on device' >&2; exit 1;; *) exec /bin/sh -c \"$SSH_ORIGINAL_COMMAND\";; esac\n");
        Sshd sshd(*m_folder, { u"full"_s, true, u"/bin/sh "_s + m_folder->path(u"full.sh"_s), {} });
        QCOMPARE(sshd.start(), QString());
        const QString log = m_folder->path(u"disk/mail.log"_s), store = u"full.bw"_s;
        QVERIFY(append(log, refusals(0, 100)) > 0);
        const Ran added = m_desk->run(store, Desk::addArguments(sshd, u"ssh"_s, log));
        QVERIFY2(added.exitCode == 0 && added.err.contains("No space left on device"), (QByteArray::number(added.exitCode) + added.out + added.err).constData());
        QCOMPARE(m_desk->collect(store)[u"lines"_s].toInt(), 100);

        const QByteArray lines = refusals(100, 2000);
        const qsizetype fits = append(log, lines);
        QVERIFY2(fits > 0 && fits < lines.size() && lines.at(fits - 1) != '\n', qPrintable(QString::number(fits)));
        QCOMPARE(append(log, "more\n"), qsizetype(0));
        const auto whole = static_cast<int>(lines.left(fits).count('\n'));
        QJsonObject node = m_desk->collect(store);
        QVERIFY2(node[u"ok"_s].toBool(), Desk::why(node).constData());
        QCOMPARE(node[u"lines"_s].toInt(), whole);
        QCOMPARE(m_desk->collect(store)[u"lines"_s].toInt(), 0); // and stays silent, which last_line tells
        QVERIFY(!m_desk->json(store, { u"fleet"_s, u"list"_s })[u"nodes"_s][0][u"last_line"_s].toString().isEmpty());
        QCOMPARE(m_desk->rejected(store), 100 + whole);
        const QByteArray shown = m_desk->run(store, { u"snapshots"_s, u"show"_s, QString::number(node[u"snapshot_id"_s].toInteger()) }).out;
        QVERIFY2(shown.contains("No space left on device"), shown.constData());

        QCOMPARE(runProgram(u"mount"_s, { u"-o"_s, u"remount,size=1m"_s, m_folder->path(u"disk"_s) }).exitCode, 0);
        const QByteArray later = refusals(3000, 200); // its first line ends the one that was cut
        QCOMPARE(append(log, later), later.size());
        node = m_desk->collect(store);
        QVERIFY2(node[u"ok"_s].toBool(), Desk::why(node).constData());
        QCOMPARE(node[u"lines"_s].toInt(), 200);
        const int rejected = m_desk->rejected(store);
        QVERIFY2(rejected == 100 + whole + 199 || rejected == 100 + whole + 200, qPrintable(QString::number(rejected)));
    }
};

QTEST_GUILESS_MAIN(TestLiveHostile)
#include "tst_live_hostile.moc"
