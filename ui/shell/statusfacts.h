// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QTimer;

namespace bw::core {
class Clock;
}

namespace bw::shell {

class StatusBar;
class Window;

/// Writes the status bar's facts from what the store said, and ages them by the clock. Each opens what is behind it.
class StatusFacts final : public QObject
{
    Q_OBJECT
public:
    StatusFacts(Window &window, const core::Clock &clock, StatusBar &bar);
    void update();

private:
    Window &m_window;
    const core::Clock &m_clock;
    StatusBar &m_bar;
    QTimer *m_timer = nullptr;
};

} // namespace bw::shell
