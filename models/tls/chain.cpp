// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tls/chain.h"

#include "models/core/ipaddress.h"
#include "models/tls/openssl.h"
#include "models/tls/tr.h"

#include <openssl/pem.h>

#include <algorithm>
#include <limits>

namespace bw::tls {

using std::string;
using std::string_view;

namespace {

constexpr std::uint8_t pkixTa = 0, pkixEe = 1, daneTa = 2, daneEe = 3;
constexpr long ocspSkewSeconds = 300;

std::time_t secondsOf(core::UtcMicros time)
{
    return static_cast<std::time_t>(core::floorTo(time, core::microsPerSecond) / core::microsPerSecond);
}

core::UtcMicros timeOf(const ASN1_TIME *time)
{
    std::tm parts {};
    return time && ASN1_TIME_to_tm(time, &parts) == 1 ? core::UtcMicros(::timegm(&parts)) * core::microsPerSecond : 0;
}

/// The subject names nobody (RFC 9525, 6.3; RFC 8461, 4.2), but for who is held to DANE (RFC 7672, 3.2.3).
bool isOfName(X509 *certificate, const string &name, bool mayBeSubject)
{
    if (const auto address = core::IpAddress::parse(name); address.isKnown())
        return X509_check_ip(certificate, address.bytes.data(), address.length, 0) == 1;
    return !name.empty() && X509_check_host(certificate, name.c_str(), name.size(), X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS | (mayBeSubject ? 0U : unsigned(X509_CHECK_FLAG_NEVER_CHECK_SUBJECT)), nullptr) == 1;
}

bool isInTime(const X509 *certificate, std::time_t now)
{
    return X509_cmp_time(X509_get0_notBefore(certificate), &now) < 0 && X509_cmp_time(X509_get0_notAfter(certificate), &now) > 0;
}

Owned<X509_STORE> rootsFor(const ChainWish &wish)
{
    Owned<X509_STORE> store(X509_STORE_new());
    if (wish.usesSystemRoots)
        X509_STORE_set_default_paths(store.get());
    if (wish.authorities.size() <= std::size_t(std::numeric_limits<int>::max())) {
        const Owned<BIO> pem(BIO_new_mem_buf(wish.authorities.data(), static_cast<int>(wish.authorities.size())));
        while (const Owned<X509> one { PEM_read_bio_X509(pem.get(), nullptr, [](char *, int, int, void *) { return -1; }, nullptr) })
            X509_STORE_add_cert(store.get(), one.get());
    }
    ERR_clear_error();
    return store;
}

/// Builds the way from the first of \p chain to an anchor in \p store. \return X509_V_OK or why not.
int verify(X509_STORE *store, STACK_OF(X509) * chain, std::time_t now, bool anyAnchor, int &depth)
{
    const Owned<X509_STORE_CTX> context(X509_STORE_CTX_new());
    if (X509_STORE_CTX_init(context.get(), store, sk_X509_value(chain, 0), chain) != 1)
        return X509_V_ERR_UNSPECIFIED;
    X509_VERIFY_PARAM *parameters = X509_STORE_CTX_get0_param(context.get());
    X509_VERIFY_PARAM_set_purpose(parameters, X509_PURPOSE_SSL_SERVER);
    X509_VERIFY_PARAM_set_time(parameters, now);
    X509_VERIFY_PARAM_set_auth_level(parameters, 0); // a weak key is a finding of its own, and no reason to say "not trusted"
    if (anyAnchor)
        X509_VERIFY_PARAM_set_flags(parameters, X509_V_FLAG_PARTIAL_CHAIN);
    if (X509_verify_cert(context.get()) == 1)
        return X509_V_OK;
    depth = X509_STORE_CTX_get_error_depth(context.get());
    const int error = X509_STORE_CTX_get_error(context.get());
    return error == X509_V_OK ? X509_V_ERR_UNSPECIFIED : error;
}

bool matches(const TlsaRecord &record, X509 *certificate)
{
    string selected;
    if (record.selector == 1) {
        selected = keyInfoOf(certificate);
    } else {
        unsigned char *data = nullptr;
        if (const int size = i2d_X509(certificate, &data); size > 0)
            selected.assign(reinterpret_cast<const char *>(data), static_cast<std::size_t>(size));
        OPENSSL_free(data);
    }
    if (record.matching == 0)
        return !selected.empty() && selected == record.data;
    std::array<unsigned char, EVP_MAX_MD_SIZE> hash {};
    unsigned int size = 0;
    EVP_Digest(selected.data(), selected.size(), hash.data(), &size, record.matching == 1 ? EVP_sha256() : EVP_sha512(), nullptr);
    return record.data == string_view(reinterpret_cast<const char *>(hash.data()), size);
}

/// DANE-TA (RFC 7672, 3.1.2): a certificate of the chain that the record speaks of is the anchor, and the name counts.
bool holdsAsAnchor(const TlsaRecord &record, STACK_OF(X509) * chain, const ChainWish &wish)
{
    for (int i = 0; i < sk_X509_num(chain); ++i) {
        X509 *anchor = sk_X509_value(chain, i);
        if (!matches(record, anchor))
            continue;
        const Owned<X509_STORE> store(X509_STORE_new());
        X509_STORE_add_cert(store.get(), anchor);
        int depth = 0;
        if (verify(store.get(), chain, secondsOf(wish.now), true, depth) == X509_V_OK && isOfName(sk_X509_value(chain, 0), wish.name, true))
            return true;
    }
    return false;
}

TlsaMatch matchOf(const TlsaRecord &record, STACK_OF(X509) * chain, const ChainWish &wish)
{
    if (record.usage == pkixTa || record.usage == pkixEe || record.usage > daneEe || record.selector > 1 || record.matching > 2)
        return TlsaMatch::Unusable;
    const bool holds = record.usage == daneTa ? holdsAsAnchor(record, chain, wish) : matches(record, sk_X509_value(chain, 0));
    return holds ? TlsaMatch::Yes : TlsaMatch::No;
}

void readOcsp(string_view der, STACK_OF(X509) * chain, X509_STORE *store, const ChainWish &wish, ChainVerdict &verdict)
{
    if (der.empty())
        return;
    verdict.ocsp = OcspState::Invalid;
    const auto *at = reinterpret_cast<const unsigned char *>(der.data());
    const Owned<OCSP_RESPONSE> response(d2i_OCSP_RESPONSE(nullptr, &at, static_cast<long>(der.size())));
    if (!response || OCSP_response_status(response.get()) != OCSP_RESPONSE_STATUS_SUCCESSFUL)
        return;
    const Owned<OCSP_BASICRESP> basic(OCSP_response_get1_basic(response.get()));
    X509 *own = sk_X509_value(chain, 0), *issuer = nullptr;
    for (int i = 1; i < sk_X509_num(chain) && !issuer; ++i)
        if (X509_check_issued(sk_X509_value(chain, i), own) == X509_V_OK)
            issuer = sk_X509_value(chain, i);
    Owned<X509> found;
    if (!issuer) { // an issuer that is an authority of ours need not be shown
        const Owned<X509_STORE_CTX> context(X509_STORE_CTX_new());
        X509 *anchor = nullptr;
        if (X509_STORE_CTX_init(context.get(), store, own, chain) == 1 && X509_STORE_CTX_get1_issuer(&anchor, context.get(), own) == 1)
            found.reset(anchor);
        issuer = found.get();
    }
    if (!basic || !issuer)
        return;
    // Signed by the issuer or by whom it sent (RFC 6960, 4.2.2.2): that the issuer itself is trusted is the chain's verdict.
    const Owned<X509_STORE> anchors(X509_STORE_new());
    X509_STORE_add_cert(anchors.get(), issuer);
    X509_VERIFY_PARAM_set_flags(X509_STORE_get0_param(anchors.get()), X509_V_FLAG_PARTIAL_CHAIN);
    X509_VERIFY_PARAM_set_time(X509_STORE_get0_param(anchors.get()), secondsOf(wish.now));
    const Owned<STACK_OF(X509)> signers(sk_X509_new_null());
    X509_up_ref(issuer);
    sk_X509_push(signers.get(), issuer);
    if (OCSP_basic_verify(basic.get(), signers.get(), anchors.get(), OCSP_TRUSTOTHER) != 1)
        return;
    int status = V_OCSP_CERTSTATUS_UNKNOWN, reason = 0;
    ASN1_GENERALIZEDTIME *revoked = nullptr, *thisUpdate = nullptr, *nextUpdate = nullptr;
    for (const EVP_MD *digest : { EVP_sha1(), EVP_sha256() }) {
        const Owned<OCSP_CERTID> id(OCSP_cert_to_id(digest, own, issuer));
        if (OCSP_resp_find_status(basic.get(), id.get(), &status, &reason, &revoked, &thisUpdate, &nextUpdate) != 1)
            continue;
        verdict.ocspNextUpdate = timeOf(nextUpdate);
        const core::UtcMicros skew = ocspSkewSeconds * core::microsPerSecond;
        if (timeOf(thisUpdate) > wish.now + skew || (nextUpdate && verdict.ocspNextUpdate < wish.now - skew))
            return;
        verdict.ocsp = status == V_OCSP_CERTSTATUS_GOOD ? OcspState::Good : status == V_OCSP_CERTSTATUS_REVOKED ? OcspState::Revoked : OcspState::Unknown;
        return;
    }
}

} // namespace

std::optional<TlsaRecord> tlsaOf(string_view rdata)
{
    if (rdata.size() < 4)
        return {};
    return TlsaRecord { static_cast<std::uint8_t>(rdata[0]), static_cast<std::uint8_t>(rdata[1]), static_cast<std::uint8_t>(rdata[2]), string(rdata.substr(3)) };
}

core::Result<ChainVerdict> judge(const std::vector<string> &chain, string_view ocspResponse, const ChainWish &wish)
{
    const Owned<STACK_OF(X509)> certificates(sk_X509_new_null());
    for (const string &der : chain) {
        Owned<X509> one = certificateOf(der);
        if (one)
            sk_X509_push(certificates.get(), one.release());
        else if (sk_X509_num(certificates.get()) == 0)
            break; // the server's own cannot be read
    }
    if (sk_X509_num(certificates.get()) == 0)
        return core::fail({ core::ProblemKind::Malformed, Tr::tr("The server's certificate cannot be read"), {}, {}, {} });
    X509 *own = sk_X509_value(certificates.get(), 0);
    ChainVerdict verdict;
    const Owned<X509_STORE> store = rootsFor(wish);
    verdict.error = verify(store.get(), certificates.get(), secondsOf(wish.now), false, verdict.errorDepth);
    verdict.isTrusted = verdict.error == X509_V_OK;
    if (!verdict.isTrusted)
        verdict.errorText = X509_verify_cert_error_string(verdict.error);
    verdict.isNameRight = isOfName(own, wish.name, false);
    verdict.isInTime = isInTime(own, secondsOf(wish.now));
    readOcsp(ocspResponse, certificates.get(), store.get(), wish, verdict);
    for (const TlsaRecord &record : wish.tlsa)
        verdict.tlsa.push_back(matchOf(record, certificates.get(), wish));
    verdict.isDaneRight = std::ranges::find(verdict.tlsa, TlsaMatch::Yes) != verdict.tlsa.end();
    ERR_clear_error();
    return verdict;
}

} // namespace bw::tls
