// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/pages.h"

#include "ui/coverage/coveragepage.h"
#include "ui/fleet/fleetpage.h"
#include "ui/logins/loginspage.h"
#include "ui/mailauth/mailauthpage.h"
#include "ui/messages/messagespage.h"
#include "ui/overview/overviewpage.h"
#include "ui/posture/posturepage.h"
#include "ui/settings/settingspage.h"
#include "ui/volume/volumepage.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace bw::app {

namespace {

/// Holds tr() of this file.
class Words final
{
    Q_DECLARE_TR_FUNCTIONS(bw::app::Pages)
};

template <typename Page>
std::function<ui::Page *(const ui::PageContext &)> maker()
{
    return [](const ui::PageContext &context) -> ui::Page * { return new Page(context); };
}

} // namespace

QList<shell::PageEntry> pages()
{
    return {
        { u"overview"_s, u"overview"_s, Words::tr("Overview"), {}, maker<overview::OverviewPage>() },
        { u"fleet"_s, u"fleet"_s, Words::tr("Fleet"), {}, maker<fleet::FleetPage>() },
        { u"volume"_s, u"volume"_s, Words::tr("Sending volume"), Words::tr("Watch"), maker<volume::VolumePage>() },
        { u"mailauth"_s, u"mailauth"_s, Words::tr("Mail authentication"), Words::tr("Watch"), maker<mailauth::MailAuthPage>() },
        { u"messages"_s, u"messages"_s, Words::tr("Messages"), Words::tr("Watch"), maker<messages::MessagesPage>() },
        { u"logins"_s, u"logins"_s, Words::tr("Logins"), Words::tr("Watch"), maker<logins::LoginsPage>() },
        { u"coverage"_s, u"coverage"_s, Words::tr("Coverage"), Words::tr("Watch"), maker<coverage::CoveragePage>() },
        { u"posture"_s, u"posture"_s, Words::tr("Posture"), Words::tr("Protect"), maker<posture::PosturePage>() },
        { u"settings"_s, u"settings"_s, Words::tr("Settings"), u"end"_s, maker<settings::SettingsPage>() },
    };
}

} // namespace bw::app
