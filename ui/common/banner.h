// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/mark.h"

#include <QFrame>

class QBoxLayout;
class QHBoxLayout;
class QPushButton;

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
    /// On a page: one line. Where all does not fit there, the first sentence with "More", which shows the rest.
    void setFolding(bool unfolded);

Q_SIGNALS:
    void dismissed();
    void unfolded(bool unfolded); ///< by the person

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();
    void write();
    [[nodiscard]] bool isLong(int room) const;

    Mark m_mark;
    QString m_strong, m_rest;
    bool m_isCut = false; ///< the rest is folded away
    bool m_isUnfolded = true;
    Label *m_text = nullptr;
    QPushButton *m_more = nullptr; ///< only where it folds
    QBoxLayout *m_layout = nullptr; ///< text and buttons: side by side, or below each other where that leaves the text too little
    QHBoxLayout *m_buttons = nullptr;
    QWidget *m_close = nullptr;
};

} // namespace bw::ui
