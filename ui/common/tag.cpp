// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/tag.h"

#include "ui/common/hairline.h"
#include "ui/common/paintmark.h"
#include "ui/common/theme.h"

#include <QPainter>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace bw::ui {

namespace {

constexpr int padding = 6;
constexpr int gap = 5;

QFont tagFont(const Theme &theme)
{
    QFont font = theme.font(FontRole::Small);
    font.setWeight(QFont::Medium);
    return font;
}

} // namespace

Tag::Tag(Mark mark, const QString &text, QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setMark(mark, text);
}

void Tag::setMark(Mark mark, const QString &text)
{
    m_mark = mark;
    m_text = text.isEmpty() ? markWord(mark) : text;
    const QString word = markWord(mark);
    setAccessibleName(m_text.contains(word) || word.isEmpty() ? m_text : word + u", "_s + m_text);
    updateGeometry();
    update();
}

QSize Tag::sizeFor(Mark mark, const QString &text, const Theme &theme)
{
    const QFontMetrics metrics(tagFont(theme));
    const int lead = mark == Mark::None ? 0 : size::mark + gap;
    return { padding + lead + metrics.horizontalAdvance(text) + padding + 1, std::max<int>(size::tag, metrics.height() + 4) };
}

QSize Tag::sizeHint() const
{
    return sizeFor(m_mark, m_text, Theme::of(this));
}

void Tag::paint(QPainter *painter, const QRect &rect, Mark mark, const QString &text, const Theme &theme, Qt::LayoutDirection direction)
{
    const QColor ink = theme.color(markInk(mark));
    const QColor fill = theme.color(markFill(mark));
    paintBox(painter, rect, radius::control, fill, QColor());
    QRect line = rect.adjusted(padding, 0, -padding, 0);
    if (mark != Mark::None) {
        const QRect box(line.left(), line.top() + (line.height() - size::mark) / 2, size::mark, size::mark);
        paintMark(painter, QStyle::visualRect(direction, rect, box), mark, ink, theme.color(Token::SurfacePanel));
        line.setLeft(line.left() + size::mark + gap);
    }
    painter->save();
    painter->setFont(tagFont(theme));
    painter->setPen(ink);
    const int alignment = int(QStyle::visualAlignment(direction, Qt::AlignLeft)) | Qt::AlignVCenter | Qt::TextSingleLine;
    painter->drawText(QStyle::visualRect(direction, rect, line), alignment, painter->fontMetrics().elidedText(text, Qt::ElideRight, line.width() + 1));
    painter->restore();
}

void Tag::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paint(&painter, rect(), m_mark, m_text, Theme::of(this), layoutDirection());
}

MarkLabel::MarkLabel(Mark mark, const QString &text, QWidget *parent)
    : QWidget(parent)
    , m_mark(mark)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setMark(mark, text);
}

void MarkLabel::setMark(Mark mark, const QString &text)
{
    m_mark = mark;
    m_text = text;
    setAccessibleName(text.isEmpty() ? markWord(mark) : text);
    updateGeometry();
    update();
}

QSize MarkLabel::sizeHint() const
{
    const QFontMetrics metrics(Theme::of(this).font(FontRole::Small));
    const int lead = m_mark == Mark::None ? 0 : size::mark;
    if (m_text.isEmpty())
        return { lead, size::mark };
    return { lead + (lead ? 6 : 0) + metrics.horizontalAdvance(m_text) + 1, std::max<int>(16, metrics.height()) };
}

void MarkLabel::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    const QRect box(0, (height() - size::mark) / 2, size::mark, size::mark);
    paintMark(&painter, QStyle::visualRect(layoutDirection(), rect(), box), m_mark, theme);
    if (m_text.isEmpty())
        return;
    const int lead = m_mark == Mark::None ? 0 : size::mark + 6;
    painter.setFont(theme.font(FontRole::Small));
    painter.setPen(theme.color(Token::TextSecondary));
    const int alignment = int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft)) | Qt::AlignVCenter | Qt::TextSingleLine;
    painter.drawText(QStyle::visualRect(layoutDirection(), rect(), rect().adjusted(lead, 0, 0, 0)), alignment, m_text);
}

} // namespace bw::ui
