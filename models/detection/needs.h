// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/detection/attacks.h"
#include "models/store/queries/cancel.h"
#include "models/store/queries/filter.h"
#include "models/store/store.h"

#include <QList>
#include <QMap>
#include <QString>

namespace bw::detection {

using NeedSeverity = Severity;

/// One thing that needs a person.
struct Need
{
    QString id; ///< stable while the thing lasts: "taken_over:campaigns@news.example"
    QString rule; ///< taken_over suspicious_login attack backend_down node_unread node_clock node_silent lost_hours bounce_rise volume_rise unread_lines copied_key control_fails runs_out
    NeedSeverity severity = NeedSeverity::Low;
    QString subject; ///< shown bold: the thing's name
    QString text; ///< the rest of the sentence: "taken over from 203.0.113.0/24, then sent 22,310"
    QString action; ///< verb of the button: "Look…"
    QString page; ///< logins volume coverage fleet mailauth posture
    store::Filter filter; ///< that the page opens with
    core::TimeRange window;
    double coverage = 1.0; ///< heard share of the window, on the filter's nodes
    QMap<QString, qint64> counts;
    QString threshold; ///< what was in force, in words
    QList<qint64> rowIds;
    QList<qint64> decisiveRows; ///< of them, the odd good logins that it is about
    QStringList networks; ///< of clients, for taken_over and suspicious_login: where the odd logins came from; for copied_key: of who signs with it
    core::UtcMicros at = 0; ///< the moment that it is about, for a mark on a chart; 0: where the window begins
};

struct NeedsAnswer
{
    QList<Need> needs; ///< worst first
    core::TimeRange range;
    QStringList notes; ///< what could not be looked at, and why: the list may lack something. Empty: whole
};

/// "Now" is the end of the filter's range; of nodes that are collected the last round, where the range ends with it.
struct NeedsQuery
{
    store::Filter filter;
    [[nodiscard]] core::Result<NeedsAnswer> run(const store::Store &store, const store::Cancel &cancel = {}) const;
};

} // namespace bw::detection
