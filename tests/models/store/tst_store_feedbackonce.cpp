// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/feedback/feedbackcontent.h"
#include "models/store/feedback/feedbackquery.h"
#include "models/store/feedback/feedbackwriter.h"
#include "models/store/sqlite.h"
#include "tests/models/store/feedbackadding.h"
#include "tests/support/manualclock.h"
#include "tests/support/reports.h"

#include <QTemporaryDir>
#include <QTest>

using namespace bw;
using namespace Qt::StringLiterals;
using store::FeedbackWriter;
using test::addMail, test::addTls, test::addXml, test::TestHasher;

/// A report counts once, whichever of its copies come, and in whichever order.
class TestStoreFeedbackOnce : public QObject
{
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_folder;
    std::optional<store::Store> m_store;
    test::ManualClock m_clock;
    std::unique_ptr<FeedbackWriter> m_writer;

    store::Store make(const QString &name) { return *store::Store::create(m_folder->filePath(name), { .homeZone = u"UTC"_s, .keyId = u"k"_s }, m_clock); }
    std::unique_ptr<FeedbackWriter> writerOf(const store::Store &store) { return std::move(*FeedbackWriter::open(store, std::make_unique<TestHasher>(), m_clock)); }
    QList<store::FeedbackReportRow> reports() { return store::listFeedback(*m_store, {}, {}).value_or(QList<store::FeedbackReportRow>()); }
    qint64 count(const char *table)
    {
        auto database = store::sqlite::Database::open(m_store->path(), store::sqlite::Access::ReadOnly);
        return database->integer(std::string("SELECT count(*) FROM ") + table).value_or(-1);
    }

private Q_SLOTS:
    void init()
    {
        m_writer.reset();
        m_folder = std::make_unique<QTemporaryDir>();
        m_store = make(u"a.bw"_s);
        m_writer = writerOf(*m_store);
    }

    void aReportCountsOnce()
    {
        const QByteArray xml = test::dmarcXml({});
        QVERIFY(addXml(*m_writer, "a.xml", xml));
        QVERIFY(addXml(*m_writer, "b.xml", QByteArray(xml).replace("\n", "\r\n"))); // as mail may bring it
        QVERIFY(addTls(*m_writer, test::tlsJson()) && addTls(*m_writer, test::tlsJson()));
        QVERIFY(addMail(*m_writer, test::complaintMail("ann@example.net")) && addMail(*m_writer, test::complaintMail("ann@example.net")));
        QVERIFY(addMail(*m_writer, test::complaintMail("ann@example.net", "m2@example.org")));
        QVERIFY(m_writer->commit());
        QCOMPARE(m_writer->counts(), (store::FeedbackCounts { 4, 2, 3, 0 }));
        auto later = writerOf(*m_store);
        QVERIFY(addXml(*later, "c.xml", xml) && addTls(*later, test::tlsJson()) && addMail(*later, test::complaintMail("ann@example.net")) && later->commit());
        QCOMPARE(later->counts(), (store::FeedbackCounts { 0, 0, 3, 0 }));
        QCOMPARE(reports().size(), 4);
        QCOMPARE(count("dmarc_record"), 2);
    }

    /// What an id is used for again, on another day or by another one, is another report.
    void whatOnlySharesItsIdIsAnother()
    {
        QVERIFY(addXml(*m_writer, "a", test::dmarcXml({})) && addXml(*m_writer, "b", test::dmarcXml({ .org = "other.example" })) && addXml(*m_writer, "c", test::dmarcXml({ .domain = "example.com" }))
            && addXml(*m_writer, "d", test::dmarcXml({ .begin = 1'795'651'200 })) && m_writer->commit());
        QCOMPARE(m_writer->counts(), (store::FeedbackCounts { 4, 8, 0, 0 }));
    }

    void otherContentIsKeptAndFlagged()
    {
        const QByteArray one = test::dmarcXml({ .records = 2 }), other = test::dmarcXml({ .records = 3 });
        QVERIFY(addXml(*m_writer, "a", one) && addXml(*m_writer, "b", other) && addXml(*m_writer, "c", one) && m_writer->commit());
        QCOMPARE(m_writer->counts(), (store::FeedbackCounts { 2, 5, 1, 1 }));
        for (const auto &row : reports())
            QVERIFY(row.flags & store::hasOther);
    }

    /// The whole one takes the place of the same in part; after it, the one in part adds nothing.
    void aWholeReportReplacesOneInPart()
    {
        const QByteArray whole = test::dmarcXml({ .records = 5 }), torn = whole.left(whole.size() * 3 / 4);
        QVERIFY(addXml(*m_writer, "a", torn) && m_writer->commit());
        QVERIFY(reports().first().flags & store::inPart);
        QVERIFY(addXml(*m_writer, "b", whole) && addXml(*m_writer, "c", torn) && m_writer->commit());
        QCOMPARE(reports().size(), 1);
        QCOMPARE(reports().first().flags, 0);
        QCOMPARE(count("dmarc_record"), 5);
        QCOMPARE(count("dmarc_policy"), 1);
        QCOMPARE(m_writer->counts(), (store::FeedbackCounts { 1, 5, 2, 0 }));
    }

    /// What is new adds something: whichever copies of a report come, and in whichever order, one is.
    void aCopyInPartIsNotNew_data()
    {
        QTest::addColumn<QString>("order");
        for (const char *order : { "part whole", "whole part", "part longer whole", "longer part whole", "part part whole", "part whole longer" })
            QTest::newRow(order) << QString::fromLatin1(order);
    }
    void aCopyInPartIsNotNew()
    {
        QFETCH(QString, order);
        const QByteArray whole = test::dmarcXml({ .records = 5 });
        const QStringList copies = order.split(u' ');
        for (const QString &copy : copies)
            QVERIFY(addXml(*m_writer, copy.toUtf8(), copy == u"whole" ? whole : whole.left(whole.size() * (copy == u"longer" ? 7 : 6) / 8)));
        QVERIFY(m_writer->commit());
        QCOMPARE(reports().size(), 1);
        QCOMPARE(m_writer->counts(), (store::FeedbackCounts { 1, 5, copies.size() - 1, 0 }));
        // A refused document takes nothing back.
        QVERIFY(addXml(*m_writer, "other", test::dmarcXml({ .id = "other", .records = 5 }).left(whole.size() * 6 / 8)));
        const store::FeedbackCounts before = m_writer->counts();
        QVERIFY(addXml(*m_writer, "refused", test::dmarcXml({ .id = "other", .records = 5 }), true));
        QCOMPARE(m_writer->counts(), before);
        QVERIFY(addXml(*m_writer, "at last", test::dmarcXml({ .id = "other", .records = 5 })));
        QCOMPARE(m_writer->counts(), (store::FeedbackCounts { 2, 10, copies.size(), 0 }));
    }

    /// Two copies that are cut at different places have the same records, and so has one that stands in another order.
    void copiesThatAreCutElsewhereCountOnce()
    {
        const QByteArray whole = test::dmarcXml({ .records = 6 });
        const auto cutBefore = [&](int record) { return whole.left(whole.indexOf("192.0.2." + QByteArray::number(record))); };
        QByteArray damaged = whole;
        damaged.replace("<count>2</count>", "<count>2</cou"); // which costs the second record
        int stores = 0;
        const auto add = [&](const QByteArrayList &copies) {
            m_store = make(u"cuts%1.bw"_s.arg(++stores));
            m_writer = writerOf(*m_store);
            bool isDone = true;
            for (const QByteArray &copy : copies)
                isDone = isDone && addXml(*m_writer, "c", copy) && m_writer->commit();
            return isDone;
        };
        QVERIFY(add({ cutBefore(3), cutBefore(5) }));
        QCOMPARE(m_writer->counts(), (store::FeedbackCounts { 1, 4, 1, 0 }));
        QCOMPARE(reports().size(), 1);
        QCOMPARE(reports().first().flags, store::inPart);
        QCOMPARE(count("dmarc_record"), 4);
        QVERIFY(add({ cutBefore(5), cutBefore(3), cutBefore(4) }));
        QCOMPARE(m_writer->counts(), (store::FeedbackCounts { 1, 4, 2, 0 }));
        QCOMPARE(count("dmarc_record"), 4);
        QVERIFY(add({ cutBefore(3), cutBefore(4), cutBefore(5), whole })); // which replaces the last
        QCOMPARE(m_writer->counts(), (store::FeedbackCounts { 1, 6, 3, 0 }));
        // Each has what the other lacks: together they are the report, and no message counts twice.
        const auto messages = [this] {
            qint64 sum = 0;
            for (const auto &row : reports())
                sum += row.messages;
            return sum;
        };
        QVERIFY(add({ cutBefore(5), damaged }));
        QCOMPARE(messages(), 21);
        QCOMPARE(count("dmarc_record"), 6);
        QVERIFY(add({ damaged, cutBefore(5) }));
        QCOMPARE(messages(), 21);
        QVERIFY(add({ cutBefore(3), damaged, cutBefore(5), whole }));
        QCOMPARE(messages(), 21);
        QCOMPARE(reports().size(), 1);
        // Equal but for results: one record, and no selector is lost.
        QByteArray selected = cutBefore(6);
        selected.replace("<selector>s1<", "<selector>other<");
        QVERIFY(add({ cutBefore(5), selected }));
        QCOMPARE(messages(), 15);
        QCOMPARE(count("dmarc_result WHERE mechanism = 1 AND selector = (SELECT id FROM feedback_text WHERE text = CAST('other' AS BLOB))"), 5);
        QCOMPARE(count("dmarc_result WHERE mechanism = 1 AND selector = (SELECT id FROM feedback_text WHERE text = CAST('s1' AS BLOB))"), 4);
        QVERIFY(add({ selected, cutBefore(4) }));
        QCOMPARE(messages(), 15);
        QCOMPARE(count("dmarc_result WHERE mechanism = 1 AND selector = (SELECT id FROM feedback_text WHERE text = CAST('s1' AS BLOB))"), 3);
        QVERIFY(add({ damaged, cutBefore(4), damaged, cutBefore(4), cutBefore(3) }));
        QCOMPARE(reports().size(), 2);
        QCOMPARE(m_writer->counts().duplicates, 3);
    }

    /// Where damage took something that it is known by, too: by what is left of it.
    void aDamagedHeadIsKnown_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        const auto row = [](const char *from, const char *to) { QTest::newRow(to) << QByteArray(from) << QByteArray(to); };
        row("</org_name>", "</org_nam>");
        row("</begin>", "</begn>");
        row("<org_name>receiver.example</org_name>", "<org_na"); // which is lost
        row("<report_id>1</report_id>", "<report_id");
        row("<begin>1795564800</begin>", "<begi");
        row("<policy_published><domain>example.org</domain>", "<policy_published><dom");
    }
    void aDamagedHeadIsKnown()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        const QByteArray whole = test::dmarcXml({ .records = 3 }), damaged = QByteArray(whole).replace(from, to);
        QVERIFY(damaged != whole);
        int stores = 0;
        for (const QByteArrayList &copies : { QByteArrayList { whole, damaged }, { damaged, whole }, { damaged, damaged, whole, damaged }, { damaged, whole.left(whole.indexOf("192.0.2.3")), whole } }) {
            m_store = make(u"heads%1.bw"_s.arg(++stores));
            m_writer = writerOf(*m_store);
            for (const QByteArray &copy : copies)
                QVERIFY(addXml(*m_writer, "c", copy));
            QVERIFY(m_writer->commit());
            QCOMPARE(reports().size(), 1);
            QCOMPARE(reports().first().flags, 0);
            QCOMPARE(count("dmarc_record"), 3);
            QCOMPARE(m_writer->counts(), (store::FeedbackCounts { 1, 3, copies.size() - 1, 0 }));
        }
        // Another one of the same receiver is another one.
        QVERIFY(addXml(*m_writer, "d", test::dmarcXml({ .id = "2", .domain = "other.example", .begin = 1'795'651'200 })) && m_writer->commit());
        QCOMPARE(reports().size(), 2);
    }

    void theOrderOfRecordsDoesNotMatter()
    {
        const QByteArray one = test::dmarcXml({ .records = 3 });
        const qsizetype first = one.indexOf("<record>"), second = one.indexOf("<record>", first + 1), end = one.indexOf("</feedback>");
        const QByteArray other = one.left(first) + one.mid(second, end - second) + one.mid(first, second - first) + one.mid(end);
        QVERIFY(addXml(*m_writer, "a", one) && addXml(*m_writer, "b", other) && m_writer->commit());
        QCOMPARE(m_writer->counts(), (store::FeedbackCounts { 1, 3, 1, 0 }));
        // The same records twice are no other pair twice.
        const QByteArray record = one.mid(first, second - first), next = one.mid(second, one.indexOf("<record>", second + 1) - second);
        const auto with = [&](const QByteArray &records) { return one.left(first) + records + one.mid(end); };
        QVERIFY(addXml(*m_writer, "c", with(record + record)) && addXml(*m_writer, "d", with(next)) && m_writer->commit());
        QCOMPARE(m_writer->counts(), (store::FeedbackCounts { 3, 6, 1, 2 }));
    }

    static QByteArray tlsOf(const QStringList &policies)
    {
        return R"({"organization-name":"Receiver","date-range":{"start-datetime":"2026-11-25T00:00:00Z","end-datetime":"2026-11-25T23:59:59Z"},"report-id":"t1","policies":[)" + policies.join(u',').toUtf8() + "]}";
    }
    void theOrderOfPoliciesDoesNotMatter()
    {
        const QString expired = uR"({"result-type":"certificate-expired","failed-session-count":2})"_s, untrusted = uR"({"result-type":"certificate-not-trusted","failed-session-count":1})"_s;
        const auto policy = [](const QString &domain, const QString &details) {
            return uR"({"policy":{"policy-type":"sts","policy-domain":"%1"},"summary":{"total-successful-session-count":10,"total-failure-session-count":3},"failure-details":[%2]})"_s.arg(domain, details);
        };
        const QString a = policy(u"a.example"_s, expired + u","_s + untrusted), b = policy(u"b.example"_s, untrusted), swapped = policy(u"a.example"_s, untrusted + u","_s + expired);
        QVERIFY(addTls(*m_writer, tlsOf({ b, a })) && addTls(*m_writer, tlsOf({ a, b })) && addTls(*m_writer, tlsOf({ swapped, b })) && m_writer->commit());
        QCOMPARE(m_writer->counts(), (store::FeedbackCounts { 1, 0, 2, 0 }));
        QVERIFY(addTls(*m_writer, tlsOf({ a, a })) && m_writer->commit()); // says something else
        QCOMPARE(m_writer->counts().conflicting, 1);

        // Of a store of before: by its first domain, and one policy after the other.
        const auto reports = feedback::readTlsReports(tlsOf({ b, a }).toStdString());
        store::ContentHash content;
        content.add(reports->front());
        QVERIFY(content.formerDigest() != content.digest());
        m_store = make(u"before.bw"_s);
        m_writer = writerOf(*m_store);
        QVERIFY(addTls(*m_writer, tlsOf({ b, a })) && m_writer->commit());
        m_writer.reset();
        {
            auto database = store::sqlite::Database::open(m_store->path(), store::sqlite::Access::ReadWrite);
            auto set = database->prepare("UPDATE feedback_report SET content = ?, key = ?");
            const store::Digest former = content.formerDigest(), formerKey = store::keysOf(reports->front()).at(1);
            set->bindBlob(1, store::viewOf(former));
            set->bindBlob(2, store::viewOf(formerKey));
            QCOMPARE(set->step(), 101);
        }
        m_writer = writerOf(*m_store);
        QVERIFY(addTls(*m_writer, tlsOf({ b, a })) && m_writer->commit());
        QCOMPARE(m_writer->counts(), (store::FeedbackCounts { 0, 0, 1, 0 }));
    }

    /// What was stored while the order did matter is known again.
    void aReportOfAnEarlierStoreIsKnown()
    {
        const QByteArray xml = test::dmarcXml({ .records = 3 });
        QVERIFY(addXml(*m_writer, "a", xml) && m_writer->commit());
        struct Hashed final : feedback::AggregateSink
        {
            void take(feedback::AggregateRecord &&record) override { content.add(record); }
            void take(feedback::AggregateReport &&report) override { content.add(report); }
            store::ContentHash content;
        } hashed;
        feedback::AggregateReader reader(hashed);
        QVERIFY(reader.take(std::string_view(xml.constData(), std::size_t(xml.size()))) && reader.finish());
        const store::Digest former = hashed.content.formerDigest();
        QVERIFY(former != hashed.content.digest());
        m_writer.reset();
        {
            auto database = store::sqlite::Database::open(m_store->path(), store::sqlite::Access::ReadWrite);
            auto set = database->prepare("UPDATE feedback_report SET content = ?");
            set->bindBlob(1, store::viewOf(former));
            QCOMPARE(set->step(), 101);
        }
        auto later = writerOf(*m_store);
        QVERIFY(addXml(*later, "b", xml) && later->commit());
        QCOMPARE(later->counts(), (store::FeedbackCounts { 0, 0, 1, 0 }));
    }

    /// Cut anywhere, a copy of one that is there is no new report.
    void aCopyThatIsCutAnywhereIsNotNew()
    {
        const QByteArray whole = test::dmarcXml({ .records = 2 });
        QVERIFY(addXml(*m_writer, "whole", whole));
        for (qsizetype at = 1; at < whole.size(); ++at) {
            if (!addXml(*m_writer, "cut", whole.left(at)))
                QVERIFY(m_writer->drop()); // too little of it to be read
            QVERIFY2(m_writer->counts().reports == 1, whole.left(at).constData());
        }
    }

    /// Also where nothing was missing after all.
    void aDamagedReportThatLacksNothingGivesWay_data()
    {
        QTest::addColumn<bool>("isDamagedFirst");
        QTest::newRow("damaged first") << true;
        QTest::newRow("whole first") << false;
    }
    void aDamagedReportThatLacksNothingGivesWay()
    {
        QFETCH(bool, isDamagedFirst);
        const auto add = [this](bool isDamaged) {
            feedback::AggregateReport report;
            report.organisation = "receiver.example";
            report.reportId = "1";
            if (isDamaged)
                report.damage = core::Problem {};
            m_writer->begin("");
            return m_writer->take(std::move(report)) && m_writer->end({});
        };
        QVERIFY(m_writer->beginFile("a") && add(isDamagedFirst) && add(!isDamagedFirst) && m_writer->endFile({}, 0) && m_writer->commit());
        QCOMPARE(reports().size(), 1);
        QCOMPARE(reports().first().flags, 0);
    }
};

QTEST_GUILESS_MAIN(TestStoreFeedbackOnce)
#include "tst_store_feedbackonce.moc"
