// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/service/session.h"
#include "models/store/store.h"
#include "tests/models/mailauth/dkimsigner.h"
#include "tests/support/nsd.h"
#include "tests/ui/shell/pagewindow.h"
#include "ui/common/filedialog.h"
#include "ui/common/formfield.h"
#include "ui/common/panel.h"
#include "ui/common/problemview.h"
#include "ui/common/segmentedchoice.h"
#include "ui/common/tag.h"
#include "ui/common/theme.h"
#include "ui/shell/actions.h"

#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QNetworkDatagram>
#include <QPlainTextEdit>
#include <QUdpSocket>

using namespace Qt::StringLiterals;
using namespace bw;

namespace {

constexpr int patience = 40'000;

} // namespace

/// One message, checked against a name server of the test's own.
class TestCheckDialog final : public QObject
{
    Q_OBJECT

    std::unique_ptr<test::WorkFolder> m_folder;
    std::unique_ptr<test::Nsd> m_nsd;
    std::unique_ptr<test::PageWindow> m_window;
    std::string m_signed;
    QDialog *m_dialog = nullptr;

    template <typename Widget>
    [[nodiscard]] Widget *find(const QString &name) const
    {
        return m_dialog->findChild<Widget *>(name);
    }
    [[nodiscard]] QString text(const QString &label) const
    {
        const auto *found = find<QLabel>(label);
        return found ? found->text() : QString();
    }
    /// "pass" of the nth part.
    [[nodiscard]] QString verdict(int part) const { return find<ui::Panel>(u"checkPart%1"_s.arg(part))->findChild<ui::Tag *>()->text(); }
    [[nodiscard]] QDialog *opened() const { return test::shownDialog(m_window->window(), u"checkDialog"_s); }
    void paste(const std::string &message) const
    {
        find<QPlainTextEdit>(u"messageSourceEdit"_s)->setPlainText(QString::fromStdString(message));
    }
    void checkAndWait() const
    {
        QTest::mouseClick(find<QPushButton>(u"checkButton"_s), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(find<QLabel>(u"checkHeadline"_s), patience);
    }
    void keep(const char *name) const { test::keepPicture(m_dialog, u"check-"_s + QLatin1String(name)); }

private Q_SLOTS:
    void initTestCase()
    {
        if (!QFile::exists(u"/usr/sbin/nsd"_s))
            QSKIP("nsd is not installed");
        m_folder = std::make_unique<test::WorkFolder>();
        m_nsd = std::make_unique<test::Nsd>(*m_folder);
        const test::DkimSigner signer = test::DkimSigner::ed25519();
        m_nsd->addZone(u"example.org"_s, QByteArray("@ TXT \"v=spf1 ip4:192.0.2.0/24 -all\"\n_dmarc TXT \"v=DMARC1; p=reject\"\nsel._domainkey TXT \"v=DKIM1; k=ed25519; p=") + QByteArray::fromStdString(signer.publicKey()) + "\"\n");
        m_nsd->addZone(u"org"_s, "other A 127.0.0.1\n"); // DMARC walks up to it
        QCOMPARE(m_nsd->start(), QString());
        m_signed = signer.sign("From: Ann <ann@example.org>\r\nTo: bob@example.net\r\nSubject: caf\xc3\xa9 \xc3\xa0 la carte\r\nMessage-ID: <m1@example.org>\r\n\r\nHello, \xc3\xa0 demain.\r\n", "d=example.org; s=sel; h=from:subject; c=relaxed/relaxed");
        m_window = std::make_unique<test::PageWindow>();
        QVERIFY(m_window->store().setValue("own_domains", u"example.org"_s));
        config::Settings settings = m_window->desk().settings();
        settings.resolver = u"127.0.0.1:%1"_s.arg(m_nsd->port());
        m_window->desk().changeSettings(settings);
        m_window->show();
    }
    void init()
    {
        m_window->window()->actions().get(u"checkMessage"_s)->trigger();
        QTRY_VERIFY_WITH_TIMEOUT((m_dialog = opened()), patience);
    }
    void cleanup()
    {
        if (m_dialog)
            m_dialog->reject();
        m_dialog = nullptr;
    }
    void cleanupTestCase() { m_window.reset(); }

    void aSignedMessageProvesItself()
    {
        paste(m_signed);
        QTest::keyClicks(find<QLineEdit>(u"clientIpLineEdit"_s), u"192.0.2.9"_s);
        QTest::keyClicks(find<QLineEdit>(u"envelopeLineEdit"_s), u"ann@example.org"_s);
        checkAndWait();
        QCOMPARE(text(u"checkHeadline"_s), u"It proves that it is from example.org."_s);
        QCOMPARE(verdict(0), u"pass"_s); // SPF
        QCOMPARE(verdict(1), u"pass"_s); // DKIM
        QCOMPARE(verdict(2), u"pass"_s); // DMARC
        QCOMPARE(verdict(3), u"none"_s); // ARC
        const QString steps = text(u"checkSteps0"_s);
        QVERIFY2(steps.contains(u"v=spf1 ip4:192.0.2.0/24 -all"_s) && steps.contains(u"→ example.org  ip4:192.0.2.0/24  matches"_s), qPrintable(steps));
        for (const QLabel *label : m_dialog->findChildren<QLabel *>())
            QVERIFY2(!label->text().contains(QChar::ReplacementCharacter), qPrintable(label->text())); // folds of a field
        // Signed with our key, and in no log.
        QVERIFY2(text(u"checkOrigin"_s).contains(u"sel._domainkey.example.org"_s), qPrintable(text(u"checkOrigin"_s)));
        const QStringList nameless = test::PageWindow::withoutName(m_dialog);
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u", "_s)));
        QCOMPARE(test::PageWindow::doubleMnemonics(m_dialog), QStringList());
        keep("proven");
        QTest::mouseClick(find<QPushButton>(u"copyCheckButton"_s), Qt::LeftButton);
        QVERIFY(QApplication::clipboard()->text().contains(u"DKIM pass example.org"_s));
        const QString csv = m_folder->path(u"check.csv"_s);
        ui::FileDialog::setNextPaths({ csv });
        QTest::mouseClick(find<QPushButton>(u"exportCheckButton"_s), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(csv), patience);
        QCOMPARE(test::PageWindow::csvRows(test::contentOf(csv)).size(), 5);
    }

    void aChangedBodyDoesNot()
    {
        std::string changed = "Received: from x ([198.51.100.7])\r\n\tby in.receiver.example\r\nReturn-Path: <ann@example.org>\r\n" + m_signed;
        changed.replace(changed.find("demain"), 6, "jamais");
        m_folder->write(u"changed.eml"_s, QByteArray::fromStdString(changed));
        ui::FileDialog::setNextPaths({ m_folder->path(u"changed.eml"_s) });
        QTest::mouseClick(find<QPushButton>(u"chooseMessageButton"_s), Qt::LeftButton); // is checked at once
        QTRY_VERIFY_WITH_TIMEOUT(find<QLabel>(u"checkHeadline"_s), patience);
        QCOMPARE(text(u"checkHeadline"_s), u"It does not prove that it is from example.org."_s);
        QCOMPARE(verdict(1), u"fail"_s);
        QCOMPARE(verdict(2), u"fail"_s);
        QVERIFY(text(u"checkNextStep"_s).startsWith(u"Next step: "_s));
        QVERIFY2(text(u"checkOrigin"_s).contains(u"forged"_s), qPrintable(text(u"checkOrigin"_s)));
        keep("failing");
        QTest::mouseClick(find<QPushButton>(u"checkAnotherButton"_s), Qt::LeftButton);
        QVERIFY(find<QPlainTextEdit>(u"messageSourceEdit"_s)->isVisible());
    }

    /// As a folder of sent mail holds it, before a signature: what SPF would say is not known, and nobody is told of forgery.
    void aCopyOfOnesOwnIsNotForged()
    {
        paste("From: Ann <ann@example.org>\r\nTo: bob@example.net\r\nSubject: x\r\nMessage-ID: <sent@example.org>\r\n\r\nHello\r\n");
        checkAndWait();
        QCOMPARE(text(u"checkHeadline"_s), u"Whether it is from example.org could not be found out."_s);
        QCOMPARE(verdict(0), u"unknown"_s);
        QCOMPARE(verdict(2), u"unknown"_s);
        QVERIFY2(text(u"checkNextStep"_s).contains(u"\"Handed over by\""_s), qPrintable(text(u"checkNextStep"_s)));
        QVERIFY2(text(u"checkOrigin"_s).contains(u"cannot be told"_s), qPrintable(text(u"checkOrigin"_s)));
        for (const QLabel *label : m_dialog->findChildren<QLabel *>())
            QVERIFY2(!label->text().contains(u"forged"_s), qPrintable(label->text()));
        keep("unknown");
    }

    /// Bytes of a file are checked as they are: what an editor makes of them is another message.
    void aFileIsCheckedByItsBytes()
    {
        m_folder->write(u"signed.eml"_s, QByteArray::fromStdString(m_signed));
        ui::FileDialog::setNextPaths({ m_folder->path(u"signed.eml"_s) });
        QTest::mouseClick(find<QPushButton>(u"chooseMessageButton"_s), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(find<QLabel>(u"checkHeadline"_s), patience);
        QCOMPARE(verdict(1), u"pass"_s);
    }

    void whoHandedItOverIsReadFromReceived()
    {
        paste("Received: from mx.example.org (mx.example.org [192.0.2.77])\r\n\tby in.receiver.example; Fri, 27 Nov 2026 10:00:00 +0000\r\nReturn-Path: <ann@example.org>\r\n" + m_signed);
        checkAndWait();
        QCOMPARE(verdict(0), u"pass"_s);
    }

    void ourOwnLeadsToItsTrace()
    {
        QVERIFY(m_window->import(u"mx1"_s, test::ordinaryMail(u"mx1"_s, m_window->hour - 4 * core::microsPerHour, 2, 5)));
        // The id of a message in that log.
        const QByteArray log = test::contentOf(m_window->desk().folder() + u"/mx1.log"_s);
        const qsizetype at = log.indexOf("message-id=<") + 12;
        std::string ours = m_signed;
        const std::string id = "<" + log.mid(at, log.indexOf('>', at) - at).toStdString() + ">";
        ours.replace(ours.find("<m1@example.org>"), 16, id);
        paste(ours);
        checkAndWait();
        QVERIFY2(text(u"checkOrigin"_s).startsWith(u"It is yours: mx1 accepted it"_s), qPrintable(text(u"checkOrigin"_s)));
        QTest::mouseClick(find<QPushButton>(u"openCheckedButton"_s), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(m_window->window()->currentPage()->id(), u"messages"_s, patience);
        m_dialog = nullptr;
    }

    void whatIsNoMessageIsSaid()
    {
        QVERIFY(!find<QPushButton>(u"checkButton"_s)->isEnabled());
        paste("just words");
        QTest::mouseClick(find<QPushButton>(u"checkButton"_s), Qt::LeftButton);
        auto *problem = find<ui::ProblemView>(u"checkProblem"_s);
        QTRY_VERIFY_WITH_TIMEOUT(problem->isVisible(), patience);
        QCOMPARE(problem->problem().kind, core::ProblemKind::Malformed);
        paste(m_signed);
        QTest::keyClicks(find<QLineEdit>(u"clientIpLineEdit"_s), u"999"_s);
        QTest::mouseClick(find<QPushButton>(u"checkButton"_s), Qt::LeftButton);
        QVERIFY(!find<QLabel>(u"checkStateLabel"_s)->isVisible()); // not asked
    }

    /// What few need is folded away, and opened by key.
    void theRestIsFoldedAway()
    {
        auto *more = find<QPushButton>(u"moreCheckButton"_s);
        QVERIFY(more && more->isVisible() && find<QLineEdit>(u"clientIpLineEdit"_s)->isVisible());
        const QStringList folded { u"heloLineEdit"_s, u"checkResolverLineEdit"_s, u"trustAnchorLineEdit"_s, u"dmarcChoice"_s };
        for (const QString &name : folded)
            QVERIFY2(!find<QWidget>(name)->isVisible(), qPrintable(name));
        more->setFocus(Qt::TabFocusReason);
        QTest::keyClick(more, Qt::Key_Space);
        for (const QString &name : folded)
            QVERIFY2(find<QWidget>(name)->isVisible(), qPrintable(name));
        QCOMPARE(test::PageWindow::doubleMnemonics(m_dialog), QStringList());
        keep("more");
        QTest::keyClick(more, Qt::Key_Space);
        QVERIFY(!find<QWidget>(folded.first())->isVisible());
    }

    /// How it is checked is chosen here, and kept.
    void theMethodIsChosen()
    {
        paste(m_signed);
        keep("input");
        find<QLineEdit>(u"checkResolverLineEdit"_s)->setText(u"here"_s);
        QTest::mouseClick(find<QPushButton>(u"checkButton"_s), Qt::LeftButton);
        QVERIFY(!find<QLabel>(u"checkStateLabel"_s)->isVisible()); // not asked
        // Two lines say why, and the field grows by them.
        auto *wrong = qobject_cast<ui::FormField *>(find<QLineEdit>(u"checkResolverLineEdit"_s)->parentWidget());
        QVERIFY(wrong && wrong->hasError());
        QTRY_VERIFY_WITH_TIMEOUT(wrong->height() >= wrong->heightForWidth(wrong->width()), patience);
        keep("refused");
        find<QLineEdit>(u"checkResolverLineEdit"_s)->setText(m_nsd->address());
        auto *method = find<ui::SegmentedChoice>(u"dmarcChoice"_s);
        QCOMPARE(method->textAt(method->current()), u"RFC 9989"_s);
        method->setFocus();
        QTest::keyClick(method, Qt::Key_Right);
        checkAndWait();
        QCOMPARE(m_window->desk().settings().dmarc, config::DmarcBy::Rfc7489);
        config::Settings settings = m_window->desk().settings();
        settings.dmarc = config::DmarcBy::Rfc9989;
        m_window->desk().changeSettings(settings);
    }

    void aTrustAnchorThatCannotBeRead()
    {
        paste(m_signed);
        auto *anchor = find<QLineEdit>(u"trustAnchorLineEdit"_s);
        anchor->setText(m_folder->path(u"missing.key"_s));
        QTest::mouseClick(find<QPushButton>(u"checkButton"_s), Qt::LeftButton);
        auto *problem = find<ui::ProblemView>(u"checkProblem"_s);
        QTRY_VERIFY_WITH_TIMEOUT(problem->isVisible(), patience);
        QCOMPARE(problem->problem().kind, core::ProblemKind::Malformed);
        anchor->clear();
        checkAndWait();
        QCOMPARE(m_window->desk().settings().trustAnchor, QString());
    }

    /// A network that wants to be logged in to: nothing is said to be missing, nothing forged.
    void aServerThatDeniesEverythingProvesNothing()
    {
        QUdpSocket denier;
        QVERIFY(denier.bind(QHostAddress(QHostAddress::LocalHost), 0));
        connect(&denier, &QUdpSocket::readyRead, &denier, [&denier] {
            while (denier.hasPendingDatagrams()) {
                const QNetworkDatagram question = denier.receiveDatagram();
                QByteArray answer = question.data();
                qsizetype end = 12; // behind the header; then labels, type and class
                while (end < answer.size() && answer[end] != '\0')
                    end += answer[end] + 1;
                answer.truncate(end + 5);
                answer.replace(2, 10, QByteArray::fromHex("81830001000000000000")); // NXDOMAIN
                denier.writeDatagram(question.makeReply(answer));
            }
        });
        const QString before = m_window->desk().settings().resolver;
        find<QLineEdit>(u"checkResolverLineEdit"_s)->setText(u"127.0.0.1:%1"_s.arg(denier.localPort()));
        paste("Received: from mx.example.org (mx.example.org [192.0.2.77])\r\n\tby in.receiver.example\r\nReturn-Path: <ann@example.org>\r\n" + m_signed);
        checkAndWait();
        QCOMPARE(text(u"checkHeadline"_s), u"Whether it is from example.org could not be found out."_s);
        for (int part = 0; part < 3; ++part)
            QCOMPARE(verdict(part), u"temperror"_s);
        QVERIFY2(text(u"checkNextStep"_s).contains(u"another \"Name server\""_s), qPrintable(text(u"checkNextStep"_s)));
        QVERIFY2(text(u"checkOrigin"_s).contains(u"could not be looked up"_s), qPrintable(text(u"checkOrigin"_s)));
        keep("denied");
        config::Settings settings = m_window->desk().settings();
        settings.resolver = before;
        m_window->desk().changeSettings(settings);
    }

    /// A name server that never answers: the window lives, and the check can be stopped.
    void aSilentServerCanBeStopped()
    {
        const QString before = m_window->desk().settings().resolver;
        find<QLineEdit>(u"checkResolverLineEdit"_s)->setText(u"192.0.2.1"_s);
        paste(m_signed);
        QTest::mouseClick(find<QPushButton>(u"checkButton"_s), Qt::LeftButton);
        auto *stop = find<QPushButton>(u"stopCheckButton"_s);
        QVERIFY(stop->isVisible());
        QVERIFY(!find<QPushButton>(u"checkButton"_s)->isEnabled());
        QTest::mouseClick(stop, Qt::LeftButton);
        QVERIFY(!stop->isVisible());
        QVERIFY(find<QPushButton>(u"checkButton"_s)->isEnabled());
        QCOMPARE(m_window->desk().settings().resolver, u"192.0.2.1"_s);
        find<QLineEdit>(u"checkResolverLineEdit"_s)->setText(before);
        checkAndWait();
        QCOMPARE(verdict(1), u"pass"_s);
    }
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    ui::Theme theme(application, ui::Look::Light);
    TestCheckDialog test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_mailauth_checkdialog.moc"
