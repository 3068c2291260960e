// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/assessment/logevidence.h"
#include "models/posture/catalog.h"
#include "tests/app/ctl/ctlrun.h"

#include <QProcess>
#include <QTest>

/// How tests of evidence ask. Header only.
namespace bw::test {

inline const posture::Registry &shippedRegistry()
{
    static const posture::LoadedCatalog loaded = posture::Catalog::load(posture::Catalog::shippedFiles());
    return loaded.catalog.registry;
}

/// "3", "unknown: why", "absent", "yes".
inline QString valueText(const posture::Value &value)
{
    if (value.isUnknown())
        return QStringLiteral("unknown: ") + value.text;
    return value.isAbsent() ? QStringLiteral("absent") : value.type == posture::Type::Number ? QString::number(value.number, 'g', 6) : value.inWords();
}

/// A field of the evidence; every field must be there.
inline posture::Value fieldOf(const assessment::Kinds &kinds, const QString &kind, const QString &field)
{
    const posture::Value record = kinds.value(kind).record;
    return record.fields.contains(field) ? record.fields.value(field) : posture::Value::unknown(QStringLiteral("!not there"));
}

inline posture::Source sourceOf(const assessment::Kinds &kinds, const QString &kind, const QString &field)
{
    const auto &sources = kinds[kind].sources;
    return sources.value(field, sources.value(QString()));
}

/// Re-performs what a source names, on that store; of several lines the first.
inline QJsonObject again(const posture::Source &source, const store::Store &store)
{
    QString command = source.how.section(u'\n', 0, 0);
    if (!command.startsWith(QStringLiteral("breakwaterctl ")))
        qFatal("%s is no command", qPrintable(command));
    QStringList words = QProcess::splitCommand(command.replace(u'\'', u'"')).mid(1);
    const CtlRun ran = ctl(QStringList { QStringLiteral("--store"), store.path() } + words);
    if (ran.code != 0)
        qWarning("%s: %s", qPrintable(command), ran.err.constData());
    return ran.json();
}

} // namespace bw::test
