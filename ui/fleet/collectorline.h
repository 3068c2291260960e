// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/service/fleet.h"

#include <QWidget>

class QPushButton;
class QTimer;

namespace bw::ui {
class Desk;
class Label;
}

namespace bw::fleet {

class UserUnit;

/// Who reads the nodes by itself: this console, the collector service, or nobody, and what can be done about it. GUI thread.
class CollectorLine final : public QWidget
{
    Q_OBJECT
public:
    CollectorLine(service::Fleet *fleet, ui::Desk *desk, QWidget *parent = nullptr);
    void setReadOnly(const QString &why); ///< empty: it can be changed

protected:
    void showEvent(QShowEvent *event) override;

private:
    void refresh();
    void setCollects(bool collects);
    service::Fleet *m_fleet;
    ui::Desk *m_desk;
    UserUnit *m_unit;
    ui::Label *m_text = nullptr;
    QPushButton *m_own = nullptr;
    QPushButton *m_service = nullptr;
    QString m_whyNot;
};

} // namespace bw::fleet
