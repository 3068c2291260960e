// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/zonerules.h"
#include "models/notify/notice.h"
#include "models/notify/sight.h"

#include <QByteArray>
#include <QList>

#include <map>

namespace bw::notify {

struct PolicyOptions
{
    int quietFrom = -1, quietTo = -1; ///< minutes of the local day, half-open, over midnight too; -1 or equal: none
    core::ZoneRules zone; ///< home
    core::UtcMicros distance = core::microsPerHour; ///< at least, between two tellings of a key
    int mostAnHour = 6; ///< messages, each of which may hold many notices
};

/// Decides when what is told: once until it is over; what came in quiet hours when they end; what is too much later. Nothing is
/// lost by that, it is merged. No I/O: its state goes into bytes and comes back. One thread.
class NoticePolicy final
{
public:
    explicit NoticePolicy(PolicyOptions options);

    /// What a look at t saw. What held before lasts until a look saw it to be over, and is forgotten when its node is gone.
    void take(const Sight &sight, core::UtcMicros t);
    /// What is to be told at t in one message: most serious first. Stays due until told() is called.
    [[nodiscard]] QList<Notice> due(core::UtcMicros t) const;
    void told(const QList<Notice> &notices, core::UtcMicros t);

    /// Changes only when something began, ended or was told, and once an hour while something lasts. Empty: nothing to remember.
    [[nodiscard]] QByteArray state() const;
    /// Bytes that are none of ours forget everything.
    void restore(const QByteArray &state);

    [[nodiscard]] bool isQuiet(core::UtcMicros t) const;

private:
    struct Record
    {
        Notice notice; ///< as remembered; its last is at most an hour behind
        bool stands = true, waits = true;
        core::UtcMicros toldAt = 0; ///< 0: never
        Notice newest; ///< as last seen: what is told
    };
    void meet(const Notice &notice);
    void endWhatIsOver(const Sight &sight);
    void catchUp(core::UtcMicros t);

    PolicyOptions m_options;
    std::map<QString, Record> m_records;
    QList<core::UtcMicros> m_tellings; ///< of the last hour
};

} // namespace bw::notify
