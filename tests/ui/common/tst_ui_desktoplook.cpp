// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A desktop portal of our own on a bus of our own: "as the desktop" follows it while the program runs. The portal is this
// program again, started with --portal: a real one is another process too.
#include "tests/ui/common/uitest.h"
#include "ui/common/theme.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace bw::ui;

namespace {

const QString service = u"org.freedesktop.portal.Desktop"_s;
const QString path = u"/org/freedesktop/portal/desktop"_s;
const QString settings = u"org.freedesktop.portal.Settings"_s;
const QString appearance = u"org.freedesktop.appearance"_s;
const QString gnome = u"org.gnome.desktop.interface"_s;

class Portal final : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")
public Q_SLOTS:
    /// As the real one does: a variant in a variant. It begins dark.
    QDBusVariant Read(const QString &group, const QString &key)
    {
        if (group == appearance && key == u"color-scheme"_s)
            return QDBusVariant(QVariant::fromValue(QDBusVariant(1u)));
        if (group == gnome)
            return QDBusVariant(QVariant::fromValue(QDBusVariant(true)));
        return QDBusVariant(QVariant::fromValue(QDBusVariant(0u)));
    }
    /// Ours: the person turns a switch in the desktop's settings.
    void Turn(const QString &group, const QString &key, const QDBusVariant &value)
    {
        QDBusMessage changed = QDBusMessage::createSignal(path, settings, u"SettingChanged"_s);
        changed.setArguments({ group, key, QVariant::fromValue(value) });
        QDBusConnection::sessionBus().send(changed);
    }
};

int runPortal(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    Portal portal;
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.registerObject(path, &portal, QDBusConnection::ExportAllSlots) || !bus.registerService(service))
        return 1;
    std::puts("ready");
    std::fflush(stdout);
    return QCoreApplication::exec();
}

void turn(const QString &group, const QString &key, const QVariant &value)
{
    QDBusMessage call = QDBusMessage::createMethodCall(service, path, settings, u"Turn"_s);
    call.setArguments({ group, key, QVariant::fromValue(QDBusVariant(value)) });
    QDBusConnection::sessionBus().send(call);
}

} // namespace

class TestUiDesktopLook : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void followsThePortal()
    {
        if (qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS"))
            QSKIP("dbus-daemon is not installed");
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        Theme theme(*qApp, Look::Desktop);
        QVERIFY(!theme.isDark()); // nothing is waited for
        QTRY_VERIFY_WITH_TIMEOUT(theme.isDark(), 20'000);
        QVERIFY(!theme.reducedMotion());
        QCOMPARE(theme.duration(160), 160);

        turn(appearance, u"color-scheme"_s, 2u);
        QTRY_VERIFY_WITH_TIMEOUT(!theme.isDark(), 20'000);
        QCOMPARE(QApplication::palette().color(QPalette::Window).rgba(), Theme::rgba(Token::SurfaceWindow, false));
        turn(gnome, u"enable-animations"_s, false);
        QTRY_VERIFY_WITH_TIMEOUT(theme.reducedMotion(), 20'000);
        QCOMPARE(theme.duration(160), 0);

        // The person's own choice stands above the desktop's.
        theme.setLook(Look::Light);
        turn(appearance, u"color-scheme"_s, 1u);
        QTest::qWait(150);
        QVERIFY(!theme.isDark());
        theme.setLook(Look::Desktop);
        QVERIFY(theme.isDark());
        // No wish: what the palette was before us.
        turn(appearance, u"color-scheme"_s, 0u);
        QTRY_VERIFY_WITH_TIMEOUT(!theme.isDark(), 20'000);
    }
};

int main(int argc, char **argv)
{
    if (argc > 1 && qstrcmp(argv[1], "--portal") == 0)
        return runPortal(argc, argv);
    QProcess daemon;
    QProcess portal;
    const QString program = QStandardPaths::findExecutable(u"dbus-daemon"_s);
    if (!program.isEmpty()) {
        daemon.start(program, { u"--session"_s, u"--nofork"_s, u"--print-address"_s });
        if (daemon.waitForStarted() && daemon.waitForReadyRead(5000)) {
            qputenv("DBUS_SESSION_BUS_ADDRESS", daemon.readLine().trimmed());
            portal.start(QString::fromLocal8Bit(argv[0]), { u"--portal"_s });
            portal.waitForReadyRead(10000);
        }
    }
    int result = 1;
    {
        QApplication application(argc, argv);
        TestUiDesktopLook test;
        result = QTest::qExec(&test, argc, argv);
    }
    for (QProcess *process : { &portal, &daemon }) {
        process->kill();
        process->waitForFinished();
    }
    return result;
}
#include "tst_ui_desktoplook.moc"
