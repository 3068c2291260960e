// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/itemmodels/mailboxfacts.h"

#include "models/service/session.h"
#include "ui/common/mark.h"

namespace bw::itemmodels {

namespace {

using ui::Format;

QString stateText(const MailboxLine &line, const Format &)
{
    if (!line.progress.isEmpty())
        return line.progress;
    if (line.row.error)
        return line.row.error->what;
    return line.row.read == 0 ? MailboxFacts::tr("not read yet") : MailboxFacts::tr("well");
}

ui::Mark stateMark(const MailboxLine &line)
{
    if (!line.progress.isEmpty())
        return ui::Mark::None;
    return line.row.error ? ui::Mark::NotRead : line.row.read == 0 ? ui::Mark::Unknown : ui::Mark::Pass;
}

QList<RowColumn<MailboxLine>> columns()
{
    using Line = MailboxLine;
    const auto text = [](const QString &title, QString (*of)(const Line &)) { return RowColumn<Line> { title, [of](const Line &line, const Format &) { return of(line); }, {}, {}, false, false }; };
    QList<RowColumn<Line>> all;
    all << text(MailboxFacts::tr("Name"), [](const Line &line) { return line.row.mailbox.name; });
    all << RowColumn<Line> { MailboxFacts::tr("State"), &stateText, {},
        [](const Line &line, int role, const Format &) -> QVariant {
            if (role == ui::MarkRole)
                return int(stateMark(line));
            return role == Qt::ToolTipRole && line.row.error ? QVariant(line.problem().oneLine()) : QVariant();
        },
        false, false };
    all << RowColumn<Line> { MailboxFacts::tr("Last read"), [](const Line &line, const Format &format) { return line.row.read == 0 ? MailboxFacts::tr("never") : format.stamp(line.row.read); },
        [](const Line &line) { return line.row.read == 0 ? QVariant() : QVariant(qint64(line.row.read)); }, {}, false, true };
    all << text(MailboxFacts::tr("Server"), [](const Line &line) { return line.row.mailbox.host; });
    all << text(MailboxFacts::tr("Folder"), [](const Line &line) { return line.row.mailbox.folder; });
    all << text(MailboxFacts::tr("User"), [](const Line &line) { return line.row.mailbox.user; });
    return all;
}

} // namespace

core::Problem MailboxLine::problem() const
{
    const store::MailboxError error = row.error.value_or(store::MailboxError());
    return { core::ProblemKind::Unreachable, error.what, error.reason, error.where, error.remedy };
}

MailboxFacts::MailboxFacts(service::Session *session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_rows(new RowsModel<MailboxLine>(columns(), [](const MailboxLine &line) { return line.row.mailbox.name; }, this))
{
}

void MailboxFacts::ask()
{
    m_session->ask(this, "mailboxes", [this, store = m_session->store()](const std::atomic_bool &cancelled) -> std::function<void()> {
        const auto rows = store::listMailboxes(store, store::Cancel::watching(cancelled));
        return [this, rows] {
            if (!rows) {
                Q_EMIT failed(rows.error());
                return;
            }
            QList<MailboxLine> lines;
            for (const store::MailboxRow &row : *rows)
                lines << MailboxLine { row, m_progress.value(row.mailbox.name) };
            m_rows->setRows(lines);
            Q_EMIT arrived();
        };
    });
}

void MailboxFacts::setProgress(const QHash<QString, QString> &byName)
{
    m_progress = byName;
    m_rows->changeRows([this](MailboxLine &line) { line.progress = m_progress.value(line.row.mailbox.name); }, State, State);
}

} // namespace bw::itemmodels
