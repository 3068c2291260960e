// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/hash.h"
#include "models/core/ipaddress.h"
#include "models/core/problem.h"
#include "models/core/secret.h"
#include "models/core/varint.h"

#include <QTest>

using namespace bw::core;

class TestCoreValues : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addressesAreRead_data();
    void addressesAreRead();
    void networksOfAddresses();
    void aProblemIsOneLine();
    void aSecretMovesAndIsNotCopied();
    void aHashGivesItsFirstBits();
    void numbersOfFewBytes();
};

void TestCoreValues::addressesAreRead_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("canonical");
    const auto row = [](const char *text, const char *canonical) { QTest::newRow(text) << QByteArray(text) << QByteArray(canonical); };
    row("192.0.2.1", "192.0.2.1");
    row("255.255.255.255", "255.255.255.255");
    row("2001:DB8:0:0::1", "2001:db8::1");
    row("[2001:db8::1]", "2001:db8::1");
    row("IPv6:2001:db8::1", "2001:db8::1");
    row("::ffff:192.0.2.1", "192.0.2.1");
    row("::1", "::1");
    for (const char *bad : { "", "unknown", "192.0.2", "192.0.2.256", "192.0.2.1.", "1.2.3.4.5", "0192.0.2.1", "2001:db8::1::2", ":", "192.0.2.1 ", "fe80::1%eth0" })
        row(bad, "");
}

void TestCoreValues::addressesAreRead()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, canonical);
    const IpAddress address = IpAddress::parse(text.toStdString());
    QCOMPARE(QByteArray::fromStdString(address.toString()), canonical);
    QCOMPARE(address.isKnown(), !canonical.isEmpty());
    QCOMPARE(IpAddress::fromBytes(address.view()), address);
}

void TestCoreValues::networksOfAddresses()
{
    QCOMPARE(networkToString(IpAddress::parse("203.0.113.77").network()), std::string("203.0.113.0/24"));
    QCOMPARE(networkToString(IpAddress::parse("2001:db8:77:1::5").network()), std::string("2001:db8:77::/48"));
    QCOMPARE(networkToString(IpAddress().network()), std::string());
    QVERIFY(IpAddress::parse("127.8.8.8").isLoopback());
    QVERIFY(IpAddress::parse("::1").isLoopback());
    QVERIFY(!IpAddress::parse("192.0.2.1").isLoopback());
}

void TestCoreValues::aProblemIsOneLine()
{
    const Problem problem { .kind = ProblemKind::Denied, .what = QStringLiteral("The log could not be read"), .reason = QStringLiteral("a\nb"),
        .where = QStringLiteral("/var/log/mail.log"), .remedy = QStringLiteral("Add yourself to group adm") };
    QCOMPARE(problem.oneLine(), QStringLiteral("The log could not be read: a b (/var/log/mail.log). Add yourself to group adm"));
}

void TestCoreValues::aSecretMovesAndIsNotCopied()
{
    static_assert(!std::is_copy_constructible_v<Secret>);
    const std::array<std::uint8_t, 3> bytes { 1, 2, 3 };
    Secret one { bytes };
    Secret two = std::move(one);
    QCOMPARE(two.bytes().size(), std::size_t(3));
    QCOMPARE(two.clone().bytes()[2], std::uint8_t(3));
}

void TestCoreValues::aHashGivesItsFirstBits()
{
    KeyedHash hash;
    QVERIFY(hash.isNull());
    hash.bytes = { 0x12, 0x34, 0x56, 0x78, 0x9a, 0xbc, 0xde, 0xf0 };
    QCOMPARE(hash.digest(), 0x12345678U);
    QCOMPARE(hash.first64(), 0x123456789abcdef0ULL);
    QVERIFY(fastHash("a") != fastHash("b"));
    QVERIFY(fastHash("a", 1) != fastHash("a", 2));
}

void TestCoreValues::numbersOfFewBytes()
{
    for (const std::int64_t value : { std::int64_t(0), std::int64_t(1), std::int64_t(-1), std::int64_t(63), std::int64_t(-64), std::int64_t(64),
             std::int64_t(1) << 40, INT64_MIN, INT64_MAX }) {
        std::string bytes;
        putNumber(bytes, zigzag(value));
        QCOMPARE(bytes.size() == 1, value >= -64 && value <= 63);
        std::size_t at = 0;
        std::uint64_t number = 0;
        QVERIFY(takeNumber(bytes, at, number));
        QCOMPARE(at, bytes.size());
        QCOMPARE(unzigzag(number), value);
        bytes.pop_back();
        at = 0;
        QVERIFY(!takeNumber(bytes, at, number)); // it ends too early
    }
    std::size_t at = 0;
    std::uint64_t number = 0;
    QVERIFY(!takeNumber(std::string(11, '\x80'), at, number)); // longer than 64 bits
}

QTEST_GUILESS_MAIN(TestCoreValues)
#include "tst_core_values.moc"
