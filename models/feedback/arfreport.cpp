// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feedback/arfreport.h"

#include "models/core/limits.h"

#include <gmime/gmime.h>

#include <algorithm>
#include <memory>

namespace bw::feedback {

namespace limits = core::limits;

namespace {

bool isFieldName(std::string_view name)
{
    return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) { return c > ' ' && c < 0x7F; });
}

/// The next line without its end; \p text begins behind it.
std::string_view takeLine(std::string_view &text)
{
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    return line;
}

/// RFC 5322's form, or RFC 3339's.
std::optional<core::UtcMicros> mailTime(const std::string &text, Deviations &deviations)
{
    if (text.size() > 4 && text[4] == '-')
        return timeOf(text, TimeForm::Text, deviations);
    const std::unique_ptr<GDateTime, decltype(&g_date_time_unref)> date(
        g_mime_utils_header_decode_date(text.c_str()), &g_date_time_unref);
    const std::int64_t seconds = date ? g_date_time_to_unix(date.get()) : 0;
    if (seconds <= 0 || seconds >= 4'102'444'800) {
        deviations.add(Deviation::DateUnreadable);
        return {};
    }
    return seconds * core::microsPerSecond;
}

template <typename T> void addTo(std::vector<T> &list, T entry, Deviations &deviations)
{
    if (list.size() < limits::reportListEntries)
        list.push_back(std::move(entry));
    else
        deviations.add(Deviation::ListCut);
}

bool namesRecipient(std::string_view name)
{
    return name.find("rcpt") != std::string_view::npos || name.find("recipient") != std::string_view::npos;
}

void readField(ArfReport &report, const std::string &name, const std::string &value)
{
    Deviations &deviations = report.deviations;
    if (name == "feedback-type")
        report.type = wordOf<FeedbackType>(value, deviations);
    else if (name == "user-agent")
        report.userAgent = value;
    else if (name == "version")
        report.version = value;
    else if (name == "original-envelope-id")
        report.envelopeId = value;
    else if (name == "original-mail-from")
        report.mailFrom = value;
    else if (name == "original-rcpt-to" || name == "redacted-address")
        addTo(report.recipients, value, deviations);
    else if (name == "arrival-date" || (name == "received-date" && !report.arrival))
        report.arrival = mailTime(value, deviations);
    else if (name == "reporting-mta")
        report.reportingMta = value;
    else if (name == "source-ip" || name == "source")
        report.source = hostOf(value.substr(0, value.find_first_of(" (")), deviations);
    else if (name == "incidents")
        report.incidents = countOf(value, deviations);
    else if (name == "authentication-results")
        addTo(report.authenticationResults, value, deviations);
    else if (name == "reported-domain")
        addTo(report.reportedDomains, domainOf(value, deviations), deviations);
    else if (name == "reported-uri")
        addTo(report.reportedUris, value, deviations);
    else if (name == "auth-failure")
        report.failure = wordOf<AuthFailure>(value, deviations);
    else if (name == "delivery-result")
        report.delivery = wordOf<DeliveryResult>(value, deviations);
    else if (name == "identity-alignment")
        report.identityAlignment = lowered(value);
    else if (name == "dkim-domain")
        report.dkimDomain = domainOf(value, deviations);
    else if (name == "dkim-identity")
        report.dkimIdentity = value;
    else if (name == "dkim-selector")
        report.dkimSelector = value;
    else if (name == "spf-dns")
        report.spfDns = value;
    else if (namesRecipient(name))
        addTo(report.otherRecipients, value, deviations);
}

/// Once only, by the format.
bool mayRepeat(std::string_view name)
{
    return namesRecipient(name) || name == "authentication-results" || name == "reported-domain"
        || name == "reported-uri" || name == "redacted-address" || name == "spf-dns";
}

} // namespace

std::vector<HeaderField> fieldsOf(std::string_view text, Deviations &deviations)
{
    std::vector<HeaderField> fields;
    bool isField = false; // the last line was, so that one that is folded belongs to it
    while (!text.empty()) {
        const std::string_view line = takeLine(text);
        if (line.empty())
            break;
        if (line.front() == ' ' || line.front() == '\t') {
            if (isField && fields.back().value.size() <= limits::reportFieldBytes)
                (fields.back().value += ' ') += trimmed(line);
            continue;
        }
        const std::size_t colon = line.find(':');
        const std::string_view name = trimmed(line.substr(0, std::min(colon, line.size())));
        isField = colon != std::string_view::npos && isFieldName(name);
        if (!isField)
            continue;
        if (fields.size() >= limits::mailFields) {
            deviations.add(Deviation::ListCut);
            break;
        }
        fields.push_back({fieldText(name, deviations), std::string(line.substr(colon + 1))});
    }
    for (HeaderField &field : fields)
        field.value = fieldText(field.value, deviations);
    return fields;
}

std::string_view valueOf(const std::vector<HeaderField> &fields, std::string_view name)
{
    const std::string low = lowered(name);
    const auto it = std::ranges::find_if(fields, [&](const HeaderField &field) { return lowered(field.name) == low; });
    return it == fields.end() ? std::string_view() : std::string_view(it->value);
}

ArfReport arfReportOf(std::string_view text)
{
    ArfReport report;
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
    std::vector<std::string> seen;
    for (const HeaderField &field : fieldsOf(text, report.deviations)) {
        const std::string name = lowered(field.name);
        if (trimmed(field.value).empty())
            continue;
        if (!mayRepeat(name)) {
            if (std::ranges::find(seen, name) != seen.end()) {
                report.deviations.add(Deviation::DuplicateElement);
                continue;
            }
            seen.push_back(name);
        }
        readField(report, name, field.value);
    }
    return report;
}

std::optional<ArfReport> failureOfText(std::string_view text)
{
    ArfReport report;
    bool hasDomain = false, hasSource = false;
    std::size_t lines = 0;
    while (!text.empty() && ++lines < limits::mailFields) {
        const std::string_view line = takeLine(text);
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos)
            continue;
        const std::string name = lowered(trimmed(line.substr(0, colon)));
        const std::string value = fieldText(line.substr(colon + 1), report.deviations);
        if (name == "sender domain") {
            hasDomain = true;
            addTo(report.reportedDomains, domainOf(value, report.deviations), report.deviations);
        } else if (name == "sender ip address") {
            hasSource = true;
            report.source = hostOf(value, report.deviations);
        } else if (name == "received date") {
            report.arrival = mailTime(value, report.deviations);
        } else if (name == "dmarc results") {
            report.delivery = wordOf<DeliveryResult>(value, report.deviations);
        } else if ((name == "spf alignment" || name == "dkim alignment") && lowered(value) == "no") {
            report.identityAlignment += (report.identityAlignment.empty() ? "" : ", ") + name.substr(0, name.find(' '));
        }
    }
    if (!hasDomain || !hasSource)
        return {};
    report.type.value = FeedbackType::AuthFailure;
    report.failure.value = AuthFailure::Dmarc;
    report.deviations.add(Deviation::FeedbackPartMissing);
    return report;
}

std::optional<ArfReport> complaintOfSubject(std::string_view subject)
{
    constexpr std::string_view words = "complaint about message from ";
    const std::string low = lowered(subject.substr(0, 200));
    const std::size_t at = low.find(words);
    if (at == std::string::npos)
        return {};
    ArfReport report;
    report.source = hostOf(std::string_view(low).substr(at + words.size()), report.deviations);
    report.type.value = FeedbackType::Abuse;
    report.deviations.add(Deviation::FeedbackPartMissing);
    return report;
}

void addOriginal(ArfReport &report, std::string_view headers)
{
    if (!report.original.empty())
        return;
    headers.remove_prefix(std::min(headers.find_first_not_of(" \t\r\n"), headers.size()));
    if (headers.starts_with("From ")) // of an mbox
        takeLine(headers);
    report.original = fieldsOf(headers, report.deviations);
    if (const std::string date(valueOf(report.original, "Date")); !date.empty()) {
        Deviations unused;
        report.originalDate = mailTime(date, unused);
    }
    const std::string_view from = valueOf(report.original, "From");
    // In angle brackets behind the name, or bare with a comment behind it.
    std::string_view address = from.substr(0, from.find('('));
    if (const std::size_t open = from.rfind('<'); open != std::string_view::npos)
        address = from.substr(open + 1, from.find('>', open) - open - 1);
    if (const std::size_t sign = address.rfind('@'); sign != std::string_view::npos)
        report.originalFrom = domainOf(address.substr(sign + 1), report.deviations);
}

void checkArfReport(ArfReport &report)
{
    if (report.type.value == FeedbackType::Missing)
        report.deviations.add(Deviation::FeedbackTypeMissing);
    if (!report.arrival)
        report.deviations.add(Deviation::ArrivalDateMissing);
    if (report.reportedDomains.empty())
        report.deviations.add(Deviation::ReportedDomainMissing);
    if (report.original.empty())
        report.deviations.add(Deviation::OriginalMissing);
}

} // namespace bw::feedback
