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

} // namespace bw::test
