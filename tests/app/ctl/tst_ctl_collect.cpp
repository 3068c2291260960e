// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/program.h"
#include "tests/support/servicemanager.h"
#include "tests/support/workfolder.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTest>

#include <csignal>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace bw::test;

/// `collect` on this computer's own files, once and as a service.
class TestCtlCollect final : public QObject
{
    Q_OBJECT

private:
    const QString m_ctl = QStringLiteral(BW_BINARY_DIR "/breakwaterctl");
    std::unique_ptr<WorkFolder> m_folder;

    [[nodiscard]] QStringList arguments(const QStringList &verb) const { return QStringList { u"--store"_s, m_folder->path(u"fleet.bw"_s), u"--format"_s, u"json"_s } + verb; }
    [[nodiscard]] QStringList environment() const { return { u"HOME="_s + m_folder->path(), u"XDG_DATA_HOME="_s + m_folder->path(u"data"_s), u"XDG_CONFIG_HOME="_s + m_folder->path(u"config"_s) }; }
    [[nodiscard]] Ran run(const QStringList &verb) const { return runProgram(m_ctl, arguments(verb), {}, environment()); }
    static QByteArray lines(int from, int count)
    {
        QByteArray log;
        for (int i = from; i < from + count; ++i)
            log += "2026-11-23T10:00:0" + QByteArray::number(i) + ".000000+00:00 mx1 postfix/qmgr[9]: A592FAA3C9" + QByteArray::number(i) + ": removed\n";
        return log;
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<WorkFolder>();
        m_folder->write(u"log/mail.log"_s, lines(0, 3));
        const Ran added = run({ u"fleet"_s, u"add"_s, u"here"_s, u"--mta"_s, u"postfix"_s, u"--route"_s, u"local"_s, u"--log"_s, m_folder->path(u"log/mail.log"_s) });
        QVERIFY2(added.exitCode == 0, added.err.constData());
    }

    void readsThisComputersFiles()
    {
        const auto node = [this](int exitCode) {
            const Ran ran = run({ u"collect"_s });
            if (ran.exitCode != exitCode)
                qWarning("exit %d: %s", ran.exitCode, ran.err.constData());
            return QJsonDocument::fromJson(ran.out).object()[u"nodes"_s].toArray().at(0).toObject();
        };
        QCOMPARE(node(0)[u"lines"_s].toInt(), 3);
        QCOMPARE(node(0)[u"lines"_s].toInt(), 0);
        m_folder->write(u"log/mail.log"_s, lines(0, 5) + "2026-11-23T10:00:09 not en"); // a line that has not ended waits
        QCOMPARE(node(0)[u"lines"_s].toInt(), 2);
        QVERIFY(QFile::remove(m_folder->path(u"log/mail.log"_s)));
        const QJsonObject gone = node(3);
        QCOMPARE(gone[u"error"_s][u"kind"_s].toString(), u"log_missing"_s);
    }

    void refusesWhatItCannotDo()
    {
        QCOMPARE(run({ u"collect"_s, u"--every"_s, u"often"_s }).exitCode, 2);
        QCOMPARE(run({ u"collect"_s, u"--node"_s, u"nobody"_s }).exitCode, 3);
        QCOMPARE(run({ u"fleet"_s, u"add"_s, u"x"_s, u"--route"_s, u"pigeon"_s }).exitCode, 2);
        QCOMPARE(run({ u"fleet"_s, u"add"_s, u"here"_s, u"--mta"_s, u"postfix"_s, u"--route"_s, u"local"_s, u"--log"_s, u"/x"_s }).exitCode, 3);
    }

    /// Key files are found again from whatever folder a round is run in.
    void keyFilesAreKeptByTheirWholePath_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QString>("option");
        const QString relative = u"@"_s; // filled in below
        QTest::newRow("list, home") << QByteArray("~/keys/id") << QString();
        QTest::newRow("option, home") << QByteArray() << u"~/keys/id"_s;
        QTest::newRow("option, relative") << QByteArray() << relative;
    }
    void keyFilesAreKeptByTheirWholePath()
    {
        QFETCH(QByteArray, key);
        QFETCH(QString, option);
        const QString file = m_folder->path(u"keys/id"_s);
        m_folder->write(u"keys/id.pub"_s, "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIB7yVXhTrp5kNXkoVPq2TkBYk9sQwT1xkWDWBq6lqPDb its-owner\n");
        m_folder->write(u"nodes.csv"_s, "name,host,key\nmx1,mx1.example.com," + key + '\n');
        QStringList verb { u"fleet"_s, u"import"_s, m_folder->path(u"nodes.csv"_s) };
        if (!option.isEmpty())
            verb << u"--key="_s + (option == u"@" ? QDir().relativeFilePath(file) : option);
        const Ran imported = run(verb);
        QVERIFY2(imported.exitCode == 0, (imported.out + imported.err).constData());
        const Ran line = runProgram(u"sh"_s, QStringList { u"-c"_s, u"cd / && exec \"$0\" \"$@\""_s, m_ctl } + arguments({ u"fleet"_s, u"authorize"_s, u"mx1"_s }), {}, environment());
        QVERIFY2(line.exitCode == 0 && line.out.contains("7yVXhTrp5kNXkoVPq2TkBYk9sQwT1xkWDWBq6lqPDb"), line.err.constData());
    }

    /// What was removed is read no more and leaves the list; its figures stay, and it can come back.
    void aRemovedNodeKeepsItsFigures()
    {
        const auto names = [this](const QStringList &more) {
            QStringList found;
            for (const auto &node : QJsonDocument::fromJson(run(QStringList { u"fleet"_s, u"list"_s } + more).out).object()[u"nodes"_s].toArray())
                found << node[u"name"_s].toString();
            return found;
        };
        QCOMPARE(run({ u"collect"_s }).exitCode, 0);
        const auto stored = [this] { return QJsonDocument::fromJson(run({ u"coverage"_s }).out).object()[u"nodes"_s].toArray().at(0)[u"lines"_s].toInt(); };
        QCOMPARE(stored(), 3);
        QCOMPARE(names({}), QStringList { u"here"_s });
        QCOMPARE(run({ u"fleet"_s, u"remove"_s, u"here"_s }).exitCode, 0);
        QCOMPARE(names({}), QStringList());
        QCOMPARE(names({ u"--all"_s }), QStringList { u"here"_s });
        QCOMPARE(run({ u"collect"_s }).exitCode, 3);
        QCOMPARE(stored(), 3);
        const Ran again = run({ u"fleet"_s, u"add"_s, u"here"_s, u"--mta"_s, u"postfix"_s, u"--route"_s, u"local"_s, u"--log"_s, m_folder->path(u"log/mail.log"_s) });
        QVERIFY2(again.exitCode == 0, again.err.constData());
        m_folder->write(u"log/mail.log"_s, lines(0, 5));
        QCOMPARE(QJsonDocument::fromJson(run({ u"collect"_s }).out).object()[u"nodes"_s][0][u"lines"_s].toInt(), 2);
        QCOMPARE(stored(), 5);
        QVERIFY(run({ u"fleet"_s, u"remove"_s, u"--help"_s }).out.contains("what it said stays"));
    }

    /// One that was added by mistake and removed before it was read is no node with gaps.
    void aNodeNeverReadLeavesNothing()
    {
        QCOMPARE(run({ u"collect"_s }).exitCode, 0);
        const auto nodes = [this] {
            QStringList found;
            for (const auto &node : QJsonDocument::fromJson(run({ u"coverage"_s }).out).object()[u"nodes"_s].toArray())
                found << node[u"node"_s].toString();
            return found;
        };
        const Ran mistake = run({ u"fleet"_s, u"add"_s, u"mistake"_s, u"--mta"_s, u"postfix"_s, u"--route"_s, u"local"_s, u"--log"_s, u"/nonexistent/mail.log"_s });
        QCOMPARE(mistake.exitCode, 1);
        QVERIFY2(mistake.err.contains("mistake answers, and is one of the nodes now. What is not well there: "), mistake.err.constData());
        QCOMPARE(nodes(), (QStringList { u"here"_s, u"mistake"_s })); // it should be heard, and is not
        QCOMPARE(run({ u"fleet"_s, u"remove"_s, u"mistake"_s }).exitCode, 0);
        QCOMPARE(nodes(), QStringList { u"here"_s });
        QCOMPARE(run({ u"volume"_s, u"--node"_s, u"mistake"_s }).exitCode, 2);
        QCOMPARE(run({ u"volume"_s, u"--node"_s, u"here"_s }).exitCode, 0);
    }

    /// Whoever may only read the store dials nobody.
    void whoMayOnlyReadConnectsNowhere()
    {
        if (const QString why = whyNotHere({ u"/usr/bin/setpriv"_s }, true); !why.isEmpty())
            QSKIP(qPrintable(why));
        QTcpServer node;
        QVERIFY(node.listen(QHostAddress::LocalHost));
        m_folder->write(u"list.csv"_s, "name,host,port,mta,log\nmx9,127.0.0.1," + QByteArray::number(node.serverPort()) + ",postfix,/var/log/mail.log\n");
        QCOMPARE(run({ u"fleet"_s, u"import"_s, m_folder->path(u"list.csv"_s) }).exitCode, 0);
        const QString store = m_folder->path(u"fleet.bw"_s);
        for (const QString &name : { store, store + u"-wal"_s, store + u"-shm"_s })
            QFile::setPermissions(name, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther);
        QFile::setPermissions(m_folder->path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadOther | QFile::ExeOther);
        const auto asStranger = [this](const QStringList &verb) {
            return runProgram(u"/usr/bin/setpriv"_s, QStringList { u"--reuid=65534"_s, u"--regid=65534"_s, u"--clear-groups"_s, m_ctl } + arguments(verb), {}, { u"HOME=/nonexistent"_s });
        };
        QCOMPARE(asStranger({ u"fleet"_s, u"list"_s }).exitCode, 0);
        for (const QStringList &verb : { QStringList { u"fleet"_s, u"test"_s, u"mx9"_s, u"--deadline"_s, u"3"_s }, QStringList { u"collect"_s, u"--deadline"_s, u"3"_s },
                 QStringList { u"fleet"_s, u"add"_s, u"mx8"_s, u"--mta"_s, u"postfix"_s, u"--route"_s, u"ssh"_s, u"--host"_s, u"127.0.0.1"_s, u"--port"_s, QString::number(node.serverPort()), u"--log"_s, u"/l"_s, u"--deadline"_s, u"3"_s } }) {
            const Ran ran = asStranger(verb);
            QVERIFY2(ran.exitCode == 3 && ran.err.contains("reading only"), (verb.join(u' ').toUtf8() + ran.out + ran.err).constData());
            QVERIFY2(!node.waitForNewConnection(100), qPrintable(verb.join(u' ')));
        }
    }

    /// Names that show other than they are do not come in, and those that came before leave as text alone.
    void namesHoldNothingHidden()
    {
        const QString bidi = u"mx\u202e1"_s, invisible = u"mx\u200b1"_s, escape = u"mx\x1b[2J1"_s, tags = u"mx\U000e0041"_s;
        for (const QString &name : { bidi, invisible, escape, tags }) {
            const Ran added = run({ u"fleet"_s, u"add"_s, name, u"--mta"_s, u"postfix"_s, u"--route"_s, u"local"_s, u"--log"_s, m_folder->path(u"log/mail.log"_s) });
            QCOMPARE(added.exitCode, 2);
            QVERIFY2(added.err.contains("cannot be seen") && added.err.contains("U+") && !added.err.contains(name.toUtf8()), added.err.toHex(' ').constData());
            QCOMPARE(run({ u"fleet"_s, u"add"_s, u"x"_s, u"--mta"_s, u"postfix"_s, u"--route"_s, u"local"_s, u"--log"_s, u"/var/log/"_s + name }).exitCode, 2);
            QCOMPARE(run({ u"fleet"_s, u"add"_s, u"x"_s, u"--mta"_s, u"postfix"_s, u"--route"_s, u"local"_s, u"--log"_s, u"/l"_s, u"--tag"_s, name }).exitCode, 2);
        }
        m_folder->write(u"list.csv"_s, "name,host,mta,route,log,group\n" + bidi.toUtf8() + ",h1,postfix,ssh,/l,\nmx2,h2,postfix,ssh,/l," + invisible.toUtf8() + "\nmx3,h\xe2\x81\xa6,postfix,ssh,/l,\n");
        const Ran preview = run({ u"fleet"_s, u"import"_s, m_folder->path(u"list.csv"_s), u"--preview"_s });
        QCOMPARE(preview.exitCode, 1);
        QCOMPARE(preview.err.count("cannot be seen"), 3);
        for (const QByteArray &format : { QByteArray("table"), QByteArray("json"), QByteArray("jsonl"), QByteArray("csv") }) {
            QStringList words = arguments({ u"fleet"_s, u"import"_s, m_folder->path(u"list.csv"_s), u"--preview"_s });
            words[3] = QString::fromLatin1(format);
            const Ran shown = runProgram(m_ctl, words, {}, environment());
            for (const char *hidden : { "\xe2\x80\xae", "\xe2\x80\x8b", "\xe2\x81\xa6", "\x1b" })
                QVERIFY2(!(shown.out + shown.err).contains(hidden), (format + shown.out.toHex(' ')).constData());
            QVERIFY2(!format.startsWith("json") || shown.out.contains("mx\\u202e1"), shown.out.constData()); // the same value all the same
        }
    }

    void aDeviceIsNoLog()
    {
        QCOMPARE(run({ u"fleet"_s, u"add"_s, u"zero"_s, u"--mta"_s, u"postfix"_s, u"--route"_s, u"local"_s, u"--log"_s, u"/dev/zero"_s }).exitCode, 1); // added, and told that it cannot be read
        const Ran collected = run({ u"collect"_s, u"--node"_s, u"zero"_s }); // it would never end
        QCOMPARE(collected.exitCode, 3);
        QVERIFY2(collected.err.contains("a device, a pipe or a socket"), collected.err.constData());
        QCOMPARE(run({ u"collect"_s }).exitCode, 1); // the other one was read
    }

    /// Writers leave old versions of open messages in unused parts of pages: they go too.
    void anErasedPersonLeavesTheFile()
    {
        const QString store = m_folder->path(u"fleet.bw"_s);
        const auto stands = [&] {
            qsizetype count = 0;
            for (const QString &suffix : { QString(), u"-wal"_s }) {
                QFile file(store + suffix);
                count += file.open(QIODevice::ReadOnly) ? file.readAll().count("planted-person") : 0;
            }
            return count;
        };
        QByteArray log;
        for (int i = 0; i < 6; ++i) {
            for (int j = 0; j < 20; ++j) {
                const QByteArray id = "A592FA" + QByteArray::number(100 + i * 20 + j), stamp = "2026-11-24T10:0" + QByteArray::number(i) + ":00.000000+00:00 mx1 postfix/";
                log += stamp + "smtpd[1]: " + id + ": client=a[192.0.2.1], sasl_method=PLAIN, sasl_username=planted-person@own.example\n";
                log += stamp + "qmgr[2]: " + id + ": from=<planted-person@own.example>, size=300, nrcpt=1 (queue active)\n";
            }
            m_folder->write(u"open.log"_s, log);
            QCOMPARE(run({ u"import"_s, u"--node"_s, u"hand"_s, u"--mta"_s, u"postfix"_s, m_folder->path(u"open.log"_s) }).exitCode, 0);
        }
        QVERIFY(stands() > 0);
        const Ran erased = run({ u"store"_s, u"subject"_s, u"erase"_s, u"planted-person@own.example"_s, u"--yes"_s });
        QVERIFY2(erased.exitCode == 0 && erased.out.contains("compacted"), erased.err.constData());
        QCOMPARE(stands(), 0);
    }

    /// Only with --readable-by may members of a group read the store, and nobody else; they read beside the writer.
    void aGroupMayReadTheStore()
    {
        if (const QString why = whyNotHere({ u"setpriv"_s }, true); !why.isEmpty())
            QSKIP(qPrintable(why));
        const QString store = m_folder->path(u"fleet.bw"_s);
        const auto mode = [](const QString &path) { return QFile::permissions(path) & ~(QFile::ReadUser | QFile::WriteUser); };
        const auto asks = [&](const QString &group) {
            return runProgram(u"setpriv"_s, QStringList { u"--reuid=nobody"_s, u"--regid="_s + group, u"--clear-groups"_s, m_ctl } + arguments({ u"coverage"_s }), {},
                { u"HOME=/nowhere"_s, u"XDG_DATA_HOME=/nowhere"_s, u"XDG_CONFIG_HOME=/nowhere"_s });
        };
        QCOMPARE(run({ u"collect"_s }).exitCode, 0);
        QCOMPARE(mode(store), QFile::ReadOwner | QFile::WriteOwner);
        QVERIFY(asks(u"mail"_s).exitCode != 0);
        QCOMPARE(run({ u"collect"_s, u"--readable-by"_s, u"no-such-group"_s }).exitCode, 3);
        QCOMPARE(mode(store), QFile::ReadOwner | QFile::WriteOwner);
        Program service(m_ctl, arguments({ u"collect"_s, u"--every"_s, u"1s"_s, u"--readable-by"_s, u"mail"_s }), environment());
        for (const char *suffix : { "", "-wal", "-shm" })
            QVERIFY2(waitUntil([&] { return mode(store + QLatin1String(suffix)) == (QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup); }), suffix);
        const Ran member = asks(u"mail"_s);
        QVERIFY2(member.exitCode == 0 && member.out.contains("\"lines\""), (member.out + member.err).constData());
        QVERIFY(asks(u"nogroup"_s).exitCode != 0);
        QCOMPARE(service.stop(), 0);
        QCOMPARE(asks(u"mail"_s).exitCode, 0); // also when nobody writes
    }

    /// What the service is killed by leaves no picture of its memory.
    void anAbortLeavesNoCore()
    {
#ifndef NDEBUG
        QSKIP("only release programs are hardened");
#else
        const QByteArray program = m_ctl.toLocal8Bit(), store = m_folder->path(u"fleet.bw"_s).toLocal8Bit(), folder = m_folder->path().toLocal8Bit();
        const pid_t child = ::fork();
        if (child == 0) {
            const rlimit all { RLIM_INFINITY, RLIM_INFINITY };
            ::setrlimit(RLIMIT_CORE, &all);
            if (::chdir(folder.constData()) == 0)
                ::execl(program.constData(), program.constData(), "--store", store.constData(), "collect", "--every", "60s", nullptr);
            ::_exit(127);
        }
        const QString limits = u"/proc/%1/limits"_s.arg(child);
        QVERIFY(waitUntil([&limits] { return QString::fromLatin1(contentOf(limits)).contains(QRegularExpression(u"Max core file size +0 +0"_s)); }));
        QTest::qWait(200);
        QCOMPARE(::kill(child, SIGABRT), 0);
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QVERIFY(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT);
        QVERIFY(!WCOREDUMP(status));
        QVERIFY(QDir(m_folder->path()).entryList({ u"core*"_s, u"vgcore*"_s }, QDir::Files).isEmpty());
#endif
    }

    /// As systemd runs it: ready, alive, stopping.
    void tellsTheServiceManager()
    {
        ServiceManager manager(m_folder->path(u"notify"_s).toUtf8());
        Program service(m_ctl, arguments({ u"collect"_s, u"--every"_s, u"1s"_s }), environment() + manager.environment());
        QVERIFY2(manager.hears("READY=1"), service.readErr().constData());
        QVERIFY(manager.hears("STATUS=1 nodes read, 0 not"));
        QVERIFY(manager.hears("WATCHDOG=1", 3));
        QCOMPARE(service.stop(), 0);
        QVERIFY(manager.hears("STOPPING=1"));
    }

    /// A node that takes its whole deadline, far longer than what the manager waits for a word, is no reason to be ended.
    void isAliveInALongRound()
    {
        QTcpServer silent; // takes the call, and never says a word
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        m_folder->write(u"nodes.csv"_s, "name,host,port,user,log\nmx9,127.0.0.1," + QByteArray::number(silent.serverPort()) + ",root,/var/log/mail.log\n");
        QCOMPARE(run({ u"fleet"_s, u"import"_s, m_folder->path(u"nodes.csv"_s) }).exitCode, 0);
        ServiceManager manager(m_folder->path(u"notify"_s).toUtf8());
        Program service(m_ctl, arguments({ u"collect"_s, u"--every"_s, u"1h"_s, u"--deadline"_s, u"600"_s, u"--node"_s, u"mx9"_s }), environment() + manager.environment());
        QVERIFY2(manager.hears("WATCHDOG=1", 8), service.readErr().constData());
        QVERIFY(!manager.told().contains("STATUS="));
        QCOMPARE(service.stop(), 0);
    }

    /// A round that fails as a whole is tried again an interval later, which may be longer than what the manager waits for a word.
    void isAliveAfterARoundThatFailed()
    {
        ServiceManager manager(m_folder->path(u"notify"_s).toUtf8());
        Program service(m_ctl, arguments({ u"collect"_s, u"--every"_s, u"1h"_s, u"--node"_s, u"nobody"_s }), environment() + manager.environment());
        QVERIFY2(manager.hears("STATUS=No node named nobody can be reached"), service.readErr().constData());
        QVERIFY(manager.hears("WATCHDOG=1", 4));
        QCOMPARE(service.stop(), 0);
    }

    /// Who moved a key to where systemd alone reads it uses breakwaterctl by hand with the same credentials as the unit.
    void theUnitsCredentialsStandInTheReadme()
    {
        const QString folder = QStringLiteral(BW_SOURCE_DIR "/installer/units/");
        QFile unit(folder + u"breakwater-collector.service"_s), readme(folder + u"README.md"_s);
        QVERIFY(unit.open(QIODevice::ReadOnly) && readme.open(QIODevice::ReadOnly));
        const QByteArray form = readme.readAll();
        int credentials = 0;
        for (const QByteArray &line : unit.readAll().split('\n')) {
            if (line.startsWith("LoadCredential=")) {
                ++credentials;
                QVERIFY2(form.contains("-p " + line), line.constData());
            }
            if (line.startsWith("Environment="))
                for (const QByteArray &one : line.mid(int(qstrlen("Environment="))).split(' '))
                    QVERIFY2(form.contains("-E " + one), one.constData());
        }
        QCOMPARE(credentials, 2);
    }

    /// A key that moved to where the service manager alone reads it is shown, and given a line for another node, all the same.
    void theManagersKeyIsTheDesks()
    {
        const Ran made = run({ u"fleet"_s, u"key"_s, u"make"_s });
        QVERIFY2(made.exitCode == 0, made.err.constData());
        const QJsonObject key = QJsonDocument::fromJson(made.out).object();
        m_folder->makeFolder(u"credentials"_s);
        QVERIFY(QFile::rename(key[u"file"_s].toString(), m_folder->path(u"credentials/ssh_key"_s)));
        QCOMPARE(run({ u"fleet"_s, u"key"_s, u"show"_s }).exitCode, 3);
        m_folder->write(u"nodes.csv"_s, "name,host\nmx1,mx1.example.com\n");
        QCOMPARE(run({ u"fleet"_s, u"import"_s, m_folder->path(u"nodes.csv"_s) }).exitCode, 0);
        const QStringList handed = environment() << u"CREDENTIALS_DIRECTORY="_s + m_folder->path(u"credentials"_s);
        const Ran shown = runProgram(m_ctl, arguments({ u"fleet"_s, u"key"_s, u"show"_s }), {}, handed);
        QVERIFY2(shown.exitCode == 0, shown.err.constData());
        QCOMPARE(QJsonDocument::fromJson(shown.out).object()[u"public_key"_s], key[u"public_key"_s]);
        const Ran line = runProgram(m_ctl, arguments({ u"fleet"_s, u"authorize"_s, u"mx1"_s }), {}, handed);
        QVERIFY2(line.exitCode == 0 && line.out.contains(key[u"public_key"_s].toString().section(u' ', 1, 1).toUtf8()), line.err.constData());
    }

    /// A writer's lease is told from a dead one's by /proc: a unit without all of it would write beside a living importer.
    void theSystemUnitSeesOtherWriters()
    {
        const QByteArray unit = contentOf(QStringLiteral(BW_SOURCE_DIR "/installer/units/breakwater-collector.service"));
        QVERIFY(unit.contains("\n[Service]\n"));
        for (const char *hides : { "\nProcSubset=", "\nProtectProc=", "\nPrivatePIDs=" })
            QVERIFY2(!unit.contains(hides), hides);
    }

    /// systemd reads both without a word of complaint: sections, keys, values, and what they start.
    void theUnitsAreRight_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QStringList>("manager");
        QTest::newRow("a person's") << u"breakwater-collect.service"_s << QStringList { u"--user"_s };
        QTest::newRow("a server's") << u"breakwater-collector.service"_s << QStringList();
    }
    void theUnitsAreRight()
    {
        QFETCH(QString, name);
        QFETCH(QStringList, manager);
        if (const QString why = whyNotHere({ u"systemd-analyze"_s }, false); !why.isEmpty())
            QSKIP(qPrintable(why));
        QByteArray unit = contentOf(QStringLiteral(BW_SOURCE_DIR "/installer/units/") + name);
        QVERIFY(unit.contains("ExecStart=/usr/bin/breakwaterctl "));
        const auto complaints = [&](const QByteArray &content) {
            m_folder->write(name, content);
            const Ran ran = runProgram(u"systemd-analyze"_s, QStringList { u"verify"_s, u"--man=no"_s } + manager + QStringList { m_folder->path(name) }, {}, environment() << u"XDG_RUNTIME_DIR="_s + m_folder->path());
            QByteArray ours;
            for (const QByteArray &line : (ran.out + ran.err).split('\n'))
                if (line.contains("breakwater"))
                    ours += line + '\n';
            return ran.exitCode == 0 ? ours : ours + ran.out + ran.err;
        };
        unit.replace("/usr/bin/breakwaterctl", m_ctl.toUtf8());
        QCOMPARE(complaints(unit), QByteArray());
        QVERIFY(!complaints(QByteArray(unit).replace("NoNewPrivileges=", "NoNewPrivilege=")).isEmpty());
        QVERIFY(!complaints(QByteArray(unit).replace("/breakwaterctl ", "/no-such-program ")).isEmpty());
    }

    /// What README has typed puts each unit where systemd looks for it, and what it starts where it says.
    void theUnitsGetToTheirPlaces()
    {
        const Ran ran = runProgram(u"cmake"_s, { u"-DCMAKE_INSTALL_PREFIX=/usr"_s, u"-P"_s, QStringLiteral(BW_BINARY_DIR "/app/ctl/cmake_install.cmake") }, {}, { u"DESTDIR="_s + m_folder->path(u"root"_s) });
        QVERIFY2(ran.exitCode == 0, ran.err.constData());
        for (const QString &name : { u"user/breakwater-collect.service"_s, u"system/breakwater-collector.service"_s }) {
            const QByteArray unit = contentOf(m_folder->path(u"root/usr/lib/systemd/"_s + name));
            const auto starts = QRegularExpression(u"^ExecStart=(\\S+)"_s, QRegularExpression::MultilineOption).match(QString::fromUtf8(unit));
            QVERIFY2(starts.hasMatch(), unit.constData());
            QVERIFY2(QFile::permissions(m_folder->path(u"root"_s) + starts.captured(1)) & QFile::ExeOther, qPrintable(starts.captured(1)));
        }
    }

    void theSystemUnitIsHardened()
    {
        if (const QString why = whyNotHere({ u"systemd-analyze"_s }, false); !why.isEmpty())
            QSKIP(qPrintable(why));
        const Ran ran = runProgram(u"systemd-analyze"_s, { u"security"_s, u"--offline=true"_s, u"--no-pager"_s, QStringLiteral(BW_SOURCE_DIR "/installer/units/breakwater-collector.service") });
        const auto level = QRegularExpression(u"exposure level for [^:]*: ([0-9.]+)"_s).match(QString::fromUtf8(ran.out));
        QVERIFY2(level.hasMatch(), (ran.out + ran.err).constData());
        QVERIFY2(level.captured(1).toDouble() <= 3.0, qPrintable(level.captured(0)));
    }
};

QTEST_GUILESS_MAIN(TestCtlCollect)
#include "tst_ctl_collect.moc"
