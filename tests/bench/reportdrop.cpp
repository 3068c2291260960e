// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Every file of a folder dropped on the console's window, one by one as a file manager does it: when the first progress was told, when the first chart stood,
// when all was read, and how long the window did not answer at most. tests/bench/feedback --window runs it.
//   reportdrop --store STORE FOLDER
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
#include "models/service/session.h"
#include "ui/charts/timechart.h"
#include "ui/common/theme.h"
#include "ui/shell/window.h"

#include <QApplication>
#include <QDir>
#include <QDropEvent>
#include <QElapsedTimer>
#include <QLabel>
#include <QMimeData>
#include <QTimer>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace bw;

namespace {

constexpr int lookMilliseconds = 5, mostMilliseconds = 120'000, quietMilliseconds = 1'500; ///< the window has painted what it began with

class Watch final : public QObject
{
public:
    Watch(QApplication &application, const app::ConsoleDesk &desk, const app::Console &console, QStringList files)
        : m_application(application)
        , m_desk(desk)
        , m_console(console)
        , m_files(std::move(files))
    {
        QTimer::singleShot(quietMilliseconds, this, [this] { drop(); });
        QTimer::singleShot(mostMilliseconds, this, [this] { end(3); });
        connect(&m_look, &QTimer::timeout, this, [this] { look(); });
    }

private:
    void drop()
    {
        auto *window = m_console.window();
        QMimeData mime;
        QList<QUrl> urls;
        for (const QString &file : std::as_const(m_files))
            urls << QUrl::fromLocalFile(file);
        mime.setUrls(urls);
        m_timer.start();
        QDragEnterEvent enter(QPoint(200, 200), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(window, &enter);
        QDropEvent event(QPointF(200, 200), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(window, &event);
        m_last = m_timer.elapsed();
        m_stall = m_last;
        m_look.start(lookMilliseconds);
    }

    void look()
    {
        const qint64 now = m_timer.elapsed();
        m_stall = std::max(m_stall, now - m_last);
        auto *window = m_console.window();
        const auto *progress = window->findChild<QLabel *>(u"importProgressLabel"_s);
        if (progress && progress->isVisible() && progress->text().contains(u" of "_s) && progress->text() != m_told) {
            m_progress = m_progress < 0 ? now : m_progress;
            m_told = progress->text();
            ++m_tellings;
        }
        const auto *chart = window->findChild<charts::TimeChart *>(u"alignmentChart"_s);
        if (m_chart < 0 && chart && chart->isVisible() && chart->data().count() > 0) {
            QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
            QCoreApplication::sendPostedEvents(nullptr, QEvent::UpdateRequest); // paints what has changed
            m_chart = m_timer.elapsed();
        }
        const auto jobs = m_desk.session()->jobs();
        const bool isOver = !jobs.isEmpty() && std::ranges::all_of(jobs, [](const service::Job *job) { return job->isFinished(); });
        if (isOver && m_chart >= 0) {
            m_all = m_all < 0 ? now : m_all;
            return end(0);
        }
        if (isOver && m_all < 0)
            m_all = now;
        m_last = m_timer.elapsed();
    }

    void end(int code)
    {
        std::printf("{\"progress\":%lld,\"chart\":%lld,\"all\":%lld,\"stall\":%lld,\"tellings\":%d}\n", static_cast<long long>(m_progress), static_cast<long long>(m_chart), static_cast<long long>(m_all),
            static_cast<long long>(m_stall), m_tellings);
        std::fflush(stdout);
        m_look.stop();
        m_application.exit(code);
    }

    QApplication &m_application;
    const app::ConsoleDesk &m_desk;
    const app::Console &m_console;
    QStringList m_files;
    QElapsedTimer m_timer;
    QTimer m_look;
    QString m_told;
    qint64 m_progress = -1, m_chart = -1, m_all = -1, m_last = 0, m_stall = 0;
    int m_tellings = 0;
};

} // namespace

/// As app/console/main.cpp, with a hand that drops.
int main(int argc, char **argv)
{
    app::hardenReleaseProcess(app::Hardening::NoDumps);
    static_cast<void>(app::installLogging({ app::logPath(), false }));
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"breakwater"_s);
    auto settings = std::make_unique<app::IniSettings>(app::settingsPath());
    config::Settings values = settings->load();
    values.persona = config::Persona::FleetAdmin; // who drops reports has answered the first questions
    values.windowStates.clear();
    static_cast<void>(settings->save(values));
    app::installLanguage(application, values.language);
    auto options = app::parseOptions(QApplication::arguments());
    if (!options || options->files.size() != 1) {
        std::fprintf(stderr, "reportdrop --store STORE FOLDER\n");
        return 2;
    }
    const QDir folder(options->files.takeFirst());
    QStringList files;
    for (const QString &name : folder.entryList(QDir::Files))
        files << folder.absoluteFilePath(name);
    ui::Theme theme(application);
    const core::SystemClock clock;
    app::ConsoleDesk desk(std::move(settings), theme, clock);
    app::Console console(application, desk, clock, *options);
    const Watch watch(application, desk, console, files);
    console.start();
    core::markUiThread();
    const int code = QApplication::exec();
    console.end();
    return code;
}
