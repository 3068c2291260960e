// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ipaddress.h"
#include "models/core/result.h"
#include "models/logs/batch.h"
#include "models/store/queries/cancel.h"
#include "models/store/queries/cidr.h"
#include "models/store/queries/filter.h"
#include "models/store/queries/timebuckets.h"
#include "models/store/store.h"

#include <QHash>
#include <QList>

#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace bw::store {

/// A login row with its ids, for rules that see millions of them.
struct LoginTry
{
    core::UtcMicros time = 0;
    std::int64_t rowId = 0; ///< node << 40 | number
    std::int64_t login = 0; ///< string id, 0: not logged
    core::IpAddress client;
    std::int32_t service = 0, mechanism = 0, tries = 1, host = 0, tls = 0;
    logs::LoginOutcome outcome {};

    [[nodiscard]] bool isOk() const { return outcome == logs::LoginOutcome::Ok; }
    [[nodiscard]] bool isFailure() const
    {
        return outcome == logs::LoginOutcome::Failed || outcome == logs::LoginOutcome::NoSuchUser || outcome == logs::LoginOutcome::WrongPassword
            || outcome == logs::LoginOutcome::Refused;
    }
};

class KeptRows;
class Reader;
/// Login rows of one node inside the range, in the order of storing, until `take` says false.
void scanLogins(Reader &reader, const KeptRows &kept, core::TimeRange range, const std::function<bool(const LoginTry &)> &take);

/// Gives kept login rows of the filter's nodes inside the range, in order of time, in pieces of at most a day and at most
/// `mostAtOnce` rows, so that memory grows neither with the range nor with the rows. Rows of the same moment come in order of
/// their ids.
core::Done readLoginTries(const Store &store, const Filter &filter, core::TimeRange range, const Cancel &cancel,
    const std::function<void(std::span<const LoginTry>)> &take, std::size_t mostAtOnce = 50'000);

/// Sources, mechanisms and services of a filter, as ids of rows.
class TryFilter final
{
public:
    [[nodiscard]] static core::Result<TryFilter> make(const Store &store, const Filter &filter, const Cancel &cancel);
    [[nodiscard]] bool passes(const LoginTry &one) const;

private:
    std::vector<Cidr> m_sources;
    std::optional<std::vector<std::int64_t>> m_mechanisms, m_services; ///< none: any
};

/// Names for ids of strings; a login that never succeeded is "#" and hex digits.
[[nodiscard]] core::Result<QHash<qint64, QString>> readStringTexts(const Store &store, const QList<qint64> &ids, const Cancel &cancel);
[[nodiscard]] core::Result<QHash<qint64, QString>> readNodeNames(const Store &store, const Cancel &cancel);
/// From when on every login row of the filter's nodes is kept. INT64_MIN: none was let go; INT64_MAX: all were.
[[nodiscard]] core::Result<core::UtcMicros> loginRowsKeptFrom(const Store &store, const Filter &filter, const Cancel &cancel);
/// Ids of these logins; names that nobody bears give none.
[[nodiscard]] core::Result<QList<qint64>> readLoginIds(const Store &store, const QStringList &names, const Cancel &cancel);
/// Heard share of the filter's nodes for each bucket, inside the range.
[[nodiscard]] core::Result<QList<double>> heardShares(
    const Store &store, const Filter &filter, const TimeBuckets &buckets, core::TimeRange range, const Cancel &cancel);
/// The filter's range, or everything that the store holds of its nodes.
[[nodiscard]] core::Result<core::TimeRange> rangeOf(const Store &store, const Filter &filter, const Cancel &cancel);

} // namespace bw::store
