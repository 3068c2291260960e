// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace bw::store {

/// Every statement by which the writer changes or reads a store, in one place, so that a test can run each on both engines.
/// Parameters are "?", each used once, in order; PostgreSQL gets $1, $2 … in their place. Only SQL that both take:
/// ON CONFLICT … DO UPDATE SET x = t.x + excluded.x, no max(a, b), explicit ids.
enum class Sql : std::size_t {
    NodeByName,
    NodeNextId,
    NodeBeside,
    AddNode,
    LeaseOf,
    TakeLease,
    RenewLease,
    ReleaseLease,
    CountersOf,
    SetCounter,
    OpenMessagesOf,
    SetOpenMessage,
    ForgetOpenMessage,
    CursorsOf,
    SetCursor,
    SourcesOf,
    SetSource,
    SetChunk,
    ForgetChunk,
    EntriesOf,
    SetEntries,
    AddLost,
    StringByKey,
    StringNextId,
    AddString,
    TouchString,
    StreamByKey,
    StreamNextId,
    AddStream,
    SetAddress,
    MessageExists,
    SetMessage,
    WithdrawMessage,
    ChangeContinues,
    SetDelivery,
    ChangeDelivery,
    SetRejection,
    SetLogin,
    SetVerdict,
    ChangeVerdict,
    AddBlock,
    BlocksHolding,
    BlocksBetween,
    ChangeBlock,
    SetOccurrence,
    AddAside,
    AddVolume,
    AddStreamCell,
    AddDestination,
    AddLoginCell,
    AddSession,
    AddMailAuth,
    AddRefusal,
    DropEmptyVolume,
    DropEmptyStream,
    DropEmptyDestination,
    DropEmptyRefusal,
    SetCellLife,
    SetUnfolded,
    AddCoverage,
    AddCoverageDay,
    HeardBeside,
    ForgetHeard,
    AddHeard,
    AddHeardProgram,
    LoginNetworkOf,
    SetLoginNetwork,
    SetLoginDomain,
    SetSelectorHistory,
    SetSourceHistory,
    SegmentsOpen,
    SegmentLast,
    SetSegment,
    SegmentRangesOf,
    SetSegmentRange,
    DigestOf,
    SetDigest,
    Count_
};
inline constexpr auto sqlCount = static_cast<std::size_t>(Sql::Count_);

[[nodiscard]] std::string_view textOf(Sql statement);

} // namespace bw::store
