// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/crypto/publickey.h"
#include "models/mailauth/dkim/verify.h"

#include <array>
#include <functional>
#include <map>

/// What DKIM and ARC (RFC 8617) share: keys, and signatures over fields and a body.
namespace bw::mailauth::dkim {

/// Hashes of a body that several signatures share. The body outlives this.
class BodyHashes final
{
public:
    explicit BodyHashes(const std::string &body)
        : m_body(body)
    {
    }
    /// SHA-256; nothing: the body is shorter than \p length (RFC 6376, 3.5, l).
    std::optional<std::string> of(Canon canon, std::optional<std::uint64_t> length);

private:
    const std::string &m_body;
    std::array<std::optional<std::string>, 2> m_texts;
    std::map<std::pair<Canon, std::optional<std::uint64_t>>, std::string> m_hashes;
};

/// \p text signed by \p key: of Ed25519 its SHA-256 is what is signed (RFC 8463, 3).
[[nodiscard]] bool isSignedBy(const crypto::PublicKey &key, std::string_view text, std::string_view signature);

/// Asks for the key of the signature's selector (RFC 6376, 3.6.2) and gives each that may be used (6.1.2) to \p holds, until one is well.
/// Fills lookup, bits and isTesting of \p report. Of several keys, the fault of the one that came furthest.
[[nodiscard]] std::optional<Fault> tryKeys(const Signature &signature, dns::Resolver &resolver, int leastBits, Report &report, const std::function<std::optional<Fault>(const crypto::PublicKey &)> &holds);

/// Field \p index of the message, already read, against key, body and header (6.1.2, 6.1.3).
[[nodiscard]] std::optional<Fault> verifySignature(const Message &message, std::size_t index, const Signature &signature, dns::Resolver &resolver, int leastBits, BodyHashes &bodies, Report &report);

} // namespace bw::mailauth::dkim
