// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/datatable.h"
#include "ui/common/format.h"

#include <QWidget>

namespace bw::itemmodels {
class SnapshotFacts;
}

namespace bw::service {
class Session;
}

namespace bw::ui {
class Panel;
}

namespace bw::fleet {

/// All that a node said at one moment, with search. GUI thread.
class SnapshotView final : public QWidget
{
    Q_OBJECT
public:
    SnapshotView(service::Session *session, ui::TableMemory *tables, QWidget *parent = nullptr);
    void show(qint64 snapshot, const QString &title);
    [[nodiscard]] qint64 snapshot() const { return m_snapshot; }
    [[nodiscard]] QString title() const { return m_title; }
    [[nodiscard]] ui::DataTable *table() const { return m_table; }

private:
    itemmodels::SnapshotFacts *m_facts;
    ui::Panel *m_panel = nullptr;
    ui::DataTable *m_table = nullptr;
    qint64 m_snapshot = 0;
    QString m_title;
};

} // namespace bw::fleet
