// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/mailbox.h"
#include "models/transport/imap/imapsession.h"

#include <QTest>

#include <algorithm>
#include <deque>

using namespace bw;
using namespace Qt::StringLiterals;
using core::ProblemKind;
using transport::imap::Mail;

namespace {

/// A server that answers command by command, in pieces of any size; "%T" in an answer is the command's tag.
class Scripted final : public transport::imap::Stream
{
public:
    Scripted(std::deque<std::string> answers, std::vector<std::string> &commands, std::size_t piece)
        : m_answers(std::move(answers))
        , m_commands(commands)
        , m_piece(piece)
    {
    }
    core::Done send(std::string_view bytes, const transport::Limit &) override
    {
        m_commands.emplace_back(bytes.substr(bytes.find(' ') + 1, bytes.size() - bytes.find(' ') - 3));
        if (m_answers.empty())
            return {};
        std::string answer = m_answers.front();
        m_answers.pop_front();
        for (std::size_t at = answer.find("%T"); at != std::string::npos; at = answer.find("%T"))
            answer.replace(at, 2, bytes.substr(0, bytes.find(' ')));
        m_waiting += answer;
        return {};
    }
    core::Result<std::size_t> receive(char *into, std::size_t size, const transport::Limit &) override
    {
        if (m_waiting.empty())
            return core::fail({ ProblemKind::Unreachable, u"over"_s, {}, {}, {} });
        const std::size_t count = std::min({ size, m_piece, m_waiting.size() });
        std::copy_n(m_waiting.begin(), count, into);
        m_waiting.erase(0, count);
        return count;
    }

private:
    std::deque<std::string> m_answers;
    std::vector<std::string> &m_commands;
    std::string m_waiting;
    std::size_t m_piece;
};

std::string literal(const std::string &text)
{
    return '{' + std::to_string(text.size()) + "}\r\n" + text;
}

} // namespace

class TestTransportImap : public QObject
{
    Q_OBJECT
    std::vector<std::string> m_commands;
    std::atomic_bool m_stop = false;

    transport::imap::Session session(std::deque<std::string> answers, std::size_t piece = 64 * 1024)
    {
        m_commands.clear();
        return { std::make_unique<Scripted>(std::move(answers), m_commands, piece), u"imaps://a@example.org/INBOX"_s, std::chrono::seconds(10), m_stop };
    }

private Q_SLOTS:
    void urlsOfMailboxes_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("place"); // empty: refused
        QTest::newRow("plain") << u"imaps://ann@imap.example.org"_s << u"imaps://ann@imap.example.org/INBOX"_s;
        QTest::newRow("all") << u"imap://ann%40example.org@IMAP.example.org:1143/Reports/DMARC%20in"_s << u"imap://ann%40example.org@imap.example.org:1143/Reports/DMARC%20in"_s;
        QTest::newRow("port by its scheme") << u"imap://ann@h:143/a"_s << u"imap://ann@h/a"_s;
        QTest::newRow("INBOX in any case") << u"imaps://ann@h/Inbox"_s << u"imaps://ann@h/INBOX"_s;
        QTest::newRow("IPv6") << u"imaps://ann@[2001:db8::1]:99/a"_s << u"imaps://ann@[2001:db8::1]:99/a"_s;
        QTest::newRow("umlaut") << u"imaps://ann@h/K%C3%A4se"_s << u"imaps://ann@h/K%C3%A4se"_s;
        for (const char *wrong : { "http://ann@h/a", "imaps://h/a", "imaps://ann:secret@h/a", "imaps://ann:@h/a", "imaps://ann@h/a;UID=3", "imaps://ann@h/a%0D%0Ab LOGOUT", "imaps://ann@-h/a",
                 "imaps://ann@h/a?b", "imaps://ann@h:0/a", "imaps://an%0An@h/a", "imaps://", "" })
            QTest::newRow(wrong) << QString::fromLatin1(wrong) << QString();
    }
    void urlsOfMailboxes()
    {
        QFETCH(QString, url);
        QFETCH(QString, place);
        const auto mailbox = fleet::mailboxFromUrl(url);
        QCOMPARE(mailbox ? fleet::placeOf(*mailbox) : QString(), place);
        if (mailbox)
            QCOMPARE(*fleet::mailboxFromUrl(place), *mailbox);
        else
            QVERIFY(mailbox.error().kind == ProblemKind::Usage && !mailbox.error().oneLine().contains(u"secret"));
    }

    void namesOfFolders_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("word");
        QTest::newRow("plain") << u"INBOX"_s << QByteArray("\"INBOX\"");
        QTest::newRow("quoted") << u"a\"b\\c"_s << QByteArray("\"a\\\"b\\\\c\"");
        QTest::newRow("RFC 3501") << u"~peter/mail/台北/日本語"_s << QByteArray("\"~peter/mail/&U,BTFw-/&ZeVnLIqe-\"");
        QTest::newRow("ampersand") << u"a & b"_s << QByteArray("\"a &- b\"");
        QTest::newRow("beyond U+FFFF") << u"\U0001F4EC"_s << QByteArray("\"&2D3c7A-\"");
    }
    void namesOfFolders()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, word);
        QCOMPARE(QByteArray::fromStdString(transport::imap::folderWord(name)), word);
    }

    void setsOfNumbers()
    {
        QCOMPARE(transport::imap::setOf({ 1, 2, 3, 7, 9, 10 }), std::string("1:3,7,9:10"));
        QCOMPARE(transport::imap::setOf({ UINT32_MAX }), std::string("4294967295"));
    }

    /// Whatever stands in a message is no answer, wherever the bytes are cut.
    void aMessageIsNeverAnAnswer()
    {
        const std::string body = "From: a\r\n\r\nb2 OK done\r\n* BYE\r\n)\r\n* 9 FETCH (UID 9 BODY[] {1}\r\n";
        for (const std::size_t piece : { 1, 2, 7, 4096 }) {
            auto imap = session({ "* 3 EXISTS\r\n* OK [UIDVALIDITY 17] yes\r\n* ok [uidnext 9] x\r\n* FLAGS (\\Seen)\r\n%T OK [READ-ONLY] done\r\n",
                                    "* 1 FETCH (FLAGS (\\Seen (x)) UID 5 BODY[]<0> " + literal(body) + " MODSEQ (7))\r\n* 2 EXISTS\r\n* 2 FETCH (BODY[]<0> \"q\\\"\" UID 6)\r\n%T OK done\r\n" },
                piece);
            const auto folder = imap.open(u"INBOX"_s, false);
            QVERIFY(folder);
            QCOMPARE(folder->uidValidity, 17U);
            QCOMPARE(folder->nextUid, 9U);
            QCOMPARE(folder->messages, 3U);
            std::vector<std::pair<std::uint32_t, std::string>> mails;
            QVERIFY(imap.fetch({ { 5, 200 }, { 6, 3 }, { 7, 10 } }, mails));
            QCOMPARE(mails.size(), std::size_t(2));
            QCOMPARE(mails.at(0), std::pair(5U, body));
            QCOMPARE(mails.at(1), std::pair(6U, std::string("q\"")));
            QCOMPARE(m_commands, (std::vector<std::string> { "EXAMINE \"INBOX\"", "UID FETCH 5:7 (UID BODY.PEEK[]<0.201>)" }));
            QVERIFY(imap.isOpen());
        }
    }

    void theLastOneIsNamedAlsoWhereItIsOlder()
    {
        auto imap = session({ "* 3 FETCH (UID 40 RFC822.SIZE 9)\r\n%T OK done\r\n", "* 1 FETCH (RFC822.SIZE 99999999999 UID 42)\r\n* 2 FETCH (UID 41 RFC822.SIZE 7)\r\n* 3 FETCH (UID 41 RFC822.SIZE 7)\r\n* 4 FETCH (FLAGS ())\r\n* 2 FETCH (UID 41 FLAGS (\\Seen))\r\n* 5 FETCH (UID 43)\r\n%T OK done\r\n" });
        std::vector<Mail> mails;
        QVERIFY(imap.listBehind(40, mails));
        QCOMPARE(mails.size(), std::size_t(0));
        QVERIFY(imap.listBehind(40, mails));
        QCOMPARE(mails, (std::vector<Mail> { { 41, 7 }, { 42, UINT32_MAX }, { 43, 0 } }));
    }

    void aSizeThatIsNoneIsUnknown()
    {
        const std::string some = "* 1 FETCH (UID 1 RFC822.SIZE NIL)\r\n* 2 FETCH (UID 2 RFC822.SIZE -1)\r\n* 3 FETCH (UID 3 RFC822.SIZE 9)\r\n";
        for (const char *end : { "%T NO [SERVERBUG] no\r\n", "* 4 FETCH (UID" }) { // what came by then is kept
            auto imap = session({ some + end });
            std::vector<Mail> mails;
            QVERIFY(!imap.listBehind(0, mails));
            QCOMPARE(mails, (std::vector<Mail> { { 1, 0 }, { 2, 0 }, { 3, 9 } }));
        }
    }

    void searchesNameWhatIsThere()
    {
        std::string many = "* SEARCH"; // longer than any other response may be
        for (int uid = 1'000'000; uid < 1'020'000; ++uid)
            many += ' ' + std::to_string(uid);
        auto imap = session({ "* search 7 5\r\n* SEARCH 9 40 (MODSEQ 917162500)\r\n%T OK done\r\n", "* SEARCH\r\n%T OK done\r\n", many + "\r\n%T OK done\r\n", "%T NO no\r\n" });
        QCOMPARE(*imap.search(6, 40), (std::vector<std::uint32_t> { 7, 9, 40 }));
        QCOMPARE(m_commands.back(), std::string("UID SEARCH UID 6:40"));
        QVERIFY(imap.search(1, 9)->empty());
        QCOMPARE(imap.search(1, UINT32_MAX)->size(), std::size_t(20'000));
        QVERIFY(!imap.search(1, 9));
        QVERIFY(imap.isOpen());
    }

    void aLargeOneComesInBlocks()
    {
        const std::string first(core::limits::imapBlock, 'a'), rest = "end";
        const std::string size = std::to_string(first.size());
        const std::deque<std::string> answers { "* 1 FETCH (UID 5 BODY[]<0> " + literal(first) + ")\r\n%T OK\r\n", "* 1 FETCH (UID 5 BODY[]<" + size + "> " + literal(rest) + ")\r\n%T OK done\r\n" };
        auto imap = session(answers);
        QCOMPARE(*imap.fetchLarge(5, 1 << 20), first + rest);
        auto limited = session(answers);
        QCOMPARE(limited.fetchLarge(5, 1000).error().kind, ProblemKind::TooLarge);
        QVERIFY(limited.isOpen());
        auto cut = session({ answers.front(), "* 1 FETCH (UID 5 BODY[]<" + size + "> NIL)\r\n%T OK done\r\n", "%T OK\r\n", "* SEARCH 5\r\n%T OK done\r\n" });
        QCOMPARE(cut.fetchLarge(5, 1 << 20).error().kind, ProblemKind::Denied);
    }

    /// What is gone is none that cannot be read; what the server lists and does not give is.
    void nothingCame_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<bool>("isThere");
        QTest::addColumn<int>("kind");
        const QByteArray nothing = "%T OK done\r\n", nil = "* 1 FETCH (UID 5 BODY[]<0> NIL)\r\n%T OK done\r\n", no = "%T NO [EXPUNGEISSUED] Some of the messages no longer exist\r\n";
        QTest::newRow("without a body") << nothing << true << int(ProblemKind::Denied);
        QTest::newRow("NIL") << nil << true << int(ProblemKind::Denied);
        QTest::newRow("refused") << no << true << int(ProblemKind::Denied);
        QTest::newRow("gone") << "* 1 EXPUNGE\r\n" + nothing << false << int(ProblemKind::Missing);
        QTest::newRow("gone, NIL") << nil << false << int(ProblemKind::Missing);
        QTest::newRow("gone, refused") << no << false << int(ProblemKind::Missing);
    }
    void nothingCame()
    {
        QFETCH(QByteArray, answer);
        QFETCH(bool, isThere);
        QFETCH(int, kind);
        auto imap = session({ answer.toStdString(), "* VANISHED 4\r\n%T OK\r\n", std::string(isThere ? "* SEARCH 5\r\n" : "* SEARCH\r\n") + "%T OK done\r\n" });
        QCOMPARE(int(imap.fetchLarge(5, 1000).error().kind), kind);
        QVERIFY(imap.isOpen());
        QCOMPARE(m_commands, (std::vector<std::string> { "UID FETCH 5 (UID BODY.PEEK[]<0.262144>)", "NOOP", "UID SEARCH UID 5:5" }));
    }

    void whoLiesIsLeft_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<int>("kind");
        QTest::newRow("more than was asked for") << QByteArray("* 1 FETCH (UID 5 BODY[]<0> {99999999}\r\n") << int(ProblemKind::TooLarge);
        QTest::newRow("many small ones") << QByteArray("* 1 FETCH (") + QByteArray("A {1}\r\nx ").repeated(30) << int(ProblemKind::TooLarge);
        QTest::newRow("a line without end") << QByteArray(100'000, 'x') << int(ProblemKind::TooLarge);
        QTest::newRow("no IMAP") << QByteArray("HTTP/1.1 400 Bad Request\r\n") << int(ProblemKind::Malformed);
        QTest::newRow("it hangs up") << QByteArray("* 1 FETCH (UID 5 BO") << int(ProblemKind::Unreachable);
        QTest::newRow("it says so") << QByteArray("* BYE ann@example.org was idle\r\n") << int(ProblemKind::Unreachable);
        QTest::newRow("it refuses") << QByteArray("%T NO [NOPERM] not you, ann@example.org\r\n") << int(ProblemKind::Denied);
    }
    void whoLiesIsLeft()
    {
        QFETCH(QByteArray, answer);
        QFETCH(int, kind);
        auto imap = session({ "* OK [UIDVALIDITY 1] x\r\n%T OK done\r\n", answer.toStdString() });
        QVERIFY(imap.open(u"INBOX"_s, false));
        std::vector<std::pair<std::uint32_t, std::string>> mails;
        const auto done = imap.fetch({ { 5, 200 } }, mails);
        QVERIFY(!done);
        QCOMPARE(int(done.error().kind), kind);
        QCOMPARE(imap.isOpen(), kind == int(ProblemKind::Denied));
        QVERIFY(!done.error().reason.contains(u"ann@example.org"));
    }

    void whatCameWholeBeforeTheEndIsKept()
    {
        for (const std::string end : { "* 2 FETCH (UID 6 BODY[]<0> {7}\r\nab", "%T NO [SERVERBUG] cannot\r\n" }) {
            auto imap = session({ "* 1 FETCH (UID 5 BODY[]<0> " + literal("whole") + ")\r\n" + end });
            std::vector<std::pair<std::uint32_t, std::string>> mails;
            QVERIFY(!imap.fetch({ { 5, 200 }, { 6, 200 } }, mails));
            QCOMPARE(mails, (std::vector<std::pair<std::uint32_t, std::string>> { { 5, "whole" } }));
        }
    }

    void messagesAreMovedByWhatTheServerOffers()
    {
        auto moves = session({ "* CAPABILITY IMAP4rev1 UIDPLUS MOVE\r\n%T OK done\r\n", "%T OK done\r\n" });
        QVERIFY(moves.move({ 1, 2 }, u"Archive"_s));
        QCOMPARE(m_commands.back(), std::string("UID MOVE 1:2 \"Archive\""));
        auto copies = session({ "* CAPABILITY IMAP4rev1 uidplus\r\n%T OK done\r\n", "%T NO [TRYCREATE] none\r\n", "%T OK made\r\n", "%T OK done\r\n", "%T OK done\r\n", "%T OK done\r\n" });
        QVERIFY(copies.move({ 1 }, u"Archive"_s));
        QCOMPARE(m_commands, (std::vector<std::string> { "CAPABILITY", "UID COPY 1 \"Archive\"", "CREATE \"Archive\"", "UID COPY 1 \"Archive\"", "UID STORE 1 +FLAGS.SILENT (\\Deleted)", "UID EXPUNGE 1" }));
        auto stuck = session({ "* CAPABILITY IMAP4rev1 UIDPLUS\r\n%T OK done\r\n", "%T OK copied\r\n", "%T NO read-only\r\n" });
        QCOMPARE(stuck.move({ 1 }, u"Archive"_s).error().kind, ProblemKind::Conflict);
        auto cannot = session({ "* CAPABILITY IMAP4rev1\r\n%T OK done\r\n" });
        QCOMPARE(cannot.move({ 1 }, u"Archive"_s).error().kind, ProblemKind::Unsupported);
        QCOMPARE(m_commands.size(), std::size_t(1)); // nothing was copied, nothing marked
    }

    void aFolderWithoutUidValidityIsNotRead()
    {
        auto imap = session({ "* 3 EXISTS\r\n%T OK done\r\n" });
        QCOMPARE(imap.open(u"INBOX"_s, false).error().kind, ProblemKind::Malformed);
    }
};

QTEST_GUILESS_MAIN(TestTransportImap)
#include "tst_transport_imap.moc"
