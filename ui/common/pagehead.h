// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QHBoxLayout;
class QPushButton;

namespace bw::ui {

class Label;

/// Title, the line that answers the page's question, at most three buttons, and a 2 px bar below while something is read. Where it is too
/// narrow for all of them, the buttons stand in a row of their own.
class PageHead final : public QWidget
{
    Q_OBJECT
public:
    explicit PageHead(const QString &title, QWidget *parent = nullptr);
    void setTitle(const QString &title);
    void setAnswer(const QString &answer);
    [[nodiscard]] QString answer() const;
    /// Takes ownership.
    void addButton(QWidget *button);
    /// The bar appears only after 300 ms, so that quick answers change nothing. done of total, or total 0 for "busy".
    void setBusy(bool busy, int done = 0, int total = 0);
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    void arrange();

    QHBoxLayout *m_first = nullptr, *m_second = nullptr; ///< rows
    Label *m_title = nullptr;
    Label *m_answer = nullptr;
    QHBoxLayout *m_buttons = nullptr;
    int m_timer = 0;
    int m_done = 0;
    int m_total = 0;
    bool m_busy = false;
    bool m_shown = false;
    bool m_isFolded = false; ///< the buttons stand in the second row
};

} // namespace bw::ui
