// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/mailbox.h"
#include "models/ingest/mailboxpull.h"
#include "models/service/session.h"

#include <QString>

namespace bw::service {

/// One pull that somebody asked for.
class MailboxPullJob : public FeedbackJob
{
    Q_OBJECT
public:
    using FeedbackJob::FeedbackJob;
    [[nodiscard]] virtual QString mailbox() const = 0; ///< its name
    /// Once it is finished, also where it broke off: then outcome() says why.
    [[nodiscard]] virtual const ingest::PullCounts &counts() const = 0;
};

/// Logs in and looks into the folder; stores and changes nothing.
class MailboxTestJob : public Job
{
    Q_OBJECT
public:
    using Job::Job;
    [[nodiscard]] virtual int messages() const = 0; ///< in the folder, where it went well
};

/// Asks for consent by device code, until the person gave it or cancel().
class ConsentJob : public Job
{
    Q_OBJECT
public:
    using Job::Job;
Q_SIGNALS:
    void codeArrived(const QString &address, const QString &code);
};

/// The mailboxes of an open store as pages use them: each command is a job that runs off the UI thread. Jobs belong to this object and go some
/// time after they ended; whoever waits for one keeps a QPointer. A session that is read-only dials nothing: jobs end at once with the
/// reason. UI thread.
class Mailboxes : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// \p before: its name until now; empty: a new one.
    virtual Job *save(const fleet::Mailbox &mailbox, const QString &before) = 0;
    virtual Job *remove(const QString &name) = 0; ///< its reports stay
    /// The one that reads it already, if there is one. Cancel keeps what was read.
    virtual MailboxPullJob *pull(const fleet::Mailbox &mailbox) = 0;
    [[nodiscard]] virtual MailboxPullJob *pulling(const QString &name) const = 0; ///< null: nobody asked, or it has ended
    /// \p given: the password; empty: it is looked for, as the consent always is.
    virtual MailboxTestJob *test(const fleet::Mailbox &mailbox, const core::Secret &given) = 0;
    /// Into memory, and with \p keep into the file that the mailbox names, else into the keychain. Where nothing kept it the job fails, and it is
    /// known until the session ends.
    virtual Job *giveSecret(const fleet::Mailbox &mailbox, const core::Secret &secret, bool keep) = 0;
    virtual ConsentJob *consent(const fleet::Mailbox &mailbox, bool keep) = 0;

Q_SIGNALS:
    void changed(); ///< one was added, changed, removed or tried
};

} // namespace bw::service
