// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/banner.h"

#include "ui/common/buttons.h"
#include "ui/common/hairline.h"
#include "ui/common/label.h"
#include "ui/common/paintmark.h"
#include "ui/common/theme.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace bw::ui {

namespace {

constexpr int edge = 12, markRoom = size::mark + 8;
constexpr int leastText = 240, shortButtons = 40;

} // namespace

Banner::Banner(Mark mark, const QString &strong, const QString &rest, QWidget *parent)
    : QFrame(parent)
    , m_mark(mark)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(edge, 6, edge, 6);
    layout->setSpacing(space::s2);
    layout->addSpacing(markRoom); // a margin would not be mirrored
    m_text = new Label;
    m_text->setTextFormat(Qt::RichText);
    m_text->setWordWrap(true);
    m_text->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_layout = new QBoxLayout(QBoxLayout::LeftToRight);
    m_layout->setSpacing(space::s2);
    m_layout->addWidget(m_text, 1);
    m_buttons = new QHBoxLayout;
    m_buttons->setSpacing(space::s2);
    m_layout->addLayout(m_buttons);
    layout->addLayout(m_layout, 1);
    setMinimumHeight(size::tableHeader + 14);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    setText(mark, strong, rest);
}

void Banner::setText(Mark mark, const QString &strong, const QString &rest)
{
    m_mark = mark;
    // Weight alone needs markup; the texts themselves are escaped.
    m_text->setText(u"<b style=\"font-weight:600\">%1</b> %2"_s.arg(strong.toHtmlEscaped(), rest.toHtmlEscaped()));
    const QString plain = (strong + u' ' + rest).trimmed();
    m_text->setAccessibleName(plain);
    setAccessibleName(markWord(mark) + u": "_s + plain);
    update();
}

void Banner::addButton(QWidget *button)
{
    m_buttons->insertWidget(m_close ? m_buttons->count() - 1 : m_buttons->count(), button, 0, Qt::AlignVCenter);
}

void Banner::setDismissable(bool dismissable)
{
    if (dismissable == (m_close != nullptr))
        return;
    if (!dismissable) {
        m_close->hide();
        m_close->setParent(nullptr);
        m_close->deleteLater(); // its own click may have asked for this
        m_close = nullptr;
        return;
    }
    auto *close = makeToolButton(u"close"_s, tr("Dismiss this notice"));
    setControlSize(close, ControlSize::Small);
    connect(close, &QToolButton::clicked, this, &Banner::dismissed);
    m_close = close;
    m_buttons->addWidget(close, 0, Qt::AlignVCenter);
}

void Banner::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    arrange();
}

/// Beside the buttons the text keeps more than half of the room, or they go below it; a lone × stays beside it.
void Banner::arrange()
{
    const int buttons = m_buttons->sizeHint().width(), room = width() - 2 * edge - markRoom;
    const bool isLong = m_text->fontMetrics().horizontalAdvance(accessibleName()) > room - buttons;
    const auto direction = isLong && buttons > shortButtons && room - buttons < leastText ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight;
    if (direction == m_layout->direction())
        return;
    m_layout->setDirection(direction);
    m_layout->setAlignment(m_buttons, direction == QBoxLayout::TopToBottom ? Qt::AlignLeading : Qt::Alignment());
    updateGeometry();
}

void Banner::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    paintBox(&painter, rect(), radius::panel, theme.color(markFill(m_mark)), theme.color(markInk(m_mark)));
    const int line = theme.lineHeight(FontRole::Base);
    const int top = m_text->height() > line * 2 ? m_text->y() + (line - size::mark) / 2 : (height() - size::mark) / 2;
    paintMark(&painter, QStyle::visualRect(layoutDirection(), rect(), QRect(edge, top, size::mark, size::mark)), m_mark, theme);
}

} // namespace bw::ui
