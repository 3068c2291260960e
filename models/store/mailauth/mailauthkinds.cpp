// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/mailauth/mailauthkinds.h"

#include "models/store/tr.h"

#include <array>
#include <utility>

namespace bw::store {

namespace {

constexpr std::array kindNames { std::pair(MailAuthKind::Passes, "passes"), std::pair(MailAuthKind::Forwarded, "forwarded"), std::pair(MailAuthKind::Unlisted, "unlisted"),
    std::pair(MailAuthKind::BrokenKey, "broken_key"), std::pair(MailAuthKind::Alignment, "alignment"), std::pair(MailAuthKind::Misconfigured, "misconfigured"),
    std::pair(MailAuthKind::Spoofing, "spoofing"), std::pair(MailAuthKind::CopiedKey, "copied_key") };

constexpr std::array verdictNames { std::pair(SourceVerdict::CopiedKey, "copied_key"), std::pair(SourceVerdict::SpoofingDelivered, "spoofing_delivered"),
    std::pair(SourceVerdict::LooksYours, "looks_yours"), std::pair(SourceVerdict::Failing, "failing"), std::pair(SourceVerdict::SpoofingPartly, "spoofing_partly_refused"), std::pair(SourceVerdict::SpoofingRefused, "spoofing_refused"),
    std::pair(SourceVerdict::Forwarded, "forwarded"), std::pair(SourceVerdict::Named, "named"), std::pair(SourceVerdict::Yours, "yours") };

} // namespace

QString nameOf(MailAuthKind kind)
{
    for (const auto &[one, name] : kindNames)
        if (one == kind)
            return QLatin1String(name);
    return {};
}

std::optional<MailAuthKind> mailAuthKindNamed(const QString &name)
{
    for (const auto &[kind, text] : kindNames)
        if (name == QLatin1String(text))
            return kind;
    return std::nullopt;
}

QString nameOf(SourceVerdict verdict)
{
    for (const auto &[one, name] : verdictNames)
        if (one == verdict)
            return QLatin1String(name);
    return {};
}

KindFound kindOf(const KindFacts &facts)
{
    const bool isOurs = facts.role == SourceRole::Own || facts.role == SourceRole::Sender;
    if (facts.role == SourceRole::Forwarder)
        return { MailAuthKind::Forwarded, KindRule::NamedForwarder };
    if (facts.saysForwarded && !isOurs)
        return { MailAuthKind::Forwarded, KindRule::ReceiverSaysForwarded };
    if ((isOurs || facts.spfAligned) && facts.hasOwnSignature && !facts.ownSignaturePasses)
        return { MailAuthKind::BrokenKey, KindRule::SignatureFails };
    if (facts.spfAligned || (facts.dkimAligned && isOurs))
        return { MailAuthKind::Passes, KindRule::Passes };
    if (facts.dkimAligned) {
        if (facts.isFleetKey)
            return { MailAuthKind::Forwarded, KindRule::KeySentOn };
        if (!facts.areFleetKeysKnown && !facts.spfPasses)
            return { MailAuthKind::Forwarded, KindRule::UnknownKeySentOn };
        return { MailAuthKind::Unlisted, KindRule::ForeignKey };
    }
    if (isOurs)
        return facts.spfPasses || facts.dkimPasses ? KindFound { MailAuthKind::Alignment, KindRule::OtherDomain } : KindFound { MailAuthKind::Misconfigured, KindRule::NothingPasses };
    if (facts.isFleetKey && facts.spfPasses && facts.role != SourceRole::Stranger)
        return { MailAuthKind::Forwarded, KindRule::ChangedOnTheWay };
    if ((facts.spfPasses || facts.dkimPasses) && facts.role != SourceRole::Stranger)
        return { MailAuthKind::Alignment, KindRule::OtherDomain };
    return { MailAuthKind::Spoofing, KindRule::NobodyPasses };
}

QString sentenceOf(KindRule rule)
{
    switch (rule) {
    case KindRule::Passes:
        return Tr::tr("It passes.");
    case KindRule::NamedForwarder:
        return Tr::tr("A rule names this source a forwarder.");
    case KindRule::ReceiverSaysForwarded:
        return Tr::tr("The receiver says that it was forwarded.");
    case KindRule::KeySentOn:
        return Tr::tr("A signature with a key of your nodes verifies, and SPF does not fit this source: mail that was sent on, unless the source is told to use your key.");
    case KindRule::UnknownKeySentOn:
        return Tr::tr("A signature in the domain's name verifies, and SPF passes for nobody: mail that was sent on, as far as is known without the nodes' own addresses.");
    case KindRule::ForeignKey:
        return Tr::tr("A signature in the domain's name verifies, with a key that your nodes do not sign with: a sender that nobody named.");
    case KindRule::SignatureFails:
        return Tr::tr("A source that may send signs in the domain's name, and no such signature verifies.");
    case KindRule::ChangedOnTheWay:
        return Tr::tr("A signature with a key of your nodes is broken, and SPF passes for another domain: mail that was changed and sent on, as mailing lists do.");
    case KindRule::OtherDomain:
        return Tr::tr("SPF or DKIM passes, for another domain than the one in From: only alignment is missing.");
    case KindRule::NothingPasses:
        return Tr::tr("A source that may send passes neither SPF nor DKIM.");
    case KindRule::NobodyPasses:
        return Tr::tr("Neither SPF nor DKIM passes, from a source that nobody named.");
    case KindRule::KeyCopied:
        return Tr::tr("A signature with a key of your nodes verifies, and more comes so from this network than forwarding explains: a copied key, or a sender that was forgotten.");
    }
    return {};
}

} // namespace bw::store
