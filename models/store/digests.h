// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/hash.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// The 32-bit digests of a segment (segment_digest): what a search probes before it reads rows. Sorted, each once; long
/// lists keep their high halves as bits (Elias and Fano), 18 bits a digest instead of 32.
///   queue_id    the low half of fastHash(queue id)
///   message_id  KeyedHash::digest() of the text between < and >
///   recipient   KeyedHash::digest() of the recipient and of the original recipient
///   sender      KeyedHash::digest() of the sender, own or foreign
namespace bw::store {

[[nodiscard]] inline std::uint32_t queueIdDigest(std::string_view queueId)
{
    return static_cast<std::uint32_t>(core::fastHash(queueId));
}

/// Sorts them, drops doubles and writes them down.
[[nodiscard]] std::string packDigests(std::vector<std::uint32_t> digests);
[[nodiscard]] std::vector<std::uint32_t> unpackDigests(std::string_view packed);
[[nodiscard]] bool holdsDigest(std::string_view packed, std::uint32_t digest);

} // namespace bw::store
