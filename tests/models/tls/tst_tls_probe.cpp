// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/limits.h"
#include "models/tls/probe.h"
#include "tests/models/tls/hexfile.h"

#include <QTest>

#include <algorithm>
#include <atomic>
#include <thread>

using namespace bw;
using namespace bw::tls;
using namespace Qt::StringLiterals;
using namespace std::string_literals;
using State = SmtpReplyReader::State;

namespace {

/// Says one text after another, each when something was sent to it (the first at once); then it ends, or is silent for ever.
class Scripted final : public transport::Stream
{
public:
    explicit Scripted(std::vector<std::string> texts, bool isSilent = false)
        : m_texts(std::move(texts))
        , m_isSilent(isSilent)
    {
    }
    core::Done send(std::string_view bytes, const transport::Limit &) override
    {
        m_sent += bytes;
        ++m_turn;
        return {};
    }
    core::Result<std::size_t> receive(char *into, std::size_t size, const transport::Limit &limit) override
    {
        while (m_next < m_texts.size() && m_next <= m_turn && m_texts[m_next].empty())
            ++m_next;
        if (m_next >= m_texts.size() || m_next > m_turn) {
            if (!m_isSilent)
                return core::fail({ core::ProblemKind::Unreachable });
            while (!limit.isOver())
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
            return core::fail({ core::ProblemKind::TimedOut });
        }
        std::string &text = m_texts[m_next];
        const std::size_t count = std::min({ size, text.size(), std::size_t(3) });
        text.copy(into, count);
        text.erase(0, count);
        return count;
    }
    [[nodiscard]] const std::string &sent() const { return m_sent; }

private:
    std::vector<std::string> m_texts;
    bool m_isSilent;
    std::size_t m_next = 0, m_turn = 0;
    std::string m_sent;
};

transport::Limit soon(std::chrono::milliseconds time = std::chrono::seconds(20))
{
    return { std::chrono::steady_clock::now() + time };
}

const std::string greeting = "220-mx.example.org ESMTP\r\n220 no spam\r\n";
const std::string ehlo = "250-mx.example.org\r\n250-SIZE 1000\r\n250-starttls\r\n250 HELP\r\n";

} // namespace

class TestTlsProbe : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsRepliesInAnyPieces()
    {
        const std::string text = greeting + "421 4.3.2 later\r\n250\r\n250 \n";
        for (std::size_t step = 1; step <= text.size(); ++step) {
            SmtpReplyReader reader;
            std::vector<SmtpReply> replies;
            for (std::size_t at = 0; at < text.size(); at += step) {
                State state = reader.feed(std::string_view(text).substr(at, step));
                for (; state == State::Done; state = reader.feed({}))
                    replies.push_back(reader.take());
                QCOMPARE(state, State::More);
            }
            QVERIFY(replies == (std::vector<SmtpReply> { { 220, { "mx.example.org ESMTP", "no spam" } }, { 421, { "4.3.2 later" } }, { 250, { "" } }, { 250, { "" } } }));
        }
    }

    void refusesWhatIsNoReply()
    {
        for (const std::string &text : { "SSH-2.0-OpenSSH\r\n"s, "2x0 hi\r\n"s, "220+hi\r\n"s, "120 hi\r\n"s, "700 hi\r\n"s, "220-a\r\n250 b\r\n"s, "\r\n"s, "22\r\n"s })
            QVERIFY2(SmtpReplyReader().feed(text) == State::Malformed, text.c_str());
        QCOMPARE(SmtpReplyReader().feed(std::string(core::limits::smtpReplyBytes + 1, '2')), State::TooLarge);
        SmtpReplyReader endless;
        State state = State::More;
        for (int i = 0; i < 10'000 && state == State::More; ++i)
            state = endless.feed("250-more\r\n");
        QCOMPARE(state, State::TooLarge);
    }

    void opensByStartTls_data()
    {
        QTest::addColumn<QStringList>("says");
        QTest::addColumn<int>("state");
        QTest::addColumn<QString>("sent");
        const QString hi = QString::fromStdString(greeting), can = QString::fromStdString(ehlo);
        const QString asked = u"EHLO probe.example.net\r\nSTARTTLS\r\n"_s, greeted = u"EHLO probe.example.net\r\n"_s;
        const auto row = [](const char *name, const QStringList &says, OpeningState state, const QString &sent) { QTest::newRow(name) << says << int(state) << sent; };
        row("ready", { hi, can, u"220 go\r\n"_s }, OpeningState::Ready, asked);
        row("no STARTTLS", { hi, u"250-x\r\n250 STARTTLSX\r\n"_s }, OpeningState::NotOffered, greeted + u"QUIT\r\n"_s);
        row("too busy to greet", { u"421 4.3.2 later\r\n"_s }, OpeningState::Busy, {});
        row("greylisting at EHLO", { hi, u"450 4.7.1 try again\r\n"_s }, OpeningState::Busy, greeted);
        row("no TLS just now", { hi, can, u"454 4.7.0 TLS not available due to local problem\r\n"_s }, OpeningState::Busy, asked);
        row("does not like us", { u"554 5.7.1 no\r\n"_s }, OpeningState::Refused, {});
        row("no mail server", { u"SSH-2.0-OpenSSH_9.2\r\n"_s }, OpeningState::NotSmtp, {});
    }

    void opensByStartTls()
    {
        QFETCH(QStringList, says);
        QFETCH(int, state);
        QFETCH(QString, sent);
        std::vector<std::string> texts;
        for (const QString &text : says)
            texts.push_back(text.toStdString());
        Scripted stream(texts);
        const auto opening = openByStartTls(stream, "probe.example.net", soon());
        QVERIFY(opening);
        QCOMPARE(int(opening->state), state);
        QCOMPARE(QString::fromStdString(stream.sent()), sent);
        QCOMPARE(opening->behind, std::string());
    }

    void keepsWhatCameBehindTheGoAhead()
    {
        Scripted stream({ greeting, ehlo, "220 go\r\n\x16" });
        const auto opening = openByStartTls(stream, "p.example", soon());
        QVERIFY(opening);
        QVERIFY(opening->behind.empty() || opening->behind == "\x16"); // as the pieces fell
        Scripted cut({ greeting.substr(0, 20) });
        QVERIFY(!openByStartTls(cut, "p.example", soon()));
    }

    /// A server that gives every hello the same recorded answer: its suites are not what was offered, and it never goes round in circles.
    void aServerThatDoesNotListenIsNotBelieved()
    {
        const std::string flight = test::recorded(u"tls12-ecdhe"_s);
        ProbeTarget target;
        target.connect = [&](const transport::Limit &) { return std::make_unique<Scripted>(std::vector<std::string> { "", flight }); };
        const auto result = probe(target, {}, soon());
        QVERIFY(result);
        QVERIFY(result->picture.has(Version::Tls12));
        QVERIFY(result->picture.of(Version::Tls12)->suites.codes == std::vector<Code> { 0xC02B });
        QVERIFY(!result->picture.isWhole());
        QVERIFY(result->connections < 60);
    }

    void keepsToItsManners()
    {
        std::atomic_int open = 0, most = 0, turns = 0;
        struct Counted final : transport::Stream
        {
            Counted(std::unique_ptr<Stream> stream, std::atomic_int &count)
                : inner(std::move(stream))
                , open(count)
            {
            }
            ~Counted() override { --open; }
            core::Done send(std::string_view bytes, const transport::Limit &limit) override { return inner->send(bytes, limit); }
            core::Result<std::size_t> receive(char *into, std::size_t size, const transport::Limit &limit) override
            {
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
                return inner->receive(into, size, limit);
            }
            std::unique_ptr<Stream> inner;
            std::atomic_int &open;
        };
        const std::string alert = test::recorded(u"alert-handshake"_s);
        ProbeTarget target;
        target.connect = [&](const transport::Limit &) -> core::Result<std::unique_ptr<transport::Stream>> {
            int now = ++open, seen = most;
            while (now > seen && !most.compare_exchange_weak(seen, now)) { }
            return std::make_unique<Counted>(std::make_unique<Scripted>(std::vector<std::string> { "", alert }), open);
        };
        ProbeManners manners;
        manners.connections = 3;
        manners.turn = [&](const transport::Limit &) {
            ++turns;
            return core::Done();
        };
        const auto result = probe(target, manners, soon());
        QVERIFY(result && result->picture.isWhole());
        QVERIFY(most <= 3);
        QCOMPARE(int(turns), result->connections);
        for (const VersionFacts &facts : result->picture.versions)
            QVERIFY(facts.offered == Seen::No);
    }

    /// "Not now" is no answer about TLS: asked again, fewer at a time; and if that is all there is, nothing is known.
    void notNowIsNoRefusal()
    {
        const std::string alert = test::recorded(u"alert-version"_s);
        std::atomic_int count = 0;
        ProbeTarget target;
        target.isSmtp = true;
        target.ehloName = "p.example";
        target.connect = [&](const transport::Limit &) {
            const bool isBusy = ++count % 4 == 1;
            return std::make_unique<Scripted>(isBusy ? std::vector<std::string> { "421 4.7.0 too many\r\n" } : std::vector<std::string> { greeting, ehlo, "220 go\r\n", alert });
        };
        ProbeManners manners;
        manners.pause = std::chrono::milliseconds(1);
        const auto some = probe(target, manners, soon());
        QVERIFY(some);
        QVERIFY(some->busy > 0 && some->picture.isWhole());
        QVERIFY(some->opening.state == OpeningState::Ready);

        target.connect = [&](const transport::Limit &) { return std::make_unique<Scripted>(std::vector<std::string> { "450 4.2.0 greylisted\r\n" }); };
        const auto never = probe(target, manners, soon());
        QVERIFY(never);
        QVERIFY(never->opening.state == OpeningState::Busy);
        QCOMPARE(never->connections, manners.tries);
        QVERIFY(!never->picture.isWhole());
        for (const VersionFacts &facts : never->picture.versions)
            QVERIFY(facts.offered == Seen::Unknown);
    }

    void aServerWithoutTlsIsAskedOnce()
    {
        ProbeTarget target;
        target.isSmtp = true;
        target.ehloName = "p.example";
        target.connect = [&](const transport::Limit &) { return std::make_unique<Scripted>(std::vector<std::string> { greeting, "250 mx\r\n" }); };
        const auto result = probe(target, {}, soon());
        QVERIFY(result);
        QVERIFY(result->opening.state == OpeningState::NotOffered);
        QCOMPARE(result->connections, 1);
        target.isSmtp = false;
        target.connect = [&](const transport::Limit &) { return std::make_unique<Scripted>(std::vector<std::string> { greeting }); };
        const auto plain = probe(target, {}, soon());
        QVERIFY(plain);
        QVERIFY(plain->opening.state == OpeningState::NotSmtp);
        QCOMPARE(plain->connections, 1);
    }

    void saysWhyNothingWasReached()
    {
        ProbeTarget target;
        target.connect = [&](const transport::Limit &) -> core::Result<std::unique_ptr<transport::Stream>> { return core::fail({ core::ProblemKind::Unreachable, u"gone"_s }); };
        const auto result = probe(target, {}, soon());
        QVERIFY(!result);
        QCOMPARE(result.error().what, u"gone"_s);
    }

    void endsWhenItIsStoppedOrLate()
    {
        ProbeTarget target;
        target.connect = [&](const transport::Limit &) { return std::make_unique<Scripted>(std::vector<std::string> {}, true); };
        const auto late = probe(target, {}, soon(std::chrono::milliseconds(80)));
        QVERIFY(!late);
        QCOMPARE(late.error().kind, core::ProblemKind::TimedOut);
        const std::atomic_bool stop = true;
        auto limit = soon();
        limit.stop = &stop;
        const auto stopped = probe(target, {}, limit);
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().kind, core::ProblemKind::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestTlsProbe)
#include "tst_tls_probe.moc"
