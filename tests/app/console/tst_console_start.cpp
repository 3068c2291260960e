// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/options.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace bw;

class TestConsoleStart : public QObject
{
    Q_OBJECT
private:
    static QProcessEnvironment bare(const QTemporaryDir &home)
    {
        QProcessEnvironment environment;
        environment.insert(u"PATH"_s, qEnvironmentVariable("PATH"));
        environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
        environment.insert(u"HOME"_s, home.path());
        environment.insert(u"ASAN_OPTIONS"_s, qEnvironmentVariable("ASAN_OPTIONS"));
        environment.insert(u"LSAN_OPTIONS"_s, qEnvironmentVariable("LSAN_OPTIONS"));
        return environment;
    }

private Q_SLOTS:
    /// No display, no session bus, no portal, no keychain, no runtime folder: nothing of that is worth a word.
    void aHealthyStartPrintsNothing_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("first start") << QStringList();
        QTest::newRow("a store of its own") << QStringList { u"--store"_s, u"new.bw"_s };
        QTest::newRow("reset") << QStringList { u"--reset-window"_s, u"--store"_s, u"new.bw"_s };
    }
    void aHealthyStartPrintsNothing()
    {
        QFETCH(QStringList, arguments);
        QTemporaryDir home;
        QProcess console;
        console.setProcessEnvironment(bare(home));
        console.setWorkingDirectory(home.path());
        console.start(QStringLiteral(BW_BINARY_DIR "/breakwater"), arguments);
        QVERIFY(console.waitForStarted());
        QVERIFY(!console.waitForFinished(4000)); // it stays open
        const bool makesStore = arguments.contains(u"new.bw"_s);
        if (makesStore)
            QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(home.filePath(u"new.bw"_s)), 20'000);
        console.terminate();
        console.waitForFinished(10'000);
        QCOMPARE(QString::fromUtf8(console.readAllStandardError()), QString());
        QCOMPARE(QString::fromUtf8(console.readAllStandardOutput()), QString());
        if (makesStore)
            QCOMPARE(int(QFile::permissions(home.filePath(u"new.bw"_s)) & (QFile::ReadGroup | QFile::ReadOther)), 0);
    }

    /// The session ends, the desk logs out: the window closes as by hand and remembers its size.
    void aSignalClosesItAsAPersonDoes_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("SIGTERM") << SIGTERM;
        QTest::newRow("SIGINT") << SIGINT;
        QTest::newRow("SIGHUP") << SIGHUP;
    }
    void aSignalClosesItAsAPersonDoes()
    {
        QFETCH(int, signal);
        QTemporaryDir home;
        QProcess console;
        console.setProcessEnvironment(bare(home));
        console.setWorkingDirectory(home.path());
        console.start(QStringLiteral(BW_BINARY_DIR "/breakwater"), { u"--store"_s, u"new.bw"_s });
        QVERIFY(console.waitForStarted());
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(home.filePath(u"new.bw"_s)), 20'000);
        QVERIFY(!console.waitForFinished(2000));
        ::kill(pid_t(console.processId()), signal);
        QVERIFY(console.waitForFinished(20'000));
        QCOMPARE(console.exitStatus(), QProcess::NormalExit);
        QCOMPARE(console.exitCode(), 0);
        QFile settings(home.filePath(u".config/breakwater/breakwater.conf"_s));
        QVERIFY(settings.open(QFile::ReadOnly));
        QVERIFY(settings.readAll().contains("window.geometry"));
    }

    void anUnknownOptionIsWrongUsage()
    {
        QTemporaryDir home;
        QProcess console;
        console.setProcessEnvironment(bare(home));
        console.start(QStringLiteral(BW_BINARY_DIR "/breakwater"), { u"--colour"_s });
        QVERIFY(console.waitForFinished(20'000));
        QCOMPARE(console.exitCode(), 2);
        QVERIFY(console.readAllStandardError().contains("--colour"));
    }

    void helpNeedsNoDisplay()
    {
        QTemporaryDir home;
        QProcess console;
        QProcessEnvironment environment = bare(home);
        environment.remove(u"QT_QPA_PLATFORM"_s);
        console.setProcessEnvironment(environment);
        console.start(QStringLiteral(BW_BINARY_DIR "/breakwater"), { u"--help"_s });
        QVERIFY(console.waitForFinished(20'000));
        QCOMPARE(console.exitCode(), 0);
        QVERIFY(console.readAllStandardOutput().startsWith("Usage: breakwater"));
    }

    void readsOptions()
    {
        const auto options = app::parseOptions({ u"breakwater"_s, u"--read-only"_s, u"--store=/a/b.bw"_s, u"/var/log/mail.log"_s, u"--"_s, u"--odd"_s });
        QVERIFY(options);
        QVERIFY(options->readOnly);
        QCOMPARE(options->store, u"/a/b.bw"_s);
        QCOMPARE(options->files.size(), 2);
        QVERIFY(options->files.at(1).endsWith(u"/--odd"));
        QCOMPARE(app::parseOptions({ u"breakwater"_s, u"/a/fleet.bw"_s })->store, u"/a/fleet.bw"_s);
        QVERIFY(!app::parseOptions({ u"breakwater"_s, u"--store"_s }));
    }
};

QTEST_GUILESS_MAIN(TestConsoleStart)
#include "tst_console_start.moc"
