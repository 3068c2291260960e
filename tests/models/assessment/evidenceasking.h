// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/assessment/logevidence.h"
#include "models/posture/catalog.h"

#include <QJsonDocument>
#include <QJsonObject>
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

/// Re-performs a command that a source names, as a shell would.
inline QJsonObject runAgain(const QString &command, const store::Store &store)
{
    QProcess shell;
    shell.start(QStringLiteral("/bin/sh"), { QStringLiteral("-c"), QStringLiteral(BW_BINARY_DIR "/") + QString(command).replace(QStringLiteral("breakwaterctl "), QStringLiteral("breakwaterctl --store '%1' ").arg(store.path())) });
    if (!command.startsWith(QStringLiteral("breakwaterctl ")) || !shell.waitForFinished(60'000))
        qFatal("%s is no command", qPrintable(command));
    if (shell.exitStatus() != QProcess::NormalExit || shell.exitCode() > 1) // 1: something needs a person
        qWarning("%s: %s", qPrintable(command), shell.readAllStandardError().constData());
    return QJsonDocument::fromJson(shell.readAllStandardOutput()).object();
}

/// Of several lines the first.
inline QJsonObject again(const posture::Source &source, const store::Store &store)
{
    return runAgain(source.how.section(u'\n', 0, 0), store);
}

/// Commands of these kinds that do not answer in JSON; `check` apart, which is what measures.
inline QStringList commandsThatFail(const assessment::Kinds &kinds, const store::Store &store)
{
    QStringList failing, tried;
    for (const posture::Evidence &evidence : kinds)
        for (const posture::Source &source : evidence.sources)
            for (const QString &command : source.how.split(u'\n'))
                if (!command.startsWith(QStringLiteral("breakwaterctl check ")) && !tried.contains(command)) {
                    tried << command;
                    if (runAgain(command, store).isEmpty())
                        failing << command;
                }
    return tried.isEmpty() ? QStringList { QStringLiteral("there are none") } : failing;
}

} // namespace bw::test
