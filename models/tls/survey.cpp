// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tls/survey.h"

#include "models/core/ipaddress.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace bw::tls {

namespace {

constexpr std::size_t tls12 = 3, tls13 = 4; ///< places in m_looks
constexpr std::array versions { Version::Ssl3, Version::Tls10, Version::Tls11, Version::Tls12, Version::Tls13 };
constexpr std::uint16_t encryptThenMac = 22, extendedMasterSecret = 23, sessionTicket = 35, renegotiationInfo = 0xFF01;

std::vector<Code> suitesOf(Version version, Exchange exchange, bool isExport)
{
    std::vector<Code> found;
    for (const Named &suite : suites())
        if (const SuiteFacts facts = factsOf(suite.code); facts.exchange == exchange && facts.isExport == isExport && fits(suite.code, version))
            found.push_back(suite.code);
    return found;
}

std::vector<Code> allGroupsFor(Version version)
{
    std::vector<Code> all;
    for (const auto &part : groupPartsFor(version))
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

bool isHelloOf(const std::optional<ServerReply> &reply, Version version)
{
    return reply && reply->hello && !reply->isSsl2 && reply->hello->version == std::uint16_t(version);
}

/// Of a certificate's key, by the first name of a curve in it (RFC 5480, 2.1.1.1): it stands in front of the signature.
std::optional<Code> curveOf(std::string_view der)
{
    constexpr std::array curves { std::pair<std::string_view, Code> { "\x06\x08\x2A\x86\x48\xCE\x3D\x03\x01\x07", Code(0x0017) },
        std::pair<std::string_view, Code> { std::string_view("\x06\x05\x2B\x81\x04\x00\x22", 7), Code(0x0018) },
        std::pair<std::string_view, Code> { std::string_view("\x06\x05\x2B\x81\x04\x00\x23", 7), Code(0x0019) } };
    const auto it = std::ranges::find_if(curves, [&](const auto &curve) { return der.find(curve.first) != std::string_view::npos; });
    return it == curves.end() ? std::nullopt : std::optional(it->second);
}

/// Yes stays; No only where nothing was known.
void note(Seen &seen, bool isThere)
{
    if (isThere)
        seen = Seen::Yes;
    else if (seen == Seen::Unknown)
        seen = Seen::No;
}

} // namespace

const VersionFacts *Picture::of(Version version) const
{
    const auto it = std::ranges::find(versions, version, &VersionFacts::version);
    return it == versions.end() ? nullptr : &*it;
}

bool Picture::has(Version version) const
{
    const VersionFacts *facts = of(version);
    return facts && facts->offered == Seen::Yes;
}

bool Picture::isWhole() const
{
    return std::ranges::all_of(versions, [](const VersionFacts &facts) { return facts.offered == Seen::No || (facts.offered == Seen::Yes && (facts.version == Version::Ssl2 || facts.suites.isWhole)); })
        && groups.isWhole && curves.isWhole && areKeySizesKnown
        && std::ranges::all_of(std::array { secureRenegotiation, compression, fallbackScsv, extendedSecret, encryptThenMac, tickets }, [](Seen seen) { return seen != Seen::Unknown; });
}

Survey::Survey(std::string serverName)
    : m_serverName(core::IpAddress::parse(serverName).isKnown() ? std::string() : std::move(serverName))
{
    for (const Version version : versions)
        m_looks.push_back({ version, Ranking(suitePartsFor(version), true), Seen::Unknown });
    m_picture.versions.push_back({ Version::Ssl2, Seen::Unknown, {} });
}

ClientHello Survey::helloOf(Version version, std::vector<Code> suites) const
{
    ClientHello hello;
    hello.version = version;
    hello.suites = std::move(suites);
    hello.groups = allGroupsFor(version);
    hello.serverName = m_serverName;
    return hello;
}

Survey::Question Survey::ask(Open open, ClientHello hello, ReplyReader::Until until)
{
    const int id = m_nextId++;
    m_open[id] = std::move(open);
    return { id, std::move(hello), until };
}

std::optional<Survey::Question> Survey::next()
{
    if (!m_isFirstAsked) {
        m_isFirstAsked = true;
        return nextOfSuites(tls12);
    }
    if (!m_isFirstAnswered)
        return {};
    if (!m_isSettled) {
        for (const std::size_t look : { tls13, std::size_t(0), std::size_t(1), std::size_t(2) })
            if (m_looks[look].offered == Seen::Unknown)
                if (auto question = nextOfSuites(look))
                    return question;
        if (!m_isSsl2Asked) {
            m_isSsl2Asked = true;
            ClientHello hello;
            hello.version = Version::Ssl2;
            auto question = ask({ Topic::Ssl2, 0, 0, {} }, hello);
            question.isSilenceRefusal = true;
            return question;
        }
    }
    if (auto question = nextOfGroups()) // the longest chains of questions that hang on each other
        return question;
    if (auto question = nextOfRest())
        return question;
    for (std::size_t look = m_looks.size(); look-- > 0;)
        if (auto question = nextOfSuites(look))
            return question;
    return {};
}

std::optional<Survey::Question> Survey::nextOfSuites(std::size_t look)
{
    auto question = m_looks[look].suites.next();
    if (!question)
        return {};
    return ask({ Topic::Suites, look, question->id, {} }, helloOf(m_looks[look].version, std::move(question->offer)));
}

std::optional<Survey::Question> Survey::nextOfGroups()
{
    if (m_groups)
        if (auto question = m_groups->next()) {
            auto hello = helloOf(Version::Tls13, m_looks[tls13].suites.result().codes);
            hello.groups = question->offer;
            return ask({ Topic::Groups, tls13, question->id, {} }, std::move(hello));
        }
    if (m_curves)
        if (auto question = m_curves->next()) {
            const std::size_t look = *highestOld();
            auto hello = helloOf(m_looks[look].version, suitesOf(m_looks[look].version, Exchange::Ecdhe, false));
            hello.groups = question->offer;
            // A server whose only certificate is on a curve that the client does not name may not choose any other either.
            if (m_certificateCurve && std::ranges::find(hello.groups, *m_certificateCurve) == hello.groups.end())
                hello.groups.push_back(*m_certificateCurve);
            return ask({ Topic::Curves, look, question->id, std::move(question->offer) }, std::move(hello), ReplyReader::Until::KeyExchange);
        }
    return {};
}

std::optional<Survey::Question> Survey::nextOfRest()
{
    if (m_rest.empty())
        return {};
    Open open = std::move(m_rest.back());
    m_rest.pop_back();
    ClientHello hello = helloOf(m_looks[open.version].version, open.offer);
    auto until = ReplyReader::Until::Hello;
    if (open.topic == Topic::Compression) {
        hello.compressions = { 1, 0 }; // DEFLATE (RFC 3749), and none
    } else if (open.topic == Topic::Fallback) {
        hello.isFallback = true;
    } else {
        if (open.topic != Topic::Certificate)
            hello.groups.clear();
        until = ReplyReader::Until::KeyExchange;
    }
    return ask(std::move(open), std::move(hello), until);
}

void Survey::take(int id, const std::optional<ServerReply> &reply)
{
    const auto it = m_open.find(id);
    if (it == m_open.end())
        return;
    const Open open = std::move(it->second);
    m_open.erase(it);
    m_isFirstAnswered = true;
    ++m_picture.questions;
    if (reply)
        learn(*reply);
    switch (open.topic) {
    case Topic::Suites:
        takeSuite(open, reply);
        break;
    case Topic::Groups:
        m_groups->take(open.ranking, isHelloOf(reply, Version::Tls13) ? reply->hello->group : std::nullopt);
        break;
    case Topic::Curves: {
        auto group = isHelloOf(reply, m_looks[open.version].version) && reply->keyExchange ? reply->keyExchange->group : std::nullopt;
        if (group && group == m_certificateCurve && std::ranges::find(open.offer, *group) == open.offer.end())
            group.reset(); // named for the certificate's sake
        m_curves->take(open.ranking, group);
        break;
    }
    default:
        takeRest(open, reply);
    }
    settle();
}

void Survey::takeSuite(const Open &open, const std::optional<ServerReply> &reply)
{
    Look &look = m_looks[open.version];
    if (isHelloOf(reply, look.version)) {
        look.offered = Seen::Yes;
        look.suites.take(open.ranking, reply->hello->suite);
        look.suites.release();
        return;
    }
    look.suites.take(open.ranking, {});
    const bool isOther = reply && (reply->hello || (reply->alert && reply->alert->description == protocolVersionAlert));
    if (isOther && look.offered == Seen::Unknown) {
        look.offered = Seen::No;
        look.suites.close();
    }
    look.suites.release();
}

void Survey::takeRest(const Open &open, const std::optional<ServerReply> &reply)
{
    const bool isHello = open.topic != Topic::Ssl2 && isHelloOf(reply, m_looks[open.version].version);
    switch (open.topic) {
    case Topic::Ssl2:
        m_picture.versions.front().offered = reply && reply->isSsl2 && reply->hello ? Seen::Yes : Seen::No;
        if (reply && reply->isSsl2)
            m_picture.ssl2Suites = reply->ssl2Suites;
        break;
    case Topic::Compression:
        if (isHello)
            m_picture.compression = reply->hello->compression != 0 ? Seen::Yes : Seen::No;
        else if (reply && reply->alert)
            m_picture.compression = Seen::No;
        break;
    case Topic::Fallback:
        if (isHello)
            m_picture.fallbackScsv = Seen::No;
        else if (reply && reply->alert && reply->alert->description == inappropriateFallbackAlert)
            m_picture.fallbackScsv = Seen::Yes;
        break;
    case Topic::Dh:
        if (isHello && reply->keyExchange && reply->keyExchange->bits > 0 && (!m_picture.dhBits || reply->keyExchange->bits < *m_picture.dhBits)) {
            m_picture.dhBits = reply->keyExchange->bits;
            m_picture.dhPrime = reply->keyExchange->prime;
        }
        break;
    case Topic::ExportRsa:
        if (isHello && reply->keyExchange && reply->keyExchange->bits > 0)
            m_picture.exportRsaBits = reply->keyExchange->bits;
        break;
    default:
        break;
    }
}

void Survey::fail(int id)
{
    const auto it = m_open.find(id);
    if (it == m_open.end())
        return;
    const Open open = std::move(it->second);
    m_open.erase(it);
    m_isFirstAnswered = true;
    if (open.topic == Topic::Suites) {
        m_looks[open.version].suites.fail(open.ranking);
        m_looks[open.version].suites.release();
    } else if (open.topic == Topic::Groups) {
        m_groups->fail(open.ranking);
    } else if (open.topic == Topic::Curves) {
        m_curves->fail(open.ranking);
    } else if (open.topic == Topic::Dh || open.topic == Topic::ExportRsa) {
        m_picture.areKeySizesKnown = false;
    }
    settle();
}

void Survey::learn(const ServerReply &reply)
{
    if (m_picture.certificates.empty() && !reply.certificates.empty()) {
        m_picture.certificates = reply.certificates;
        m_certificateCurve = curveOf(reply.certificates.front());
    }
    if (!reply.hello || reply.isSsl2 || reply.hello->version >= std::uint16_t(Version::Tls13))
        return;
    note(m_picture.secureRenegotiation, reply.hello->has(renegotiationInfo));
    if (reply.hello->version == std::uint16_t(Version::Ssl3))
        return;
    note(m_picture.extendedSecret, reply.hello->has(extendedMasterSecret));
    note(m_picture.tickets, reply.hello->has(sessionTicket));
    note(m_picture.encryptThenMac, reply.hello->has(encryptThenMac));
}

std::optional<std::size_t> Survey::highestOld() const
{
    for (std::size_t look = tls13; look-- > 0;)
        if (m_looks[look].offered == Seen::Yes)
            return look;
    return {};
}

void Survey::settle()
{
    for (Look &look : m_looks)
        if (look.offered == Seen::Unknown && look.suites.isDone() && look.suites.result().isWhole)
            look.offered = Seen::No;
    const bool isKnown = m_isSsl2Asked && std::ranges::all_of(m_looks, [](const Look &look) { return look.offered != Seen::Unknown || look.suites.isDone(); });
    if (!m_isSettled && isKnown) {
        m_isSettled = true;
        askAboutRest();
    }
    if (m_isSettled && !m_isExportAsked && std::ranges::all_of(m_looks, [](const Look &look) { return look.suites.isDone(); })) {
        m_isExportAsked = true;
        askAboutExport();
    }
}

void Survey::askAboutRest()
{
    if (m_looks[tls13].offered == Seen::Yes)
        m_groups.emplace(groupPartsFor(Version::Tls13));
    const auto old = highestOld();
    if (!old)
        return;
    const Version version = m_looks[*old].version;
    if (version > Version::Ssl3)
        m_curves.emplace(groupPartsFor(version));
    const auto one = [&](Topic topic, std::size_t look) { m_rest.push_back({ topic, look, 0, m_looks[look].suites.result().codes }); };
    one(Topic::Compression, *old);
    // Mail servers may choose a suite without certificate whenever one is offered.
    auto named = suitesOf(version, Exchange::Ecdhe, false);
    for (const Exchange exchange : { Exchange::Dhe, Exchange::Rsa })
        std::ranges::copy(suitesOf(version, exchange, false), std::back_inserter(named));
    std::erase_if(named, [](Code suite) { return factsOf(suite).isAnonymous; });
    m_rest.push_back({ Topic::Certificate, *old, 0, std::move(named) });
    m_rest.push_back({ Topic::Dh, *old, 0, suitesOf(version, Exchange::Dhe, false) });
    if (m_looks[tls13].offered == Seen::Yes) {
        one(Topic::Fallback, *old);
        return;
    }
    for (std::size_t lower = *old; lower-- > 0;)
        if (m_looks[lower].offered == Seen::Yes)
            return one(Topic::Fallback, lower);
    m_picture.fallbackScsv = Seen::Moot;
}

/// Old export suites have keys of their own, and only few servers are asked about them.
void Survey::askAboutExport()
{
    for (std::size_t look = 0; look < tls13; ++look) {
        std::vector<Code> dh, rsa;
        for (const Code suite : m_looks[look].suites.result().codes)
            if (const SuiteFacts facts = factsOf(suite); facts.isExport)
                (facts.exchange == Exchange::Dhe ? dh : rsa).push_back(suite);
        if (!dh.empty())
            m_rest.push_back({ Topic::Dh, look, 0, dh });
        if (!rsa.empty())
            m_rest.push_back({ Topic::ExportRsa, look, 0, rsa });
        if (!dh.empty() || !rsa.empty())
            return;
    }
}

bool Survey::isDone() const
{
    return m_isExportAsked && m_open.empty() && m_rest.empty() && (!m_groups || m_groups->isDone()) && (!m_curves || m_curves->isDone());
}

Picture Survey::picture() const
{
    Picture picture = m_picture;
    for (const Look &look : m_looks)
        picture.versions.push_back({ look.version, look.offered, look.offered == Seen::Yes ? look.suites.result() : Ranked { {}, Order::Unknown, look.offered == Seen::No } });
    const auto resultOf = [&](const std::optional<Ranking> &ranking) { return ranking ? ranking->result() : Ranked { {}, Order::Unknown, m_isSettled }; };
    picture.groups = resultOf(m_groups);
    picture.curves = resultOf(m_curves);
    const bool isAllKnown = std::ranges::none_of(m_looks, [](const Look &look) { return look.offered == Seen::Unknown; });
    if (isAllKnown && !highestOld())
        for (Seen *seen : { &picture.secureRenegotiation, &picture.compression, &picture.fallbackScsv, &picture.extendedSecret, &picture.encryptThenMac, &picture.tickets })
            *seen = Seen::Moot;
    return picture;
}

} // namespace bw::tls
