// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/mta/product.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>

/// What every grammar must keep to, whatever a line holds.
inline void checkEvents(const bw::logs::Line &line, const bw::logs::Events &events)
{
    if (events.size() > 4 + line.text.size() / 4)
        std::abort();
    for (const bw::logs::Event &event : events) {
        if (nameOf(event.kind).empty() || event.time != line.time || event.line != line.number || event.size < -1
            || event.delayMs < -1 || event.loginsOk < 0)
            std::abort();
        // Views are of the line, or words of ours; reading them shows a stale one.
        std::size_t sum = 0;
        for (const std::string_view view :
            {event.queueId, event.link, event.messageId, event.sender, event.recipient, event.originalRecipient,
                event.clientIp, event.clientName, event.originClientIp, event.helo, event.user, event.mechanism,
                event.relay, event.relayIp, event.dsn, event.reply, event.tls, event.cipher, event.tlsVerify,
                event.check, event.result, event.domain, event.selector, event.reason, event.instance, event.service}) {
            if (view.size() > std::max<std::size_t>(line.text.size() + line.process.size(), 64))
                std::abort();
            for (const char c : view)
                sum += static_cast<unsigned char>(c);
        }
        if (sum == SIZE_MAX) // never: but the bytes have to be read
            std::abort();
    }
}

/// The bytes up to the first line end as the process, those behind as the text, each in memory of its own size.
struct FuzzLine
{
    std::string process;
    std::string text;
    bw::logs::Line line;

    FuzzLine(const std::uint8_t *data, std::size_t size)
    {
        const std::string_view all(reinterpret_cast<const char *>(data), size);
        const std::size_t end = std::min(all.find('\n'), all.size());
        process = all.substr(0, end);
        text = all.substr(std::min(end + 1, all.size()));
        process.shrink_to_fit();
        text.shrink_to_fit();
        line.process = process;
        line.text = text;
        line.time = 1;
        line.number = 7;
    }
};
