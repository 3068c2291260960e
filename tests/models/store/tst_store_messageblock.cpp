// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/messageblock.h"

#include <QTest>

#include <cstring>
#include <random>

using namespace bw;
using namespace Qt::StringLiterals;

namespace {

class Maker final
{
public:
    explicit Maker(unsigned seed)
        : m_random(seed)
    {
    }
    std::int64_t small(std::int64_t below) { return static_cast<std::int64_t>(m_random() % static_cast<std::uint64_t>(below)); }
    std::int64_t any() { return static_cast<std::int64_t>(m_random()); }
    core::KeyedHash hash()
    {
        core::KeyedHash hash;
        for (auto &byte : hash.bytes)
            byte = static_cast<std::uint8_t>(m_random());
        return hash;
    }
    core::IpAddress address()
    {
        std::string bytes;
        const auto length = std::array { 0, 4, 16 }[static_cast<std::size_t>(small(3))];
        for (int i = 0; i < length; ++i)
            bytes.push_back(static_cast<char>(m_random()));
        return core::IpAddress::fromBytes(bytes);
    }
    logs::QueueId queueId()
    {
        static constexpr std::string_view letters[] { "0123456789ABCDEF", "0123456789BCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz", "0aZ-_.\xff\0 '" };
        logs::QueueId id;
        if (small(2)) { // of a long one: seconds, microseconds, z, inode
            std::string text(6, '0');
            for (char &letter : text)
                letter = letters[1][static_cast<std::size_t>(small(52))];
            text += "FY";
            text += letters[1][static_cast<std::size_t>(small(52))];
            text += letters[1][static_cast<std::size_t>(small(52))];
            text += 'z';
            for (std::int64_t n = 1 + small(12); n > 0; --n)
                text += letters[1][static_cast<std::size_t>(small(52))];
            id.length = static_cast<std::uint8_t>(text.size());
            std::memcpy(id.text, text.data(), text.size());
            return id;
        }
        const std::string_view from = letters[small(3)];
        id.length = static_cast<std::uint8_t>(small(sizeof id.text + 1));
        for (std::size_t i = 0; i < id.length; ++i)
            id.text[i] = from[static_cast<std::size_t>(small(static_cast<std::int64_t>(from.size())))];
        return id;
    }
    store::MessageBlock block(std::size_t messages, bool wild)
    {
        store::MessageBlock block;
        std::int64_t number = wild ? INT64_MIN / 2 : 1;
        for (std::size_t i = 0; i < messages; ++i) {
            auto &message = block.messages.emplace_back();
            message.number = number += 1 + small(3);
            message.acceptedMs = wild ? any() : 1'795'392'000'000 + small(1'000'000);
            message.queueId = queueId();
            message.messageHash = static_cast<std::uint64_t>(small(2) ? any() : 0);
            message.sender = small(2) ? hash() : core::KeyedHash {};
            message.size = wild && small(2) ? INT64_MAX : small(100'000) - 1;
            message.recipients = small(4) - 1;
            message.continues = small(3) ? 0 : wild ? any() : small(number);
            message.offset = wild ? any() : small(1 << 30);
            message.context = { any(), small(3), any(), small(5), any(), 0, 1, small(2), 3, small(4), small(7), small(2), address() };
            const auto first = block.deliveries.size();
            for (std::int64_t n = small(4); n > 0; --n)
                block.deliveries.push_back({ any(), number, wild ? any() : message.acceptedMs + small(9999), hash(), small(2) ? hash() : core::KeyedHash {},
                    small(5) - 1, wild ? any() : small(1 << 30), { any(), small(9), 2, 5'007'026, 0, small(7), small(8), 1 } });
            if (i > 0 && small(3) == 0) { // a second pass of one of the last five, or nearly
                const store::StoredMessage &other = block.messages[i - 1 - static_cast<std::size_t>(small(static_cast<std::int64_t>(std::min<std::size_t>(i, 5))))];
                message.continues = other.number;
                message.messageHash = small(4) ? other.messageHash : message.messageHash;
                for (std::size_t at = first - std::min<std::size_t>(first, 16); at < first && first < block.deliveries.size(); ++at)
                    if (block.deliveries[at].message == other.number)
                        block.deliveries.back().recipient = block.deliveries[at].recipient;
            }
            for (std::int64_t n = small(3); n > 0; --n)
                block.verdicts.push_back({ small(2) || block.verdicts.empty() ? any() : block.verdicts.back().number + 1, number, wild ? any() : message.acceptedMs - small(99), wild ? any() : small(1 << 30),
                    { 1, 2, small(7), any(), 4, 5, 6, 7, small(2) ? message.context.client : address(), small(2) == 0 } });
        }
        return block;
    }

private:
    std::mt19937_64 m_random;
};

bool isSame(const logs::QueueId &a, const logs::QueueId &b)
{
    return a.view() == b.view();
}
bool isSame(const store::MessageBlock &a, const store::MessageBlock &b)
{
    const auto messages = std::equal(a.messages.begin(), a.messages.end(), b.messages.begin(), b.messages.end(), [](const auto &x, const auto &y) {
        return x.number == y.number && x.acceptedMs == y.acceptedMs && isSame(x.queueId, y.queueId) && x.messageHash == y.messageHash && x.sender == y.sender
            && x.size == y.size && x.recipients == y.recipients && x.continues == y.continues && x.offset == y.offset && x.context == y.context;
    });
    const auto deliveries = std::equal(a.deliveries.begin(), a.deliveries.end(), b.deliveries.begin(), b.deliveries.end(), [](const auto &x, const auto &y) {
        return x.number == y.number && x.message == y.message && x.timeMs == y.timeMs && x.recipient == y.recipient && x.original == y.original
            && x.delayMs == y.delayMs && x.offset == y.offset && x.context == y.context;
    });
    return messages && deliveries
        && std::equal(a.verdicts.begin(), a.verdicts.end(), b.verdicts.begin(), b.verdicts.end(), [](const auto &x, const auto &y) {
               return x.number == y.number && x.message == y.message && x.timeMs == y.timeMs && x.offset == y.offset && x.context == y.context;
           });
}

} // namespace

class TestMessageBlock : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void unpacksWhatWasPacked_data();
    void unpacksWhatWasPacked();
    void isSmall();
    void queueIdsComeBackLetterByLetter_data();
    void queueIdsComeBackLetterByLetter();
    void aSecondPassTellsHashesOnce();
    void refusesWhatIsCutLongerOrChanged();
    void takesAnyBytes();
};

void TestMessageBlock::unpacksWhatWasPacked_data()
{
    QTest::addColumn<int>("messages");
    QTest::addColumn<bool>("wild");
    QTest::newRow("none") << 0 << false;
    QTest::newRow("one") << 1 << false;
    QTest::newRow("a block") << 800 << false;
    QTest::newRow("extreme values") << 800 << true;
    QTest::newRow("more contexts than are remembered") << 5000 << false; // each has its own
}

void TestMessageBlock::unpacksWhatWasPacked()
{
    QFETCH(int, messages);
    QFETCH(bool, wild);
    for (unsigned seed = 1; seed <= 20; ++seed) {
        const store::MessageBlock block = Maker(seed).block(static_cast<std::size_t>(messages), wild);
        const std::string bytes = store::packBlock(block);
        store::MessageBlock again;
        QVERIFY(store::unpackBlock(bytes, again));
        QVERIFY(isSame(block, again));
        for (const auto &message : block.messages)
            QVERIFY(again.find(message.number));
        QVERIFY(!again.find(INT64_MAX));
        QCOMPARE(store::packBlock(again), bytes);
    }
}

void TestMessageBlock::isSmall()
{
    // A shop's mail: one client, one sender, long queue ids, one recipient each: 16 + 8 bytes are hashes.
    Maker maker(7);
    store::MessageBlock block;
    for (std::int64_t i = 1; i <= 400; ++i) {
        store::StoredMessage message;
        message.number = i;
        message.acceptedMs = 1'795'392'000'000 + i * 700;
        const std::string id = "4jXmKP" + std::to_string(1000 + i) + "z1d5L2";
        message.queueId.length = static_cast<std::uint8_t>(id.size());
        std::memcpy(message.queueId.text, id.data(), id.size());
        message.messageHash = static_cast<std::uint64_t>(maker.any());
        message.size = 20'000 + maker.small(9000);
        message.recipients = 1;
        message.offset = i * 1500;
        message.context.host = 3;
        block.messages.push_back(message);
        block.deliveries.push_back({ i, i, message.acceptedMs + 400 + maker.small(300), maker.hash(), {}, 500, message.offset + 900, {} });
    }
    const std::string bytes = store::packBlock(block);
    QVERIFY2(bytes.size() < 400 * 48, qPrintable(QString::number(bytes.size())));
}

void TestMessageBlock::queueIdsComeBackLetterByLetter_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<int>("most"); // bytes that 100 of them take, beside one message's others
    QTest::newRow("long") << QByteArray("4jYbdT147fz1d5LL") << 7;
    QTest::newRow("long, first inode") << QByteArray("4jYbdT147fz0") << 7;
    QTest::newRow("long, highest inode taken") << QByteArray("4jYbdT147fzyyyyyyyyyy") << 7;
    QTest::newRow("one letter more") << QByteArray("4jYbdT147fzyyyyyyyyyyy") << 31;
    QTest::newRow("inode with a zero before it") << QByteArray("4jYbdT147fz0d5LL") << 31;
    QTest::newRow("z in the inode") << QByteArray("4jYbdT147fz1dzLL") << 31;
    QTest::newRow("a vowel") << QByteArray("4jYbdA147fz1d5LL") << 31;
    QTest::newRow("no inode") << QByteArray("4jYbdT147fz") << 31;
    QTest::newRow("a second of microseconds") << QByteArray("4jYbdTzzzzz1d5LL") << 31;
    QTest::newRow("short") << QByteArray("3F2A81C0D") << 31;
    QTest::newRow("empty") << QByteArray() << 31;
    QTest::newRow("as long as they are") << QByteArray(31, 'z') << 32;
}

void TestMessageBlock::queueIdsComeBackLetterByLetter()
{
    QFETCH(QByteArray, id);
    QFETCH(int, most);
    for (const std::int64_t accepted : { std::int64_t(0), std::int64_t(1'795'392'000'000), INT64_MAX, INT64_MIN }) {
        store::MessageBlock block;
        const auto add = [&] {
            auto &message = block.messages.emplace_back();
            message.number = static_cast<std::int64_t>(block.messages.size());
            message.acceptedMs = accepted;
            message.queueId.length = static_cast<std::uint8_t>(id.size());
            std::memcpy(message.queueId.text, id.data(), static_cast<std::size_t>(id.size()));
        };
        add();
        const auto one = static_cast<int>(store::packBlock(block).size());
        for (int i = 0; i < 100; ++i)
            add();
        const std::string bytes = store::packBlock(block);
        store::MessageBlock again;
        QVERIFY(store::unpackBlock(bytes, again));
        QVERIFY(isSame(block, again));
        if (accepted == 1'795'392'000'000)
            QVERIFY2(static_cast<int>(bytes.size()) - one <= 100 * (most + 5), qPrintable(QString::number(bytes.size())));
    }
}

void TestMessageBlock::aSecondPassTellsHashesOnce()
{
    Maker maker(9);
    store::MessageBlock block;
    const auto message = [&](std::int64_t number, std::int64_t continues, std::uint64_t hash) {
        auto &one = block.messages.emplace_back();
        one.number = number;
        one.continues = continues;
        one.messageHash = hash;
    };
    const auto delivery = [&](std::int64_t of, const core::KeyedHash &recipient) { block.deliveries.push_back({ std::ssize(block.deliveries), of, 0, recipient, {}, 0, 0, {} }); };
    const std::array hashes { maker.hash(), maker.hash(), maker.hash() };
    const auto messageHash = static_cast<std::uint64_t>(maker.any());
    message(1, 0, messageHash);
    message(2, 0, static_cast<std::uint64_t>(maker.any())); // between them
    message(3, 1, messageHash);
    for (const core::KeyedHash &hash : hashes)
        delivery(1, hash);
    for (const core::KeyedHash &hash : { hashes[2], hashes[0], maker.hash(), hashes[1] })
        delivery(3, hash);
    const auto occurrences = [](std::string_view bytes, std::string_view hash) {
        int count = 0;
        for (std::size_t at = bytes.find(hash); at != std::string_view::npos; at = bytes.find(hash, at + 1))
            ++count;
        return count;
    };
    const std::string bytes = store::packBlock(block);
    for (const core::KeyedHash &hash : hashes)
        QCOMPARE(occurrences(bytes, hash.view()), 1); // in one piece: an erasure finds the block by it
    store::MessageBlock again;
    QVERIFY(store::unpackBlock(bytes, again));
    QVERIFY(isSame(block, again));
    // Without the first pass before it, all is told.
    block.messages[2].continues = 7;
    const std::string alone = store::packBlock(block);
    for (const core::KeyedHash &hash : hashes)
        QCOMPARE(occurrences(alone, hash.view()), 2);
    QVERIFY(store::unpackBlock(alone, again));
    QVERIFY(isSame(block, again));
}

void TestMessageBlock::refusesWhatIsCutLongerOrChanged()
{
    const std::string bytes = store::packBlock(Maker(3).block(20, false));
    store::MessageBlock block;
    for (std::size_t size = 0; size < bytes.size(); ++size)
        QVERIFY2(!store::unpackBlock(std::string_view(bytes).substr(0, size), block), qPrintable(QString::number(size)));
    QVERIFY(!store::unpackBlock(bytes + "x", block));
    for (std::size_t bit = 0; bit < bytes.size() * 8; ++bit) {
        std::string flipped = bytes;
        flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ 1 << bit % 8);
        QVERIFY2(!store::unpackBlock(flipped, block), qPrintable(QString::number(bit)));
    }
}

void TestMessageBlock::takesAnyBytes()
{
    const std::string bytes = store::packBlock(Maker(5).block(60, true));
    Maker maker(11);
    store::MessageBlock block;
    int refused = 0;
    for (int round = 0; round < 3000; ++round) {
        std::string spoiled = bytes;
        for (std::int64_t n = 1 + maker.small(4); n > 0; --n)
            spoiled[static_cast<std::size_t>(maker.small(static_cast<std::int64_t>(spoiled.size())))] = static_cast<char>(maker.any());
        refused += store::unpackBlock(spoiled, block, store::Checksum::Ignored) ? 0 : 1;
    }
    QVERIFY(refused > 0); // and nothing crashed, under ASan and UBSan too
}

QTEST_APPLESS_MAIN(TestMessageBlock)
#include "tst_store_messageblock.moc"
