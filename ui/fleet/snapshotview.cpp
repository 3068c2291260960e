// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fleet/snapshotview.h"

#include "ui/common/panel.h"
#include "ui/itemmodels/snapshotfacts.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace bw::fleet {

using Facts = itemmodels::SnapshotFacts;

SnapshotView::SnapshotView(service::Session *session, ui::TableMemory *tables, QWidget *parent)
    : QWidget(parent)
    , m_facts(new Facts(session, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    m_panel = new ui::Panel(tr("Snapshot"));
    m_table = new ui::DataTable(u"snapshotTable"_s, tr("Snapshot"));
    m_table->setSource(m_facts->rows());
    m_table->setColumns({ { .column = Facts::Section }, { .column = Facts::Setting, .width = 260 }, { .column = Facts::Value, .width = 300, .stretch = true } }, tables);
    m_table->sortInitially(Facts::Section, Qt::AscendingOrder);
    m_table->setOpensRows(false);
    m_panel->addHeaderWidget(m_table->makeCorner(tr("Search the snapshot")));
    m_panel->setContent(m_table, true);
    m_panel->showLoading();
    column->addWidget(m_panel);
    connect(m_facts, &Facts::arrived, this, [this] {
        if (m_facts->rows()->rows().isEmpty())
            m_panel->showEmpty(tr("This snapshot holds nothing."));
        else
            m_panel->showContent();
    });
    connect(m_facts, &Facts::failed, m_panel, &ui::Panel::showError);
    connect(m_panel, &ui::Panel::tryAgain, this, [this] { m_facts->ask(m_snapshot); });
}

void SnapshotView::show(qint64 snapshot, const QString &title)
{
    m_title = title;
    m_panel->setTitle(title);
    m_table->setCaption(title);
    if (snapshot == m_snapshot)
        return;
    m_snapshot = snapshot;
    m_panel->showLoading();
    m_facts->ask(snapshot);
}

} // namespace bw::fleet
