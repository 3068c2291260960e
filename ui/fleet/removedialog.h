// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QStringList>

class QPushButton;
class QRadioButton;

namespace bw::fleet {

/// "Remove node": two plain answers, of which keeping the data is the one that is chosen. Window-modal. GUI thread.
class RemoveDialog final : public QDialog
{
    Q_OBJECT
public:
    /// \p sent: messages of the shown range, as people read it.
    static RemoveDialog *open(QWidget *window, const QStringList &names, const QString &sent);

Q_SIGNALS:
    void chosen(bool purges);

private:
    RemoveDialog(QWidget *window, const QStringList &names, const QString &sent);
    void refresh();
    QRadioButton *m_keep = nullptr;
    QRadioButton *m_purge = nullptr;
    QPushButton *m_remove = nullptr;
    qsizetype m_count = 0;
};

} // namespace bw::fleet
