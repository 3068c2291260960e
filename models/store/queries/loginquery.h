// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/store/queries/cancel.h"
#include "models/store/queries/filter.h"
#include "models/store/store.h"

#include <QList>
#include <QMap>

#include <optional>

namespace bw::store {

/// In the words of models/logs/README.md ("Words"): failed = checked and wrong + outages; refused stands apart.
struct LoginCounts
{
    /// users and sources: with at least one try of the counted outcomes; exact from rows, else absent (so with refused alone).
    std::optional<qint64> ok, failed, refused, outages, users, sources;
    bool operator==(const LoginCounts &) const = default;

    /// Failed ones in which a password was checked: failed - outages.
    [[nodiscard]] std::optional<qint64> checked() const { return failed && outages ? std::optional(*failed - *outages) : std::nullopt; }
};

struct LoginBucket
{
    QMap<QString, QString> keys;
    core::UtcMicros start = 0, end = 0;
    LoginCounts counts;
    double coverage = 1.0;
    bool isKept = true; ///< false: what could answer it is no longer kept, and there are no counts
};

struct LoginAnswer
{
    QList<LoginBucket> buckets;
    LoginCounts totals;
    double coverage = 1.0;
    int nodes = 0;
    core::TimeRange range; ///< the filter's, or everything that is stored
    QStringList notes; ///< what is missing from it, why, and what to do: the answer is partial. Empty: whole
    QString distinctNote; ///< from when on users and sources are known, where that is not the whole range
};

/// Keys: minute … month, node, user, network, source, service, mechanism, outcome. (By kind of attack: models/detection.)
/// `failed` counts logins that were turned away after a try; `outages` are those of them in which no password was checked
/// (454, generic failure): detection never takes one for a try. `refused` is AUTH that the server refused without a check
/// (only cells know it), apart from both. Under the filter's outcomes the counts of others are 0, and groups with nothing
/// are left out.
struct LoginQuery
{
    Filter filter;
    QStringList by;
    bool withDistinct = false; ///< users and sources: counted over kept rows, slower than cells
    [[nodiscard]] core::Result<LoginAnswer> run(const Store &store, const Cancel &cancel = {}) const;
};

/// One login event as kept; for detection, timelines and the row list.
struct LoginEventRow
{
    core::UtcMicros time = 0;
    QString node, host, service, user, source, mechanism, tls, outcome;
    qint64 tries = 1;
    qint64 rowId = 0;
    qint64 loginId = 0; ///< string id; equal for the same user key
    QByteArray network;
    QString file; ///< where its line stands; with withPlaces alone
    qint64 offset = -1;
};
struct LoginEventsQuery
{
    Filter filter;
    int limit = 0; ///< the newest ones; 0: all
    bool withPlaces = false; ///< file and byte of each line: one look-up a row
    /// In order of time.
    [[nodiscard]] core::Result<QList<LoginEventRow>> run(const Store &store, const Cancel &cancel = {}) const;
};

} // namespace bw::store
