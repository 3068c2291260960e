// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/core/zonerules.h"
#include "models/logs/batch.h"
#include "models/logs/line.h"

#include <functional>
#include <memory>
#include <span>

namespace bw::logs {

/// The next free row numbers of a node, as the store has them.
struct RowNumbers
{
    std::uint64_t message = 1, delivery = 1, rejection = 1, login = 1, verdict = 1, occurrence = 1;
};

struct LedgerOptions
{
    core::ZoneRules homeZone; ///< hours and days of cells
    struct ZoneBefore
    {
        core::UtcMicros until = 0;
        core::ZoneRules zone;
    };
    std::vector<ZoneBefore> zonesBefore; ///< whose hours cells of earlier events have, oldest first
    EnvelopeFamily family {};
    std::vector<std::string> ownDomains; ///< named in Settings; grows by itself with mail accepted with login or by pickup
    bool clearRecipients = false; ///< the owner's choice, see models/store/README.md
    RowNumbers next;
    std::size_t templates = 0; ///< reply templates that the store has already: they count towards limits::replyTemplates
    const core::Clock *clock = nullptr; ///< tells which stamps are ahead of their time (README, "Coverage"); none: no stamp is. Must outlive the ledger
};

/// Joins events by host, instance and queue id into messages and recipients, and counts them. The counting rules stand in
/// models/logs/README.md. One message counts once, whatever a content filter, a retry or a rotated file does.
/// No I/O. One thread. Memory is bounded by core::limits::openMessages and by the batch that is being filled.
class Ledger final
{
public:
    /// \p hasher must outlive the ledger.
    Ledger(LedgerOptions options, core::KeyedHasher &hasher);
    ~Ledger();

    /// Open messages that an earlier run left (store: open_message). Before the first line. The next line is taken for
    /// the one right behind the last that was read then, unless breakContact() is called first.
    void restore(std::string_view key, std::string_view state);

    /// The source that following lines come from.
    void setSource(std::uint32_t source);
    /// How following lines are wrapped: goes with the spans that are heard. Also in the middle of a stretch.
    void setFamily(EnvelopeFamily family);
    /// Starts a contiguous stretch: what lies between the last line and the next one was not heard.
    void breakContact();
    /// No more lines of this stretch will come (the end of a file that is not followed): lives whose end was read before
    /// their beginning (newest file first) are joined. breakContact() does it too. Before the last takeBatch().
    void endContact();

    void take(const Line &line, std::span<const Event> events); ///< the events of the line
    void countUnrecognised(const Line &line);
    void countForeign(const Line &line);
    void countSilent(const Line &line);
    void countUnreadable(const Line &line, const char *why);
    /// A line that the store has already: counts nothing, but what lies between it and its neighbours was heard.
    void skip(const Line &line);

    /// Called for each message that enters the queue, once (breakwaterctl parse). Views hold during the call.
    using OnAccepted = std::function<void(const Event &)>;
    void setOnAccepted(OnAccepted call);

    /// Is the batch large enough to be written, or the \p part of a batch, where 4 is a quarter?
    [[nodiscard]] bool isBatchFull(std::size_t part = 1) const;
    /// What has come since the last call, with the open messages as they are now. The strings of earlier batches stay
    /// known by their refs: the writer must have applied every batch in order.
    [[nodiscard]] Batch takeBatch();

    struct Private;

private:
    std::unique_ptr<Private> d;
};

} // namespace bw::logs
