// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartlegend.h"

#include "ui/charts/timechart.h"
#include "ui/common/flowlayout.h"
#include "ui/common/hairline.h"
#include "ui/common/patternbrush.h"
#include "ui/common/style.h"
#include "ui/common/theme.h"

#include <QAbstractButton>
#include <QPainter>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace bw::charts {

using ui::FontRole;
using ui::Theme;
using ui::Token;

namespace {

constexpr int swatchSide = 12;
constexpr int gap = 5;

class Entry final : public QAbstractButton
{
public:
    Entry()
    {
        setFocusPolicy(Qt::TabFocus);
        setAttribute(Qt::WA_Hover);
        setCheckable(true);
        setChecked(true);
        ui::setFocusRing(this, ui::radius::mark);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }

    void setSeries(const TimeSeries &series)
    {
        m_key = series.key;
        m_swatch = series.swatch;
        m_name = series.name;
        m_total = series.total;
        setText(m_name);
        const QString what = m_total.isEmpty() ? m_name : m_name + u", "_s + m_total;
        setAccessibleName(what);
        setAccessibleDescription(ChartLegend::tr("Shows or hides this series in the chart."));
        setToolTip(ChartLegend::tr("%1. Click to show or hide.").arg(what));
        updateGeometry();
        update();
    }
    [[nodiscard]] QString key() const { return m_key; }

    QSize sizeHint() const override
    {
        const Theme &theme = Theme::of(this);
        const QFontMetrics metrics(theme.font(FontRole::Small));
        int width = swatchSide + gap + metrics.horizontalAdvance(m_name) + 1;
        if (!m_total.isEmpty())
            width += 5 + QFontMetrics(totalFont(theme)).horizontalAdvance(m_total) + 1;
        return { width, std::max<int>(ui::size::hitMin, metrics.height() + 4) };
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = Theme::of(this);
        QPainter painter(this);
        const auto visual = [this](const QRect &box) { return QStyle::visualRect(layoutDirection(), rect(), box); };
        const QRect box = visual(QRect(0, (height() - swatchSide) / 2, swatchSide, swatchSide));
        if (isChecked())
            ui::paintSwatch(&painter, box, m_swatch, theme);
        else
            ui::paintBox(&painter, box, ui::radius::mark, QColor(), theme.color(Token::LineControl));
        QFont font = theme.font(FontRole::Small);
        font.setStrikeOut(!isChecked());
        painter.setFont(font);
        painter.setPen(theme.color(underMouse() ? Token::TextPrimary : isChecked() ? Token::TextSecondary : Token::TextTertiary));
        const int left = int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft)) | Qt::AlignVCenter | Qt::TextSingleLine;
        const int nameWidth = painter.fontMetrics().horizontalAdvance(m_name) + 1;
        painter.drawText(visual(QRect(swatchSide + gap, 0, nameWidth, height())), left, m_name);
        if (m_total.isEmpty())
            return;
        painter.setFont(totalFont(theme));
        painter.setPen(theme.color(isChecked() ? Token::TextPrimary : Token::TextTertiary));
        const int start = swatchSide + gap + nameWidth + 5;
        ui::followText(&painter, m_total);
        painter.drawText(visual(QRect(start, 0, width() - start, height())), left, m_total);
    }

private:
    static QFont totalFont(const Theme &theme)
    {
        QFont font = theme.font(FontRole::Small);
        font.setWeight(QFont::Medium);
        return font;
    }
    QString m_key;
    QString m_name;
    QString m_total;
    ui::Swatch m_swatch;
};

/// The usual line's sample: dashes and a name, nothing to toggle.
class UsualEntry final : public QWidget
{
public:
    void setName(const QString &name)
    {
        m_name = name;
        setAccessibleName(ChartLegend::tr("Dashed line: %1").arg(name));
        updateGeometry();
        update();
    }
    QSize sizeHint() const override
    {
        const QFontMetrics metrics(Theme::of(this).font(FontRole::Small));
        return { 20 + gap + metrics.horizontalAdvance(m_name) + 1, std::max<int>(ui::size::hitMin, metrics.height() + 4) };
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = Theme::of(this);
        QPainter painter(this);
        const auto visual = [this](const QRect &box) { return QStyle::visualRect(layoutDirection(), rect(), box); };
        QPen pen(theme.color(Token::TextSecondary), 1.5, Qt::SolidLine, Qt::FlatCap);
        pen.setDashPattern({ 3.2, 2.2 });
        painter.setPen(pen);
        const QRect line = visual(QRect(0, 0, 20, height()));
        painter.drawLine(QPointF(line.left(), height() / 2.0), QPointF(line.right(), height() / 2.0));
        painter.setFont(theme.font(FontRole::Small));
        painter.setPen(theme.color(Token::TextSecondary));
        const int left = int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft)) | Qt::AlignVCenter | Qt::TextSingleLine;
        painter.drawText(visual(QRect(20 + gap, 0, width() - 20 - gap, height())), left, m_name);
    }

private:
    QString m_name;
};

} // namespace

ChartLegend::ChartLegend(TimeChart *chart, QWidget *parent)
    : QWidget(parent)
    , m_chart(chart)
{
    auto *layout = new ui::FlowLayout(this, 12, 0);
    setLayout(layout);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setAccessibleName(tr("Legend"));
    connect(chart, &TimeChart::dataChanged, this, &ChartLegend::rebuild);
    connect(chart, &TimeChart::seriesShownChanged, this, &ChartLegend::rebuild);
    rebuild();
}

void ChartLegend::rebuild()
{
    const std::vector<TimeSeries> &series = m_chart->data().series;
    QList<QAbstractButton *> entries = findChildren<QAbstractButton *>(QString(), Qt::FindDirectChildrenOnly);
    // Entries are reused, so that the focus stays where it is when figures change.
    while (entries.size() > qsizetype(series.size())) {
        // Its own toggle may have asked for this.
        QAbstractButton *gone = entries.takeLast();
        layout()->removeWidget(gone);
        gone->setParent(nullptr);
        gone->deleteLater();
    }
    delete m_usual;
    m_usual = nullptr;
    while (entries.size() < qsizetype(series.size())) {
        auto *entry = new Entry;
        layout()->addWidget(entry);
        connect(entry, &QAbstractButton::toggled, this, [this, entry](bool on) { m_chart->setSeriesShown(entry->key(), on); });
        entries << entry;
    }
    for (std::size_t i = 0; i < series.size(); ++i) {
        auto *entry = static_cast<Entry *>(entries[qsizetype(i)]);
        const QSignalBlocker quiet(entry);
        entry->setSeries(series[i]);
        entry->setChecked(m_chart->isSeriesShown(series[i].key));
        entry->setVisible(true);
    }
    if (!m_chart->data().usual.empty()) {
        auto *usual = new UsualEntry;
        usual->setName(m_chart->data().usualName.isEmpty() ? tr("usual") : m_chart->data().usualName);
        layout()->addWidget(usual);
        m_usual = usual;
    }
    layout()->invalidate();
    updateGeometry();
}

} // namespace bw::charts
