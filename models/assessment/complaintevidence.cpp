// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assessment/logspans.h"
#include "models/assessment/senderlog.h"
#include "models/assessment/tr.h"
#include "models/store/feedback/feedbackquery.h"
#include "models/store/queries/timebuckets.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bw::assessment {

using posture::Value;

namespace {

constexpr int days = 30, daysOfWeek = 7;

/// Of RFC 3463: the recipient's address is none, or none any more. 5.1.7 and 5.1.8 are about the sender's.
bool isOfNoAddress(const QString &reply)
{
    static const QRegularExpression code(u"(?<![0-9.])5\\.(1\\.([0-9]+)|2\\.1)(?![0-9.])"_s);
    const auto match = code.match(reply);
    return match.hasMatch() && match.captured(2) != "7"_L1 && match.captured(2) != "8"_L1;
}

/// One domain.
class Complaints final
{
public:
    explicit Complaints(const ReportAsking &asking)
        : m_asking(asking)
        , m_range(endedDays(asking.store, asking.now, days))
        , m_builder(asking.registry, u"complaints"_s, asking.now, Tr::tr("Not found in the store"))
    {
    }

    core::Result<posture::Evidence> evidence()
    {
        for (const auto part : { &Complaints::readReports, &Complaints::readDelivered, &Complaints::writeBounces })
            if (auto done = (this->*part)(); !done)
                return core::fail(done.error());
        writeShares();
        m_builder.set(u"trap_hits"_s, Value::unknown(Tr::tr("Neither logs nor reports tell which addresses are spam traps")));
        return m_builder.take();
    }

private:
    core::Done readReports()
    {
        store::FeedbackFilter filter { {}, { store::FeedbackKind::Complaint }, {}, {} };
        const auto all = store::listFeedback(m_asking.store, filter, m_asking.cancel);
        if (!all)
            return core::fail(all.error());
        m_isLoopAlive = !all->isEmpty();
        filter.range = m_range;
        filter.domains = withSubdomains(m_asking.domain);
        const auto reports = store::listFeedback(m_asking.store, filter, m_asking.cancel);
        if (!reports)
            return core::fail(reports.error());
        const core::ZoneRules zone = m_asking.store.homeZone();
        for (const store::FeedbackReportRow &row : *reports)
            if (row.from) {
                m_complaints[zone.startOfDay(*row.from)] += std::max<qint64>(1, row.messages);
                ++m_reports;
            }
        m_builder.set(u"feedback_reports"_s, Value::ofNumber(double(m_reports)));
        m_builder.source(u"feedback_reports"_s, { u"breakwaterctl feedback complaints --type complaint --domain %1 --domain %2 --from %3 --to %4 --format json"_s.arg(shellWord(m_asking.domain), shellWord(u"*."_s + m_asking.domain), store::toRfc3339(m_range.from), store::toRfc3339(m_range.to)),
            QString::number(m_reports), Tr::tr("complaints (ARF) in the store, by the day when their message arrived") });
        return {};
    }

    core::Done readDelivered()
    {
        const auto senders = sendersIn(m_asking, m_range);
        if (!senders)
            return core::fail(senders.error());
        m_senders = *senders;
        const auto answer = volumeOf(m_asking, m_senders, m_range, { u"day"_s });
        if (!answer)
            return core::fail(answer.error());
        for (const store::VolumeBucket &bucket : answer->buckets)
            if (bucket.counts.delivered)
                m_delivered[bucket.start] = *bucket.counts.delivered;
        for (auto *unheard : { &m_unheard, &m_unheardOfWeek }) {
            const auto gaps = unheardOf(m_asking.store, {}, unheard == &m_unheard ? m_range : week(), m_asking.cancel);
            if (!gaps)
                return core::fail(gaps.error());
            *unheard = gaps->isEmpty() ? QString() : Tr::tr("Not all of the time was heard: %1").arg(*gaps);
        }
        return {};
    }

    /// The largest share of a day, or why it is not known. A day of complaints needs that day's log; others need none.
    void writeShares()
    {
        const QString nobody = Tr::tr("No complaint report is in the store: whether nobody complains, or no feedback loop tells, is not known");
        double worst = 0;
        qint64 complaints = 0, delivered = 0;
        QString problem;
        QStringList raw;
        const core::UtcMicros from = week().from;
        for (auto it = m_delivered.cbegin(); it != m_delivered.cend(); ++it)
            delivered += it.key() >= from ? it.value() : 0;
        for (auto it = m_complaints.cbegin(); it != m_complaints.cend(); ++it) {
            complaints += it.key() >= from ? it.value() : 0;
            const qint64 of = m_delivered.value(it.key());
            raw << u"%1: %2 / %3"_s.arg(store::toRfc3339(it.key(), m_asking.store.homeZone()).left(10)).arg(it.value()).arg(of);
            if (of > 0)
                worst = std::max(worst, double(it.value()) / double(of));
            else if (problem.isEmpty())
                problem = Tr::tr("Complaints tell of mail of %1, and no log of that day tells that any was delivered").arg(store::toRfc3339(it.key(), m_asking.store.homeZone()).left(10));
        }
        problem = firstOf({ m_isLoopAlive ? QString() : nobody, m_complaints.isEmpty() ? QString() : m_unheard, problem });
        m_builder.set(u"worst_day_share"_s, problem.isEmpty() ? Value::ofNumber(worst) : Value::unknown(problem));
        const QString ofWeek = firstOf({ m_isLoopAlive ? QString() : nobody, complaints == 0 ? QString() : m_unheardOfWeek,
            complaints > 0 && delivered == 0 ? Tr::tr("Complaints tell of mail of the newest week, and no log tells that any was delivered") : QString() });
        m_builder.set(u"recent_share"_s, ofWeek.isEmpty() ? Value::ofNumber(double(complaints) / double(std::max<qint64>(1, delivered))) : Value::unknown(ofWeek));
        const QString where = Tr::tr("complaints to recipients delivered, by day of the store's home zone");
        m_builder.source(u"worst_day_share"_s, { volumeCommand(m_senders, m_range, { u"day"_s }), raw.join(u'\n'), where });
        m_builder.source(u"recent_share"_s, { volumeCommand(m_senders, week(), {}), u"%1 / %2"_s.arg(complaints).arg(delivered), where });
    }

    core::Done writeBounces()
    {
        const auto answer = volumeOf(m_asking, m_senders, m_range, { u"reason"_s });
        if (!answer)
            return core::fail(answer.error());
        qint64 hard = 0;
        for (const store::VolumeBucket &bucket : answer->buckets)
            if (isOfNoAddress(bucket.keys[u"reason"_s]))
                hard += bucket.counts.bounced.value_or(0);
        const qint64 ended = answer->totals.ended().value_or(0);
        const QString problem = firstOf({ m_unheard, answer->notes.join(u' '), ended == 0 ? Tr::tr("No log tells of mail of this domain that came to an end") : QString() });
        m_builder.set(u"hard_bounce_share"_s, problem.isEmpty() ? Value::ofNumber(double(hard) / double(ended)) : Value::unknown(problem));
        m_builder.source(u"hard_bounce_share"_s, { volumeCommand(m_senders, m_range, { u"reason"_s }), u"%1 / %2"_s.arg(hard).arg(ended), Tr::tr("bounces with 5.1.x (but 5.1.7 and 5.1.8, which are about the sender) or 5.2.1, of recipients that came to an end") });
        return {};
    }

    static QString firstOf(const QStringList &problems)
    {
        const auto found = std::find_if(problems.begin(), problems.end(), [](const QString &one) { return !one.isEmpty(); });
        return found == problems.end() ? QString() : *found;
    }

    [[nodiscard]] core::TimeRange week() const { return endedDays(m_asking.store, m_asking.now, daysOfWeek); }

    const ReportAsking &m_asking;
    core::TimeRange m_range;
    RecordBuilder m_builder;
    bool m_isLoopAlive = false; ///< somebody's complaint came at some time
    qint64 m_reports = 0;
    QMap<core::UtcMicros, qint64> m_complaints, m_delivered; ///< by day
    QStringList m_senders;
    QString m_unheard, m_unheardOfWeek; ///< why a figure of that time is not known
};

} // namespace

core::Result<posture::Evidence> complaints(const ReportAsking &asking)
{
    return Complaints(asking).evidence();
}

} // namespace bw::assessment
