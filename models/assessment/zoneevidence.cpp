// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assessment/domainparts.h"
#include "models/assessment/tr.h"
#include "models/dns/asker.h"
#include "models/dns/records.h"
#include "models/mailauth/text.h"

#include <algorithm>
#include <set>

using namespace Qt::StringLiterals;

/// DNSSEC, CAA, BIMI, names that records lead to, and senders of a domain.
namespace bw::assessment {

using posture::Value;

posture::Evidence dnssecEvidence(const DomainBinding &binding)
{
    const facts::Zone &zone = binding.all.zone;
    facts::Proof proof = zone.proof;
    QList<Value> answers;
    std::set<dns::Question> seen;
    bool isSigned = false;
    std::uint32_t firstEnd = 0;
    for (std::size_t place = 0; place < binding.all.evidence.size(); ++place) {
        const auto &answer = binding.all.evidence[place].answer;
        if (!answer || answer->type == dns::Type::Ds || !dns::isWithin(answer->name, binding.all.name) // DS is the parent's (RFC 4035, 2.4)
            || answer->outcome == dns::Outcome::NoName || !seen.insert({ dns::canonical(answer->name), answer->type }).second)
            continue;
        proof.push_back(place);
        const Value security = binding.securityOf(answer->name, answer->type);
        isSigned = isSigned || (security.isKnown() && security.text == u"secure"_s);
        if (answer->signedUntil > 0)
            firstEnd = firstEnd == 0 ? answer->signedUntil : std::min(firstEnd, answer->signedUntil);
        answers << elementOf(binding.registry, u"dns_answer"_s,
            { { u"name"_s, textOf(dns::canonical(answer->name)) }, { u"type"_s, textOf(dns::wordOf(answer->type)) }, { u"dnssec"_s, security } }, {});
    }
    QList<Value> algorithms, digests;
    for (const dns::Ds &ds : zone.ds) {
        algorithms << number(ds.algorithm);
        digests << number(ds.digestType);
    }
    RecordBuilder made = binding.builder("dnssec", proof, zone.unknown);
    made.set(u"answers"_s, Value::list(answers));
    made.set(u"algorithms"_s, unless(zone.dsUnknown, algorithms.isEmpty() ? Value::absent() : Value::list(algorithms)));
    made.set(u"digests"_s, unless(zone.dsUnknown, digests.isEmpty() ? Value::absent() : Value::list(digests)));
    made.set(u"expires"_s, firstEnd > 0 ? Value::ofNumber(firstEnd, posture::Type::Date) : isSigned ? Value::unknown(Tr::tr("The resolver does not tell when the signatures expire")) : Value::absent());
    return made.take();
}

posture::Evidence caaEvidence(const DomainBinding &binding)
{
    facts::Proof proof;
    QList<Value> names;
    for (const facts::IssuerRules &rules : binding.all.issuers) {
        proof.insert(proof.end(), rules.proof.begin(), rules.proof.end());
        const auto valuesOf = [&](const char *tag) {
            std::vector<std::string> values;
            for (const dns::Caa &record : rules.records)
                if (record.tag == tag)
                    values.push_back(record.value.empty() ? ";" : record.value); // RFC 8659, 4.2: nobody, either way
            return unless(rules.unknown, textsOf(values));
        };
        names << elementOf(binding.registry, u"caa_name"_s,
            { { u"name"_s, textOf(rules.name) }, { u"issue"_s, valuesOf("issue") }, { u"issuewild"_s, valuesOf("issuewild") }, { u"iodef"_s, valuesOf("iodef") } }, {});
    }
    RecordBuilder made = binding.builder("caa", proof, {});
    made.set(u"names"_s, Value::list(names));
    return made.take();
}

posture::Evidence bimiEvidence(const DomainBinding &binding)
{
    const facts::BimiRecord &bimi = binding.all.bimi;
    RecordBuilder made = binding.builder("bimi", bimi.proof, bimi.unknown.isEmpty() ? Tr::tr("This version does not look at logo and certificate") : bimi.unknown);
    if (!bimi.unknown.isEmpty())
        return made.take();
    made.set(u"present"_s, truth(bimi.records > 0));
    made.set(u"valid"_s, truth(bimi.isValid));
    if (bimi.isValid && bimi.authority.empty())
        made.set(u"certificate_valid"_s, Value::absent());
    return made.take();
}

namespace {

Value pointerOf(const DomainBinding &binding, const facts::Pointer &pointer)
{
    const facts::DomainFacts &all = binding.all;
    const std::string own = all.dmarc.organizationalDomain.empty() ? all.name : all.dmarc.organizationalDomain;
    const bool isOurs = dns::isWithin(pointer.target, own) || std::ranges::any_of(binding.words.vendors, [&](const QString &vendor) { return dns::isWithin(pointer.target, vendor.toStdString()); });
    return elementOf(binding.registry, u"pointer"_s,
        {
            { u"name"_s, Value::ofText(mailauth::shown(pointer.name) + u" → "_s + mailauth::shown(pointer.target)) },
            { u"type"_s, Value::ofText(QString::fromLatin1(pointer.type)) },
            { u"target"_s, textOf(pointer.target) },
            { u"exists"_s, unless(pointer.unknown, truth(pointer.exists)) },
            { u"registered"_s, pointer.exists ? truth(true) : Value::unknown(Tr::tr("This version does not ask registries (RDAP)")) },
            { u"expires"_s, Value::unknown(Tr::tr("This version does not ask registries (RDAP)")) },
            { u"owned"_s, isOurs ? truth(true) : Value::unknown(Tr::tr("Nobody has said that %1 is a vendor of yours").arg(mailauth::shown(pointer.target))) },
        },
        {});
}

} // namespace

posture::Evidence pointersEvidence(const DomainBinding &binding)
{
    const facts::Pointers found = facts::pointersOf(binding.all);
    const auto listOf = [&](const std::vector<facts::Pointer> &pointers) {
        QList<Value> list;
        for (const facts::Pointer &pointer : pointers)
            list << pointerOf(binding, pointer);
        return Value::list(list);
    };
    RecordBuilder made = binding.builder("pointers", {}, {});
    made.set(u"authentication"_s, unless(found.authenticationUnknown, listOf(found.authentication)));
    made.set(u"zone"_s, unless(found.zoneUnknown, listOf(found.zone)));
    made.source(u"authentication"_s, binding.sourceOf(found.authenticationProof));
    made.source(u"zone"_s, binding.sourceOf(found.zoneProof));
    return made.take();
}

posture::Evidence sendersEvidence(const DomainBinding &binding)
{
    facts::Proof proof;
    QList<Value> addresses;
    for (const facts::Sender &sender : binding.all.senders) {
        proof.insert(proof.end(), sender.proof.begin(), sender.proof.end());
        addresses << elementOf(binding.registry, u"sending_address"_s,
            {
                { u"name"_s, textOf(sender.address.toString()) },
                { u"ptr"_s, unless(sender.unknown, number(static_cast<double>(sender.names.size()))) },
                { u"confirmed"_s, unless(sender.unknown, truth(!sender.confirmed.empty())) },
                { u"generic"_s, unless(sender.unknown, truth(sender.holdsAddress)) },
                { u"is_ipv6"_s, truth(sender.address.length == 16) },
                { u"in_spf"_s, unless(sender.spfUnknown, truth(sender.isInSpf)) },
            },
            Tr::tr("Which EHLO name this address uses is not known"));
    }
    const QString none = Tr::tr("No address that sends for the domain is known: neither logs nor reports have told of one");
    RecordBuilder made = binding.builder("senders", proof, none);
    if (!addresses.isEmpty())
        made.set(u"addresses"_s, Value::list(addresses));
    return made.take();
}

posture::Evidence blocklistsEvidence(const DomainBinding &binding)
{
    facts::Proof proof;
    QStringList asked;
    QList<Value> listings;
    QString unknown;
    for (const facts::Listing &one : binding.all.listings) {
        proof.insert(proof.end(), one.proof.begin(), one.proof.end());
        const QString list = mailauth::shown(one.list);
        if (!asked.contains(list))
            asked << list;
        if (!one.unknown.isEmpty())
            unknown = unknown.isEmpty() ? one.unknown : unknown;
        else if (one.isListed)
            listings << elementOf(binding.registry, u"listing"_s, { { u"name"_s, Value::ofText(list) }, { u"about"_s, textOf(one.subject) } }, {});
    }
    RecordBuilder made = binding.builder("blocklists", proof, {});
    made.set(u"asked"_s, asked.isEmpty() ? Value::absent() : Value::ofTexts(asked));
    if (asked.isEmpty()) {
        unknown = Tr::tr("The owner has chosen no lists to ask");
        made.source(u"asked"_s, { Tr::tr("as its owner says"), {}, {} });
    }
    made.set(u"listings"_s, listings.isEmpty() ? unless(unknown, Value::list({})) : Value::list(listings));
    return made.take();
}

} // namespace bw::assessment
