// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/queries/heardmap.h"
#include "models/store/queries/keptrows.h"
#include "models/store/queries/names.h"
#include "models/store/queries/sheet.h"
#include "models/store/queries/timebuckets.h"
#include "models/store/queries/volumequery.h"
#include "models/store/streams/streamrules.h"

#include <unordered_map>
#include <vector>

/// What the parts of a volume question share. Inside models/store/queries only.
namespace bw::store {

enum class VolumeKey { Node, Stream, Sender, User, Network, Instance, Domain, Reason, Source, Outcome };
[[nodiscard]] std::optional<VolumeKey> volumeKeyNamed(const QString &name);
[[nodiscard]] QString nameOf(VolumeKey key);

enum VolumeColumn { Accepted, Messages, Recipients, Delivered, Deferred, Bounced, Expired, Discarded, Rejected, Held, Deleted, volumeColumns };
using VolumeSums = std::array<std::int64_t, volumeColumns>;

/// Sums of a volume question.
class VolumeSheet final : public Sheet<VolumeKey, volumeColumns>
{
public:
    using Sheet::Sheet;
    std::unordered_map<std::uint64_t, std::int64_t> deferredRecipients; ///< by keyOf()
    bool isMessagesKnown = true; ///< false: the column cannot be told from what was read
    bool isRecipientsKnown = true; ///< the same; by reason nobody knows whose recipients those are
    bool isDeferredKnown = false;
    bool areStatesKnown = false; ///< held, deleted
};

/// RFC 3463 code inside a reply, or "".
[[nodiscard]] QString enhancedCode(const QString &reply);

/// What both the cells' and the rows' readers know of the question.
struct VolumeTask
{
    Reader &reader;
    Names &names;
    const Filter &filter;
    QList<NodeName> nodes;
    bool isWholeFleet = false; ///< no node is left out and none is asked for: the totals' cells (node 0) answer
    core::TimeRange range; ///< of cells and rows
    core::ZoneRules zone, home;
    TimeKey time = TimeKey::None;
    StreamRules rules;
    std::vector<Cidr> sources;

    /// Are held or deleted recipients asked for?
    [[nodiscard]] bool asksForStates() const { return filter.outcomes.contains(QStringLiteral("held")) || filter.outcomes.contains(QStringLiteral("deleted")); }
    /// Does a stream key pass the filter's streams, senders, users and (wide) sources?
    [[nodiscard]] bool passes(const StreamKeyText &key, bool withSources) const;
    [[nodiscard]] QString streamText(VolumeKey key, const StreamKeyText &text) const;
    [[nodiscard]] QString domainText(std::int64_t id) const; ///< "other" for 0: folded, or no recipient was named
};

/// From which cells a range is read: levels and their stretches, in order.
struct LevelSpan
{
    int level = 0;
    core::TimeRange range;
    bool operator==(const LevelSpan &) const = default;
};
enum class CellCube { Volume, Stream, Destination, Login };
[[nodiscard]] core::Result<std::vector<LevelSpan>> planSpans(Reader &reader, CellCube cube, const VolumeTask &task);

void readVolumeCells(const VolumeTask &task, const std::vector<LevelSpan> &spans, VolumeSheet &sheet);
void readStreamCells(const VolumeTask &task, const std::vector<LevelSpan> &spans, VolumeSheet &sheet);
void readDestinationCells(const VolumeTask &task, const std::vector<LevelSpan> &spans, VolumeSheet &sheet);
void readVolumeRows(const VolumeTask &task, VolumeSheet &sheet);
void countDeferredRecipients(const VolumeTask &task, VolumeSheet &sheet);

/// The volume question with other stream rules than the stored ones (preview), or with those.
[[nodiscard]] core::Result<VolumeAnswer> runVolume(
    const VolumeQuery &query, const Store &store, const std::optional<QList<StreamRule>> &rules, const Cancel &cancel);
[[nodiscard]] core::Result<core::ZoneRules> zoneOf(const Filter &filter, const Store &store); ///< Usage: no such zone
[[nodiscard]] core::Result<std::vector<Cidr>> parseSources(const Filter &filter); ///< Usage: no address

/// Are the rows of every chosen node kept for the whole range?
[[nodiscard]] bool areRowsKept(const VolumeTask &task);
/// Everything that the store holds of these nodes, in whole hours of the zone.
[[nodiscard]] core::TimeRange wholeRange(Reader &reader, const HeardMap &heard, const core::ZoneRules &zone);

} // namespace bw::store
