// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/messageblock.h"
#include "models/store/queries/keptrows.h"
#include "models/store/reader.h"

#include <functional>
#include <optional>

namespace bw::store {

/// The kept messages of one node with their deliveries and verdicts, wherever they stand: in rows of their own or packed in
/// blocks. The only reader of both. Lives as long as its Reader; failures are the Reader's; a damaged block is left
/// out, and Reader::damage() tells so.
class RowScan final
{
public:
    RowScan(Reader &reader, const KeptRows &kept);

    /// Each returns false to end the scan. What is passed is good until the call returns.
    using TakeMessage = std::function<bool(const StoredMessage &)>;
    using TakeDelivery = std::function<bool(const StoredDelivery &, const StoredMessage *of)>;
    using TakeVerdict = std::function<bool(const StoredVerdict &)>;

    /// Messages accepted inside the range. Newest segment and highest number first where asked, else oldest first; the
    /// order is that of storing, and times only follow it roughly.
    void messages(core::TimeRange range, const TakeMessage &take);
    void messagesOf(std::int64_t segment, core::TimeRange range, bool newestFirst, const TakeMessage &take);
    /// A block of a segment, or (block 0) its rows; nothing in it is later than highMs.
    struct Piece
    {
        std::int64_t segment = 0, block = 0, highMs = 0;
    };
    /// What of a segment can hold messages of the range.
    [[nodiscard]] std::vector<Piece> piecesOf(const KeptSegment &segment, core::TimeRange range);
    void messagesOf(const Piece &piece, core::TimeRange range, const TakeMessage &take);
    /// Deliveries inside the range; with their message where \p wantsMessage and it is kept.
    void deliveries(core::TimeRange range, bool wantsMessage, const TakeDelivery &take);
    void deliveriesOf(std::int64_t segment, core::TimeRange range, bool wantsMessage, const TakeDelivery &take);
    /// Only of messages with numbers in lowest … highest.
    void deliveriesOfMessages(std::int64_t lowest, std::int64_t highest, core::TimeRange range, const TakeDelivery &take);
    void verdictsOfMessages(std::int64_t lowest, std::int64_t highest, core::TimeRange range, const TakeVerdict &take);

    [[nodiscard]] std::optional<StoredMessage> message(std::int64_t number);
    /// How many messages a segment holds.
    [[nodiscard]] std::int64_t countOf(std::int64_t segment);

private:
    struct Bounds
    {
        std::int64_t lowMs = INT64_MIN, highMs = INT64_MAX; ///< half open
        std::int64_t lowest = INT64_MIN, highest = INT64_MAX; ///< message numbers
    };
    /// The blocks of a segment that touch the bounds, unpacked one after the other; false from \p take ends it.
    bool blocks(std::int64_t segment, const Bounds &bounds, bool newestFirst, const std::function<bool(const MessageBlock &)> &take);
    bool scanDeliveries(std::int64_t segment, const Bounds &bounds, bool wantsMessage, const TakeDelivery &take);
    [[nodiscard]] std::vector<std::int64_t> segmentsIn(core::TimeRange range) const;

    Reader &m_reader;
    const KeptRows &m_kept;
    MessageBlock m_block; ///< the last that message() found something in
};

/// Blocks whose bytes are not what was written.
struct DamagedBlocks
{
    std::vector<std::int64_t> ids;
    std::int64_t messages = 0;
    core::TimeRange times; ///< of what they hold

    [[nodiscard]] QString text() const; ///< how many messages of when, for a Problem's reason
};
[[nodiscard]] core::Result<DamagedBlocks> findDamagedBlocks(sqlite::Database &database);

/// Puts every message, delivery and verdict, packed or not, into temporary tables of this connection that hide the store's
/// under the same names. For whoever compares whole stores; takes memory for all rows.
core::Done unpackRows(sqlite::Database &database);

} // namespace bw::store
