// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/mailauth/spf/check.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QStringList>

namespace bw::ctl {

inline const QStringList spfColumns { QStringLiteral("result"), QStringLiteral("identity"), QStringLiteral("domain"), QStringLiteral("reason"), QStringLiteral("remedy"),
    QStringLiteral("explanation") };
/// The keys of the contract, and "identity" (mailfrom, helo), "remedy".
[[nodiscard]] QJsonObject spfRow(const mailauth::spf::Report &report);

/// What led to the verdict, in order: depth, domain, term, "end" (record, no_match, match, error) and "lookups", one text each, as
/// "A mx.example.org: 192.0.2.1".
[[nodiscard]] QJsonArray spfStepList(const mailauth::spf::Report &report);

/// The same as rows that people read: deeper includes stand further right, each look-up on a line of its own.
inline const QStringList spfTableColumns { QStringLiteral("domain"), QStringLiteral("term"), QStringLiteral("end"), QStringLiteral("lookups") };
[[nodiscard]] QList<QJsonObject> spfTable(const mailauth::spf::Report &report);

} // namespace bw::ctl
