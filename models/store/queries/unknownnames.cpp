// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/queries/unknownnames.h"

#include "models/store/queries/names.h"
#include "models/store/streams/streamrules.h"
#include "models/store/tr.h"

#include <algorithm>

namespace bw::store {

core::Result<QStringList> unknownNames(const Store &store, const Filter &filter, const Cancel &cancel)
{
    auto reader = Reader::begin(store, cancel);
    if (!reader)
        return core::fail(reader.error());
    Names names(*reader);
    QStringList found;
    const auto look = [&](const QStringList &texts, logs::StringKind kind, const QString &sentence) {
        for (const QString &text : texts)
            if (!text.isEmpty() && text != otherStream && !names.find(kind, text))
                found << sentence.arg(text);
    };
    //: %1 is a name that a question was asked for, and that is in no row
    look(filter.domains, logs::StringKind::Domain, Tr::tr("This store knows no receiving domain named %1: it was never seen, or is no longer kept."));
    look(filter.senders, logs::StringKind::Domain, Tr::tr("This store knows no sender domain named %1: it was never seen, or is no longer kept."));
    look(filter.mechanisms, logs::StringKind::Mechanism, Tr::tr("This store knows no mechanism named %1: it was never seen, or is no longer kept."));
    look(filter.services, logs::StringKind::Service, Tr::tr("This store knows no service named %1: it was never seen, or is no longer kept."));
    for (const QString &user : filter.users)
        if (!user.isEmpty() && user != otherStream && names.findLogins(user).isEmpty())
            found << Tr::tr("This store knows no login named %1 that ever came in; of names that only failed it keeps # and the first digits of a hash.").arg(user);
    if (!filter.streams.isEmpty()) {
        QStringList known { otherStream };
        for (const StreamRule &rule : readStreamRules(*reader))
            if (!known.contains(rule.name))
                known << rule.name;
        for (const QString &stream : filter.streams)
            if (!known.contains(stream))
                found << Tr::tr("No rule names a stream %1. There are: %2.").arg(stream, known.join(QStringLiteral(", ")));
    }
    if (reader->problem())
        return core::fail(*reader->problem());
    return found;
}

} // namespace bw::store
