// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/logs/ledgerprivate.h"

#include <algorithm>

/// What is unfinished goes to the store, packed (ledgerpacking.cpp), so that the next run goes on as if there had been none.
namespace bw::logs {

std::string Ledger::Private::keyOf(char kind, std::uint64_t number)
{
    std::string key(1, kind);
    for (int shift = 56; shift >= 0; shift -= 8)
        key.push_back(static_cast<char>(number >> shift & 0xFF));
    return key;
}

void Ledger::Private::collectOpen(Batch &out)
{
    for (std::string &key : forgotten)
        out.open.push_back({ std::move(key), {} });
    forgotten.clear();
    for (OpenMessage &message : messages) {
        if (message.generation % 2 == 0 || !message.isChanged)
            continue;
        message.isChanged = false;
        message.isStored = true;
        out.open.push_back({ keyOf('M', message.row.number), pack(message) });
    }
    for (Session &session : sessions) {
        if (session.key == 0 || !session.isChanged)
            continue;
        session.isChanged = false;
        session.isStored = true;
        out.open.push_back({ keyOf('S', session.key), pack(session) });
    }
    const bool hasRecent = !recentFailures.empty() || !recentDetails.empty() || !pendingVerdicts.empty() || !edgeFailures.empty()
        || !edgeDetails.empty() || !edgeBegins.empty();
    if (hasRecent)
        out.open.push_back({ "R", packRecent() });
    else if (isRecentStored)
        out.open.push_back({ "R", {} });
    isRecentStored = hasRecent;
    out.open.push_back({ "C", packContact() });
    std::stable_sort(out.open.begin(), out.open.end(), [](const auto &a, const auto &b) { return a.key < b.key; });
    // A process may have ended one session and begun another since the last batch, under the same key: the later one counts.
    const auto isSame = [](const auto &a, const auto &b) { return a.key == b.key; };
    out.open.erase(out.open.begin(), std::unique(out.open.rbegin(), out.open.rend(), isSame).base());
}

void Ledger::restore(std::string_view key, std::string_view state)
{
    d->restore(key, state);
}

void Ledger::Private::restore(std::string_view key, std::string_view state)
{
    if (key == "C") {
        isInContact = unpackContact(state) && isInContact;
        return;
    }
    if (key == "R") {
        isRecentStored = unpackRecent(state);
        return;
    }
    if (key.starts_with('S')) {
        Session session;
        if (!unpack(state, session))
            return;
        session.isStored = true;
        hasOutbound = hasOutbound || session.tls != 0;
        sessionTable.insert(session.key, static_cast<std::uint32_t>(sessions.size()));
        sessions.push_back(std::move(session));
        return;
    }
    OpenMessage message;
    if (!key.starts_with('M') || !unpack(state, message))
        return; // a format of another version: the message is completed without its beginning
    const auto slot = static_cast<std::uint32_t>(messages.size());
    message.generation = 1;
    message.isStored = true;
    message.place = placeOf(message.row.host, message.hostSalt, message.row.instance, message.row.queueId.view());
    if (message.row.instance != 0 && std::find(instances.begin(), instances.end(), message.row.instance) == instances.end())
        instances.push_back(message.row.instance);
    next.message = std::max(next.message, message.row.number + 1);
    byNumberTable.insert(mix(message.row.number), slot);
    if (message.has(OpenMessage::IsParked))
        parked.push_back(slot);
    else
        table.insert(message.place, slot);
    if (!message.row.messageId.isNull()) {
        message.messageIdKey = mix(message.row.messageId.first64(), message.row.host) | 1;
        byMessageId.insert(message.messageIdKey, slot);
    }
    if (message.link != 0 && message.row.continues == 0)
        seconds.insert(message.link, slot);
    for (const Attempt &attempt : message.attempts) {
        if (attempt.link != 0)
            awaited.insert(attempt.link, slot);
    }
    // What only waited to be named goes on waiting; the time left is not known any more.
    const bool isLingering = message.has(OpenMessage::IsEnded) && message.session == 0 && !isWaitingForBeginning(message)
        && !message.has(OpenMessage::IsRequeued | OpenMessage::IsCut);
    if (isLingering)
        lingering.push_back({ message.lastSeen + lingerTime, slot, message.generation });
    ++openCount;
    messages.push_back(std::move(message));
}

void Ledger::Private::sweepStrings()
{
    interner.beginSweep();
    const auto keepAll = [&](std::initializer_list<StringRef> refs) {
        for (const StringRef ref : refs)
            interner.keep(ref);
    };
    for (const OpenMessage &message : messages) {
        if (message.generation % 2 == 0)
            continue;
        const MessageRow &row = message.row;
        keepAll({ row.host, row.instance, row.senderDomain, row.senderLocal, row.login, row.service, row.mechanism, row.tls, row.cipher });
        for (const std::uint32_t stream : { row.stream, message.inheritedStream, message.addedStream }) {
            if (stream != 0)
                interner.keepStream(stream);
        }
        for (const Attempt &attempt : message.attempts)
            keepAll({ attempt.domain, attempt.reply });
    }
    for (const Session &session : sessions) {
        if (session.key != 0)
            keepAll({ session.host, session.instance, session.service, session.tls, session.cipher, session.mechanism, session.login,
                session.pendingSenderDomain });
        for (const Session::Recipient &recipient : session.pendingRecipients)
            interner.keep(recipient.domain);
    }
    for (const RecentLogin &recent : recentFailures)
        keepAll({ recent.row.host, recent.row.instance, recent.row.service, recent.row.login, recent.row.mechanism, recent.row.tls });
    for (const Detail &detail : recentDetails)
        keepAll({ detail.host, detail.login });
    for (const PendingVerdict &verdict : pendingVerdicts)
        keepAll({ verdict.host });
    for (const EdgeFailure &edge : edgeFailures)
        keepAll({ edge.row.host, edge.row.instance, edge.row.service, edge.row.login, edge.row.mechanism, edge.row.tls });
    for (const EdgeDetail &edge : edgeDetails)
        keepAll({ edge.detail.host, edge.detail.login });
    for (const EdgeBegin &edge : edgeBegins)
        keepAll({ edge.begin.host });
    for (const Heard &span : heard)
        interner.keep(span.host);
    for (const StringRef instance : instances)
        interner.keep(instance);
    interner.endSweep();
    lastHostView = {};
    lastInstance = 0;
    for (LastString &last : lastStrings)
        last.ref = 0;
    for (CachedReply &cached : replies)
        cached.ref = 0;
    for (CachedShape &cached : shapes)
        cached.ref = 0;
}

} // namespace bw::logs
