// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/desktopchannel.h"
#include "tests/support/program.h"
#include "tests/support/workfolder.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QElapsedTimer>
#include <QFile>
#include <QTest>
#include <QThread>

#include <memory>

using namespace Qt::StringLiterals;
using namespace bw;
using namespace bw::test;

/// Stands where a desktop's notification service would.
class Notifications final : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")
public:
    QStringList titles, texts;
    QList<QVariantMap> hints;
public Q_SLOTS:
    uint Notify(const QString &, uint, const QString &, const QString &title, const QString &text, const QStringList &, const QVariantMap &hint, int)
    {
        titles << title;
        texts << text;
        hints << hint;
        return 1;
    }
};

class TestAppDesktopChannel final : public QObject
{
    Q_OBJECT

    static inline const std::atomic_bool never = false;

    static core::Done tellElsewhere(const notify::Telling &telling)
    {
        core::Done done;
        const std::unique_ptr<QThread> thread(QThread::create([&] { done = app::DesktopChannel().tell(telling, never); }));
        thread->start();
        while (!thread->wait(10))
            QCoreApplication::processEvents();
        return done;
    }

private Q_SLOTS:
    void withoutABusItIsSilent()
    {
        qunsetenv("DBUS_SESSION_BUS_ADDRESS");
        QElapsedTimer timer;
        timer.start();
        QVERIFY(app::DesktopChannel().tell({ u"a"_s, u"b"_s, false }, never));
        QVERIFY(timer.elapsed() < 1000);
    }

    void theDesktopIsAsked()
    {
        if (const QString why = whyNotHere({ u"/usr/bin/dbus-daemon"_s }, false); !why.isEmpty())
            QSKIP(qPrintable(why));
        const WorkFolder folder; // its bus ends with this function
        const QString address = u"unix:path="_s + folder.path(u"bus"_s);
        const Program bus(u"/usr/bin/dbus-daemon"_s, { u"--session"_s, u"--nofork"_s, u"--nopidfile"_s, u"--address="_s + address });
        QVERIFY(waitUntil([&folder] { return QFile::exists(folder.path(u"bus"_s)); }));
        qputenv("DBUS_SESSION_BUS_ADDRESS", address.toLocal8Bit());
        QVERIFY(tellElsewhere({ u"nobody shows it"_s, u"x"_s, false })); // no service yet
        Notifications desktop;
        QDBusConnection connection = QDBusConnection::connectToBus(address, u"test"_s);
        QVERIFY(connection.registerService(u"org.freedesktop.Notifications"_s));
        QVERIFY(connection.registerObject(u"/org/freedesktop/Notifications"_s, &desktop, QDBusConnection::ExportAllSlots));
        QVERIFY(tellElsewhere({ u"Breakwater: 1 node silent"_s, u"<b>mx1</b> & more"_s, true }));
        QCOMPARE(desktop.titles, QStringList { u"Breakwater: 1 node silent"_s });
        QCOMPARE(desktop.texts, QStringList { u"&lt;b&gt;mx1&lt;/b&gt; &amp; more"_s }); // no markup of ours
        QCOMPARE(desktop.hints.first().value(u"urgency"_s).toInt(), 2);
        QVERIFY(tellElsewhere({ u"again"_s, u"x"_s.repeated(5000), false }));
        QVERIFY(desktop.texts.last().size() < 1000);
        QDBusConnection::disconnectFromBus(u"test"_s);
    }

    /// Comes after the one above: libdbus reads the bus's address once in a program.
    void aBusThatIsGoneIsNoProblem()
    {
        QVERIFY(!qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS"));
        QVERIFY(tellElsewhere({ u"a"_s, u"b"_s, false }));
    }
};

QTEST_GUILESS_MAIN(TestAppDesktopChannel)
#include "tst_app_desktopchannel.moc"
