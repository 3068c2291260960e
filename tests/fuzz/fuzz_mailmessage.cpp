// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feedback/mailmessage.h"

#include <cstdint>
#include <cstdlib>

using namespace bw;

/// Any bytes as a message: what comes out keeps to its limits, and no part is larger than the message.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char *>(data), size);
    const auto message = feedback::readMailMessage(bytes);
    if (!message)
        return 0;
    if (message->parts.size() + message->arfReports.size() > core::limits::mailParts)
        std::abort();
    for (const feedback::MailPart &part : message->parts)
        if (part.bytes.size() > size || part.bytes.empty() || part.place.empty())
            std::abort();
    for (const feedback::ArfReport &report : message->arfReports) {
        if (report.original.size() > core::limits::mailFields || report.incidents < 0
            || report.reportedUris.size() > core::limits::reportListEntries)
            std::abort();
        for (const feedback::HeaderField &field : report.original)
            if (field.name.size() > core::limits::reportFieldBytes || field.value.size() > core::limits::reportFieldBytes)
                std::abort();
    }
    return 0;
}
