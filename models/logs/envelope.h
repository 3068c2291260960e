// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/zonerules.h"
#include "models/logs/line.h"

#include <memory>
#include <string>

namespace bw::logs {

/// How a line is wrapped. Found from the first lines when Unknown; one source may change (a new syslog template).
enum class EnvelopeKind : std::uint8_t {
    Unknown,
    Rfc3164, ///< "Nov 23 11:03:41 mx1 postfix/smtpd[250]: …"; also maillog_file and journalctl -o short
    Rfc3339, ///< rsyslog's RSYSLOG_FileFormat
    Rfc5424, ///< RFC 5424 section 6
    JournalShortIso, ///< journalctl -o short-iso and short-iso-precise
    JournalJson, ///< journalctl -o json, one object a line (systemd.io/JOURNAL_EXPORT_FORMATS)
    JournalExport, ///< journalctl -o export
};

/// For "the same mail through another kind of envelope" (models/store/README.md): lines of one family are wrapped alike to
/// the byte (kind, digits of the stamp, its zone, a priority …), so that the same line is the same bytes. Kept in the store.
enum class EnvelopeFamily : std::uint32_t { Unknown };
/// Of lines that are known by the entry's name, whatever the format: is no EnvelopeKind.
inline constexpr EnvelopeFamily journalEntries { 15 };
/// \p line as the reader gave it.
[[nodiscard]] EnvelopeFamily familyOf(EnvelopeKind kind, const Line &line);
[[nodiscard]] std::string_view nameOf(EnvelopeKind kind);

struct EnvelopeOptions
{
    core::ZoneRules zone; ///< of stamps without an offset (RFC 3164)
    int year = 0; ///< of the first such stamp; 0: worked out from lastModified
    core::UtcMicros lastModified = 0; ///< of the source: no stamp without a year may be later than a day after it
};

/// Cuts blocks of bytes into lines and takes each out of its envelope; nothing is copied but JSON escapes and binary
/// journal fields. No I/O. One thread.
///
///     reader.setBlock(bytes, offset, isLast);
///     while (true) switch (reader.next(line)) { … }
///     rest = bytes.substr(reader.consumed());   // an unfinished last line, to be put before the next block
class EnvelopeReader final
{
public:
    enum class Step : std::uint8_t {
        Line,
        Unreadable, ///< not log text (line.raw, offset and number are set): count it, keep it aside
        NeedMore, ///< no whole line is left in this block
    };

    explicit EnvelopeReader(EnvelopeOptions options);
    ~EnvelopeReader();
    EnvelopeReader(EnvelopeReader &&) noexcept;
    EnvelopeReader &operator=(EnvelopeReader &&) noexcept;

    /// \p isLast: what follows the last line end is a line too. The bytes must outlive the calls of next().
    void setBlock(std::string_view bytes, std::uint64_t offset, std::uint64_t firstNumber, bool isLast);
    Step next(Line &line);
    /// Bytes of the block that have been taken as whole lines.
    [[nodiscard]] std::size_t consumed() const;
    /// The number that the next line will have.
    [[nodiscard]] std::uint64_t nextNumber() const;
    [[nodiscard]] EnvelopeKind kind() const;
    /// Of the last line, where it is an entry of a journal that has its name.
    [[nodiscard]] EntryId entry() const;

    /// The years that were worked out, as EnvelopeOptions named none: of the first and the last stamp without one. 0: of none.
    struct Years
    {
        int first = 0, last = 0;
        bool operator==(const Years &) const = default;
    };
    [[nodiscard]] Years assumedYears() const;

    /// What must be kept in a cursor so that reading goes on with the same year and kind; restore() takes it.
    [[nodiscard]] std::string state() const;
    void restore(std::string_view state);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace bw::logs
