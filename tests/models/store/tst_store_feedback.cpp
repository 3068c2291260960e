// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/logs/redact.h"
#include "models/store/canonicaldump.h"
#include "models/store/feedback/feedbackdetails.h"
#include "models/store/feedback/feedbacktexts.h"
#include "models/store/feedback/feedbackwriter.h"
#include "models/store/journal.h"
#include "models/store/maintenance.h"
#include "models/store/privacy.h"
#include "models/store/sqlite.h"
#include "models/store/subject.h"
#include "tests/models/store/feedbackadding.h"
#include "tests/support/manualclock.h"
#include "tests/support/reports.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace bw;
using namespace Qt::StringLiterals;
using store::FeedbackWriter;
using test::addMail, test::addTls, test::addXml, test::TestHasher;

namespace {

constexpr const char *tables[] { "feedback_text", "feedback_file", "feedback_report", "dmarc_policy", "dmarc_record", "dmarc_result", "tls_policy", "tls_failure", "complaint",
    "complaint_recipient", "feedback_unreadable" };

} // namespace

class TestStoreFeedback : public QObject
{
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_folder;
    std::optional<store::Store> m_store;
    test::ManualClock m_clock;
    std::unique_ptr<FeedbackWriter> m_writer;

    store::Store make(const QString &name) { return *store::Store::create(m_folder->filePath(name), { .homeZone = u"UTC"_s, .keyId = u"k"_s }, m_clock); }
    std::unique_ptr<FeedbackWriter> writerOf(const store::Store &store) { return std::move(*FeedbackWriter::open(store, std::make_unique<TestHasher>(), m_clock)); }

    [[nodiscard]] QList<store::FeedbackReportRow> reports(const store::FeedbackFilter &filter = {})
    {
        const auto list = store::listFeedback(*m_store, filter, {});
        if (!list)
            qWarning("%s", qPrintable(list.error().oneLine()));
        return list.value_or(QList<store::FeedbackReportRow>());
    }
    qint64 count(const char *table)
    {
        auto database = store::sqlite::Database::open(m_store->path(), store::sqlite::Access::ReadOnly);
        return database->integer(std::string("SELECT count(*) FROM ") + table).value_or(-1);
    }
    static QStringList dump(const store::Store &store)
    {
        QStringList lines;
        const auto done = store::canonicalDump(store, [&lines](std::string_view line) { lines << QString::fromUtf8(line.data(), qsizetype(line.size())); });
        return done ? lines : QStringList { done.error().oneLine() };
    }
    store::MaintenanceReport maintain()
    {
        const std::atomic_bool never = false;
        return store::maintain(*m_store, {}, m_clock, never).value_or(store::MaintenanceReport());
    }

private Q_SLOTS:
    void init()
    {
        m_writer.reset();
        m_folder = std::make_unique<QTemporaryDir>();
        m_store = make(u"a.bw"_s);
        m_writer = writerOf(*m_store);
    }

    void aReportIsThereWithAllItsRows()
    {
        QVERIFY(addXml(*m_writer, "/r/a.xml", test::dmarcXml({ .id = "id-1", .records = 3, .comment = "arc=pass" })));
        QVERIFY(m_writer->commit());
        QCOMPARE(m_writer->counts(), (store::FeedbackCounts { 1, 3, 0, 0 }));
        const auto list = reports();
        QCOMPARE(list.size(), 1);
        const auto &row = list.first();
        QCOMPARE(row.org, u"receiver.example"_s);
        QVERIFY(!row.contact.contains(u"noreply"_s));
        QCOMPARE(row.reportId, u"id-1"_s);
        QCOMPARE(row.domain, u"example.org"_s);
        QCOMPARE(row.from.value(), 1'795'564'800 * core::microsPerSecond);
        QCOMPARE(row.to.value(), 1'795'651'199 * core::microsPerSecond);
        QCOMPARE(row.records, 3);
        QCOMPARE(row.messages, 6);
        QCOMPARE(row.ok, 2); // messages of the second record
        QCOMPARE(row.file, u"/r/a.xml"_s);
        QCOMPARE(row.flags, 0);
        const auto details = store::showFeedback(*m_store, u"id-1"_s, {});
        QCOMPARE(details->size(), 1);
        QCOMPARE(details->first().records.size(), 3);
        const auto &record = details->first().records.at(0);
        QCOMPARE(record.source, u"192.0.2.1"_s);
        QCOMPARE(record.dkim, u"fail"_s);
        QCOMPARE(record.reasons, QStringList { u"local_policy"_s });
        QCOMPARE(record.comments, u"arc=pass"_s);
        QCOMPARE(record.results, (QList<store::DmarcResultRow> { { u"dkim"_s, u"example.org"_s, u"s1"_s, u"fail"_s, QString(), QString() },
                                      { u"spf"_s, u"bounce.example.net"_s, QString(), u"pass"_s, u"mfrom"_s, QString() } }));
        QVERIFY(details->first().facts.contains({ u"p"_s, u"reject"_s }));
        QCOMPARE(store::showFeedback(*m_store, QString::number(row.id), {})->size(), 1);
        QCOMPARE(store::showFeedback(*m_store, u"another"_s, {}).error().kind, core::ProblemKind::Missing);
    }

    /// A row without a source, and words that no format knows, are kept as they stand.
    void whatIsOddIsKept()
    {
        const QByteArray odd = "<record><row><count>5</count><policy_evaluated><disposition>maybe</disposition><dkim>PASS</dkim><spf>fail</spf></policy_evaluated></row><identifiers><header_from>example.org"
                               "</header_from></identifiers></record><record><row><source_ip>hidden</source_ip><count>7</count></row></record>";
        QVERIFY(addXml(*m_writer, "a.xml", test::dmarcXml({ .records = 0, .more = odd })) && m_writer->commit());
        const auto details = store::showFeedback(*m_store, u"1"_s, {});
        QCOMPARE(details->first().report.messages, 12);
        const auto &records = details->first().records;
        QCOMPARE(records.size(), 2);
        QCOMPARE(records[0].source, QString());
        QCOMPARE(records[0].disposition, u"unknown"_s);
        QCOMPARE(records[0].dkim, u"pass"_s);
        QCOMPARE(records[0].said, u"disposition=maybe"_s);
        QCOMPARE(records[1].said, u"source=hidden"_s);
        QVERIFY(details->first().report.asReceived.contains(u"source_missing"_s));
    }

    void theOrderDoesNotMatter()
    {
        const QByteArray whole = test::dmarcXml({ .records = 5 });
        const QList<QByteArray> all { test::dmarcXml({ .id = "x" }), whole, test::dmarcXml({ .id = "x", .records = 4 }), whole.left(whole.size() * 3 / 4), test::dmarcXml({ .id = "y" }) };
        const store::Store other = make(u"b.bw"_s);
        auto backwards = writerOf(other);
        for (qsizetype i = 0; i < all.size(); ++i) {
            QVERIFY(addXml(*m_writer, "f" + QByteArray::number(i), all.at(i)));
            QVERIFY(addXml(*backwards, "g" + QByteArray::number(i), all.at(all.size() - 1 - i)));
        }
        for (auto *writer : { m_writer.get(), backwards.get() })
            QVERIFY(addTls(*writer, test::tlsJson()) && addMail(*writer, test::complaintMail("ann@example.net")) && writer->addUnreadable("p", "byte 7", "no report") && writer->endFile({}, 0) && writer->commit());
        QVERIFY(dump(*m_store).size() > 30);
        QCOMPARE(dump(*m_store), dump(other));
        QCOMPARE(reports().size(), 6);
    }

    /// Two importers at once, whose transactions alternate in the middle of their files.
    void writersTakeTurns()
    {
        auto other = writerOf(*m_store);
        QVERIFY(m_writer->beginFile("a") && other->endFile({}, 0));
        for (int i = 0; i < 6; ++i) {
            FeedbackWriter &writer = i % 2 ? *other : *m_writer;
            if (i == 1)
                QVERIFY(writer.beginFile("b"));
            writer.begin(QByteArray::number(i).toStdString());
            feedback::AggregateReport report;
            report.reportId = std::to_string(i);
            QVERIFY(writer.take(std::move(report)) && writer.end({}) && writer.commit());
        }
        QVERIFY(m_writer->endFile(QByteArray(32, 'a'), 1) && m_writer->commit() && other->endFile(QByteArray(32, 'b'), 1) && other->commit());
        QCOMPARE(reports().size(), 6);
        for (const auto &row : reports())
            QCOMPARE(row.file, row.part.toInt() % 2 ? u"b"_s : u"a"_s);
    }

    /// Also where so many records came before that they were written already.
    void aRefusedDocumentLeavesNothing_data()
    {
        QTest::addColumn<int>("records");
        QTest::newRow("few") << 3;
        QTest::newRow("many") << 30'000;
    }
    void aRefusedDocumentLeavesNothing()
    {
        QFETCH(int, records);
        QVERIFY(addXml(*m_writer, "a", test::dmarcXml({ .id = "stays" })));
        QVERIFY(addXml(*m_writer, "b", test::dmarcXml({ .id = "goes", .domain = "other.example", .records = records, .comment = "gone" }), true));
        QVERIFY(addXml(*m_writer, "c", test::dmarcXml({ .id = "comes", .domain = "other.example" })) && m_writer->commit());
        QCOMPARE(m_writer->counts(), (store::FeedbackCounts { 2, 4, 0, 0 }));
        QCOMPARE(count("dmarc_record"), 4);
        QCOMPARE(count("feedback_text WHERE text = CAST('gone' AS BLOB)"), 0);
        QCOMPARE(store::showFeedback(*m_store, u"comes"_s, {})->first().report.domain, u"other.example"_s);
    }

    void aLargeReportIsWholeOrADuplicate()
    {
        const QByteArray large = test::dmarcXml({ .records = 30'000 });
        QVERIFY(addXml(*m_writer, "a", large) && addXml(*m_writer, "b", large) && m_writer->commit());
        QCOMPARE(m_writer->counts(), (store::FeedbackCounts { 1, 30'000, 1, 0 }));
        QCOMPARE(count("dmarc_record"), 30'000);
        QCOMPARE(count("dmarc_result"), 60'000);
        QCOMPARE(store::showFeedback(*m_store, u"1"_s, {})->first().records.last().messages, 30'000);
    }

    void whatIsNotCommittedIsNotThere()
    {
        QVERIFY(addXml(*m_writer, "a", test::dmarcXml({})));
        m_writer.reset();
        QCOMPARE(reports().size(), 0);
        for (const char *table : tables)
            QCOMPARE(count(table), 0);
    }

    void tlsReportsAreSummedUp()
    {
        QVERIFY(addTls(*m_writer, test::tlsJson()) && addTls(*m_writer, test::tlsJson("t2")) && m_writer->commit());
        QCOMPARE(reports().first().ok, 5326);
        QCOMPARE(reports().first().failed, 303);
        const auto sums = store::sumTlsReports(*m_store, {}, {});
        QCOMPARE(sums->policies.size(), 1);
        QCOMPARE(sums->policies.first().type, u"sts"_s);
        QCOMPARE(sums->policies.first().ok, 2 * 5326);
        QCOMPARE(sums->failures.size(), 2);
        QCOMPARE(sums->failures.first().receivingMx, u"mx2.mail.example.org"_s);
        QCOMPARE(sums->failures.first().result, u"starttls-not-supported"_s);
        QCOMPARE(sums->failures.first().sessions, 406);
        store::FeedbackFilter other;
        other.domains = { u"example.net"_s };
        QVERIFY(store::sumTlsReports(*m_store, other, {})->policies.isEmpty());
    }

    void complaintsNameNobody()
    {
        QVERIFY(addMail(*m_writer, test::complaintMail("Ann.Secret@example.net")) && m_writer->commit());
        const auto list = store::listComplaints(*m_store, {}, {});
        QCOMPARE(list->size(), 1);
        const auto &one = list->first();
        QCOMPARE(one.report.feedbackType, u"abuse"_s);
        QCOMPARE(one.report.sourceIp, u"192.0.2.7"_s);
        QCOMPARE(one.report.org, u"provider.example"_s);
        QCOMPARE(one.report.domain, u"example.org"_s);
        bool isTold = false;
        for (const auto &[name, value] : one.facts) {
            QVERIFY2(!value.contains(u"secret"_s, Qt::CaseInsensitive), qPrintable(name + u"="_s + value));
            isTold = isTold || (name == u"recipients" && value.startsWith(u'#') && value.endsWith(u"@example.net"_s));
        }
        QVERIFY(isTold);
        // The log's rows are found by the same hash of the Message-ID.
        auto database = store::sqlite::Database::open(m_store->path(), store::sqlite::Access::ReadOnly);
        auto hash = database->prepare("SELECT message_hash FROM complaint");
        QCOMPARE(hash->step(), 100);
        QCOMPARE(hash->bytes(0), TestHasher().hash("m1@example.org").view().substr(0, 8));
    }

    /// Without a date of arrival that of the mail that brought it counts, else that of the message; never the day of storing.
    void aComplaintWithoutArrivalIsOfItsMailsDay()
    {
        const QByteArray mail = test::complaintMail("ann@example.net").replace("Arrival-Date: Thu, 26 Nov 2026 16:40:00 +0000\n", "");
        const QByteArray undated = QByteArray(mail).replace("Date: Thu, 26 Nov 2026 17:40:36 +0000\n", "");
        QVERIFY(addMail(*m_writer, mail) && addMail(*m_writer, QByteArray(undated).replace("m1@", "m2@").replace("Subject: Hello", "Date: Tue, 24 Nov 2026 10:00:00 +0000\nSubject: Hello"))
            && addMail(*m_writer, QByteArray(undated).replace("m1@", "m3@")) && addMail(*m_writer, test::complaintMail("ann@example.net", "m4@example.org")) && m_writer->commit());
        QList<qint64> seconds;
        for (const auto &row : reports()) {
            seconds << (row.from ? *row.from / core::microsPerSecond : 0);
            QCOMPARE(row.asReceived.contains(u"arrival_date_missing"_s), seconds.last() != 1'795'711'200);
        }
        QCOMPARE(seconds, (QList<qint64> { 0, 1'795'514'400, 1'795'711'200, 1'795'714'836 }));
    }

    void resultsKeepDomainsAndVerdicts()
    {
        const std::pair<const char *, const char *> rows[] {
            { "mx.example.net; dmarc=fail header.from=example.org; dkim=pass header.d=example.org header.s=s1", "mx.example.net; dmarc=fail header.from=example.org; dkim=pass header.d=example.org header.s=s1" },
            { "mx; spf=pass smtp.mailfrom=ann.smith@example.org smtp.helo=mx.example.org", "mx; spf=pass smtp.mailfrom=*@example.org smtp.helo=mx.example.org" },
            { "mx; spf=pass smtp.mailfrom=bounce+ann=example.net@example.org", "mx; spf=pass smtp.mailfrom=*@example.org" },
            { "mx; dkim=pass header.i=@example.org", "mx; dkim=pass header.i=@example.org" },
            { "mx; dkim=fail (ann @ example.net) (bob at example.net) header.d=example.org", "mx; dkim=fail (*@example.net) (* at example.net) header.d=example.org" },
            { "mx; dmarc=fail header.from=ann%40example.org", "mx; dmarc=fail header.from=*@example.org" },
        };
        for (const auto &[text, kept] : rows)
            QCOMPARE(QString::fromStdString(store::keptResults(text)), QString::fromUtf8(kept));
    }

    /// As a contact, a remark or a domain may have it.
    void anAddressInWordsLosesItsName()
    {
        const std::pair<const char *, const char *> rows[] {
            { "ann.smith at example.org", "* at example.org" }, { "mailto:ann (at) example.org", "mailto:* (at) example.org" }, { "write to ann [at] example.org, bob AT example.net", "write to * [at] example.org, * AT example.net" },
            { "ann At example.org", "* At example.org" }, { "ann (AT) example.org", "* (AT) example.org" }, { "ann{at}example dot org", "*{at}example dot org" }, { "ann [At] example", "* [At] example" },
            { "ann\tat\nexample [dot] org", "*\tat\nexample [dot] org" }, { "ann\u00a0at\u00a0example.org", "*\u00a0at\u00a0example.org" }, { "ann at localhost", "* at localhost" },
            { "ann @ example.org", "*@example.org" }, { "ann\r\n @example.org", "*@example.org" }, { "ann(c (d))@example.org", "*@example.org" }, { "to ann (her) @ (its) example.org!", "to *@example.org!" },
            { "ann\uff20example.org", "*@example.org" }, { "ann\ufe6bexample.org", "*@example.org" }, { "ann&#x40;example.org", "*@example.org" }, { "ann&#X40;example.org", "*@example.org" }, { "ann&COMMAT;example.org", "*@example.org" }, { "ann\u200b@example.org", "*@example.org" },
            { "by example.org!ann, at", "by example.org!*, at" }, { "looked at dots (at noon), ready!go", "looked at dots (at noon), ready!go" },
            { "ann!example.org", "*!example.org" }, { "received at 2026-11-27 at 10.0.0.1", "received at 2026-11-27 at 10.0.0.1" }, { "Post at work! Yes", "Post at work! Yes" }, { " at example.org", " at example.org" },
        };
        for (const auto &[text, kept] : rows) {
            QCOMPARE(QString::fromStdString(store::keptText(text)), QString::fromUtf8(kept));
            QCOMPARE(QString::fromStdString(store::keptName(text)), QString::fromUtf8(kept));
        }
        QCOMPARE(store::keptName("ann.smith&#64"), std::string("*&#64"));
    }

    /// In whatever shape a report tells a recipient, no file of the store has it; a search by the address finds it.
    void noRecipientStandsInAnyFile()
    {
        const QByteArray person = "zyxwvut.person@example.net";
        QVERIFY(addMail(*m_writer, test::complaintMail(person)));
        QVERIFY(addMail(*m_writer, test::complaintMail("\"zyxwvut.person\"@example.net", "zyxwvut.person=example.net@example.org")));
        QVERIFY(addXml(*m_writer, "a", test::dmarcXml({ .comment = "for &lt;" + person + "&gt;, zyxwvut.person%40example.net, bounce+zyxwvut.person=example.net@example.org" })));
        QVERIFY(addXml(*m_writer, "b", test::dmarcXml({ .id = "2", .org = person, .more = "<record><row><source_ip>" + person + "</source_ip><count>1</count><policy_evaluated><disposition>" + person
                + "</disposition></policy_evaluated></row><identifiers><header_from>" + person + "</header_from><envelope_from>" + person + "</envelope_from><envelope_to>" + person
                + "</envelope_to></identifiers><auth_results><dkim><domain>" + person + "</domain><selector>" + person + "</selector><result>" + person + "</result><human_result>" + person
                + "</human_result></dkim></auth_results></record>" })));
        QVERIFY(addTls(*m_writer, QByteArray(test::tlsJson()).replace("https://r.example/x", person)));
        QVERIFY(m_writer->addUnreadable(person.toStdString(), "", (person + " is no report").toStdString()) && m_writer->endFile({}, 0) && m_writer->commit());
        for (const char *end : { "", "-wal" }) {
            QFile file(m_store->path() + QLatin1String(end));
            if (!file.open(QIODevice::ReadOnly))
                continue;
            const QByteArray all = file.readAll().toLower();
            const qsizetype at = all.indexOf("zyxwvut");
            QVERIFY2(at < 0, qPrintable(file.fileName() + u": "_s + QString::fromLatin1(all.mid(std::max<qsizetype>(0, at - 80), 200).toPercentEncoding(" @=<>;"))));
        }
        const auto found = store::findSubject(*m_store, { TestHasher().hash("zyxwvut.person@example.net"), "zyxwvut.person@example.net" });
        QCOMPARE(found->size(), 2);
        QCOMPARE(found->first().table, u"complaint_recipient"_s);
        QCOMPARE(found->first().role, u"recipient"_s);
    }

    /// In whichever field the report tells whom it is about, and in whichever of its texts it names them.
    void noTextOfAComplaintNamesItsRecipient_data()
    {
        QTest::addColumn<QByteArray>("fields"); // of the report
        QTest::addColumn<QByteArray>("header"); // of the message
        const QByteArray to = "To: Somebody <zyxwvut@example.net>\n", none = "To: list@example.org\n";
        for (const char *said : { "Authentication-Results: mx (for zyxwvut); spf=fail (user Zyxwvut unknown) smtp.mailfrom=example.org", "Authentication-Results: mx; dkim=fail reason=\"mailbox zyxwvut full\" header.d=example.org",
                 "Authentication-Results: mx; spf=fail smtp.helo=zyxwvut.dyn.test policy.x=zyxwvut", "User-Agent: loop for zyxwvut", "Reporting-MTA: dns; zyxwvut.example.net", "SPF-DNS: txt : zyxwvut._spf.example.org : v=spf1",
                 "Version: zyxwvut", "Feedback-Type: zyxwvut", "Identity-Alignment: zyxwvut", "Delivery-Result: reject zyxwvut", "Source-IP: zyxwvut" })
            QTest::newRow(said) << QByteArray(said) + '\n' << to;
        const QByteArray told = "User-Agent: for zyxwvut\n";
        for (const char *field : { "Original-Rcpt-To: zyxwvut@example.net", "Original-Rcpt-To: rfc822;zyxwvut", "Original-Rcpt-To: zyxwvut!example.net", "Original-Rcpt-To: zyxwvut at example.net",
                 "Original-Rcpt-To: <zyxwvut%40example.net>", "Removal-Recipient: zyxwvut", "X-Rcpt: zyxwvut@example.net", "Original-Mail-From: <bounce+zyxwvut=example.net@example.org>" })
            QTest::newRow(field) << told + field + '\n' << none;
        for (const char *field : { "Cc: a@example.org, \"zyxwvut\"@example.net", "Delivered-To: zyxwvut@example.net", "X-HmXmrOriginalRecipient: zyxwvut@example.net", "Feedback-ID: zyxwvut:1\nTo: zyxwvut@example.net",
                 "To: =?utf-8?q?zyxwvut=40example.net?=", "To: =?utf-8?b?enl4d3Z1dEBleGFtcGxlLm5ldA==?=", "Received: from a by b with SMTP for <zyxwvut@example.net>; Thu, 26 Nov 2026 17:40:36 +0000" })
            QTest::newRow(field) << told << QByteArray(field) + '\n';
    }
    void noTextOfAComplaintNamesItsRecipient()
    {
        QFETCH(QByteArray, fields);
        QFETCH(QByteArray, header);
        QByteArray mail = "From: <abusedesk@provider.example>\nTo: <abuse@example.org>\nMIME-Version: 1.0\nContent-Type: multipart/report; report-type=feedback-report; boundary=\"part\"\n\n"
                          "--part\nContent-Type: message/feedback-report\n\n"
            + fields + "Feedback-Type: auth-failure\nVersion: 1\n\n--part\nContent-Type: message/rfc822\n\nFrom: <news@example.org>\n" + header + "\nHello.\n--part--\n";
        QVERIFY(addMail(*m_writer, mail) && m_writer->commit());
        QCOMPARE(reports().size(), 1);
        for (const QString &line : dump(*m_store))
            QVERIFY2(!line.contains(u"zyxwvut"_s, Qt::CaseInsensitive), qPrintable(line));
    }

    /// The sender chose these names, and by its domain a complaint is found: they stay, whoever of whatever name complains.
    void aRecipientSpoilsNoNameOfTheSender()
    {
        for (const char *local : { "news", "mail", "example", "org", "s1" }) {
            m_store = make(QLatin1String(local) + u".bw"_s);
            m_writer = writerOf(*m_store);
            const QByteArray mail = "From: <abusedesk@provider.example>\nTo: <abuse@example.org>\nMIME-Version: 1.0\nContent-Type: multipart/report; report-type=feedback-report; boundary=\"part\"\n\n"
                                    "--part\nContent-Type: message/feedback-report\n\nFeedback-Type: auth-failure\nVersion: 1\nReported-Domain: news.example.org\nDKIM-Domain: mail.example.org\nDKIM-Selector: s1\n"
                                    "Original-Rcpt-To: " + QByteArray(local) + "@v.test\n\n--part\nContent-Type: message/rfc822\n\nFrom: <a@s1.example>\n\nHello.\n--part--\n";
            QVERIFY(addMail(*m_writer, mail) && addMail(*m_writer, QByteArray(mail).replace("Reported-Domain: news.example.org\n", "")) && m_writer->commit());
            const auto list = store::listComplaints(*m_store, {}, {});
            QStringList domains;
            for (const auto &one : *list) {
                domains << one.report.domain;
                QVERIFY2(one.facts.contains({ u"dkim_domain"_s, u"mail.example.org"_s }) && one.facts.contains({ u"dkim_selector"_s, u"s1"_s }), local);
            }
            domains.sort();
            QCOMPARE(domains, (QStringList { u"news.example.org"_s, u"s1.example"_s }));
        }
    }

    /// Where a host belongs, too.
    void anAddressForASourceLosesItsName()
    {
        for (const QByteArray &text : QByteArrayList { "zyxwvut @v.test", "zyxwvut(c)@v.test", "zyxwvut&amp;#x40;v.test", "zyxwvut%2540v.test", "zyxwvut\xef\xbc\xa0v.test", "zyxwvut v.test", "v.test!zyxwvut" })
            QVERIFY(addXml(*m_writer, "a", test::dmarcXml({ .id = text.toHex() }).replace("<source_ip>192.0.2.1", "<source_ip>9" + text).replace("<header_from>", "<header_from>" + text + ",")) && m_writer->commit());
        for (const QString &line : dump(*m_store))
            QVERIFY2(!line.contains(u"zyxwvut"_s), qPrintable(line));
    }

    void aPersonIsErased()
    {
        const store::Subject person { TestHasher().hash("ann@example.net"), "ann@example.net" }, sender { TestHasher().hash("news@example.org"), "news@example.org" };
        QVERIFY(addMail(*m_writer, test::complaintMail("ann@example.net")) && m_writer->commit());
        QCOMPARE(store::findSubject(*m_store, sender)->size(), 1);
        QVERIFY(store::eraseSubject(*m_store, m_clock, person).value_or(0) > 0);
        QVERIFY(store::eraseSubject(*m_store, m_clock, sender).value_or(0) > 0);
        QCOMPARE(store::findSubject(*m_store, person)->size(), 0);
        QCOMPARE(store::findSubject(*m_store, sender)->size(), 0);
        QCOMPARE(reports().size(), 1); // it stays counted
        QFile file(m_store->path());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains(QByteArray(person.hash.view().data(), 16)));
    }

    /// The owner's choice, as for the log's messages.
    void addressesInClearAreKeptWhereTheOwnerWantsThem()
    {
        QVERIFY(store::setClearRecipients(*m_store, m_clock, true));
        QVERIFY(addMail(*m_writer, test::complaintMail("ann@example.net")) && m_writer->commit());
        QVERIFY(store::listComplaints(*m_store, {}, {})->first().facts.contains({ u"recipients"_s, u"ann@example.net"_s }));
        QVERIFY(store::setClearRecipients(*m_store, m_clock, false));
        QVERIFY(!store::listComplaints(*m_store, {}, {})->first().facts.contains({ u"recipients"_s, u"ann@example.net"_s }));
    }

    void reportsLeaveByTheDayOfStoring()
    {
        QVERIFY(addXml(*m_writer, "a", test::dmarcXml({ .id = "old", .org = "old.example", .records = 9'000, .begin = 1'600'000'000 })) && addTls(*m_writer, test::tlsJson())
            && addMail(*m_writer, test::complaintMail("ann@example.net")) && m_writer->addUnreadable("", "", "no report") && m_writer->endFile({}, 0) && m_writer->commit());
        maintain();
        QCOMPARE(reports().size(), 3); // its own time does not count
        m_clock.advance(399 * core::microsPerDay);
        QVERIFY(addXml(*m_writer, "b", test::dmarcXml({ .id = "new", .org = "new.example" })) && m_writer->commit());
        maintain();
        QCOMPARE(reports().size(), 4);
        m_clock.advance(2 * core::microsPerDay);
        QVERIFY(maintain().rowsRemoved > 27'000);
        QCOMPARE(reports().size(), 1);
        QCOMPARE(reports().first().org, u"new.example"_s);
        QCOMPARE(count("feedback_text WHERE text = CAST('old.example' AS BLOB)"), 0);
        QCOMPARE(count("dmarc_record"), 2);
        QCOMPARE(count("feedback_file"), 1);
        m_clock.advance(400 * core::microsPerDay);
        maintain();
        for (const char *table : tables)
            QCOMPARE(count(table), 0);
    }

    void aHoldKeepsThem()
    {
        QVERIFY(addXml(*m_writer, "a", test::dmarcXml({})) && addXml(*m_writer, "b", test::dmarcXml({ .id = "2", .begin = 1'700'000'000 })) && m_writer->commit());
        QVERIFY(store::addHold(*m_store, m_clock, { 1'795'600'000 * core::microsPerSecond, 1'795'600'001 * core::microsPerSecond }, u"case"_s));
        m_clock.advance(401 * core::microsPerDay);
        maintain();
        QCOMPARE(reports().size(), 1);
        QCOMPARE(reports().first().org, u"receiver.example"_s); // with its names
    }

    /// Where it is read again, what was unreadable of it is no more, or is told anew.
    void unreadableIsTriedAgain()
    {
        QVERIFY(m_writer->beginFile("/r/a.gz") && m_writer->addUnreadable("x.xml", "byte 10", "broken") && m_writer->endFile({}, 0) && m_writer->commit());
        const auto list = store::listUnreadableFeedback(*m_store, {});
        QCOMPARE(list->size(), 1);
        QCOMPARE(list->first(), (store::FeedbackUnreadableRow { u"/r/a.gz"_s, u"x.xml"_s, u"byte 10"_s, u"broken"_s, m_clock.now() / 1000 * 1000 }));
        auto later = writerOf(*m_store);
        QVERIFY(addXml(*later, "/r/a.gz", test::dmarcXml({})) && later->commit());
        QVERIFY(store::listUnreadableFeedback(*m_store, {})->isEmpty());
    }

    void filtersChoose()
    {
        QVERIFY(addXml(*m_writer, "a", test::dmarcXml({})) && addTls(*m_writer, test::tlsJson()) && addMail(*m_writer, test::complaintMail("ann@example.net")) && m_writer->commit());
        store::FeedbackFilter filter;
        filter.kinds = { store::FeedbackKind::Dmarc };
        QCOMPARE(reports(filter).size(), 1);
        filter = {};
        filter.orgs = { u"RECEIVER"_s };
        QCOMPARE(reports(filter).first().kind, store::FeedbackKind::Tls);
        filter = {};
        filter.range = { 1'795'651'200 * core::microsPerSecond, INT64_MAX };
        QCOMPARE(reports(filter).size(), 1); // the complaint, of the day after
        filter.range = { 0, 1'795'564'800 * core::microsPerSecond };
        QCOMPARE(reports(filter).size(), 0);
    }
};

QTEST_GUILESS_MAIN(TestStoreFeedback)
#include "tst_store_feedback.moc"
