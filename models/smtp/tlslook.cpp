// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/smtp/asking.h"
#include "models/smtp/tr.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace bw::smtp {

using core::ProblemKind;

namespace {

/// A connection that is ready for TLS, and bytes of it that came already.
struct Ready
{
    std::unique_ptr<transport::Stream> stream;
    std::string first;
};

core::Result<Ready> readyForTls(const Asking &asking)
{
    auto stream = connect(asking);
    if (!stream)
        return core::fail(stream.error());
    Ready ready { std::move(*stream), {} };
    if (asking.endpoint.hasImplicitTls())
        return ready;
    auto opening = tls::openByStartTls(*ready.stream, asking.look.ehloName.toStdString(), asking.patience());
    if (!opening)
        return core::fail(opening.error());
    if (opening->state != tls::OpeningState::Ready)
        return core::fail({ ProblemKind::Denied, Tr::tr("STARTTLS is not taken"), inWords(opening->startTls.code ? opening->startTls : opening->greeting), {}, {} });
    ready.first = std::move(opening->behind);
    return ready;
}

void shakeHands(Asking &asking)
{
    TlsLook &look = asking.look.tls;
    auto ready = readyForTls(asking);
    auto shown = ready ? tls::shakeHands(*ready->stream, ready->first, asking.serverName(), asking.patience()) : core::Result<tls::Handshake>(core::fail(ready.error()));
    if (!shown) {
        look.handshakeProblem = reasonOf(shown.error());
        return;
    }
    look.handshake = std::move(*shown);
    for (const std::string &der : look.handshake->chain)
        if (auto facts = tls::factsOfCertificate(der))
            look.chain.push_back(std::move(*facts));
    if (look.chain.empty())
        return;
    tls::ChainWish wish { asking.serverName(), asking.options.now, true, asking.options.authorities, asking.options.tlsa };
    if (const auto verdict = tls::judge(look.handshake->chain, look.handshake->ocspResponse, wish))
        look.verdict = *verdict;
    wish.authorities.clear();
    if (const auto verdict = tls::judge(look.handshake->chain, {}, wish); verdict && verdict->isTrusted)
        look.isPublic = true;
}

/// TLS 1.2 once more: who signs the key exchange, and whether a new handshake is allowed where RFC 5746 is not known.
void askExchange(Asking &asking)
{
    TlsLook &look = asking.look.tls;
    const auto hasOld = [&look] { return std::ranges::any_of(std::array { tls::Version::Tls12, tls::Version::Tls11, tls::Version::Tls10 }, [&look](tls::Version version) { return look.probe->picture.has(version); }); };
    if (!look.probe || (!hasOld() && !look.probe->picture.isWhole())) {
        look.exchangeProblem = look.probeProblem.isEmpty() ? Tr::tr("Not every question about TLS was answered") : look.probeProblem;
        return;
    }
    const tls::Picture &picture = look.probe->picture;
    if (!hasOld()) {
        look.isSha1Exchange = false; // TLS 1.3 knows neither
        look.renegotiatesInsecurely = picture.has(tls::Version::Ssl3) ? std::nullopt : std::optional(false);
        look.exchangeProblem = picture.has(tls::Version::Ssl3) ? Tr::tr("It has SSL alone, which is not spoken here") : QString();
        return;
    }
    auto ready = readyForTls(asking);
    auto within = ready ? tls::TlsStream::over(std::move(ready->stream), ready->first, { asking.serverName(), true }, asking.patience()) : core::Result<std::unique_ptr<tls::TlsStream>>(core::fail(ready.error()));
    if (!within) {
        look.exchangeProblem = reasonOf(within.error());
        return;
    }
    look.isSha1Exchange = (*within)->exchangeDigest() == "SHA1" || (*within)->exchangeDigest() == "MD5-SHA1";
    if (picture.secureRenegotiation == tls::Seen::Yes) {
        look.renegotiatesInsecurely = false;
    } else if (const auto renegotiates = (*within)->renegotiate(asking.patience()); renegotiates) {
        look.renegotiatesInsecurely = *renegotiates;
    } else {
        look.exchangeProblem = reasonOf(renegotiates.error());
    }
}

} // namespace

void lookAtTls(Asking &asking)
{
    TlsLook &look = asking.look.tls;
    if (!asking.endpoint.hasImplicitTls() && !asking.look.offersStartTls()) {
        look.problem = Tr::tr("No TLS is offered");
        return;
    }
    shakeHands(asking);
    tls::ProbeTarget target;
    target.connect = [&asking](const transport::Limit &limit) { return connectNow(asking, limit); };
    target.serverName = asking.serverName();
    target.isSmtp = !asking.endpoint.hasImplicitTls();
    target.ehloName = asking.look.ehloName.toStdString();
    tls::ProbeManners manners = asking.options.manners;
    manners.connections = std::clamp(manners.connections, 1, 8);
    auto probed = tls::probe(target, manners, asking.limit);
    if (!probed)
        look.probeProblem = reasonOf(probed.error());
    else if (probed->opening.state != tls::OpeningState::Ready)
        look.probeProblem = probed->opening.state == tls::OpeningState::Busy ? Tr::tr("Not now, said the server each time") : Tr::tr("STARTTLS is not taken");
    else
        look.probe = std::move(*probed);
    askExchange(asking);
}

} // namespace bw::smtp
