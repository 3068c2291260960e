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

#include <functional>
#include <unordered_map>
#include <vector>

/// What the parts of a volume question share. Inside models/store/queries only.
namespace bw::store {

enum class VolumeKey { Node, Stream, Sender, User, Network, Instance, Domain, Reason, Source, Outcome };
[[nodiscard]] std::optional<VolumeKey> volumeKeyNamed(const QString &name);
[[nodiscard]] QString nameOf(VolumeKey key);

enum VolumeColumn { Accepted, Messages, Recipients, Delivered, Deferred, Bounced, Expired, Discarded, Rejected, Held, Deleted, volumeColumns };
using VolumeSums = std::array<std::int64_t, volumeColumns>;

/// What no kept cell or row could answer.
struct PartsRead
{
    std::vector<core::TimeRange> missing;
    QStringList notes;
};
/// For an answer whose filter left out cells that were folded into "other": some of what was asked for may be in them.
[[nodiscard]] QString foldedNote();
/// The same for what was refused at the door: it belongs to no stream.
[[nodiscard]] QString refusalsNote();
/// Does it lack something of that range?
[[nodiscard]] bool isMissing(const PartsRead &read, core::TimeRange range);

/// Sums of a volume question.
class VolumeSheet final : public Sheet<VolumeKey, volumeColumns>
{
public:
    using Sheet::Sheet;
    std::unordered_map<std::uint64_t, std::int64_t> deferredRecipients; ///< by keyOf()
    bool isMessagesKnown = true; ///< false: the column cannot be told from what was read
    bool isRecipientsKnown = true; ///< the same; by reason nobody knows whose recipients those are
    core::UtcMicros deferredKnownFrom = INT64_MAX;
    PartsRead read; ///< what is missing from it
    bool isFoldedLeftOut = false; ///< foldedNote()
    std::unordered_map<std::size_t, VolumeSums> foldedLeftOut; ///< what was left out, by bucket: some of it may be what was asked for
    bool areRefusalsLeftOut = false; ///< by sender or network: cells know neither of what was refused at the door
    bool areStatesKnown = false; ///< held, deleted
    core::UtcMicros statesKnownFrom = INT64_MAX; ///< or from here on
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
    bool isEdge = false; ///< the range is a part of a cell, read beside cells

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
/// What cells can say of one stretch of a range (models/store/cellgrid.h).
struct CellPart
{
    core::TimeRange range;
    std::vector<LevelSpan> spans;
    int roundedTo = 0; ///< its edges lie inside cells of this level: rows would be exact
    std::vector<core::TimeRange> edges; ///< those parts of cells
    std::vector<LevelSpan> inner; ///< the spans without the cells that edges cut
    std::optional<core::Problem> why; ///< no cells fit
};
[[nodiscard]] std::vector<CellPart> planCells(CellCube cube, const VolumeTask &task);

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

/// From when on the rows of every chosen node are all kept.
[[nodiscard]] core::UtcMicros rowsKeptFrom(const VolumeTask &task);

/// Asks the best that is kept for each part of a range: cells where they fit, else rows. What neither can answer becomes
/// missing, and a note; Usage where that is all of it. \p needsRows: no cube holds this question.
struct PartReaders
{
    std::function<void(const std::vector<LevelSpan> &)> cells;
    std::function<void(const VolumeTask &)> rows; ///< of the task's range
};
[[nodiscard]] core::Result<PartsRead> readParts(const VolumeTask &task, CellCube cube, bool needsRows, const QString &possible, const PartReaders &readers);

/// Everything that the store holds of these nodes, in whole hours of the zone.
[[nodiscard]] core::TimeRange wholeRange(Reader &reader, const HeardMap &heard, const core::ZoneRules &zone);

} // namespace bw::store
