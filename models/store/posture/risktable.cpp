// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/posture/posturetable.h"

#include "models/logs/redact.h"
#include "models/store/fleet/change.h"
#include "models/store/journal.h"
#include "models/store/posture/posturerows.h"
#include "models/store/statements.h"

#include <QDateTime>

namespace bw::store {

using core::fail;
using core::ProblemKind;
using namespace posturerows;
using namespace Qt::StringLiterals;

namespace {

constexpr core::UtcMicros farthest = 731 * core::microsPerDay; ///< two years

} // namespace

QList<AcceptedRisk> posturerows::acceptedRisks(Reader &reader)
{
    QList<AcceptedRisk> risks;
    auto rows = reader.rows("SELECT control, asset, owner, reason, until_ms, at_ms FROM accepted_risk ORDER BY control, asset");
    while (rows.next())
        risks << AcceptedRisk { rows.text(0), rows.text(1), rows.text(2), rows.text(3), fromMs(rows.integer(4)), fromMs(rows.integer(5)) };
    return risks;
}

core::Result<QList<AcceptedRisk>> listAcceptedRisks(const Store &store, const Cancel &cancel)
{
    if (store.schema() < firstSchema)
        return QList<AcceptedRisk>();
    auto reader = Reader::begin(store, cancel);
    if (!reader)
        return fail(reader.error());
    auto risks = acceptedRisks(*reader);
    if (reader->problem())
        return fail(*reader->problem());
    return risks;
}

core::Done acceptRisk(const Store &store, const AcceptedRisk &risk, const core::Clock &clock)
{
    const AcceptedRisk kept { risk.control.trimmed(), risk.asset.trimmed(), risk.owner.trimmed(), risk.reason.trimmed(), risk.until, clock.now() };
    if (kept.control.isEmpty() || kept.asset.isEmpty())
        return fail({ ProblemKind::Usage, Tr::tr("It is not said which risk is accepted"), {}, {}, Tr::tr("Name a control and what it speaks of, or * for all.") });
    if (kept.owner.isEmpty() || kept.reason.isEmpty())
        return fail({ ProblemKind::Usage, Tr::tr("A risk is accepted by somebody and for a reason"), {}, {}, Tr::tr("Name both.") });
    if (kept.until <= kept.at || kept.until > kept.at + farthest)
        return fail({ ProblemKind::Usage, Tr::tr("A risk is accepted until a day that is to come, at most two years from now"), {}, {}, Tr::tr("Choose such a day.") });
    auto change = Change::begin(store);
    if (!change)
        return fail(change.error());
    if (auto done = execute(change->database(), textOf(Sql::SetAcceptedRisk), kept.control, kept.asset, kept.owner, kept.reason, toMs(kept.until), toMs(kept.at)); !done)
        return done;
    // What somebody wrote may name a person's address; the journal never does.
    const QString details = u"%1@%2 until %3, %4: %5"_s.arg(kept.control, kept.asset, QDateTime::fromMSecsSinceEpoch(toMs(kept.until), Qt::UTC).toString(Qt::ISODate),
        QString::fromStdString(logs::redactRecipients(kept.owner.toStdString())), QString::fromStdString(logs::redactRecipients(kept.reason.toStdString())));
    if (auto done = writeJournal(change->database(), clock, u"risk.accept"_s, details); !done)
        return done;
    return change->commit();
}

core::Done withdrawRisk(const Store &store, const QString &control, const QString &asset, const core::Clock &clock)
{
    auto change = Change::begin(store);
    if (!change)
        return fail(change.error());
    if (auto done = execute(change->database(), textOf(Sql::ForgetAcceptedRisk), control.trimmed(), asset.trimmed()); !done)
        return done;
    if (sqlite3_changes(change->database().handle()) == 0)
        return fail({ ProblemKind::Missing, Tr::tr("No risk was accepted for %1").arg(control + u'@' + asset), {}, {}, Tr::tr("See those that were.") });
    if (auto done = writeJournal(change->database(), clock, u"risk.withdraw"_s, control.trimmed() + u'@' + asset.trimmed()); !done)
        return done;
    return change->commit();
}

} // namespace bw::store
