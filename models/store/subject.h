// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/core/hash.h"
#include "models/core/result.h"
#include "models/store/store.h"

#include <QList>

namespace bw::store {

/// What the store holds of one person, found by the keyed hash of the address. Rows are named without the address.
struct SubjectRow
{
    QString table; ///< delivery, rejection, message, login
    QString role; ///< recipient, original recipient, sender, login
    qint64 id = 0;
    core::UtcMicros time = 0;
    QString node;
};

/// Scans all kept rows: a person's request is rare, and must miss nothing. Any thread but the UI's.
core::Result<QList<SubjectRow>> findSubject(const Store &store, const core::KeyedHash &person);

/// Takes the person out of every row (the row stays counted, its hash becomes zeros), out of the segments' digests and out
/// of the logins' names. Journaled without the address. Answers how many rows were changed.
core::Result<qint64> eraseSubject(const Store &store, const core::Clock &clock, const core::KeyedHash &person);

} // namespace bw::store
