// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mailauth/spf/evaluator.h"

#include "models/mailauth/text.h"
#include "models/mailauth/tr.h"

#include <algorithm>

namespace bw::mailauth::spf {

namespace {

constexpr int mostTerms = 10, mostVoids = 2; ///< RFC 7208, 4.6.4
constexpr std::size_t mostNames = 10;
constexpr std::size_t mostNameText = 64 * 1024, mostExplanation = 4'096;

/// As a Resolver takes it: its only own character is the backslash.
std::string escaped(const std::string &name)
{
    std::string text;
    for (const char c : name) {
        if (c == '\\')
            text += '\\';
        text += c;
    }
    return text;
}

/// Multi-label and well-formed (4.3); "[192.0.2.1]" is an address literal.
bool isCheckable(const std::string &domain)
{
    return dns::isName(escaped(domain)) && isAscii(domain) && dns::canonical(domain).find('.') != std::string::npos && !domain.starts_with('[');
}

Verdict verdictOf(Qualifier qualifier)
{
    switch (qualifier) {
    case Qualifier::Pass:
        return Verdict::Pass;
    case Qualifier::Fail:
        return Verdict::Fail;
    case Qualifier::SoftFail:
        return Verdict::SoftFail;
    case Qualifier::Neutral:
        break;
    }
    return Verdict::Neutral;
}

} // namespace

Evaluator::Evaluator(const Request &request, dns::Resolver &resolver, Report &report)
    : m_request(request)
    , m_resolver(resolver)
    , m_report(report)
    , m_client(request.client)
{
    if (m_client.length == 16) // 5: an IPv4-mapped one is IPv4
        m_client = core::IpAddress::parse(m_client.toString());
    if (m_client.length == 16)
        m_addressType = dns::Type::Aaaa;
}

void Evaluator::say(const QString &reason, const QString &remedy)
{
    m_report.reason = reason;
    m_report.remedy = remedy;
}

void Evaluator::run()
{
    const std::size_t at = m_request.mailFrom.rfind('@');
    const bool isHelo = m_request.mailFrom.empty();
    m_local = isHelo || at == std::string::npos || at == 0 ? "postmaster" : m_request.mailFrom.substr(0, at);
    m_senderDomain = dns::canonical(asciiDomain(isHelo ? m_request.helo : m_request.mailFrom.substr(at == std::string::npos ? 0 : at + 1)));
    m_report.identity = isHelo ? Identity::Helo : Identity::MailFrom;
    m_report.domain = m_senderDomain;
    if (!m_client.isKnown() || !isCheckable(m_senderDomain)) {
        m_report.verdict = Verdict::None;
        say(!m_client.isKnown()      ? Tr::tr("The address of the client is not known, so that there is nothing to check.")
                : isHelo             ? Tr::tr("The sender is empty, and the name in HELO, \"%1\", is no full domain: there is nothing to check.").arg(shown(m_request.helo))
                                     : Tr::tr("The sender \"%1\" has no full domain: there is nothing to check.").arg(shown(m_request.mailFrom)));
        return;
    }
    const Outcome outcome = checkHost(m_senderDomain);
    m_report.verdict = outcome.verdict;
    if (outcome.verdict == Verdict::Fail && outcome.exp)
        m_report.explanation = explain(*outcome.exp, outcome.domain);
}

Evaluator::Outcome Evaluator::checkHost(const std::string &domain)
{
    Verdict verdict = Verdict::None;
    const auto record = isCheckable(domain) ? fetch(domain, verdict) : std::nullopt;
    return record ? evaluate(*record, domain) : Outcome { verdict, domain };
}

std::optional<Record> Evaluator::fetch(const std::string &domain, Verdict &verdict)
{
    const std::size_t step = m_report.steps.size();
    m_report.steps.push_back({ m_depth, domain, {}, StepEnd::Record, {} });
    const dns::Answer answer = ask(escaped(domain), dns::Type::Txt, step, Counted::No);
    if (answer.isUnknown()) { // 4.4
        verdict = Verdict::TempError;
        m_report.steps[step].end = StepEnd::Error;
        static_cast<void>(stopFor(answer));
        return {};
    }
    std::vector<std::string> texts = dns::textsOf(answer);
    std::erase_if(texts, [](const std::string &text) { return !isSpfRecord(text); });
    if (texts.empty()) { // 4.5
        verdict = Verdict::None;
        say(answer.outcome == dns::Outcome::NoName ? Tr::tr("The domain %1 does not exist.").arg(shown(domain)) : Tr::tr("The domain %1 has no SPF record.").arg(shown(domain)),
            answer.outcome == dns::Outcome::NoName ? QString() : Tr::tr("Publish a TXT record that begins with \"v=spf1\" and names what may send for %1.").arg(shown(domain)));
        return {};
    }
    if (texts.size() > 1) {
        verdict = Verdict::PermError;
        m_report.steps[step].end = StepEnd::Error;
        say(Tr::tr("The domain %1 has %2 SPF records, where one is allowed.").arg(shown(domain), QString::number(texts.size())), Tr::tr("Join them into one record."));
        return {};
    }
    m_report.steps[step].term = texts.front();
    auto record = parseRecord(texts.front());
    if (!record) { // 4.6
        verdict = Verdict::PermError;
        m_report.steps[step].end = StepEnd::Error;
        say(Tr::tr("The SPF record of %1 is not valid: %2.").arg(shown(domain), inWords(record.error())), Tr::tr("Correct the record. Until then it counts for nothing, whoever sends."));
        return {};
    }
    return std::move(*record);
}

Evaluator::Outcome Evaluator::evaluate(const Record &record, const std::string &domain)
{
    for (const Directive &directive : record.directives) {
        const std::size_t step = m_report.steps.size();
        m_report.steps.push_back({ m_depth, domain, directive.text, StepEnd::NoMatch, {} });
        switch (match(directive, domain, step)) {
        case Match::No:
            continue;
        case Match::Yes:
            m_report.steps[step].end = StepEnd::Match;
            sayMatch(directive, domain);
            return { verdictOf(directive.qualifier), domain, record.exp };
        case Match::TempError:
            m_report.steps[step].end = StepEnd::Error;
            return { Verdict::TempError, domain };
        case Match::PermError:
            m_report.steps[step].end = StepEnd::Error;
            return { Verdict::PermError, domain };
        }
    }
    if (record.redirect)
        return redirect(*record.redirect, domain);
    say(Tr::tr("No term of the SPF record of %1 fits %2, and the record does not say what holds then.").arg(shown(domain), QString::fromStdString(m_client.toString())), // 4.7
        Tr::tr("End the record with \"~all\" or \"-all\"."));
    return { Verdict::Neutral, domain };
}

/// 6.1
Evaluator::Outcome Evaluator::redirect(const Modifier &modifier, const std::string &domain)
{
    const std::size_t step = m_report.steps.size();
    m_report.steps.push_back({ m_depth, domain, modifier.text, StepEnd::NoMatch, {} });
    if (!countTerm(modifier.text, domain)) {
        m_report.steps[step].end = StepEnd::Error;
        return { Verdict::PermError, domain };
    }
    const std::string target = targetOf(modifier.target, domain, step);
    Outcome outcome = checkHost(target);
    m_report.steps[step].end = StepEnd::Match;
    if (outcome.verdict == Verdict::None) {
        m_report.steps[step].end = StepEnd::Error;
        outcome.verdict = Verdict::PermError;
        say(Tr::tr("The SPF record of %1 hands over to %2, which has none.").arg(shown(domain), shown(target)), Tr::tr("Correct \"%1\".").arg(shown(modifier.text)));
    }
    return outcome;
}

Evaluator::Match Evaluator::match(const Directive &directive, const std::string &domain, std::size_t step)
{
    switch (directive.mechanism) {
    case Mechanism::All:
        return Match::Yes;
    case Mechanism::Ip4:
    case Mechanism::Ip6:
        return isInNetwork(directive.network, directive) ? Match::Yes : Match::No;
    default:
        break;
    }
    if (!countTerm(directive.text, domain))
        return Match::PermError;
    const std::string target = directive.target ? targetOf(*directive.target, domain, step) : domain;
    if (directive.mechanism == Mechanism::Include)
        return matchInclude(target, step);
    const std::string name = escaped(target);
    if (!isAscii(target) || !dns::isName(name)) // 4.8
        return Match::No;
    switch (directive.mechanism) {
    case Mechanism::Mx:
        return matchExchanges(name, directive, step);
    case Mechanism::Ptr:
        return matchPointer(name, step);
    case Mechanism::Exists:
        return matchExists(name, step);
    default:
        return matchAddresses(name, directive, step);
    }
}

/// 5.2
Evaluator::Match Evaluator::matchInclude(const std::string &target, std::size_t step)
{
    ++m_depth;
    const Outcome inner = checkHost(target);
    --m_depth;
    switch (inner.verdict) {
    case Verdict::Pass:
        return Match::Yes;
    case Verdict::TempError:
        return Match::TempError;
    case Verdict::PermError:
        return Match::PermError;
    case Verdict::None: {
        const Step &included = m_report.steps[step];
        say(Tr::tr("The SPF record of %1 includes that of %2, which has none.").arg(shown(included.domain), shown(target)), Tr::tr("Correct or remove \"%1\".").arg(shown(included.term)));
        return Match::PermError;
    }
    default:
        return Match::No;
    }
}

/// 5.3
Evaluator::Match Evaluator::matchAddresses(const std::string &name, const Directive &directive, std::size_t step)
{
    const dns::Answer answer = ask(name, m_addressType, step, Counted::Yes);
    if (const auto stop = stopFor(answer))
        return *stop;
    const auto addresses = dns::addressesOf(answer);
    return std::ranges::any_of(addresses, [&](const core::IpAddress &one) { return isInNetwork(one, directive); }) ? Match::Yes : Match::No;
}

/// 5.4: by preference; the name itself stands in for none.
Evaluator::Match Evaluator::matchExchanges(const std::string &name, const Directive &directive, std::size_t step)
{
    const dns::Answer answer = ask(name, dns::Type::Mx, step, Counted::Yes);
    if (const auto stop = stopFor(answer))
        return *stop;
    std::size_t asked = 0;
    for (const dns::Exchange &exchange : dns::exchangesOf(answer)) {
        if (exchange.name.empty()) // RFC 7505
            continue;
        if (++asked > mostNames) {
            say(Tr::tr("%1 has more than 10 mail exchangers, which SPF's \"mx\" does not allow.").arg(shown(name)), Tr::tr("Name the addresses with \"ip4:\" and \"ip6:\" instead."));
            return Match::PermError;
        }
        if (const Match match = matchAddresses(exchange.name, directive, step); match != Match::No)
            return match;
    }
    return Match::No;
}

/// 5.5
Evaluator::Match Evaluator::matchPointer(const std::string &target, std::size_t step)
{
    const auto &names = validatedNames(step, Counted::Yes);
    const auto &lookups = m_report.steps[step].lookups;
    if (m_report.voids > mostVoids && !lookups.empty())
        return stopFor(lookups.front()).value_or(Match::No);
    return std::ranges::any_of(names, [&](const std::string &name) { return dns::isWithin(name, target); }) ? Match::Yes : Match::No;
}

/// 5.7: A, also for a client with IPv6.
Evaluator::Match Evaluator::matchExists(const std::string &name, std::size_t step)
{
    const dns::Answer answer = ask(name, dns::Type::A, step, Counted::Yes);
    if (const auto stop = stopFor(answer))
        return *stop;
    return dns::addressesOf(answer).empty() ? Match::No : Match::Yes;
}

/// The client, and an address with the directive's prefix. Both of one family.
bool Evaluator::isInNetwork(const core::IpAddress &address, const Directive &directive) const
{
    if (address.length != m_client.length)
        return false;
    const unsigned bits = m_client.length == 4 ? directive.prefix4 : directive.prefix6;
    for (unsigned i = 0; i < bits; i += 8) {
        const unsigned mask = bits - i >= 8 ? 0xFFU : 0xFFU << (8 - (bits - i)) & 0xFFU;
        if (((address.bytes[i / 8] ^ m_client.bytes[i / 8]) & mask) != 0)
            return false;
    }
    return true;
}

dns::Answer Evaluator::ask(const std::string &name, dns::Type type, std::size_t step, Counted counted)
{
    dns::Answer answer = m_resolver.ask(name, type);
    if (counted == Counted::Yes && answer.isVoid())
        ++m_report.voids;
    m_report.steps[step].lookups.push_back(answer);
    return answer;
}

std::optional<Evaluator::Match> Evaluator::stopFor(const dns::Answer &answer)
{
    if (answer.isUnknown()) {
        say(unknownReason(answer), unknownRemedy(answer));
        return Match::TempError;
    }
    if (m_report.voids <= mostVoids)
        return {};
    say(Tr::tr("More than 2 look-ups that the SPF record causes found nothing; the last one was %1 of %2.").arg(QString::fromStdString(dns::wordOf(answer.type)), shown(answer.name)), Tr::tr("Remove names from the record that do not exist any more."));
    return Match::PermError;
}

bool Evaluator::countTerm(const std::string &term, const std::string &domain)
{
    if (++m_report.terms <= mostTerms)
        return true;
    say(Tr::tr("The SPF record needs more than 10 look-ups; the one too many is \"%1\" of %2.").arg(shown(term), shown(domain)), // 4.6.4
        Tr::tr("Replace terms that cause look-ups (include, a, mx, ptr, exists, redirect) by \"ip4:\" and \"ip6:\", or remove some."));
    return false;
}

/// Names of the client whose addresses lead back to it (5.5), of at most ten. An error leaves out what it is about.
const std::vector<std::string> &Evaluator::validatedNames(std::size_t step, Counted counted)
{
    if (m_validated)
        return *m_validated;
    m_validated.emplace();
    std::vector<std::string> names = dns::namesOf(ask(dns::reverseName(m_client), dns::Type::Ptr, step, counted));
    names.resize(std::min(names.size(), mostNames));
    for (std::string &name : names) {
        if (name.empty()) // the root
            continue;
        const auto addresses = dns::addressesOf(ask(name, m_addressType, step, Counted::No));
        if (std::ranges::find(addresses, m_client) != addresses.end())
            m_validated->push_back(std::move(name));
    }
    return *m_validated;
}

/// 7.2, 7.3
std::string Evaluator::macro(char letter, const std::string &domain, std::size_t step)
{
    switch (letter) {
    case 's':
        return m_local + '@' + m_senderDomain;
    case 'l':
        return m_local;
    case 'o':
        return m_senderDomain;
    case 'd':
        return domain;
    case 'h':
        return m_request.helo;
    case 'v':
        return m_client.length == 4 ? "in-addr" : "ip6";
    case 'c':
        return m_client.toString();
    case 'r':
        return m_request.receiver;
    case 't':
        return std::to_string(m_request.now / core::microsPerSecond);
    case 'i': {
        if (m_client.length == 4)
            return m_client.toString();
        static constexpr char hex[] = "0123456789ABCDEF";
        std::string nibbles;
        for (std::size_t i = 0; i < m_client.length; ++i)
            (((nibbles += i == 0 ? "" : ".") += hex[m_client.bytes[i] >> 4]) += '.') += hex[m_client.bytes[i] & 0xF];
        return nibbles;
    }
    default:
        break;
    }
    const auto &names = validatedNames(step, Counted::No);
    const auto same = std::ranges::find_if(names, [&](const std::string &name) { return dns::canonical(name) == dns::canonical(domain); });
    const auto inside = std::ranges::find_if(names, [&](const std::string &name) { return dns::isWithin(name, domain); });
    return same != names.end() ? *same : inside != names.end() ? *inside : names.empty() ? "unknown" : names.front();
}

std::string Evaluator::targetOf(const MacroString &macros, const std::string &domain, std::size_t step)
{
    return targetName(expand(macros, [&](char letter) { return macro(letter, domain, step); }, mostNameText));
}

/// 6.2: whatever is wrong with it, it is as if it were not there.
std::string Evaluator::explain(const Modifier &exp, const std::string &domain)
{
    const std::size_t step = m_report.steps.size();
    m_report.steps.push_back({ 0, domain, exp.text, StepEnd::NoMatch, {} });
    const std::string name = escaped(targetOf(exp.target, domain, step));
    if (!isAscii(name) || !dns::isName(name))
        return {};
    const auto texts = dns::textsOf(ask(name, dns::Type::Txt, step, Counted::No));
    const auto macros = texts.size() == 1 ? parseMacros(texts.front(), MacroUse::Explanation) : std::nullopt;
    if (!macros)
        return {};
    std::string text = expand(*macros, [&](char letter) { return macro(letter, domain, step); }, mostExplanation);
    if (!isAscii(text))
        return {};
    m_report.steps[step].end = StepEnd::Match;
    return text;
}

void Evaluator::sayMatch(const Directive &directive, const std::string &domain)
{
    const QString client = QString::fromStdString(m_client.toString()), owner = shown(domain), term = shown(directive.text);
    const QString wanted = Tr::tr("If %1 sends for you, add it to the record; if it only forwards, DKIM must carry the message.").arg(client);
    if (directive.mechanism == Mechanism::All && directive.qualifier != Qualifier::Pass) {
        say(Tr::tr("No term of the SPF record of %1 fits %2, and for all others it says \"%3\".").arg(owner, client, term), wanted);
        return;
    }
    switch (directive.qualifier) {
    case Qualifier::Pass:
        if (directive.mechanism == Mechanism::All)
            say(Tr::tr("The SPF record of %1 allows every address in the world: \"%2\".").arg(owner, term), Tr::tr("Name what may send, and end the record with \"~all\" or \"-all\"."));
        else
            say(Tr::tr("%1 may send for %2: the term \"%3\" of its SPF record fits.").arg(client, owner, term));
        return;
    case Qualifier::Fail:
    case Qualifier::SoftFail:
        say(Tr::tr("The SPF record of %1 refuses %2: the term \"%3\" fits.").arg(owner, client, term), wanted);
        return;
    case Qualifier::Neutral:
        say(Tr::tr("The SPF record of %1 says neither yes nor no to %2: the term \"%3\" fits.").arg(owner, client, term), wanted);
    }
}

const char *wordOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::None:
        return "none";
    case Verdict::Neutral:
        return "neutral";
    case Verdict::Pass:
        return "pass";
    case Verdict::Fail:
        return "fail";
    case Verdict::SoftFail:
        return "softfail";
    case Verdict::TempError:
        return "temperror";
    case Verdict::PermError:
        break;
    }
    return "permerror";
}

Report check(const Request &request, dns::Resolver &resolver)
{
    Report report;
    Evaluator(request, resolver, report).run();
    return report;
}

} // namespace bw::mailauth::spf
