// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/routeoptions.h"

#include "app/common/paths.h"

#include "models/secrets/sshkey.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace bw::app {

transport::RouteOptions deskRouteOptions()
{
    transport::RouteOptions options;
    options.knownHosts = knownHostsPath();
    options.moreKnownHosts = QDir::homePath() + u"/.ssh/known_hosts"_s;
    options.sshConfig = QDir::homePath() + u"/.ssh/config"_s;
    options.ownKey = secrets::ownKeyFile(sshFolder());
    // A service is handed its key by its manager (systemd.exec(5), LoadCredential=).
    if (const QString folder = qEnvironmentVariable("CREDENTIALS_DIRECTORY"); !folder.isEmpty() && QFile::exists(folder + u"/ssh_key"_s))
        options.ownKey = folder + u"/ssh_key"_s;
    return options;
}

} // namespace bw::app
