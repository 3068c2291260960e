// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/program.h"
#include "tests/support/workfolder.h"

#include <QDateTime>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace bw::test;

namespace {

constexpr int recipients = 60;

QByteArray messages(int first, int count)
{
    QByteArray lines;
    for (int i = first; i < first + count; ++i) {
        const QByteArray stamp = QDateTime::fromMSecsSinceEpoch(1'795'600'000'000 + i * 200LL, Qt::UTC).toString(u"yyyy-MM-ddTHH:mm:ss.zzz"_s).toLatin1() + "000+00:00 mx1 postfix/";
        const QByteArray id = QByteArray::number(0xA0000000LL + i, 16).toUpper();
        lines += stamp + "smtpd[1]: " + id + ": client=app.example.com[192.0.2.1]\n" + stamp + "cleanup[2]: " + id + ": message-id=<" + id + "@example.com>\n" + stamp + "qmgr[3]: " + id
            + ": from=<news@example.com>, size=900, nrcpt=" + QByteArray::number(recipients) + " (queue active)\n";
        for (int to = 0; to < recipients; ++to)
            lines += stamp + "smtp[4]: " + id + ": to=<r" + QByteArray::number(i * recipients + to)
                + "@example.net>, relay=mx.example.net[198.51.100.1]:25, delay=1, delays=0.1/0/0.4/0.5, dsn=2.0.0, status=sent (250 2.0.0 Ok)\n";
        lines += stamp + "qmgr[3]: " + id + ": removed\n";
    }
    return lines;
}

} // namespace

/// A process that is killed while it catches up with a log leaves no row whose place it has not noted.
class TestCtlKills final : public QObject
{
    Q_OBJECT
    const QString m_ctl = QStringLiteral(BW_BINARY_DIR "/breakwaterctl");

private Q_SLOTS:
    void catchingUpIsKilled()
    {
        constexpr int before = 100, after = 7000;
        const WorkFolder folder;
        const QStringList environment { u"HOME="_s + folder.path(), u"XDG_DATA_HOME="_s + folder.path(u"data"_s), u"XDG_CONFIG_HOME="_s + folder.path(u"config"_s), u"DBUS_SESSION_BUS_ADDRESS="_s };
        const QString log = folder.path(u"mail.log"_s);
        const auto words = [&folder](const QStringList &verb) { return QStringList { u"--store"_s, folder.path(u"fleet.bw"_s), u"--format"_s, u"json"_s } + verb; };
        const QStringList follow = words({ u"import"_s, u"--node"_s, u"mx1"_s, u"--mta"_s, u"postfix"_s, u"--home-zone"_s, u"UTC"_s, u"--follow"_s, log });
        const auto begin = [&](QProcess &process) {
            process.setProcessEnvironment([&environment] {
                QProcessEnvironment made = QProcessEnvironment::systemEnvironment();
                for (const QString &one : environment)
                    made.insert(one.section(u'=', 0, 0), one.section(u'=', 1));
                return made;
            }());
            process.start(m_ctl, follow);
            return process.waitForStarted();
        };
        const auto totals = [&] { return QJsonDocument::fromJson(runProgram(m_ctl, words({ u"volume"_s }), {}, environment).out).object()[u"totals"_s].toObject(); };
        folder.write(u"mail.log"_s, messages(0, before));
        {
            QProcess process;
            QVERIFY(begin(process));
            QVERIFY(waitUntil([&] { return totals()[u"accepted"_s].toInt() == before; }));
            process.terminate();
            QVERIFY(process.waitForFinished());
        }
        QFile file(log);
        QVERIFY(file.open(QFile::Append) && file.write(messages(before, after)) > 0);
        file.close();
        int inTheMiddle = 0;
        for (int kill = 0; kill < 4; ++kill) {
            QProcess process;
            QVERIFY(begin(process));
            const int had = totals()[u"accepted"_s].toInt();
            (void)waitUntil([&] { return totals()[u"accepted"_s].toInt() > had; }, 10'000); // a batch has come
            process.kill();
            QVERIFY(process.waitForFinished());
            const int has = totals()[u"accepted"_s].toInt();
            inTheMiddle += has > before && has < before + after ? 1 : 0;
        }
        QVERIFY2(inTheMiddle > 0, "no kill came between two batches: the log is too short");
        QProcess process;
        QVERIFY(begin(process));
        QVERIFY(waitUntil([&] { return totals()[u"accepted"_s].toInt() >= before + after; }, 60'000));
        process.terminate();
        QVERIFY(process.waitForFinished());
        QCOMPARE(totals()[u"accepted"_s].toInt(), before + after);
        QCOMPARE(totals()[u"delivered"_s].toInt(), (before + after) * recipients);
        // And what was followed is known: the same log adds nothing.
        const Ran again = runProgram(m_ctl, words({ u"import"_s, u"--node"_s, u"mx1"_s, u"--mta"_s, u"postfix"_s, log }), {}, environment);
        QVERIFY2(again.exitCode == 0, again.err.constData());
        QCOMPARE(totals()[u"accepted"_s].toInt(), before + after);
    }
};

QTEST_GUILESS_MAIN(TestCtlKills)
#include "tst_ctl_kills.moc"
