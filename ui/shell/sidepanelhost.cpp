// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/sidepanelhost.h"

#include "ui/common/hairline.h"
#include "ui/common/sidepanelframe.h"
#include "ui/common/theme.h"

#include <QMouseEvent>
#include <QPainter>
#include <QStyle>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bw::shell {

namespace {

constexpr int usualWidth = 376, smallest = 320, largest = 480, edgeWidth = 5, keyStep = 16;

} // namespace

class SidePanelHost::Edge final : public QWidget
{
public:
    explicit Edge(SidePanelHost *host)
        : QWidget(host)
        , m_host(host)
    {
        setCursor(Qt::SplitHCursor);
        hide();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), ui::Theme::of(this).color(ui::Token::SurfacePanel));
        const double x = layoutDirection() == Qt::RightToLeft ? width() - 0.5 : 0.5;
        ui::hairline(&painter, QLineF(x, 0, x, height()), ui::Theme::of(this).color(ui::Token::LineSubtle));
    }
    void mouseMoveEvent(QMouseEvent *event) override
    {
        const int x = m_host->mapFromGlobal(event->globalPosition().toPoint()).x();
        m_host->setPanelWidth(layoutDirection() == Qt::RightToLeft ? x : m_host->width() - x);
        Q_EMIT m_host->panelWidthChanged(m_host->panelWidth());
    }

private:
    SidePanelHost *m_host;
};

SidePanelHost::SidePanelHost(QWidget *content, QWidget *parent)
    : QWidget(parent)
    , m_content(content)
    , m_width(usualWidth)
{
    content->setParent(this);
    m_edge = new Edge(this);
}

void SidePanelHost::setPanel(QWidget *panel)
{
    if (m_panel == panel)
        return;
    const bool hadFocus = m_panel && m_panel->isAncestorOf(window()->focusWidget());
    if (m_panel) {
        m_panel->hide();
        m_panel->deleteLater();
    }
    m_panel = panel;
    if (panel) {
        panel->setParent(this);
        panel->setAutoFillBackground(true);
        panel->setBackgroundRole(QPalette::Base);
        panel->installEventFilter(this);
        if (auto *frame = qobject_cast<ui::SidePanelFrame *>(panel)) {
            connect(frame, &ui::SidePanelFrame::closeRequested, this, [this] { setPanel(nullptr); });
            frame->setAccessibleName(frame->title());
        }
        panel->show();
    }
    arrange();
    if (hadFocus && !panel)
        m_content->setFocus(Qt::OtherFocusReason);
    Q_EMIT panelChanged(panel != nullptr);
}

void SidePanelHost::setCovering(bool covering)
{
    m_covering = covering;
    arrange();
}

void SidePanelHost::setPanelWidth(int width)
{
    m_width = std::clamp(width, smallest, largest);
    arrange();
}

void SidePanelHost::arrange()
{
    const bool open = m_panel != nullptr;
    const int panelWidth = open ? std::min(m_width, width()) : 0;
    const auto placed = [this](const QRect &logical) { return QStyle::visualRect(layoutDirection(), rect(), logical); };
    m_content->setGeometry(placed(QRect(0, 0, width() - (m_covering ? 0 : panelWidth), height())));
    m_edge->setVisible(open);
    if (!open)
        return;
    m_panel->setGeometry(placed(QRect(width() - panelWidth + edgeWidth, 0, panelWidth - edgeWidth, height())));
    m_edge->setGeometry(placed(QRect(width() - panelWidth, 0, edgeWidth, height())));
    m_panel->raise();
    m_edge->raise();
}

void SidePanelHost::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

bool SidePanelHost::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_panel && event->type() == QEvent::KeyPress) {
        auto *key = static_cast<QKeyEvent *>(event);
        const bool sideways = key->key() == Qt::Key_Left || key->key() == Qt::Key_Right;
        if (sideways && key->modifiers() == (Qt::AltModifier | Qt::ShiftModifier)) {
            const bool wider = (key->key() == Qt::Key_Left) != (layoutDirection() == Qt::RightToLeft);
            setPanelWidth(m_width + (wider ? keyStep : -keyStep));
            Q_EMIT panelWidthChanged(m_width);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace bw::shell
