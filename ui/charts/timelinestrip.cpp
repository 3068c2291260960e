// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/timelinestrip.h"

#include "ui/common/hairline.h"
#include "ui/common/paintmark.h"
#include "ui/common/patternbrush.h"
#include "ui/common/theme.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bw::charts {

using ui::FontRole;
using ui::Theme;
using ui::Token;

namespace {

constexpr double sideRoom = 8;
constexpr double tickHeight = 14;
constexpr double barHeight = 10;
constexpr double diamondSide = 22;
constexpr double labelHeight = 16;

double endOfTime(const core::TimeRange &range)
{
    return double(std::max<core::UtcMicros>(1, range.length()));
}

} // namespace

TimelineStrip::TimelineStrip(QWidget *parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    // Time runs left to right in every language.
    setLayoutDirection(Qt::LeftToRight);
}

void TimelineStrip::setFormat(const ui::Format &format)
{
    m_format = format;
    rebuildStops();
}

void TimelineStrip::setData(TimelineData timeline)
{
    m_data = std::move(timeline);
    m_current = -1;
    rebuildStops();
    update();
}

void TimelineStrip::rebuildStops()
{
    m_stops.clear();
    if (!m_data.failures.empty()) {
        const auto [first, last] = std::minmax_element(m_data.failures.begin(), m_data.failures.end());
        const core::TimeRange range { *first, *last + 1 };
        const QString text = m_data.failuresText.isEmpty() ? tr("%n failures", nullptr, int(m_data.failures.size())) : m_data.failuresText;
        m_stops.push_back({ range, text + u", "_s + m_format.range(range) });
    }
    for (const TimelineData::Success &success : m_data.successes)
        m_stops.push_back({ { success.at, success.at + 1 }, success.text.isEmpty() ? tr("Good login, %1").arg(m_format.stampWithSeconds(success.at)) : success.text });
    for (const TimelineData::Sent &sent : m_data.sent)
        m_stops.push_back({ sent.range, sent.text });
    for (const core::TimeRange &gap : m_data.gaps)
        m_stops.push_back({ gap, tr("No data, %1").arg(m_format.range(gap)) });
    std::stable_sort(m_stops.begin(), m_stops.end(), [](const Stop &a, const Stop &b) { return a.range.from < b.range.from; });
    setAccessibleName(tr("Timeline"));
    setAccessibleDescription(sentence());
}

QString TimelineStrip::sentence() const
{
    QStringList parts { m_format.range(m_data.range) };
    for (const Stop &stop : m_stops)
        parts << stop.sentence;
    if (!m_data.endText.isEmpty())
        parts << m_data.endText;
    return parts.join(u"; "_s);
}

QString TimelineStrip::currentSentence() const
{
    return m_current >= 0 && m_current < int(m_stops.size()) ? m_stops[std::size_t(m_current)].sentence : QString();
}

QSize TimelineStrip::sizeHint() const
{
    const int label = std::max(int(labelHeight), Theme::of(this).lineHeight(FontRole::Caption));
    return { 480, label * 2 + 28 };
}

QSize TimelineStrip::minimumSizeHint() const
{
    return { 200, sizeHint().height() };
}

double TimelineStrip::position(core::UtcMicros t) const
{
    const double share = std::clamp(double(t - m_data.range.from) / endOfTime(m_data.range), 0.0, 1.0);
    return sideRoom + share * (width() - 2 * sideRoom);
}

void TimelineStrip::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    const double middle = height() / 2.0;
    ui::hairline(&painter, QLineF(sideRoom, middle, width() - sideRoom, middle), theme.color(Token::LineControl));
    for (const core::TimeRange &gap : m_data.gaps) {
        const QRectF box(QPointF(position(gap.from), middle - tickHeight / 2), QPointF(position(gap.to), middle + tickHeight / 2));
        painter.fillRect(box, theme.color(Token::SurfacePanel));
        painter.fillRect(box, ui::gapBrush(theme, devicePixelRatioF()));
    }
    // Never more ticks than pixels.
    double last = -10;
    const QColor failure = theme.color(Token::ChartBounced);
    std::vector<core::UtcMicros> sorted = m_data.failures;
    std::sort(sorted.begin(), sorted.end());
    for (const core::UtcMicros at : sorted) {
        const double x = ui::snapped(&painter, position(at));
        if (x - last < 1)
            continue;
        painter.fillRect(QRectF(x, middle - tickHeight / 2, 1.4, tickHeight), failure);
        last = x;
    }
    for (const TimelineData::Sent &sent : m_data.sent) {
        const double from = position(sent.range.from);
        const double to = std::max(from + 3, position(sent.range.to));
        painter.fillRect(QRectF(from, std::round(middle - barHeight / 2), to - from, barHeight), theme.color(Token::ChartDelivered));
        painter.fillRect(QRectF(to - 1, middle - 9, 2, 18), theme.color(Token::TextPrimary));
    }
    for (const TimelineData::Success &success : m_data.successes) {
        const double x = position(success.at);
        const QColor ink = theme.color(success.suspicious ? Token::SevCriticalInk : Token::VerPassInk);
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(ink);
        painter.drawPolygon(QPolygonF({ { x, middle - diamondSide / 2 }, { x + 7, middle }, { x, middle + diamondSide / 2 }, { x - 7, middle } }));
        painter.restore();
    }
    paintLabels(&painter, middle);
    if (hasFocus() && m_current >= 0 && m_current < int(m_stops.size())) {
        const core::TimeRange range = m_stops[std::size_t(m_current)].range;
        const QRectF ring(QPointF(position(range.from) - 9, middle - 13), QPointF(position(range.to) + 9, middle + 13));
        ui::paintBox(&painter, ring, ui::radius::control, QColor(), theme.color(Token::FocusRing), 2);
    }
}

/// Words above and below the line; those without room are left to the current thing's sentence.
void TimelineStrip::paintLabels(QPainter *painter, double middle) const
{
    const Theme &theme = Theme::of(this);
    QFont font = theme.font(FontRole::Caption);
    font.setWeight(QFont::Normal);
    painter->setFont(font);
    const QFontMetricsF metrics(font);
    std::vector<QRectF> taken;
    const auto write = [&](const QString &text, double left, double top, Token color) {
        if (text.isEmpty())
            return;
        const double width = metrics.horizontalAdvance(text) + 2;
        const double x = std::clamp(left, 0.0, std::max(0.0, this->width() - width));
        const QRectF box(x, top, std::min(width, double(this->width())), labelHeight);
        if (std::any_of(taken.begin(), taken.end(), [&](const QRectF &other) { return other.intersects(box.adjusted(-6, 0, 6, 0)); }))
            return;
        taken.push_back(box);
        painter->setPen(theme.color(color));
        painter->drawText(box, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text);
    };
    const double above = middle - 13 - labelHeight + 4;
    const double below = middle + 14;
    for (const TimelineData::Success &success : m_data.successes)
        write(success.text, position(success.at) + 12, above, success.suspicious ? Token::SevCriticalInk : Token::VerPassInk);
    write(m_data.endText, width(), below, Token::TextSecondary);
    if (!m_data.failures.empty())
        write(m_data.failuresText, position(*std::min_element(m_data.failures.begin(), m_data.failures.end())), below, Token::TextSecondary);
    for (const TimelineData::Sent &sent : m_data.sent) {
        const double centre = (position(sent.range.from) + position(sent.range.to)) / 2;
        write(sent.text, centre - metrics.horizontalAdvance(sent.text) / 2, below, Token::TextSecondary);
    }
}

void TimelineStrip::keyPressEvent(QKeyEvent *event)
{
    const int last = int(m_stops.size()) - 1;
    int next = m_current;
    switch (event->key()) {
    case Qt::Key_Left:
        next = m_current - 1;
        break;
    case Qt::Key_Right:
        next = m_current + 1;
        break;
    case Qt::Key_Home:
        next = 0;
        break;
    case Qt::Key_End:
        next = last;
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_current >= 0)
            Q_EMIT activated(m_stops[std::size_t(m_current)].range);
        return;
    default:
        return QWidget::keyPressEvent(event);
    }
    m_current = std::clamp(next, last < 0 ? -1 : 0, last);
    setAccessibleName(tr("Timeline: %1").arg(currentSentence()));
    setToolTip(currentSentence());
    QAccessibleEvent changed(this, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&changed);
    update();
}

void TimelineStrip::mousePressEvent(QMouseEvent *event)
{
    const double x = event->position().x();
    // The narrowest thing under the pointer wins: a success inside a stretch of failures.
    int best = -1;
    for (int i = 0; i < int(m_stops.size()); ++i) {
        const core::TimeRange range = m_stops[std::size_t(i)].range;
        if (x < position(range.from) - 8 || x > position(range.to) + 8)
            continue;
        if (best < 0 || range.length() < m_stops[std::size_t(best)].range.length())
            best = i;
    }
    if (best < 0)
        return;
    m_current = best;
    update();
    Q_EMIT activated(m_stops[std::size_t(best)].range);
}

void TimelineStrip::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    if (m_current < 0 && !m_stops.empty())
        m_current = 0;
    update();
}

} // namespace bw::charts
