// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/service/messagecheck.h"

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
