// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/inisettings.h"

#include "app/common/paths.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QSettings>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace bw::app {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(bw::app::IniSettings)
};

/// 0 when a private file is there afterwards. QSettings keeps the mode of a file that it replaces.
int makePrivateFile(const QString &path)
{
    if (!makePrivateFolder(QFileInfo(path).path()))
        return errno ? errno : EACCES;
    const QByteArray name = QFile::encodeName(path);
    const int fd = ::open(name.constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0)
        return errno;
    const int error = ::fchmod(fd, 0600) == 0 ? 0 : errno;
    ::close(fd);
    return error;
}

} // namespace

IniSettings::IniSettings(QString path)
    : m_path(std::move(path))
{
}

config::Settings IniSettings::load()
{
    noteStamp();
    config::Settings settings;
    if (!QFileInfo::exists(m_path))
        return settings;
    QSettings ini(m_path, QSettings::IniFormat);
    const auto text = [&](const char *key) { return ini.value(QLatin1String(key)).toString(); };
    settings.language = text("look/language");
    settings.look = config::lookOf(text("look/theme"));
    settings.density = config::densityOf(text("look/density"));
    settings.patterns = ini.value("look/patterns"_L1, settings.patterns).toBool();
    settings.groupDigits = ini.value("look/groupDigits"_L1, settings.groupDigits).toBool();
    settings.persona = config::personaOf(text("person/persona"));
    settings.homeZone = text("person/homeZone");
    settings.displayZone = text("person/displayZone");
    settings.collects = ini.value("fleet/collects"_L1, settings.collects).toBool();
    settings.collectEvery = std::clamp(ini.value("fleet/collectEvery"_L1, settings.collectEvery).toInt(), config::shortestCollectEvery, config::longestCollectEvery);
    settings.resolver = text("dns/resolver");
    settings.trustAnchor = text("dns/trustAnchor");
    settings.looksUpNames = ini.value("dns/looksUpNames"_L1, settings.looksUpNames).toBool();
    settings.dmarc = config::dmarcByOf(text("mail/dmarc"));
    settings.lastFolder = text("files/lastFolder");
    settings.recentStores = ini.value("files/recentStores"_L1).toStringList().mid(0, config::mostRecentStores);
    settings.readOnlyStores = ini.value("files/readOnlyStores"_L1).toStringList().mid(0, config::mostReadOnlyStores);
    config::Notices &notices = settings.notices;
    const auto number = [&](const char *key, int least, int most, int otherwise) {
        bool isNumber = false;
        const int n = ini.value(QLatin1String(key), otherwise).toInt(&isNumber);
        return isNumber && n >= least && n <= most ? n : otherwise;
    };
    notices.desktop = ini.value("notices/desktop"_L1, notices.desktop).toBool();
    notices.mailTo = text("notices/mailTo");
    notices.mailFrom = text("notices/mailFrom");
    notices.server = text("notices/server");
    notices.port = number("notices/port", 1, 65535, notices.port);
    notices.security = config::mailSecurityOf(text("notices/security"));
    notices.user = text("notices/user");
    notices.caFile = text("notices/caFile");
    notices.passwordFile = text("notices/passwordFile");
    notices.quietFrom = config::minutesOf(text("notices/quietFrom"));
    notices.quietTo = config::minutesOf(text("notices/quietTo"));
    notices.silentAfter = number("notices/silentAfter", config::leastSilence, config::mostSilence, notices.silentAfter);
    ini.beginGroup("windows"_L1);
    for (const QString &name : ini.childKeys())
        settings.windowStates.insert(name, ini.value(name).toByteArray());
    return settings;
}

core::Done IniSettings::save(const config::Settings &settings)
{
    const auto failed = [this](core::ProblemKind kind, const QString &reason) {
        return core::fail({kind, Tr::tr("The settings could not be saved"), reason, m_path,
            Tr::tr("Make the folder writable; until then they last as long as the program")});
    };
    if (const int error = makePrivateFile(m_path))
        return failed(error == ENOSPC || error == EDQUOT ? core::ProblemKind::Full : core::ProblemKind::Denied,
            QString::fromLocal8Bit(std::strerror(error)));
    QSettings ini(m_path, QSettings::IniFormat);
    ini.setValue("look/language"_L1, settings.language);
    ini.setValue("look/theme"_L1, config::wordOf(settings.look));
    ini.setValue("look/density"_L1, config::wordOf(settings.density));
    ini.setValue("look/patterns"_L1, settings.patterns);
    ini.setValue("look/groupDigits"_L1, settings.groupDigits);
    ini.setValue("person/persona"_L1, config::wordOf(settings.persona));
    ini.setValue("person/homeZone"_L1, settings.homeZone);
    ini.setValue("person/displayZone"_L1, settings.displayZone);
    ini.setValue("fleet/collects"_L1, settings.collects);
    ini.setValue("fleet/collectEvery"_L1, settings.collectEvery);
    ini.setValue("dns/resolver"_L1, settings.resolver);
    ini.setValue("dns/trustAnchor"_L1, settings.trustAnchor);
    ini.setValue("dns/looksUpNames"_L1, settings.looksUpNames);
    ini.setValue("mail/dmarc"_L1, config::wordOf(settings.dmarc));
    ini.setValue("files/lastFolder"_L1, settings.lastFolder);
    ini.setValue("files/recentStores"_L1, settings.recentStores);
    ini.setValue("files/readOnlyStores"_L1, settings.readOnlyStores);
    const config::Notices &notices = settings.notices;
    ini.setValue("notices/desktop"_L1, notices.desktop);
    ini.setValue("notices/mailTo"_L1, notices.mailTo);
    ini.setValue("notices/mailFrom"_L1, notices.mailFrom);
    ini.setValue("notices/server"_L1, notices.server);
    ini.setValue("notices/port"_L1, notices.port);
    ini.setValue("notices/security"_L1, config::wordOf(notices.security));
    ini.setValue("notices/user"_L1, notices.user);
    ini.setValue("notices/caFile"_L1, notices.caFile);
    ini.setValue("notices/passwordFile"_L1, notices.passwordFile);
    ini.setValue("notices/quietFrom"_L1, config::timeOfDay(notices.quietFrom));
    ini.setValue("notices/quietTo"_L1, config::timeOfDay(notices.quietTo));
    ini.setValue("notices/silentAfter"_L1, notices.silentAfter);
    ini.beginGroup("windows"_L1);
    ini.remove(QString());
    for (auto it = settings.windowStates.begin(); it != settings.windowStates.end(); ++it)
        ini.setValue(it.key(), it.value());
    ini.endGroup();
    ini.sync();
    if (ini.status() != QSettings::NoError)
        return failed(core::ProblemKind::Denied, {});
    noteStamp();
    return {};
}

} // namespace bw::app
