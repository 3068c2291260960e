// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/hash.h"
#include "models/core/ipaddress.h"
#include "models/logs/batch.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// Messages that nothing can change any more, packed with their deliveries and verdicts into one value of the table
/// `block`: a quarter of the bytes and of the time of one row each (docs/performance.md). Ids are the store's;
/// times are UTC milliseconds; a message's number is that of its row id. Pure; any thread.
namespace bw::store {

/// What many messages have in common.
struct MessageContext
{
    std::int64_t host = 0, instance = 0, senderDomain = 0, senderLocal = 0, login = 0, service = 0, mechanism = 0, tls = 0, cipher = 0,
                 stream = 0, origin = 0, source = 0;
    core::IpAddress client;
    bool operator==(const MessageContext &) const = default;
};
struct StoredMessage
{
    std::int64_t number = 0;
    std::int64_t acceptedMs = 0;
    logs::QueueId queueId;
    std::uint64_t messageHash = 0; ///< first 8 bytes of the keyed hash; 0: not known
    core::KeyedHash sender; ///< of a foreign sender, else null
    std::int64_t size = -1, recipients = -1; ///< -1: not known
    std::int64_t continues = 0;
    std::int64_t offset = 0;
    MessageContext context;
};

struct DeliveryContext
{
    std::int64_t domain = 0, relay = 0, reply = 0, dsn = 0, tls = 0, outcome = 0, flags = 0, source = 0;
    bool operator==(const DeliveryContext &) const = default;
};
struct StoredDelivery
{
    std::int64_t number = 0, message = 0;
    std::int64_t timeMs = 0;
    core::KeyedHash recipient, original; ///< original: null where it does not differ
    std::int64_t delayMs = -1;
    std::int64_t offset = 0;
    DeliveryContext context;
};

struct VerdictContext
{
    std::int64_t host = 0, instance = 0, check = 0, result = 0, domain = 0, selector = 0, reason = 0, source = 0;
    core::IpAddress client;
    bool namesQueueId = false; ///< its line had the message's queue id
    bool operator==(const VerdictContext &) const = default;
};
struct StoredVerdict
{
    std::int64_t number = 0, message = 0;
    std::int64_t timeMs = 0;
    std::int64_t offset = 0;
    VerdictContext context;
};

struct MessageBlock
{
    std::vector<StoredMessage> messages; ///< by number, ascending
    std::vector<StoredDelivery> deliveries; ///< in the order of their messages
    std::vector<StoredVerdict> verdicts; ///< in the order of their messages

    void clear();
    [[nodiscard]] const StoredMessage *find(std::int64_t number) const;
};

/// Most messages of a block: a search for one message unpacks one block, and what a block leaves free on its last page counts
/// once for all of them.
inline constexpr std::size_t mostBlockMessages = 800;

[[nodiscard]] std::string packBlock(const MessageBlock &block);
/// False for bytes that packBlock() did not make: the store is damaged. The checksum is only left unlooked at by tests of
/// what lies behind it.
enum class Checksum : std::uint8_t { Verified, Ignored };
[[nodiscard]] bool unpackBlock(std::string_view bytes, MessageBlock &block, Checksum checksum = Checksum::Verified);

} // namespace bw::store
