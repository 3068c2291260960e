// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mailauth/dkim/words.h"

#include "models/mailauth/text.h"
#include "models/mailauth/tr.h"

namespace bw::mailauth::dkim {

namespace {

QString keyName(const Report &report)
{
    return shown(report.selector + "._domainkey." + report.domain);
}

/// What is wrong with the signature's own field.
QString ofField(Fault fault, const Report &report)
{
    switch (fault) {
    case Fault::Syntax:
        return Tr::tr("The signature cannot be read: it breaks the grammar of DKIM.");
    case Fault::TagMissing:
        return Tr::tr("The signature lacks one of the tags v, a, b, bh, d, h and s.");
    case Fault::Version:
        return Tr::tr("The signature is of a version of DKIM that there is not.");
    case Fault::Algorithm:
        return Tr::tr("The signature's algorithm \"%1\" is not known.").arg(shown(report.algorithm));
    case Fault::WeakAlgorithm:
        return Tr::tr("The signature is made with rsa-sha1, which counts for nothing any more (RFC 8301). Let the signer use rsa-sha256.");
    case Fault::Canonicalization:
        return Tr::tr("The signature's canonicalization is not known.");
    case Fault::Query:
        return Tr::tr("The signature wants its key to be asked for in a way that is not known.");
    case Fault::DomainMismatch:
        return Tr::tr("The identity that the signature speaks for is not within its domain %1.").arg(shown(report.domain));
    case Fault::FromUnsigned:
        return Tr::tr("The signature does not cover the From field.");
    case Fault::ExpiryOrder:
        return Tr::tr("The signature ends before it begins.");
    default:
        break;
    }
    return Tr::tr("The signature has expired: the message came too late, or is sent again by somebody.");
}

QString ofKey(Fault fault, const Report &report)
{
    const QString name = keyName(report);
    switch (fault) {
    case Fault::NoKey:
        return Tr::tr("There is no key at %1. Publish it, or sign with a selector whose key is published.").arg(name);
    case Fault::KeySyntax:
        return Tr::tr("The key record at %1 cannot be read. Publish it anew.").arg(name);
    case Fault::KeyRevoked:
        return Tr::tr("The key at %1 is revoked: its record is empty.").arg(name);
    case Fault::KeyService:
        return Tr::tr("The key at %1 is not meant for mail.").arg(name);
    case Fault::KeyAlgorithm:
        return Tr::tr("The key at %1 is of another kind than the signature's algorithm, %2.").arg(name, shown(report.algorithm));
    case Fault::KeyHash:
        return Tr::tr("The key at %1 does not allow the signature's hash, SHA-256.").arg(name);
    case Fault::KeyStrict:
        return Tr::tr("The key at %1 does not speak for subdomains, and the signature's identity is in one.").arg(name);
    case Fault::KeyShort:
        return Tr::tr("The key at %1 has %2 bits, which is too short to prove anything. Make one of 2048 bits.").arg(name, QString::number(report.bits));
    default:
        break;
    }
    if (report.lookup && report.lookup->outcome == dns::Outcome::Untrusted)
        return untrustedReason(report.lookup->name);
    if (report.lookup && report.lookup->outcome == dns::Outcome::TimedOut)
        return Tr::tr("Nobody answered the question for the key at %1 in time.").arg(name);
    return Tr::tr("The question for the key at %1 was answered with a failure.").arg(name);
}

} // namespace

const char *wordOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Pass:
        return "pass";
    case Verdict::Fail:
        return "fail";
    case Verdict::Policy:
        return "policy";
    case Verdict::Neutral:
        return "neutral";
    case Verdict::TempError:
        return "temperror";
    case Verdict::PermError:
        break;
    }
    return "permerror";
}

Verdict verdictOf(const std::optional<Fault> &fault)
{
    if (!fault)
        return Verdict::Pass;
    switch (*fault) {
    case Fault::Syntax:
    case Fault::TagMissing:
    case Fault::Version:
    case Fault::Algorithm:
    case Fault::Canonicalization:
    case Fault::Query:
        return Verdict::Neutral;
    case Fault::KeyUnknownNow:
        return Verdict::TempError;
    case Fault::BodyHash:
    case Fault::BodyShort:
    case Fault::Signature:
        return Verdict::Fail;
    case Fault::TooMany:
        return Verdict::Policy;
    default:
        break;
    }
    return Verdict::PermError;
}

QString inWords(const Report &report)
{
    if (!report.fault)
        return report.isPartial ? Tr::tr("The signature of %1 holds for the part of the body that it covers; more may have been put behind it.").arg(shown(report.domain))
                                : Tr::tr("The signature of %1 holds: what it covers is as the signer left it.").arg(shown(report.domain));
    switch (*report.fault) {
    case Fault::BodyHash:
        return Tr::tr("The body was changed after %1 signed it, as by a footer or a converted text.").arg(shown(report.domain));
    case Fault::BodyShort:
        return Tr::tr("The body is shorter than what %1 signed.").arg(shown(report.domain));
    case Fault::Signature:
        return Tr::tr("A signed header field was changed after %1 signed it, or another key made the signature than the one at %2.").arg(shown(report.domain), keyName(report));
    case Fault::TooMany:
        return Tr::tr("This message has so many signatures that this one was not looked at.");
    default:
        break;
    }
    return *report.fault < Fault::NoKey ? ofField(*report.fault, report) : ofKey(*report.fault, report);
}

} // namespace bw::mailauth::dkim
