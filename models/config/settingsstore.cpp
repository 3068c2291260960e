// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/config/settingsstore.h"

#include <QFile>

#include <sys/stat.h>

namespace bw::config {

std::optional<Settings> SettingsStore::news()
{
    if (stampNow() == m_stamp)
        return std::nullopt;
    return load();
}

void SettingsStore::noteStamp()
{
    m_stamp = stampNow();
}

/// Whoever saves writes another file and gives it the name, or writes into this one.
SettingsStore::Stamp SettingsStore::stampNow() const
{
    struct stat found {};
    if (path().isEmpty() || ::stat(QFile::encodeName(path()).constData(), &found) != 0)
        return {};
    return { static_cast<std::int64_t>(found.st_ino), found.st_size, found.st_mtim.tv_sec, found.st_mtim.tv_nsec };
}

} // namespace bw::config
