// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/snapshot.h"

#include <QFile>
#include <QString>

namespace bw::test {

/// Adds what an instance would say whose main.cf and master.cf these are; defaults as Postfix 3.7.11 printed them.
inline void addPostfix(fleet::Snapshot &snapshot, const QString &instance, const QByteArray &main, const QByteArray &master)
{
    QFile file(QStringLiteral(BW_TEST_DATA "/postfix/commands/postconf-d.txt"));
    const QByteArray defaults = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    QByteArray services, options, service;
    for (const QByteArray &line : master.split('\n')) {
        const QByteArray text = line.trimmed();
        if (text.startsWith("-o "))
            options += service + '/' + text.mid(3).left(text.indexOf('=') - 3).trimmed() + " = " + text.mid(text.indexOf('=') + 1).trimmed() + '\n';
        else if (!text.isEmpty()) {
            const QList<QByteArray> columns = text.simplified().split(' ');
            service = columns.value(0) + '/' + columns.value(1);
            services += text + '\n';
        }
    }
    using fleet::SectionKind;
    const QString prefix = instance + u'.';
    snapshot.product = QStringLiteral("Postfix");
    snapshot.sections.append({ prefix + QStringLiteral("defaults"), SectionKind::Settings, defaults, {}, false });
    snapshot.sections.append({ prefix + QStringLiteral("settings"), SectionKind::Settings, main, {}, false });
    snapshot.sections.append({ prefix + QStringLiteral("services"), SectionKind::Services, services, {}, false });
    snapshot.sections.append({ prefix + QStringLiteral("service-settings"), SectionKind::Settings, options, {}, false });
}

[[nodiscard]] inline fleet::Snapshot postfixNode(const QByteArray &main, const QByteArray &master)
{
    fleet::Snapshot snapshot;
    snapshot.time = 1'800'000'000'000'000;
    snapshot.version = QStringLiteral("3.7.11");
    addPostfix(snapshot, QStringLiteral("postfix"), main, master);
    return snapshot;
}

} // namespace bw::test
