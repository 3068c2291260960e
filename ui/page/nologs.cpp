// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/page/nologs.h"

#include "ui/common/commontr.h"
#include "ui/common/emptystate.h"
#include "ui/page/navigator.h"

#include <QPushButton>

using namespace Qt::StringLiterals;

namespace bw::ui {

EmptyState *makeNoLogs(Navigator *navigator, const QString &icon, const QString &question, const QString &sentence)
{
    auto *empty = new EmptyState(icon, question, sentence);
    const auto *choose = empty->addDropZone(Tr::tr("Drop log files or folders here"), Tr::tr("Plain, .gz, .zst, .xz, .bz2 or .zip; syslog or journald"), Tr::tr("Choose files…"), u"folder"_s);
    QObject::connect(choose, &QPushButton::clicked, empty, [navigator] { navigator->importLogs({}); });
    QObject::connect(empty, &EmptyState::filesDropped, empty, [navigator](const QStringList &paths) { navigator->importLogs(paths); });
    return empty;
}

} // namespace bw::ui
