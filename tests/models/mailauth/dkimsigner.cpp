// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/mailauth/dkimsigner.h"

#include "models/crypto/publickey.h"
#include "models/mailauth/dkim/signature.h"
#include "models/mailauth/message.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <QByteArray>

#include <algorithm>
#include <cstdlib>
#include <vector>

namespace bw::test {

namespace {

std::string inBase64(std::string_view bytes)
{
    return QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size())).toBase64().toStdString();
}

std::string digestOf(std::string_view bytes)
{
    const auto digest = crypto::sha256(bytes);
    return { digest.begin(), digest.end() };
}

std::string derOf(evp_pkey_st *key, int (*write)(const EVP_PKEY *, unsigned char **))
{
    unsigned char *bytes = nullptr;
    const int size = write(key, &bytes);
    std::string der(reinterpret_cast<char *>(bytes), static_cast<std::size_t>(size));
    OPENSSL_free(bytes);
    return der;
}

} // namespace

DkimSigner::DkimSigner(evp_pkey_st *key)
    : m_key(key, EVP_PKEY_free)
{
    if (!key)
        std::abort();
}

DkimSigner DkimSigner::rsa(unsigned bits)
{
    return DkimSigner(EVP_RSA_gen(bits));
}

DkimSigner DkimSigner::ed25519()
{
    return DkimSigner(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"));
}

std::string DkimSigner::publicKey() const
{
    if (EVP_PKEY_get_base_id(m_key.get()) == EVP_PKEY_RSA)
        return inBase64(derOf(m_key.get(), i2d_PUBKEY));
    std::string raw(32, '\0');
    std::size_t size = raw.size();
    EVP_PKEY_get_raw_public_key(m_key.get(), reinterpret_cast<unsigned char *>(raw.data()), &size);
    return inBase64(raw);
}

std::string DkimSigner::publicKeyPkcs1() const
{
    return inBase64(derOf(m_key.get(), i2d_PublicKey));
}

std::string DkimSigner::pem() const
{
    const std::unique_ptr<BIO, void (*)(BIO *)> bio(BIO_new(BIO_s_mem()), [](BIO *one) { BIO_free(one); });
    PEM_write_bio_PrivateKey(bio.get(), m_key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    char *bytes = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &bytes);
    return { bytes, static_cast<std::size_t>(size) };
}

std::string DkimSigner::seed() const
{
    std::string raw(32, '\0');
    std::size_t size = raw.size();
    EVP_PKEY_get_raw_private_key(m_key.get(), reinterpret_cast<unsigned char *>(raw.data()), &size);
    return inBase64(raw);
}

std::string DkimSigner::sign(std::string_view message, const std::string &tags) const
{
    using namespace mailauth;
    const bool isRsa = EVP_PKEY_get_base_id(m_key.get()) == EVP_PKEY_RSA;
    const std::string head = std::string("v=1; a=") + (isRsa ? "rsa-sha256" : "ed25519-sha256") + "; " + tags;
    const auto read = dkim::parseSignature(head + "; bh=AAAA; b=AAAA"); // for its canonicalization, fields and length
    if (!read)
        std::abort();
    const Message parsed = parseMessage(message);
    std::string body = dkim::canonicalBody(parsed.body, read->bodyCanon);
    if (read->bodyLength)
        body.resize(std::min<std::size_t>(body.size(), *read->bodyLength));
    const std::string field = "DKIM-Signature: " + head + ";\r\n\tbh=" + inBase64(digestOf(body)) + ";\r\n\tb=";
    std::string text;
    std::vector<bool> isTaken(parsed.fields.size());
    for (const std::string &name : read->fields)
        for (std::size_t i = parsed.fields.size(); i-- > 0;)
            if (!isTaken[i] && parsed.fields[i].name == name) {
                isTaken[i] = true;
                text += dkim::canonicalField(parsed.fields[i].raw, read->headerCanon);
                break;
            }
    text += dkim::canonicalField(field, read->headerCanon);
    text.resize(text.size() - 2);
    if (!isRsa)
        text = digestOf(text);
    const std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX *)> context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    const auto *bytes = reinterpret_cast<const unsigned char *>(text.data());
    std::size_t size = 0;
    EVP_DigestSignInit(context.get(), nullptr, isRsa ? EVP_sha256() : nullptr, nullptr, m_key.get());
    EVP_DigestSign(context.get(), nullptr, &size, bytes, text.size());
    std::string signature(size, '\0');
    if (EVP_DigestSign(context.get(), reinterpret_cast<unsigned char *>(signature.data()), &size, bytes, text.size()) != 1)
        std::abort();
    signature.resize(size);
    return field + inBase64(signature) + "\r\n" + std::string(message);
}

} // namespace bw::test
