// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assessment/hostevidence.h"
#include "models/assessment/releases.h"
#include "models/assessment/secretfiles.h"

#include "tests/models/assessment/evidencetest.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace bw;
using namespace bw::assessment;
using bw::test::shown;
using fleet::SectionKind;

namespace {

constexpr core::UtcMicros now = 1'795'824'000LL * core::microsPerSecond; // 2026-11-28

fleet::Snapshot with(const QList<std::pair<QString, QByteArray>> &sections)
{
    fleet::Snapshot snapshot;
    snapshot.time = now - core::microsPerHour;
    for (const auto &[name, text] : sections)
        snapshot.sections.append({ name, SectionKind::Settings, text, {}, false });
    return snapshot;
}

Kinds gathered(const fleet::Snapshot &snapshot, const HostWords &words = {})
{
    return evidenceOfHost(test::catalog().registry, snapshot, now, words);
}

QString host(const fleet::Snapshot &snapshot, const QString &field)
{
    return shown(gathered(snapshot), u"host"_s, field);
}

QString part(const posture::Value &list, const QString &name, const QString &field)
{
    for (const posture::Value &item : list.items)
        if (item.label() == name)
            return shown(item.fields.value(field, posture::Value::ofText(u"no field"_s)));
    return u"no element"_s;
}

} // namespace

class TestAssessmentHost final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsKnownSaysHowItWasGot()
    {
        QCOMPARE(test::knownWithoutHow(gathered(with({ { u"sshd.settings"_s, "read = sshd_config\nkbdinteractiveauthentication = no\npasswordauthentication = yes\npermitrootlogin = prohibit-password\n" } }))).join(u" "_s), QString());
    }
    void anOldSnapshotIsUnknownEverywhere()
    {
        const Kinds kinds = gathered(with({}));
        QCOMPARE(kinds.keys(), (QStringList { u"host"_s, u"sshd"_s }));
        for (const auto &[kind, evidence] : kinds.toStdMap()) {
            QVERIFY(evidence.record.fields.size() >= 5);
            for (const auto &[field, value] : evidence.record.fields.toStdMap())
                QVERIFY2(value.isUnknown() && value.text.size() > 10, qPrintable(field + u": "_s + value.inWords()));
        }
        QVERIFY(host(with({}), u"listeners"_s).contains(u"read them again"_s));
    }

    void aSectionsProblemIsTheReason()
    {
        fleet::Snapshot snapshot = with({ { u"x.secrets"_s, "" } });
        for (const char *name : { "host.listeners", "host.packages", "host.resolver", "host.clock", "host.volume", "host.ipv6", "host.jails", "host.root", "host.spool", "host.dkim-keys", "sshd.settings" })
            snapshot.sections.append({ QLatin1String(name), SectionKind::Lines, {}, u"sh: not found"_s, false });
        const Kinds kinds = gathered(snapshot);
        for (const QString &field : { u"listeners"_s, u"software"_s, u"nameservers"_s, u"resolver_local"_s, u"trust_ad"_s, u"clock_synchronised"_s, u"data_encrypted"_s, u"global_ipv6"_s, u"ban_jails"_s, u"running_as_root"_s, u"file_problems"_s, u"secrets"_s })
            QVERIFY2(shown(kinds, u"host"_s, field).contains(u"sh: not found"_s), qPrintable(field + shown(kinds, u"host"_s, field)));
        QVERIFY(shown(kinds, u"sshd"_s, u"permitrootlogin"_s).contains(u"sh: not found"_s));
    }

    void tellsListeners()
    {
        const fleet::Snapshot snapshot = with({ { u"host.listeners"_s, "*:50000\n0.0.0.0:25\n127.0.0.53%lo:53\n[::1]:631\n[::]:22\n10.0.0.5:6379\nnonsense\n" } });
        const posture::Value list = gathered(snapshot)[u"host"_s].record.fields[u"listeners"_s];
        QCOMPARE(list.items.size(), 6);
        for (const auto &[name, isPublic] : { std::pair { u"port 50000 at *"_s, u"yes"_s }, { u"port 25 at 0.0.0.0"_s, u"yes"_s }, { u"port 53 at 127.0.0.53"_s, u"no"_s }, { u"port 631 at ::1"_s, u"no"_s }, { u"port 22 at ::"_s, u"yes"_s }, { u"port 6379 at 10.0.0.5"_s, u"yes"_s } })
            QCOMPARE(part(list, name, u"public"_s), isPublic);
        QVERIFY(part(list, u"port 25 at 0.0.0.0"_s, u"allowed"_s).startsWith(u"unknown: Nobody said"_s));
        const posture::Value said = gathered(snapshot, { QList<int> { 25, 22 }, {} })[u"host"_s].record.fields[u"listeners"_s];
        QCOMPARE(part(said, u"port 25 at 0.0.0.0"_s, u"allowed"_s), u"yes"_s);
        QCOMPARE(part(said, u"port 6379 at 10.0.0.5"_s, u"allowed"_s), u"no"_s);
        QVERIFY(gathered(snapshot)[u"host"_s].sources[u"listeners"_s].raw.contains(u"0.0.0.0:25"_s));
        QCOMPARE(gathered(snapshot)[u"host"_s].sources[u"listeners"_s].how, u"ss -H -l -t -n"_s);
    }

    void tellsSoftware()
    {
        QList<std::pair<QString, QByteArray>> sections { { u"host.packages"_s, "dovecot-core = 1:2.3-1\npostfix = 3.7.11-0+deb12u1\nrspamd = 3.8.4\n" },
            { u"host.fixes"_s, "lists = fresh\nsecurity archive = yes\ndovecot-core = 1:2.3-2\npostfix = none\nrspamd = none, in no archive\n" },
            { u"host.restarts"_s, "dovecot-core = no\npostfix = yes\nrspamd = unknown\n" }, { u"host.release"_s, "ID = debian\nVERSION_ID = 12\n" } };
        posture::Value list = gathered(with(sections))[u"host"_s].record.fields[u"software"_s];
        QCOMPARE(part(list, u"postfix"_s, u"fixed"_s), u"absent"_s);
        QCOMPARE(part(list, u"postfix"_s, u"urgent"_s), u"no"_s);
        QCOMPARE(part(list, u"postfix"_s, u"supported"_s), u"yes"_s);
        QCOMPARE(part(list, u"postfix"_s, u"restarted"_s), u"yes"_s);
        QCOMPARE(part(list, u"dovecot-core"_s, u"fixed"_s), u"1:2.3-2"_s);
        QVERIFY(part(list, u"dovecot-core"_s, u"fix_age"_s).contains(u"apt-get changelog dovecot-core"_s));
        QVERIFY(part(list, u"dovecot-core"_s, u"urgent"_s).startsWith(u"unknown: "_s));
        QCOMPARE(part(list, u"dovecot-core"_s, u"restarted"_s), u"no"_s);
        for (const QString &field : { u"fixed"_s, u"supported"_s, u"restarted"_s })
            QVERIFY2(part(list, u"rspamd"_s, field).startsWith(u"unknown: "_s), qPrintable(field));
        // Lists of long ago know of no fix that came since.
        sections[1].second = "lists = 2026-05-28\nsecurity archive = yes\ndovecot-core = 1:2.3-2\npostfix = none\n";
        list = gathered(with(sections))[u"host"_s].record.fields[u"software"_s];
        QVERIFY(part(list, u"postfix"_s, u"fixed"_s).contains(u"2026-05-28"_s));
        QCOMPARE(part(list, u"dovecot-core"_s, u"fixed"_s), u"1:2.3-2"_s);
        // A host that asks no archive of fixes.
        sections[1].second = "lists = fresh\nsecurity archive = no\npostfix = none\n";
        list = gathered(with(sections))[u"host"_s].record.fields[u"software"_s];
        QVERIFY(part(list, u"postfix"_s, u"fixed"_s).startsWith(u"unknown: "_s));
    }

    void tellsWhichReleasesGetFixes()
    {
        const auto supported = [](const QByteArray &release, core::UtcMicros at = now) {
            const fleet::Snapshot snapshot = with({ { u"host.packages"_s, "postfix = 3\n" }, { u"host.fixes"_s, "lists = fresh\nsecurity archive = yes\npostfix = none\n" }, { u"host.release"_s, release } });
            return part(evidenceOfHost(test::catalog().registry, snapshot, at)[u"host"_s].record.fields[u"software"_s], u"postfix"_s, u"supported"_s);
        };
        QCOMPARE(supported("ID = debian\nVERSION_ID = 11\n"), u"no"_s);
        QCOMPARE(supported("ID = debian\nVERSION_ID = 11\n", 1'788'000'000LL * core::microsPerSecond), u"yes"_s); // 2026-08-29
        QCOMPARE(supported("ID = debian\nVERSION_ID = 13\n"), u"yes"_s);
        QCOMPARE(supported("ID = ubuntu\nVERSION_ID = 22.04\n"), u"yes"_s);
        QCOMPARE(supported("ID = ubuntu\nVERSION_ID = 20.04\n"), u"no"_s);
        QCOMPARE(supported("ID = rocky\nVERSION_ID = 9.4\n"), u"yes"_s);
        QCOMPARE(supported("ID = centos\nVERSION_ID = 7\n"), u"no"_s);
        QVERIFY(supported("ID = arch\n").contains(u"2026-11-28"_s));
        QVERIFY(supported("PRETTY_NAME = Debian GNU/Linux trixie/sid\nID = debian\n").startsWith(u"unknown: "_s));
        QVERIFY(!fixesUntil(u"ubuntu"_s, u"22"_s));
    }

    void tellsResolvers_data()
    {
        QTest::addColumn<QByteArray>("conf");
        QTest::addColumn<QString>("local");
        QTest::newRow("this computer") << QByteArray("nameserver = 127.0.0.1, ::1\noptions = \n") << u"yes"_s;
        QTest::newRow("none named") << QByteArray("nameserver = \noptions = \n") << u"yes"_s;
        QTest::newRow("own network") << QByteArray("nameserver = 10.0.0.53\noptions = \n") << u"yes"_s;
        QTest::newRow("of mynetworks") << QByteArray("nameserver = 192.0.2.53\noptions = \n") << u"yes"_s;
        QTest::newRow("a public one") << QByteArray("nameserver = 127.0.0.1, 9.9.9.9\noptions = \n") << u"no"_s;
        QTest::newRow("no address") << QByteArray("nameserver = dns.example\noptions = \n") << u"no"_s;
    }
    void tellsResolvers()
    {
        QFETCH(QByteArray, conf);
        QTEST(host(with({ { u"host.resolver"_s, conf }, { u"postfix.settings"_s, "mynetworks = 127.0.0.0/8, 192.0.2.0/24 0.0.0.0/0 hash:/x\n" } }), u"resolver_local"_s), "local");
    }

    void tellsWhetherItsResolverValidates_data()
    {
        QTest::addColumn<QByteArray>("servers");
        QTest::addColumn<QByteArray>("settings");
        QTest::addColumn<QString>("validates"); // empty: unknown
        const QByteArray good = "unbound.anchors = 1\nunbound.module-config = validator iterator\nunbound.permissive = no\nunbound.port = 53\nunbound.insecure = \nunbound.interfaces = \n";
        const auto row = [](const char *name, const QByteArray &servers, const QByteArray &settings, const QString &validates) { QTest::newRow(name) << servers << settings << validates; };
        row("Unbound", "127.0.0.1, ::1", good, u"yes"_s);
        row("without an anchor", "127.0.0.1", QByteArray(good).replace("anchors = 1", "anchors = 0"), u"no"_s);
        row("no validator", "127.0.0.1", QByteArray(good).replace("validator iterator", "iterator"), u"no"_s);
        row("permissive", "127.0.0.1", QByteArray(good).replace("permissive = no", "permissive = yes"), u"no"_s);
        row("nothing is checked", "127.0.0.1", QByteArray(good).replace("insecure = ", "insecure = ."), u"no"_s);
        row("a part is checked", "127.0.0.1", QByteArray(good).replace("insecure = ", "insecure = corp.example"), u"yes"_s);
        row("not read whole", "127.0.0.1", good + "unbound.unread = /x\n", {});
        row("another resolver", "9.9.9.9", good, {});
        row("another port", "127.0.0.1", QByteArray(good).replace("port = 53", "port = 5353"), {});
        row("another address", "127.0.0.1", QByteArray(good).replace("interfaces = ", "interfaces = 10.0.0.1"), {});
        row("all addresses", "127.0.0.1", QByteArray(good).replace("interfaces = ", "interfaces = 0.0.0.0"), u"yes"_s);
        row("systemd-resolved", "127.0.0.53", good + "resolved.DNSSEC = yes\n", u"yes"_s);
        row("resolved lets down", "127.0.0.53", good + "resolved.DNSSEC = allow-downgrade\n", {});
        row("resolved says nothing", "127.0.0.53", "resolved.DNSSEC = \n", {});
        row("resolved not read whole", "127.0.0.53", "resolved.DNSSEC = yes\nresolved.unread = /x\n", {});
    }
    void tellsWhetherItsResolverValidates()
    {
        QFETCH(QByteArray, servers);
        QFETCH(QByteArray, settings);
        QFETCH(QString, validates);
        const QString seen = host(with({ { u"host.resolver"_s, "nameserver = " + servers + "\noptions = \n" }, { u"host.validation"_s, settings } }), u"resolver_validates"_s);
        if (validates.isEmpty())
            QVERIFY2(seen.startsWith(u"unknown: "_s) && seen.contains(u"dnssec-failed.org"_s), qPrintable(seen));
        else
            QCOMPARE(seen, validates);
    }

    void takesTheResolverThatSmtpSees()
    {
        QList<std::pair<QString, QByteArray>> sections { { u"host.resolver"_s, "nameserver = 127.0.0.1\noptions = edns0 trust-ad\n" }, { u"host.resolver-chroot"_s, "nameserver = 9.9.9.9\noptions = \n" },
            { u"postfix.services"_s, "smtp       inet  n       -       y       -       -       smtpd\nsmtp       unix  -       -       n       -       -       smtp\n" } };
        QCOMPARE(host(with(sections), u"nameservers"_s), u"[127.0.0.1]"_s);
        QCOMPARE(host(with(sections), u"trust_ad"_s), u"yes"_s);
        sections[2].second = "smtp       unix  -       -       y       -       -       smtp\n    -o x=y\n";
        QCOMPARE(host(with(sections), u"nameservers"_s), u"[9.9.9.9]"_s);
        QCOMPARE(host(with(sections), u"resolver_local"_s), u"no"_s);
        QCOMPARE(host(with(sections), u"trust_ad"_s), u"no"_s);
    }

    void tellsClocksAndVolumes()
    {
        QCOMPARE(host(with({ { u"host.clock"_s, "NTPSynchronized = yes\n" } }), u"clock_synchronised"_s), u"yes"_s);
        QCOMPARE(host(with({ { u"host.clock"_s, "NTPSynchronized = no\n" } }), u"clock_synchronised"_s), u"no"_s);
        QVERIFY(host(with({ { u"host.clock"_s, "\n" } }), u"clock_synchronised"_s).startsWith(u"unknown: "_s));
        QCOMPARE(gathered(with({}), { {}, -2'500'000 })[u"host"_s].record.fields[u"clock_offset"_s], posture::Value::ofNumber(2.5, posture::Type::Duration));
        QCOMPARE(host(with({ { u"host.volume"_s, "vg-var lvm\nvda2_crypt crypt\nvda2 part\nvda disk\n" } }), u"data_encrypted"_s), u"yes"_s);
        QCOMPARE(host(with({ { u"host.volume"_s, "md0 raid1\nsda1 part\nsda disk\n" } }), u"data_encrypted"_s), u"no"_s);
        QVERIFY(host(with({ { u"host.volume"_s, "x strange\n" } }), u"data_encrypted"_s).startsWith(u"unknown: "_s));
        QVERIFY(host(with({ { u"host.volume"_s, "" } }), u"data_encrypted"_s).startsWith(u"unknown: "_s));
        QCOMPARE(host(with({ { u"host.ipv6"_s, "yes" } }), u"global_ipv6"_s), u"yes"_s);
    }

    void tellsWhoBans()
    {
        const QByteArray none = "Id=fail2ban.service\nLoadState=not-found\nActiveState=inactive\n\nId=crowdsec.service\nLoadState=not-found\nActiveState=inactive\n";
        QByteArray runs = none;
        runs.replace("Id=fail2ban.service\nLoadState=not-found\nActiveState=inactive", "Id=fail2ban.service\nLoadState=loaded\nActiveState=active");
        fleet::Snapshot snapshot = with({ { u"host.bans"_s, none } });
        snapshot.sections.append({ u"host.jails"_s, SectionKind::Lines, {}, u"sh: not found"_s, false });
        QCOMPARE(host(snapshot, u"ban_jails"_s), u"[]"_s);
        snapshot.sections[0].text = runs;
        QVERIFY2(host(snapshot, u"ban_jails"_s).contains(u"sudo fail2ban-client status"_s), qPrintable(host(snapshot, u"ban_jails"_s)));
        QByteArray both = runs;
        snapshot.sections[0].text = both.replace("Id=crowdsec.service\nLoadState=not-found\nActiveState=inactive", "Id=crowdsec.service\nLoadState=loaded\nActiveState=active");
        QVERIFY(host(snapshot, u"ban_jails"_s).startsWith(u"[crowdsec, unknown: "_s));
        QCOMPARE(host(with({ { u"host.bans"_s, runs }, { u"host.jails"_s, "postfix-sasl\nsshd" } }), u"ban_jails"_s), u"[postfix-sasl, sshd]"_s);
    }

    void tellsProcessesMessagesAndFolders()
    {
        QCOMPARE(host(with({ { u"host.root"_s, "" } }), u"running_as_root"_s), u"[]"_s);
        QCOMPARE(host(with({ { u"host.root"_s, "opendkim" } }), u"running_as_root"_s), u"[opendkim]"_s);
        QCOMPARE(host(with({ { u"postfix.messages"_s, "" } }), u"config_messages"_s), u"[]"_s);
        QCOMPARE(host(with({ { u"postfix.messages"_s, "postconf: warning: /etc/postfix/main.cf: unused parameter: x=y\n" } }), u"config_messages"_s), u"[postconf: warning: /etc/postfix/main.cf: unused parameter: x=y]"_s);
        // find of Debian 12.
        const QByteArray asShipped = "1730 postfix postdrop /var/spool/postfix/maildrop\n2710 postfix postdrop /var/spool/postfix/public\n700 postfix root /var/spool/postfix/active\n755 root root /var/spool/postfix/etc\n755 root root /var/spool/postfix/pid\n";
        QCOMPARE(host(with({ { u"host.spool"_s, asShipped } }), u"file_problems"_s), u"[]"_s);
        QCOMPARE(host(with({ { u"host.spool"_s, asShipped + "755 postfix root /var/spool/postfix/deferred\n700 root root /var/spool/postfix/hold\n777 root root /var/spool/postfix/dev\n" } }), u"file_problems"_s),
            u"[/var/spool/postfix/deferred (postfix 755), /var/spool/postfix/hold (root 700), /var/spool/postfix/dev (root 777)]"_s);
        QVERIFY(host(with({ { u"host.spool"_s, "755 root root /srv/x\n" } }), u"file_problems"_s).startsWith(u"unknown: "_s));
    }

    void tellsSecretFiles()
    {
        const auto files = [](const QStringList &lines) { return secretFiles(test::catalog().registry, lines); };
        posture::Value list = files({ u"640 root postfix password /etc/postfix/sasl_passwd"_s, u"755 root root folder /etc/postfix"_s, u"644 root root tls key /etc/ssl/private/x.key"_s, u"710 root ssl-cert folder /etc/ssl/private"_s,
            u"644 ann users tls key /home/ann/k.pem"_s, u"775 ann users folder /home/ann"_s, u"600 opendkim opendkim dkim key /t/mail.private"_s, u"777 root root folder /t"_s, u"600 root root dkim key /u/mail.private"_s,
            u"1777 root root folder /u"_s, u"denied tls key /etc/closed/y.key"_s, u"missing password /etc/postfix/sasl_passwd.lmdb"_s, u"unseen password /etc/odd (timed out)"_s, u"closed /etc/dkimkeys"_s, u"700 opendkim opendkim folder /etc/dkimkeys"_s, u"600 root root dkim key /v/alone.key"_s, u"nonsense"_s });
        QCOMPARE(list.items.size(), 9);
        const auto row = [&list](const QString &path) {
            QStringList all;
            for (const QString &field : { u"kind"_s, u"world_readable"_s, u"writable_parent"_s, u"owner_expected"_s })
                all << part(list, path, field).section(u':', 0, 0);
            return all.join(u' ');
        };
        QCOMPARE(row(u"/etc/postfix/sasl_passwd"_s), u"password no no yes"_s);
        QCOMPARE(row(u"/etc/ssl/private/x.key"_s), u"tls key no no yes"_s); // others cannot reach it
        QCOMPARE(row(u"/home/ann/k.pem"_s), u"tls key yes yes no"_s);
        QCOMPARE(row(u"/t/mail.private"_s), u"dkim key no yes yes"_s);
        QCOMPARE(row(u"/u/mail.private"_s), u"dkim key no no yes"_s); // sticky
        QCOMPARE(row(u"/etc/closed/y.key"_s), u"tls key no unknown unknown"_s);
        QCOMPARE(row(u"/etc/odd"_s), u"password unknown unknown unknown"_s);
        QCOMPARE(row(u"/etc/dkimkeys"_s), u"dkim key no no unknown"_s);
        QCOMPARE(row(u"/v/alone.key"_s), u"dkim key no unknown yes"_s);
        QVERIFY(part(list, u"/etc/odd"_s, u"mode"_s).contains(u"timed out"_s));
        // All sections together, and none that could not be read.
        fleet::Snapshot snapshot = with({ { u"postfix.secrets"_s, "600 root root tls key /a.key\n" }, { u"opendkim.secrets"_s, "600 root root dkim key /b.key\n" }, { u"host.dkim-keys"_s, "600 root root dkim key /c.key\n" } });
        QCOMPARE(gathered(snapshot)[u"host"_s].record.fields[u"secrets"_s].items.size(), 3);
        snapshot.sections[2].problem = u"hung"_s;
        QVERIFY(host(snapshot, u"secrets"_s).contains(u"hung"_s));
    }

    void tellsSshd()
    {
        Kinds kinds = gathered(with({ { u"sshd.settings"_s, "read = sshd_config\nkbdinteractiveauthentication = no\npasswordauthentication = yes\npermitrootlogin = prohibit-password\n" },
            { u"sshd.places"_s, "/etc/ssh/sshd_config.d/50-cloud.conf:1 passwordauthentication yes\n/etc/ssh/sshd_config:9 passwordauthentication no (in a Match block)\npermitrootlogin prohibit-password (default)\n" } }));
        QCOMPARE(shown(kinds, u"sshd"_s, u"passwordauthentication"_s), u"yes"_s);
        QCOMPARE(shown(kinds, u"sshd"_s, u"permitrootlogin"_s), u"prohibit-password"_s);
        const posture::Source source = kinds[u"sshd"_s].sources[u"passwordauthentication"_s];
        QCOMPARE(source.where, u"/etc/ssh/sshd_config.d/50-cloud.conf:1"_s);
        QVERIFY(source.raw.contains(u"in a Match block"_s));
        QCOMPARE(source.how, u"sshd_config"_s);
        QVERIFY(shown(kinds, u"sshd"_s, u"unknown_keys"_s).startsWith(u"unknown: "_s));
        kinds = gathered(with({ { u"sshd.settings"_s, "read = sshd_config\npermitrootlogin = no\nproblem = x.conf could not be read\n" } }));
        QCOMPARE(shown(kinds, u"sshd"_s, u"permitrootlogin"_s), u"no"_s);
        QVERIFY(shown(kinds, u"sshd"_s, u"passwordauthentication"_s).contains(u"x.conf could not be read"_s));
    }

    void anythingMayBeStored()
    {
        const QByteArray binary = QByteArrayLiteral("\0\xff = \n:\n : : \n777\n0 0 0 \n\x01");
        for (const QByteArray &text : { QByteArray(), binary, QByteArray(200'000, 'x'), QByteArray("closed /a\n").repeated(20'000) }) {
            QList<std::pair<QString, QByteArray>> sections;
            for (const char *name : { "host.listeners", "host.packages", "host.fixes", "host.restarts", "host.release", "host.resolver", "host.clock", "host.volume", "host.ipv6", "host.bans", "host.jails", "host.root", "host.spool", "host.dkim-keys", "x.secrets", "x.messages",
                     "x.settings", "x.services", "sshd.settings", "sshd.places" })
                sections.append({ QLatin1String(name), text });
            const Kinds kinds = gathered(with(sections));
            QCOMPARE(kinds.size(), 2);
            for (const posture::Evidence &evidence : kinds)
                for (const posture::Source &source : evidence.sources)
                    QVERIFY(source.raw.size() <= 4096);
        }
    }
};

QTEST_APPLESS_MAIN(TestAssessmentHost)
#include "tst_assessment_host.moc"
