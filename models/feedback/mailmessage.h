// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/limits.h"
#include "models/core/result.h"
#include "models/feedback/arfreport.h"
#include "models/feedback/reportcontent.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bw::feedback {

/// A part that may hold a report, decoded.
struct MailPart
{
    std::string place; ///< as IMAP numbers parts: "2", "1.3"
    std::string name; ///< of the file, if it has one
    std::string type; ///< as labelled: "application/zip"
    PartContent content = PartContent::Container;
    std::string bytes;
    bool operator==(const MailPart &) const = default;
};

/// A message taken apart.
struct MailMessage
{
    std::string messageId;
    std::string from; ///< as it stands there, decoded
    std::string subject;
    std::optional<core::UtcMicros> date;
    std::vector<MailPart> parts;
    std::vector<ArfReport> arfReports;
    bool isDeliveryNotice = false; ///< RFC 3464
    Deviations deviations;
    bool operator==(const MailMessage &) const = default;
};

/// Bounds of one message. Beyond them it is refused.
struct MailLimits
{
    std::size_t bytes = core::limits::mailBytes;
    std::size_t parts = core::limits::mailParts;
    int depth = core::limits::mailDepth;
};

/// Finds what may be a report in a message (RFC 5322, MIME), in whatever part, under whatever label, forwarded or not. A message
/// without any is no failure. Any thread.
[[nodiscard]] core::Result<MailMessage> readMailMessage(std::string_view bytes, MailLimits limits = {});

} // namespace bw::feedback
