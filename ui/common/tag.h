// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/mark.h"
#include "ui/common/tokens.h"

#include <QWidget>

namespace bw::ui {

class Theme;

/// Mark and word on its fill, 20 px, one line. At most two in a row.
class Tag final : public QWidget
{
    Q_OBJECT
public:
    /// An empty text takes the mark's own word.
    explicit Tag(Mark mark = Mark::None, const QString &text = {}, QWidget *parent = nullptr);
    void setMark(Mark mark, const QString &text = {});
    [[nodiscard]] QString text() const { return m_text; }
    [[nodiscard]] Mark mark() const { return m_mark; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }
    static QSize sizeFor(Mark mark, const QString &text, const Theme &theme);
    /// Also the delegate's way; rect is the tag's own box.
    static void paint(QPainter *painter, const QRect &rect, Mark mark, const QString &text, const Theme &theme, Qt::LayoutDirection direction);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Mark m_mark = Mark::None;
    QString m_text;
};

/// A mark alone with its word as accessible name, and optionally a text beside it (legend of a table).
class MarkLabel final : public QWidget
{
    Q_OBJECT
public:
    explicit MarkLabel(Mark mark, const QString &text = {}, QWidget *parent = nullptr);
    void setMark(Mark mark, const QString &text = {});
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Mark m_mark;
    QString m_text;
};

} // namespace bw::ui
