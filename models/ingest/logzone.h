// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/core/zonerules.h"
#include "models/ingest/tr.h"

#include <QString>

namespace bw::ingest {

/// The zone of stamps without one: an IANA name; empty: this computer's.
[[nodiscard]] inline core::Result<core::ZoneRules> logZone(const QString &name)
{
    if (name.isEmpty())
        return core::ZoneRules::system();
    core::ZoneRules zone = core::ZoneRules::named(name.toStdString());
    if (!zone.isValid())
        return core::fail({ core::ProblemKind::Usage, Tr::tr("This time zone is not known"), {}, name, Tr::tr("Name one like Europe/Paris or UTC.") });
    return zone;
}

} // namespace bw::ingest
