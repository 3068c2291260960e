// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

/// Every bound on foreign input, in one place. A message that names a limit names it as here.
namespace bw::core::limits {

inline constexpr std::size_t lineBytes = 64 * 1024; ///< a log line; longer ones are unreadable (Postfix cuts at 2,000)
inline constexpr std::size_t fieldBytes = 1024; ///< a field of an event; cut beyond
inline constexpr std::size_t readBlock = 1024 * 1024; ///< bytes read from a log at once
inline constexpr std::size_t archiveEntries = 10'000; ///< entries of a container
inline constexpr std::uint64_t archiveBytes = 64ULL * 1024 * 1024 * 1024; ///< unpacked size of a container
inline constexpr std::uint64_t archiveRatio = 2'000; ///< unpacked to packed bytes, beyond the first archiveRatioFree
inline constexpr std::uint64_t archiveRatioFree = 64ULL * 1024 * 1024;
inline constexpr int archiveDepth = 2; ///< a .zip of .gz is read, deeper nesting is refused
/// The ledger's unfinished messages of one node. Beyond it the tenth that was silent longest is forgotten: its rows and counts
/// stay as they are, each that had not ended is counted as evicted in the coverage of the hour of its last line, and a later
/// line about it begins a message of its own. Where all their names
/// differ, one costs up to 2 KiB: an import with so many stays below 192 MiB.
inline constexpr std::size_t certificateFile = 4 * 1024 * 1024; ///< authorities in PEM; a whole system's are 200 KiB
inline constexpr std::size_t openMessages = 50'000;
inline constexpr std::size_t hosts = 10'000; ///< named in one stretch of a node's log; more count together as "(other)", each still joined by its own name
inline constexpr std::size_t asideLinesPerHour = 200; ///< lines kept aside for a node and hour; more are only counted
inline constexpr std::uint64_t reportBytes = 512ULL * 1024 * 1024; ///< a receiver's report, unpacked
inline constexpr std::size_t reportJsonBytes = 16 * 1024 * 1024; ///< one in JSON, which is read as a whole
inline constexpr std::size_t reportJsonRows = 200'000;
inline constexpr std::size_t reportDepth = 32; ///< elements, objects or lists within each other
inline constexpr std::size_t reportRecords = 2'000'000;
inline constexpr std::uint64_t reportFileBytes = 8ULL * 1024 * 1024 * 1024; ///< all that a file with reports unpacks to, a mailbox beside
inline constexpr std::uint64_t reportRatio = 200; ///< unpacked to packed bytes, beyond the first reportRatioFree
inline constexpr std::uint64_t reportRatioFree = 80ULL * 1024 * 1024;
inline constexpr int reportFileDepth = 3; ///< packed within packed; and messages within containers within messages
inline constexpr std::size_t reportTokenBytes = 256 * 1024; ///< a tag, a comment
inline constexpr std::size_t reportFieldBytes = 4096; ///< cut beyond
inline constexpr std::size_t reportListEntries = 200; ///< results, reasons, hosts of one row; more are left out
inline constexpr std::size_t mailBytes = 64 * 1024 * 1024; ///< a message that may hold reports
inline constexpr std::size_t mailParts = 1'000; ///< of one message, at all depths
inline constexpr int mailDepth = 10; ///< parts within parts
inline constexpr std::size_t mailBoundaryLines = 20'000; ///< lines that may begin a part
inline constexpr std::size_t mailFieldLines = 100'000; ///< lines that may be a header field
inline constexpr std::size_t mailFieldBytes = 8 * 1024 * 1024; ///< of such lines and what is folded to them, in all parts of a message
inline constexpr std::size_t mailFields = 500; ///< header fields of one part; more are left out
inline constexpr std::size_t httpBytes = 256 * 1024; ///< an answer of a server for tokens
inline constexpr std::size_t imapTextBytes = 64 * 1024; ///< of a mail server's response, without its literals
inline constexpr std::size_t imapLiterals = 16; ///< of one response
inline constexpr std::size_t imapBlock = 256 * 1024; ///< bytes of a message that are asked for at once
inline constexpr std::size_t imapMessages = 200'000; ///< of one pull; the next one goes on
inline constexpr std::size_t imapAnswers = 1'000'000; ///< responses to one command
inline constexpr std::size_t tlsFlightBytes = 256 * 1024; ///< of a server's first words in TLS, its certificates among them
inline constexpr std::size_t tlsExtensions = 64; ///< of one ServerHello
inline constexpr std::size_t tlsCertificates = 32; ///< that a server shows
inline constexpr std::size_t smtpReplyBytes = 16 * 1024; ///< one reply, all of its lines
inline constexpr std::size_t replyTemplates = 20'000;
inline constexpr std::size_t templateBytes = 200;

} // namespace bw::core::limits
