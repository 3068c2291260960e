// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

class QFocusFrame;
class QWidget;

namespace bw::ui {

/// Keeps one QFocusFrame round the widget that has the focus by keyboard: a ring 1 px outside a control cannot be painted by
/// the control itself. Owned by the style; GUI thread.
class FocusRing final : public QObject
{
    Q_OBJECT
public:
    explicit FocusRing(QObject *parent = nullptr);
    ~FocusRing() override;
    void watch(QWidget *widget);
    void unwatch(QWidget *widget);
    [[nodiscard]] QWidget *target() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void put(QWidget *widget);
    QPointer<QFocusFrame> m_frame;
};

} // namespace bw::ui
