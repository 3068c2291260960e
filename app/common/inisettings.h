// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/config/settingsstore.h"

namespace bw::app {

/// Settings in an INI file of mode 0600, through QSettings. Keys that a newer version wrote are left in place.
class IniSettings final : public config::SettingsStore
{
public:
    /// `path` as settingsPath() gives it.
    explicit IniSettings(QString path);

    [[nodiscard]] config::Settings load() override;
    /// Denied or Full, with the path and what to do.
    [[nodiscard]] core::Done save(const config::Settings &settings) override;
    [[nodiscard]] QString path() const override { return m_path; }

private:
    QString m_path;
};

} // namespace bw::app
