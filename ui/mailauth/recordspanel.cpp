// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mailauth/recordspanel.h"

#include "ui/common/buttons.h"
#include "ui/common/datatable.h"
#include "ui/common/label.h"
#include "ui/common/panel.h"

#include <QBoxLayout>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace bw::mailauth {

namespace {

using Facts = itemmodels::RecordFacts;

} // namespace

RecordsPanel::RecordsPanel(const QString &title, const store::MailAuthFilter &filter, const ui::PageContext &context, const ui::Format &format, QWidget *parent)
    : SidePanelFrame(title, parent)
    , m_facts(new Facts(context.session, this))
    , m_filter(filter)
    , m_format(format)
{
    setObjectName(u"authRecordsPanel"_s);
    m_note = new ui::Label({}, ui::FontRole::Base, ui::Token::TextSecondary);
    m_note->setObjectName(u"authRecordsNote"_s);
    m_note->setWordWrap(true);
    body()->addWidget(m_note);
    m_next = new ui::Label({}, ui::FontRole::Base);
    m_next->setObjectName(u"authRecordsNextStep"_s);
    m_next->setWordWrap(true);
    m_next->hide();
    body()->addWidget(m_next);
    m_table = new ui::DataTable(u"authRecordsTable"_s, tr("Rows of reports"));
    m_table->setSource(m_facts->rows());
    m_table->setColumns({ { .column = Facts::Source, .width = 112, .stretch = true }, { .column = Facts::Messages, .width = 100, .number = true }, { .column = Facts::Kind, .width = 138, .priority = 1 }, { .column = Facts::When, .priority = 2 },
                            { .column = Facts::From, .width = 110, .priority = 3 }, { .column = Facts::Done, .priority = 4 }, { .column = Facts::Reporter, .width = 100, .priority = 5 },
                            { .column = Facts::Spf, .width = 140, .priority = 6 }, { .column = Facts::Dkim, .width = 140, .priority = 7 }, { .column = Facts::Why, .hidden = true } },
        context.tables);
    m_table->sortInitially(Facts::Messages, Qt::DescendingOrder);
    m_panel = new ui::Panel;
    m_panel->addHeaderWidget(m_table->makeColumnButton());
    m_panel->setContent(m_table, true);
    m_panel->showLoading();
    addFlush(m_panel, 1);
    m_why = new ui::Label({}, ui::FontRole::Small, ui::Token::TextSecondary);
    m_why->setObjectName(u"authRecordWhy"_s);
    m_why->setWordWrap(true);
    m_why->setContentsMargins(16, 4, 16, 4);
    m_why->hide();
    addFlush(m_why);
    auto *open = ui::makeButton(tr("Open the report"), ui::ButtonKind::Normal, u"reports"_s);
    open->setObjectName(u"openReportButton"_s);
    ui::setDisabledReason(open, tr("Choose a row first."));
    addFootWidget(open);
    auto *save = ui::makeButton(tr("Export…"), ui::ButtonKind::Normal, u"export"_s);
    connect(save, &QPushButton::clicked, this, [navigator = context.navigator] { navigator->trigger(u"export"_s); });
    addFootWidget(save);
    const auto openCurrent = [this](const QModelIndex &at) {
        if (at.isValid())
            Q_EMIT reportWanted(m_facts->rows()->row(at).report, m_facts->rows()->row(at).number);
    };
    connect(open, &QPushButton::clicked, this, [this, openCurrent] { openCurrent(m_table->sourceIndex(m_table->currentIndex())); });
    connect(m_table, &ui::DataTable::opened, this, openCurrent);
    connect(m_table, &ui::DataTable::currentRowChanged, this, [this, open](const QModelIndex &at) {
        ui::setDisabledReason(open, at.isValid() ? QString() : tr("Choose a row first."));
        const auto shown = [this, &at](int column) { return m_facts->rows()->index(at.row(), column).data().toString(); };
        //: %1 is a day, %2 who reports it
        m_why->setText(at.isValid() ? QStringList { tr("%1, reported by %2.").arg(shown(Facts::When), shown(Facts::Reporter)), m_facts->rows()->row(at).why }.join(u' ').trimmed() : QString());
        m_why->setVisible(!m_why->text().isEmpty());
    });
    connect(m_facts, &Facts::arrived, this, &RecordsPanel::arrived);
    connect(m_facts, &Facts::failed, m_panel, &ui::Panel::showError);
    connect(m_panel, &ui::Panel::tryAgain, this, [this] { m_facts->ask(m_filter); });
    m_facts->setFormat(format);
    m_facts->ask(filter);
}

void RecordsPanel::arrived()
{
    const auto shown = m_facts->rows()->rows().size();
    const QString messages = tr("%1 messages, %2").arg(m_format.count(m_facts->messages()), m_format.range(m_filter.range));
    m_note->setText(shown < m_facts->total() ? tr("%1; the newest %2 of %3 rows").arg(messages, m_format.count(shown), m_format.count(m_facts->total())) : tr("%1; %n row(s)", nullptr, int(shown)).arg(messages));
    shown == 0 ? m_panel->showEmpty(tr("No row of a report is of this.")) : m_panel->showContent();
}

void RecordsPanel::setNextStep(const QString &text)
{
    m_next->setText(text.isEmpty() ? QString() : tr("Next step: %1").arg(text));
    m_next->setVisible(!text.isEmpty());
}

void RecordsPanel::focusFirst()
{
    m_table->setFocus(Qt::OtherFocusReason);
}

QByteArray RecordsPanel::csv(const QString &note) const
{
    return m_table->csv(note);
}

} // namespace bw::mailauth
