// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assessment/reportparts.h"

#include "models/assessment/logspans.h"
#include "models/assessment/tr.h"
#include "models/store/feedback/feedbackdetails.h"
#include "models/store/mailauth/mailauthquery.h"

#include <algorithm>
#include <map>
#include <optional>
#include <vector>

using namespace Qt::StringLiterals;

namespace bw::assessment {

using core::microsPerDay;
using posture::Source;
using posture::Value;

namespace {

constexpr int days = 28, daysOfKeys = 14, daysOfWeek = 7, daysOfReporters = 3;
/// What is as little as both is noise.
constexpr double noiseShare = 0.001, noiseADay = 20;
constexpr qsizetype mostSources = 100;
/// A fall of the weekly share that is none.
constexpr double flat = 0.005;

struct Sum
{
    qint64 messages = 0, pass = 0, dkim = 0;
    void add(const store::MailAuthCounts &counts)
    {
        messages += counts.messages;
        pass += counts.pass;
        dkim += counts.dkim.aligned;
    }
};

QString classOf(std::optional<store::SourceRole> role, const QString &sender)
{
    using store::SourceRole;
    if (role == SourceRole::Own)
        return u"own"_s;
    if (role == SourceRole::Sender)
        return u"vendor"_s;
    if (role == SourceRole::Forwarder || (!role && sender == nameOf(SourceRole::Forwarder)))
        return u"forwarder"_s;
    if (role == SourceRole::Stranger || (!role && sender == nameOf(SourceRole::Stranger)))
        return u"unauthorised"_s;
    return {}; // of a service too: anybody can be its customer
}

Value shareOf(qint64 part, qint64 whole, const QString &otherwise)
{
    return whole > 0 ? Value::ofNumber(double(part) / double(whole)) : Value::unknown(otherwise);
}

QString ofWhole(qint64 part, qint64 whole)
{
    return u"%1 / %2"_s.arg(part).arg(whole);
}

/// One domain.
class DmarcReports final
{
public:
    explicit DmarcReports(const ReportAsking &asking)
        : m_asking(asking)
        , m_range(reportedDays(asking.now, days))
        , m_builder(asking.registry, u"dmarc_reports"_s, asking.now, Tr::tr("Not found in the store"))
    {
        m_filter.range = m_range;
        m_filter.zone = u"UTC"_s;
        m_filter.domains = withSubdomains(asking.domain);
        m_filter.memory = store::makeMailAuthMemory({ m_range.from, m_range.to + microsPerDay });
    }

    core::Result<posture::Evidence> evidence()
    {
        const store::MailAuthQuery query { m_filter, { u"day"_s, u"role"_s, u"sender"_s, u"kind"_s } };
        const auto answer = query.run(m_asking.store, m_asking.cancel);
        if (!answer)
            return core::fail(answer.error());
        for (const store::MailAuthBucket &bucket : answer->buckets)
            take(bucket);
        m_builder.source({}, { how(u"mailauth --by day,role,sender,kind"_s, m_range), u"messages %1, reports %2, rows %3"_s.arg(answer->totals.messages).arg(answer->reports).arg(answer->rows),
            Tr::tr("reports in the store, of %1 to %2").arg(dayOf(m_range.from), dayOf(m_range.to - 1)) });
        m_builder.set(u"messages"_s, Value::ofNumber(double(answer->totals.messages)));
        writeShares();
        writeSpoofing();
        for (const auto part : { &DmarcReports::writeReporters, &DmarcReports::writeUnreadable, &DmarcReports::writeSources, &DmarcReports::writeNewest })
            if (auto done = (this->*part)(); !done)
                return core::fail(done.error());
        return m_builder.take();
    }

private:
    static QString dayOf(core::UtcMicros time) { return posture::dateInWords(double(core::floorTo(time, microsPerDay)) / core::microsPerSecond); }

    [[nodiscard]] QString how(const QString &verb, core::TimeRange range) const
    {
        return u"breakwaterctl %1 --domain %2 --domain %3 %4 --format json"_s.arg(verb, shellWord(m_asking.domain), shellWord(u"*."_s + m_asking.domain), rangeOption(range));
    }

    void take(const store::MailAuthBucket &bucket)
    {
        const auto role = store::sourceRoleNamed(bucket.keys[u"role"_s]);
        const QString sender = bucket.keys[u"sender"_s], of = classOf(role, sender);
        const auto day = static_cast<int>((bucket.start - m_range.from) / microsPerDay);
        const qint64 spoofed = role == store::SourceRole::Stranger || bucket.keys[u"kind"_s] == nameOf(store::MailAuthKind::Spoofing) ? bucket.counts.messages : 0;
        m_spoofed[day] += spoofed; // 0 too: a day that reports tell of
        m_whole.add(bucket.counts);
        if (of == "own"_L1 || of == "vendor"_L1) {
            m_own.add(bucket.counts);
            m_weeks[day / daysOfWeek].add(bucket.counts);
            if (day >= days - daysOfKeys)
                m_ownOfKeys.add(bucket.counts);
        }
        if (!sender.isEmpty())
            m_senders[{ sender, of }].add(bucket.counts);
    }

    void writeShares()
    {
        const QString otherwise = m_whole.messages == 0 ? Tr::tr("No reports about this domain of the last 28 days were read")
                                                        : Tr::tr("Reports of the last 28 days tell of no mail from a node or from a sender that somebody named (breakwaterctl mailauth senders set)");
        const QString verb = u"mailauth --by day,role,sender,kind"_s;
        const auto set = [&](const QString &field, qint64 part, qint64 whole, int ofDays) {
            m_builder.set(field, shareOf(part, whole, otherwise)).source(field, { how(verb, reportedDays(m_asking.now, ofDays)), ofWhole(part, whole), Tr::tr("own and vendors' mail in reports of %Ln day(s)", nullptr, ofDays) });
        };
        set(u"aligned_dkim_share"_s, m_ownOfKeys.dkim, m_ownOfKeys.messages, daysOfKeys);
        set(u"own_pass_share"_s, m_own.pass, m_own.messages, days);
        set(u"own_dkim_share"_s, m_own.dkim, m_own.messages, days);
        QStringList raw;
        std::vector<double> shares;
        for (const auto &[week, sum] : m_weeks) {
            shares.push_back(double(sum.pass) / double(std::max<qint64>(1, sum.messages)));
            raw << Tr::tr("week from %1: %2").arg(dayOf(m_range.from + week * daysOfWeek * microsPerDay), ofWhole(sum.pass, sum.messages));
        }
        const bool isNewest = m_weeks.contains(days / daysOfWeek - 1);
        if (shares.size() < 2 || !isNewest)
            m_builder.set(u"improving"_s, Value::unknown(m_own.messages == 0 ? otherwise : Tr::tr("A trend needs own or vendors' mail in reports of the newest week and of one before it")));
        else {
            double before = 0;
            for (std::size_t i = 0; i + 1 < shares.size(); ++i)
                before += shares[i] / double(shares.size() - 1);
            m_builder.set(u"improving"_s, Value::truth(shares.back() >= before - flat));
        }
        m_builder.source(u"improving"_s, { how(verb, m_range), raw.join(u'\n'), Tr::tr("share of own and vendors' mail that passes, the newest week beside the mean of those before; a fall below 0.5 points is none") });
    }

    void writeSpoofing()
    {
        std::vector<qint64> all;
        qint64 newest = 0;
        int newestDays = 0;
        for (const auto &[day, messages] : m_spoofed) {
            all.push_back(messages);
            if (day >= days - daysOfWeek) {
                newest += messages;
                ++newestDays;
            }
        }
        std::sort(all.begin(), all.end());
        const QString none = Tr::tr("No reports about this domain tell of the last %Ln day(s)", nullptr, days), noneOfWeek = Tr::tr("No reports about this domain tell of the last %Ln day(s)", nullptr, daysOfWeek);
        m_builder.set(u"spoofed_median"_s, all.empty() ? Value::unknown(none) : Value::ofNumber((double(all[all.size() / 2]) + double(all[(all.size() - 1) / 2])) / 2));
        m_builder.set(u"spoofed_per_day"_s, newestDays == 0 ? Value::unknown(noneOfWeek) : Value::ofNumber(double(newest) / newestDays));
        QStringList raw;
        for (const auto &[day, messages] : m_spoofed)
            raw << u"%1: %2"_s.arg(dayOf(m_range.from + day * microsPerDay)).arg(messages);
        const Source source { how(u"mailauth --by day,role,kind"_s, m_range), raw.join(u'\n'), Tr::tr("kind spoofing and role stranger, on the days that reports tell of") };
        m_builder.source(u"spoofed_median"_s, source).source(u"spoofed_per_day"_s, source);
    }

    core::Done writeReporters()
    {
        store::MailAuthFilter filter = m_filter;
        filter.range.to += microsPerDay; // a part of today
        auto reporters = store::listMailAuthReporters(m_asking.store, filter, m_asking.cancel);
        if (reporters && reporters->isEmpty()) {
            filter.range = {};
            reporters = store::listMailAuthReporters(m_asking.store, filter, m_asking.cancel);
        }
        if (!reporters)
            return core::fail(reporters.error());
        core::UtcMicros last = 0;
        for (const store::MailAuthReporter &one : *reporters)
            last = std::max(last, one.last);
        QStringList raw;
        int newest = 0;
        filter.range = { m_range.to - daysOfReporters * microsPerDay, m_range.to + microsPerDay };
        const auto recent = store::listMailAuthReporters(m_asking.store, filter, m_asking.cancel);
        if (!recent)
            return core::fail(recent.error());
        for (const store::MailAuthReporter &one : *recent) {
            ++newest;
            raw << u"%1: %2"_s.arg(one.org).arg(one.reports);
        }
        m_builder.set(u"last"_s, last == 0 ? Value::absent() : Value::ofNumber(double(last) / core::microsPerSecond, posture::Type::Date));
        m_builder.set(u"reporters_3d"_s, Value::ofNumber(newest)).source(u"reporters_3d"_s, { how(u"mailauth --by reporter"_s, filter.range), raw.join(u'\n'), Tr::tr("receivers with reports of these days") });
        m_builder.source(u"last"_s, { u"breakwaterctl feedback list --type dmarc --domain %1 --format json"_s.arg(shellWord(m_asking.domain)), last == 0 ? QString() : posture::dateInWords(double(last) / core::microsPerSecond), Tr::tr("end of the newest report's period") });
        return {};
    }

    /// Whose report it would have been cannot be read either: it is a share of all that came.
    core::Done writeUnreadable()
    {
        const auto unreadable = store::listUnreadableFeedback(m_asking.store, m_asking.cancel);
        if (!unreadable)
            return core::fail(unreadable.error());
        const auto read = store::listFeedback(m_asking.store, { { m_range.from, m_asking.now }, {}, {}, {} }, m_asking.cancel);
        if (!read)
            return core::fail(read.error());
        QSet<std::pair<QString, QString>> documents;
        for (const store::FeedbackUnreadableRow &row : *unreadable)
            if (row.time >= m_range.from)
                documents.insert({ row.file, row.part });
        const qint64 all = documents.size() + read->size();
        m_builder.set(u"unreadable_share"_s, shareOf(documents.size(), all, Tr::tr("No reports of the last 28 days were read")));
        m_builder.source(u"unreadable_share"_s, { u"breakwaterctl feedback list --unreadable --format json"_s, ofWhole(documents.size(), all), Tr::tr("of all reports in the store that came in 28 days, whatever domain they are about: what cannot be read does not tell it") });
        return {};
    }

    Value sourceValue(const QString &name, const QString &of, const Sum &sum) const
    {
        const double share = double(sum.messages) / double(std::max<qint64>(1, m_whole.messages)), perDay = double(sum.messages) / double(std::max<std::size_t>(1, m_spoofed.size()));
        return elementOf(m_asking.registry, u"report_source"_s, { { u"name"_s, Value::ofText(name) }, { u"class"_s, Value::ofText(of) }, { u"share"_s, Value::ofNumber(share) },
            { u"per_day"_s, Value::ofNumber(perDay) }, { u"pass_share"_s, shareOf(sum.pass, sum.messages, Tr::tr("No messages")) } }, {});
    }

    [[nodiscard]] bool isNoise(const Sum &sum) const
    {
        return double(sum.messages) <= noiseShare * double(m_whole.messages) && double(sum.messages) <= noiseADay * double(m_spoofed.size());
    }

    /// Senders by name, and what nobody named by network.
    core::Done writeSources()
    {
        struct Found
        {
            QString name, of;
            Sum sum;
        };
        QList<Found> found;
        for (const auto &[key, sum] : m_senders)
            found.append({ key.first, key.second, sum });
        store::MailAuthSourceQuery query { m_filter, store::SourceGroup::Network, 0, false };
        query.filter.senders = { QString() };
        const auto unnamed = query.run(m_asking.store, m_asking.cancel);
        if (!unnamed)
            return core::fail(unnamed.error());
        for (const store::MailAuthSource &row : unnamed->rows) {
            Sum sum;
            sum.add(row.counts);
            found.append({ row.isRest ? Tr::tr("further networks") : row.source.isEmpty() ? Tr::tr("no address reported") : row.source, {}, sum });
        }
        found.removeIf([this](const Found &one) { return isNoise(one.sum); });
        std::stable_sort(found.begin(), found.end(), [](const Found &a, const Found &b) { return a.sum.messages > b.sum.messages; });
        QList<Value> values;
        Sum rest;
        for (const Found &one : std::as_const(found))
            if (values.size() < mostSources)
                values << sourceValue(one.name, one.of, one.sum);
            else {
                rest.messages += one.sum.messages;
                rest.pass += one.sum.pass;
            }
        if (rest.messages > 0)
            values << sourceValue(Tr::tr("%Ln more", nullptr, static_cast<int>(found.size() - mostSources)), {}, rest);
        m_builder.set(u"sources"_s, Value::list(values));
        m_builder.source(u"sources"_s, { how(u"mailauth sources --group sender"_s, m_range) + u'\n' + how(u"mailauth sources --group network --sender ''"_s, m_range), ofWhole(found.size(), m_whole.messages),
            Tr::tr("senders by name, others by network; without those that have at most 0.1 % and 20 messages a day") });
        return {};
    }

    core::Done writeNewest()
    {
        const core::TimeRange week = reportedDays(m_asking.now, daysOfWeek);
        store::MailAuthSourceQuery query { m_filter, store::SourceGroup::Network, 0 };
        query.filter.range = week;
        query.onlyNew = true;
        const auto sources = query.run(m_asking.store, m_asking.cancel);
        if (!sources)
            return core::fail(sources.error());
        double most = 0;
        QString raw;
        for (const store::MailAuthSource &row : sources->rows) {
            if (row.isRest)
                continue;
            const auto since = std::max<qint64>(1, (row.last - row.first + microsPerDay / 2) / microsPerDay);
            if (double(row.counts.messages) / double(since) <= most)
                continue;
            most = double(row.counts.messages) / double(since);
            raw = u"%1: %2, %3 … %4"_s.arg(row.source).arg(row.counts.messages).arg(dayOf(row.first), dayOf(row.last));
        }
        m_builder.set(u"newest_source_per_day"_s, sources->totals.messages == 0 ? Value::unknown(Tr::tr("No reports about this domain tell of the last %Ln day(s)", nullptr, daysOfWeek)) : Value::ofNumber(most));
        m_builder.source(u"newest_source_per_day"_s, { how(u"mailauth sources"_s, week), raw, Tr::tr("networks whose first_ever lies in the newest week, by the days since then") });
        return {};
    }

    const ReportAsking &m_asking;
    core::TimeRange m_range;
    store::MailAuthFilter m_filter;
    RecordBuilder m_builder;
    Sum m_whole, m_own, m_ownOfKeys;
    std::map<int, qint64> m_spoofed; ///< by day; those that reports tell of
    std::map<int, Sum> m_weeks; ///< own and vendors' mail
    std::map<std::pair<QString, QString>, Sum> m_senders; ///< by name and class
};

} // namespace

core::Result<posture::Evidence> dmarcReports(const ReportAsking &asking)
{
    return DmarcReports(asking).evidence();
}

} // namespace bw::assessment
