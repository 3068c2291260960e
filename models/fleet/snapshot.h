// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/time.h"

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QString>

#include <cstdint>

namespace bw::fleet {

/// How a section's text is read and compared.
enum class SectionKind : std::uint8_t {
    Settings, ///< "name = value" lines; order says nothing
    Services, ///< master.cf as postconf -Mf prints it: a service a line, its options indented below
    Lines, ///< a set of lines: listeners, certificates, units
    Text, ///< as it is: a version
};

/// One thing that a node said. Secrets are masked before the text comes here (mask.h).
struct Section
{
    QString name; ///< "postfix.settings", "postfix-out.services", "host.listeners"
    SectionKind kind = SectionKind::Text;
    QByteArray text;
    QString problem; ///< why it could not be read; then there is no text
    bool goesOn = false; ///< was not asked again: what it said before goes on
    bool operator==(const Section &) const = default;
};

/// What a node said at one moment. Immutable once it is stored.
struct Snapshot
{
    core::UtcMicros time = 0;
    QString product, version; ///< "Postfix", "3.7.11"; empty: unknown
    QList<Section> sections; ///< sorted by name

    [[nodiscard]] const Section *section(const QString &name) const;
};

/// What stood in the queue at one moment: counts only, never an address.
struct QueueSample
{
    core::UtcMicros time = 0;
    std::int64_t messages = 0, bytes = 0;
    bool isAtLeast = false; ///< only the first entries were read
    QMap<QString, std::int64_t> byQueue; ///< active, deferred, hold …
    QList<std::int64_t> byAge; ///< messages by the bounds of ageBoundsMinutes
    QMap<QString, std::int64_t> bySenderDomain, byDestination, reasons; ///< the most frequent, and "" for the rest
    bool operator==(const QueueSample &) const = default;
};
inline constexpr std::int64_t ageBoundsMinutes[] = { 5, 20, 60, 240, 1440, 4320 }; ///< younger than each; the last entry of byAge: older
inline constexpr std::int64_t mostQueueEntries = 20'000;

} // namespace bw::fleet
