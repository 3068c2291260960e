// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/transport/oauth/devicecode.h"

#include "models/core/printable.h"
#include "models/transport/dial.h"
#include "models/transport/oauth/https.h"
#include "models/transport/tr.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

#include <algorithm>
#include <initializer_list>
#include <thread>
#include <utility>

namespace bw::transport {

using core::fail;
using core::ProblemKind;
using namespace Qt::StringLiterals;

namespace {

constexpr int okStatus = 200;
constexpr qsizetype mostShown = 500;
constexpr std::chrono::seconds slowDown(5); ///< RFC 8628, 3.5
constexpr std::chrono::seconds shortestInterval(1), longestInterval(60), longestLife(3600);
constexpr std::chrono::seconds onePatience(30); ///< for one question
constexpr std::chrono::milliseconds step(100);

QByteArray bytesOf(const core::Secret &secret)
{
    return { reinterpret_cast<const char *>(secret.bytes().data()), static_cast<qsizetype>(secret.bytes().size()) };
}

core::Secret secretOf(const QJsonValue &value)
{
    QByteArray bytes = value.toString().toUtf8();
    core::Secret secret({ reinterpret_cast<const std::uint8_t *>(bytes.constData()), static_cast<std::size_t>(bytes.size()) });
    bytes.fill('\0');
    return secret;
}

/// What a person is shown of a stranger's words.
QString shown(const QJsonValue &value)
{
    return core::printable(value.toString().left(mostShown));
}

struct Said
{
    int status = 0;
    QJsonObject json;
    [[nodiscard]] QString error() const { return json[u"error"_s].toString().left(mostShown); }
};

core::Result<Said> ask(const QString &url, std::initializer_list<std::pair<const char *, QByteArray>> fields, const QString &caFile, const Limit &limit)
{
    QByteArray form;
    for (const auto &[name, value] : fields)
        form += (form.isEmpty() ? "" : "&") + QByteArray(name) + '=' + value.toPercentEncoding();
    auto answer = postForm(url, form, caFile, limit);
    form.fill('\0');
    if (!answer)
        return fail(answer.error());
    const QJsonDocument document = QJsonDocument::fromJson(answer->body);
    answer->body.fill('\0');
    if (!document.isObject())
        return fail({ ProblemKind::Malformed, Tr::tr("The provider's answer makes no sense"), Tr::tr("it answered %1").arg(answer->status), QUrl(url).host(), Tr::tr("Look whether this is the right address.") });
    return Said { answer->status, document.object() };
}

core::Problem denied(const Said &said, const QString &url)
{
    const QString why = shown(said.json[u"error_description"_s]);
    return { ProblemKind::Denied, Tr::tr("The provider gives no access"), why.isEmpty() ? core::printable(said.error()) : why, QUrl(url).host(),
        Tr::tr("Log in to the mailbox once more, with feedback mailbox login.") };
}

core::Result<Tokens> tokensFrom(const Said &said, const QString &url)
{
    Tokens tokens { secretOf(said.json[u"access_token"_s]), secretOf(said.json[u"refresh_token"_s]) };
    if (said.status != okStatus || tokens.access.isEmpty())
        return fail(denied(said, url));
    return tokens;
}

} // namespace

core::Result<DeviceCode> askDeviceCode(const fleet::OAuthClient &client, const QString &caFile, const Limit &limit)
{
    const auto said = ask(client.deviceUrl, { { "client_id", client.clientId.toUtf8() }, { "scope", client.scope.toUtf8() } }, caFile, limit);
    if (!said)
        return fail(said.error());
    DeviceCode code;
    code.device = secretOf(said->json[u"device_code"_s]);
    code.userCode = shown(said->json[u"user_code"_s]);
    code.address = shown(said->json[u"verification_uri"_s]);
    code.interval = std::clamp(std::chrono::seconds(said->json[u"interval"_s].toInt(5)), shortestInterval, longestInterval);
    code.life = std::clamp(std::chrono::seconds(said->json[u"expires_in"_s].toInt(600)), shortestInterval, longestLife);
    if (said->status != okStatus || code.device.isEmpty() || code.userCode.isEmpty() || QUrl(code.address, QUrl::StrictMode).scheme() != u"https")
        return fail(denied(*said, client.deviceUrl));
    return code;
}

core::Result<Tokens> waitForConsent(const fleet::OAuthClient &client, const DeviceCode &code, const QString &caFile, const Limit &limit)
{
    const auto begun = std::chrono::steady_clock::now();
    const Limit whole = limit.within(code.life);
    std::chrono::milliseconds interval = code.interval;
    for (auto next = begun + interval;; next = std::chrono::steady_clock::now() + interval) {
        while (std::chrono::steady_clock::now() < next && !whole.isOver())
            std::this_thread::sleep_for(step);
        if (whole.isOver())
            return fail(overProblem(whole, Tr::tr("waiting for your consent"), QUrl(client.tokenUrl).host()));
        const auto said = ask(client.tokenUrl,
            { { "grant_type", "urn:ietf:params:oauth:grant-type:device_code" }, { "device_code", bytesOf(code.device) }, { "client_id", client.clientId.toUtf8() } }, caFile, whole.within(onePatience));
        if (!said && (whole.isStopped() || (said.error().kind != ProblemKind::Unreachable && said.error().kind != ProblemKind::TimedOut)))
            return fail(said.error());
        if (said && said->error() == u"slow_down")
            interval += slowDown;
        else if (said && said->error() != u"authorization_pending")
            return tokensFrom(*said, client.tokenUrl);
    }
}

core::Result<Tokens> renewTokens(const fleet::OAuthClient &client, const core::Secret &refresh, const QString &caFile, const Limit &limit)
{
    const auto said = ask(client.tokenUrl, { { "grant_type", "refresh_token" }, { "refresh_token", bytesOf(refresh) }, { "client_id", client.clientId.toUtf8() }, { "scope", client.scope.toUtf8() } },
        caFile, limit.within(onePatience));
    return said ? tokensFrom(*said, client.tokenUrl) : core::Result<Tokens>(fail(said.error()));
}

} // namespace bw::transport
