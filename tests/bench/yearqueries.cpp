// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Times the questions that pages and verbs put to a store, one after the other, on a store of tests/bench/yearstore.
// Prints a Markdown table; ends with 1 if one takes 100 ms or more. On a busy machine the CPU's time is what compares.
#include "models/store/queries/coveragequery.h"
#include "models/store/queries/loginquery.h"
#include "models/store/queries/tracequery.h"
#include "models/store/queries/volumequery.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <functional>
#include <optional>
#include <vector>

using namespace bw;
using namespace Qt::StringLiterals;

namespace {

constexpr core::UtcMicros end = 1'795'651'200'000'000; // as yearstore's
constexpr int times = 7;
constexpr double mostMs = 100;

double cpuMs()
{
    timespec now {};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

double medianOf(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

/// Any keyed hash will do: what is searched for is not there, which is the longest search.
struct Hasher final : core::KeyedHasher
{
    core::KeyedHash hash(std::string_view text) override
    {
        core::KeyedHash hash;
        for (std::size_t i = 0; i < hash.bytes.size(); ++i)
            hash.bytes[i] = static_cast<std::uint8_t>(core::fastHash(text, i));
        return hash;
    }
};

store::Filter last(core::UtcMicros length)
{
    store::Filter filter;
    filter.range = { end - length, end };
    filter.zone = u"UTC"_s; // the store's home zone, as a desk has it
    return filter;
}

store::Filter with(store::Filter filter, QStringList store::Filter::*list, const QString &value)
{
    (filter.*list).append(value);
    return filter;
}

struct Question
{
    const char *page;
    QString what;
    std::function<std::optional<qsizetype>()> ask; ///< rows of the answer; nothing: it failed
};

class Questions
{
public:
    explicit Questions(store::Store store)
        : m_store(std::move(store))
    {
    }
    std::vector<Question> all;

    void volume(const char *page, const QString &what, const store::Filter &filter, const QStringList &by)
    {
        all.push_back({ page, what, [this, filter, by] {
                           return rows(store::VolumeQuery { filter, by }.run(m_store), [](const auto &a) { return a.buckets.size(); });
                       } });
    }
    void logins(const QString &what, const store::Filter &filter, const QStringList &by)
    {
        all.push_back({ "Logins", what, [this, filter, by] {
                           return rows(store::LoginQuery { filter, by }.run(m_store), [](const auto &a) { return a.buckets.size(); });
                       } });
    }
    void coverage(const QString &what, const store::Filter &filter, bool hours)
    {
        all.push_back({ "Coverage", what, [this, filter, hours] {
                           store::CoverageQuery query;
                           query.filter = filter;
                           query.withHours = hours;
                           return rows(query.run(m_store), [](const auto &a) { return a.nodes.size() + a.hours.size(); });
                       } });
    }
    void trace(const QString &what, const store::TraceQuery &query)
    {
        all.push_back({ "Messages", what, [this, query] {
                           Hasher hasher;
                           return rows(query.find(m_store, &hasher), [](const auto &a) { return a.size(); });
                       } });
    }
    void loginEvents(const QString &what, const store::Filter &filter)
    {
        all.push_back({ "Logins", what, [this, filter] {
                           return rows(store::LoginEventsQuery { filter, 0 }.run(m_store), [](const auto &a) { return a.size(); });
                       } });
    }
    void nodes()
    {
        all.push_back({ "all", u"the nodes, and when each was heard last"_s,
            [this] { return rows(store::listNodes(m_store), [](const auto &a) { return a.size(); }); } });
    }

private:
    template <typename T, typename Count>
    std::optional<qsizetype> rows(const core::Result<T> &answer, Count count)
    {
        if (answer)
            return static_cast<qsizetype>(count(*answer));
        std::fprintf(stderr, "%s\n", qPrintable(answer.error().oneLine()));
        return std::nullopt;
    }
    store::Store m_store;
};

void pages(Questions &q)
{
    constexpr auto hour = core::microsPerHour;
    constexpr auto day = core::microsPerDay;
    using F = store::Filter;
    q.nodes();
    q.volume("Overview", u"48 hours by hour"_s, last(48 * hour), { u"hour"_s });
    q.volume("Overview", u"56 days by hour (the usual)"_s, last(56 * day), { u"hour"_s });
    q.volume("Volume", u"48 hours, totals"_s, last(48 * hour), {});
    q.volume("Volume", u"48 hours by hour and outcome"_s, last(48 * hour), { u"hour"_s, u"outcome"_s });
    q.volume("Volume", u"48 hours by hour and node"_s, last(48 * hour), { u"hour"_s, u"node"_s });
    q.volume("Volume", u"48 hours by hour and stream"_s, last(48 * hour), { u"hour"_s, u"stream"_s });
    q.volume("Volume", u"48 hours by receiving domain"_s, last(48 * hour), { u"domain"_s });
    q.volume("Volume", u"48 hours by reason"_s, last(48 * hour), { u"reason"_s });
    q.volume("Volume", u"48 hours by sender domain"_s, last(48 * hour), { u"sender"_s });
    q.volume("Volume", u"48 hours of one node by hour"_s, with(last(48 * hour), &F::nodes, u"mx17"_s), { u"hour"_s });
    q.volume("Volume", u"48 hours to one domain by hour"_s, with(last(48 * hour), &F::domains, u"d3.example"_s), { u"hour"_s });
    q.volume("Volume", u"6 hours by 15 minutes"_s, last(6 * hour), { u"15min"_s });
    q.volume("Volume", u"30 days by hour"_s, last(30 * day), { u"hour"_s });
    q.volume("Volume", u"30 days by receiving domain"_s, last(30 * day), { u"domain"_s });
    q.volume("Volume", u"30 days by day and node"_s, last(30 * day), { u"day"_s, u"node"_s });
    store::Filter abroad = last(30 * day);
    abroad.zone = u"America/New_York"_s;
    q.volume("Volume", u"30 days by day and node, in another zone than the store's"_s, abroad, { u"day"_s, u"node"_s });
    q.volume("Volume", u"a year by day"_s, last(364 * day), { u"day"_s });
    q.volume("Volume", u"a year by day of one node"_s, with(last(364 * day), &F::nodes, u"mx17"_s), { u"day"_s });
    q.volume("Volume", u"a year by month and stream"_s, last(364 * day), { u"month"_s, u"stream"_s });
    q.volume("Volume", u"a year by receiving domain"_s, last(364 * day), { u"domain"_s });
    q.logins(u"48 hours by hour"_s, last(48 * hour), { u"hour"_s });
    q.logins(u"48 hours by user"_s, last(48 * hour), { u"user"_s });
    q.logins(u"48 hours by network"_s, last(48 * hour), { u"network"_s });
    q.logins(u"30 days by day"_s, last(30 * day), { u"day"_s });
    q.logins(u"a year by month"_s, last(364 * day), { u"month"_s });
    q.logins(u"a year by user"_s, last(364 * day), { u"user"_s });
    q.loginEvents(u"every login of 48 hours (attack rules)"_s, last(48 * hour));
    q.coverage(u"48 hours, each node and hour"_s, last(48 * hour), true);
    q.coverage(u"30 days, nodes only"_s, last(30 * day), false);
    store::TraceQuery trace;
    trace.filter = last(48 * hour);
    q.trace(u"the newest 200 of 48 hours"_s, trace);
    trace.filter.range = {};
    trace.queueId = u"4jY3313Vy5zNotThere"_s;
    q.trace(u"a queue id that is nowhere, everything kept"_s, trace);
    trace.queueId.clear();
    trace.recipient = u"nobody@d3.example"_s;
    q.trace(u"a recipient that is nowhere, everything kept"_s, trace);
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 2) {
        std::fputs("usage: yearqueries STORE [PART OF A QUESTION]\n", stderr);
        return 2;
    }
    auto store = store::Store::open(QString::fromLocal8Bit(argv[1]), store::OpenMode::ReadOnly);
    if (!store) {
        std::fprintf(stderr, "%s\n", qPrintable(store.error().oneLine()));
        return 3;
    }
    Questions questions(*store);
    pages(questions);
    bool good = true;
    const QString only = QString::fromLocal8Bit(argc > 2 ? argv[2] : "");
    std::puts("| page | question | rows | first, ms | median, ms | CPU, ms | |\n|---|---|---|---|---|---|---|");
    for (const Question &question : questions.all) {
        if (!question.what.contains(only))
            continue;
        std::vector<double> ms, cpu;
        std::optional<qsizetype> rows;
        for (int i = 0; i < times; ++i) {
            const auto started = std::chrono::steady_clock::now();
            const double before = cpuMs();
            rows = question.ask();
            ms.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - started).count());
            cpu.push_back(cpuMs() - before);
            if (!rows)
                break;
        }
        const double median = medianOf(ms);
        const bool slow = !rows || median >= mostMs;
        good = good && !slow;
        std::printf("| %s | %s | %s | %.1f | %.1f | %.1f | %s |\n", question.page, qPrintable(question.what),
            rows ? qPrintable(QString::number(*rows)) : "failed", ms.front(), median, medianOf(cpu), slow ? "too slow" : "");
        std::fflush(stdout);
    }
    return good ? 0 : 1;
}
