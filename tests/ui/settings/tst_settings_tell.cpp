// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/service/session.h"
#include "tests/support/smtpsink.h"
#include "tests/support/workfolder.h"
#include "tests/ui/shell/pagewindow.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>
#include <QTimeEdit>
#include <QWheelEvent>

using namespace bw;
using namespace bw::test;
using namespace Qt::StringLiterals;

/// The group "Tell me when nobody looks" of the page Settings.
class TestSettingsTell final : public QObject
{
    Q_OBJECT

    std::unique_ptr<PageWindow> m_window;
    WorkFolder m_folder;

    template <typename Widget>
    [[nodiscard]] Widget *find(const char *name) const
    {
        return m_window->find<Widget>(u"settings"_s, QString::fromLatin1(name));
    }
    [[nodiscard]] const config::Notices &settings() const { return m_window->desk().settings().notices; }
    void type(const char *name, const QString &text) const
    {
        auto *line = find<QLineEdit>(name);
        line->setFocus();
        line->selectAll();
        QTest::keyClicks(line, text.isEmpty() ? u" "_s : text);
        QTest::keyClick(line, Qt::Key_Return);
    }
    [[nodiscard]] QString result() const { return find<QLabel>("tellResultLabel")->text(); }

private Q_SLOTS:
    void init()
    {
        m_window = std::make_unique<PageWindow>();
        m_window->show();
        m_window->open(u"settings"_s);
    }
    void cleanup() { m_window.reset(); }

    void nothingIsSentUnasked()
    {
        QCOMPARE(settings().mailTo, QString());
        QVERIFY(!find<QPushButton>("sendTestButton")->isEnabled());
        QVERIFY(!find<QPushButton>("sendTestButton")->toolTip().isEmpty()); // and it says why
        QVERIFY(find<QCheckBox>("tellDesktopCheckBox")->isChecked());
    }

    void whatIsTypedHolds()
    {
        type("tellAddressLineEdit", u"admin@example.net"_s);
        type("tellServerLineEdit", u"mail.example.com"_s);
        type("tellUserLineEdit", u"breakwater"_s);
        QCOMPARE(settings().mailTo, u"admin@example.net"_s);
        QCOMPARE(settings().server, u"mail.example.com"_s);
        QCOMPARE(settings().user, u"breakwater"_s);
        auto *security = find<QComboBox>("tellSecurityComboBox");
        security->setFocus();
        QTest::keyClick(security, Qt::Key_Down);
        QCOMPARE(settings().security, config::MailSecurity::Tls);
        QCOMPARE(settings().port, 465); // the port goes with it
        QCOMPARE(settings().quietFrom, -1);
        find<QCheckBox>("tellQuietCheckBox")->click();
        QCOMPARE(settings().quietFrom, 22 * 60);
        QCOMPARE(settings().quietTo, 7 * 60);
        find<QTimeEdit>("tellQuietToTimeEdit")->setTime(QTime(6, 30));
        QCOMPARE(settings().quietTo, 6 * 60 + 30);
        find<QSpinBox>("tellSilentSpinBox")->setValue(15);
        QCOMPARE(settings().silentAfter, 15);
        QVERIFY(find<QPushButton>("sendTestButton")->isEnabled());
        type("tellAddressLineEdit", {});
        QCOMPARE(settings().mailTo, QString());
        QVERIFY(!find<QPushButton>("sendTestButton")->isEnabled());
    }

    void whatIsNoAddressIsNotKept_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("said");
        QTest::newRow("no @") << u"admin"_s << u"has an @"_s;
        QTest::newRow("two") << u"a@example.net,b@example.net"_s << u"one address alone"_s;
        QTest::newRow("no domain") << u"admin@"_s << u"no mail address"_s;
        QTest::newRow("a blank") << u"ad min@example.net"_s << u"no mail address"_s;
    }
    void whatIsNoAddressIsNotKept()
    {
        QFETCH(QString, typed);
        QFETCH(QString, said);
        type("tellServerLineEdit", u"mail.example.com"_s);
        type("tellAddressLineEdit", u"admin@example.net"_s);
        type("tellAddressLineEdit", typed);
        QCOMPARE(settings().mailTo, u"admin@example.net"_s);
        auto *line = find<QLineEdit>("tellAddressLineEdit");
        QVERIFY2(line->accessibleDescription().contains(said), qPrintable(line->accessibleDescription())); // beside the field
        QVERIFY(!find<QPushButton>("sendTestButton")->isEnabled());
        QCOMPARE(line->text(), typed); // to be mended
        type("tellAddressLineEdit", u"else@example.net"_s);
        QCOMPARE(settings().mailTo, u"else@example.net"_s);
        QVERIFY(!line->accessibleDescription().contains(u"Wrong"_s));
    }

    void whatHoldsNoCertificateIsNoAuthority()
    {
        QCOMPARE(makeCertificates(m_folder.path(u"ca"_s), u"localhost"_s), QString());
        const QString log = m_folder.path(u"mail.log"_s);
        QFile file(log);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("Nov 25 10:00:00 mx1 postfix/qmgr[9]: A592FAA3C91: removed\n") > 0);
        file.close();
        auto *line = find<QLineEdit>("tellAuthorityLineEdit");
        for (const QString &path : { log, m_folder.path(u"ca"_s), m_folder.path(u"nowhere"_s) }) {
            type("tellAuthorityLineEdit", path);
            QTRY_VERIFY2(line->accessibleDescription().startsWith(u"Wrong"_s), qPrintable(path));
            QCOMPARE(settings().caFile, QString());
        }
        type("tellAuthorityLineEdit", m_folder.path(u"ca/ca.pem"_s));
        QTRY_COMPARE(settings().caFile, m_folder.path(u"ca/ca.pem"_s));
        QVERIFY(!line->accessibleDescription().startsWith(u"Wrong"_s));
        type("tellAuthorityLineEdit", {});
        QCOMPARE(settings().caFile, QString());
    }

    /// A wheel scrolls the page; it turns what has the focus, and nothing else.
    void theWheelTurnsNothingByTheWay()
    {
        auto *port = find<QSpinBox>("tellPortSpinBox");
        auto *security = find<QComboBox>("tellSecurityComboBox");
        auto *until = find<QTimeEdit>("tellQuietToTimeEdit");
        auto *zone = find<QComboBox>("homeZoneComboBox");
        find<QCheckBox>("tellQuietCheckBox")->click();
        const auto turn = [](QWidget *widget) {
            QWheelEvent event(QPointF(5, 5), widget->mapToGlobal(QPointF(5, 5)), {}, QPoint(0, -120), Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
            QApplication::sendEvent(widget, &event);
            return event.isAccepted(); // else it goes on to what scrolls
        };
        find<QLineEdit>("tellUserLineEdit")->setFocus();
        const config::Notices before = settings();
        const QString zoneBefore = zone->currentText();
        for (QWidget *widget : QList<QWidget *> { port, security, until, zone })
            QVERIFY2(!turn(widget), qPrintable(widget->objectName()));
        QCOMPARE(settings(), before);
        QCOMPARE(zone->currentText(), zoneBefore);
        QVERIFY(!port->hasFocus());
        port->setFocus();
        QVERIFY(turn(port));
        QVERIFY(settings().port != before.port);
    }

    void whatAnotherProgramSetsIsShownAndKept()
    {
        config::Settings theirs = m_window->desk().settings();
        theirs.notices.caFile = u"/etc/own-ca.pem"_s;
        theirs.notices.quietFrom = 18 * 60;
        theirs.notices.quietTo = 19 * 60 + 30;
        m_window->desk().changeSettings(theirs);
        QVERIFY(find<QCheckBox>("tellQuietCheckBox")->isChecked());
        QCOMPARE(find<QTimeEdit>("tellQuietToTimeEdit")->time(), QTime(19, 30));
        QCOMPARE(find<QLineEdit>("tellAuthorityLineEdit")->text(), u"/etc/own-ca.pem"_s);
        find<QSpinBox>("tellSilentSpinBox")->setValue(61);
        theirs.notices.silentAfter = 61;
        QCOMPARE(settings(), theirs.notices);
    }

    void aTestMessageArrives()
    {
        if (const QString why = whyNotHere({ u"/usr/bin/python3"_s, u"/usr/bin/openssl"_s }, false); !why.isEmpty())
            QSKIP(qPrintable(why));
        QCOMPARE(makeCertificates(m_folder.path(u"tls"_s), u"localhost"_s), QString());
        const quint16 port = freePort();
        const SmtpSink sink(port, { u"--keep"_s, m_folder.path(u"kept"_s), u"--cert"_s, m_folder.path(u"tls/cert.pem"_s), u"--key"_s, m_folder.path(u"tls/key.pem"_s) });
        QCOMPARE(sink.waitUntilReady(), QString());
        m_window->forget();
        m_window->show();
        m_window->open(u"settings"_s);
        find<QSpinBox>("tellPortSpinBox")->setValue(port);
        type("tellServerLineEdit", u"127.0.0.1"_s);
        type("tellAddressLineEdit", u"admin@example.net"_s);
        type("tellAuthorityLineEdit", u"ca.pem"_s);
        QCOMPARE(settings().caFile, QString()); // no whole path
        type("tellAuthorityLineEdit", m_folder.path(u"tls/ca.pem"_s));
        QTRY_COMPARE(settings().caFile, m_folder.path(u"tls/ca.pem"_s));
        auto *send = find<QPushButton>("sendTestButton");
        send->setFocus();
        QTest::keyClick(send, Qt::Key_Space);
        QVERIFY(result().startsWith(u"Sending"_s)); // it runs, and the page lives
        QVERIFY(send->hasFocus()); // so that the next press of Space changes no setting
        QTest::keyClick(send, Qt::Key_Space);
        QCOMPARE(m_window->session()->jobs().size(), 1);
        QTRY_VERIFY2_WITH_TIMEOUT(result().startsWith(u"Sent."_s), qPrintable(result()), 20'000);
        const QJsonObject kept = QJsonDocument::fromJson(contentOf(m_folder.path(u"kept"_s))).object();
        QCOMPARE(kept[u"encrypted"_s].toBool(), true);
        QVERIFY(kept[u"message"_s].toString().contains(u"Subject: Breakwater: a test message"_s));
        type("tellServerLineEdit", u"localhost.invalid"_s);
        find<QPushButton>("sendTestButton")->click();
        QTRY_VERIFY2_WITH_TIMEOUT(result().contains(u"was not reached"_s), qPrintable(result()), 20'000);
        QVERIFY(find<QPushButton>("sendTestButton")->isEnabled());
    }

    void thePasswordIsNowhereButInTheKeychain()
    {
        qunsetenv("DBUS_SESSION_BUS_ADDRESS"); // none runs here: keeping it fails, and says so
        type("tellServerLineEdit", u"mail.example.com"_s);
        type("tellUserLineEdit", u"breakwater"_s);
        auto *password = find<QLineEdit>("tellPasswordLineEdit");
        QCOMPARE(password->echoMode(), QLineEdit::Password);
        QTest::keyClicks(password, u"s3cret-word"_s);
        find<QPushButton>("keepPasswordButton")->setFocus();
        QTest::keyClick(find<QPushButton>("keepPasswordButton"), Qt::Key_Space);
        QCOMPARE(password->text(), QString());
        QVERIFY(password->hasFocus());
        QTRY_VERIFY_WITH_TIMEOUT(result().contains(u"keychain"_s) && !result().startsWith(u"Asking"_s), 20'000);
        QVERIFY(!result().contains(u"s3cret"_s));
    }

    void everythingHasANameAndAKey()
    {
        if (const QString folder = qEnvironmentVariable("BW_KEEP_PICTURES"); !folder.isEmpty()) {
            m_window->window()->openPage(u"settings"_s, {}, { { u"section"_s, u"tell"_s } });
            QTest::qWait(300);
            m_window->window()->grab().save(folder + u"/settings-tell.png"_s);
        }
        QCOMPARE(PageWindow::withoutName(m_window->window()->currentPage()), QStringList());
        const QStringList twice = PageWindow::doubleMnemonics(m_window->window());
        QVERIFY2(twice.isEmpty(), qPrintable(twice.join(u"; "_s)));
    }
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    ui::Theme theme(application, ui::Look::Light);
    TestSettingsTell test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_settings_tell.moc"
