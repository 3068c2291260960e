// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace bw::app {

/// Where things lie on this desk (XDG base directories). Paths only: nothing is made here.
[[nodiscard]] QString dataFolder(); ///< $XDG_DATA_HOME/breakwater
[[nodiscard]] QString defaultStorePath(); ///< …/fleet.bw
[[nodiscard]] QString keyFolder(); ///< …/keys, apart from every store
[[nodiscard]] QString sshFolder(); ///< $XDG_DATA_HOME/breakwater/ssh: the key that Breakwater makes for itself
[[nodiscard]] QString knownHostsPath(); ///< $XDG_CONFIG_HOME/breakwater/known_hosts
[[nodiscard]] QString settingsPath(); ///< $XDG_CONFIG_HOME/breakwater/breakwater.conf
[[nodiscard]] QString ownControlsPath(); ///< $XDG_CONFIG_HOME/breakwater/controls.json
[[nodiscard]] QString logPath(); ///< $XDG_STATE_HOME/breakwater/breakwater.log

/// Makes a folder (and those above it) that only its owner may enter; one that is there is left as it is.
bool makePrivateFolder(const QString &path);

} // namespace bw::app
