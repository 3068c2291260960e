// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/logs/erasure.h"
#include "models/logs/ledgerprivate.h"
#include "models/logs/redact.h"

#include <algorithm>
#include <charconv>

/// From facts to rows and cells. What was added is remembered, so that a line read later can take it back.
namespace bw::logs {

namespace {
constexpr std::size_t fewAttempts = 16; ///< are looked through
constexpr std::int32_t mostRepeatedRows = 1000; ///< of one line
constexpr UtcMicros volumeStep = 5 * core::microsPerMinute;

std::uint32_t packDsn(std::string_view dsn)
{
    std::uint32_t parts[3] {};
    std::size_t at = 0;
    for (std::uint32_t &part : parts) {
        const auto [end, error] = std::from_chars(dsn.data() + at, dsn.data() + dsn.size(), part);
        if (error != std::errc() || part > 999)
            return 0;
        at = static_cast<std::size_t>(end - dsn.data()) + 1;
        if (at > dsn.size())
            at = dsn.size();
    }
    return parts[0] * 1'000'000 + parts[1] * 1'000 + parts[2];
}

std::int64_t &columnOf(Counts &counts, Outcome outcome, std::int64_t &none)
{
    switch (outcome) {
    case Outcome::Delivered: return counts.delivered;
    case Outcome::Deferred: return counts.deferred;
    case Outcome::Bounced: return counts.bounced;
    case Outcome::Expired: return counts.expired;
    case Outcome::Discarded: return counts.discarded;
    case Outcome::Held:
    case Outcome::Deleted: break;
    }
    return none;
}

bool isCounted(const Attempt &attempt)
{
    return (attempt.flags & (DeliveryFlag::HandedOn | DeliveryFlag::NotCounted)) == 0 && attempt.outcome != Outcome::Held && attempt.outcome != Outcome::Deleted;
}

bool startsWithWord(std::string_view text, std::string_view word)
{
    const auto same = [](char a, char b) { return (a >= 'a' && a <= 'z' ? a - 32 : a) == b; };
    return text.size() >= word.size() && std::equal(word.begin(), word.end(), text.begin(), [same](char b, char a) { return same(a, b); });
}

bool containsWord(std::string_view text, std::string_view word)
{
    for (std::size_t i = 0; i + word.size() <= text.size(); ++i)
        if (startsWithWord(text.substr(i), word))
            return true;
    return false;
}

/// Last part of the code of RFC 7372 that the words stand for; 0: none. Every reply that is no delivery is looked through: once.
std::uint32_t authClassInWords(std::string_view reply)
{
    bool isDkim = false, isSpf = false, isUnauthenticated = false;
    for (std::size_t i = 0; i < reply.size(); ++i) {
        const std::string_view rest = reply.substr(i);
        switch (reply[i]) {
        case 'D':
        case 'd':
            if (startsWithWord(rest, "DMARC"))
                return 26;
            isDkim = isDkim || startsWithWord(rest, "DKIM");
            break;
        case 'S':
        case 's': isSpf = isSpf || startsWithWord(rest, "SPF ") || startsWithWord(rest, "SPF:") || startsWithWord(rest, "SPF-"); break;
        case 'U':
        case 'u': isUnauthenticated = isUnauthenticated || startsWithWord(rest, "UNAUTHENTICATED"); break;
        default: break;
        }
    }
    if (isDkim)
        return 20;
    if (isSpf)
        return 23;
    // Not who may relay without a login.
    return isUnauthenticated && !containsWord(reply, "RELAY") ? 26 : 0;
}

/// Did the receiver refuse it for SPF, DKIM or DMARC? RFC 7372 gives the codes, Microsoft has one of its own (5.7.515: the level of authentication
/// that it asks of bulk senders); many say it in words only.
std::uint32_t authClass(std::uint32_t dsn, std::string_view reply)
{
    const std::uint32_t cls = dsn / 1'000'000 == 4 ? 4'007'000 : 5'007'000;
    const std::uint32_t detail = dsn % 1'000'000;
    if ((detail >= 7'020 && detail <= 7'026) || detail == 7'515)
        return cls + detail - 7'000;
    const std::uint32_t words = authClassInWords(reply);
    return words == 0 ? 0 : cls + words;
}

/// Of a message that was held or discarded: those that the lines name, or as many as its session says.
std::int32_t recipientsOfVerdict(const OpenMessage &message)
{
    const auto named = std::count_if(message.attempts.begin(), message.attempts.end(),
        [](const Attempt &one) { return one.outcome == Outcome::Held || one.outcome == Outcome::Discarded; });
    return std::max({ 1, static_cast<std::int32_t>(named), message.queuedRecipients });
}

} // namespace

Counts &Ledger::Private::volumeAt(UtcMicros time)
{
    HourKey key;
    key.start = core::floorTo(time, volumeStep);
    return volume[key];
}

Counts &Ledger::Private::streamAt(UtcMicros time, std::uint32_t stream)
{
    HourKey key;
    key.start = hourOf(time);
    key.a = stream;
    return streamCells[key];
}

Counts &Ledger::Private::destinationAt(UtcMicros time, StringRef domain, StringRef reply)
{
    HourKey key;
    key.start = hourOf(time);
    key.a = domain;
    key.b = reply;
    return destinations[key];
}

LoginCounts &Ledger::Private::loginAt(
    UtcMicros time, StringRef login, const core::IpAddress &client, StringRef service, StringRef mechanism)
{
    HourKey key;
    key.start = hourOf(time);
    key.a = std::uint64_t(login) << 32 | service;
    key.b = mechanism;
    key.c = packNetwork(client.network());
    return loginCells[key];
}

void Ledger::Private::countRefusal(const OpenMessage &message, const Attempt &attempt, std::int64_t sign)
{
    if ((attempt.outcome != Outcome::Bounced && attempt.outcome != Outcome::Deferred) || message.row.senderDomain == 0)
        return;
    const std::uint32_t cls = authClass(attempt.dsn, interner.text(attempt.reply));
    if (cls == 0)
        return;
    HourKey key;
    key.start = hourOf(attempt.time);
    key.a = message.row.senderDomain;
    key.b = attempt.domain;
    key.c = cls;
    refusals[key].recipients += sign;
}

/// The queue manager's line may stand behind those of the deliveries, or in a log that is read later.
void Ledger::Private::countRefusals(const OpenMessage &message)
{
    if (!message.attemptsAdded)
        return;
    for (const Attempt &attempt : message.attempts)
        if (isCounted(attempt))
            countRefusal(message, attempt, 1);
}

/// Of one that is the first of its recipient or domain: \p first.
void Ledger::Private::countAttempt(const OpenMessage &message, const Attempt &attempt, First first, std::int64_t sign)
{
    std::int64_t none = 0;
    columnOf(volumeAt(attempt.time), attempt.outcome, none) += sign;
    columnOf(streamAt(attempt.time, message.addedStream), attempt.outcome, none) += sign;
    const StringRef reply = attempt.outcome == Outcome::Delivered ? 0 : attempt.reply;
    columnOf(destinationAt(attempt.time, attempt.domain, reply), attempt.outcome, none) += sign;
    if (first.ofRecipient && (attempt.flags & DeliveryFlag::KnownRecipient) == 0) {
        Counts &there = destinationAt(attempt.time, attempt.domain, 0);
        there.recipients += sign;
        there.messages += first.ofDomain && (attempt.flags & DeliveryFlag::KnownDomain) == 0 ? sign : 0;
    }
    countRefusal(message, attempt, sign);
}

/// With at least the first \p before attempts of \p message in it.
CountedPeople &Ledger::Private::countedPeople(OpenMessage &message, std::size_t before)
{
    if (!message.counted)
        message.counted = std::make_unique<CountedPeople>();
    CountedPeople &counted = *message.counted;
    for (; counted.attempts < before; ++counted.attempts) {
        const Attempt &attempt = message.attempts[counted.attempts];
        if (!isCounted(attempt))
            continue;
        ++counted.people[attempt.person()];
        ++counted.domains[attempt.domain];
    }
    return counted;
}

/// Is \p attempt the first of its recipient and of its domain, behind the first \p before attempts of \p message?
Ledger::Private::First Ledger::Private::firstOf(OpenMessage &message, const Attempt &attempt, std::size_t before)
{
    First first;
    if (before > fewAttempts) {
        const CountedPeople &counted = countedPeople(message, before);
        first.ofRecipient = !counted.people.contains(attempt.person());
        first.ofDomain = !counted.domains.contains(attempt.domain);
        return first;
    }
    for (std::size_t i = 0; i < before && first.ofRecipient; ++i) {
        const Attempt &other = message.attempts[i];
        if (!isCounted(other))
            continue;
        first.ofRecipient = !other.isOfSameRecipient(attempt);
        first.ofDomain = first.ofDomain && first.ofRecipient && other.domain != attempt.domain;
    }
    return first;
}

void Ledger::Private::countLastAttempt(OpenMessage &message)
{
    const Attempt &attempt = message.attempts.back();
    if (isCounted(attempt))
        countAttempt(message, attempt, firstOf(message, attempt, message.attempts.size() - 1), 1);
}

void Ledger::Private::countAttempts(const OpenMessage &message, std::int64_t sign)
{
    // A message may have thousands of recipients and be counted anew at each of their lines.
    const std::size_t count = message.attempts.size();
    std::unordered_set<StringRef> domains;
    std::unordered_set<Attempt::Person, Attempt::PersonHash> people;
    for (std::size_t i = 0; i < count; ++i) {
        const Attempt &attempt = message.attempts[i];
        if (!isCounted(attempt))
            continue;
        First first;
        if (count > fewAttempts) {
            first.ofRecipient = people.insert(attempt.person()).second;
            first.ofDomain = domains.insert(attempt.domain).second;
        } else {
            for (std::size_t k = 0; k < i; ++k) {
                const Attempt &other = message.attempts[k];
                first.ofDomain = first.ofDomain && !(isCounted(other) && other.domain == attempt.domain);
                first.ofRecipient = first.ofRecipient && !(isCounted(other) && other.isOfSameRecipient(attempt));
            }
        }
        countAttempt(message, attempt, first, sign);
    }
}

void Ledger::Private::setFlags(const OpenMessage &message, Attempt &attempt, std::uint8_t flags)
{
    attempt.flags = flags;
    if (attempt.number >= firstDelivery && !batch.deliveries.empty())
        batch.deliveries[attempt.number - firstDelivery].flags = flags;
    else
        batch.deliveryChanges.push_back({ attempt.number, message.row.number, flags });
}

void Ledger::Private::handOn(OpenMessage &message, std::uint64_t link)
{
    setFlags(message, [link](const Attempt &one) { return static_cast<std::uint8_t>(one.link == link ? one.flags | DeliveryFlag::HandedOn : one.flags); });
}

bool Ledger::Private::isErasedFrom(const OpenMessage &message, const core::KeyedHash &person) const
{
    if (person.isNull() || !message.hasErased)
        return false;
    const core::KeyedHash stone = tombstoneOf(person);
    return std::any_of(message.attempts.begin(), message.attempts.end(), [&](const Attempt &one) { return one.recipient == stone || one.original == stone; });
}

void Ledger::Private::addAttempt(OpenMessage &message, Attempt attempt, const Event *event)
{
    if (message.row.origin == MessageOrigin::Notice || message.row.origin == MessageOrigin::Probe)
        attempt.flags |= DeliveryFlag::NotCounted;
    if (message.isRequeue())
        attempt.flags |= knownBefore(message, attempt);
    // A person who was erased from this message (store/subject.h) stays one recipient of it, without a name.
    for (core::KeyedHash *hash : { &attempt.recipient, &attempt.original })
        if (isErasedFrom(message, *hash))
            *hash = tombstoneOf(*hash);
    attempt.number = next.delivery++;
    DeliveryRow &row = batch.deliveries.emplace_back();
    row.number = attempt.number;
    row.message = message.row.number;
    row.time = attempt.time;
    row.recipient = isTombstone(attempt.recipient) ? core::KeyedHash() : attempt.recipient;
    row.original = isTombstone(attempt.original) ? core::KeyedHash() : attempt.original;
    row.where = { lineOffset, source };
    row.domain = attempt.domain;
    row.reply = attempt.reply;
    row.outcome = attempt.outcome;
    row.flags = attempt.flags;
    row.dsn = attempt.dsn;
    if (event) {
        row.dsn = attempt.dsn = packDsn(event->dsn);
        row.delayMs = event->delayMs;
        row.relay = intern(StringKind::Relay, event->relay);
        row.tls = intern(StringKind::TlsVersion, event->tls);
    }
    message.isChanged = true;
    const bool isBetween = message.has(OpenMessage::IsCut) && !message.attempts.empty() && attempt.time < message.attempts.back().time;
    if (isBetween) {
        // Which is the first and which the last of its recipient changes.
        if (message.attemptsAdded)
            countAttempts(message, -1);
        message.attemptsAdded = false;
        const auto later = [](UtcMicros time, const Attempt &other) { return time < other.time; };
        message.attempts.insert(std::upper_bound(message.attempts.begin(), message.attempts.end(), attempt.time, later), attempt);
        message.counted.reset();
    } else {
        message.attempts.push_back(attempt);
    }
    if (!message.attemptsAdded)
        settle(message);
    else
        countLastAttempt(message);
    if (message.row.login != 0 && attempt.domain != 0) {
        HourKey key;
        key.start = core::floorTo(attempt.time, core::microsPerDay);
        key.a = message.row.login;
        key.b = attempt.domain;
        UtcMicros &last = loginDomains[key];
        last = std::max(last, attempt.time);
    }
    if (message.attempts.size() > keptAttempts)
        forgetFinal(message);
}

/// A list of thousands: forget the oldest final ones, which nothing is likely to change any more.
void Ledger::Private::forgetFinal(OpenMessage &message)
{
    std::vector<Attempt> &attempts = message.attempts;
    CountedPeople &counted = countedPeople(message, attempts.size());
    if (counted.hasNoneToForget)
        return;
    const auto isFinal = [](const Attempt &one) { return one.outcome != Outcome::Deferred && one.link == 0; };
    const auto cut = attempts.begin() + keptAttempts / 2;
    const auto forget = [](auto &map, const auto &key) {
        if (const auto found = map.find(key); --found->second == 0)
            map.erase(found);
    };
    for (auto one = attempts.begin(); one != cut; ++one) {
        if (!isFinal(*one) || !isCounted(*one))
            continue;
        forget(counted.people, one->person());
        forget(counted.domains, one->domain);
    }
    const auto left = std::stable_partition(attempts.begin(), cut, [&](const Attempt &one) { return !isFinal(one); });
    counted.hasNoneToForget = left == cut;
    const std::vector<Attempt> gone(left, cut);
    attempts.erase(left, cut);
    counted.attempts = attempts.size();
    forgetMembers(message, gone);
}

/// How many of \p gone an alias added stays known (finishRecipients()).
void Ledger::Private::forgetMembers(OpenMessage &message, std::span<const Attempt> gone)
{
    const auto isMember = [](const Attempt &one) { return !one.original.isNull(); };
    if (std::none_of(gone.begin(), gone.end(), isMember))
        return;
    if (!message.forgotten)
        message.forgotten = std::make_unique<AliasMembers>();
    AliasMembers &forgotten = *message.forgotten;
    std::unordered_set<Attempt::Person, Attempt::PersonHash> known; // with a line that is left, or told already
    for (const Attempt &one : message.attempts) {
        if (isMember(one))
            known.insert(one.person());
    }
    for (const Attempt &one : gone) {
        if (!isMember(one) || !known.insert(one.person()).second)
            continue;
        const std::uint64_t original = one.original.first64();
        if (forgotten.originals.size() < keptAttempts || forgotten.originals.contains(original))
            forgotten.add(original);
    }
}

void Ledger::Private::writeRow(OpenMessage &message)
{
    if (message.rowBatch == batchNumber) {
        batch.messages[message.rowIndex] = message.row;
        return;
    }
    message.rowBatch = batchNumber;
    message.rowIndex = static_cast<std::uint32_t>(batch.messages.size());
    message.row.isAgain = message.hasRow;
    message.hasRow = true;
    batch.messages.push_back(message.row);
}

void Ledger::Private::settle(OpenMessage &message)
{
    using Fact = OpenMessage::Fact;
    message.isChanged = true;
    MessageRow &row = message.row;
    row.origin = message.has(Fact::IsProbe) ? MessageOrigin::Probe
        : message.has(Fact::IsNotice)       ? MessageOrigin::Notice
        : message.has(Fact::IsSecondPass)   ? MessageOrigin::SecondPass
        : message.has(Fact::HasBegin)       ? (message.has(Fact::IsLocal) ? MessageOrigin::Local : MessageOrigin::Smtp)
        : message.has(Fact::IsForwarded)    ? MessageOrigin::Forwarded
        : message.has(Fact(Fact::IsDoubleBounce | Fact::IsNullSender)) ? MessageOrigin::Notice
        : message.has(Fact::HasMessageId) && message.has(Fact::HasSender) ? MessageOrigin::Forwarded
                                                                          : MessageOrigin::Unknown;
    const bool isIn = message.has(Fact(Fact::HasQueued | Fact::WasHeld | Fact::WasDiscarded));
    UtcMicros accepted = INT64_MAX;
    for (const UtcMicros time : { message.queued, message.held, message.discarded }) {
        if (time != never)
            accepted = std::min(accepted, time);
    }
    row.accepted = isIn ? accepted : message.firstSeen;
    row.recipients = message.has(Fact::HasQueued) ? message.queuedRecipients : isIn ? recipientsOfVerdict(message) : -1;
    if (message.sessionRecipients >= 0 && row.recipients > message.sessionRecipients)
        row.recipients = message.sessionRecipients;
    row.stream = message.inheritedStream != 0
        ? message.inheritedStream
        : interner.stream(row.senderDomain, row.login, row.client.network(), row.instance, batch.streams);
    if (!isIn && message.attempts.empty() && !message.hasRow)
        return;

    const bool isCountedNow = isIn && isCounted(row.origin);
    const std::int32_t recipients = std::max(row.recipients, 0);
    const bool isSameStream = row.stream == message.addedStream;
    if (message.isAdded
        && (!isCountedNow || !isSameStream || message.addedAt != row.accepted || message.addedRecipients != recipients)) {
        for (Counts *counts : { &volumeAt(message.addedAt), &streamAt(message.addedAt, message.addedStream) }) {
            --counts->accepted;
            counts->recipients -= message.addedRecipients;
        }
        message.isAdded = false;
        --batch.statistics.messages;
        batch.statistics.recipients -= static_cast<std::uint64_t>(message.addedRecipients);
    }
    const std::uint8_t base = row.origin == MessageOrigin::Notice || row.origin == MessageOrigin::Probe ? DeliveryFlag::NotCounted : 0;
    if (message.attemptsAdded && !isSameStream) {
        countAttempts(message, -1);
        message.attemptsAdded = false;
    }
    message.addedStream = row.stream;
    setFlags(message, [base](const Attempt &attempt) { return static_cast<std::uint8_t>((attempt.flags & ~DeliveryFlag::NotCounted) | base); });
    if (!message.attemptsAdded) {
        countAttempts(message, 1);
        message.attemptsAdded = true;
    }
    writeRow(message);
    if (!isCountedNow || message.isAdded)
        return;
    message.isAdded = true;
    message.addedAt = row.accepted;
    message.addedRecipients = recipients;
    for (Counts *counts : { &volumeAt(row.accepted), &streamAt(row.accepted, row.stream) }) {
        ++counts->accepted;
        counts->recipients += recipients;
    }
    ++batch.statistics.messages;
    batch.statistics.recipients += static_cast<std::uint64_t>(recipients);
    if (onAccepted)
        tellAccepted(message);
}

void Ledger::Private::tellAccepted(const OpenMessage &message)
{
    const auto found = clearFacts.find(message.row.number);
    if (found == clearFacts.end() || found->second.isTold)
        return;
    Clear &clear = found->second;
    clear.isTold = true;
    Event event;
    event.kind = EventKind::Accepted;
    event.time = message.row.accepted;
    event.host = interner.text(message.row.host);
    event.instance = interner.text(message.row.instance);
    event.service = interner.text(message.row.service);
    event.process = clear.process;
    event.queueId = message.row.queueId.view();
    event.messageId = clear.messageId;
    event.sender = clear.sender;
    event.hasSender = message.has(OpenMessage::HasSender);
    event.clientIp = clear.clientIp;
    event.clientName = clear.clientName;
    event.user = clear.user;
    event.mechanism = clear.mechanism;
    event.tls = interner.text(message.row.tls);
    event.cipher = interner.text(message.row.cipher);
    event.size = message.row.size;
    event.recipients = message.row.recipients;
    event.line = lineNumber;
    onAccepted(event);
}

void Ledger::Private::onRejected(const Event &event)
{
    if (!event.queueId.empty() && !event.hasSender && event.recipient.empty()) {
        // smtpd and cleanup both say that a message is too large; where the daemon's name is lost, both seem to refuse it.
        const std::uint32_t slot = findAnyInstance(hostOf(event.host), lastHostSalt, event.queueId);
        if (slot != SlotTable::none && messages[slot].has(OpenMessage::IsEnded))
            return;
    }
    if (!event.user.empty())
        onRejectedLogin(event);
    RejectionRow row;
    row.number = next.rejection++;
    row.time = event.time;
    row.queueId.length = static_cast<std::uint8_t>(std::min(event.queueId.size(), sizeof(QueueId::text)));
    std::copy_n(event.queueId.begin(), row.queueId.length, row.queueId.text);
    row.client = core::IpAddress::parse(event.clientIp);
    row.where = whereOf(event);
    row.dsn = packDsn(event.dsn);
    row.host = hostOf(event.host);
    row.instance = instanceOf(event.instance);
    row.service = intern(StringKind::Service, event.service);
    row.flags = static_cast<std::uint8_t>((event.isTemporary ? 1 : 0) | (event.isAboutSession ? 2 : 0));
    otherLocal.clear();
    if (event.hasSender && !event.sender.empty()) {
        const Address sender = address(event.sender);
        otherLocal = sender.local;
        row.sender = sender.hash;
        row.senderDomain = sender.domain;
    }
    const Address recipient = address(event.recipient);
    row.recipient = recipient.hash;
    row.domain = recipient.domain;
    row.reply = replyRef(event.reply.empty() ? event.reason : event.reply, { recipient.local, otherLocal });
    std::uint32_t stream = 0;
    if (const Session *session = sessionOf(event, false))
        row.login = session->login;
    if (!event.user.empty())
        row.login = interner.login(canonicalLogin(event.user, event.host), true, batch.strings);
    if (row.login != 0)
        stream = interner.stream(row.senderDomain, row.login, row.client.network(), row.instance, batch.streams);
    // "message repeated 3 times: [ … ]" is three; of very many, the rows are told once.
    const std::int32_t count = std::max(event.count, 1);
    volumeAt(event.time).rejected += count;
    streamAt(event.time, stream).rejected += count;
    destinationAt(event.time, row.domain, row.reply).rejected += count;
    batch.rejections.push_back(row);
    for (std::int32_t i = 1; i < std::min(count, mostRepeatedRows); ++i) {
        row.number = next.rejection++;
        batch.rejections.push_back(row);
    }
}

/// A client over a limit was refused, and no reject line says so (smtpd, anvil).
void Ledger::Private::onLimit(const Event &event)
{
    onOccurrence(event);
    onRejected(event);
}

} // namespace bw::logs
