// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mailauth/unreadablepanel.h"

#include "models/service/session.h"
#include "ui/common/buttons.h"
#include "ui/common/datatable.h"
#include "ui/common/label.h"
#include "ui/common/panel.h"

#include <QBoxLayout>
#include <QPushButton>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace bw::mailauth {

namespace {

using Facts = itemmodels::UnreadableFacts;

} // namespace

UnreadablePanel::UnreadablePanel(const ui::PageContext &context, const ui::Format &format, QWidget *parent)
    : SidePanelFrame(tr("Could not be read"), parent)
    , m_session(context.session)
    , m_facts(new Facts(context.session, this))
{
    setObjectName(u"unreadablePanel"_s);
    m_note = new ui::Label({}, ui::FontRole::Base, ui::Token::TextSecondary);
    m_note->setObjectName(u"unreadableNote"_s);
    m_note->setWordWrap(true);
    body()->addWidget(m_note);
    m_table = new ui::DataTable(u"unreadableTable"_s, tr("What could not be read"));
    m_table->setSource(m_facts->rows());
    m_table->setColumns({ { .column = Facts::File, .width = 150 }, { .column = Facts::Why, .width = 180, .stretch = true }, { .column = Facts::Part, .width = 110, .priority = 1 }, { .column = Facts::Position, .width = 90, .priority = 2 },
                            { .column = Facts::Tried, .width = 140, .priority = 3 } },
        context.tables);
    m_table->setOpensRows(false);
    m_panel = new ui::Panel;
    m_panel->addHeaderWidget(m_table->makeColumnButton());
    m_panel->setContent(m_table, true);
    m_panel->showLoading();
    addFlush(m_panel, 1);
    m_why = new ui::Label({}, ui::FontRole::Small, ui::Token::TextSecondary);
    m_why->setObjectName(u"unreadableWhy"_s);
    m_why->setWordWrap(true);
    m_why->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_why->setContentsMargins(16, 4, 16, 4);
    addFlush(m_why);
    m_again = ui::makeButton(tr("Try again"), ui::ButtonKind::Normal, u"refresh"_s);
    m_again->setObjectName(u"tryUnreadableButton"_s);
    connect(m_again, &QPushButton::clicked, this, [this] { m_session->importFeedback(m_facts->files()); });
    addFootWidget(m_again);
    auto *save = ui::makeButton(tr("Export…"), ui::ButtonKind::Normal, u"export"_s);
    connect(save, &QPushButton::clicked, this, [navigator = context.navigator] { navigator->trigger(u"export"_s); });
    addFootWidget(save);
    connect(m_table, &ui::DataTable::currentRowChanged, this, [this](const QModelIndex &at) {
        if (!at.isValid())
            return;
        const store::FeedbackUnreadableRow &row = m_facts->rows()->row(at);
        m_why->setText(QStringList { row.file, row.part, row.position, m_facts->rows()->index(at.row(), Facts::Why).data().toString() }.filter(QRegularExpression(u"\\S"_s)).join(u'\n'));
    });
    connect(m_facts, &Facts::arrived, this, &UnreadablePanel::arrived);
    connect(m_facts, &Facts::failed, m_panel, &ui::Panel::showError);
    connect(m_panel, &ui::Panel::tryAgain, m_facts, &Facts::ask);
    m_facts->setFormat(format);
    m_facts->ask();
}

void UnreadablePanel::arrived()
{
    const int count = int(m_facts->rows()->rows().size());
    m_note->setText(count == 0 ? QString() : tr("%n thing(s) could not be read. They are kept aside: mend or fetch them anew, and try again.", nullptr, count));
    ui::setDisabledReason(m_again, m_session->isReadOnly() ? tr("This store is open read-only.") : m_facts->files().isEmpty() ? tr("Nothing of it lies in a file.") : QString());
    count == 0 ? m_panel->showEmpty(tr("Everything could be read."), ui::Mark::Pass) : m_panel->showContent();
}

QByteArray UnreadablePanel::csv(const QString &note) const
{
    return m_table->csv(note);
}

} // namespace bw::mailauth
