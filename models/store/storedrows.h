// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/hash.h"
#include "models/core/ipaddress.h"
#include "models/store/messageblock.h"
#include "models/store/reader.h"

#include <algorithm>
#include <string_view>

/// Rows of message, delivery and verdict as the values that blocks are made of. \p Row: Rows, or sqlite::Statement.
namespace bw::store {

inline core::KeyedHash hashOf(std::string_view bytes)
{
    core::KeyedHash hash;
    std::copy_n(bytes.begin(), std::min(bytes.size(), hash.bytes.size()), hash.bytes.begin());
    return hash;
}

inline constexpr const char *messageColumns = "id, accepted_ms, host, instance, queue_id, message_hash, sender_domain, sender_local, sender_hash, login, service, "
                                              "mechanism, tls, cipher, client, size, recipients, origin, continues, stream, source, source_offset";

template <typename Row>
StoredMessage messageOf(const Row &row)
{
    StoredMessage message;
    message.number = row.integer(0) & rowNumberMask;
    message.acceptedMs = row.integer(1);
    const std::string_view queueId = row.bytes(4);
    message.queueId.length = static_cast<std::uint8_t>(std::min(queueId.size(), sizeof message.queueId.text));
    std::copy_n(queueId.begin(), message.queueId.length, message.queueId.text);
    message.messageHash = hashOf(row.bytes(5)).first64();
    message.sender = hashOf(row.bytes(8));
    message.size = row.isNull(15) ? -1 : row.integer(15);
    message.recipients = row.isNull(16) ? -1 : row.integer(16);
    message.continues = row.integer(18);
    message.offset = row.integer(21);
    message.context = { row.integer(2), row.integer(3), row.integer(6), row.integer(7), row.integer(9), row.integer(10), row.integer(11),
        row.integer(12), row.integer(13), row.integer(19), row.integer(17), row.integer(20), core::IpAddress::fromBytes(row.bytes(14)) };
    return message;
}

inline constexpr const char *deliveryColumns
    = "id, message, time_ms, outcome, flags, recipient, original, domain, relay, reply, dsn, delay_ms, tls, source, source_offset";
inline constexpr const char *verdictColumns
    = "id, message, time_ms, host, instance, queue_id, checked, result, domain, selector, reason, source, source_offset, client";

template <typename Row>
StoredDelivery deliveryOf(const Row &row)
{
    StoredDelivery delivery;
    delivery.number = row.integer(0) & rowNumberMask;
    delivery.message = row.integer(1);
    delivery.timeMs = row.integer(2);
    delivery.recipient = hashOf(row.bytes(5));
    delivery.original = hashOf(row.bytes(6));
    delivery.delayMs = row.isNull(11) ? -1 : row.integer(11);
    delivery.offset = row.integer(14);
    delivery.context = { row.integer(7), row.integer(8), row.integer(9), row.integer(10), row.integer(12), row.integer(3), row.integer(4),
        row.integer(13) };
    return delivery;
}

template <typename Row>
StoredVerdict verdictOf(const Row &row)
{
    StoredVerdict verdict;
    verdict.number = row.integer(0) & rowNumberMask;
    verdict.message = row.integer(1);
    verdict.timeMs = row.integer(2);
    verdict.offset = row.integer(12);
    verdict.context = { row.integer(3), row.integer(4), row.integer(6), row.integer(7), row.integer(8), row.integer(9), row.integer(10),
        row.integer(11), core::IpAddress::fromBytes(row.bytes(13)), !row.isNull(5) };
    return verdict;
}

} // namespace bw::store
