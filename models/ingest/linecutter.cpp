// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/linecutter.h"

#include "models/core/limits.h"

#include <algorithm>
#include <cstring>

namespace bw::ingest {

namespace {

/// A line that does not end here is cut, so that memory stays flat; the envelope calls it unreadable anyway.
constexpr std::size_t longestUnit = 2 * core::limits::lineBytes;
/// The stamp of RFC 3164 alone has 15 characters.
constexpr std::size_t shortestUnit = 16;
constexpr std::size_t mostStray = 64 * 1024; ///< bytes of such lines that wait for a unit
constexpr std::size_t longestEntry = 32 * core::limits::lineBytes; ///< of the export format

/// "__CURSOR=…" or another field of the export format.
bool startsExport(std::string_view bytes)
{
    if (bytes.starts_with("\xef\xbb\xbf"))
        bytes.remove_prefix(3);
    return bytes.starts_with("__CURSOR=") || bytes.starts_with("__REALTIME_TIMESTAMP=");
}

} // namespace

void LineCutter::makeRoom(std::size_t bytes)
{
    if (m_buffer.size() - m_end >= bytes)
        return;
    if (m_begin < m_end)
        std::memmove(m_buffer.data(), m_buffer.data() + m_begin, m_end - m_begin);
    m_end -= m_begin;
    m_scan -= m_begin;
    m_begin = 0;
    if (m_buffer.size() - m_end < bytes)
        m_buffer.resize(m_end + bytes);
}

std::span<char> LineCutter::space()
{
    makeRoom(core::limits::readBlock);
    return { m_buffer.data() + m_end, core::limits::readBlock };
}

void LineCutter::filled(std::size_t bytes)
{
    m_end += bytes;
}

void LineCutter::append(std::string_view bytes)
{
    if (bytes.empty())
        return;
    makeRoom(bytes.size());
    std::memcpy(m_buffer.data() + m_end, bytes.data(), bytes.size());
    m_end += bytes.size();
}

std::size_t LineCutter::unitEnd(std::string_view rest) const
{
    if (m_isExport) {
        const std::size_t end = rest.find("\n\n");
        if (end != std::string_view::npos)
            return end + 2;
        return rest.size() >= longestEntry ? longestEntry : 0;
    }
    const void *end = std::memchr(rest.data(), '\n', rest.size());
    if (end)
        return static_cast<std::size_t>(static_cast<const char *>(end) - rest.data()) + 1;
    return rest.size() >= longestUnit ? longestUnit : 0;
}

bool LineCutter::addLine(std::size_t end)
{
    std::string_view line(m_buffer.data() + m_scan, end - m_scan);
    while (!line.empty() && line.back() == '\n')
        line.remove_suffix(1);
    const bool isShort = end - m_scan < shortestUnit && !m_isExport;
    m_chunkSize += end - m_scan;
    m_scan = end;
    if (isShort) {
        if (m_ends.empty()) {
            ++m_stray.lines;
            m_stray.withText += line.empty() || line == "\r" ? 0 : 1;
            return false;
        }
        m_ends.back() = static_cast<std::uint32_t>(end - m_begin);
        return m_chunkSize >= chunkBytes;
    }
    m_stray = {};
    const std::uint64_t hash = hashOfLine(line);
    m_hashes.push_back(hash);
    m_ends.push_back(static_cast<std::uint32_t>(end - m_begin));
    return (hash & cutMask) == 0 || m_hashes.size() >= chunkLines || m_chunkSize >= chunkBytes;
}

bool LineCutter::cut()
{
    if (!m_hasLooked && m_end > m_begin) {
        m_isExport = startsExport({ m_buffer.data() + m_begin, m_end - m_begin });
        m_hasLooked = true;
    }
    while (m_scan < m_end) {
        const std::size_t length = unitEnd({ m_buffer.data() + m_scan, m_end - m_scan });
        if (length == 0)
            return false;
        if (addLine(m_scan + length))
            return true;
        if (m_stray.lines > 0 && m_scan - m_begin >= mostStray)
            return false;
    }
    return false;
}

LineCutter::Stray LineCutter::takeStray(bool isLast)
{
    if (m_stray.lines == 0 || (!isLast && m_scan - m_begin < mostStray))
        return {};
    const Stray stray = m_stray;
    m_stray = {};
    m_offset += m_scan - m_begin;
    m_begin = m_scan;
    if (m_hashes.empty()) {
        m_chunkOffset = m_offset;
        m_chunkSize = 0;
    }
    return stray;
}

void LineCutter::cutRest()
{
    if (hasRest())
        addLine(m_end);
}

LineCutter::Piece LineCutter::piece() const
{
    return { { m_buffer.data() + m_begin, m_scan - m_begin }, m_offset, m_hashes, m_hashes.size() - m_ends.size(), m_ends, m_chunkOffset };
}

void LineCutter::taken()
{
    m_offset += m_scan - m_begin;
    m_begin = m_scan;
    m_ends.clear();
    m_stray = {};
}

void LineCutter::startChunk()
{
    m_chunkOffset = m_offset;
    m_chunkSize = 0;
    m_hashes.clear();
}

void LineCutter::setIsExport(bool isExport)
{
    m_isExport = isExport;
    m_hasLooked = true;
}

void LineCutter::resumeChunk(std::uint64_t chunkOffset, std::vector<std::uint64_t> hashes)
{
    m_chunkOffset = chunkOffset;
    m_chunkSize = static_cast<std::size_t>(m_offset - chunkOffset);
    m_hashes = std::move(hashes);
}

} // namespace bw::ingest
