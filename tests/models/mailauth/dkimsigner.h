// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>

struct evp_pkey_st;

namespace bw::test {

/// A key pair of a test's own, and the signatures that it makes.
class DkimSigner final
{
public:
    static DkimSigner rsa(unsigned bits);
    static DkimSigner ed25519();

    /// p= of its record: SubjectPublicKeyInfo, or of Ed25519 the bytes themselves.
    [[nodiscard]] std::string publicKey() const;
    [[nodiscard]] std::string publicKeyPkcs1() const; ///< RSAPublicKey (RFC 8017)
    [[nodiscard]] std::string pem() const; ///< of the private key
    [[nodiscard]] std::string seed() const; ///< of Ed25519: the private key's 32 bytes (RFC 8032) in base64

    /// \p message with a DKIM-Signature field on top. \p tags: all but v, a, bh and b, as "d=example.org; s=sel; h=from; c=relaxed/simple; l=5".
    [[nodiscard]] std::string sign(std::string_view message, const std::string &tags) const;

private:
    explicit DkimSigner(evp_pkey_st *key);
    std::shared_ptr<evp_pkey_st> m_key;
};

} // namespace bw::test
