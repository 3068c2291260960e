// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/hash.h"
#include "models/core/ipaddress.h"
#include "models/core/time.h"
#include "models/logs/envelope.h"
#include "models/logs/event.h"

#include <cstdint>
#include <string>
#include <vector>

/// What the ledger hands to the store: rows, signed rollup deltas, coverage and the open messages of one stretch of log.
/// Plain data, no clear recipients (they are keyed hashes already), no I/O. Values are kept in the store: never renumber.
namespace bw::logs {

enum class StringKind : std::uint8_t {
    Host = 1,
    Instance = 2,
    Domain = 3,
    Login = 4, ///< key = keyed hash; text only once it succeeded
    SenderLocal = 5,
    Reply = 6, ///< template of what a receiver, or the product, said
    Relay = 7,
    Service = 8,
    Mechanism = 9,
    TlsVersion = 10,
    Cipher = 11,
    Selector = 12,
    Word = 13, ///< results of checks, verdict words
};

/// A string of the ledger's session: 0 = absent. The writer maps it to a store id inside each transaction.
using StringRef = std::uint32_t;

struct NewString
{
    StringRef ref = 0;
    StringKind kind {};
    std::string key; ///< the text, or for a login its 16 bytes of keyed hash
    std::string text; ///< of a login that succeeded; else empty
    bool own = false; ///< our own login, domain or a reply template: does not leave with its segment
};

enum class MessageOrigin : std::uint8_t {
    Smtp = 0, ///< handed in by SMTP
    Local = 1, ///< pickup
    Notice = 2, ///< a delivery notice that the queue wrote
    Probe = 3, ///< address verification: no mail
    SecondPass = 4, ///< back from a filter or from a sister instance: counted at its first pass
    Forwarded = 5, ///< local(8) forwarding: counted under the message that was forwarded
    Unknown = 6, ///< its beginning has not been read
};
[[nodiscard]] constexpr bool isCounted(MessageOrigin origin)
{
    return origin == MessageOrigin::Smtp || origin == MessageOrigin::Local;
}

enum class Outcome : std::uint8_t { Delivered = 0, Deferred = 1, Bounced = 2, Expired = 3, Discarded = 4, Held = 5, Deleted = 6 };

namespace DeliveryFlag {
inline constexpr std::uint8_t HandedOn = 1; ///< to a filter, a sister instance or a forward: not the end of its way
inline constexpr std::uint8_t Suspended = 2; ///< deferred without an attempt
inline constexpr std::uint8_t NotCounted = 4; ///< of a notice or probe, or handed on: not in any rollup
// Delivered to what may be a filter of this host: if its mail comes back under another queue id, it was handed on.
inline constexpr std::uint8_t ToLoopback = 8; ///< by SMTP
inline constexpr std::uint8_t ToCommand = 16; ///< to a program (pipe(8))
// Counted already in the message that was requeued as this one.
inline constexpr std::uint8_t KnownRecipient = 32;
inline constexpr std::uint8_t KnownDomain = 64; ///< some recipient of the domain was
}

enum class LoginOutcome : std::uint8_t { Ok = 0, Failed = 1, NoSuchUser = 2, WrongPassword = 3, Refused = 4, Outage = 5, Aborted = 6 };
enum class Check : std::uint8_t { Spf = 1, Dkim = 2, Dmarc = 3, Arc = 4, Iprev = 5, Spam = 6 };

struct QueueId
{
    char text[31] {};
    std::uint8_t length = 0;
    [[nodiscard]] std::string_view view() const { return { text, length }; }
};

/// Where a row comes from: the store's source (per node) and the byte of its line.
struct SourceRef
{
    std::uint64_t offset = 0;
    std::uint32_t source = 0;
};

struct MessageRow ///< written at acceptance; given again (same number) when a later line changes it
{
    std::uint64_t number = 0;
    core::UtcMicros accepted = 0;
    QueueId queueId;
    core::KeyedHash messageId;
    core::KeyedHash sender; ///< of every sender; the store keeps it only where senderLocal is 0, and its digest always
    core::IpAddress client;
    std::int64_t size = -1;
    std::uint64_t continues = 0;
    SourceRef where;
    std::int32_t recipients = -1;
    StringRef host = 0, instance = 0, senderDomain = 0, senderLocal = 0, login = 0, service = 0, mechanism = 0, tls = 0, cipher = 0;
    std::uint32_t stream = 0; ///< index into the session's stream keys
    MessageOrigin origin = MessageOrigin::Unknown;
    bool isAgain = false; ///< an earlier batch gave it too
    bool isFinal = false; ///< neither it nor what belongs to it can change or grow any more (but for ContinuesChange)
};

struct DeliveryRow
{
    std::uint64_t number = 0;
    std::uint64_t message = 0;
    core::UtcMicros time = 0;
    core::KeyedHash recipient;
    core::KeyedHash original;
    SourceRef where;
    std::int32_t delayMs = -1;
    std::uint32_t dsn = 0;
    StringRef domain = 0, relay = 0, reply = 0, tls = 0;
    Outcome outcome {};
    std::uint8_t flags = 0;
};

/// A row that was given before belongs to another message, or counts in another way, than was known then.
struct DeliveryChange
{
    std::uint64_t number = 0;
    std::uint64_t message = 0;
    std::uint8_t flags = 0;
};

struct RejectionRow
{
    std::uint64_t number = 0;
    core::UtcMicros time = 0;
    QueueId queueId;
    core::IpAddress client;
    core::KeyedHash sender;
    core::KeyedHash recipient;
    SourceRef where;
    std::uint32_t dsn = 0;
    StringRef host = 0, instance = 0, service = 0, senderDomain = 0, domain = 0, login = 0, reply = 0;
    std::uint8_t flags = 0; ///< 1 temporary, 2 about the session
};

struct LoginRow
{
    std::uint64_t number = 0;
    core::UtcMicros time = 0;
    core::IpAddress client;
    SourceRef where;
    std::uint64_t message = 0;
    std::int32_t tries = 1;
    StringRef host = 0, instance = 0, service = 0, login = 0, mechanism = 0, tls = 0;
    LoginOutcome outcome {};
};

struct VerdictRow
{
    std::uint64_t number = 0;
    core::UtcMicros time = 0;
    QueueId queueId;
    core::IpAddress client;
    SourceRef where;
    std::uint64_t message = 0;
    StringRef host = 0, instance = 0, result = 0, domain = 0, selector = 0, reason = 0;
    Check check {};
};

struct ContinuesChange ///< the message that an earlier one is the second pass, forward or notice of
{
    std::uint64_t number = 0;
    std::uint64_t continues = 0;
};

struct VerdictChange ///< the message that an earlier verdict turned out to be about
{
    std::uint64_t number = 0;
    std::uint64_t message = 0;
};

struct OccurrenceRow
{
    std::uint64_t number = 0;
    core::UtcMicros time = 0;
    core::IpAddress client;
    SourceRef where;
    std::uint64_t message = 0;
    StringRef host = 0, instance = 0, reason = 0;
    EventKind kind {};
};

/// Signed: a correction subtracts from the old cell and adds to the new one.
struct Counts
{
    std::int64_t accepted = 0, messages = 0, recipients = 0, delivered = 0, deferred = 0, bounced = 0, expired = 0,
                 discarded = 0, rejected = 0;
    bool operator==(const Counts &) const = default;
};

/// Deltas of one batch, at the cubes' finest level: 5 minutes (volume) or the home zone's hour (all else). The writer
/// adds them to every coarser level and to the fleet's totals. Sorted by key when the batch is taken.
struct VolumeDelta
{
    core::UtcMicros start = 0;
    Counts counts;
};
struct StreamKey
{
    std::uint32_t ref = 0; ///< of the session
    StringRef senderDomain = 0, login = 0, instance = 0;
    std::string network;
};
struct StreamDelta
{
    core::UtcMicros start = 0;
    std::uint32_t stream = 0;
    Counts counts;
};
struct DestinationDelta
{
    core::UtcMicros start = 0;
    StringRef domain = 0, reply = 0;
    Counts counts;
};
struct LoginDelta
{
    core::UtcMicros start = 0;
    std::string network;
    StringRef login = 0, service = 0, mechanism = 0;
    std::int64_t ok = 0, failed = 0, refused = 0, outages = 0;
};
struct SessionDelta
{
    core::UtcMicros start = 0;
    std::uint8_t direction = 0; ///< 0 in, 1 out
    StringRef service = 0, tls = 0, mechanism = 0;
    std::int64_t sessions = 0;
};
struct MailAuthDelta
{
    core::UtcMicros start = 0;
    core::IpAddress address;
    StringRef domain = 0, result = 0, selector = 0;
    Check check {};
    std::int64_t messages = 0;
};
struct RefusalDelta
{
    core::UtcMicros start = 0;
    StringRef domain = 0, receiver = 0;
    std::uint32_t replyClass = 0; ///< an enhanced status code as DeliveryRow::dsn: 5.7.26 is 5007026
    std::int64_t recipients = 0;
};

struct CoverageDelta ///< of a UTC hour
{
    core::UtcMicros start = 0;
    StringRef host = 0;
    std::int64_t lines = 0, understood = 0, unrecognised = 0, unreadable = 0, foreignLines = 0, evicted = 0, backSteps = 0;
    core::UtcMicros skew = 0;
};
struct HeardSpan
{
    StringRef host = 0;
    EnvelopeFamily family {};
    core::UtcMicros from = 0, to = 0;
};

struct AsideLine
{
    core::UtcMicros time = 0;
    SourceRef where;
    std::uint64_t line = 0;
    std::string process;
    std::string text; ///< redacted
    const char *why = ""; ///< unrecognised, unreadable, too_long, internal_error
};

/// Only when LedgerOptions::clearRecipients: the text behind a keyed hash, each hash once in a batch.
struct ClearAddress
{
    core::KeyedHash hash;
    std::string text;
};

struct LoginTouch ///< history of (login, network): successes of one hour of the home zone
{
    core::UtcMicros time = 0; ///< of the first
    core::UtcMicros last = 0;
    std::int64_t successes = 1;
    std::string network;
    StringRef login = 0, service = 0;
};
struct LoginDomainTouch
{
    core::UtcMicros time = 0;
    StringRef login = 0, domain = 0;
};
struct SelectorTouch ///< first and last of a day
{
    core::UtcMicros time = 0;
    core::UtcMicros last = 0;
    StringRef domain = 0, selector = 0;
};
struct SourceTouch ///< first and last of a day
{
    core::UtcMicros time = 0;
    core::UtcMicros last = 0;
    StringRef domain = 0;
    std::string network;
};

struct OpenMessageChange
{
    std::string key;
    std::string state; ///< packed; empty: it is finished, forget it
};

struct BatchStatistics
{
    std::uint64_t lines = 0, events = 0, messages = 0, recipients = 0, unrecognised = 0, unreadable = 0, foreignLines = 0;
};

struct Batch
{
    std::vector<NewString> strings;
    std::vector<StreamKey> streams;
    std::vector<MessageRow> messages;
    std::vector<DeliveryRow> deliveries;
    std::vector<DeliveryChange> deliveryChanges;
    std::vector<ContinuesChange> continuesChanges;
    std::vector<std::uint64_t> withdrawnMessages; ///< numbers whose rows must go: they turned out to be part of another
    std::vector<RejectionRow> rejections;
    std::vector<LoginRow> logins;
    std::vector<VerdictRow> verdicts;
    std::vector<VerdictChange> verdictChanges;
    std::vector<OccurrenceRow> occurrences;
    std::vector<VolumeDelta> volume;
    std::vector<StreamDelta> streamCells;
    std::vector<DestinationDelta> destinations;
    std::vector<LoginDelta> loginCells;
    std::vector<SessionDelta> sessions;
    std::vector<MailAuthDelta> mailAuth;
    std::vector<RefusalDelta> refusals;
    std::vector<CoverageDelta> coverage;
    std::vector<HeardSpan> heard;
    std::vector<AsideLine> aside;
    std::vector<LoginTouch> loginTouches;
    std::vector<LoginDomainTouch> loginDomains;
    std::vector<SelectorTouch> selectors;
    std::vector<SourceTouch> sources;
    std::vector<OpenMessageChange> open;
    std::vector<ClearAddress> addresses;
    BatchStatistics statistics;
};

} // namespace bw::logs
