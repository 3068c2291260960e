// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/privacy.h"

#include "models/store/journal.h"
#include "models/store/lease.h"
#include "models/store/maintenance.h"
#include "models/store/sqlite.h"
#include "models/store/tr.h"

namespace bw::store {

using core::fail;

namespace {

/// A writer that lives would go on as it began.
core::Done mayChange(const Store &store, const core::Clock &clock)
{
    if (store.isReadOnly())
        return fail(store.whyReadOnly());
    auto database = sqlite::Database::open(store.path(), sqlite::Access::ReadWrite);
    return database ? noWriterLives(*database, clock) : core::Done(fail(database.error()));
}

} // namespace

core::Done setClearRecipients(const Store &store, const core::Clock &clock, bool clear)
{
    if (auto done = mayChange(store, clock); !done)
        return done;
    if (auto done = store.setValue("clear_recipients", clear ? QStringLiteral("1") : QStringLiteral("0")); !done)
        return done;
    if (!clear) {
        auto database = sqlite::Database::open(store.path(), sqlite::Access::ReadWrite);
        if (!database)
            return fail(database.error());
        if (auto done = database->run("PRAGMA secure_delete = ON; DELETE FROM address"); !done)
            return done;
        *database = {};
        if (auto done = compact(store); !done)
            return done;
    }
    return writeJournal(store, clock, clear ? QStringLiteral("privacy.clear-on") : QStringLiteral("privacy.clear-off"), {});
}

core::Done setOwnDomains(const Store &store, const core::Clock &clock, QStringList domains)
{
    for (QString &domain : domains) {
        domain = domain.trimmed().toLower();
        if (domain.isEmpty() || domain.contains(QLatin1Char(' ')) || domain.contains(QLatin1Char('@')))
            return fail({ .kind = core::ProblemKind::Usage, .what = Tr::tr("\"%1\" is not a domain name").arg(domain),
                .remedy = Tr::tr("Name domains such as example.com.") });
    }
    if (auto done = mayChange(store, clock); !done)
        return done;
    domains.removeDuplicates();
    domains.sort();
    if (auto done = store.setValue("own_domains", domains.join(QLatin1Char(' '))); !done)
        return done;
    return writeJournal(store, clock, QStringLiteral("privacy.own-domains"), QString::number(domains.size()));
}

} // namespace bw::store
