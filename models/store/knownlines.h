// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/core/time.h"
#include "models/logs/envelope.h"
#include "models/store/entrypage.h"
#include "models/store/store.h"
#include "models/store/writer.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace bw::store {

/// A stored chunk of lines, without its marks.
struct ChunkFacts
{
    std::uint64_t hash = 0, number = 0;
    std::uint32_t lines = 0;
    core::UtcMicros low = 0, high = 0;
    std::uint8_t edge = 0;
};

struct HostSpan
{
    std::string host;
    logs::EnvelopeFamily family {};
    core::UtcMicros from = 0, to = 0;
};

/// What an import asks about lines that a node has already: chunks and heard spans. Sees what is committed.
/// Its own read connection; one thread.
class KnownLines final
{
public:
    static core::Result<std::unique_ptr<KnownLines>> open(const Store &store, std::int64_t node);
    ~KnownLines();

    [[nodiscard]] core::Result<bool> hasAny();
    /// How many chunks with a number below \p before have that hash and length.
    core::Result<std::uint32_t> count(std::uint64_t hash, std::uint32_t lines, std::uint64_t before);
    /// Chunks whose time touches the span; only those with an edge flag, or all.
    core::Result<std::vector<ChunkFacts>> touching(core::UtcMicros low, core::UtcMicros high, bool edgesOnly);
    core::Result<std::optional<ChunkFacts>> find(std::uint64_t hash, std::uint64_t number);
    core::Result<std::string> marks(std::uint64_t hash, std::uint64_t number);
    /// Which of the 4,096 entries of a journal's page are stored.
    core::Result<EntryPage> entryPage(std::uint64_t journal, std::uint64_t page);
    /// What was heard of the node's hosts, and how their lines were wrapped.
    core::Result<std::vector<HostSpan>> heardSpans();
    core::Result<std::vector<HeardProgram>> heardPrograms();
    /// How many reply templates the store holds, of all nodes.
    core::Result<std::size_t> replyTemplates();
    /// The end of what was heard, of any host; 0: nothing.
    core::Result<core::UtcMicros> heardUntil();

private:
    struct Private;
    explicit KnownLines(std::unique_ptr<Private> p);
    std::unique_ptr<Private> d;
};

} // namespace bw::store
