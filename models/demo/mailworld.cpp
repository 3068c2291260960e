// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/demo/mailworld.h"

#include "models/demo/logwriter.h"
#include "models/demo/random.h"

#include <array>
#include <cstdio>
#include <utility>

namespace bw::demo {

namespace {

constexpr std::array<std::string_view, 32> firstNames { "anna", "ben", "carla", "david", "elena", "felix", "greta",
    "hugo", "ines", "jonas", "karin", "leo", "maria", "nils", "olga", "paul", "quentin", "rosa", "sven", "tina", "ulrich",
    "vera", "wim", "xenia", "yann", "zoe", "amelie", "bruno", "chloe", "denis", "emma", "fabien" };
constexpr std::array<std::string_view, 64> lastNames { "keller", "martin", "bernard", "schmidt", "dubois", "weber",
    "moreau", "fischer", "laurent", "wagner", "simon", "becker", "michel", "hoffmann", "garcia", "schulz", "david",
    "koch", "bertrand", "bauer", "roux", "richter", "vincent", "klein", "fournier", "wolf", "morel", "neumann", "girard",
    "schwarz", "andre", "braun", "lefevre", "kruger", "mercier", "hofmann", "dupont", "hartmann", "lambert", "lange",
    "bonnet", "werner", "francois", "krause", "martinez", "lehmann", "legrand", "kohler", "garnier", "maier", "faure",
    "herrmann", "rousseau", "konig", "blanc", "walter", "guerin", "mayer", "muller", "huber", "henry", "kaiser",
    "roussel", "fuchs" };
constexpr std::array<std::string_view, 64> tailFirst { "alder", "amber", "arbor", "aspen", "atlas", "basil", "birch",
    "bluff", "brook", "cedar", "clay", "cliff", "clover", "coral", "crest", "delta", "dune", "ember", "fern", "field",
    "fjord", "flint", "forge", "glade", "grove", "harbor", "hazel", "heath", "heron", "hill", "iris", "ivory", "juniper",
    "kelp", "lake", "larch", "lark", "linden", "loom", "maple", "marsh", "meadow", "mill", "moss", "north", "oak",
    "ocean", "olive", "onyx", "orchid", "pebble", "pine", "plain", "quarry", "quartz", "reed", "ridge", "river", "rowan",
    "sage", "shore", "slate", "spruce", "stone" };
constexpr std::array<std::string_view, 64> tailSecond { "works", "bank", "books", "cafe", "care", "city", "clinic",
    "club", "coop", "craft", "dental", "design", "energy", "estate", "farm", "film", "fitness", "foods", "freight",
    "garden", "gas", "glass", "goods", "group", "health", "hotel", "house", "ink", "lab", "law", "legal", "library",
    "logistics", "market", "media", "metal", "motors", "music", "office", "optics", "paper", "parts", "pharma", "photo",
    "press", "print", "rail", "realty", "repair", "schools", "shoes", "soft", "sport", "studio", "supply", "tax",
    "tech", "tools", "trade", "travel", "union", "vet", "wine", "wood" };

std::string numbered(std::string_view before, std::uint32_t n, std::string_view after)
{
    return std::string(before) + std::to_string(n) + std::string(after);
}

std::string hexText(std::uint32_t n)
{
    char text[9];
    std::snprintf(text, sizeof text, "%x", n);
    return text;
}

} // namespace

MailWorld::MailWorld(Sizes sizes)
{
    makeDomains(sizes.tailDomains);
    makeClients();
    makeLogins(sizes.logins);
}

void MailWorld::makeDomains(std::uint32_t tail)
{
    const auto big = [this](std::string_view name, std::string_view address, Receiver receiver) {
        domains.push_back({ std::string(name), "mx1." + std::string(name), std::string(address), receiver });
    };
    big("bigmail.example", "198.51.100.10", Receiver::BigMail);
    big("webpost.example", "198.51.100.26", Receiver::WebPost);
    big("inbox.example", "203.0.113.18", Receiver::Inbox);
    big("office.example", "198.51.100.142", Receiver::Office);
    big("isp-north.example", "198.51.100.180", Receiver::IspNorth);
    for (std::uint32_t i = 0; i < tail; ++i) {
        // 37 is prime to 64, so the first 4,096 pairs are all different.
        std::string name = std::string(tailFirst[(i * 37) % 64]) + '-' + std::string(tailSecond[(i / 64 + i) % 64]);
        if (i >= 4096)
            name += std::to_string(i / 4096);
        name += ".example";
        std::string mx = (i % 3 == 0 ? "mail." : "mx.") + name;
        domains.push_back({ std::move(name), std::move(mx), i % 2 == 0 ? numbered("203.0.113.", 1 + i % 60, "") : numbered("198.51.100.", 10 + i % 190, ""),
            Receiver::Plain });
    }
    for (const std::string_view own : { "news.example", "shop.example", "mta.example" })
        domains.push_back({ std::string(own), "edge-1.mta.example", "192.0.2.31", Receiver::Plain });
}

std::uint32_t MailWorld::addClient(std::string name, std::string address, std::string helo)
{
    clients.push_back({ std::move(name), std::move(address), std::move(helo) });
    return static_cast<std::uint32_t>(clients.size() - 1);
}

void MailWorld::makeClients()
{
    firstSpray = static_cast<std::uint32_t>(clients.size());
    for (std::uint32_t i = 0; i < spraySources; ++i)
        addClient("unknown", numbered("203.0.113.", 193 + i, ""), "localhost");
    firstStuffing = static_cast<std::uint32_t>(clients.size());
    for (std::uint32_t i = 0; i < stuffingSources; ++i)
        addClient("unknown", "2001:db8:77:" + hexText(0x10 + i * 5) + "::" + hexText(2 + i % 7), "[127.0.0.1]");
    thief = addClient("unknown", "203.0.113.77", "[192.168.0.4]");
    farAway = addClient("vpn-9.travel-net.example", "198.51.100.9", "laptop.local");
    campaignApp = addClient("crm.news.example", "192.0.2.140", "crm.news.example");
    firstApp = static_cast<std::uint32_t>(clients.size());
    for (std::uint32_t i = 0; i < 24; ++i) {
        const std::string domain = i % 3 == 0 ? ".news.example" : i % 3 == 1 ? ".shop.example" : ".mta.example";
        addClient(numbered("app-", i + 1, domain), numbered("192.0.2.", 30 + i, ""), numbered("app-", i + 1, domain));
    }
    appCount = 24;
    firstMailer = static_cast<std::uint32_t>(clients.size());
    for (std::uint32_t i = 0; i < 6; ++i)
        addClient(numbered("mailer-", i + 1, ".news.example"), numbered("192.0.2.", 60 + i, ""), numbered("mailer-", i + 1, ".news.example"));
    mailerCount = 6;
    firstStranger = static_cast<std::uint32_t>(clients.size());
    for (std::uint32_t i = 0; i < 400; ++i) {
        const Domain &from = domains[i % domains.size()];
        const bool named = i % 5 != 4;
        addClient(named ? numbered("out-", i % 9 + 1, "." + from.name) : "unknown",
            i % 7 == 6 ? "2001:db8:" + hexText(0x9000 + i) + "::25" : i % 2 == 0 ? numbered("198.51.100.", 10 + i % 180, "") : numbered("203.0.113.", 1 + i % 60, ""),
            named ? numbered("out-", i % 9 + 1, "." + from.name) : "[" + numbered("203.0.113.", 1 + i % 60, "") + "]");
    }
    strangerCount = 400;
    monitor = addClient("monitor.mta.example", "192.0.2.5", "monitor.mta.example");
    submissionHost = addClient("sub-fr-1.mta.example", "192.0.2.21", "sub-fr-1.mta.example");
}

void MailWorld::makeLogins(std::uint32_t count)
{
    const std::uint32_t offices = static_cast<std::uint32_t>(clients.size());
    for (std::uint32_t i = 0; i < 8; ++i)
        addClient(numbered("office-", i + 1, ".mta.example"), numbered("192.0.2.", 200 + i, ""), numbered("pc-", 11 + i * 7, ".corp.example"));
    const auto add = [&](std::string name, std::uint32_t n) {
        const std::uint32_t home = addClient("unknown", "2001:db8:" + hexText(0x4000 + n) + ":1::" + hexText(0x20 + n % 90), "[192.168.1.20]");
        logins.push_back({ std::move(name), offices + n % 8, home });
    };
    add("campaigns@news.example", 0);
    logins.back().office = logins.back().home = campaignApp;
    add("ops@mta.example", 1);
    add("billing@news.example", 2);
    add("dev@news.example", 3);
    constexpr std::array<std::string_view, 3> loginDomains { "news.example", "shop.example", "mta.example" };
    for (std::uint32_t n = firstOrdinary; n < count; ++n)
        add(std::string(firstNames[n % 32]) + '.' + std::string(lastNames[n / 32 % 64]) + (n >= 2048 ? std::to_string(n / 2048) : "") + '@'
                + std::string(loginDomains[n % 3]),
            n);
}

std::uint32_t MailWorld::anyDomain(Random &random) const
{
    const std::uint32_t draw = random.below(1000);
    if (draw < 340)
        return 0;
    if (draw < 530)
        return 1;
    if (draw < 660)
        return 2;
    if (draw < 730)
        return 3;
    if (draw < 770)
        return 4;
    return tailDomain(random);
}

std::uint32_t MailWorld::tailDomain(Random &random) const
{
    const auto tail = static_cast<std::uint32_t>(domains.size()) - bigDomains - ownDomains;
    // The lowest of two draws: the first domains of the tail come more often.
    const std::uint32_t a = random.below(tail);
    const std::uint32_t b = random.below(tail);
    return bigDomains + (a < b ? a : b);
}

void MailWorld::putPerson(LogWriter &out, std::uint32_t n)
{
    out << firstNames[n % 32] << '.' << lastNames[n / 32 % 64];
    if (n >= 2048)
        out << n / 2048;
}

std::string MailWorld::person(std::uint32_t n)
{
    std::string text = std::string(firstNames[n % 32]) + '.' + std::string(lastNames[n / 32 % 64]);
    if (n >= 2048)
        text += std::to_string(n / 2048);
    return text;
}

std::string MailWorld::leakedName(std::uint32_t n)
{
    constexpr std::array<std::string_view, 4> where { "@bigmail.example", "@webpost.example", "@inbox.example", "@news.example" };
    return person(n + 100'000) + std::string(where[n % 4]);
}

} // namespace bw::demo
