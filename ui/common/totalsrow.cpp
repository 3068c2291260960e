// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/totalsrow.h"

#include "ui/common/celldelegate.h"
#include "ui/common/datatable.h"
#include "ui/common/hairline.h"
#include "ui/common/theme.h"

#include <QHeaderView>
#include <QPainter>
#include <QStyle>

namespace bw::ui {

TotalsRow::TotalsRow(DataTable *table)
    : QWidget(table)
    , m_table(table)
{
    setAttribute(Qt::WA_TransparentForMouseEvents, false);
}

void TotalsRow::setTexts(const QHash<int, QString> &texts)
{
    m_texts = texts;
    QStringList parts;
    const QList<int> shown = m_table->shownColumns();
    for (const int column : shown) {
        if (texts.contains(column))
            parts << tr("%1: %2").arg(m_table->model()->headerData(column, Qt::Horizontal).toString(), texts.value(column));
    }
    //: Said by a screen reader: the totals of a table, column by column.
    setAccessibleName(tr("Totals: %1").arg(parts.join(u", ")));
    update();
}

QSize TotalsRow::sizeHint() const
{
    return { 100, Theme::of(this).rowHeight() };
}

void TotalsRow::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(Token::SurfaceAlternate));
    hairline(&painter, QLineF(0, 0, width(), 0), theme.color(Token::LineSubtle));
    painter.setFont(theme.font(FontRole::PanelTitle));
    painter.setPen(theme.color(Token::TextPrimary));
    const QHeaderView *header = m_table->horizontalHeader();
    for (auto it = m_texts.cbegin(); it != m_texts.cend(); ++it) {
        const int column = it.key();
        if (header->isSectionHidden(column))
            continue;
        const QRect box(header->sectionViewportPosition(column) + space::s2, 0, header->sectionSize(column) - 2 * space::s2, height());
        if (m_table->isNumberColumn(column)) {
            // A total may be wider than its column's figures: it grows to the left.
            const Qt::Alignment end = QStyle::visualAlignment(layoutDirection(), Qt::AlignRight);
            CellDelegate::paintFigure(&painter, box, end | Qt::AlignVCenter, it.value());
        } else {
            followText(&painter, it.value());
            painter.drawText(box, int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft)) | Qt::AlignVCenter | Qt::TextSingleLine, it.value());
        }
    }
}

} // namespace bw::ui
