// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/ctl/ctlrun.h"
#include "tests/support/program.h"
#include "tests/support/reports.h"
#include "tests/support/workfolder.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

using namespace bw;
using namespace Qt::StringLiterals;
using test::CtlRun;
using test::Pack;
using test::packed;

/// What scripts rely on of "feedback": keys, exit codes, formats.
class TestCtlFeedback final : public QObject
{
    Q_OBJECT
    std::unique_ptr<test::WorkFolder> m_folder;

    [[nodiscard]] CtlRun run(const QStringList &verb, const QString &format = u"json"_s) const
    {
        return test::ctl(QStringList { u"--store"_s, m_folder->path(u"fleet.bw"_s), u"--format"_s, format, u"feedback"_s } + verb);
    }
    [[nodiscard]] CtlRun import(const QString &path) const { return run({ u"import"_s, m_folder->path(path) }); }

    /// A report in each way in which they come: nine new ones and three that repeat, of eight files with DMARC.
    void fill() const
    {
        const auto xml = [](const char *id) { return test::dmarcXml({ .id = id, .records = 3 }); };
        m_folder->write(u"in/1.xml.gz"_s, packed(Pack::Gzip, xml("1")));
        m_folder->write(u"in/2.zip"_s, packed(Pack::Zip, { { "2.xml", xml("2") }, { "again.xml", xml("1") } }));
        m_folder->write(u"in/3.xml.gz"_s, xml("3"));
        m_folder->write(u"in/4.eml"_s, test::mailWith(packed(Pack::Gzip, packed(Pack::Gzip, xml("4")))));
        m_folder->write(u"in/box"_s, "From a@example.org Thu Nov 26 01:00:00 2026\n" + test::mailWith(xml("5"), "text/xml") + "\n\nFrom a@example.org Thu Nov 26 01:00:00 2026\n"
                + test::mailWith(packed(Pack::Gzip, xml("1"))));
        m_folder->write(u"in/Maildir/cur/17.host:2,S"_s, test::mailWith(packed(Pack::Zip, xml("6"))));
        m_folder->write(u"in/Maildir/new/18.host"_s, test::complaintMail("ann@example.net"));
        m_folder->write(u"in/Maildir/tmp/19.host"_s, "half");
        m_folder->write(u"in/Maildir/dovecot.index"_s, "no mail");
        m_folder->write(u"in/Maildir/.Old/cur/20.host"_s, test::mailWith(packed(Pack::Gzip, xml("7"))));
        m_folder->makeFolder(u"in/Maildir/.Old/new"_s);
        m_folder->write(u"in/tls.json.gz"_s, packed(Pack::Gzip, test::tlsJson()));
        m_folder->write(u"in/tls2.json"_s, test::tlsJson());
        m_folder->write(u"in/.hidden"_s, "hidden");
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<test::WorkFolder>(); }

    void everyWayIsRead()
    {
        fill();
        const CtlRun first = import(u"in"_s);
        QVERIFY2(first.code == 0, first.err.constData());
        QCOMPARE(first.json(), (QJsonObject { { u"reports"_s, 9 }, { u"rows"_s, 21 }, { u"duplicates"_s, 3 }, { u"conflicting"_s, 0 }, { u"without_report"_s, 0 }, { u"unreadable"_s, QJsonArray() } }));
        const CtlRun again = import(u"in"_s);
        QCOMPARE(again.code, 0);
        QCOMPARE(again.json()[u"reports"_s].toInt(), 0);
        QCOMPARE(again.json()[u"duplicates"_s].toInt(), 12);
        const QJsonArray list = run({ u"list"_s }).json()[u"reports"_s].toArray();
        QCOMPARE(list.size(), 9);
        QSet<QString> types;
        for (const QJsonValue &row : list)
            types << row[u"type"_s].toString();
        QCOMPARE(types, (QSet<QString> { u"dmarc"_s, u"tls"_s, u"complaint"_s }));
    }

    void theListTellsWhatTheContractNames()
    {
        m_folder->write(u"a.zip"_s, packed(Pack::Zip, { { "d/a.xml", test::dmarcXml({ .id = "i-1", .records = 3, .more = "<record><row><count>4</count></row></record>" }) } }));
        m_folder->write(u"t.json"_s, test::tlsJson());
        m_folder->write(u"c.eml"_s, test::complaintMail("ann@example.net"));
        QCOMPARE(run({ u"import"_s, m_folder->path(u"a.zip"_s), m_folder->path(u"t.json"_s), m_folder->path(u"c.eml"_s) }).code, 0);
        const auto only = [this](const QString &type) { return run({ u"list"_s, u"--type"_s, type }).json()[u"reports"_s].toArray(); };
        QJsonObject dmarc = only(u"dmarc"_s)[0].toObject();
        QVERIFY(dmarc.take(u"id"_s).toInt() > 0);
        QVERIFY(dmarc.take(u"as_received"_s).toArray().contains(u"source_missing"_s));
        QCOMPARE(dmarc, (QJsonObject { { u"type"_s, u"dmarc"_s }, { u"org"_s, u"receiver.example"_s }, { u"report_id"_s, u"i-1"_s }, { u"domain"_s, u"example.org"_s }, { u"from"_s, u"2026-11-25T00:00:00Z"_s },
                            { u"to"_s, u"2026-11-25T23:59:59Z"_s }, { u"rows"_s, 4 }, { u"messages"_s, 10 }, { u"file"_s, m_folder->path(u"a.zip"_s) }, { u"part"_s, u"d/a.xml"_s } }));
        QJsonObject tls = only(u"tls"_s)[0].toObject();
        tls.remove(u"id"_s);
        QCOMPARE(tls, (QJsonObject { { u"type"_s, u"tls"_s }, { u"org"_s, u"Receiver"_s }, { u"report_id"_s, u"t1"_s }, { u"domain"_s, u"example.org"_s }, { u"from"_s, u"2026-11-25T00:00:00Z"_s },
                          { u"to"_s, u"2026-11-25T23:59:59Z"_s }, { u"ok"_s, 5326 }, { u"failed"_s, 303 }, { u"file"_s, m_folder->path(u"t.json"_s) }, { u"as_received"_s, QJsonArray() } }));
        const QJsonObject complaint = only(u"complaint"_s)[0].toObject();
        QCOMPARE(complaint[u"feedback_type"_s].toString(), u"abuse"_s);
        QCOMPARE(complaint[u"source_ip"_s].toString(), u"192.0.2.7"_s);
        QVERIFY(!complaint.contains(u"rows"_s) && !complaint.contains(u"ok"_s) && !complaint.contains(u"report_id"_s));
        QCOMPARE(run({ u"list"_s, u"--domain"_s, u"EXAMPLE.org"_s, u"--from"_s, u"2026-11-26"_s }).json()[u"reports"_s].toArray().size(), 1);
    }

    /// The next file that is opened would take its number: it was waited for without end.
    void aClosedStandardFileIsNoOther()
    {
        const auto shell = [this](const QString &closing, const QStringList &verb) {
            return test::runProgram(u"/bin/sh"_s, QStringList { u"-c"_s, u"exec \"$0\" \"$@\" "_s + closing, QStringLiteral(BW_BINARY_DIR "/breakwaterctl"), u"--store"_s, m_folder->path(u"fleet.bw"_s) } + verb);
        };
        const QString file = m_folder->path(u"a.xml"_s);
        m_folder->write(u"a.xml"_s, test::dmarcXml({}));
        for (const QStringList &verb : { QStringList { u"feedback"_s, u"import"_s, u"-"_s }, { u"import"_s, u"--node"_s, u"n"_s, u"--mta"_s, u"postfix"_s, u"-"_s }, { u"parse"_s, u"--mta"_s, u"postfix"_s, u"-"_s }, { u"message"_s, u"check"_s, u"-"_s } }) {
            const test::Ran ran = shell(u"<&-"_s, verb);
            QVERIFY2(ran.err.contains("standard input is closed") && (ran.exitCode == 1 || ran.exitCode == 3), ran.err.constData());
        }
        for (const QString &closing : { u"<&- >&- 2>&-"_s, u">&-"_s, u"2>&-"_s })
            shell(closing, { u"feedback"_s, u"import"_s, file, m_folder->path(u"none.xml"_s) });
        const CtlRun list = run({ u"list"_s });
        QVERIFY2(list.code == 0, list.err.constData());
        QCOMPARE(list.json()[u"reports"_s].toArray().size(), 1);
    }

    void unreadableIsListedAndTriedAgain()
    {
        m_folder->write(u"in/good.xml"_s, test::dmarcXml({}));
        m_folder->write(u"in/bad.zip"_s, packed(Pack::Zip, { { "a.xml", test::dmarcXml({ .id = "2" }) }, { "b.xml", "<!DOCTYPE x><feedback/>" } }));
        const CtlRun ran = import(u"in"_s);
        QCOMPARE(ran.code, 1);
        QCOMPARE(ran.json()[u"reports"_s].toInt(), 2);
        const QJsonArray unreadable = ran.json()[u"unreadable"_s].toArray();
        QCOMPARE(unreadable.size(), 1);
        QCOMPARE(unreadable[0][u"file"_s].toString(), m_folder->path(u"in/bad.zip"_s));
        QCOMPARE(unreadable[0][u"part"_s].toString(), u"b.xml"_s);
        QVERIFY(unreadable[0][u"why"_s].toString().contains(u"document type"_s));
        QVERIFY(unreadable[0][u"position"_s].toString().contains(u"byte"_s));
        QVERIFY(ran.err.contains("bad.zip, b.xml") && ran.err.count('\n') == 1);
        QCOMPARE(run({ u"list"_s, u"--unreadable"_s }).json()[u"unreadable"_s].toArray().size(), 1);
        QCOMPARE(run({ u"import"_s, u"--again"_s }).code, 1);
        m_folder->write(u"in/bad.zip"_s, packed(Pack::Zip, { { "b.xml", test::dmarcXml({ .id = "3" }) } }));
        const CtlRun again = run({ u"import"_s, u"--again"_s });
        QCOMPARE(again.code, 0);
        QCOMPARE(again.json()[u"reports"_s].toInt(), 1);
        QVERIFY(run({ u"list"_s, u"--unreadable"_s }).json()[u"unreadable"_s].toArray().isEmpty());
    }

    void exitCodes()
    {
        QCOMPARE(run({ u"import"_s }).code, 2);
        QCOMPARE(run({ u"import"_s, u"/nonexistent/report.xml"_s }).code, 3);
        QCOMPARE(run({ u"import"_s, u"/dev/zero"_s }).code, 1); // without end, and no report
        QCOMPARE(run({ u"list"_s, u"--type"_s, u"nothing"_s }).code, 2);
        QCOMPARE(run({ u"list"_s, u"--from"_s, u"yesterday"_s }).code, 2);
        QCOMPARE(run({ u"show"_s, u"17"_s }).code, 3);
        QCOMPARE(run({}).code, 2);
        QCOMPARE(test::ctl({ u"--store"_s, u"/nonexistent/a.bw"_s, u"feedback"_s, u"list"_s }).code, 3);
        m_folder->write(u"a.xml"_s, test::dmarcXml({}));
        m_folder->write(u"b.xml"_s, test::dmarcXml({ .records = 5 }));
        QCOMPARE(import(u"a.xml"_s).code, 0);
        const CtlRun other = import(u"b.xml"_s); // the same report says another thing
        QCOMPARE(other.code, 1);
        QCOMPARE(other.json()[u"conflicting"_s].toInt(), 1);
        QVERIFY(run({ u"list"_s }).json()[u"reports"_s][0][u"conflicting"_s].toBool());
        for (const QStringList &verb : { QStringList {}, QStringList { u"import"_s }, QStringList { u"list"_s }, QStringList { u"show"_s }, QStringList { u"tls"_s }, QStringList { u"complaints"_s } }) {
            const CtlRun help = run(verb + QStringList { u"--help"_s });
            QVERIFY(help.code == 0 && help.out.contains("Example:\n  breakwaterctl feedback"));
        }
    }

    void otherFormatsAndQuestions()
    {
        fill();
        QCOMPARE(import(u"in"_s).code, 0);
        const CtlRun csv = run({ u"list"_s }, u"csv"_s);
        QCOMPARE(csv.out.count('\n'), 10);
        QVERIFY(csv.out.startsWith("id,type,org,report_id,domain,from,to,rows,messages,ok,failed,"));
        QVERIFY(run({ u"list"_s }, u"table"_s).out.contains("receiver.example"));
        QCOMPARE(run({ u"list"_s }, u"jsonl"_s).out.count('\n'), 9);
        const QJsonObject shown = run({ u"show"_s, u"3"_s }).json()[u"reports"_s][0].toObject();
        QCOMPARE(shown[u"records"_s].toArray().size(), 3);
        QCOMPARE(shown[u"facts"_s][u"p"_s].toString(), u"reject"_s);
        QCOMPARE(shown[u"records"_s][1][u"results"_s][0][u"selector"_s].toString(), u"s1"_s);
        const CtlRun table = run({ u"show"_s, u"3"_s }, u"table"_s);
        QVERIFY2(table.out.contains("dkim=pass example.org/s1") && table.out.contains("reject"), table.out.constData());
        const QJsonObject tls = run({ u"tls"_s }).json();
        QCOMPARE(tls[u"totals"_s].toObject(), (QJsonObject { { u"ok"_s, 5326 }, { u"failed"_s, 303 } }));
        QCOMPARE(tls[u"failures"_s][0].toObject(), (QJsonObject { { u"domain"_s, u"example.org"_s }, { u"policy"_s, u"sts"_s }, { u"receiving_mx"_s, u"mx2.mail.example.org"_s }, { u"result"_s, u"starttls-not-supported"_s }, { u"sessions"_s, 203 } }));
        const CtlRun complaints = run({ u"complaints"_s });
        QVERIFY2(QRegularExpression(u"#[0-9a-f]+…@example\\.net"_s).match(complaints.json()[u"complaints"_s][0][u"recipients"_s].toString()).hasMatch(), complaints.out.constData());
        QVERIFY(!complaints.out.contains("ann"));
        QCOMPARE(run({ u"complaints"_s, u"--type"_s, u"failure"_s }).json()[u"complaints"_s].toArray().size(), 0);
    }

    void standardInputIsRead()
    {
        const test::Ran ran = test::runProgram(QStringLiteral(BW_BINARY_DIR "/breakwaterctl"), { u"--store"_s, m_folder->path(u"fleet.bw"_s), u"feedback"_s, u"import"_s, u"-"_s }, packed(Pack::Gzip, test::dmarcXml({})));
        QVERIFY2(ran.exitCode == 0, ran.err.constData());
        QVERIFY(ran.out.contains("\"reports\":1"));
    }

    /// Wherever it is ended, each report is whole or not there, and the next import brings the rest.
    void anInterruptedImportIsMadeGood_data()
    {
        QTest::addColumn<bool>("isKilled");
        QTest::addColumn<int>("afterMs");
        for (const int ms : { 30, 90 }) {
            QTest::addRow("killed after %d ms", ms) << true << ms;
            QTest::addRow("asked to end after %d ms", ms) << false << ms;
        }
    }
    void anInterruptedImportIsMadeGood()
    {
        QFETCH(bool, isKilled);
        QFETCH(int, afterMs);
        for (int i = 0; i < 600; ++i)
            m_folder->write(u"in/%1.xml"_s.arg(i), test::dmarcXml({ .id = QByteArray::number(i), .records = 50 }));
        const auto dump = [this](const QString &store) { return test::ctl({ u"--store"_s, m_folder->path(store), u"store"_s, u"dump"_s, u"--canonical"_s }).out; };
        QCOMPARE(test::ctl({ u"--store"_s, m_folder->path(u"whole.bw"_s), u"feedback"_s, u"import"_s, m_folder->path(u"in"_s) }).code, 0);
        QCOMPARE(run({ u"import"_s, m_folder->path(u"in/0.xml"_s) }).code, 0); // makes the store, and its key
        QProcess process;
        process.start(QStringLiteral(BW_BINARY_DIR "/breakwaterctl"), { u"--store"_s, m_folder->path(u"fleet.bw"_s), u"feedback"_s, u"import"_s, m_folder->path(u"in"_s) });
        QVERIFY(process.waitForStarted());
        QTest::qSleep(afterMs);
        isKilled ? process.kill() : process.terminate();
        QVERIFY(process.waitForFinished());
        for (const QJsonValue &row : run({ u"list"_s }).json()[u"reports"_s].toArray())
            QCOMPARE(row[u"rows"_s].toInt(), 50);
        const CtlRun rest = import(u"in"_s);
        QCOMPARE(rest.code, 0);
        QCOMPARE(rest.json()[u"reports"_s].toInt() + rest.json()[u"duplicates"_s].toInt(), 600);
        QVERIFY(dump(u"fleet.bw"_s) == dump(u"whole.bw"_s));
    }

    void completionKnowsTheVerbs()
    {
        const QByteArray script = test::ctl({ u"completion"_s, u"bash"_s }).out;
        QVERIFY(script.contains("'feedback import'") && script.contains("'feedback complaints'") && script.contains("--unreadable"));
        QVERIFY(script.contains("dmarc tls complaint failure"));
    }

    /// No recipient in anything that is written or said.
    void nobodyIsNamed()
    {
        m_folder->write(u"c.eml"_s, test::complaintMail("zyxwvut.person@example.net"));
        const CtlRun ran = import(u"c.eml"_s);
        QByteArray all = ran.out + ran.err + run({ u"list"_s }).out + run({ u"complaints"_s }).out + run({ u"show"_s, u"1"_s }).out;
        for (const char *name : { "fleet.bw", "fleet.bw-wal" })
            if (QFile file(m_folder->path(QLatin1String(name))); file.open(QIODevice::ReadOnly))
                all += file.readAll();
        QVERIFY(all.contains("provider.example"));
        QVERIFY(!all.toLower().contains("zyxwvut"));
    }

    /// What is put into a folder is read once it is complete, until somebody ends it.
    void aFolderIsWatched()
    {
        m_folder->write(u"in/1.xml"_s, test::dmarcXml({ .id = "1" }));
        QCOMPARE(import(u"in"_s).code, 0);
        test::Program watching(QStringLiteral(BW_BINARY_DIR "/breakwaterctl"),
            { u"--store"_s, m_folder->path(u"fleet.bw"_s), u"--format"_s, u"json"_s, u"--quiet"_s, u"feedback"_s, u"import"_s, u"--follow"_s, m_folder->path(u"in"_s) });
        const auto isStored = [this](int count) { return test::waitUntil([this, count] { return run({ u"list"_s }).json()[u"reports"_s].toArray().size() == count; }, 30'000); };
        m_folder->write(u"in/later/2.xml.gz"_s, packed(Pack::Gzip, test::dmarcXml({ .id = "2" })));
        m_folder->write(u"in/3.xml.part"_s, test::dmarcXml({ .id = "3" }));
        QVERIFY(isStored(2));
        QVERIFY(QFile::rename(m_folder->path(u"in/3.xml.part"_s), m_folder->path(u"in/3.xml"_s)));
        QVERIFY(isStored(3));
        QCOMPARE(watching.stop(), 0);
        const QJsonObject counts = QJsonDocument::fromJson(watching.readOut()).object();
        QCOMPARE(counts[u"reports"_s].toInt(), 2);
        QCOMPARE(counts[u"duplicates"_s].toInt(), 1);
    }

    /// What a mailbox's verbs refuse before anything is dialled, and what they list.
    void mailboxesHaveNames()
    {
        QCOMPARE(run({ u"mailbox"_s, u"add"_s, u"reports"_s, u"imaps://ann:secret@h/a"_s }).code, 2);
        QCOMPARE(run({ u"mailbox"_s, u"add"_s, u"reports"_s, u"h/a"_s }).code, 2);
        QCOMPARE(run({ u"mailbox"_s, u"add"_s, u"office"_s, u"imaps://ann%40example.org@outlook.office365.com"_s, u"--oauth"_s, u"microsoft"_s }).code, 2); // no client id
        const CtlRun added = run({ u"mailbox"_s, u"add"_s, u"reports"_s, u"imap://ann%40example.org@h/a/b"_s, u"--move-to"_s, u"Archive"_s, u"--ca"_s, u"ca.pem"_s });
        QVERIFY2(added.code == 0, added.err.constData());
        QCOMPARE(run({ u"mailbox"_s, u"add"_s, u"reports"_s, u"imaps://ann@h/a"_s }).code, 3);
        QCOMPARE(run({ u"mailbox"_s, u"add"_s, u"office"_s, u"imaps://ann%40example.org@outlook.office365.com"_s, u"--oauth"_s, u"microsoft"_s, u"--client-id"_s, u"c"_s }).code, 0);
        const QJsonArray list = run({ u"mailbox"_s, u"list"_s }).json()[u"mailboxes"_s].toArray();
        QCOMPARE(list.size(), 2);
        QCOMPARE(list[1].toObject(), (QJsonObject { { u"name"_s, u"reports"_s }, { u"host"_s, u"h"_s }, { u"port"_s, 143 }, { u"security"_s, u"starttls"_s }, { u"user"_s, u"ann@example.org"_s },
            { u"folder"_s, u"a/b"_s }, { u"move_to"_s, u"Archive"_s }, { u"marks_seen"_s, false }, { u"login"_s, u"password"_s }, { u"ca"_s, QDir::current().absoluteFilePath(u"ca.pem"_s) },
            { u"password_file"_s, QJsonValue() }, { u"last_read"_s, QJsonValue() }, { u"last_tried"_s, QJsonValue() }, { u"error"_s, QJsonValue() } }));
        QCOMPARE(list[0][u"login"_s].toString(), u"oauth"_s);
        // Without a desktop: what works there is named, and a failed try is told in words.
        const CtlRun asked = run({ u"pull"_s, u"reports"_s });
        QVERIFY2(asked.code == 3 && asked.err.contains("--password-file") && asked.err.contains("--password-stdin"), asked.err.constData());
        QCOMPARE(run({ u"mailbox"_s, u"list"_s }).json()[u"mailboxes"_s][1][u"error"_s][u"kind"_s].toString(), u"secret_missing"_s);
        const QByteArray table = run({ u"mailbox"_s, u"list"_s }, u"table"_s).out;
        QVERIFY2(table.contains("No password of the mailbox is kept") && !table.contains("secret_missing"), table.constData());
        QCOMPARE(run({ u"pull"_s, u"nobody"_s }).code, 3);
        QCOMPARE(run({ u"pull"_s }).code, 2);
        const CtlRun nobody = run({ u"pull"_s, u"imaps://ann@127.0.0.1:1/a"_s, u"--password-file"_s, m_folder->path(u"nothing"_s) });
        QCOMPARE(nobody.code, 3);
        QCOMPARE(nobody.err.count('\n'), 1);
        QCOMPARE(run({ u"mailbox"_s, u"remove"_s, u"reports"_s }).code, 0);
        QCOMPARE(run({ u"mailbox"_s, u"remove"_s, u"reports"_s }).code, 3);
    }
};

QTEST_GUILESS_MAIN(TestCtlFeedback)
#include "tst_ctl_feedback.moc"
