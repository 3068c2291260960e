// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/entrypage.h"

#include <QRandomGenerator>
#include <QTest>

#include <set>

using bw::store::EntryPage;

class TestStoreEntryPage final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holdsWhatWasAdded_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("bytes");
        QTest::newRow("none") << 0 << 0;
        QTest::newRow("few") << 10 << 20;
        QTest::newRow("the last as a list") << 255 << 510;
        QTest::newRow("the first as bits") << 256 << 512;
        QTest::newRow("all") << 4096 << 512;
    }
    void holdsWhatWasAdded()
    {
        QFETCH(int, count);
        QFETCH(int, bytes);
        EntryPage page;
        std::set<std::uint64_t> added;
        QRandomGenerator random(7);
        while (added.size() < static_cast<std::size_t>(count)) {
            const std::uint64_t number = 40960 + random.bounded(4096);
            page.add(number);
            added.insert(number);
        }
        QCOMPARE(page.bytes().size(), static_cast<std::size_t>(bytes));
        const auto read = EntryPage::fromBytes(page.bytes());
        QVERIFY(read);
        for (std::uint64_t number = 40960; number < 40960 + 4096; ++number)
            QCOMPARE(read->has(number), added.contains(number));
    }
    void refusesWhatIsNoPage()
    {
        QVERIFY(!EntryPage::fromBytes("abc"));
        QVERIFY(!EntryPage::fromBytes(std::string(514, 'a')));
        QVERIFY(!EntryPage::fromBytes(std::string("\2\0\1\0", 4))); // falls
        QVERIFY(!EntryPage::fromBytes(std::string("\xff\xff", 2))); // beyond a page
    }
};

QTEST_APPLESS_MAIN(TestStoreEntryPage)
#include "tst_store_entrypage.moc"
