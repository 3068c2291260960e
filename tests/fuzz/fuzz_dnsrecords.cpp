// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dns/records.h"
#include "models/dns/wire.h"

#include <cstdint>
#include <cstdlib>

using namespace bw;

/// RDATA of every type that is read: as values, and as in a zone file, which is printable ASCII.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string rdata(reinterpret_cast<const char *>(data), size);
    for (const dns::Type type : { dns::Type::A, dns::Type::Ns, dns::Type::Cname, dns::Type::Soa, dns::Type::Ptr, dns::Type::Mx, dns::Type::Txt, dns::Type::Aaaa, dns::Type::Ds, dns::Type::Tlsa, dns::Type::Caa }) {
        dns::Answer answer;
        answer.type = type;
        answer.outcome = dns::Outcome::Found;
        answer.data = { rdata };
        if (dns::zoneTextsOf(answer).size() != 1 || dns::zoneTextsOf(answer).front().empty())
            std::abort();
        for (const dns::Tlsa &record : dns::tlsasOf(answer))
            if (dns::isUsableForMail(record) && record.usage < 2)
                std::abort();
        for (const dns::Caa &record : dns::caasOf(answer))
            if (record.tag.empty() || record.tag.size() > 255)
                std::abort();
        for (const dns::Soa &record : dns::soasOf(answer))
            if (record.primary.size() > 4 * 255 || record.contact.size() > 4 * 255)
                std::abort();
        static_cast<void>(dns::dssOf(answer));
        static_cast<void>(dns::namesOf(answer));
        static_cast<void>(dns::exchangesOf(answer));
        static_cast<void>(dns::textsOf(answer));
    }
    std::size_t at = 0;
    static_cast<void>(dns::takeName(rdata, at));
    static_cast<void>(dns::aliasChain(rdata, "a.example"));
    return 0;
}
