// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/crypto/hmachasher.h"
#include "models/logs/envelope.h"
#include "models/logs/ledger.h"
#include "models/mta/product.h"
#include "models/store/canonicaldump.h"
#include "models/store/rowscan.h"
#include "models/store/sqlite.h"
#include "models/store/writer.h"
#include "tests/support/manualclock.h"

#include <QByteArray>
#include <QFile>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <algorithm>
#include <functional>
#include <sqlite3.h>

/// The path from bytes to rows without files, chunks and cursors: for tests of grammar, ledger and writer together.
/// Header only; a test that includes it depends on crypto, mta, logs and store.
namespace bw::test {

inline core::Secret fixedKey()
{
    static constexpr std::uint8_t bytes[32] { 1, 2, 3, 4, 5, 6, 7, 8, 9 };
    return core::Secret(bytes);
}

inline QByteArray dataBytes(const QString &name)
{
    QFile file(QStringLiteral(BW_TEST_DATA "/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

class LogStore final
{
public:
    explicit LogStore(const QString &homeZone = QStringLiteral("UTC"))
        : m_hasher(fixedKey())
    {
        auto made = store::Store::create(m_folder.filePath(QStringLiteral("s.bw")), { homeZone, QStringLiteral("k") }, clock);
        if (!made)
            qFatal("%s", qPrintable(made.error().oneLine()));
        m_store = std::make_unique<store::Store>(*made);
    }

    /// Reads \p bytes as one stretch by one run: opens the writer, restores, reads, writes, closes. Empty: all well.
    /// \p linesInBatch: a batch is taken after so many lines (0: once at the end). \p isEnd: the file ends here.
    /// \p envelopeState: the run goes on where the one before stopped, and leaves where it stopped itself.
    QString import(const QByteArray &bytes, int linesInBatch = 0, bool isEnd = true, std::string *envelopeState = nullptr)
    {
        auto writer = store::Writer::open(*m_store, node, QStringLiteral("postfix"), QStringLiteral("test"), clock);
        if (!writer)
            return writer.error().oneLine();
        auto state = (*writer)->loadState();
        if (!state)
            return state.error().oneLine();
        logs::LedgerOptions options;
        options.homeZone = m_store->homeZone();
        options.ownDomains = ownDomains;
        options.next = state->next;
        options.clearRecipients = clearRecipients;
        logs::Ledger ledger(options, m_hasher);
        for (const auto &open : state->open)
            ledger.restore(open.key, open.state);
        ledger.setSource(state->nextSource);
        if (!envelopeState || envelopeState->empty())
            ledger.breakContact();
        store::Progress progress;
        progress.sources.push_back({ state->nextSource, "log", 0, 0, 0, 0, {} });
        logs::EnvelopeReader reader({ {}, 2026, 0 });
        if (envelopeState && !envelopeState->empty())
            reader.restore(*envelopeState);
        mta::Dispatcher dispatcher(*mta::productById("postfix"));
        reader.setBlock({ bytes.constData(), static_cast<std::size_t>(bytes.size()) }, 0, 1, true);
        logs::Line line;
        logs::Events events;
        // A batch tells each unfinished thing once: the store keeps what it is told last.
        bool isToldOnce = true;
        const auto takeBatch = [&] {
            logs::Batch batch = ledger.takeBatch();
            isToldOnce = isToldOnce
                && std::adjacent_find(batch.open.begin(), batch.open.end(), [](const auto &a, const auto &b) { return a.key == b.key; }) == batch.open.end();
            return batch;
        };
        int lines = 0;
        while (true) {
            const auto step = reader.next(line);
            if (step == logs::EnvelopeReader::Step::NeedMore)
                break;
            events.clear();
            if (step == logs::EnvelopeReader::Step::Unreadable) {
                ledger.countUnreadable(line, "unreadable");
            } else {
                switch (dispatcher.read(line, events)) {
                case mta::Dispatcher::Outcome::Events: ledger.take(line, events); break;
                case mta::Dispatcher::Outcome::Silent: ledger.countSilent(line); break;
                case mta::Dispatcher::Outcome::Unrecognised: ledger.countUnrecognised(line); break;
                case mta::Dispatcher::Outcome::Foreign: ledger.countForeign(line); break;
                case mta::Dispatcher::Outcome::Failed: ledger.countUnreadable(line, "internal_error"); break;
                }
            }
            if (linesInBatch > 0 && ++lines % linesInBatch == 0) {
                if (auto done = (*writer)->apply(takeBatch(), progress); !done)
                    return done.error().oneLine();
                progress = {};
                if (betweenBatches)
                    betweenBatches();
            }
        }
        if (isEnd)
            ledger.endContact();
        if (auto done = (*writer)->apply(takeBatch(), progress); !done)
            return done.error().oneLine();
        if (auto done = (*writer)->finish(); !done)
            return done.error().oneLine();
        if (!isToldOnce)
            return QStringLiteral("a batch tells one state twice");
        if (envelopeState)
            *envelopeState = reader.state();
        return {};
    }

    /// First column of the first row. Messages, deliveries and verdicts are all rows here, packed or not.
    qint64 number(const QString &sql)
    {
        auto database = unpacked();
        const auto value = database.integer(sql.toStdString());
        if (!value)
            qFatal("%s: %s", qPrintable(sql), qPrintable(value.error().oneLine()));
        return *value;
    }

    /// Rows as text, columns separated by '|'.
    QStringList rows(const QString &sql)
    {
        auto database = unpacked();
        auto statement = database.prepare(sql.toStdString());
        if (!statement)
            qFatal("%s: %s", qPrintable(sql), qPrintable(statement.error().oneLine()));
        QStringList out;
        sqlite3_stmt *const *raw = reinterpret_cast<sqlite3_stmt *const *>(&*statement);
        const int columns = sqlite3_column_count(*raw);
        while (statement->step() == SQLITE_ROW) {
            QStringList cells;
            for (int i = 0; i < columns; ++i)
                cells << statement->text(i);
            out << cells.join(u'|');
        }
        return out;
    }

    store::sqlite::Database unpacked() const
    {
        auto database = store::sqlite::Database::open(m_store->path(), store::sqlite::Access::ReadOnly);
        if (auto done = store::unpackRows(*database); !done)
            qFatal("%s", qPrintable(done.error().oneLine()));
        return std::move(*database);
    }

    QStringList dump()
    {
        QStringList lines;
        const auto done = store::canonicalDump(*m_store,
            [&](std::string_view line) { lines << QString::fromUtf8(line.data(), static_cast<qsizetype>(line.size())); });
        if (!done)
            qFatal("%s", qPrintable(done.error().oneLine()));
        return lines;
    }

    [[nodiscard]] const store::Store &store() const { return *m_store; }
    [[nodiscard]] crypto::HmacHasher &hasher() { return m_hasher; }
    [[nodiscard]] QString folder() const { return m_folder.path(); }

    ManualClock clock { 1'795'500'000'000'000 };
    std::vector<std::string> ownDomains;
    QString node = QStringLiteral("mx"); ///< that import() writes for
    bool clearRecipients = false;
    std::function<void()> betweenBatches; ///< the writer is open then

private:
    QTemporaryDir m_folder;
    std::unique_ptr<store::Store> m_store;
    crypto::HmacHasher m_hasher;
};

} // namespace bw::test
