// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assessment/domainevidence.h"

#include "models/assessment/domainparts.h"
#include "models/assessment/tr.h"
#include "models/mailauth/text.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bw::assessment {

using posture::Value;

Value textOf(std::string_view text)
{
    return text.empty() ? Value::absent() : Value::ofText(mailauth::shown(text));
}

Value textsOf(const std::vector<std::string> &texts)
{
    QStringList all;
    for (const std::string &text : texts)
        all << mailauth::shown(text);
    return Value::ofTexts(all);
}

Value number(double value) { return Value::ofNumber(value); }
Value truth(bool is) { return Value::truth(is); }
Value unless(const QString &unknown, const Value &value) { return unknown.isEmpty() ? value : Value::unknown(unknown); }

posture::Source DomainBinding::sourceOf(const facts::Proof &proof) const
{
    constexpr std::size_t most = 20;
    posture::Source source;
    QStringList how, raw;
    facts::Proof each = proof;
    std::ranges::sort(each);
    each.erase(std::ranges::unique(each).begin(), each.end());
    for (const std::size_t place : each) {
        if (place >= all.evidence.size())
            continue;
        if (std::size_t(how.size()) == most) {
            how << Tr::tr("… and %n further questions", nullptr, static_cast<int>(each.size() - most));
            break;
        }
        how << all.evidence[place].how;
        raw << all.evidence[place].raw;
    }
    source.how = how.join(u'\n');
    source.raw = cutRaw(raw.join(u'\n'));
    return source;
}

RecordBuilder DomainBinding::builder(const char *kind, const facts::Proof &proof, const QString &otherwise) const
{
    RecordBuilder made(registry, QString::fromLatin1(kind), taken, otherwise);
    made.source({}, sourceOf(proof));
    return made;
}

Value DomainBinding::securityOf(std::string_view name, dns::Type type) const
{
    for (const facts::Evidence &one : all.evidence) {
        if (!one.answer || one.answer->type != type || dns::canonical(one.answer->name) != dns::canonical(name))
            continue;
        if (one.answer->security == dns::Security::Bogus)
            return Value::ofText(u"bogus"_s);
        if (one.answer->isUnknown())
            return Value::unknown(mailauth::unknownReason(*one.answer));
        if (one.answer->security == dns::Security::Indeterminate)
            return Value::unknown(Tr::tr("Signatures were not validated: no trust anchor is named (--trust-anchor, or in Settings)"));
        if (one.answer->security == dns::Security::Insecure && !all.zone.ds.empty() && dns::isWithin(one.answer->name, all.name)) // its parent says that it is signed
            return Value::unknown(Tr::tr("It is signed, but no trust anchor that was named leads to it (--trust-anchor, or in Settings)"));
        return Value::ofText(one.answer->security == dns::Security::Secure ? u"secure"_s : u"insecure"_s);
    }
    return Value::unknown(Tr::tr("Nobody asked for it"));
}

posture::Evidence useEvidence(const DomainBinding &binding)
{
    const facts::DomainFacts &all = binding.all;
    facts::Proof proof = all.mail.proof;
    proof.insert(proof.end(), all.spf.proof.begin(), all.spf.proof.end());
    RecordBuilder made = binding.builder("domain", proof, Tr::tr("The owner of the domain has not said it yet"));
    const bool isLocked = all.spf.records == 1 && all.spf.all == "-all" && all.spf.terms.size() == 1;
    made.set(u"sends"_s, binding.words.sends ? truth(*binding.words.sends) : unless(all.spf.unknown, truth(!isLocked)));
    const bool hasExchange = std::ranges::any_of(all.mail.hosts, [](const facts::MailHost &host) { return !host.name.empty(); });
    made.set(u"receives"_s, binding.words.receives ? truth(*binding.words.receives) : unless(all.mail.unknown, truth(hasExchange)));
    const posture::Source said { Tr::tr("as its owner says"), {}, {} };
    if (binding.words.sends)
        made.source(u"sends"_s, said);
    if (binding.words.receives)
        made.source(u"receives"_s, said);
    return made.take();
}

Kinds evidenceOfDomain(const posture::Registry &registry, const facts::DomainFacts &all, const DomainWords &words, core::UtcMicros taken)
{
    const DomainBinding binding { registry, all, words, taken };
    const auto notAsked = [&](const QString &why) { return posture::Evidence { Value::unknown(why), taken, {} }; };
    return {
        { u"domain"_s, useEvidence(binding) },
        { u"spf"_s, spfEvidence(binding) },
        { u"dkim"_s, dkimEvidence(binding) },
        { u"dmarc"_s, dmarcEvidence(binding) },
        { u"mx"_s, mxEvidence(binding) },
        { u"dane"_s, daneEvidence(binding) },
        { u"mta_sts"_s, mtaStsEvidence(binding) },
        { u"tls_rpt"_s, tlsRptEvidence(binding) },
        { u"dnssec"_s, dnssecEvidence(binding) },
        { u"caa"_s, caaEvidence(binding) },
        { u"bimi"_s, bimiEvidence(binding) },
        { u"pointers"_s, pointersEvidence(binding) },
        { u"senders"_s, sendersEvidence(binding) },
        { u"blocklists"_s, blocklistsEvidence(binding) },
        { u"registration"_s, notAsked(Tr::tr("This version does not ask registries (RDAP)")) },
        { u"routes"_s, notAsked(Tr::tr("This version does not look at routes (RPKI)")) },
        { u"role_mailboxes"_s, notAsked(Tr::tr("The domain's mail servers were not asked")) },
        { u"samples"_s, notAsked(Tr::tr("No message that was really sent has been looked at")) },
        { u"inbound_tests"_s, notAsked(Tr::tr("No test message from outside has been looked at")) },
    };
}

} // namespace bw::assessment
