// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ingest/chunks.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace bw::ingest {

/// Holds the bytes of one source that have not been taken yet, and cuts them into lines and chunks. The unit is a line;
/// of journald's export format, an entry. A line that is too short to be one of any log belongs to the unit before it, so
/// that a file of line ends costs no mark. Memory: a block, a chunk and a line that has not ended. One thread.
///
///     fill(cutter.space(), …); cutter.filled(bytes);
///     while (cutter.cut()) { … cutter.piece() …; cutter.taken(); cutter.startChunk(); }
class LineCutter final
{
public:
    /// A piece of a chunk: its lines that have not been taken, and the hashes of all of its lines so far.
    struct Piece
    {
        std::string_view bytes; ///< of the lines not taken
        std::uint64_t offset = 0; ///< of bytes, in the source
        std::span<const std::uint64_t> hashes; ///< of the chunk
        std::size_t taken = 0; ///< of them
        std::span<const std::uint32_t> ends; ///< of each unit in bytes: the offset behind it
        std::uint64_t chunkOffset = 0;
    };

    explicit LineCutter(std::uint64_t offset = 0)
        : m_offset(offset)
        , m_chunkOffset(offset)
    {
    }

    /// Room for one block behind what is held.
    [[nodiscard]] std::span<char> space();
    void filled(std::size_t bytes);
    void append(std::string_view bytes); ///< a block that stands elsewhere

    /// Cuts on; true: a chunk is complete. False: more bytes are needed.
    bool cut();
    /// What is left is a line too, though it does not end: the source is at its end.
    void cutRest();
    /// Lines, too short for any log, that stand where no unit is near: none of them is in a piece. They go away.
    struct Stray
    {
        std::uint64_t lines = 0;
        std::uint64_t withText = 0; ///< of them: the others are empty
    };
    [[nodiscard]] Stray takeStray(bool isLast);

    [[nodiscard]] Piece piece() const;
    [[nodiscard]] bool isEmpty() const { return m_ends.empty(); } ///< nothing that is not taken
    [[nodiscard]] bool hasRest() const { return m_scan < m_end; } ///< bytes of an unfinished line
    [[nodiscard]] std::string_view rest() const { return { m_buffer.data() + m_scan, m_end - m_scan }; } ///< those bytes
    [[nodiscard]] bool isExport() const { return m_isExport; }
    void taken(); ///< the piece's bytes go; the chunk stays open
    void startChunk(); ///< after taken()

    /// Goes on in a chunk that an earlier run left unfinished: its lines are taken already.
    void resumeChunk(std::uint64_t chunkOffset, std::vector<std::uint64_t> hashes);
    void setIsExport(bool isExport); ///< not to be seen from the bytes if they begin in the middle of an entry
    [[nodiscard]] std::uint64_t offset() const { return m_offset; } ///< up to which lines were taken

private:
    bool addLine(std::size_t end);
    [[nodiscard]] std::size_t unitEnd(std::string_view rest) const; ///< 0: unfinished

    void makeRoom(std::size_t bytes);

    std::vector<char> m_buffer;
    std::size_t m_begin = 0; ///< bytes before were taken
    std::size_t m_end = 0; ///< bytes behind are free
    std::size_t m_scan = 0; ///< bytes up to which lines were cut
    std::uint64_t m_offset = 0;
    std::uint64_t m_chunkOffset = 0;
    std::size_t m_chunkSize = 0;
    std::vector<std::uint64_t> m_hashes;
    std::vector<std::uint32_t> m_ends;
    Stray m_stray; ///< from m_begin to m_scan while m_ends is empty
    bool m_isExport = false;
    bool m_hasLooked = false;
};

} // namespace bw::ingest
