// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Fills a store as a desk has it after a year of 200 nodes: cells of every cube at every level that is kept, coverage,
// and the rows of the last thirty days in daily segments. Made up, deterministic; for timing queries, not for reading.
#include "models/core/zonerules.h"
#include "models/demo/random.h"
#include "models/store/cubes.h"
#include "models/store/messageblock.h"
#include "models/store/sqlite.h"
#include "models/store/store.h"

#include <QByteArray>
#include <QFile>
#include <QString>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

using namespace bw;
using namespace Qt::StringLiterals;
using store::sqlite::Database;
using store::sqlite::Statement;

namespace {

constexpr std::int64_t minuteMs = 60'000;
constexpr std::int64_t hourMs = 60 * minuteMs;
constexpr std::int64_t dayMs = 24 * hourMs;
constexpr std::int64_t endMs = 1'795'651'200'000; // 2026-11-26T00:00:00Z
constexpr int rowDays = 30;
constexpr std::uint32_t streamsOfFleet = 400;
constexpr std::uint32_t streamsOfNode = 8;
constexpr std::uint32_t domains = 4'000;
constexpr std::uint32_t destinationsOfHour = 25;
constexpr std::uint32_t destinationsOfDay = 60;
constexpr std::uint32_t destinationsOfMonth = 200;
constexpr std::uint32_t logins = 5'000;
constexpr std::uint32_t loginsOfHour = 40;
constexpr std::uint32_t messagesOfNodeDay = 170;

// Ids of dictionary entries, by range.
constexpr std::int64_t hostId = 1, domainId = 1'000, loginId = 10'000, replyId = 20'000, wordId = 30'000;
constexpr std::uint32_t replies = 60;

struct Clock final : core::Clock
{
    [[nodiscard]] core::UtcMicros now() const override { return endMs * 1000; }
};

[[noreturn]] void stop(const core::Problem &problem)
{
    std::fprintf(stderr, "yearstore: %s\n", qPrintable(problem.oneLine()));
    std::exit(3);
}

template <typename T>
T must(core::Result<T> result)
{
    if (!result)
        stop(result.error());
    return std::move(*result);
}

void must(const core::Done &done)
{
    if (!done)
        stop(done.error());
}

/// One prepared INSERT; put() binds in order.
class Into
{
public:
    Into(Database &database, const char *table, int columns)
        : m_database(database)
    {
        std::string sql = std::string("INSERT INTO ") + table + " VALUES (?";
        for (int i = 1; i < columns; ++i)
            sql += ",?";
        m_statement = must(database.prepare(sql + ")"));
    }
    Into &operator<<(std::int64_t value)
    {
        m_statement.bind(++m_at, value);
        return *this;
    }
    Into &operator<<(std::string_view bytes)
    {
        m_statement.bindBlob(++m_at, bytes);
        return *this;
    }
    Into &text(std::string_view text)
    {
        m_statement.bindText(++m_at, text);
        return *this;
    }
    Into &null()
    {
        m_statement.bindNull(++m_at);
        return *this;
    }
    void row()
    {
        const int code = m_statement.step();
        if (code != 101) // SQLITE_DONE
            stop(m_database.problem(code, u"A row could not be written"_s));
        m_statement.reset();
        m_at = 0;
        ++rows;
    }
    std::uint64_t rows = 0;

private:
    Database &m_database;
    Statement m_statement;
    int m_at = 0;
};

std::string bytesOf(std::uint64_t seed, std::size_t length)
{
    demo::Random random(seed);
    std::string bytes;
    while (bytes.size() < length)
        bytes += static_cast<char>(random.next() >> 32);
    return bytes;
}

std::string networkOf(std::uint32_t n)
{
    return n % 4 == 0 ? std::string { ' ', 1, static_cast<char>(0xd), static_cast<char>(0xb8), static_cast<char>(n >> 8), static_cast<char>(n) }
                      : std::string { static_cast<char>(192 + n % 4), static_cast<char>(n >> 8), static_cast<char>(n) };
}

class Filler
{
public:
    Filler(Database &database, int nodes, int days)
        : m_database(database)
        , m_nodes(nodes)
        , m_days(days)
    {
    }

    void fill()
    {
        dictionary();
        for (int node = 0; node <= m_nodes; ++node) {
            must(m_database.run("BEGIN"));
            cells(node);
            if (node > 0) {
                coverage(node);
                rows(node);
            }
            must(m_database.run("COMMIT"));
            if (node % 20 == 0)
                std::fprintf(stderr, "node %d of %d, %llu rows\n", node, m_nodes, static_cast<unsigned long long>(m_total));
        }
        must(m_database.run("ANALYZE; PRAGMA wal_checkpoint(TRUNCATE)"));
        std::printf("{\"nodes\":%d,\"days\":%d,\"rows\":%llu}\n", m_nodes, m_days, static_cast<unsigned long long>(m_total));
    }

private:
    void dictionary()
    {
        must(m_database.run("BEGIN"));
        Into strings(m_database, "string", 6);
        const auto add = [&](std::int64_t id, int kind, const std::string &key, bool own) {
            strings << id << kind << std::string_view(key);
            if (kind == 4)
                strings << std::string_view("user" + std::to_string(id) + "@news.example");
            else
                strings.null();
            strings << std::int64_t(own ? 1 : 0) << std::int64_t(endMs / dayMs);
            strings.row();
        };
        for (int node = 1; node <= m_nodes; ++node)
            add(hostId + node - 1, 1, "mx" + std::to_string(node), true);
        for (std::uint32_t i = 0; i < domains; ++i)
            add(domainId + i, 3, "d" + std::to_string(i) + ".example", i < 20);
        for (std::uint32_t i = 0; i < logins; ++i)
            add(loginId + i, 4, bytesOf(i, 16), true);
        for (std::uint32_t i = 0; i < replies; ++i)
            add(replyId + i, 6, "550 5.1." + std::to_string(i) + " <*>: no such user", true);
        add(wordId, 2, "postfix", true);
        add(wordId + 1, 8, "submission", true);
        add(wordId + 2, 9, "PLAIN", true);
        add(wordId + 3, 10, "TLSv1.3", true);
        add(wordId + 4, 11, "TLS_AES_256_GCM_SHA384", true);
        Into keys(m_database, "stream_key", 5);
        for (std::uint32_t i = 1; i <= streamsOfFleet; ++i) {
            keys << std::int64_t(i) << domainId + i % 20 << (i % 3 == 0 ? loginId + i : 0) << std::string_view(networkOf(i)) << wordId;
            keys.row();
        }
        Into nodes(m_database, "node", 4);
        Into counters(m_database, "node_counter", 3);
        for (int node = 1; node <= m_nodes; ++node) {
            nodes << node;
            nodes.text("mx" + std::to_string(node)).text("postfix") << endMs - m_days * dayMs;
            nodes.row();
            for (const char *table : { "message", "delivery", "login" }) {
                counters << node;
                counters.text(table) << std::int64_t(rowDays) * messagesOfNodeDay + 1;
                counters.row();
            }
        }
        must(m_database.run("COMMIT"));
        m_total += strings.rows;
    }

    /// accepted recipients delivered deferred bounced expired discarded rejected
    void counts(Into &into, std::int64_t scale)
    {
        const std::int64_t n = 1 + m_random.below(static_cast<std::uint32_t>(std::max<std::int64_t>(scale, 1)));
        into << n << n + n / 16 << n << n / 60 << n / 80 << n / 900 << 0 << n / 400;
    }

    template <typename Each>
    void steps(int minutes, int lifeDays, Each each)
    {
        const int days = lifeDays == 0 ? m_days : std::min(lifeDays, m_days);
        if (minutes == store::monthLevel) {
            const core::ZoneRules utc;
            for (auto start = utc.startOfMonth((endMs - days * dayMs) * 1000); start < endMs * 1000; start = utc.startOfNextMonth(start))
                each(start / 1000);
            return;
        }
        for (std::int64_t start = endMs - days * dayMs; start < endMs; start += minutes * minuteMs)
            each(start);
    }

    void cells(int node)
    {
        const std::int64_t fleet = node == 0 ? m_nodes : 1;
        Into volume(m_database, "volume_cell", 11);
        for (const auto &[minutes, life] : store::levelsOf("volume_cell")) {
            steps(minutes, life, [&](std::int64_t start) {
                volume << node << minutes << start;
                counts(volume, fleet * 4 * minutes);
                volume.row();
            });
        }
        Into streams(m_database, "stream_cell", 12);
        const std::uint32_t streamCount = node == 0 ? streamsOfFleet : streamsOfNode;
        for (const auto &[minutes, life] : store::levelsOf("stream_cell")) {
            steps(minutes, life, [&](std::int64_t start) {
                for (std::uint32_t i = 0; i < streamCount; ++i) {
                    streams << node << minutes << start
                            << std::int64_t(node == 0 ? 1 + i : 1 + (static_cast<std::uint32_t>(node) * 31 + i * 50) % streamsOfFleet);
                    counts(streams, 4 * minutes / streamsOfNode);
                    streams.row();
                }
            });
        }
        destinations(node);
        if (node == 0 || node % 10 == 0) // one in ten takes submissions
            loginCells(node);
        Into sessions(m_database, "session_cell", 8);
        for (const auto &[minutes, life] : { std::pair { 60, 90 }, std::pair { 1440, 396 } }) {
            steps(minutes, life, [&](std::int64_t start) {
                for (int direction = 0; direction < 2; ++direction) {
                    sessions << node << minutes << start << direction << (direction == 0 ? wordId + 1 : 0) << wordId + 3 << 0
                             << 1 + m_random.below(500);
                    sessions.row();
                }
            });
        }
        m_total += volume.rows + streams.rows + sessions.rows;
    }

    void destinations(int node)
    {
        Into into(m_database, "destination_cell", 13);
        const std::uint32_t factor = node == 0 ? 8 : 1;
        for (const auto &[minutes, life, count] : { std::tuple { 60, 90, destinationsOfHour * factor }, std::tuple { 1440, 396, destinationsOfDay * factor },
                 std::tuple { store::monthLevel, 458, destinationsOfMonth * factor } }) {
            steps(minutes, life, [&, minutesOf = minutes, countOf = count](std::int64_t start) {
                // The biggest ones every hour, the rest from the tail; every third with a reason beside.
                m_chosen.clear();
                for (std::uint32_t i = 0; i < countOf; ++i)
                    m_chosen.push_back(i < 6 ? i : m_random.below(domains));
                std::sort(m_chosen.begin(), m_chosen.end());
                m_chosen.erase(std::unique(m_chosen.begin(), m_chosen.end()), m_chosen.end());
                for (const std::uint32_t domain : m_chosen) {
                    const std::int64_t n = 1 + m_random.below(domain < 6 ? 400 : 6);
                    into << node << minutesOf << start << domainId + domain << 0 << n << n << n << 0 << 0 << 0 << 0 << 0;
                    into.row();
                    if (domain % 3 == 0) {
                        into << node << minutesOf << start << domainId + domain << replyId + domain % replies << 0 << 0 << 0 << 1 << 1 << 0 << 0 << 0;
                        into.row();
                    }
                }
            });
        }
        m_total += into.rows;
    }

    void loginCells(int node)
    {
        Into into(m_database, "login_cell", 11);
        const std::uint32_t factor = node == 0 ? 12 : 1;
        for (const auto &[minutes, life, count] : { std::tuple { 60, 90, loginsOfHour * factor }, std::tuple { 1440, 396, loginsOfHour * 5 * factor / 2 },
                 std::tuple { store::monthLevel, 458, loginsOfHour * 10 * factor } }) {
            steps(minutes, life, [&, minutesOf = minutes, countOf = count](std::int64_t start) {
                m_chosen.clear();
                for (std::uint32_t i = 0; i < countOf; ++i)
                    m_chosen.push_back(m_random.below(logins));
                std::sort(m_chosen.begin(), m_chosen.end());
                m_chosen.erase(std::unique(m_chosen.begin(), m_chosen.end()), m_chosen.end());
                for (const std::uint32_t login : m_chosen) {
                    into << node << minutesOf << start << loginId + login << std::string_view(networkOf(login)) << wordId + 1 << wordId + 2
                         << 1 + m_random.below(30) << (login % 7 == 0 ? 3 : 0) << 0 << 0;
                    into.row();
                }
            });
        }
        m_total += into.rows;
    }

    void coverage(int node)
    {
        Into hours(m_database, "coverage_hour", 11);
        steps(60, 0, [&](std::int64_t start) {
            const std::int64_t lines = 1'000 + m_random.below(4'000);
            hours << node << hostId + node - 1 << start << lines << lines - 3 << 3 << 0 << 0 << 0 << 0 << 0;
            hours.row();
        });
        Into coverageDays(m_database, "coverage_day", 8);
        steps(store::dayLevel, 0, [&](std::int64_t start) {
            const std::int64_t lines = 24 * (1'000 + m_random.below(4'000));
            coverageDays << node << start << lines << lines - 72 << 72 << 0 << 0 << 0;
            coverageDays.row();
        });
        Into heard(m_database, "heard", 5);
        // A hole of two hours once a month: spans between them.
        std::int64_t from = endMs - m_days * dayMs;
        for (int month = 0; from < endMs; ++month) {
            const std::int64_t to = std::min(endMs, from + 30 * dayMs - 2 * hourMs);
            heard << node << hostId + node - 1 << 0 << from << to;
            heard.row();
            from = to + 2 * hourMs;
        }
        m_total += hours.rows + coverageDays.rows + heard.rows;
    }

    void rows(int node)
    {
        Into blocks(m_database, "block", 7);
        Into loginRows(m_database, "login", 14);
        Into segments(m_database, "segment", 6);
        Into ranges(m_database, "segment_range", 4);
        Into digests(m_database, "segment_digest", 3);
        const std::int64_t base = std::int64_t(node) << 40;
        std::int64_t number = 1;
        for (int day = 0; day < rowDays; ++day) {
            const std::int64_t first = number;
            const std::int64_t midnight = endMs - (rowDays - day) * dayMs;
            store::MessageBlock block;
            for (std::uint32_t i = 0; i < messagesOfNodeDay; ++i, ++number) {
                const std::int64_t at = midnight + i * (dayMs / messagesOfNodeDay);
                const std::string hash = bytesOf(static_cast<std::uint64_t>(base + number), 16);
                const std::int64_t login = node % 10 == 0 ? loginId + m_random.below(logins) : 0;
                store::StoredMessage &message = block.messages.emplace_back();
                message.number = number;
                message.acceptedMs = at;
                constexpr std::string_view queueId = "4jY3313Vy5z1d5LV";
                message.queueId.length = static_cast<std::uint8_t>(queueId.size());
                std::copy(queueId.begin(), queueId.end(), message.queueId.text);
                std::copy(hash.begin(), hash.end(), message.sender.bytes.begin());
                message.messageHash = message.sender.first64();
                message.size = 4'000;
                message.recipients = 1;
                message.offset = number * 900;
                message.context.host = hostId + node - 1;
                message.context.instance = wordId;
                message.context.senderDomain = domainId + i % 20;
                message.context.login = login;
                message.context.service = wordId + 1;
                message.context.mechanism = wordId + 2;
                message.context.tls = wordId + 3;
                message.context.cipher = wordId + 4;
                message.context.client = core::IpAddress::parse("192.0.2.7");
                message.context.stream = 1 + i % streamsOfFleet;
                message.context.source = 1;
                store::StoredDelivery &delivery = block.deliveries.emplace_back();
                delivery.number = delivery.message = number;
                delivery.timeMs = at + 900;
                delivery.recipient = message.sender;
                delivery.delayMs = 900;
                delivery.offset = message.offset;
                delivery.context.domain = domainId + m_random.below(domains);
                delivery.context.dsn = 2'000'000;
                delivery.context.tls = wordId + 3;
                delivery.context.outcome = i % 50 == 0 ? 2 : 0;
                delivery.context.source = 1;
                if (login != 0) {
                    loginRows << base + number << at << hostId + node - 1 << wordId << wordId + 1 << login << std::string_view("\xC0\x00\x02\x07", 4)
                              << wordId + 2 << wordId + 3 << (i % 20 == 0 ? 1 : 0) << 1 << number << 1 << number * 900;
                    loginRows.row();
                }
            }
            const std::int64_t segment = base + day + 1;
            blocks << base + day + 1 << first << number - 1 << std::int64_t(messagesOfNodeDay) << midnight << midnight + dayMs;
            const std::string facts = store::packBlock(block);
            blocks << std::string_view(facts);
            blocks.row();
            ranges << segment;
            ranges.text("block") << std::int64_t(day) + 1 << std::int64_t(day) + 1;
            ranges.row();
            segments << segment << (midnight / dayMs) << midnight << midnight + dayMs << std::int64_t(messagesOfNodeDay) << 1;
            segments.row();
            for (const char *table : { "message", "delivery", "login" }) {
                ranges << segment;
                ranges.text(table) << first << number - 1;
                ranges.row();
            }
            for (const char *kind : { "queue_id", "message_id", "recipient", "sender" }) {
                std::vector<std::uint32_t> values;
                for (std::uint32_t i = 0; i < messagesOfNodeDay; ++i)
                    values.push_back(static_cast<std::uint32_t>(m_random.next()));
                std::sort(values.begin(), values.end());
                std::string blob;
                for (const std::uint32_t value : values) {
                    for (int shift = 24; shift >= 0; shift -= 8)
                        blob += static_cast<char>(value >> shift);
                }
                digests << segment;
                digests.text(kind) << std::string_view(blob);
                digests.row();
            }
        }
        m_total += blocks.rows + loginRows.rows + segments.rows;
    }

    Database &m_database;
    int m_nodes;
    int m_days;
    demo::Random m_random { 7 };
    std::vector<std::uint32_t> m_chosen;
    std::uint64_t m_total = 0;
};

} // namespace

int main(int argc, char **argv)
{
    if (argc < 2) {
        std::fputs("usage: yearstore STORE [NODES 200] [DAYS 365]\n", stderr);
        return 2;
    }
    const QString path = QString::fromLocal8Bit(argv[1]);
    const int nodes = argc > 2 ? std::atoi(argv[2]) : 200;
    const int days = argc > 3 ? std::atoi(argv[3]) : 365;
    QFile::remove(path);
    Clock clock;
    store::CreateOptions options;
    options.homeZone = u"UTC"_s;
    options.keyId = u"bench"_s;
    must(store::Store::create(path, options, clock));
    Database database = must(Database::open(path, store::sqlite::Access::ReadWrite));
    must(database.run("PRAGMA synchronous=OFF; PRAGMA cache_size=-65536; PRAGMA secure_delete=OFF"));
    Filler(database, nodes, days).fill();
    return 0;
}
