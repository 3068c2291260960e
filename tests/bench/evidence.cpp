// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assessment/logevidence.h"
#include "models/posture/catalog.h"
#include "models/store/fleet/nodetable.h"
#include "models/store/mailauth/mailauthquery.h"
#include "tests/models/store/queries/storefiller.h"
#include "tests/support/cputimer.h"
#include "tests/support/dmarcrows.h"
#include "tests/support/manualclock.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstdio>
#include <random>

using namespace bw;
using namespace Qt::StringLiterals;
using core::microsPerDay;

namespace {

const core::UtcMicros now = test::utc("2026-11-28T10:00:00Z"), today = test::utc("2026-11-28T00:00:00Z");
constexpr int reporters = 10;

std::string addressOf(std::uint64_t number)
{
    return "203." + std::to_string(number >> 16 & 127) + '.' + std::to_string(number >> 8 & 255) + '.' + std::to_string(number & 255);
}

/// Half own, the rest a vendor, forwarders, senders that nobody named, and strangers of many addresses.
std::vector<test::DmarcRow> rowsOf(const std::string &domain, int number, std::mt19937_64 &random)
{
    std::vector<test::DmarcRow> rows;
    for (int i = 0; i < number; ++i) {
        test::DmarcRow row { .messages = std::int64_t(1 + random() % 50), .dkimResults = { domain + "/s1=pass" }, .spfResults = { domain + "=pass" }, .from = i % 7 == 0 ? "news." + domain : domain };
        const std::uint64_t kind = random() % 10, address = random();
        if (kind == 5)
            row.source = "198.51.100." + std::to_string(address % 256);
        if (kind == 6)
            row = { .source = addressOf(address % 5'000), .messages = row.messages, .spf = false, .dkimResults = row.dkimResults, .spfResults = { "f" + std::to_string(address % 400) + ".example=pass" }, .from = row.from };
        if (kind == 7)
            row = { .source = addressOf(address % 500 + 100'000), .messages = row.messages, .dkim = false, .spf = false, .dkimResults = { "esp.example/k=pass" }, .spfResults = { "esp.example=pass" }, .from = row.from };
        if (kind > 7)
            row = { .source = addressOf(address % 60'000), .messages = row.messages, .dkim = false, .spf = false, .dkimResults = {}, .spfResults = { domain + "=softfail" }, .from = row.from, .disposition = "reject" };
        rows.push_back(row);
    }
    return rows;
}

void print(const QString &name, const posture::Value &value)
{
    std::printf("%s = %s\n", qPrintable(name), qPrintable(value.type == posture::Type::Number ? QString::number(value.number, 'g', 15) : value.inWords()));
    for (qsizetype i = 0; i < value.items.size(); ++i)
        print(u"%1[%2]"_s.arg(name).arg(i), value.items[i]);
    for (auto it = value.fields.cbegin(); it != value.fields.cend(); ++it)
        print(name + u'.' + it.key(), it.value());
}

void print(const assessment::Kinds &kinds, const assessment::DomainTraces &traces)
{
    for (const auto &[kind, evidence] : kinds.asKeyValueRange()) {
        print(kind, evidence.record);
        for (const auto &[field, source] : evidence.sources.asKeyValueRange())
            std::printf("%s of %s: %s\n%s\n", qPrintable(field), qPrintable(kind), qPrintable(source.how), qPrintable(source.raw));
    }
    for (const QStringList &names : { traces.selectors, traces.senders, traces.bounceDomains, traces.heloNames })
        std::printf("%s\n", qPrintable(names.join(u' ')));
}

/// Of a node's log, now.
int ofNode(const QString &path, const QString &node)
{
    const auto store = store::Store::open(path, store::OpenMode::ReadOnly);
    const posture::LoadedCatalog loaded = posture::Catalog::load(posture::Catalog::shippedFiles());
    bool isDone = store.has_value();
    for (int round = 0; isDone && round < 3; ++round) {
        const test::CpuTimer timer;
        isDone = assessment::evidenceOfNodeLog(loaded.catalog.registry, *store, node, core::SystemClock().now(), {}).has_value();
        const auto took = timer.elapsed();
        const test::CpuTimer ofShows;
        isDone = isDone && assessment::logShowsOf(*store, node, core::SystemClock().now(), {}).has_value();
        std::fprintf(stderr, "evidence of the log %lld ms, what it shows %lld ms\n", static_cast<long long>(took), static_cast<long long>(ofShows.elapsed()));
    }
    return isDone ? 0 : 1;
}

} // namespace

/// evidence node STORE NODE: milliseconds (CPU) that the evidence of a node's log takes.
/// evidence [ROWS [DOMAINS [show]]]: milliseconds (CPU) that the evidence of a domain's reports and its traces take with so many rows of 28 days, beside
/// what `mailauth --by day,domain` takes for the same rows. show: what was found too.
int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    if (argc == 4 && QByteArray(argv[1]) == "node")
        return ofNode(QString::fromLocal8Bit(argv[2]), QString::fromLocal8Bit(argv[3]));
    const int rows = argc > 1 ? std::max(1, QByteArray(argv[1]).toInt()) : 280'000, domains = argc > 2 ? std::max(1, QByteArray(argv[2]).toInt()) : 1;
    test::StoreFiller filler;
    test::ManualClock clock { now };
    filler.node(u"out1"_s);
    fleet::Node node;
    node.name = u"out1"_s;
    node.route = fleet::RouteKind::Ssh;
    node.host = u"192.0.2.1"_s;
    node.logs = QStringList { u"/var/log/mail.log"_s };
    bool isDone = store::saveNode(filler.store(), node, node.name, clock) && store::setSourceRules(filler.store(), { { u"crm"_s, store::SourceRole::Sender, u"198.51.100.0/24"_s, {}, {}, {} } }, clock);
    test::DmarcFiller reports(filler.store(), clock);
    std::mt19937_64 random(7);
    for (int domain = 0; domain < domains; ++domain)
        for (int day = 1; day <= 28; ++day)
            for (int org = 0; org < reporters; ++org) {
                const std::string name = "d" + std::to_string(domain) + ".example";
                isDone = isDone && reports.add({ .id = name + '-' + std::to_string(day) + '-' + std::to_string(org), .org = "r" + std::to_string(org) + ".example", .domain = name, .begin = today - day * microsPerDay }, rowsOf(name, rows / 28 / reporters, random));
            }
    isDone = isDone && reports.commit();
    const posture::LoadedCatalog loaded = posture::Catalog::load(posture::Catalog::shippedFiles());
    const QString domain = u"d0.example"_s;
    store::MailAuthQuery query;
    query.filter.range = { today - 28 * microsPerDay, today };
    query.filter.zone = u"UTC"_s;
    query.filter.domains = { domain, u"*."_s + domain };
    query.by = { u"day"_s, u"domain"_s };
    for (int round = 0; isDone && round < 3; ++round) {
        const test::CpuTimer ofQuery;
        const auto answer = query.run(filler.store());
        const auto queryTook = ofQuery.elapsed();
        const test::CpuTimer ofEvidence;
        const auto kinds = assessment::evidenceOfDomainReports(loaded.catalog.registry, filler.store(), domain, now, {});
        const auto evidenceTook = ofEvidence.elapsed();
        const test::CpuTimer ofTraces;
        const auto traces = assessment::tracesOf(filler.store(), domain, now, {});
        const auto tracesTook = ofTraces.elapsed();
        isDone = answer && kinds && traces;
        if (isDone && round == 2 && argc > 3)
            print(*kinds, *traces);
        std::fprintf(stderr, "%lld rows: by day,domain %lld ms, evidence %lld ms, traces %lld ms, ratio %.1f\n", isDone ? static_cast<long long>(answer->rows) : 0, static_cast<long long>(queryTook), static_cast<long long>(evidenceTook),
            static_cast<long long>(tracesTook), double(evidenceTook + tracesTook) / double(std::max<std::int64_t>(1, queryTook)));
    }
    return isDone ? 0 : 1;
}
