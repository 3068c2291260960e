// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tls/survey.h"
#include "tests/models/tls/simserver.h"

#include <QTest>

#include <deque>
#include <utility>

using namespace bw::tls;
using bw::test::SimServer;

namespace {

Picture look(const SimServer &server, std::size_t width = 8, Survey survey = Survey("mx.example.org"))
{
    bool isFirst = true;
    while (!survey.isDone()) {
        std::deque<Survey::Question> open;
        while (open.size() < width)
            if (auto question = survey.next())
                open.push_back(*question);
            else
                break;
        if (open.empty() || (isFirst && open.size() != 1))
            qFatal("%zu questions at once", open.size());
        isFirst = false;
        while (!open.empty()) {
            survey.take(open.back().id, server.answer(open.back().hello));
            open.pop_back();
        }
    }
    return survey.picture();
}

/// What no OpenSSL of today can be: SSL 2 and 3, RC4, export. Its answers are values, made by hand after the RFCs.
SimServer ancient()
{
    SimServer server;
    server.suites = { { Version::Ssl3, { 0x0005, 0x0004, 0x000A, 0x0003, 0x0014 } }, { Version::Tls10, { 0x0005, 0x0033, 0x002F, 0x0003, 0x0014 } } };
    server.hasSsl2 = server.compresses = true;
    server.knowsFallback = false;
    server.dhBits = 768;
    return server;
}

SimServer modern()
{
    SimServer server;
    server.suites = { { Version::Tls12, { 0xC030, 0xC02F, 0xCCA8 } }, { Version::Tls13, { 0x1303, 0x1301, 0x1302 } } };
    server.groups = { 0x001D, 0x0018, 0x11EC };
    server.curves = { 0x0018, 0x001D, 0x0016 };
    return server;
}

} // namespace

class TestTlsSurvey : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void seesAModernServer()
    {
        for (const bool isServers : { true, false }) {
            SimServer server = modern();
            server.isServersOrder = isServers;
            const Picture picture = look(server);
            QVERIFY(picture.isWhole());
            QVERIFY(picture.has(Version::Tls12) && picture.has(Version::Tls13));
            for (const Version version : { Version::Ssl2, Version::Ssl3, Version::Tls10, Version::Tls11 })
                QVERIFY(picture.of(version)->offered == Seen::No);
            if (isServers) {
                QVERIFY(picture.of(Version::Tls12)->suites.codes == server.suites[Version::Tls12]);
                QVERIFY(picture.of(Version::Tls13)->suites.codes == server.suites[Version::Tls13]);
                QVERIFY(picture.groups.codes == server.groups);
                QVERIFY(picture.curves.codes == server.curves);
            } else {
                QVERIFY(picture.groups.order == Order::Client && picture.groups.codes.size() == 3);
            }
            QVERIFY(picture.fallbackScsv == Seen::Yes && picture.compression == Seen::No && picture.secureRenegotiation == Seen::Yes);
            QVERIFY(!picture.dhBits && !picture.exportRsaBits);
            QVERIFY2(picture.questions < 60, qPrintable(QString::number(picture.questions)));
        }
    }

    void seesWhatIsLongForbidden()
    {
        const SimServer server = ancient();
        const Picture picture = look(server);
        QVERIFY(picture.isWhole());
        QVERIFY(picture.has(Version::Ssl2) && picture.ssl2Suites.size() == 1);
        QVERIFY(picture.of(Version::Ssl3)->suites.codes == server.suites.at(Version::Ssl3));
        QVERIFY(picture.of(Version::Tls10)->suites.codes == server.suites.at(Version::Tls10));
        QVERIFY(picture.of(Version::Tls12)->offered == Seen::No && picture.of(Version::Tls13)->offered == Seen::No);
        QVERIFY(picture.compression == Seen::Yes && picture.fallbackScsv == Seen::No);
        QCOMPARE(picture.dhBits, std::optional(512)); // of export, below the others' 768
        QCOMPARE(picture.exportRsaBits, std::optional(512));
        QCOMPARE(picture.certificates.size(), std::size_t(1));
    }

    /// Servers say in other ways as well that a version is not there.
    void aVersionIsNotThereInAnyWords()
    {
        for (SimServer server : { modern(), ancient() }) {
            const Picture told = look(server);
            server.saysProtocolVersion = false;
            const Picture picture = look(server);
            QVERIFY(picture.isWhole());
            for (const VersionFacts &facts : told.versions)
                QVERIFY2(picture.of(facts.version)->offered == facts.offered, wordOf(facts.version).data());
        }
    }

    void aCertificateIsAskedForByItself()
    {
        SimServer server = modern();
        server.suites[Version::Tls12] = { 0xC018, 0x0034, 0xC030 }; // ECDH_anon and DH_anon first
        const Picture picture = look(server);
        QVERIFY(picture.of(Version::Tls12)->suites.codes == server.suites[Version::Tls12]);
        QCOMPARE(picture.certificates.size(), std::size_t(1));
    }

    void theVersionsAloneAreEnough()
    {
        SimServer server = modern();
        server.suites.erase(Version::Tls12);
        const Picture picture = look(server);
        QVERIFY(picture.isWhole());
        QVERIFY(picture.compression == Seen::Moot && picture.fallbackScsv == Seen::Moot && picture.secureRenegotiation == Seen::Moot);
        QVERIFY(look({}).isWhole()); // has nothing at all
    }

    void oneAtATimeSeesTheSame()
    {
        const SimServer server = modern();
        Picture wide = look(server, 8), narrow = look(server, 1);
        wide.questions = narrow.questions = 0;
        QVERIFY(wide == narrow);
    }

    /// Whatever question has no answer: it ends, and is not whole, unless another answer said the same.
    void anyQuestionMayFail()
    {
        const SimServer server = modern();
        Picture told = look(server, 1);
        const int all = std::exchange(told.questions, 0);
        int whole = 0;
        for (int failing = 1; failing <= all; ++failing) {
            Survey survey("mx.example.org");
            int count = 0;
            while (!survey.isDone()) {
                const auto question = survey.next();
                QVERIFY(question);
                if (++count == failing)
                    survey.fail(question->id);
                else
                    survey.take(question->id, server.answer(question->hello));
            }
            Picture picture = survey.picture();
            picture.questions = 0;
            whole += picture.isWhole();
            QVERIFY2(!picture.isWhole() || picture == told, qPrintable(QString::number(failing)));
        }
        QVERIFY2(whole <= 4, qPrintable(QString::number(whole))); // the first ones about SSL 3, TLS 1.0 and 1.1, and about the certificate, which others show
    }

    void anAddressIsNoServerName()
    {
        Survey named("mx.example.org"), numbered("192.0.2.1");
        QCOMPARE(named.next()->hello.serverName, std::string("mx.example.org"));
        QCOMPARE(numbered.next()->hello.serverName, std::string());
    }
};

QTEST_GUILESS_MAIN(TestTlsSurvey)
#include "tst_tls_survey.moc"
