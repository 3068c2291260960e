// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tls/ranking.h"
#include "tests/models/tls/simserver.h"

#include <QTest>

#include <deque>
#include <numeric>
#include <random>

using namespace bw::tls;
using bw::test::SimServer;

namespace {

struct Ran
{
    Ranked ranked;
    int questions = 0, rounds = 0; ///< a round: all that can be asked at once, at most `width`
};

Ran run(Ranking ranking, const std::vector<Code> &own, bool isServers, std::size_t width = 8)
{
    Ran ran;
    while (!ranking.isDone()) {
        std::deque<Ranking::Question> open;
        while (open.size() < width)
            if (auto question = ranking.next())
                open.push_back(*question);
            else
                break;
        if (open.empty())
            qFatal("it waits for nothing");
        ++ran.rounds;
        ran.questions += int(open.size());
        // The answers come in another order than the questions went out.
        while (!open.empty()) {
            const auto question = open.back();
            open.pop_back();
            ranking.take(question.id, SimServer::choose(own, question.offer, isServers));
        }
    }
    ran.ranked = ranking.result();
    return ran;
}

std::vector<std::vector<Code>> parts(int count, int size)
{
    std::vector<std::vector<Code>> all;
    for (int i = 0; i < count; ++i) {
        all.emplace_back(std::size_t(size));
        std::iota(all.back().begin(), all.back().end(), Code(1 + i * size));
    }
    return all;
}

} // namespace

class TestTlsRanking : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    /// Any set in any order comes out as it is.
    void findsAnyOrder()
    {
        std::mt19937 random(7);
        for (int round = 0; round < 400; ++round) {
            std::vector<Code> own(96);
            std::iota(own.begin(), own.end(), Code(1));
            std::shuffle(own.begin(), own.end(), random);
            own.resize(random() % 60);
            const bool isServers = random() % 2 == 0;
            const Ran ran = run(Ranking(parts(6, 16)), own, isServers, 1 + random() % 9);
            QVERIFY(ran.ranked.isWhole);
            if (isServers && own.size() > 1)
                QVERIFY(ran.ranked.codes == own || (ran.ranked.order == Order::Client && std::ranges::is_sorted(own)));
            if (!isServers)
                std::ranges::sort(own); // as it was offered
            QVERIFY(ran.ranked.codes == own);
        }
    }

    /// One question for each that is there, one about whose order it is, one for two neighbours; and one for each part that has more.
    void anOrderAsOfferedCostsLittle()
    {
        std::vector<Code> own(96);
        std::iota(own.begin(), own.end(), Code(1));
        // Not quite as it was offered within a part: it is the server's.
        std::swap(own[0], own[1]);
        std::swap(own[94], own[95]);
        const Ran ran = run(Ranking(parts(6, 16)), own, true);
        QVERIFY(ran.ranked.codes == own);
        QVERIFY(ran.ranked.order == Order::Server);
        QCOMPARE(ran.questions, 96 + 1 + 5);
        QCOMPARE(ran.rounds, 16 + 1);
    }

    /// Blocks that lie otherwise, as OpenSSL's @STRENGTH has them, are no reason to ask about each pair.
    void anOtherOrderIsMergedInParallel()
    {
        std::vector<Code> own;
        for (const int rest : { 1, 0 })
            for (Code code = 1; code <= 64; ++code)
                if (code / 8 % 2 == rest)
                    own.push_back(code);
        const Ran ran = run(Ranking(parts(4, 16)), own, true);
        QVERIFY(ran.ranked.codes == own);
        QVERIFY2(ran.questions < 2 * 64, qPrintable(QString::number(ran.questions)));
        QVERIFY2(ran.rounds < 40, qPrintable(QString::number(ran.rounds)));
    }

    void fewerThanTwoHaveNoOrder()
    {
        QVERIFY(run(Ranking(parts(2, 4)), {}, true).ranked == (Ranked { {}, Order::Unknown, true }));
        QVERIFY(run(Ranking(parts(2, 4)), { 6 }, true).ranked == (Ranked { { 6 }, Order::Unknown, true }));
    }

    void aHeldOneAsksOnce()
    {
        Ranking ranking(parts(3, 4), true);
        const auto first = ranking.next();
        QVERIFY(first && !ranking.next());
        ranking.take(first->id, Code(2));
        QVERIFY(!ranking.next());
        ranking.release();
        int count = 0;
        while (ranking.next())
            ++count;
        QCOMPARE(count, 3);
        Ranking closed(parts(3, 4), true);
        const auto only = closed.next();
        closed.take(only->id, {});
        closed.close();
        QVERIFY(closed.isDone() && closed.result().isWhole);
    }

    void withoutAnAnswerItIsNotWhole()
    {
        Ranking ranking(parts(2, 2));
        const auto first = ranking.next(), second = ranking.next();
        ranking.take(first->id, Code(1));
        ranking.fail(second->id);
        auto rest = ranking.next();
        ranking.take(rest->id, Code(999)); // was not offered
        QVERIFY(ranking.isDone());
        QVERIFY(ranking.result() == (Ranked { { 1 }, Order::Unknown, false }));
    }
};

QTEST_GUILESS_MAIN(TestTlsRanking)
#include "tst_tls_ranking.moc"
