// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/posture/frameworks.h"

#include "models/posture/tr.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bw::posture {

namespace {

void order(QStringList &numbers)
{
    numbers.removeDuplicates();
    std::ranges::sort(numbers, {}, [](const QString &number) { return sortKey(number); });
}

} // namespace

QString sortKey(const QString &number)
{
    QString key, digits;
    const auto flush = [&] {
        if (!digits.isEmpty())
            key += digits.rightJustified(6, u'0');
        digits.clear();
    };
    for (const QChar c : number) {
        if (c.isDigit()) {
            digits += c;
            continue;
        }
        flush();
        key += c;
    }
    flush();
    return key;
}

QStringList withThoseAbove(const QString &number)
{
    QStringList all { number };
    const auto isEnd = [](QChar c) { return c == u' ' || c == u'.' || c == u'-'; };
    for (qsizetype at = number.size() - 1; at > 0; --at)
        if (isEnd(number.at(at)))
            all << number.first(at);
    return all;
}

QString groupOf(const Catalog &catalog, const QString &framework, const QString &number)
{
    const QMap<QString, QString> titles = catalog.requirements.value(framework);
    for (const QString &one : withThoseAbove(number))
        if (titles.contains(one))
            return one;
    return number;
}

QString titleOfGroup(const Catalog &catalog, const QString &framework, const QString &group)
{
    const QString title = catalog.requirements.value(framework).value(group);
    //: the number of a framework's requirement and its title
    return title.isEmpty() ? group : Tr::tr("%1 %2").arg(group, title);
}

QStringList groupsOf(const Catalog &catalog, const Control &control, const FrameworkPart &part)
{
    QStringList groups;
    for (const QString &number : control.mappings.value(part.framework))
        if (part.group.isEmpty() || withThoseAbove(number).contains(part.group, Qt::CaseInsensitive))
            groups << groupOf(catalog, part.framework, number);
    order(groups);
    return groups;
}

QStringList groupsOf(const Catalog &catalog, const QString &framework)
{
    QStringList groups;
    for (const Control &control : catalog.controls)
        groups << groupsOf(catalog, control, { framework, {} });
    order(groups);
    return groups;
}

core::Result<FrameworkPart> frameworkPartOf(const Catalog &catalog, const QString &typed)
{
    const auto colon = typed.indexOf(u':');
    const QString name = colon < 0 ? typed : typed.first(colon);
    FrameworkPart part { name.toLower(), colon < 0 ? QString() : typed.mid(colon + 1).trimmed().toUpper() };
    if (!catalog.frameworks.contains(part.framework))
        return core::fail({ core::ProblemKind::Usage, Tr::tr("There is no framework \"%1\"").arg(name), {}, {}, Tr::tr("There are: %1").arg(QStringList(catalog.frameworks.keys()).join(u", "_s)) });
    if (std::ranges::any_of(catalog.controls, [&](const Control &control) { return !groupsOf(catalog, control, part).isEmpty(); }))
        return part;
    QStringList titles;
    for (const QString &group : groupsOf(catalog, part.framework))
        titles << titleOfGroup(catalog, part.framework, group);
    return core::fail({ core::ProblemKind::Usage, Tr::tr("No control stands under \"%1\" of %2").arg(part.group, catalog.frameworks.value(part.framework)), {}, {}, Tr::tr("There are: %1").arg(titles.join(u"; "_s)) });
}

} // namespace bw::posture
