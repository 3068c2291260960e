// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assessment/companionevidence.h"
#include "models/assessment/hostevidence.h"
#include "models/core/clock.h"
#include "models/fleet/comparison.h"
#include "models/mta/hostanswers.h"
#include "models/mta/hostresolver.h"
#include "models/mta/postfix/snapshot.h"
#include "models/mta/product.h"
#include "models/mta/questions.h"
#include "models/transport/local/localroute.h"
#include "tests/models/assessment/evidencetest.h"
#include "tests/models/mta/scriptedroute.h"
#include "tests/support/program.h"
#include "tests/support/workfolder.h"

#include <QTcpServer>
#include <QTest>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace bw;
using bw::test::runProgram;
using bw::test::shown;

namespace {

/// This computer as an account without rights sees it. \p with: words to put in the place of others, as of another settings file.
class NobodyRoute final : public test::CommandsRoute
{
public:
    QString replace, with;

    core::Result<transport::CommandOutput> stream(const transport::Command &command, const std::function<bool(std::string_view)> &take, std::chrono::milliseconds) override
    {
        QString words = QString::fromStdString(command.text());
        if (!replace.isEmpty())
            words.replace(replace, with);
        const test::Ran ran = runProgram(u"setpriv"_s, { u"--reuid=65534"_s, u"--regid=65534"_s, u"--clear-groups"_s, u"sh"_s, u"-c"_s, words });
        transport::CommandOutput output { {}, ran.err.toStdString(), ran.exitCode, false };
        output.isCut = !take(ran.out.toStdString());
        return output;
    }
};

fleet::Snapshot asked(transport::Route &route)
{
    fleet::Snapshot snapshot;
    snapshot.time = core::SystemClock().now();
    mta::Asked everything;
    everything.wantsHost = true;
    for (const mta::Product *product : mta::products())
        if (product->questions && product->questions->takeSnapshot)
            if (const auto done = product->questions->takeSnapshot(route, everything, snapshot); !done)
                qFatal("%s", qPrintable(done.error().oneLine()));
    return snapshot;
}

assessment::Kinds gathered(const fleet::Snapshot &snapshot)
{
    assessment::Kinds kinds = assessment::evidenceOfCompanions(test::catalog().registry, snapshot);
    kinds.insert(assessment::evidenceOfHost(test::catalog().registry, snapshot, snapshot.time));
    return kinds;
}

QString program(const QString &name, const QStringList &arguments)
{
    return QString::fromUtf8(runProgram(name, arguments).out).trimmed();
}

} // namespace

/// What this computer's own Postfix, Dovecot, OpenDKIM, OpenDMARC and sshd say, beside what they say when asked in another way.
class TestLiveHostFacts final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (const QString why = test::whyNotHere({ u"postfix"_s, u"dovecot"_s, u"sshd"_s, u"setpriv"_s, u"ss"_s }, true); !why.isEmpty())
            QSKIP(qPrintable(why));
    }

    void thisComputerAsItsOwner()
    {
        QTcpServer listener;
        QVERIFY(listener.listen(QHostAddress::AnyIPv4));
        transport::LocalRoute route;
        QVERIFY(route.open({ std::chrono::steady_clock::now() + std::chrono::minutes(2) }, nullptr));
        const fleet::Snapshot snapshot = asked(route);
        const assessment::Kinds kinds = gathered(snapshot);
        const posture::Value listeners = kinds[u"host"_s].record.fields[u"listeners"_s];
        QVERIFY(std::any_of(listeners.items.begin(), listeners.items.end(), [&](const posture::Value &item) { return item.fields[u"port"_s].number == listener.serverPort() && item.fields[u"public"_s].isTrue(); }));
        // sshd itself says what is in force; the files were read only because it may not be asked by others.
        const QString test = program(u"/usr/sbin/sshd"_s, { u"-T"_s });
        QVERIFY(!test.isEmpty());
        for (const QString &field : { u"passwordauthentication"_s, u"kbdinteractiveauthentication"_s, u"permitrootlogin"_s })
            QVERIFY2(test.contains(field + u' ' + shown(kinds, u"sshd"_s, field)) || shown(kinds, u"sshd"_s, field) == "prohibit-password"_L1, qPrintable(field));
        QCOMPARE(kinds[u"sshd"_s].sources[u"permitrootlogin"_s].how, u"/usr/sbin/sshd -T"_s);
        QCOMPARE(shown(kinds, u"dovecot"_s, u"ssl"_s), program(u"doveconf"_s, { u"-h"_s, u"ssl"_s }));
        // A second look finds nothing changed, but for who listens or runs.
        for (const fleet::Change &change : fleet::compare(snapshot, asked(route)).changes)
            QVERIFY2(change.section == "host.listeners"_L1 || change.section == "host.root"_L1, qPrintable(fleet::inWords(change)));
    }

    /// Unbound's own checker reads settings as we do.
    void settingsOfUnbound_data()
    {
        QTest::addColumn<QByteArray>("settings");
        QTest::newRow("default") << QByteArray("server:\n");
        QTest::newRow("good") << QByteArray("server:\n  module-config: \"subnetcache validator iterator\"\n  trust-anchor: \". DS 20326 8 2 E06D44B80B8F1D39A95C0B0D7C65D08458E880409BBC683457104237C7F8EC8D\" # root\n");
        QTest::newRow("bad") << QByteArray("server:\n#port: 54\n module-config: 'iterator'\n val-permissive-mode: yes\n port: 5353\n interface: 127.0.0.1\n interface: ::1\n domain-insecure: \".\"\n");
    }
    void settingsOfUnbound()
    {
        const QString checker = u"/usr/sbin/unbound-checkconf"_s;
        if (const QString why = test::whyNotHere({ checker }, false); !why.isEmpty())
            QSKIP(qPrintable(why));
        QFETCH(QByteArray, settings);
        const test::WorkFolder folder;
        folder.write(u"unbound.conf"_s, settings);
        const auto checked = [&](const QString &name) { return program(checker, { u"-o"_s, name, folder.path(u"unbound.conf"_s) }).split(u'\n', Qt::SkipEmptyParts).join(u", "_s); };
        const QMap<QByteArray, QString> names { { "module-config", u"module-config"_s }, { "permissive", u"val-permissive-mode"_s }, { "port", u"port"_s }, { "insecure", u"domain-insecure"_s }, { "interfaces", u"interface"_s } };
        const QByteArray ours = mta::unboundValidation(settings, QStringList(), [](const QString &) { return std::nullopt; });
        QVERIFY(settings.contains("module-config") || checked(u"module-config"_s).contains(u"validator"_s)); // what is there without depends on how it was built
        for (auto it = names.cbegin(); it != names.cend(); ++it)
            if (it.key() != "module-config" || settings.contains(it.key()))
                QVERIFY2(ours.contains("unbound." + it.key() + " = " + checked(it.value()).toUtf8() + '\n'), qPrintable(QString::fromUtf8(ours) + it.value() + u" = "_s + checked(it.value())));
        QCOMPARE(ours.contains("unbound.anchors = 0\n"), (checked(u"trust-anchor"_s) + checked(u"auto-trust-anchor-file"_s) + checked(u"trust-anchor-file"_s)).isEmpty());
    }

    void thisComputerAsANobody()
    {
        NobodyRoute route;
        const fleet::Snapshot snapshot = asked(route);
        const assessment::Kinds kinds = gathered(snapshot);
        QStringList seen { u"listeners"_s, u"software"_s, u"running_as_root"_s, u"config_messages"_s, u"file_problems"_s, u"secrets"_s };
        if (QFile::exists(u"/var/spool/postfix/etc/resolv.conf"_s)) // Postfix puts it there when it starts
            seen << u"nameservers"_s << u"resolver_local"_s << u"trust_ad"_s;
        for (const QString &field : std::as_const(seen))
            QVERIFY2(!shown(kinds, u"host"_s, field).startsWith(u"unknown"_s), qPrintable(field + u' ' + shown(kinds, u"host"_s, field)));
        QCOMPARE(shown(kinds, u"host"_s, u"file_problems"_s), u"[]"_s);
        const posture::Value software = kinds[u"host"_s].record.fields[u"software"_s];
        const QString version = program(u"dpkg-query"_s, { u"-W"_s, u"-f=${Version}"_s, u"postfix"_s });
        QVERIFY(std::any_of(software.items.begin(), software.items.end(), [&version](const posture::Value &item) { return item.label() == "postfix"_L1 && item.fields[u"installed"_s].text == version; }));
        // From the files alone, and still what sshd itself says.
        const QString test = program(u"/usr/sbin/sshd"_s, { u"-T"_s });
        QCOMPARE(kinds[u"sshd"_s].sources[u"permitrootlogin"_s].how, u"sshd_config"_s);
        for (const QString &field : { u"passwordauthentication"_s, u"kbdinteractiveauthentication"_s })
            QVERIFY2(test.contains(field + u' ' + shown(kinds, u"sshd"_s, field)), qPrintable(field + shown(kinds, u"sshd"_s, field)));
        QCOMPARE(shown(kinds, u"dovecot"_s, u"ssl_min_protocol"_s), program(u"doveconf"_s, { u"-h"_s, u"ssl_min_protocol"_s }));
        if (QFile::exists(u"/etc/opendkim.conf"_s))
            QVERIFY2(!shown(kinds, u"opendkim"_s, u"Mode"_s).startsWith(u"unknown"_s), qPrintable(shown(kinds, u"opendkim"_s, u"Mode"_s)));
        if (QFile::exists(u"/etc/opendmarc.conf"_s))
            QVERIFY2(!shown(kinds, u"opendmarc"_s, u"RejectFailures"_s).startsWith(u"unknown"_s), qPrintable(shown(kinds, u"opendmarc"_s, u"RejectFailures"_s)));
    }

    /// Our reading of sshd_config against sshd's own.
    void readsSshdAsSshdDoes_data()
    {
        QTest::addColumn<QByteArray>("config");
        for (const char *config : { "", "PasswordAuthentication no\nPasswordAuthentication yes\n", "passwordauthentication=no\nPERMITROOTLOGIN \"no\"\n", "ChallengeResponseAuthentication no\nKbdInteractiveAuthentication yes\n", "KbdInteractiveAuthentication no # why\n",
                 "Match User nobody\n PasswordAuthentication no\n PermitRootLogin no\n", "Match User nobody\nPermitRootLogin no\nMatch all\nPermitRootLogin forced-commands-only\n", "\tPermitRootLogin\twithout-password\n", "PermitRootLogin = yes\n#PasswordAuthentication no\n" })
            QTest::newRow(config) << QByteArray(config);
    }
    void readsSshdAsSshdDoes()
    {
        QFETCH(QByteArray, config);
        test::WorkFolder folder;
        folder.write(u"sshd_config"_s, config);
        QVERIFY(runProgram(u"ssh-keygen"_s, { u"-q"_s, u"-t"_s, u"ed25519"_s, u"-N"_s, QString(), u"-f"_s, folder.path(u"key"_s) }).exitCode == 0);
        const test::Ran ran = runProgram(u"/usr/sbin/sshd"_s, { u"-T"_s, u"-f"_s, folder.path(u"sshd_config"_s), u"-h"_s, folder.path(u"key"_s) });
        QVERIFY2(ran.exitCode == 0, ran.err.constData());
        const auto theirs = mta::sshdSettingsFromTest(ran.out), ours = mta::sshdSettingsFrom(config, QStringList(), {});
        for (auto it = ours.values.begin(); it != ours.values.end(); ++it) { // sshd -T has the old name of prohibit-password
            const QString one = it.value() == "prohibit-password"_L1 ? u"without-password"_s : it.value();
            QCOMPARE(one, theirs.values[it.key()] == "prohibit-password"_L1 ? u"without-password"_s : theirs.values[it.key()]);
        }
        QCOMPARE(ours.values.size(), 3);
    }

    /// Real doveconf over settings of each kind.
    void readsDovecotAsDovecotDoes()
    {
        test::WorkFolder folder;
        QVERIFY(QFile::setPermissions(folder.path(QString()), QFile::permissions(folder.path(QString())) | QFile::ReadOther | QFile::ExeOther));
        folder.write(u"dovecot.conf"_s, "ssl = required\nssl_min_protocol = TLSv1\nauth_failure_delay = 5 secs\ndisable_plaintext_auth = no\n"
                                        "passdb {\n  driver = pam\n}\npassdb {\n  driver = passwd-file\n  args = scheme=SHA512-CRYPT /nowhere\n}\nprotocol imap {\n  ssl = no\n}\n");
        QFile::setPermissions(folder.path(u"dovecot.conf"_s), QFile::ReadOwner | QFile::ReadOther);
        NobodyRoute route;
        route.replace = u"/usr/bin/doveconf"_s;
        route.with = u"/usr/bin/doveconf -c "_s + folder.path(u"dovecot.conf"_s);
        const assessment::Kinds kinds = gathered(asked(route));
        QVERIFY2(shown(kinds, u"dovecot"_s, u"ssl"_s).contains(u"protocol imap/ssl = no"_s), qPrintable(shown(kinds, u"dovecot"_s, u"ssl"_s)));
        QCOMPARE(shown(kinds, u"dovecot"_s, u"ssl_min_protocol"_s), u"TLSv1"_s);
        QCOMPARE(shown(kinds, u"dovecot"_s, u"disable_plaintext_auth"_s), u"no"_s);
        QCOMPARE(shown(kinds, u"dovecot"_s, u"auth_failure_delay"_s), u"5s"_s);
        const QString schemes = shown(kinds, u"dovecot"_s, u"schemes"_s);
        QVERIFY2(schemes.startsWith(u"[unknown: "_s) && schemes.endsWith(u", SHA512-CRYPT]"_s), qPrintable(schemes));
    }
};

QTEST_GUILESS_MAIN(TestLiveHostFacts)
#include "tst_live_hostfacts.moc"
