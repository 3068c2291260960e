// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

namespace bw::crypto {

/// SHA-256 (FIPS 180-4).
[[nodiscard]] std::array<std::uint8_t, 32> sha256(std::string_view bytes);

/// Somebody else's key, to check what they signed. Immutable; any thread.
class PublicKey final
{
public:
    enum class Kind : std::uint8_t { Rsa, Ed25519 };

    /// DER of a SubjectPublicKeyInfo (RFC 5280, 4.1) with an RSA key, or of an RSAPublicKey (RFC 8017, A.1.1), to its last byte.
    /// Nothing too where its numbers cannot be a key: even, exponent 1, more bits than OpenSSL's verifiers take.
    [[nodiscard]] static std::optional<PublicKey> rsa(std::string_view der);
    /// The 32 bytes of RFC 8032, 5.1.5.
    [[nodiscard]] static std::optional<PublicKey> ed25519(std::string_view bytes);

    [[nodiscard]] Kind kind() const { return m_kind; }
    [[nodiscard]] int bits() const { return m_bits; } ///< of RSA's modulus; 256 of Ed25519

    /// RSA: RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8017, 8.2.2). Ed25519: PureEdDSA (RFC 8032, 5.1.7).
    [[nodiscard]] bool verifies(std::string_view message, std::string_view signature) const;

private:
    struct Key;
    PublicKey(Kind kind, std::shared_ptr<const Key> key);
    Kind m_kind;
    int m_bits = 0;
    std::shared_ptr<const Key> m_key;
};

} // namespace bw::crypto
