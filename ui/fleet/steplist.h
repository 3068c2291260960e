// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/service/nodetest.h"

#include <QWidget>

class QVBoxLayout;

namespace bw::fleet {

/// The steps of a connection test from above: mark, number and name, how it went, and how to mend what failed. One more widget
/// may stand below the step that it is about. GUI thread.
class StepList final : public QWidget
{
    Q_OBJECT
public:
    explicit StepList(QWidget *parent = nullptr);
    [[nodiscard]] QWidget *row(qsizetype step) const { return m_rows.value(step); } ///< null where there is none
    /// \p below is placed under step \p at (counted from 0; -1: nowhere) and stays the caller's.
    void setSteps(const QList<service::TestStep> &steps, QWidget *below = nullptr, int at = -1);

private:
    QVBoxLayout *m_column = nullptr;
    QList<QWidget *> m_rows;
};

} // namespace bw::fleet
