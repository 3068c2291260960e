// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/program.h"
#include "tests/support/workfolder.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

#include <cstring>
#include <sys/socket.h>
#include <sys/un.h>
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

    /// As systemd runs it: ready, alive, stopping.
    void tellsTheServiceManager()
    {
        const QByteArray place = m_folder->path(u"notify"_s).toUtf8();
        const int socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
        sockaddr_un address {};
        address.sun_family = AF_UNIX;
        QVERIFY(place.size() < static_cast<qsizetype>(sizeof address.sun_path));
        std::memcpy(address.sun_path, place.constData(), static_cast<std::size_t>(place.size()));
        QCOMPARE(::bind(socket, reinterpret_cast<const sockaddr *>(&address), sizeof address), 0);
        Program service(m_ctl, arguments({ u"collect"_s, u"--every"_s, u"1s"_s }), environment() + QStringList { u"NOTIFY_SOCKET="_s + QString::fromUtf8(place), u"WATCHDOG_USEC=400000"_s });
        QByteArray told;
        const auto hears = [&](const char *word) {
            return waitUntil([&] {
                char bytes[256];
                for (ssize_t got = ::recv(socket, bytes, sizeof bytes, 0); got > 0; got = ::recv(socket, bytes, sizeof bytes, 0))
                    told += QByteArray(bytes, static_cast<qsizetype>(got)) + '\n';
                return told.contains(word);
            });
        };
        QVERIFY2(hears("READY=1"), service.readErr().constData());
        QVERIFY(hears("STATUS=1 nodes read, 0 not"));
        QVERIFY(waitUntil([&] { return hears("WATCHDOG=1") && told.count("WATCHDOG=1") >= 3; }));
        QCOMPARE(service.stop(), 0);
        QVERIFY(hears("STOPPING=1"));
        ::close(socket);
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
