// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/pagehead.h"

#include "ui/common/label.h"
#include "ui/common/theme.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QStyle>
#include <QTimerEvent>

using namespace Qt::StringLiterals;

namespace bw::ui {

namespace {

constexpr int quietFor = 300; // milliseconds: quicker answers change nothing

} // namespace

PageHead::PageHead(const QString &title, QWidget *parent)
    : QWidget(parent)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::s3);
    m_title = new Label(title, FontRole::PageTitle);
    m_title->setObjectName(u"pageTitleLabel"_s);
    m_answer = new ElidedLabel({}, Qt::ElideRight, FontRole::Base, Token::TextSecondary);
    m_answer->setObjectName(u"pageAnswerLabel"_s);
    m_answer->setContentsMargins(0, 3, 0, 0);
    m_buttons = new QHBoxLayout;
    m_buttons->setSpacing(space::s3);
    layout->addWidget(m_title);
    layout->addWidget(m_answer, 1);
    layout->addLayout(m_buttons);
    setFixedHeight(std::max<int>(size::pageHead, Theme::of(this).lineHeight(FontRole::PageTitle) + 24));
    setAccessibleName(title);
}

void PageHead::setTitle(const QString &title)
{
    m_title->setText(title);
    setAccessibleName(title);
}

void PageHead::setAnswer(const QString &answer)
{
    m_answer->setText(answer);
    setAccessibleDescription(answer);
}

QString PageHead::answer() const
{
    return m_answer->text();
}

void PageHead::addButton(QWidget *button)
{
    m_buttons->addWidget(button, 0, Qt::AlignVCenter);
}

void PageHead::setBusy(bool busy, int done, int total)
{
    m_done = done;
    m_total = total;
    if (busy && !m_busy)
        m_timer = startTimer(quietFor);
    if (!busy && m_timer) {
        killTimer(m_timer);
        m_timer = 0;
    }
    m_busy = busy;
    if (!busy)
        m_shown = false;
    update();
}

QSize PageHead::minimumSizeHint() const
{
    return { 200, size::pageHead };
}

void PageHead::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_timer)
        return QWidget::timerEvent(event);
    killTimer(m_timer);
    m_timer = 0;
    m_shown = m_busy;
    update();
}

void PageHead::paintEvent(QPaintEvent *)
{
    if (!m_shown)
        return;
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    QRect bar(0, height() - 2, width(), 2);
    painter.fillRect(bar, theme.color(Token::LineSubtle));
    bar.setWidth(m_total > 0 ? int(qint64(width()) * std::min(m_done, m_total) / m_total) : width() / 3);
    painter.fillRect(QStyle::visualRect(layoutDirection(), rect(), bar), theme.color(Token::AccentBase));
}

} // namespace bw::ui
