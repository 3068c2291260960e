// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/figures/changemarks.h"

#include "ui/itemmodels/changewords.h"

using namespace Qt::StringLiterals;

namespace bw::figures {

namespace {

constexpr qsizetype mostValue = 40; ///< characters of a value in a card

} // namespace

std::vector<charts::ChangeMark> changeMarks(const QList<store::SettingChange> &changes)
{
    std::vector<charts::ChangeMark> marks;
    for (const store::SettingChange &one : changes) {
        const fleet::Change &change = one.change;
        if (change.kind == fleet::ChangeKind::NowReadable || change.kind == fleet::ChangeKind::NowUnreadable || change.kind == fleet::ChangeKind::Spelling)
            continue;
        marks.push_back({ one.time, one.node, itemmodels::changeTitle(change), itemmodels::beforeAfter(change, mostValue),
            QString::number(one.before) + u':' + QString::number(one.after) });
    }
    return marks;
}

std::optional<std::pair<qint64, qint64>> snapshotsOf(const QString &markId)
{
    bool isBefore = false, isAfter = false;
    const qint64 before = markId.section(u':', 0, 0).toLongLong(&isBefore), after = markId.section(u':', 1).toLongLong(&isAfter);
    return isBefore && isAfter ? std::optional(std::pair(before, after)) : std::nullopt;
}

} // namespace bw::figures
