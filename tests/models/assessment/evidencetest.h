// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/assessment/record.h"
#include "models/posture/catalog.h"

namespace bw::test {

[[nodiscard]] inline const posture::Catalog &catalog()
{
    static const posture::Catalog shipped = posture::Catalog::load(posture::Catalog::shippedFiles()).catalog;
    return shipped;
}

/// A field as one text to compare: "yes", "[a, b]", "absent", "unknown: why".
[[nodiscard]] inline QString shown(const posture::Value &value)
{
    if (value.isUnknown())
        return QStringLiteral("unknown: ") + value.text;
    if (value.isAbsent())
        return QStringLiteral("absent");
    if (value.type != posture::Type::List)
        return value.inWords();
    QStringList items;
    for (const posture::Value &item : value.items)
        items << shown(item);
    return u'[' + items.join(QStringLiteral(", ")) + u']';
}
[[nodiscard]] inline QString shown(const assessment::Kinds &kinds, const QString &kind, const QString &field)
{
    if (!kinds.contains(kind))
        return QStringLiteral("no kind");
    const posture::Value &record = kinds[kind].record;
    return record.fields.contains(field) ? shown(record.fields[field]) : QStringLiteral("no field");
}

/// What is known and does not say how it was got: nobody could get it again.
[[nodiscard]] inline QStringList knownWithoutHow(const assessment::Kinds &kinds)
{
    QStringList silent;
    for (auto kind = kinds.cbegin(); kind != kinds.cend(); ++kind)
        for (auto field = kind->record.fields.cbegin(); field != kind->record.fields.cend(); ++field) {
            const auto isOfIt = [&](const QString &name) { return name == field.key() || name.startsWith(field.key() + u'.'); };
            bool hasHow = !kind->sources.value({}).how.isEmpty();
            for (auto source = kind->sources.cbegin(); source != kind->sources.cend(); ++source)
                hasHow = hasHow || (isOfIt(source.key()) && !source->how.isEmpty());
            if (!field->isUnknown() && !hasHow)
                silent << kind.key() + u'.' + field.key();
        }
    return silent;
}

} // namespace bw::test
