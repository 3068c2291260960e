// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/mailauth/spf/check.h"

#include <QJsonObject>
#include <QList>
#include <QStringList>

namespace bw::ctl {

inline const QStringList spfColumns { QStringLiteral("result"), QStringLiteral("identity"), QStringLiteral("domain"), QStringLiteral("reason"), QStringLiteral("remedy"),
    QStringLiteral("explanation") };
/// The keys of the contract, and "identity" (mailfrom, helo), "remedy".
[[nodiscard]] QJsonObject spfRow(const mailauth::spf::Report &report);

inline const QStringList spfStepColumns { QStringLiteral("depth"), QStringLiteral("domain"), QStringLiteral("term"), QStringLiteral("end"), QStringLiteral("lookups") };
/// What led to the verdict, in order: "end" is record, no_match, match or error; "lookups" one text each, as "A mx.example.org: 192.0.2.1".
[[nodiscard]] QList<QJsonObject> spfSteps(const mailauth::spf::Report &report);

} // namespace bw::ctl
