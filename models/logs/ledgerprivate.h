// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/hash.h"
#include "models/core/limits.h"
#include "models/logs/flatmap.h"
#include "models/logs/interner.h"
#include "models/logs/ledger.h"
#include "models/logs/ledgercells.h"
#include "models/logs/ledgerlives.h"
#include "models/logs/names.h"
#include "models/logs/redactsecrets.h"

#include <algorithm>
#include <array>
#include <deque>
#include <initializer_list>
#include <span>
#include <memory>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

/// The insides of the ledger, shared by its source files: ledger.cpp (lines in, batches out), ledgermessages.cpp (the
/// join), ledgercounts.cpp (cells), ledgersessions.cpp (logins, TLS, verdicts), ledgerstate.cpp (from run to run). What is
/// joined is in ledgerlives.h, what is counted in ledgercells.h.
namespace bw::logs {

/// How long an ended message stays known, so that a line about another one may still name it.
inline constexpr UtcMicros lingerTime = 10 * core::microsPerSecond;

inline constexpr UtcMicros detailWindow = 2 * core::microsPerSecond; ///< a line that says more of a failed login follows or precedes within
inline constexpr UtcMicros verdictWindow = 5 * core::microsPerSecond; ///< … and a message follows a verdict about its client
inline constexpr std::size_t recentKept = 32;
inline constexpr std::size_t keptAttempts = 4096; ///< of one message; what comes after can no longer be taken back
inline constexpr int mostRequeues = 8; ///< of one message

/// A message of which no line was read for so long is given up: Postfix keeps mail for five days, others for a few weeks.
inline constexpr UtcMicros openMessageAge = 30 * core::microsPerDay;

struct Ledger::Private
{
    Private(LedgerOptions given, core::KeyedHasher &keyed);

    // --- ledger.cpp
    CoverageCounts &touchLine(const Line &line);
    UtcMicros noteHeard(const Line &line);
    bool isPlausible(UtcMicros time);
    CoverageCounts &coverageOf(const Line &line);
    struct Heard;
    void flushCoverage(Heard &span);
    void setAside(const Line &line, const char *why);
    StringRef hostOf(std::string_view host);
    std::size_t placeOfHost(std::string_view host, std::uint64_t hash);
    void beginStretch();
    StringRef instanceOf(std::string_view instance);
    void dispatch(const Event &event);
    void expire(UtcMicros now);
    void tellHeard();
    void tellHeard(Heard &span);
    Batch take();

    // --- ledgermessages.cpp, ledgerends.cpp, ledgerverdicts.cpp, ledgerhistory.cpp, ledgerpasses.cpp
    std::uint32_t find(std::uint64_t place) const;
    std::uint64_t placeOf(StringRef host, std::uint64_t salt, StringRef instance, std::string_view id) const;
    std::uint32_t findAnyInstance(StringRef host, std::uint64_t salt, std::string_view id) const;
    std::uint32_t open(const Event &event, StringRef host, StringRef instance, std::uint64_t place);
    std::uint32_t lifeOf(const Event &event);
    void onBegin(const Event &event);
    void onMessageId(const Event &event);
    void onQueued(const Event &event);
    void onDelivery(const Event &event, Outcome outcome);
    void onExpired(const Event &event);
    void onVerdictOnMessage(const Event &event, Outcome outcome);
    void onNotice(const Event &event);
    void onRemoved(const Event &event);
    void onDeleted(const Event &event);
    void onRequeued(const Event &event);
    void onCancelled(const Event &event);
    void onProbed(const Event &event);
    void endPending(OpenMessage &message, Outcome outcome, UtcMicros time, const SourceRef &where);
    std::uint8_t knownBefore(const OpenMessage &message, const Attempt &attempt);
    void settleRequeued(OpenMessage &message, int depth = 0);
    void becomeSecondPass(OpenMessage &second, OpenMessage *first);
    void becomeSecondPassOf(OpenMessage &second, OpenMessage &first);
    static bool isHandedOnAs(const OpenMessage &first, const OpenMessage &second, const core::IpAddress &relay);
    static bool isHandedOn(const OpenMessage &message, const Attempt &attempt);
    static bool mayComeBack(const OpenMessage &message);
    void handOnWhatCameBack(OpenMessage &first);
    [[nodiscard]] std::uint32_t firstPassOf(std::uint32_t slot, const core::KeyedHash &messageId, std::uint64_t key) const;
    void giveUp(std::uint32_t slot); ///< forget it
    void end(std::uint32_t slot); ///< it has ended: forget it now, or when nothing can change it any more
    void park(std::uint32_t slot);
    void unpark(std::uint32_t slot);
    [[nodiscard]] bool mayBeFilled(const OpenMessage &message) const;
    [[nodiscard]] std::uint32_t takeParked(std::uint64_t place, UtcMicros time);
    void joinParked();
    void join(OpenMessage &early, OpenMessage &late);
    void moveDelivery(const Attempt &attempt, const OpenMessage &message);
    void part(OpenMessage &early, const Event &begin);
    void meetSecond(std::uint32_t slot);
    void adopt(OpenMessage &parent, OpenMessage &child);
    void adoptChildren(OpenMessage &early, OpenMessage &late);
    OpenMessage *byNumber(std::uint64_t number);
    void finishRecipients(OpenMessage &message);
    std::uint64_t linkOf(StringRef host, std::uint64_t salt, std::string_view id) const;
    bool isWaitingForBeginning(const OpenMessage &message) const;
    [[nodiscard]] bool isOver(const OpenMessage &message, UtcMicros time) const;
    void endAgain(OpenMessage &message, UtcMicros time);
    void evictOldest();
    void evictOld();
    void evict(std::uint32_t slot);
    void addVerdictAttempt(OpenMessage &message, const Session::Recipient &recipient, Outcome outcome, UtcMicros time, StringRef reply);
    void joinSeconds();
    void joinEdges();
    [[nodiscard]] bool isNearStart(UtcMicros time, UtcMicros window) const; ///< of the line's host

    // --- ledgercounts.cpp
    void settle(OpenMessage &message); ///< from facts to origin, row and cells
    void writeRow(OpenMessage &message);
    void tellAccepted(const OpenMessage &message);
    [[nodiscard]] bool isErasedFrom(const OpenMessage &message, const core::KeyedHash &person) const; ///< the hash, or its tombstone
    void addAttempt(OpenMessage &message, Attempt attempt, const Event *event);
    struct First
    {
        bool ofRecipient = true, ofDomain = true;
    };
    void countAttempt(const OpenMessage &message, const Attempt &attempt, First first, std::int64_t sign);
    First firstOf(OpenMessage &message, const Attempt &attempt, std::size_t before);
    void countLastAttempt(OpenMessage &message);
    static CountedPeople &countedPeople(OpenMessage &message, std::size_t before);
    static void forgetFinal(OpenMessage &message);
    static void forgetMembers(OpenMessage &message, std::span<const Attempt> gone);
    void countAttempts(const OpenMessage &message, std::int64_t sign);
    /// Gives each attempt the flags that \p flagsOf says; what is in cells is taken out and put back once.
    template <typename FlagsOf>
    void setFlags(OpenMessage &message, FlagsOf flagsOf)
    {
        const auto isToChange = [&](const Attempt &one) { return flagsOf(one) != one.flags; };
        if (std::none_of(message.attempts.begin(), message.attempts.end(), isToChange))
            return;
        if (message.attemptsAdded)
            countAttempts(message, -1); // which attempt is the first of its recipient may change with it
        message.counted.reset();
        for (Attempt &attempt : message.attempts) {
            if (isToChange(attempt))
                setFlags(message, attempt, flagsOf(attempt));
        }
        if (message.attemptsAdded)
            countAttempts(message, 1);
        message.isChanged = true;
    }
    void handOn(OpenMessage &message, std::uint64_t link); ///< what was handed on as \p link is no end of its way
    void setFlags(const OpenMessage &message, Attempt &attempt, std::uint8_t flags); ///< while it is in no cell
    Counts &volumeAt(UtcMicros time);
    Counts &streamAt(UtcMicros time, std::uint32_t stream);
    Counts &destinationAt(UtcMicros time, StringRef domain, StringRef reply);
    LoginCounts &loginAt(UtcMicros time, StringRef login, const core::IpAddress &client, StringRef service, StringRef mechanism);
    UtcMicros hourOf(UtcMicros time);
    void countRefusal(const OpenMessage &message, const Attempt &attempt, std::int64_t sign);
    void countRefusals(const OpenMessage &message); ///< whose sender became known behind its attempts
    void onRejected(const Event &event);
    void onLimit(const Event &event);

    // --- ledgersessions.cpp
    Session *sessionOf(const Event &event, bool mayMake);
    void onConnected(const Event &event);
    void onSessionEnd(const Event &event);
    void onTls(const Event &event);
    void onLogin(const Event &event);
    void onRejectedLogin(const Event &event);
    void onLoginDetail(const Event &event);
    void onOutage(const Event &event);
    void onAuthResult(const Event &event);
    void onOccurrence(const Event &event);
    void settleSession(Session &session);
    void forgetSession(std::uint32_t slot);
    void forgetOldSessions(UtcMicros before);
    void joinVerdicts(const OpenMessage &message, UtcMicros time);
    std::string canonicalLogin(std::string_view user, std::string_view host) const;

    // --- ledgerpacking.cpp, ledgerstate.cpp
    std::string pack(const OpenMessage &message) const;
    bool unpack(std::string_view state, OpenMessage &message);
    std::string pack(const Session &session) const;
    bool unpack(std::string_view state, Session &session);
    std::string packContact() const;
    bool unpackContact(std::string_view state);
    std::string packRecent() const;
    bool unpackRecent(std::string_view state);
    void restore(std::string_view key, std::string_view state);
    static std::string keyOf(char kind, std::uint64_t number);
    void collectOpen(Batch &batch);
    void sweepStrings();

    // --- helpers
    struct Address
    {
        core::KeyedHash hash;
        StringRef domain = 0;
        std::string_view local; ///< canonical, in a scratch buffer: until the next call
        std::string_view domainText;
    };
    Address address(std::string_view text);
    core::KeyedHash hashOf(std::string_view text);
    void setSender(OpenMessage &message, const Event &event);
    StringRef templateRef(std::string_view text);
    StringRef replyRef(std::string_view reply, std::initializer_list<std::string_view> localParts);
    StringRef shapeRef(const std::string &shape);
    SourceRef whereOf(const Event &event) const;
    StringRef intern(StringKind kind, std::string_view text)
    {
        if (text.empty())
            return 0;
        // Of most kinds there are a few, and the last ones come again.
        const std::size_t place = (text.size() * 5 + static_cast<unsigned char>(text[text.size() / 2]) + static_cast<unsigned char>(text.front())) % lastOfKind;
        LastString &last = lastStrings[static_cast<std::size_t>(kind) * lastOfKind + place];
        if (last.ref != 0 && core::isSame(last.text, text))
            return last.ref;
        const StringRef ref = interner.intern(kind, text, batch.strings);
        if (text.size() <= 64) {
            last.text = text;
            last.ref = ref;
        }
        return ref;
    }

    LedgerOptions options;
    core::KeyedHasher &hasher;
    Interner interner;
    Batch batch;
    std::uint32_t batchNumber = 1;
    OnAccepted onAccepted;
    RowNumbers next;
    std::uint32_t source = 0;
    std::uint64_t lineOffset = 0;
    std::uint64_t lineNumber = 0;

    // The join. A deque, so that references stay good while it grows.
    std::deque<OpenMessage> messages;
    std::vector<std::uint32_t> freeMessages;
    SlotTable table; ///< the life of a queue id that lines now belong to
    SlotTable byNumberTable;
    SlotTable byMessageId;
    SlotTable seconds; ///< by OpenMessage::link: second passes whose first has not been read
    SlotTable awaited; ///< by hash of host and queue id: messages that say they were handed on as it
    std::vector<std::uint32_t> parked;
    std::size_t openCount = 0;
    struct Linger
    {
        UtcMicros until = 0;
        std::uint32_t slot = 0, generation = 0;
    };
    std::deque<Linger> lingering;
    std::vector<StringRef> instances; ///< seen, in order
    UtcMicros newest = never; ///< of this stretch
    UtcMicros latestPlausible = INT64_MIN; ///< as of the last look at the clock

    std::deque<Session> sessions;
    std::vector<std::uint32_t> freeSessions;
    SlotTable sessionTable;
    std::vector<std::string> forgotten; ///< keys whose state the store must forget

    // Logins that an enrichment line may still explain.
    struct RecentLogin
    {
        LoginRow row;
        std::uint32_t batch = 0, index = 0;
    };
    std::deque<RecentLogin> recentFailures;
    struct Detail
    {
        UtcMicros time = 0;
        core::IpAddress client;
        StringRef host = 0, login = 0;
        LoginOutcome outcome {};
    };
    std::deque<Detail> recentDetails;
    struct PendingVerdict
    {
        std::uint64_t number = 0;
        UtcMicros time = 0;
        core::IpAddress client;
        StringRef host = 0;
    };
    std::deque<PendingVerdict> pendingVerdicts;
    // What stands so near to the start of a stretch that older history may have its other half.
    struct EdgeFailure
    {
        LoginRow row;
        std::uint32_t stretch = 0;
    };
    std::vector<EdgeFailure> edgeFailures;
    struct EdgeDetail
    {
        Detail detail;
        std::uint32_t stretch = 0;
    };
    std::vector<EdgeDetail> edgeDetails;
    struct EdgeBegin
    {
        PendingVerdict begin; ///< number: of the message
        std::uint32_t stretch = 0;
    };
    std::vector<EdgeBegin> edgeBegins;
    template<typename Edge>
    static void keepEdge(std::vector<Edge> &edges, Edge edge)
    {
        if (edges.size() >= recentKept)
            edges.erase(edges.begin());
        edges.push_back(std::move(edge));
    }
    bool isRecentStored = false;
    bool hasOutbound = false;
    std::size_t lineLogin = SIZE_MAX; ///< the login row that this line made

    // Cells of the batch.
    FlatMap<HourKey, Counts> volume;
    FlatMap<HourKey, Counts> streamCells;
    FlatMap<HourKey, Counts> destinations;
    FlatMap<HourKey, LoginCounts> loginCells; ///< a = login<<32|service, b = mechanism, c = network
    FlatMap<HourKey, std::int64_t> sessionCells;
    FlatMap<HourKey, std::int64_t> mailAuth; ///< a = domain<<32|result, b = check<<32|selector, c = hash of address
    FlatMap<HourKey, Refused> refusals;
    FlatMap<HourKey, CoverageCounts> coverage; ///< a = host
    FlatMap<HourKey, UtcMicros> loginDomains; ///< start = day, a = login, b = domain
    FlatMap<HourKey, Touches> loginTouches; ///< start = hour, a = login<<32|service, c = network
    FlatMap<HourKey, Touches> selectorTouches; ///< start = day, a = domain, b = selector
    FlatMap<HourKey, Touches> sourceTouches; ///< start = day, a = domain, c = network
    std::unordered_map<std::uint64_t, core::IpAddress> mailAuthAddresses; ///< by the key's c
    std::unordered_set<std::uint64_t> templates; ///< hashes of those told so far: limits::replyTemplates

    // Where the lines are.
    std::string_view lastHostView; ///< only its place is looked at
    std::size_t lastHostIndex = SIZE_MAX; ///< in heard
    std::array<std::uint16_t, 64> hostPlaces {}; ///< in heard
    std::uint64_t lastHostHash = 0, lastHostSalt = 0; ///< salt: as OpenMessage::hostSalt
    SlotTable hostTable; ///< by Heard::hash, in heard
    std::string lastInstanceText;
    StringRef lastInstance = 0;
    UtcMicros hourStart = 0, hourEnd = 0;
    std::uint32_t stretch = 0;
    std::uint64_t stretchDelivery = 0; ///< the first number of a delivery row in this stretch
    bool isInContact = false;
    struct Heard
    {
        std::string text;
        std::uint64_t hash = 0;
        StringRef host = 0;
        EnvelopeFamily family {}; ///< Unknown: none of its lines was read in this run
        UtcMicros from = 0, to = 0, last = 0, start = 0;
        bool isOpen = false, isTold = false;
        UtcMicros hour = never; ///< of counts, which have not been added to coverage
        CoverageCounts counts;
    };
    std::vector<Heard> heard; ///< the hosts of this stretch
    struct AsideHour
    {
        UtcMicros hour = never;
        std::size_t lines = 0;
    };
    std::array<AsideHour, 16> asideHours {};
    KeyBlock keyBlock;
    [[nodiscard]] std::size_t placeOfAside(UtcMicros hour) const
    {
        return static_cast<std::size_t>(static_cast<std::uint64_t>(hour / core::microsPerHour) % asideHours.size());
    }

    // Hashes of late addresses, direct-mapped: a retry or a list asks for the same one again.
    struct CachedHash
    {
        core::WideHash text; ///< under hashSeed
        core::KeyedHash hash;
    };
    std::vector<CachedHash> hashes;
    std::uint64_t hashSeed = 0; ///< nobody who writes log lines knows it: it comes of the store's key
    struct LastString
    {
        std::string text;
        StringRef ref = 0;
    };
    static constexpr std::size_t lastOfKind = 64;
    std::array<LastString, 16 * lastOfKind> lastStrings; ///< by StringKind, and a few of each
    /// Replies that are one text but for the ids in them ("250 2.0.0 Ok: queued as …").
    struct CachedReply
    {
        std::uint64_t place = 0; ///< fastHash of text
        std::string text;
        WordSet words;
        StringRef ref = 0;
    };
    std::vector<CachedReply> replies;
    struct CachedShape
    {
        std::string text;
        StringRef ref = 0;
    };
    std::vector<CachedShape> shapes;
    std::string scratch, scratch2, scratch3, stem;
    std::string otherLocal; ///< of an address that address() was asked for before
    std::unordered_set<std::uint64_t> clearTold; ///< hashes whose text the batch has, where the owner wants it
    std::uint64_t firstDelivery = 1; ///< number of the batch's first delivery row

    /// What Accepted tells, only while somebody asks for it.
    struct Clear
    {
        std::string sender, messageId, clientIp, clientName, user, mechanism, process;
        bool isTold = false;
    };
    std::unordered_map<std::uint64_t, Clear> clearFacts;
};

/// The 3 or 6 bytes of a network as an integer, so that it can be part of a key.
[[nodiscard]] std::uint64_t packNetwork(std::string_view network);
[[nodiscard]] std::string unpackNetwork(std::uint64_t value);

} // namespace bw::logs
