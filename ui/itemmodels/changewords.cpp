// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/itemmodels/changewords.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace bw::itemmodels {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(bw::itemmodels::SnapshotFacts)
};

} // namespace

QString valueText(const fleet::Change &change, bool isAfter)
{
    using Kind = fleet::ChangeKind;
    const QString &value = isAfter ? change.after : change.before;
    if (!value.isEmpty())
        return value.simplified();
    if (change.kind == Kind::NowReadable || change.kind == Kind::NowUnreadable)
        return Tr::tr("readable");
    if (change.kind == (isAfter ? Kind::Removed : Kind::Added))
        return Tr::tr("not there");
    return change.before.isEmpty() && change.after.isEmpty() ? Tr::tr("there") : Tr::tr("empty");
}

QString changeTitle(const fleet::Change &change)
{
    return change.name.isEmpty() ? sectionTitle(change.section) : change.name;
}

QString beforeAfter(const fleet::Change &change, qsizetype most)
{
    const auto shown = [&change, most](bool isAfter) {
        const QString value = valueText(change, isAfter);
        return most > 0 && value.size() > most ? value.left(most - 1) + u'…' : value;
    };
    if (change.before.isEmpty() && change.after.isEmpty() && change.kind == fleet::ChangeKind::Added)
        return Tr::tr("new");
    if (change.before.isEmpty() && change.after.isEmpty() && change.kind == fleet::ChangeKind::Removed)
        return Tr::tr("gone");
    return shown(false) + u" → "_s + shown(true);
}

QString sectionTitle(const QString &section)
{
    QString instance = section.section(u'.', 0, -2);
    const QString part = section.section(u'.', -1);
    const std::pair<QLatin1StringView, QString> programs[] { { "host"_L1, Tr::tr("The host", "of a snapshot") }, { "postfix"_L1, u"Postfix"_s }, { "dovecot"_L1, u"Dovecot"_s },
        { "opendkim"_L1, u"OpenDKIM"_s }, { "opendmarc"_L1, u"OpenDMARC"_s }, { "rspamd"_L1, u"Rspamd"_s } };
    for (const auto &[word, title] : programs)
        if (instance == word)
            instance = title;
    const std::pair<QLatin1StringView, QString> parts[] {
        { "settings"_L1, Tr::tr("settings") },
        { "defaults"_L1, Tr::tr("defaults", "settings as the product has them") },
        { "services"_L1, Tr::tr("services") },
        { "listeners"_L1, Tr::tr("listeners") },
        { "certificates"_L1, Tr::tr("certificates") },
        { "version"_L1, Tr::tr("version") },
        { "units"_L1, Tr::tr("units") },
        { "package"_L1, Tr::tr("package") },
        { "service-settings"_L1, Tr::tr("settings of services") },
        { "overrides"_L1, Tr::tr("overrides of services") },
        { "instances"_L1, Tr::tr("instances") },
        { "places"_L1, Tr::tr("where settings stand") },
        { "computed"_L1, Tr::tr("settings that the host decides") },
    };
    for (const auto &[word, title] : parts)
        if (part == word)
            return instance.isEmpty() ? title : Tr::tr("%1: %2", "a program and a part of what it said").arg(instance, title);
    return section;
}

QString changeKindWord(fleet::ChangeKind kind)
{
    switch (kind) {
    case fleet::ChangeKind::Added:
        return Tr::tr("added");
    case fleet::ChangeKind::Removed:
        return Tr::tr("removed");
    case fleet::ChangeKind::Changed:
        return Tr::tr("changed");
    case fleet::ChangeKind::Spelling:
        return Tr::tr("only order or spelling");
    case fleet::ChangeKind::NowUnreadable:
        return Tr::tr("can no longer be read");
    case fleet::ChangeKind::NowReadable:
        break;
    }
    return Tr::tr("can be read now");
}

} // namespace bw::itemmodels
