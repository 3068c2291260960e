// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/jobwatch.h"

#include "models/service/fleet.h"
#include "models/service/mailboxes.h"
#include "models/service/session.h"
#include "ui/common/format.h"
#include "ui/common/messagebox.h"
#include "ui/shell/window.h"

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;

namespace bw::shell {

JobWatch::JobWatch(Window &window)
    : QObject(&window)
    , m_window(window)
{
}

void JobWatch::setSession(service::Session *session)
{
    m_session = session;
    m_watched.clear();
    m_lastImport = {};
    m_wasFeedback = false;
    if (!session)
        return;
    connect(session, &service::Session::jobsChanged, this, &JobWatch::watchNew);
    watchNew();
}

void JobWatch::watchNew()
{
    m_watched.removeIf([](const QPointer<service::Job> &job) { return job.isNull(); });
    if (!m_session)
        return;
    for (service::Job *job : m_session->jobs()) {
        if (m_watched.contains(job) || job->isFinished() || qobject_cast<service::ImportJob *>(job))
            continue;
        m_watched << job;
        connect(job, &service::Job::finished, this, [this, job] { ended(job); });
    }
}

void JobWatch::ended(service::Job *job)
{
    const core::Done outcome = job->outcome();
    const auto *collect = qobject_cast<service::CollectJob *>(job);
    const auto *feedback = qobject_cast<service::FeedbackJob *>(job);
    if (outcome && collect)
        collectEnded(*collect);
    else if (outcome && feedback)
        feedbackEnded(*feedback);
    else if (outcome)
        //: %1 is what ran: "Backing up to fleet.bw"
        m_window.say(tr("%1: done").arg(job->title()));
    else if (outcome.error().kind == core::ProblemKind::Cancelled)
        m_window.say(tr("%1: cancelled").arg(job->title()));
    else if (const auto *pull = qobject_cast<service::MailboxPullJob *>(job)) // a fact of the page, and of its list: no dialog
        m_window.say(tr("%1 was not read: %2").arg(pull->mailbox(), outcome.error().what));
    else
        ui::MessageBox::showProblem(&m_window, outcome.error(), job->title());
}

/// A node that cannot be read is a fact of the fleet page, which stays until it is over: no dialog.
void JobWatch::collectEnded(const service::CollectJob &job)
{
    const ui::Format format = m_window.format();
    qint64 lines = 0;
    QStringList failed;
    for (const service::NodeProgress &node : job.nodes()) {
        lines += node.lines;
        if (node.state == service::NodeProgress::State::Failed)
            failed << node.node;
    }
    const int all = int(job.nodes().size());
    if (failed.isEmpty())
        m_window.say(tr("Collected %n node(s): %1 new lines", nullptr, all).arg(format.count(lines)));
    else
        m_window.say(tr("Collected %1 of %n node(s): %2 new lines; not read: %3", nullptr, all).arg(all - failed.size()).arg(format.count(lines), failed.first() + (failed.size() > 1 ? u" …"_s : QString())));
}

/// What could not be read stands on the page, where it can be tried again: no dialog.
void JobWatch::feedbackEnded(const service::FeedbackJob &job)
{
    const ui::Format format = m_window.format();
    const ingest::FeedbackImportCounts counts = job.result().value_or(ingest::FeedbackImportCounts());
    m_wasFeedback = true;
    m_isAnyUnreadable = counts.unreadableCount > 0;
    QString fact = counts.stored.reports == 0 && counts.stored.duplicates > 0
        ? tr("Nothing new: all %1 reports are known already").arg(format.count(counts.stored.duplicates))
        : tr("Read: %1 new reports, %2 known already").arg(format.count(counts.stored.reports), format.count(counts.stored.duplicates));
    if (counts.otherMail > 0)
        fact += tr(", %1 other messages").arg(format.count(counts.otherMail));
    if (m_isAnyUnreadable)
        fact += tr(", %1 could not be read").arg(format.count(counts.unreadableCount));
    m_window.say(fact);
}

void JobWatch::importLogs(const ingest::ImportOptions &options)
{
    if (!m_session)
        return;
    service::ImportJob *job = m_session->importLogs(options);
    const auto hours = std::make_shared<core::TimeRange>(core::TimeRange { INT64_MAX, 0 });
    const auto take = [hours](const QList<core::UtcMicros> &changed) {
        for (const core::UtcMicros hour : changed) {
            if (hour <= 0) // lines without a time
                continue;
            hours->from = std::min(hours->from, hour);
            hours->to = std::max(hours->to, hour + core::microsPerHour);
        }
    };
    const auto note = [job, take] { take(job->state().changedHours); };
    connect(job, &service::Job::progressed, this, note);
    connect(m_session, &service::Session::hoursChanged, job, take);
    connect(job, &service::Job::finished, this, [this, job, options, hours, note] {
        note();
        m_wasFeedback = false;
        m_lastImport = hours->to > hours->from ? *hours : core::TimeRange();
        importEnded(job, options);
    });
}

void JobWatch::importEnded(service::ImportJob *job, const ingest::ImportOptions &options)
{
    const auto result = job->result();
    if (!result) {
        if (result.error().kind == core::ProblemKind::Cancelled)
            m_window.say(tr("Import cancelled: what was read stays, and is not read twice"));
        else
            ui::MessageBox::showProblem(&m_window, result.error(), job->title());
        return;
    }
    const ingest::ImportCounts &counts = *result;
    if (counts.alreadyHeard) {
        ui::Question question;
        question.title = tr("Import logs");
        question.text = tr("%1 is already heard for these hours.").arg(options.node);
        question.explanation = tr("Another kind of log told the same hours, and the same mail would count twice. Nothing of them was written.");
        question.accept = tr("Import anyway");
        question.cancel = tr("Leave it");
        ui::MessageBox::ask(&m_window, question, [this, options](bool accepted) {
            if (!accepted)
                return;
            ingest::ImportOptions again = options;
            again.anyway = true;
            importLogs(again);
        });
        return;
    }
    const ui::Format format = m_window.format();
    QString fact = counts.lines == counts.alreadyKnown && counts.lines > 0
        ? tr("Nothing new: all %1 lines are known already").arg(format.count(counts.lines))
        : tr("Imported: %1 lines, %2 accepted messages").arg(format.count(counts.lines), format.count(counts.messages));
    if (const qint64 strange = counts.unrecognised + counts.unreadable; strange > 0)
        fact += tr(", %1 lines not understood").arg(format.count(strange));
    if (m_lastImport.length() > 0)
        fact += u" · "_s + format.range(m_lastImport);
    m_window.say(fact);
    if (!counts.unreadableInputs.isEmpty()) {
        core::Problem problem { core::ProblemKind::Malformed, tr("%n file(s) could not be read.", nullptr, int(counts.unreadableInputs.size())), counts.unreadableInputs.join(u'\n'), {},
                                tr("All others were imported.") };
        ui::MessageBox::showProblem(&m_window, problem, job->title());
    }
}

void JobWatch::showLastImport()
{
    if (m_wasFeedback)
        return m_window.openPage(u"mailauth"_s, m_window.filterOf(m_window.place()), m_isAnyUnreadable ? QVariantMap { { u"unreadable"_s, true } } : QVariantMap());
    if (m_lastImport.length() <= 0)
        return;
    store::Filter filter;
    filter.range = m_lastImport;
    m_window.openPage(u"overview"_s, filter);
}

} // namespace bw::shell
