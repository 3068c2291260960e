// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assessment/logevidence.h"
#include "models/store/fleet/nodetable.h"
#include "models/store/fleet/snapshottable.h"
#include "models/store/mailauth/sourcerules.h"
#include "tests/models/store/queries/storefiller.h"
#include "tests/support/dmarcrows.h"
#include "tests/support/manualclock.h"

#include <QTest>

using namespace bw;
using namespace Qt::StringLiterals;
using core::microsPerDay;
using test::DmarcReport;
using test::DmarcRow;
using test::StoreFiller;
using test::utc;

namespace {

const core::UtcMicros now = utc("2026-11-28T00:30:00Z"); // 27 November in New York
const core::UtcMicros wednesday = utc("2026-11-25T00:00:00Z");

struct Fixture
{
    StoreFiller filler;
    test::ManualClock clock { now };
    std::int64_t mx1, out1;

    explicit Fixture(const QString &zone = u"UTC"_s)
        : filler(zone)
        , mx1(node(u"mx1"_s, u"192.0.2.10"_s, {}))
        , out1(node(u"out1"_s, u"192.0.2.20"_s, "myhostname = out1.example.org\ninet_interfaces = 10.0.0.20, 2001:db8::20\n"))
    {
    }
    std::int64_t node(const QString &name, const QString &host, const QByteArray &settings)
    {
        fleet::Node reached;
        reached.name = name;
        reached.route = fleet::RouteKind::Ssh;
        reached.host = host;
        reached.logs = QStringList { u"/var/log/mail.log"_s };
        const std::int64_t id = filler.node(name);
        fleet::Snapshot snapshot { now - microsPerDay, u"Postfix"_s, u"3.7.11"_s, { { u"postfix.defaults"_s, fleet::SectionKind::Settings, "myhostname = " + name.toUtf8() + ".host.example\nsmtp_helo_name = $myhostname\n", {}, false }, { u"postfix.settings"_s, fleet::SectionKind::Settings, settings, {}, false } } };
        if (!store::saveNode(filler.store(), reached, name, clock) || !store::keepSnapshot(filler.store(), id, snapshot))
            qFatal("no node");
        return id;
    }
    void report(const DmarcReport &report, const std::vector<DmarcRow> &rows)
    {
        test::DmarcFiller reports(filler.store(), clock);
        if (!reports.add(report, rows) || !reports.commit())
            qFatal("no report");
    }
    void accepted(std::int64_t of, const char *time, const QString &sender, const QString &login, const char *client, int messages)
    {
        filler.stream(of, utc(time), filler.streamKey(sender, login, *client == '\0' ? QByteArray() : test::network(client)), { messages, messages, messages, 0, 0, 0, 0, 0 });
    }
    void signedWith(std::int64_t of, core::UtcMicros day, const QByteArray &domain, const QByteArray &selector, int messages)
    {
        using logs::StringKind;
        for (const std::int64_t node : { of, std::int64_t(0) })
            filler.sql(u"INSERT INTO mailauth_cell VALUES (%1, 1440, %2, %3, x'', 2, %4, %5, %6)"_s.arg(node).arg(day / 1000).arg(filler.string(StringKind::Domain, domain))
                           .arg(filler.string(StringKind::Word, "signed")).arg(filler.string(StringKind::Domain, selector)).arg(messages));
    }
    [[nodiscard]] assessment::DomainTraces traces(const QString &domain = u"example.org"_s) const
    {
        const auto found = assessment::tracesOf(filler.store(), domain, now, {});
        if (!found)
            qFatal("%s", qPrintable(found.error().oneLine()));
        return *found;
    }
};

} // namespace

class TestAssessmentTraces final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsNoError()
    {
        const StoreFiller empty;
        const auto traces = assessment::tracesOf(empty.store(), u"example.org"_s, now, {});
        QVERIFY(traces);
        QVERIFY(traces->selectors.isEmpty() && traces->senders.isEmpty() && traces->bounceDomains.isEmpty() && traces->heloNames.isEmpty());
        const Fixture fixture;
        QVERIFY(fixture.traces().senders.isEmpty()); // nodes that send nothing in its name
    }

    /// By messages of logs and reports together; the domain's own keys alone.
    void selectorsOfLogsAndReports()
    {
        Fixture fixture;
        fixture.report({}, { { .messages = 10, .dkimResults = { "example.org/a=pass" } }, { .messages = 3, .dkimResults = { "example.org/b=pass", "other.example/x=pass" } },
                               { .messages = 99, .dkim = false, .dkimResults = { "example.org/broken=fail" } },
                               { .messages = 50, .dkimResults = { "sub.example.org/below=pass" } },
                               { .messages = 20, .dkimResults = { "example.org/c=pass" }, .from = "sub.example.org" } });
        fixture.signedWith(fixture.out1, wednesday, "example.org", "b", 30);
        fixture.signedWith(fixture.out1, wednesday, "example.org", "logged", 1);
        fixture.signedWith(fixture.out1, wednesday, "other.example", "theirs", 100);
        QCOMPARE(fixture.traces().selectors, (QStringList { u"b"_s, u"c"_s, u"a"_s, u"logged"_s }));
        QCOMPARE(fixture.traces(u"sub.example.org"_s).selectors, (QStringList {})); // the key below stands in mail of the domain above
    }

    /// 28 days of UTC before today, where receivers report, whatever the home zone is.
    void daysOfReports()
    {
        for (const QString &zone : { u"UTC"_s, u"America/New_York"_s, u"Pacific/Auckland"_s }) {
            Fixture fixture(zone);
            const core::UtcMicros first = utc("2026-10-31T00:00:00Z");
            fixture.report({ .id = "1", .begin = first - microsPerDay }, { { .dkimResults = { "example.org/old=pass" } } });
            fixture.report({ .id = "2", .begin = first }, { { .dkimResults = { "example.org/first=pass" } } });
            fixture.report({ .id = "3", .begin = utc("2026-11-27T00:00:00Z") }, { { .dkimResults = { "example.org/last=pass" } } });
            QCOMPARE(fixture.traces().selectors, (QStringList { u"first"_s, u"last"_s }));
        }
    }

    /// What nodes accept as their own makes them senders; what strangers bring under the name does not.
    void sendersAreWhoSendsItself()
    {
        Fixture fixture;
        fixture.accepted(fixture.mx1, "2026-11-25T10:00:00Z", u"example.org"_s, {}, "203.0.113.5", 900);
        QVERIFY(fixture.traces().senders.isEmpty());
        fixture.accepted(fixture.out1, "2026-11-25T10:00:00Z", u"example.org"_s, u"ann"_s, "203.0.113.5", 3);
        fixture.accepted(fixture.out1, "2026-11-25T10:00:00Z", u"bounce.example.org"_s, {}, "10.0.0.7", 2);
        fixture.accepted(fixture.out1, "2026-11-25T10:00:00Z", u"other.example"_s, u"bob"_s, "203.0.113.5", 70);
        const assessment::DomainTraces traces = fixture.traces();
        QCOMPARE(traces.senders, (QStringList { u"192.0.2.20"_s, u"2001:db8::20"_s })); // 10.0.0.20 is no public one
        QCOMPARE(traces.heloNames, (QStringList { u"out1.example.org"_s }));
        QCOMPARE(traces.bounceDomains, (QStringList { u"bounce.example.org"_s }));
        fixture.accepted(fixture.mx1, "2026-11-25T11:00:00Z", u"example.org"_s, {}, "192.0.2.20", 1); // handed on by a node
        QCOMPARE(fixture.traces().senders, (QStringList { u"192.0.2.20"_s, u"2001:db8::20"_s, u"192.0.2.10"_s }));
        fixture.accepted(fixture.mx1, "2026-11-25T11:00:00Z", u"example.org"_s, {}, "", 9); // made on it
        QCOMPARE(fixture.traces().senders.first(), u"192.0.2.10"_s);
        QCOMPARE(fixture.traces().heloNames, (QStringList { u"mx1.host.example"_s, u"out1.example.org"_s }));
    }

    void namedSendersAndNoStrangers()
    {
        Fixture fixture;
        QVERIFY(store::setSourceRules(fixture.filler.store(), { { u"crm"_s, store::SourceRole::Sender, u"198.51.100.0/24"_s, {}, {}, {} }, { u"list"_s, store::SourceRole::Forwarder, u"203.0.113.7"_s, {}, {}, {} } }, fixture.clock));
        fixture.report({}, { { .source = "198.51.100.9", .messages = 5, .spfResults = { "mail.crm.example=pass" } },
                               { .source = "192.0.2.20", .messages = 9, .spfResults = { "example.org=pass", "out1.example.org/helo=pass", "old.example.org/helo=fail" } },
                               { .source = "203.0.113.7", .messages = 50, .spfResults = { "list.example=pass" } },
                               { .source = "203.0.113.99", .messages = 500, .dkim = false, .spf = false, .dkimResults = {}, .spfResults = { "evil.example=pass", "evil.example/helo=pass" } } });
        const assessment::DomainTraces traces = fixture.traces();
        QCOMPARE(traces.senders, (QStringList { u"192.0.2.20"_s, u"198.51.100.9"_s }));
        QCOMPARE(traces.bounceDomains, (QStringList { u"mail.crm.example"_s }));
        QCOMPARE(traces.heloNames, (QStringList { u"old.example.org"_s, u"out1.example.org"_s }));
    }

    void oneHundredAtMost()
    {
        Fixture fixture;
        QVERIFY(store::setSourceRules(fixture.filler.store(), { { u"crm"_s, store::SourceRole::Sender, u"198.51.100.0/24"_s, {}, {}, {} } }, fixture.clock));
        std::vector<DmarcRow> rows;
        for (int n = 1; n <= 150; ++n)
            rows.push_back({ .source = "198.51.100." + std::to_string(n), .messages = n, .dkimResults = { "example.org/s" + std::to_string(n) + "=pass" }, .spfResults = { "b" + std::to_string(n) + ".example.org=pass" } });
        fixture.report({}, rows);
        const assessment::DomainTraces traces = fixture.traces();
        for (const QStringList &list : { traces.selectors, traces.senders, traces.bounceDomains })
            QCOMPARE(list.size(), 100);
        QCOMPARE(traces.selectors.first(), u"s150"_s);
        QCOMPARE(traces.senders.last(), u"198.51.100.51"_s);
    }
};

QTEST_GUILESS_MAIN(TestAssessmentTraces)
#include "tst_assessment_traces.moc"
