// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/flowlayout.h"

#include <QStyle>
#include <QWidget>

#include <algorithm>

namespace bw::ui {

FlowLayout::FlowLayout(QWidget *parent, int spacing, int lineSpacing)
    : QLayout(parent)
    , m_spacing(spacing)
    , m_lineSpacing(lineSpacing)
{
    setContentsMargins(0, 0, 0, 0);
}

FlowLayout::~FlowLayout()
{
    while (QLayoutItem *item = takeAt(0))
        delete item;
}

void FlowLayout::addItem(QLayoutItem *item)
{
    m_items.append(item);
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

QSize FlowLayout::sizeHint() const
{
    int width = 0;
    int height = 0;
    for (const QLayoutItem *item : m_items) {
        if (item->isEmpty())
            continue;
        width += item->sizeHint().width() + (width ? m_spacing : 0);
        height = std::max(height, item->sizeHint().height());
    }
    const QMargins margins = contentsMargins();
    return { width + margins.left() + margins.right(), height + margins.top() + margins.bottom() };
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const QLayoutItem *item : m_items)
        size = size.expandedTo(item->minimumSize());
    const QMargins margins = contentsMargins();
    return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom());
}

int FlowLayout::arrange(const QRect &rect, bool apply) const
{
    const QRect inner = rect.marginsRemoved(contentsMargins());
    const Qt::LayoutDirection direction = parentWidget() ? parentWidget()->layoutDirection() : Qt::LeftToRight;
    struct Placed
    {
        QLayoutItem *item;
        QRect rect;
    };
    int y = inner.top();
    QList<Placed> line;
    int x = inner.left();
    int lineHeight = 0;
    const auto flush = [&] {
        // From the far-end widget on, the rest of the line moves to its end.
        int shift = 0;
        bool far = false;
        for (const Placed &placed : line) {
            if (m_farEnd && placed.item->widget() == m_farEnd) {
                far = true;
                shift = std::max(0, inner.right() + 1 - (line.last().rect.right() + 1));
            }
            QRect box = placed.rect.translated(far ? shift : 0, (lineHeight - placed.rect.height()) / 2);
            if (apply)
                placed.item->setGeometry(QStyle::visualRect(direction, inner, box));
        }
        line.clear();
    };
    for (QLayoutItem *item : m_items) {
        if (item->isEmpty())
            continue;
        const QSize wanted = item->sizeHint();
        if (x > inner.left() && x + wanted.width() > inner.right() + 1) {
            flush();
            y += lineHeight + m_lineSpacing;
            x = inner.left();
            lineHeight = 0;
        }
        const int width = std::min(wanted.width(), std::max(inner.width(), item->minimumSize().width()));
        line.append({ item, QRect(x, y, width, wanted.height()) });
        x += width + m_spacing;
        lineHeight = std::max(lineHeight, wanted.height());
    }
    flush();
    return y + lineHeight - rect.top() + contentsMargins().bottom();
}

} // namespace bw::ui
