// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/feedback/values.h"
#include "models/feedback/words.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Complaints and failure reports (ARF: RFC 5965, 6591, 9991) as rows. Plain data; texts are UTF-8 from strangers, each at
/// most limits::reportFieldBytes long.
namespace bw::feedback {

/// "Subject", "Hello": unfolded, encoded words as they are.
struct HeaderField
{
    std::string name, value;
    bool operator==(const HeaderField &) const = default;
};

/// What stands before the first empty line; what is no field is left out. At most limits::mailFields.
[[nodiscard]] std::vector<HeaderField> fieldsOf(std::string_view text, Deviations &deviations);
/// The first of that name, whatever its case; empty: none.
[[nodiscard]] std::string_view valueOf(const std::vector<HeaderField> &fields, std::string_view name);

/// Holds personal data: addresses, and header fields of somebody's mail.
struct ArfReport
{
    Word<FeedbackType> type;
    std::string userAgent;
    std::string version;
    std::string envelopeId;
    std::string mailFrom; ///< an address
    std::vector<std::string> recipients; ///< addresses, if the reporter left them in
    std::vector<std::string> otherRecipients; ///< of fields that the format does not have, "Removal-Recipient": whom its texts may name
    std::optional<core::UtcMicros> arrival;
    std::optional<core::UtcMicros> originalDate; ///< Date: of the message that it is about
    std::string reportingMta;
    Host source; ///< whose message it was
    std::int64_t incidents = 1;
    std::vector<std::string> authenticationResults;
    std::vector<Domain> reportedDomains;
    std::vector<std::string> reportedUris;

    // Of a failure report.
    Word<AuthFailure> failure;
    Word<DeliveryResult> delivery;
    std::string identityAlignment; ///< RFC 9991: "dkim, spf", what gave no aligned identity; "none"
    Domain dkimDomain;
    std::string dkimIdentity; ///< may be an address
    std::string dkimSelector;
    std::string spfDns;

    std::vector<HeaderField> original; ///< fields of the message that it is about
    Domain originalFrom; ///< of its From:
    Deviations deviations;
    bool operator==(const ArfReport &) const = default;

    [[nodiscard]] bool isFailure() const { return type.value == FeedbackType::AuthFailure; }
};

/// From the fields of message/feedback-report.
[[nodiscard]] ArfReport arfReportOf(std::string_view text);
/// From the words of a report without such a part (an old recipe of gateways: "Sender IP Address: …"); nothing: it is none.
[[nodiscard]] std::optional<ArfReport> failureOfText(std::string_view text);
/// From a message of the form that Microsoft sent before it sent ARF ("complaint about message from 192.0.2.1"); nothing: it is none.
[[nodiscard]] std::optional<ArfReport> complaintOfSubject(std::string_view subject);
/// Adds what the message says that it is about.
void addOriginal(ArfReport &report, std::string_view headers);
/// Notes what is missing.
void checkArfReport(ArfReport &report);

} // namespace bw::feedback
