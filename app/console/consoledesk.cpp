// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/consoledesk.h"

#include "app/common/controlfiles.h"
#include "app/common/language.h"
#include "app/common/maketeller.h"
#include "app/common/paths.h"
#include "app/common/routeoptions.h"
#include "models/secrets/deskkeystore.h"
#include "models/service/fleet.h"
#include "models/service/postures.h"
#include "models/service/session.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLoggingCategory>

using namespace Qt::StringLiterals;

namespace bw::app {

namespace {

Q_LOGGING_CATEGORY(lcNotices, "breakwater.notices")

constexpr int saveAfterMilliseconds = 500, reloadAfterMilliseconds = 200;
constexpr quint32 demoSeed = 1;
constexpr int demoDays = 16, demoMessagesPerDay = 5000;

/// With the organisation's own file; one that cannot be read is a mistake that the page tells.
posture::LoadedCatalog controlsOfDesk()
{
    auto loaded = loadCatalog();
    if (loaded)
        return std::move(*loaded);
    posture::LoadedCatalog shipped = posture::Catalog::load(posture::Catalog::shippedFiles(), posture::Catalog::shippedTexts(languageInForce()));
    shipped.mistakes.append({ ownControlsPath(), 1, 1, loaded.error().oneLine() });
    return shipped;
}

} // namespace

ConsoleDesk::ConsoleDesk(std::unique_ptr<config::SettingsStore> store, ui::Theme &theme, const core::Clock &clock)
    : m_store(std::move(store))
    , m_settings(m_store->load())
    , m_storedNotices(m_settings.notices)
    , m_theme(theme)
    , m_clock(clock)
{
    m_pool.setMaxThreadCount(1);
    m_save.setSingleShot(true);
    m_save.setInterval(saveAfterMilliseconds);
    connect(&m_save, &QTimer::timeout, this, &ConsoleDesk::saveSoon);
    m_reload.setSingleShot(true);
    m_reload.setInterval(reloadAfterMilliseconds);
    connect(&m_reload, &QTimer::timeout, this, &ConsoleDesk::reload);
    // The folder: a file that is written anew is another file.
    if (const QString folder = QFileInfo(m_store->path()).path(); !m_store->path().isEmpty() && QFileInfo(folder).isDir()) {
        m_watcher.addPath(folder);
        connect(&m_watcher, &QFileSystemWatcher::directoryChanged, &m_reload, qOverload<>(&QTimer::start));
    }
    apply();
}

ConsoleDesk::~ConsoleDesk()
{
    flush();
}

void ConsoleDesk::apply()
{
    m_theme.setLook(m_settings.look == config::Look::Dark ? ui::Look::Dark : m_settings.look == config::Look::Light ? ui::Look::Light : ui::Look::Desktop);
    m_theme.setDensity(m_settings.density == config::Density::Compact ? ui::Density::Compact : ui::Density::Normal);
    m_theme.setPatterns(m_settings.patterns);
}

void ConsoleDesk::changeSettings(const config::Settings &settings)
{
    if (settings == m_settings)
        return;
    const bool language = settings.language != m_settings.language, notices = settings.notices != m_settings.notices;
    m_settings = settings;
    apply();
    if (notices)
        chooseTeller();
    applyRounds();
    chooseResolver();
    m_save.start();
    Q_EMIT settingsChanged();
    if (language)
        Q_EMIT languageChanged();
}

/// For rounds that begin from now on. What could not be told stands in the log: nobody asked for it just now.
void ConsoleDesk::chooseTeller()
{
    if (m_session)
        m_session->fleet()->setTeller(makeTeller(m_session->store(), m_clock, m_settings.notices, [](const core::Problem &problem) { qCWarning(lcNotices).noquote() << problem.oneLine(); }));
}

void ConsoleDesk::chooseResolver()
{
    if (m_session)
        m_session->postures()->setResolver({ m_settings.resolver, m_settings.trustAnchor });
}

/// The example fleet is nobody's: it is never read.
void ConsoleDesk::applyRounds()
{
    if (m_session)
        m_session->fleet()->setRounds(std::chrono::seconds(m_settings.collects && m_session->store().path() != demoStorePath() ? m_settings.collectEvery : 0));
}

/// What another program has changed meanwhile stays, where nobody changed it here.
void ConsoleDesk::saveSoon()
{
    m_pool.start([store = m_store.get(), settings = m_settings, known = m_storedNotices, this]() mutable {
        if (settings.notices == known)
            settings.notices = store->load().notices;
        if (const core::Done done = store->save(settings); !done)
            QMetaObject::invokeMethod(this, [this, problem = done.error()] { Q_EMIT storeFailed(problem); });
    });
    m_storedNotices = m_settings.notices;
}

void ConsoleDesk::reload()
{
    m_pool.start([store = m_store.get(), this] {
        if (const auto stored = store->news())
            QMetaObject::invokeMethod(this, [this, stored = *stored] { reloaded(stored); });
    });
}

void ConsoleDesk::reloaded(const config::Settings &stored)
{
    const bool isChangedHere = m_settings.notices != m_storedNotices; // and will be saved in a moment
    m_storedNotices = stored.notices;
    if (isChangedHere || m_settings.notices == stored.notices)
        return;
    m_settings.notices = stored.notices;
    chooseTeller();
    Q_EMIT settingsChanged();
}

void ConsoleDesk::flush()
{
    if (m_save.isActive()) {
        m_save.stop();
        saveSoon();
    }
    m_pool.waitForDone();
}

QString ConsoleDesk::defaultStorePath() const
{
    return app::defaultStorePath();
}

QString ConsoleDesk::demoStorePath() const
{
    return QDir(dataFolder()).filePath(u"demo.bw"_s);
}

void ConsoleDesk::openStore(const QString &path, bool readOnly)
{
    // An auditor was promised that everything is read-only: so it stays, the next time too. Settings change it.
    const bool asAuditor = m_settings.persona == config::Persona::Auditor;
    const bool stays = m_settings.readOnlyStores.contains(QFileInfo(path).absoluteFilePath());
    open({ path, {}, readOnly || stays ? store::OpenMode::ReadOnly : store::OpenMode::ReadWrite, IfMissing::Fail, false, readOnly && asAuditor });
}

void ConsoleDesk::openReadOnlyOnce(const QString &path)
{
    open({ path, {}, store::OpenMode::ReadOnly, IfMissing::Fail, false, false });
}

void ConsoleDesk::openOrCreateStore(const QString &path, const QString &homeZone)
{
    if (m_settings.readOnlyStores.contains(QFileInfo(path).absoluteFilePath())) {
        openStore(path, true);
        return;
    }
    open({ path, homeZone, store::OpenMode::ReadWrite, IfMissing::Create, false, false });
}

void ConsoleDesk::openDemo(const QString &homeZone)
{
    open({ demoStorePath(), homeZone, store::OpenMode::ReadWrite, IfMissing::Create, true, false });
}

void ConsoleDesk::open(const Wish &wish)
{
    // The demo is made anew, so that its story ends now: nobody may hold the old file open.
    if (wish.demo && m_session && m_session->store().path() == wish.path) {
        Q_EMIT sessionAboutToClose();
        m_session.reset();
    }
    const quint64 number = ++m_wish;
    m_pool.start([this, wish, number] {
        if (wish.demo)
            for (const QString &end : { u""_s, u"-wal"_s, u"-shm"_s })
                QFile::remove(wish.path + end);
        secrets::DeskKeyStore keys(keyFolder());
        auto store = app::openStore(wish.path, wish.mode, wish.ifMissing, wish.homeZone, keys, m_clock);
        QMetaObject::invokeMethod(this, [this, wish, number, store = std::move(store)] {
            if (number == m_wish)
                opened(wish, store);
        });
    });
}

void ConsoleDesk::opened(const Wish &wish, core::Result<OpenStore> store)
{
    if (!store) {
        Q_EMIT storeFailed(store.error());
        return;
    }
    if (m_session)
        Q_EMIT sessionAboutToClose();
    m_session = service::makeSession(store->store, store->hasherMaker(), nullptr, store->keySealer(), &controlsOfDesk);
    transport::RouteOptions route = deskRouteOptions();
    route.credentials = &m_credentials;
    m_session->fleet()->setRoute(route);
    chooseTeller();
    applyRounds();
    chooseResolver();
    config::Settings settings = m_settings;
    settings.rememberStore(QFileInfo(wish.path).absoluteFilePath());
    if (wish.remembers)
        settings.setReadOnly(QFileInfo(wish.path).absoluteFilePath(), true);
    if (settings.persona == config::Persona::NotAsked) // somebody who opens a store by its name knows what this is
        settings.persona = wish.mode == store::OpenMode::ReadOnly ? config::Persona::Auditor : config::Persona::FleetAdmin;
    changeSettings(settings);
    Q_EMIT sessionOpened();
    if (wish.demo)
        m_session->makeDemo(demoSeed, demoDays, demoMessagesPerDay);
}

} // namespace bw::app
