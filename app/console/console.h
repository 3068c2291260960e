// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/options.h"
#include "models/core/clock.h"

#include <QObject>

#include <memory>

class QApplication;

namespace bw::shell {
class Window;
}

namespace bw::app {

class ConsoleDesk;

/// Puts desk and window together, and makes the window anew in another language.
class Console final : public QObject
{
    Q_OBJECT
public:
    Console(QApplication &application, ConsoleDesk &desk, const core::Clock &clock, const Options &options);
    ~Console() override;
    void start();
    void end();
    [[nodiscard]] shell::Window *window() const { return m_window.get(); }

private:
    void makeWindow(bool first);
    [[nodiscard]] QString storeToOpen() const;
    QApplication &m_application;
    ConsoleDesk &m_desk;
    const core::Clock &m_clock;
    Options m_options;
    std::unique_ptr<shell::Window> m_window;
};

} // namespace bw::app
