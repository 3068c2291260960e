// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/celldelegate.h"

#include "ui/common/datatable.h"
#include "ui/common/format.h"
#include "ui/common/hairline.h"
#include "ui/common/heardstrip.h"
#include "ui/common/paintmark.h"
#include "ui/common/patternbrush.h"
#include "ui/common/roles.h"
#include "ui/common/tag.h"
#include "ui/common/theme.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bw::ui {

namespace {

constexpr int padding = space::s2, checkGap = 6;

int digitWidth(const QFontMetrics &metrics)
{
    int widest = 0;
    for (char16_t digit = u'0'; digit <= u'9'; ++digit)
        widest = std::max(widest, metrics.horizontalAdvance(QChar(digit)));
    return widest;
}

bool digitsDiffer(const QFontMetrics &metrics)
{
    const int first = metrics.horizontalAdvance(u'0');
    for (char16_t digit = u'1'; digit <= u'9'; ++digit) {
        if (metrics.horizontalAdvance(QChar(digit)) != first)
            return true;
    }
    return false;
}

/// What a row of paint needs, worked out once.
struct Cell
{
    const QModelIndex &index;
    const Theme &theme;
    bool selected;
    QFont font;
    QColor ink;
    Measure measure;
    bool number;
};

Cell describe(const QModelIndex &index, const QStyleOptionViewItem &option, const Theme &theme, bool number)
{
    Cell cell { index, theme, bool(option.state & QStyle::State_Selected), {}, {}, Measure(index.data(MeasureRole).toInt()), number };
    cell.font = theme.font(index.data(FixedFontRole).toBool() ? FontRole::Code : FontRole::Base);
    if (index.data(EmphasisRole).toBool() || index.data(SoughtRole).toBool())
        cell.font.setWeight(QFont::DemiBold);
    Token token = Token::TextPrimary;
    if (cell.measure != Measure::Known || !(option.state & QStyle::State_Enabled))
        token = cell.selected ? Token::TextSecondary : Token::TextTertiary;
    cell.ink = theme.color(token);
    return cell;
}

QString shownText(const Cell &cell)
{
    const QString text = cell.index.data(Qt::DisplayRole).toString();
    if (cell.measure == Measure::Unread && text.isEmpty())
        return u"…"_s;
    return cell.index.data(BoundRole).toBool() && cell.measure == Measure::Known && !text.startsWith(u'≥') ? Format::atLeast(text) : text;
}

} // namespace

CellDelegate::CellDelegate(DataTable *table)
    : QStyledItemDelegate(table)
    , m_table(table)
{
}

int CellDelegate::figureWidth(const QFontMetrics &metrics, const QString &text)
{
    if (!digitsDiffer(metrics))
        return metrics.horizontalAdvance(text);
    const int digit = digitWidth(metrics);
    int width = 0;
    for (const QChar c : text)
        width += c.isDigit() ? digit : metrics.horizontalAdvance(c);
    return width;
}

void CellDelegate::paintFigure(QPainter *painter, const QRect &rect, Qt::Alignment alignment, const QString &text)
{
    const QFontMetrics metrics = painter->fontMetrics();
    followText(painter, text);
    if (!digitsDiffer(metrics)) {
        painter->drawText(rect, int(alignment) | Qt::TextSingleLine, text);
        return;
    }
    const int digit = digitWidth(metrics);
    const int total = figureWidth(metrics, text);
    int x = alignment & Qt::AlignRight ? rect.right() + 1 - total : alignment & Qt::AlignHCenter ? rect.left() + (rect.width() - total) / 2 : rect.left();
    const int baseline = rect.top() + (rect.height() - metrics.height()) / 2 + metrics.ascent();
    for (const QChar c : text) {
        const int own = metrics.horizontalAdvance(c);
        const int cell = c.isDigit() ? digit : own;
        painter->drawText(x + (cell - own) / 2, baseline, QString(c));
        x += cell;
    }
}

QRect CellDelegate::checkRect(const QStyleOptionViewItem &option) const
{
    const QSize size(m_table->style()->pixelMetric(QStyle::PM_IndicatorWidth), m_table->style()->pixelMetric(QStyle::PM_IndicatorHeight));
    const QRect box(QPoint(option.rect.left() + padding, option.rect.top() + (option.rect.height() - size.height()) / 2), size);
    return QStyle::visualRect(option.direction, option.rect, box);
}

QRect CellDelegate::actionRect(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QString action = index.data(ActionRole).toString();
    if (action.isEmpty())
        return {};
    const Theme &theme = Theme::of(m_table);
    const QFontMetrics metrics(theme.font(FontRole::Small));
    const int height = std::min<int>(theme.controlHeight(size::controlSmall), option.rect.height() - 2);
    const QRect box(option.rect.left() + padding, option.rect.top() + (option.rect.height() - height) / 2, metrics.horizontalAdvance(action) + 18, height);
    return QStyle::visualRect(option.direction, option.rect, box);
}

void CellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = Theme::of(m_table);
    const bool number = m_table->isNumberColumn(m_table->sourceIndex(index).column());
    const Cell cell = describe(index, option, theme, number);
    const QRect rect = option.rect;
    const Qt::LayoutDirection direction = option.direction;

    painter->save();
    painter->setClipRect(rect);
    Token ground = Token::SurfacePanel;
    if (cell.selected)
        ground = option.state & QStyle::State_Active ? Token::SelectionFill : Token::SelectionInactive;
    else if (index.row() == m_table->hoveredRow() || index.data(HeadingRole).toBool())
        ground = Token::SurfaceAlternate;
    painter->fillRect(rect, theme.color(ground));
    hairline(painter, QLineF(rect.left(), rect.bottom(), rect.right() + 1, rect.bottom()), theme.color(Token::LineFaint));
    const bool first = m_table->shownColumns().value(0, -1) == m_table->sourceIndex(index).column();
    if (cell.selected && first) {
        const QRect edge(rect.left(), rect.top(), int(stroke::selectedEdge), rect.height());
        painter->fillRect(QStyle::visualRect(direction, rect, edge), theme.color(Token::AccentBase));
    }

    QRect line = rect.adjusted(padding, 0, -padding, -1);
    if (const QVariant ticked = index.data(Qt::CheckStateRole); ticked.isValid()) {
        QStyleOptionViewItem box = option;
        box.rect = checkRect(option);
        box.state = QStyle::State_Enabled | (ticked.toInt() == Qt::Checked ? QStyle::State_On : QStyle::State_Off);
        m_table->style()->drawPrimitive(QStyle::PE_IndicatorItemViewItemCheck, &box, painter, m_table);
        line.setLeft(line.left() + box.rect.width() + checkGap);
    }
    const auto visual = [&](const QRect &box) { return QStyle::visualRect(direction, rect, box); };
    const QString text = shownText(cell);
    const Mark mark = Mark(index.data(MarkRole).toInt());

    if (const QVariant heard = index.data(HeardRole); heard.isValid()) {
        std::vector<double> hours;
        for (const QVariant &hour : heard.toList())
            hours.push_back(hour.toDouble());
        HeardStrip::paint(painter, QRectF(line.left(), line.top() + (line.height() - 10) / 2.0, std::min(line.width(), 240), 10), hours, theme);
    } else if (!index.data(ActionRole).toString().isEmpty()) {
        const QRect box = actionRect(option, index);
        const bool over = cell.selected || index.row() == m_table->hoveredRow();
        paintBox(painter, box, radius::control, theme.color(Token::SurfacePanel), theme.color(over ? Token::AccentBase : Token::LineControl));
        painter->setFont(theme.font(FontRole::Small));
        painter->setPen(theme.color(Token::TextPrimary));
        followText(painter, index.data(ActionRole).toString());
        painter->drawText(box, Qt::AlignCenter | Qt::TextSingleLine, index.data(ActionRole).toString());
    } else if (index.data(TagRole).toBool()) {
        QSize tag = Tag::sizeFor(mark, text, theme);
        tag.setWidth(std::min(tag.width(), line.width()));
        tag.setHeight(std::min(tag.height(), rect.height() - 4));
        Tag::paint(painter, visual(QRect(line.left(), rect.top() + (rect.height() - tag.height()) / 2, tag.width(), tag.height())), mark, text, theme, direction);
    } else {
        painter->setFont(cell.font);
        const QFontMetrics metrics(cell.font);
        const int lead = mark != Mark::None ? size::mark + 7 : index.data(SwatchRole).isValid() ? 10 + 6 : 0;
        const QVariant share = index.data(BarRole);
        const int bar = share.isValid() ? std::min(48, line.width() / 3) : 0;
        const int room = std::max(0, line.width() - lead - (bar ? bar + 8 : 0));
        const Qt::TextElideMode mode = index.data(MiddleElideRole).toBool() ? Qt::ElideMiddle : Qt::ElideRight;
        // A part of a figure is another figure: where a person made the column too narrow for it, "…" stands there.
        const bool isCutFigure = number && figureWidth(metrics, text) > line.width() - lead && text.size() > 1;
        const QString shown = isCutFigure ? u"…"_s : number ? text : metrics.elidedText(text, mode, room);
        if (isCutFigure)
            m_table->widenLater(index);
        const int width = number ? figureWidth(metrics, shown) : metrics.horizontalAdvance(shown);
        // A mark beside a figure stands before it, wherever the figure ends.
        const int start = number ? std::max(line.left() + lead, line.right() + 1 - width) : line.left() + lead;
        if (mark != Mark::None) {
            const int x = start - lead;
            paintMark(painter, visual(QRect(x, line.top() + (line.height() - size::mark + 1) / 2, size::mark, size::mark)), mark, theme);
        } else if (lead) {
            paintSwatch(painter, visual(QRect(start - lead, line.top() + (line.height() - 10 + 1) / 2, 10, 10)), unpackSwatch(index.data(SwatchRole).toInt()), theme);
        }
        if (bar) {
            const QRect track(number ? line.left() : line.right() + 1 - bar, line.center().y() - 2, bar, 6);
            paintBox(painter, visual(track), radius::mark, theme.color(Token::SurfaceSunken), QColor());
            const QRect part(track.left(), track.top(), int(bar * std::clamp(share.toDouble(), 0.0, 1.0)), track.height());
            if (part.width() > 0)
                paintBox(painter, visual(part), radius::mark, theme.color(Token::ChartDelivered), QColor());
        }
        if (index.data(SoughtRole).toBool()) {
            const QRect behind(start - 3, line.center().y() - metrics.height() / 2 - 1, std::min(width, line.right() + 1 - start) + 6, metrics.height() + 2);
            paintBox(painter, visual(behind), radius::mark, theme.color(Token::DiffAddedWord), QColor());
        }
        painter->setPen(cell.ink);
        followText(painter, shown);
        const QRect box = visual(QRect(start, line.top(), std::min(width + 1, line.right() + 1 - start), line.height()));
        if (number)
            paintFigure(painter, box, Qt::AlignLeft | Qt::AlignVCenter, shown);
        else
            painter->drawText(box, int(QStyle::visualAlignment(direction, Qt::AlignLeft)) | Qt::AlignVCenter | Qt::TextSingleLine, shown);
        const QString remark = index.data(RemarkRole).toString();
        const int left = start + width + 6;
        if (!remark.isEmpty() && !number && left < line.right() - 12) {
            painter->setFont(theme.font(FontRole::Small));
            followText(painter, remark);
            painter->setPen(theme.color(cell.selected ? Token::TextSecondary : Token::TextTertiary));
            const QRect rest(left, line.top(), line.right() + 1 - left, line.height());
            painter->drawText(visual(rest), int(QStyle::visualAlignment(direction, Qt::AlignLeft)) | Qt::AlignVCenter | Qt::TextSingleLine,
                              painter->fontMetrics().elidedText(remark, Qt::ElideRight, rest.width()));
        }
    }
    if ((option.state & QStyle::State_HasFocus) && m_table->window()->testAttribute(Qt::WA_KeyboardFocusChange))
        paintBox(painter, rect.adjusted(first ? 3 : 0, 0, 0, 0), radius::mark, QColor(), theme.color(Token::FocusRing));
    painter->restore();
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const Theme &theme = Theme::of(m_table);
    const bool number = m_table->isNumberColumn(m_table->sourceIndex(index).column());
    const Cell cell = describe(index, {}, theme, number);
    const int height = theme.rowHeight();
    const Mark mark = Mark(index.data(MarkRole).toInt());
    const QString text = shownText(cell);
    if (index.data(HeardRole).isValid())
        return { 96 + 2 * padding, height };
    if (const QString action = index.data(ActionRole).toString(); !action.isEmpty())
        return { QFontMetrics(theme.font(FontRole::Small)).horizontalAdvance(action) + 18 + 2 * padding, height };
    if (index.data(TagRole).toBool())
        return { Tag::sizeFor(mark, text, theme).width() + 2 * padding, height };
    const QFontMetrics metrics(cell.font);
    int width = (number ? figureWidth(metrics, text) : metrics.horizontalAdvance(text)) + 2 * padding + 2;
    if (index.data(Qt::CheckStateRole).isValid())
        width += m_table->style()->pixelMetric(QStyle::PM_IndicatorWidth) + checkGap;
    width += mark != Mark::None ? size::mark + 7 : index.data(SwatchRole).isValid() ? 16 : 0;
    if (index.data(BarRole).isValid())
        width += 56;
    if (const QString remark = index.data(RemarkRole).toString(); !remark.isEmpty())
        width += QFontMetrics(theme.font(FontRole::Small)).horizontalAdvance(remark) + 6;
    return { width, height };
}

bool CellDelegate::editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (event->type() == QEvent::MouseButtonRelease) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        if (const QVariant ticked = index.data(Qt::CheckStateRole); mouse->button() == Qt::LeftButton && ticked.isValid() && checkRect(option).contains(mouse->position().toPoint()))
            return model->setData(index, ticked.toInt() == Qt::Checked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
        if (mouse->button() == Qt::LeftButton && actionRect(option, index).contains(mouse->position().toPoint())) {
            Q_EMIT m_table->actionPressed(m_table->sourceIndex(index));
            return true;
        }
    }
    return false;
}

bool CellDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    QString tip = index.data(Qt::ToolTipRole).toString();
    if (tip.isEmpty() && sizeHint(option, index).width() > option.rect.width())
        tip = index.data(Qt::DisplayRole).toString();
    if (tip.isEmpty()) {
        QToolTip::hideText();
        return false;
    }
    // Log text is data: shown as it is, never as markup.
    QToolTip::showText(event->globalPos(), Qt::mightBeRichText(tip) ? tip.toHtmlEscaped() : tip, view, option.rect);
    return true;
}

} // namespace bw::ui
