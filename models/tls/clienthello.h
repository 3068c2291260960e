// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tls/suites.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace bw::tls {

struct KeyShare
{
    Code group = 0;
    std::string bytes;
    bool operator==(const KeyShare &) const = default;
};

/// The first words of a client, said so that a server can only choose among what is asked about. No key stands behind them: a
/// talk ends with the server's answer. Plain data.
struct ClientHello
{
    Version version = Version::Tls12; ///< the highest that is offered; of TLS 1.3 the only one
    std::vector<Code> suites;
    std::vector<Code> groups; ///< empty: the extension is left out
    std::vector<Code> signatures = signatureSchemes(); ///< said from TLS 1.2 on
    std::vector<KeyShare> keyShares; ///< of TLS 1.3; none: the server names its group by a HelloRetryRequest (RFC 8446, 4.2.8)
    std::vector<std::uint8_t> compressions { 0 };
    std::string serverName; ///< empty: none is said. Never an address (RFC 6066, 3)
    std::array<std::uint8_t, 32> random {}; ///< of TLS 1.3 the session's id too; the first 16 are SSL 2's challenge
    bool isFallback = false; ///< TLS_FALLBACK_SCSV (RFC 7507)
    bool asksSecureRenegotiation = true; ///< RFC 5746: by the extension, in SSL 3 by its signalling suite
    bool asksExtendedSecret = true; ///< RFC 7627
    bool asksEncryptThenMac = true; ///< RFC 7366
    bool asksTicket = true; ///< RFC 5077
    bool asksOcsp = false; ///< RFC 6066, 8
};

/// The records of it, as they go over the wire. At most 32,000 suites. SSL 3 has no extensions; a version of SSL 2 is said in that
/// protocol's own form, with all of its suites, and all else is left out.
[[nodiscard]] std::string bytesOf(const ClientHello &hello);

} // namespace bw::tls
