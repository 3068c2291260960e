// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/mark.h"

#include <QFrame>

class QBoxLayout;
class QHBoxLayout;

namespace bw::ui {

class Label;

/// "This page is affected": mark, a strong sentence, the rest, buttons, and × where it may be dismissed. Its fill and edge are the mark's.
class Banner final : public QFrame
{
    Q_OBJECT
public:
    explicit Banner(Mark mark, const QString &strong, const QString &rest = {}, QWidget *parent = nullptr);
    void setText(Mark mark, const QString &strong, const QString &rest = {});
    /// Takes ownership; small buttons from left to right.
    void addButton(QWidget *button);
    void setDismissable(bool dismissable);

Q_SIGNALS:
    void dismissed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    Mark m_mark;
    void arrange();
    Label *m_text = nullptr;
    QBoxLayout *m_layout = nullptr; ///< text and buttons: side by side, or below each other where that leaves the text too little
    QHBoxLayout *m_buttons = nullptr;
    QWidget *m_close = nullptr;
};

} // namespace bw::ui
