// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assessment/driftevidence.h"

#include "models/assessment/logspans.h"
#include "models/assessment/tr.h"
#include "models/posture/value.h"
#include "models/store/fleet/settingchanges.h"
#include "models/store/posture/posturetable.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bw::assessment {

using posture::Value;

namespace {

constexpr core::UtcMicros span = 7 * core::microsPerDay;
constexpr qsizetype mostChanges = 100;

QString stampOf(core::UtcMicros time)
{
    return QDateTime::fromMSecsSinceEpoch(time / 1000, Qt::UTC).toString(Qt::ISODate);
}

/// Until when somebody said that changes were agreed, in an answer that still holds; nobody agrees to what comes later. 0: nobody did.
core::Result<core::UtcMicros> agreedUntil(const store::Store &store, core::UtcMicros now, const store::Cancel &cancel)
{
    const auto answers = store::answersOf(store, u"BW-MON-009"_s, cancel);
    if (!answers)
        return core::fail(answers.error());
    if (answers->isEmpty() || answers->first().reviewAt <= now)
        return 0;
    const store::Answer &answer = answers->first();
    const auto day = posture::dateOf(QJsonDocument::fromJson(answer.values).object().value("approved"_L1).toString());
    return day ? std::min(static_cast<core::UtcMicros>(*day) * core::microsPerSecond + core::microsPerDay, answer.at) : 0;
}

} // namespace

core::Done noteDrift(Kinds &kinds, const store::Store &store, const QString &node, core::UtcMicros read, core::UtcMicros now, const store::Cancel &cancel)
{
    const auto host = kinds.find(u"host"_s);
    if (host == kinds.end() || !host->record.isKnown())
        return {};
    store::SettingChangesQuery query;
    query.range = { now - span, now + 1 };
    query.nodes = { node };
    const auto answer = query.run(store, cancel);
    if (!answer)
        return core::fail(answer.error());
    const auto agreed = agreedUntil(store, now, cancel);
    if (!agreed)
        return core::fail(agreed.error());
    QStringList changes, all;
    for (const store::SettingChange &one : answer->changes)
        if (one.change.kind != fleet::ChangeKind::Spelling && one.change.kind != fleet::ChangeKind::NowUnreadable && one.change.kind != fleet::ChangeKind::NowReadable && all.size() < mostChanges) {
            const QString told = stampOf(one.time) + u' ' + one.change.section + u' ' + inWords(one.change);
            //: of a change of a setting
            all << (one.time < *agreed ? Tr::tr("%1 (agreed)").arg(told) : told);
            if (one.time >= *agreed)
                changes << told;
        }
    host->record.fields.insert(u"drift"_s, Value::ofTexts(changes));
    host->record.fields.insert(u"drift_checked"_s, Value::ofNumber(static_cast<double>(read / core::microsPerSecond), posture::Type::Date));
    const posture::Source source { u"breakwaterctl snapshots list --node %1; breakwaterctl snapshots diff --node %1 %2 %3"_s.arg(shellWord(node), stampOf(now - span), stampOf(now)), cutRaw(all.join(u'\n')), Tr::tr("snapshots of the store, 7 days") };
    host->sources.insert(u"drift"_s, source);
    host->sources.insert(u"drift_checked"_s, source);
    return {};
}

} // namespace bw::assessment
