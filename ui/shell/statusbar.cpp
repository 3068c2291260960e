// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/statusbar.h"

#include "models/service/session.h"
#include "ui/common/format.h"
#include "ui/common/hairline.h"
#include "ui/common/paintmark.h"
#include "ui/common/style.h"
#include "ui/common/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;
using bw::ui::FontRole;
using bw::ui::Mark;
using bw::ui::Theme;
using bw::ui::Token;

namespace bw::shell {

namespace {

constexpr int barHeight = 24, markRoom = 18;

} // namespace

StatusItem::StatusItem(const QString &name, QWidget *parent)
    : QAbstractButton(parent)
{
    setObjectName(name);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    ui::setFocusRing(this, 2);
    hide();
}

void StatusItem::setFact(const QString &text, Mark mark, const QString &tip)
{
    if (text == this->text() && mark == m_mark && tip == m_tip)
        return;
    setText(text);
    m_mark = mark;
    m_tip = tip;
    describe();
    setAccessibleName(text);
    setAccessibleDescription(tip);
    setVisible(!text.isEmpty());
    updateGeometry();
    update();
}

void StatusItem::setShort(bool isShort)
{
    if (isShort == m_isShort)
        return;
    m_isShort = isShort;
    describe();
    updateGeometry();
    update();
}

void StatusItem::describe()
{
    setToolTip(shownText() == text() ? m_tip : m_tip.isEmpty() ? text() : text() + u'\n' + m_tip);
}

void StatusItem::setTone(Token tone)
{
    m_tone = tone;
    update();
}

QSize StatusItem::sizeHint() const
{
    const QFontMetrics metrics(Theme::of(this).font(FontRole::Small));
    return { metrics.horizontalAdvance(shownText()) + (m_mark == Mark::None ? 0 : markRoom) + 2, std::max(20, metrics.height() + 2) };
}

QSize StatusItem::minimumSizeHint() const
{
    return { std::min(48, sizeHint().width()), sizeHint().height() };
}

void StatusItem::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    QFont font = theme.font(FontRole::Small);
    font.setUnderline(underMouse() && isEnabled());
    painter.setFont(font);
    const int room = m_mark == Mark::None ? 0 : markRoom;
    if (room)
        ui::paintMark(&painter, QStyle::visualRect(layoutDirection(), rect(), QRect(0, (height() - 12) / 2, 12, 12)), m_mark, theme);
    painter.setPen(theme.color(underMouse() ? Token::TextPrimary : m_tone));
    const QRect textRect = QStyle::visualRect(layoutDirection(), rect(), QRect(room, 0, width() - room, height()));
    painter.drawText(textRect, int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignVCenter),
                     QFontMetrics(font).elidedText(shownText(), Qt::ElideRight, textRect.width()));
}

void StatusItem::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

StatusBar::StatusBar(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"statusBar"_s);
    setAccessibleName(tr("Status bar"));
    setMinimumHeight(std::max(barHeight, QFontMetrics(Theme::of(this).font(FontRole::Small)).height() + 8));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 1, 16, 0);
    row->setSpacing(16);
    m_freshness = new StatusItem(u"freshnessStatus"_s);
    m_nodes = new StatusItem(u"nodesStatus"_s);
    m_trouble = new StatusItem(u"fleetTroubleStatus"_s);
    m_store = new StatusItem(u"storeStatus"_s);
    m_job = new StatusItem(u"jobStatus"_s);
    m_cancel = new StatusItem(u"cancelJobStatus"_s);
    m_cancel->setTone(Token::TextLink);
    m_said = new StatusItem(u"saidStatus"_s);
    m_privacy = new StatusItem(u"privacyStatus"_s);
    for (StatusItem *item : { m_freshness, m_nodes, m_trouble, m_store, m_job, m_cancel, m_said })
        row->addWidget(item);
    row->addStretch(1);
    row->addWidget(m_privacy);
    connect(m_cancel, &StatusItem::clicked, this, [this] {
        if (!m_jobs.isEmpty())
            Q_EMIT jobCancelled(m_jobs.constFirst());
    });
}

/// What is said and what runs is shown whole; the standing facts grow short one after the other until it is.
void StatusBar::fit()
{
    const QList<StatusItem *> all { m_freshness, m_nodes, m_trouble, m_store, m_job, m_cancel, m_said, m_privacy };
    const QList<StatusItem *> shrinking { m_store, m_privacy, m_nodes, m_freshness, m_trouble };
    for (StatusItem *item : shrinking)
        item->setShort(false);
    const auto fits = [&] {
        int sum = layout()->contentsMargins().left() + layout()->contentsMargins().right();
        for (const StatusItem *item : all)
            if (!item->isHidden())
                sum += item->sizeHint().width() + layout()->spacing();
        return sum <= width();
    };
    for (auto item = shrinking.begin(); item != shrinking.end() && !fits(); ++item)
        (*item)->setShort(true);
}

void StatusBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

bool StatusBar::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest) // a fact is another, or has come or gone
        fit();
    return QWidget::event(event);
}

void StatusBar::setJobs(const QList<service::Job *> &jobs)
{
    for (service::Job *job : std::as_const(m_jobs))
        disconnect(job, nullptr, this, nullptr);
    m_jobs.clear();
    for (service::Job *job : jobs) {
        if (job->isFinished())
            continue;
        m_jobs << job;
        connect(job, &service::Job::progressed, this, &StatusBar::showJob);
        connect(job, &QObject::destroyed, this, [this](QObject *gone) {
            m_jobs.removeIf([gone](const service::Job *one) { return one == gone; });
            showJob();
        });
    }
    showJob();
}

void StatusBar::showJob()
{
    if (m_jobs.isEmpty()) {
        m_job->setFact({});
        m_cancel->setFact({});
        return;
    }
    const service::Job *job = m_jobs.constFirst();
    QString text = job->title();
    if (job->progress() >= 0)
        //: %1 is what runs ("Importing mail.log"), %2 how far it is ("43 %")
        text = tr("%1, %2").arg(text, ui::Format().percent(job->progress(), 0));
    if (m_jobs.size() > 1)
        text = tr("%1, and %n more", nullptr, int(m_jobs.size() - 1)).arg(text);
    m_job->setFact(text);
    m_cancel->setFact(tr("Cancel"), Mark::None, tr("Stop this: %1").arg(job->title()));
}

void StatusBar::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(Token::SurfacePanel));
    ui::hairline(&painter, QLineF(0, 0.5, width(), 0.5), theme.color(Token::LineSubtle));
}

} // namespace bw::shell
