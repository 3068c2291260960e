// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/comparison.h"
#include "models/mta/host.h"
#include "models/mta/hostresolver.h"
#include "tests/models/mta/scriptedroute.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace bw;
using namespace bw::mta;
using bw::test::ScriptedRoute;

namespace {

using Texts = QMap<QString, QString>;

const QByteArray debianPolicy = R"(postfix:
  Installed: 3.7.11-0+deb12u1
  Candidate: 3.7.11-0+deb12u1
  Version table:
 *** 3.7.11-0+deb12u1 500
        500 http://deb.debian.org/debian bookworm/main amd64 Packages
        100 /var/lib/dpkg/status
dovecot-core:
  Installed: 1:2.3.19.1+dfsg1-2.1+deb12u6
  Candidate: 1:2.3.19.1+dfsg1-2.1+deb12u7
  Version table:
     1:2.3.19.1+dfsg1-2.1+deb12u7 500
        500 http://deb.debian.org/debian-security bookworm-security/main amd64 Packages
 *** 1:2.3.19.1+dfsg1-2.1+deb12u6 500
        500 http://deb.debian.org/debian bookworm/main amd64 Packages
        100 /var/lib/dpkg/status
opendkim:
  Installed: (none)
  Candidate: 2.11.0~beta2-8+deb12u1
  Version table:
     2.11.0~beta2-8+deb12u1 500
        500 http://deb.debian.org/debian bookworm/main amd64 Packages
rspamd:
  Installed: 3.8.4-1~82f43560f~bookworm
  Candidate: 3.8.4-1~82f43560f~bookworm
  Version table:
 *** 3.8.4-1~82f43560f~bookworm 100
        100 /var/lib/dpkg/status
)";

const QByteArray ubuntuPolicy = R"(postfix:
  Installed: 3.6.4-1ubuntu1.2
  Candidate: 3.6.4-1ubuntu1.3
  Version table:
     3.6.4-1ubuntu1.9 -32768
        -32768 https://esm.ubuntu.com/infra/ubuntu jammy-infra-security/main amd64 Packages
     3.6.4-1ubuntu1.3 500
        500 http://archive.ubuntu.com/ubuntu jammy-updates/main amd64 Packages
        500 http://security.ubuntu.com/ubuntu jammy-security/main amd64 Packages
 *** 3.6.4-1ubuntu1.2 100
        100 /var/lib/dpkg/status
     3.6.4-1ubuntu1 500
        500 http://archive.ubuntu.com/ubuntu jammy/main amd64 Packages
)";

} // namespace

class TestMtaHost final : public QObject
{
    Q_OBJECT

private:
    [[nodiscard]] static fleet::Snapshot asked(ScriptedRoute &route)
    {
        fleet::Snapshot snapshot;
        Asking asking(route, snapshot);
        if (const auto done = askHost(asking, u"/var/spool/postfix"_s); !done)
            qFatal("%s", qPrintable(done.error().oneLine()));
        return snapshot;
    }
    [[nodiscard]] static QByteArray textOf(const fleet::Snapshot &snapshot, const char *name)
    {
        const fleet::Section *section = snapshot.section(QLatin1String(name));
        return !section ? "(none)" : section->problem.isEmpty() ? section->text : "problem: " + section->problem.toUtf8();
    }

private Q_SLOTS:
    void readsListeners()
    {
        QCOMPARE(listenersFrom("LISTEN 0 100 0.0.0.0:25 0.0.0.0:*\nLISTEN 0 4096 127.0.0.53%lo:53 0.0.0.0:*\nLISTEN 0 128 [::]:22 [::]:*\nLISTEN 0 1 127.0.0.1:40000 0.0.0.0:*\n"), QByteArray("0.0.0.0:25\n127.0.0.53%lo:53\n[::]:22\n"));
        QCOMPARE(listenersFrom("Active Internet connections (only servers)\nProto Recv-Q Send-Q Local Address           Foreign Address         State\n"
                               "tcp        0      0 127.0.0.1:6379          0.0.0.0:*               LISTEN\ntcp6       0      0 :::25                   :::*                    LISTEN\n"),
            QByteArray("127.0.0.1:6379\n[::]:25\n"));
        QCOMPARE(listenersFrom("\xff\x00 a b c:d e\nLISTEN 0 0 x:99999 y\n"), QByteArray());
    }

    void readsReleases()
    {
        QCOMPARE(releaseFrom("PRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\nNAME=\"Debian GNU/Linux\"\nVERSION_ID=\"12\"\nID=debian\nBUG_REPORT_URL=\"https://bugs.debian.org/\"\n"),
            QByteArray("ID = debian\nPRETTY_NAME = Debian GNU/Linux 12 (bookworm)\nVERSION_ID = 12\n"));
        QCOMPARE(releaseFrom("ID=\"rocky\"\nVERSION_ID='9.4'\nID_LIKE=\"rhel centos fedora\"\n"), QByteArray("ID = rocky\nVERSION_ID = 9.4\n"));
    }

    void readsResolvers()
    {
        QCOMPARE(resolverFrom("# by resolved\nnameserver 127.0.0.53\n  nameserver\t::1\noptions edns0 trust-ad\nsearch example.com\n"), QByteArray("nameserver = 127.0.0.53, ::1\noptions = edns0 trust-ad\n"));
        QCOMPARE(resolverFrom(""), QByteArray("nameserver = \noptions = \n"));
    }

    void readsPackages()
    {
        QCOMPARE(packagesFrom("postfix 3.7.11-0+deb12u1 installed\nopendkim 2.11.0 config-files\nrspamd  not-installed\n"), (QMap<QString, Package> { { u"postfix"_s, { u"3.7.11-0+deb12u1"_s, 0 } } }));
        QCOMPARE(packagesFrom("postfix 3.5.25-1.el9 1750000000\npackage opendkim is not installed\n"), (QMap<QString, Package> { { u"postfix"_s, { u"3.5.25-1.el9"_s, 1'750'000'000 } } }));
    }

    void tellsFixes()
    {
        QCOMPARE(fixesFrom(debianPolicy), (Texts { { u"postfix"_s, u"none"_s }, { u"dovecot-core"_s, u"1:2.3.19.1+dfsg1-2.1+deb12u7"_s }, { u"rspamd"_s, u"none, in no archive"_s } }));
        QCOMPARE(fixesFrom(ubuntuPolicy), (Texts { { u"postfix"_s, u"3.6.4-1ubuntu1.3"_s } })); // not what only a contract gives
        QCOMPARE(fixesFrom("postfix:\n  Installed: 1\n  Version table:\n     2 500\n        500 http://deb.debian.org/debian bookworm-updates/main amd64 Packages\n *** 1 500\n        500 http://deb.debian.org/debian-security bookworm-security/main amd64 Packages\n"),
            (Texts { { u"postfix"_s, u"none"_s } })); // newer, but no security fix
        QCOMPARE(fixesFrom("\xff:\n *** \nN: Unable to locate package x\n  Installed: 1\n"), Texts());
        QVERIFY(hasSecurityArchive("deb.debian.org_debian_dists_bookworm_InRelease\ndeb.debian.org_debian-security_dists_bookworm-security_InRelease\n"));
        QVERIFY(hasSecurityArchive("security.ubuntu.com_ubuntu_dists_jammy-security_Release\n") && hasSecurityArchive("security.debian.org_debian-security_dists_buster_updates_InRelease\n"));
        QVERIFY(!hasSecurityArchive("deb.debian.org_debian_dists_bookworm-updates_InRelease\nrspamd.com_apt-stable_dists_bookworm_InRelease\nmirror_x-security_InRelease\n"));
    }

    void tellsWhoRunsAsRoot()
    {
        const auto all = processesFrom("root                               67530 systemd\nroot 100 master\npostfix 90 smtpd\nroot 50 smtpd\nroot 60 smtpd\nroot 70 dovecot\nroot 2 postscreen\nroot 7 rspamd\n_rspamd 7 rspamd\nopendkim 9 opendkim\nroot 3 tmux: server\nnonsense\n");
        QCOMPARE(all.size(), 11);
        QCOMPARE(netFacingAsRoot(all), QStringList { u"smtpd"_s });
        QCOMPARE(netFacingAsRoot(processesFrom("root 7 rspamd\nroot 7 rspamd\n0 100 opendkim\n")), (QStringList { u"opendkim"_s, u"rspamd"_s }));
        QCOMPARE(oldestOf(u"postfix"_s, processesFrom("root 100 master\nroot 4000 master\n")), std::optional<qint64>(4000));
        QVERIFY(!oldestOf(u"postfix"_s, {}) && !oldestOf(u"nginx"_s, all));
    }

    void readsSmallAnswers()
    {
        QCOMPARE(clockFromChrony("Reference ID    : C0248F97\nStratum         : 3\nLeap status     : Normal\n"), QByteArray("NTPSynchronized = yes\n"));
        QCOMPARE(clockFromChrony("Leap status     : Not synchronised\n"), QByteArray("NTPSynchronized = no\n"));
        QCOMPARE(clockFromChrony("506 Cannot talk to daemon\n"), QByteArray());
        QCOMPARE(deviceOf("/dev/mapper/vg-var[/@var] btrfs\n"), u"/dev/mapper/vg-var"_s);
        QCOMPARE(deviceOf("/dev/vda1 ext4\n"), u"/dev/vda1"_s);
        for (const char *other : { "tank/var zfs\n", "overlay overlay\n", "", "/dev/x;id ext4\n", "10.0.0.1:/mail nfs4\n" })
            QCOMPARE(deviceOf(other), QString());
        QCOMPARE(jailsFrom("Status\n|- Number of jail:\t2\n`- Jail list:\tsshd, postfix-sasl\n"), (QStringList { u"postfix-sasl"_s, u"sshd"_s }));
        QCOMPARE(dkimKeysFrom("d 700 opendkim opendkim /etc/dkimkeys\nf 600 opendkim opendkim /etc/dkimkeys/mail.private\nf 644 root root /etc/dkimkeys/README.PrivateKeys\nf 644 root root /etc/opendkim/x.key\nl 777 root root /etc/y.key\n",
                     "find: '/etc/opendkim.d': No such file or directory\nfind: '/etc/opendkim/keys': Permission denied\n"),
            QByteArray("600 opendkim opendkim dkim key /etc/dkimkeys/mail.private\n644 root root dkim key /etc/opendkim/x.key\n700 opendkim opendkim folder /etc/dkimkeys\nclosed /etc/opendkim/keys\n"));
    }

    void findsSecretsOfPostfix()
    {
        const auto found = secretsOfPostfix("smtpd_tls_cert_file = /etc/ssl/mx.pem\nsmtpd_tls_key_file = /etc/ssl/private/mx.key\nsmtp_tls_cert_file = /etc/ssl/both.pem\nsmtpd_tls_eckey_file = $other\nother = /etc/ec.key\n"
                                            "smtpd_tls_chain_files = /etc/chain.pem, /etc/chain2.pem\nsmtp_sasl_password_maps = hash:/etc/postfix/sasl_passwd\nvirtual_mailbox_maps = proxy:mysql:/etc/postfix/users.cf\n"
                                            "transport_maps = hash:/etc/postfix/transport\nsmtpd_tls_CAfile = /etc/ca.pem\nrelay_password = inline:{a=b}\n");
        QStringList shown;
        for (const SecretPath &secret : found)
            shown << secret.kind + u' ' + secret.path;
        shown.sort();
        QCOMPARE(shown, (QStringList { u"password /etc/postfix/sasl_passwd"_s, u"password /etc/postfix/sasl_passwd.db"_s, u"password /etc/postfix/users.cf"_s, u"tls key /etc/chain.pem"_s, u"tls key /etc/chain2.pem"_s,
                             u"tls key /etc/ec.key"_s, u"tls key /etc/ssl/both.pem"_s, u"tls key /etc/ssl/private/mx.key"_s }));
    }

    void readsSshd_data()
    {
        QTest::addColumn<QByteArray>("config");
        QTest::addColumn<QString>("values"); // password, keyboard, root
        QTest::newRow("Debian 12") << QByteArray("Include /etc/ssh/sshd_config.d/*.conf\n#PermitRootLogin prohibit-password\nKbdInteractiveAuthentication no\nUsePAM yes\nSubsystem\tsftp\t/usr/lib/openssh/sftp-server\n") << u"yes no prohibit-password"_s;
        QTest::newRow("Debian 10") << QByteArray("ChallengeResponseAuthentication no\nPasswordAuthentication no\nPermitRootLogin without-password\n") << u"no no without-password"_s;
        QTest::newRow("the first counts") << QByteArray("passwordauthentication no\nPasswordAuthentication yes\n") << u"no yes prohibit-password"_s;
        QTest::newRow("a match is for some") << QByteArray("Match Address 10.0.0.0/8\n  PasswordAuthentication yes\nMatch all\nPasswordAuthentication no\n") << u"no yes prohibit-password"_s;
        QTest::newRow("spellings") << QByteArray("\tPERMITROOTLOGIN=\"no\" # never\nPasswordAuthentication = No\r\n") << u"no yes no"_s;
        QTest::newRow("nothing") << QByteArray() << u"yes yes prohibit-password"_s;
    }
    void readsSshd()
    {
        QFETCH(QByteArray, config);
        const SshdSettings settings = sshdSettingsFrom(config, QStringList(), {});
        QCOMPARE(settings.problem, QString());
        QTEST(settings.values[u"passwordauthentication"_s] + u' ' + settings.values[u"kbdinteractiveauthentication"_s] + u' ' + settings.values[u"permitrootlogin"_s], "values");
    }

    void readsWhatSshdIncludes()
    {
        const QMap<QString, QByteArray> files { { u"/etc/ssh/sshd_config.d/10-a.conf"_s, "Match User x\nPermitRootLogin yes\n" }, { u"/etc/ssh/sshd_config.d/50-cloud-init.conf"_s, "# x\nPasswordAuthentication yes\n" } };
        const ReadFile read = [&files](const QString &path) { return files.contains(path) ? std::optional(files[path]) : std::nullopt; };
        SshdSettings settings = sshdSettingsFrom("Include /etc/ssh/sshd_config.d/*.conf\nPasswordAuthentication no\nPermitRootLogin no\n", files.keys(), read);
        QCOMPARE(settings.values[u"passwordauthentication"_s], u"yes"_s);
        QCOMPARE(settings.values[u"permitrootlogin"_s], u"no"_s);
        QVERIFY(settings.places.contains(u"/etc/ssh/sshd_config.d/50-cloud-init.conf:2 passwordauthentication yes"_s));
        QVERIFY(settings.places.contains(u"/etc/ssh/sshd_config.d/10-a.conf:2 permitrootlogin yes (in a Match block)"_s));
        // What could not be followed may have said anything; what stood before it counts.
        settings = sshdSettingsFrom("PermitRootLogin no\nInclude /etc/ssh/sshd_config.d/*.conf\nPasswordAuthentication no\n", QStringList { u"/etc/ssh/sshd_config.d/gone.conf"_s }, read);
        QCOMPARE(settings.values, (Texts { { u"permitrootlogin"_s, u"no"_s } }));
        QVERIFY(settings.problem.contains(u"gone.conf"_s));
        settings = sshdSettingsFrom("Include /etc/ssh/sshd_config.d/*.conf\nPasswordAuthentication no\n", std::nullopt, read);
        QVERIFY(settings.values.isEmpty() && !settings.problem.isEmpty());
        settings = sshdSettingsFrom("Include /etc/crypto-policies/back-ends/opensshserver.config\n", QStringList(), read);
        QVERIFY(settings.values.isEmpty() && settings.problem.contains(u"crypto-policies"_s));
        // A file that includes its own folder ends.
        settings = sshdSettingsFrom("Include sshd_config.d/*.conf\n", QStringList { u"a"_s }, [](const QString &) { return std::optional<QByteArray>("Include /etc/ssh/sshd_config.d/*.conf\n"); });
        QVERIFY(!settings.problem.isEmpty());
    }

    void readsWhatResolversSayOfDnssec()
    {
        const ReadFile read = [](const QString &file) -> std::optional<QByteArray> {
            if (file == "/etc/unbound/unbound.conf.d/root.conf"_L1)
                return QByteArray("server:\n    # auto-trust-anchor-file: no\n    auto-trust-anchor-file: \"/var/lib/unbound/root.key\" # Debian\n");
            return file == "b.conf"_L1 ? std::optional<QByteArray>("[Resolve]\nDNSSEC = yes\n") : std::nullopt;
        };
        const QByteArray debian = "include-toplevel: \"/etc/unbound/unbound.conf.d/*.conf\"\n";
        QCOMPARE(unboundValidation(debian, QStringList { u"/etc/unbound/unbound.conf.d/root.conf"_s }, read),
            QByteArray("unbound.anchors = 1\nunbound.module-config = validator iterator\nunbound.permissive = no\nunbound.port = 53\nunbound.insecure = \nunbound.interfaces = \n"));
        QVERIFY(unboundValidation(debian, std::nullopt, read).contains("unbound.unread = /etc/unbound/unbound.conf.d/*.conf\n"));
        QVERIFY(unboundValidation(debian, QStringList { u"/x"_s }, read).contains("unbound.unread = /x\n"));
        QVERIFY(unboundValidation("include: /srv/own.conf\n", QStringList(), read).contains("unbound.unread = /srv/own.conf\n"));
        const QByteArray off = unboundValidation("server:\n module-config: 'iterator'\n val-permissive-mode: yes\n domain-insecure: \".\"\n port: 5353\n interface: ::1\n", QStringList(), read);
        QCOMPARE(off, QByteArray("unbound.anchors = 0\nunbound.module-config = iterator\nunbound.permissive = yes\nunbound.port = 5353\nunbound.insecure = .\nunbound.interfaces = ::1\n"));
        QCOMPARE(resolvedValidation("[Resolve]\n#DNSSEC=no\nDNSSEC=no\n", QStringList { u"b.conf"_s }, read), QByteArray("resolved.DNSSEC = yes\n"));
        QCOMPARE(resolvedValidation("", QStringList { u"c.conf"_s }, read), QByteArray("resolved.DNSSEC = \nresolved.unread = c.conf\n"));
        QCOMPARE(resolvedValidation("", std::nullopt, read), QByteArray("resolved.DNSSEC = \nresolved.unread = /etc/systemd/resolved.conf.d\n"));
        QCOMPARE(confFilesFrom("f 1 1.0 /a/z.conf\nl 1 1.0 /a/b.conf\nd 1 1.0 /a/c.conf\nf 1 1.0 /a/README\n"), (QStringList { u"/a/b.conf"_s, u"/a/z.conf"_s }));
    }

    void aHostThatSaysNothingSaysWhy()
    {
        ScriptedRoute route;
        const fleet::Snapshot snapshot = asked(route);
        for (const char *name : { "host.listeners", "host.package", "host.units", "host.release", "host.packages", "host.fixes", "host.restarts", "host.root", "host.resolver", "host.resolver-chroot", "host.validation", "host.clock", "host.volume", "host.ipv6",
                 "host.bans", "host.jails", "host.spool", "host.dkim-keys", "sshd.settings", "sshd.places" })
            QVERIFY2(textOf(snapshot, name).startsWith("problem: ") && textOf(snapshot, name).size() > 12, name);
    }

    void asksWhatResolversRun()
    {
        ScriptedRoute route;
        route.answers["ps -e -o user:32= -o etimes= -o comm="].out = "root 5000 systemd\nunbound 1000 unbound\n";
        route.answers["cat -- /etc/unbound/unbound.conf"].out = "include-toplevel: /etc/unbound/unbound.conf.d/*.conf\n";
        route.answers["find /etc/unbound/unbound.conf.d -mindepth 1 -maxdepth 1 -printf '%y %s %T@ %p\\n'"].out = "f 9 1.0 /etc/unbound/unbound.conf.d/root.conf\n";
        route.answers["cat -- /etc/unbound/unbound.conf.d/root.conf"].out = "server:\n auto-trust-anchor-file: /var/lib/unbound/root.key\n";
        const QByteArray said = textOf(asked(route), "host.validation");
        QVERIFY2(said.startsWith("unbound.anchors = 1\n") && !said.contains("unread") && !said.contains("resolved"), said.constData());
        route.answers.erase("cat -- /etc/unbound/unbound.conf.d/root.conf");
        QVERIFY(textOf(asked(route), "host.validation").contains("unbound.unread = /etc/unbound/unbound.conf.d/root.conf\n"));
    }

    void asksADebianHost()
    {
        ScriptedRoute route;
        route.answers["dpkg-query -W -f='${Package} ${Version} ${db:Status-Status}\\n' postfix dovecot-core opendkim opendmarc rspamd openssh-server"] = { "postfix 3.7.11-0+deb12u1 installed\ndovecot-core 1:2.3 installed\nopendkim 2.11 installed\n", "dpkg-query: no packages found matching rspamd\n", 1, false };
        route.answers["env LC_ALL=C apt-cache policy postfix dovecot-core opendkim opendmarc rspamd openssh-server"].out = debianPolicy.toStdString();
        route.answers["find /var/lib/apt/lists -mindepth 1 -maxdepth 1 -name '*Release' -printf '%f\\n'"].out = "deb.debian.org_debian-security_dists_bookworm-security_InRelease\n";
        route.answers["date +%s.%N"].out = "1795000000.123\n";
        route.answers["stat -L -c '%Y' -- /var/lib/apt/lists /var/lib/apt/periodic/update-success-stamp"] = { "1794900000\n", "stat: cannot stat\n", 1, false };
        route.answers["ps -e -o user:32= -o etimes= -o comm="].out = "root 5000 systemd\nroot 1000 master\nroot 3000 dovecot\n";
        route.answers["stat -L -c '%Y %n' -- /var/lib/dpkg/info/postfix.list /var/lib/dpkg/info/dovecot-core.list /var/lib/dpkg/info/opendkim.list /var/lib/dpkg/info/opendmarc.list /var/lib/dpkg/info/rspamd.list /var/lib/dpkg/info/openssh-server.list"] = { "1794998000 /var/lib/dpkg/info/postfix.list\n1794998000 /var/lib/dpkg/info/dovecot-core.list\n", {}, 1, false };
        route.answers["findmnt -n -o SOURCE,FSTYPE -T /var/spool/postfix"].out = "/dev/mapper/vg-var ext4\n";
        route.answers["lsblk -s -n -l -o NAME,TYPE /dev/mapper/vg-var"].out = "vg-var lvm\nvda2_crypt crypt\nvda2 part\nvda disk\n";
        route.answers["cat -- /etc/ssh/sshd_config"].out = "Include /etc/ssh/sshd_config.d/*.conf\n";
        route.answers["env LC_ALL=C find /etc/ssh/sshd_config.d -mindepth 1 -maxdepth 1 -name '*.conf' -printf '%p\\n'"].out = "/etc/ssh/sshd_config.d/b.conf\n/etc/ssh/sshd_config.d/a.conf\n";
        route.answers["cat -- /etc/ssh/sshd_config.d/a.conf"].out = "PasswordAuthentication no\nPermitRootLogin prohibit-password\n";
        route.answers["cat -- /etc/ssh/sshd_config.d/b.conf"].out = "PasswordAuthentication yes\n";
        route.answers["/usr/sbin/sshd -T"] = { {}, "sshd: no hostkeys available -- exiting.\n", 1, false };
        fleet::Snapshot snapshot = asked(route);
        QCOMPARE(textOf(snapshot, "host.packages"), QByteArray("dovecot-core = 1:2.3\nopendkim = 2.11\npostfix = 3.7.11-0+deb12u1\n"));
        QCOMPARE(textOf(snapshot, "host.fixes"), QByteArray("lists = fresh\nsecurity archive = yes\ndovecot-core = 1:2.3.19.1+dfsg1-2.1+deb12u7\npostfix = none\nrspamd = none, in no archive\n"));
        QCOMPARE(textOf(snapshot, "host.restarts"), QByteArray("dovecot-core = no\nopendkim = not running\npostfix = yes\n"));
        QCOMPARE(textOf(snapshot, "host.root"), QByteArray());
        QCOMPARE(textOf(snapshot, "host.volume"), QByteArray("vg-var lvm\nvda2_crypt crypt\nvda2 part\nvda disk\n"));
        QCOMPARE(textOf(snapshot, "sshd.settings"), QByteArray("read = sshd_config\nkbdinteractiveauthentication = yes\npasswordauthentication = no\npermitrootlogin = prohibit-password\n")); // nothing of it is masked
        QVERIFY(textOf(snapshot, "sshd.places").contains("/etc/ssh/sshd_config.d/a.conf:1 passwordauthentication no"));
        // A day later nothing is said to have changed.
        route.answers["date +%s.%N"].out = "1795086400.5\n";
        route.answers["stat -L -c '%Y' -- /var/lib/apt/lists /var/lib/apt/periodic/update-success-stamp"] = { "1795000000\n", {}, 1, false };
        route.answers["ps -e -o user:32= -o etimes= -o comm="].out = "root 91400 systemd\nroot 87401 master\nroot 89400 dovecot\nroot 3 sshd\n";
        QVERIFY(fleet::compare(snapshot, asked(route)).changes.isEmpty());
        // Lists that nobody renews.
        route.answers["stat -L -c '%Y' -- /var/lib/apt/lists /var/lib/apt/periodic/update-success-stamp"].out = "1780000000\n";
        snapshot = asked(route);
        QVERIFY2(textOf(snapshot, "host.fixes").contains("lists = 2026-05-28\n"), textOf(snapshot, "host.fixes").constData());
        // hidepid
        route.answers["ps -e -o user:32= -o etimes= -o comm="].out = "reader 1 ps\n";
        QVERIFY(textOf(asked(route), "host.root").contains("hidepid"));
    }

    void asksARedHatHost()
    {
        ScriptedRoute route;
        route.answers["rpm -q --qf '%{NAME} %{VERSION}-%{RELEASE} %{INSTALLTIME}\\n' postfix dovecot opendkim opendmarc rspamd openssh-server"] = { "postfix 3.5.25-1.el9 1794990000\npackage dovecot is not installed\n", {}, 1, false };
        route.answers["date +%s.%N"].out = "1795000000.123\n";
        route.answers["ps -e -o user:32= -o etimes= -o comm="].out = "root 50000 systemd\nroot 20000 master\n";
        route.answers["cat -- /etc/ssh/sshd_config"] = { {}, "cat: /etc/ssh/sshd_config: Permission denied\n", 1, false };
        route.answers["chronyc -n tracking"].out = "Leap status     : Normal\n";
        const fleet::Snapshot snapshot = asked(route);
        QCOMPARE(textOf(snapshot, "host.packages"), QByteArray("postfix = 3.5.25-1.el9\n"));
        QCOMPARE(textOf(snapshot, "host.restarts"), QByteArray("postfix = no\n"));
        QVERIFY(textOf(snapshot, "host.fixes").startsWith("problem: apt is not there"));
        QVERIFY(textOf(snapshot, "sshd.settings").contains("Permission denied"));
        QCOMPARE(textOf(snapshot, "host.clock"), QByteArray("NTPSynchronized = yes\n"));
    }

    void looksAtSecrets()
    {
        ScriptedRoute route;
        route.answers["env LC_ALL=C stat -L -c '%a %U %G %n' -- /etc/postfix/sasl_passwd"].out = "600 root root /etc/postfix/sasl_passwd\n";
        route.answers["env LC_ALL=C stat -L -c '%a %U %G %n' -- /etc/postfix"].out = "755 root root /etc/postfix\n";
        route.answers["env LC_ALL=C stat -L -c '%a %U %G %n' -- /etc/ssl/private/x.key"] = { {}, "stat: cannot statx '/etc/ssl/private/x.key': Permission denied\n", 1, false };
        route.answers["env LC_ALL=C stat -L -c '%a %U %G %n' -- /etc/ssl/private"].out = "710 root ssl-cert /etc/ssl/private\n";
        fleet::Snapshot snapshot;
        Asking asking(route, snapshot);
        QVERIFY(askSecrets(asking, u"x.secrets"_s, { { u"password"_s, u"/etc/postfix/sasl_passwd"_s }, { u"tls key"_s, u"/etc/ssl/private/x.key"_s }, { u"tls key"_s, u"/etc/a b;id"_s } }));
        QVERIFY2(std::none_of(route.asked.begin(), route.asked.end(), [](const std::string &command) { return command.find(';') != std::string::npos; }), "a path with a shell's letters");
        const QByteArray text = textOf(snapshot, "x.secrets");
        for (const char *line : { "600 root root password /etc/postfix/sasl_passwd\n", "755 root root folder /etc/postfix\n", "710 root ssl-cert folder /etc/ssl/private\n", "denied tls key /etc/ssl/private/x.key\n", "unseen tls key /etc/a b;id (" })
            QVERIFY2(text.contains(line), text.constData());
        // Never more than thirty.
        QList<SecretPath> many;
        for (int i = 0; i < 100; ++i)
            many.append({ u"tls key"_s, u"/k/%1"_s.arg(i) });
        route.asked.clear();
        QVERIFY(askSecrets(asking, u"y.secrets"_s, many));
        QCOMPARE(route.asked.size(), std::size_t(31));
        QVERIFY(textOf(snapshot, "y.secrets").contains("unseen more 70 files"));
    }

    /// A round has more to do than to wait for a host whose disk hangs.
    void aHostThatHangsIsLeftAlone()
    {
        struct HangingRoute final : test::CommandsRoute
        {
            int asked = 0;
            core::Result<transport::CommandOutput> stream(const transport::Command &, const std::function<bool(std::string_view)> &, std::chrono::milliseconds patience) override
            {
                ++asked;
                return patience == transport::wholeStretch ? core::Result<transport::CommandOutput>() : core::fail({ core::ProblemKind::TimedOut, u"ss did not end"_s, {}, {}, {} });
            }
        } route;
        fleet::Snapshot snapshot;
        Asking asking(route, snapshot);
        QVERIFY(askHost(asking, u"/var/spool/postfix"_s));
        QCOMPARE(route.asked, 2);
        QVERIFY(textOf(snapshot, "host.listeners").contains("ss did not end"));
        QVERIFY(textOf(snapshot, "host.spool").startsWith("problem: not asked"));
        QVERIFY(textOf(snapshot, "host.dkim-keys").startsWith("problem: not asked"));
        QVERIFY(askSecrets(asking, u"x.secrets"_s, { { u"tls key"_s, u"/a/b"_s }, { u"tls key"_s, u"/c/d"_s } }));
        QCOMPARE(route.asked, 4);
    }

    void anythingMayCome()
    {
        const QByteArray long1(300'000, 'x'), many = QByteArray("a:\n").repeated(50'000), binary = QByteArrayLiteral("\0\xff\n\n:\n = \n *** \n 500\n\x01");
        for (const QByteArray &said : { QByteArray(), long1, many, binary, QByteArray("nameserver x\n").repeated(50'000), QByteArray("root 100 smtpd\n").repeated(50'000), QByteArray("f 600 a b /x.key\n").repeated(50'000) }) {
            QVERIFY(listenersFrom(said).size() < 1000 && releaseFrom(said).size() < 1000 && resolverFrom(said).size() < 200'000);
            QVERIFY(packagesFrom(said).size() <= 500 && fixesFrom(said).size() <= 501 && jailsFrom(said).size() <= 500);
            QVERIFY(processesFrom(said).size() <= 20'000 && netFacingAsRoot(processesFrom(said)).size() <= 1);
            QVERIFY(dkimKeysFrom(said, said).size() < 200'000);
            static_cast<void>(hasSecurityArchive(said));
            static_cast<void>(secretsOfPostfix(said));
            static_cast<void>(sshdSettingsFrom(said, QStringList { u"x"_s }, [&said](const QString &) { return std::optional(said); }));
            static_cast<void>(sshdSettingsFromTest(said));
        }
    }
};

QTEST_APPLESS_MAIN(TestMtaHost)
#include "tst_mta_host.moc"
