// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/logs/erasure.h"
#include "models/logs/ledgerprivate.h"
#include "models/logs/statepacker.h"

#include <algorithm>

/// Unfinished messages and sessions as bytes.
/// Format 1: varints (LEB128; times zigzag and relative), strings once and then by their place. No clear recipients: they
/// are hashes. A login that never succeeded is its hash.
namespace bw::logs {

namespace {

void packStream(Packer &out, const Interner &interner, std::uint32_t stream)
{
    out.number(stream == 0 ? 0 : 1);
    if (stream == 0)
        return;
    const StreamKey &key = interner.streamKey(stream);
    out.string(key.senderDomain);
    out.login(key.login);
    out.bytes(key.network);
    out.string(key.instance);
}

std::uint32_t unpackStream(Unpacker &in, Interner &interner, std::vector<StreamKey> &news)
{
    if (in.number() == 0)
        return 0;
    const StringRef domain = in.string(StringKind::Domain);
    const StringRef login = in.login();
    const std::string_view network = in.bytes();
    const StringRef instance = in.string(StringKind::Instance);
    return interner.stream(domain, login, network, instance, news);
}

void packLogin(Packer &out, const LoginRow &row)
{
    out.number(row.number);
    out.time(row.time);
    out.bytes(row.client.view());
    out.number(row.where.source);
    out.number(row.where.offset);
    out.number(row.message);
    out.integer(row.tries);
    out.string(row.host);
    out.string(row.instance);
    out.string(row.service);
    out.login(row.login);
    out.string(row.mechanism);
    out.string(row.tls);
    out.number(static_cast<std::uint64_t>(row.outcome));
}

LoginRow unpackLogin(Unpacker &in)
{
    LoginRow row;
    row.number = in.number();
    row.time = in.time();
    row.client = core::IpAddress::fromBytes(in.bytes());
    row.where.source = static_cast<std::uint32_t>(in.number());
    row.where.offset = in.number();
    row.message = in.number();
    row.tries = static_cast<std::int32_t>(in.integer());
    row.host = in.string(StringKind::Host);
    row.instance = in.string(StringKind::Instance);
    row.service = in.string(StringKind::Service);
    row.login = in.login();
    row.mechanism = in.string(StringKind::Mechanism);
    row.tls = in.string(StringKind::TlsVersion);
    row.outcome = static_cast<LoginOutcome>(in.number());
    return row;
}

} // namespace

std::string Ledger::Private::pack(const OpenMessage &message) const
{
    const MessageRow &row = message.row;
    Packer out(interner);
    out.setBase(message.firstSeen);
    out.number(row.number);
    out.bytes(row.queueId.view());
    out.string(row.host);
    out.string(row.instance);
    out.number(message.facts);
    out.number(message.stretch);
    out.time(message.begun);
    out.time(message.lastSeen);
    out.time(message.queued);
    out.time(message.held);
    out.time(message.discarded);
    out.time(message.expired);
    out.number(message.endWhere.source);
    out.number(message.endWhere.offset);
    out.integer(message.queuedRecipients);
    out.integer(message.sessionRecipients);
    out.number(message.session);
    out.number(message.link);
    out.hash(row.messageId);
    out.hash(row.sender);
    out.string(row.senderDomain);
    out.string(row.senderLocal);
    out.bytes(row.client.view());
    out.integer(row.size);
    out.number(row.continues);
    out.number(row.where.source);
    out.number(row.where.offset);
    out.login(row.login);
    out.string(row.service);
    out.string(row.mechanism);
    out.string(row.tls);
    out.string(row.cipher);
    out.number(static_cast<std::uint64_t>(row.origin));
    packStream(out, interner, message.inheritedStream);
    packStream(out, interner, row.stream);
    out.number((message.isAdded ? 1 : 0) | (message.attemptsAdded ? 2 : 0) | (message.hasRow ? 4 : 0));
    out.time(message.addedAt);
    out.integer(message.addedRecipients);
    packStream(out, interner, message.addedStream);
    out.numbers(message.children);
    out.numbers(message.verdicts);
    out.number(message.attempts.size());
    for (const Attempt &attempt : message.attempts) {
        out.number(attempt.number);
        out.time(attempt.time);
        out.hash(attempt.recipient);
        out.hash(attempt.original);
        out.number(attempt.link);
        out.string(attempt.domain);
        out.string(attempt.reply);
        out.number(attempt.dsn);
        out.number(static_cast<std::uint64_t>(attempt.outcome) << 8 | attempt.flags);
    }
    const bool hasMembers = message.forgotten || message.removed != never, hasPeer = hasMembers || message.peer != row.client;
    if (message.hostSalt != 0 || hasPeer)
        out.number(message.hostSalt);
    if (hasPeer)
        out.bytes(message.peer.view());
    if (hasMembers) {
        const AliasMembers none, &members = message.forgotten ? *message.forgotten : none;
        out.integer(members.more);
        out.numbers(members.originals);
        out.time(message.removed);
    }
    return out.take();
}

bool Ledger::Private::unpack(std::string_view state, OpenMessage &message)
{
    Unpacker in(state, interner, batch.strings);
    MessageRow &row = message.row;
    in.takeBase();
    message.firstSeen = in.base();
    row.number = in.number();
    const std::string_view id = in.bytes();
    row.queueId.length = static_cast<std::uint8_t>(std::min(id.size(), sizeof(QueueId::text)));
    std::copy_n(id.begin(), row.queueId.length, row.queueId.text);
    row.host = in.string(StringKind::Host);
    row.instance = in.string(StringKind::Instance);
    message.facts = static_cast<std::uint32_t>(in.number());
    message.stretch = static_cast<std::uint32_t>(in.number());
    message.begun = in.time();
    message.lastSeen = in.time();
    message.queued = in.time();
    message.held = in.time();
    message.discarded = in.time();
    message.expired = in.time();
    message.endWhere.source = static_cast<std::uint32_t>(in.number());
    message.endWhere.offset = in.number();
    message.queuedRecipients = static_cast<std::int32_t>(in.integer());
    message.sessionRecipients = static_cast<std::int32_t>(in.integer());
    message.session = in.number();
    message.link = in.number();
    row.messageId = in.hash();
    row.sender = in.hash();
    row.senderDomain = in.string(StringKind::Domain);
    row.senderLocal = in.string(StringKind::SenderLocal);
    row.client = core::IpAddress::fromBytes(in.bytes());
    row.size = in.integer();
    row.continues = in.number();
    row.where.source = static_cast<std::uint32_t>(in.number());
    row.where.offset = in.number();
    row.login = in.login();
    row.service = in.string(StringKind::Service);
    row.mechanism = in.string(StringKind::Mechanism);
    row.tls = in.string(StringKind::TlsVersion);
    row.cipher = in.string(StringKind::Cipher);
    row.origin = static_cast<MessageOrigin>(in.number());
    message.inheritedStream = unpackStream(in, interner, batch.streams);
    row.stream = unpackStream(in, interner, batch.streams);
    const std::uint64_t added = in.number();
    message.isAdded = (added & 1) != 0;
    message.attemptsAdded = (added & 2) != 0;
    message.hasRow = (added & 4) != 0;
    message.addedAt = in.time();
    message.addedRecipients = static_cast<std::int32_t>(in.integer());
    message.addedStream = unpackStream(in, interner, batch.streams);
    for (std::vector<std::uint64_t> *numbers : { &message.children, &message.verdicts })
        in.numbers([numbers](std::uint64_t number) { numbers->push_back(number); });
    const std::uint64_t count = in.number();
    for (std::uint64_t i = 0; i < count && in.isGood(); ++i) {
        Attempt &attempt = message.attempts.emplace_back();
        attempt.number = in.number();
        attempt.time = in.time();
        attempt.recipient = in.hash();
        attempt.original = in.hash();
        message.hasErased = message.hasErased || isTombstone(attempt.recipient) || isTombstone(attempt.original);
        attempt.link = in.number();
        attempt.domain = in.string(StringKind::Domain);
        attempt.reply = in.string(StringKind::Reply);
        attempt.dsn = static_cast<std::uint32_t>(in.number());
        const std::uint64_t both = in.number();
        attempt.outcome = static_cast<Outcome>(both >> 8);
        attempt.flags = static_cast<std::uint8_t>(both & 0xFF);
    }
    if (in.isGood() && !in.isAtEnd())
        message.hostSalt = in.number();
    message.peer = in.isGood() && !in.isAtEnd() ? core::IpAddress::fromBytes(in.bytes()) : row.client;
    if (in.isGood() && !in.isAtEnd()) {
        AliasMembers members;
        members.more = static_cast<std::int32_t>(in.integer());
        in.numbers([&members](std::uint64_t original) { members.originals.insert(original); });
        if (!members.originals.empty())
            message.forgotten = std::make_unique<AliasMembers>(std::move(members));
        message.removed = in.time();
    }
    if (!in.isGood() || row.origin > MessageOrigin::Unknown)
        return false;
    // As settle() needs it: what was accepted, and in how many copies.
    const bool isIn = message.has(OpenMessage::HasQueued) || message.has(OpenMessage::WasHeld) || message.has(OpenMessage::WasDiscarded);
    row.accepted = message.isAdded ? message.addedAt : message.firstSeen;
    row.recipients = isIn ? message.addedRecipients : -1;
    return true;
}

std::string Ledger::Private::pack(const Session &session) const
{
    Packer out(interner);
    out.setBase(session.start);
    out.number(session.key);
    out.bytes(session.client.view());
    out.string(session.host);
    out.string(session.instance);
    out.string(session.service);
    out.string(session.tls);
    out.string(session.cipher);
    out.string(session.mechanism);
    out.login(session.login);
    out.time(session.last);
    out.integer(session.failed);
    out.integer(session.succeeded);
    out.integer(session.recipients);
    out.number(session.pending);
    out.time(session.pendingTime);
    out.number(session.pendingRecipients.size());
    for (const Session::Recipient &recipient : session.pendingRecipients) {
        out.hash(recipient.hash);
        out.string(recipient.domain);
    }
    out.hash(session.pendingSender);
    out.string(session.pendingSenderDomain);
    out.number(session.message);
    out.numbers(session.messages);
    return out.take();
}

bool Ledger::Private::unpack(std::string_view state, Session &session)
{
    Unpacker in(state, interner, batch.strings);
    in.takeBase();
    session.start = in.base();
    session.key = in.number();
    session.client = core::IpAddress::fromBytes(in.bytes());
    session.host = in.string(StringKind::Host);
    session.instance = in.string(StringKind::Instance);
    session.service = in.string(StringKind::Service);
    session.tls = in.string(StringKind::TlsVersion);
    session.cipher = in.string(StringKind::Cipher);
    session.mechanism = in.string(StringKind::Mechanism);
    session.login = in.login();
    session.last = in.time();
    session.failed = static_cast<std::int32_t>(in.integer());
    session.succeeded = static_cast<std::int32_t>(in.integer());
    session.recipients = static_cast<std::int32_t>(in.integer());
    session.pending = static_cast<std::uint8_t>(in.number());
    session.pendingTime = in.time();
    for (std::uint64_t left = in.number(); left > 0 && in.isGood(); --left) {
        Session::Recipient &recipient = session.pendingRecipients.emplace_back();
        recipient.hash = in.hash();
        recipient.domain = in.string(StringKind::Domain);
    }
    session.pendingSender = in.hash();
    session.pendingSenderDomain = in.string(StringKind::Domain);
    session.message = in.number();
    in.numbers([&session](std::uint64_t number) { session.messages.push_back(number); });
    return in.isGood() && session.key != 0;
}

/// What one line may still say of another within seconds: failed logins, their details, verdicts without a queue id.
std::string Ledger::Private::packRecent() const
{
    Packer out(interner);
    out.setBase(newest == never ? 0 : newest);
    out.number(recentFailures.size());
    for (const RecentLogin &recent : recentFailures)
        packLogin(out, recent.row);
    const auto packDetail = [&out](const Detail &detail) {
        out.time(detail.time);
        out.bytes(detail.client.view());
        out.string(detail.host);
        out.login(detail.login);
        out.number(static_cast<std::uint64_t>(detail.outcome));
    };
    const auto packVerdict = [&out](const PendingVerdict &verdict) {
        out.number(verdict.number);
        out.time(verdict.time);
        out.bytes(verdict.client.view());
        out.string(verdict.host);
    };
    out.number(recentDetails.size());
    for (const Detail &detail : recentDetails)
        packDetail(detail);
    out.number(pendingVerdicts.size());
    for (const PendingVerdict &verdict : pendingVerdicts)
        packVerdict(verdict);
    out.number(edgeFailures.size());
    for (const EdgeFailure &edge : edgeFailures) {
        packLogin(out, edge.row);
        out.number(edge.stretch);
    }
    out.number(edgeDetails.size());
    for (const EdgeDetail &edge : edgeDetails) {
        packDetail(edge.detail);
        out.number(edge.stretch);
    }
    out.number(edgeBegins.size());
    for (const EdgeBegin &edge : edgeBegins) {
        packVerdict(edge.begin);
        out.number(edge.stretch);
    }
    return out.take();
}

bool Ledger::Private::unpackRecent(std::string_view state)
{
    Unpacker in(state, interner, batch.strings);
    in.takeBase();
    for (std::uint64_t count = in.number(); count > 0 && in.isGood(); --count)
        recentFailures.push_back({ unpackLogin(in), 0, 0 });
    const auto unpackDetail = [&in] {
        Detail detail;
        detail.time = in.time();
        detail.client = core::IpAddress::fromBytes(in.bytes());
        detail.host = in.string(StringKind::Host);
        detail.login = in.login();
        detail.outcome = static_cast<LoginOutcome>(in.number());
        return detail;
    };
    const auto unpackVerdict = [&in] {
        PendingVerdict verdict;
        verdict.number = in.number();
        verdict.time = in.time();
        verdict.client = core::IpAddress::fromBytes(in.bytes());
        verdict.host = in.string(StringKind::Host);
        return verdict;
    };
    for (std::uint64_t count = in.number(); count > 0 && in.isGood(); --count)
        recentDetails.push_back(unpackDetail());
    for (std::uint64_t count = in.number(); count > 0 && in.isGood(); --count)
        pendingVerdicts.push_back(unpackVerdict());
    for (std::uint64_t count = in.number(); count > 0 && in.isGood(); --count) {
        const LoginRow row = unpackLogin(in);
        edgeFailures.push_back({ row, static_cast<std::uint32_t>(in.number()) });
    }
    for (std::uint64_t count = in.number(); count > 0 && in.isGood(); --count) {
        const Detail detail = unpackDetail();
        edgeDetails.push_back({ detail, static_cast<std::uint32_t>(in.number()) });
    }
    for (std::uint64_t count = in.number(); count > 0 && in.isGood(); --count) {
        const PendingVerdict begin = unpackVerdict();
        edgeBegins.push_back({ begin, static_cast<std::uint32_t>(in.number()) });
    }
    return in.isGood();
}

/// Where the last line stood: the next run may go on right behind it.
std::string Ledger::Private::packContact() const
{
    Packer out(interner);
    out.setBase(newest == never ? 0 : newest);
    out.number(stretch);
    out.number(isInContact ? 1 : 0);
    out.time(newest);
    out.number(static_cast<std::uint64_t>(std::count_if(heard.begin(), heard.end(), [](const Heard &span) { return span.isOpen; })));
    for (const Heard &span : heard) {
        if (!span.isOpen)
            continue;
        out.string(span.host);
        out.time(span.to);
        out.time(span.last);
        out.time(span.start);
    }
    out.number(asideHours.size());
    for (const AsideHour &kept : asideHours) { // the limit is the node's, not the run's
        out.time(kept.hour);
        out.number(kept.lines);
    }
    out.number(stretchDelivery);
    return out.take();
}

bool Ledger::Private::unpackContact(std::string_view state)
{
    Unpacker in(state, interner, batch.strings);
    in.takeBase();
    stretch = static_cast<std::uint32_t>(in.number());
    isInContact = in.number() != 0;
    newest = in.time();
    for (std::uint64_t count = in.number(); count > 0 && in.isGood(); --count) {
        Heard span;
        span.host = in.string(StringKind::Host);
        span.to = span.from = in.time();
        span.last = in.time();
        span.start = in.time();
        span.isOpen = span.isTold = true;
        hostOf(interner.text(span.host)); // may stand there already
        Heard &known = heard[lastHostIndex];
        span.text = known.text;
        span.hash = known.hash;
        known = span;
    }
    for (std::uint64_t left = in.number(); left > 0 && in.isGood(); --left) {
        AsideHour kept;
        kept.hour = in.time();
        kept.lines = static_cast<std::size_t>(in.number());
        if (in.isGood() && kept.hour != never)
            asideHours[placeOfAside(kept.hour)] = kept;
    }
    stretchDelivery = in.isGood() && !in.isAtEnd() ? in.number() : 0;
    return in.isGood();
}

} // namespace bw::logs
