// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/service/noticewatch.h"

#include "models/detection/attacks.h"
#include "models/posture/catalog.h"
#include "models/service/tr.h"
#include "models/store/fleet/nodetable.h"
#include "models/store/posture/posturetable.h"

#include <QCryptographicHash>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace bw::service {

using notify::Notice;
using notify::NoticeKind;

namespace {

constexpr qsizetype keyCharacters = 24;
constexpr const char *heardUntilKey = "notices_heard_until"; ///< in the store
constexpr core::UtcMicros longestDeaf = core::microsPerDay; ///< a node that was not read for longer holds up no "it is over"
constexpr core::UtcMicros daysFrom = 2 * core::microsPerDay, hoursFrom = 2 * core::microsPerHour;

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

QString nameOfExpiry(const QString &what)
{
    if (what == u"certificate"_s)
        return Tr::tr("The certificate");
    if (what == u"tlsa"_s)
        return Tr::tr("The key behind the TLSA record");
    if (what == u"registration"_s)
        return Tr::tr("The registration");
    if (what == u"dnssec"_s)
        return Tr::tr("A DNSSEC signature");
    return what == u"security_txt"_s ? Tr::tr("security.txt") : Tr::tr("A date");
}

/// "90 minutes", "7 h 5 min", "3 days 6 h".
QString spanText(core::UtcMicros span)
{
    const auto minutes = static_cast<int>(span / core::microsPerMinute);
    if (span < hoursFrom)
        return Tr::tr("%n minute(s)", "after for", minutes);
    //: After "for": hours, minutes
    if (span < daysFrom)
        return Tr::tr("%1 h %2 min").arg(minutes / 60).arg(minutes % 60);
    //: After "for": days, hours
    return Tr::tr("%n day(s) %1 h", nullptr, minutes / (24 * 60)).arg(minutes / 60 % 24);
}

} // namespace

NoticeWatch::NoticeWatch(store::Store store, const core::Clock &clock, WatchOptions options)
    : m_store(std::move(store))
    , m_clock(clock)
    , m_options(options)
{
}

/// The first of the tries that failed since it was last read, whatever they failed of; 0: none. A try that was called off is none.
core::Result<core::UtcMicros> NoticeWatch::failsSince(const store::NodeRow &row, core::UtcMicros now, const std::atomic_bool &stop) const
{
    const auto errors = store::listErrors(m_store, row.id, { row.read, now + 1 }, store::Cancel::watching(stop));
    if (!errors)
        return core::fail(errors.error());
    for (const store::NodeErrorRow &error : *errors)
        if (error.kind != store::queueUnread && error.kind != u"cancelled"_s && (error.to == 0 || error.to > row.read))
            return error.from;
    return 0;
}

core::Done NoticeWatch::lookAtNode(const store::NodeRow &row, core::UtcMicros now, const std::atomic_bool &stop, notify::Sight &sight) const
{
    const QString &name = row.node.name;
    const QString silentKey = u"silent:"_s + name, hostKey = u"host_key:"_s + name;
    sight.nodes << name;
    // A read proves the way there; only a line proves that somebody speaks. Neither proves the key, as the connection may be an old one:
    // that the store's stop has ended does.
    // After a clock was set back the newest read lies in its future.
    const core::UtcMicros read = row.read <= row.tried ? row.read : row.error ? 0 : row.tried;
    const bool isStopped = row.error && row.error->kind == store::hostKeyChanged;
    if (!isStopped)
        sight.wellAt.insert(hostKey, now);
    sight.wellAt.insert(silentKey, row.lastLine > 0 ? std::min(read, row.lastLine) : read);
    if (isStopped) {
        sight.holds << Notice { NoticeKind::HostKeyChanged, hostKey, name, row.error->from, row.error->last, 1,
            Tr::tr("%1 shows another host key than before. Nothing was sent to it. Ask who set it up anew before you accept the key.").arg(name) };
        return {}; // that it cannot be read as well follows from this
    }
    if (row.tried == 0 || now - row.tried >= m_options.silentAfter)
        return {}; // nobody asked it of late
    if (row.error) {
        const auto from = failsSince(row, now, stop);
        if (!from)
            return core::fail(from.error());
        if (*from == 0 || row.tried - *from < m_options.silentAfter)
            return {};
        const QString span = spanText(row.tried - *from);
        const bool isAway = row.error->kind == u"unreachable"_s || row.error->kind == u"timed_out"_s;
        sight.holds << Notice { NoticeKind::NodeSilent, silentKey, name, *from, row.tried, 1,
            (isAway ? Tr::tr("%1 was not reached for %2.") : Tr::tr("%1 could not be read for %2.")).arg(name, span) };
    } else if (row.lastLine > 0 && read - row.lastLine >= m_options.silentAfter)
        sight.holds << Notice { NoticeKind::NodeSilent, silentKey, name, row.lastLine, read, 1,
            Tr::tr("%1 answered, but its log said nothing for %2.").arg(name, spanText(read - row.lastLine)) };
    return {};
}

/// An attack is over when every log was read until a whole window after its last try.
core::Done NoticeWatch::lookAtLogins(core::UtcMicros now, core::UtcMicros heardUntil, const std::atomic_bool &stop, notify::Sight &sight)
{
    if (m_lookedAtLogins != 0 && now >= m_lookedAtLogins && now - m_lookedAtLogins < m_options.attacksEvery)
        return {}; // another program may have seen more meanwhile
    if (m_heardUntil == 0) {
        const auto kept = m_store.value(heardUntilKey);
        if (!kept)
            return core::fail(kept.error());
        m_heardUntil = kept->toLongLong();
    }
    const core::UtcMicros newFrom = (m_heardUntil == 0 ? now : std::clamp(m_heardUntil, now - longestDeaf, now)) - m_options.attackWindow;
    detection::AttacksQuery query;
    query.filter.range = { std::min(heardUntil - m_options.attackWindow, newFrom), now };
    const auto answer = query.run(m_store, store::Cancel::watching(stop));
    if (!answer)
        return core::fail(answer.error());
    for (const detection::Attack &attack : answer->attacks) {
        if (!detection::isAttack(attack.kind))
            continue;
        const QString key = attackKey(m_store.storeId(), attack);
        if (attack.window.to >= newFrom)
            sight.holds << Notice { NoticeKind::Attack, key, {}, attack.window.from, attack.window.to, 1, attackText(attack) };
        else
            sight.unclearAttacks << key;
    }
    m_lookedAtLogins = sight.sawAttacks = now;
    m_justHeardUntil = heardUntil;
    return {};
}

namespace {

QString titleOf(const QString &control)
{
    static const posture::Catalog shipped = posture::Catalog::load(posture::Catalog::shippedFiles()).catalog;
    const posture::Control *found = shipped.find(control);
    return found ? found->title : control;
}

constexpr int daysAhead[] = { 3, 14, 30 };

QString expiryText(const store::ExpiryRow &row, core::UtcMicros now)
{
    const auto days = static_cast<int>((row.at - now) / core::microsPerDay);
    if (row.at <= now)
        return Tr::tr("%1 of %2 has run out.").arg(nameOfExpiry(row.what), row.name);
    //: %1: "The certificate", %2: a name
    return Tr::tr("%1 of %2 runs out in %n day(s).", nullptr, days).arg(nameOfExpiry(row.what), row.name);
}

} // namespace

/// Of a date each step is told once: the wider ones are over as soon as a narrower one holds.
core::Done NoticeWatch::lookAtPosture(core::UtcMicros now, const std::atomic_bool &stop, notify::Sight &sight) const
{
    const auto cancel = store::Cancel::watching(stop);
    store::FindingFilter filter;
    filter.withEvidence = false;
    const auto rows = store::listFindings(m_store, filter, cancel);
    if (!rows)
        return core::fail(rows.error());
    const auto open = store::openFindings(m_store, now, cancel);
    if (!open)
        return core::fail(open.error());
    QSet<QString> failing;
    for (const store::FindingRow &row : *open)
        if (row.severity == u"critical"_s)
            failing << row.id();
    for (const store::FindingRow &row : *rows) {
        sight.assets << row.asset;
        const QString key = u"finding:"_s + row.id();
        if (failing.contains(row.id()))
            sight.holds << Notice { NoticeKind::Finding, key, row.asset, row.since, row.lookedAt, 1, Tr::tr("%1 fails on %2: %3.").arg(row.control, row.asset, titleOf(row.control)) };
        else
            sight.wellAt.insert(key, row.lookedAt);
    }
    const auto dates = store::listExpiries(m_store, INT64_MAX, cancel);
    if (!dates)
        return core::fail(dates.error());
    for (const store::ExpiryRow &row : *dates) {
        sight.assets << row.asset;
        bool isTold = false;
        for (const int days : daysAhead) {
            const QString key = u"expiry:"_s + row.what + u':' + row.asset + u':' + row.name + u':' + QString::number(days);
            if (!isTold && row.at - now <= days * core::microsPerDay) {
                isTold = true;
                sight.holds << Notice { NoticeKind::Expiry, key, row.asset, row.at - days * core::microsPerDay, now, 1, expiryText(row, now) };
            } else {
                sight.wellAt.insert(key, now);
            }
        }
    }
    return {};
}

/// Never back: what was told and is over would be told again.
void NoticeWatch::wasTaken()
{
    const core::UtcMicros until = std::max(std::min(m_heardUntil, m_clock.now()), std::exchange(m_justHeardUntil, 0));
    if (until == m_heardUntil)
        return;
    m_heardUntil = until;
    static_cast<void>(m_store.setValue(heardUntilKey, QString::number(until))); // else it stands in memory
}

core::Result<notify::Sight> NoticeWatch::look(const std::atomic_bool &stop)
{
    const core::UtcMicros now = m_clock.now();
    const auto rows = store::listFleet(m_store, store::Cancel::watching(stop));
    if (!rows)
        return core::fail(rows.error());
    notify::Sight sight;
    core::UtcMicros heardUntil = now;
    for (const store::NodeRow &row : *rows) {
        if (row.node.route == fleet::RouteKind::None)
            continue;
        if (row.read > 0 && row.read < now && now - row.read < longestDeaf)
            heardUntil = std::min(heardUntil, row.read);
        if (auto done = lookAtNode(row, now, stop, sight); !done)
            return core::fail(done.error());
    }
    if (auto done = lookAtPosture(now, stop, sight); !done)
        return core::fail(done.error());
    if (auto done = lookAtLogins(now, heardUntil, stop, sight); !done)
        return core::fail(done.error());
    return sight;
}

} // namespace bw::service
