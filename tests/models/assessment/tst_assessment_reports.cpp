// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/fleet/nodetable.h"
#include "models/store/mailauth/sourcerules.h"
#include "tests/models/assessment/evidenceasking.h"
#include "tests/models/store/queries/storefiller.h"
#include "tests/support/dmarcrows.h"
#include "tests/support/manualclock.h"

#include <QJsonArray>
#include <QTest>

using namespace bw;
using namespace Qt::StringLiterals;
using core::microsPerDay;
using test::DmarcReport;
using test::DmarcRow;
using test::StoreFiller;
using test::utc;
using test::valueText;

namespace {

const core::UtcMicros now = utc("2026-11-28T10:00:00Z");
const core::UtcMicros today = utc("2026-11-28T00:00:00Z");

struct Fixture
{
    StoreFiller filler;
    test::ManualClock clock { now };
    int reports = 0;

    explicit Fixture(const QString &zone = u"UTC"_s)
        : filler(zone)
    {
        fleet::Node node;
        node.name = u"out1"_s;
        node.route = fleet::RouteKind::Ssh;
        node.host = u"192.0.2.1"_s;
        node.logs = QStringList { u"/var/log/mail.log"_s };
        if (!store::saveNode(filler.store(), node, {}, clock)
            || !store::setSourceRules(filler.store(), { { u"crm"_s, store::SourceRole::Sender, u"198.51.100.0/24"_s, {}, {}, {} }, { u"list"_s, store::SourceRole::Forwarder, u"203.0.113.7"_s, {}, {}, {} },
                                                          { u"thief"_s, store::SourceRole::Stranger, u"203.0.113.66"_s, {}, {}, {} } }, clock))
            qFatal("no fixture");
    }
    /// Of the day so many days before today.
    void report(int before, const std::vector<DmarcRow> &rows, const std::string &org = "receiver.example", const std::string &domain = "example.org")
    {
        test::DmarcFiller writer(filler.store(), clock);
        if (!writer.add({ .id = std::to_string(++reports), .org = org, .domain = domain, .begin = today - before * microsPerDay }, rows) || !writer.commit())
            qFatal("no report");
    }
    [[nodiscard]] assessment::Kinds kinds(const QString &domain = u"example.org"_s) const
    {
        const auto found = assessment::evidenceOfDomainReports(test::shippedRegistry(), filler.store(), domain, now, {});
        if (!found)
            qFatal("%s", qPrintable(found.error().oneLine()));
        return *found;
    }
    [[nodiscard]] QString value(const QString &kind, const QString &field) const { return valueText(test::fieldOf(kinds(), kind, field)); }
};

DmarcRow own(std::int64_t messages) { return { .messages = messages }; }
DmarcRow ownBySpf(std::int64_t messages) { return { .messages = messages, .dkim = false, .dkimResults = {} }; }
DmarcRow ownFailing(std::int64_t messages) { return { .messages = messages, .dkim = false, .spf = false, .dkimResults = {}, .spfResults = {} }; }
DmarcRow crm(std::int64_t messages) { return { .source = "198.51.100.9", .messages = messages, .dkim = false, .spf = false, .dkimResults = { "crm.example/k=pass" }, .spfResults = { "crm.example=pass" } }; }
DmarcRow spoof(std::int64_t messages, const std::string &source = "203.0.113.9")
{
    return { .source = source, .messages = messages, .dkim = false, .spf = false, .dkimResults = {}, .spfResults = { "example.org=softfail" }, .disposition = "reject" };
}
/// Authenticates as somebody whom nobody named.
DmarcRow unnamed(std::int64_t messages, const std::string &source) { return { .source = source, .messages = messages, .dkim = false, .spf = false, .dkimResults = { "esp.example/k=pass" }, .spfResults = { "esp.example=pass" } }; }

/// "name class messages pass": of the list of sources.
QStringList sourcesOf(const assessment::Kinds &kinds)
{
    QStringList lines;
    for (const posture::Value &one : test::fieldOf(kinds, u"dmarc_reports"_s, u"sources"_s).items)
        lines << u"%1|%2|%3|%4|%5"_s.arg(one.fields[u"name"_s].text, one.fields[u"class"_s].text).arg(one.fields[u"share"_s].number).arg(one.fields[u"per_day"_s].number).arg(one.fields[u"pass_share"_s].number);
    return lines;
}

} // namespace

class TestAssessmentReports final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingWasReported()
    {
        const StoreFiller empty;
        const auto found = assessment::evidenceOfDomainReports(test::shippedRegistry(), empty.store(), u"example.org"_s, now, {});
        QVERIFY(found);
        for (const char *field : { "messages", "reporters_3d" })
            QCOMPARE(valueText(test::fieldOf(*found, u"dmarc_reports"_s, QString::fromLatin1(field))), u"0"_s);
        QCOMPARE(valueText(test::fieldOf(*found, u"dmarc_reports"_s, u"last"_s)), u"absent"_s);
        QVERIFY(test::fieldOf(*found, u"dmarc_reports"_s, u"sources"_s).isKnown());
        for (const char *field : { "unreadable_share", "aligned_dkim_share", "own_pass_share", "own_dkim_share", "improving", "spoofed_per_day", "spoofed_median", "newest_source_per_day" })
            QVERIFY2(valueText(test::fieldOf(*found, u"dmarc_reports"_s, QString::fromLatin1(field))).startsWith(u"unknown: No "), field);
    }

    /// Of another domain there is no figure, whatever else is stored.
    void aDomainThatNobodyReports()
    {
        Fixture fixture;
        fixture.report(1, { own(10) });
        const assessment::Kinds kinds = fixture.kinds(u"other.example"_s);
        QCOMPARE(valueText(test::fieldOf(kinds, u"dmarc_reports"_s, u"messages"_s)), u"0"_s);
        QCOMPARE(valueText(test::fieldOf(kinds, u"dmarc_reports"_s, u"last"_s)), u"absent"_s);
    }

    void sharesOfOwnAndVendorsMail()
    {
        Fixture fixture;
        fixture.report(20, { own(70), ownBySpf(10), ownFailing(5), crm(15), spoof(1000) });
        fixture.report(3, { own(30), ownBySpf(20), { .messages = 50, .from = "sub.example.org" } });
        const assessment::Kinds kinds = fixture.kinds();
        const auto number = [&](const char *field) { return test::fieldOf(kinds, u"dmarc_reports"_s, QString::fromLatin1(field)).number; };
        QCOMPARE(number("messages"), 1200.0);
        QCOMPARE(number("own_pass_share"), 180.0 / 200);
        QCOMPARE(number("own_dkim_share"), 150.0 / 200);
        QCOMPARE(number("aligned_dkim_share"), 80.0 / 100); // 14 days
        QCOMPARE(test::sourceOf(kinds, u"dmarc_reports"_s, u"own_pass_share"_s).raw, u"180 / 200"_s);
        QVERIFY(test::fieldOf(kinds, u"dmarc_reports"_s, u"improving"_s).isTrue()); // 80 of 100, then 100 of 100
        // The commands give the same figures.
        qint64 messages = 0, pass = 0, dkim = 0;
        for (const QJsonValue &bucket : test::again(test::sourceOf(kinds, u"dmarc_reports"_s, u"own_pass_share"_s), fixture.filler.store())[u"buckets"_s].toArray())
            if (const QString role = bucket[u"role"_s].toString(); role == "own"_L1 || role == "sender"_L1) {
                messages += bucket[u"messages"_s].toInteger();
                pass += bucket[u"dmarc"_s][u"pass"_s].toInteger();
                dkim += bucket[u"dkim"_s][u"aligned"_s].toInteger();
            }
        QCOMPARE(messages, 200);
        QCOMPARE(pass, 180);
        QCOMPARE(dkim, 150);
        QCOMPARE(test::again(test::sourceOf(kinds, u"dmarc_reports"_s, u"messages"_s), fixture.filler.store())[u"totals"_s][u"messages"_s].toInteger(), 1200);
    }

    void trend_data()
    {
        QTest::addColumn<QList<int>>("passing"); // of 1,000 own messages, by week, oldest first; -1: no report
        QTest::addColumn<QString>("expected");
        QTest::newRow("rises") << QList { 900, 900, 910, 950 } << u"yes"_s;
        QTest::newRow("flat") << QList { 990, 990, 990, 986 } << u"yes"_s;
        QTest::newRow("falls") << QList { 990, 990, 990, 984 } << u"no"_s;
        QTest::newRow("two weeks") << QList { -1, -1, 990, 900 } << u"no"_s;
        QTest::newRow("one week") << QList { -1, -1, -1, 990 } << u"unknown"_s;
        QTest::newRow("silent since") << QList { 990, 990, 990, -1 } << u"unknown"_s;
    }
    void trend()
    {
        QFETCH(QList<int>, passing);
        QFETCH(QString, expected);
        Fixture fixture;
        for (int week = 0; week < 4; ++week)
            if (passing[week] >= 0)
                fixture.report(28 - week * 7, { own(passing[week]), ownFailing(1'000 - passing[week]) });
        QCOMPARE(fixture.value(u"dmarc_reports"_s, u"improving"_s).section(u':', 0, 0), expected);
    }

    /// 28 days of UTC before today: a report of the 29th, or of today, is of none of them; whatever the home zone is.
    void edgesOfDays()
    {
        for (const QString &zone : { u"UTC"_s, u"America/New_York"_s, u"Pacific/Auckland"_s }) {
            Fixture fixture(zone);
            fixture.report(29, { own(1) });
            fixture.report(28, { own(10) });
            fixture.report(1, { own(100) });
            fixture.report(0, { own(1'000) });
            QCOMPARE(fixture.value(u"dmarc_reports"_s, u"messages"_s), u"110"_s);
        }
    }

    void reportersAndTheNewest()
    {
        Fixture fixture;
        fixture.report(40, { own(1) }, "old.example");
        QCOMPARE(test::fieldOf(fixture.kinds(), u"dmarc_reports"_s, u"last"_s).number, double(today / core::microsPerSecond - 40 * 86'400 + 86'399)); // also of one that is in no other figure
        QCOMPARE(fixture.value(u"dmarc_reports"_s, u"reporters_3d"_s), u"0"_s);
        fixture.report(4, { own(1) }, "silent.example");
        fixture.report(3, { own(1) }, "a.example");
        fixture.report(2, { own(1) }, "a.example");
        fixture.report(1, { own(1) }, "b.example");
        fixture.report(1, { own(1) }, "c.example", "other.example"); // tells of the domain beside another one's
        const assessment::Kinds kinds = fixture.kinds();
        QCOMPARE(valueText(test::fieldOf(kinds, u"dmarc_reports"_s, u"reporters_3d"_s)), u"3"_s);
        QCOMPARE(test::fieldOf(kinds, u"dmarc_reports"_s, u"last"_s).number, double(today / core::microsPerSecond - 1));
        QCOMPARE(test::again(test::sourceOf(kinds, u"dmarc_reports"_s, u"reporters_3d"_s), fixture.filler.store())[u"buckets"_s].toArray().size(), 3);
        QVERIFY(test::again(test::sourceOf(kinds, u"dmarc_reports"_s, u"last"_s), fixture.filler.store())[u"reports"_s].toArray().last()[u"to"_s].toString().startsWith(u"2026-11-27T23:59:59"));
    }

    /// A day's mean of the newest week and the median, over days that reports tell of: their lack is no zero.
    void spoofing()
    {
        Fixture fixture;
        for (int before = 28; before > 7; before -= 2) // 11 days
            fixture.report(before, { own(1), spoof(before == 28 ? 500 : 10) });
        fixture.report(5, { own(1) });
        fixture.report(3, { own(1), spoof(60), spoof(30, "203.0.113.66") });
        const assessment::Kinds kinds = fixture.kinds();
        QCOMPARE(valueText(test::fieldOf(kinds, u"dmarc_reports"_s, u"spoofed_per_day"_s)), u"45"_s); // 0 and 90
        QCOMPARE(valueText(test::fieldOf(kinds, u"dmarc_reports"_s, u"spoofed_median"_s)), u"10"_s);
        qint64 spoofed = 0;
        for (const QJsonValue &bucket : test::again(test::sourceOf(kinds, u"dmarc_reports"_s, u"spoofed_per_day"_s), fixture.filler.store())[u"buckets"_s].toArray())
            if (bucket[u"day"_s].toString() >= "2026-11-21"_L1 && (bucket[u"kind"_s].toString() == "spoofing"_L1 || bucket[u"role"_s].toString() == "stranger"_L1))
                spoofed += bucket[u"messages"_s].toInteger();
        QCOMPARE(spoofed, 90);
        Fixture silent;
        silent.report(8, { spoof(10) });
        QCOMPARE(silent.value(u"dmarc_reports"_s, u"spoofed_median"_s), u"10"_s);
        QVERIFY(silent.value(u"dmarc_reports"_s, u"spoofed_per_day"_s).startsWith(u"unknown"));
    }

    /// By what people and the rules say of them; noise apart, and what has no name by its network.
    void sources()
    {
        Fixture fixture;
        fixture.report(10, { own(600), ownFailing(200), crm(100), { .source = "203.0.113.7", .messages = 40 }, spoof(50), spoof(30, "203.0.113.66") });
        fixture.report(9, { unnamed(300, "192.88.99.4"), unnamed(100, "192.88.99.5"), unnamed(1, "198.18.0.1"), unnamed(579, "2001:db8:7::1") });
        QCOMPARE(sourcesOf(fixture.kinds()), (QStringList { u"own nodes|own|0.4|400|0.75"_s, u"2001:db8:7::/48||0.2895|289.5|0"_s, u"192.88.99.0/24||0.2|200|0"_s, u"crm|vendor|0.05|50|0"_s,
                                                 u"stranger|unauthorised|0.025|25|0"_s, u"list|forwarder|0.02|20|1"_s, u"thief|unauthorised|0.015|15|0"_s }));
        const QJsonObject senders = test::again(test::sourceOf(fixture.kinds(), u"dmarc_reports"_s, u"sources"_s), fixture.filler.store());
        QCOMPARE(senders[u"sources"_s][0][u"source"_s].toString(), u""_s);
    }

    /// Who is new this week, by the days since then; who was there before is not.
    void newestSource()
    {
        Fixture fixture;
        fixture.report(60, { unnamed(5, "192.88.99.4") });
        fixture.report(3, { unnamed(9'000, "192.88.99.4"), own(10) });
        fixture.report(2, { unnamed(1'200, "198.18.0.1"), own(10) });
        fixture.report(1, { unnamed(800, "198.18.0.9"), own(10) });
        const assessment::Kinds kinds = fixture.kinds();
        QCOMPARE(valueText(test::fieldOf(kinds, u"dmarc_reports"_s, u"newest_source_per_day"_s)), u"1000"_s);
        for (const QJsonValue &row : test::again(test::sourceOf(kinds, u"dmarc_reports"_s, u"newest_source_per_day"_s), fixture.filler.store())[u"sources"_s].toArray())
            QCOMPARE(row[u"first_ever"_s].toString() >= "2026-11-21"_L1, row[u"source"_s].toString() != "192.88.99.0/24"_L1);
    }

    void unreadable()
    {
        Fixture fixture;
        for (int before = 1; before <= 19; ++before)
            fixture.report(before, { own(1) });
        QCOMPARE(fixture.value(u"dmarc_reports"_s, u"unreadable_share"_s), u"0"_s);
        auto writer = store::FeedbackWriter::open(fixture.filler.store(), std::make_unique<test::PlainHasher>(), fixture.clock);
        QVERIFY(writer && (*writer)->beginFile("/reports/bad.xml") && (*writer)->addUnreadable("", "line 3", "it ends") && (*writer)->addUnreadable("", "line 9", "it ends") && (*writer)->endFile(QByteArray(32, 'h'), 1) && (*writer)->commit());
        const assessment::Kinds kinds = fixture.kinds();
        QCOMPARE(valueText(test::fieldOf(kinds, u"dmarc_reports"_s, u"unreadable_share"_s)), u"0.05"_s);
        QCOMPARE(test::again(test::sourceOf(kinds, u"dmarc_reports"_s, u"unreadable_share"_s), fixture.filler.store())[u"unreadable"_s].toArray().size(), 2);
    }

    void veryManySources()
    {
        Fixture fixture;
        std::vector<DmarcRow> rows;
        for (int n = 0; n < 250; ++n)
            rows.push_back(unnamed(100 + n, "198.18." + std::to_string(n) + ".1"));
        fixture.report(3, rows);
        const QStringList sources = sourcesOf(fixture.kinds());
        QCOMPARE(sources.size(), 101);
        QCOMPARE(sources.first().section(u'|', 0, 0), u"198.18.249.0/24"_s);
        double share = 0;
        for (const QString &line : sources)
            share += line.section(u'|', 2, 2).toDouble();
        QVERIFY(qAbs(share - 1) < 0.001);
    }
};

QTEST_GUILESS_MAIN(TestAssessmentReports)
#include "tst_assessment_reports.moc"
