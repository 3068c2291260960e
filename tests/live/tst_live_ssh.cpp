// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/transport/route.h"

#include "tests/support/sshd.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTcpServer>
#include <QTest>
#include <QThread>

#include <thread>

using namespace Qt::StringLiterals;
using bw::core::ProblemKind;
using bw::fleet::RouteKind;
using namespace bw;

namespace {

transport::Limit within(int ms)
{
    return { std::chrono::steady_clock::now() + std::chrono::milliseconds(ms), nullptr };
}

class FixedSecrets final : public transport::Credentials
{
public:
    core::Result<core::Secret> passphrase(const fleet::Node &, const QString &) override
    {
        const QByteArray text = "correct horse";
        return core::Secret(std::span(reinterpret_cast<const std::uint8_t *>(text.constData()), static_cast<std::size_t>(text.size())));
    }
    core::Result<core::Secret> password(const fleet::Node &, const QString &, const QString &) override
    {
        return core::fail({ ProblemKind::Missing, u"none"_s, {}, {}, {} });
    }
};

} // namespace

/// The SSH routes against OpenSSH's own server.
class LiveSsh final : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<test::WorkFolder> m_folder;
    std::unique_ptr<test::Sshd> m_sshd;

    [[nodiscard]] fleet::Node node(RouteKind route = RouteKind::Ssh) const
    {
        fleet::Node node;
        node.name = u"mx1"_s;
        node.route = route;
        node.host = u"127.0.0.1"_s;
        node.port = m_sshd->port();
        node.keyFile = m_sshd->keyFile();
        node.logs = { m_folder->path(u"mail.log"_s) };
        return node;
    }
    [[nodiscard]] transport::RouteOptions options(bool accepts = true) const
    {
        transport::RouteOptions options;
        options.knownHosts = m_folder->path(u"known_hosts"_s);
        if (accepts)
            options.acceptFingerprint = m_sshd->fingerprint();
        return options;
    }

    static bool makeKey(const QString &type, const QString &file)
    {
        QFile::remove(file);
        return test::runProgram(u"ssh-keygen"_s, { u"-q"_s, u"-t"_s, type, u"-N"_s, QString(), u"-f"_s, file }).exitCode == 0;
    }
    static QString fingerprintOf(const QString &file) { return QString::fromLatin1(test::runProgram(u"ssh-keygen"_s, { u"-lf"_s, file + u".pub"_s }).out).section(u' ', 1, 1); }
    /// Another server, which has a host key of this type besides its own; empty, or why there is none.
    QString startWithKey(const QString &type, const QString &file)
    {
        if (!makeKey(type, file))
            return u"no key"_s;
        m_sshd->stop();
        m_sshd = std::make_unique<test::Sshd>(*m_folder, test::SshdOptions { u"two"_s, true, {}, "HostKey " + file.toUtf8() + '\n' });
        return m_sshd->start();
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (const QString why = test::Sshd::whyNot(); !why.isEmpty())
            QSKIP(qPrintable(why));
    }
    void init()
    {
        m_folder = std::make_unique<test::WorkFolder>();
        m_sshd = std::make_unique<test::Sshd>(*m_folder);
        QCOMPARE(m_sshd->start(), QString());
    }

    void unknownHostKeyIsAskedAndNothingIsSent()
    {
        const auto route = transport::makeRoute(node(), options(false));
        QVERIFY(route);
        transport::ConnectReport report;
        const auto done = (*route)->open(within(10'000), &report);
        QVERIFY(!done);
        QCOMPARE(done.error().kind, ProblemKind::HostKeyUnknown);
        QCOMPARE(report.hostKey.fingerprint, m_sshd->fingerprint());
        QVERIFY(done.error().oneLine().contains(m_sshd->fingerprint()));
        QCOMPARE(report.steps.back().state, transport::StepState::Asks);
        QVERIFY(!QFile::exists(m_folder->path(u"known_hosts"_s)));
        QVERIFY2(!m_sshd->log().contains("Accepted") && !m_sshd->log().contains("Failed"), m_sshd->log().constData());
    }

    void wrongFingerprintIsNotAccepted()
    {
        auto wrong = options();
        wrong.acceptFingerprint = u"SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"_s;
        const auto refused = [&](ProblemKind kind) {
            const QByteArray logBefore = m_sshd->log(), knownBefore = test::contentOf(wrong.knownHosts);
            transport::ConnectReport report;
            const auto done = (*transport::makeRoute(node(), wrong))->open(within(10'000), &report);
            QVERIFY(!done);
            QCOMPARE(done.error().kind, kind);
            const QString said = done.error().oneLine();
            QVERIFY2(said.contains(wrong.acceptFingerprint) && said.contains(m_sshd->fingerprint()) && said.contains(u"the one that was named is another"_s), qPrintable(said));
            QVERIFY2(!said.contains(u"--accept-host-key"_s), qPrintable(said)); // what was shown is not offered to be pasted
            QCOMPARE(report.steps.back().state, transport::StepState::Failed);
            QVERIFY(report.accepted.isEmpty());
            QVERIFY(!m_sshd->log().mid(logBefore.size()).contains("Accepted"));
            QCOMPARE(test::contentOf(wrong.knownHosts), knownBefore);
        };
        refused(ProblemKind::HostKeyUnknown);
        QVERIFY((*transport::makeRoute(node(), options()))->open(within(10'000), nullptr));
        refused(ProblemKind::Denied); // also where the host is known
        m_sshd->stop();
        m_sshd->makeHostKey();
        QCOMPARE(m_sshd->start(), QString());
        refused(ProblemKind::HostKeyChanged);
    }

    /// Its owner read out the fingerprint of another type than the one that would be spoken of first.
    void theNamedKeyIsAskedForByEachType()
    {
        const QString rsa = m_folder->path(u"rsa"_s);
        QCOMPARE(startWithKey(u"rsa"_s, rsa), QString());
        auto with = options(false);
        with.acceptFingerprint = fingerprintOf(rsa);
        transport::ConnectReport report;
        QVERIFY((*transport::makeRoute(node(), with))->open(within(20'000), &report));
        QCOMPARE(report.hostKey.fingerprint, with.acceptFingerprint);
        with.acceptFingerprint.clear();
        QVERIFY((*transport::makeRoute(node(), with))->open(within(20'000), nullptr)); // from now on
        with.acceptFingerprint = m_sshd->fingerprint(); // a known host's other key is its own too
        QVERIFY((*transport::makeRoute(node(), with))->open(within(20'000), &report));
        QCOMPARE(report.hostKey.fingerprint, m_sshd->fingerprint());
    }

    /// The way has two hosts, and a person names the key of either; one that neither shows is refused.
    void theNamedKeyMayBeTheJumpHosts()
    {
        test::Sshd jump(*m_folder, { u"jump"_s, true, {}, {} });
        QCOMPARE(jump.start(), QString());
        m_folder->write(u"jump/authorized_keys"_s, test::contentOf(m_sshd->keyFile() + u".pub"_s));
        fleet::Node far = node();
        far.jump = u"127.0.0.1:"_s + QString::number(jump.port());
        const auto open = [&](const QString &named) {
            auto with = options(false);
            with.acceptFingerprint = named;
            return (*transport::makeRoute(far, with))->open(within(20'000), nullptr);
        };
        QCOMPARE(open(jump.fingerprint()).error().kind, ProblemKind::HostKeyUnknown); // of the host behind it
        QVERIFY(open(m_sshd->fingerprint()));
        QVERIFY(open(jump.fingerprint()));
        QVERIFY(open(m_sshd->fingerprint()));
        QCOMPARE(open(u"SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"_s).error().kind, ProblemKind::Denied);
    }

    void changedHostKeyStopsUntilItIsNamed()
    {
        {
            const auto route = transport::makeRoute(node(), options());
            QVERIFY((*route)->open(within(10'000), nullptr));
        }
        const QString before = m_sshd->fingerprint();
        m_sshd->stop();
        m_sshd->makeHostKey();
        QCOMPARE(m_sshd->start(), QString());
        const QByteArray logBefore = m_sshd->log();
        transport::ConnectReport report;
        auto route = transport::makeRoute(node(), options(false));
        const auto done = (*route)->open(within(10'000), &report);
        QVERIFY(!done);
        QCOMPARE(done.error().kind, ProblemKind::HostKeyChanged);
        QCOMPARE(report.knownKey.fingerprint, before);
        QCOMPARE(report.hostKey.fingerprint, m_sshd->fingerprint());
        QVERIFY(!m_sshd->log().mid(logBefore.size()).contains("Accepted"));
        // What to type: of a node that the store has, with its name.
        QVERIFY2(done.error().remedy.endsWith(u"name it: --accept-host-key "_s + m_sshd->fingerprint()), qPrintable(done.error().remedy));
        for (const auto &[name, typed] : QList<std::pair<QString, QString>> { { u"mx1"_s, u"mx1"_s }, { u"it's mx 1"_s, u"'it'\\''s mx 1'"_s } }) {
            auto with = options(false);
            with.isOfStore = true;
            fleet::Node named = node();
            named.name = name;
            const auto again = (*transport::makeRoute(named, with))->open(within(10'000), nullptr);
            QVERIFY2(again.error().remedy.endsWith(u": breakwaterctl fleet test "_s + typed + u" --accept-host-key "_s + m_sshd->fingerprint()), qPrintable(again.error().remedy));
        }
        route = transport::makeRoute(node(), options());
        QVERIFY((*route)->open(within(10'000), nullptr));
        QVERIFY2(!test::contentOf(m_folder->path(u"known_hosts"_s)).isEmpty(), "the new key is written");
        QCOMPARE(test::contentOf(m_folder->path(u"known_hosts"_s)).count('\n'), 1); // and the old one is gone
    }

    /// The store says what was accepted: a computer that never met the server is not asked to trust another key.
    void aKeyOtherThanTheStoresHasChanged_data()
    {
        QTest::addColumn<QString>("knows");
        QTest::newRow("known_hosts is empty") << QString();
        QTest::newRow("known_hosts has the new key") << u"new"_s;
        QTest::newRow("known_hosts has the old key") << u"old"_s;
    }
    void aKeyOtherThanTheStoresHasChanged()
    {
        QFETCH(QString, knows);
        const QString before = m_sshd->fingerprint();
        const auto meet = [this] { return (*transport::makeRoute(node(), options()))->open(within(10'000), nullptr).has_value(); };
        if (knows == u"old")
            QVERIFY(meet());
        m_sshd->stop();
        m_sshd->makeHostKey();
        QCOMPARE(m_sshd->start(), QString());
        if (knows == u"new")
            QVERIFY(meet());
        const QByteArray logBefore = m_sshd->log(), knownBefore = test::contentOf(m_folder->path(u"known_hosts"_s));
        auto with = options(false);
        with.acceptedKeys = { { u"mx1"_s, u"127.0.0.1"_s, m_sshd->port(), before }, { u"mx2"_s, u"127.0.0.1"_s, m_sshd->port(), m_sshd->fingerprint() } };
        transport::ConnectReport report;
        auto done = (*transport::makeRoute(node(), with))->open(within(10'000), &report);
        QVERIFY(!done);
        QCOMPARE(done.error().kind, ProblemKind::HostKeyChanged);
        QCOMPARE(report.knownKey.fingerprint, before);
        QCOMPARE(report.hostKey.fingerprint, m_sshd->fingerprint());
        QCOMPARE(report.steps.back().state, transport::StepState::Failed);
        QVERIFY(report.accepted.isEmpty());
        const QByteArray said = m_sshd->log().mid(logBefore.size());
        QVERIFY2(!said.contains("Accepted") && !said.contains("Failed"), said.constData());
        QCOMPARE(test::contentOf(m_folder->path(u"known_hosts"_s)), knownBefore);
        // Its owner names it; the log-in fails, and still the store is told.
        with.acceptFingerprint = m_sshd->fingerprint();
        fleet::Node stranger = node();
        stranger.keyFile = m_sshd->strangerKeyFile();
        report = {};
        done = (*transport::makeRoute(stranger, with))->open(within(10'000), &report);
        QCOMPARE(done.error().kind, ProblemKind::Denied);
        QCOMPARE(report.accepted, (QList<transport::AcceptedKey> { { {}, u"127.0.0.1"_s, m_sshd->port(), m_sshd->fingerprint() } }));
    }

    /// A store may come from elsewhere: known_hosts has to know the key too.
    void aKeyOfTheStoreIsStillAskedFor()
    {
        auto with = options(false);
        with.acceptedKeys = { { u"mx1"_s, u"127.0.0.1"_s, m_sshd->port(), m_sshd->fingerprint() } };
        transport::ConnectReport report;
        QCOMPARE((*transport::makeRoute(node(), with))->open(within(10'000), &report).error().kind, ProblemKind::HostKeyUnknown);
        QVERIFY2(report.steps.back().text.contains(u"store has as accepted"_s), qPrintable(report.steps.back().text));
        with.acceptFingerprint = m_sshd->fingerprint();
        QVERIFY((*transport::makeRoute(node(), with))->open(within(10'000), nullptr));
        with.acceptFingerprint.clear();
        QVERIFY((*transport::makeRoute(node(), with))->open(within(10'000), nullptr));
    }

    /// known_hosts knows the server by a key of another type than the store: the store's is asked for.
    void theTypeOfTheStoresKeyIsAskedFor()
    {
        const QString other = m_folder->path(u"ecdsa"_s);
        QCOMPARE(startWithKey(u"ecdsa"_s, other), QString());
        m_folder->write(u"more"_s, "[127.0.0.1]:" + QByteArray::number(m_sshd->port()) + ' ' + test::contentOf(other + u".pub"_s));
        auto with = options(false);
        with.moreKnownHosts = m_folder->path(u"more"_s);
        transport::ConnectReport report;
        QVERIFY((*transport::makeRoute(node(), with))->open(within(10'000), &report));
        QVERIFY2(report.hostKey.type.startsWith(u"ecdsa"_s), qPrintable(report.hostKey.type));
        const transport::AcceptedKey ecdsa { u"mx1"_s, u"127.0.0.1"_s, m_sshd->port(), report.hostKey.fingerprint };
        with.acceptedKeys = { ecdsa };
        QVERIFY((*transport::makeRoute(node(), with))->open(within(10'000), &report));
        QCOMPARE(report.hostKey.fingerprint, ecdsa.fingerprint);
        with.acceptedKeys.front().fingerprint = m_sshd->fingerprint();
        with.acceptFingerprint = m_sshd->fingerprint();
        QVERIFY((*transport::makeRoute(node(), with))->open(within(10'000), &report));
        with.acceptFingerprint.clear();
        QVERIFY((*transport::makeRoute(node(), with))->open(within(10'000), &report));
        QCOMPARE(report.hostKey.type, u"ssh-ed25519"_s);
    }

    /// Desk A knew the server by its ECDSA key alone, and so the store has that one. Desk B asks for the best type first; what it is
    /// shown then is no change.
    void anotherTypeOfKeyIsNoChange_data()
    {
        QTest::addColumn<QString>("knows"); // of this desk's known_hosts
        QTest::addColumn<bool>("jumps");
        QTest::newRow("nothing") << QString() << false;
        QTest::newRow("nothing, through a jump") << QString() << true;
        QTest::newRow("the other key") << u"ed25519"_s << false;
    }
    void anotherTypeOfKeyIsNoChange()
    {
        QFETCH(QString, knows);
        QFETCH(bool, jumps);
        const QString ecdsa = m_folder->path(u"ecdsa"_s);
        QCOMPARE(startWithKey(u"ecdsa"_s, ecdsa), QString());
        test::Sshd jump(*m_folder, { u"jump"_s, true, {}, {} });
        QCOMPARE(jump.start(), QString());
        m_folder->write(u"jump/authorized_keys"_s, test::contentOf(m_sshd->keyFile() + u".pub"_s));
        const QByteArray place = "[127.0.0.1]:" + QByteArray::number(m_sshd->port());
        QByteArray known = "[127.0.0.1]:" + QByteArray::number(jump.port()) + ' ' + test::contentOf(m_folder->path(u"jump/host.pub"_s));
        if (!knows.isEmpty())
            known += place + ' ' + test::contentOf(m_folder->path(u"two/host.pub"_s));
        m_folder->write(u"known_hosts"_s, known);
        fleet::Node asked = node();
        if (jumps)
            asked.jump = u"127.0.0.1:"_s + QString::number(jump.port());
        auto with = options(false);
        with.acceptedKeys = { { u"mx1"_s, u"127.0.0.1"_s, m_sshd->port(), fingerprintOf(ecdsa) } };
        const auto sayNothing = [this] { return !m_sshd->log().contains("Accepted") && !m_sshd->log().contains("Failed"); };
        // It is asked for, since this computer has not met it; nothing is sent.
        transport::ConnectReport report;
        auto done = (*transport::makeRoute(asked, with))->open(within(20'000), &report);
        QVERIFY(!done);
        QCOMPARE(done.error().kind, ProblemKind::HostKeyUnknown);
        QCOMPARE(report.hostKey.fingerprint, fingerprintOf(ecdsa));
        QCOMPARE(report.steps.back().state, transport::StepState::Asks);
        QVERIFY2(report.steps.back().text.contains(u"accepted"_s), qPrintable(report.steps.back().text));
        QVERIFY2(sayNothing(), m_sshd->log().constData());
        QCOMPARE(test::contentOf(m_folder->path(u"known_hosts"_s)), known);
        // Both keys changed: so it is said, of the one that is asked for first.
        QVERIFY(makeKey(u"ecdsa"_s, ecdsa));
        m_sshd->stop();
        m_sshd->makeHostKey();
        QCOMPARE(m_sshd->start(), QString());
        report = {};
        done = (*transport::makeRoute(asked, with))->open(within(20'000), &report);
        QVERIFY(!done);
        QCOMPARE(done.error().kind, ProblemKind::HostKeyChanged);
        QCOMPARE(report.hostKey.fingerprint, m_sshd->fingerprint());
        QVERIFY2(sayNothing(), m_sshd->log().constData());
        // Whichever of them its owner names.
        with.acceptFingerprint = fingerprintOf(ecdsa);
        report = {};
        done = (*transport::makeRoute(asked, with))->open(within(20'000), &report);
        QVERIFY2(done, done ? "" : qPrintable(done.error().oneLine()));
        QCOMPARE(report.hostKey.fingerprint, fingerprintOf(ecdsa));
        QCOMPARE(report.accepted.size(), 1);
    }

    void strangersAreRefused()
    {
        fleet::Node stranger = node();
        stranger.keyFile = m_sshd->strangerKeyFile();
        const auto route = transport::makeRoute(stranger, options());
        const auto done = (*route)->open(within(10'000), nullptr);
        QVERIFY(!done);
        QCOMPARE(done.error().kind, ProblemKind::Denied);
    }

    /// A key that is not there is no missing log.
    void aMissingKeyFileLetsNobodyIn()
    {
        fleet::Node keyless = node();
        keyless.keyFile = m_folder->path(u"nowhere"_s);
        const auto done = (*transport::makeRoute(keyless, options()))->open(within(10'000), nullptr);
        QVERIFY(!done);
        QCOMPARE(done.error().kind, ProblemKind::Denied);
        QCOMPARE(done.error().where, keyless.keyFile);
    }

    void lockedKeyNeedsItsPassphrase()
    {
        fleet::Node locked = node();
        locked.keyFile = m_sshd->lockedKeyFile();
        auto route = transport::makeRoute(locked, options());
        QCOMPARE((*route)->open(within(10'000), nullptr).error().kind, ProblemKind::Denied);
        FixedSecrets secrets;
        auto with = options();
        with.credentials = &secrets;
        route = transport::makeRoute(locked, with);
        const auto done = (*route)->open(within(10'000), nullptr);
        QVERIFY2(done, done ? "" : qPrintable(done.error().oneLine()));
    }

    void commandsAndFiles_data()
    {
        QTest::addColumn<bool>("hasSftp");
        QTest::newRow("SFTP") << true;
        QTest::newRow("commands") << false;
    }
    void commandsAndFiles()
    {
        QFETCH(bool, hasSftp);
        if (!hasSftp) {
            m_sshd->stop();
            m_sshd = std::make_unique<test::Sshd>(*m_folder, test::SshdOptions { u"plain"_s, false, {}, {} });
            QCOMPARE(m_sshd->start(), QString());
        }
        QByteArray content;
        for (int i = 0; i < 40'000; ++i)
            content += "line " + QByteArray::number(i) + " of a log\n";
        m_folder->write(u"mail.log"_s, content);
        const auto route = transport::makeRoute(node(), options());
        const auto opened = (*route)->open(within(20'000), nullptr);
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().oneLine()));

        const auto said = (*route)->run(*transport::Command::filled("printf hello", {}), 1000);
        QVERIFY(said);
        QCOMPARE(said->out, std::string("hello"));
        QCOMPARE(said->exitCode, 0);
        const auto failed = (*route)->run(*transport::Command::filled("ls /nowhere", {}), 1000);
        QVERIFY(failed);
        QVERIFY(failed->exitCode != 0 && failed->err.find("nowhere") != std::string::npos);
        const auto endless = (*route)->run(*transport::Command::filled("yes", {}), 100'000);
        QVERIFY(endless);
        QVERIFY(endless->isCut && endless->out.size() == 100'000);

        const auto files = (*route)->files();
        QVERIFY(files);
        auto file = (*files)->open(m_folder->path(u"mail.log"_s));
        QVERIFY2(file, file ? "" : qPrintable(file.error().oneLine()));
        std::string bytes(2'000'000, '\0');
        const auto got = (*file)->readAt(5, bytes);
        QVERIFY2(got, got ? "" : qPrintable(got.error().oneLine()));
        QCOMPARE(*got, static_cast<std::size_t>(content.size() - 5));
        QVERIFY(std::string_view(bytes.data(), *got) == std::string_view(content.constData() + 5, static_cast<std::size_t>(content.size() - 5)));
        QCOMPARE(*(*file)->readAt(static_cast<std::uint64_t>(content.size()), bytes), std::size_t(0));
        QCOMPARE(*(*file)->readAt(static_cast<std::uint64_t>(content.size()) + 100, bytes), std::size_t(0));

        // Rotated by rename: the open file stays what it was.
        const auto before = (*file)->identity();
        QVERIFY(before);
        QVERIFY(QFile::rename(m_folder->path(u"mail.log"_s), m_folder->path(u"mail.log.1"_s)));
        m_folder->write(u"mail.log"_s, "another\n");
        const auto after = (*file)->identity();
        QVERIFY2(after, after ? "" : qPrintable(after.error().oneLine()));
        QVERIFY(transport::isSameFile(*before, *after));
        const auto now = (*files)->open(m_folder->path(u"mail.log"_s));
        QVERIFY(now);
        QVERIFY(!transport::isSameFile(*before, *(*now)->identity()));
        QCOMPARE((*now)->identity()->size, 8);

        const auto listed = (*files)->list(m_folder->path());
        QVERIFY(listed);
        QStringList names;
        for (const auto &one : *listed)
            names << one.path.section(u'/', -1) + (one.isFolder ? u"/"_s : QString());
        QVERIFY2(names.contains(u"mail.log"_s) && names.contains(u"mail.log.1"_s), qPrintable(names.join(u' ')));
        QVERIFY(!(*files)->open(m_folder->path(u"nowhere.log"_s)));
        QCOMPARE((*files)->open(m_folder->path(u"nowhere.log"_s)).error().kind, ProblemKind::Missing);
        QVERIFY(!*(*files)->statusAt(m_folder->path(u"nowhere.log"_s)));
    }

    void sftpAloneRunsNoCommands()
    {
        const auto route = transport::makeRoute(node(RouteKind::Sftp), options());
        QVERIFY((*route)->open(within(10'000), nullptr));
        QVERIFY(!(*route)->runsCommands());
        QCOMPARE((*route)->run(*transport::Command::filled("id", {}), 100).error().kind, ProblemKind::Unsupported);
        QVERIFY((*route)->files());
    }

    void throughAJumpHost()
    {
        test::Sshd jump(*m_folder, { u"jump"_s, true, {}, {} });
        QCOMPARE(jump.start(), QString());
        m_folder->write(u"config"_s, "Host bastion\n  HostName 127.0.0.1\n  Port " + QByteArray::number(jump.port()) + "\n");
        QFile::copy(m_sshd->keyFile() + u".pub"_s, m_folder->path(u"jump/authorized_keys2"_s));
        m_folder->write(u"jump/authorized_keys"_s, test::contentOf(m_sshd->keyFile() + u".pub"_s));
        fleet::Node behind = node();
        behind.jump = u"bastion"_s;
        auto with = options(false);
        with.sshConfig = m_folder->path(u"config"_s);
        transport::ConnectReport report;
        // Two servers, two questions.
        auto route = transport::makeRoute(behind, with);
        QCOMPARE((*route)->open(within(10'000), &report).error().kind, ProblemKind::HostKeyUnknown);
        QCOMPARE(report.hostKey.fingerprint, jump.fingerprint());
        with.acceptFingerprint = jump.fingerprint();
        route = transport::makeRoute(behind, with);
        QCOMPARE((*route)->open(within(10'000), &report).error().kind, ProblemKind::HostKeyUnknown);
        QCOMPARE(report.hostKey.fingerprint, m_sshd->fingerprint());
        with.acceptFingerprint = m_sshd->fingerprint();
        // The jump host is a node of the store too, with another key: known_hosts does not help it.
        auto doubting = with;
        doubting.acceptedKeys = { { u"gate"_s, u"127.0.0.1"_s, jump.port(), u"SHA256:before"_s } };
        QCOMPARE((*transport::makeRoute(behind, doubting))->open(within(10'000), &report).error().kind, ProblemKind::HostKeyChanged);
        QCOMPARE(report.hostKey.fingerprint, jump.fingerprint());
        route = transport::makeRoute(behind, with);
        const auto done = (*route)->open(within(10'000), &report);
        QVERIFY2(done, done ? "" : qPrintable(done.error().oneLine()));
        const auto said = (*route)->run(*transport::Command::filled("seq 200000", {}), 10'000'000);
        QVERIFY(said);
        QCOMPARE(said->out.size(), std::size_t(1'288'895));
    }

    void deadlineEndsWhatHangs()
    {
        // A server that accepts and never says a word.
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        fleet::Node mute = node();
        mute.port = silent.serverPort();
        QElapsedTimer time;
        time.start();
        auto route = transport::makeRoute(mute, options());
        auto done = (*route)->open(within(600), nullptr);
        QVERIFY(!done);
        QCOMPARE(done.error().kind, ProblemKind::TimedOut);
        QVERIFY2(time.elapsed() < 5'000, qPrintable(QString::number(time.elapsed())));

        route = transport::makeRoute(node(), options());
        QVERIFY((*route)->open(within(10'000), nullptr));
        (*route)->rest();
        QVERIFY((*route)->open(within(600), nullptr));
        time.restart();
        const auto slept = (*route)->run(*transport::Command::filled("sleep 60", {}), 100);
        QVERIFY(!slept);
        QCOMPARE(slept.error().kind, ProblemKind::TimedOut);
        QVERIFY2(time.elapsed() < 5'000, qPrintable(QString::number(time.elapsed())));
        QVERIFY(!(*route)->isOpen());

        std::atomic_bool stop = false;
        route = transport::makeRoute(node(), options());
        transport::Limit limit = within(30'000);
        limit.stop = &stop;
        QVERIFY((*route)->open(limit, nullptr));
        std::thread later([&stop] {
            QThread::msleep(200);
            stop = true;
        });
        const auto stopped = (*route)->run(*transport::Command::filled("sleep 60", {}), 100);
        later.join();
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().kind, ProblemKind::Cancelled);
    }

    void nobodyAnswers()
    {
        fleet::Node gone = node();
        m_sshd->stop();
        const auto route = transport::makeRoute(gone, options(false));
        const auto done = (*route)->open(within(5'000), nullptr);
        QVERIFY(!done);
        QCOMPARE(done.error().kind, ProblemKind::Unreachable);
    }
};

QTEST_GUILESS_MAIN(LiveSsh)
#include "tst_live_ssh.moc"
