// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/desktopchannel.h"

#include "models/secrets/keychain.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QVariantMap>

using namespace Qt::StringLiterals;

namespace bw::app {

namespace {

constexpr int patienceMilliseconds = 2000, asLongAsTheDesktopSays = -1;
constexpr qsizetype mostText = 600; ///< more is no notification

} // namespace

QString DesktopChannel::name() const
{
    return u"desktop"_s;
}

core::Done DesktopChannel::tell(const notify::Telling &telling, const std::atomic_bool &)
{
    if (!secrets::Keychain::busIsNamed())
        return {};
    const QString connection = u"breakwater-notices"_s; // of its own: the thread that tells has no event loop
    {
        QDBusConnection bus = QDBusConnection::connectToBus(QDBusConnection::SessionBus, connection);
        if (bus.isConnected()) {
            QDBusMessage call = QDBusMessage::createMethodCall(u"org.freedesktop.Notifications"_s, u"/org/freedesktop/Notifications"_s, u"org.freedesktop.Notifications"_s, u"Notify"_s);
            QString text = telling.text;
            if (text.size() > mostText)
                text = text.left(mostText) + u'…';
            // The body may carry markup: none of ours does.
            const QVariantMap hints { { u"urgency"_s, QVariant::fromValue<uchar>(telling.isUrgent ? 2 : 1) }, { u"desktop-entry"_s, u"breakwater"_s } };
            call << u"Breakwater"_s << 0U << u"breakwater"_s << telling.title << text.toHtmlEscaped() << QStringList() << hints << asLongAsTheDesktopSays;
            static_cast<void>(bus.call(call, QDBus::Block, patienceMilliseconds));
        }
    }
    QDBusConnection::disconnectFromBus(connection);
    return {};
}

} // namespace bw::app
