// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/itemmodels/mailauthfacts.h"

#include <QWidget>

class QGridLayout;

namespace bw::ui {
class Label;
}

namespace bw::mailauth {

/// What the nodes signed, by their logs, against what receivers report as passing with the same keys. UI thread.
class LedgerBox final : public QWidget
{
    Q_OBJECT
public:
    /// \p whyNoRules: why no rule can be made; empty: one can.
    explicit LedgerBox(const QString &whyNoRules, QWidget *parent = nullptr);
    void show(const store::LedgerAnswer &ledger, const ui::Format &format);

Q_SIGNALS:
    void copiedWanted(const bw::store::CopiedKey &key); ///< its rows
    void nameWanted(const bw::store::CopiedKey &key); ///< a rule that names who signed with it

private:
    struct Row
    {
        QString name, figure;
        bool isAlarm = false, isSum = false;
        bool operator==(const Row &) const = default;
    };
    void showRows(const QList<Row> &rows);
    static void add(QGridLayout *grid, int row, const Row &content);
    QWidget *m_box = nullptr; ///< of the rows
    QList<Row> m_rows;
    ui::Label *m_text = nullptr;
    QWidget *m_acts = nullptr;
    store::CopiedKey m_copied;
};

} // namespace bw::mailauth
