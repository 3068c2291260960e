// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/feedback/feedbackupkeep.h"

#include "models/store/tr.h"

#include <sqlite3.h>

#include <string>
#include <vector>

namespace bw::store {

using core::fail;
using sqlite::Database;

namespace {

constexpr std::int64_t msPerDay = 86'400'000;
constexpr std::int64_t rowsAStep = 4'000;
constexpr int reportsAStep = 200;

class Leaving final
{
public:
    Leaving(Database &database, std::int64_t lastDay, const std::atomic_bool &stop)
        : m_database(database)
        , m_day(lastDay)
        , m_lastDay(std::to_string(lastDay))
        , m_lastMs(std::to_string((lastDay + 1) * msPerDay))
        , m_stop(stop)
    {
    }

    core::Result<qint64> all()
    {
        if (auto done = reports(); !done)
            return fail(done.error());
        if (m_stop)
            return m_removed;
        // Every row that a name is used by was stored on the name's last day or before.
        const auto kept = m_database.integer("SELECT count(*) FROM (SELECT 1 FROM feedback_report WHERE stored_day <= " + m_lastDay + " LIMIT 1)");
        if (!kept)
            return fail(kept.error());
        std::string sql = "DELETE FROM feedback_unreadable WHERE file IN (SELECT id FROM feedback_file WHERE read_ms < " + m_lastMs + "); DELETE FROM feedback_file WHERE read_ms < " + m_lastMs
            + " AND NOT EXISTS (SELECT 1 FROM feedback_unreadable u WHERE u.file = feedback_file.id) AND id NOT IN (SELECT file FROM feedback_report)";
        if (*kept == 0)
            sql += "; DELETE FROM feedback_text WHERE last_day <= " + m_lastDay;
        if (auto done = m_database.run(sql.c_str()); !done)
            return fail(done.error());
        return m_removed;
    }

private:
    /// The oldest has the lowest number, so that nothing is looked through while nothing is due.
    core::Done reports()
    {
        const auto oldest = m_database.integer("SELECT coalesce((SELECT stored_day FROM feedback_report ORDER BY id LIMIT 1), " + m_lastDay + " + 1)");
        if (!oldest)
            return fail(oldest.error());
        if (*oldest > m_day)
            return {};
        while (!m_stop) {
            const auto due = list();
            if (!due)
                return fail(due.error());
            if (due->empty())
                return {};
            for (const std::int64_t report : *due)
                if (auto done = records(report); !done)
                    return done;
            if (auto done = rest(*due); !done)
                return done;
        }
        return {};
    }

    core::Result<std::vector<std::int64_t>> list()
    {
        const std::string stored = "r.stored_day * " + std::to_string(msPerDay);
        auto statement = m_database.prepare("SELECT id FROM feedback_report r WHERE stored_day <= " + m_lastDay + " AND NOT EXISTS (SELECT 1 FROM hold WHERE hold.from_ms <= coalesce(r.to_ms, r.from_ms, "
            + stored + ") AND hold.to_ms >= coalesce(r.from_ms, " + stored + ")) ORDER BY id LIMIT " + std::to_string(reportsAStep));
        if (!statement)
            return fail(statement.error());
        std::vector<std::int64_t> ids;
        int code = 0;
        while ((code = statement->step()) == SQLITE_ROW)
            ids.push_back(statement->integer(0));
        if (code != SQLITE_DONE)
            return fail(m_database.problem(code, Tr::tr("The store could not be read")));
        return ids;
    }

    core::Done step(const std::string &sql)
    {
        auto done = m_database.run(sql.c_str());
        if (done)
            m_removed += sqlite3_changes64(m_database.handle());
        return done;
    }

    /// Of a report that has very many, some at a time.
    core::Done records(std::int64_t report)
    {
        const std::string id = std::to_string(report);
        const auto last = m_database.integer("SELECT coalesce(max(number), 0) FROM dmarc_record WHERE report = " + id);
        if (!last)
            return fail(last.error());
        for (std::int64_t upTo = rowsAStep; upTo <= *last && !m_stop; upTo += rowsAStep)
            for (const char *table : { "dmarc_result WHERE record", "dmarc_record WHERE number" })
                if (auto done = step(std::string("DELETE FROM ") + table + " <= " + std::to_string(upTo) + " AND report = " + id); !done)
                    return done;
        return {};
    }

    core::Done rest(const std::vector<std::int64_t> &reports)
    {
        if (m_stop)
            return {};
        std::string ids;
        for (const std::int64_t report : reports)
            ids.append(ids.empty() ? "" : ", ").append(std::to_string(report));
        auto transaction = sqlite::Transaction::begin(m_database);
        if (!transaction)
            return fail(transaction.error());
        for (const char *table : { "dmarc_result", "dmarc_record", "dmarc_policy", "tls_failure", "tls_policy", "complaint_recipient", "complaint" })
            if (auto done = step(std::string("DELETE FROM ") + table + " WHERE report IN (" + ids + ")"); !done)
                return done;
        if (auto done = step("DELETE FROM feedback_report WHERE id IN (" + ids + ")"); !done)
            return done;
        return transaction->commit();
    }

    Database &m_database;
    const std::int64_t m_day; ///< stored then or before
    const std::string m_lastDay, m_lastMs;
    const std::atomic_bool &m_stop;
    qint64 m_removed = 0;
};

} // namespace

core::Result<qint64> expireFeedback(Database &database, std::int64_t today, int days, const std::atomic_bool &stop)
{
    return Leaving(database, today - days, stop).all();
}

} // namespace bw::store
