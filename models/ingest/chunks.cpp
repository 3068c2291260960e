// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/chunks.h"

#include "models/core/hash.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace bw::ingest {

namespace {

constexpr std::uint32_t markBits(std::uint64_t line)
{
    return static_cast<std::uint32_t>(line >> 24); // not the bits that cut
}

/// Read access to stored marks.
class Marks final
{
public:
    Marks(std::string_view bytes, std::uint32_t lines)
        : m_bytes(bytes)
        , m_width(lines == 0 ? 0 : bytes.size() / lines)
    {
        if (m_width != 2 && m_width != 4)
            m_width = 0; // not ours: never matches
    }
    [[nodiscard]] bool isValid() const { return m_width != 0; }
    [[nodiscard]] std::size_t bits() const { return m_width * 8; }
    [[nodiscard]] std::uint16_t low(std::size_t index) const
    {
        const auto *at = reinterpret_cast<const unsigned char *>(m_bytes.data()) + (index + 1) * m_width - 2;
        return static_cast<std::uint16_t>(at[0] << 8 | at[1]);
    }
    [[nodiscard]] bool matches(std::size_t index, std::uint64_t line) const
    {
        const auto *at = reinterpret_cast<const unsigned char *>(m_bytes.data()) + index * m_width;
        const std::uint32_t mark = markBits(line);
        const bool low = at[m_width - 2] == ((mark >> 8) & 0xff) && at[m_width - 1] == (mark & 0xff);
        return low && (m_width == 2 || (at[0] == (mark >> 24) && at[1] == ((mark >> 16) & 0xff)));
    }

private:
    std::string_view m_bytes;
    std::size_t m_width;
};

/// A run of lines that the piece and a known chunk share.
struct Run
{
    std::size_t inPiece = 0, inChunk = 0, length = 0;
    bool isWholeChunk = false;
};

/// Where the marks of a piece stand.
class Places final
{
public:
    explicit Places(std::span<const std::uint64_t> lines)
    {
        m_all.reserve(lines.size());
        for (std::size_t i = 0; i < lines.size(); ++i)
            m_all.emplace_back(static_cast<std::uint16_t>(markBits(lines[i])), static_cast<std::uint16_t>(i));
        std::sort(m_all.begin(), m_all.end());
    }
    [[nodiscard]] auto of(std::uint16_t mark) const
    {
        return std::equal_range(m_all.begin(), m_all.end(), std::pair(mark, std::uint16_t(0)), [](auto a, auto b) { return a.first < b.first; });
    }

private:
    std::vector<std::pair<std::uint16_t, std::uint16_t>> m_all;
};

/// Two pieces of one log agree from where they meet until one of them ends, so a run that goes so far on both sides is
/// believed at any length. One that is broken off (a torn last line, two logs one behind the other) must be long enough
/// that chance cannot have made it.
bool isBelieved(const Run &run, std::size_t piece, std::size_t chunk, std::size_t bits)
{
    const bool left = run.inPiece == 0 || run.inChunk == 0;
    const bool right = run.inPiece + run.length == piece || run.inChunk + run.length == chunk;
    const std::size_t weight = run.length * bits;
    return (left && right) || weight >= 64 || ((left || right) && weight >= 32);
}

/// Leaves of a run what stands before or behind the lines \p from … on one of its sides, whichever is longer.
void cutAway(Run &run, const std::size_t &side, std::size_t from, std::size_t length)
{
    const std::size_t begin = side, end = side + run.length, to = from + length;
    if (to <= begin || end <= from)
        return;
    const std::size_t before = from > begin ? from - begin : 0, behind = end > to ? end - to : 0;
    if (before < behind) {
        run.inPiece += run.length - behind;
        run.inChunk += run.length - behind;
    }
    run.length = std::max(before, behind);
}

/// \p used: runs of the chunk that this source has met before; those found are added. \p known: lines of the piece that
/// another chunk has told already.
std::vector<Run> sharedRuns(
    std::span<const std::uint64_t> piece, const Places &places, const KnownChunk &chunk, const Marks &marks, std::vector<LineRange> &used,
    const std::vector<std::uint8_t> &known)
{
    std::vector<Run> runs;
    for (std::size_t j = 0; j < chunk.lines; ++j) {
        const auto [from, to] = places.of(marks.low(j));
        for (auto place = from; place != to; ++place) {
            const std::size_t i = place->second;
            if (!marks.matches(j, piece[i]) || (i > 0 && j > 0 && marks.matches(j - 1, piece[i - 1])))
                continue; // not the start of a run
            Run run { i, j, 1, false };
            while (i + run.length < piece.size() && j + run.length < chunk.lines && marks.matches(j + run.length, piece[i + run.length]))
                ++run.length;
            if (!isBelieved(run, piece.size(), chunk.lines, marks.bits()))
                continue;
            run.isWholeChunk = run.length == chunk.lines;
            if (!run.isWholeChunk || hashOfChunk(piece.subspan(i, run.length)) == chunk.hash)
                runs.push_back(run);
        }
    }
    // The longest first; each line of either side is used once. What is left of a run beside lines that are used already
    // still counts: two equal lines of one second may have been met in the other order.
    std::stable_sort(runs.begin(), runs.end(), [](const Run &a, const Run &b) { return a.length > b.length; });
    std::vector<Run> chosen;
    for (Run run : runs) {
        if (!known.empty() && std::ranges::all_of(std::span(known).subspan(run.inPiece, run.length), [](std::uint8_t is) { return is != 0; }))
            continue;
        const std::size_t whole = run.length;
        for (const LineRange &other : used)
            cutAway(run, run.inChunk, other.from, other.length);
        for (const Run &other : chosen) {
            cutAway(run, run.inChunk, other.inChunk, other.length);
            cutAway(run, run.inPiece, other.inPiece, other.length);
        }
        if (run.length == 0 || (run.length < whole && run.length * marks.bits() < 32))
            continue;
        run.isWholeChunk = run.isWholeChunk && run.length == whole;
        chosen.push_back(run);
    }
    for (const Run &run : chosen)
        used.push_back({ static_cast<std::uint32_t>(run.inChunk), static_cast<std::uint32_t>(run.length) });
    return chosen;
}

} // namespace

std::uint64_t hashOfLine(std::string_view line)
{
    if (!line.empty() && line.back() == '\r')
        line.remove_suffix(1);
    if (line.starts_with("\xef\xbb\xbf"))
        line.remove_prefix(3);
    return core::fastHash(line);
}

std::uint64_t hashOfChunk(std::span<const std::uint64_t> lines)
{
    return core::fastHash({ reinterpret_cast<const char *>(lines.data()), lines.size_bytes() }, lines.size());
}

std::string marksOf(std::span<const std::uint64_t> lines, std::uint8_t edge)
{
    const bool isWide = (edge & (Edge::Begin | Edge::End)) != 0;
    std::string marks;
    marks.reserve(lines.size() * (isWide ? 4 : 2));
    for (const std::uint64_t line : lines) {
        const std::uint32_t mark = markBits(line);
        if (isWide) {
            marks.push_back(static_cast<char>(mark >> 24));
            marks.push_back(static_cast<char>(mark >> 16));
        }
        marks.push_back(static_cast<char>(mark >> 8));
        marks.push_back(static_cast<char>(mark));
    }
    return marks;
}

std::uint8_t reachOf(core::UtcMicros low, core::UtcMicros high)
{
    const auto length = static_cast<std::uint64_t>(std::max<core::UtcMicros>(0, high / 1000 - low / 1000));
    return static_cast<std::uint8_t>(std::bit_width(length));
}

core::Result<bool> Recogniser::isWhole(std::span<const std::uint64_t> lines)
{
    const std::uint64_t hash = hashOfChunk(lines);
    const auto stored = m_chunks.count(hash, static_cast<std::uint32_t>(lines.size()), m_before);
    if (!stored)
        return core::fail(stored.error());
    if (*stored == 0)
        return false;
    Met &met = m_met[hash];
    if (met.alone + met.inside >= *stored)
        return false; // this source holds it more often than any before
    ++met.alone;
    m_since.alone.push_back(hash);
    return true;
}

void Recogniser::undo()
{
    for (const std::uint64_t hash : m_since.alone)
        --m_met[hash].alone;
    for (const std::uint64_t hash : m_since.inside)
        --m_met[hash].inside;
    for (const std::uint64_t number : m_since.used)
        m_used.erase(number);
    for (auto before = m_since.usedLines.rbegin(); before != m_since.usedLines.rend(); ++before)
        m_usedLines[before->first].resize(before->second);
    m_since = {};
}

core::Result<bool> Recogniser::reachesTo(core::UtcMicros time)
{
    const auto found = m_chunks.touching(time, INT64_MAX, false);
    if (!found)
        return core::fail(found.error());
    return std::ranges::any_of(*found, [this](const KnownChunk &chunk) { return chunk.number < m_before; });
}

core::Result<std::vector<KnownChunk>> Recogniser::candidates(const Piece &piece)
{
    const bool edgesOnly = piece.edge == 0;
    const bool isInside = m_from <= piece.low && piece.high <= m_to && (edgesOnly || !m_edgesOnly);
    if (!isInside) {
        // An hour ahead, so that the next pieces find theirs here.
        const core::UtcMicros to = std::max(piece.high, piece.low + core::microsPerHour);
        auto found = m_chunks.touching(piece.low, to, edgesOnly);
        if (!found)
            return found;
        m_window = std::move(*found);
        m_from = piece.low;
        m_to = to;
        m_edgesOnly = edgesOnly;
    }
    std::vector<KnownChunk> mine;
    std::unordered_map<std::uint64_t, std::uint32_t> passed; // of several that are the same, those used up are the first
    for (const KnownChunk &chunk : m_window) {
        if (chunk.low > piece.high || chunk.high < piece.low || chunk.number >= m_before || (chunk.edge == 0 && edgesOnly) || m_used.contains(chunk.number))
            continue;
        const auto met = m_met.find(chunk.hash);
        if (met == m_met.end() || ++passed[chunk.hash] > met->second.alone)
            mine.push_back(chunk);
    }
    return mine;
}

core::Result<Recognition> Recogniser::recognise(const Piece &piece)
{
    Recognition result;
    const auto chunks = candidates(piece);
    if (!chunks)
        return core::fail(chunks.error());
    if (chunks->empty())
        return result;
    const Places places(piece.lines);
    for (const KnownChunk &chunk : *chunks) {
        const auto bytes = m_chunks.marks(chunk);
        if (!bytes)
            return core::fail(bytes.error());
        const Marks marks(*bytes, chunk.lines);
        if (!marks.isValid())
            continue;
        std::vector<LineRange> &used = m_usedLines[chunk.number];
        m_since.usedLines.emplace_back(chunk.number, used.size());
        for (const Run &run : sharedRuns(piece.lines, places, chunk, marks, used, result.known)) {
            result.known.resize(piece.lines.size(), 0);
            std::fill_n(result.known.begin() + static_cast<std::ptrdiff_t>(run.inPiece), run.length, std::uint8_t(1));
            if (run.isWholeChunk && chunk.edge != 0)
                result.swallowed.push_back(chunk);
            if (run.isWholeChunk) {
                m_used.insert(chunk.number);
                ++m_met[chunk.hash].inside;
                m_since.used.push_back(chunk.number);
                m_since.inside.push_back(chunk.hash);
            }
        }
    }
    result.count = static_cast<std::size_t>(std::count(result.known.begin(), result.known.end(), 1));
    return result;
}

} // namespace bw::ingest
