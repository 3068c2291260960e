// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/paths.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>

#include <cerrno>
#include <sys/stat.h>

using namespace Qt::StringLiterals;

namespace bw::app {

QString dataFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/breakwater"_s;
}

QString defaultStorePath()
{
    return dataFolder() + u"/fleet.bw"_s;
}

QString keyFolder()
{
    return dataFolder() + u"/keys"_s;
}

QString sshFolder()
{
    return dataFolder() + QLatin1String("/ssh");
}

QString knownHostsPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/breakwater/known_hosts"_s;
}

QString settingsPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/breakwater/breakwater.conf"_s;
}

QString ownControlsPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/breakwater/controls.json"_s;
}

QString logPath()
{
    // Qt 6.4 knows no state folder. The specification: an unset or relative variable means the default.
    const QString state = qEnvironmentVariable("XDG_STATE_HOME");
    return (QDir::isAbsolutePath(state) ? state : QDir::homePath() + u"/.local/state"_s)
        + u"/breakwater/breakwater.log"_s;
}

bool makePrivateFolder(const QString &path)
{
    if (QFileInfo(path).isDir())
        return true;
    return QDir().mkpath(QFileInfo(path).path())
        && (::mkdir(QFile::encodeName(path).constData(), 0700) == 0 || errno == EEXIST);
}

} // namespace bw::app
