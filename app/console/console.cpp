// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/console.h"

#include "app/common/language.h"
#include "app/console/consoledesk.h"
#include "app/console/pages.h"
#include "ui/common/icons.h"
#include "ui/shell/window.h"

#include <QApplication>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace bw::app {

Console::Console(QApplication &application, ConsoleDesk &desk, const core::Clock &clock, const Options &options)
    : m_application(application)
    , m_desk(desk)
    , m_clock(clock)
    , m_options(options)
{
    connect(&m_desk, &ui::Desk::languageChanged, this, [this] {
        // Not from inside a click on a widget that goes away.
        QMetaObject::invokeMethod(
            this,
            [this] {
                installLanguage(m_application, m_desk.settings().language);
                makeWindow(false);
            },
            Qt::QueuedConnection);
    });
}

Console::~Console() = default;

/// Empty: nobody said yet which store is meant.
QString Console::storeToOpen() const
{
    const config::Settings &settings = m_desk.settings();
    if (!m_options.store.isEmpty())
        return m_options.store;
    const QString last = settings.recentStores.value(0);
    if (!last.isEmpty() && QFileInfo::exists(last))
        return last;
    if (!m_options.files.isEmpty())
        return m_desk.defaultStorePath();
    // An auditor looks at stores of others: an empty one of one's own answers nothing.
    const bool asked = settings.persona != config::Persona::NotAsked && settings.persona != config::Persona::Auditor;
    const bool isThere = settings.persona == config::Persona::NotAsked && QFileInfo::exists(m_desk.defaultStorePath()); // breakwaterctl made it
    return asked || isThere ? m_desk.defaultStorePath() : QString();
}

void Console::makeWindow(bool first)
{
    shell::Window::Options options;
    options.reset = first && m_options.resetWindow;
    options.imports = first ? m_options.files : QStringList();
    options.expectsStore = first && !storeToOpen().isEmpty();
    // The new one first: the program ends with its last window.
    auto window = std::make_unique<shell::Window>(m_desk, m_clock, pages(), options);
    if (m_window)
        window->setGeometry(m_window->geometry());
    const QWidget *focused = m_window ? m_window->focusWidget() : nullptr;
    const QString focus = focused ? focused->objectName() : QString();
    window->show();
    // Whoever chose a language by keyboard goes on where that was.
    if (QWidget *same = focus.isEmpty() ? nullptr : window->findChild<QWidget *>(focus))
        same->setFocus(Qt::OtherFocusReason);
    std::swap(m_window, window);
}

void Console::start()
{
    const QString path = storeToOpen();
    // The store opens on another thread while the window is built here.
    if (!path.isEmpty() && m_options.readOnly)
        m_desk.openReadOnlyOnce(path);
    else if (!path.isEmpty())
        m_desk.openOrCreateStore(path, m_desk.settings().homeZone);
    makeWindow(true);
}

void Console::end()
{
    m_window.reset();
    m_desk.flush();
}

} // namespace bw::app
