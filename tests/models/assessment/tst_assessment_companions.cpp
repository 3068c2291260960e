// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assessment/companionevidence.h"

#include "models/mta/product.h"
#include "models/mta/questions.h"
#include "tests/models/assessment/evidencetest.h"
#include "tests/models/mta/scriptedroute.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace bw;
using namespace bw::assessment;
using bw::test::ScriptedRoute;
using bw::test::shown;

namespace {

constexpr const char *oldNames = "/usr/bin/doveconf ssl ssl_min_protocol disable_plaintext_auth auth_failure_delay";
constexpr const char *newNames = "/usr/bin/doveconf ssl ssl_min_protocol auth_allow_cleartext auth_failure_delay";

fleet::Snapshot askAll(ScriptedRoute &route)
{
    fleet::Snapshot snapshot;
    snapshot.time = 1'795'000'000LL * core::microsPerSecond;
    for (const mta::Product *product : mta::products())
        if (!product->isMta && product->questions)
            if (const auto done = product->questions->takeSnapshot(route, {}, snapshot); !done)
                qFatal("%s", qPrintable(done.error().oneLine()));
    return snapshot;
}

Kinds gathered(ScriptedRoute &route)
{
    return evidenceOfCompanions(test::catalog().registry, askAll(route));
}

ScriptedRoute dovecot(const std::string &settings, const std::string &effective = "ssl = yes\nssl_min_protocol = TLSv1.2\ndisable_plaintext_auth = yes\nauth_failure_delay = 2 secs\n")
{
    ScriptedRoute route;
    route.answers["/usr/sbin/dovecot --version"].out = "2.3.19.1 (9b53102964)\n";
    route.answers["/usr/bin/doveconf -n"].out = settings;
    route.answers[oldNames].out = effective;
    return route;
}

ScriptedRoute milter(const std::string &product, const std::string &settings)
{
    ScriptedRoute route;
    route.answers["/usr/sbin/" + product + " -V"].out = product + ": Filter v2.11.0\n";
    route.answers["cat -- /etc/" + product + ".conf"].out = settings;
    return route;
}

ScriptedRoute rspamd(const std::string &settings)
{
    ScriptedRoute route;
    route.answers["/usr/bin/rspamd --version"].out = "Rspamd daemon version 3.4\n";
    route.answers["/usr/bin/rspamadm configdump"].out = settings;
    return route;
}

} // namespace

class TestAssessmentCompanions final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thoseThatAreNotThereHaveNoKind()
    {
        ScriptedRoute route;
        QVERIFY(gathered(route).isEmpty());
    }

    void readsDovecotOfDebian12()
    {
        // doveconf -n of Debian 12, shortened.
        ScriptedRoute route = dovecot("# 2.3.19.1 (9b53102964): /etc/dovecot/dovecot.conf\nmail_location = mbox:~/mail:INBOX=/var/mail/%u\npassdb {\n  driver = pam\n}\n"
                                      "protocols = \" imap\"\nssl_key = # hidden, use -P to show it\nuserdb {\n  driver = passwd\n}\n");
        const Kinds kinds = gathered(route);
        QCOMPARE(kinds.keys(), QStringList { u"dovecot"_s });
        QCOMPARE(test::knownWithoutHow(kinds).join(u" "_s), QString());
        QCOMPARE(shown(kinds, u"dovecot"_s, u"ssl"_s), u"yes"_s);
        QCOMPARE(shown(kinds, u"dovecot"_s, u"disable_plaintext_auth"_s), u"yes"_s);
        QCOMPARE(shown(kinds, u"dovecot"_s, u"ssl_min_protocol"_s), u"TLSv1.2"_s);
        QCOMPARE(shown(kinds, u"dovecot"_s, u"auth_failure_delay"_s), u"2s"_s);
        QVERIFY2(shown(kinds, u"dovecot"_s, u"schemes"_s).startsWith(u"[unknown: "_s), qPrintable(shown(kinds, u"dovecot"_s, u"schemes"_s)));
        QCOMPARE(kinds[u"dovecot"_s].taken, 1'795'000'000LL * core::microsPerSecond);
        QVERIFY(kinds[u"dovecot"_s].sources[QString()].raw.contains(u"ssl_min_protocol = TLSv1.2"_s));
        QVERIFY(kinds[u"dovecot"_s].sources[u"schemes"_s].raw.contains(u"passdb/driver = pam"_s));
    }

    void readsDovecot24()
    {
        ScriptedRoute route = dovecot("dovecot_config_version = 2.4.0\npassdb passwd-file {\n  default_password_scheme = SHA512-CRYPT\n  driver = passwd-file\n  passwd_file_path = /etc/dovecot/users\n}\n");
        route.answers[oldNames] = { {}, "doveconf: Fatal: Unknown setting: disable_plaintext_auth\n", 89, false };
        route.answers[newNames].out = "ssl = required\nssl_min_protocol = TLSv1.2\nauth_allow_cleartext = no\nauth_failure_delay = 2 secs\n";
        Kinds kinds = gathered(route);
        QCOMPARE(shown(kinds, u"dovecot"_s, u"disable_plaintext_auth"_s), u"yes"_s);
        QCOMPARE(shown(kinds, u"dovecot"_s, u"ssl"_s), u"required"_s);
        QCOMPARE(shown(kinds, u"dovecot"_s, u"schemes"_s), u"[SHA512-CRYPT]"_s);
        QVERIFY(kinds[u"dovecot"_s].sources[QString()].raw.contains(u"auth_allow_cleartext = no"_s));
        route.answers[newNames].out = "ssl = yes\nauth_allow_cleartext = yes\n";
        kinds = gathered(route);
        QCOMPARE(shown(kinds, u"dovecot"_s, u"disable_plaintext_auth"_s), u"no"_s);
    }

    void tellsSchemesOfEachDatabase_data()
    {
        QTest::addColumn<QByteArray>("settings");
        QTest::addColumn<QString>("schemes");
        QTest::newRow("two files") << QByteArray("passdb {\n  args = scheme=PLAIN /etc/dovecot/users\n  driver = passwd-file\n}\npassdb {\n  args = username_format=%u scheme=ARGON2ID /etc/dovecot/more\n  driver = passwd-file\n}\n") << u"[PLAIN, ARGON2ID]"_s;
        QTest::newRow("drivers alone") << QByteArray("passdb {\n  deny = yes\n  driver = passwd-file\n}\npassdb {\n  args = scheme=blf-crypt /x\n  driver = passwd-file\n}\npassdb {\n  driver = oauth2\n}\n") << u"[BLF-CRYPT]"_s;
        QTest::newRow("without args, then with") << QByteArray("passdb {\n  driver = static\n}\npassdb {\n  args = scheme=CRYPT /x\n  driver = passwd-file\n}\n") << u"[CRYPT]"_s;
        QTest::newRow("none") << QByteArray("ssl = no\n") << u"[]"_s;
        QTest::newRow("a word that only looks so") << QByteArray("passdb {\n  args = myscheme=PLAIN /x\n  driver = imap\n}\n") << u"[]"_s;
    }
    void tellsSchemesOfEachDatabase()
    {
        QFETCH(QByteArray, settings);
        ScriptedRoute route = dovecot(settings.toStdString());
        QTEST(shown(gathered(route), u"dovecot"_s, u"schemes"_s), "schemes");
    }

    void whatDiffersByPlaceIsUnknown()
    {
        ScriptedRoute route = dovecot("protocol imap {\n  ssl = no\n}\nremote 10.0.0.0/8 {\n  disable_plaintext_auth = no\n}\nservice imap-login {\n  inet_listener imaps {\n    ssl = yes\n  }\n}\n", "ssl = required\nssl_min_protocol = TLSv1.2\ndisable_plaintext_auth = yes\nauth_failure_delay = 0\n");
        const Kinds kinds = gathered(route);
        QVERIFY2(shown(kinds, u"dovecot"_s, u"ssl"_s).contains(u"protocol imap/ssl = no"_s), qPrintable(shown(kinds, u"dovecot"_s, u"ssl"_s)));
        QVERIFY(shown(kinds, u"dovecot"_s, u"disable_plaintext_auth"_s).startsWith(u"unknown: "_s));
        QCOMPARE(shown(kinds, u"dovecot"_s, u"ssl_min_protocol"_s), u"TLSv1.2"_s);
        QCOMPARE(shown(kinds, u"dovecot"_s, u"auth_failure_delay"_s), u"0s"_s);
        route = dovecot("service imap-login {\n  inet_listener imaps {\n    ssl = yes\n  }\n}\nprotocol imap {\n  ssl = required\n}\n", "ssl = required\n");
        QCOMPARE(shown(gathered(route), u"dovecot"_s, u"ssl"_s), u"required"_s);
    }

    void whatDovecotDoesNotTellIsUnknown()
    {
        ScriptedRoute route = dovecot("ssl = yes\n");
        route.answers[oldNames] = { {}, "doveconf: Fatal: open(/etc/dovecot/dovecot.conf) failed: Permission denied\n", 89, false };
        Kinds kinds = gathered(route);
        for (const QString &field : { u"ssl"_s, u"disable_plaintext_auth"_s, u"ssl_min_protocol"_s, u"auth_failure_delay"_s })
            QVERIFY2(shown(kinds, u"dovecot"_s, field).contains(u"Permission denied"_s), qPrintable(shown(kinds, u"dovecot"_s, field)));
        // A snapshot of before these sections were read.
        fleet::Snapshot old;
        old.sections = { { u"dovecot.settings"_s, fleet::SectionKind::Settings, "ssl = yes\n", {}, false } };
        QVERIFY(shown(evidenceOfCompanions(test::catalog().registry, old), u"dovecot"_s, u"ssl"_s).contains(u"read them again"_s));
    }

    void readsOpenDkim_data()
    {
        QTest::addColumn<QByteArray>("settings");
        QTest::addColumn<QStringList>("values"); // BodyLengthDB, OversignHeaders, RequireSafeKeys, Mode
        // /etc/opendkim.conf of Debian 12 without its comments.
        QTest::newRow("Debian") << QByteArray("# a comment\nSyslog\t\t\tyes\nSyslogSuccess\t\tyes\n\nCanonicalization\trelaxed/simple\nOversignHeaders\t\tFrom\nUserID\t\t\topendkim\nUMask\t\t\t007\nSocket\t\t\tlocal:/run/opendkim/opendkim.sock\nTrustAnchorFile\t\t/usr/share/dns/root.key\n")
                                << QStringList { u"absent"_s, u"[From]"_s, u"true"_s, u"sv"_s };
        QTest::newRow("nothing set") << QByteArray("\n") << QStringList { u"absent"_s, u"[]"_s, u"true"_s, u"sv"_s };
        QTest::newRow("RHEL") << QByteArray("PidFile\t/run/opendkim/opendkim.pid\nMode\tv\nSyslog\tyes\n##  comment\nOversignHeaders\tFrom\nSocket inet:8891@localhost\n") << QStringList { u"absent"_s, u"[From]"_s, u"true"_s, u"v"_s };
        QTest::newRow("names in any case") << QByteArray("bodylengthdb refile:/etc/opendkim/lists\nOVERSIGNHEADERS csl:from, Subject\nrequiresafekeys no\nmode s\n") << QStringList { u"refile:/etc/opendkim/lists"_s, u"[From, Subject]"_s, u"no"_s, u"s"_s };
    }
    void readsOpenDkim()
    {
        QFETCH(QByteArray, settings);
        QFETCH(QStringList, values);
        ScriptedRoute route = milter("opendkim", settings.toStdString());
        const Kinds kinds = gathered(route);
        QStringList got;
        for (const QString &field : { u"BodyLengthDB"_s, u"OversignHeaders"_s, u"RequireSafeKeys"_s, u"Mode"_s })
            got << shown(kinds, u"opendkim"_s, field);
        QCOMPARE(got, values);
    }

    void aDatasetElsewhereIsUnknown()
    {
        ScriptedRoute route = milter("opendkim", "OversignHeaders file:/etc/opendkim/oversign\n");
        QVERIFY(shown(gathered(route), u"opendkim"_s, u"OversignHeaders"_s).startsWith(u"unknown: "_s));
        route.answers["cat -- /etc/opendkim.conf"] = { {}, "cat: /etc/opendkim.conf: Permission denied\n", 1, false };
        const Kinds kinds = gathered(route);
        QVERIFY(shown(kinds, u"opendkim"_s, u"BodyLengthDB"_s).contains(u"Permission denied"_s)); // not "absent"
        QVERIFY(shown(kinds, u"opendkim"_s, u"Mode"_s).contains(u"Permission denied"_s));
    }

    void readsOpenDmarc()
    {
        ScriptedRoute route = milter("opendmarc", "AuthservID OpenDMARC\n# RejectFailures false\nSyslog true\n");
        Kinds kinds = gathered(route);
        QCOMPARE(shown(kinds, u"opendmarc"_s, u"RejectFailures"_s), u"false"_s);
        QVERIFY(kinds[u"opendmarc"_s].sources[u"RejectFailures"_s].raw.contains(u"false"_s));
        route = milter("opendmarc", "rejectfailures true\nIgnoreAuthenticatedClients yes\n");
        kinds = gathered(route);
        QCOMPARE(shown(kinds, u"opendmarc"_s, u"RejectFailures"_s), u"true"_s);
        QCOMPARE(shown(kinds, u"opendmarc"_s, u"IgnoreAuthenticatedClients"_s), u"yes"_s);
    }

    void readsRspamd()
    {
        ScriptedRoute route = rspamd("worker {\n    normal {\n        bind_socket = \"*:11333\";\n    }\n    controller {\n        bind_socket = \"localhost:11334\";\n        password = \"$2$abc$def\";\n    }\n}\n"
                                     "dmarc {\n    actions {\n        quarantine = \"add_header\";\n        reject = \"reject\";\n    }\n}\n"
                                     "ratelimit {\n    rates {\n        user {\n            bucket [\n                {\n                    burst = 100;\n                }\n            ]\n        }\n        to_ip {\n            selector = \"ip\";\n        }\n        mine {\n            selector = \"user.lower\";\n        }\n    }\n}\n"
                                     "dkim_signing {\n    allow_username_mismatch = true;\n}\n");
        const Kinds kinds = gathered(route);
        QCOMPARE(shown(kinds, u"rspamd"_s, u"controller_public"_s), u"no"_s);
        QCOMPARE(shown(kinds, u"rspamd"_s, u"controller_password"_s), u"yes"_s);
        QCOMPARE(shown(kinds, u"rspamd"_s, u"dmarc_actions"_s), u"[quarantine = add_header, reject = reject]"_s);
        QCOMPARE(shown(kinds, u"rspamd"_s, u"ratelimits"_s), u"[user, mine]"_s);
        QCOMPARE(shown(kinds, u"rspamd"_s, u"allow_username_mismatch"_s), u"yes"_s);
        for (const posture::Source &source : kinds[u"rspamd"_s].sources)
            QVERIFY2(!source.raw.contains(u"$2$"_s), qPrintable(source.raw));
    }

    void tellsWhereTheControllerListens_data()
    {
        QTest::addColumn<QByteArray>("place");
        QTest::addColumn<QString>("isPublic");
        for (const auto &[place, isPublic] : { std::pair { "bind_socket = \"*:11334\";", "yes" }, { "bind_socket = \"0.0.0.0:11334\";", "yes" }, { "bind_socket = \"[::]:11334\";", "yes" }, { "bind_socket = \"10.0.0.5:11334\";", "yes" },
                 { "bind_socket = \"127.0.0.1:11334\";", "no" }, { "bind_socket = \"[::1]:11334\";", "no" }, { "bind_socket = \"/run/rspamd/c.sock mode=0666\";", "no" }, { "bind_socket = \"mx1.example.com:11334\";", "yes" },
                 { "bind_socket [\n \"localhost:11334\",\n \"*:11334\",\n]", "yes" }, { "bind_socket [\n \"localhost:11334\",\n \"[::1]:11334\",\n]", "no" } })
            QTest::newRow(place) << QByteArray(place) << QString::fromLatin1(isPublic);
    }
    void tellsWhereTheControllerListens()
    {
        QFETCH(QByteArray, place);
        ScriptedRoute route = rspamd("worker {\n controller {\n" + place.toStdString() + "\n}\n}\n");
        QTEST(shown(gathered(route), u"rspamd"_s, u"controller_public"_s), "isPublic");
        QCOMPARE(shown(gathered(route), u"rspamd"_s, u"controller_password"_s), u"no"_s);
    }

    void whatRspamdDoesNotTellIsUnknown()
    {
        ScriptedRoute route = rspamd("worker {\n controller {\n enable_password = \"x\";\n bind_socket = \"systemd:2\";\n}\n}\nratelimit {\n enabled = false;\n rates {\n user {\n burst = 1;\n}\n}\n}\n");
        Kinds kinds = gathered(route);
        QVERIFY(shown(kinds, u"rspamd"_s, u"controller_public"_s).startsWith(u"unknown: "_s));
        QCOMPARE(shown(kinds, u"rspamd"_s, u"controller_password"_s), u"no"_s);
        QCOMPARE(shown(kinds, u"rspamd"_s, u"ratelimits"_s), u"[]"_s);
        QVERIFY(shown(kinds, u"rspamd"_s, u"allow_username_mismatch"_s).startsWith(u"unknown: "_s));
        route.answers["/usr/bin/rspamadm configdump"] = { {}, "Permission denied\n", 1, false };
        kinds = gathered(route);
        const posture::Value &record = kinds[u"rspamd"_s].record;
        QVERIFY(!record.fields.isEmpty());
        for (const posture::Value &field : record.fields)
            QVERIFY2(field.isUnknown() && field.text.contains(u"Permission denied"_s), qPrintable(field.text));
    }

    void anythingMayCome()
    {
        const std::string noise = std::string("\0\xff\xfe{\n[\n}=\n", 10) + std::string(200'000, '{') + "\npassdb {\n = =\n\x01\x02\n";
        for (const std::string &said : { std::string(), noise, std::string(900'000, 'x'), std::string("passdb/driver\npassdb {\n}\nssl =\nOversignHeaders ,,,\nworker/controller/bind_socket\n") }) {
            ScriptedRoute route = dovecot(said, said);
            for (const char *product : { "opendkim", "opendmarc" })
                route.answers.merge(milter(product, said).answers);
            route.answers.merge(rspamd(said).answers);
            const Kinds kinds = gathered(route);
            QCOMPARE(kinds.size(), 4);
            for (auto it = kinds.begin(); it != kinds.end(); ++it)
                for (const posture::Source &source : it->sources)
                    QVERIFY(source.raw.size() <= 4096);
        }
    }
};

QTEST_APPLESS_MAIN(TestAssessmentCompanions)
#include "tst_assessment_companions.moc"
