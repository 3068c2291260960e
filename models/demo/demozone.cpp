// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/demo/demozone.h"

#include "models/dns/wire.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <utility>

namespace bw::demo {

namespace {

using dns::Type;

constexpr std::uint32_t ttl = 3600;
constexpr int always = 100'000;

// Public halves of keys whose private halves nobody kept.
#define BW_KEY_1024 "v=DKIM1; k=rsa; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDBJJ/ePsyz4IvkGStwb4mDJsYoyMiv7/aoRv5clhba7nhmCRzMGyTzd/eDanpl637KB+dYblzrBkhuODDMdlhmWQ0Sj9AvSClTy3591udX/Y21Cofz572sNv1rnLiYRZkuyly5KDpYBwZsBbcvCr9zQHDUSo/EwVM7VoHEvWmifQIDAQAB"
#define BW_KEY_2048 "v=DKIM1; k=rsa; p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEArcxhsxkbrEVqgMGG5C7ei/6yqXNpbOp5ilPkiCMor5tN6SseHUqSdiP8gqWYpzZuvCC38vdYoyOQvf7Bk3HsbuVAPx6A0UKum6CD99/Q8AHgUQ9myWyJcynjmfNUnmJOd73XhBu7y3fZ+rrjo826BmqcYe6lB4fM2+cO2AVzeL8OrOnRxXWLdedHTUfB4dPizmmccSkosN6ddG/GiVAz0UGiUb/WeYn4i3Kqj+9+s8CJ0Tno1Mn2wh/SkMcdRXR8SJDeabYZLb78DmHm46jF2+Kk8eFfg/0hdtRFTK38GFf1a7hW+IZT8WnLij4wsFKOTWHbFs/hJIEujEm9o7f7IwIDAQAB"
#define BW_KEY_CRM "v=DKIM1; k=rsa; p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAr4bAo+EgvX5tQZ5GId2F0xvVeaJnJ787J18dIVAMfnJlX75CCKvQtttyFPW2pb6JKpGVOeJ7+bS7/IjxJ1SgP2miBOPtK2Qmg8Uqw7DGhBy5TE1KCjnzOl6eyI8CZAkyV3Bg+7oVBo+hRrQlDCU6MhFE/tmtfKu5eo/WOSNukriad0RE6+8hWnimrVeCnAxt6GQP1nHZoogw8wLla6gvfWznNs6v2bfYkdvK0DxWUUISrnltiklAeL0UMqFb2SErnpHzaWk2F4JihcPid0mBtyDAnl79zrA3oeCmYfVWULx95W6XzXasOMlc6XUNIpGiRZt8u+1GgDYTZxFw4jC4BwIDAQAB"

struct Record
{
    const char *name;
    Type type;
    const char *value; ///< as in a zone file; of TXT the text
    int from = always, to = 0; ///< days before the end: it stands there from the one, and is gone at the other; 0: it stays
};

constexpr Record records[] = {
    { "mta.example", Type::Ns, "ns1.dns.example" },
    { "mta.example", Type::Ns, "ns2.dns.example" },
    { "mta.example", Type::Mx, "10 edge-1.mta.example" },
    { "mta.example", Type::Mx, "10 edge-2.mta.example" },
    { "mta.example", Type::Txt, "v=spf1 ip4:192.0.2.0/26 -all" },
    { "s1._domainkey.mta.example", Type::Txt, BW_KEY_2048 },
    { "_dmarc.mta.example", Type::Txt, "v=DMARC1; p=reject; rua=mailto:dmarc@mta.example" },
    { "_smtp._tls.mta.example", Type::Txt, "v=TLSRPTv1; rua=mailto:tls@mta.example" },
    { "_mta-sts.mta.example", Type::Txt, "v=STSv1; id=20260301T090000" }, // its host is gone: who knows the policy still keeps it

    { "news.example", Type::Ns, "ns1.dns.example" },
    { "news.example", Type::Ns, "ns2.dns.example" },
    { "news.example", Type::Mx, "10 edge-1.mta.example" },
    { "news.example", Type::Mx, "10 edge-2.mta.example" },
    { "news.example", Type::Txt, "v=spf1 ip4:192.0.2.0/26 include:_spf.crm.example -all" },
    { "s1._domainkey.news.example", Type::Txt, BW_KEY_1024 },
    { "crm._domainkey.news.example", Type::Txt, BW_KEY_CRM },
    { "_dmarc.news.example", Type::Txt, "v=DMARC1; p=none; rua=mailto:dmarc@mta.example", always, 6 },
    { "_dmarc.news.example", Type::Txt, "v=DMARC1; p=quarantine; rua=mailto:dmarc@mta.example", 6 },

    { "shop.example", Type::Ns, "ns1.dns.example" },
    { "shop.example", Type::Ns, "ns2.dns.example" },
    { "shop.example", Type::Mx, "10 edge-1.mta.example" },
    { "shop.example", Type::Mx, "10 edge-2.mta.example" },
    { "shop.example", Type::Txt, "v=spf1 ip4:192.0.2.0/26 -all" },
    { "shop.example", Type::Txt, "v=spf1 include:_spf.shopsuite.example ~all", 14, 10 }, // two records: none counts
    { "shop.example", Type::Txt, "v=spf1 include:_spf.shopsuite.example ~all", 1 },
    { "s1._domainkey.shop.example", Type::Txt, BW_KEY_2048 },
    { "_dmarc.shop.example", Type::Txt, "v=DMARC1; p=quarantine; rua=mailto:dmarc@mta.example" },
    { "_smtp._tls.shop.example", Type::Txt, "v=TLSRPTv1; rua=mailto:tls@mta.example" },
    { "deals.shop.example", Type::Txt, "v=spf1 ip4:192.0.2.0/26 -all" },
    { "deals.shop.example", Type::Mx, "10 edge-1.mta.example" },
    { "deals.shop.example", Type::Mx, "10 edge-2.mta.example" },
    { "s1._domainkey.deals.shop.example", Type::Txt, BW_KEY_2048 },

    { "_spf.crm.example", Type::Txt, "v=spf1 ip4:198.51.100.64/27 -all" },
    { "_spf.shopsuite.example", Type::Txt, "v=spf1 ip4:203.0.113.128/28 -all" },
    { "bounce.crm.example", Type::Txt, "v=spf1 ip4:198.51.100.64/27 -all" },
    { "news.example._report._dmarc.mta.example", Type::Txt, "v=DMARC1" },
    { "shop.example._report._dmarc.mta.example", Type::Txt, "v=DMARC1" },
    { "ns1.dns.example", Type::A, "198.51.100.53" },
    { "ns2.dns.example", Type::A, "203.0.113.53" },
};
#undef BW_KEY_1024
#undef BW_KEY_2048
#undef BW_KEY_CRM

constexpr const char *signedZones[] = { "mta.example", "news.example", "dns.example", "crm.example", "192.in-addr.arpa" };

std::string rdataOf(Type type, std::string_view value)
{
    switch (type) {
    case Type::A:
    case Type::Aaaa:
        return std::string(core::IpAddress::parse(value).view());
    case Type::Mx: {
        const std::size_t blank = value.find(' ');
        unsigned preference = 0;
        std::from_chars(value.data(), value.data() + blank, preference);
        return std::string { static_cast<char>(preference >> 8U), static_cast<char>(preference) } + dns::wireName(value.substr(blank + 1)).value_or(std::string());
    }
    case Type::Txt: {
        constexpr std::size_t mostOfString = 255; // RFC 1035, 3.3
        std::string rdata;
        do {
            const std::string_view part = value.substr(0, mostOfString);
            rdata += static_cast<char>(part.size());
            rdata += part;
            value.remove_prefix(part.size());
        } while (!value.empty());
        return rdata;
    }
    default:
        return dns::wireName(value).value_or(std::string());
    }
}

class Zone final : public dns::Asker
{
public:
    Zone(const DemoFleet &fleet, core::UtcMicros at)
    {
        const core::UtcMicros end = fleet.options().endsAt;
        for (const Record &record : records)
            if (at >= end - record.from * core::microsPerDay && (record.to == 0 || at < end - record.to * core::microsPerDay))
                add(record.name, record.type, record.value);
        for (const DemoNode &node : fleet.nodes()) {
            add(node.hostName, Type::A, node.address);
            add(dns::reverseName(core::IpAddress::parse(node.address)), Type::Ptr, node.hostName);
        }
    }
    void start(const dns::Question &question) override { m_open.push_back(question); }
    [[nodiscard]] std::vector<dns::Answer> wait(std::chrono::milliseconds /*patience*/) override
    {
        std::vector<dns::Answer> answers;
        for (const dns::Question &question : std::exchange(m_open, {}))
            answers.push_back(answerTo(question));
        return answers;
    }

private:
    void add(std::string_view name, Type type, std::string_view value)
    {
        m_records[dns::canonical(name)][type].push_back(rdataOf(type, value));
    }
    [[nodiscard]] dns::Answer answerTo(const dns::Question &question) const
    {
        dns::Answer answer;
        answer.name = question.name;
        answer.type = question.type;
        answer.ttl = ttl;
        const bool isSigned = std::ranges::any_of(signedZones, [&question](const char *zone) { return dns::isWithin(question.name, zone); });
        answer.security = isSigned ? dns::Security::Secure : dns::Security::Insecure;
        const auto name = m_records.find(dns::canonical(question.name));
        answer.outcome = dns::Outcome::NoData;
        if (name == m_records.end()) {
            // RFC 8020: a name above one that exists does, too.
            const bool isAbove = std::ranges::any_of(m_records, [&question](const auto &known) { return dns::isWithin(known.first, question.name); });
            answer.outcome = isAbove ? dns::Outcome::NoData : dns::Outcome::NoName;
            answer.rcode = isAbove ? 0 : 3;
        } else if (const auto found = name->second.find(question.type); found != name->second.end()) {
            answer.data = found->second;
            answer.outcome = dns::Outcome::Found;
        }
        return answer;
    }

    std::map<std::string, std::map<Type, std::vector<std::string>>> m_records; ///< RDATA
    std::vector<dns::Question> m_open;
};

} // namespace

std::vector<std::string> demoDomains()
{
    return { "mta.example", "news.example", "shop.example" };
}

std::unique_ptr<dns::Asker> demoZone(const DemoFleet &fleet, core::UtcMicros at)
{
    return std::make_unique<Zone>(fleet, at);
}

} // namespace bw::demo
