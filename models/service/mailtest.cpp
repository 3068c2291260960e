// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/service/mailtest.h"

#include "models/notify/mailchannel.h"
#include "models/notify/mailmessage.h"
#include "models/notify/mailpassword.h"
#include "models/notify/wording.h"

namespace bw::service {

bool isMailAddress(const QString &address)
{
    return notify::isMailAddress(address);
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
