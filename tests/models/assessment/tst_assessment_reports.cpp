// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/fleet/nodetable.h"
#include "models/store/mailauth/sourcerules.h"
#include "tests/models/assessment/evidenceasking.h"
#include "tests/models/assessment/evidencetest.h"
#include "tests/models/store/feedbackadding.h"
#include "tests/models/store/queries/storefiller.h"
#include "tests/support/dmarcrows.h"
#include "tests/support/manualclock.h"
#include "tests/support/reports.h"

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
    std::int64_t node = 0;

    explicit Fixture(const QString &zone = u"UTC"_s)
        : filler(zone)
        , node(filler.node(u"out1"_s))
    {
        fleet::Node reached;
        reached.name = u"out1"_s;
        reached.route = fleet::RouteKind::Ssh;
        reached.host = u"192.0.2.1"_s;
        reached.logs = QStringList { u"/var/log/mail.log"_s };
        if (!store::saveNode(filler.store(), reached, reached.name, clock)
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
    void tlsReport(int before, const QByteArray &policyDomain, int ok, const QByteArray &result, int failed)
    {
        const QByteArray day = QDateTime::fromMSecsSinceEpoch(today / 1000 - before * 86'400'000LL, Qt::UTC).toString(u"yyyy-MM-dd"_s).toLatin1(), id = QByteArray::number(++reports);
        addFeedback([&](store::FeedbackWriter &writer) {
            return test::addTls(writer, R"({"organization-name":"R","date-range":{"start-datetime":")" + day + R"(T00:00:00Z","end-datetime":")" + day + R"(T23:59:59Z"},"contact-info":"a@r.example","report-id":")" + id
                    + R"(","policies":[{"policy":{"policy-type":"sts","policy-domain":"first.example"},"summary":{"total-successful-session-count":7,"total-failure-session-count":0}},{"policy":{"policy-type":"sts","policy-domain":")"
                    + policyDomain + R"("},"summary":{"total-successful-session-count":)" + QByteArray::number(ok) + R"(,"total-failure-session-count":)" + QByteArray::number(failed)
                    + R"(},"failure-details":[{"result-type":")" + result + R"(","failed-session-count":)" + QByteArray::number(failed) + "}]}]}");
        });
    }
    /// \p arrival: as RFC 5322 writes dates.
    void complaint(const QByteArray &arrival, int number = 1)
    {
        for (int i = 0; i < number; ++i)
            addFeedback([&](store::FeedbackWriter &writer) {
                const QByteArray id = QByteArray::number(++reports);
                return test::addMail(writer, test::complaintMail("u" + id + "@provider.example", id + "@example.org").replace("Thu, 26 Nov 2026 16:40:00 +0000", arrival));
            });
    }
    template <typename Add>
    void addFeedback(Add add)
    {
        auto writer = store::FeedbackWriter::open(filler.store(), std::make_unique<test::PlainHasher>(), clock);
        if (!writer || !add(**writer) || !(*writer)->commit())
            qFatal("no report");
    }
    /// Delivered recipients of a day, in cells of every level.
    void delivered(const char *time, const QString &sender, int recipients)
    {
        filler.stream(node, utc(time), filler.streamKey(sender, u"ann"_s, {}), { recipients, recipients, recipients, 0, 0, 0, 0, 0 });
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
    /// Nothing was read, so nothing is known; what does not apply says why by something else.
    void onAnEmptyStoreReportsMakeNothingNotApplicable()
    {
        const StoreFiller empty;
        const auto found = assessment::evidenceOfDomainReports(test::shippedRegistry(), empty.store(), u"example.org"_s, now, {});
        QVERIFY(found);
        const auto loaded = posture::Catalog::load(posture::Catalog::shippedFiles());
        posture::Facts facts { *found, {} };
        facts.kinds.insert(u"domain"_s, { posture::Value::record({ { u"sends"_s, posture::Value::truth(true) }, { u"receives"_s, posture::Value::truth(true) } }), now, {} });
        QStringList unasked, unknown;
        for (const posture::Finding &finding : evaluate(loaded.catalog, { u"example.org"_s, { u"domain"_s }, {} }, facts, now)) {
            if (finding.verdict == posture::Verdict::NotApplicable && finding.control != u"BW-MSI-023") // it sends
                unasked << finding.control + u' ' + finding.reason;
            if (finding.verdict == posture::Verdict::Unknown)
                unknown << finding.control;
        }
        QCOMPARE(unasked, QStringList());
        for (const QString &control : { u"BW-MSI-005"_s, u"BW-MSI-013"_s, u"BW-MSI-014"_s, u"BW-MON-007"_s })
            QVERIFY2(unknown.contains(control), qPrintable(control));
    }

    void whatIsKnownSaysHowItWasGot()
    {
        QCOMPARE(test::knownWithoutHow(Fixture().kinds()).join(u" "_s), QString());
        Fixture told;
        told.report(2, { own(900), crm(50), spoof(20) });
        QCOMPARE(test::knownWithoutHow(told.kinds()).join(u" "_s), QString());
    }

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
        // The first command gives the named ones, the second the others.
        const QStringList commands = test::sourceOf(fixture.kinds(), u"dmarc_reports"_s, u"sources"_s).how.split(u'\n');
        QStringList told;
        for (const QString &command : commands)
            for (const QJsonValue &row : test::runAgain(command, fixture.filler.store())[u"sources"_s].toArray())
                told << u"%1 %2"_s.arg(row[u"source"_s].toString()).arg(row[u"messages"_s].toInteger());
        QCOMPARE(told, (QStringList { u" 980"_s, u"own nodes 800"_s, u"crm 100"_s, u"stranger 50"_s, u"list 40"_s, u"thief 30"_s, u"2001:db8:7::/48 579"_s, u"192.88.99.0/24 400"_s, u"198.18.0.0/24 1"_s }));
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

    void tlsReports()
    {
        Fixture fixture;
        QCOMPARE(fixture.value(u"tls_reports"_s, u"last"_s), u"absent"_s);
        QCOMPARE(fixture.value(u"tls_reports"_s, u"sessions"_s), u"0"_s);
        QCOMPARE(fixture.value(u"tls_reports"_s, u"policy_failures_14d"_s), u"0"_s);
        QVERIFY(fixture.value(u"tls_reports"_s, u"failed_share"_s).startsWith(u"unknown: No TLS reports"));
        fixture.tlsReport(60, "example.org", 1, "certificate-expired", 1'000);
        QCOMPARE(test::fieldOf(fixture.kinds(), u"tls_reports"_s, u"last"_s).number, double(today / core::microsPerSecond - 60 * 86'400 + 86'399));
        QCOMPARE(fixture.value(u"tls_reports"_s, u"sessions"_s), u"0"_s);
        fixture.tlsReport(20, "example.org", 80, "certificate-expired", 10);
        fixture.tlsReport(14, "example.org", 90, "sts-policy-fetch-error", 3);
        fixture.tlsReport(2, "example.org", 10, "starttls-not-supported", 7);
        fixture.tlsReport(1, "other.example", 500, "certificate-expired", 500);
        const assessment::Kinds kinds = fixture.kinds();
        QCOMPARE(test::fieldOf(kinds, u"tls_reports"_s, u"last"_s).number, double(today / core::microsPerSecond - 86'401));
        QCOMPARE(valueText(test::fieldOf(kinds, u"tls_reports"_s, u"sessions"_s)), u"200"_s);
        QCOMPARE(valueText(test::fieldOf(kinds, u"tls_reports"_s, u"failed_share"_s)), u"0.1"_s);
        QCOMPARE(valueText(test::fieldOf(kinds, u"tls_reports"_s, u"policy_failures_14d"_s)), u"3"_s);
        qint64 sessions = 0;
        const QJsonArray policies = test::again(test::sourceOf(kinds, u"tls_reports"_s, u"sessions"_s), fixture.filler.store())[u"policies"_s].toArray();
        for (const QJsonValue &policy : policies)
            sessions += policy[u"ok"_s].toInteger() + policy[u"failed"_s].toInteger();
        QCOMPARE(sessions, 200);
    }

    /// Nothing came: nobody complains, or nobody tells. Once some loop has spoken, silence is none.
    void silenceIsNoPraise()
    {
        Fixture fixture;
        fixture.filler.heard(fixture.node, utc("2026-10-01T00:00:00Z"), now);
        fixture.delivered("2026-11-20T10:00:00Z", u"example.org"_s, 1'000);
        QCOMPARE(fixture.value(u"complaints"_s, u"feedback_reports"_s), u"0"_s);
        QVERIFY(fixture.value(u"complaints"_s, u"worst_day_share"_s).startsWith(u"unknown: No complaint report is in the store"));
        fixture.complaint("Thu, 01 Oct 2026 10:00:00 +0000");
        QCOMPARE(fixture.value(u"complaints"_s, u"feedback_reports"_s), u"0"_s);
        QCOMPARE(fixture.value(u"complaints"_s, u"worst_day_share"_s), u"0"_s);
        QCOMPARE(fixture.value(u"complaints"_s, u"recent_share"_s), u"0"_s);
        QVERIFY(fixture.value(u"complaints"_s, u"trap_hits"_s).startsWith(u"unknown"));
    }

    void complaintsToDelivered()
    {
        Fixture fixture;
        fixture.filler.heard(fixture.node, utc("2026-10-01T00:00:00Z"), now);
        fixture.complaint("Tue, 10 Nov 2026 10:00:00 +0000", 4);
        fixture.complaint("Tue, 24 Nov 2026 23:59:59 +0000", 1);
        fixture.complaint("Sat, 28 Nov 2026 00:00:00 +0000", 2); // today has not ended
        fixture.delivered("2026-11-10T10:00:00Z", u"example.org"_s, 100);
        fixture.delivered("2026-11-10T10:00:00Z", u"news.example.org"_s, 100);
        fixture.delivered("2026-11-10T10:00:00Z", u"other.example"_s, 10'000);
        fixture.delivered("2026-11-24T10:00:00Z", u"example.org"_s, 1'000);
        fixture.delivered("2026-11-26T10:00:00Z", u"example.org"_s, 1'000);
        const assessment::Kinds kinds = fixture.kinds();
        QCOMPARE(valueText(test::fieldOf(kinds, u"complaints"_s, u"feedback_reports"_s)), u"5"_s);
        QCOMPARE(valueText(test::fieldOf(kinds, u"complaints"_s, u"worst_day_share"_s)), u"0.02"_s);
        QCOMPARE(valueText(test::fieldOf(kinds, u"complaints"_s, u"recent_share"_s)), u"0.0005"_s);
        QCOMPARE(test::again(test::sourceOf(kinds, u"complaints"_s, u"feedback_reports"_s), fixture.filler.store())[u"complaints"_s].toArray().size(), 5);
        QCOMPARE(test::again(test::sourceOf(kinds, u"complaints"_s, u"recent_share"_s), fixture.filler.store())[u"totals"_s][u"delivered"_s].toInteger(), 2'000);
        fixture.complaint("Fri, 13 Nov 2026 10:00:00 +0000");
        QVERIFY(fixture.value(u"complaints"_s, u"worst_day_share"_s).startsWith(u"unknown: Complaints tell of mail of 2026-11-13"));
    }

    /// A day of New York is 25 hours long on 1 November; hours that nobody heard are named.
    void daysOfTheHomeZone()
    {
        Fixture fixture(u"America/New_York"_s);
        fixture.filler.heard(fixture.node, utc("2026-10-01T00:00:00Z"), now);
        fixture.complaint("Sun, 01 Nov 2026 04:00:00 +0000", 1); // 00:00 there
        fixture.complaint("Mon, 02 Nov 2026 04:59:59 +0000", 1); // 23:59:59 of the same day
        fixture.delivered("2026-11-01T05:00:00Z", u"example.org"_s, 5);
        fixture.delivered("2026-11-02T04:00:00Z", u"example.org"_s, 5);
        QCOMPARE(fixture.value(u"complaints"_s, u"worst_day_share"_s), u"0.2"_s);
        fixture.complaint("Thu, 29 Oct 2026 03:59:59 +0000", 10); // the day before the first of the thirty
        fixture.complaint("Thu, 29 Oct 2026 04:00:00 +0000", 1); // its first moment, in summer time
        fixture.delivered("2026-10-29T04:00:00Z", u"example.org"_s, 10);
        QCOMPARE(fixture.value(u"complaints"_s, u"feedback_reports"_s), u"3"_s);
        QCOMPARE(fixture.value(u"complaints"_s, u"worst_day_share"_s), u"0.2"_s);
        fixture.filler.lost(fixture.node, utc("2026-11-03T10:00:00Z"), utc("2026-11-03T12:00:00Z"));
        QCOMPARE(fixture.value(u"complaints"_s, u"worst_day_share"_s), u"unknown: Not all of the time was heard: out1, 2026-11-03T05:00:00-05:00 to 2026-11-03T07:00:00-05:00"_s);
        QCOMPARE(fixture.value(u"complaints"_s, u"recent_share"_s), u"0"_s); // of another time
    }

    void bouncesAndVolumeToProviders()
    {
        Fixture fixture;
        StoreFiller &filler = fixture.filler;
        const std::int64_t node = fixture.node;
        filler.heard(node, utc("2026-10-01T00:00:00Z"), now);
        const std::int64_t stream = filler.streamKey(u"example.org"_s, u"ann"_s, {}), below = filler.streamKey(u"news.example.org"_s, u"ann"_s, {}), other = filler.streamKey(u"other.example"_s, u"bob"_s, {});
        const auto domain = [&](const char *name) { return filler.string(logs::StringKind::Domain, name); };
        const std::int64_t none = filler.string(logs::StringKind::Reply, "550 5.1.1 no such user"), full = filler.string(logs::StringKind::Reply, "552 5.2.2 full"),
                           claimed = filler.string(logs::StringKind::Reply, "550 5.1.8 your domain");
        const auto send = [&](const char *time, std::int64_t of, const char *to, logs::Outcome outcome, std::int64_t reply, int number) {
            const core::UtcMicros t = utc(time);
            for (int i = 0; i < number; ++i) {
                const bool isDelivered = outcome == logs::Outcome::Delivered;
                filler.stream(node, t, of, { 1, 1, isDelivered, 0, !isDelivered, 0, 0, 0 });
                const std::int64_t message = filler.message(node, { .accepted = t, .queueId = QByteArray::number(i), .stream = of });
                filler.delivery(node, message, t, outcome, QByteArray::number(i).rightJustified(16, '0'), domain(to), reply);
            }
        };
        send("2026-11-10T10:00:00Z", stream, "gmail.com", logs::Outcome::Delivered, 0, 3);
        send("2026-11-10T11:00:00Z", below, "googlemail.com", logs::Outcome::Delivered, 0, 4);
        send("2026-11-11T11:00:00Z", stream, "gmail.com", logs::Outcome::Delivered, 0, 6);
        send("2026-11-11T12:00:00Z", other, "gmail.com", logs::Outcome::Delivered, 0, 9);
        send("2026-11-12T10:00:00Z", stream, "msn.com", logs::Outcome::Delivered, 0, 2);
        send("2026-11-12T10:00:00Z", stream, "yahoo.co.uk", logs::Outcome::Delivered, 0, 1);
        send("2026-11-12T11:00:00Z", stream, "yahooo.example", logs::Outcome::Delivered, 0, 1);
        send("2026-11-13T10:00:00Z", stream, "a.example", logs::Outcome::Bounced, none, 2);
        send("2026-11-13T11:00:00Z", stream, "a.example", logs::Outcome::Bounced, full, 1);
        send("2026-11-13T12:00:00Z", stream, "a.example", logs::Outcome::Bounced, claimed, 5);
        send("2026-11-13T12:00:00Z", other, "a.example", logs::Outcome::Bounced, none, 7);
        filler.seal(node, utc("2026-11-14T00:00:00Z"));
        const assessment::Kinds kinds = fixture.kinds();
        QCOMPARE(valueText(test::fieldOf(kinds, u"volume"_s, u"gmail_max_day"_s)), u"7"_s);
        QCOMPARE(valueText(test::fieldOf(kinds, u"volume"_s, u"outlook_max_day"_s)), u"2"_s);
        QCOMPARE(valueText(test::fieldOf(kinds, u"volume"_s, u"yahoo_max_day"_s)), u"1"_s);
        QCOMPARE(valueText(test::fieldOf(kinds, u"complaints"_s, u"hard_bounce_share"_s)), valueText(posture::Value::ofNumber(2.0 / 25)));
        qint64 gmail = 0;
        for (const QJsonValue &bucket : test::again(test::sourceOf(kinds, u"volume"_s, u"gmail_max_day"_s), filler.store())[u"buckets"_s].toArray())
            if (bucket[u"day"_s].toString().startsWith(u"2026-11-10") && bucket[u"domain"_s].toString().startsWith(u"g"))
                gmail += bucket[u"delivered"_s].toInteger();
        QCOMPARE(gmail, 7);
        qint64 noAddress = 0;
        for (const QJsonValue &bucket : test::again(test::sourceOf(kinds, u"complaints"_s, u"hard_bounce_share"_s), filler.store())[u"buckets"_s].toArray())
            noAddress += bucket[u"reason"_s].toString().contains(u"5.1.1") ? bucket[u"bounced"_s].toInteger() : 0;
        QCOMPARE(noAddress, 2);
        for (const char *table : { "segment", "segment_range", "message", "delivery", "block" }) // rows leave before cells do
            filler.sql(u"DELETE FROM "_s + QString::fromLatin1(table));
        QVERIFY2(fixture.value(u"volume"_s, u"gmail_max_day"_s).startsWith(u"unknown: "), qPrintable(fixture.value(u"volume"_s, u"gmail_max_day"_s)));
        QVERIFY(fixture.value(u"complaints"_s, u"hard_bounce_share"_s).startsWith(u"unknown: "));
        filler.lost(node, utc("2026-11-03T10:00:00Z"), utc("2026-11-03T12:00:00Z"));
        QCOMPARE(fixture.value(u"volume"_s, u"gmail_max_day"_s), u"unknown: Not all of the time was heard: out1, 2026-11-03T10:00:00Z to 2026-11-03T12:00:00Z"_s);
    }

    void volumeWithoutLogs()
    {
        const StoreFiller empty;
        const auto found = assessment::evidenceOfDomainReports(test::shippedRegistry(), empty.store(), u"example.org"_s, now, {});
        QVERIFY(found);
        QCOMPARE(valueText(test::fieldOf(*found, u"volume"_s, u"gmail_max_day"_s)), u"unknown: Not all of the time was heard: no log was read"_s);
        for (const auto &[kind, evidence] : found->asKeyValueRange())
            QCOMPARE(evidence.record.fields.size(), test::shippedRegistry().records.value(test::shippedRegistry().kinds.value(kind).record).size());
    }

    /// Strangers choose names of senders: as words of a command they do nothing.
    void namesInCommands()
    {
        Fixture fixture;
        fixture.filler.heard(fixture.node, utc("2026-10-01T00:00:00Z"), now);
        fixture.complaint("Tue, 24 Nov 2026 10:00:00 +0000");
        fixture.delivered("2026-11-24T10:00:00Z", u"a;exit.example.org"_s, 40);
        fixture.delivered("2026-11-24T10:00:00Z", u"it's a.example.org"_s, 40);
        const posture::Source source = test::sourceOf(fixture.kinds(), u"complaints"_s, u"recent_share"_s);
        QVERIFY2(source.how.contains(u"'a;exit.example.org'"), qPrintable(source.how));
        QCOMPARE(test::again(source, fixture.filler.store())[u"totals"_s][u"delivered"_s].toInteger(), 40);
    }

    void everyCommandRuns()
    {
        Fixture fixture;
        fixture.report(3, { own(10), spoof(2) });
        fixture.tlsReport(2, "example.org", 10, "certificate-expired", 7);
        fixture.complaint("Tue, 24 Nov 2026 10:00:00 +0000");
        fixture.filler.heard(fixture.node, utc("2026-10-01T00:00:00Z"), now);
        fixture.delivered("2026-11-24T10:00:00Z", u"example.org"_s, 100);
        const assessment::Kinds kinds = fixture.kinds();
        QCOMPARE(test::commandsThatFail(kinds, fixture.filler.store()), QStringList());
        qint64 ofPolicy = 0;
        for (const QJsonValue &one : test::again(test::sourceOf(kinds, u"tls_reports"_s, u"policy_failures_14d"_s), fixture.filler.store())[u"failures"_s].toArray())
            ofPolicy += one[u"sessions"_s].toInteger();
        QCOMPARE(ofPolicy, 7);
        for (const QJsonValue &one : test::again(test::sourceOf(kinds, u"complaints"_s, u"worst_day_share"_s), fixture.filler.store())[u"buckets"_s].toArray())
            QCOMPARE(one[u"delivered"_s].toInteger(), one[u"day"_s].toString().startsWith(u"2026-11-24") ? 100 : 0);
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
