// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The console as people start it, watched: when its first frame stood, when the Overview was painted with its figures, when with what needs somebody,
// how much memory it took then and after every page was shown. tests/bench/start runs it and knows when it was started.
#include "app/common/hardening.h"
#include "app/common/inisettings.h"
#include "app/common/language.h"
#include "app/common/logging.h"
#include "app/common/paths.h"
#include "app/console/console.h"
#include "app/console/consoledesk.h"
#include "app/console/options.h"
#include "models/core/blocking.h"
#include "models/core/clock.h"
#include "ui/charts/timechart.h"
#include "ui/common/panel.h"
#include "ui/common/theme.h"
#include "ui/common/tile.h"
#include "ui/shell/window.h"

#include <QApplication>
#include <QEvent>
#include <QFile>
#include <QTimer>

#include <cstdio>
#include <ctime>

using namespace Qt::StringLiterals;
using namespace bw;

namespace {

constexpr int pageMilliseconds = 1500, mostMilliseconds = 60'000;

/// CLOCK_MONOTONIC in seconds, as the caller's time.monotonic().
double now()
{
    timespec time {};
    clock_gettime(CLOCK_MONOTONIC, &time);
    return double(time.tv_sec) + double(time.tv_nsec) / 1e9;
}

/// Of all threads, or of this one, in milliseconds: unlike the wall's time it does not grow with what else the machine does.
double cpu(clockid_t which)
{
    timespec time {};
    clock_gettime(which, &time);
    return 1e3 * double(time.tv_sec) + double(time.tv_nsec) / 1e6;
}

long peakKib()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QFile::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n'))
        if (line.startsWith("VmHWM:"))
            return line.mid(6).trimmed().split(' ').first().toLong();
    return 0;
}

class Watch final : public QObject
{
public:
    Watch(QApplication &application, const app::Console &console)
        : m_application(application)
        , m_console(console)
    {
        application.installEventFilter(this);
        connect(&m_look, &QTimer::timeout, this, [this] { look(); });
        m_look.start(2);
        QTimer::singleShot(mostMilliseconds, this, [this] { end(3); });
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (m_frame == 0 && event->type() == QEvent::Paint && m_console.window() && m_console.window()->isAncestorOf(qobject_cast<QWidget *>(watched)))
            m_frame = now();
        return QObject::eventFilter(watched, event);
    }

private:
    void look()
    {
        auto *window = m_console.window();
        if (!window)
            return;
        if (m_overview != 0)
            return lookForNeeds(*window);
        const auto *tile = window->findChild<ui::Tile *>(u"sentTile"_s);
        const auto *chart = window->findChild<charts::TimeChart *>(u"volumeChart"_s);
        if (!tile || tile->data().figure.isEmpty() || !chart || chart->data().count() == 0)
            return;
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::UpdateRequest); // paints what has changed
        m_overview = now();
        m_cpu = cpu(CLOCK_PROCESS_CPUTIME_ID);
        m_uiCpu = cpu(CLOCK_THREAD_CPUTIME_ID);
        m_overviewKib = peakKib();
    }

    void lookForNeeds(const shell::Window &window)
    {
        const auto *panel = window.findChild<ui::Panel *>(u"needPanel"_s);
        if (!panel || panel->state() == ui::Panel::State::Loading)
            return;
        QCoreApplication::sendPostedEvents(nullptr, QEvent::UpdateRequest);
        m_needs = now();
        m_look.stop();
        for (const shell::PageEntry &page : window.pages())
            m_pages << page.id;
        showNext();
    }

    void showNext()
    {
        if (m_pages.isEmpty())
            return end(0);
        m_console.window()->showPage(m_pages.takeFirst());
        QTimer::singleShot(pageMilliseconds, this, [this] { showNext(); });
    }

    void end(int code)
    {
        std::printf("{\"frame\":%.6f,\"overview\":%.6f,\"needs\":%.6f,\"cpu\":%.1f,\"ui_cpu\":%.1f,\"overview_kib\":%ld,\"pages_kib\":%ld}\n", m_frame, m_overview, m_needs, m_cpu, m_uiCpu,
            m_overviewKib, peakKib());
        std::fflush(stdout);
        m_application.exit(code);
    }

    QApplication &m_application;
    const app::Console &m_console;
    QTimer m_look;
    double m_frame = 0, m_overview = 0, m_needs = 0, m_cpu = 0, m_uiCpu = 0;
    long m_overviewKib = 0;
    QStringList m_pages;
};

} // namespace

/// As app/console/main.cpp, with a watch beside it.
int main(int argc, char **argv)
{
    app::hardenReleaseProcess(app::Hardening::NoDumps);
    static_cast<void>(app::installLogging({ app::logPath(), false }));
    QGuiApplication::setHighDpiScaleFactorRoundingPolicy(Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"breakwater"_s);
    auto settings = std::make_unique<app::IniSettings>(app::settingsPath());
    config::Settings values = settings->load();
    values.persona = config::Persona::FleetAdmin; // who starts it every day has answered the first questions
    values.windowStates.clear(); // and with the page that was open last
    static_cast<void>(settings->save(values));
    app::installLanguage(application, values.language);
    const auto options = app::parseOptions(QApplication::arguments());
    if (!options) {
        std::fprintf(stderr, "%s\n", qPrintable(options.error().oneLine()));
        return 2;
    }
    ui::Theme theme(application);
    const core::SystemClock clock;
    app::ConsoleDesk desk(std::move(settings), theme, clock);
    app::Console console(application, desk, clock, *options);
    const Watch watch(application, console);
    console.start();
    core::markUiThread();
    const int code = QApplication::exec();
    console.end();
    return code;
}
