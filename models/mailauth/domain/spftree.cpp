// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mailauth/domain/context.h"
#include "models/mailauth/domain/networks.h"
#include "models/mailauth/spf/record.h"
#include "models/mailauth/text.h"
#include "models/mailauth/tr.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

namespace bw::mailauth::domain {

namespace {

using spf::Directive;
using spf::Mechanism;
using spf::Qualifier;

constexpr std::size_t mostParts = 60, mostNames = 10, mostNameText = 1'000;
constexpr int mostTerms = 60; ///< that are followed; others are counted. A stranger's record must not make us ask for thousands of names.

/// All that a record leads to, whoever sends: no term matches, so that each is counted (the worst way of RFC 7208, 4.6.4).
class Walk final
{
public:
    Walk(Context &context, Spf &spf)
        : m_context(context)
        , m_spf(spf)
    {
    }

    void run()
    {
        const dns::Answer answer = m_context.ask(m_context.name, dns::Type::Txt, m_spf.proof);
        if (answer.isUnknown()) {
            m_spf.unknown = unknownReason(answer);
            return;
        }
        const auto texts = dns::textsOf(answer);
        m_spf.records = static_cast<std::size_t>(std::ranges::count_if(texts, &spf::isSpfRecord));
        visit(m_context.name, {}, 0);
        m_spf.record = m_spf.parts.front().record;
        m_spf.isValid = m_spf.records == 1 && m_spf.error.isEmpty();
        if (!m_circle.isEmpty())
            fault(m_circleDomain, m_circle);
        m_spf.addresses4 = m_networks.count4();
        m_spf.addresses6 = m_networks.count6();
        m_spf.widest4 = m_networks.widest4();
        m_spf.widest6 = m_networks.widest6();
    }

private:
    /// What holds for all others by this record; empty: it does not say.
    std::string visit(const std::string &domain, const std::string &term, int depth)
    {
        const std::size_t place = m_spf.parts.size();
        m_spf.parts.push_back({ domain, term, depth, SpfPart::State::NotFollowed, {} });
        const auto record = fetch(domain, m_spf.parts[place]);
        if (!record)
            return {};
        m_way.push_back(domain);
        std::string all;
        bool isOver = false;
        for (const Directive &directive : record->directives) {
            note(directive);
            if (directive.mechanism == Mechanism::All) {
                all = std::string(1, "+-~?"[static_cast<int>(directive.qualifier)]) + "all";
                if (directive.qualifier == Qualifier::Pass && m_refusing == 0)
                    m_networks.addAll();
                isOver = true;
                break;
            }
            take(directive, domain, depth);
        }
        if (!isOver && record->redirect) {
            ++m_spf.lookups;
            all = follow(record->redirect->target, record->redirect->text, domain, depth);
        }
        m_way.pop_back();
        return depth == 0 ? m_spf.all = all : all;
    }

    void note(const Directive &directive)
    {
        std::string word = lower(directive.text.substr(0, directive.text.find_first_of(":/")));
        word.erase(0, word.find_first_not_of("+-~?"));
        if (std::ranges::find(m_spf.terms, word) == m_spf.terms.end())
            m_spf.terms.push_back(std::move(word));
    }

    std::optional<spf::Record> fetch(const std::string &domain, SpfPart &part)
    {
        const dns::Answer answer = m_context.ask(domain, dns::Type::Txt, m_spf.proof);
        auto texts = dns::textsOf(answer);
        std::erase_if(texts, [](const std::string &text) { return !spf::isSpfRecord(text); });
        if (answer.isUnknown()) {
            part.state = SpfPart::State::Unknown;
            setOnce(m_spf.partsUnknown, unknownReason(answer));
        } else if (texts.empty()) {
            if (part.depth > 0 && answer.isVoid())
                countVoids(true, true);
            part.state = answer.outcome == dns::Outcome::NoName ? SpfPart::State::NoName : SpfPart::State::NoRecord;
        } else if (texts.size() > 1) {
            part.state = SpfPart::State::Several;
            fault(domain, Tr::tr("The domain %1 has %2 SPF records, where one is allowed.").arg(shown(domain), QString::number(texts.size())));
        } else {
            part.record = texts.front();
            auto record = spf::parseRecord(texts.front());
            part.state = record ? SpfPart::State::Good : SpfPart::State::Invalid;
            if (record)
                return std::move(*record);
            if (m_spf.error.isEmpty()) {
                m_spf.errorTerm = record.error().term;
                m_spf.errorAt = record.error().at;
            }
            fault(domain, Tr::tr("The SPF record of %1 is not valid: %2.").arg(shown(domain), inWords(record.error())));
        }
        return {};
    }

    void take(const Directive &directive, const std::string &domain, int depth)
    {
        const bool isPass = directive.qualifier == Qualifier::Pass;
        if (directive.mechanism == Mechanism::Ip4 || directive.mechanism == Mechanism::Ip6) {
            if (isPass && m_refusing == 0)
                m_networks.add(directive.network, directive.network.length == 4 ? directive.prefix4 : directive.prefix6);
            return;
        }
        ++m_spf.lookups;
        m_spf.hasPtr = m_spf.hasPtr || directive.mechanism == Mechanism::Ptr;
        if (m_spf.lookups > mostTerms) {
            tooMany();
            return;
        }
        if (directive.mechanism == Mechanism::Include) {
            m_refusing += isPass ? 0 : 1; // whom it names are not let in by it (RFC 7208, 5.2)
            follow(*directive.target, directive.text, domain, depth);
            m_refusing -= isPass ? 0 : 1;
            return;
        }
        const auto name = directive.target ? nameOf(*directive.target, domain) : std::optional(domain);
        if (!name || directive.mechanism == Mechanism::Ptr || !isAscii(*name) || !dns::isName(*name))
            return;
        if (directive.mechanism == Mechanism::Mx)
            takeExchanges(*name, directive, domain);
        else if (directive.mechanism == Mechanism::Exists)
            takeExists(*name, domain, isPass);
        else
            point(domain, "SPF a", *name, takeAddresses(*name, directive));
    }

    /// Of include and redirect.
    std::string follow(const spf::MacroString &target, const std::string &term, const std::string &domain, int depth)
    {
        const auto name = nameOf(target, domain);
        if (m_spf.parts.size() >= mostParts) {
            tooMany();
            return {};
        }
        if (!name) {
            m_spf.parts.push_back({ target.text, term, depth + 1, SpfPart::State::NotFollowed, {} });
            setOnce(m_spf.partsUnknown, Tr::tr("Where \"%1\" of %2 leads to depends on who sends.").arg(shown(term), shown(domain)));
            return {};
        }
        const std::string inner = dns::canonical(*name);
        if (std::ranges::find(m_way, inner) != m_way.end()) {
            m_spf.lookups = std::max(m_spf.lookups, 11);
            setOnce(m_circle, Tr::tr("The SPF record needs more than 10 look-ups; the one too many is \"%1\" of %2.").arg(shown(term), shown(domain)));
            m_circleDomain = domain;
            return {};
        }
        const std::size_t place = m_spf.parts.size();
        std::string all = visit(inner, term, depth + 1);
        const auto state = m_spf.parts[place].state;
        const bool isRedirect = lower(term).starts_with("redirect");
        m_spf.pointers.push_back({ domain, inner, isRedirect ? "SPF redirect" : "SPF include", state != SpfPart::State::NoName && state != SpfPart::State::Unknown,
            state == SpfPart::State::Unknown ? m_spf.partsUnknown : QString() });
        if (state == SpfPart::State::NoName || state == SpfPart::State::NoRecord) {
            m_spf.dangling.push_back(inner);
            fault(domain, isRedirect ? Tr::tr("The SPF record of %1 hands over to %2, which has none.").arg(shown(domain), shown(inner))
                                                                                      : Tr::tr("The SPF record of %1 includes that of %2, which has none.").arg(shown(domain), shown(inner)));
        }
        return all;
    }

    Addresses takeAddresses(const std::string &name, const Directive &directive)
    {
        const Addresses found = addressesOf(m_context, name, m_spf.proof);
        countVoids(found.isVoid4, found.isVoid6);
        setOnce(m_spf.addressesUnknown, found.unknown);
        if (found.isNoName)
            m_spf.dangling.push_back(dns::canonical(name));
        for (const core::IpAddress &address : found.all)
            if (directive.qualifier == Qualifier::Pass && m_refusing == 0)
                m_networks.add(address, address.length == 4 ? directive.prefix4 : directive.prefix6);
        return found;
    }

    void point(const std::string &domain, const char *type, const std::string &target, const Addresses &found)
    {
        const bool exists = !found.isNoName && (found.unknown.isEmpty() || !found.all.empty());
        m_spf.pointers.push_back({ domain, dns::canonical(target), type, exists, exists || found.isNoName ? QString() : found.unknown });
    }

    void point(const std::string &domain, const char *type, const std::string &target, const dns::Answer &answer)
    {
        const bool exists = !answer.isUnknown() && answer.outcome != dns::Outcome::NoName;
        m_spf.pointers.push_back({ domain, dns::canonical(target), type, exists, answer.isUnknown() ? unknownReason(answer) : QString() });
    }

    void takeExchanges(const std::string &name, const Directive &directive, const std::string &domain)
    {
        const dns::Answer answer = m_context.ask(name, dns::Type::Mx, m_spf.proof);
        countVoids(answer.isVoid(), answer.isVoid());
        if (answer.isUnknown())
            setOnce(m_spf.addressesUnknown, unknownReason(answer));
        if (answer.outcome == dns::Outcome::NoName)
            m_spf.dangling.push_back(dns::canonical(name));
        point(domain, "SPF mx", name, answer);
        std::size_t asked = 0;
        for (const dns::Exchange &exchange : dns::exchangesOf(answer)) {
            if (exchange.name.empty())
                continue;
            if (++asked > mostNames) {
                m_spf.hasTooManyExchanges = true;
                continue;
            }
            takeAddresses(exchange.name, directive);
        }
        m_spf.mostExchanges = std::max(m_spf.mostExchanges, asked);
    }

    void takeExists(const std::string &name, const std::string &domain, bool isPass)
    {
        const dns::Answer answer = m_context.ask(name, dns::Type::A, m_spf.proof);
        if (answer.outcome == dns::Outcome::Found && isPass && m_refusing == 0) // the same for every sender (RFC 7208, 5.7)
            m_networks.addAll();
        point(domain, "SPF exists", name, answer);
        countVoids(answer.isVoid(), answer.isVoid());
        if (answer.isUnknown())
            setOnce(m_spf.addressesUnknown, unknownReason(answer));
        if (answer.outcome == dns::Outcome::NoName)
            m_spf.dangling.push_back(dns::canonical(name));
    }

    void countVoids(bool is4, bool is6)
    {
        m_spf.voids4 += is4 ? 1 : 0;
        m_spf.voids6 += is6 ? 1 : 0;
        m_spf.voids += is4 && is6 ? 1 : 0;
    }

    /// Nothing: it depends on the message (RFC 7208, 7.2: all letters but d and o).
    std::optional<std::string> nameOf(const spf::MacroString &target, const std::string &domain)
    {
        const bool hasMacros = std::ranges::any_of(target.parts, [](const spf::MacroPart &part) { return part.letter != '\0'; });
        const bool isFixed = std::ranges::all_of(target.parts, [](const spf::MacroPart &part) { return part.letter == '\0' || part.letter == 'd' || part.letter == 'o'; });
        m_spf.hasMacros = m_spf.hasMacros || hasMacros;
        if (!isFixed)
            return {};
        return spf::targetName(spf::expand(target, [&](char letter) { return letter == 'd' ? domain : m_context.name; }, mostNameText));
    }

    void fault(const std::string &domain, const QString &error)
    {
        if (!m_spf.error.isEmpty())
            return;
        m_spf.error = error;
        m_spf.errorDomain = domain;
    }

    void tooMany() { setOnce(m_spf.partsUnknown, Tr::tr("The SPF record leads to more records than are looked at.")); }

    static void setOnce(QString &text, const QString &value)
    {
        if (text.isEmpty())
            text = value;
    }

    Context &m_context;
    Spf &m_spf;
    Networks m_networks;
    int m_refusing = 0; ///< includes without "+" that are being walked
    QString m_circle; ///< what leads back to where it came from; empty: nothing
    std::string m_circleDomain;
    std::vector<std::string> m_way; ///< domains from the first one to where the walk is
};

} // namespace

const char *wordOf(SpfPart::State state)
{
    switch (state) {
    case SpfPart::State::Good:
        return "good";
    case SpfPart::State::NoName:
        return "no_name";
    case SpfPart::State::NoRecord:
        return "no_record";
    case SpfPart::State::Several:
        return "several_records";
    case SpfPart::State::Invalid:
        return "invalid";
    case SpfPart::State::NotFollowed:
        return "not_followed";
    case SpfPart::State::Unknown:
        break;
    }
    return "unknown";
}

Spf gatherSpf(Context &context)
{
    Spf spf;
    Walk(context, spf).run();
    return spf;
}

std::vector<SpfName> gatherSpfNames(Context &context)
{
    constexpr std::size_t most = 50;
    std::vector<SpfName> names;
    for (const std::string &asked : context.request.spfNames) {
        if (names.size() == most)
            break;
        SpfName name;
        name.name = dns::canonical(asciiDomain(asked));
        const dns::Answer answer = context.ask(name.name, dns::Type::Txt, name.proof);
        auto texts = dns::textsOf(answer);
        std::erase_if(texts, [](const std::string &text) { return !spf::isSpfRecord(text); });
        name.records = texts.size();
        if (answer.isUnknown()) {
            name.unknown = unknownReason(answer);
        } else if (texts.size() == 1) {
            const auto record = spf::parseRecord(texts.front());
            name.isValid = record.has_value();
            if (!record)
                name.error = inWords(record.error());
        }
        names.push_back(std::move(name));
    }
    return names;
}

void list(const Spf &spf, FactList &facts)
{
    facts.begin("spf", spf.proof, spf.unknown);
    facts.add("records", static_cast<qint64>(spf.records));
    facts.add("record", textOf(spf.record));
    facts.add("valid", spf.isValid, spf.error.isEmpty() ? spf.partsUnknown : QString());
    facts.add("error", spf.error);
    facts.add("error_domain", textOf(spf.errorDomain));
    facts.add("error_term", textOf(spf.errorTerm));
    facts.add("error_at", spf.errorAt ? static_cast<qint64>(*spf.errorAt) : -1);
    QJsonArray parts;
    for (const SpfPart &part : spf.parts)
        parts << QJsonObject { { QStringLiteral("domain"), textOf(part.domain) }, { QStringLiteral("term"), textOf(part.term) }, { QStringLiteral("depth"), part.depth },
            { QStringLiteral("state"), QString::fromLatin1(wordOf(part.state)) }, { QStringLiteral("record"), textOf(part.record) } };
    facts.add("parts", parts);
    facts.add("lookups", spf.lookups, spf.lookups > 10 ? QString() : spf.partsUnknown); // more than 10 stay so
    const QString unknown = !spf.partsUnknown.isEmpty() ? spf.partsUnknown : spf.addressesUnknown;
    facts.add("void_lookups", spf.voids, spf.voids > 2 ? QString() : unknown);
    facts.add("void_lookups_ipv4", spf.voids4, spf.voids4 > 2 ? QString() : unknown);
    facts.add("void_lookups_ipv6", spf.voids6, spf.voids6 > 2 ? QString() : unknown);
    facts.add("mx_over_limit", spf.hasTooManyExchanges, spf.hasTooManyExchanges ? QString() : unknown);
    facts.add("mx_names", static_cast<qint64>(spf.mostExchanges), unknown);
    facts.add("terms", textsOf(spf.terms), spf.partsUnknown);
    facts.add("all", textOf(spf.all), spf.all.empty() ? spf.partsUnknown : QString());
    facts.add("ipv4_addresses", spf.addresses4, unknown);
    facts.add("ipv6_addresses", spf.addresses6, unknown);
    facts.add("widest_ipv4", spf.widest4, unknown);
    facts.add("widest_ipv6", spf.widest6, unknown);
    facts.add("ptr", spf.hasPtr, spf.hasPtr ? QString() : spf.partsUnknown);
    facts.add("macros", spf.hasMacros, spf.hasMacros ? QString() : spf.partsUnknown);
    facts.add("dangling", textsOf(spf.dangling), spf.dangling.empty() ? unknown : QString());
}

} // namespace bw::mailauth::domain
