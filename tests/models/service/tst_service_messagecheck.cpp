// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/limits.h"
#include "models/mailauth/text.h"
#include "models/service/messagecheck.h"
#include "tests/support/scriptedresolver.h"

#include <QTest>

using namespace bw;
using namespace Qt::StringLiterals;
using service::Origin;

Q_DECLARE_METATYPE(bw::mailauth::spf::Verdict)
Q_DECLARE_METATYPE(bw::mailauth::arc::Verdict)
Q_DECLARE_METATYPE(bw::service::Origin)

class TestServiceMessageCheck final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsAsked()
    {
        const auto message = mailauth::parseMessage("Received: from mx.example.org (mail [192.0.2.7])\r\n\tby in.example.net\r\nFrom: a@example.org\r\n\r\nx\r\n");
        service::MessageCheckRequest request;
        auto asked = service::askedOf(request, message);
        QVERIFY(asked && asked->isHandoverGuessed);
        QCOMPARE(asked->request.client.toString(), std::string("192.0.2.7"));
        QCOMPARE(asked->request.helo, std::string("mx.example.org"));
        QVERIFY(!asked->request.mailFrom);
        request.helo = u"other.example"_s;
        request.mailFrom = u"<>"_s;
        asked = service::askedOf(request, message);
        QVERIFY(asked->isHandoverGuessed);
        QCOMPARE(asked->request.helo, std::string("other.example"));
        QCOMPARE(asked->request.mailFrom, std::optional(std::string()));
        request.clientIp = u"192.0.2.8"_s;
        request.helo.clear();
        request.mailFrom = u"<a@example.org>"_s;
        asked = service::askedOf(request, message);
        QVERIFY(!asked->isHandoverGuessed);
        QCOMPARE(asked->request.client.toString(), std::string("192.0.2.8"));
        QVERIFY(asked->request.helo.empty()); // of another host, perhaps
        QCOMPARE(asked->request.mailFrom, std::optional(std::string("a@example.org")));
        request.clientIp = u"999"_s;
        QCOMPARE(service::askedOf(request, message).error().kind, core::ProblemKind::Usage);
    }

    /// Its owner's advice is no use to who was written to in its name.
    void forgedMailIsToldFirst_data()
    {
        using Verdict = mailauth::dmarc::Verdict;
        QTest::addColumn<int>("verdict");
        QTest::addColumn<QString>("signer");
        QTest::addColumn<Origin>("origin");
        QTest::addColumn<QString>("step");
        const QString forged = u"If it is not yours, it is forged; receivers refuse it (p=reject). If it is yours: sign it."_s, own = u"If it is yours: sign it."_s;
        QTest::newRow("of somebody else") << int(Verdict::Fail) << u"evil.example"_s << Origin::Foreign << forged;
        QTest::newRow("nobody knows whose") << int(Verdict::Fail) << QString() << Origin::Unknown << forged;
        QTest::newRow("a key of the author's broke") << int(Verdict::Fail) << u"mail.paypal.com"_s << Origin::Foreign << own;
        QTest::newRow("in our log") << int(Verdict::Fail) << QString() << Origin::Logged << own;
        QTest::newRow("could not be asked") << int(Verdict::TempError) << QString() << Origin::Foreign << own;
    }
    void forgedMailIsToldFirst()
    {
        QFETCH(int, verdict);
        QFETCH(QString, signer);
        QFETCH(Origin, origin);
        mailauth::MessageReport report;
        report.dmarc.verdict = mailauth::dmarc::Verdict(verdict);
        report.dmarc.domain = report.dmarc.organizationalDomain = "paypal.com";
        report.dmarc.policy = report.dmarc.disposition = mailauth::dmarc::Policy::Reject;
        report.dmarc.remedy = u"If it is yours: sign it."_s;
        if (!signer.isEmpty())
            report.dkim.emplace_back().domain = signer.toStdString();
        service::MessageCheck check;
        check.parts = service::partsOf(report, mailauth::parseMessage("From: service@paypal.com\r\n\r\nx\r\n"), { true, origin, service::Asker::CommandLine, {} }).inOrder();
        QTEST(check.nextStep(), "step");
    }

    /// A copy from the folder of sent mail: SPF was not asked, so that nothing is known, and nothing forged.
    void whatNobodyHandedOverIsUnknown_data()
    {
        QTest::addColumn<QByteArray>("received");
        QTest::addColumn<QString>("reason");
        QTest::newRow("a copy of one's own") << QByteArray() << u"a copy of one's own"_s;
        QTest::newRow("from inside") << QByteArray("Received: from x (home [192.168.1.5])\r\n by mx.example.net\r\n") << u"nor does a Received field hold a public one"_s;
    }
    void whatNobodyHandedOverIsUnknown()
    {
        QFETCH(QByteArray, received);
        QFETCH(QString, reason);
        test::ScriptedResolver dns;
        dns.add("_dmarc.example.com", dns::Type::Txt, "v=DMARC1; p=reject");
        dns.addEmpty("example.com");
        for (const bool hasSender : { false, true }) {
            const auto message = mailauth::parseMessage((hasSender ? "Return-Path: <me@example.com>\r\n" : "") + received.toStdString() + "From: me@example.com\r\n\r\nx\r\n");
            const auto report = mailauth::checkMessage(message, service::askedOf({}, message)->request, dns);
            QCOMPARE(report.dmarc.verdict, mailauth::dmarc::Verdict::Unknown);
            const auto parts = service::partsOf(report, message, { false, Origin::Unknown, service::Asker::CommandLine, {} });
            for (const service::CheckPart &part : { parts.spf, parts.dmarc }) {
                QCOMPARE(part.word, u"unknown"_s);
                QVERIFY(part.mark == service::CheckMark::Unknown);
                QVERIFY2(!part.remedy.contains(u"forged"_s), qPrintable(part.remedy));
                QVERIFY2(part.remedy.contains(u"--client-ip"_s) && part.remedy.contains(u"--mail-from"_s) != hasSender, qPrintable(part.remedy));
            }
            QVERIFY2(parts.spf.reason.contains(reason), qPrintable(parts.spf.reason));
            QVERIFY(service::partsOf(report, message, { false, Origin::Unknown, service::Asker::Window, {} }).dmarc.remedy.contains(u"\"Handed over by\""_s));
        }
        // What is in another domain's envelope proves nothing, whoever handed it over.
        const auto other = mailauth::parseMessage("Return-Path: <x@evil.test>\r\n" + received.toStdString() + "From: me@example.com\r\n\r\nx\r\n");
        QCOMPARE(mailauth::checkMessage(other, service::askedOf({}, other)->request, dns).dmarc.verdict, mailauth::dmarc::Verdict::Fail);
    }

    /// To publish a record is for the domain's owner: who was written to in its name is told so, and the owner is told first.
    void onlyTheOwnerIsToldToPublish()
    {
        test::ScriptedResolver dns;
        dns.addEmpty("evil.test");
        const auto message = mailauth::parseMessage("Received: from mx (mx [198.51.100.10])\r\n by in.example.net\r\nReturn-Path: <x@evil.test>\r\nFrom: x@evil.test\r\n\r\nx\r\n");
        const auto report = mailauth::checkMessage(message, service::askedOf({}, message)->request, dns);
        for (const QStringList &own : { QStringList(), QStringList(u"example.com"_s) }) {
            const auto parts = service::partsOf(report, message, { true, Origin::Unknown, service::Asker::CommandLine, own });
            for (const service::CheckPart &part : { parts.spf, parts.dkim.constFirst(), parts.dmarc })
                QVERIFY2(part.isIfYours && part.remedy.startsWith(u"If evil.test is yours: "_s), qPrintable(part.name + part.remedy));
        }
        const auto owned = service::partsOf(report, message, { true, Origin::Unknown, service::Asker::CommandLine, { u"evil.test"_s } });
        const auto steps = service::stepsOf(owned.inOrder());
        QVERIFY2(steps.constFirst().remedy.startsWith(u"Publish a TXT record at _dmarc.evil.test"_s), qPrintable(steps.constFirst().remedy));
        // Whose domain is not known: what anybody can do stands first.
        QList<service::CheckPart> mixed = service::partsOf(report, message, { false, Origin::Unknown, service::Asker::CommandLine, {} }).inOrder();
        QCOMPARE(service::stepsOf(mixed).constFirst().name, u"SPF"_s);
    }

    /// A step can be pasted, or names what it is filled in at.
    void stepsNameWhatToDoThemWith()
    {
        test::ScriptedResolver dns;
        dns.addEmpty("example.com");
        const auto message = mailauth::parseMessage("From: x@example.com\r\n\r\nx\r\n");
        auto report = mailauth::checkMessage(message, {}, dns);
        QVERIFY2(report.dmarc.remedy.contains(u"\"v=DMARC1; p=none; rua=mailto:dmarc-reports@example.com\""_s), qPrintable(report.dmarc.remedy));
        report.dmarc.verdict = mailauth::dmarc::Verdict::TempError;
        report.dmarc.remedy = mailauth::untrustedRemedy();
        const auto step = [&](service::Asker asker) { return service::partsOf(report, message, { true, Origin::Unknown, asker, {} }).dmarc.remedy; };
        QVERIFY2(step(service::Asker::CommandLine).contains(u"--resolver"_s), qPrintable(step(service::Asker::CommandLine)));
        QVERIFY2(step(service::Asker::Window).contains(u"\"Name server\""_s), qPrintable(step(service::Asker::Window)));
    }

    /// By the tag that applies to this name.
    void theStepNamesTheTag()
    {
        mailauth::MessageReport report;
        report.dmarc.verdict = mailauth::dmarc::Verdict::Fail;
        report.dmarc.domain = "news.example.com";
        report.dmarc.organizationalDomain = "example.com";
        report.dmarc.policy = report.dmarc.disposition = mailauth::dmarc::Policy::Quarantine;
        report.dmarc.policyTag = "sp";
        const auto parts = service::partsOf(report, mailauth::parseMessage("From: a@news.example.com\r\n\r\nx\r\n"), { true, Origin::Foreign, service::Asker::CommandLine, {} });
        QVERIFY2(parts.dmarc.remedy.contains(u"(sp=quarantine)"_s), qPrintable(parts.dmarc.remedy));
    }

    void whatHasNoHeaderIsNoMessage()
    {
        for (const std::string &bytes : { std::string(), std::string("just words\n"), std::string("\0\1\xff\xfe\n\x80", 6) }) {
            const auto done = service::isMessage(mailauth::parseMessage(bytes));
            QVERIFY(!done);
            QCOMPARE(done.error().kind, core::ProblemKind::Malformed);
            QCOMPARE(done.error().reason, u"it has no header"_s);
        }
        QVERIFY(service::isMessage(mailauth::parseMessage("From: a@example.org\r\n\r\n")));
    }

    /// What decides may stand behind what was not read.
    void aHeaderBeyondTheLimitHasNoVerdict()
    {
        std::string lines;
        for (std::size_t i = 0; i < core::limits::mailFieldLines; ++i)
            lines += "X: y\r\n";
        for (const std::string &bytes : { lines + "From: a@example.org\r\n\r\nx", "From: a@example.org\r\n" + lines + "\r\nx" }) {
            const auto done = service::isMessage(mailauth::parseMessage(bytes));
            QVERIFY(!done);
            QCOMPARE(done.error().kind, core::ProblemKind::TooLarge);
            QVERIFY2(done.error().oneLine().contains(u"no verdict is known"_s), qPrintable(done.error().oneLine()));
        }
        QVERIFY(service::isMessage(mailauth::parseMessage("From: a@example.org\r\n" + lines.substr(6) + "\r\nx")));
    }

    void passedOn_data()
    {
        using Spf = mailauth::spf::Verdict;
        using Arc = mailauth::arc::Verdict;
        QTest::addColumn<Spf>("spf");
        QTest::addColumn<bool>("dkimAligned");
        QTest::addColumn<Arc>("arc");
        QTest::addColumn<Origin>("origin");
        QTest::addColumn<bool>("isSaid");
        QTest::newRow("SPF says no, DKIM proves it") << Spf::SoftFail << true << Arc::None << Origin::Logged << true;
        QTest::newRow("seals hold") << Spf::Pass << false << Arc::Pass << Origin::Foreign << true;
        QTest::newRow("seals do not hold") << Spf::Pass << true << Arc::Fail << Origin::Foreign << false;
        QTest::newRow("nobody knows who handed it over") << Spf::None << true << Arc::None << Origin::Logged << false;
        QTest::newRow("SPF could not be asked") << Spf::TempError << true << Arc::None << Origin::Unknown << false;
        QTest::newRow("our key, not our node") << Spf::Fail << true << Arc::Pass << Origin::SignedNotLogged << false;
        QTest::newRow("forged") << Spf::Fail << false << Arc::Pass << Origin::Forged << false;
    }
    void passedOn()
    {
        QFETCH(mailauth::spf::Verdict, spf);
        QFETCH(bool, dkimAligned);
        QFETCH(mailauth::arc::Verdict, arc);
        QFETCH(Origin, origin);
        mailauth::MessageReport report;
        report.spf.verdict = spf;
        report.dmarc.isDkimAligned = dkimAligned;
        report.arc.verdict = arc;
        QTEST(service::wasPassedOn(report, origin), "isSaid");
    }
};

QTEST_GUILESS_MAIN(TestServiceMessageCheck)
#include "tst_service_messagecheck.moc"
