// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/limits.h"
#include "models/smtp/look.h"
#include "tests/support/scriptedserver.h"

#include <QTest>

#include <arpa/inet.h>
#include <map>
#include <netinet/in.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

using namespace bw;
using namespace Qt::StringLiterals;
using smtp::Answer;
using smtp::EndpointLook;
using smtp::RelayProbe;
using test::ScriptedServer;

namespace {

/// What is said otherwise, by the first word of a line; "" is the greeting. Nothing: the connection is ended.
using Changed = std::map<std::string, std::optional<std::string>>;

/// A server that does all well, but for what is changed. It has no TLS.
ScriptedServer::Script scriptOf(const Changed &changed = {})
{
    return [changed](const std::string &line) -> std::optional<std::string> {
        std::map<std::string, std::optional<std::string>> replies { { "", "220 mx.good.test ESMTP\r\n" }, { "EHLO", "250-mx.good.test\r\n250-SIZE 10240000\r\n250 8BITMIME\r\n" }, { "MAIL", "250 2.1.0 Ok\r\n" },
            { "RCPT", "554 5.7.1 Relay access denied\r\n" }, { "RSET", "250 2.0.0 Ok\r\n" }, { "QUIT", "221 2.0.0 Bye\r\n" }, { "AUTH", "503 5.5.1 not enabled\r\n" }, { "VRFY", "502 5.5.1 disabled\r\n" },
            { "EXPN", "502 5.5.1 not implemented\r\n" }, { "ETRN", "500 5.5.1 not known\r\n" }, { "*", "501 5.7.0 as you like\r\n" } };
        for (const auto &[word, reply] : changed)
            replies[word] = reply;
        const auto found = replies.find(line.substr(0, line.find(' ')));
        if (line.starts_with("RCPT TO:<postmaster@good.test>") && !changed.contains("RCPT"))
            return "250 2.1.5 Ok\r\n";
        return found == replies.end() ? "500 5.5.2 what?\r\n" : found->second;
    };
}

struct Looked
{
    EndpointLook look;
    std::vector<std::vector<std::string>> heard;

    [[nodiscard]] int count(const std::string &word) const
    {
        int count = 0;
        for (const auto &lines : heard)
            count += int(std::ranges::count_if(lines, [&](const std::string &line) { return line.substr(0, line.find(' ')) == word; }));
        return count;
    }
    [[nodiscard]] const std::vector<std::string> *withLine(const std::string &line) const
    {
        const auto found = std::ranges::find_if(heard, [&](const auto &lines) { return std::ranges::find(lines, line) != lines.end(); });
        return found == heard.end() ? nullptr : &*found;
    }
};

Looked lookAt(const ScriptedServer::Script &script, smtp::LookOptions options = {}, smtp::Role role = smtp::Role::Mx)
{
    ScriptedServer server(script);
    options.ehloName = u"probe.test"_s;
    options.certificateName = u"mx.good.test"_s;
    options.manners.pause = std::chrono::milliseconds(0);
    options.manners.mostConnections = 20;
    options.connect = [&server](const transport::Limit &) { return core::Result<std::unique_ptr<transport::Stream>>(server.connect()); };
    auto look = smtp::lookAtEndpoint({ u"mx.good.test"_s, {}, 25, role }, options, { std::chrono::steady_clock::now() + std::chrono::minutes(10), nullptr });
    return { look ? *look : EndpointLook { .problem = u"failed: "_s + look.error().oneLine() }, server.heard() };
}
Looked lookAt(const Changed &changed, const smtp::LookOptions &options = {})
{
    return lookAt(scriptOf(changed), options);
}

QString shown(const Answer &answer)
{
    return !answer.unknown.isEmpty() ? u"unknown: "_s + answer.unknown : answer.isClosed ? u"closed"_s : QString::number(answer.code);
}

/// On a port of its own: says \p first at once, and then \p rest byte by byte, one a second, to whoever comes, whatever it says.
class SlowServer final
{
public:
    SlowServer(std::string first, std::string rest)
        : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in any {};
        any.sin_family = AF_INET;
        any.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof any;
        if (::bind(m_socket, reinterpret_cast<sockaddr *>(&any), size) != 0 || ::listen(m_socket, 50) != 0 || ::getsockname(m_socket, reinterpret_cast<sockaddr *>(&any), &size) != 0)
            qFatal("no port");
        port = ntohs(any.sin_port);
        m_accepting = std::jthread([this, first = std::move(first), rest = std::move(rest)] {
            std::vector<std::jthread> all;
            for (int client = ::accept(m_socket, nullptr, nullptr); client >= 0; client = ::accept(m_socket, nullptr, nullptr))
                all.emplace_back([client, &first, &rest](const std::stop_token &ended) {
                    ::send(client, first.data(), first.size(), MSG_NOSIGNAL);
                    for (std::size_t at = 0; !ended.stop_requested(); ++at) {
                        if (at < rest.size())
                            ::send(client, rest.data() + at, 1, MSG_NOSIGNAL);
                        for (int i = 0; i < 20 && !ended.stop_requested(); ++i)
                            std::this_thread::sleep_for(std::chrono::milliseconds(50));
                    }
                    ::close(client);
                });
        });
    }
    ~SlowServer()
    {
        ::shutdown(m_socket, SHUT_RDWR);
        m_accepting.join();
        ::close(m_socket);
    }
    SlowServer(const SlowServer &) = delete;
    SlowServer &operator=(const SlowServer &) = delete;

    int port = 0;

private:
    int m_socket;
    std::jthread m_accepting;
};

constexpr int tries = 3; ///< tls::ProbeManners
constexpr std::size_t mostConnectionsOfALook = 40;

} // namespace

class TestSmtpConversations : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aGoodServer()
    {
        const Looked at = lookAt(Changed {});
        QCOMPARE(at.look.problem, QString());
        QCOMPARE(at.look.banner, u"220 mx.good.test ESMTP"_s);
        QCOMPARE(at.look.keywords, (QStringList { u"SIZE"_s, u"8BITMIME"_s }));
        QCOMPARE(at.look.maxSize, 10'240'000);
        QCOMPARE(at.look.localDomain, u"good.test"_s);
        QCOMPARE(shown(at.look.postmaster), u"250"_s);
        QCOMPARE(shown(at.look.mailBeforeTls), u"250"_s);
        QCOMPARE(shown(at.look.authPlainClear), u"503"_s);
        QCOMPARE(shown(at.look.vrfyKnown), u"502"_s);
        QCOMPARE(shown(at.look.earlyMail), u"250"_s); // a script takes everything in its order
        QCOMPARE(at.look.relays.size(), 9);
        for (const RelayProbe &probe : at.look.relays)
            QCOMPARE(probe.told, RelayProbe::Told::Refused);
        QVERIFY(at.heard.size() < mostConnectionsOfALook);
    }

    /// Whatever a server leaves out or draws out, the look ends in its time, and says of what it did not get that there was no time.
    void aSlowServerHoldsNobodyUp_data()
    {
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("rest");
        QTest::addColumn<bool>("greets");
        QTest::newRow("never answers") << QString() << QString() << false;
        QTest::newRow("a byte a second") << QString() << u"220 mx.slow.test ESMTP, and this greeting takes more than a minute\r\n"_s << false;
        QTest::newRow("greets and answers no more") << u"220 mx.slow.test ESMTP\r\n"_s << QString() << true;
        QTest::newRow("a reply without an end") << u"220 mx.slow.test ESMTP\r\n"_s << u"250-a\r\n"_s.repeated(50) << true;
    }
    void aSlowServerHoldsNobodyUp()
    {
        QFETCH(const QString, first);
        QFETCH(const QString, rest);
        QFETCH(const bool, greets);
        const SlowServer server(first.toStdString(), rest.toStdString());
        smtp::LookOptions options;
        options.ehloName = u"probe.test"_s;
        const auto begun = std::chrono::steady_clock::now();
        const auto looks = smtp::lookAtAllAddresses({ u"127.0.0.1"_s, {}, server.port, smtp::Role::Mx }, options, { begun + std::chrono::seconds(2), nullptr });
        QVERIFY(std::chrono::steady_clock::now() - begun < std::chrono::seconds(14)); // less than one answer's patience
        QVERIFY(looks && looks->size() == 1);
        QVERIFY2(looks->front().problem.contains(u"in time"_s), qPrintable(looks->front().problem));
        QCOMPARE(looks->front().greeting.code != 0, greets);
    }

    /// "Not now" is tried again some times; then it is not known, with the reply as the reason.
    void notNowAtTheDoor_data()
    {
        QTest::addColumn<QString>("step");
        QTest::addColumn<QString>("reply");
        QTest::newRow("421 instead of a greeting") << QString() << u"421 4.3.2 too busy"_s;
        QTest::newRow("450 instead of a greeting") << QString() << u"450 4.3.2 later"_s;
        QTest::newRow("421 to EHLO") << u"EHLO"_s << u"421 4.3.2 too busy"_s;
        QTest::newRow("451 to EHLO") << u"EHLO"_s << u"451 4.7.1 later"_s;
    }
    void notNowAtTheDoor()
    {
        QFETCH(const QString, step);
        QFETCH(const QString, reply);
        const Looked at = lookAt({ { step.toStdString(), reply.toStdString() + "\r\n" } });
        QVERIFY2(at.look.problem.contains(reply), qPrintable(at.look.problem));
        QCOMPARE(at.heard.size(), std::size_t(tries));
        QVERIFY(!at.look.isRefused);
    }

    void notNowWithin_data()
    {
        QTest::addColumn<QString>("step");
        for (const char *step : { "MAIL", "RCPT", "AUTH", "VRFY", "EXPN", "ETRN" })
            QTest::newRow(step) << QString::fromLatin1(step);
    }
    void notNowWithin()
    {
        QFETCH(const QString, step);
        const Looked at = lookAt({ { step.toStdString(), "421 4.7.0 too busy\r\n" } });
        QCOMPARE(at.look.problem, QString());
        const QMap<QString, const Answer *> answers { { u"MAIL"_s, &at.look.mailBeforeTls }, { u"RCPT"_s, &at.look.randomRecipient }, { u"AUTH"_s, &at.look.authPlainClear },
            { u"VRFY"_s, &at.look.vrfyKnown }, { u"EXPN"_s, &at.look.expn }, { u"ETRN"_s, &at.look.etrn } };
        for (auto it = answers.cbegin(); it != answers.cend(); ++it)
            if (it.key() == step)
                QVERIFY2((*it)->unknown.contains(u"421 4.7.0 too busy"_s), qPrintable(shown(**it)));
        if (step == u"MAIL" || step == u"RCPT")
            for (const RelayProbe &probe : at.look.relays)
                QVERIFY(probe.told == RelayProbe::Told::Nothing && !probe.answer.isKnown());
        QVERIFY2(at.heard.size() < mostConnectionsOfALook, qPrintable(QString::number(at.heard.size())));
    }

    /// Who greylists everybody says nothing of the recipient: neither that it is there, nor that it is not, nor that it relays.
    void greylisting()
    {
        const Looked at = lookAt({ { "RCPT", "450 4.2.0 Greylisted, come back later\r\n" } });
        QVERIFY(at.look.postmaster.unknown.contains(u"450 4.2.0"_s));
        QVERIFY(at.look.abuse.unknown.contains(u"450 4.2.0"_s));
        QVERIFY2(at.look.randomRecipient.unknown.contains(u"450 4.2.0"_s), qPrintable(shown(at.look.randomRecipient)));
        QVERIFY(!at.look.relays.isEmpty());
        for (const RelayProbe &probe : at.look.relays)
            QCOMPARE(probe.told, RelayProbe::Told::Nothing);
    }

    void laterForTheUnknownNameAloneIsAnAnswer()
    {
        const auto good = scriptOf();
        const Looked at = lookAt([&](const std::string &line) -> std::optional<std::string> { return line.starts_with("RCPT") && line.ends_with("@good.test>") && line.find("postmaster") == std::string::npos ? std::optional<std::string>("450 4.1.1 User unknown\r\n") : good(line); });
        QCOMPARE(shown(at.look.postmaster), u"250"_s);
        QCOMPARE(shown(at.look.randomRecipient), u"450"_s);
    }

    void theServerHangsUp_data()
    {
        QTest::addColumn<QString>("step");
        for (const char *step : { "", "EHLO", "MAIL", "RCPT", "RSET", "AUTH", "VRFY", "EXPN", "ETRN", "QUIT" })
            QTest::newRow(*step ? step : "at once") << QString::fromLatin1(step);
    }
    void theServerHangsUp()
    {
        QFETCH(const QString, step);
        const Looked at = lookAt({ { step.toStdString(), std::nullopt } });
        QCOMPARE(at.look.problem.isEmpty(), !step.isEmpty() && step != u"EHLO");
        QVERIFY(at.heard.size() < mostConnectionsOfALook);
        if (step == u"VRFY") {
            QCOMPARE(shown(at.look.vrfyKnown), u"closed"_s);
        } else if (step == u"MAIL") {
            QCOMPARE(shown(at.look.earlyMail), u"closed"_s);
            for (const RelayProbe &probe : at.look.relays)
                QCOMPARE(probe.told, RelayProbe::Told::Nothing);
        } else if (step == u"QUIT") {
            QCOMPARE(shown(at.look.postmaster), u"250"_s);
        }
    }

    void whatIsNoReply_data()
    {
        QTest::addColumn<QByteArray>("reply");
        QTest::newRow("a reply without end") << QByteArray("250-more\r\n").repeated(int(core::limits::smtpReplyBytes) / 5);
        QTest::newRow("a line without end") << QByteArray("250 ") + QByteArray(int(core::limits::smtpReplyBytes) * 2, 'x');
        QTest::newRow("another protocol") << QByteArray("SSH-2.0-OpenSSH_9.2\r\n");
        QTest::newRow("codes that differ") << QByteArray("250-one\r\n550 two\r\n");
        QTest::newRow("zeros") << QByteArray(100, '\0') + "\r\n";
        QTest::newRow("nothing") << QByteArray();
    }
    void whatIsNoReply()
    {
        QFETCH(const QByteArray, reply);
        for (const std::string step : { "", "EHLO", "MAIL", "RCPT", "VRFY" }) {
            const Looked at = lookAt({ { step, reply.toStdString() } });
            QVERIFY(at.heard.size() < mostConnectionsOfALook);
            if (step.empty() || step == "EHLO")
                QVERIFY2(!at.look.problem.isEmpty(), step.c_str());
            else if (step == "MAIL")
                QVERIFY(!at.look.mailBeforeTls.unknown.isEmpty());
            else if (step == "RCPT")
                QVERIFY(std::ranges::all_of(at.look.relays, [](const RelayProbe &probe) { return probe.told == RelayProbe::Told::Nothing; }));
            else
                QVERIFY(!at.look.vrfyKnown.unknown.isEmpty());
        }
    }

    /// Replies that nobody waited for would be taken for those to the next commands: an open relay that is none, no STARTTLS where there is.
    void aServerThatTalksBeforeItsTurn()
    {
        const Looked greeting = lookAt({ { "", "220 mx.good.test ESMTP\r\n250 go on\r\n" } });
        QVERIFY2(!greeting.look.problem.isEmpty(), qPrintable(greeting.look.keywords.join(u' ')));
        const Looked mail = lookAt({ { "MAIL", "250 2.1.0 Ok\r\n250 2.1.5 and the recipient too\r\n" } });
        QCOMPARE(mail.look.problem, QString());
        for (const RelayProbe &probe : mail.look.relays)
            QVERIFY2(probe.told == RelayProbe::Told::Nothing, qPrintable(probe.answer.talk));
        // A farewell behind a reply is one.
        const Looked farewell = lookAt({ { "VRFY", "502 5.5.1 disabled\r\n421 4.7.0 too many errors\r\n" } });
        QCOMPARE(shown(farewell.look.vrfyKnown), u"502"_s);
        QVERIFY2(farewell.look.vrfyRandom.unknown.contains(u"421 4.7.0"_s), qPrintable(shown(farewell.look.vrfyRandom)));
    }

    void binaryReplies()
    {
        const std::string wild("220 mx\x1b[31m\0\xff\x07.good.test\r\n", 26);
        const Looked at = lookAt({ { "", wild }, { "EHLO", "250-mx\r\n250-SI\x01ZE\xf0\x9f\r\n250 AUTH \x1b]0;x\x07\r\n" }, { "VRFY", "550 \x1b[2J\xc0\xaf\r\n" } });
        QCOMPARE(at.look.problem, QString());
        QStringList texts { at.look.banner, at.look.greeting.talk, at.look.ehlo.talk, at.look.vrfyKnown.reply, at.look.vrfyKnown.talk };
        texts << at.look.keywords << at.look.authClear;
        for (const QString &text : texts)
            for (const QChar c : text)
                QVERIFY2(c == u'\n' || c.category() != QChar::Other_Control, qPrintable(text));
        QCOMPARE(shown(at.look.vrfyKnown), u"550"_s);
    }

    /// A name that a server gives itself goes into recipients: only where it is a name.
    void aBannerPutsNothingIntoCommands()
    {
        for (const std::string name : { "a.b>\tRCPT", "x.y@z.test", "..", "mx.good.test\rDATA", "a.\xc3\xa4.test" }) {
            const Looked at = lookAt({ { "", "220 " + name + " ESMTP\r\n" } });
            for (const auto &lines : at.heard)
                for (const std::string &line : lines) {
                    QVERIFY2(std::ranges::all_of(line, [](char c) { return c >= ' ' && c < 127; }), line.c_str());
                    QVERIFY2(line == "RSET" || line == "QUIT" || line.find(name.substr(0, 3)) == std::string::npos || name == "mx.good.test\rDATA", line.c_str());
                }
            QCOMPARE(at.count("DATA"), 0);
        }
    }

    /// However willing a server is: no message, and every recipient is taken back.
    void noMessageIsSentToAnOpenRelay()
    {
        const Looked at = lookAt({ { "RCPT", "250 2.1.5 Ok\r\n" }, { "AUTH", "334 \r\n" }, { "VRFY", "250 there\r\n" }, { "EXPN", "250 there\r\n" }, { "ETRN", "250 queued\r\n" }, { "DATA", "354 go on\r\n" } });
        QCOMPARE(at.count("DATA"), 0);
        QCOMPARE(at.count("BDAT"), 0);
        QVERIFY(at.count("RCPT") > 9);
        for (const auto &lines : at.heard) {
            bool isOpen = false;
            for (const std::string &line : lines) {
                if (line.starts_with("MAIL")) {
                    QVERIFY2(!isOpen, line.c_str());
                    isOpen = true;
                } else if (line == "RSET" || line == "QUIT") {
                    isOpen = false;
                } else {
                    QVERIFY2(!isOpen || line.starts_with("RCPT TO:<"), line.c_str());
                }
            }
            QVERIFY(!isOpen);
        }
        QVERIFY(std::ranges::all_of(at.look.relays, [](const RelayProbe &probe) { return probe.told == RelayProbe::Told::Accepted; }));
        // Of who takes mail for everybody nobody can tell which domains are its own.
        QVERIFY(!at.look.postmaster.unknown.isEmpty() && !at.look.randomRecipient.unknown.isEmpty());
    }

    void nothingIsTriedWithoutConsent()
    {
        const Looked at = lookAt({ { "AUTH", "334 \r\n" }, { "RCPT", "250 Ok\r\n" }, { "DATA", "354 go on\r\n" } });
        QCOMPARE(at.count("AUTH"), 1); // whether it is taken before TLS
        QVERIFY(at.withLine("AUTH PLAIN"));
        QCOMPARE(at.count("*"), 1);
        QCOMPARE(at.count("DATA"), 0);
        QVERIFY(!at.look.authOverLimit.unknown.isEmpty());
        QVERIFY(!at.look.bareEndings && !at.look.bareEndingsUnknown.isEmpty());
        smtp::LookOptions toNobody; // a consent without a recipient is none
        toNobody.maySendMessages = true;
        QCOMPARE(lookAt({ { "RCPT", "250 Ok\r\n" }, { "DATA", "354 go on\r\n" } }, toNobody).count("DATA"), 0);
    }

    void whatThereWasNoTimeForSaysSo()
    {
        const auto look = smtp::lookAtEndpoint({ u"127.0.0.1"_s, {}, 9, smtp::Role::Mx }, { .ehloName = u"probe.test"_s }, { std::chrono::steady_clock::now(), nullptr });
        QVERIFY(look);
        QCOMPARE(look->problem, u"The time for this look was over before this was asked"_s);
        QVERIFY(!look->isRefused);
    }

    void namesAreThoseOfCertificates_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("certificate");
        QTest::newRow("with umlauts") << u"mx.b\u00fccher.test"_s << u"mx.xn--bcher-kva.test"_s;
        QTest::newRow("absolute") << u"MX.Good.test."_s << u"mx.good.test"_s;
        QTest::newRow("address") << u"2001:db8::1"_s << u"2001:db8::1"_s;
    }
    void namesAreThoseOfCertificates()
    {
        QFETCH(const QString, name);
        ScriptedServer server([](const std::string &) { return std::optional<std::string>("554 no\r\n"); });
        smtp::LookOptions options;
        options.ehloName = u"probe.test"_s;
        options.connect = [&server](const transport::Limit &) { return core::Result<std::unique_ptr<transport::Stream>>(server.connect()); };
        const auto look = smtp::lookAtEndpoint({ name, {}, 25, smtp::Role::Mx }, options, { std::chrono::steady_clock::now() + std::chrono::minutes(10), nullptr });
        QVERIFY(look);
        QTEST(look->certificateName, "certificate");
    }

    /// Where the reply to EHLO tells already, no login is begun in clear.
    void whatIsOfferedIsNotBegun()
    {
        const Looked at = lookAt({ { "EHLO", "250-mx.good.test\r\n250 AUTH PLAIN LOGIN\r\n" } });
        QCOMPARE(at.look.authClear, (QStringList { u"PLAIN"_s, u"LOGIN"_s }));
        QCOMPARE(at.count("AUTH"), 0);
        QVERIFY(!at.look.authPlainClear.isKnown() && !at.look.authPlainClear.unknown.isEmpty());
    }

    void loginsWithConsent()
    {
        smtp::LookOptions options;
        options.mayTryLogins = true;
        const Looked never = lookAt({ { "AUTH", "334 \r\n" } }, options);
        QCOMPARE(never.count("AUTH"), 1 + 11);
        QCOMPARE(never.count("*"), 1 + 11);
        QCOMPARE(shown(never.look.authOverLimit), u"334"_s);
        for (const auto &lines : never.heard)
            for (const std::string &line : lines)
                QVERIFY2(!line.starts_with("AUTH") || line == "AUTH PLAIN", line.c_str()); // never a secret
        int logins = 0;
        const auto good = scriptOf();
        const Looked limited = lookAt([&](const std::string &line) -> std::optional<std::string> { return line.starts_with("AUTH") && ++logins > 6 ? std::optional<std::string>("454 4.7.0 too many\r\n") : good(line); }, options);
        QCOMPARE(shown(limited.look.authOverLimit), u"454"_s);
        QCOMPARE(limited.count("AUTH"), 7);
    }

    void oddEndsWithConsent()
    {
        smtp::LookOptions options;
        options.maySendMessages = true;
        options.messagesTo = u"postmaster@good.test"_s;
        const Looked at = lookAt({ { "DATA", "354 go on\r\n" } }, options);
        QCOMPARE(at.count("DATA"), 4);
        for (const auto &lines : at.heard)
            if (const auto data = std::ranges::find(lines, "DATA"); data != lines.end())
                QVERIFY(data != lines.begin() && *(data - 1) == "RCPT TO:<postmaster@good.test>");
        QVERIFY(at.look.bareEndings || !at.look.bareEndingsUnknown.isEmpty());
    }

    /// STARTTLS that leads to no TLS: the rest is asked in clear, and nothing is told of what was not seen.
    void tlsThatDoesNotComeAbout()
    {
        const std::optional<std::string> offer = "250-mx.good.test\r\n250 STARTTLS\r\n";
        const Looked broken = lookAt({ { "EHLO", offer }, { "STARTTLS", "220 go ahead\r\nthis is no TLS, whatever it looks like to whom\r\n" } });
        QVERIFY(broken.look.offersStartTls());
        QVERIFY2(!broken.look.ehloTls.unknown.isEmpty(), qPrintable(shown(broken.look.ehloTls)));
        QCOMPARE(shown(broken.look.vrfyKnown), u"502"_s);
        QCOMPARE(broken.look.relays.size(), 9);
        QVERIFY(!broken.look.tls.handshake || !broken.look.tls.handshake->isComplete);
        QVERIFY(!broken.look.tls.verdict);
        const Looked later = lookAt({ { "EHLO", offer }, { "STARTTLS", "454 4.7.0 TLS not available\r\n" } });
        QVERIFY2(later.look.ehloTls.unknown.contains(u"454 4.7.0"_s), qPrintable(shown(later.look.ehloTls)));
        QVERIFY(!later.look.tls.handshake && !later.look.tls.handshakeProblem.isEmpty());
        QVERIFY(!later.look.injection.isKnown());
    }

    void submissionTakesNobodyWithoutLogin()
    {
        const Looked at = lookAt(scriptOf({ { "RCPT", "554 5.7.1 Client host rejected: Access denied\r\n" } }), {}, smtp::Role::Submission);
        QCOMPARE(shown(at.look.rcptWithoutLogin), u"554"_s);
        QVERIFY(at.look.localDomain.isEmpty());
        QVERIFY(!at.look.postmaster.unknown.isEmpty());
    }

    void whoIsCalledOffEnds()
    {
        std::atomic_bool stop = false;
        const auto good = scriptOf();
        ScriptedServer server([&](const std::string &line) {
            stop = stop || line.starts_with("VRFY");
            return good(line);
        });
        smtp::LookOptions options;
        options.connect = [&server](const transport::Limit &) { return core::Result<std::unique_ptr<transport::Stream>>(server.connect()); };
        const auto look = smtp::lookAtEndpoint({ u"mx.good.test"_s, {}, 25, smtp::Role::Mx }, options, { std::chrono::steady_clock::now() + std::chrono::minutes(10), &stop });
        QVERIFY(!look && look.error().kind == core::ProblemKind::Cancelled);
        for (const auto &lines : server.heard())
            QVERIFY(std::ranges::none_of(lines, [](const std::string &line) { return line.starts_with("RCPT"); }));
    }
};

QTEST_GUILESS_MAIN(TestSmtpConversations)
#include "tst_smtp_conversations.moc"
