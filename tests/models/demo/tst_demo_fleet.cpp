// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/demo/demofleet.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

using namespace bw;
using demo::DemoFleet;
using demo::DemoOptions;

namespace {

// Wednesday 25 November 2026, 14:00 in Paris: the moment of the pictures.
constexpr core::UtcMicros wednesday = 1'795'611'600'000'000;

DemoOptions small()
{
    DemoOptions options;
    options.days = 5;
    options.messagesPerDay = 1'500;
    options.endsAt = wednesday;
    return options;
}

struct Text
{
    std::vector<std::string> pieces = std::vector<std::string>(2);
    demo::Truth truth;
    [[nodiscard]] std::string all() const { return pieces[0] + pieces[1]; }
};

Text written(const DemoFleet &fleet, std::size_t node)
{
    Text text;
    text.truth = fleet.writeNode(node, [&](std::size_t piece, std::string_view block) {
        text.pieces.at(piece).append(block);
        return true;
    });
    return text;
}

template <typename Each>
void eachLine(std::string_view text, Each each)
{
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        each(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
}

bool has(std::string_view text, std::string_view part)
{
    return text.find(part) != std::string_view::npos;
}

/// What stands between before and the next of ends.
std::string between(std::string_view text, std::string_view before, std::string_view ends)
{
    const std::size_t from = text.find(before);
    if (from == std::string_view::npos)
        return {};
    text.remove_prefix(from + before.size());
    return std::string(text.substr(0, text.find_first_of(ends)));
}

/// The queue id of a Postfix line: the first word of its text.
std::string idOf(std::string_view line)
{
    return between(line, "]: ", ":");
}

/// Counts with searches alone, so that it shares nothing with the generator.
struct PlainCount
{
    demo::Counts counts;
    std::uint64_t lines = 0;
    std::uint64_t sent = 0;
    std::uint64_t notices = 0;
    std::uint64_t unknown = 0;

    void read(std::string_view text)
    {
        std::set<std::string> setAside; // open ids that are notices or second passes
        std::map<std::string, bool> fresh; // ids with client= and no qmgr line yet; true: came back from a filter
        std::map<std::string, std::uint64_t> open; // recipients that are not final
        eachLine(text, [&](std::string_view line) {
            ++lines;
            const std::string id = idOf(line);
            if (has(line, " postfix/smtpd[") || has(line, "/smtpd[")) {
                if (has(line, ": client=")) {
                    fresh[id] = has(line, "orig_queue_id=");
                    setAside.erase(id);
                }
                counts.logins += has(line, "sasl_username=") && has(line, ": client=") ? 1 : 0;
                counts.loginsFailed += has(line, "authentication failed") ? 1 : 0;
                if (has(line, "NOQUEUE: reject"))
                    ++(has(line, "]: 450 ") ? counts.rejectedForNow : counts.rejected);
            } else if (has(line, "/qmgr[")) {
                if (has(line, ": from=<>") && fresh.find(id) == fresh.end() && open.find(id) == open.end()) {
                    setAside.insert(id); // a notice: nobody handed it in
                } else if (has(line, "(queue active)") && fresh.find(id) != fresh.end()) {
                    const std::uint64_t recipients = std::stoul(between(line, "nrcpt=", " "));
                    open[id] = recipients;
                    if (!fresh[id]) {
                        ++counts.accepted;
                        counts.recipients += recipients;
                    }
                    fresh.erase(id);
                } else if (has(line, "status=expired")) {
                    counts.expired += open[id];
                } else if (has(line, ": removed")) {
                    open.erase(id);
                }
            } else if (has(line, "non-delivery notification")) {
                ++notices;
            } else if (has(line, ": to=<")) {
                const bool gone = has(line, "status=sent");
                sent += gone ? 1 : 0;
                if (setAside.count(id) > 0)
                    return;
                const bool handed = has(line, "relay=127.0.0.1[127.0.0.1]:10024");
                counts.delivered += gone && !handed ? 1 : 0;
                counts.bounced += has(line, "status=bounced") ? 1 : 0;
                counts.deferred += has(line, "status=deferred") ? 1 : 0;
                if (!has(line, "status=deferred") && open.count(id) > 0)
                    --open[id];
            } else if (has(line, "imap-login: Login:")) {
                ++counts.logins;
            } else if (has(line, " spampd[")) {
                ++unknown;
            }
        });
    }
};

} // namespace

class TestDemoFleet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sameSeedGivesTheSameBytes()
    {
        const DemoFleet one(small());
        const DemoFleet again(small());
        DemoOptions other = small();
        other.seed = 2;
        const DemoFleet different(other);
        QCOMPARE(one.nodes().size(), std::size_t(12));
        for (const std::size_t node : { 0U, 6U, 11U }) {
            const std::string text = written(one, node).all();
            QVERIFY(text.size() > 100'000);
            QVERIFY(text == written(again, node).all());
            QVERIFY(text != written(different, node).all());
        }
    }

    void truthEqualsAPlainCount()
    {
        const DemoFleet fleet(small());
        for (std::size_t node = 0; node < fleet.nodes().size(); ++node) {
            const Text text = written(fleet, node);
            PlainCount plain;
            plain.read(text.pieces[0]);
            plain.read(text.pieces[1]);
            const demo::Truth &truth = text.truth;
            QCOMPARE(plain.lines, truth.lines);
            QCOMPARE(plain.sent, truth.sentLines);
            QCOMPARE(plain.notices, truth.notices);
            QCOMPARE(plain.unknown, truth.notUnderstood);
            QCOMPARE(plain.counts.delivered, truth.sentLines - truth.noticesSent - truth.handOvers);
            QCOMPARE(plain.counts.accepted, truth.total.accepted);
            QCOMPARE(plain.counts.recipients, truth.total.recipients);
            QCOMPARE(plain.counts.delivered, truth.total.delivered);
            QCOMPARE(plain.counts.deferred, truth.total.deferred);
            QCOMPARE(plain.counts.bounced, truth.total.bounced);
            QCOMPARE(plain.counts.rejected, truth.total.rejected);
            QCOMPARE(plain.counts.rejectedForNow, truth.total.rejectedForNow);
            QCOMPARE(plain.counts.logins, truth.total.logins);
            QCOMPARE(plain.counts.loginsFailed, truth.total.loginsFailed);
        }
    }

    void timeNeverGoesBackAndTheLostHoursAreSilent()
    {
        const DemoFleet fleet(small());
        QCOMPARE(fleet.times().lost.from, wednesday - 31 * core::microsPerHour); // Tuesday 07:00
        QCOMPARE(fleet.times().lost.length(), 2 * core::microsPerHour);
        for (std::size_t node = 0; node < fleet.nodes().size(); ++node) {
            const Text text = written(fleet, node);
            std::string last;
            std::uint64_t wrong = 0;
            eachLine(text.all(), [&](std::string_view line) {
                const std::string stamp(line.substr(0, 26));
                wrong += stamp < last ? 1 : 0;
                wrong += stamp >= "2026-11-24T07:00:00.000000" && stamp < "2026-11-24T09:00:00.000000" ? 1 : 0;
                wrong += line.substr(26, 7) == "+01:00 " ? 0 : 1;
                last = stamp;
            });
            QCOMPARE(wrong, std::uint64_t(0));
            QVERIFY(text.pieces[0].size() > 0 && text.pieces[1].size() > 0);
            if (fleet.nodes()[node].name == "mx-fr-3")
                QVERIFY2(last < "2026-11-25T09:38:00", last.c_str());
            else
                QVERIFY2(last > "2026-11-25T13:40:00", last.c_str());
        }
    }

    void theStatedFiguresAreInTheLines_data()
    {
        QTest::addColumn<qint64>("endsAt");
        // At any hour of the day: at some of them the attack runs across the lost hours.
        for (int hour = 0; hour < 24; hour += 3)
            QTest::addRow("ends at hour %d", hour) << qint64(wednesday + hour * core::microsPerHour + 123'457);
    }
    void theStatedFiguresAreInTheLines()
    {
        QFETCH(qint64, endsAt);
        DemoOptions options = small();
        options.days = 3;
        options.messagesPerDay = 600;
        options.endsAt = endsAt;
        const DemoFleet fleet(options);
        std::map<std::string, std::uint64_t> byLogin;
        std::map<std::string, std::uint64_t> bySource;
        std::set<std::string> sprayed, stuffed, campaignSources;
        std::uint64_t spray = 0, stuffing = 0, refused = 0, stolen = 0, goodFar = 0, twoDays = 0;
        demo::LogWriter stamp(demo::Stamp::Rfc3339, core::ZoneRules::named("Europe/Paris"));
        stamp.begin(endsAt - 48 * core::microsPerHour, "", "", 0);
        const std::string twoDaysAgo(stamp.block().substr(0, 26));
        bool goodBeforeTheFailures = false;
        for (const std::size_t node : { 6U, 7U }) {
            const Text text = written(fleet, node);
            refused += text.truth.refusedWithoutTls;
            eachLine(text.all(), [&](std::string_view line) {
                const std::string source = between(line, "[", "]").empty() ? "" : between(line.substr(line.find("]: ") + 3), "[", "]");
                const std::string user = between(line, "sasl_username=", "\n");
                if (has(line, "authentication failed")) {
                    ++byLogin[user];
                    twoDays += line.substr(0, 26) >= twoDaysAgo ? 1 : 0;
                    ++bySource[source];
                    const bool sprayer = source.rfind("203.0.113.", 0) == 0 && std::stoi(source.substr(10)) >= 192;
                    if (sprayer) {
                        ++spray;
                        sprayed.insert(user);
                    }
                    if (sprayer && user == "campaigns@news.example") {
                        campaignSources.insert(source);
                        goodBeforeTheFailures |= stolen > 0;
                    }
                    if (source.rfind("2001:db8:77:", 0) == 0) {
                        ++stuffing;
                        stuffed.insert(user);
                    }
                } else if (has(line, "client=unknown[203.0.113.77]") && user == "campaigns@news.example") {
                    ++stolen;
                } else if (has(line, "[198.51.100.9]") && user == "ops@mta.example" && has(line, "client=")) {
                    ++goodFar;
                }
            });
        }
        QCOMPARE(twoDays, std::uint64_t(18'204));
        QCOMPARE(spray, std::uint64_t(9'120));
        QCOMPARE(sprayed.size(), std::size_t(812));
        QCOMPARE(byLogin["campaigns@news.example"], std::uint64_t(412));
        QCOMPARE(campaignSources.size(), std::size_t(31));
        QVERIFY(!goodBeforeTheFailures);
        QCOMPARE(bySource["203.0.113.77"], std::uint64_t(4'018));
        QCOMPARE(stuffing, std::uint64_t(3'377));
        QCOMPARE(stuffed.size(), std::size_t(3'102));
        QCOMPARE(refused, std::uint64_t(12));
        QCOMPARE(goodFar, std::uint64_t(14));
        QCOMPARE(stolen, std::uint64_t(fleet.figures().stolenMessages));
    }

    void theStolenLoginSendsNineTimesItsUsual()
    {
        DemoOptions options = small();
        options.messagesPerDay = 24'000;
        const DemoFleet fleet(options);
        const core::UtcMicros length = fleet.times().stopped - fleet.times().takeover;
        std::uint64_t before = 0, during = 0, north = 0, bounced = 0;
        std::set<std::string> ids;
        eachLine(written(fleet, 6).all(), [&](std::string_view line) {
            if (has(line, ": client=") && has(line, "sasl_username=campaigns@news.example")) {
                if (has(line, "[203.0.113.77]")) {
                    ++during;
                    ids.insert(idOf(line));
                } else {
                    ++before;
                }
            } else if (has(line, ": to=<") && ids.count(idOf(line)) > 0) {
                north += has(line, "@isp-north.example>") && !has(line, "status=deferred") ? 1 : 0;
                bounced += has(line, "status=bounced") ? 1 : 0;
            }
        });
        QCOMPARE(during, std::uint64_t(2'231));
        const double usual = double(before) * double(length) / (5.0 * double(core::microsPerDay));
        QVERIFY2(during / usual > 8.3 && during / usual < 10.5, qPrintable(QString::number(during / usual)));
        QVERIFY2(north * 1000 / during > 290 && north * 1000 / during < 370, qPrintable(QString::number(north)));
        QVERIFY2(bounced * 1000 / during > 65 && bounced * 1000 / during < 105, qPrintable(QString::number(bounced)));
    }

    void aMessageIsHandedFromOneNodeToTheOther()
    {
        const DemoFleet fleet(small());
        const std::string sub = written(fleet, 6).all();
        const std::string relay = written(fleet, 1).all();
        std::string queuedAs;
        eachLine(sub, [&](std::string_view line) {
            if (has(line, "relay=mx-fr-2.mta.example"))
                queuedAs = between(line, "queued as ", ")");
        });
        QVERIFY(!queuedAs.empty());
        QVERIFY(has(sub, "message-id=<20261125031244.88@news.example>"));
        QVERIFY(has(relay, queuedAs + ": message-id=<20261125031244.88@news.example>"));
        for (const char *status : { "status=sent", "status=deferred", "status=bounced" }) {
            bool found = false;
            eachLine(relay, [&](std::string_view line) { found |= has(line, queuedAs + ": to=<") && has(line, status); });
            QVERIFY2(found, status);
        }
    }

    void namesAndAddressesAreReservedOnes()
    {
        const DemoFleet fleet(small());
        std::uint64_t wrong = 0;
        for (std::size_t node = 0; node < fleet.nodes().size(); ++node) {
            eachLine(written(fleet, node).all(), [&](std::string_view line) {
                for (std::size_t at = line.find('@'); at != std::string_view::npos; at = line.find('@', at + 1)) {
                    const std::string domain(line.substr(at + 1, line.find_first_of(">,) =", at) - at - 1));
                    const bool reserved = domain.ends_with(".example") || domain.starts_with("[203.0.113.") || domain == "unknown";
                    wrong += reserved ? 0 : 1;
                    if (!reserved && wrong < 5)
                        qWarning("%s", std::string(line).c_str());
                }
                for (std::size_t at = line.find('['); at != std::string_view::npos; at = line.find('[', at + 1)) {
                    const std::string_view address = line.substr(at + 1, line.find(']', at) - at - 1);
                    if (std::count(address.begin(), address.end(), '.') != 3 || address.find_first_not_of("0123456789.") != std::string_view::npos)
                        continue;
                    const bool documentation = address.starts_with("192.0.2.") || address.starts_with("198.51.100.")
                        || address.starts_with("203.0.113.") || address == "127.0.0.1";
                    wrong += documentation ? 0 : 1;
                }
            });
        }
        QCOMPARE(wrong, std::uint64_t(0));
    }
};

QTEST_APPLESS_MAIN(TestDemoFleet)
#include "tst_demo_fleet.moc"
