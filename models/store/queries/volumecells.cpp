// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/queries/volumesheet.h"
#include "models/store/tr.h"

#include <algorithm>

/// Sums are made here and not by GROUP BY: rows come in key order, which is 4 times as fast (docs/performance.md).
namespace bw::store {

namespace {

constexpr int noGroup = -1;
constexpr int unknownGroup = -2;

/// Nodes whose cells are read, with their name as the key's text; the fleet's totals are those of fleetCells().
QList<NodeName> cellNodes(const VolumeTask &task)
{
    return task.isWholeFleet ? QList<NodeName> { { fleetCells(task.reader), {}, {} } } : task.nodes;
}

QStringList textsFor(const VolumeSheet &sheet, const std::function<QString(VolumeKey)> &textOf)
{
    QStringList texts;
    for (const VolumeKey key : sheet.keys())
        texts.append(key == VolumeKey::Outcome ? QString() : textOf(key));
    return texts;
}

/// The eight counts of a cell, from `column` on: accepted recipients delivered … rejected.
void add(VolumeSums *sums, const Rows &rows, int column)
{
    const std::int64_t accepted = rows.number(column); // also of a cell that nobody asked for: damage is told
    if (!sums)
        return;
    (*sums)[Accepted] += accepted;
    (*sums)[Messages] += accepted;
    for (int i = 1; i < 8; ++i)
        (*sums)[static_cast<std::size_t>(Messages + i)] += rows.number(column + i);
}

/// Does a cell count anything but refusals?
bool hasEntered(const Rows &rows, int column)
{
    for (int i = 0; i < 7; ++i) // messages recipients delivered deferred bounced expired discarded
        if (rows.integer(column + i) > 0)
            return true;
    return false;
}

/// Cells of "other" that a filter left out. \p isFolded: by folding, and not because there was no name.
void leaveOut(VolumeSheet &sheet, const Rows &rows, int column, bool isFolded)
{
    if (!isFolded)
        return;
    sheet.isFoldedLeftOut = true;
    if (const auto bucket = sheet.buckets().indexOf(fromMs(rows.integer(0))); bucket >= 0)
        add(&sheet.foldedLeftOut[static_cast<std::size_t>(bucket)], rows, column);
}

} // namespace

void readVolumeCells(const VolumeTask &task, const std::vector<LevelSpan> &spans, VolumeSheet &sheet)
{
    for (const auto &node : cellNodes(task)) {
        const int group = sheet.group(textsFor(sheet, [&](VolumeKey) { return node.name; }));
        for (const auto &span : spans) {
            auto rows = task.reader.rows("SELECT start, accepted, recipients, delivered, deferred, bounced, expired, discarded, rejected "
                                         "FROM volume_cell WHERE node = ? AND level = ? AND start >= ? AND start < ?",
                node.id, span.level, toMs(span.range.from), toMs(span.range.to));
            CellOrder order(task.reader);
            while (rows.next() && order.isNext(rows.number(0)))
                add(sheet.at(fromMs(rows.number(0)), group), rows, 1);
        }
    }
}

void readStreamCells(const VolumeTask &task, const std::vector<LevelSpan> &spans, VolumeSheet &sheet)
{
    std::unordered_map<std::int64_t, StreamKeyText> texts;
    const bool choosesWhereFrom = !task.filter.senders.isEmpty() || !task.sources.empty();
    constexpr int accepted = 2, rejected = 9; // columns
    for (const auto &node : cellNodes(task)) {
        std::unordered_map<std::int64_t, int> groups; // of this node, by stream key
        const auto groupOf = [&](std::int64_t stream) {
            const auto [found, isNew] = groups.try_emplace(stream, unknownGroup);
            if (!isNew)
                return found->second;
            auto text = texts.find(stream);
            if (text == texts.end()) {
                StreamKeyText read = streamKeyText(task.reader, task.names, stream);
                if (stream == 0) { // folded: all its fields are "other", and no rule names it
                    read.senderDomain = read.login = read.instance = otherStream;
                    read.isFolded = true;
                }
                text = texts.emplace(stream, std::move(read)).first;
            }
            const auto nameIn = [&](VolumeKey key) {
                if (key == VolumeKey::Node)
                    return node.name;
                return stream == 0 ? otherStream : task.streamText(key, text->second);
            };
            found->second = task.passes(text->second, true) ? sheet.group(textsFor(sheet, nameIn)) : noGroup;
            return found->second;
        };
        for (const auto &span : spans) {
            auto rows = task.reader.rows("SELECT start, stream, accepted, recipients, delivered, deferred, bounced, expired, discarded, rejected "
                                         "FROM stream_cell WHERE node = ? AND level = ? AND start >= ? AND start < ?",
                node.id, span.level, toMs(span.range.from), toMs(span.range.to));
            CellOrder order(task.reader);
            while (rows.next() && order.isNext(rows.number(0), rows.number(1)))
                if (const int group = groupOf(rows.integer(1)); group != noGroup)
                    add(sheet.at(fromMs(rows.integer(0)), group), rows, 2);
                else if (rows.integer(1) == 0) {
                    leaveOut(sheet, rows, accepted, rows.integer(accepted) > 0); // what strangers were refused belongs to no stream
                    sheet.areRefusalsLeftOut |= choosesWhereFrom && rows.integer(rejected) > 0;
                }
        }
    }
}

void readDestinationCells(const VolumeTask &task, const std::vector<LevelSpan> &spans, VolumeSheet &sheet)
{
    const bool byDomain = sheet.has(VolumeKey::Domain), byReason = sheet.has(VolumeKey::Reason);
    const auto &wanted = task.filter.domains;
    // A message to two domains counts in each: sums over domains are not messages.
    sheet.isMessagesKnown = !byReason && (byDomain || wanted.size() == 1);
    sheet.isRecipientsKnown = !byReason;
    for (const auto &node : cellNodes(task)) {
        std::unordered_map<std::uint64_t, int> groups;
        std::unordered_map<std::int64_t, bool> passes;
        const auto groupOf = [&](std::int64_t domain, std::int64_t reply) {
            const auto [pass, isNewDomain] = passes.try_emplace(domain, true);
            if (isNewDomain && !wanted.isEmpty())
                pass->second = wanted.contains(task.domainText(domain), Qt::CaseInsensitive);
            if (!pass->second)
                return noGroup;
            const std::uint64_t key = (byDomain ? std::uint64_t(domain) << 32 : 0) | (byReason ? std::uint64_t(reply) & 0xffffffff : 0);
            const auto [found, isNew] = groups.try_emplace(key, unknownGroup);
            if (isNew)
                found->second = sheet.group(textsFor(sheet, [&](VolumeKey name) {
                    if (name == VolumeKey::Node)
                        return node.name;
                    return name == VolumeKey::Domain ? task.domainText(domain) : task.names.text(reply);
                }));
            return found->second;
        };
        for (const auto &span : spans) {
            auto rows = task.reader.rows("SELECT start, domain, reply, messages, recipients, delivered, deferred, bounced, expired, discarded, "
                                         "rejected FROM destination_cell WHERE node = ? AND level = ? AND start >= ? AND start < ?",
                node.id, span.level, toMs(span.range.from), toMs(span.range.to));
            CellOrder order(task.reader);
            while (rows.next() && order.isNext(rows.number(0), rows.number(1), rows.number(2)))
                if (const int group = groupOf(rows.integer(1), rows.integer(2)); group != noGroup)
                    add(sheet.at(fromMs(rows.integer(0)), group), rows, 3);
                else if (rows.integer(1) == 0)
                    leaveOut(sheet, rows, 3, hasEntered(rows, 3)); // a recipient has a domain; a refusal may have none
        }
    }
}

namespace {
/// Rows beyond the limit become one, so that all rows still add up to the total.
void foldRest(QList<ReasonRow> &reasons, int limit)
{
    ReasonRow rest;
    rest.isRest = true;
    rest.folded = 0;
    rest.counts.isOfChosenOutcomes = reasons.front().counts.isOfChosenOutcomes;
    for (qsizetype i = limit; i < reasons.size(); ++i) {
        ++rest.folded;
        for (const auto count : { &VolumeCounts::delivered, &VolumeCounts::deferred, &VolumeCounts::bounced, &VolumeCounts::expired, &VolumeCounts::discarded,
                 &VolumeCounts::rejected })
            rest.counts.*count = (rest.counts.*count).value_or(0) + (reasons[i].counts.*count).value_or(0);
    }
    reasons.resize(limit);
    //: Last row of the table of reasons, which shows the commonest ones.
    rest.reply = Tr::tr("%n other reason(s)", nullptr, rest.folded);
    reasons.append(rest);
}
}

core::Result<QList<ReasonRow>> ReasonQuery::run(const Store &store, const Cancel &cancel) const
{
    VolumeQuery volume { filter, byDomain ? QStringList { QStringLiteral("domain"), QStringLiteral("reason") } : QStringList { QStringLiteral("reason") }, false };
    const auto answer = volume.run(store, cancel);
    if (!answer)
        return core::fail(answer.error());
    QList<ReasonRow> reasons;
    for (const auto &bucket : answer->buckets) {
        ReasonRow row { bucket.keys.value(QStringLiteral("domain")), bucket.keys.value(QStringLiteral("reason")), {}, bucket.counts };
        if ((row.reply.isEmpty() || row.counts.isOfChosenOutcomes) && row.counts.reasonsGiven().value_or(0) == 0)
            continue; // what was delivered has no reason
        row.dsn = enhancedCode(row.reply);
        reasons.append(row);
    }
    const auto weight = [](const ReasonRow &row) { return row.counts.reasonsGiven().value_or(0); };
    std::stable_sort(reasons.begin(), reasons.end(), [&](const ReasonRow &a, const ReasonRow &b) { return weight(a) > weight(b); });
    if (limit > 0 && reasons.size() > limit)
        foldRest(reasons, limit);
    return reasons;
}

QString enhancedCode(const QString &reply)
{
    // RFC 3463: class "." subject "." detail, each of them a number of up to three digits.
    for (const auto &word : QStringView(reply).split(u' ')) {
        const auto parts = word.split(u'.');
        if (parts.size() != 3 || parts[0].size() != 1 || !QStringLiteral("245").contains(parts[0]))
            continue;
        bool subject = false, detail = false;
        (void)parts[1].toInt(&subject);
        (void)parts[2].toInt(&detail);
        if (subject && detail && parts[1].size() <= 3 && parts[2].size() <= 3)
            return word.toString();
    }
    return {};
}

} // namespace bw::store
