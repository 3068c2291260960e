// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/feedback/mailboxtable.h"
#include "ui/itemmodels/rowsmodel.h"

#include <QObject>

namespace bw::service {
class Session;
}

namespace bw::itemmodels {

/// A mailbox and how it is.
struct MailboxLine
{
    store::MailboxRow row {};
    QString progress {}; ///< while somebody reads it, in words

    [[nodiscard]] core::Problem problem() const; ///< of row.error
};

/// The mailboxes that reports come into. Asks in the background; the newest question wins. GUI thread.
class MailboxFacts final : public QObject
{
    Q_OBJECT
public:
    enum Column { Name, State, LastRead, Server, Folder, User };
    explicit MailboxFacts(service::Session *session, QObject *parent = nullptr);
    void ask();
    void setFormat(const ui::Format &format) { m_rows->setFormat(format); }
    /// Of those that are being read, and of no others.
    void setProgress(const QHash<QString, QString> &byName);
    [[nodiscard]] RowsModel<MailboxLine> *rows() const { return m_rows; }

Q_SIGNALS:
    void arrived();
    void failed(const bw::core::Problem &problem);

private:
    service::Session *m_session;
    RowsModel<MailboxLine> *m_rows;
    QHash<QString, QString> m_progress;
};

} // namespace bw::itemmodels
