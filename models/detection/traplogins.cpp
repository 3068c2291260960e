// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/detection/traplogins.h"

#include "models/detection/tr.h"
#include "models/store/queries/loginrows.h"

#include <algorithm>

namespace bw::detection {

using core::fail;

namespace {

constexpr const char *key = "trap_logins"; ///< of store_info: "hash name", a line each
constexpr qsizetype mostTraps = 100, longestName = 100, hashDigits = 32;

core::Done save(const store::Store &store, const QList<TrapLogin> &traps)
{
    QStringList lines;
    for (const auto &trap : traps)
        lines.append(trap.hash + u' ' + trap.name);
    return store.setValue(key, lines.join(u'\n'));
}

core::Done refuse(const QString &name, const QString &reason)
{
    return fail({ .kind = core::ProblemKind::Usage, .what = Tr::tr("%1 cannot be a trap").arg(name), .reason = reason, .where = {},
        .remedy = Tr::tr("Plant a name that nobody has and nobody guesses, on a page that only thieves read.") });
}

} // namespace

core::Result<QList<TrapLogin>> readTrapLogins(const store::Store &store)
{
    const auto text = store.value(key);
    if (!text)
        return fail(text.error());
    QList<TrapLogin> traps;
    for (const QString &line : text->split(u'\n', Qt::SkipEmptyParts))
        if (line.size() > hashDigits + 1)
            traps.append({ line.mid(hashDigits + 1), line.left(hashDigits) });
    return traps;
}

core::Done addTrapLogin(const store::Store &store, const QString &name, core::KeyedHasher &hasher)
{
    QString trimmed = name.trimmed();
    const auto domain = trimmed.lastIndexOf(u'@') + 1; // as the ledger names a person: the domain in lower case
    if (domain > 0)
        trimmed = trimmed.left(domain) + trimmed.mid(domain).toLower();
    if (trimmed.isEmpty() || trimmed.size() > longestName || trimmed.contains(u'\n'))
        return refuse(trimmed.left(longestName), Tr::tr("a login has 1 to %1 characters").arg(longestName));
    auto traps = readTrapLogins(store);
    if (!traps)
        return fail(traps.error());
    if (traps->size() >= mostTraps)
        return refuse(trimmed, Tr::tr("there are %1 traps already").arg(mostTraps));
    const auto known = store::readLoginIds(store, { trimmed }, {}); // in clear only when it ever logged in
    if (!known)
        return fail(known.error());
    if (!known->isEmpty())
        return refuse(trimmed, Tr::tr("it is somebody's: it has logged in"));
    const auto bytes = hasher.hash(trimmed.toStdString()).bytes;
    const QString hash = QString::fromLatin1(QByteArray(reinterpret_cast<const char *>(bytes.data()), static_cast<qsizetype>(bytes.size())).toHex());
    if (std::any_of(traps->begin(), traps->end(), [&](const TrapLogin &one) { return one.hash == hash; }))
        return {};
    traps->append({ trimmed, hash });
    return save(store, *traps);
}

core::Done removeTrapLogin(const store::Store &store, const QString &name)
{
    auto traps = readTrapLogins(store);
    if (!traps)
        return fail(traps.error());
    if (traps->removeIf([&](const TrapLogin &one) { return one.name == name.trimmed(); }) == 0)
        return fail({ .kind = core::ProblemKind::Usage, .what = Tr::tr("%1 is no trap").arg(name), .reason = {}, .where = {}, .remedy = {} });
    return save(store, *traps);
}

core::Result<QHash<qint64, QString>> readTrapIds(const store::Store &store, const store::Cancel &cancel)
{
    const auto traps = readTrapLogins(store);
    if (!traps)
        return fail(traps.error());
    QHash<qint64, QString> ids;
    for (const auto &trap : *traps) {
        const auto found = store::readLoginIds(store, { u'#' + trap.hash }, cancel);
        if (!found)
            return fail(found.error());
        for (const qint64 id : *found)
            ids.insert(id, trap.name);
    }
    return ids;
}

} // namespace bw::detection
