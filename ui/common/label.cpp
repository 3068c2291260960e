// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/label.h"

#include "ui/common/hairline.h"

#include <QEvent>
#include <QPainter>
#include <QStyle>

namespace bw::ui {

Label::Label(const QString &text, FontRole role, Token color, QWidget *parent)
    : QLabel(text, parent)
    , m_role(role)
    , m_color(color)
{
    setTextFormat(Qt::PlainText);
    restyle();
    if (Theme *theme = Theme::current())
        connect(theme, &Theme::changed, this, &Label::restyle);
}

void Label::setRole(FontRole role)
{
    m_role = role;
    restyle();
}

void Label::setColor(Token color)
{
    m_color = color;
    restyle();
}

void Label::setStrong(bool strong)
{
    m_strong = strong;
    restyle();
}

void Label::restyle()
{
    const Theme &theme = Theme::of(this);
    QFont font = theme.font(m_role);
    if (m_strong)
        font.setWeight(QFont::DemiBold);
    setFont(font);
    QPalette colors = palette();
    colors.setColor(QPalette::Active, QPalette::WindowText, theme.color(m_color));
    colors.setColor(QPalette::Inactive, QPalette::WindowText, theme.color(m_color));
    colors.setColor(QPalette::Disabled, QPalette::WindowText, theme.color(Token::TextTertiary));
    colors.setColor(QPalette::Link, theme.color(Token::TextLink));
    setPalette(colors);
}

bool Label::event(QEvent *event)
{
    if (event->type() == QEvent::Polish || event->type() == QEvent::LayoutDirectionChange)
        followDirection();
    return QLabel::event(event);
}

/// The layout says where a line begins. QLabel asks the text: a host name would stand at the wrong end of a panel that is read from
/// the right.
void Label::followDirection()
{
    const Qt::Alignment across = alignment() & Qt::AlignHorizontal_Mask, vertical = alignment() & Qt::AlignVertical_Mask;
    if (isRightToLeft() && (!across || across == Qt::AlignLeft)) {
        m_isMirrored = true;
        setAlignment(Qt::AlignRight | Qt::AlignAbsolute | vertical);
    } else if (!isRightToLeft() && m_isMirrored) {
        m_isMirrored = false;
        setAlignment(Qt::AlignLeft | vertical);
    }
}

ElidedLabel::ElidedLabel(const QString &text, Qt::TextElideMode mode, FontRole role, Token color, QWidget *parent)
    : Label(text, role, color, parent)
    , m_mode(mode)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
}

QSize ElidedLabel::sizeHint() const
{
    const QFontMetrics metrics = fontMetrics();
    return { metrics.horizontalAdvance(text()) + 2, metrics.height() };
}

QSize ElidedLabel::minimumSizeHint() const
{
    return { std::min(sizeHint().width(), fontMetrics().averageCharWidth() * 6), fontMetrics().height() };
}

void ElidedLabel::resizeEvent(QResizeEvent *event)
{
    Label::resizeEvent(event);
    const bool cut = sizeHint().width() > contentsRect().width() + 2;
    setToolTip(cut ? text() : QString());
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setFont(font());
    painter.setPen(palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, QPalette::WindowText));
    const Qt::Alignment wanted = QStyle::visualAlignment(layoutDirection(), alignment() & Qt::AlignHorizontal_Mask ? alignment() : Qt::AlignLeft);
    painter.drawText(contentsRect(), int(wanted & Qt::AlignHorizontal_Mask) | Qt::AlignVCenter | Qt::TextSingleLine,
                     fontMetrics().elidedText(text(), m_mode, contentsRect().width()));
}

KeyHint::KeyHint(const QString &keys, QWidget *parent)
    : QWidget(parent)
    , m_keys(keys)
{
    setAccessibleName(keys);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize KeyHint::sizeFor(const QString &keys)
{
    const QFontMetrics metrics(Theme::of(nullptr).font(FontRole::Caption));
    return { metrics.horizontalAdvance(keys) + 10, metrics.height() + 4 };
}

QSize KeyHint::sizeHint() const
{
    return sizeFor(m_keys);
}

void KeyHint::paint(QPainter *painter, const QRect &rect, const QString &keys, const Theme &theme)
{
    paintBox(painter, rect, 3, theme.color(Token::SurfaceSunken), theme.color(Token::LineSubtle));
    painter->save();
    QFont font = theme.font(FontRole::Caption);
    font.setWeight(QFont::Normal);
    painter->setFont(font);
    painter->setPen(theme.color(Token::TextSecondary));
    followText(painter, keys);
    painter->drawText(rect, Qt::AlignCenter | Qt::TextSingleLine, keys);
    painter->restore();
}

void KeyHint::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paint(&painter, rect(), m_keys, Theme::of(this));
}

} // namespace bw::ui
