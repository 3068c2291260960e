// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/hardening.h"
#include "app/common/inisettings.h"
#include "app/common/language.h"
#include "app/common/logging.h"
#include "app/common/paths.h"
#include "app/common/servicenotify.h"
#include "tests/support/servicemanager.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>
#include <cstdlib>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace bw;
using namespace Qt::StringLiterals;

namespace {

int modeOf(const QString &path)
{
    struct stat facts{};
    return ::stat(QFile::encodeName(path).constData(), &facts) == 0 ? int(facts.st_mode & 0777) : -1;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

config::Settings odd()
{
    config::Settings s;
    s.language = u"de"_s;
    s.look = config::Look::Dark;
    s.density = config::Density::Compact;
    s.patterns = false;
    s.groupDigits = false;
    s.persona = config::Persona::Auditor;
    s.homeZone = u"Asia/Kolkata"_s;
    s.displayZone = u"UTC"_s;
    s.resolver = u"[2001:db8::53]:5353"_s;
    s.trustAnchor = u"/etc/anchor.key"_s;
    s.looksUpNames = true;
    s.dmarc = config::DmarcBy::Rfc7489;
    s.lastFolder = u"/var/log, with comma"_s;
    s.recentStores = {u"/home/ann/über/flotte.bw"_s, u"/tmp/a,b;c.bw"_s};
    s.notices = {false, u"admin+mail@example.net"_s, u"bw@example.com"_s, u"mail.example.com"_s, 465, config::MailSecurity::Tls, u"bücher, \"a\""_s,
        u"/etc/über ca.pem"_s, u"/etc/pw=1"_s, 22 * 60, 0, 15};
    s.windowStates = {{u"mainWindow"_s, QByteArray("\x00\x01\xff=\n", 5)}, {u"volumeTable"_s, "x"}};
    return s;
}

/// What a child does that a test starts anew: exit code or a signal.
int child(const QString &job)
{
    rlimit unlimited{RLIM_INFINITY, RLIM_INFINITY};
    ::setrlimit(RLIMIT_CORE, &unlimited);
    if (job == u"abort-plain")
        std::abort();
    if (job == u"abort-hardened") {
        app::hardenProcess(app::Hardening::NoDumps);
        std::abort();
    }
    if (job == u"facts") {
        app::hardenProcess(app::Hardening::NoDumpsNoTracing);
        rlimit now{};
        ::getrlimit(RLIMIT_CORE, &now);
        return now.rlim_cur == 0 && now.rlim_max == 0 && ::prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) == 0 ? 0 : 1;
    }
    if (job == u"files") {
        rlimit files{256, 4096};
        ::setrlimit(RLIMIT_NOFILE, &files);
        app::raiseFileLimit();
        ::getrlimit(RLIMIT_NOFILE, &files);
        return files.rlim_cur == 4096 && files.rlim_max == 4096 ? 0 : 1;
    }
    return 9;
}

/// Runs the job in a folder of its own; the kernel's wait status.
int runChild(const char *job, const QString &folder)
{
    const QByteArray self = QFile::encodeName(QCoreApplication::applicationFilePath()), dir = QFile::encodeName(folder);
    const pid_t pid = ::fork();
    if (pid == 0) {
        if (::chdir(dir.constData()) == 0)
            ::execl(self.constData(), self.constData(), "--child", job, nullptr);
        ::_exit(99);
    }
    int status = -1;
    ::waitpid(pid, &status, 0);
    return status;
}

} // namespace

class TestAppCommon : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    /// A loop that is back in time is told alive however long it takes; one that broke its word is not.
    void aHeartBeatsAsLongAsTheLoopKeepsItsWord()
    {
        QTemporaryDir dir;
        test::ServiceManager manager(dir.filePath(u"notify"_s).toUtf8());
        for (const QString &entry : manager.environment())
            qputenv(entry.section(u'=', 0, 0).toLatin1().constData(), entry.section(u'=', 1).toUtf8());
        {
            app::Heartbeat heart;
            QTest::qWait(500);
            QCOMPARE(manager.told(), QByteArray()); // nothing was promised yet
            heart.expect(std::chrono::seconds(60));
            QVERIFY(manager.hears("WATCHDOG=1", 4));
            heart.expect(std::chrono::milliseconds(1));
            QTest::qWait(50);
            const qsizetype beats = manager.told().count("WATCHDOG=1");
            QTest::qWait(1000);
            QCOMPARE(manager.told().count("WATCHDOG=1"), beats);
            heart.expect(std::chrono::seconds(60)); // it is back
            QVERIFY(manager.hears("WATCHDOG=1", beats + 2));
        }
        for (const char *name : { "NOTIFY_SOCKET", "WATCHDOG_USEC" })
            qunsetenv(name);
        const qsizetype beats = manager.told().count("WATCHDOG=1");
        QTest::qWait(500);
        QCOMPARE(manager.told().count("WATCHDOG=1"), beats); // its end is the end of it
    }

    void settingsComeBackAsTheyWere()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(u"config/breakwater/breakwater.conf"_s);
        QCOMPARE(app::IniSettings(path).load(), config::Settings());
        QVERIFY(app::IniSettings(path).save(odd()).has_value());
        QCOMPARE(app::IniSettings(path).load(), odd());
        QCOMPARE(modeOf(path), 0600);
        QCOMPARE(modeOf(dir.filePath(u"config/breakwater"_s)), 0700);

        auto fewer = odd();
        fewer.windowStates.remove(u"volumeTable"_s);
        fewer.recentStores.clear();
        QVERIFY(app::IniSettings(path).save(fewer).has_value());
        QCOMPARE(app::IniSettings(path).load(), fewer);
        QCOMPARE(modeOf(path), 0600);
    }

    void aFileThatOthersCouldReadIsClosed()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(u"breakwater.conf"_s);
        QFile file(path);
        QVERIFY(file.open(QFile::WriteOnly));
        file.close();
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
        QVERIFY(app::IniSettings(path).save(odd()).has_value());
        QCOMPARE(modeOf(path), 0600);
    }

    void nonsenseInTheFileGivesDefaults_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("binary") << QByteArray("\x00\xff\xfe[[[", 6);
        QTest::newRow("unknown words") << QByteArray("[look]\ntheme=plaid\ndensity=7\n[person]\npersona=king\n");
        QTest::newRow("keys of a newer version") << QByteArray("[future]\nthing=1\n");
    }
    void nonsenseInTheFileGivesDefaults()
    {
        QFETCH(QByteArray, content);
        QTemporaryDir dir;
        QFile file(dir.filePath(u"breakwater.conf"_s));
        QVERIFY(file.open(QFile::WriteOnly));
        file.write(content);
        file.close();
        QCOMPARE(app::IniSettings(file.fileName()).load(), config::Settings());
    }

    void keysOfANewerVersionStay()
    {
        QTemporaryDir dir;
        QFile file(dir.filePath(u"breakwater.conf"_s));
        QVERIFY(file.open(QFile::WriteOnly));
        file.write("[future]\nthing=1\n");
        file.close();
        QVERIFY(app::IniSettings(file.fileName()).save(odd()).has_value());
        QVERIFY(contentOf(file.fileName()).contains("thing=1"));
    }

    void aFolderThatCannotBeWrittenIsSaid()
    {
        const auto saved = app::IniSettings(u"/proc/breakwater/breakwater.conf"_s).save(odd());
        QVERIFY(!saved.has_value());
        QCOMPARE(saved.error().where, u"/proc/breakwater/breakwater.conf"_s);
        QVERIFY(!saved.error().remedy.isEmpty());
    }

    void recentStoresAreFewAndOnce()
    {
        config::Settings s;
        for (int i = 0; i < 25; ++i)
            s.rememberStore(u"/s/%1"_s.arg(i % 12));
        QCOMPARE(s.recentStores.size(), config::mostRecentStores);
        QCOMPARE(s.recentStores.first(), u"/s/0"_s);
        QCOMPARE(s.recentStores.count(u"/s/0"_s), 1);
    }

    void localPartsLeaveTheLog_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        QTest::newRow("brackets") << u"to=<ann@example.org>, relay"_s << u"to=<…@example.org>, relay"_s;
        QTest::newRow("bare") << u"cannot find ann.o'neil+x@example.org here"_s
                              << u"cannot find ann.o'…@example.org here"_s;
        QTest::newRow("quoted") << u"<\"ann lee\"@example.org>"_s << u"<…@example.org>"_s;
        QTest::newRow("two") << u"a@b,c@d"_s << u"…@b,…@d"_s;
        QTest::newRow("none") << u"nothing to hide"_s << u"nothing to hide"_s;
    }
    void localPartsLeaveTheLog()
    {
        QFETCH(QString, text);
        QFETCH(QString, shown);
        QCOMPARE(app::withoutLocalParts(text), shown);
    }

    void logFileIsPrivateAndHoldsNoNoise()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(u"state/breakwater.log"_s);
        QVERIFY(app::installLogging({path, false}).has_value());
        qWarning("This plugin does not support propagateSizeHints()");
        qInfo("read on for bob@example.net\nsecond\x1b[31m");
        qInstallMessageHandler(nullptr);
        const QByteArray log = contentOf(path);
        QCOMPARE(log.count('\n'), 1);
        QVERIFY2(log.contains(" info read on for …@example.net second\uFFFD[31m")
                || log.contains(QString(u" info read on for …@example.net second\uFFFD[31m"_s).toUtf8()),
            log.constData());
        QVERIFY(!log.contains("bob"));
        QCOMPARE(modeOf(path), 0600);
        QVERIFY(!app::installLogging({u"/proc/nowhere/x.log"_s, false}).has_value());
        qInstallMessageHandler(nullptr);
    }

    void asManyFilesAsTheSystemAllows() { QCOMPARE(runChild("files", QDir::tempPath()), 0); }

    void hardenedChildLeavesNoCore()
    {
        QCOMPARE(runChild("facts", QDir::tempPath()), 0);
        QTemporaryDir dir;
        const int status = runChild("abort-hardened", dir.path());
        QVERIFY(WIFSIGNALED(status));
        QCOMPARE(WTERMSIG(status), SIGABRT);
        QVERIFY(QDir(dir.path()).isEmpty());
        if (contentOf(u"/proc/sys/kernel/core_pattern"_s).startsWith('|'))
            return; // a handler decides by the limit that "facts" has shown
        QVERIFY(!WCOREDUMP(status));
        const int plain = runChild("abort-plain", dir.path());
        if (!WCOREDUMP(plain))
            qInfo("this machine writes no core at all: the limit itself is what is proven");
    }

    void pathsFollowXdg()
    {
        qputenv("XDG_DATA_HOME", "/x/data");
        qputenv("XDG_CONFIG_HOME", "/x/config");
        qputenv("XDG_STATE_HOME", "relative");
        QCOMPARE(app::defaultStorePath(), u"/x/data/breakwater/fleet.bw"_s);
        QCOMPARE(app::keyFolder(), u"/x/data/breakwater/keys"_s);
        QCOMPARE(app::settingsPath(), u"/x/config/breakwater/breakwater.conf"_s);
        QCOMPARE(app::logPath(), QDir::homePath() + u"/.local/state/breakwater/breakwater.log"_s);
    }

    void germanIsSpoken()
    {
        const auto say = [] {
            return QCoreApplication::translate("bw::app::IniSettings", "The settings could not be saved");
        };
        QCOMPARE(app::installLanguage(*QCoreApplication::instance(), u"en"_s), u"en"_s);
        QCOMPARE(say(), u"The settings could not be saved"_s);
        QCOMPARE(app::installLanguage(*QCoreApplication::instance(), u"de"_s), u"de"_s);
        QCOMPARE(say(), u"Die Einstellungen ließen sich nicht speichern"_s);
        QCOMPARE(QLocale().language(), QLocale::German);
    }
};

int main(int argc, char **argv)
{
    if (argc == 3 && qstrcmp(argv[1], "--child") == 0)
        return child(QString::fromLatin1(argv[2]));
    QCoreApplication app(argc, argv);
    TestAppCommon test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_app_common.moc"
