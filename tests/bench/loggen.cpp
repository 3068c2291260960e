// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Writes a Postfix log of a wanted size with a realistic mix, and what it says, as JSON. Same arguments, same bytes.
#include "models/demo/simulator.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>

using namespace bw;

namespace {

// Monday 23 November 2026, 00:00 UTC.
constexpr core::UtcMicros startsAt = 1'795'392'000LL * core::microsPerSecond;
constexpr std::uint64_t bytesPerMessage = 1'580; // of this mix, measured

struct Arguments
{
    std::uint64_t bytes = 100'000'000;
    std::uint64_t seed = 1;
    demo::IdKind ids = demo::IdKind::Long;
    demo::Stamp stamp = demo::Stamp::Rfc3339;
    std::uint32_t hours = 24; ///< the stretch of time that the bytes fill
    const char *out = nullptr;
    const char *truth = nullptr;
};

[[noreturn]] void usage()
{
    std::fputs("usage: loggen --out FILE [--truth FILE] [--bytes 100M] [--seed N] [--ids long|short|reused]\n"
               "              [--stamp rfc3339|rfc3164] [--hours N]\n"
               "Writes a Postfix log of four hosts in UTC from 2026-11-23 on; --out - is standard output.\n",
        stderr);
    std::exit(2);
}

std::uint64_t sizeOf(const char *text)
{
    char *end = nullptr;
    const std::uint64_t number = std::strtoull(text, &end, 10);
    switch (*end) {
    case 'k': return number * 1'000;
    case 'M': return number * 1'000'000;
    case 'G': return number * 1'000'000'000;
    case 0: return number;
    default: usage();
    }
}

Arguments read(int argc, char **argv)
{
    Arguments arguments;
    for (int i = 1; i < argc; i += 2) {
        const std::string_view name = argv[i];
        if (i + 1 == argc)
            usage();
        const std::string_view value = argv[i + 1];
        if (name == "--bytes")
            arguments.bytes = sizeOf(argv[i + 1]);
        else if (name == "--seed")
            arguments.seed = std::strtoull(argv[i + 1], nullptr, 10);
        else if (name == "--hours")
            arguments.hours = static_cast<std::uint32_t>(std::strtoul(argv[i + 1], nullptr, 10));
        else if (name == "--ids" && (value == "long" || value == "short" || value == "reused"))
            arguments.ids = value == "long" ? demo::IdKind::Long : value == "short" ? demo::IdKind::Short : demo::IdKind::ShortReused;
        else if (name == "--stamp" && (value == "rfc3339" || value == "rfc3164"))
            arguments.stamp = value == "rfc3339" ? demo::Stamp::Rfc3339 : demo::Stamp::Rfc3164;
        else if (name == "--out")
            arguments.out = argv[i + 1];
        else if (name == "--truth")
            arguments.truth = argv[i + 1];
        else
            usage();
    }
    if (arguments.out == nullptr || arguments.hours == 0)
        usage();
    return arguments;
}

void addFeeds(demo::Simulator &simulator, std::uint64_t messagesPerDay)
{
    using Kind = demo::Feed::Kind;
    struct Share
    {
        Kind kind;
        std::uint32_t host;
        std::uint32_t perMille;
        std::uint32_t perSession;
        std::uint32_t bad;
    };
    constexpr Share shares[] = { { Kind::App, 0, 220, 4, 0 }, { Kind::App, 1, 180, 4, 0 }, { Kind::Mailer, 1, 200, 25, 0 },
        { Kind::Mailer, 0, 40, 10, 60 }, { Kind::Submission, 2, 180, 1, 0 }, { Kind::Campaign, 2, 60, 3, 0 },
        { Kind::Inbound, 3, 120, 1, 0 }, { Kind::Refused, 3, 60, 1, 0 }, { Kind::Refused, 0, 10, 1, 0 }, { Kind::Forgotten, 2, 6, 1, 0 },
        { Kind::Imap, 2, 20, 1, 0 } };
    for (const Share &share : shares) {
        demo::Feed feed;
        feed.kind = share.kind;
        feed.host = share.host;
        feed.perDay = static_cast<std::uint32_t>(messagesPerDay * share.perMille / 1000 + 1);
        feed.perSession = share.perSession;
        feed.badPerMille = share.bad;
        feed.flat = true;
        simulator.addFeed(feed);
    }
}

void putCounts(std::FILE *to, const demo::Counts &c)
{
    std::fprintf(to,
        "\"accepted\":%llu,\"recipients\":%llu,\"delivered\":%llu,\"deferred\":%llu,\"bounced\":%llu,\"expired\":%llu,"
        "\"rejected\":%llu,\"rejected_for_now\":%llu,\"logins\":%llu,\"logins_failed\":%llu",
        static_cast<unsigned long long>(c.accepted), static_cast<unsigned long long>(c.recipients),
        static_cast<unsigned long long>(c.delivered), static_cast<unsigned long long>(c.deferred),
        static_cast<unsigned long long>(c.bounced), static_cast<unsigned long long>(c.expired),
        static_cast<unsigned long long>(c.rejected), static_cast<unsigned long long>(c.rejectedForNow),
        static_cast<unsigned long long>(c.logins), static_cast<unsigned long long>(c.loginsFailed));
}

std::string hourText(core::UtcMicros at)
{
    const std::chrono::sys_seconds when { std::chrono::seconds { at / core::microsPerSecond } };
    const auto day = std::chrono::floor<std::chrono::days>(when);
    const std::chrono::year_month_day date { day };
    char text[40];
    std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:00:00Z", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
        static_cast<unsigned>(date.day()), static_cast<int>((when - day).count() / 3600));
    return text;
}

bool writeTruth(const char *path, const demo::Simulator &simulator, const demo::MailWorld &world, std::uint64_t bytes)
{
    std::FILE *to = std::fopen(path, "wb");
    if (to == nullptr)
        return false;
    const demo::Truth truth = simulator.truth();
    std::fprintf(to, "{\"bytes\":%llu,\"lines\":%llu,\"notices\":%llu,\"second_passes\":%llu,\"totals\":{",
        static_cast<unsigned long long>(bytes), static_cast<unsigned long long>(truth.lines),
        static_cast<unsigned long long>(truth.notices), static_cast<unsigned long long>(truth.secondPasses));
    putCounts(to, truth.total);
    std::fputs("},\n\"hours\":[", to);
    const char *comma = "";
    for (const demo::Truth::Hour &hour : truth.hours) {
        for (std::size_t host = 0; host < hour.hosts.size(); ++host) {
            if (hour.hosts[host] == demo::Counts {})
                continue;
            std::fprintf(to, "%s\n{\"hour\":\"%s\",\"host\":\"%s\",", comma, hourText(hour.start).c_str(), simulator.hosts()[host].name.c_str());
            putCounts(to, hour.hosts[host]);
            std::fputc('}', to);
            comma = ",";
        }
    }
    const auto list = [&](const char *title, const char *key, const auto &names, const std::vector<demo::Counts> &counts) {
        std::fprintf(to, "],\n\"%s\":[", title);
        comma = "";
        for (std::size_t i = 0; i < counts.size(); ++i) {
            if (counts[i] == demo::Counts {})
                continue;
            std::fprintf(to, "%s\n{\"%s\":\"%s\",", comma, key, names[i].name.c_str());
            putCounts(to, counts[i]);
            std::fputc('}', to);
            comma = ",";
        }
    };
    list("users", "user", world.logins, truth.logins);
    list("domains", "domain", world.domains, truth.domains);
    std::fputs("]}\n", to);
    return std::fclose(to) == 0;
}

} // namespace

int main(int argc, char **argv)
{
    const Arguments arguments = read(argc, argv);
    const demo::MailWorld world({});
    std::vector<demo::HostSpec> hosts;
    for (const char *name : { "mx1", "mx2", "sub1", "edge1" }) {
        demo::HostSpec host;
        host.name = name;
        host.fullName = host.name + ".mta.example";
        host.address = "192.0.2." + std::to_string(11 + hosts.size());
        host.ids = arguments.ids;
        host.edge = host.contentFilter = hosts.size() == 3;
        host.signs = !host.edge;
        hosts.push_back(host);
    }
    demo::Simulator::Options options;
    options.seed = arguments.seed;
    options.range = { startsAt, startsAt + 400 * core::microsPerDay };
    demo::Simulator simulator(world, hosts, core::ZoneRules(), options);
    addFeeds(simulator, arguments.bytes / bytesPerMessage * 24 / arguments.hours);

    std::FILE *out = std::strcmp(arguments.out, "-") == 0 ? stdout : std::fopen(arguments.out, "wb");
    if (out == nullptr) {
        std::perror(arguments.out);
        return 3;
    }
    std::setvbuf(out, nullptr, _IONBF, 0);
    demo::LogWriter writer(arguments.stamp, core::ZoneRules());
    std::uint64_t bytes = 0;
    bool more = true;
    while (more) {
        more = simulator.play(writer, 384 * 1024, INT64_MAX);
        bytes += writer.size();
        if (std::fwrite(writer.block().data(), 1, writer.size(), out) != writer.size()) {
            std::perror(arguments.out);
            return 3;
        }
        writer.clear();
        if (bytes >= arguments.bytes)
            simulator.stopArrivals(); // what is queued still ends, so that no message stays open
    }
    if (std::fclose(out) != 0) {
        std::perror(arguments.out);
        return 3;
    }
    if (arguments.truth != nullptr && !writeTruth(arguments.truth, simulator, world, bytes)) {
        std::perror(arguments.truth);
        return 3;
    }
    return 0;
}
