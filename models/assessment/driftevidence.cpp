// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assessment/driftevidence.h"

#include "models/assessment/logspans.h"
#include "models/assessment/tr.h"
#include "models/store/fleet/settingchanges.h"

#include <QDateTime>

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
    QStringList changes;
    for (const store::SettingChange &one : answer->changes)
        if (one.change.kind != fleet::ChangeKind::Spelling && one.change.kind != fleet::ChangeKind::NowUnreadable && one.change.kind != fleet::ChangeKind::NowReadable && changes.size() < mostChanges)
            changes << stampOf(one.time) + u' ' + one.change.section + u' ' + inWords(one.change);
    host->record.fields.insert(u"drift"_s, Value::ofTexts(changes));
    host->record.fields.insert(u"drift_checked"_s, Value::ofNumber(static_cast<double>(read / core::microsPerSecond), posture::Type::Date));
    const posture::Source source { u"breakwaterctl snapshots list --node %1; breakwaterctl snapshots diff --node %1 %2 %3"_s.arg(shellWord(node), stampOf(now - span), stampOf(now)), cutRaw(changes.join(u'\n')), Tr::tr("snapshots of the store, 7 days") };
    host->sources.insert(u"drift"_s, source);
    host->sources.insert(u"drift_checked"_s, source);
    return {};
}

} // namespace bw::assessment
