// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/mailauth/mailauthquery.h"

/// By which rules records are told apart. Pure; any thread. models/store/mailauth/README.md says them in words.
namespace bw::store {

/// What the rules look at in one record of a report.
struct KindFacts
{
    std::optional<SourceRole> role; ///< of the source; nothing: neither a node nor named
    bool dkimAligned = false, spfAligned = false; ///< as the receiver evaluated
    bool saysForwarded = false; ///< the receiver: reason forwarded, trusted_forwarder, mailing_list, or "arc=pass"
    bool hasOwnSignature = false; ///< in the domain's name, whatever came out
    bool ownSignaturePasses = false;
    bool isFleetKey = false; ///< an own signature, whatever came out, has a selector that the fleet signs with
    bool areFleetKeysKnown = false; ///< of the domain: at least one
    bool spfPasses = false, dkimPasses = false; ///< raw, for whatever domain
};

enum class KindRule {
    Passes,
    NamedForwarder,
    ReceiverSaysForwarded,
    KeySentOn, ///< a signature with a key of the fleet verifies, SPF does not fit
    UnknownKeySentOn, ///< as before where no key of the fleet is known, and SPF passes for nobody
    ForeignKey, ///< a signature in the domain's name verifies, with a key that the fleet does not sign with
    SignatureFails, ///< of a node, a named sender, or who the domain's SPF record lets send
    ChangedOnTheWay, ///< a signature with a key of the fleet is broken, and SPF passes for somebody else
    OtherDomain, ///< SPF or DKIM passes, for another domain
    NothingPasses, ///< of a node or a named sender
    NobodyPasses, ///< of anybody else
    KeyCopied, ///< never of kindOf(): the ledger says it of a network, not of one record
};

struct KindFound
{
    MailAuthKind kind;
    KindRule rule;
};
[[nodiscard]] KindFound kindOf(const KindFacts &facts);
/// A sentence for people.
[[nodiscard]] QString sentenceOf(KindRule rule);

} // namespace bw::store
