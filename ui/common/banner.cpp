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
    m_strong = strong;
    m_rest = rest;
    write();
    const QString plain = (strong + u' ' + rest).trimmed();
    m_text->setAccessibleName(plain);
    setAccessibleName(markWord(mark) + u": "_s + plain);
    if (m_more)
        m_more->setAccessibleDescription(rest);
    arrange();
    update();
}

void Banner::write()
{
    // Weight alone needs markup; the texts themselves are escaped.
    m_text->setText(u"<b style=\"font-weight:600\">%1</b> %2"_s.arg(m_strong.toHtmlEscaped(), m_isCut ? QString() : m_rest.toHtmlEscaped()));
}

void Banner::setFolding(bool unfolded)
{
    m_isUnfolded = unfolded;
    if (!m_more) {
        m_more = makeLink({});
        m_more->setObjectName(u"moreOfBannerLink"_s);
        m_more->setAccessibleDescription(m_rest);
        m_more->hide();
        m_buttons->insertWidget(0, m_more, 0, Qt::AlignVCenter);
        connect(m_more, &QPushButton::clicked, this, [this] {
            setFolding(!m_isUnfolded);
            Q_EMIT this->unfolded(m_isUnfolded);
        });
    }
    m_more->setText(unfolded ? tr("Less") : tr("More"));
    arrange();
}

void Banner::addButton(QWidget *button)
{
    m_buttons->insertWidget(m_close ? m_buttons->count() - 1 : m_buttons->count(), button, 0, Qt::AlignVCenter);
    arrange();
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

bool Banner::isLong(int room) const
{
    const QString rest = m_rest.isEmpty() ? QString() : u' ' + m_rest;
    const QFontMetrics strong(Theme::of(this).font(FontRole::PanelTitle));
    return strong.horizontalAdvance(m_strong) + m_text->fontMetrics().horizontalAdvance(rest) + space::s2 > room;
}

/// Beside the buttons the text keeps more than half of the room, or they go below it; a lone × stays beside it.
void Banner::arrange()
{
    int buttons = 0;
    for (int i = 0; i < m_buttons->count(); ++i)
        if (const QWidget *button = m_buttons->itemAt(i)->widget(); button && button != m_more)
            buttons += button->sizeHint().width() + space::s2;
    const int room = width() - 2 * edge - markRoom;
    if (m_more) {
        const bool canFold = isLong(room - buttons) && !m_rest.isEmpty();
        m_more->setVisible(canFold);
        buttons += canFold ? m_more->sizeHint().width() + space::s2 : 0;
        if (const bool isCut = canFold && !m_isUnfolded; isCut != m_isCut) {
            m_isCut = isCut;
            write();
        }
    }
    const auto direction = isLong(room - buttons) && buttons > shortButtons && room - buttons < leastText ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight;
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
