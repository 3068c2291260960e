// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/config/settings.h"
#include "models/core/problem.h"

#include <QObject>

namespace bw::service {
class Session;
}

namespace bw::ui {

/// The program around the window: what was chosen on this desk, and which store is open. app/console implements it, tests
/// hand in their own. UI thread; opening and making happen elsewhere and end in a signal.
class Desk : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    [[nodiscard]] virtual const config::Settings &settings() const = 0;
    /// Takes effect at once (look, density, patterns, language) and is written to disk.
    virtual void changeSettings(const config::Settings &settings) = 0;

    [[nodiscard]] virtual QString defaultStorePath() const = 0;
    [[nodiscard]] virtual QString demoStorePath() const = 0;
    /// Null while none is open.
    [[nodiscard]] virtual service::Session *session() const = 0;
    virtual void openStore(const QString &path, bool readOnly) = 0;
    /// Opens what is there already. homeZone: IANA, empty: the system's.
    virtual void openOrCreateStore(const QString &path, const QString &homeZone) = 0;
    /// A store of its own with the generated fleet, made anew.
    virtual void openDemo(const QString &homeZone) = 0;

Q_SIGNALS:
    void sessionAboutToClose(); ///< pages must let go of it now
    void sessionOpened();
    void storeFailed(const bw::core::Problem &problem);
    void settingsChanged();
    void languageChanged(); ///< widgets are to be made anew
};

} // namespace bw::ui
