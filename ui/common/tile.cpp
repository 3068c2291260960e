// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/tile.h"

#include "ui/common/celldelegate.h"
#include "ui/common/hairline.h"
#include "ui/common/style.h"
#include "ui/common/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QStyle>

#include <cmath>

namespace bw::ui {

namespace {

constexpr int sparkWidth = 64;
constexpr int sparkHeight = 20;
constexpr int padding = 12;
constexpr int arrowSide = 9;

Token inkOf(Change change)
{
    switch (change) {
    case Change::Neutral:
        return Token::TextPrimary;
    case Change::Good:
        return Token::VerPassInk;
    case Change::Bad:
        return Token::SevCriticalInk;
    case Change::Unknown:
        return Token::VerUnknownInk;
    }
    return Token::TextPrimary;
}

} // namespace

void paintSparkline(QPainter *painter, const QRectF &rect, const std::vector<double> &values, const QColor &color)
{
    double low = INFINITY;
    double high = -INFINITY;
    for (const double value : values) {
        if (!std::isnan(value)) {
            low = std::min(low, value);
            high = std::max(high, value);
        }
    }
    if (values.size() < 2 || !std::isfinite(low))
        return;
    // A little room below keeps small ripples from looking like cliffs.
    low *= low > 0 ? 0.85 : 1.0;
    const double span = high - low > 0 ? high - low : 1.0;
    QPainterPath path;
    bool open = false;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (std::isnan(values[i])) {
            open = false;
            continue;
        }
        const QPointF point(rect.left() + 1 + (rect.width() - 2) * double(i) / double(values.size() - 1),
                            rect.bottom() - 1.5 - (rect.height() - 3) * (values[i] - low) / span);
        if (open)
            path.lineTo(point);
        else
            path.moveTo(point);
        open = true;
    }
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(color, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPath(path);
    painter->restore();
}

Tile::Tile(const QString &title, QWidget *parent)
    : QAbstractButton(parent)
{
    m_data.title = title;
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusRing(this, radius::panel);
    describe();
}

void Tile::setData(const TileData &data)
{
    m_loading = false;
    m_unknown = false;
    m_data = data;
    describe();
    update();
}

void Tile::setLoading(bool loading)
{
    m_loading = loading;
    describe();
    update();
}

void Tile::setUnknown(const QString &word, const QString &reason)
{
    m_loading = false;
    m_unknown = true;
    m_data.figure = word;
    m_data.remark.clear();
    m_data.changeText.clear();
    m_data.changeRemark.clear();
    m_data.trend.clear();
    m_data.arrow = Arrow::None;
    m_reason = reason;
    describe();
    update();
}

void Tile::describe()
{
    setText(m_data.title);
    QStringList parts { m_data.title };
    if (m_loading) {
        parts << tr("is being read");
    } else {
        parts << (m_data.wholeFigure.isEmpty() ? m_data.figure : m_data.wholeFigure) << m_data.remark;
        QString change = m_data.changeText;
        if (m_data.arrow != Arrow::None)
            change = (m_data.arrow == Arrow::Up ? tr("up %1") : tr("down %1")).arg(m_data.changeText);
        parts << (change + u' ' + m_data.changeRemark).trimmed();
        if (m_unknown)
            parts << m_reason;
    }
    parts.removeAll(QString());
    setAccessibleName(parts.join(u", "));
    setAccessibleDescription(tr("Opens what is behind this figure."));
    setToolTip(m_unknown ? m_reason : m_data.wholeFigure);
}

QSize Tile::sizeHint() const
{
    const Theme &theme = Theme::of(this);
    const int height = 2 * 8 + theme.lineHeight(FontRole::Small) * 2 + theme.lineHeight(FontRole::Figure) + 2;
    return { 196, height };
}

QSize Tile::minimumSizeHint() const
{
    return { 150, sizeHint().height() };
}

void Tile::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void Tile::paintChange(QPainter *painter, const QRect &line) const
{
    const Theme &theme = Theme::of(this);
    const QColor ink = theme.color(inkOf(m_data.change));
    const Qt::LayoutDirection direction = layoutDirection();
    const int alignment = int(QStyle::visualAlignment(direction, Qt::AlignLeft)) | Qt::AlignVCenter | Qt::TextSingleLine;
    int left = line.left();
    if (m_data.arrow != Arrow::None) {
        const QRectF box = QStyle::visualRect(direction, rect(), QRect(left, line.center().y() - arrowSide / 2 + 1, arrowSide + 1, arrowSide));
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(ink);
        painter->drawPolygon(m_data.arrow == Arrow::Up ? QPolygonF({ { box.center().x(), box.top() }, box.bottomRight(), box.bottomLeft() })
                                                       : QPolygonF({ box.topLeft(), box.topRight(), { box.center().x(), box.bottom() } }));
        painter->restore();
        left += arrowSide + 5;
    }
    QFont font = theme.font(FontRole::Small);
    font.setWeight(m_data.changeText.isEmpty() ? QFont::Normal : QFont::Medium);
    painter->setFont(font);
    painter->setPen(ink);
    const QFontMetrics strong(font);
    followText(painter, m_data.changeText);
    const int width = std::min(strong.horizontalAdvance(m_data.changeText) + 1, line.right() - left);
    painter->drawText(QStyle::visualRect(direction, rect(), QRect(left, line.top(), width, line.height())), alignment,
                      strong.elidedText(m_data.changeText, Qt::ElideRight, width));
    left += m_data.changeText.isEmpty() ? 0 : width + strong.horizontalAdvance(u' ');
    painter->setFont(theme.font(FontRole::Small));
    painter->setPen(theme.color(Token::TextSecondary));
    followText(painter, m_data.changeRemark);
    const QRect rest(left, line.top(), line.right() - left + 1, line.height());
    if (rest.width() > 0)
        painter->drawText(QStyle::visualRect(direction, rect(), rest), alignment,
                          painter->fontMetrics().elidedText(m_data.changeRemark, Qt::ElideRight, rest.width()));
}

void Tile::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    const bool hover = underMouse() && isEnabled();
    paintBox(&painter, rect(), radius::panel, theme.color(isDown() ? Token::SurfaceAlternate : Token::SurfacePanel),
             theme.color(hover ? Token::AccentBase : Token::LineSubtle));
    const int small = theme.lineHeight(FontRole::Small);
    const int big = theme.lineHeight(FontRole::Figure);
    const QRect inner = rect().adjusted(padding, 9, -padding, -9);
    const auto visual = [this](const QRect &box) { return QStyle::visualRect(layoutDirection(), rect(), box); };
    const int left = int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft)) | Qt::AlignVCenter | Qt::TextSingleLine;

    painter.setFont(theme.font(FontRole::Small));
    painter.setPen(theme.color(Token::TextSecondary));
    painter.drawText(visual(QRect(inner.left(), inner.top(), inner.width(), small)), left,
                     painter.fontMetrics().elidedText(m_data.title, Qt::ElideRight, inner.width()));
    const QRect figureLine(inner.left(), inner.top() + small, inner.width(), big);
    const QRect changeLine(inner.left(), figureLine.bottom() + 1, inner.width(), small);
    if (m_loading) {
        const QColor block = theme.color(Token::SurfaceSunken);
        paintBox(&painter, visual(QRect(inner.left(), figureLine.top() + 6, inner.width() / 2, big - 12)), radius::mark, block, QColor());
        paintBox(&painter, visual(QRect(inner.left(), changeLine.top() + 4, inner.width() * 2 / 3, small - 8)), radius::mark, block, QColor());
        return;
    }
    const bool trend = m_data.trend.size() > 1 && inner.width() >= 150;
    const int room = inner.width() - (trend ? sparkWidth + 8 : 0);
    painter.setFont(m_unknown ? theme.font(FontRole::Subheading) : theme.font(FontRole::Figure));
    painter.setPen(theme.color(m_unknown ? Token::TextTertiary : Token::TextPrimary));
    const QFontMetrics metrics = painter.fontMetrics();
    const QString figure = metrics.elidedText(m_data.figure, Qt::ElideRight, room);
    const int width = CellDelegate::figureWidth(metrics, figure);
    CellDelegate::paintFigure(&painter, visual(QRect(figureLine.left(), figureLine.top(), width + 1, big)), Qt::AlignLeft | Qt::AlignVCenter, figure);
    if (!m_data.remark.isEmpty() && room - width > 20) {
        painter.setFont(theme.font(FontRole::Small));
        painter.setPen(theme.color(Token::TextTertiary));
        followText(&painter, m_data.remark);
        const QRect rest(figureLine.left() + width + 6, figureLine.top() + 3, room - width - 6, big - 3);
        painter.drawText(visual(rest), left, painter.fontMetrics().elidedText(m_data.remark, Qt::ElideRight, rest.width()));
    }
    if (trend) {
        // Time runs left to right in every language.
        const QRect box = visual(QRect(inner.right() - sparkWidth + 1, figureLine.top() + (big - sparkHeight) / 2, sparkWidth, sparkHeight));
        paintSparkline(&painter, box, m_data.trend, theme.color(m_data.trendColor));
    }
    paintChange(&painter, changeLine);
}

} // namespace bw::ui
