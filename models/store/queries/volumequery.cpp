// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/queries/volumequery.h"

#include "models/store/fleet/purge.h"
#include "models/store/queries/volumesheet.h"
#include "models/store/tr.h"

#include <algorithm>

namespace bw::store {

using core::fail;
using core::Problem;
using core::ProblemKind;
using core::TimeRange;

namespace {

constexpr std::size_t mostGapBuckets = 20'000;

struct ParsedKeys
{
    TimeKey time = TimeKey::None;
    std::vector<VolumeKey> keys;
};

core::Result<ParsedKeys> parseKeys(const QStringList &by)
{
    ParsedKeys parsed;
    for (const auto &name : by) {
        if (const auto time = timeKeyNamed(name)) {
            if (parsed.time != TimeKey::None)
                return fail(Problem { .kind = ProblemKind::Usage, .what = Tr::tr("Volume can be grouped by one unit of time, not by two"),
                    .reason = {}, .where = {}, .remedy = Tr::tr("Choose %1 or %2.").arg(nameOf(parsed.time), name) });
            parsed.time = *time;
        } else if (const auto key = volumeKeyNamed(name)) {
            if (std::find(parsed.keys.begin(), parsed.keys.end(), *key) == parsed.keys.end())
                parsed.keys.push_back(*key);
        } else {
            return fail(Problem { .kind = ProblemKind::Usage, .what = Tr::tr("Volume cannot be grouped by %1").arg(name), .reason = {}, .where = {},
                .remedy = Tr::tr("Possible: minute, 5min, 15min, hour, day, week, month, node, stream, sender, user, network, instance, domain, "
                                 "reason, source, outcome.") });
        }
    }
    return parsed;
}

/// Which figures a question needs.
struct Needs
{
    bool stream = false, destination = false, rows = false;
};

Needs needsOf(const std::vector<VolumeKey> &keys, const VolumeTask &task)
{
    Needs needs;
    const auto &filter = task.filter;
    for (const VolumeKey key : keys) {
        needs.stream |= key == VolumeKey::Stream || key == VolumeKey::Sender || key == VolumeKey::User || key == VolumeKey::Network
            || key == VolumeKey::Instance;
        needs.destination |= key == VolumeKey::Domain || key == VolumeKey::Reason;
        needs.rows |= key == VolumeKey::Source;
    }
    needs.stream |= !filter.streams.isEmpty() || !filter.senders.isEmpty() || !filter.users.isEmpty() || !task.sources.empty();
    needs.destination |= !filter.domains.isEmpty();
    needs.rows |= !filter.services.isEmpty() || task.asksForStates();
    needs.rows |= std::any_of(task.sources.begin(), task.sources.end(), [](const Cidr &source) { return !source.isWide(); });
    needs.rows |= needs.stream && needs.destination;
    needs.rows |= task.time == TimeKey::Minute;
    needs.rows |= (needs.stream || needs.destination) && (task.time == TimeKey::FiveMinutes || task.time == TimeKey::Quarter);
    return needs;
}

core::Result<VolumeSheet> fillSheet(const VolumeTask &task, const std::vector<VolumeKey> &keys, bool withDeferred)
{
    auto buckets = TimeBuckets::make(task.time, task.range, task.zone);
    if (!buckets)
        return fail(buckets.error());
    VolumeSheet sheet(std::move(*buckets), keys);
    const Needs needs = needsOf(keys, task);
    const CellCube cube = needs.destination ? CellCube::Destination : needs.stream ? CellCube::Stream : CellCube::Volume;
    const QString possible = Tr::tr("Possible from cells: time, node and outcome together; with stream, sender, user, network and instance by hour or "
                                    "longer in zones whole hours away from %1; the same with domain and reason.")
                                 .arg(QString::fromStdString(task.home.name()));
    const auto keepingFlags = [&sheet](auto read) {
        const bool messages = sheet.isMessagesKnown, recipients = sheet.isRecipientsKnown;
        read();
        sheet.isMessagesKnown &= messages;
        sheet.isRecipientsKnown &= recipients;
    };
    const PartReaders readers {
        [&](const std::vector<LevelSpan> &spans) {
            keepingFlags([&] {
                if (cube == CellCube::Destination)
                    readDestinationCells(task, spans, sheet);
                else if (cube == CellCube::Stream)
                    readStreamCells(task, spans, sheet);
                else
                    readVolumeCells(task, spans, sheet);
            });
        },
        [&](const VolumeTask &part) { keepingFlags([&] { readVolumeRows(part, sheet); }); },
    };
    auto read = readParts(task, cube, needs.rows, possible, readers);
    if (!read)
        return fail(read.error());
    sheet.read = std::move(*read);
    if (sheet.isFoldedLeftOut)
        sheet.read.notes.append(foldedNote());
    if (sheet.areRefusalsLeftOut && task.filter.outcomes.contains(QLatin1String("rejected")))
        sheet.read.notes.append(refusalsNote());
    if (withDeferred)
        countDeferredRecipients(task, sheet);
    if (task.reader.problem())
        return fail(*task.reader.problem());
    return sheet;
}

VolumeCounts toCounts(const VolumeSheet &sheet, const VolumeSums *found, std::size_t bucket, int group, TimeRange range)
{
    static constexpr VolumeSums none {};
    const VolumeSums &sums = found ? *found : none;
    const auto left = sheet.foldedLeftOut.find(bucket);
    // None by its name, and some that were folded: nobody knows any more. Some by its name are too few at worst: foldedNote().
    const auto known = [&](VolumeColumn column) {
        const bool isHidden = sums[column] == 0 && left != sheet.foldedLeftOut.end() && left->second[column] > 0;
        return isHidden ? std::nullopt : std::optional<qint64>(sums[column]);
    };
    const std::uint64_t cell = VolumeSheet::keyOf(bucket, group);
    VolumeCounts counts;
    if (sheet.isMessagesKnown) {
        counts.messages = known(Messages);
        counts.accepted = sums[Accepted] != 0 ? sums[Accepted] : counts.messages;
    }
    if (sheet.isRecipientsKnown)
        counts.recipients = known(Recipients);
    counts.delivered = known(Delivered);
    counts.deferred = known(Deferred);
    counts.bounced = known(Bounced);
    counts.expired = known(Expired);
    counts.discarded = known(Discarded);
    counts.rejected = sheet.areRefusalsLeftOut && sums[Rejected] == 0 ? std::nullopt : known(Rejected);
    if (sheet.areStatesKnown || sheet.statesKnownFrom <= range.from) {
        counts.held = sums[Held];
        counts.deleted = sums[Deleted];
    }
    if (sheet.deferredKnownFrom <= range.from) {
        const auto waiting = sheet.deferredRecipients.find(cell);
        counts.deferredRecipients = waiting == sheet.deferredRecipients.end() ? 0 : waiting->second;
    }
    return counts;
}

struct OutcomeColumn
{
    const char *name;
    std::optional<qint64> VolumeCounts::*column;
};
constexpr OutcomeColumn outcomeColumns[] {
    { "delivered", &VolumeCounts::delivered },
    { "deferred", &VolumeCounts::deferred },
    { "bounced", &VolumeCounts::bounced },
    { "expired", &VolumeCounts::expired },
    { "discarded", &VolumeCounts::discarded },
    { "rejected", &VolumeCounts::rejected },
    { "held", &VolumeCounts::held },
    { "deleted", &VolumeCounts::deleted },
};

/// Counts of other outcomes become 0; what is not known stays so. What was accepted and who waits is then not asked.
void keepOutcomes(VolumeCounts &counts, const QStringList &outcomes)
{
    counts.isOfChosenOutcomes = true;
    if (!outcomes.contains(QLatin1String("accepted")))
        counts.accepted = counts.messages = counts.recipients = std::nullopt;
    if (!outcomes.contains(QLatin1String("deferred")))
        counts.deferredRecipients.reset();
    for (const auto &outcome : outcomeColumns)
        if (!outcomes.contains(QLatin1String(outcome.name)) && counts.*outcome.column)
            counts.*outcome.column = 0;
}

/// Heard, and nothing in it.
bool isNothing(const VolumeCounts &counts)
{
    return counts.delivered && counts.messages.value_or(0) == 0 && counts.recipients.value_or(0) == 0 && counts.deferredRecipients.value_or(0) == 0
        && std::all_of(std::begin(outcomeColumns), std::end(outcomeColumns), [&](const OutcomeColumn &outcome) { return (counts.*outcome.column).value_or(0) == 0; });
}

bool isNothing(const VolumeSums *sums)
{
    return !sums || std::all_of(sums->begin(), sums->end(), [](std::int64_t n) { return n == 0; });
}

class AnswerMaker
{
public:
    AnswerMaker(const VolumeTask &task, const VolumeSheet &sheet, const HeardMap &heard, TimeRange shown)
        : m_task(task)
        , m_sheet(sheet)
        , m_heard(heard)
        , m_shown(shown)
    {
    }

    QList<VolumeBucket> buckets() const
    {
        QList<VolumeBucket> out;
        const auto &buckets = m_sheet.buckets();
        const bool isPlain = this->isPlain();
        const std::vector<int> order = m_sheet.groupsInOrder();
        const bool showsGaps = m_task.time != TimeKey::None && order.size() * buckets.size() <= mostGapBuckets;
        for (std::size_t b = 0; b < buckets.size(); ++b) {
            if (isPlain && order.empty()) {
                append(out, b, -1);
                continue;
            }
            for (const int group : order) {
                const auto *sums = m_sheet.find(b, group);
                const bool isGap = showsGaps && (isMissing(m_sheet.read, shownPart(b)) || (isNothing(sums) && (share(b, group) <= 0 || m_sheet.foldedLeftOut.contains(b))));
                if (isPlain || isGap || !isNothing(sums) || m_sheet.deferredRecipients.contains(VolumeSheet::keyOf(b, group)))
                    append(out, b, group);
            }
        }
        return out;
    }

private:
    /// By nothing but time and outcome: a bucket is shown even with nothing in it.
    bool isPlain() const { return m_sheet.keys().empty() || (m_sheet.keys().size() == 1 && m_sheet.has(VolumeKey::Outcome)); }

    TimeRange shownPart(std::size_t bucket) const
    {
        const auto &buckets = m_sheet.buckets();
        return { std::max(buckets.start(bucket), m_shown.from), std::min(buckets.end(bucket), m_shown.to) };
    }

    /// Index into the task's nodes when the group names one.
    std::ptrdiff_t nodeOf(int group) const
    {
        const auto &keys = m_sheet.keys();
        const auto key = std::find(keys.begin(), keys.end(), VolumeKey::Node);
        if (group < 0 || key == keys.end())
            return -1;
        const QString &name = m_sheet.texts(group)[key - keys.begin()];
        for (int i = 0; i < m_task.nodes.size(); ++i)
            if (m_task.nodes[i].name == name)
                return i;
        return -1;
    }

    double share(std::size_t bucket, int group) const
    {
        const auto node = nodeOf(group);
        return node < 0 ? m_heard.share(shownPart(bucket)) : m_heard.share(static_cast<std::size_t>(node), shownPart(bucket));
    }

    void append(QList<VolumeBucket> &out, std::size_t b, int group) const
    {
        const auto &buckets = m_sheet.buckets();
        VolumeBucket bucket;
        bucket.start = m_task.time == TimeKey::None ? m_shown.from : buckets.start(b);
        bucket.end = m_task.time == TimeKey::None ? m_shown.to : buckets.end(b);
        if (m_task.time != TimeKey::None)
            bucket.keys.insert(nameOf(m_task.time), toRfc3339(bucket.start, m_task.zone));
        for (std::size_t k = 0; group >= 0 && k < m_sheet.keys().size(); ++k)
            if (m_sheet.keys()[k] != VolumeKey::Outcome)
                bucket.keys.insert(nameOf(m_sheet.keys()[k]), m_sheet.texts(group)[static_cast<qsizetype>(k)]);
        const TimeRange part = shownPart(b);
        const auto node = nodeOf(group);
        bucket.coverage = share(b, group);
        bucket.nodes = node < 0 ? static_cast<int>(m_heard.nodes()) : 1;
        bucket.nodesHeard = node < 0 ? m_heard.nodesHeard(part) : (m_heard.heard(static_cast<std::size_t>(node), part) > 0 ? 1 : 0);
        const auto *sums = m_sheet.find(b, group);
        bucket.isKept = !isMissing(m_sheet.read, part);
        if (bucket.isKept && (bucket.coverage > 0 || !isNothing(sums)))
            bucket.counts = toCounts(m_sheet, sums, b, group, part);
        if (!m_task.filter.outcomes.isEmpty()) {
            keepOutcomes(bucket.counts, m_task.filter.outcomes);
            if (!isPlain() && isNothing(bucket.counts))
                return;
        }
        if (!m_sheet.has(VolumeKey::Outcome)) {
            out.append(bucket);
            return;
        }
        appendByOutcome(out, b, bucket);
    }

    void appendByOutcome(QList<VolumeBucket> &out, std::size_t b, const VolumeBucket &bucket) const
    {
        const auto &chosen = m_task.filter.outcomes;
        const auto put = [&](const QString &name, bool isThere) {
            if (!isThere || (!chosen.isEmpty() && !chosen.contains(name)))
                return;
            VolumeBucket one = bucket;
            keepOutcomes(one.counts, { name });
            one.keys.insert(QStringLiteral("outcome"), name);
            out.append(one);
        };
        const bool isGap = (bucket.coverage <= 0 || !bucket.isKept) && !bucket.counts.delivered, isFolded = m_sheet.foldedLeftOut.contains(b);
        put(QStringLiteral("accepted"), isGap || (isFolded && m_sheet.isRecipientsKnown && !bucket.counts.recipients) || bucket.counts.messages.value_or(0) > 0 || bucket.counts.recipients.value_or(0) > 0);
        for (const auto &outcome : outcomeColumns) {
            const bool isState = outcome.column == &VolumeCounts::held || outcome.column == &VolumeCounts::deleted;
            put(QLatin1String(outcome.name), (isGap && (!isState || m_task.asksForStates())) || (isFolded && !isState && !(bucket.counts.*outcome.column)) || (bucket.counts.*outcome.column).value_or(0) > 0);
        }
    }

    const VolumeTask &m_task;
    const VolumeSheet &m_sheet;
    const HeardMap &m_heard;
    TimeRange m_shown;
};

} // namespace

core::Result<VolumeAnswer> VolumeQuery::run(const Store &store, const Cancel &cancel) const
{
    return runVolume(*this, store, std::nullopt, cancel);
}

core::Result<VolumeAnswer> runVolume(
    const VolumeQuery &query, const Store &store, const std::optional<QList<StreamRule>> &rules, const Cancel &cancel)
{
    const auto parsed = parseKeys(query.by);
    if (!parsed)
        return fail(parsed.error());
    auto reader = Reader::begin(store, cancel);
    if (!reader)
        return fail(reader.error());
    Names names(*reader);
    const auto chosen = names.chosenNodes(query.filter);
    if (!chosen)
        return fail(chosen.error());
    const auto zone = zoneOf(query.filter, store);
    if (!zone)
        return fail(zone.error());
    const auto made = StreamRules::make(rules ? *rules : readStreamRules(*reader));
    if (!made)
        return fail(made.error());

    VolumeTask task { *reader, names, query.filter, *chosen, false, query.filter.range, *zone, store.homeZone(), parsed->time, *made, {} };
    const auto sources = parseSources(query.filter);
    if (!sources)
        return fail(sources.error());
    task.sources = *sources;
    const HeardMap heard(*reader, task.nodes);
    if (task.range == TimeRange {})
        task.range = wholeRange(*reader, heard, task.zone);
    task.isWholeFleet = chosen->size() == names.nodes().size()
        && std::find(parsed->keys.begin(), parsed->keys.end(), VolumeKey::Node) == parsed->keys.end();

    VolumeAnswer answer;
    answer.nodes = static_cast<int>(chosen->size());
    answer.range = task.range;
    answer.coverage = heard.share(task.range);
    auto sheet = fillSheet(task, parsed->keys, query.withDeferredRecipients);
    if (!sheet)
        return fail(sheet.error());
    if (task.range.length() > 0)
        answer.buckets = AnswerMaker(task, *sheet, heard, task.range).buckets();

    VolumeTask whole = task;
    whole.time = TimeKey::None;
    whole.isWholeFleet = chosen->size() == names.nodes().size();
    auto total = fillSheet(whole, {}, query.withDeferredRecipients);
    if (!total)
        return fail(total.error());
    const auto *sums = total->find(0, 0);
    if (!isMissing(total->read, task.range) && (answer.coverage > 0 || !isNothing(sums)))
        answer.totals = toCounts(*total, sums, 0, 0, task.range);
    answer.notes = sheet->read.notes;
    for (const auto &notes : { total->read.notes, reader->damage(), unfinishedPurges(*reader, *chosen) })
        for (const QString &note : notes)
            if (!answer.notes.contains(note))
                answer.notes.append(note);
    if (!query.filter.outcomes.isEmpty())
        keepOutcomes(answer.totals, query.filter.outcomes);
    if (reader->problem())
        return fail(*reader->problem());
    return answer;
}

core::Result<core::ZoneRules> zoneOf(const Filter &filter, const Store &store)
{
    if (filter.zone.isEmpty())
        return store.homeZone();
    auto zone = core::ZoneRules::named(filter.zone.toStdString());
    if (!zone.isValid())
        return fail(Problem { .kind = ProblemKind::Usage, .what = Tr::tr("There is no time zone named %1").arg(filter.zone), .reason = {}, .where = {},
            .remedy = Tr::tr("Use a name such as Europe/Paris or UTC.") });
    return zone;
}

core::Result<std::vector<Cidr>> parseSources(const Filter &filter)
{
    std::vector<Cidr> sources;
    for (const auto &text : filter.sources) {
        const auto cidr = Cidr::parse(text);
        if (!cidr)
            return fail(Problem { .kind = ProblemKind::Usage, .what = Tr::tr("%1 is neither an address nor a network").arg(text), .reason = {},
                .where = {}, .remedy = Tr::tr("Write 192.0.2.7, 192.0.2.0/24 or 2001:db8::/48.") });
        sources.push_back(*cidr);
    }
    return sources;
}

core::Result<StreamPreview> previewStreamRules(
    const Store &store, const QList<StreamRule> &rules, const Filter &filter, const Cancel &cancel)
{
    if (const auto named = StreamRules::checkDomains(rules); !named)
        return fail(named.error());
    const auto proposed = StreamRules::make(rules);
    if (!proposed)
        return fail(proposed.error());
    const auto stored = listStreamRules(store, cancel);
    if (!stored)
        return fail(stored.error());
    const auto current = StreamRules::make(*stored);
    const VolumeQuery query { filter, { QStringLiteral("stream") }, false };
    auto before = runVolume(query, store, *stored, cancel);
    if (!before)
        return fail(before.error());
    auto after = runVolume(query, store, rules, cancel);
    if (!after)
        return fail(after.error());
    StreamPreview preview { std::move(*before), std::move(*after), 0, 0 };

    auto reader = Reader::begin(store, cancel);
    if (!reader)
        return fail(reader.error());
    Names names(*reader);
    auto keys = reader->rows("SELECT id FROM stream_key");
    while (keys.next()) {
        const auto text = streamKeyText(*reader, names, keys.integer(0));
        ++preview.keys;
        if (current && current->nameOf(current->match(text)) != proposed->nameOf(proposed->match(text)))
            ++preview.moved;
    }
    if (reader->problem())
        return fail(*reader->problem());
    return preview;
}

} // namespace bw::store
