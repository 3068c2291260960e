// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/comparison.h"
#include "models/fleet/mask.h"
#include "models/mta/asking.h"
#include "models/mta/postfix/snapshot.h"

#include <QSet>

#include <cstdint>
#include <cstdlib>

using namespace bw;

/// What postconf, postmulti, doveconf and a milter's file say, in two halves that are compared.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray all(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const qsizetype cut = all.indexOf('\0') < 0 ? all.size() / 2 : all.indexOf('\0');
    const QByteArray halves[] { all.left(cut), all.mid(cut + 1) };
    fleet::Snapshot snapshots[2];
    for (int i = 0; i < 2; ++i) {
        const QByteArray masked = fleet::maskText(halves[i]);
        if (masked.count('\n') != halves[i].count('\n')) // lines stay
            std::abort();
        QSet<QString> names;
        for (const mta::postfix::Instance &instance : mta::postfix::instancesFrom(halves[i])) {
            if (names.contains(instance.name)) // the store keeps a section's name once
                std::abort();
            names.insert(instance.name);
        }
        static_cast<void>(mta::postfix::certificateFiles(halves[i]));
        static_cast<void>(mta::fileOfOption(halves[i], "-x"));
        snapshots[i].sections.append({ QStringLiteral("a.settings"), fleet::SectionKind::Settings, masked, {}, false });
        snapshots[i].sections.append({ QStringLiteral("b.lines"), fleet::SectionKind::Lines, mta::sortedLines(halves[i]), {}, false });
        snapshots[i].sections.append({ QStringLiteral("c.blocks"), fleet::SectionKind::Settings, mta::flattened(halves[i]), {}, false });
        snapshots[i].sections.append({ QStringLiteral("d.words"), fleet::SectionKind::Settings, mta::wordsAsSettings(halves[i]), {}, false });
    }
    for (const fleet::Change &change : fleet::compare(snapshots[0], snapshots[1]).changes)
        if (fleet::inWords(change).isEmpty())
            std::abort();
    static_cast<void>(fleet::unifiedDiff(snapshots[0], snapshots[1]));
    if (!fleet::compare(snapshots[0], snapshots[0]).changes.isEmpty()) // a thing is like itself
        std::abort();
    return 0;
}
