// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/logs/event.h"

#include <QJsonObject>

/// An event as JSON, without what the envelope tells and without members at their default: what samples.json holds.
inline QJsonObject eventJson(const bw::logs::Event &event)
{
    QJsonObject json;
    const auto text = [&json](const char *key, std::string_view value) {
        if (!value.empty())
            json.insert(QLatin1String(key), QString::fromUtf8(value.data(), static_cast<qsizetype>(value.size())));
    };
    const auto number = [&json](const char *key, qint64 value, qint64 usual) {
        if (value != usual)
            json.insert(QLatin1String(key), value);
    };
    const auto flag = [&json](const char *key, bool value) {
        if (value)
            json.insert(QLatin1String(key), true);
    };
    text("kind", nameOf(event.kind));
    text("instance", event.instance);
    text("service", event.service);
    text("queue_id", event.queueId);
    text("link", event.link);
    text("message_id", event.messageId);
    if (event.hasSender)
        json.insert(QLatin1String("sender"),
            QString::fromUtf8(event.sender.data(), static_cast<qsizetype>(event.sender.size())));
    text("recipient", event.recipient);
    text("original_recipient", event.originalRecipient);
    text("client_ip", event.clientIp);
    text("client_name", event.clientName);
    text("original_client_ip", event.originClientIp);
    text("helo", event.helo);
    text("user", event.user);
    text("mechanism", event.mechanism);
    text("relay", event.relay);
    text("relay_ip", event.relayIp);
    number("relay_port", event.relayPort, 0);
    text("dsn", event.dsn);
    text("reply", event.reply);
    text("tls", event.tls);
    text("cipher", event.cipher);
    text("tls_verify", event.tlsVerify);
    text("check", event.check);
    text("result", event.result);
    text("domain", event.domain);
    text("selector", event.selector);
    text("reason", event.reason);
    number("size", event.size, -1);
    number("delay_ms", event.delayMs, -1);
    number("recipients", event.recipients, -1);
    number("logins_ok", event.loginsOk, 0);
    number("count", event.count, 1);
    static constexpr std::string_view failures[]{"", "wrong_password", "no_such_user", "refused", "other"};
    text("failure", failures[static_cast<std::size_t>(event.failure)]);
    flag("temporary", event.isTemporary);
    flag("local_hand_off", event.isLocalHandOff);
    flag("suspended", event.isSuspended);
    flag("probe", event.isProbe);
    flag("about_session", event.isAboutSession);
    return json;
}
