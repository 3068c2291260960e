// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/detection/loginrisk.h"
#include "tests/models/store/queries/storefiller.h"

namespace bw::test {

/// A month of an ordinary fleet, and what a test adds on its last day.
struct Fleet
{
    StoreFiller filler;
    std::int64_t sub = filler.node(QStringLiteral("sub-1"));
    core::UtcMicros today = utc("2026-11-25T00:00:00Z");
    core::TimeRange lastDays { utc("2026-11-23T14:00:00Z"), utc("2026-11-25T14:00:00Z") };

    Fleet() { filler.heard(sub, today - 40 * core::microsPerDay, today + 14 * core::microsPerHour); }

    void know(const QString &user, const char *from, int days = 30, int successes = 60, core::UtcMicros firstOk = 0)
    {
        filler.sql(QStringLiteral("INSERT INTO login_network(node, login, network, first_ok_ms, last_ok_ms, ok_days, last_day, successes, services, hours) "
                                  "VALUES (%1, %2, %3, %4, %5, %6, 0, %7, 1, 16777215)")
                       .arg(sub)
                       .arg(filler.login(user))
                       .arg(blob(network(from)))
                       .arg(store::toMs(firstOk != 0 ? firstOk : today - 40 * core::microsPerDay))
                       .arg(store::toMs(firstOk != 0 ? firstOk : today - core::microsPerDay))
                       .arg(days)
                       .arg(successes));
    }
    void tell(core::UtcMicros t, const QString &user, const std::string &from, logs::LoginOutcome outcome = logs::LoginOutcome::Failed)
    {
        filler.loginRow(sub, t, filler.login(user), address(from.c_str()), outcome);
    }
    void send(core::UtcMicros hour, const QString &user, const char *from, std::int64_t messages, std::int64_t bounced = 0)
    {
        const auto key = filler.streamKey(QStringLiteral("news.example"), user, network(from));
        filler.stream(sub, hour, key, { messages, messages, messages - bounced, 0, bounced, 0, 0, 0 });
    }
    void seal() { filler.seal(sub, today); }

    detection::LoginRiskAnswer ask()
    {
        store::Filter filter;
        filter.range = lastDays;
        filter.zone = QStringLiteral("UTC");
        const auto answer = detection::LoginRiskQuery { filter }.run(filler.store());
        if (!answer)
            qFatal("%s", qPrintable(answer.error().oneLine()));
        return *answer;
    }
};

} // namespace bw::test
