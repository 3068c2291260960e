// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/mailauth/reversenames.h"
#include "tests/support/manualclock.h"

#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace bw;
using namespace Qt::StringLiterals;

class TestStoreReverseNames final : public QObject
{
    Q_OBJECT
    test::ManualClock m_clock;

    static store::ReverseNames kept(const store::Store &store)
    {
        auto reader = store::Reader::begin(store, {});
        return reader ? store::readReverseNames(*reader) : store::ReverseNames();
    }

private Q_SLOTS:
    /// A look-up that was stopped keeps what it found while the next one does so.
    void whatTwoFindAtOnceIsKept()
    {
        QTemporaryDir folder;
        const auto store = store::Store::create(folder.filePath(u"s.bw"_s), { .homeZone = u"UTC"_s, .keyId = u"k"_s }, m_clock);
        QVERIFY(store);
        constexpr int each = 40;
        const auto keepSome = [&store](const QString &network) {
            bool isKept = true;
            for (int i = 0; i < each; ++i)
                isKept = store::keepReverseNames(*store, { { network.arg(i), { u"mx.example.org"_s, core::microsPerDay } } }).has_value() && isKept;
            return isKept;
        };
        bool isKept = false;
        std::thread other([&] { isKept = keepSome(u"198.51.100.%1"_s); });
        const bool isKeptHere = keepSome(u"192.0.2.%1"_s);
        other.join();
        QVERIFY(isKept && isKeptHere);
        QCOMPARE(kept(*store).size(), 2 * each);
    }

    void theOldestGoWhereTheyAreTooMany()
    {
        QTemporaryDir folder;
        const auto store = store::Store::create(folder.filePath(u"s.bw"_s), { .homeZone = u"UTC"_s, .keyId = u"k"_s }, m_clock);
        QVERIFY(store);
        store::ReverseNames many;
        for (int i = 0; i <= store::mostReverseNames; ++i)
            many.insert(u"10.0.%1.%2"_s.arg(i / 256).arg(i % 256), { {}, (i + 1) * core::microsPerSecond });
        QVERIFY(store::keepReverseNames(*store, many));
        const auto names = kept(*store);
        QCOMPARE(names.size(), store::mostReverseNames);
        QVERIFY(!names.contains(u"10.0.0.0"_s) && names.contains(u"10.0.0.1"_s));
    }
};

QTEST_GUILESS_MAIN(TestStoreReverseNames)
#include "tst_store_reversenames.moc"
