// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/canonicaldump.h"

#include "models/core/hash.h"
#include "models/core/ipaddress.h"
#include "models/store/rowscan.h"
#include "models/store/sqlite.h"
#include "models/store/tr.h"

#include <sqlite3.h>

#include <algorithm>
#include <charconv>
#include <unordered_map>
#include <vector>

namespace bw::store {

namespace {

/// How a column is written down.
enum class As {
    Number,
    String, ///< id of the dictionary
    Hash, ///< keyed: written as the mark of its places
    Address,
    Network,
    Text,
    Message, ///< number of a message of the same node
    Stream, ///< id of stream_key
    Named, ///< id of feedback_text
    Report, ///< id of feedback_report
    Asset, ///< id of asset
    Bytes, ///< written as their hash
    Packed, ///< written as the hash of what is packed
};

struct Column
{
    const char *name;
    As as;
};

struct Table
{
    const char *name;
    const char *node; ///< SQL that gives the node of a row
    std::vector<Column> columns;
    int since = 1; ///< schema; an older store that is open for reading only has no such table
};

constexpr int firstSchemaWithPosture = 9;
constexpr const char *packed = "id >> 40"; // node of a packed row id
constexpr const char *ofAsset = "coalesce((SELECT a.node FROM asset a WHERE a.id = asset), 0)";

const std::vector<Table> &tables()
{
    using enum As;
    static const std::vector<Column> volume { { "level", Number }, { "start", Number }, { "accepted", Number },
        { "recipients", Number }, { "delivered", Number }, { "deferred", Number }, { "bounced", Number },
        { "expired", Number }, { "discarded", Number }, { "rejected", Number } };
    const auto cells = [](std::vector<Column> keys) {
        std::vector<Column> all = std::move(keys);
        all.insert(all.end(), volume.begin(), volume.end());
        return all;
    };
    static const std::vector<Table> all {
        { "message", packed, { { "accepted_ms", Number }, { "host", String }, { "instance", String }, { "queue_id", Text },
              { "message_hash", Hash }, { "sender_domain", String }, { "sender_local", String }, { "sender_hash", Hash },
              { "login", String }, { "service", String }, { "mechanism", String }, { "tls", String }, { "cipher", String },
              { "client", Address }, { "size", Number }, { "recipients", Number }, { "origin", Number },
              { "continues", Message }, { "stream", Stream } } },
        { "delivery", packed, { { "message", Message }, { "time_ms", Number }, { "outcome", Number }, { "flags", Number },
              { "recipient", Hash }, { "original", Hash }, { "domain", String }, { "relay", String }, { "reply", String },
              { "dsn", Number }, { "delay_ms", Number }, { "tls", String } } },
        { "rejection", packed, { { "time_ms", Number }, { "host", String }, { "instance", String }, { "service", String },
              { "queue_id", Text }, { "client", Address }, { "sender_domain", String }, { "sender_hash", Hash },
              { "recipient", Hash }, { "domain", String }, { "login", String }, { "reply", String }, { "dsn", Number },
              { "flags", Number } } },
        { "login", packed, { { "time_ms", Number }, { "host", String }, { "instance", String }, { "service", String },
              { "login", String }, { "client", Address }, { "mechanism", String }, { "tls", String }, { "outcome", Number },
              { "tries", Number }, { "message", Message } } },
        { "verdict", packed, { { "time_ms", Number }, { "host", String }, { "instance", String }, { "message", Message },
              { "queue_id", Text }, { "checked", Number }, { "result", String }, { "domain", String }, { "selector", String },
              { "client", Address }, { "reason", String } } },
        { "occurrence", packed, { { "time_ms", Number }, { "host", String }, { "instance", String }, { "kind", Number },
              { "message", Message }, { "client", Address }, { "reason", String } } },
        { "volume_cell", "node", cells({}) },
        { "stream_cell", "node", cells({ { "stream", Stream } }) },
        { "destination_cell", "node", { { "domain", String }, { "reply", String }, { "level", Number }, { "start", Number },
              { "messages", Number }, { "recipients", Number }, { "delivered", Number }, { "deferred", Number },
              { "bounced", Number }, { "expired", Number }, { "discarded", Number }, { "rejected", Number } } },
        { "login_cell", "node", { { "level", Number }, { "start", Number }, { "login", String }, { "network", Network },
              { "service", String }, { "mechanism", String }, { "ok", Number }, { "failed", Number }, { "refused", Number },
              { "outages", Number } } },
        { "session_cell", "node", { { "level", Number }, { "start", Number }, { "direction", Number }, { "service", String },
              { "tls", String }, { "mechanism", String }, { "sessions", Number } } },
        { "mailauth_cell", "node", { { "level", Number }, { "start", Number }, { "domain", String }, { "address", Address },
              { "checked", Number }, { "result", String }, { "selector", String }, { "messages", Number } } },
        { "refusal_cell", "node", { { "level", Number }, { "start", Number }, { "domain", String }, { "receiver", String },
              { "reply_class", Number }, { "recipients", Number } } },
        { "coverage_hour", "node", { { "host", String }, { "start", Number }, { "lines", Number }, { "understood", Number },
              { "unrecognised", Number }, { "unreadable", Number }, { "foreign_lines", Number }, { "evicted", Number },
              { "back_steps", Number }, { "skew_ms", Number } } },
        { "coverage_day", "node", { { "start", Number }, { "lines", Number }, { "understood", Number }, { "unrecognised", Number },
              { "unreadable", Number }, { "foreign_lines", Number }, { "evicted", Number } } },
        { "heard", "node", { { "host", String }, { "family", Number }, { "from_ms", Number }, { "to_ms", Number } } },
        { "lost", "node", { { "from_ms", Number }, { "to_ms", Number }, { "why", Text } } },
        { "aside", packed, { { "time_ms", Number }, { "why", Text }, { "process", Text }, { "text", Text } } },
        { "address", "0", { { "hash", Hash }, { "text", Text } } },
        { "login_network", "node", { { "login", String }, { "network", Network }, { "first_ok_ms", Number },
              { "last_ok_ms", Number }, { "ok_days", Number }, { "successes", Number }, { "services", Number },
              { "hours", Number } } },
        { "login_domain", "node", { { "login", String }, { "domain", String }, { "last_day", Number } } },
        { "selector_history", "node", { { "domain", String }, { "selector", String }, { "first_ms", Number }, { "last_ms", Number } } },
        { "source_history", "node", { { "domain", String }, { "network", Network }, { "first_ms", Number }, { "last_ms", Number } } },
        // Of what came twice, which file was first is as much by chance as when.
        { "feedback_report", "0", { { "kind", Number }, { "org", Named }, { "contact", Named }, { "report_id", Text }, { "domain", Named }, { "from_ms", Number }, { "to_ms", Number },
              { "records", Number }, { "messages", Number }, { "ok", Number }, { "failed", Number }, { "flags", Number } } },
        { "dmarc_policy", "0", { { "report", Report }, { "adkim", Number }, { "aspf", Number }, { "p", Number }, { "sp", Number }, { "np", Number }, { "percent", Number }, { "fo", Named },
              { "discovery", Number }, { "testing", Number }, { "said", Named }, { "name_space", Named }, { "version", Named }, { "generator", Named }, { "extra_contact", Named },
              { "errors", Named } } },
        { "dmarc_record", "0", { { "report", Report }, { "number", Number }, { "source", Address }, { "messages", Number }, { "disposition", Number }, { "dkim", Number }, { "spf", Number },
              { "header_from", Named }, { "envelope_from", Named }, { "envelope_to", Named }, { "reasons", Number }, { "comments", Named }, { "said", Named } } },
        { "dmarc_result", "0", { { "report", Report }, { "record", Number }, { "number", Number }, { "mechanism", Number }, { "domain", Named }, { "selector", Named }, { "result", Number },
              { "scope", Number }, { "said", Named } } },
        { "tls_policy", "0", { { "report", Report }, { "number", Number }, { "type", Number }, { "domain", Named }, { "strings", Named }, { "mx_hosts", Named }, { "ok", Number },
              { "failed", Number }, { "said", Named } } },
        { "tls_failure", "0", { { "report", Report }, { "policy", Number }, { "number", Number }, { "result", Number }, { "sending", Address }, { "receiving_mx", Named },
              { "receiving_helo", Named }, { "receiving", Address }, { "sessions", Number }, { "information", Named }, { "reason", Named }, { "said", Named } } },
        { "complaint", "0", { { "report", Report }, { "type", Number }, { "arrival_ms", Number }, { "source", Address }, { "incidents", Number }, { "reporting_mta", Named },
              { "user_agent", Named }, { "version", Named }, { "sender_domain", Named }, { "sender_hash", Hash }, { "from_domain", Named }, { "message_hash", Hash }, { "envelope_hash", Hash },
              { "feedback_id", Named }, { "failure", Number }, { "delivery", Number }, { "alignment", Named }, { "dkim_domain", Named }, { "dkim_selector", Named }, { "spf_dns", Named },
              { "auth_results", Named }, { "said", Named } } },
        { "complaint_recipient", "0", { { "report", Report }, { "number", Number }, { "recipient", Hash }, { "domain", Named } } },
        { "asset", "node", { { "kind", Number }, { "name", Text }, { "watched", Number }, { "options", Text } }, firstSchemaWithPosture },
        { "look", ofAsset, { { "asset", Asset }, { "at_ms", Number }, { "score", Number }, { "low", Number }, { "high", Number }, { "passed", Number }, { "failed", Number }, { "unknown", Number },
              { "not_applicable", Number } }, firstSchemaWithPosture },
        { "finding", ofAsset, { { "asset", Asset }, { "control", Text }, { "notes", Text }, { "way", Text }, { "decided_by", Text } }, firstSchemaWithPosture },
        { "finding_span", ofAsset, { { "asset", Asset }, { "control", Text }, { "from_ms", Number }, { "to_ms", Number }, { "verdict", Text }, { "severity", Text }, { "weight", Text },
              { "held", Text }, { "reason", Text }, { "flags", Number } }, firstSchemaWithPosture },
        { "finding_evidence", ofAsset, { { "asset", Asset }, { "control", Text }, { "content", Packed } }, firstSchemaWithPosture },
        { "asset_evidence", ofAsset, { { "asset", Asset }, { "kind", Text }, { "taken_ms", Number }, { "content", Packed } }, firstSchemaWithPosture },
        { "expiry", ofAsset, { { "asset", Asset }, { "what", Text }, { "name", Text }, { "at_ms", Number } }, firstSchemaWithPosture },
        { "accepted_risk", "0", { { "control", Text }, { "asset", Text }, { "owner", Text }, { "reason", Text }, { "until_ms", Number }, { "at_ms", Number } }, firstSchemaWithPosture },
        { "answer", "0", { { "control", Text }, { "version", Number }, { "said", Text }, { "owner", Text }, { "note", Text }, { "at_ms", Number }, { "review_ms", Number },
              { "attachment_name", Text }, { "attachment", Bytes } }, firstSchemaWithPosture },
        { "feedback_unreadable", "0", { { "number", Number }, { "part", Text }, { "place", Text }, { "why", Text } } },
    };
    return all;
}

constexpr int loginKind = 4; // logs::StringKind::Login

std::string hex(std::uint64_t value)
{
    char text[17];
    const auto end = std::to_chars(text, text + 16, value, 16).ptr;
    return std::string(text, end);
}

void appendText(std::string &line, std::string_view text)
{
    for (const char c : text) {
        if (static_cast<unsigned char>(c) < 0x20 || c == '\\' || c == '|')
            line.append("\\x").append(hex(static_cast<unsigned char>(c)));
        else
            line.push_back(c);
    }
}

class Dump final
{
public:
    Dump(sqlite::Database &database, int schema)
        : m_database(database)
        , m_schema(schema)
    {
    }

    core::Done run(const std::function<void(std::string_view)> &sink)
    {
        if (auto done = load(); !done)
            return done;
        // First what each keyed hash stands beside, then the lines with that as its mark.
        for (const Table &table : tables())
            if (auto done = each(table, [this](const std::string &line, const std::vector<std::string> &hashes) {
                    const std::uint64_t place = core::fastHash(line);
                    for (const std::string &hash : hashes)
                        m_marks[hash] += place | 1;
                });
                !done)
                return done;
        m_marking = true;
        std::vector<std::string> lines;
        for (const Table &table : tables()) {
            lines.clear();
            if (auto done = each(table, [&lines](const std::string &line, const std::vector<std::string> &) { lines.push_back(line); }); !done)
                return done;
            std::sort(lines.begin(), lines.end());
            for (const std::string &line : lines)
                sink(line);
        }
        return {};
    }

private:
    template <typename Take>
    core::Done rows(const std::string &sql, Take take)
    {
        auto statement = m_database.prepare(sql);
        if (!statement)
            return core::fail(statement.error());
        int code = 0;
        while ((code = statement->step()) == SQLITE_ROW)
            take(*statement);
        if (code != SQLITE_DONE)
            return core::fail(m_database.problem(code, Tr::tr("The store could not be read")));
        return {};
    }

    core::Done load()
    {
        auto done = rows("SELECT id, name FROM node", [this](sqlite::Statement &row) { m_nodes[row.integer(0)] = row.bytes(1); });
        if (done)
            done = rows("SELECT id, kind, key, text FROM string", [this](sqlite::Statement &row) {
                Entry &entry = m_strings[row.integer(0)];
                entry.isHash = row.integer(1) == loginKind && row.isNull(3);
                entry.text = std::to_string(row.integer(1)) + ':';
                if (entry.isHash)
                    entry.key = row.bytes(2);
                else
                    appendText(entry.text, row.isNull(3) ? row.bytes(2) : row.bytes(3));
            });
        if (done)
            done = rows("SELECT id, sender_domain, login, network, instance FROM stream_key", [this](sqlite::Statement &row) {
                m_streams[row.integer(0)] = { row.integer(1), row.integer(2), row.integer(4), std::string(row.bytes(3)) };
            });
        if (done)
            done = rows("SELECT id, text FROM feedback_text", [this](sqlite::Statement &row) { appendText(m_named[row.integer(0)], row.bytes(1)); });
        if (done) // what a complaint's content stands for depends on the store's key
            done = rows("SELECT r.id, r.kind, r.report_id, o.text, r.from_ms, CASE WHEN r.kind < 3 THEN r.content END FROM feedback_report r LEFT JOIN feedback_text o ON o.id = r.org",
                [this](sqlite::Statement &row) {
                    std::string name = std::to_string(row.integer(1)) + '/';
                    appendText(name, row.bytes(2));
                    appendText(name += '/', row.bytes(3));
                    name += '/' + std::to_string(row.integer(4)) + '/' + hex(core::fastHash(row.bytes(5)));
                    m_reports[row.integer(0)] = std::move(name);
                });
        if (done && m_schema >= firstSchemaWithPosture)
            done = rows("SELECT a.id, a.kind, coalesce(n.name, a.name) FROM asset a LEFT JOIN node n ON n.id = a.node", [this](sqlite::Statement &row) {
                appendText(m_assets[row.integer(0)] = std::to_string(row.integer(1)) + ':', row.bytes(2));
            });
        if (done)
            done = rows("SELECT id, accepted_ms, queue_id, host FROM message", [this](sqlite::Statement &row) {
                std::string name = std::to_string(row.integer(1)) + '/';
                appendText(name, row.bytes(2));
                m_messages[row.integer(0)] = std::move(name);
            });
        return done;
    }

    void appendHash(std::string &line, std::string_view bytes)
    {
        if (bytes.empty())
            return;
        if (m_marking)
            line.append("#").append(hex(m_marks[std::string(bytes)]));
        else
            m_hashes.emplace_back(bytes);
    }

    void appendString(std::string &line, std::int64_t id)
    {
        const auto found = m_strings.find(id);
        if (found == m_strings.end()) {
            line += id == 0 ? "" : id == -1 ? "other" : "?";
            return;
        }
        line += found->second.text;
        if (found->second.isHash)
            appendHash(line, found->second.key);
    }

    void append(std::string &line, sqlite::Statement &row, int index, As as, std::int64_t node)
    {
        if (row.isNull(index)) {
            line += "null";
            return;
        }
        switch (as) {
        case As::Number:
            line += std::to_string(row.integer(index));
            break;
        case As::String:
            appendString(line, row.integer(index));
            break;
        case As::Hash:
            appendHash(line, row.bytes(index));
            break;
        case As::Address:
            line += core::IpAddress::fromBytes(row.bytes(index)).toString();
            break;
        case As::Network:
            line += core::networkToString(row.bytes(index));
            break;
        case As::Text:
            appendText(line, row.bytes(index));
            break;
        case As::Message:
            if (const auto found = m_messages.find(node << 40 | row.integer(index)); found != m_messages.end())
                line += found->second;
            else
                line += row.integer(index) == 0 ? "none" : "unknown";
            break;
        case As::Stream:
            if (const auto found = m_streams.find(row.integer(index)); found != m_streams.end()) {
                appendString(line, found->second.domain);
                line += ',';
                appendString(line, found->second.login);
                line += ',' + core::networkToString(found->second.network) + ',';
                appendString(line, found->second.instance);
            }
            break;
        case As::Named:
            if (const auto found = m_named.find(row.integer(index)); found != m_named.end())
                line += found->second;
            break;
        case As::Report:
            line += m_reports[row.integer(index)];
            break;
        case As::Asset:
            line += m_assets[row.integer(index)];
            break;
        case As::Bytes:
            line += hex(core::fastHash(row.bytes(index)));
            break;
        case As::Packed: {
            const auto content = row.bytes(index);
            line += hex(core::fastHash(qUncompress(reinterpret_cast<const uchar *>(content.data()), static_cast<qsizetype>(content.size())).toStdString()));
            break;
        }
        }
    }

    template <typename Take>
    core::Done each(const Table &table, Take take)
    {
        if (m_schema < table.since)
            return {};
        std::string sql = std::string("SELECT ") + table.node;
        for (const Column &column : table.columns)
            sql.append(", ").append(column.name);
        sql.append(" FROM ").append(table.name);
        std::string line;
        return rows(sql, [&](sqlite::Statement &row) {
            const std::int64_t node = row.integer(0);
            m_hashes.clear();
            line = table.name;
            line += '|' + (node == 0 ? std::string("(fleet)") : m_nodes[node]);
            for (std::size_t i = 0; i < table.columns.size(); ++i) {
                line.append("|").append(table.columns[i].name).append("=");
                append(line, row, static_cast<int>(i) + 1, table.columns[i].as, node);
            }
            take(line, m_hashes);
        });
    }

    struct Entry
    {
        std::string text, key;
        bool isHash = false;
    };
    struct StreamParts
    {
        std::int64_t domain = 0, login = 0, instance = 0;
        std::string network;
    };

    sqlite::Database &m_database;
    const int m_schema;
    std::unordered_map<std::int64_t, std::string> m_nodes;
    std::unordered_map<std::int64_t, Entry> m_strings;
    std::unordered_map<std::int64_t, StreamParts> m_streams;
    std::unordered_map<std::int64_t, std::string> m_messages, m_named, m_reports, m_assets;
    std::unordered_map<std::string, std::uint64_t> m_marks;
    std::vector<std::string> m_hashes;
    bool m_marking = false;
};

} // namespace

core::Done canonicalDump(const Store &store, const std::function<void(std::string_view)> &sink)
{
    auto database = sqlite::Database::open(
        store.path(), store.isImmutable() ? sqlite::Access::Immutable : sqlite::Access::ReadOnly);
    if (!database)
        return core::fail(database.error());
    // One transaction: what a writer adds meanwhile is not half in.
    if (auto begun = database->run("BEGIN"); !begun)
        return begun;
    if (auto unpacked = unpackRows(*database); !unpacked)
        return unpacked;
    return Dump(*database, store.schema()).run(sink);
}

} // namespace bw::store
