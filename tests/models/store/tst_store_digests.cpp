// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/digests.h"

#include <QTest>

#include <algorithm>
#include <random>
#include <set>

using namespace bw;

class TestStoreDigests : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyListIsFoundAgain_data()
    {
        QTest::addColumn<int>("count");
        for (const int count : { 0, 1, 2, 1023, 1024, 5999, 6000, 6001, 65'536, 120'000 })
            QTest::addRow("%d", count) << count;
    }
    void everyListIsFoundAgain()
    {
        QFETCH(int, count);
        std::mt19937 random(7);
        std::set<std::uint32_t> wanted;
        for (const std::uint32_t edge : { 0U, 1U, 0xFFFFU, 0x10000U, 0xFFFF0000U, UINT32_MAX })
            if (static_cast<int>(wanted.size()) < count)
                wanted.insert(edge);
        while (static_cast<int>(wanted.size()) < count)
            wanted.insert(static_cast<std::uint32_t>(random()));
        std::vector<std::uint32_t> digests(wanted.begin(), wanted.end());
        std::shuffle(digests.begin(), digests.end(), random);
        if (!digests.empty())
            digests.push_back(digests.front()); // kept once
        const std::string packed = store::packDigests(digests);
        QVERIFY(store::unpackDigests(packed) == std::vector<std::uint32_t>(wanted.begin(), wanted.end()));
        for (const std::uint32_t digest : wanted)
            if (count < 7000 || digest % 16 == 0 || digest == UINT32_MAX)
                QVERIFY(store::holdsDigest(packed, digest));
        for (int i = 0; i < 5'000; ++i) {
            const auto other = static_cast<std::uint32_t>(random());
            QCOMPARE(store::holdsDigest(packed, other), wanted.contains(other));
        }
        for (const std::uint32_t near : wanted)
            if (count < 7000 || near % 16 == 0)
                QCOMPARE(store::holdsDigest(packed, near + 1), wanted.contains(near + 1));
        if (count >= 65'536)
            QVERIFY(packed.size() < static_cast<std::size_t>(count) * 5 / 2);
    }
    /// A damaged store may hold anything here: it finds nothing, and reads nothing that is not there.
    void whatIsNoListIsEmpty()
    {
        std::vector<std::uint32_t> digests(10'000);
        for (std::size_t i = 0; i < digests.size(); ++i)
            digests[i] = static_cast<std::uint32_t>(i * 400'000);
        const std::string packed = store::packDigests(digests);
        for (const std::size_t size : { std::size_t(0), std::size_t(1), std::size_t(4), packed.size() / 2, packed.size() - 1 })
            QVERIFY(!store::holdsDigest(std::string_view(packed).substr(0, size), 400'000));
        std::string ones = packed;
        std::fill(ones.begin() + 5 + 20'000, ones.end(), '\xff');
        static_cast<void>(store::holdsDigest(ones, UINT32_MAX));
        QCOMPARE(store::unpackDigests(ones).size(), digests.size());
        QVERIFY(store::unpackDigests("\x02zz").empty());
    }
};

QTEST_GUILESS_MAIN(TestStoreDigests)
#include "tst_store_digests.moc"
