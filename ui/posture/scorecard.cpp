// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/posture/scorecard.h"

#include "ui/common/hairline.h"
#include "ui/common/label.h"
#include "ui/common/style.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <QStyle>

#include <algorithm>

using namespace Qt::StringLiterals;
using bw::ui::FontRole;
using bw::ui::Theme;
using bw::ui::Token;

namespace bw::posture {

namespace {

constexpr int barHeight = 8, barWidth = 40, nameWidth = 86, gap = 8, edge = 12, leastPart = 7, leftWidth = 176, rowGap = 2;
constexpr int mostColumns = 4;

void dashedBox(QPainter &painter, const QRectF &rect, const QColor &ink)
{
    QPen pen(ink, 1);
    pen.setDashPattern({ 2, 1.5 });
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5));
}

} // namespace

ScoreBar::ScoreBar(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ScoreBar::setScore(const Score &score)
{
    m_score = score;
    update();
}

QSize ScoreBar::sizeHint() const
{
    return { 120, barHeight + 4 };
}

void ScoreBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(this);
    const double width = this->width(), top = (height() - barHeight) / 2.0;
    const auto at = [&](int value) { return width * value / 100.0; };
    ui::paintBox(&painter, QRectF(0, top, width, barHeight), 4, theme.color(Token::SurfaceSunken), {});
    if (!m_score.score)
        return;
    ui::paintBox(&painter, QRectF(0, top, at(*m_score.score), barHeight), 4, theme.color(Token::VerPassInk), {});
    dashedBox(painter, QRectF(at(m_score.low), top - 1, std::max(2.0, at(m_score.high) - at(m_score.low)), barHeight + 2), theme.color(Token::VerUnknownInk));
    painter.fillRect(QRectF(std::clamp(at(*m_score.score) - 1.5, 0.0, width - 3), top - 2, 3, barHeight + 4), theme.color(Token::TextPrimary));
}

AreaButton::AreaButton(const itemmodels::AreaCounts &counts, bool isChosen, QWidget *parent)
    : QAbstractButton(parent)
    , m_counts(counts)
    , m_isChosen(isChosen)
{
    setFocusPolicy(Qt::StrongFocus);
    ui::setFocusRing(this, 4);
    setCursor(Qt::PointingHandCursor);
    setCheckable(true);
    setChecked(isChosen);
    setObjectName(u"areaButton"_s);
    setProperty("area", counts.area);
    setAttribute(Qt::WA_Hover);
    setAccessibleName(tr("%1: %2 controls pass, %3 fail, %4 are unknown").arg(itemmodels::areaTitle(counts.area)).arg(counts.pass).arg(counts.fail).arg(counts.unknown));
    setAccessibleDescription(isChosen ? tr("Shows all areas again") : tr("Shows this area alone"));
    setToolTip(accessibleName());
}

QString AreaButton::figure() const
{
    return tr("%1 of %2", "controls that pass, of all of an area").arg(QLocale().toString(m_counts.pass), QLocale().toString(m_counts.pass + m_counts.fail + m_counts.unknown));
}

QSize AreaButton::sizeHint() const
{
    const Theme &theme = Theme::of(this);
    const QFontMetrics metrics(theme.font(FontRole::Small));
    const int name = std::max(int(nameWidth * theme.textScale()), metrics.horizontalAdvance(itemmodels::areaTitle(m_counts.area)));
    return { name + barWidth + metrics.horizontalAdvance(figure()) + 2 * gap + 8, std::max(26, metrics.height() + 8) };
}

void AreaButton::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void AreaButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(this);
    if (m_isChosen || underMouse())
        ui::paintBox(&painter, rect(), 4, theme.color(m_isChosen ? Token::SelectionFill : Token::SurfaceAlternate), {});
    painter.setFont(theme.font(FontRole::Small));
    const int figureWidth = painter.fontMetrics().horizontalAdvance(figure());
    const QRect inside = rect().adjusted(4, 0, -4, 0);
    const auto place = [&](const QRect &box) { return QStyle::visualRect(layoutDirection(), inside, box); };
    const QRect name(inside.left(), inside.top(), inside.width() - figureWidth - barWidth - 2 * gap, inside.height());
    painter.setPen(theme.color(Token::TextPrimary));
    painter.drawText(place(name), int(Qt::AlignVCenter | QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft)), painter.fontMetrics().elidedText(itemmodels::areaTitle(m_counts.area), Qt::ElideRight, name.width()));
    painter.setPen(theme.color(Token::TextSecondary));
    painter.drawText(place(QRect(inside.right() + 1 - figureWidth, inside.top(), figureWidth, inside.height())), Qt::AlignVCenter, figure());
    const QRectF bar = place(QRect(inside.right() + 1 - figureWidth - gap - barWidth, inside.center().y() - 4, barWidth, 10));
    const int all = m_counts.pass + m_counts.fail + m_counts.unknown;
    const auto part = [&](int count) { return count == 0 ? 0.0 : std::max<double>(leastPart, double(barWidth) * count / all); };
    const double failed = part(m_counts.fail), unknown = part(m_counts.unknown), passed = std::max(0.0, barWidth - failed - unknown);
    if (m_counts.pass > 0)
        painter.fillRect(QRectF(bar.left(), bar.top(), passed, bar.height()), theme.color(Token::VerPassInk));
    const double scale = m_counts.pass > 0 ? 1 : barWidth / (failed + unknown);
    const double failEdge = bar.left() + (m_counts.pass > 0 ? passed : 0);
    if (m_counts.fail > 0) {
        const QRectF box(failEdge, bar.top(), failed * scale - (m_counts.unknown > 0 ? 1 : 0), bar.height());
        painter.fillRect(box, theme.color(Token::VerFailInk));
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(theme.color(Token::SurfacePanel), 1));
        const QPointF centre = box.center();
        painter.drawLine(centre + QPointF(-2, -2), centre + QPointF(2, 2));
        painter.drawLine(centre + QPointF(-2, 2), centre + QPointF(2, -2));
        painter.setRenderHint(QPainter::Antialiasing, false);
    }
    if (m_counts.unknown > 0)
        dashedBox(painter, QRectF(failEdge + failed * scale, bar.top(), unknown * scale, bar.height()), theme.color(Token::VerUnknownInk));
}

ScoreCard::ScoreCard(QWidget *parent)
    : QWidget(parent)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2 * edge);
    auto *left = new QVBoxLayout;
    left->setSpacing(2);
    left->addWidget(new ui::Label(tr("Score"), FontRole::Small, Token::TextSecondary));
    auto *line = new QHBoxLayout;
    line->setSpacing(6);
    m_figure = new ui::Label({}, FontRole::Figure);
    m_figure->setObjectName(u"scoreFigure"_s);
    m_of = new ui::Label(tr("of 100", "a score"), FontRole::Small, Token::TextSecondary);
    line->addWidget(m_figure, 0, Qt::AlignBottom);
    line->addWidget(m_of, 1, Qt::AlignBottom);
    left->addLayout(line);
    m_bar = new ScoreBar;
    left->addWidget(m_bar);
    m_range = new ui::Label({}, FontRole::Small, Token::TextSecondary);
    m_range->setObjectName(u"scoreRange"_s);
    m_range->setWordWrap(true);
    left->addWidget(m_range);
    m_moved = new ui::Label({}, FontRole::Small);
    m_moved->setObjectName(u"scoreMoved"_s);
    m_moved->setWordWrap(true);
    left->addWidget(m_moved);
    left->addStretch(1);
    m_left = new QWidget;
    m_left->setLayout(left);
    left->setContentsMargins(0, 0, 0, 0);
    m_left->setFixedWidth(int(leftWidth * Theme::of(this).textScale()));
    row->addWidget(m_left);
    m_areaBox = new QWidget;
    m_areaBox->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // fewer columns in less room
    row->addWidget(m_areaBox, 1);
}

void ScoreCard::setScore(const Score &score, const QString &moved)
{
    m_figure->setText(score.score ? QLocale().toString(*score.score) : tr("unknown", "a score"));
    m_of->setVisible(score.score.has_value());
    m_bar->setScore(score);
    m_range->setText(!score.score ? tr("Nothing could be measured.") : score.low == score.high ? tr("nothing is unknown") : tr("%1–%2 with the unknowns").arg(score.low).arg(score.high));
    m_moved->setText(moved);
    m_moved->setVisible(!moved.isEmpty());
    m_figure->setAccessibleName(score.score ? tr("Score %1 of 100, %2 to %3 with the unknowns").arg(*score.score).arg(score.low).arg(score.high) : tr("The score is unknown: nothing could be measured"));
    place();
}

void ScoreCard::setAreas(const QList<itemmodels::AreaCounts> &areas, const QString &chosen)
{
    if (m_shown == areas && m_chosen == chosen)
        return;
    m_shown = areas;
    m_chosen = chosen;
    QString focused;
    for (AreaButton *button : std::as_const(m_areas)) {
        if (button->hasFocus())
            focused = button->property("area").toString();
        button->hide();
        button->deleteLater();
    }
    m_areas.clear();
    for (const itemmodels::AreaCounts &counts : areas) {
        auto *button = new AreaButton(counts, counts.area == chosen, m_areaBox);
        connect(button, &QAbstractButton::clicked, this, [this, area = counts.area] { Q_EMIT areaChosen(area == m_chosen ? QString() : area); });
        m_areas << button;
        button->show();
        if (counts.area == focused)
            button->setFocus();
    }
    place();
}

void ScoreCard::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
}

void ScoreCard::place()
{
    if (m_areas.isEmpty())
        return;
    QSize most;
    for (const AreaButton *button : std::as_const(m_areas))
        most = most.expandedTo(button->sizeHint());
    const int room = width() - int(leftWidth * Theme::of(this).textScale()) - 2 * edge;
    const int columns = std::clamp((room + edge) / (most.width() + edge), 1, mostColumns);
    const int rows = int(m_areas.size() + columns - 1) / columns;
    const int across = std::max(most.width(), (room + edge) / columns - edge), down = most.height() + rowGap;
    for (int i = 0; i < m_areas.size(); ++i)
        m_areas.at(i)->setGeometry(QStyle::visualRect(layoutDirection(), QRect(0, 0, room, rows * down), QRect(i / rows * (across + edge), i % rows * down, across, most.height())));
    setMinimumHeight(std::max(rows * down - rowGap, m_left->heightForWidth(m_left->width()))); // as high as its texts, whatever the panel gives
}

} // namespace bw::posture
