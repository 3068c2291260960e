// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/core/hash.h"
#include "models/core/result.h"
#include "models/store/store.h"

#include <QList>

#include <string>

namespace bw::store {

/// Whom a request is about. The hash finds what is kept hashed; the address what stands in clear: the owner's own senders.
struct Subject
{
    core::KeyedHash hash;
    std::string address; ///< logs::canonicalAddress()
};

/// What the store holds of one person. Rows are named without the address.
struct SubjectRow
{
    QString table; ///< delivery, rejection, message, login, address, string, complaint, complaint_recipient
    QString role; ///< recipient, original recipient, sender, login …
    qint64 id = 0;
    core::UtcMicros time = 0;
    QString node;
};

/// Scans all kept rows: a person's request is rare, and must miss nothing. Damaged: some could not be read, so that "not
/// found" could not be said. Any thread but the UI's.
core::Result<QList<SubjectRow>> findSubject(const Store &store, const Subject &subject);

/// Takes the person out of every row (the row stays counted, its hash becomes zeros, an own sender's name nothing), of
/// messages that are still open, of the segments' digests, of the addresses kept in clear and of the logins' names, which
/// get a pseudonym. What comes after it is new and is stored under its own name; lines about a message that was open stay
/// nameless. Writers that run meanwhile write nothing more (Writer::isOvertaken()): an import or a follower begins anew from
/// what is stored. Journaled without the address, in one transaction. Until compact() old versions of rows may stand in unused parts of
/// the file. Answers how many rows were changed.
core::Result<qint64> eraseSubject(const Store &store, const core::Clock &clock, const Subject &subject);

} // namespace bw::store
