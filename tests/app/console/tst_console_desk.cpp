// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/inisettings.h"
#include "app/console/consoledesk.h"
#include "models/service/session.h"

#include <QApplication>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace bw;

/// The desk of the console over a settings file, from one session to the next.
class TestConsoleDesk : public QObject
{
    Q_OBJECT
private:
    core::SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;

    QString path(const QString &name) const { return m_folder->filePath(name); }
    std::unique_ptr<app::ConsoleDesk> newDesk() const
    {
        return std::make_unique<app::ConsoleDesk>(std::make_unique<app::IniSettings>(path(u"breakwater.conf"_s)), *ui::Theme::current(), m_clock);
    }
    static void be(app::ConsoleDesk &desk, config::Persona persona)
    {
        config::Settings settings = desk.settings();
        settings.persona = persona;
        desk.changeSettings(settings);
    }
    template <typename Open>
    static bool opened(app::ConsoleDesk &desk, Open open)
    {
        QSignalSpy spy(&desk, &ui::Desk::sessionOpened);
        open();
        return spy.wait(20'000);
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        qputenv("XDG_DATA_HOME", m_folder->path().toLocal8Bit());
        auto desk = newDesk();
        QVERIFY(opened(*desk, [&] { desk->openOrCreateStore(path(u"fleet.bw"_s), u"UTC"_s); }));
        QVERIFY(!desk->session()->isReadOnly());
    }

    void whatAnotherProgramSetsIsKept()
    {
        auto desk = newDesk();
        be(*desk, config::Persona::FleetAdmin);
        desk->flush();
        app::IniSettings other(path(u"breakwater.conf"_s));
        config::Settings theirs = other.load();
        theirs.notices.caFile = u"/etc/own-ca.pem"_s;
        theirs.notices.quietFrom = 60;
        theirs.notices.quietTo = 120;
        QSignalSpy changed(desk.get(), &ui::Desk::settingsChanged);
        QVERIFY(other.save(theirs));
        QVERIFY(changed.wait(10'000));
        QCOMPARE(desk->settings().notices, theirs.notices);
        // Both at once: what was not touched here stays theirs.
        theirs.notices.quietTo = 180;
        QVERIFY(other.save(theirs));
        be(*desk, config::Persona::SmallSender);
        desk->flush();
        QCOMPARE(other.load().notices, theirs.notices);
        QCOMPARE(other.load().persona, config::Persona::SmallSender);
    }

    void whatAnAuditorOpensStaysReadOnly()
    {
        const QString store = path(u"fleet.bw"_s);
        {
            auto desk = newDesk();
            be(*desk, config::Persona::Auditor);
            QVERIFY(opened(*desk, [&] { desk->openStore(store, true); }));
            QVERIFY(desk->session()->isReadOnly());
            QCOMPARE(desk->settings().readOnlyStores, QStringList { store });
        }
        // The next day, by the start of the program and by File, Open.
        auto desk = newDesk();
        QVERIFY(opened(*desk, [&] { desk->openOrCreateStore(store, u"UTC"_s); }));
        QVERIFY(desk->session()->isReadOnly());
        QVERIFY(opened(*desk, [&] { desk->openStore(store, false); }));
        QVERIFY(desk->session()->isReadOnly());
        // Another store is not meant.
        QVERIFY(opened(*desk, [&] { desk->openOrCreateStore(path(u"own.bw"_s), u"UTC"_s); }));
        QVERIFY(!desk->session()->isReadOnly());
        // Until it is changed, as Settings do.
        config::Settings settings = desk->settings();
        settings.setReadOnly(store, false);
        desk->changeSettings(settings);
        QVERIFY(opened(*desk, [&] { desk->openStore(store, false); }));
        QVERIFY(!desk->session()->isReadOnly());
        desk.reset();
        QCOMPARE(newDesk()->settings().readOnlyStores, QStringList());
    }

    void lookingOnceIsNotRemembered()
    {
        const QString store = path(u"fleet.bw"_s);
        auto desk = newDesk();
        be(*desk, config::Persona::FleetAdmin);
        QVERIFY(opened(*desk, [&] { desk->openStore(store, true); }));
        QVERIFY(desk->session()->isReadOnly());
        be(*desk, config::Persona::Auditor);
        QVERIFY(opened(*desk, [&] { desk->openReadOnlyOnce(store); }));
        QVERIFY(desk->session()->isReadOnly());
        QCOMPARE(desk->settings().readOnlyStores, QStringList());
    }
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    ui::Theme theme(application, ui::Look::Light);
    TestConsoleDesk test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_console_desk.moc"
