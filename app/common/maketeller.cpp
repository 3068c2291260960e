// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/maketeller.h"

#include "app/common/desktopchannel.h"

#include "models/notify/mailchannel.h"
#include "models/notify/mailpassword.h"

namespace bw::app {

std::shared_ptr<service::Teller> makeTeller(const store::Store &store, const core::Clock &clock, const config::Notices &notices, std::function<void(const core::Problem &)> onProblem)
{
    if ((!notices.desktop && notices.mailTo.isEmpty()) || store.isReadOnly())
        return nullptr;
    service::TellerOptions options;
    options.policy.quietFrom = notices.quietFrom;
    options.policy.quietTo = notices.quietTo;
    options.watch.silentAfter = notices.silentAfter * core::microsPerMinute;
    auto teller = std::make_shared<service::Teller>(store, clock, options);
    if (notices.desktop)
        teller->addChannel(std::make_unique<DesktopChannel>());
    if (!notices.mailTo.isEmpty()) {
        if (auto server = notify::mailServerFrom(notices))
            teller->addChannel(std::make_unique<notify::MailChannel>(std::move(*server), [notices] { return notify::mailPassword(notices); }, clock));
        else if (onProblem)
            onProblem(server.error());
    }
    teller->setOnProblem(std::move(onProblem));
    return teller;
}

} // namespace bw::app
