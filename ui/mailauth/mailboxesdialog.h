// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/service/mailboxes.h"
#include "ui/itemmodels/mailboxfacts.h"
#include "ui/page/page.h"

#include <QDialog>
#include <QPointer>
#include <QSet>

class QPushButton;

namespace bw::ui {
class DataTable;
class Label;
class Panel;
class ProblemView;
}

namespace bw::mailauth {

/// The mailboxes that reports come into: named, edited, removed and read; when each was last read, and why not. GUI thread.
class MailboxesDialog final : public QDialog
{
    Q_OBJECT
public:
    /// Deletes itself.
    static MailboxesDialog *open(QWidget *window, const ui::PageContext &context, const ui::Format &format);

private:
    MailboxesDialog(QWidget *window, const ui::PageContext &context, const ui::Format &format);
    void build();
    QWidget *makeTable();
    QWidget *makeFacts();
    QWidget *makeButtons();
    void arrived();
    void watchJobs();
    void showProgress();
    void showFacts();
    void updateButtons();
    void edit(const fleet::Mailbox &mailbox, bool lacksSecret);
    void remove();
    void read(const QString &name);
    void wasRead(const service::MailboxPullJob &job);
    [[nodiscard]] const itemmodels::MailboxLine *current() const;
    [[nodiscard]] service::MailboxPullJob *reading() const; ///< of the current one
    [[nodiscard]] QString byItself() const;

    ui::PageContext m_context;
    ui::Format m_format;
    itemmodels::MailboxFacts *m_facts;
    ui::Panel *m_panel = nullptr;
    ui::DataTable *m_table = nullptr;
    ui::Label *m_said = nullptr, *m_byItself = nullptr;
    ui::ProblemView *m_problem = nullptr;
    QPushButton *m_read = nullptr, *m_cancel = nullptr, *m_add = nullptr, *m_edit = nullptr, *m_remove = nullptr;
    QHash<QString, QString> m_came; ///< what the last reading in this dialog brought, by name
    QSet<const service::Job *> m_watched;
    QString m_wanted; ///< is to be the current row once it is there
    bool m_hasArrived = false;
};

} // namespace bw::mailauth
