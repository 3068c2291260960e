// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/crypto/certificates.h"

#include <QCoreApplication>

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <limits>
#include <memory>

namespace bw::crypto {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(bw::crypto)
};

struct Free
{
    void operator()(BIO *bio) const { BIO_free(bio); }
    void operator()(X509 *certificate) const { X509_free(certificate); }
};

core::Problem noCertificate(const QString &reason)
{
    return { core::ProblemKind::Malformed, Tr::tr("This file holds no certificate in PEM"), reason, {}, Tr::tr("Such a file has lines that say BEGIN CERTIFICATE.") };
}

} // namespace

core::Result<int> certificatesIn(const QByteArray &pem)
{
    if (pem.size() > std::numeric_limits<int>::max())
        return core::fail(noCertificate(Tr::tr("it is too large")));
    ERR_clear_error();
    const std::unique_ptr<BIO, Free> bio(BIO_new_mem_buf(pem.constData(), static_cast<int>(pem.size())));
    int found = 0;
    // Never a question for a passphrase: a certificate has none.
    while (const std::unique_ptr<X509, Free> one { PEM_read_bio_X509(bio.get(), nullptr, [](char *, int, int, void *) { return -1; }, nullptr) })
        ++found;
    const unsigned long last = ERR_peek_last_error();
    ERR_clear_error();
    if (ERR_GET_LIB(last) != ERR_LIB_PEM || ERR_GET_REASON(last) != PEM_R_NO_START_LINE)
        return core::fail(noCertificate(Tr::tr("one of its certificates cannot be read")));
    if (found == 0)
        return core::fail(noCertificate({}));
    return found;
}

} // namespace bw::crypto
