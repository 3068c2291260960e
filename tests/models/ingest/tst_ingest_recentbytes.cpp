// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/recentbytes.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace bw;

namespace {

/// One file of a node, and how many of its bytes went over the wire.
struct Node
{
    std::string content;
    std::size_t carried = 0;
};

class NodeFile final : public transport::OpenFile
{
public:
    explicit NodeFile(Node &node)
        : m_node(node)
    {
    }
    [[nodiscard]] const QString &path() const override { return m_path; }
    core::Result<std::size_t> readAt(std::uint64_t position, std::span<char> into) override
    {
        const std::size_t got = position >= m_node.content.size() ? 0 : m_node.content.copy(into.data(), into.size(), position);
        m_node.carried += got;
        return got;
    }
    core::Result<transport::FileIdentity> status() override
    {
        transport::FileIdentity status;
        status.size = static_cast<std::int64_t>(m_node.content.size());
        return status;
    }
    core::Result<transport::FileIdentity> identity() override
    {
        auto found = status();
        found->head = transport::headOf(std::string_view(m_node.content).substr(0, transport::headBytes));
        m_node.carried += std::min(m_node.content.size(), transport::headBytes);
        return found;
    }

private:
    Node &m_node;
    const QString m_path = u"/log"_s;
};

class NodeFiles final : public transport::Files
{
public:
    explicit NodeFiles(Node &node)
        : m_node(node)
    {
    }
    core::Result<std::unique_ptr<transport::OpenFile>> open(const QString &) override { return std::make_unique<NodeFile>(m_node); }
    core::Result<std::optional<transport::FileIdentity>> statusAt(const QString &) override { return std::nullopt; }
    core::Result<transport::FileKind> kindAt(const QString &) override { return transport::FileKind::Regular; }
    core::Result<QList<transport::FoundFile>> list(const QString &) override { return QList<transport::FoundFile>(); }

private:
    Node &m_node;
};

std::string linesOf(int from, int count)
{
    std::string lines;
    for (int i = from; i < from + count; ++i)
        lines += "2026-11-25T10:00:00.000000+00:00 mx1 postfix/qmgr[9]: " + std::to_string(1'000'000 + i) + ": removed\n";
    return lines;
}

} // namespace

class TestIngestRecentBytes final : public QObject
{
    Q_OBJECT

private:
    /// As a round does: who is it, what stands before the place, what is new. \return the place behind.
    static std::uint64_t round(transport::Files &files, const Node &node, std::uint64_t place)
    {
        auto file = files.open(u"/log"_s);
        const auto identity = (*file)->identity();
        if (identity->head != transport::headOf(std::string_view(node.content).substr(0, transport::headBytes)))
            qWarning("another head");
        std::string bytes(std::min<std::uint64_t>(place, 64 * 1024), '\0');
        const std::uint64_t from = place - bytes.size();
        bytes.resize(*(*file)->readAt(from, bytes));
        if (bytes != (from <= node.content.size() ? node.content.substr(from, bytes.size()) : std::string()))
            qWarning("other bytes before the place");
        std::string rest(1024 * 1024, '\0');
        rest.resize(*(*file)->readAt(place, rest));
        if (place <= node.content.size() && rest != node.content.substr(place))
            qWarning("other new bytes");
        return place + rest.size();
    }

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aLineARoundCostsLittle()
    {
        Node node { linesOf(0, 10'000), 0 };
        NodeFiles wire(node);
        ingest::RecentBytes recent;
        std::uint64_t place = 0;
        for (int i = 0; i < 5; ++i) {
            const auto files = recent.over(wire, { u"/log"_s });
            node.carried = 0;
            place = round(*files, node, place);
            QCOMPARE(place, node.content.size());
            if (i > 0)
                QVERIFY2(node.carried < 500, QByteArray::number(qulonglong(node.carried)).constData());
            node.content += linesOf(10'000 + i, 1);
        }
    }

    void anotherFileOfThatNameIsReadItself_data()
    {
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("count");
        QTest::newRow("longer than what was known") << 500'000 << 20'000;
        QTest::newRow("shorter") << 500'000 << 10;
        QTest::newRow("as long") << 500'000 << 10'000;
        QTest::newRow("empty") << 0 << 0;
    }
    void anotherFileOfThatNameIsReadItself()
    {
        QFETCH(int, first);
        QFETCH(int, count);
        Node node { linesOf(0, 10'000), 0 };
        NodeFiles wire(node);
        ingest::RecentBytes recent;
        const std::uint64_t place = round(*recent.over(wire, { u"/log"_s }), node, 0);
        node.content = linesOf(first, count);
        round(*recent.over(wire, { u"/log"_s }), node, place); // warns of a byte that is not the file's
        round(*recent.over(wire, { u"/log"_s }), node, node.content.size());
    }

    /// A rotation in the middle of a round: the old file is read on, and its bytes are not taken for the new one's.
    void twoFilesOfOneName()
    {
        Node old { linesOf(0, 2'000), 0 }, now { linesOf(700'000, 1'000), 0 };
        NodeFiles oldWire(old), newWire(now);
        ingest::RecentBytes recent;
        const auto before = recent.over(oldWire, { u"/log"_s }), after = recent.over(newWire, { u"/log"_s });
        auto first = before->open(u"/log"_s);
        std::string bytes(64 * 1024, '\0');
        QVERIFY((*first)->readAt(0, bytes));
        auto second = after->open(u"/log"_s);
        QVERIFY((*second)->readAt(0, bytes));
        QVERIFY((*first)->readAt(64 * 1024, bytes));
        second->reset();
        round(*after, now, now.content.size());
        round(*after, now, 0);
    }

    void onlyItsLogsAreKept()
    {
        Node node { linesOf(0, 1'000), 0 };
        NodeFiles wire(node);
        ingest::RecentBytes recent;
        for (int i = 0; i < 2; ++i) {
            node.carried = 0;
            round(*recent.over(wire, { u"/other"_s }), node, node.content.size());
            QVERIFY(node.carried > 60'000);
        }
    }
};

QTEST_GUILESS_MAIN(TestIngestRecentBytes)
#include "tst_ingest_recentbytes.moc"
