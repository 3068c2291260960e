// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tls/ranking.h"
#include "models/tls/suites.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace bw::tls {

enum class Seen : std::uint8_t {
    Unknown, ///< a question had no answer
    No,
    Yes,
    Moot, ///< cannot be asked of this server: such as compression of one that has TLS 1.3 alone
};

struct VersionFacts
{
    Version version = Version::Tls12;
    Seen offered = Seen::Unknown;
    Ranked suites; ///< none of SSL 2: its suites are no codes of TLS (Picture::ssl2Suites)
    bool operator==(const VersionFacts &) const = default;
};

/// Everything that a server's first words tell of its TLS. Plain data.
struct Picture
{
    std::vector<VersionFacts> versions; ///< SSL 2 to TLS 1.3, each of them
    std::vector<std::uint32_t> ssl2Suites;
    Ranked groups; ///< of TLS 1.3
    Ranked curves; ///< of ECDHE up to TLS 1.2
    std::optional<int> dhBits; ///< the shortest prime of DHE that it uses when no group is named
    std::string dhPrime; ///< that one, most significant byte first
    std::optional<int> exportRsaBits;
    bool areKeySizesKnown = true; ///< false: a question about the two had no answer
    Seen secureRenegotiation = Seen::Unknown; ///< RFC 5746
    Seen compression = Seen::Unknown; ///< of TLS: CRIME
    Seen fallbackScsv = Seen::Unknown; ///< refuses a downgrade (RFC 7507)
    Seen extendedSecret = Seen::Unknown; ///< RFC 7627
    Seen encryptThenMac = Seen::Unknown; ///< RFC 7366; No also where no suite with CBC was chosen
    Seen tickets = Seen::Unknown; ///< RFC 5077; TLS 1.3 tells of its own only after the handshake
    std::vector<std::string> certificates; ///< DER as shown up to TLS 1.2, the server's own first
    int questions = 0; ///< that were answered

    bool operator==(const Picture &) const = default;
    [[nodiscard]] const VersionFacts *of(Version version) const;
    [[nodiscard]] bool has(Version version) const;
    /// Something was not answered: what is missing is Unknown or not whole.
    [[nodiscard]] bool isWhole() const;
};

} // namespace bw::tls
