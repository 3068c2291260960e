// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartpicture.h"

#include "ui/charts/timechart.h"
#include "ui/common/commontr.h"
#include "ui/common/patternbrush.h"
#include "ui/common/theme.h"

#include <QBuffer>
#include <QPainter>
#include <QPixmap>
#include <QStyle>
#include <QTextLayout>
#include <QtMath>

#include <cmath>
#include <optional>
#include <vector>

using namespace Qt::StringLiterals;

namespace bw::charts {

using ui::FontRole;
using ui::Format;
using ui::Theme;
using ui::Token;

namespace {

constexpr int margin = 16, swatchSide = 12, swatchGap = 5, entryGap = 16;

struct Entry
{
    std::optional<ui::Swatch> swatch; ///< none: the usual line's dashes
    QString text;
};

std::vector<Entry> entriesOf(const TimeChart &chart)
{
    const TimeSeriesData &data = chart.data();
    bool isBound = false;
    for (int i = 0; i < data.count(); ++i)
        isBound = isBound || data.isGap(i) || data.isIncomplete(i);
    std::vector<Entry> entries;
    for (const TimeSeries &series : data.series) {
        if (!chart.isSeriesShown(series.key))
            continue;
        double sum = 0;
        for (int i = 0; i < data.count(); ++i)
            if (const double value = data.valueOf(series, i); !std::isnan(value))
                sum += value;
        const QString figure = series.total == Format::unknown() ? series.total : chart.format().count(qint64(std::llround(sum)));
        entries.push_back({ series.swatch, series.name + u' ' + (isBound && figure != Format::unknown() ? Format::atLeast(figure) : figure) });
    }
    if (!data.usual.empty())
        entries.push_back({ {}, data.usualName.isEmpty() ? ui::Tr::tr("usual") : data.usualName });
    return entries;
}

/// Draws from top to bottom; without a painter it only measures.
class Sheet final
{
public:
    Sheet(const TimeChart &chart, QPainter *painter)
        : m_theme(Theme::of(&chart))
        , m_painter(painter)
        , m_direction(chart.layoutDirection())
        , m_width(chart.width())
    {
    }
    [[nodiscard]] int height() const { return m_y + margin; }

    void text(const QString &what, FontRole role, Token token)
    {
        if (what.isEmpty())
            return;
        // Between words, and inside one only where it is longer than a line: QPainter's own flags would break anywhere.
        QTextOption option(QStyle::visualAlignment(m_direction, Qt::AlignLeft));
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        option.setTextDirection(m_direction);
        QTextLayout layout(what, m_theme.font(role));
        layout.setTextOption(option);
        layout.beginLayout();
        qreal height = 0;
        for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(m_width);
            line.setPosition({ 0, height });
            height += line.height();
        }
        layout.endLayout();
        if (m_painter) {
            m_painter->setPen(m_theme.color(token));
            layout.draw(m_painter, QPointF(margin, m_y));
        }
        m_y += qCeil(height) + 4;
    }

    void legend(const std::vector<Entry> &entries)
    {
        const QFont font = m_theme.font(FontRole::Small);
        const QFontMetrics metrics(font);
        const int line = metrics.height() + 6, whole = m_width + 2 * margin;
        int x = 0;
        m_y += 4;
        for (const Entry &entry : entries) {
            const int text = metrics.horizontalAdvance(entry.text) + 2, width = swatchSide + swatchGap + text;
            if (x > 0 && x + width > m_width) {
                x = 0;
                m_y += line;
            }
            if (m_painter) {
                const auto visual = [&](const QRect &box) { return QStyle::visualRect(m_direction, QRect(0, 0, whole, 1), box); };
                const QRect box = visual(QRect(margin + x, m_y + (line - swatchSide) / 2, swatchSide, swatchSide));
                if (entry.swatch) {
                    ui::paintSwatch(m_painter, box, *entry.swatch, m_theme);
                } else {
                    m_painter->setPen(QPen(m_theme.color(Token::TextSecondary), 1.5, Qt::DashLine));
                    m_painter->drawLine(QLine(box.left(), box.center().y(), box.right(), box.center().y()));
                }
                m_painter->setFont(font);
                m_painter->setPen(m_theme.color(Token::TextPrimary));
                m_painter->drawText(visual(QRect(margin + x + swatchSide + swatchGap, m_y, text, line)), int(QStyle::visualAlignment(m_direction, Qt::AlignLeft)) | Qt::AlignVCenter | Qt::TextSingleLine, entry.text);
            }
            x += width + entryGap;
        }
        m_y += entries.empty() ? 0 : line + 4;
    }

    void picture(const QPixmap &pixmap, const QSize &size)
    {
        if (m_painter)
            m_painter->drawPixmap(QRect(QPoint(margin, m_y), size), pixmap);
        m_y += size.height() + 8;
    }

private:
    const Theme &m_theme;
    QPainter *m_painter;
    Qt::LayoutDirection m_direction;
    int m_width;
    int m_y = margin;
};

} // namespace

QStringList pictureLegend(const TimeChart &chart)
{
    QStringList texts;
    for (const Entry &entry : entriesOf(chart))
        texts << entry.text;
    return texts;
}

QImage chartPicture(const TimeChart &chart, const QString &note)
{
    const QPixmap shown = const_cast<TimeChart &>(chart).grab(); // QWidget::grab paints, and changes nothing
    const std::vector<Entry> entries = entriesOf(chart);
    const auto fill = [&](Sheet &sheet) {
        sheet.text(chart.data().measure, FontRole::PanelTitle, Token::TextPrimary);
        sheet.text(chart.data().below, FontRole::Small, Token::TextSecondary);
        sheet.text(QString(note).replace(u"; "_s, u" · "_s), FontRole::Small, Token::TextSecondary);
        sheet.legend(entries);
        sheet.picture(shown, chart.size());
        sheet.text(chart.sentence(), FontRole::Small, Token::TextSecondary);
    };
    Sheet measured(chart, nullptr);
    fill(measured);
    const qreal ratio = shown.devicePixelRatio();
    QImage image(QSize(chart.width() + 2 * margin, measured.height()) * ratio, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(ratio);
    image.fill(Theme::of(&chart).color(Token::SurfacePanel));
    image.setText(u"Description"_s, note);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    Sheet sheet(chart, &painter);
    fill(sheet);
    return image;
}

QByteArray chartPng(const TimeChart &chart, const QString &note)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    chartPicture(chart, note).save(&buffer, "PNG");
    return bytes;
}

} // namespace bw::charts
