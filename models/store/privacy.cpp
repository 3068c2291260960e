// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/privacy.h"

#include "models/core/domainname.h"
#include "models/store/journal.h"
#include "models/store/lease.h"
#include "models/store/maintenance.h"
#include "models/store/sqlite.h"
#include "models/store/tr.h"

#include <sqlite3.h>

namespace bw::store {

using core::fail;

namespace {

struct Setting
{
    const char *key;
    QString value;
    QString act, details; ///< of the journal
    const char *also = nullptr; ///< SQL that belongs to it
};

/// The setting, what it brings and the journal's entry: all or nothing. A writer that lives would go on as it began.
core::Done change(const Store &store, const core::Clock &clock, const Setting &setting)
{
    if (store.isReadOnly())
        return fail(store.whyReadOnly());
    auto database = sqlite::Database::open(store.path(), sqlite::Access::ReadWrite);
    if (!database)
        return fail(database.error());
    if (auto done = database->run("PRAGMA secure_delete = ON"); !done)
        return done;
    auto transaction = sqlite::Transaction::begin(*database);
    if (!transaction)
        return fail(transaction.error());
    if (auto done = noWriterLives(*database, clock); !done)
        return done;
    auto set = database->prepare("INSERT INTO store_info(key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2");
    if (!set)
        return fail(set.error());
    set->bindText(1, std::string_view(setting.key));
    set->bindText(2, setting.value);
    if (const int code = set->step(); code != SQLITE_DONE)
        return fail(database->problem(code, Tr::tr("The store could not be written")));
    set->reset();
    if (setting.also)
        if (auto done = database->run(setting.also); !done)
            return done;
    if (auto done = writeJournal(*database, clock, setting.act, setting.details); !done)
        return done;
    return transaction->commit();
}

} // namespace

core::Done setClearRecipients(const Store &store, const core::Clock &clock, bool clear)
{
    if (clear)
        return change(store, clock, { "clear_recipients", QStringLiteral("1"), QStringLiteral("privacy.clear-on"), {} });
    if (auto done = change(store, clock, { "clear_recipients", QStringLiteral("0"), QStringLiteral("privacy.clear-off"), {}, "DELETE FROM address" }); !done)
        return done;
    return compact(store);
}

core::Done setOwnDomains(const Store &store, const core::Clock &clock, QStringList domains)
{
    for (QString &domain : domains) {
        const auto name = core::domainName(domain);
        if (!name || !name->contains(QLatin1Char('.')) || name->startsWith(QLatin1Char('['))) // a word without a dot is no domain of mail: "set" before the names
            return fail({ .kind = core::ProblemKind::Usage, .what = Tr::tr("\"%1\" is not a domain name").arg(domain.trimmed()),
                .remedy = Tr::tr("Name domains such as example.com.") });
        domain = *name;
    }
    domains.removeDuplicates();
    domains.sort();
    return change(store, clock, { "own_domains", domains.join(QLatin1Char(' ')), QStringLiteral("privacy.own-domains"), QString::number(domains.size()) });
}

} // namespace bw::store
