// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/feedback/aggregatereader.h"

#include <QByteArray>
#include <QStringList>

#include <vector>

/// Reports as text that a test can compare.
namespace bw::feedback {

struct Kept final : AggregateSink
{
    void take(AggregateRecord &&record) override { records.push_back(std::move(record)); }
    void take(AggregateReport &&report) override { reports.push_back(std::move(report)); }
    std::vector<AggregateRecord> records;
    std::vector<AggregateReport> reports;
};

struct Read
{
    Kept kept;
    core::Done done;
};

/// \p piece: bytes given at once.
[[nodiscard]] Read readAggregate(const QByteArray &xml, qsizetype piece = 1 << 20, AggregateLimits limits = {});

/// "192.0.2.1 x3 none dkim=pass spf=fail from=example.org …": what is empty is left out.
[[nodiscard]] QString lineOf(const AggregateRecord &record);
/// "org=… contact=… id=… period=…/… p=…".
[[nodiscard]] QString lineOf(const AggregateReport &report);
[[nodiscard]] QString namesOf(const Deviations &deviations);

/// A report as RFC 7489 asks for, with nothing to note: two records.
[[nodiscard]] QByteArray plainReport();
/// The same in the form of RFC 9990.
[[nodiscard]] QByteArray rfc9990Report();

} // namespace bw::feedback
