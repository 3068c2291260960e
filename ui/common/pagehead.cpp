// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/pagehead.h"

#include "ui/common/label.h"
#include "ui/common/theme.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QStyle>
#include <QTextLayout>
#include <QTimerEvent>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bw::ui {

namespace {

constexpr int widestAnswer = 240; // pixels that it is sure of before the buttons go below
constexpr int quietFor = 300; // milliseconds: quicker answers change nothing

/// The answer in one line, in two where that is too short; what goes beyond them is elided, and whole in the tool-tip.
class AnswerLabel final : public Label
{
public:
    AnswerLabel()
        : Label({}, FontRole::Base, Token::TextSecondary)
    {
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    }
    QSize sizeHint() const override { return { fontMetrics().horizontalAdvance(text()) + 2, fontMetrics().height() }; }
    QSize minimumSizeHint() const override { return { std::min(sizeHint().width(), fontMetrics().averageCharWidth() * 6), fontMetrics().height() }; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const int width = contentsRect().width();
        QString shown = text(), last;
        if (const qsizetype end = endOfFirstLine(width); end < shown.size()) {
            last = shown.mid(end);
            shown = shown.left(end).trimmed() + u'\n' + fontMetrics().elidedText(last, Qt::ElideRight, width);
        }
        setToolTip(fontMetrics().horizontalAdvance(last) > width ? text() : QString());
        QPainter painter(this);
        painter.setFont(font());
        painter.setPen(palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, QPalette::WindowText));
        const Qt::Alignment wanted = QStyle::visualAlignment(layoutDirection(), alignment() & Qt::AlignHorizontal_Mask ? alignment() : Qt::AlignLeft);
        painter.drawText(contentsRect(), int(wanted & Qt::AlignHorizontal_Mask) | Qt::AlignVCenter, shown);
    }

private:
    qsizetype endOfFirstLine(int width) const
    {
        QTextLayout layout(text(), font());
        layout.beginLayout();
        QTextLine line = layout.createLine();
        if (line.isValid())
            line.setLineWidth(width);
        layout.endLayout();
        return line.isValid() ? line.textLength() : 0;
    }
};

} // namespace

PageHead::PageHead(const QString &title, QWidget *parent)
    : QWidget(parent)
{
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    m_first = new QHBoxLayout;
    m_first->setSpacing(space::s3);
    m_second = new QHBoxLayout;
    m_second->setSpacing(0);
    rows->addLayout(m_first, 1);
    rows->addLayout(m_second);
    m_title = new Label(title, FontRole::PageTitle);
    m_title->setObjectName(u"pageTitleLabel"_s);
    m_answer = new AnswerLabel;
    m_answer->setObjectName(u"pageAnswerLabel"_s);
    m_answer->setContentsMargins(0, 3, 0, 0);
    m_buttons = new QHBoxLayout;
    m_buttons->setSpacing(space::s3);
    m_first->addWidget(m_title);
    m_first->addWidget(m_answer, 1);
    m_first->addLayout(m_buttons);
    arrange();
    setAccessibleName(title);
}

void PageHead::arrange()
{
    const int answer = m_answer->text().isEmpty() ? 0 : std::min(m_answer->sizeHint().width() * 11 / 20, widestAnswer); // in two lines
    const int buttons = m_buttons->sizeHint().width();
    const bool isFolded = buttons > 0 && m_title->sizeHint().width() + answer + buttons + 2 * space::s3 > width();
    if (isFolded != m_isFolded) {
        (m_isFolded ? m_second : m_first)->removeItem(m_buttons);
        m_buttons->setParent(nullptr);
        m_isFolded = isFolded;
        if (isFolded)
            m_second->addLayout(m_buttons);
        else
            m_first->addLayout(m_buttons);
        m_second->setAlignment(m_buttons, Qt::AlignLeading);
        m_second->setContentsMargins(0, 0, 0, isFolded ? space::s3 : 0);
    }
    const int line = std::max<int>(size::pageHead, Theme::of(this).lineHeight(FontRole::PageTitle) + 24);
    const int wanted = line + (isFolded ? m_buttons->sizeHint().height() + space::s3 : 0);
    if (wanted != height() || wanted != minimumHeight())
        setFixedHeight(wanted);
}

bool PageHead::event(QEvent *event)
{
    const bool isDone = QWidget::event(event);
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Resize)
        arrange();
    return isDone;
}

void PageHead::setTitle(const QString &title)
{
    m_title->setText(title);
    setAccessibleName(title);
    arrange();
}

void PageHead::setAnswer(const QString &answer)
{
    m_answer->setText(answer);
    setAccessibleDescription(answer);
    arrange();
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
