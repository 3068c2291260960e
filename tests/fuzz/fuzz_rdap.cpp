// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assessment/rdap.h"

#include <cstdint>
#include <cstdlib>

using namespace bw;

/// A list of registries, and an answer of one, as anybody may send them.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const QString domain = QStringLiteral("example.com");
    if (const auto base = assessment::rdapBaseOf(bytes, domain); base && (!base->startsWith(QLatin1String("https://")) || !base->endsWith(u'/') || base->contains(u'\'')))
        std::abort();
    if (const auto read = assessment::registrationFrom(bytes, domain); read && (read->status.size() > 50 || read->registrar.size() > 200))
        std::abort();
    return 0;
}
