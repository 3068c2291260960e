// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/service/session.h"

#include <QObject>
#include <QPointer>

namespace bw::service {
class CollectJob;
class FeedbackJob;
class ImportJob;
class Job;
class Session;
}

namespace bw::shell {

class Window;

/// Tells how jobs ended: a fact in the status bar where all is well, a dialog where it is not, and the question whether to
/// import anyway where the hours are heard already.
class JobWatch final : public QObject
{
    Q_OBJECT
public:
    explicit JobWatch(Window &window);
    void setSession(service::Session *session);
    /// Starts an import and remembers how it was asked for.
    void importLogs(const ingest::ImportOptions &options);
    /// Opens the span that the last import changed, or what could not be read of the last reports; nothing after other jobs.
    void showLastImport();

private:
    void watchNew();
    void ended(service::Job *job);
    void collectEnded(const service::CollectJob &job);
    void feedbackEnded(const service::FeedbackJob &job);
    void importEnded(service::ImportJob *job, const ingest::ImportOptions &options);
    Window &m_window;
    QPointer<service::Session> m_session;
    QList<QPointer<service::Job>> m_watched;
    core::TimeRange m_lastImport;
    bool m_wasFeedback = false, m_isAnyUnreadable = false; ///< of the last import
};

} // namespace bw::shell
