// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feedback/tlsreport.h"

#include "models/feedback/textdecoder.h"
#include "models/feedback/tr.h"

#include <simdjson.h>

#include <algorithm>
#include <charconv>
#include <optional>

namespace bw::feedback {

using core::fail;
using core::Problem;
using core::ProblemKind;
using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::element_type;
using simdjson::dom::object;

namespace {

/// A key in lower case and with hyphens.
std::string keyOf(std::string_view key)
{
    std::string plain = lowered(key.substr(0, 64));
    std::replace(plain.begin(), plain.end(), '_', '-');
    return plain;
}

/// Empty if it is none.
std::string_view stringOf(const element &value)
{
    std::string_view text;
    return value.get_string().get(text) == simdjson::SUCCESS ? text : std::string_view();
}

/// Of a value that is_array().
array listOf(const element &value)
{
    array list;
    const auto error = value.get_array().get(list);
    Q_ASSERT(!error);
    static_cast<void>(error);
    return list;
}

class Reader final
{
public:
    explicit Reader(std::size_t mostRows)
        : m_left(mostRows)
    {
    }

    [[nodiscard]] bool hadTooMany() const { return m_hadTooMany; }

    /// Nothing: it says nothing that a report says.
    std::optional<TlsReport> report(const object &from)
    {
        m_report = {};
        m_begin.reset();
        m_end.reset();
        bool hasPolicies = false, hasAny = false;
        for (const auto &[name, value] : from) {
            const std::string key = named(name, "report-id", "organization-name", "contact-info", "date-range", "policies");
            if (key == "report-id")
                m_report.reportId = text(value);
            else if (key == "organization-name" || key == "organisation-name")
                m_report.organisation = text(value);
            else if (key == "contact-info")
                m_report.contact = contact(value);
            else if (key == "date-range")
                range(value);
            else if (key == "policies") {
                hasPolicies = true;
                each(value, [this](const element &policy) { addPolicy(policy); });
            } else
                continue;
            hasAny = true;
        }
        if (!hasAny || !takeRow())
            return {};
        require(!m_report.organisation.empty(), Deviation::OrganisationMissing);
        require(!m_report.contact.empty(), Deviation::ContactMissing);
        require(!m_report.reportId.empty(), Deviation::ReportIdMissing);
        require(hasPolicies && !m_report.policies.empty(), Deviation::PoliciesMissing);
        require((m_begin && m_end) || m_report.deviations.has(Deviation::DateUnreadable), Deviation::DateMissing);
        m_report.period = periodOf(m_begin, m_end, m_report.deviations);
        return std::move(m_report);
    }

private:
    void note(Deviation deviation) { m_report.deviations.add(deviation); }
    void require(bool isThere, Deviation otherwise)
    {
        if (!isThere)
            note(otherwise);
    }

    /// The key as the format writes it; noted if that is not how it stands there.
    template <typename... Known> std::string named(std::string_view name, Known... known)
    {
        std::string key = keyOf(name);
        if (key != name && ((key == known) || ...))
            note(Deviation::OtherName);
        return key;
    }

    /// Strings, numbers and truths as text; null and what is no single value: empty.
    std::string raw(const element &value)
    {
        switch (value.type()) {
        case element_type::STRING:
            return std::string(stringOf(value));
        case element_type::NULL_VALUE:
            note(Deviation::EmptyValue);
            return {};
        case element_type::ARRAY:
            note(Deviation::WrongType);
            for (const element &first : listOf(value))
                return std::string(stringOf(first));
            return {};
        case element_type::OBJECT:
            note(Deviation::WrongType);
            return {};
        default:
            note(Deviation::WrongType);
            return simdjson::minify(value);
        }
    }
    std::string text(const element &value)
    {
        std::string plain = fieldText(raw(value), m_report.deviations);
        if (plain.empty())
            note(Deviation::EmptyValue);
        return plain;
    }

    std::string contact(const element &value)
    {
        std::string plain = text(value);
        if (lowered(std::string_view(plain).substr(0, 7)) == "mailto:") {
            note(Deviation::ContactAsLink);
            plain.erase(0, 7);
        }
        return plain;
    }

    std::int64_t count(const element &value)
    {
        const auto type = value.type();
        if (type == element_type::INT64 || type == element_type::UINT64 || type == element_type::DOUBLE) {
            if (type == element_type::DOUBLE)
                note(Deviation::CountAsText);
            double number = 0;
            if (type == element_type::DOUBLE && value.get_double().get(number) == simdjson::SUCCESS && number > static_cast<double>(mostMessages)) {
                note(Deviation::CountTooLarge);
                return mostMessages;
            }
            return countOf(simdjson::minify(value), m_report.deviations);
        }
        note(Deviation::CountAsText);
        return countOf(raw(value), m_report.deviations);
    }

    Host host(const element &value)
    {
        const std::string plain = raw(value);
        if (trimmed(plain).empty()) {
            note(Deviation::EmptyValue);
            return {};
        }
        return hostOf(plain, m_report.deviations);
    }

    /// An entry for each of a list; a single one where a list belongs is one.
    template <typename Take> void each(const element &value, Take take)
    {
        if (value.is_array()) {
            for (const element &entry : listOf(value))
                take(entry);
        } else if (value.is_null()) {
            note(Deviation::EmptyValue);
        } else {
            note(Deviation::TextForList);
            take(value);
        }
    }

    std::vector<std::string> texts(const element &value)
    {
        std::vector<std::string> all;
        each(value, [&](const element &entry) {
            std::string plain = fieldText(raw(entry), m_report.deviations);
            if (all.size() >= core::limits::reportListEntries)
                note(Deviation::ListCut);
            else if (!plain.empty())
                all.push_back(std::move(plain));
            else
                note(Deviation::EmptyValue);
        });
        return all;
    }

    void range(const element &value)
    {
        object fields;
        if (value.get_object().get(fields) != simdjson::SUCCESS) {
            note(Deviation::WrongType);
            return;
        }
        for (const auto &[name, time] : fields) {
            const std::string key = named(name, "start-datetime", "end-datetime");
            if (key == "start-datetime")
                m_begin = timeOf(raw(time), TimeForm::Text, m_report.deviations);
            else if (key == "end-datetime")
                m_end = timeOf(raw(time), TimeForm::Text, m_report.deviations);
        }
    }

    bool takeRow()
    {
        m_hadTooMany = m_hadTooMany || m_left == 0;
        m_left -= m_left > 0 ? 1 : 0;
        return !m_hadTooMany;
    }

    void addPolicy(const element &entry)
    {
        object fields;
        if (entry.get_object().get(fields) != simdjson::SUCCESS) {
            note(Deviation::WrongType);
            return;
        }
        if (!takeRow())
            return;
        TlsPolicy policy;
        bool hasSummary = false;
        for (const auto &[name, value] : fields) {
            const std::string key = named(name, "policy", "summary", "failure-details");
            if (key == "policy") {
                readPolicy(value, policy);
            } else if (key == "summary") {
                hasSummary = true;
                readSummary(value, policy);
            } else if (key == "failure-details") {
                each(value, [&](const element &failure) { addFailure(failure, policy); });
            }
        }
        require(hasSummary, Deviation::SummaryMissing);
        require(!policy.domain.name.empty(), Deviation::PolicyDomainMissing);
        m_report.policies.push_back(std::move(policy));
    }

    void readPolicy(const element &from, TlsPolicy &policy)
    {
        object fields;
        if (from.get_object().get(fields) != simdjson::SUCCESS) {
            note(Deviation::WrongType);
            return;
        }
        for (const auto &[name, value] : fields) {
            const std::string key = named(name, "policy-type", "policy-string", "policy-domain", "mx-host");
            if (key == "policy-type") {
                policy.type = wordOf<TlsPolicyType>(raw(value), m_report.deviations);
            } else if (key == "policy-domain") {
                policy.domain = domainOf(raw(value), m_report.deviations);
            } else if (key == "policy-string") {
                policy.strings = texts(value);
            } else if (key == "mx-host" || key == "mx-host-pattern") {
                if (key != "mx-host")
                    note(Deviation::OtherName);
                policy.mxHosts = texts(value);
            }
        }
    }

    void readSummary(const element &from, TlsPolicy &policy)
    {
        object fields;
        if (from.get_object().get(fields) != simdjson::SUCCESS) {
            note(Deviation::WrongType);
            return;
        }
        for (const auto &[name, value] : fields) {
            const std::string key = named(name, "total-successful-session-count", "total-failure-session-count");
            if (key == "total-successful-session-count")
                policy.successful = count(value);
            else if (key == "total-failure-session-count")
                policy.failed = count(value);
        }
    }

    void addFailure(const element &entry, TlsPolicy &policy)
    {
        object fields;
        if (entry.get_object().get(fields) != simdjson::SUCCESS) {
            note(Deviation::WrongType);
            return;
        }
        if (!takeRow())
            return;
        TlsFailure failure;
        bool hasCount = false;
        for (const auto &[name, value] : fields) {
            const std::string key = named(name, "result-type", "sending-mta-ip", "receiving-mx-hostname", "receiving-mx-helo",
                "receiving-ip", "failed-session-count", "additional-information", "failure-reason-code");
            if (key == "result-type") {
                failure.result = wordOf<TlsResult>(raw(value), m_report.deviations);
            } else if (key == "sending-mta-ip") {
                failure.sendingMta = host(value);
            } else if (key == "receiving-mx-hostname") {
                failure.receivingMx = text(value);
            } else if (key == "receiving-mx-helo") {
                failure.receivingHelo = text(value);
            } else if (key == "receiving-ip") {
                failure.receiving = host(value);
            } else if (key == "failed-session-count") {
                hasCount = true;
                failure.sessions = count(value);
            } else if (key == "additional-information") {
                failure.information = text(value);
            } else if (key == "failure-reason-code" || key == "failure-error-code") {
                if (key == "failure-error-code")
                    note(Deviation::OtherName);
                failure.reasonCode = text(value);
            }
        }
        require(hasCount, Deviation::CountMissing);
        policy.failures.push_back(std::move(failure));
    }

    TlsReport m_report;
    std::optional<core::UtcMicros> m_begin, m_end;
    std::size_t m_left;
    bool m_hadTooMany = false;
};

bool isBeyond64Bits(std::string_view number)
{
    if (number.find_first_of(".eE") == std::string_view::npos)
        return number.size() > 18;
    double value = 0;
    return std::from_chars(number.data(), number.data() + number.size(), value).ec == std::errc::result_out_of_range;
}

/// The text with each number in quotation marks that no 64 bits hold: it is read as text then, and what it stands for is not lost.
std::string withLongNumbersAsText(std::string_view json)
{
    std::string text;
    bool isQuoted = false;
    for (std::size_t at = 0; at < json.size();) {
        const std::size_t end = isQuoted ? at : std::min(json.find_first_not_of("0123456789+-.eE", at), json.size());
        const std::string_view number = json.substr(at, end - at);
        if (isBeyond64Bits(number)) {
            text.append("\"").append(number).append("\"");
            at = end;
            continue;
        }
        if (isQuoted && json[at] == '\\' && at + 1 < json.size())
            text += json[at++];
        else if (json[at] == '"')
            isQuoted = !isQuoted;
        text += json[at++];
    }
    return text;
}

Problem noReport(const QString &reason = {})
{
    return {ProblemKind::Malformed, Tr::tr("This is no TLS report"), reason, {}, {}};
}

Problem tooLarge(const QString &reason)
{
    return {ProblemKind::TooLarge, Tr::tr("The report is too large"), reason, {}, {}};
}

} // namespace

core::Result<std::vector<TlsReport>> readTlsReports(std::string_view json, TlsReportLimits limits)
{
    if (json.size() > limits.bytes)
        return fail(tooLarge(Tr::tr("more than %L1 bytes").arg(limits.bytes)));
    Deviations ofFile;
    std::string text;
    TextDecoder(ofFile).take(json, true, text);

    simdjson::dom::parser parser;
    element root;
    simdjson::error_code error = parser.allocate(std::max<std::size_t>(text.size(), 64), limits.depth);
    if (!error)
        error = parser.parse(text).get(root);
    if (error == simdjson::NUMBER_ERROR)
        error = parser.parse(withLongNumbersAsText(text)).get(root);
    if (error == simdjson::DEPTH_ERROR)
        return fail(tooLarge(Tr::tr("more than %L1 objects or lists within each other").arg(limits.depth)));
    if (error)
        return fail(noReport(QString::fromLatin1(simdjson::error_message(error))));

    Reader reader(limits.rows);
    std::vector<TlsReport> reports;
    const auto add = [&](const element &from) {
        object fields;
        if (from.get_object().get(fields) != simdjson::SUCCESS)
            return;
        if (auto report = reader.report(fields)) {
            report->deviations.add(ofFile);
            reports.push_back(std::move(*report));
        }
    };
    if (array list; root.get_array().get(list) == simdjson::SUCCESS)
        for (const element &entry : list)
            add(entry);
    else
        add(root);
    if (reader.hadTooMany())
        return fail(tooLarge(Tr::tr("more than %L1 rows").arg(limits.rows)));
    if (reports.empty())
        return fail(noReport());
    return reports;
}

} // namespace bw::feedback
