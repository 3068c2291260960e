// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/secret.h"
#include "models/crypto/hmachasher.h"
#include "models/ingest/importer.h"
#include "models/store/canonicaldump.h"
#include "models/store/store.h"
#include "tests/support/manualclock.h"

#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <memory>

namespace bw::test {

inline std::unique_ptr<core::KeyedHasher> makeFixedHasher()
{
    static constexpr std::uint8_t key[32] { 7, 7, 7 };
    return std::make_unique<crypto::HmacHasher>(core::Secret(key));
}

inline QByteArray sampleBytes(const QString &name)
{
    QFile file(QStringLiteral(BW_TEST_DATA "/postfix/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// A folder with a store and logs, and imports into it as the verb does them.
class IngestWorld
{
public:
    IngestWorld()
    {
        auto made = store::Store::create(path(QStringLiteral("s.bw")), { QStringLiteral("UTC"), QStringLiteral("k") }, clock);
        if (!made)
            qFatal("%s", qPrintable(made.error().oneLine()));
        m_store = std::make_unique<store::Store>(*made);
    }

    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    QString write(const QString &name, const QByteArray &bytes, QIODevice::OpenMode mode = QIODevice::Truncate) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly | mode) || file.write(bytes) != bytes.size())
            qFatal("could not write %s", qPrintable(name));
        return path(name);
    }
    [[nodiscard]] const store::Store &store() const { return *m_store; }

    [[nodiscard]] static ingest::ImportOptions options(const QStringList &paths)
    {
        ingest::ImportOptions options;
        options.node = QStringLiteral("mx1");
        options.paths = paths;
        options.year = 2026;
        options.logZone = QStringLiteral("UTC");
        return options;
    }
    core::Result<ingest::ImportCounts> run(const ingest::ImportOptions &options, const std::atomic_bool &stop = neverStop)
    {
        ingest::Importer importer(*m_store, makeFixedHasher, clock);
        return importer.run(options, stop);
    }
    /// Must succeed.
    ingest::ImportCounts import(const QStringList &paths)
    {
        const auto counts = run(options(paths));
        if (!counts)
            qFatal("%s", qPrintable(counts.error().oneLine()));
        return *counts;
    }
    [[nodiscard]] QByteArray dump() const
    {
        QByteArray all;
        const auto done = store::canonicalDump(*m_store, [&all](std::string_view line) { all.append(line.data(), static_cast<qsizetype>(line.size())).append('\n'); });
        if (!done)
            qFatal("%s", qPrintable(done.error().oneLine()));
        return all;
    }

    ManualClock clock;
    inline static const std::atomic_bool neverStop = false;

private:
    QTemporaryDir m_folder;
    std::unique_ptr<store::Store> m_store;
};

/// A dump but for what was heard and lost: that tells in which pieces a log came.
inline QByteArray withoutLost(const QByteArray &dump)
{
    QByteArray kept;
    for (const QByteArray &line : dump.split('\n'))
        if (!line.startsWith("lost|") && !line.startsWith("heard|") && !line.isEmpty())
            kept += line + '\n';
    return kept;
}

/// Lines that only one of two dumps has, without the marks of keyed hashes: a mark tells of all places of its hash, so
/// that one missing line changes many. Where only marks differ: the first such pair.
inline QByteArray firstDifference(const QByteArray &a, const QByteArray &b)
{
    static const QRegularExpression marks(QStringLiteral("#[0-9a-f]{16}"));
    const auto linesOf = [](const QByteArray &dump) {
        QHash<QString, int> lines;
        for (const QByteArray &line : dump.split('\n'))
            ++lines[QString::fromUtf8(line).remove(marks)];
        return lines;
    };
    const auto left = linesOf(a), right = linesOf(b);
    QStringList only;
    for (auto line = left.cbegin(); line != left.cend(); ++line)
        if (*line != right.value(line.key()))
            only << QStringLiteral("%1 and %2 times: %3").arg(*line).arg(right.value(line.key())).arg(line.key());
    for (auto line = right.cbegin(); line != right.cend(); ++line)
        if (!left.contains(line.key()))
            only << QStringLiteral("0 and %1 times: %2").arg(*line).arg(line.key());
    if (!only.isEmpty())
        return (QStringLiteral("%1 lines differ\n").arg(only.size()) + only.mid(0, 12).join(u'\n')).toUtf8();
    const QList<QByteArray> first = a.split('\n'), second = b.split('\n');
    for (qsizetype i = 0; i < std::max(first.size(), second.size()); ++i)
        if (first.value(i) != second.value(i))
            return "\n- " + first.value(i) + "\n+ " + second.value(i);
    return {};
}

} // namespace bw::test
