// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logins/linespanel.h"

#include "models/service/session.h"
#include "ui/common/buttons.h"
#include "ui/common/datatable.h"
#include "ui/common/label.h"
#include "ui/common/panel.h"
#include "ui/common/sidepanelframe.h"
#include "ui/common/tableexport.h"
#include "ui/itemmodels/loginlines.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QIODevice>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace bw::logins {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(bw::logins::LinesPanel)
};

using Lines = itemmodels::LoginLines;

} // namespace

QWidget *makeLinesPanel(const QString &about, const store::Filter &filter, const itemmodels::DecisiveLogin &decisive, const ui::PageContext &context, const ui::Format &format)
{
    auto *frame = new ui::SidePanelFrame(Tr::tr("Logins of %1").arg(about));
    frame->setObjectName(u"loginLinesPanel"_s);
    auto *note = new ui::Label(format.range(filter.range), ui::FontRole::Base, ui::Token::TextSecondary);
    note->setObjectName(u"loginLinesNote"_s);
    note->setWordWrap(true);
    frame->body()->addWidget(note);
    auto *lines = new Lines(context.session, frame);
    lines->setFormat(format);
    lines->setDecisive(decisive);
    auto *table = new ui::DataTable(u"loginLinesTable"_s, Tr::tr("Login lines"));
    table->setSource(lines->rows());
    table->setColumns({ { .column = Lines::Time, .width = 158 }, { .column = Lines::Outcome, .width = 84 }, { .column = Lines::Client, .width = 112, .priority = 1, .stretch = true },
                          { .column = Lines::Login, .width = 120, .priority = 2 }, { .column = Lines::Node, .width = 70, .priority = 3 }, { .column = Lines::Where, .width = 180, .priority = 4 },
                          { .column = Lines::Mechanism, .width = 84, .priority = 5 }, { .column = Lines::Service, .hidden = true }, { .column = Lines::Tries, .hidden = true, .number = true } },
        context.tables);
    table->setOpensRows(false);
    auto *panel = new ui::Panel;
    panel->addHeaderWidget(table->makeColumnButton());
    panel->setContent(table, true);
    panel->showLoading();
    frame->addFlush(panel, 1);
    auto *only = ui::makeButton(Tr::tr("Only these on the page"), ui::ButtonKind::Normal, u"filter"_s);
    only->setObjectName(u"onlyTheseButton"_s);
    auto *navigator = context.navigator;
    QObject::connect(only, &QPushButton::clicked, frame, [navigator, filter] { navigator->changeFilter(filter); });
    auto *save = ui::makeButton(Tr::tr("Export…"), ui::ButtonKind::Normal, u"export"_s);
    save->setObjectName(u"exportLinesButton"_s);
    QObject::connect(save, &QPushButton::clicked, frame, [navigator] { navigator->trigger(u"export"_s); });
    frame->addFootWidget(only);
    frame->addFootWidget(save);
    QObject::connect(lines, &Lines::failed, panel, &ui::Panel::showError);
    QObject::connect(panel, &ui::Panel::tryAgain, lines, [lines, filter] { lines->ask(filter); });
    QObject::connect(lines, &Lines::arrived, frame, [lines, panel, note, format, filter] {
        const qsizetype read = lines->rows()->rows().size();
        if (read == 0) {
            panel->showEmpty(Tr::tr("No line of these logins is kept any more; their figures are."));
            return;
        }
        panel->showContent();
        if (lines->hasDecisive()) {
            note->setText(lines->isCut() ? Tr::tr("%1; the decisive good login first, then the newest of %2 lines, the export has all").arg(format.range(filter.range), format.count(read))
                                         : Tr::tr("%1; %2 lines, the decisive good login first, then the newest").arg(format.range(filter.range), format.count(read)));
            return;
        }
        note->setText(lines->isCut() ? Tr::tr("%1; the newest %2 lines, the export has all").arg(format.range(filter.range), format.count(read))
                                     : Tr::tr("%1; %2 lines, newest first").arg(format.range(filter.range), format.count(read)));
    });
    lines->ask(filter);
    return frame;
}

ui::ExportItem::Write linesWriter(const store::Filter &filter, const ui::PageContext &context, const QString &note)
{
    const QVariantList names { Tr::tr("Time"), Tr::tr("Node"), Tr::tr("Host"), Tr::tr("Login"), Tr::tr("Client"), Tr::tr("Outcome"), Tr::tr("Mechanism"), Tr::tr("Service"), Tr::tr("Tries"), Tr::tr("File"), Tr::tr("Byte") };
    return [store = context.session->store(), filter, head = ui::csvNote(note) + ui::csvLine(names)](QIODevice &out, const std::atomic_bool &stop) -> core::Done {
        const auto rows = itemmodels::readLoginLines(store, filter, stop);
        if (!rows)
            return core::fail(rows.error());
        out.write(head);
        for (const store::LoginEventRow &row : *rows)
            out.write(ui::csvLine({ QDateTime::fromMSecsSinceEpoch(row.time / 1000, Qt::UTC), row.node, row.host, row.user, row.source, row.outcome, row.mechanism, row.service, row.tries, row.file,
                row.offset < 0 ? QVariant() : QVariant(row.offset) }));
        return {};
    };
}

} // namespace bw::logins
