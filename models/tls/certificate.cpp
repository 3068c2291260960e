// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tls/chain.h"
#include "models/tls/openssl.h"
#include "models/tls/tr.h"

#include "models/core/ipaddress.h"
#include "models/crypto/publickey.h"

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/evp.h>
#include <openssl/objects.h>
#include <openssl/x509v3.h>

#include <array>
#include <ctime>

namespace bw::tls {

using std::string;
using std::string_view;

namespace {

string hexOf(string_view bytes)
{
    constexpr string_view digits = "0123456789abcdef";
    string text;
    for (const char c : bytes) {
        text += digits[static_cast<unsigned char>(c) >> 4];
        text += digits[static_cast<unsigned char>(c) & 15];
    }
    return text;
}

string sha256Of(string_view bytes)
{
    const auto hash = crypto::sha256(bytes);
    return hexOf(string_view(reinterpret_cast<const char *>(hash.data()), hash.size()));
}

string textOf(const X509_NAME *name)
{
    const Owned<BIO> out(BIO_new(BIO_s_mem()));
    X509_NAME_print_ex(out.get(), name, 0, XN_FLAG_RFC2253 & ~ASN1_STRFLGS_ESC_MSB);
    char *data = nullptr;
    const long size = BIO_get_mem_data(out.get(), &data);
    return string(data, static_cast<std::size_t>(size));
}

core::UtcMicros timeOf(const ASN1_TIME *time)
{
    std::tm parts {};
    if (ASN1_TIME_to_tm(time, &parts) != 1)
        return 0;
    return core::UtcMicros(::timegm(&parts)) * core::microsPerSecond;
}

std::vector<string> namesOf(const X509 *certificate)
{
    std::vector<string> names;
    const Owned<GENERAL_NAMES> all(static_cast<GENERAL_NAMES *>(X509_get_ext_d2i(certificate, NID_subject_alt_name, nullptr, nullptr)));
    for (int i = 0; all && i < sk_GENERAL_NAME_num(all.get()); ++i) {
        const GENERAL_NAME *name = sk_GENERAL_NAME_value(all.get(), i);
        const auto bytesOf = [](const ASN1_STRING *text) { return string(reinterpret_cast<const char *>(ASN1_STRING_get0_data(text)), static_cast<std::size_t>(ASN1_STRING_length(text))); };
        if (name->type == GEN_DNS)
            names.push_back(bytesOf(name->d.dNSName));
        else if (name->type == GEN_IPADD)
            names.push_back(core::IpAddress::fromBytes(bytesOf(name->d.iPAddress)).toString());
    }
    return names;
}

/// status_request (5) in the certificate's list of features.
bool mustStaple(const X509 *certificate)
{
    const Owned<TLS_FEATURE> features(static_cast<TLS_FEATURE *>(X509_get_ext_d2i(certificate, NID_tlsfeature, nullptr, nullptr)));
    for (int i = 0; features && i < sk_ASN1_INTEGER_num(features.get()); ++i)
        if (ASN1_INTEGER_get(sk_ASN1_INTEGER_value(features.get(), i)) == 5)
            return true;
    return false;
}

void readKey(const X509 *certificate, CertificateFacts &facts)
{
    const EVP_PKEY *key = X509_get0_pubkey(certificate);
    if (!key)
        return;
    const char *kind = EVP_PKEY_get0_type_name(key);
    facts.keyKind = kind ? kind : "";
    facts.keyBits = EVP_PKEY_get_bits(key);
    std::array<char, 64> curve {};
    std::size_t size = 0;
    if (facts.keyKind == "EC" && EVP_PKEY_get_group_name(key, curve.data(), curve.size(), &size) == 1)
        facts.curve.assign(curve.data(), size);
}

} // namespace

Owned<X509> certificateOf(string_view der)
{
    const auto *data = reinterpret_cast<const unsigned char *>(der.data());
    const auto *at = data;
    Owned<X509> certificate(d2i_X509(nullptr, &at, static_cast<long>(der.size())));
    if (at != data + der.size())
        certificate.reset();
    ERR_clear_error();
    return certificate;
}

string keyInfoOf(const X509 *certificate)
{
    unsigned char *data = nullptr;
    const int size = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(certificate), &data);
    string der(size > 0 ? reinterpret_cast<const char *>(data) : "", size > 0 ? static_cast<std::size_t>(size) : 0);
    OPENSSL_free(data);
    return der;
}

core::Result<CertificateFacts> factsOfCertificate(string_view der)
{
    const Owned<X509> certificate = certificateOf(der);
    if (!certificate)
        return core::fail({ core::ProblemKind::Malformed, Tr::tr("The server's certificate cannot be read"), {}, {}, {} });
    CertificateFacts facts;
    facts.der = der;
    facts.subject = textOf(X509_get_subject_name(certificate.get()));
    facts.issuer = textOf(X509_get_issuer_name(certificate.get()));
    facts.names = namesOf(certificate.get());
    const ASN1_INTEGER *serial = X509_get0_serialNumber(certificate.get());
    facts.serial = hexOf(string_view(reinterpret_cast<const char *>(ASN1_STRING_get0_data(serial)), static_cast<std::size_t>(ASN1_STRING_length(serial))));
    facts.notBefore = timeOf(X509_get0_notBefore(certificate.get()));
    facts.notAfter = timeOf(X509_get0_notAfter(certificate.get()));
    readKey(certificate.get(), facts);
    const int signature = X509_get_signature_nid(certificate.get());
    if (const char *name = OBJ_nid2ln(signature))
        facts.signatureAlgorithm = name;
    int digest = NID_undef;
    if (X509_get_signature_info(certificate.get(), &digest, nullptr, nullptr, nullptr) == 1 && digest != NID_undef)
        facts.digest = OBJ_nid2sn(digest);
    const std::uint32_t flags = X509_get_extension_flags(certificate.get());
    facts.isSelfSigned = (flags & EXFLAG_SS) != 0;
    facts.isAuthority = X509_check_ca(certificate.get()) > 0;
    facts.mustStaple = mustStaple(certificate.get());
    facts.sha256 = sha256Of(der);
    facts.keySha256 = sha256Of(keyInfoOf(certificate.get()));
    ERR_clear_error();
    return facts;
}

} // namespace bw::tls
