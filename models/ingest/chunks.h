// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/core/time.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

/// The same bytes twice (models/ingest/README.md): a log is cut into chunks at lines whose own hash says so, so that the
/// same lines are cut alike wherever they stand. A chunk is known by a 64-bit hash over its lines; its pieces, at the ends
/// of files, by marks. Pure; no I/O; one thread.
namespace bw::ingest {

inline constexpr std::uint64_t cutMask = 511; ///< a chunk ends after a line whose hash has these bits zero: 512 lines on average
inline constexpr std::size_t chunkLines = 4096; ///< and at the latest here
inline constexpr std::size_t chunkBytes = 1024 * 1024; ///< or here

/// How a chunk ends at either side: bits of store::ChunkRow::edge.
namespace Edge {
inline constexpr std::uint8_t Begin = 1; ///< begins where its source did
inline constexpr std::uint8_t End = 2; ///< ends where its source did (so far)
inline constexpr std::uint8_t Seam = 4; ///< time jumps inside: may be two logs one behind the other (cat)
}
inline constexpr core::UtcMicros seamForward = 60 * core::microsPerSecond; ///< a longer step may be a seam
inline constexpr core::UtcMicros seamBack = core::microsPerSecond;

/// Of a line without its line end, LF or CR LF, and without a byte order mark before it.
[[nodiscard]] std::uint64_t hashOfLine(std::string_view line);
[[nodiscard]] std::uint64_t hashOfChunk(std::span<const std::uint64_t> lines);
/// 2 bytes a line, 4 for one that begins or ends with its source, big endian.
[[nodiscard]] std::string marksOf(std::span<const std::uint64_t> lines, std::uint8_t edge);
/// high - low < 2^reach, in milliseconds.
[[nodiscard]] std::uint8_t reachOf(core::UtcMicros low, core::UtcMicros high);

/// What the store knows of a chunk.
struct KnownChunk
{
    std::uint64_t hash = 0, number = 0;
    std::uint32_t lines = 0;
    core::UtcMicros low = 0, high = 0;
    std::uint8_t edge = 0;
};

/// Where known chunks are asked for: the store, or a test.
class KnownChunks
{
public:
    virtual ~KnownChunks() = default;
    /// Numbers below \p before only: a source is never compared with itself, two equal lines of one file are two.
    /// \return how often it is stored.
    virtual core::Result<std::uint32_t> count(std::uint64_t hash, std::uint32_t lines, std::uint64_t before) = 0;
    /// Those whose time touches the span; edges only, or all.
    virtual core::Result<std::vector<KnownChunk>> touching(core::UtcMicros low, core::UtcMicros high, bool edgesOnly) = 0;
    virtual core::Result<std::string> marks(const KnownChunk &chunk) = 0;
};

/// A stretch of lines to be recognised: a whole chunk, or what a source's begin or end has of one.
struct Piece
{
    std::span<const std::uint64_t> lines;
    core::UtcMicros low = 0, high = 0;
    std::uint8_t edge = 0;
};

struct Recognition
{
    std::vector<std::uint8_t> known; ///< per line; empty: none
    std::size_t count = 0;
    bool isWhole = false; ///< stored already as this very chunk: write nothing
    std::vector<KnownChunk> swallowed; ///< edges that lie wholly inside: the caller stores the new chunk in their place
};

struct LineRange
{
    std::uint32_t from = 0, length = 0;
};

/// Recognises the pieces of one source, in order. A line counts as often as it stands in the source that holds it most
/// often: what was recognised once is used up for the rest of the source.
class Recogniser final
{
public:
    /// \p before: the next chunk's number when the source began.
    Recogniser(KnownChunks &chunks, std::uint64_t before)
        : m_chunks(chunks)
        , m_before(before)
    {
    }
    /// Cheap and exact; the piece's times are not needed.
    core::Result<bool> isWhole(std::span<const std::uint64_t> lines);
    /// For a piece that is not whole.
    core::Result<Recognition> recognise(const Piece &piece);
    /// What was met so far stays met.
    void keep() { m_since = {}; }
    /// Forgets what was met since keep(): that piece is asked for again, and is longer now.
    void undo();
    /// Are there known chunks whose time touches what begins with \p time?
    core::Result<bool> reachesTo(core::UtcMicros time);

private:
    core::Result<std::vector<KnownChunk>> candidates(const Piece &piece);

    KnownChunks &m_chunks;
    std::uint64_t m_before = 0;
    std::unordered_set<std::uint64_t> m_used; ///< numbers of those that were met whole inside others
    struct Met
    {
        std::uint32_t alone = 0, inside = 0; ///< how often as a piece of its own, and inside others
    };
    std::unordered_map<std::uint64_t, Met> m_met; ///< whole ones, by hash
    std::unordered_map<std::uint64_t, std::vector<LineRange>> m_usedLines; ///< of the others, by number
    struct Since ///< keep()
    {
        std::vector<std::uint64_t> alone, inside; ///< counted in m_met
        std::vector<std::uint64_t> used; ///< added to m_used
        std::vector<std::pair<std::uint64_t, std::size_t>> usedLines; ///< how many ranges there were before
    } m_since;
    std::vector<KnownChunk> m_window; ///< those that touch from … to
    core::UtcMicros m_from = 1, m_to = 0;
    bool m_edgesOnly = false;
};

} // namespace bw::ingest
