// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/feedback/aggregatetext.h"

#include <QRegularExpression>
#include <QTest>

#include <sys/resource.h>

using namespace bw;
using namespace bw::feedback;
using namespace Qt::StringLiterals;

namespace {

QByteArray recordOf(int number)
{
    return "<record><row><source_ip>192.0.2." + QByteArray::number(number) + "</source_ip><count>" + QByteArray::number(number)
        + "</count><policy_evaluated><disposition>none</disposition><dkim>pass</dkim><spf>pass</spf></policy_evaluated></row>"
          "<identifiers><header_from>example.org</header_from></identifiers><auth_results><spf><domain>example.org</domain>"
          "<scope>mfrom</scope><result>pass</result></spf></auth_results></record>\n";
}

const QByteArray head = "<report_metadata><org_name>Receiver</org_name><email>a@receiver.example</email><report_id>7</report_id>"
                        "<date_range><begin>1764028800</begin><end>1764115199</end></date_range></report_metadata>\n";
const QByteArray policy = "<policy_published><domain>example.org</domain><p>none</p><sp>none</sp><pct>100</pct><fo>0</fo></policy_published>\n";

/// Five records, 1 to 5.
QByteArray fiveRecords()
{
    QByteArray xml = "<?xml version=\"1.0\"?>\n<feedback>" + head + policy;
    for (int i = 1; i <= 5; ++i)
        xml += recordOf(i);
    return xml + "</feedback>\n";
}

QByteArray changed(const QByteArray &from, const QByteArray &to)
{
    QByteArray xml = fiveRecords();
    const auto at = xml.indexOf(from);
    Q_ASSERT(at >= 0);
    return xml.replace(at, from.size(), to);
}

QString countsOf(const Read &read)
{
    QStringList counts;
    for (const AggregateRecord &record : read.kept.records)
        counts << QString::number(record.count);
    return counts.join(u' ');
}

long peakKiB()
{
    rusage usage {};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

} // namespace

class TestFeedbackAggregateDamage final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatIsWhole_data()
    {
        QTest::addColumn<QByteArray>("xml");
        QTest::addColumn<QString>("counts"); ///< of the records
        QTest::addColumn<QString>("noted");
        QTest::addColumn<int>("lost");
        QTest::addColumn<bool>("isPartial");
        const auto row = [](const char *name, const QByteArray &xml, const char *counts, const char *noted, int lost, bool isPartial) {
            QTest::newRow(name) << xml << QString::fromLatin1(counts) << QString::fromLatin1(noted) << lost << isPartial;
        };
        row("nothing wrong", fiveRecords(), "1 2 3 4 5", "", 0, false);
        // Characters that XML reserves.
        row("& in the organisation", changed("Receiver", "AT&T"), "1 2 3 4 5", "bare_markup", 0, false);
        row("& in a record", changed("<header_from>example.org", "<header_from>a&b.example.org"), "1 2 3 4 5", "bare_markup", 0, false);
        row("entity that nobody defined", changed("Receiver", "Re&nbsp;ceiver"), "1 2 3 4 5", "bare_markup", 0, false);
        row("character that may not be", changed("Receiver", "Re&#1;ceiver"), "1 2 3 4 5", "bare_markup", 0, false);
        row("< in a value", changed("a@receiver.example", "a <b@receiver.example>"), "1 2 3 4 5", "bare_markup", 0, false);
        row("end of a section", changed("Receiver", "Re]]>ceiver"), "1 2 3 4 5", "bare_markup", 0, false);
        // Damage in one record.
        row("an end that is missing", changed("<count>3</count>", "<count>3"), "1 2 4 5", "malformed_markup lost_records", 1, true);
        row("an end of another", changed("<count>3</count>", "<count>3</cuont>"), "1 2 4 5", "malformed_markup lost_records", 1, true);
        row("a record without its end", changed("</record>\n<record><row><source_ip>192.0.2.3", "\n<record><row><source_ip>192.0.2.3"),
            "1 3 4 5", "malformed_markup lost_records", 1, true);
        row("a record without its beginning", changed("<record><row><source_ip>192.0.2.3", "<row><source_ip>192.0.2.3"), "1 2 4 5",
            "malformed_markup lost_records unknown_element", 1, true);
        row("a tag that is cut", changed("<count>3</count>", "<count>3</cou"), "1 2 4 5", "malformed_markup lost_records", 1, true);
        row("damage in two", changed("<count>2</count>", "<count>2").replace("<count>4</count>", "<count>4"), "1 3 5",
            "malformed_markup lost_records", 2, true);
        row("damage between records", changed(recordOf(3), "</row>" + recordOf(3)), "1 2 3 4 5", "malformed_markup", 0, false);
        row("noise between records", changed(recordOf(3), "<<<>&&" + recordOf(3)), "1 2 3 4 5", "malformed_markup", 0, false);
        // Damage of the whole.
        row("schema around", changed("<feedback>", "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"><feedback>") + "</xs:schema>",
            "1 2 3 4 5", "schema_tags", 0, false);
        row("schema that is not closed", changed("<feedback>", "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"><feedback>"),
            "1 2 3 4 5", "schema_tags", 0, false);
        row("schema tags in a record", changed("<count>2", "<xs:element name=\"count\"><count>2"), "1 2 3 4 5", "schema_tags", 0, false);
        row("no root", head + policy + recordOf(1) + recordOf(2), "1 2", "missing_root", 0, false);
        row("text before the root", "Here it is:\n" + fiveRecords(), "1 2 3 4 5", "malformed_markup", 0, false);
        row("text behind the root", fiveRecords() + "-- \nsent by a robot", "1 2 3 4 5", "content_after_end", 0, false);
        row("a record behind the root", fiveRecords() + recordOf(6), "1 2 3 4 5 6", "content_after_end", 0, false);
        row("NUL bytes behind the root", fiveRecords() + QByteArray(9, '\0'), "1 2 3 4 5", "control_characters content_after_end", 0, false);
        row("cut between records", fiveRecords().left(fiveRecords().indexOf(recordOf(4))), "1 2 3", "truncated", 0, true);
        row("cut in a record", fiveRecords().left(fiveRecords().indexOf("<count>4")), "1 2 3", "truncated lost_records", 1, true);
        row("cut in a tag", fiveRecords().left(fiveRecords().indexOf("count>4")), "1 2 3", "truncated lost_records", 1, true);
        row("cut before the end", fiveRecords().replace("</feedback>\n", ""), "1 2 3 4 5", "truncated", 0, true);
        row("an empty record", changed(recordOf(3), "<record/><record></record>"), "1 2 4 5", "empty_record", 0, false);
        row("head behind the records", QByteArray(fiveRecords()).replace(head, "").replace("</feedback>", head + "</feedback>"), "1 2 3 4 5", "", 0,
            false);
    }
    void readsWhatIsWhole()
    {
        QFETCH(QByteArray, xml);
        QFETCH(QString, counts);
        QFETCH(QString, noted);
        QFETCH(int, lost);
        QFETCH(bool, isPartial);
        for (const qsizetype piece : {qsizetype(1) << 20, qsizetype(11)}) {
            const Read read = readAggregate(xml, piece);
            QVERIFY(read.done);
            QCOMPARE(read.kept.reports.size(), std::size_t(1));
            const AggregateReport &report = read.kept.reports.front();
            QCOMPARE(countsOf(read), counts);
            QCOMPARE(namesOf(report.deviations), noted);
            QCOMPARE(report.lostRecords, lost);
            QCOMPARE(report.isPartial(), isPartial);
            QCOMPARE(report.reportId, std::string("7"));
            QCOMPARE(report.policy.domain.name, std::string("example.org"));
            QCOMPARE(report.period.begin, 1'764'028'800 * core::microsPerSecond);
        }
    }

    /// One tag of a head or a policy is wrong: what it is known by is read all the same, each value for itself.
    void aDamagedHeadTellsWhatIsIntact_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("lost"); // of "org id begin domain"
        const auto row = [](const char *from, const char *to, const char *lost = "") { QTest::newRow(to) << QByteArray(from) << QByteArray(to) << QString::fromLatin1(lost); };
        row("</org_name>", "</org_nam>");
        row("</org_name>", "/org_name>");
        row("</org_name>", "</org_name");
        row("<org_name>", "<org_nme>");
        row("<org_name>", "org_name>");
        row("<report_id>", "<report_id");
        row("</begin>", "</begn>");
        row("<begin>", "<bgin>");
        row("</end>", "<end>");
        row("</date_range>", "</date_rage>");
        row("<date_range>", "date_range>");
        row("<report_metadata>", "<report_metadaa>");
        row("</report_metadata>", "</report_metadat>");
        row("</domain><p>", "</doman><p>");
        row("</policy_published>", "</policy_publshed>");
        row("<policy_published>", "<policy_publised>");
        row("</org_name><email>a@receiver.example</email>", "eceiver.example</email>", "org");
        row("<begin>1764028800</begin>", "", "begin");
        row("<begin>1764028800</begin>", "<begin>17640</end>", "begin");
        row("<begin>1764028800</begin>", "<begin>1764<028800</begn>", "begin");
        row("<report_id>7</report_id><date_range>", "<report_id>7ate_range>", "id");
    }
    void aDamagedHeadTellsWhatIsIntact()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QString, lost);
        for (const qsizetype piece : {qsizetype(1) << 20, qsizetype(11)}) {
            const Read read = readAggregate(changed(from, to), piece);
            QVERIFY(read.done);
            QCOMPARE(countsOf(read), u"1 2 3 4 5"_s);
            QCOMPARE(read.kept.reports.size(), std::size_t(1));
            const AggregateReport &report = read.kept.reports.front();
            QCOMPARE(report.organisation, std::string(lost == u"org" ? "" : "Receiver"));
            QCOMPARE(report.reportId, std::string(lost == u"id" ? "" : "7"));
            QCOMPARE(report.policy.domain.name, std::string("example.org"));
            QCOMPARE(report.period.begin, lost == u"begin" ? 0 : 1'764'028'800 * core::microsPerSecond);
            QCOMPARE(report.deviations.has(Deviation::DateMissing), lost == u"begin");
            QCOMPARE(report.deviations.has(Deviation::ReportIdMissing), lost == u"id");
        }
    }

    void keepsTheNameThatHeldReservedCharacters()
    {
        const Read read = readAggregate(changed("Receiver", "AT&T <b@c> &amp; &eacute;"));
        QCOMPARE(read.kept.reports.at(0).organisation, std::string("AT&T <b@c> & &eacute;"));
    }

    void saysWhereItBroke()
    {
        const Read read = readAggregate(changed("<count>3</count>", "<count>3"));
        const auto &damage = read.kept.reports.at(0).damage;
        QVERIFY(damage);
        QCOMPARE(damage->kind, core::ProblemKind::Malformed);
        QVERIFY(!damage->reason.isEmpty());
        QVERIFY(damage->where.contains(QRegularExpression(u"\\d"_s)));
    }

    void damageBeyondABlockOfInputLosesTheSameRecord()
    {
        QByteArray xml = "<feedback>" + head + policy;
        int number = 0;
        while (xml.size() < 300'000)
            xml += recordOf(++number % 250 + 1);
        const auto at = xml.indexOf("</count>", 150'000);
        xml.remove(at, 8);
        const Read read = readAggregate(xml + "</feedback>", 5'000);
        QVERIFY(read.done);
        QCOMPARE(read.kept.records.size(), std::size_t(number - 1));
        QCOMPARE(read.kept.reports.at(0).lostRecords, 1);
        QCOMPARE(read.kept.reports.at(0).records, number - 1);
    }

    void readsSeveralReportsOfOneFile_data()
    {
        QTest::addColumn<QByteArray>("xml");
        QTest::addColumn<QString>("noted"); ///< of the first
        const QByteArray other = fiveRecords().replace("<report_id>7", "<report_id>8").replace("Receiver", "Other");
        QTest::newRow("one behind the other") << fiveRecords() + other << QString();
        QTest::newRow("in an element") << "<all>" + fiveRecords().mid(22) + other.mid(22) + "</all>" << u"unknown_element"_s;
        QTest::newRow("the first is cut") << fiveRecords().replace("</feedback>", "") + other << u"malformed_markup truncated"_s;
    }
    void readsSeveralReportsOfOneFile()
    {
        QFETCH(QByteArray, xml);
        QFETCH(QString, noted);
        const Read read = readAggregate(xml);
        QVERIFY(read.done);
        QCOMPARE(countsOf(read), u"1 2 3 4 5 1 2 3 4 5"_s);
        QCOMPARE(read.kept.reports.size(), std::size_t(2));
        QCOMPARE(namesOf(read.kept.reports[0].deviations), noted);
        QCOMPARE(read.kept.reports[0].reportId, std::string("7"));
        QCOMPARE(read.kept.reports[0].records, 5);
        QCOMPARE(read.kept.reports[0].isPartial(), noted.contains(u"truncated"));
        QCOMPARE(read.kept.reports[1].reportId, std::string("8"));
        QCOMPARE(read.kept.reports[1].organisation, std::string("Other"));
        QCOMPARE(read.kept.reports[1].records, 5);
        QVERIFY(!read.kept.reports[1].isPartial());
    }

    void refusesWhatIsNoReport_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("blanks") << QByteArray("  \n");
        QTest::newRow("text") << QByteArray("Hello, this is no report.");
        QTest::newRow("HTML") << QByteArray("<!-- a page --><html><body><p>Hi<br></body></html>");
        QTest::newRow("other XML") << QByteArray("<rss><channel><record/></channel></rss>");
        QTest::newRow("JSON") << QByteArray(R"({"organization-name":"x"})");
        QTest::newRow("NUL bytes") << QByteArray(70'000, '\0');
        QTest::newRow("cut in its head") << fiveRecords().left(fiveRecords().indexOf("<report_id>"));
        QTest::newRow("cut in its first record") << fiveRecords().left(fiveRecords().indexOf("<count>1"));
        QTest::newRow("its only record is lost") << QByteArray("<feedback>" + head + policy + recordOf(1).replace("</count>", "") + "</feedback>");
    }
    void refusesWhatIsNoReport()
    {
        QFETCH(QByteArray, bytes);
        const Read read = readAggregate(bytes);
        QVERIFY(!read.done);
        QCOMPARE(read.done.error().kind, core::ProblemKind::Malformed);
        QCOMPARE(read.kept.records.size(), std::size_t(0));
        QCOMPARE(read.kept.reports.size(), std::size_t(0));
    }

    void refusesBombsInBoundedMemory_data()
    {
        QTest::addColumn<QByteArray>("start");
        QTest::addColumn<QByteArray>("again"); ///< a MiB of it, 64 times
        QTest::addColumn<core::ProblemKind>("kind");
        QByteArray laughs = "<?xml version=\"1.0\"?><!DOCTYPE feedback [<!ENTITY a0 \"ha\">";
        for (int i = 1; i < 20; ++i)
            laughs += "<!ENTITY a" + QByteArray::number(i) + " \"" + ("&a" + QByteArray::number(i - 1) + ";").repeated(10) + "\">";
        laughs += "]><feedback><report_metadata><org_name>&a19;</org_name>";
        QTest::newRow("entities of entities") << laughs << QByteArray() << core::ProblemKind::Malformed;
        QTest::newRow("a file of this computer")
            << QByteArray("<!DOCTYPE feedback [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><feedback><report_metadata><org_name>&x;</org_name>")
            << QByteArray() << core::ProblemKind::Malformed;
        QTest::newRow("an outer DTD") << QByteArray("<!DOCTYPE feedback SYSTEM \"http://receiver.example/x.dtd\"><feedback/>") << QByteArray()
                                      << core::ProblemKind::Malformed;
        QTest::newRow("depth") << QByteArray("<feedback>") << QByteArray("<a>") << core::ProblemKind::TooLarge;
        QTest::newRow("a tag without end") << QByteArray("<feedback><a ") << QByteArray("b") << core::ProblemKind::TooLarge;
        QTest::newRow("attributes without end") << QByteArray("<feedback><a b='") << QByteArray("<c") << core::ProblemKind::Missing;
        QTest::newRow("a comment without end") << QByteArray("<feedback><!--") << QByteArray("x ") << core::ProblemKind::TooLarge;
        QTest::newRow("more than the limit of bytes") << QByteArray("<feedback>") << QByteArray("<a>x</a> ") << core::ProblemKind::TooLarge;
    }
    void refusesBombsInBoundedMemory()
    {
        QFETCH(QByteArray, start);
        QFETCH(QByteArray, again);
        QFETCH(core::ProblemKind, kind);
        Kept kept;
        AggregateLimits limits;
        limits.bytes = 48ULL << 20;
        AggregateReader reader(kept, limits);
        const long before = peakKiB();
        core::Done done = reader.take(start.toStdString());
        if (!again.isEmpty()) {
            const std::string block = again.repeated((1 << 20) / again.size()).toStdString();
            for (int i = 0; i < 64 && done; ++i)
                done = reader.take(block);
        }
        if (done)
            done = reader.finish();
        QVERIFY(!done);
        if (kind == core::ProblemKind::Missing) // that it is refused is enough
            kind = done.error().kind;
        QCOMPARE(done.error().kind, kind);
        QVERIFY(!done.error().reason.isEmpty());
        QVERIFY(!reader.take("x"));
        QVERIFY(!reader.finish());
#ifdef BW_SANITIZED
        constexpr long allowed = 512L * 1024; // its quarantine keeps what was freed
#else
        constexpr long allowed = 24L * 1024;
#endif
        QVERIFY2(peakKiB() - before < allowed, qPrintable(QString::number(peakKiB() - before)));
    }

    void memoryDoesNotGrowWithTheReport()
    {
        struct Counter final : AggregateSink
        {
            void take(AggregateRecord &&) override { ++records; }
            void take(AggregateReport &&) override { }
            std::int64_t records = 0;
        } counter;
        AggregateReader reader(counter);
        QVERIFY(reader.take("<feedback>" + head.toStdString()));
        const std::string block = recordOf(1).repeated(100).toStdString();
        const long before = peakKiB();
        for (int i = 0; i < 1'700; ++i) // 64 MiB
            QVERIFY(reader.take(block));
        QVERIFY(reader.take("</feedback>"));
        QVERIFY(reader.finish());
        QCOMPARE(counter.records, 170'000);
#ifdef BW_SANITIZED
        constexpr long allowed = 512L * 1024; // its quarantine keeps what was freed
#else
        constexpr long allowed = 8L * 1024;
#endif
        QVERIFY2(peakKiB() - before < allowed, qPrintable(QString::number(peakKiB() - before)));
    }

    void keepsToTheLimitOfRecords()
    {
        AggregateLimits limits;
        limits.records = 4;
        QCOMPARE(readAggregate(fiveRecords(), 1 << 20, limits).done.error().kind, core::ProblemKind::TooLarge);
        limits.records = 5;
        QVERIFY(readAggregate(fiveRecords(), 1 << 20, limits).done);
    }

    void cutsLongTextsBetweenCharacters()
    {
        const Read read = readAggregate(changed("Receiver", "R" + QByteArray("\u00e9").repeated(5'000)));
        const AggregateReport &report = read.kept.reports.at(0);
        QCOMPARE(namesOf(report.deviations), u"field_cut"_s);
        QCOMPARE(report.organisation.size(), std::size_t(4095));
        QVERIFY(QString::fromStdString(report.organisation).endsWith(u'\u00e9'));
        QVERIFY(readAggregate(changed("Receiver", QByteArray("R ").repeated(500'000))).kept.reports.at(0).organisation.size() <= 4096);
    }

    void cutsLongLists()
    {
        const QByteArray entry = "<dkim><domain>example.org</domain><selector>s</selector><result>pass</result></dkim>";
        const Read read = readAggregate(changed("<auth_results>", "<auth_results>" + entry.repeated(1'000)));
        QVERIFY(read.done);
        QCOMPARE(read.kept.records.at(0).dkimResults.size(), core::limits::reportListEntries);
        QCOMPARE(namesOf(read.kept.reports.at(0).deviations), u"list_cut repeated_dkim"_s);
        QCOMPARE(read.kept.records.size(), std::size_t(5));
    }

    void aRecordBeyondAllMeasureIsLostAndTheRestRead()
    {
        const QByteArray noise = "<a>" + QByteArray("n").repeated(100) + "</a>";
        const QByteArray xml = changed("<count>2</count>", "<count>2</count>" + noise.repeated(30'000));
        QCOMPARE(countsOf(readAggregate(xml)), u"1 2 3 4 5"_s);
        const Read read = readAggregate(QByteArray(xml).replace("Receiver", "A&B")); // so that records are cut out by their tags
        QVERIFY(read.done);
        QCOMPARE(countsOf(read), u"1 3 4 5"_s);
        QCOMPARE(read.kept.reports.at(0).lostRecords, 1);
    }
};

QTEST_APPLESS_MAIN(TestFeedbackAggregateDamage)
#include "tst_feedback_aggregate_damage.moc"
