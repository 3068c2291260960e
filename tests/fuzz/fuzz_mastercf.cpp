// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/comparison.h"
#include "models/fleet/mask.h"

#include <cstdint>
#include <cstdlib>

using namespace bw;

/// master.cf as postconf -Mf prints it, before and after a change.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray all(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const qsizetype cut = all.indexOf('\0') < 0 ? all.size() / 2 : all.indexOf('\0');
    fleet::Snapshot before, after;
    before.sections.append({ QStringLiteral("postfix.services"), fleet::SectionKind::Services, fleet::maskText(all.left(cut)), {}, false });
    after.sections.append({ QStringLiteral("postfix.services"), fleet::SectionKind::Services, fleet::maskText(all.mid(cut + 1)), {}, false });
    for (const fleet::Change &change : fleet::compare(before, after).changes)
        if (fleet::inWords(change).isEmpty())
            std::abort();
    static_cast<void>(fleet::unifiedDiff(before, after));
    if (!fleet::compare(before, before).changes.isEmpty())
        std::abort();
    return 0;
}
