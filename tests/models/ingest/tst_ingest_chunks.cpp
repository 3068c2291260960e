// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/chunks.h"
#include "models/ingest/linecutter.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <random>

using namespace bw;
using namespace bw::ingest;

namespace {

/// A store of chunks in memory, and an import that uses cutter and recogniser as the importer does.
class World final : public KnownChunks
{
public:
    core::Result<std::uint32_t> count(std::uint64_t hash, std::uint32_t lines, std::uint64_t before) override
    {
        return static_cast<std::uint32_t>(std::count_if(m_all.begin(), m_all.end(), [&](const auto &entry) {
            return entry.second.chunk.hash == hash && entry.second.chunk.lines == lines && entry.first < before;
        }));
    }
    core::Result<std::vector<KnownChunk>> touching(core::UtcMicros low, core::UtcMicros high, bool edgesOnly) override
    {
        std::vector<KnownChunk> found;
        for (const auto &[number, stored] : m_all)
            if (stored.chunk.low <= high && stored.chunk.high >= low && (!edgesOnly || stored.chunk.edge))
                found.push_back(stored.chunk);
        return found;
    }
    core::Result<std::string> marks(const KnownChunk &chunk) override { return m_all.at(chunk.number).marks; }

    /// \return how many lines were new.
    std::size_t import(const std::string &bytes, std::size_t block)
    {
        LineCutter cutter;
        Recogniser recogniser(*this, m_next);
        std::size_t fresh = 0;
        for (std::size_t at = 0; at < bytes.size(); at += block) {
            cutter.append(std::string_view(bytes).substr(at, block));
            while (cutter.cut())
                fresh += take(cutter, recogniser, 0);
        }
        cutter.cutRest();
        if (!cutter.isEmpty())
            fresh += take(cutter, recogniser, Edge::End);
        return fresh;
    }
    [[nodiscard]] std::size_t markBytes() const
    {
        std::size_t sum = 0;
        for (const auto &entry : m_all)
            sum += entry.second.marks.size() + 40;
        return sum;
    }
    [[nodiscard]] std::size_t chunks() const { return m_all.size(); }

private:
    struct Stored
    {
        KnownChunk chunk;
        std::string marks;
    };

    static core::UtcMicros timeOf(std::string_view line) { return std::stoll(std::string(line.substr(0, 10))) * core::microsPerSecond; }

    std::size_t take(LineCutter &cutter, Recogniser &recogniser, std::uint8_t edge)
    {
        const LineCutter::Piece piece = cutter.piece();
        if (piece.chunkOffset == 0)
            edge |= Edge::Begin;
        Recognition got;
        std::size_t fresh = 0;
        if (*recogniser.isWhole(piece.hashes)) {
            got.isWhole = true;
        } else {
            core::UtcMicros low = INT64_MAX, high = INT64_MIN, before = 0;
            for (std::uint32_t start = 0; const std::uint32_t end : piece.ends) {
                const core::UtcMicros time = timeOf(piece.bytes.substr(start));
                low = std::min(low, time);
                high = std::max(high, time);
                if (start > 0 && (time > before + 3 * core::microsPerSecond || time < before))
                    edge |= Edge::Seam; // steps here are of 0 to 2 s
                before = time;
                start = end;
            }
            got = *recogniser.recognise({ piece.hashes, low, high, edge });
            fresh = piece.hashes.size() - got.count;
            for (const KnownChunk &swallowed : got.swallowed)
                m_all.erase(swallowed.number);
            if (fresh > 0 || !got.swallowed.empty()) {
                const KnownChunk chunk { hashOfChunk(piece.hashes), m_next, static_cast<std::uint32_t>(piece.hashes.size()), low, high, edge };
                m_all[m_next++] = { chunk, marksOf(piece.hashes, edge) };
            }
        }
        cutter.taken();
        cutter.startChunk();
        return fresh;
    }

    std::map<std::uint64_t, Stored> m_all;
    std::uint64_t m_next = 1;
};

/// Lines as a log has them: a time, and something of their own.
std::vector<std::string> makeLog(std::size_t lines, std::uint32_t seed)
{
    std::mt19937 random(seed);
    std::vector<std::string> log;
    std::uint64_t time = 1'700'000'000;
    for (std::size_t i = 0; i < lines; ++i) {
        time += random() % 3;
        const std::string id = std::to_string(random()), process = std::to_string(random() % 30'000); // one after the other: the same log from every compiler
        log.push_back(std::to_string(time) + " mx1 postfix/smtp[" + process + "]: " + id + ": to=<a@example.org>, relay=mx.example.org[192.0.2.1]:25, delay=1.2, dsn=2.0.0, status=sent (250 ok)\n");
    }
    return log;
}

std::string join(const std::vector<std::string> &log, std::size_t from, std::size_t to)
{
    std::string bytes;
    for (std::size_t i = from; i < to; ++i)
        bytes += log[i];
    return bytes;
}

} // namespace

class TestChunks : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cutsAlikeWhereverTheLinesStand()
    {
        const auto log = makeLog(20'000, 1);
        World world;
        QCOMPARE(world.import(join(log, 0, 20'000), 1'000'000), 20'000U);
        QVERIFY(world.chunks() > 25 && world.chunks() < 60);
        QCOMPARE(world.import(join(log, 0, 20'000), 777), 0U);
        QCOMPARE(world.import(join(log, 7'321, 20'000), 65'536), 0U);
        QCOMPARE(world.import(join(log, 0, 13'777), 4'096), 0U);
    }

    void everyCutAddsOnlyWhatIsNew_data()
    {
        QTest::addColumn<bool>("wholeFirst");
        QTest::newRow("whole, then pieces") << true;
        QTest::newRow("pieces, then whole") << false;
    }
    void everyCutAddsOnlyWhatIsNew()
    {
        QFETCH(bool, wholeFirst);
        const auto log = makeLog(700, 2);
        for (std::size_t cut = 0; cut <= log.size(); ++cut) {
            World world;
            const std::string whole = join(log, 0, 700), head = join(log, 0, cut), tail = join(log, cut, 700);
            if (wholeFirst) {
                QCOMPARE(world.import(whole, 1 << 20), 700U);
                QCOMPARE(world.import(head, 1 << 20), 0U);
                QCOMPARE(world.import(tail, 1 << 20), 0U);
            } else {
                QCOMPARE(world.import(tail, 1 << 20), 700U - cut); // the newest file first
                QCOMPARE(world.import(head, 1 << 20), cut);
                QCOMPARE(world.import(whole, 1 << 20), 0U);
                QCOMPARE(world.import(tail + head, 1 << 20), 0U);
            }
        }
    }

    void everySingleLineIsKnown()
    {
        const auto log = makeLog(3'000, 3);
        World world;
        world.import(join(log, 0, 3'000), 1 << 20);
        for (const std::string &line : log)
            QCOMPARE(world.import(line, 1 << 20), 0U);
    }

    void randomPiecesCountEachLineOnce()
    {
        std::mt19937 random(4);
        for (int round = 0; round < 300; ++round) {
            const auto log = makeLog(4'000, 100 + static_cast<std::uint32_t>(round));
            World world;
            std::vector<bool> heard(log.size(), false);
            for (int piece = 0; piece < 12; ++piece) {
                // A run of lines, or two of them one behind the other (cat mail.log.1 mail.log).
                std::string bytes;
                std::size_t expected = 0;
                for (int part = 0; part < 1 + static_cast<int>(random() % 2); ++part) {
                    const std::size_t from = random() % log.size();
                    const std::size_t to = std::min(log.size(), from + 1 + random() % 1'500);
                    if (std::any_of(heard.begin() + static_cast<std::ptrdiff_t>(from), heard.begin() + static_cast<std::ptrdiff_t>(to), [](bool h) { return h; })
                        && part > 0)
                        continue; // what one source says twice counts twice: not what is tested here
                    bytes += join(log, from, to);
                    for (std::size_t i = from; i < to; ++i) {
                        expected += heard[i] ? 0 : 1;
                        heard[i] = true;
                    }
                }
                const std::size_t fresh = world.import(bytes, 100'000);
                QVERIFY2(fresh == expected, qPrintable(QStringLiteral("round %1 piece %2: %3 new, not %4").arg(round).arg(piece).arg(fresh).arg(expected)));
            }
        }
    }

    void overlapsCountOnceWhereLinesRepeat()
    {
        std::mt19937 random(12);
        for (int round = 0; round < 200; ++round) {
            auto log = makeLog(6'000, 900 + static_cast<std::uint32_t>(round));
            for (std::size_t i = 10; i < log.size(); ++i)
                if (random() % 12 == 0)
                    log[i] = log[i].substr(0, 10) + log[i - 1 - random() % 8].substr(10); // the same words within some seconds
            for (std::size_t i = 10; i < log.size(); ++i)
                if (random() % 12 == 0)
                    log[i] = log[i - 1 - random() % 3]; // the very same line
            const std::size_t begin = random() % 1'000, end = 2'500 + random() % 1'000, from = begin + random() % (end - begin);
            World world;
            QCOMPARE(world.import(join(log, begin, end), 1 << 20), end - begin);
            QCOMPARE(world.import(join(log, from, log.size()), 1 << 20), log.size() - end);
        }
    }

    void twoEqualLinesInOneFileAreTwo()
    {
        const auto log = makeLog(10, 5);
        const std::string twice = log[3] + log[3];
        World world;
        QCOMPARE(world.import(log[0] + twice, 1 << 20), 3U);
        QCOMPARE(world.import(log[0] + twice, 1 << 20), 0U);
        QCOMPARE(world.import(log[0] + twice + log[3] + log[4], 1 << 20), 2U);
        std::string flood;
        for (int i = 0; i < 5'000; ++i)
            flood += log[7];
        World other;
        QCOMPARE(other.import(flood, 1 << 20), 5'000U);
        QCOMPARE(other.import(flood, 1 << 20), 0U);
    }

    void aTornLastLineDoesNotHideTheRest()
    {
        const auto log = makeLog(300, 6);
        const std::string whole = join(log, 0, 300);
        World world;
        const std::string torn = join(log, 0, 200) + log[200].substr(0, 40);
        QCOMPARE(world.import(torn, 1 << 20), 201U);
        QCOMPARE(world.import(whole, 1 << 20), 100U); // the torn line is told whole now
        QCOMPARE(world.import(whole, 1 << 20), 0U);
        QCOMPARE(world.import(join(log, 50, 300), 1 << 20), 0U);
    }

    void anotherLogOfTheSameTimeIsNew()
    {
        const auto one = makeLog(20'000, 7), other = makeLog(20'000, 8);
        World world;
        world.import(join(one, 0, one.size()), 1 << 20);
        QCOMPARE(world.import(join(other, 0, other.size()), 1 << 20), 20'000U);
    }

    void memoryOfKnownLinesIsSmall()
    {
        const auto log = makeLog(100'000, 9);
        const std::string bytes = join(log, 0, log.size());
        World world;
        world.import(bytes, 1 << 20);
        const double share = 100.0 * static_cast<double>(world.markBytes()) / static_cast<double>(bytes.size());
        QVERIFY2(share < 1.5, qPrintable(QString::number(share))); // lines here are shorter than a real log's
    }

    void endlessLinesAreCut()
    {
        LineCutter cutter;
        std::size_t units = 0, bytes = 0;
        const std::string block(1 << 20, 'x');
        for (int i = 0; i < 64; ++i) {
            cutter.append(block);
            while (cutter.cut()) {
                units += cutter.piece().ends.size();
                bytes += cutter.piece().bytes.size();
                cutter.taken();
                cutter.startChunk();
            }
        }
        QCOMPARE(units, 64U * 8);
        QCOMPARE(bytes, 64U << 20);
        QVERIFY(!cutter.hasRest());
    }

    void exportEntriesAreUnits()
    {
        LineCutter cutter;
        cutter.append("__CURSOR=s=1\nMESSAGE=a\n\n__CURSOR=s=2\nMESSAGE=b\n\n__CURSOR=s=3\n");
        QVERIFY(!cutter.cut());
        QCOMPARE(cutter.piece().ends.size(), 2U);
        QCOMPARE(cutter.piece().bytes, std::string_view("__CURSOR=s=1\nMESSAGE=a\n\n__CURSOR=s=2\nMESSAGE=b\n\n"));
    }
};

QTEST_APPLESS_MAIN(TestChunks)
#include "tst_ingest_chunks.moc"
