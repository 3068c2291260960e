// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/hardening.h"
#include "app/common/inisettings.h"
#include "app/common/language.h"
#include "app/common/logging.h"
#include "app/common/paths.h"
#include "app/console/console.h"
#include "app/console/consoledesk.h"
#include "app/console/endsignal.h"
#include "app/console/options.h"
#include "models/core/blocking.h"
#include "models/core/clock.h"
#include "ui/common/theme.h"

#include <QApplication>

#include <cstdio>

using namespace Qt::StringLiterals;

int main(int argc, char **argv)
{
    using namespace bw;
    app::holdStandardFiles();
    app::hardenReleaseProcess(app::Hardening::NoDumps);
    app::raiseFileLimit();
    if (const core::Done logging = app::installLogging({ app::logPath(), false }); !logging)
        std::fprintf(stderr, "breakwater: %s\n", qPrintable(logging.error().oneLine()));
    if (const auto answered = app::answerWithoutWindow(argc, argv))
        return *answered;

    QGuiApplication::setHighDpiScaleFactorRoundingPolicy(Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"breakwater"_s);
    QApplication::setApplicationDisplayName(u"Breakwater"_s);
    QApplication::setApplicationVersion(QStringLiteral(BW_VERSION));
    QApplication::setDesktopFileName(u"org.breakwater.Breakwater"_s);
    QApplication::setQuitOnLastWindowClosed(true);
    auto settings = std::make_unique<app::IniSettings>(app::settingsPath());
    app::installLanguage(application, settings->load().language);
    const auto options = app::parseOptions(QApplication::arguments());
    if (!options) {
        std::fprintf(stderr, "breakwater: %s\n", qPrintable(options.error().oneLine()));
        return 2;
    }
    ui::Theme theme(application);
    const core::SystemClock clock;
    app::ConsoleDesk desk(std::move(settings), theme, clock);
    app::Console console(application, desk, clock, *options);
    app::closeOnSignal(application);
    console.start();
    core::markUiThread();
    const int code = QApplication::exec();
    console.end();
    return code;
}
