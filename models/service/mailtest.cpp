// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/service/mailtest.h"

#include "models/core/blocking.h"
#include "models/core/limits.h"
#include "models/crypto/certificates.h"
#include "models/notify/mailchannel.h"
#include "models/notify/mailmessage.h"
#include "models/notify/mailpassword.h"
#include "models/notify/wording.h"
#include "models/service/tr.h"

#include <QFile>
#include <QFileInfo>

namespace bw::service {

bool isMailAddress(const QString &address)
{
    return notify::isMailAddress(address);
}

core::Done checkAuthority(const QString &path)
{
    core::willBlock("read a certificate");
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return core::fail({ core::ProblemKind::Unreachable, Tr::tr("This file cannot be read"), file.error() == QFileDevice::NoError ? QString() : file.errorString(), {}, {} });
    const QByteArray bytes = file.read(core::limits::certificateFile + 1);
    if (bytes.size() > qsizetype(core::limits::certificateFile))
        return core::fail({ core::ProblemKind::TooLarge, Tr::tr("This file is too large for certificates"), {}, {}, {} });
    if (const auto found = crypto::certificatesIn(bytes); !found)
        return core::fail(found.error());
    return {};
}

core::Done sendTestMail(const config::Notices &notices, const core::Clock &clock, const core::ZoneRules &zone)
{
    auto server = notify::mailServerFrom(notices);
    if (!server)
        return core::fail(server.error());
    notify::MailChannel channel(std::move(*server), [notices] { return notify::mailPassword(notices); }, clock);
    const std::atomic_bool never = false;
    return channel.tell(notify::testTelling(clock.now(), zone), never);
}

core::Done keepMailPassword(const config::Notices &notices, const core::Secret &password)
{
    return notify::keepMailPassword(notices, password);
}

} // namespace bw::service
