// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mailauth/mailboxesdialog.h"

#include "models/service/fleet.h"
#include "models/service/mailboxrounds.h"
#include "models/service/session.h"
#include "ui/common/buttons.h"
#include "ui/common/datatable.h"
#include "ui/common/label.h"
#include "ui/common/messagebox.h"
#include "ui/common/panel.h"
#include "ui/common/problemview.h"
#include "ui/common/tableproxy.h"
#include "ui/mailauth/mailboxdialog.h"

#include <QAccessible>
#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QPushButton>

#include <utility>

using namespace Qt::StringLiterals;

namespace bw::mailauth {

namespace {

using Facts = itemmodels::MailboxFacts;

} // namespace

MailboxesDialog *MailboxesDialog::open(QWidget *window, const ui::PageContext &context, const ui::Format &format)
{
    auto *dialog = new MailboxesDialog(window, context, format);
    dialog->QDialog::open();
    return dialog;
}

MailboxesDialog::MailboxesDialog(QWidget *window, const ui::PageContext &context, const ui::Format &format)
    : QDialog(window)
    , m_context(context)
    , m_format(format)
    , m_facts(new Facts(context.session, this))
{
    setObjectName(u"mailboxesDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Reports mailboxes"));
    setMinimumSize(640, 420);
    resize(860, 560);
    build();
    connect(m_facts, &Facts::arrived, this, &MailboxesDialog::arrived);
    connect(m_facts, &Facts::failed, m_panel, &ui::Panel::showError);
    connect(m_panel, &ui::Panel::tryAgain, m_facts, &Facts::ask);
    connect(m_panel, &ui::Panel::emptyAction, this, [this] { edit({}, false); });
    connect(context.session, &service::Session::jobsChanged, this, &MailboxesDialog::watchJobs);
    connect(context.session->mailboxes(), &service::Mailboxes::changed, m_facts, &Facts::ask);
    connect(context.session->fleet(), &service::Fleet::collectorChanged, this, [this] { m_byItself->setText(byItself()); });
    connect(context.session, &QObject::destroyed, this, &QDialog::reject);
    m_facts->setFormat(format);
    m_panel->showLoading();
    m_facts->ask();
    watchJobs();
    updateButtons();
}

void MailboxesDialog::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(12);
    auto *intro = new ui::Label(tr("Reports that receivers mail to you are read there by IMAP over TLS. Nothing is deleted, and nothing is changed unless you ask."), ui::FontRole::Base, ui::Token::TextSecondary);
    intro->setWordWrap(true);
    column->addWidget(intro);
    column->addWidget(makeTable(), 1);
    column->addWidget(makeFacts());
    column->addWidget(makeButtons());
}

QWidget *MailboxesDialog::makeTable()
{
    m_table = new ui::DataTable(u"mailboxesTable"_s, tr("Reports mailboxes"));
    m_table->setSource(m_facts->rows());
    m_table->setColumns({ { .column = Facts::Name, .width = 130 }, { .column = Facts::State, .width = 220, .stretch = true }, { .column = Facts::LastRead, .width = 140, .priority = 1 },
                            { .column = Facts::Server, .width = 150, .priority = 2 }, { .column = Facts::Folder, .width = 90, .priority = 3 }, { .column = Facts::User, .width = 150, .priority = 4 } },
        m_context.tables);
    m_panel = new ui::Panel;
    m_panel->setObjectName(u"mailboxesPanel"_s);
    m_panel->addHeaderWidget(m_table->makeColumnButton());
    m_panel->setContent(m_table, true);
    connect(m_table, &ui::DataTable::currentRowChanged, this, [this] {
        showFacts();
        updateButtons();
    });
    connect(m_table, &ui::DataTable::opened, this, [this] {
        if (const auto *line = current(); line && m_edit->isEnabled())
            edit(line->row.mailbox, line->row.error && line->row.error->kind == u"secret_missing");
    });
    return m_panel;
}

QWidget *MailboxesDialog::makeFacts()
{
    auto *facts = new QWidget;
    auto *column = new QVBoxLayout(facts);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    m_said = new ui::Label;
    m_said->setObjectName(u"mailboxFactsLabel"_s);
    m_said->setWordWrap(true);
    column->addWidget(m_said);
    m_problem = new ui::ProblemView;
    m_problem->setObjectName(u"mailboxErrorView"_s);
    m_problem->hide();
    column->addWidget(m_problem);
    m_byItself = new ui::Label(byItself(), ui::FontRole::Small, ui::Token::TextSecondary);
    m_byItself->setObjectName(u"mailboxesByItselfLabel"_s);
    m_byItself->setWordWrap(true);
    column->addWidget(m_byItself);
    return facts;
}

QWidget *MailboxesDialog::makeButtons()
{
    auto *buttons = new QDialogButtonBox;
    const auto button = [this, buttons](const QString &text, const QString &name, const QString &icon, ui::ButtonKind kind, auto act) {
        auto *made = ui::makeButton(text, kind, icon);
        made->setObjectName(name);
        made->setAutoDefault(false);
        buttons->addButton(made, QDialogButtonBox::ActionRole);
        connect(made, &QPushButton::clicked, this, act);
        return made;
    };
    m_add = button(tr("&Add…"), u"addMailboxButton"_s, u"plus"_s, ui::ButtonKind::Normal, [this] { edit({}, false); });
    m_edit = button(tr("&Edit…"), u"editMailboxButton"_s, u"edit"_s, ui::ButtonKind::Normal, [this] {
        if (const auto *line = current())
            edit(line->row.mailbox, line->row.error && line->row.error->kind == u"secret_missing");
    });
    m_remove = button(tr("Re&move…"), u"removeMailboxButton"_s, {}, ui::ButtonKind::Normal, [this] { remove(); });
    m_cancel = button(tr("&Stop reading"), u"stopMailboxButton"_s, u"stop"_s, ui::ButtonKind::Normal, [this] {
        if (service::MailboxPullJob *job = reading())
            job->cancel();
    });
    m_read = button(tr("&Read now"), u"readMailboxButton"_s, {}, ui::ButtonKind::Primary, [this] {
        if (const auto *line = current())
            read(line->row.mailbox.name);
    });
    auto *close = ui::makeButton(tr("Close"));
    close->setAutoDefault(false);
    buttons->addButton(close, QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    return buttons;
}

QString MailboxesDialog::byItself() const
{
    using Who = service::CollectorState::Who;
    const service::CollectorState state = m_context.session->fleet()->collector();
    if (state.who == Who::Us)
        return tr("While this window is open it reads them by itself every %n minute(s).", nullptr, int(service::usualMailboxEvery.count()));
    if (state.who == Who::Other)
        return state.other.isEmpty() ? tr("Another program reads them by itself.") : tr("Another program reads them by itself: %1.").arg(state.other);
    return tr("Nobody reads them by itself now. Turn on \"Collect while this console is open\" in Settings, or start the collector service.");
}

const itemmodels::MailboxLine *MailboxesDialog::current() const
{
    const QModelIndex at = m_table->currentIndex().isValid() ? m_table->sourceIndex(m_table->currentIndex()) : QModelIndex();
    return at.isValid() ? &m_facts->rows()->row(at) : nullptr;
}

service::MailboxPullJob *MailboxesDialog::reading() const
{
    const auto *line = current();
    return line ? m_context.session->mailboxes()->pulling(line->row.mailbox.name) : nullptr;
}

void MailboxesDialog::arrived()
{
    const QString before = current() ? current()->row.mailbox.name : QString();
    if (m_facts->rows()->rows().isEmpty()) {
        m_panel->showEmpty(tr("No mailbox is named yet."), ui::Mark::None, m_context.session->isReadOnly() ? QString() : tr("Name a mailbox…"));
    } else {
        m_panel->showContent();
        const QModelIndex wanted = m_facts->rows()->indexOf(!m_wanted.isEmpty() ? m_wanted : before);
        m_table->setCurrentIndex(wanted.isValid() ? m_table->proxy()->mapFromSource(wanted) : m_table->model()->index(0, 0));
    }
    m_wanted.clear();
    showFacts();
    updateButtons();
    if (!std::exchange(m_hasArrived, true))
        (m_facts->rows()->rows().isEmpty() ? static_cast<QWidget *>(m_add) : m_table)->setFocus(Qt::OtherFocusReason);
}

void MailboxesDialog::watchJobs()
{
    for (service::Job *one : m_context.session->jobs()) {
        auto *job = qobject_cast<service::MailboxPullJob *>(one);
        if (!job || job->isFinished() || m_watched.contains(job))
            continue;
        m_watched.insert(job);
        connect(job, &QObject::destroyed, this, [this, job] { m_watched.remove(job); });
        connect(job, &service::Job::progressed, this, &MailboxesDialog::showProgress);
        connect(job, &service::Job::finished, this, [this, job] { wasRead(*job); });
    }
    showProgress();
}

void MailboxesDialog::showProgress()
{
    QHash<QString, QString> all;
    for (service::Job *one : m_context.session->jobs()) {
        const auto *job = qobject_cast<service::MailboxPullJob *>(one);
        if (!job || job->isFinished())
            continue;
        const ingest::FeedbackProgress state = job->state();
        all.insert(job->mailbox(), state.filesTotal == 0 ? tr("connecting…") : tr("reading: %1 of %2 messages").arg(m_format.count(state.counts.files), m_format.count(state.filesTotal)));
    }
    m_facts->setProgress(all);
    showFacts();
    updateButtons();
}

void MailboxesDialog::showFacts()
{
    const auto *line = current();
    if (!line || m_panel->state() != ui::Panel::State::Content) {
        m_said->clear();
        m_problem->hide();
        return;
    }
    const store::MailboxRow &row = line->row;
    QStringList said { row.read == 0 ? tr("Never read to its end yet.") : tr("Last read to its end: %1.").arg(m_format.fullStamp(row.read)) };
    if (row.error)
        said << tr("The last try was on %1.").arg(m_format.fullStamp(row.tried));
    if (const QString came = m_came.value(row.mailbox.name); !came.isEmpty())
        said << came;
    if (!line->progress.isEmpty())
        said = { line->progress };
    m_said->setText(said.join(u' '));
    const bool isError = row.error && line->progress.isEmpty();
    if (isError)
        m_problem->setProblem(line->problem());
    m_problem->setVisible(isError);
}

void MailboxesDialog::updateButtons()
{
    const bool isReading = reading();
    const QString readOnly = m_context.session->isReadOnly() ? tr("This store is open read-only.") : QString();
    const QString none = m_panel->state() == ui::Panel::State::Content && current() ? QString() : tr("Choose a mailbox first.");
    const QString whyNot = readOnly.isEmpty() ? none : readOnly;
    ui::setDisabledReason(m_add, readOnly);
    for (QPushButton *button : { m_edit, m_remove })
        ui::setDisabledReason(button, whyNot.isEmpty() && isReading ? tr("It is being read.") : whyNot);
    ui::setDisabledReason(m_read, whyNot);
    const bool hadFocus = (isReading ? m_read : m_cancel)->hasFocus();
    m_read->setVisible(!isReading);
    m_cancel->setVisible(isReading);
    if (hadFocus)
        (isReading ? m_cancel : m_read)->setFocus(Qt::OtherFocusReason);
}

void MailboxesDialog::edit(const fleet::Mailbox &mailbox, bool lacksSecret)
{
    MailboxDialog *dialog = MailboxDialog::open(this, m_context.session, { mailbox, lacksSecret });
    connect(dialog, &MailboxDialog::saved, this, [this, lacksSecret](const QString &name) {
        m_wanted = name;
        m_facts->ask();
        if (lacksSecret) // it was to be read
            connect(m_facts, &Facts::arrived, this, [this, name] { read(name); }, Qt::SingleShotConnection);
    });
}

void MailboxesDialog::remove()
{
    const auto *line = current();
    if (!line)
        return;
    ui::Question question;
    question.title = tr("Remove mailbox");
    question.text = tr("Remove %1?").arg(line->row.mailbox.name);
    question.explanation = tr("It is no longer read. Reports that came from it stay in the store, and its mail stays on the server.");
    question.accept = tr("Remove mailbox");
    question.cancel = tr("Keep it");
    question.destructive = true;
    ui::MessageBox::ask(this, question, [this, name = line->row.mailbox.name](bool accepted) {
        if (!accepted)
            return;
        service::Job *job = m_context.session->mailboxes()->remove(name);
        connect(job, &service::Job::finished, this, [this, job] {
            if (const core::Done done = job->outcome(); !done)
                ui::MessageBox::showProblem(this, done.error(), tr("Remove mailbox"));
        });
    });
}

void MailboxesDialog::read(const QString &name)
{
    const QModelIndex at = m_facts->rows()->indexOf(name);
    if (at.isValid())
        m_context.session->mailboxes()->pull(m_facts->rows()->row(at).row.mailbox);
}

void MailboxesDialog::wasRead(const service::MailboxPullJob &job)
{
    const core::Done done = job.outcome();
    const ingest::PullCounts &counts = job.counts();
    QStringList came { tr("%1 messages brought %2 new reports, %3 known already.").arg(m_format.count(counts.messages), m_format.count(counts.feedback.stored.reports), m_format.count(counts.feedback.stored.duplicates)) };
    if (counts.feedback.unreadableCount > 0)
        came << tr("%n thing(s) could not be read.", nullptr, int(counts.feedback.unreadableCount));
    if (counts.moved > 0)
        came << tr("%n message(s) were moved.", nullptr, int(counts.moved));
    if (counts.hasMore)
        came << tr("There are more than one reading takes: read it again.");
    const bool wasStopped = !done && done.error().kind == core::ProblemKind::Cancelled;
    if (wasStopped)
        came.prepend(tr("It was stopped; what was read stays."));
    m_came.insert(job.mailbox(), done || counts.messages > 0 || wasStopped ? came.join(u' ') : QString());
    showProgress();
    m_facts->ask();
    QAccessibleEvent event(m_said, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
    if (!done && done.error().kind == core::ProblemKind::Missing)
        if (const QModelIndex at = m_facts->rows()->indexOf(job.mailbox()); at.isValid() && isVisible())
            edit(m_facts->rows()->row(at).row.mailbox, true);
}

} // namespace bw::mailauth
