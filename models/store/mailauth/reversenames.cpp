// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/mailauth/reversenames.h"

#include "models/store/fleet/change.h"
#include "models/store/statements.h"

namespace bw::store {

ReverseNames readReverseNames(Reader &reader)
{
    ReverseNames names;
    if (reader.store().schema() < firstSchemaWithReverseNames)
        return names;
    auto rows = reader.rows("SELECT address, name, asked_ms FROM reverse_name");
    while (rows.next())
        names.insert(rows.text(0), { rows.text(1), fromMs(rows.integer(2)) });
    return names;
}

core::Done keepReverseNames(const Store &store, const ReverseNames &found)
{
    auto change = Change::begin(store);
    if (!change)
        return core::fail(change.error());
    for (auto it = found.begin(); it != found.end(); ++it)
        if (auto done = execute(change->database(), textOf(Sql::SetReverseName), it.key(), it->name, toMs(it->asked)); !done)
            return done;
    if (auto done = execute(change->database(), textOf(Sql::ForgetReverseNames), mostReverseNames); !done)
        return done;
    return change->commit();
}

} // namespace bw::store
