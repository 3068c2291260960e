// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/service/noticewatch.h"

#include "models/detection/attacks.h"
#include "models/service/tr.h"
#include "models/store/fleet/nodetable.h"

#include <QCryptographicHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bw::service {

using notify::Notice;
using notify::NoticeKind;

namespace {

constexpr qsizetype keyCharacters = 24;

/// The same attack has the same key from look to look; which account or address it is about cannot be read from it.
QString attackKey(const QString &storeId, const detection::Attack &attack)
{
    const QByteArray hash = QCryptographicHash::hash((storeId + u'\n' + attack.rule + u'\n' + attack.key()).toUtf8(), QCryptographicHash::Sha256);
    return u"attack:"_s + QString::fromLatin1(hash.toHex().left(keyCharacters));
}

QString attackText(const detection::Attack &attack)
{
    const QString tries = Tr::tr("%n failed tries", nullptr, static_cast<int>(std::min<qint64>(attack.tries, INT_MAX)));
    const QString sources = Tr::tr("%n source(s)", nullptr, static_cast<int>(std::min<qint64>(attack.sources, INT_MAX)));
    const QString users = Tr::tr("%n account name(s)", nullptr, static_cast<int>(std::min<qint64>(attack.users, INT_MAX)));
    //: Attack on logins: kind, rule ("L3"), then three counts
    QString text = Tr::tr("Attack on logins: %1 (rule %2), %3 on %4 from %5.").arg(detection::titleOf(attack.kind), attack.rule, tries, users, sources);
    if (attack.succeeded > 0)
        text += u' ' + Tr::tr("%n account(s) logged in from there meanwhile.", nullptr, static_cast<int>(std::min<qint64>(attack.succeeded, INT_MAX)));
    return text;
}

int minutes(core::UtcMicros span)
{
    return static_cast<int>(span / core::microsPerMinute);
}

} // namespace

NoticeWatch::NoticeWatch(store::Store store, const core::Clock &clock, WatchOptions options)
    : m_store(std::move(store))
    , m_clock(clock)
    , m_options(options)
{
}

void NoticeWatch::lookAtNode(const store::NodeRow &row, core::UtcMicros now, QList<Notice> &notices) const
{
    const QString &name = row.node.name;
    if (row.error && row.error->kind == u"host_key_changed"_s) {
        notices << Notice { NoticeKind::HostKeyChanged, u"host_key:"_s + name, name, row.error->from, row.error->last, 1,
            Tr::tr("%1 shows another host key than before. Nothing was sent to it. Ask who set it up anew before you accept the key.").arg(name) };
        return; // that it is silent as well follows from this
    }
    if (row.tried == 0)
        return;
    const core::UtcMicros contact = row.read > 0 ? row.read : row.error ? row.error->from : row.tried;
    const core::UtcMicros heard = row.lastLine > 0 ? row.lastLine : now;
    if (now - contact >= m_options.silentAfter)
        notices << Notice { NoticeKind::NodeSilent, u"silent:"_s + name, name, contact, now, 1, Tr::tr("%1 was not reached for %n minute(s).", nullptr, minutes(now - contact)).arg(name) };
    else if (now - heard >= m_options.silentAfter)
        notices << Notice { NoticeKind::NodeSilent, u"silent:"_s + name, name, heard, now, 1,
            Tr::tr("%1 answers, but its log said nothing for %n minute(s).", nullptr, minutes(now - heard)).arg(name) };
}

core::Done NoticeWatch::lookAtLogins(core::UtcMicros now, const std::atomic_bool &stop)
{
    if (m_lookedAtLogins != 0 && now >= m_lookedAtLogins && now - m_lookedAtLogins < m_options.attacksEvery)
        return {};
    detection::AttacksQuery query;
    query.filter.range = { now - m_options.attackWindow, now };
    const auto answer = query.run(m_store, store::Cancel::watching(stop));
    if (!answer)
        return core::fail(answer.error());
    m_attacks.clear();
    for (const detection::Attack &attack : answer->attacks)
        if (detection::isAttack(attack.kind))
            m_attacks << Notice { NoticeKind::Attack, attackKey(m_store.storeId(), attack), {}, attack.window.from, attack.window.to, 1, attackText(attack) };
    m_lookedAtLogins = now;
    return {};
}

core::Result<QList<Notice>> NoticeWatch::look(const std::atomic_bool &stop)
{
    const core::UtcMicros now = m_clock.now();
    const auto rows = store::listFleet(m_store, store::Cancel::watching(stop));
    if (!rows)
        return core::fail(rows.error());
    if (auto done = lookAtLogins(now, stop); !done)
        return core::fail(done.error());
    QList<Notice> notices = m_attacks;
    for (const store::NodeRow &row : *rows)
        if (row.node.route != fleet::RouteKind::None)
            lookAtNode(row, now, notices);
    return notices;
}

} // namespace bw::service
