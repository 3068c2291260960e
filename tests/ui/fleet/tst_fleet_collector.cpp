// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The console reads the fleet by itself, unless another program does; the page says who, and can hand over to the service.
#include "models/service/collectorturn.h"
#include "models/service/session.h"
#include "models/store/fleet/nodetable.h"
#include "tests/support/sshd.h"
#include "tests/ui/shell/pagewindow.h"
#include "ui/common/datatable.h"
#include "ui/itemmodels/fleetfacts.h"

#include <QApplication>
#include <QFile>
#include <QLabel>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace bw;
using Facts = itemmodels::FleetFacts;

class TestFleetCollector : public QObject
{
    Q_OBJECT
private:
    core::SystemClock m_clock;
    test::WorkFolder m_folder;
    std::unique_ptr<test::Sshd> m_sshd;
    std::unique_ptr<test::PageWindow> m_window;
    QByteArray m_path;

    ui::DataTable *table() const { return m_window->find<ui::DataTable>(u"fleet"_s, u"fleetTable"_s); }
    QString cell(int column) const { return test::PageWindow::texts(table(), column).value(0); }
    QString line() const { return m_window->find<QLabel>(u"fleet"_s, u"collectorLabel"_s)->text(); }
    QPushButton *button(const QString &name) const { return m_window->find<QPushButton>(u"fleet"_s, name); }
    static bool waitFor(const std::function<bool()> &done) { return QTest::qWaitFor(done, 90'000); }
    void setCollects(bool on) const
    {
        config::Settings settings = m_window->desk().settings();
        settings.collects = on;
        settings.collectEvery = 1;
        m_window->desk().changeSettings(settings);
    }
    /// Whole or not at all, as the page may be running or reading it just now.
    void replace(const QString &name, const QByteArray &bytes, bool isProgram = false) const
    {
        const QByteArray path = m_folder.path(name).toUtf8(), fresh = path + ".new";
        m_folder.write(name + u".new"_s, bytes);
        QFile::setPermissions(QString::fromUtf8(fresh), QFile::ReadOwner | QFile::WriteOwner | (isProgram ? QFile::ExeOwner : QFile::Permissions()));
        QCOMPARE(std::rename(fresh.constData(), path.constData()), 0);
    }
    void lookAgain() const
    {
        m_window->open(u"overview"_s);
        m_window->open(u"fleet"_s);
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (const QString why = test::Sshd::whyNot(); !why.isEmpty())
            QSKIP(qPrintable(why));
        m_path = qgetenv("PATH");
        // A systemctl of our own: what it was asked, and an answer that follows from it.
        m_folder.write(u"bin/systemctl"_s, "#!/bin/sh\necho \"$@\" >>" + m_folder.path(u"asked"_s).toUtf8() + "\nstate=" + m_folder.path(u"state"_s).toUtf8()
                + "\ncase \"$*\" in\n*start*) echo active >$state ;;\n*stop*) echo inactive >$state ;;\n*) printf 'LoadState=loaded\\nActiveState=%s\\n' \"$(cat $state)\" ;;\nesac\n");
        QFile::setPermissions(m_folder.path(u"bin/systemctl"_s), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        m_folder.write(u"state"_s, "inactive\n");
        qputenv("PATH", m_folder.path(u"bin"_s).toUtf8() + ':' + m_path);
        m_sshd = std::make_unique<test::Sshd>(m_folder);
        QCOMPARE(m_sshd->start(), QString());
        m_window = std::make_unique<test::PageWindow>();
        m_folder.write(u"mail.log"_s, test::ordinaryMail(u"mx1"_s, m_window->hour - 5 * core::microsPerHour, 4, 20));
        const QByteArray key = test::contentOf(m_folder.path(u"sshd/host.pub"_s)).split(' ').mid(0, 2).join(' ');
        QFile known(m_window->desk().folder() + u"/known_hosts"_s);
        QVERIFY(known.open(QIODevice::WriteOnly));
        known.write("[127.0.0.1]:" + QByteArray::number(m_sshd->port()) + ' ' + key + '\n');
        known.close();
        fleet::Node node;
        node.name = u"mx1"_s;
        node.route = fleet::RouteKind::Sftp; // a handful of questions: a busy computer answers them in time
        node.host = u"127.0.0.1"_s;
        node.port = m_sshd->port();
        node.user = u"root"_s;
        node.keyFile = m_sshd->keyFile();
        node.logs = QStringList { m_folder.path(u"mail.log"_s) };
        QVERIFY(store::saveNode(m_window->store(), node, {}, m_clock));
        m_window->show();
        m_window->open(u"fleet"_s);
    }
    void cleanupTestCase()
    {
        m_window.reset();
        m_sshd.reset();
        if (!m_path.isEmpty())
            qputenv("PATH", m_path);
    }

    void nobodyReadsUntilItIsWished()
    {
        QVERIFY(waitFor([this] { return table()->model()->rowCount() == 1; }));
        QVERIFY2(line().contains(u"Not collected by itself"_s), qPrintable(line()));
        QVERIFY(!QFile::exists(m_window->store().path() + u"-collector"_s));
    }

    void theConsoleReadsByItself()
    {
        QTest::mouseClick(button(u"collectorOwnButton"_s), Qt::LeftButton);
        QVERIFY(m_window->desk().settings().collects);
        setCollects(true);
        QVERIFY2(waitFor([this] { return cell(Facts::Sent) == u"\u2265\u00A080"_s; }), qPrintable(cell(Facts::Sent) + u" / "_s + cell(Facts::LastRead) + u" / "_s + cell(Facts::LastError) + u" / "_s + line()));
        QVERIFY(waitFor([this] { return line().contains(u"Collected by this console every 1 second"_s); }));
        QVERIFY(m_window->session()->jobs().isEmpty()); // no job in the status bar every minute
        // What is written later is there with the next round, over the same connection.
        const auto logins = m_sshd->log().count("Accepted publickey");
        QFile log(m_folder.path(u"mail.log"_s));
        QVERIFY(log.open(QIODevice::Append));
        log.write(test::ordinaryMail(u"mx9"_s, m_window->hour - core::microsPerHour, 1, 20));
        log.close();
        QVERIFY(waitFor([this] { return cell(Facts::Sent) == u"\u2265\u00A0100"_s; }));
        QCOMPARE(m_sshd->log().count("Accepted publickey"), logins);
    }

    void anotherProgramGoesFirst()
    {
        QTest::mouseClick(button(u"collectorOwnButton"_s), Qt::LeftButton);
        QVERIFY(waitFor([this] { return line().contains(u"Not collected by itself"_s); }));
        service::CollectorTurn other(m_window->store().path());
        QVERIFY(waitFor([&other] { return other.take(); })); // given back at once
        setCollects(true);
        QVERIFY(waitFor([this] { return line().contains(u"process %1"_s.arg(QCoreApplication::applicationPid())); }));
        QVERIFY(waitFor([this] { return !button(u"collectorOwnButton"_s)->isVisible(); }));
        other.giveBack();
        QVERIFY(waitFor([this] { return line().contains(u"Collected by this console"_s); }));
    }

    void theServiceIsStartedAndStopped()
    {
        lookAgain();
        QVERIFY(waitFor([this] { return button(u"collectorServiceButton"_s)->isEnabled(); }));
        QTest::mouseClick(button(u"collectorServiceButton"_s), Qt::LeftButton);
        QVERIFY(waitFor([this] { return button(u"collectorServiceButton"_s)->isEnabled() && button(u"collectorServiceButton"_s)->text() == u"Stop the collector service"_s; }));
        service::CollectorTurn itsTurn(m_window->store().path());
        QVERIFY(waitFor([&itsTurn] { return itsTurn.take(); })); // the console made room for it
        itsTurn.giveBack();
        QTest::mouseClick(button(u"collectorServiceButton"_s), Qt::LeftButton);
        QVERIFY(waitFor([this] { return button(u"collectorServiceButton"_s)->text() == u"Start the collector service"_s; }));
        const QByteArray asked = test::contentOf(m_folder.path(u"asked"_s));
        QVERIFY2(asked.contains("--user --no-ask-password start --no-block breakwater-collect.service"), asked.constData());
        QVERIFY2(asked.contains("--user --no-ask-password stop --no-block breakwater-collect.service"), asked.constData());
    }

    /// The service may wait for a keychain to be unlocked, end while somebody looks, and systemctl may die.
    void itsStateIsLookedAtAgain()
    {
        setCollects(false);
        QVERIFY(waitFor([this] { return line().contains(u"Not collected by itself"_s); }));
        const QByteArray state = m_folder.path(u"state"_s).toUtf8();
        const auto answer = [this, &state](const QByteArray &start, const QByteArray &stop) {
            replace(u"bin/systemctl"_s, "#!/bin/sh\ncase \"$*\" in\n*start*) " + start + " ;;\n*stop*) " + stop + " ;;\n*) printf 'LoadState=loaded\\nActiveState=%s\\n' \"$(cat " + state + ")\" ;;\nesac\n", true);
        };
        const auto offers = [this](const QString &what) { return waitFor([this, what] { return button(u"collectorServiceButton"_s)->isEnabled() && button(u"collectorServiceButton"_s)->text() == what; }); };
        const QString start = u"Start the collector service"_s, stop = u"Stop the collector service"_s;
        answer("echo activating >" + state, "kill -9 $$");
        QVERIFY(offers(start));
        QTest::mouseClick(button(u"collectorServiceButton"_s), Qt::LeftButton);
        QVERIFY(offers(stop));
        replace(u"state"_s, "failed\n"); // nobody unlocked the keychain
        QVERIFY(offers(start));
        // It runs, holds the turn, and dies.
        replace(u"state"_s, "active\n");
        service::CollectorTurn itsTurn(m_window->store().path());
        QVERIFY(waitFor([&itsTurn] { return itsTurn.take(); }));
        setCollects(true);
        QVERIFY(waitFor([this] { return line().contains(u"process %1"_s.arg(QCoreApplication::applicationPid())); }));
        QVERIFY(offers(stop));
        replace(u"state"_s, "failed\n");
        itsTurn.giveBack();
        QVERIFY(offers(start));
        // systemctl was ended before it answered: that is told, and can be tried again.
        replace(u"state"_s, "active\n");
        lookAgain();
        QVERIFY(offers(stop));
        QTest::mouseClick(button(u"collectorServiceButton"_s), Qt::LeftButton);
        QVERIFY(waitFor([this] { return line().contains(u"systemd did not answer"_s); }));
        QVERIFY(offers(stop));
    }

    void withoutSystemdItSaysSo()
    {
        qputenv("PATH", m_folder.path(u"nothing"_s).toUtf8());
        lookAgain();
        QVERIFY2(waitFor([this] { return line().contains(u"no systemd"_s); }), qPrintable(line()));
        QVERIFY(!button(u"collectorServiceButton"_s)->isEnabled());
        // The bus is missing: what systemctl itself says stands behind it.
        m_folder.write(u"bin/systemctl"_s, "#!/bin/sh\necho 'Failed to connect to bus: No medium found' >&2\nexit 1\n");
        qputenv("PATH", m_folder.path(u"bin"_s).toUtf8() + ':' + m_path);
        lookAgain();
        QVERIFY2(waitFor([this] { return line().contains(u"No systemd of this session"_s); }), qPrintable(line()));
        QVERIFY(button(u"collectorServiceButton"_s)->toolTip().contains(u"No medium found"_s));
    }
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    ui::Theme theme(application, ui::Look::Light);
    TestFleetCollector test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_fleet_collector.moc"
