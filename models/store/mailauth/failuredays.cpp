// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/cubes.h"
#include "models/store/mailauth/ledger.h"
#include "models/store/mailauth/mailauthscan.h"
#include "models/store/queries/coveragequery.h"
#include "models/store/queries/names.h"
#include "models/store/queries/timebuckets.h"
#include "models/store/reader.h"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

namespace bw::store {

using namespace Qt::StringLiterals;
using core::fail;

namespace {

using DayKey = std::pair<core::UtcMicros, QString>;

/// "5.7.26" of 5007026.
QString codeName(std::int64_t code)
{
    return u"%1.%2.%3"_s.arg(code / 1'000'000).arg(code / 1'000 % 1'000).arg(code % 1'000);
}

QString checkName(std::int64_t check)
{
    static const QStringList names { u"spf"_s, u"dkim"_s, u"dmarc"_s, u"arc"_s, u"iprev"_s, u"spam"_s };
    return names.value(check - static_cast<std::int64_t>(logs::Check::Spf));
}

/// Of cells alone: both are days of the home zone, per node.
class OwnSide final
{
public:
    OwnSide(Reader &reader, const MailAuthFilter &filter)
        : m_reader(reader)
        , m_names(reader)
        , m_filter(filter)
    {
    }

    void read(std::map<DayKey, FailureDay> &days)
    {
        const core::ZoneRules &home = m_reader.store().homeZone();
        const bool isAll = m_filter.range == core::TimeRange {};
        const std::int64_t from = isAll ? INT64_MIN : toMs(home.startOfDay(m_filter.range.from)), to = isAll ? INT64_MAX : toMs(m_filter.range.to + 999);
        for (const NodeName &node : m_names.nodes()) {
            Rows refusals = m_reader.rows("SELECT start, domain, receiver, reply_class, sum(recipients) FROM refusal_cell WHERE node = ? AND level = 1440 AND start >= ? AND start < ? "
                                          "GROUP BY start, domain, receiver, reply_class", node.id, from, to);
            while (refusals.next())
                add(days, { fromMs(refusals.integer(0)), nameOrOther(refusals.integer(1)), nameOrOther(refusals.integer(2)), codeName(refusals.integer(3)), node.name, refusals.integer(4) }, true);
            readVerdicts(days, node, from, to);
        }
    }

private:
    /// Foreign names leave in time (models/store/README.md), and their cells are added to 0.
    QString nameOrOther(std::int64_t id) { return id == 0 ? u"other"_s : m_names.text(id); }

    /// Only of own domains: what strangers' mail fails with is not about them.
    void readVerdicts(std::map<DayKey, FailureDay> &days, const NodeName &node, std::int64_t from, std::int64_t to)
    {
        static const QStringList failures { u"fail"_s, u"softfail"_s, u"hardfail"_s, u"permerror"_s, u"temperror"_s, u"policy"_s };
        Rows cells = m_reader.rows("SELECT c.start, c.domain, c.checked, c.result, sum(c.messages) FROM mailauth_cell c JOIN string s ON s.id = c.domain WHERE c.node = ? AND c.level = 1440 AND c.start >= ? "
                                   "AND c.start < ? AND s.own = 1 GROUP BY c.start, c.domain, c.checked, c.result", node.id, from, to);
        while (cells.next()) {
            const QString result = m_names.text(cells.integer(3));
            if (failures.contains(result))
                add(days, { fromMs(cells.integer(0)), m_names.text(cells.integer(1)), {}, checkName(cells.integer(2)) + u' ' + result, node.name, cells.integer(4) }, false);
        }
    }

    void add(std::map<DayKey, FailureDay> &days, const OwnFailure &failure, bool isRefusal)
    {
        const bool isWanted = m_filter.domains.isEmpty() || std::any_of(m_filter.domains.begin(), m_filter.domains.end(), [&](const QString &pattern) { return domainMatches(pattern, failure.domain); });
        if (!isWanted || failure.messages <= 0)
            return;
        FailureDay &day = days[{ failure.day, failure.domain }];
        (isRefusal ? day.refused : day.verdicts) += failure.messages;
        day.own.append(failure);
    }

    Reader &m_reader;
    Names m_names;
    const MailAuthFilter &m_filter;
};

void gatherOthers(std::map<DayKey, FailureDay> &days)
{
    using Place = std::map<DayKey, FailureDay>::iterator;
    const QString otherName = u"other"_s;
    std::vector<Place> alone; // of one day
    const auto gather = [&] {
        if (alone.size() > refusedDomainsADay) {
            std::ranges::stable_sort(alone, [](const Place &one, const Place &other) { return one->second.refused > other->second.refused; });
            const core::UtcMicros start = alone.front()->first.first;
            std::map<std::pair<QString, QString>, qint64> sums; // by code and node
            FailureDay &others = days[{ start, otherName }];
            for (auto place = alone.begin() + refusedDomainsADay; place != alone.end(); ++place) {
                others.refused += (*place)->second.refused;
                for (const OwnFailure &own : std::as_const((*place)->second.own))
                    sums[{ own.what, own.node }] += own.messages;
                days.erase(*place);
            }
            for (const auto &[what, messages] : sums)
                others.own.append({ start, otherName, otherName, what.first, what.second, messages });
        }
        alone.clear();
    };
    for (auto place = days.begin(); place != days.end(); ++place) {
        if (!alone.empty() && alone.front()->first.first != place->first.first)
            gather();
        if (!place->second.hasReports && place->second.verdicts == 0 && place->first.second != otherName)
            alone.push_back(place);
    }
    gather();
}

} // namespace

core::Result<QList<FailureDay>> listFailureDays(const Store &store, const MailAuthFilter &filter, const Cancel &cancel)
{
    MailAuthFilter asked;
    asked.range = filter.range;
    asked.domains = filter.domains;
    const auto reported = MailAuthQuery { asked, { u"day"_s, u"domain"_s } }.run(store, cancel);
    if (!reported)
        return fail(reported.error());
    std::map<DayKey, FailureDay> days;
    {
        auto reader = Reader::begin(store, cancel);
        if (!reader)
            return fail(reader.error());
        OwnSide(*reader, asked).read(days);
        if (reader->problem())
            return fail(*reader->problem());
    }
    for (const MailAuthBucket &bucket : reported->buckets) {
        const MailAuthCounts &counts = bucket.counts;
        const DayKey key { bucket.start, bucket.keys[u"domain"_s] };
        if (!days.contains(key) && counts.fail == 0 && counts.spf.aligned == counts.messages && counts.dkim.aligned == counts.messages)
            continue;
        FailureDay &day = days[key];
        day.hasReports = true;
        day.reported = counts;
    }
    gatherOthers(days);
    QList<FailureDay> list;
    QList<HeardQuestion> wholeDays;
    for (auto &[key, day] : days) {
        day.day = key.first;
        day.domain = key.second;
        // No day has 36 hours, and none less than 23.
        wholeDays.append({ {}, { day.day, store.homeZone().startOfDay(day.day + 36 * core::microsPerHour) } });
        list.append(std::move(day));
    }
    const auto heard = heardSharesOf(store, wholeDays, cancel);
    if (!heard)
        return fail(heard.error());
    for (qsizetype i = 0; i < list.size(); ++i)
        list[i].heard = heard->at(i);
    return list;
}

} // namespace bw::store
