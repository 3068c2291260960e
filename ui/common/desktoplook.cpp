// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/desktoplook.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QFile>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace bw::ui {

namespace {

constexpr auto service = "org.freedesktop.portal.Desktop";
constexpr auto path = "/org/freedesktop/portal/desktop";
constexpr auto interface = "org.freedesktop.portal.Settings";
constexpr auto appearance = "org.freedesktop.appearance";
constexpr auto gnomeInterface = "org.gnome.desktop.interface";

QString text(const char *latin1)
{
    return QString::fromLatin1(latin1);
}

/// libdbus would start a bus of its own where none is named: look first, so that nothing is started or printed.
bool busIsThere()
{
    if (qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS"))
        return !qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS");
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return !runtime.isEmpty() && QFile::exists(runtime + u"/bus"_s);
}

/// The portal's Read wraps its answer in one variant more than SettingChanged does.
QVariant unwrapped(QVariant value)
{
    for (int depth = 0; depth < 4 && value.canConvert<QDBusVariant>(); ++depth)
        value = value.value<QDBusVariant>().variant();
    return value;
}

} // namespace

DesktopLook::DesktopLook(QObject *parent)
    : QObject(parent)
{
}

void DesktopLook::start()
{
    if (!busIsThere())
        return;
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    // QtDBus makes its types known with the first message; a slot that takes one can be connected only after that.
    qRegisterMetaType<QDBusVariant>("QDBusVariant");
    QDBusMetaType::typeToSignature(QMetaType::fromType<QDBusVariant>());
    bus.connect(text(service), text(path), text(interface), u"SettingChanged"_s, this,
                SLOT(settingChanged(QString,QString,QDBusVariant)));
    ask(text(appearance), u"color-scheme"_s);
    ask(text(appearance), u"reduced-motion"_s);
    ask(text(gnomeInterface), u"enable-animations"_s);
}

void DesktopLook::ask(const QString &group, const QString &key)
{
    QDBusMessage call = QDBusMessage::createMethodCall(text(service), text(path), text(interface), u"Read"_s);
    call.setArguments({ group, key });
    auto *watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, group, key](QDBusPendingCallWatcher *done) {
        const QDBusPendingReply<QDBusVariant> reply = *done;
        if (!reply.isError())
            take(group, key, unwrapped(reply.value().variant()));
        done->deleteLater();
    });
}

void DesktopLook::settingChanged(const QString &group, const QString &key, const QDBusVariant &value)
{
    take(group, key, unwrapped(value.variant()));
}

void DesktopLook::take(const QString &group, const QString &key, const QVariant &value)
{
    if (group == QLatin1StringView(appearance) && key == u"color-scheme"_s) {
        const uint wish = value.toUInt();
        m_scheme = wish == 1 ? Scheme::Dark : wish == 2 ? Scheme::Light : Scheme::NoWish;
    } else if (group == QLatin1StringView(appearance) && key == u"reduced-motion"_s) {
        m_reducedMotion = value.toUInt() == 1;
    } else if (group == QLatin1StringView(gnomeInterface) && key == u"enable-animations"_s) {
        m_reducedMotion = !value.toBool();
    } else {
        return;
    }
    Q_EMIT changed();
}

} // namespace bw::ui
