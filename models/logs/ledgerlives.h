// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/hash.h"
#include "models/core/ipaddress.h"
#include "models/logs/batch.h"
#include "models/logs/flatmap.h"

#include <cstdint>
#include <memory>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

/// What the ledger remembers while it is unfinished: a message with its attempts, a session.
namespace bw::logs {

using core::UtcMicros;

inline constexpr UtcMicros never = INT64_MIN;

/// One line about one recipient, kept while its message is open: what has been added to cells can be taken back.
struct Attempt
{
    std::uint64_t number = 0; ///< of its row
    UtcMicros time = 0;
    core::KeyedHash recipient;
    core::KeyedHash original;
    std::uint64_t link = 0; ///< hash of the queue id that it was handed on as; 0: none
    StringRef domain = 0, reply = 0;
    std::uint32_t dsn = 0;
    Outcome outcome {};
    std::uint8_t flags = 0;

    /// Two accepted recipients may lead to one mailbox (an alias): each has its own end.
    using Person = std::pair<core::KeyedHash, core::KeyedHash>;
    [[nodiscard]] Person person() const { return { recipient, original }; }
    [[nodiscard]] bool isOfSameRecipient(const Attempt &other) const { return recipient == other.recipient && original == other.original; }
    struct PersonHash
    {
        std::size_t operator()(const Person &person) const { return mix(person.first.first64(), person.second.first64()); }
    };
};

/// Recipients and domains of a message with many attempts, with how many of those that are counted each has: so that a line need
/// not look at all before it.
struct CountedPeople
{
    std::unordered_map<Attempt::Person, std::uint32_t, Attempt::PersonHash> people;
    std::unordered_map<StringRef, std::uint32_t> domains;
    std::size_t attempts = 0; ///< of the message, from its first, that are in it
    bool hasNoneToForget = false; ///< among the oldest attempts, however many come
};

/// Members of aliases: of a message with very many attempts they are no longer remembered one by one.
struct AliasMembers
{
    std::unordered_set<std::uint64_t> originals; ///< that they were accepted as
    std::int32_t more = 0; ///< members behind the first of each
    void add(std::uint64_t original) { more += originals.insert(original).second ? 0 : 1; }
    void add(const AliasMembers &others)
    {
        more += others.more;
        for (const std::uint64_t original : others.originals)
            add(original);
    }
};

/// What is known of a queue id's life. Facts only; what follows from them is worked out by Ledger::Private::settle(), so
/// that the order in which they were read does not matter.
struct OpenMessage
{
    enum Fact : std::uint32_t {
        HasBegin = 1, ///< client= or uid= was read
        IsLocal = 2, ///< … by pickup
        HasMessageId = 4,
        HasQueued = 8, ///< the queue manager took it (row.accepted is the first time)
        WasHeld = 16, WasDiscarded = 32,
        HasSender = 64,
        IsNullSender = 128,
        IsDoubleBounce = 256,
        IsNotice = 512, ///< another message's line named it as its notice
        IsProbe = 1024,
        IsSecondPass = 2048, ///< it came back from a filter or a sister instance, or was requeued
        IsForwarded = 4096,
        IsEnded = 8192,
        IsRequeued = 16384, ///< ended, and waits for its new id
        IsParked = 32768, ///< the later part of a life whose beginning may be read later (newest file first)
        HasExpired = 65536,
        WasDeleted = 1 << 17,
        HasLogin = 1 << 18,
        FromLoopback = 1 << 19, ///< and nothing says that it is a second pass
        CameBackBySmtp = 1 << 21, ///< a second pass that no reply named came from loopback
        CameBackByCommand = 1 << 22, ///< … was handed in by a program
        IsCut = 1 << 20, ///< its lines were read in several stretches: what lies between may be read later
        IsFollowed = 1 << 23, ///< its id was used again: it is over, though nothing said so
    };

    MessageRow row; ///< origin, recipients, accepted and stream as last told
    std::vector<Attempt> attempts;
    std::unique_ptr<CountedPeople> counted; ///< made when it is needed
    std::unique_ptr<AliasMembers> forgotten; ///< as is this
    std::vector<std::uint64_t> children; ///< numbers of its second passes, forwards and notices
    std::vector<std::uint64_t> verdicts; ///< numbers of the verdicts about it
    std::uint64_t place = 0; ///< hash of host, instance and queue id
    std::uint64_t messageIdKey = 0;
    std::uint64_t session = 0; ///< key of the session that it came in by; 0: none, or ended
    std::uint64_t link = 0; ///< hash of host and the queue id that its beginning names
    UtcMicros begun = never;
    UtcMicros firstSeen = 0, lastSeen = 0;
    UtcMicros queued = never, held = never, discarded = never; ///< the first of each
    UtcMicros expired = never; ///< or deleted, or requeued
    UtcMicros removed = never; ///< the last time
    SourceRef endWhere;
    std::uint32_t facts = 0;
    std::uint32_t generation = 0; ///< of the slot; odd while in use
    core::IpAddress peer; ///< that the connection came from: of a second pass not always row.client
    std::uint64_t hostSalt = 0; ///< hash of a host that is one of limits::hosts' "(other)"; 0: the host has its name
    std::uint32_t inheritedStream = 0; ///< of the message whose second pass or forward this is
    std::uint32_t stretch = 0; ///< in which it was first seen
    std::int32_t queuedRecipients = -1; ///< nrcpt of the first queue run
    std::int32_t sessionRecipients = -1; ///< what the session's end left for it; -1: nothing to correct

    // What has been added to cells.
    bool isAdded = false;
    bool attemptsAdded = false;
    UtcMicros addedAt = 0;
    std::int32_t addedRecipients = 0;
    std::uint32_t addedStream = 0;

    std::uint32_t rowBatch = 0, rowIndex = 0; ///< its row in the batch that is being filled
    bool hasErased = false; ///< a recipient is a tombstone (erasure.h)
    bool hasRow = false; ///< a row was given in this or an earlier batch
    bool isStored = false; ///< the store knows its state
    bool isChanged = false;

    [[nodiscard]] bool has(std::uint32_t fact) const { return (facts & fact) != 0; }
    /// The same mail under another id (postsuper -r): pickup names an id for nothing else.
    [[nodiscard]] bool isRequeue() const { return has(IsLocal) && link != 0 && row.continues != 0; }
};

/// A client's session with smtpd, by host, tag and process id.
struct Session
{
    std::uint64_t key = 0;
    core::IpAddress client;
    StringRef host = 0, instance = 0, service = 0, tls = 0, cipher = 0, mechanism = 0, login = 0;
    UtcMicros start = 0, last = 0;
    std::int32_t failed = 0, succeeded = 0;
    std::int32_t recipients = -1; ///< of its disconnect line; -1: not ended
    std::uint8_t pending = 0; ///< 1 held, 2 discarded: verdict before the queue id was made
    UtcMicros pendingTime = 0;
    struct Recipient
    {
        core::KeyedHash hash;
        StringRef domain = 0;
    };
    std::vector<Recipient> pendingRecipients; ///< a verdict is told once for each
    core::KeyedHash pendingSender;
    StringRef pendingSenderDomain = 0;
    std::uint64_t message = 0; ///< number of the last one begun
    std::vector<std::uint64_t> messages; ///< numbers of those that its end may correct
    std::uint32_t generation = 0;
    bool isStored = false, isChanged = false;
};

} // namespace bw::logs
