// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/smtp/look.h"

namespace bw::test {

inline constexpr core::UtcMicros lookedAt = 1'795'824'000LL * core::microsPerSecond; // 2026-11-28

[[nodiscard]] inline smtp::Answer answer(int code, const char *talk)
{
    return { .code = code, .reply = QString::number(code), .talk = QString::fromLatin1(talk) + QStringLiteral("\nS: ") + QString::number(code) };
}

[[nodiscard]] inline tls::VersionFacts version(tls::Version version, std::vector<tls::Code> suites)
{
    const tls::Seen offered = suites.empty() ? tls::Seen::No : tls::Seen::Yes;
    return { version, offered, { std::move(suites), tls::Order::Server, true } };
}

/// TLS 1.2 and 1.3 with good suites, and a certificate that holds.
[[nodiscard]] inline smtp::TlsLook goodTls()
{
    using tls::Seen;
    smtp::TlsLook look;
    tls::Picture picture;
    picture.versions = { version(tls::Version::Tls10, {}), version(tls::Version::Tls12, { 0xc02f }), version(tls::Version::Tls13, { 0x1301 }) };
    picture.groups.isWhole = picture.curves.isWhole = true;
    picture.secureRenegotiation = picture.fallbackScsv = picture.extendedSecret = picture.encryptThenMac = picture.tickets = Seen::Yes;
    picture.compression = Seen::No;
    look.probe.emplace().picture = std::move(picture);
    look.handshake.emplace().isComplete = true;
    constexpr core::UtcMicros day = 24 * core::microsPerHour;
    tls::CertificateFacts own, root;
    own.notBefore = lookedAt - 10 * day;
    own.notAfter = lookedAt + 80 * day;
    own.keyKind = root.keyKind = "RSA";
    own.keyBits = 3072;
    own.digest = "SHA256";
    root.digest = "SHA1"; // counts for nothing
    root.isSelfSigned = true;
    look.chain = { own, root };
    tls::ChainVerdict &verdict = look.verdict.emplace();
    verdict.isTrusted = verdict.isNameRight = verdict.isInTime = true;
    look.isPublic = true;
    look.isSha1Exchange = look.renegotiatesInsecurely = false;
    return look;
}

/// What a server that does all well shows.
[[nodiscard]] inline smtp::EndpointLook goodEndpoint(smtp::Role role = smtp::Role::Mx)
{
    using smtp::Role;
    const bool isMx = role == Role::Mx, isImplicit = role == Role::Submissions;
    smtp::EndpointLook look;
    look.endpoint = { QStringLiteral("mx.good.test"), QStringLiteral("192.0.2.1"), isMx ? 25 : isImplicit ? 465 : 587, role };
    look.taken = lookedAt;
    look.ehloName = QStringLiteral("probe.test");
    look.certificateName = look.endpoint.host;
    look.domains = { QStringLiteral("good.test") };
    look.greeting = answer(220, "S: 220 mx.good.test ESMTP");
    look.banner = QStringLiteral("220 mx.good.test ESMTP");
    look.ehloTls = answer(250, "C: EHLO probe.test");
    look.keywordsTls = { QStringLiteral("SIZE") };
    if (!isMx) {
        look.keywordsTls << QStringLiteral("AUTH");
        look.authTls = { QStringLiteral("PLAIN"), QStringLiteral("SCRAM-SHA-256") };
    }
    if (!isImplicit) {
        look.ehlo = answer(250, "C: EHLO probe.test");
        look.keywords = { QStringLiteral("SIZE"), QStringLiteral("STARTTLS") };
        look.authPlainClear = answer(isMx ? 503 : 530, "C: AUTH PLAIN");
        look.mailBeforeTls = answer(isMx ? 250 : 530, "C: MAIL FROM:<>");
        look.injection = { .isClosed = true, .talk = QStringLiteral("C: STARTTLS\nC: NOOP") };
        look.earlyMail = answer(503, "C: MAIL FROM:<>");
    }
    look.maxSize = 10'240'000;
    look.vrfyKnown = answer(502, "C: VRFY postmaster");
    look.vrfyRandom = answer(502, "C: VRFY x");
    look.expn = answer(502, "C: EXPN postmaster");
    look.etrn = answer(500, "C: ETRN breakwater-probe.example");
    look.rcptWithoutLogin = answer(isMx ? 250 : 554, "C: RCPT TO:<postmaster@good.test>");
    if (isMx) {
        look.localDomain = QStringLiteral("good.test");
        look.postmaster = look.abuse = look.rcptWithoutLogin;
        look.randomRecipient = answer(550, "C: RCPT TO:<x@good.test>");
    }
    using Told = smtp::RelayProbe::Told;
    look.relays = { { .from = {}, .to = QStringLiteral("nobody@x.example"), .answer = answer(554, "C: RCPT TO:<nobody@x.example>"), .told = Told::Refused },
        { .from = {}, .to = QStringLiteral("nobody%x.example@good.test"), .isOdd = true, .answer = answer(550, "C: RCPT TO:<nobody%x.example@good.test>"), .told = Told::Refused } };
    look.authOverLimit = answer(454, "C: AUTH PLAIN");
    look.bareEndings = QStringList();
    look.tls = goodTls();
    return look;
}

} // namespace bw::test
