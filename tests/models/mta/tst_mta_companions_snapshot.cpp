// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/comparison.h"
#include "models/mta/asking.h"
#include "models/mta/product.h"
#include "models/mta/questions.h"
#include "tests/models/mta/scriptedroute.h"

#include <QFile>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace bw;
using bw::test::ScriptedRoute;

namespace {

fleet::Snapshot askAll(ScriptedRoute &route)
{
    fleet::Snapshot snapshot;
    for (const mta::Product *product : mta::products())
        if (!product->isMta && product->questions && product->questions->takeSnapshot)
            if (const auto done = product->questions->takeSnapshot(route, {}, snapshot); !done)
                qFatal("%s", qPrintable(done.error().oneLine()));
    return snapshot;
}

QString valueOf(const fleet::Snapshot &snapshot, const QString &section, const QString &name)
{
    if (const fleet::Section *found = snapshot.section(section))
        for (const fleet::Setting &setting : fleet::settingsOf(found->text))
            if (setting.name == name)
                return setting.value;
    return u"(none)"_s;
}

} // namespace

/// What Dovecot, OpenDKIM, OpenDMARC and rspamd say of themselves, without their secrets.
class TestMtaCompanionsSnapshot final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thoseThatAreNotThereSayNothing()
    {
        ScriptedRoute route;
        QVERIFY(askAll(route).sections.isEmpty());
        QCOMPARE(route.asked.size(), std::size_t(4)); // a question each
    }

    void readsDovecot()
    {
        QFile file(QStringLiteral(BW_TEST_DATA "/postfix/commands/doveconf-n.txt"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        ScriptedRoute route;
        route.answers["/usr/sbin/dovecot --version"].out = "2.3.19.1 (9b53102964)\n";
        route.answers["/usr/bin/doveconf -n"].out = file.readAll().toStdString() + "\n}\nservice planted {\n  inet_listener x {\n    port = 99\n  }\n}\nplugin {\n  planted_password = hunter2-a\n}\n";
        const fleet::Snapshot snapshot = askAll(route);
        QCOMPARE(snapshot.section(u"dovecot.version"_s)->text, QByteArray("2.3.19.1 (9b53102964)"));
        QCOMPARE(valueOf(snapshot, u"dovecot.settings"_s, u"service planted/inet_listener x/port"_s), u"99"_s);
        QVERIFY2(snapshot.section(u"dovecot.settings"_s)->text.contains("listen = "), snapshot.section(u"dovecot.settings"_s)->text.constData());
    }

    void readsMilters()
    {
        ScriptedRoute route;
        route.answers["/usr/sbin/opendkim -V"].out = "opendkim: OpenDKIM Filter v2.11.0\n\tCompiled with OpenSSL 3.0.22\n";
        route.answers["/usr/sbin/opendmarc -V"].out = "opendmarc: OpenDMARC Filter v1.4.2\n";
        route.answers["systemctl show --property=ExecStart opendkim.service"].out = "ExecStart={ path=/usr/sbin/opendkim ; argv[]=/usr/sbin/opendkim -x /etc/opendkim/main.conf ; ignore_errors=no }\n";
        route.answers["cat -- /etc/opendkim/main.conf"].out = "# Syslog no\nSyslog\t\tyes\n\nDomain  example.com\nDomain  example.org\n";
        route.answers["cat -- /etc/opendmarc.conf"].out = "RejectFailures false\n";
        const fleet::Snapshot snapshot = askAll(route);
        QCOMPARE(snapshot.section(u"opendkim.version"_s)->text, QByteArray("opendkim: OpenDKIM Filter v2.11.0"));
        QCOMPARE(valueOf(snapshot, u"opendkim.settings"_s, u"Syslog"_s), u"yes"_s);
        QCOMPARE(valueOf(snapshot, u"opendkim.settings"_s, u"Domain"_s), u"example.com, example.org"_s);
        QCOMPARE(valueOf(snapshot, u"opendmarc.settings"_s, u"RejectFailures"_s), u"false"_s);
    }

    void saysThatRspamdNeedsRoot()
    {
        ScriptedRoute route;
        route.answers["/usr/bin/rspamd --version"].out = "Rspamd daemon version 3.4\n";
        route.answers["/usr/bin/rspamadm configdump"] = { {}, "cannot open /etc/rspamd/local.d/worker-controller.inc: Permission denied\n", 1, false };
        const fleet::Snapshot snapshot = askAll(route);
        QVERIFY(snapshot.section(u"rspamd.settings"_s)->problem.contains(u"root"_s));
        QVERIFY(snapshot.section(u"rspamd.settings"_s)->problem.contains(u"Permission denied"_s));
    }

    void keepsNoSecret()
    {
        ScriptedRoute route;
        route.answers["/usr/sbin/dovecot --version"].out = "2.3.19.1\n";
        route.answers["/usr/bin/doveconf -n"].out = "auth_cache_size = 1M\ndoveadm_password = hunter2-a\npassdb {\n  args = host=db user=mail password=hunter2-b dbname=x\n  driver = sql\n}\nplugin {\n  sieve_token: hunter2-c\n"
                                                    "  url = imap://ann:hunter2-d@h/\n}\nssl_key = -----BEGIN PRIVATE KEY-----\nhunter2-e\n-----END PRIVATE KEY-----\nimapc_password = \"hunter2-f with blanks\"\n";
        route.answers["/usr/sbin/opendkim -V"].out = "v\n";
        route.answers["cat -- /etc/opendkim.conf"].out = "LDAPBindPassword hunter2-g\nKeyTable dsn:mysql://u:hunter2-h@db/t\nSigningTable refile:/etc/x\nKeyFile /etc/k\n";
        route.answers["/usr/bin/rspamd --version"].out = "3.4\n";
        route.answers["/usr/bin/rspamadm configdump"].out = "worker {\n    controller {\n        password = \"hunter2-i\";\n        enable_password = \"hunter2-j\";\n    }\n}\nkeypair {\n    privkey = \"hunter2-k\";\n}\nredis {\n    servers = \"127.0.0.1\";\n"
                                                            "    password = 'hunter2-l';\n    api_key = hunter2-m;\n    list [\n        \"redis://:hunter2-n@h\",\n    ]\n}\n";
        const fleet::Snapshot snapshot = askAll(route);
        QVERIFY(snapshot.sections.size() >= 6);
        for (const fleet::Section &section : snapshot.sections)
            QVERIFY2(!section.text.contains("hunter2") && !section.problem.contains(u"hunter2"_s), section.text.constData());
        QCOMPARE(valueOf(snapshot, u"dovecot.settings"_s, u"passdb/driver"_s), u"sql"_s);
        QCOMPARE(valueOf(snapshot, u"rspamd.settings"_s, u"redis/servers"_s), u"\"127.0.0.1\""_s);
        QCOMPARE(valueOf(snapshot, u"opendkim.settings"_s, u"KeyFile"_s), u"/etc/k"_s);
    }

    void flattensWhatIsNested()
    {
        QCOMPARE(mta::flattened("a = 1\nb {\n  c d {\n    e = 2\n  }\n  f = 3\n}\n# x\n}\ng = 4\n"), QByteArray("a = 1\nb/c d/e = 2\nb/f = 3\ng = 4\n"));
        QCOMPARE(mta::flattened(QByteArray("x {\n").repeated(100'000) + "y = 1\n").count('/'), 32);
        // A hostile answer of 1 MiB stays within a few: long names of blocks, and many lines below them.
        const QByteArray deep = (QByteArray(20'000, 'n') + " {\n").repeated(32) + QByteArray("v\n").repeated(150'000);
        const QByteArray flat = mta::flattened(deep);
        QVERIFY2(flat.size() < 5 * 1024 * 1024 && flat.endsWith("(cut) =\n"), qPrintable(QString::number(flat.size())));
        // Nor does one word said again and again cost its square.
        QCOMPARE(mta::wordsAsSettings(QByteArray("word value\n").repeated(90'000)).size(), qsizetype(7 + 90'000 * 7 - 2 + 1));
        QCOMPARE(mta::fileOfOption("argv[]=/usr/sbin/opendkim -x ../x ;", "-x"), QString());
        QCOMPARE(mta::fileOfOption("argv[]=/usr/sbin/opendkim -x", "-x"), QString());
    }
};

QTEST_APPLESS_MAIN(TestMtaCompanionsSnapshot)
#include "tst_mta_companions_snapshot.moc"
