// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/itemmodels/mailauthfacts.h"

#include <QWidget>

class QGridLayout;
class QPushButton;

namespace bw::ui {
class Label;
}

namespace bw::mailauth {

/// What the nodes signed, by their logs, against what receivers report as passing with the same keys. UI thread.
class LedgerBox final : public QWidget
{
    Q_OBJECT
public:
    explicit LedgerBox(QWidget *parent = nullptr);
    void show(const store::LedgerAnswer &ledger, const ui::Format &format);

Q_SIGNALS:
    void copiedWanted(const bw::store::CopiedKey &key); ///< its rows

private:
    void add(const QString &name, const QString &figure, bool isAlarm = false, bool isSum = false);
    void clear();
    QGridLayout *m_grid = nullptr;
    ui::Label *m_text = nullptr;
    QPushButton *m_open = nullptr;
    store::CopiedKey m_copied;
};

} // namespace bw::mailauth
