// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/feedback/mailboxtable.h"

#include "models/store/fleet/change.h"
#include "models/store/journal.h"
#include "models/store/reader.h"
#include "models/store/statements.h"
#include "models/store/tr.h"

#include <optional>
#include <tuple>
#include <utility>

namespace bw::store {

using core::fail;
using core::ProblemKind;

namespace {

constexpr const char *columns = "SELECT m.name, m.host, m.port, m.starts_tls, m.login, m.folder, m.move_to, m.marks_seen, m.ca_file, m.password_file, m.method, m.device_url, m.token_url, "
                                "m.client_id, m.scope FROM mailbox m ";

fleet::Mailbox mailboxFrom(const Rows &row)
{
    fleet::Mailbox mailbox;
    mailbox.name = row.text(0);
    mailbox.host = row.text(1);
    mailbox.port = static_cast<int>(row.integer(2));
    mailbox.startsTls = row.integer(3) != 0;
    mailbox.user = row.text(4);
    mailbox.folder = row.text(5);
    mailbox.moveTo = row.text(6);
    mailbox.marksSeen = row.integer(7) != 0;
    mailbox.caFile = row.text(8);
    mailbox.passwordFile = row.text(9);
    mailbox.login = fleet::loginFromWord(row.text(10));
    mailbox.oauth = { row.text(11), row.text(12), row.text(13), row.text(14) };
    return mailbox;
}

core::Result<bool> isThere(sqlite::Database &database, const QString &name)
{
    auto statement = database.prepare("SELECT 1 FROM mailbox WHERE name = ?");
    if (!statement)
        return fail(statement.error());
    statement->bindText(1, name);
    const int code = statement->step();
    if (code != SQLITE_ROW && code != SQLITE_DONE)
        return fail(database.problem(code, Tr::tr("The store could not be read")));
    return code == SQLITE_ROW;
}

/// When the last try of \p place began, and what it came to.
std::pair<core::UtcMicros, std::optional<MailboxError>> errorOfTry(Reader &reader, const QString &place)
{
    auto tries = reader.rows("SELECT tried_ms, kind, what, reason, place_of_error, remedy FROM mailbox_try WHERE place = ?", place);
    if (!tries.next())
        return {};
    const QString kind = tries.text(1);
    return { fromMs(tries.integer(0)), kind.isEmpty() ? std::nullopt : std::optional(MailboxError { kind, tries.text(2), tries.text(3), tries.text(4), tries.text(5) }) };
}

core::Problem missing(const QString &name)
{
    return { ProblemKind::Missing, Tr::tr("There is no mailbox named %1").arg(name), {}, {}, Tr::tr("See feedback mailbox list, or write imaps://user@host/folder.") };
}

} // namespace

core::Result<QList<MailboxRow>> listMailboxes(const Store &store, const Cancel &cancel)
{
    QList<MailboxRow> mailboxes;
    if (store.schema() < firstSchemaWithMailboxes)
        return mailboxes;
    auto reader = Reader::begin(store, cancel);
    if (!reader)
        return fail(reader.error());
    {
        auto rows = reader->rows((std::string(columns) + "ORDER BY m.name").c_str());
        while (rows.next())
            mailboxes << MailboxRow { mailboxFrom(rows) };
    }
    for (MailboxRow &row : mailboxes) {
        const QString place = fleet::placeOf(row.mailbox);
        row.read = fromMs(reader->integer("SELECT read_ms FROM mailbox_cursor WHERE place = ?", place).value_or(0));
        if (store.schema() < firstSchemaWithMailboxTries)
            continue;
        std::tie(row.tried, row.error) = errorOfTry(*reader, place);
    }
    if (reader->problem())
        return fail(*reader->problem());
    return mailboxes;
}

core::Result<fleet::Mailbox> findMailbox(const Store &store, const QString &name, const Cancel &cancel)
{
    const auto all = listMailboxes(store, cancel);
    if (!all)
        return fail(all.error());
    for (const MailboxRow &row : *all)
        if (row.mailbox.name == name)
            return row.mailbox;
    return fail(missing(name));
}

core::Done saveMailbox(const Store &store, const fleet::Mailbox &mailbox, const QString &before, const core::Clock &clock)
{
    if (mailbox.name.isEmpty())
        return fail({ ProblemKind::Usage, Tr::tr("The mailbox has no name"), {}, {}, Tr::tr("Give it a short name, as in reports.") });
    if (auto done = fleet::check(mailbox); !done)
        return done;
    auto change = Change::begin(store);
    if (!change)
        return fail(change.error());
    if (mailbox.name != before) {
        const auto isKnown = isThere(change->database(), mailbox.name);
        if (!isKnown)
            return fail(isKnown.error());
        if (*isKnown)
            return fail({ ProblemKind::Conflict, Tr::tr("There is a mailbox named %1 already").arg(mailbox.name), {}, {}, Tr::tr("Choose another name, or remove that one first.") });
    }
    if (!before.isEmpty()) {
        const auto isKnown = isThere(change->database(), before);
        if (!isKnown || !*isKnown)
            return fail(isKnown ? missing(before) : isKnown.error());
    }
    const auto write = [&](Sql statement, const auto &...last) {
        return execute(change->database(), textOf(statement), mailbox.name, mailbox.host, mailbox.port, mailbox.startsTls, mailbox.user, mailbox.folder, mailbox.moveTo, mailbox.marksSeen,
            mailbox.caFile, mailbox.passwordFile, fleet::loginWord(mailbox.login), mailbox.oauth.deviceUrl, mailbox.oauth.tokenUrl, mailbox.oauth.clientId, mailbox.oauth.scope, last...);
    };
    if (auto done = before.isEmpty() ? write(Sql::AddMailbox) : write(Sql::ChangeMailbox, before); !done)
        return done;
    if (auto done = execute(change->database(), textOf(Sql::ForgetMailboxTry), fleet::placeOf(mailbox)); !done)
        return done;
    if (auto done = writeJournal(change->database(), clock, before.isEmpty() ? QStringLiteral("mailbox.add") : QStringLiteral("mailbox.change"), mailbox.name); !done)
        return done;
    return change->commit();
}

core::Done removeMailbox(const Store &store, const QString &name, const core::Clock &clock)
{
    auto change = Change::begin(store);
    if (!change)
        return fail(change.error());
    const auto isKnown = isThere(change->database(), name);
    if (!isKnown)
        return fail(isKnown.error());
    if (!*isKnown)
        return fail(missing(name));
    if (auto done = execute(change->database(), textOf(Sql::ForgetMailbox), name); !done)
        return done;
    if (auto done = writeJournal(change->database(), clock, QStringLiteral("mailbox.remove"), name); !done)
        return done;
    return change->commit();
}

core::Result<MailboxCursor> mailboxCursor(const Store &store, const QString &place, const Cancel &cancel)
{
    auto reader = Reader::begin(store, cancel);
    if (!reader)
        return fail(reader.error());
    MailboxCursor cursor;
    {
        auto rows = reader->rows("SELECT uid_validity, last_uid FROM mailbox_cursor WHERE place = ?", place);
        if (rows.next())
            cursor = { static_cast<std::uint32_t>(rows.number(0)), static_cast<std::uint32_t>(rows.number(1)), {} };
    }
    {
        auto rows = reader->rows("SELECT uid FROM mailbox_move WHERE place = ? ORDER BY uid", place);
        while (rows.next())
            cursor.toMove.push_back(static_cast<std::uint32_t>(rows.number(0)));
    }
    if (reader->problem())
        return fail(*reader->problem());
    return cursor;
}

core::Done setMailboxCursor(const Store &store, const QString &place, std::uint32_t uidValidity, std::uint32_t lastUid, const std::vector<std::uint32_t> &toMove)
{
    auto change = Change::begin(store);
    if (!change)
        return fail(change.error());
    auto before = change->database().prepare("SELECT 1 FROM mailbox_cursor WHERE place = ? AND uid_validity <> ?");
    if (!before)
        return fail(before.error());
    before->bindText(1, place);
    before->bind(2, uidValidity);
    const int code = before->step();
    if (code != SQLITE_ROW && code != SQLITE_DONE)
        return fail(change->database().problem(code, Tr::tr("The store could not be read")));
    *before = {};
    if (code == SQLITE_ROW)
        if (auto done = execute(change->database(), textOf(Sql::ForgetMailboxMoves), place); !done)
            return done;
    if (auto done = execute(change->database(), textOf(Sql::SetMailboxCursor), place, uidValidity, lastUid); !done)
        return done;
    for (const std::uint32_t uid : toMove)
        if (auto done = execute(change->database(), textOf(Sql::AddMailboxMove), place, uid); !done)
            return done;
    return change->commit();
}

core::Done noteMoved(const Store &store, const QString &place, const std::vector<std::uint32_t> &uids)
{
    auto change = Change::begin(store);
    if (!change)
        return fail(change.error());
    for (const std::uint32_t uid : uids)
        if (auto done = execute(change->database(), textOf(Sql::ForgetMailboxMove), place, uid); !done)
            return done;
    return change->commit();
}

core::Done noteMailboxRead(const Store &store, const QString &place, core::UtcMicros time)
{
    auto change = Change::begin(store);
    if (!change)
        return fail(change.error());
    if (auto done = execute(change->database(), textOf(Sql::NoteMailboxRead), toMs(time), place); !done)
        return done;
    return change->commit();
}

core::Done noteMailboxTry(const Store &store, const QString &place, core::UtcMicros time, const std::optional<MailboxError> &error)
{
    auto change = Change::begin(store);
    if (!change)
        return fail(change.error());
    const MailboxError none, &told = error ? *error : none;
    if (auto done = execute(change->database(), textOf(Sql::NoteMailboxTry), place, toMs(time), told.kind, told.what, told.reason, told.where, told.remedy); !done)
        return done;
    return change->commit();
}

core::Result<std::optional<MailboxError>> lastMailboxError(const Store &store, const QString &place, const Cancel &cancel)
{
    if (store.schema() < firstSchemaWithMailboxTries)
        return std::optional<MailboxError>();
    auto reader = Reader::begin(store, cancel);
    if (!reader)
        return fail(reader.error());
    const auto error = errorOfTry(*reader, place);
    if (reader->problem())
        return fail(*reader->problem());
    return error.second;
}

} // namespace bw::store
