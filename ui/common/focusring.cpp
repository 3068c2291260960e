// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/focusring.h"

#include <QEvent>
#include <QFocusEvent>
#include <QFocusFrame>
#include <QWidget>

namespace bw::ui {

FocusRing::FocusRing(QObject *parent)
    : QObject(parent)
{
}

FocusRing::~FocusRing()
{
    delete m_frame;
}

void FocusRing::watch(QWidget *widget)
{
    widget->installEventFilter(this);
}

void FocusRing::unwatch(QWidget *widget)
{
    widget->removeEventFilter(this);
    if (target() == widget)
        put(nullptr);
}

QWidget *FocusRing::target() const
{
    return m_frame ? m_frame->widget() : nullptr;
}

bool FocusRing::eventFilter(QObject *watched, QEvent *event)
{
    auto *widget = qobject_cast<QWidget *>(watched);
    if (!widget)
        return false;
    if (event->type() == QEvent::Show && widget->hasFocus() && widget->window()->testAttribute(Qt::WA_KeyboardFocusChange)) {
        put(widget);
    } else if (event->type() == QEvent::FocusIn) {
        const Qt::FocusReason reason = static_cast<QFocusEvent *>(event)->reason();
        const bool byKey = reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason || reason == Qt::ShortcutFocusReason;
        const bool keepsWay = reason != Qt::MouseFocusReason && widget->window()->testAttribute(Qt::WA_KeyboardFocusChange);
        if ((byKey || keepsWay) && widget->isVisible()) // a hidden part shows its ring with itself
            put(widget);
    } else if (event->type() == QEvent::FocusOut && target() == widget) {
        // An open menu or another window takes the focus for a while only.
        const Qt::FocusReason reason = static_cast<QFocusEvent *>(event)->reason();
        if (reason != Qt::PopupFocusReason && reason != Qt::MenuBarFocusReason)
            put(nullptr);
    } else if ((event->type() == QEvent::MouseButtonPress || event->type() == QEvent::Hide) && target() == widget) {
        put(nullptr);
    }
    return false;
}

void FocusRing::put(QWidget *widget)
{
    if (!widget) {
        if (m_frame)
            m_frame->setWidget(nullptr);
        return;
    }
    if (!m_frame)
        m_frame = new QFocusFrame(widget->window());
    m_frame->setWidget(widget);
}

} // namespace bw::ui
