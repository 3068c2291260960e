// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/config/settings.h"
#include "models/core/result.h"

namespace bw::config {

/// Loads and saves settings. UI thread; small and local. app/common has the one on QSettings, tests keep theirs in memory.
class SettingsStore
{
public:
    virtual ~SettingsStore() = default;
    /// Never fails: what cannot be read is a default.
    [[nodiscard]] virtual Settings load() = 0;
    [[nodiscard]] virtual core::Done save(const Settings &settings) = 0;
    /// The file that another program (breakwaterctl notices set) may change; empty: there is none.
    [[nodiscard]] virtual QString path() const { return {}; }
};

class MemorySettings final : public SettingsStore
{
public:
    [[nodiscard]] Settings load() override { return m_settings; }
    [[nodiscard]] core::Done save(const Settings &settings) override
    {
        m_settings = settings;
        return {};
    }

private:
    Settings m_settings;
};

} // namespace bw::config
