// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/reader.h"

#include "models/core/blocking.h"
#include "models/store/queries/timebuckets.h"
#include "models/store/tr.h"

#include <QFile>

#include <sqlite3.h>
#include <sys/stat.h>

#include <algorithm>
#include <map>
#include <unordered_map>
#include <vector>

namespace bw::store {

struct Reader::Connection
{
    struct Cached
    {
        sqlite::Statement statement;
        bool busy = false;
    };

    sqlite::Database database;
    QString path;
    dev_t device = 0;
    ino_t inode = 0;
    bool busy = false;
    Cancel cancel;
    std::optional<core::Problem> problem;
    std::map<std::int64_t, std::int64_t> skipped; ///< blocks that could not be unpacked, with their messages
    core::TimeRange skippedTimes;
    std::unordered_multimap<std::string, std::unique_ptr<Cached>> statements;
    Cached broken; ///< what a failed prepare() hands out
};

namespace {

constexpr std::size_t idleConnections = 2;
constexpr int opcodesBetweenLooks = 4000; // well under a millisecond

std::vector<std::unique_ptr<Reader::Connection>> &pool()
{
    static thread_local std::vector<std::unique_ptr<Reader::Connection>> connections;
    return connections;
}

std::function<void(const std::string &)> &observer()
{
    static thread_local std::function<void(const std::string &)> call;
    return call;
}

int looksCancelled(void *cancel)
{
    return static_cast<const Cancel *>(cancel)->isCancelled() ? 1 : 0;
}

core::Problem cancelled()
{
    return { .kind = core::ProblemKind::Cancelled, .what = Tr::tr("Cancelled"), .reason = {}, .where = {}, .remedy = {} };
}

} // namespace

Rows::Rows(Rows &&other) noexcept
    : m_reader(other.m_reader)
    , m_statement(std::exchange(other.m_statement, nullptr))
    , m_busy(std::exchange(other.m_busy, nullptr))
{
}

Rows::~Rows()
{
    if (m_statement && m_statement->isValid())
        m_statement->reset();
    if (m_busy)
        *m_busy = false;
}

bool Rows::next()
{
    if (!m_statement->isValid() || m_reader.problem())
        return false;
    const int code = m_statement->step();
    if (code == SQLITE_ROW)
        return true;
    if (code != SQLITE_DONE)
        m_reader.note(code);
    return false;
}

std::int64_t Rows::integer(int column) const
{
    if (!m_statement->isInteger(column) && !m_statement->isNull(column))
        m_reader.noteDamage(Tr::tr("what should be a number is none"));
    return m_statement->integer(column);
}

std::int64_t Rows::number(int column) const
{
    constexpr std::int64_t far = std::int64_t(1) << 58; // ids are node << 40 | number
    const std::int64_t value = m_statement->integer(column);
    if (!m_statement->isInteger(column) || value > far || value < -far)
        m_reader.noteDamage(Tr::tr("what should be a number is none"));
    return value;
}

core::Result<Reader> Reader::begin(const Store &store, const Cancel &cancel)
{
    core::willBlock("ask a store");
    if (cancel.isCancelled())
        return core::fail(cancelled());
    const QString path = store.path();
    struct ::stat status {};
    ::stat(QFile::encodeName(path).constData(), &status);
    auto &connections = pool();
    Connection *found = nullptr;
    for (std::size_t i = 0; i < connections.size();) {
        auto &connection = *connections[i];
        const bool isSame = connection.path == path && connection.device == status.st_dev && connection.inode == status.st_ino;
        if (!connection.busy && isSame && !found)
            found = &connection;
        if (!connection.busy && !isSame && connections.size() > idleConnections) {
            connections.erase(connections.begin() + static_cast<std::ptrdiff_t>(i));
            continue;
        }
        ++i;
    }
    if (!found) {
        auto database = sqlite::Database::open(path, store.isImmutable() ? sqlite::Access::Immutable : sqlite::Access::ReadOnly);
        if (!database)
            return core::fail(database.error());
        auto connection = std::make_unique<Connection>();
        connection->database = std::move(*database);
        connection->path = path;
        connection->device = status.st_dev;
        connection->inode = status.st_ino;
        if (auto set = connection->database.run("PRAGMA query_only = ON; PRAGMA cell_size_check = ON; PRAGMA cache_size = -8000; PRAGMA temp_store = MEMORY"); !set)
            return core::fail(set.error());
        found = connection.get();
        connections.push_back(std::move(connection));
    }
    if (auto sound = store.checkFrame(found->database); !sound)
        return core::fail(sound.error());
    found->cancel = cancel;
    found->problem.reset();
    found->skipped.clear();
    sqlite3_progress_handler(found->database.handle(), opcodesBetweenLooks, looksCancelled, &found->cancel);
    if (auto begun = found->database.run("BEGIN"); !begun)
        return core::fail(begun.error());
    found->busy = true;
    return Reader(store, found);
}

Reader::Reader(Reader &&other) noexcept
    : m_store(other.m_store)
    , m_connection(std::exchange(other.m_connection, nullptr))
{
}

Reader::~Reader()
{
    if (!m_connection)
        return;
    sqlite3_progress_handler(m_connection->database.handle(), 0, nullptr, nullptr);
    sqlite3_exec(m_connection->database.handle(), "ROLLBACK", nullptr, nullptr, nullptr); // only ever read
    m_connection->cancel = {};
    m_connection->busy = false;
    auto &connections = pool();
    if (connections.size() > idleConnections)
        std::erase_if(connections, [this](const auto &connection) { return connection.get() == m_connection; });
}

const std::optional<core::Problem> &Reader::problem() const
{
    return m_connection->problem;
}

bool Reader::isCancelled()
{
    if (m_connection->cancel.isCancelled() && !m_connection->problem)
        m_connection->problem = cancelled();
    return m_connection->problem.has_value();
}

bool CellOrder::isNext(std::int64_t start, std::int64_t second, std::int64_t third)
{
    const std::array key { start, second, third };
    if (key <= m_last) {
        m_reader.noteDamage(Tr::tr("sums do not lie in their order"));
        return false;
    }
    m_last = key;
    return true;
}

void Reader::noteDamage(const QString &reason)
{
    if (m_connection->problem)
        return;
    m_connection->problem = core::Problem { core::ProblemKind::Damaged, Tr::tr("The store is damaged"), reason, m_store.path(),
        Tr::tr("Make a new store from a backup, or import the logs again.") };
    m_store.markDamaged(*m_connection->problem);
}

void Reader::skipBlock(std::int64_t id)
{
    auto &skipped = m_connection->skipped;
    if (skipped.contains(id))
        return;
    auto facts = rows("SELECT messages, low_ms, high_ms FROM block WHERE id = ?", id);
    if (!facts.next())
        return;
    const core::TimeRange times { fromMs(facts.integer(1)), fromMs(facts.integer(2)) + 1000 };
    auto &all = m_connection->skippedTimes;
    all = skipped.empty() ? times : core::TimeRange { std::min(all.from, times.from), std::max(all.to, times.to) };
    skipped.emplace(id, facts.integer(0));
    m_store.markDamaged({ core::ProblemKind::Damaged, Tr::tr("The store is damaged"), Tr::tr("packed messages could not be read"), m_store.path(),
        Tr::tr("It is open for reading only. Restore a backup, or save what can be read with breakwaterctl store copy.") });
}

QStringList Reader::damage() const
{
    std::int64_t messages = 0;
    for (const auto &[id, count] : m_connection->skipped)
        messages += count;
    if (messages == 0)
        return {};
    const auto &times = m_connection->skippedTimes;
    return { Tr::tr("%n message(s) between %1 and %2 are left out: the store is damaged there. See what with breakwaterctl store check; restore a backup, or import the logs of that time into a new store.",
        nullptr, static_cast<int>(std::min<std::int64_t>(messages, INT32_MAX)))
                 .arg(toRfc3339(times.from), toRfc3339(times.to)) };
}

void Reader::setObserver(std::function<void(const std::string &)> call)
{
    observer() = std::move(call);
}

Rows Reader::prepare(const char *sql)
{
    if (observer())
        observer()(sql);
    auto &statements = m_connection->statements;
    const auto [first, last] = statements.equal_range(sql);
    for (auto it = first; it != last; ++it) {
        if (!it->second->busy) {
            it->second->busy = true;
            return Rows(*this, &it->second->statement, &it->second->busy);
        }
    }
    auto statement = m_connection->database.prepare(sql);
    if (!statement) {
        if (!m_connection->problem)
            m_connection->problem = statement.error();
        return Rows(*this, &m_connection->broken.statement, &m_connection->broken.busy);
    }
    auto cached = std::make_unique<Connection::Cached>();
    cached->statement = std::move(*statement);
    cached->busy = true;
    auto &kept = *statements.emplace(sql, std::move(cached))->second;
    return Rows(*this, &kept.statement, &kept.busy);
}

void Reader::note(int code)
{
    if (m_connection->problem)
        return;
    if ((code & 0xff) == SQLITE_INTERRUPT) {
        m_connection->problem = cancelled();
        return;
    }
    m_connection->problem = m_connection->database.problem(code, Tr::tr("The store could not be read"));
    if (m_connection->problem->kind == core::ProblemKind::Damaged)
        m_store.markDamaged(*m_connection->problem);
}

} // namespace bw::store
