// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/config/settings.h"
#include "models/core/result.h"

#include <array>
#include <cstdint>
#include <optional>

namespace bw::config {

/// Loads and saves settings. One thread at a time; small and local. app/common has the one on QSettings, tests keep theirs in memory.
class SettingsStore
{
public:
    virtual ~SettingsStore() = default;
    /// Never fails: what cannot be read is a default.
    [[nodiscard]] virtual Settings load() = 0;
    [[nodiscard]] virtual core::Done save(const Settings &settings) = 0;
    /// The file that another program (breakwaterctl notices set) may change; empty: there is none.
    [[nodiscard]] virtual QString path() const { return {}; }

    /// The settings, where the file was changed by somebody else since it was loaded, saved, or asked after last; else nothing.
    /// Costs a look at the file, so that it may be asked as often as one likes.
    [[nodiscard]] std::optional<Settings> news();

protected:
    void noteStamp(); ///< before the file is read, and after it was written

private:
    using Stamp = std::array<std::int64_t, 4>; ///< inode, size, time of change; zeros: there is no file
    [[nodiscard]] Stamp stampNow() const;
    Stamp m_stamp {};
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
