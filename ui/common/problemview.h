// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/problem.h"

#include <QWidget>

class QHBoxLayout;

namespace bw::ui {

class Label;

/// The one place that shows a Problem: what, reason, where, remedy, Try again and Copy details. Plain text only.
class ProblemView final : public QWidget
{
    Q_OBJECT
public:
    explicit ProblemView(const core::Problem &problem = {}, QWidget *parent = nullptr);
    void setProblem(const core::Problem &problem);
    [[nodiscard]] const core::Problem &problem() const { return m_problem; }
    void setTryAgain(bool offered);

    /// Everything, line by line, for the clipboard and bug reports.
    [[nodiscard]] static QString details(const core::Problem &problem);
    /// reason and remedy as sentences, as shown below what.
    [[nodiscard]] static QString sentence(const core::Problem &problem);

Q_SIGNALS:
    void tryAgain();

private:
    core::Problem m_problem;
    Label *m_what = nullptr;
    Label *m_why = nullptr;
    Label *m_where = nullptr;
    QWidget *m_again = nullptr;
};

} // namespace bw::ui
