// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/secret.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace bw::crypto {

/// Fills from the system's generator. Any thread. A generator that fails ends the program: nothing safe can follow.
void fillRandom(std::span<std::uint8_t> bytes);

/// A new key of that many bytes.
[[nodiscard]] core::Secret randomKey(std::size_t bytes = 32);

/// Lower-case hexadecimal of random bytes: ids that must not collide (32 characters for 16 bytes).
[[nodiscard]] std::string randomHex(std::size_t bytes = 16);

} // namespace bw::crypto
