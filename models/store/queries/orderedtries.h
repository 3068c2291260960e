// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/queries/keptrows.h"
#include "models/store/queries/loginrows.h"

#include <functional>
#include <span>
#include <vector>

namespace bw::store {

/// Login rows of several nodes in order of time, without ever holding more than so many of them. Rows lie in the order of
/// storing, which is nearly that of time. Where a range has more than fit, one look at their times alone says which stretches
/// of rows belong to which moments, and the range is given in pieces that fit. Inside models/store only.
class OrderedTries final
{
public:
    OrderedTries(Reader &reader, std::vector<KeptRows> nodes, std::function<bool(const LoginTry &)> wanted,
        const std::function<void(std::span<const LoginTry>)> &take, std::size_t mostAtOnce);

    void give(core::TimeRange range); ///< at most a day. Failures are the reader's

private:
    struct Stretch ///< of rows that were stored one after the other
    {
        std::int64_t first = 0, last = 0; ///< row ids
        core::TimeRange times; ///< of the rows between, half open
        core::TimeRange segment;
    };
    enum class Fit { Whole, TooMany };

    Fit giveAtOnce(core::TimeRange range);
    void learnStretches(core::TimeRange range);
    void split(core::TimeRange range);
    void givePiece(core::TimeRange piece);
    void giveMoment(core::TimeRange moment);
    template <typename Take>
    void scan(core::TimeRange range, Take take);
    void giveRows();

    Reader &m_reader;
    std::vector<KeptRows> m_nodes; ///< by id
    std::function<bool(const LoginTry &)> m_wanted;
    const std::function<void(std::span<const LoginTry>)> &m_take;
    std::size_t m_most;
    std::vector<LoginTry> m_rows;
    std::vector<Stretch> m_stretches; ///< of the range that is given
};

} // namespace bw::store
