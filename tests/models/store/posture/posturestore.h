// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/fleet/nodetable.h"
#include "models/store/posture/posturetable.h"
#include "tests/support/manualclock.h"
#include "tests/support/workfolder.h"

#include <QTest>

#include <memory>
#include <optional>
#include <utility>

namespace bw::test {

/// A value to go through, for loops: what an answer that lives no longer points to is gone.
template <typename T>
T got(core::Result<T> answer)
{
    return answer ? std::move(*answer) : T();
}

/// A store of its own, and looks that say little but what a test is about.
class PostureStore
{
public:
    PostureStore()
        : store(*store::Store::create(path(), { .homeZone = QStringLiteral("UTC"), .keyId = QStringLiteral("k") }, clock))
    {
    }

    [[nodiscard]] QString path() { return m_folder.path(QStringLiteral("a.bw")); }

    /// "fail", "fail high", "unknown: no answer".
    static store::FindingRow finding(store::AssetKind kind, const QString &asset, const QString &control, const QString &says)
    {
        store::FindingRow row;
        row.kind = kind;
        row.asset = asset;
        row.control = control;
        const QStringList words = says.section(u':', 0, 0).split(u' ');
        row.verdict = words.value(0);
        row.severity = words.value(1, QStringLiteral("medium"));
        row.weight = row.severity;
        row.reason = says.section(u':', 1).trimmed();
        return row;
    }

    /// \p says: control and what finding() takes.
    static store::LookToKeep look(core::UtcMicros at, const QList<std::pair<QString, QString>> &says, const QString &asset = QStringLiteral("example.org"),
        store::AssetKind kind = store::AssetKind::Domain)
    {
        store::LookToKeep look;
        look.look.kind = kind;
        look.look.asset = asset;
        look.look.at = at;
        look.look.score = 50;
        for (const auto &[control, words] : says)
            look.findings << finding(kind, asset, control, words);
        return look;
    }

    void keep(core::UtcMicros at, const QList<std::pair<QString, QString>> &says, const QString &asset = QStringLiteral("example.org"), store::AssetKind kind = store::AssetKind::Domain) const
    {
        const auto done = store::keepLook(store, look(at, says, asset, kind));
        QVERIFY2(done, done ? "" : qPrintable(done.error().oneLine()));
    }

    void addNode(const QString &name)
    {
        fleet::Node node;
        node.name = name;
        node.mta = QStringLiteral("postfix");
        const auto done = store::saveNode(store, node, {}, clock);
        QVERIFY2(done, done ? "" : qPrintable(done.error().oneLine()));
    }

    [[nodiscard]] std::optional<store::FindingRow> found(const QString &control, const QString &asset = QStringLiteral("example.org")) const
    {
        store::FindingFilter filter;
        filter.controls = QStringList { control };
        filter.assets = QStringList { asset };
        const auto findings = store::listFindings(store, filter);
        return findings && findings->size() == 1 ? std::optional(findings->first()) : std::nullopt;
    }

    /// "fail high 0-10", newest first; times in seconds after \p start.
    [[nodiscard]] QStringList history(const QString &control, core::UtcMicros start, const QString &asset = QStringLiteral("example.org")) const
    {
        QStringList lines;
        const auto spans = store::historyOf(store, control, asset);
        if (!spans)
            return { spans.error().oneLine() };
        for (const store::FindingSpan &span : *spans)
            lines << QStringLiteral("%1 %2 %3-%4").arg(span.verdict, span.severity).arg((span.from - start) / 1'000'000).arg(span.to == 0 ? QString() : QString::number((span.to - start) / 1'000'000));
        return lines;
    }

    ManualClock clock;

private:
    WorkFolder m_folder;

public:
    store::Store store;
};

} // namespace bw::test
