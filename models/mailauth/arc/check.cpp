// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mailauth/arc/check.h"

#include "models/mailauth/dkim/verification.h"
#include "models/mailauth/taglist.h"
#include "models/mailauth/text.h"
#include "models/mailauth/tr.h"

#include <algorithm>
#include <charconv>

namespace bw::mailauth::arc {

namespace {

constexpr int mostSets = 50; ///< RFC 8617, 4.2.1

constexpr std::size_t absent = std::size_t(-1);

/// Where a set's fields stand in the message.
struct Places
{
    std::size_t results = absent, signature = absent, seal = absent;
    bool isTwice = false;

    void put(std::size_t &place, std::size_t at)
    {
        isTwice = isTwice || place != absent;
        place = at;
    }
    [[nodiscard]] bool isWhole() const { return !isTwice && results != absent && signature != absent && seal != absent; }
};

/// 1 to 50, or 0.
int instanceOf(std::string_view text)
{
    const std::string digits = withoutSpace(text);
    int number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return error == std::errc() && end == digits.data() + digits.size() && number >= 1 && number <= mostSets ? number : 0;
}

int instanceOfTags(std::string_view value)
{
    const auto tags = TagList::parse(value);
    return tags ? instanceOf(tags->value("i").value_or("")) : 0;
}

/// One chain on its way.
class Validation final
{
public:
    Validation(const Message &message, dns::Resolver &resolver, const dkim::Request &request)
        : m_message(message)
        , m_resolver(resolver)
        , m_request(request)
        , m_bodies(message.body)
    {
    }

    Report run()
    {
        bool isOrdered = true;
        collect(isOrdered);
        if (m_places.empty() && isOrdered) {
            m_report.reason = Tr::tr("Nobody who passed this message on has left a seal (ARC).");
            return std::move(m_report);
        }
        isOrdered = isOrdered && m_places.rbegin()->first == static_cast<int>(m_places.size()) && std::ranges::all_of(m_places, [](const auto &one) { return one.second.isWhole(); });
        if (!isOrdered) {
            decide(Verdict::Fail, Tr::tr("The chain of seals (ARC) is not whole: one of its fields is missing, there twice, or has no valid number."));
            return std::move(m_report);
        }
        for (const auto &[instance, places] : m_places)
            read(instance, places);
        validate();
        return std::move(m_report);
    }

private:
    void decide(Verdict verdict, const QString &reason)
    {
        m_report.verdict = verdict;
        m_report.reason = reason;
    }

    /// 5.2, steps 1 and 3.
    void collect(bool &isOrdered)
    {
        for (std::size_t i = 0; i < m_message.fields.size(); ++i) {
            const Field &field = m_message.fields[i];
            const bool isResults = field.name == "arc-authentication-results", isSignature = field.name == "arc-message-signature";
            if (!isResults && !isSignature && field.name != "arc-seal")
                continue;
            const int instance = isResults ? std::max(0, parseAuthResults(field.value()).arcInstance) : instanceOfTags(field.value());
            if (instance == 0 || instance > mostSets) {
                isOrdered = false;
                continue;
            }
            Places &places = m_places[instance];
            places.put(isResults ? places.results : isSignature ? places.signature : places.seal, i);
        }
    }

    void read(int instance, const Places &places)
    {
        Set &set = m_report.sets.emplace_back();
        set.instance = instance;
        set.results = parseAuthResults(m_message.fields[places.results].value());
        const auto tags = TagList::parse(m_message.fields[places.seal].value());
        if (!tags)
            return;
        set.chain = lower(withoutSpace(tags->value("cv").value_or("")));
        set.domain = asciiDomain(withoutSpace(tags->value("d").value_or("")));
        set.selector = asciiDomain(withoutSpace(tags->value("s").value_or("")));
    }

    void validate()
    {
        std::vector<Set> &sets = m_report.sets;
        if (sets.back().chain == "fail") { // step 2
            decide(Verdict::Fail, Tr::tr("%1 found the chain of seals (ARC) broken already.").arg(shown(sets.back().domain)));
            return;
        }
        for (const Set &set : sets) // step 3
            if (set.chain != (set.instance == 1 ? "none" : "pass")) {
                decide(Verdict::Fail, Tr::tr("The seal of %1 (ARC, number %2) does not say what its place in the chain asks for.").arg(shown(set.domain), QString::number(set.instance)));
                return;
            }
        sets.back().messageFault = messageFault(sets.back()); // step 4
        if (!isWell(sets.back(), sets.back().messageFault, Tr::tr("The message was changed after %1 passed it on (ARC, number %2), or their signature is not valid.")))
            return;
        for (auto set = sets.rbegin(); set != sets.rend(); ++set) { // step 6
            set->sealFault = sealFault(*set);
            if (!isWell(*set, set->sealFault, Tr::tr("The seal of %1 (ARC, number %2) is not valid.")))
                return;
        }
        decide(Verdict::Pass, Tr::tr("The chain of seals (ARC) is whole; %1 passed the message on last.").arg(shown(sets.back().domain)));
    }

    bool isWell(const Set &set, const std::optional<dkim::Fault> &fault, const QString &words)
    {
        if (!fault)
            return true;
        if (*fault == dkim::Fault::KeyUnknownNow)
            decide(Verdict::TempError, Tr::tr("The key of %1 (ARC, number %2) could not be asked for now. Try again later.").arg(shown(set.domain), QString::number(set.instance)));
        else
            decide(Verdict::Fail, words.arg(shown(set.domain), QString::number(set.instance)));
        return false;
    }

    std::optional<dkim::Fault> messageFault(Set &set)
    {
        const std::size_t index = m_places[set.instance].signature;
        const auto signature = dkim::parseArcSignature(m_message.fields[index].value());
        if (!signature)
            return signature.error().fault;
        if (signature->expires && m_request.now / core::microsPerSecond > *signature->expires)
            return dkim::Fault::Expired;
        dkim::Report report;
        const auto fault = dkim::verifySignature(m_message, index, *signature, m_resolver, m_request.leastBits, m_bodies, report);
        set.lookups.push_back(*report.lookup);
        return fault;
    }

    /// 5.1.1: all sets up to this one, each as results, signature and seal; always relaxed.
    std::optional<dkim::Fault> sealFault(Set &set)
    {
        const auto signature = dkim::parseArcSeal(m_message.fields[m_places[set.instance].seal].value());
        if (!signature)
            return signature.error().fault;
        std::string text;
        for (const auto &[instance, places] : m_places) {
            if (instance > set.instance)
                break;
            for (const std::size_t at : { places.results, places.signature })
                text += dkim::canonicalField(m_message.fields[at].raw, dkim::Canon::Relaxed);
            const std::string &seal = m_message.fields[places.seal].raw;
            text += dkim::canonicalField(instance == set.instance ? dkim::withoutSignature(seal) : seal, dkim::Canon::Relaxed);
        }
        text.resize(text.size() - 2);
        dkim::Report report;
        const auto fault = dkim::tryKeys(*signature, m_resolver, m_request.leastBits, report, [&](const crypto::PublicKey &key) {
            return dkim::isSignedBy(key, text, signature->signature) ? std::nullopt : std::optional(dkim::Fault::Signature);
        });
        set.lookups.push_back(*report.lookup);
        return fault;
    }

    const Message &m_message;
    dns::Resolver &m_resolver;
    const dkim::Request &m_request;
    dkim::BodyHashes m_bodies;
    std::map<int, Places> m_places;
    Report m_report;
};

} // namespace

const char *wordOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::None:
        return "none";
    case Verdict::Pass:
        return "pass";
    case Verdict::Fail:
        return "fail";
    case Verdict::TempError:
        break;
    }
    return "temperror";
}

Report check(const Message &message, dns::Resolver &resolver, const dkim::Request &request)
{
    return Validation(message, resolver, request).run();
}

} // namespace bw::mailauth::arc
