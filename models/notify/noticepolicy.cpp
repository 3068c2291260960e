// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/notify/noticepolicy.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <tuple>
#include <utility>

using namespace Qt::StringLiterals;

namespace bw::notify {

namespace {

constexpr std::size_t mostRecords = 20'000;
constexpr qsizetype mostStateBytes = 32 * 1024 * 1024, mostTextLength = 500;
constexpr int stateVersion = 1;
constexpr core::UtcMicros microsBetweenSightings = core::microsPerHour; ///< that are remembered

/// Numbers of JSON are doubles: microseconds travel as text.
QString fromMicros(core::UtcMicros t)
{
    return QString::number(t);
}

core::UtcMicros toMicros(const QJsonValue &value)
{
    return value.toString().toLongLong();
}

void merge(Notice &into, const Notice &other)
{
    into.first = std::min(into.first, other.first);
    if (other.last >= into.last)
        into.text = other.text.left(mostTextLength);
    into.last = std::max(into.last, other.last);
    into.count += other.count;
}

} // namespace

NoticePolicy::NoticePolicy(PolicyOptions options)
    : m_options(std::move(options))
{
}

bool NoticePolicy::isQuiet(core::UtcMicros t) const
{
    const int from = m_options.quietFrom, to = m_options.quietTo;
    if (from < 0 || to < 0 || from == to)
        return false;
    const core::UtcMicros wall = t + m_options.zone.offsetAt(t) * core::microsPerSecond;
    const auto minute = static_cast<int>((wall - core::floorTo(wall, core::microsPerDay)) / core::microsPerMinute);
    return from < to ? from <= minute && minute < to : minute >= from || minute < to;
}

/// A clock that was set back must not silence anything for longer than the distance.
void NoticePolicy::catchUp(core::UtcMicros t)
{
    for (auto &[key, record] : m_records) {
        record.toldAt = std::min(record.toldAt, t);
        for (Notice *notice : { &record.notice, &record.newest })
            notice->last = std::min(notice->last, t); // nor keep it from being seen to be over
    }
    m_tellings.removeIf([t](core::UtcMicros told) { return told > t || t - told >= core::microsPerHour; });
}

void NoticePolicy::meet(const Notice &notice)
{
    const auto found = m_records.find(notice.key);
    if (found == m_records.end()) {
        if (m_records.size() < mostRecords)
            m_records.emplace(notice.key, Record { notice, true, true, 0, notice });
        return;
    }
    Record &record = found->second;
    if (record.stands) {
        const core::UtcMicros first = std::min(record.notice.first, notice.first);
        record.newest = notice;
        record.newest.first = first;
        if (record.waits)
            record.notice.first = first;
        if (notice.last - record.notice.last >= microsBetweenSightings)
            record.notice.last = notice.last;
        return; // told already, or about to be
    }
    if (record.waits)
        merge(record.notice, notice);
    else
        record.notice = notice;
    record.newest = record.notice;
    record.stands = record.waits = true;
}

void NoticePolicy::endWhatIsOver(const Sight &sight)
{
    std::erase_if(m_records, [&sight](const auto &entry) { return sight.fateOf(entry.second.newest) == Fate::Gone; });
    for (auto &[key, record] : m_records)
        if (record.stands && sight.fateOf(record.newest) == Fate::Over) {
            record.stands = false;
            record.newest.last = sight.endOf(record.newest);
            record.notice = record.newest;
        }
}

void NoticePolicy::take(const Sight &sight, core::UtcMicros t)
{
    catchUp(t);
    std::map<QString, Notice> merged;
    for (Notice notice : sight.holds) {
        notice.text.truncate(mostTextLength);
        if (const auto [at, isNew] = merged.try_emplace(notice.key, notice); !isNew)
            merge(at->second, notice);
    }
    endWhatIsOver(sight);
    std::erase_if(m_records, [&](const auto &entry) {
        const Record &record = entry.second;
        return !record.stands && !record.waits && t - record.toldAt >= m_options.distance && !merged.contains(entry.first);
    });
    for (const auto &[key, notice] : merged)
        meet(notice);
}

QList<Notice> NoticePolicy::due(core::UtcMicros t) const
{
    if (isQuiet(t) || std::count_if(m_tellings.begin(), m_tellings.end(), [t](core::UtcMicros told) { return t - told < core::microsPerHour; }) >= m_options.mostAnHour)
        return {};
    QList<Notice> notices;
    for (const auto &[key, record] : m_records)
        if (record.waits && (record.toldAt == 0 || t - record.toldAt >= m_options.distance)) {
            notices << record.newest;
            notices.last().isOver = !record.stands;
        }
    std::sort(notices.begin(), notices.end(), [](const Notice &a, const Notice &b) { return std::tie(a.kind, a.node, a.first, a.key) < std::tie(b.kind, b.node, b.first, b.key); });
    return notices;
}

void NoticePolicy::told(const QList<Notice> &notices, core::UtcMicros t)
{
    for (const Notice &notice : notices)
        if (const auto found = m_records.find(notice.key); found != m_records.end()) {
            found->second.waits = false;
            found->second.toldAt = t;
        }
    if (!notices.isEmpty())
        m_tellings << t;
}

QByteArray NoticePolicy::state() const
{
    if (m_records.empty() && m_tellings.isEmpty())
        return {};
    QJsonArray tellings, records;
    for (const core::UtcMicros told : m_tellings)
        tellings << fromMicros(told);
    for (const auto &[key, record] : m_records)
        records << QJsonObject { { u"key"_s, key }, { u"kind"_s, static_cast<int>(record.notice.kind) }, { u"node"_s, record.notice.node },
            { u"first"_s, fromMicros(record.notice.first) }, { u"last"_s, fromMicros(record.notice.last) }, { u"count"_s, record.notice.count },
            { u"text"_s, record.notice.text }, { u"stands"_s, record.stands }, { u"waits"_s, record.waits }, { u"told"_s, fromMicros(record.toldAt) } };
    return QJsonDocument(QJsonObject { { u"version"_s, stateVersion }, { u"tellings"_s, tellings }, { u"records"_s, records } }).toJson(QJsonDocument::Compact);
}

void NoticePolicy::restore(const QByteArray &state)
{
    m_records.clear();
    m_tellings.clear();
    if (state.size() > mostStateBytes)
        return;
    const QJsonObject all = QJsonDocument::fromJson(state).object();
    if (all[u"version"_s].toInt() != stateVersion)
        return;
    for (const QJsonValue &told : all[u"tellings"_s].toArray())
        m_tellings << toMicros(told);
    for (const QJsonValue &value : all[u"records"_s].toArray()) {
        const QJsonObject one = value.toObject();
        const int kind = one[u"kind"_s].toInt(-1);
        if (kind < static_cast<int>(NoticeKind::HostKeyChanged) || kind > static_cast<int>(NoticeKind::Expiry) || m_records.size() >= mostRecords)
            continue;
        Record record { { static_cast<NoticeKind>(kind), one[u"key"_s].toString(), one[u"node"_s].toString(), toMicros(one[u"first"_s]), toMicros(one[u"last"_s]),
                            one[u"count"_s].toInteger(1), one[u"text"_s].toString().left(mostTextLength), false },
            one[u"stands"_s].toBool(), one[u"waits"_s].toBool(), toMicros(one[u"told"_s]), {} };
        record.newest = record.notice;
        m_records.insert_or_assign(record.notice.key, std::move(record));
    }
}

} // namespace bw::notify
