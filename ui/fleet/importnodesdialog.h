// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/service/nodeoffers.h"
#include "models/service/session.h"

#include <QDialog>
#include <QPointer>

class QComboBox;
class QLineEdit;
class QPushButton;
class QTimer;
class QTreeWidget;

namespace bw::ui {
class FormField;
class Label;
class Panel;
}

namespace bw::fleet {

/// "Import nodes": a list that names many (ssh's configuration, an Ansible inventory as JSON, CSV), what of it is new and what is
/// there already, and which are to be added. Nothing is connected while it is read. Window-modal, goes when it is closed. GUI thread.
class ImportNodesDialog final : public QDialog
{
    Q_OBJECT
public:
    static ImportNodesDialog *open(QWidget *window, service::Session *session, const QStringList &groups);
    void setPath(const QString &path); ///< and reads it

Q_SIGNALS:
    void added(const QStringList &names);

private:
    ImportNodesDialog(QWidget *window, service::Session *session, const QStringList &groups);
    void build(const QStringList &groups);
    QWidget *makeUsual(const QStringList &groups);
    void choosePath();
    void showNone();
    void readSoon();
    void read();
    void show(const QList<service::NodeOffer> &offers, const QStringList &notes);
    void showProblem(const core::Problem &problem);
    void updateButtons();
    void add();
    [[nodiscard]] Node usual() const;
    [[nodiscard]] QList<Node> chosen() const;

    QPointer<service::Session> m_session;
    QLineEdit *m_path = nullptr;
    ui::FormField *m_pathField = nullptr;
    QComboBox *m_route = nullptr;
    QLineEdit *m_user = nullptr;
    QComboBox *m_group = nullptr;
    ui::Panel *m_panel = nullptr;
    QTreeWidget *m_tree = nullptr;
    ui::Label *m_notes = nullptr;
    QPushButton *m_all = nullptr;
    QPushButton *m_none = nullptr;
    QPushButton *m_add = nullptr;
    QTimer *m_readSoon = nullptr;
    QList<service::NodeOffer> m_offers;
    QPointer<service::Job> m_saving;
    bool m_isReading = false; ///< the list that is shown is not yet of what the fields say
};

} // namespace bw::fleet
