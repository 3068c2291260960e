// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/logs/erasure.h"

#include "models/logs/ledgerprivate.h"
#include "models/logs/redact.h"

#include <algorithm>

namespace bw::logs {

namespace {

constexpr std::string_view tombstoneMark("\0erased\0", 8);
constexpr std::size_t statesAtOnce = 4096; ///< what they name is forgotten then

/// Only tells names apart here: states hold hashes of what has no name, and names of what has one.
class NoHasher final : public core::KeyedHasher
{
public:
    core::KeyedHash hash(std::string_view text) override
    {
        core::KeyedHash made;
        std::uint64_t value = core::fastHash(text);
        for (std::uint8_t &byte : made.bytes) {
            byte = static_cast<std::uint8_t>(value);
            value = mix(value);
        }
        return made;
    }
};

} // namespace

core::KeyedHash tombstoneOf(const core::KeyedHash &hash)
{
    if (hash.isNull() || isTombstone(hash))
        return hash;
    core::KeyedHash stone;
    std::copy(tombstoneMark.begin(), tombstoneMark.end(), stone.bytes.begin());
    const std::uint64_t value = core::fastHash(hash.view(), 11);
    for (std::size_t i = 0; i < 8; ++i)
        stone.bytes[8 + i] = static_cast<std::uint8_t>(value >> (8 * i));
    return stone;
}

bool isTombstone(const core::KeyedHash &hash)
{
    return hash.view().starts_with(tombstoneMark);
}

struct StateEraser::Private
{
    explicit Private(Erasure given)
        : erasure(std::move(given))
    {
        begin();
    }

    void begin()
    {
        LedgerOptions options;
        ledger = std::make_unique<Ledger::Private>(std::move(options), hasher);
        states = 0;
    }

    bool loseLogin(StringRef &login)
    {
        Interner &interner = ledger->interner;
        if (login == 0)
            return false;
        const bool isPerson = interner.loginSucceeded(login)
            ? interner.text(login) == erasure.address || (!erasure.loginName.empty() && interner.text(login) == erasure.loginName)
            : interner.loginHash(login) == erasure.person.view();
        if (isPerson)
            login = interner.restoredLogin(erasure.pseudonym.view(), {}, ledger->batch.strings);
        return isPerson;
    }

    bool loseStream(std::uint32_t &stream)
    {
        if (stream == 0)
            return false;
        StreamKey key = ledger->interner.streamKey(stream);
        if (!loseLogin(key.login))
            return false;
        stream = ledger->interner.stream(key.senderDomain, key.login, key.network, key.instance, ledger->batch.streams);
        return true;
    }

    bool loseRecipient(core::KeyedHash &hash) const
    {
        if (hash.isNull() || hash != erasure.person)
            return false;
        hash = tombstoneOf(hash);
        return true;
    }

    bool lose(OpenMessage &message)
    {
        MessageRow &row = message.row;
        bool isChanged = loseLogin(row.login);
        for (std::uint32_t *stream : { &row.stream, &message.inheritedStream, &message.addedStream })
            isChanged = loseStream(*stream) || isChanged;
        bool isSender = !row.sender.isNull() && row.sender == erasure.person;
        if (row.senderLocal != 0) {
            std::string canonical;
            canonicalAddress(std::string(ledger->interner.text(row.senderLocal)).append("@").append(ledger->interner.text(row.senderDomain)), canonical);
            isSender = isSender || canonical == erasure.address;
        }
        if (isSender) {
            row.sender = {};
            if (row.senderLocal != 0) // it stays one of the owner's
                row.senderLocal = ledger->interner.intern(StringKind::SenderLocal, "*", ledger->batch.strings);
        }
        isChanged = isChanged || isSender;
        for (Attempt &attempt : message.attempts) {
            isChanged = loseRecipient(attempt.recipient) || isChanged;
            isChanged = loseRecipient(attempt.original) || isChanged;
        }
        return isChanged;
    }

    bool lose(Session &session)
    {
        bool isChanged = loseLogin(session.login);
        for (Session::Recipient &recipient : session.pendingRecipients)
            isChanged = loseRecipient(recipient.hash) || isChanged;
        return loseRecipient(session.pendingSender) || isChanged;
    }

    bool loseRecent()
    {
        bool isChanged = false;
        for (auto &recent : ledger->recentFailures)
            isChanged = loseLogin(recent.row.login) || isChanged;
        for (auto &detail : ledger->recentDetails)
            isChanged = loseLogin(detail.login) || isChanged;
        for (auto &edge : ledger->edgeFailures)
            isChanged = loseLogin(edge.row.login) || isChanged;
        for (auto &edge : ledger->edgeDetails)
            isChanged = loseLogin(edge.detail.login) || isChanged;
        return isChanged;
    }

    std::optional<std::string> recentWithout(std::string_view state)
    {
        begin(); // one of these a node
        if (!ledger->unpackRecent(state))
            return std::nullopt;
        return loseRecent() ? ledger->packRecent() : std::string(state);
    }

    Erasure erasure;
    NoHasher hasher;
    std::unique_ptr<Ledger::Private> ledger;
    std::size_t states = 0;
};

StateEraser::StateEraser(Erasure erasure)
    : d(std::make_unique<Private>(std::move(erasure)))
{
}

StateEraser::~StateEraser() = default;

std::optional<std::string> StateEraser::without(std::string_view key, std::string_view state)
{
    if (++d->states > statesAtOnce)
        d->begin();
    const auto from = [&](auto kept) -> std::optional<std::string> {
        if (!d->ledger->unpack(state, kept))
            return std::nullopt;
        return d->lose(kept) ? d->ledger->pack(kept) : std::string(state);
    };
    if (key == "C") // hosts and times
        return std::string(state);
    if (key == "R")
        return d->recentWithout(state);
    if (key.starts_with('S'))
        return from(Session());
    return key.starts_with('M') ? from(OpenMessage()) : std::nullopt;
}

} // namespace bw::logs
