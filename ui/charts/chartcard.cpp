// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartcard.h"

#include "ui/common/celldelegate.h"
#include "ui/common/hairline.h"
#include "ui/common/patternbrush.h"
#include "ui/common/theme.h"

#include <QPainter>
#include <QStyle>

namespace bw::charts {

using ui::FontRole;
using ui::Theme;
using ui::Token;

namespace {

constexpr int cardWidth = 264, widestCard = 440;
constexpr int padding = 12;
constexpr int shareWidth = 56;
constexpr int beside = 10;

int lineOf(const Theme &theme)
{
    return std::max(20, theme.lineHeight(FontRole::Small) + 4);
}

} // namespace

ChartCard::ChartCard(QWidget *window)
    : QWidget(window)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    setObjectName(QStringLiteral("chartCard"));
    hide();
}

QSize ChartCard::sizeHint() const
{
    const Theme &theme = Theme::of(this);
    const int line = lineOf(theme);
    int lines = int(m_content.rows.size());
    lines += m_content.coverage.isEmpty() ? 0 : 1;
    lines += m_content.hint.isEmpty() ? 0 : 1;
    const double scale = std::max(1.0, theme.textScale());
    const QFontMetrics metrics(theme.font(FontRole::Small));
    int width = int(cardWidth * scale);
    for (const Row &row : m_content.rows)
        if (row.wide)
            width = std::max(width, metrics.horizontalAdvance(row.name) + 2 * padding + 2);
    return { std::min(width, int(widestCard * scale)), 2 * 8 + theme.lineHeight(FontRole::Base) + 2 + lines * line };
}

void ChartCard::showFor(const Content &content, const QRect &anchor)
{
    m_content = content;
    const QSize size = sizeHint();
    const QRect room = parentWidget()->rect().adjusted(4, 4, -4, -4);
    int x = anchor.right() + beside;
    if (x + size.width() > room.right())
        x = anchor.left() - beside - size.width();
    const int y = std::clamp(anchor.top() + 8, room.top(), std::max(room.top(), room.bottom() - size.height()));
    setGeometry(QRect(QPoint(std::max(room.left(), x), y), size));
    raise();
    show();
    update();
}

void ChartCard::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    ui::paintBox(&painter, rect(), ui::radius::panel, theme.color(Token::SurfacePanel), theme.color(Token::LineControl));
    const int line = lineOf(theme);
    const auto visual = [this](const QRect &box) { return QStyle::visualRect(layoutDirection(), rect(), box); };
    const int left = int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft)) | Qt::AlignVCenter | Qt::TextSingleLine;
    QRect row(padding, 8, width() - 2 * padding, theme.lineHeight(FontRole::Base));
    painter.setFont(theme.font(FontRole::PanelTitle));
    painter.setPen(theme.color(Token::TextPrimary));
    painter.drawText(visual(row), left, painter.fontMetrics().elidedText(m_content.title, Qt::ElideRight, row.width()));
    row = QRect(padding, row.bottom() + 3, row.width(), line);
    const bool shares = std::any_of(m_content.rows.begin(), m_content.rows.end(), [](const Row &r) { return !r.share.isEmpty(); });
    for (const Row &entry : m_content.rows) {
        QFont font = theme.font(FontRole::Small);
        if (entry.strong)
            font.setWeight(QFont::DemiBold);
        painter.setFont(font);
        int start = row.left();
        if (entry.swatch) {
            ui::paintSwatch(&painter, visual(QRect(start, row.center().y() - 5, 11, 11)), *entry.swatch, theme);
            start += 18;
        }
        const int valueEnd = row.right() - (shares ? shareWidth : 0);
        const int valueWidth = ui::CellDelegate::figureWidth(painter.fontMetrics(), entry.value) + 2;
        painter.setPen(theme.color(entry.strong ? Token::TextPrimary : Token::TextSecondary));
        const QRect name(start, row.top(), entry.wide ? row.right() - start + 1 : std::max(0, valueEnd - valueWidth - start - 6), line);
        painter.drawText(visual(name), left, painter.fontMetrics().elidedText(entry.name, Qt::ElideRight, name.width()));
        painter.setPen(theme.color(Token::TextPrimary));
        ui::CellDelegate::paintFigure(&painter, visual(QRect(valueEnd - valueWidth + 1, row.top(), valueWidth, line)), Qt::AlignRight | Qt::AlignVCenter, entry.value);
        painter.setPen(theme.color(Token::TextSecondary));
        ui::CellDelegate::paintFigure(&painter, visual(QRect(row.right() - shareWidth + 1, row.top(), shareWidth, line)), Qt::AlignRight | Qt::AlignVCenter, entry.share);
        row.translate(0, line);
    }
    painter.setFont(theme.font(FontRole::Small));
    const auto sentence = [&](const QString &text, Token color) {
        if (text.isEmpty())
            return;
        painter.setPen(theme.color(color));
        painter.drawText(visual(row), left, painter.fontMetrics().elidedText(text, Qt::ElideRight, row.width()));
        row.translate(0, line);
    };
    sentence(m_content.coverage, Token::VerUnknownInk);
    sentence(m_content.hint, Token::TextTertiary);
}

} // namespace bw::charts
