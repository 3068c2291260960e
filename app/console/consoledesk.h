// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/common/deskcredentials.h"
#include "app/common/openstore.h"
#include "models/config/settingsstore.h"
#include "models/core/clock.h"
#include "ui/common/theme.h"
#include "ui/page/desk.h"

#include <QFileSystemWatcher>
#include <QThreadPool>
#include <QTimer>

#include <memory>

namespace bw::app {

/// The console's desk: settings on disk, the store that is open, the theme. Files are touched on a worker thread.
class ConsoleDesk final : public ui::Desk
{
    Q_OBJECT
public:
    ConsoleDesk(std::unique_ptr<config::SettingsStore> store, ui::Theme &theme, const core::Clock &clock);
    ~ConsoleDesk() override;

    [[nodiscard]] const config::Settings &settings() const override { return m_settings; }
    void changeSettings(const config::Settings &settings) override;
    [[nodiscard]] QString defaultStorePath() const override;
    [[nodiscard]] QString demoStorePath() const override;
    [[nodiscard]] service::Session *session() const override { return m_session.get(); }
    void openStore(const QString &path, bool readOnly) override;
    void openOrCreateStore(const QString &path, const QString &homeZone) override;
    void openDemo(const QString &homeZone) override;
    /// For this session alone (--read-only): the desk does not remember it.
    void openReadOnlyOnce(const QString &path);

    /// Writes what is still to be written. Blocks shortly; before the program ends.
    void flush();

private:
    struct Wish
    {
        QString path, homeZone;
        store::OpenMode mode = store::OpenMode::ReadWrite;
        IfMissing ifMissing = IfMissing::Fail;
        bool demo = false;
        bool remembers = false; ///< that it is to be opened read-only
    };
    void open(const Wish &wish);
    void opened(const Wish &wish, core::Result<OpenStore> store);
    void apply();
    void chooseTeller();
    void applyRounds();
    void chooseResolver();
    void saveSoon();
    void reload();
    void reloaded(const config::Settings &stored);

    std::unique_ptr<config::SettingsStore> m_store;
    config::Settings m_settings;
    config::Notices m_storedNotices; ///< as the file has them, as far as we know: breakwaterctl changes them too
    ui::Theme &m_theme;
    const core::Clock &m_clock;
    DeskCredentials m_credentials; ///< outlives the session, whose routes ask it
    std::unique_ptr<service::Session> m_session;
    QThreadPool m_pool; ///< one thread: settings are written in order
    QTimer m_save, m_reload;
    QFileSystemWatcher m_watcher;
    quint64 m_wish = 0; ///< the newest wish wins
};

} // namespace bw::app
