// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/demo/demoreports.h"

#include "models/demo/random.h"

#include <array>
#include <cstdio>
#include <string_view>

namespace bw::demo {

namespace {

constexpr std::int64_t secondsPerDay = 86'400;
constexpr int unreportedDay = 6, copiedKeyDays = 5, brokenTlsDays = 3; ///< days before the end

struct Receiver
{
    std::string_view org, mail;
    std::uint32_t perMille; ///< of the fleet's recipients
};
constexpr std::array<Receiver, 5> receivers { { { "bigmail.example", "noreply-dmarc@bigmail.example", 420 }, { "WebPost", "dmarc@webpost.example", 210 }, { "Office Mail", "dmarcreport@office.example", 160 },
    { "inbox.example", "postmaster@inbox.example", 90 }, { "ISP North", "abuse@isp-north.example", 50 } } };

struct Name
{
    std::string_view domain;
    std::uint32_t perMille;
    std::string_view policy;
};
constexpr std::array<Name, 3> names { { { "news.example", 560, "none" }, { "shop.example", 380, "quarantine" }, { "mta.example", 20, "reject" } } };

struct Record
{
    std::string source;
    std::uint32_t count = 0;
    std::string_view dkim, spf; ///< aligned
    std::string_view disposition = "none";
    std::string_view dkimDomain, selector, dkimResult, spfDomain, spfResult;
    std::string_view reason {};
};

std::string xmlOf(const Record &record, std::string_view domain)
{
    std::string text = "<record><row><source_ip>" + record.source + "</source_ip><count>" + std::to_string(record.count) + "</count><policy_evaluated><disposition>" + std::string(record.disposition)
        + "</disposition><dkim>" + std::string(record.dkim) + "</dkim><spf>" + std::string(record.spf) + "</spf>";
    if (!record.reason.empty())
        text += "<reason><type>" + std::string(record.reason) + "</type></reason>";
    text += "</policy_evaluated></row><identifiers><header_from>" + std::string(domain) + "</header_from></identifiers><auth_results>";
    if (!record.dkimDomain.empty())
        text += "<dkim><domain>" + std::string(record.dkimDomain) + "</domain><selector>" + std::string(record.selector) + "</selector><result>" + std::string(record.dkimResult) + "</result></dkim>";
    return text + "<spf><domain>" + std::string(record.spfDomain) + "</domain><scope>mfrom</scope><result>" + std::string(record.spfResult) + "</result></spf></auth_results></record>\n";
}

/// What one receiver saw in one domain's name on one day.
class Day final
{
public:
    Day(const DemoFleet &fleet, const Receiver &receiver, const Name &name, std::int64_t begin, int daysAgo, std::uint64_t seed)
        : m_receiver(receiver)
        , m_name(name)
        , m_begin(begin)
        , m_random(seed)
    {
        const std::uint32_t all = static_cast<std::uint32_t>(std::uint64_t(fleet.options().messagesPerDay) * name.perMille / 1000 * receiver.perMille / 1000);
        addNodes(fleet, all);
        const std::string_view domain = name.domain;
        if (domain == "news.example") {
            add({ "198.51.100.66", part(all, 30), "pass", "fail", "none", domain, "crm", "pass", "bounce.crm.example", "pass" });
            if (daysAgo <= 12)
                add({ "2001:db8:50::5", part(all, 4), "fail", "fail", "none", "survey.example", "k1", "pass", "survey.example", "pass" });
            if (daysAgo <= copiedKeyDays)
                add({ "2001:db8:bad::7", part(all, 60), "pass", "fail", "none", domain, "s1", "pass", "mail.thief.example", "pass" });
        }
        for (int i = 1; i <= 3; ++i)
            add({ "2001:db8:40::" + std::to_string(i), part(all, 3), "pass", "fail", "none", domain, "s1", "pass", "forward.example", "pass" });
        add({ "2001:db8:40::9", part(all, 1), "fail", "fail", "none", domain, "s1", "fail", "list.example", "pass", "forwarded" });
        const bool isRefused = name.policy != "none";
        for (int i = 0; i < 3; ++i)
            add({ "203.0.113." + std::to_string(20 + m_random.below(60)), 1 + part(all, 2), "fail", "fail", isRefused ? name.policy : "none", {}, {}, {}, domain, "fail" });
    }

    [[nodiscard]] DemoReport report() const
    {
        const std::string begin = std::to_string(m_begin), end = std::to_string(m_begin + secondsPerDay - 1), domain(m_name.domain), org(m_receiver.org);
        std::string text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feedback><version>1.0</version><report_metadata><org_name>" + org + "</org_name><email>" + std::string(m_receiver.mail) + "</email><report_id>" + begin + "."
            + domain + "</report_id><date_range><begin>" + begin + "</begin><end>" + end + "</end></date_range></report_metadata><policy_published><domain>" + domain + "</domain><adkim>r</adkim><aspf>r</aspf><p>"
            + std::string(m_name.policy) + "</p><sp>" + std::string(m_name.policy) + "</sp><pct>100</pct><fo>0</fo></policy_published>\n";
        for (const Record &record : m_records)
            text += xmlOf(record, m_name.domain);
        return { std::string(m_receiver.mail.substr(m_receiver.mail.find('@') + 1)) + "!" + domain + "!" + begin + "!" + end + ".xml", text + "</feedback>\n" };
    }

private:
    std::uint32_t part(std::uint32_t all, std::uint32_t perMille) { return static_cast<std::uint32_t>(m_random.around(std::int64_t(all) * perMille / 1000)); }
    void add(Record record)
    {
        if (record.count > 0)
            m_records.push_back(std::move(record));
    }
    void addNodes(const DemoFleet &fleet, std::uint32_t all)
    {
        for (const DemoNode &node : fleet.nodes()) {
            if (node.role != "outbound" && node.role != "bulk")
                continue;
            const auto count = static_cast<std::uint32_t>(std::uint64_t(all) * (node.role == "bulk" ? 80 : 120) / 1000);
            add({ node.address, count - count / 200, "pass", "pass", "none", m_name.domain, "s1", "pass", m_name.domain, "pass" });
            add({ node.address, count / 200, "pass", "fail", "none", m_name.domain, "s1", "pass", m_name.domain, "softfail" });
        }
    }

    const Receiver &m_receiver;
    const Name &m_name;
    std::int64_t m_begin;
    Random m_random;
    std::vector<Record> m_records;
};

/// "2026-11-25T00:00:00Z" of a second; days by Howard Hinnant's algorithm.
std::string stampOf(std::int64_t seconds, const char *form)
{
    const std::int64_t days = seconds / secondsPerDay, rest = seconds % secondsPerDay;
    const std::int64_t z = days + 719'468, era = z / 146'097, doe = z - era * 146'097;
    const std::int64_t yoe = (doe - doe / 1460 + doe / 36'524 - doe / 146'096) / 365, doy = doe - (365 * yoe + yoe / 4 - yoe / 100), mp = (5 * doy + 2) / 153;
    const int month = static_cast<int>(mp < 10 ? mp + 3 : mp - 9);
    std::array<char, 64> out {};
    std::snprintf(out.data(), out.size(), form, static_cast<int>(yoe + era * 400 + (month <= 2)), month, static_cast<int>(doy - (153 * mp + 2) / 5 + 1), static_cast<int>(rest / 3600), static_cast<int>(rest / 60 % 60),
        static_cast<int>(rest % 60));
    return out.data();
}

DemoReport tlsReport(std::string_view org, std::int64_t begin, int daysAgo, std::uint32_t sessions, Random &random)
{
    const std::uint32_t failed = daysAgo <= brokenTlsDays ? sessions / 8 : random.below(3);
    std::string failures;
    if (daysAgo <= brokenTlsDays)
        failures += R"({"result-type":"certificate-expired","sending-mta-ip":"198.51.100.25","receiving-mx-hostname":"edge-2.mta.example","receiving-ip":"192.0.2.32","failed-session-count":)" + std::to_string(failed) + "}";
    else if (failed > 0)
        failures += R"({"result-type":"starttls-not-supported","sending-mta-ip":"198.51.100.25","receiving-mx-hostname":"edge-1.mta.example","receiving-ip":"192.0.2.31","failed-session-count":)" + std::to_string(failed) + "}";
    const char *const form = "%04d-%02d-%02dT%02d:%02d:%02dZ";
    const std::string text = R"({"organization-name":")" + std::string(org) + R"(","date-range":{"start-datetime":")" + stampOf(begin, form) + R"(","end-datetime":")" + stampOf(begin + secondsPerDay - 1, form)
        + R"("},"contact-info":"tls@)" + std::string(org) + R"(","report-id":"tls-)" + std::to_string(begin) + R"(","policies":[{"policy":{"policy-type":"sts","policy-string":["version: STSv1","mode: enforce"],"policy-domain":"mta.example","mx-host":["*.mta.example"]},"summary":{"total-successful-session-count":)"
        + std::to_string(sessions - failed) + R"(,"total-failure-session-count":)" + std::to_string(failed) + R"(},"failure-details":[)" + failures + "]}]}\n";
    return { std::string(org) + "!mta.example!" + std::to_string(begin) + ".json", text };
}

DemoReport complaint(std::int64_t at, int number, std::string_view domain)
{
    const std::string id = std::to_string(at) + "." + std::to_string(number), sender = "letter@" + std::string(domain);
    const std::string date = stampOf(at, "%04d-%02d-%02dT%02d:%02d:%02dZ");
    return { "complaint-" + id + ".eml",
        "From: <complaints@webpost.example>\nSubject: complaint\nTo: <abuse@" + std::string(domain) + ">\nMessage-ID: <" + id + "@webpost.example>\nMIME-Version: 1.0\nContent-Type: multipart/report; report-type=feedback-report; boundary=\"part\"\n\n"
            "--part\nContent-Type: text/plain\n\nThis is an email abuse report.\n\n--part\nContent-Type: message/feedback-report\n\nFeedback-Type: abuse\nUser-Agent: WebPost/1.0\nVersion: 1\nOriginal-Mail-From: <" + sender
            + ">\nArrival-Date: " + date + "\nReported-Domain: " + std::string(domain) + "\nReporting-MTA: dns; mx.webpost.example\nSource-IP: 192.0.2.4" + std::to_string(1 + number % 2) + "\n\n--part\nContent-Type: message/rfc822\n\nFrom: <" + sender
            + ">\nTo: <someone@webpost.example>\nSubject: News\nFeedback-ID: letter:" + std::string(domain) + "\nMessage-ID: <m" + id + "@" + std::string(domain) + ">\n\nNews.\n--part--\n" };
}

} // namespace

std::vector<DemoReport> demoReports(const DemoFleet &fleet)
{
    std::vector<DemoReport> reports;
    Random random(fleet.options().seed + 7);
    const std::int64_t today = fleet.options().endsAt / 1'000'000 / secondsPerDay * secondsPerDay;
    for (int daysAgo = static_cast<int>(fleet.options().days); daysAgo >= 1; --daysAgo) {
        const std::int64_t begin = today - daysAgo * secondsPerDay;
        for (std::size_t receiver = 0; receiver < receivers.size() && daysAgo != unreportedDay; ++receiver) {
            if (daysAgo == 1 && receiver > 1) // the others take longer
                continue;
            for (std::size_t name = 0; name < names.size(); ++name)
                reports.push_back(Day(fleet, receivers[receiver], names[name], begin, daysAgo, random.next()).report());
        }
        for (const std::string_view org : { "bigmail.example", "office.example" })
            reports.push_back(tlsReport(org, begin, daysAgo, 40 + random.below(40), random));
        const std::uint32_t complaints = random.below(3) + (daysAgo <= 2 ? 4 : 0);
        for (std::uint32_t i = 0; i < complaints; ++i)
            reports.push_back(complaint(begin + 3600 * (8 + random.below(12)), static_cast<int>(i), random.perMille(700) ? "news.example" : "shop.example"));
    }
    return reports;
}

} // namespace bw::demo
