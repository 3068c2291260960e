// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/endsignal.h"

#include <QApplication>
#include <QSocketNotifier>
#include <QWidget>

#include <array>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace bw::app {

namespace {

std::array<int, 2> ends { -1, -1 }; ///< of a pipe: a signal handler may write to it, and little else

} // namespace

void closeOnSignal(QApplication &application)
{
    if (pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        return; // signals end the process as ever
    auto *notifier = new QSocketNotifier(ends[0], QSocketNotifier::Read, &application);
    QObject::connect(notifier, &QSocketNotifier::activated, &application, [notifier] {
        notifier->setEnabled(false);
        for (QWidget *window : QApplication::topLevelWidgets())
            if (window->isWindow() && window->isVisible())
                window->close(); // dialogs too: nobody is asked
        QCoreApplication::quit();
    });
    struct sigaction action {};
    action.sa_handler = [](int) {
        const char byte = 0;
        [[maybe_unused]] const auto written = write(ends[1], &byte, 1);
    };
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    for (const int signal : { SIGTERM, SIGINT, SIGHUP })
        sigaction(signal, &action, nullptr);
}

} // namespace bw::app
