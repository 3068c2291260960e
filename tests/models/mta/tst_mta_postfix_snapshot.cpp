// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/comparison.h"
#include "models/fleet/snapshot.h"
#include "models/mta/postfix/snapshot.h"
#include "tests/models/mta/scriptedroute.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace bw;
using namespace bw::mta::postfix;
using bw::test::ScriptedRoute;

namespace {

std::string recorded(const char *name)
{
    QFile file(QStringLiteral(BW_TEST_DATA "/postfix/commands/") + QLatin1String(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

} // namespace

class TestMtaPostfixSnapshot final : public QObject
{
    Q_OBJECT

private:
    [[nodiscard]] static ScriptedRoute node()
    {
        ScriptedRoute route;
        route.answers["/usr/sbin/postconf -d mail_version"].out = "mail_version = 3.7.11\n";
        route.answers["/usr/sbin/postconf -d -h mail_version"].out = "3.7.11\n";
        route.answers["/usr/sbin/postmulti -l"].out = recorded("postmulti-l-two-instances.txt");
        for (const std::string dir : { "/etc/postfix", "/etc/postfix-out" }) {
            route.answers["/usr/sbin/postconf -c " + dir + " -n"].out = recorded("postconf-n.txt");
            route.answers["/usr/sbin/postconf -c " + dir + " -Mf"].out = recorded("postconf-Mf.txt");
            route.answers["/usr/sbin/postconf -c " + dir + " -P"].out = recorded("postconf-P.txt");
            route.answers["/usr/sbin/postconf -c " + dir + " -d"].out = "biff = yes\nprocess_id = 4711\n";
            route.answers["/usr/sbin/postqueue -c " + dir + " -j"].out = recorded("postqueue-j.txt");
        }
        return route;
    }

private Q_SLOTS:
    void readsInstances()
    {
        const auto two = instancesFrom(QByteArray::fromStdString(recorded("postmulti-l-two-instances.txt")));
        QCOMPARE(two, (QList<Instance> { { u"postfix-in"_s, u"/etc/postfix"_s, true }, { u"postfix-out"_s, u"/etc/postfix-out"_s, true } }));
        const auto one = instancesFrom(QByteArray::fromStdString(recorded("postmulti-l.txt")));
        QCOMPARE(one, (QList<Instance> { { u"postfix"_s, u"/etc/postfix"_s, true } }));
        QVERIFY(instancesFrom("postmulti: fatal: no\n\n").isEmpty());
    }

    void namesInstancesApart_data()
    {
        QTest::addColumn<QByteArray>("said");
        QTest::addColumn<QStringList>("names"); // of the lines in their order
        const std::pair<QByteArray, QStringList> lists[] {
            { "-               -               y         /etc/postfix\n", { u"postfix"_s } },
            { "-               -               y         /opt/mail/etc\n", { u"postfix"_s } },
            { "- - y /etc/postfix\n- - y /etc/postfix-out\n", { u"postfix"_s, u"postfix-out"_s } },
            { "- - y /etc/postfix-out\n- - y /etc/postfix\n", { u"postfix-out"_s, u"postfix"_s } }, // the order changes nothing
            { "- - y /etc/postfix/\n- - n /etc/postfix-out/\n", { u"postfix"_s, u"postfix-out"_s } },
            { "- - y /etc/postfix\n- - y /srv/postfix\n", { u"postfix /etc/postfix"_s, u"postfix /srv/postfix"_s } },
            { "- - y /etc/postfix\npostfix - y /etc/postfix-out\n", { u"postfix /etc/postfix"_s, u"postfix /etc/postfix-out"_s } },
            { "a - y /etc/a\na - y /etc/b\n", { u"a /etc/a"_s, u"a /etc/b"_s } },
            { "- - y /etc/postfix\n- - y /etc/postfix\n", { u"postfix"_s } }, // one folder is one instance
            { "- - y /\n- - y //\n- - y /etc/postfix\n", { u"postfix /"_s, u"postfix /etc/postfix"_s } },
        };
        for (const auto &[said, names] : lists)
            QTest::newRow(said.constData()) << said << names;
    }
    void namesInstancesApart()
    {
        QFETCH(QByteArray, said);
        QFETCH(QStringList, names);
        QStringList got;
        for (const Instance &instance : instancesFrom(said))
            got << instance.name;
        QCOMPARE(got, names);
        QCOMPARE(got.removeDuplicates(), 0);
    }

    void keepsSectionsOfUnnamedInstancesApart()
    {
        ScriptedRoute route = node();
        route.answers["/usr/sbin/postmulti -l"].out = "-               -               y         /etc/postfix\n-               -               y         /etc/postfix-out\n";
        fleet::Snapshot snapshot;
        QVERIFY(takeSnapshot(route, {}, snapshot));
        QStringList names;
        for (const fleet::Section &section : std::as_const(snapshot.sections))
            names << section.name;
        QVERIFY(names.contains(u"postfix.settings"_s) && names.contains(u"postfix-out.settings"_s));
        QCOMPARE(names.removeDuplicates(), 0); // the store keeps a name once
    }

    void takesAllOfAnInstance()
    {
        ScriptedRoute route = node();
        fleet::Snapshot snapshot;
        QVERIFY(takeSnapshot(route, {}, snapshot));
        QCOMPARE(snapshot.version, u"3.7.11"_s);
        QCOMPARE(snapshot.product, u"Postfix"_s);
        for (const char *name : { "postfix-in.settings", "postfix-in.services", "postfix-in.service-settings", "postfix-in.defaults", "postfix-in.certificates", "postfix-out.settings" }) {
            const fleet::Section *section = snapshot.section(QLatin1String(name));
            QVERIFY2(section && section->problem.isEmpty(), name);
        }
        QCOMPARE(snapshot.section(u"postfix-in.settings"_s)->text, QByteArray::fromStdString(recorded("postconf-n.txt")));
        QVERIFY(!snapshot.section(u"postfix-in.defaults"_s)->text.contains("process_id"));
        // What the node does not have is said, not left out.
        QVERIFY(!snapshot.section(u"host.listeners"_s)->problem.isEmpty());
    }

    /// Ports that the kernel gives out on the loopback change with every run of something: they are no change of the host.
    void passingListenersChangeNothing()
    {
        const auto listeners = [](const std::string &said) {
            ScriptedRoute route = node();
            route.answers["ss -H -l -t -n"].out = said;
            fleet::Snapshot snapshot;
            static_cast<void>(takeSnapshot(route, {}, snapshot));
            return snapshot.section(u"host.listeners"_s)->text;
        };
        const std::string steady = "LISTEN 0 100 0.0.0.0:25 0.0.0.0:*\nLISTEN 0 128 127.0.0.1:8891 0.0.0.0:*\nLISTEN 0 128 [::1]:631 [::]:*\n"
                                   "LISTEN 0 128 192.0.2.1:40000 0.0.0.0:*\nLISTEN 0 128 *:50000 *:*\nLISTEN 0 128 127.0.0.53%lo:53 0.0.0.0:*\n";
        const QByteArray before = listeners(steady);
        QCOMPARE(before, QByteArray("*:50000\n0.0.0.0:25\n127.0.0.1:8891\n127.0.0.53%lo:53\n192.0.2.1:40000\n[::1]:631\n"));
        QCOMPARE(listeners(steady + "LISTEN 0 5 127.0.0.1:45123 0.0.0.0:*\nLISTEN 0 5 [::1]:32768 [::]:*\nLISTEN 0 5 [::ffff:127.0.0.1]:60999 *:*\nLISTEN 0 5 127.0.0.1%lo:39001 0.0.0.0:*\n"), before);
        QVERIFY(listeners(steady + "LISTEN 0 5 127.0.0.1:32767 0.0.0.0:*\n") != before);
    }

    /// Lines of names in main.cf and master.cf, without a value; what stands in comments is none.
    void knowsWhereNamesStand()
    {
        QCOMPARE(placesIn(u"/etc/postfix/main.cf"_s, "3:biff\n57:smtpd_banner\n60:biff\n"),
            QByteArray("/etc/postfix/main.cf:3 biff\n/etc/postfix/main.cf:57 smtpd_banner\n/etc/postfix/main.cf:60 biff\n"));
        QCOMPARE(placesIn(u"/etc/postfix/master.cf"_s, "1:#\n12:smtp      inet\n17:submission inet\n18:  -o syslog_name\n19: -o {  smtpd_client_restrictions\n20:#\n20: -o commented\n21: -o x\n21: -o y\n30:pickup    unix\n"),
            QByteArray("/etc/postfix/master.cf:12 smtp/inet\n/etc/postfix/master.cf:17 submission/inet\n/etc/postfix/master.cf:18 submission/inet/syslog_name\n/etc/postfix/master.cf:19 submission/inet/smtpd_client_restrictions\n"
                       "/etc/postfix/master.cf:21 submission/inet/x\n/etc/postfix/master.cf:21 submission/inet/y\n/etc/postfix/master.cf:30 pickup/unix\n"));
        QVERIFY(placesIn(u"/x"_s, "nonsense\n:\n").isEmpty());
    }

    /// A comment more in main.cf moves every line: no setting changed.
    void movedLinesAreNoChange()
    {
        ScriptedRoute route = node();
        const std::string main = "grep -noE '^[A-Za-z0-9_]+' -- /etc/postfix/main.cf",
                          master = "grep -noE '^[[:space:]]*#|^[^[:space:]#]+[[:space:]]+[a-z-]+|[[:space:]]-o[[:space:]]*[{]?[[:space:]]*[A-Za-z0-9_]+' -- /etc/postfix/master.cf";
        route.answers[main].out = "1:biff\n";
        route.answers[master].out = "1:smtp inet\n";
        fleet::Snapshot before, after;
        QVERIFY(takeSnapshot(route, { u"/etc/postfix"_s, {} }, before));
        route.answers[main].out = "2:biff\n";
        QVERIFY(takeSnapshot(route, { u"/etc/postfix"_s, {} }, after));
        QCOMPARE(before.section(u"postfix.places"_s)->text, QByteArray("/etc/postfix/main.cf:1 biff\n/etc/postfix/master.cf:1 smtp/inet\n"));
        QVERIFY(before.section(u"postfix.places"_s)->text != after.section(u"postfix.places"_s)->text);
        QVERIFY(fleet::compare(before, after).changes.isEmpty());
        QVERIFY(fleet::unifiedDiff(before, after).isEmpty());
    }

    /// What main.cf leaves to the host; what it sets itself would be told twice.
    void asksWhatHangsOnTheHost()
    {
        ScriptedRoute route = node();
        route.answers["/usr/sbin/postconf -c /etc/postfix -n"].out = "myhostname = mx1.example.com\n";
        route.answers["/usr/sbin/postconf -c /etc/postfix -x config_directory mynetworks myhostname mydomain"].out = "config_directory = /etc/postfix\nmynetworks = 192.0.2.2/32\nmyhostname = mx1.example.com\nmydomain = example.com\n";
        fleet::Snapshot snapshot;
        QVERIFY(takeSnapshot(route, { u"/etc/postfix"_s, {} }, snapshot));
        QCOMPARE(snapshot.section(u"postfix.computed"_s)->text, QByteArray("config_directory = /etc/postfix\nmynetworks = 192.0.2.2/32\nmydomain = example.com\n"));
        route.answers.erase("/usr/sbin/postconf -c /etc/postfix -x config_directory mynetworks myhostname mydomain");
        fleet::Snapshot older;
        QVERIFY(takeSnapshot(route, { u"/etc/postfix"_s, {} }, older));
        QVERIFY(!older.section(u"postfix.computed"_s)->problem.isEmpty());
        // A snapshot from before this was asked tells of no change; a change of the host's addresses is one.
        fleet::Snapshot before = snapshot, moved = snapshot;
        before.sections.removeIf([](const fleet::Section &section) { return section.name == u"postfix.computed"; });
        QVERIFY(fleet::compare(before, snapshot).changes.isEmpty() && fleet::compare(snapshot, before).changes.isEmpty() && fleet::unifiedDiff(before, snapshot).isEmpty());
        for (fleet::Section &section : moved.sections)
            if (section.name == u"postfix.computed")
                section.text.replace("192.0.2.2", "192.0.2.3");
        QCOMPARE(fleet::compare(snapshot, moved).changes.size(), 1);
    }

    void asksForDefaultsOnceAVersion()
    {
        ScriptedRoute route = node();
        fleet::Snapshot snapshot;
        QVERIFY(takeSnapshot(route, { u"/etc/postfix"_s, u"3.7.11"_s }, snapshot));
        QVERIFY(snapshot.section(u"postfix.defaults"_s)->goesOn);
        QVERIFY(std::find(route.asked.begin(), route.asked.end(), "/usr/sbin/postconf -c /etc/postfix -d") == route.asked.end());
    }

    void asksNoMoreOfTheHostThanIsWanted()
    {
        ScriptedRoute route = node();
        fleet::Snapshot snapshot;
        mta::Asked asked { u"/etc/postfix"_s, {} };
        asked.wantsHost = false;
        QVERIFY(takeSnapshot(route, asked, snapshot));
        QVERIFY(snapshot.section(u"host.listeners"_s) && snapshot.section(u"postfix.messages"_s));
        for (const QString &name : { u"host.packages"_s, u"sshd.settings"_s, u"postfix.secrets"_s }) // what they said before goes on
            QVERIFY2(snapshot.section(name)->goesOn, qPrintable(name));
        snapshot = {};
        asked.wantsHost = true;
        QVERIFY(takeSnapshot(route, asked, snapshot));
        for (const QString &name : { u"host.packages"_s, u"sshd.settings"_s, u"postfix.secrets"_s })
            QVERIFY2(!snapshot.section(name)->goesOn, qPrintable(name));
    }

    void isNotFoundEverywhere()
    {
        ScriptedRoute route;
        fleet::Snapshot snapshot;
        QVERIFY(takeSnapshot(route, {}, snapshot));
        QVERIFY(snapshot.version.isEmpty());
        QVERIFY(!snapshot.section(u"postfix.version"_s)->problem.isEmpty());
    }

    void hidesSecretsAndAddresses()
    {
        ScriptedRoute route = node();
        route.answers["/usr/sbin/postconf -c /etc/postfix -n"].out = "smtp_sasl_password_maps = static:relay:S3cret\nalways_bcc = eve.secret@example.com\n";
        fleet::Snapshot snapshot;
        QVERIFY(takeSnapshot(route, { u"/etc/postfix"_s, {} }, snapshot));
        const QByteArray text = snapshot.section(u"postfix.settings"_s)->text;
        QVERIFY2(!text.contains("S3cret") && !text.contains("eve.secret") && text.contains("example.com"), text.constData());
    }

    /// A node that says a secret in every answer, out and err: nothing that would be stored or shown holds one.
    void keepsNoPlantedSecret()
    {
        ScriptedRoute route = node();
        const auto corpus = [](const char *name) {
            QFile file(QStringLiteral(BW_SOURCE_DIR "/tests/fuzz/corpus/") + QLatin1String(name));
            return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
        };
        const std::string settings = corpus("fuzz_settings/secrets-inside"), services = corpus("fuzz_mastercf/secrets-inside");
        QVERIFY(QByteArray::fromStdString(settings).count("s3cret") > 40 && QByteArray::fromStdString(services).count("s3cret") > 5);
        route.answers["/usr/sbin/postconf -d -h mail_version"].out = "3.7.11 mysql://u:s3cret@h\x1b[31m\n";
        route.answers["/usr/sbin/postconf -c /etc/postfix -n"].out = settings + "smtpd_tls_cert_file = /etc/ssl/mx1.pem\n";
        route.answers["/usr/sbin/postconf -c /etc/postfix -Mf"].out = services;
        route.answers["/usr/sbin/postconf -c /etc/postfix -P"] = { {}, "fatal: mysql://u:s3cret@h password=s3cret \x1b[31m", 1, false };
        route.answers["/usr/sbin/postconf -c /etc/postfix -d"].out = settings;
        route.answers["openssl x509 -noout -subject -issuer -serial -startdate -enddate -fingerprint -sha256 -in /etc/ssl/mx1.pem"] = { {}, "unable to load: password=s3cret", 1, false };
        route.answers["dpkg-query -W -f='${Package} ${Version}' postfix"].out = "postfix password=s3cret";
        fleet::Snapshot snapshot;
        QVERIFY(takeSnapshot(route, { u"/etc/postfix"_s, {} }, snapshot));
        QVERIFY(!snapshot.version.contains(u"s3cret"_s) && !snapshot.version.contains(u'\x1b'));
        for (const fleet::Section &section : std::as_const(snapshot.sections)) {
            for (const QByteArray &line : section.text.split('\n'))
                QVERIFY2(!line.contains("s3cret") && !line.contains("s3c/ret"), (section.name.toUtf8() + ": " + line).constData());
            QVERIFY2(!section.problem.contains(u"s3cret"_s) && !section.problem.contains(u'\x1b'), qPrintable(section.problem));
        }
        QVERIFY(!snapshot.section(u"postfix.service-settings"_s)->problem.isEmpty());
    }

    void saysWhyTheQueueIsNotListedWithoutSecrets()
    {
        ScriptedRoute route = node();
        route.answers["/usr/sbin/postqueue -c /etc/postfix -j"] = { {}, "postqueue: fatal: open mysql://u:s3cret@h for ann@example.com password=s3cret\x1b]0;x\x07\n", 69, false };
        const auto sample = sampleQueue(route, { u"/etc/postfix"_s, {} });
        QVERIFY(!sample);
        const QString reason = sample.error().reason;
        QVERIFY2(reason.startsWith(u"postqueue: fatal: open mysql://u:(hidden)@h"_s), qPrintable(reason));
        QVERIFY2(!reason.contains(u"s3cret"_s) && !reason.contains(u"ann@"_s) && !reason.contains(u'\x1b') && !reason.contains(u'\a'), qPrintable(reason));
    }

    /// What postqueue(1) of 3.7 says, and the one thing that helps.
    void saysWhatHelpsAgainstAnUnlistedQueue_data()
    {
        QTest::addColumn<QByteArray>("said");
        QTest::addColumn<QString>("remedy");
        QTest::newRow("down") << QByteArray("postqueue: fatal: Queue report unavailable - mail system is down (Connect to the Postfix showq service: No such file or directory)\n") << u"start it"_s;
        QTest::newRow("down, as root") << QByteArray("postqueue: warning: Mail system is down -- accessing queue directly (Connect to the Postfix showq service: No such file or directory)\npostqueue: fatal: malformed showq server response\n") << u"start it"_s;
        QTest::newRow("not allowed") << QByteArray("postqueue: fatal: User reader(1001) is not allowed to view the mail queue\n") << u"authorized_mailq_users"_s;
        QTest::newRow("unknown folder") << QByteArray("postqueue: error: unauthorized configuration directory name: /etc/postfix\npostqueue: fatal: specify \"alternate_config_directories = /etc/postfix\" or \"multi_instance_directories = /etc/postfix\" in /etc/postfix/main.cf\n")
                                        << u"Name /etc/postfix in alternate_config_directories"_s;
        QTest::newRow("silent") << QByteArray() << u"postqueue -c /etc/postfix -j"_s;
        QTest::newRow("not there") << QByteArray("sh: 1: /usr/sbin/postqueue: not found\n") << u"name it as the node's product"_s;
    }
    void saysWhatHelpsAgainstAnUnlistedQueue()
    {
        QFETCH(QByteArray, said);
        QFETCH(QString, remedy);
        ScriptedRoute route = node();
        route.answers["/usr/sbin/postqueue -c /etc/postfix -j"] = { {}, said.toStdString(), said.startsWith("sh: ") ? 127 : 69, false };
        const auto sample = sampleQueue(route, { u"/etc/postfix"_s, {} });
        QVERIFY(!sample);
        QVERIFY2(sample.error().remedy.contains(remedy), qPrintable(sample.error().oneLine()));
        QVERIFY2(!sample.error().reason.isEmpty(), qPrintable(sample.error().oneLine()));
        QCOMPARE(sample.error().reason.startsWith(u"Postfix does not run there"_s), remedy == u"start it"_s);
        QVERIFY2(!sample.error().oneLine().contains(u"showq server response"_s) && !sample.error().oneLine().contains(u"sh: 1"_s), qPrintable(sample.error().oneLine())); // what it says of itself helps nobody
    }

    void findsCertificatesAndNoKeys()
    {
        const QStringList files = certificateFiles("smtpd_tls_cert_file = /etc/ssl/mx1.pem\nsmtpd_tls_key_file = /etc/ssl/mx1.key\nsmtpd_tls_chain_files = /etc/a.pem, /etc/b.pem\n"
                                                   "smtp_tls_cert_file = $smtpd_tls_cert_file\nsmtpd_tls_eccert_file = ${mine}\nmine = /etc/ec.pem\nsmtp_tls_CAfile = /etc/ca.pem\n");
        QCOMPARE(files, (QStringList { u"/etc/ssl/mx1.pem"_s, u"/etc/ec.pem"_s, u"/etc/a.pem"_s, u"/etc/b.pem"_s }));
    }

    void countsTheQueue()
    {
        const core::UtcMicros now = 1'795'431'821LL * core::microsPerSecond + 30 * core::microsPerMinute;
        const std::string recordedQueue = recorded("postqueue-j.txt");
        QueueCounter whole(now);
        QVERIFY(whole.take(recordedQueue));
        const fleet::QueueSample sample = whole.finish();
        QCOMPARE(sample.messages, 12);
        QCOMPARE(sample.byQueue.value(u"hold"_s), 2);
        QCOMPARE(sample.byQueue.value(u"deferred"_s), 10);
        QCOMPARE(sample.byAge.at(2), 12); // between 20 and 60 minutes
        QCOMPARE(sample.byDestination.value(u"example.net"_s), 3);
        QVERIFY(!sample.isAtLeast && whole.badLines() == 0);
        for (auto it = sample.reasons.begin(); it != sample.reasons.end(); ++it)
            QVERIFY2(!it.key().contains(u"full@"_s), qPrintable(it.key()));
        // However it is cut.
        QueueCounter cut(now);
        for (const char byte : recordedQueue)
            QVERIFY(cut.take({ &byte, 1 }));
        QCOMPARE(cut.finish(), sample);
    }

    void aQueueWithoutEndIsMarked()
    {
        QueueCounter counter(0);
        const std::string line = R"({"queue_name": "deferred", "arrival_time": 1, "message_size": 1, "sender": "a@b.example", "recipients": []})"
                                 "\n";
        std::int64_t taken = 0;
        while (taken < 2 * fleet::mostQueueEntries && counter.take(line))
            ++taken;
        QCOMPARE(taken, fleet::mostQueueEntries);
        const fleet::QueueSample sample = counter.finish();
        QVERIFY(sample.isAtLeast);
        QCOMPARE(sample.messages, fleet::mostQueueEntries);
    }

    void aQueueOfGarbageIsBounded()
    {
        QueueCounter counter(0);
        const std::string block(64 * 1024, '{');
        int blocks = 0;
        while (blocks < 1000 && counter.take(block))
            ++blocks;
        QVERIFY(blocks < 20);
        QCOMPARE(counter.finish().messages, 0);
        QueueCounter lines(0);
        QVERIFY(lines.take("no json\n[]\n{}\n\xff\n\n"));
        QCOMPARE(lines.finish().messages, 0);
        QCOMPARE(lines.badLines(), 4);
    }
};

QTEST_APPLESS_MAIN(TestMtaPostfixSnapshot)
#include "tst_mta_postfix_snapshot.moc"
