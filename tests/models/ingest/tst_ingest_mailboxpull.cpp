// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/limits.h"
#include "models/ingest/mailboxpull.h"
#include "models/store/feedback/feedbackdetails.h"
#include "tests/support/manualclock.h"
#include "tests/support/reports.h"
#include "tests/support/workfolder.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <map>
#include <set>

using namespace bw;
using namespace Qt::StringLiterals;
using core::ProblemKind;

namespace {

class TestHasher final : public core::KeyedHasher
{
public:
    core::KeyedHash hash(std::string_view text) override
    {
        core::KeyedHash hash;
        hash.bytes[0] = static_cast<std::uint8_t>(text.size());
        return hash;
    }
};

/// What a server has, and how it behaves: what a real one does rarely.
struct Server
{
    std::map<unsigned, QByteArray> mails;
    std::map<unsigned, qint64> sizes; ///< where it says another than the true one
    std::set<unsigned> refused; ///< it answers NO to whatever names one of these
    std::set<unsigned> vanishing, gone; ///< listed, and gone when they are asked for
    std::set<unsigned> withheld; ///< nothing comes of these, though it says OK
    std::set<unsigned> ending; ///< the connection ends in the middle of these
    std::set<unsigned> sizeEnding, sizeRefused, sizeLeftOut; ///< where their size is asked for
    std::set<unsigned> unmovable; ///< the connection ends where one of these is to be moved or marked
    std::set<unsigned> moved;
    ProblemKind end = ProblemKind::Unreachable; ///< how
    int connections = 0, mostConnections = 1'000; ///< then it is away
    unsigned uidValidity = 7;
    bool saysNextUid = true;
    int fetches = 0;
};

class Stream final : public transport::imap::Stream
{
public:
    explicit Stream(Server &server)
        : m_server(server)
    {
    }
    core::Done send(std::string_view bytes, const transport::Limit &) override
    {
        const QString line = QString::fromLatin1(bytes.data(), qsizetype(bytes.size())).trimmed();
        const QByteArray tag = line.section(u' ', 0, 0).toLatin1();
        m_out += answer(line.section(u' ', 1)).replace("%T", tag);
        return {};
    }
    core::Result<std::size_t> receive(char *into, std::size_t size, const transport::Limit &) override
    {
        const std::size_t count = std::min(size, std::size_t(m_out.size()));
        if (count == 0)
            return core::fail({ m_server.end, u"over"_s, {}, {}, {} });
        std::copy_n(m_out.constData(), count, into);
        m_out.remove(0, qsizetype(count));
        return count;
    }

private:
    QByteArray answer(const QString &command)
    {
        static const QRegularExpression fetch(uR"(^UID FETCH ([\d:,*]+) \((?:UID RFC822.SIZE|UID BODY.PEEK\[\]<(\d+)\.(\d+)>)\)$)"_s);
        if (command.startsWith(u"CAPABILITY"))
            return "* CAPABILITY IMAP4rev1 MOVE\r\n%T OK done\r\n";
        if (command.startsWith(u"UID MOVE") || command.startsWith(u"UID STORE")) {
            for (const auto &[uid, body] : m_server.mails)
                if (isIn(command.section(u' ', 2, 2), uid)) {
                    if (m_server.unmovable.contains(uid))
                        return {};
                    m_server.moved.insert(uid);
                }
            return "%T OK done\r\n";
        }
        if (command.startsWith(u"EXAMINE") || command.startsWith(u"SELECT"))
            return "* " + QByteArray::number(qsizetype(m_server.mails.size())) + " EXISTS\r\n* OK [UIDVALIDITY " + QByteArray::number(m_server.uidValidity) + "] x\r\n"
                + (m_server.saysNextUid ? "* OK [UIDNEXT " + QByteArray::number(m_server.mails.empty() ? 1 : m_server.mails.rbegin()->first + 1) + "] x\r\n" : QByteArray()) + "%T OK done\r\n";
        if (command.startsWith(u"UID SEARCH UID")) {
            QByteArray found;
            for (const auto &[uid, body] : m_server.mails)
                if (isIn(command.section(u' ', 3, 3), uid) && !m_server.gone.contains(uid))
                    found += ' ' + QByteArray::number(uid);
            return "* SEARCH" + found + "\r\n%T OK done\r\n";
        }
        const auto match = fetch.match(command);
        if (!match.hasMatch())
            return "%T OK done\r\n";
        ++m_server.fetches;
        const bool isBody = !match.captured(3).isEmpty();
        QByteArray out;
        for (const auto &[uid, body] : m_server.mails) {
            if (isBody && m_server.vanishing.contains(uid))
                m_server.gone.insert(uid);
            if (!isIn(match.captured(1), uid) || m_server.gone.contains(uid) || (isBody && m_server.withheld.contains(uid)))
                continue;
            if (isBody && m_server.refused.contains(uid))
                return "%T NO [SERVERBUG] cannot\r\n";
            if (!isBody && m_server.sizeEnding.contains(uid))
                return out;
            if (!isBody && m_server.sizeRefused.contains(uid))
                return out + "%T NO [SERVERBUG] cannot\r\n";
            if (!isBody && m_server.sizeLeftOut.contains(uid))
                continue;
            if (isBody && m_server.ending.contains(uid))
                return out + "* 1 FETCH (UID " + QByteArray::number(uid) + " BODY[]<0> {90}\r\nFrom: a";
            out += "* 1 FETCH (UID " + QByteArray::number(uid);
            if (isBody) {
                const QByteArray part = body.mid(match.captured(2).toInt(), match.captured(3).toInt());
                out += " BODY[]<" + match.captured(2).toLatin1() + "> {" + QByteArray::number(part.size()) + "}\r\n" + part + ")\r\n";
            } else {
                const auto size = m_server.sizes.find(uid);
                out += " RFC822.SIZE " + QByteArray::number(size == m_server.sizes.end() ? body.size() : size->second) + ")\r\n";
            }
        }
        return out + "%T OK done\r\n";
    }
    [[nodiscard]] bool isIn(const QString &set, unsigned uid) const
    {
        for (const QString &part : set.split(u',')) {
            const unsigned from = part.section(u':', 0, 0).toUInt(), last = m_server.mails.rbegin()->first;
            const unsigned to = part.endsWith(u'*') ? last : part.section(u':', -1).toUInt();
            if (uid >= std::min(from, to) && uid <= std::max(from, to))
                return true;
        }
        return false;
    }
    Server &m_server;
    QByteArray m_out;
};

} // namespace

class TestIngestMailboxPull : public QObject
{
    Q_OBJECT
    std::unique_ptr<test::WorkFolder> m_folder;
    std::optional<store::Store> m_store;
    test::ManualClock m_clock;
    std::atomic_bool m_stop = false;
    Server m_server;
    std::optional<core::Problem> m_why; ///< why nobody gets in
    QString m_moveTo;
    bool m_marksSeen = false;

    ingest::PullCounts pull(const ingest::PullOptions &options = {})
    {
        ingest::MailboxPull pull(*m_store, [] { return std::make_unique<TestHasher>(); }, m_clock);
        auto mailbox = *fleet::mailboxFromUrl(u"imaps://a@h/INBOX"_s);
        mailbox.moveTo = m_moveTo;
        mailbox.marksSeen = m_marksSeen;
        auto counts = pull.run(mailbox, [this](const transport::Limit &) -> core::Result<std::unique_ptr<transport::imap::Stream>> {
            if (m_why)
                return core::fail(*m_why);
            if (++m_server.connections > m_server.mostConnections)
                return core::fail({ ProblemKind::Unreachable, u"away"_s, {}, {}, {} });
            return std::make_unique<Stream>(m_server);
        }, options, m_stop);
        return counts ? std::move(*counts) : ingest::PullCounts { .feedback = {}, .problem = counts.error() };
    }
    void addThose(std::initializer_list<unsigned> uids) { std::ranges::for_each(uids, [this](unsigned uid) { add(uid); }); }
    [[nodiscard]] QStringList unreadable() const
    {
        QStringList uids;
        const auto rows = store::listUnreadableFeedback(*m_store, {});
        for (const store::FeedbackUnreadableRow &row : *rows)
            uids << row.file.section(u'=', -1);
        return uids;
    }
    [[nodiscard]] std::uint32_t cursor() const { return store::mailboxCursor(*m_store, u"imaps://a@h/INBOX"_s, {})->lastUid; }
    void add(unsigned uid) { m_server.mails[uid] = test::mailWith(test::packed(test::Pack::Gzip, test::dmarcXml({ .id = QByteArray::number(uid) }))); }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<test::WorkFolder>();
        m_store = *store::Store::create(m_folder->path(u"a.bw"_s), { .homeZone = u"UTC"_s, .keyId = u"k"_s }, m_clock);
        m_server = {};
        m_why.reset();
        m_moveTo.clear();
        m_marksSeen = false;
    }

    void oneThatFailsHindersNoOther()
    {
        for (unsigned uid = 1; uid <= 120; ++uid)
            add(uid * 3);
        m_server.refused = { 30 };
        m_server.vanishing = { 33 };
        m_server.withheld = { 34 * 3 };
        m_server.sizes = { { 36, 1 }, { 39, 0 }, { 42, 50'000 }, { 45, 1LL << 30 }, { 48, 1LL << 40 } }; // too little, none, too much; too large to be read
        const ingest::PullCounts counts = pull();
        QVERIFY2(!counts.problem, qPrintable(counts.problem ? counts.problem->oneLine() : QString()));
        QCOMPARE(counts.feedback.stored.reports, 115);
        QCOMPARE(counts.messages, 115);
        QCOMPARE(counts.feedback.unreadableCount, 4);
        QStringList places;
        for (const auto &one : counts.feedback.unreadable)
            places << one.file;
        QCOMPARE(places, (QStringList { u"imaps://a@h/INBOX;UIDVALIDITY=7/;UID=30"_s, u"imaps://a@h/INBOX;UIDVALIDITY=7/;UID=45"_s, u"imaps://a@h/INBOX;UIDVALIDITY=7/;UID=48"_s, u"imaps://a@h/INBOX;UIDVALIDITY=7/;UID=102"_s }));
        QVERIFY(m_server.fetches < 75); // together, but for the batch with the refused one

        // It works again; what is gone stays listed.
        m_server.refused.clear();
        m_server.withheld.clear();
        m_server.sizes.clear();
        m_server.mails.erase(48);
        const ingest::PullCounts again = pull({ .again = true });
        QCOMPARE(again.feedback.stored.reports, 3);
        QCOMPARE(store::listUnreadableFeedback(*m_store, {})->size(), 1);
        QCOMPARE(pull().messages, 0);
    }

    void oneThatEndsTheConnectionHindersNoOther_data()
    {
        QTest::addColumn<int>("end");
        QTest::newRow("cut") << int(ProblemKind::Unreachable);
        QTest::newRow("silent") << int(ProblemKind::TimedOut);
    }
    void oneThatEndsTheConnectionHindersNoOther()
    {
        QFETCH(int, end);
        m_server.end = ProblemKind(end);
        m_server.ending = { 3, 60, 70 };
        for (unsigned uid = 1; uid <= 70; ++uid)
            add(uid);
        const ingest::PullCounts counts = pull();
        QVERIFY2(!counts.problem, qPrintable(counts.problem ? counts.problem->oneLine() : QString()));
        QCOMPARE(counts.feedback.stored.reports, 67);
        QCOMPARE(counts.feedback.stored.duplicates, 0);
        QCOMPARE(unreadable(), (QStringList { u"3"_s, u"60"_s, u"70"_s }));
        const core::Problem why = counts.feedback.unreadable.constFirst().why;
        QVERIFY2(why.reason.contains(u"over") && why.oneLine().contains(u"again") && !why.remedy.isEmpty(), qPrintable(why.oneLine()));
        QCOMPARE(m_server.connections, 1 + 2 + 6); // two batches, three messages twice
        // It is not asked for by itself; what is new is.
        add(71);
        const int before = m_server.connections;
        QCOMPARE(pull().messages, 1);
        QCOMPARE(m_server.connections, before + 1);
        QCOMPARE(pull({ .again = true }).feedback.unreadableCount, 3);
        m_server.ending.clear();
        QCOMPARE(pull({ .again = true }).feedback.stored.reports, 3);
        QCOMPARE(unreadable(), QStringList());
    }

    void aServerThatGoesAwayMakesNoneUnreadable()
    {
        addThose({ 1, 2, 3, 4, 5 });
        m_server.ending = { 4 };
        m_server.mostConnections = 2; // it takes up one more, which ends at the message alone
        QCOMPARE(pull().problem->what, u"over"_s);
        QCOMPARE(unreadable(), QStringList());
        QCOMPARE(cursor(), 3U); // what came is stored
        m_server.ending.clear();
        m_server.mostConnections = 1'000;
        const ingest::PullCounts counts = pull();
        QVERIFY(!counts.problem);
        QCOMPARE(counts.feedback.stored.reports, 2);
        QCOMPARE(counts.feedback.stored.duplicates, 0);
    }

    void aServerThatEndsAtAllOfThemMakesNoneUnreadable()
    {
        for (const unsigned last : { 3U, 4U, 60U }) {
            init();
            for (unsigned uid = 1; uid <= last; ++uid)
                add(uid);
            for (unsigned uid = 1; uid <= last; ++uid)
                m_server.ending.insert(uid);
            const ingest::PullCounts counts = pull();
            QCOMPARE(counts.problem.has_value(), last > 3);
            QCOMPARE(unreadable().size(), last > 3 ? 0 : 3);
            QCOMPARE(cursor(), last > 3 ? 0U : 3U);
            QVERIFY(m_server.connections <= 21);
            if (last == 4) { // the next one comes: it was the messages
                add(5);
                QVERIFY(!pull().problem);
                QCOMPARE(unreadable().size(), 4);
                QCOMPARE(cursor(), 5U);
            }
        }
    }

    /// Those in front of one that comes are the messages' own fault, however many they are.
    void manyInARowHinderNoOther_data()
    {
        QTest::addColumn<unsigned>("first");
        QTest::addColumn<unsigned>("count");
        QTest::addColumn<unsigned>("behind");
        QTest::addColumn<int>("mostPulls");
        QTest::newRow("ten, then others") << 20U << 10U << 31U << 3;
        QTest::newRow("ten first") << 1U << 10U << 1U << 3;
        QTest::newRow("thirty") << 40U << 30U << 40U << 6;
    }
    void manyInARowHinderNoOther()
    {
        QFETCH(unsigned, first);
        QFETCH(unsigned, count);
        QFETCH(unsigned, behind);
        QFETCH(int, mostPulls);
        for (unsigned uid = 1; uid < first + count + behind; ++uid)
            add(uid);
        for (unsigned uid = first; uid < first + count; ++uid)
            m_server.ending.insert(uid);
        int pulls = 1;
        for (; pulls < mostPulls; ++pulls) {
            m_server.connections = 0;
            const std::uint32_t before = cursor();
            const bool isWhole = !pull().problem;
            QVERIFY(m_server.connections <= 21);
            QVERIFY(isWhole || cursor() > before);
            if (isWhole)
                break;
        }
        QVERIFY(pulls < mostPulls);
        QCOMPARE(unreadable().size(), qsizetype(count));
        QCOMPARE(pull().messages, 0);
        m_server.ending.clear();
        QCOMPARE(pull({ .again = true }).messages, qint64(count));
    }

    /// With nothing behind them: not at once, for it could be the server; but if it hands out an old one while they fail a second time.
    void fourAtTheEndAreListedByTheSecondPull()
    {
        for (const bool areOthersRead : { true, false }) {
            init();
            if (areOthersRead)
                addThose({ 1, 2 });
            QVERIFY(!pull().problem);
            addThose({ 3, 4, 5, 6 });
            m_server.ending = { 3, 4, 5, 6 };
            const ingest::PullCounts first = pull();
            QVERIFY(first.problem && first.problem->where.endsWith(u"UID=3"));
            QCOMPARE(unreadable(), QStringList());
            if (areOthersRead) {
                m_server.ending.insert({ 1, 2 }); // it hands out nothing now
                QVERIFY(pull().problem);
                QCOMPARE(unreadable(), QStringList());
                m_server.ending = { 3, 4, 5, 6 };
            }
            QVERIFY(!pull().problem);
            QCOMPARE(unreadable().size(), 4);
            const int before = m_server.connections;
            QVERIFY(!pull().problem);
            QCOMPARE(m_server.connections, before + 1);
        }
    }

    void oneThatIsCalledOffMakesNoneUnreadable()
    {
        addThose({ 1, 2, 3 });
        m_server.ending = { 2 };
        m_server.end = ProblemKind::Cancelled;
        QVERIFY(pull().problem);
        QCOMPARE(m_server.connections, 1);
        QCOMPARE(unreadable(), QStringList());
        QCOMPARE(cursor(), 0U);
    }

    void oneWhoseSizeCannotBeHadHindersNoOther_data()
    {
        QTest::addColumn<int>("how");
        QTest::addColumn<unsigned>("bad");
        for (const unsigned bad : { 1U, 60U, 120U }) {
            QTest::addRow("ends the connection, %u", bad) << 0 << bad;
            QTest::addRow("refused, %u", bad) << 1 << bad;
            QTest::addRow("left out, %u", bad) << 2 << bad;
        }
    }
    void oneWhoseSizeCannotBeHadHindersNoOther()
    {
        QFETCH(int, how);
        QFETCH(unsigned, bad);
        (how == 0 ? m_server.sizeEnding : how == 1 ? m_server.sizeRefused : m_server.sizeLeftOut).insert(bad);
        for (unsigned uid = 1; uid <= 120; ++uid)
            add(uid);
        const ingest::PullCounts counts = pull();
        QVERIFY2(!counts.problem, qPrintable(counts.problem ? counts.problem->oneLine() : QString()));
        QCOMPARE(counts.messages, 120); // itself too, block by block
        QCOMPARE(unreadable(), QStringList());
        QVERIFY(m_server.connections <= 3);
        QVERIFY(m_server.fetches < 65);
        // And one that cannot be read either.
        m_server.ending.insert({ 121 });
        (how == 0 ? m_server.sizeEnding : how == 1 ? m_server.sizeRefused : m_server.sizeLeftOut).insert(121);
        add(121);
        QVERIFY(!pull().problem);
        QCOMPARE(unreadable(), QStringList(u"121"_s));
        QCOMPARE(pull({ .again = true }).feedback.unreadableCount, 1);
        m_server.ending.clear();
        QCOMPARE(pull({ .again = true }).messages, 1);
    }

    void aServerThatRefusesAllMakesNoneUnreadable()
    {
        for (unsigned uid = 1; uid <= 10; ++uid) {
            add(uid);
            m_server.sizeRefused.insert(uid);
            m_server.refused.insert(uid);
        }
        QCOMPARE(pull().problem->kind, ProblemKind::Denied);
        QCOMPARE(pull().problem->kind, ProblemKind::Denied);
        QCOMPARE(unreadable(), QStringList());
        m_server.sizeRefused.clear();
        m_server.refused.clear();
        QCOMPARE(pull().messages, 10);
    }

    void aConnectionThatEndsAtAMoveHindersNoReading_data()
    {
        QTest::addColumn<bool>("isMove");
        QTest::addColumn<int>("end");
        QTest::newRow("moved, cut") << true << int(ProblemKind::Unreachable);
        QTest::newRow("moved, silent") << true << int(ProblemKind::TimedOut);
        QTest::newRow("marked, cut") << false << int(ProblemKind::Unreachable);
    }
    void aConnectionThatEndsAtAMoveHindersNoReading()
    {
        QFETCH(bool, isMove);
        QFETCH(int, end);
        m_moveTo = isMove ? u"Done"_s : QString();
        m_marksSeen = !isMove;
        m_server.end = ProblemKind(end);
        for (unsigned uid = 1; uid <= 120; ++uid) {
            add(uid);
            m_server.unmovable.insert(uid);
        }
        ingest::PullCounts counts = pull();
        QVERIFY(!counts.problem && counts.moveProblem);
        QCOMPARE(counts.messages, 120);
        QCOMPARE(cursor(), 120U);
        QVERIFY(m_server.connections <= 6);
        addThose({ 121, 122 });
        m_server.unmovable.insert({ 121, 122 });
        counts = pull(); // what is new is read first
        QVERIFY(!counts.problem && counts.moveProblem);
        QCOMPARE(counts.messages, 2);
        m_server.unmovable.clear();
        counts = pull(); // none was given up: the server did it for none
        QVERIFY(!counts.problem && !counts.moveProblem);
        QCOMPARE(m_server.moved.size(), std::size_t(122));
        QCOMPARE(counts.moved, isMove ? 122 : 0);
    }

    void oneThatCannotBeMovedIsGivenUp()
    {
        m_moveTo = u"Done"_s;
        for (unsigned uid = 1; uid <= 10; ++uid)
            add(uid);
        m_server.unmovable = { 5, 7 };
        const ingest::PullCounts counts = pull();
        QVERIFY(!counts.problem);
        QVERIFY2(counts.moveProblem && counts.moveProblem->reason.endsWith(u"7, 5"), qPrintable(counts.moveProblem ? counts.moveProblem->oneLine() : QString()));
        QCOMPARE(counts.moved, 8);
        const int before = m_server.connections;
        QVERIFY(!pull().moveProblem);
        QCOMPARE(m_server.connections, before + 1);
    }

    void onlyWhatIsNewIsAskedFor()
    {
        for (const bool saysNextUid : { true, false }) {
            init();
            m_server.saysNextUid = saysNextUid;
            QCOMPARE(pull().messages, 0); // empty
            QCOMPARE(m_server.fetches, 0);
            add(5);
            QCOMPARE(pull().messages, 1);
            const int before = m_server.fetches;
            QCOMPARE(pull().messages, 0);
            QCOMPARE(m_server.fetches, before + (saysNextUid ? 0 : 1)); // the list alone
            add(UINT32_MAX);
            QCOMPARE(pull().messages, 1);
            QCOMPARE(pull().messages, 0);
        }
    }

    void anotherUidValidityBeginsAnew()
    {
        add(5);
        add(6);
        QCOMPARE(pull().feedback.stored.reports, 2);
        m_server.uidValidity = 8;
        m_server.mails.clear();
        add(5);
        add(1);
        const ingest::PullCounts counts = pull();
        QVERIFY(counts.isRenumbered);
        QCOMPARE(counts.feedback.stored.reports, 1);
        QCOMPARE(counts.feedback.stored.duplicates, 1);
        QVERIFY(!pull().isRenumbered);
    }

    void whatATryCameToIsNoted()
    {
        const auto row = [this] { return store::listMailboxes(*m_store, {})->at(0); };
        auto named = *fleet::mailboxFromUrl(u"imaps://a@h/INBOX"_s);
        named.name = u"reports"_s;
        QVERIFY(store::saveMailbox(*m_store, named, {}, m_clock));
        add(1);
        QCOMPARE(pull().messages, 1);
        QCOMPARE(row().tried, m_clock.now());
        QCOMPARE(row().read, m_clock.now());
        QVERIFY(!row().error);
        m_why = core::Problem { ProblemKind::Denied, u"refused"_s, u"why"_s, u"h:993"_s, u"do"_s };
        m_clock.advance(core::microsPerHour);
        QVERIFY(pull().problem);
        QCOMPARE(row().error, (store::MailboxError { u"denied"_s, u"refused"_s, u"why"_s, u"h:993"_s, u"do"_s }));
        QCOMPARE(row().tried, m_clock.now());
        QCOMPARE(row().read, m_clock.now() - core::microsPerHour);
        m_why->kind = ProblemKind::Missing;
        QVERIFY(pull().problem);
        QCOMPARE(row().error->kind, u"secret_missing"_s);
        m_why->kind = ProblemKind::Cancelled; // says nothing of the mailbox
        m_clock.advance(core::microsPerHour);
        QVERIFY(pull().problem);
        QCOMPARE(row().error->kind, u"secret_missing"_s);
        m_why.reset();
        QVERIFY(!pull().problem);
        QVERIFY(!row().error);
        m_server.uidValidity = 0; // behind the login
        QVERIFY(pull().problem);
        QCOMPARE(row().error->kind, u"malformed"_s);
    }

    void progressCountsMessages()
    {
        for (unsigned uid = 1; uid <= 60; ++uid)
            add(uid);
        QList<qint64> done;
        ingest::MailboxPull pull(*m_store, [] { return std::make_unique<TestHasher>(); }, m_clock);
        pull.setOnProgress([&done](const ingest::FeedbackProgress &progress) {
            QCOMPARE(progress.filesTotal, 60);
            QCOMPARE(progress.counts.stored.reports, progress.counts.files);
            done << progress.counts.files;
        });
        QVERIFY(pull.run(*fleet::mailboxFromUrl(u"imaps://a@h/INBOX"_s), [this](const transport::Limit &) -> core::Result<std::unique_ptr<transport::imap::Stream>> { return std::make_unique<Stream>(m_server); }, {}, m_stop));
        QCOMPARE(done, (QList<qint64> { 50, 60 }));
    }

    void aStoreThatTakesNothingIsNotDialledFor()
    {
        m_store = *store::Store::open(m_folder->path(u"a.bw"_s), store::OpenMode::ReadOnly);
        add(1);
        QVERIFY(pull().problem);
        QCOMPARE(m_server.fetches, 0);
    }
};

QTEST_GUILESS_MAIN(TestIngestMailboxPull)
#include "tst_ingest_mailboxpull.moc"
