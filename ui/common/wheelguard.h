// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QWidget;

namespace bw::ui {

/// Fields that a wheel would turn, in forms that a wheel scrolls: only one that has the focus takes it, and a wheel gives none
/// of them the focus. The style watches them all.
class WheelGuard final : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    /// Spin boxes, times, combo boxes, sliders; others are left alone.
    void watch(QWidget *widget);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace bw::ui
