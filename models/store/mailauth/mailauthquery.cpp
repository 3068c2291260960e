// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/mailauth/mailauthquery.h"

#include "models/core/ipaddress.h"
#include "models/store/mailauth/ledgerprivate.h"
#include "models/store/queries/names.h"
#include "models/store/queries/timebuckets.h"
#include "models/store/queries/volumesheet.h"
#include "models/store/tr.h"

#include <algorithm>
#include <climits>
#include <array>
#include <map>
#include <optional>
#include <utility>

namespace bw::store {

using namespace Qt::StringLiterals;
using core::fail;

namespace {

enum class Key { Domain, Source, Network, Sender, Role, Reporter, Disposition, Spf, Dkim, SpfAligned, DkimAligned, Dmarc, Kind, Selector };
constexpr std::array keyNames { std::pair(Key::Domain, "domain"), std::pair(Key::Source, "source"), std::pair(Key::Network, "network"), std::pair(Key::Sender, "sender"), std::pair(Key::Role, "role"),
    std::pair(Key::Reporter, "reporter"), std::pair(Key::Disposition, "disposition"), std::pair(Key::Spf, "spf"), std::pair(Key::Dkim, "dkim"), std::pair(Key::SpfAligned, "spf_aligned"),
    std::pair(Key::DkimAligned, "dkim_aligned"), std::pair(Key::Dmarc, "dmarc"), std::pair(Key::Kind, "kind"), std::pair(Key::Selector, "selector") };

constexpr core::UtcMicros reportsCome = 48 * core::microsPerHour; ///< after the end of what they tell of
constexpr qsizetype mostBuckets = 200'000;

QString passOrFail(bool passes)
{
    return passes ? u"pass"_s : u"fail"_s;
}

/// One question.
class Buckets final
{
public:
    Buckets(MailAuthScan &scan, TimeBuckets times, std::vector<Key> keys, core::ZoneRules zone)
        : m_scan(scan)
        , m_times(std::move(times))
        , m_keys(std::move(keys))
        , m_zone(std::move(zone))
    {
    }

    core::Result<MailAuthAnswer> answer(MailAuthTeller *teller)
    {
        m_teller = teller;
        m_answer.range = m_scan.range();
        std::vector<bool> hasReports(m_times.size(), false);
        qint64 last = 0;
        m_scan.setOnReport([&](const ScanReport &report) {
            m_reporters.insert(report.org);
            m_policies.insert(report.domain);
            if (const auto at = m_times.indexOf(report.time); at >= 0 && m_scan.wantsDomain(report.domain))
                hasReports[static_cast<std::size_t>(at)] = true;
        });
        m_scan.run([&](const ScanReport &report, const ScanRecord &record) {
            const auto told = m_teller ? std::optional(m_teller->tell(report, record)) : std::nullopt;
            if (m_isTooMany || (told && !m_teller->wants(*told)))
                return;
            m_answer.reports += std::exchange(last, report.id) != report.id;
            ++m_answer.rows;
            const auto at = m_times.indexOf(report.time);
            if (at < 0)
                return;
            hasReports[static_cast<std::size_t>(at)] = true;
            add(m_answer.totals, record);
            add(sumOf(at, report, record, told ? &*told : nullptr), record);
        });
        if (m_isTooMany)
            return fail({ core::ProblemKind::Usage, Tr::tr("The answer would have more than %L1 rows").arg(mostBuckets), {}, {}, Tr::tr("Choose a shorter range, a filter, or coarser keys such as network.") });
        write(hasReports);
        nameAll();
        return std::move(m_answer);
    }

private:
    MailAuthCounts &sumOf(std::ptrdiff_t at, const ScanReport &report, const ScanRecord &record, const MailAuthTeller::Told *told)
    {
        const bool isOfLikeness = record.likeness >= 0 && std::none_of(m_keys.begin(), m_keys.end(), [](Key key) { return key == Key::Source || key == Key::Network || key == Key::Reporter || key == Key::Disposition; });
        MailAuthCounts *unused = nullptr;
        MailAuthCounts *&known = isOfLikeness ? m_known[{ at, record.likeness, told ? static_cast<int>(told->kind.kind) : 0, told && told->who.role ? static_cast<int>(*told->who.role) : 0, told ? told->sender : QString() }] : unused;
        if (!known) {
            const auto [found, isNew] = m_sums.try_emplace({ at, textsOf(report, record, told) });
            m_isTooMany = m_isTooMany || (isNew && std::ssize(m_sums) > mostBuckets);
            known = &found->second;
        }
        return *known;
    }

    QStringList textsOf(const ScanReport &report, const ScanRecord &record, const MailAuthTeller::Told *told)
    {
        QStringList texts;
        for (const Key key : m_keys)
            texts << textOf(key, report, record, told);
        return texts;
    }

    QString textOf(Key key, const ScanReport &report, const ScanRecord &record, const MailAuthTeller::Told *told)
    {
        switch (key) {
        case Key::Domain:
            return m_scan.names()(record.domain);
        case Key::Source:
            return QString::fromStdString(core::IpAddress::fromBytes(record.source).toString());
        case Key::Network:
            return networkName(core::IpAddress::fromBytes(record.source).network());
        case Key::Sender:
            return told->sender;
        case Key::Role:
            return told->who.role ? nameOf(*told->who.role) : QString();
        case Key::Reporter:
            return m_scan.names()(report.org);
        case Key::Disposition:
            return dispositionOf(record);
        case Key::Spf:
        case Key::Dkim:
            return textOfBytes(feedback::nameOf(record.resultOf(key == Key::Dkim)));
        case Key::SpfAligned:
            return passOrFail(record.spf);
        case Key::DkimAligned:
            return passOrFail(record.dkim);
        case Key::Dmarc:
            return passOrFail(record.passes());
        case Key::Kind:
            return nameOf(told->kind.kind);
        case Key::Selector:
            for (const ScanResult &one : told->ownSignatures)
                if (one.passes())
                    return m_scan.names()(one.selector);
            return {};
        }
        return {};
    }

    /// With time alone each bucket of the range; with other keys those that hold something.
    void write(const std::vector<bool> &hasReports)
    {
        if (m_keys.empty())
            for (std::size_t i = 0; i < m_times.size(); ++i)
                m_sums.try_emplace({ std::ptrdiff_t(i), {} });
        for (const auto &[key, counts] : m_sums) {
            const auto &[time, texts] = key;
            const auto at = static_cast<std::size_t>(time);
            MailAuthBucket bucket;
            bucket.start = m_times.start(at);
            bucket.end = m_times.end(at);
            bucket.counts = counts;
            bucket.hasReports = hasReports[at];
            bucket.mayGrow = bucket.end > m_scan.newest() + core::microsPerSecond - reportsCome; // reports end a second before their day does
            if (m_times.key() != TimeKey::None)
                bucket.keys.insert(nameOf(m_times.key()), toRfc3339(bucket.start, m_zone));
            for (std::size_t i = 0; i < m_keys.size(); ++i)
                bucket.keys.insert(QLatin1String(keyNames[static_cast<std::size_t>(m_keys[i])].second), texts[qsizetype(i)]);
            m_answer.buckets.append(std::move(bucket));
        }
        if (m_answer.rows == 0 && m_times.key() == TimeKey::None)
            m_answer.buckets.clear();
    }

    void nameAll()
    {
        for (const std::int64_t id : std::as_const(m_reporters))
            m_answer.reporters << m_scan.names()(id);
        for (const std::int64_t id : std::as_const(m_policies))
            m_answer.domains << m_scan.names()(id);
        for (QStringList *names : { &m_answer.reporters, &m_answer.domains }) {
            names->removeAll(QString());
            names->sort();
        }
        if (std::any_of(m_answer.buckets.begin(), m_answer.buckets.end(), [](const MailAuthBucket &one) { return one.mayGrow && one.hasReports; }) && m_times.key() != TimeKey::None)
            m_answer.notes << Tr::tr("Of the last two days that reports tell of more may come: these figures can grow.");
        if (const qint64 undated = m_scan.undatedMessages(); undated > 0)
            m_answer.notes << Tr::tr("%Ln message(s) of reports without dates are in no figure: nobody knows their day.", nullptr, int(std::min<qint64>(undated, INT_MAX)));
    }

    MailAuthScan &m_scan;
    MailAuthTeller *m_teller = nullptr;
    TimeBuckets m_times;
    std::vector<Key> m_keys;
    core::ZoneRules m_zone;
    std::map<std::pair<std::ptrdiff_t, QStringList>, MailAuthCounts> m_sums;
    struct Alike ///< records that count in the same sum
    {
        std::ptrdiff_t time;
        int likeness, kind, role;
        QString sender;
        bool operator==(const Alike &) const = default;
        friend std::size_t qHash(const Alike &one, std::size_t seed = 0) { return qHashMulti(seed, qint64(one.time), one.likeness, one.kind, one.role, one.sender); }
    };
    QHash<Alike, MailAuthCounts *> m_known;
    QSet<std::int64_t> m_reporters, m_policies;
    MailAuthAnswer m_answer;
    bool m_isTooMany = false;
};

} // namespace

const QStringList &mailAuthKeyNames()
{
    static const QStringList names = [] {
        QStringList list { u"day"_s, u"week"_s, u"month"_s };
        for (const auto &[key, name] : keyNames)
            list << QLatin1String(name);
        return list;
    }();
    return names;
}

core::TimeRange inWholeDays(core::TimeRange range, const core::ZoneRules &zone, core::UtcMicros now)
{
    if (range.length() <= 0)
        return range;
    core::UtcMicros end = zone.startOfDay(range.to);
    if (end < range.to)
        end = zone.startOfDay(end + 36 * core::microsPerHour); // no day has 36 hours, and none less than 23
    return { zone.startOfDay(range.from), std::max(range.to, std::min(end, now)) };
}

core::Result<core::TimeRange> mailAuthRange(const Store &store, const Cancel &cancel)
{
    auto reader = Reader::begin(store, cancel);
    if (!reader)
        return fail(reader.error());
    const auto scan = MailAuthScan::make(*reader, {});
    if (reader->problem())
        return fail(*reader->problem());
    return scan ? core::Result<core::TimeRange>(scan->range()) : fail(scan.error());
}

core::Result<MailAuthAnswer> MailAuthQuery::run(const Store &store, const Cancel &cancel) const
{
    TimeKey time = TimeKey::None;
    std::vector<Key> keys;
    bool needsTeller = !filter.nodes.isEmpty() || !filter.senders.isEmpty() || !filter.kinds.isEmpty() || !filter.selectors.isEmpty();
    for (const QString &name : by) {
        if (!mailAuthKeyNames().contains(name))
            return fail({ core::ProblemKind::Usage, Tr::tr("Reports cannot be counted by \"%1\"").arg(name), {}, {}, Tr::tr("Possible: %1.").arg(mailAuthKeyNames().join(u", "_s)) });
        if (const auto named = timeKeyNamed(name)) {
            if (time != TimeKey::None)
                return fail({ core::ProblemKind::Usage, Tr::tr("Only one of day, week and month can be a key"), {}, {}, Tr::tr("Name one of them.") });
            time = *named;
            continue;
        }
        for (const auto &[key, text] : keyNames)
            if (name == QLatin1String(text)) {
                keys.push_back(key);
                needsTeller = needsTeller || key == Key::Sender || key == Key::Role || key == Key::Kind || key == Key::Selector;
            }
    }
    Filter ofZone;
    ofZone.zone = filter.zone;
    const auto zone = zoneOf(ofZone, store);
    if (!zone)
        return fail(zone.error());
    auto reader = Reader::begin(store, cancel);
    if (!reader)
        return fail(reader.error());
    auto scan = MailAuthScan::make(*reader, filter);
    if (!scan)
        return fail(scan.error());
    auto times = TimeBuckets::make(time, scan->range(), *zone);
    if (!times)
        return fail(times.error());
    std::optional<MailAuthTeller> teller;
    if (needsTeller) {
        auto made = MailAuthTeller::make(*reader, *scan, filter, readSourceRules(*reader));
        if (!made)
            return fail(made.error());
        teller.emplace(std::move(*made));
        const auto has = [&keys](Key key) { return std::find(keys.begin(), keys.end(), key) != keys.end(); };
        if (!filter.senders.isEmpty() || !filter.kinds.isEmpty() || has(Key::Sender) || has(Key::Kind))
            if (const auto copied = learnCopies(*reader, *teller, filter); !copied)
                return fail(copied.error());
    }
    auto answer = Buckets(*scan, std::move(*times), std::move(keys), *zone).answer(teller ? &*teller : nullptr);
    if (reader->problem())
        return fail(*reader->problem());
    return answer;
}

} // namespace bw::store
