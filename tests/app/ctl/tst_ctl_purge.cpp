// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/program.h"
#include "tests/support/workfolder.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

#include <csignal>
#include <poll.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <vector>

using namespace Qt::StringLiterals;
using namespace bw::test;

namespace {

constexpr char ctrlC = '\x03';

/// breakwaterctl at a terminal of its own; what it writes there, answer and messages alike.
class AtTerminal final
{
public:
    explicit AtTerminal(const QStringList &words)
    {
        std::vector<QByteArray> bytes;
        for (const QString &word : words)
            bytes.push_back(word.toLocal8Bit());
        std::vector<char *> argv;
        for (QByteArray &word : bytes)
            argv.push_back(word.data());
        argv.push_back(nullptr);
        m_process = ::forkpty(&m_terminal, nullptr, nullptr, nullptr);
        if (m_process == 0) {
            ::execv(argv.front(), argv.data());
            ::_exit(127);
        }
    }
    ~AtTerminal()
    {
        if (!m_hasEnded) {
            ::kill(m_process, SIGKILL);
            ::waitpid(m_process, nullptr, 0);
        }
        ::close(m_terminal);
    }
    AtTerminal(const AtTerminal &) = delete;
    AtTerminal &operator=(const AtTerminal &) = delete;

    [[nodiscard]] bool shows(const QRegularExpression &what)
    {
        while (!what.match(QString::fromUtf8(m_said)).hasMatch())
            if (!readMore())
                return false;
        return true;
    }
    void press(char key) const { QCOMPARE(::write(m_terminal, &key, 1), ssize_t(1)); }
    /// Exit code; -1: it died of a signal.
    int end()
    {
        while (readMore()) { }
        int status = 0;
        ::waitpid(m_process, &status, 0);
        m_hasEnded = true;
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }
    [[nodiscard]] const QByteArray &said() const { return m_said; }

private:
    bool readMore()
    {
        pollfd waits { m_terminal, POLLIN, 0 };
        char bytes[4096];
        const ssize_t got = ::poll(&waits, 1, 60'000) > 0 ? ::read(m_terminal, bytes, sizeof bytes) : 0;
        if (got > 0)
            m_said.append(bytes, got);
        return got > 0; // the other end was closed: EIO
    }
    int m_terminal = -1;
    pid_t m_process = -1;
    bool m_hasEnded = false;
    QByteArray m_said;
};

/// Mail of many hours, so that forgetting it takes many steps.
QByteArray mail(const QByteArray &host, int hours)
{
    QByteArray lines;
    for (int i = 0; i < 4 * hours; ++i) {
        const QByteArray stamp = QDateTime::fromMSecsSinceEpoch(1'790'000'000'000 + i * 900'000LL, Qt::UTC).toString(u"yyyy-MM-ddTHH:mm:ss"_s).toLatin1() + ".000000+00:00 " + host + " postfix/";
        const QByteArray id = QByteArray::number(0xA0000000LL + i, 16).toUpper(), n = QByteArray::number(i % 50);
        lines += stamp + "smtpd[1]: " + id + ": client=app" + n + ".example.com[192.0.2." + n + "], sasl_method=PLAIN, sasl_username=u" + n + "@example.com\n"
            + stamp + "qmgr[3]: " + id + ": from=<u" + n + "@example.com>, size=900, nrcpt=1 (queue active)\n"
            + stamp + "smtp[4]: " + id + ": to=<r@d" + n + ".example.net>, relay=mx.example.net[198.51.100.1]:25, delay=1, delays=0.1/0/0.4/0.5, dsn=2.0.0, status=sent (250 2.0.0 Ok)\n"
            + stamp + "qmgr[3]: " + id + ": removed\n";
    }
    return lines;
}

} // namespace

/// `fleet remove --purge`, which may take long, at a terminal.
class TestCtlPurge final : public QObject
{
    Q_OBJECT
    const WorkFolder m_folder;
    const QStringList m_environment { u"HOME="_s + m_folder.path(), u"XDG_DATA_HOME="_s + m_folder.path(u"data"_s), u"XDG_CONFIG_HOME="_s + m_folder.path(u"config"_s), u"DBUS_SESSION_BUS_ADDRESS="_s };

    [[nodiscard]] QStringList words(const QString &store, const QStringList &verb) const { return QStringList { u"--store"_s, m_folder.path(store), u"--format"_s, u"json"_s } + verb; }
    [[nodiscard]] Ran run(const QString &store, const QStringList &verb) const { return runProgram(QStringLiteral(BW_BINARY_DIR "/breakwaterctl"), words(store, verb), {}, m_environment); }
    [[nodiscard]] int accepted(const QString &store, const QStringList &more = {}) const { return QJsonDocument::fromJson(run(store, QStringList { u"volume"_s } + more).out)[u"totals"_s][u"accepted"_s].toInt(); }

private Q_SLOTS:
    void initTestCase()
    {
        for (const QString &node : { u"mx1"_s, u"mx2"_s }) {
            m_folder.write(node + u".log"_s, mail(node.toLatin1(), 1500));
            const Ran ran = run(u"fleet.bw"_s, { u"import"_s, u"--node"_s, node, u"--mta"_s, u"postfix"_s, u"--home-zone"_s, u"UTC"_s, m_folder.path(node + u".log"_s) });
            QVERIFY2(ran.exitCode == 0, ran.err.constData());
        }
        QCOMPARE(run(u"fleet.bw"_s, { u"store"_s, u"backup"_s, m_folder.path(u"copy.bw"_s) }).exitCode, 0);
    }

    /// Ctrl+C ends it at once with a sound store; called again it goes on, and the end is the same as if it had never been stopped.
    void ctrlCLeavesASoundStore()
    {
        const QStringList verb { u"fleet"_s, u"remove"_s, u"mx1"_s, u"--purge"_s };
        const QStringList at = QStringList { u"/usr/bin/env"_s } + m_environment + QStringList { QStringLiteral(BW_BINARY_DIR "/breakwaterctl") } + words(u"fleet.bw"_s, verb);
        const QRegularExpression isUnderWay(u"\\] [1-9][0-9]* % forgetting mx1"_s);
        const int ofOther = accepted(u"fleet.bw"_s, { u"--node"_s, u"mx2"_s });
        QCOMPARE(accepted(u"fleet.bw"_s), 2 * ofOther);
        int whole = 0;
        for (int stops = 0; stops < 40 && (whole <= ofOther || whole >= 2 * ofOther); ++stops) { // until it was stopped amid its figures
            AtTerminal purge(at);
            QVERIFY2(purge.shows(isUnderWay), purge.said().constData());
            purge.press(ctrlC);
            QCOMPARE(purge.end(), 3);
            QVERIFY2(purge.said().contains("Call it again: it goes on.") && !purge.said().contains("is forgotten"), purge.said().constData());
            QCOMPARE(run(u"fleet.bw"_s, { u"store"_s, u"check"_s }).exitCode, 0);
            whole = accepted(u"fleet.bw"_s);
        }
        QVERIFY2(ofOther < whole && whole < 2 * ofOther, qPrintable(QString::number(whole)));
        for (const char *asked : { "volume", "logins", "trace --from 2026-01-01 --outcome delivered" }) { // whoever asks meanwhile is told that figures are gone in part
            const Ran ran = run(u"fleet.bw"_s, QString::fromLatin1(asked).split(u' '));
            QVERIFY2(ran.exitCode == 1 && ran.err.contains("breakwaterctl fleet remove mx1 --purge finishes it"), ran.err.constData());
        }
        QCOMPARE(run(u"fleet.bw"_s, { u"volume"_s, u"--node"_s, u"mx2"_s }).exitCode, 0); // its figures are whole
        AtTerminal purge(at);
        QVERIFY2(purge.shows(isUnderWay) && purge.end() == 0, purge.said().constData());
        QVERIFY2(purge.said().contains("mx1 is forgotten"), purge.said().constData());
        QCOMPARE(accepted(u"fleet.bw"_s), ofOther);
        QCOMPARE(run(u"fleet.bw"_s, { u"volume"_s }).exitCode, 0);

        const Ran atOnce = run(u"copy.bw"_s, verb);
        QVERIFY2(atOnce.exitCode == 0 && !atOnce.err.contains('%'), atOnce.err.constData()); // no terminal: no progress
        const QStringList dump { u"store"_s, u"dump"_s, u"--canonical"_s };
        QCOMPARE(run(u"fleet.bw"_s, dump).out, run(u"copy.bw"_s, dump).out);
    }
};

QTEST_GUILESS_MAIN(TestCtlPurge)
#include "tst_ctl_purge.moc"
