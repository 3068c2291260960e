// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/choicecard.h"

#include "ui/common/hairline.h"
#include "ui/common/icons.h"
#include "ui/common/style.h"
#include "ui/common/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace bw::ui {

namespace {

constexpr int lead = 16 + size::iconLarge + 14; // edge, icon, gap
constexpr int trail = 16 + size::icon + 12; // gap, chevron, edge
constexpr int padding = 12;

} // namespace

ChoiceCard::ChoiceCard(const QString &iconName, const QString &headline, const QString &sentence, QWidget *parent)
    : QAbstractButton(parent)
    , m_icon(iconName)
    , m_headline(headline)
    , m_sentence(sentence)
{
    setText(headline);
    setAccessibleName(headline);
    setAccessibleDescription(sentence);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setFocusRing(this, radius::panel);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

QSize ChoiceCard::sizeHint() const
{
    return { 580, heightForWidth(580) };
}

QSize ChoiceCard::minimumSizeHint() const
{
    return { 260, heightForWidth(260) };
}

int ChoiceCard::heightForWidth(int width) const
{
    const Theme &theme = Theme::of(this);
    const QFontMetrics metrics(theme.font(FontRole::Base));
    const int room = std::max(80, width - lead - trail);
    const QRect text = metrics.boundingRect(QRect(0, 0, room, 10'000), Qt::TextWordWrap, m_sentence);
    return std::max(66, 2 * padding + theme.lineHeight(FontRole::Subheading) + text.height() + 2);
}

void ChoiceCard::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void ChoiceCard::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    const bool hover = underMouse() && isEnabled();
    const bool on = isChecked() || hasFocus();
    const Token fill = isDown() ? Token::SelectionFill : hover || on ? Token::AccentSoft : Token::SurfacePanel;
    paintBox(&painter, rect(), radius::panel, theme.color(fill), theme.color(hover || on ? Token::AccentBase : Token::LineControl));
    const auto visual = [this](const QRect &box) { return QStyle::visualRect(layoutDirection(), rect(), box); };
    const int middle = height() / 2;
    paintIcon(&painter, visual(QRect(16, middle - size::iconLarge / 2, size::iconLarge, size::iconLarge)), m_icon, theme.color(Token::AccentBase));
    paintIcon(&painter, visual(QRect(width() - 16 - size::icon, middle - size::icon / 2, size::icon, size::icon)),
              isRightToLeft() ? u"chevron-left"_s : u"chevron-right"_s, theme.color(Token::TextPrimary));
    const int head = theme.lineHeight(FontRole::Subheading);
    const int room = width() - lead - trail;
    const int left = int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft));
    painter.setPen(theme.color(Token::TextPrimary));
    painter.setFont(theme.font(FontRole::Subheading));
    painter.drawText(visual(QRect(lead, padding, room, head)), left | Qt::AlignVCenter | Qt::TextSingleLine, m_headline);
    painter.setPen(theme.color(Token::TextSecondary));
    painter.setFont(theme.font(FontRole::Base));
    painter.drawText(visual(QRect(lead, padding + head + 1, room, height() - 2 * padding - head)), left | Qt::AlignTop | Qt::TextWordWrap, m_sentence);
}

} // namespace bw::ui
