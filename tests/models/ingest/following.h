// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/sqlite.h"
#include "tests/models/ingest/ingestfixture.h"

#include <algorithm>
#include <atomic>
#include <thread>

namespace bw::test {

inline const QString sample = QStringLiteral("mixed-short-ids.rfc3339.log");

inline QList<QByteArray> sampleLines()
{
    QList<QByteArray> lines = sampleBytes(sample).split('\n');
    lines.removeLast();
    for (QByteArray &line : lines)
        line.append('\n');
    return lines;
}

inline QByteArray part(qsizetype from, qsizetype to)
{
    static const QList<QByteArray> lines = sampleLines();
    QByteArray bytes;
    for (qsizetype i = from; i < std::min(to, lines.size()); ++i)
        bytes += lines.at(i);
    return bytes;
}

inline constexpr qsizetype all = 746;

/// Follows mail.log on a thread of its own, as a process would; ends with the object or by stop().
class Following final
{
public:
    explicit Following(IngestWorld &world)
        : m_thread([this, &world] {
            ingest::Importer importer(world.store(), makeFixedHasher, world.clock);
            importer.setOnProgress([this](const ingest::ImportProgress &progress) { m_lines = progress.counts.lines - progress.counts.alreadyKnown; });
            auto options = IngestWorld::options({ world.path(QStringLiteral("mail.log")) });
            options.follow = true;
            options.lookEveryMs = 20;
            m_result = importer.run(options, m_stop);
        })
    {
    }
    ~Following() { stop(); }
    core::Result<ingest::ImportCounts> stop()
    {
        m_stop = true;
        if (m_thread.joinable())
            m_thread.join();
        return m_result;
    }
    /// Lines that were new to the store.
    [[nodiscard]] qint64 lines() const { return m_lines; }

private:
    std::atomic_bool m_stop = false;
    std::atomic<qint64> m_lines = 0;
    core::Result<ingest::ImportCounts> m_result;
    std::thread m_thread;
};

/// Up to where mail.log was read.
inline qint64 cursorOf(const IngestWorld &world)
{
    auto database = store::sqlite::Database::open(world.store().path(), store::sqlite::Access::ReadOnly);
    return database ? database->integer("SELECT coalesce(max(position), 0) FROM cursor").value_or(-1) : -1;
}

inline const QByteArray &expected()
{
    static const QByteArray dump = [] {
        IngestWorld world;
        world.import({ world.write(QStringLiteral("mail.log"), part(0, all)) });
        return world.dump();
    }();
    return dump;
}

} // namespace bw::test

#define COMPARE_DUMPS(world) QVERIFY2((world).dump() == expected(), firstDifference(expected(), (world).dump()).constData())
