// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// However a log is cut, and in whatever order its parts are read, the store tells the same.
#include "tests/support/logimport.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace bw;

namespace {

/// What differs between two dumps, for a failure's message.
QString difference(const QStringList &expected, const QStringList &found)
{
    QStringList only;
    const QSet<QString> a(expected.begin(), expected.end());
    const QSet<QString> b(found.begin(), found.end());
    for (const QString &line : expected) {
        if (!b.contains(line))
            only << u"- "_s + line;
    }
    for (const QString &line : found) {
        if (!a.contains(line))
            only << u"+ "_s + line;
    }
    return only.mid(0, 14).join(u'\n');
}

QList<QByteArray> linesOf(const QByteArray &bytes)
{
    QList<QByteArray> lines;
    for (qsizetype at = 0; at < bytes.size();) {
        const qsizetype end = bytes.indexOf('\n', at);
        lines << bytes.mid(at, end < 0 ? -1 : end - at + 1);
        at = end < 0 ? bytes.size() : end + 1;
    }
    return lines;
}

void addLogs()
{
    QTest::addColumn<QString>("log");
    for (const char *log : { "content-filter-amavis.rfc3339.log", "multi-instance.rfc3339.log", "queue-life.rfc3339.log",
             "probes-and-reuse.rfc3339.log", "mail-auth-milters.rfc3339.log", "rspamd-milter.rfc3339.log", "dovecot-verbose.rfc3339.log",
             "sasl-cyrus.rfc3339.log", "limits-and-smuggling.rfc3339.log", "tls.rfc3339.log", "hostile-fields.rfc3339.log",
             "mixed-short-ids.rfc3339.log", "postscreen.rfc3339.log" })
        QTest::addRow("%s", log) << u"postfix/"_s + QString::fromLatin1(log);
}

/// What hangs on a session that was cut in two (its TLS version, its mechanism) is not put together again: messages,
/// recipients, outcomes and their cells are. Marks of hashes say where they stand, TLS version and all: without them.
QStringList withoutSessions(const QStringList &dump)
{
    static const QRegularExpression ofSession(u"\\|(tls|cipher|service|mechanism)=[^|]*"_s);
    static const QRegularExpression mark(u"#[0-9a-f]{8,16}\\b"_s);
    QStringList kept;
    for (const QString &line : dump) {
        const QString table = line.section(u'|', 0, 0);
        if (table == u"message" || table == u"delivery" || table == u"rejection" || table == u"heard" || table == u"coverage_hour"
            || table.endsWith(u"volume_cell") || table.endsWith(u"stream_cell") || table.endsWith(u"destination_cell"))
            kept << QString(line).remove(ofSession).replace(mark, u"#"_s);
    }
    kept.sort();
    return kept;
}

/// Is a message between its beginning and the queue at that line? Whether its sender is ours is known at its beginning, and
/// the sender's name at the queue: older history cannot put the name back that only its hash was kept of.
bool cutsABeginning(const QList<QByteArray> &lines, qsizetype cut)
{
    static const QRegularExpression id(u"\\]: ([0-9A-Za-z]{6,}): (client=|uid=|from=<[^>]*>, size|message-id=)"_s);
    QSet<QString> begun;
    for (qsizetype i = 0; i < cut; ++i) {
        const auto match = id.match(QString::fromUtf8(lines[i]));
        if (!match.hasMatch())
            continue;
        if (match.captured(2).startsWith(u"from"))
            begun.remove(match.captured(1));
        else
            begun.insert(match.captured(1));
    }
    for (qsizetype i = cut; i < lines.size(); ++i) {
        const auto match = id.match(QString::fromUtf8(lines[i]));
        if (match.hasMatch() && begun.contains(match.captured(1)))
            return true;
    }
    return false;
}

QStringList wholeDump(const QByteArray &bytes)
{
    test::LogStore store;
    const QString problem = store.import(bytes);
    return problem.isEmpty() ? store.dump() : QStringList { problem };
}

} // namespace

class TestLogsLedgerOrder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRunForEachLine_data() { addLogs(); }
    void aRunForEachLine();
    void smallBatches_data() { addLogs(); }
    void smallBatches();
    void newestFirst_data();
    void newestFirst();
    void piecesInAnyOrder_data();
    void piecesInAnyOrder();
    void whatSecondsAndShortIdsCannotTell();
};

void TestLogsLedgerOrder::aRunForEachLine()
{
    QFETCH(QString, log);
    const QByteArray bytes = test::dataBytes(log);
    const QStringList expected = wholeDump(bytes);
    test::LogStore store;
    std::string envelope;
    const QList<QByteArray> lines = linesOf(bytes);
    for (qsizetype i = 0; i < lines.size(); ++i)
        QCOMPARE(store.import(lines[i], 0, i + 1 == lines.size(), &envelope), QString());
    const QStringList found = store.dump();
    QVERIFY2(found == expected, qPrintable(difference(expected, found)));
}

void TestLogsLedgerOrder::smallBatches()
{
    QFETCH(QString, log);
    const QByteArray bytes = test::dataBytes(log);
    const QStringList expected = wholeDump(bytes);
    test::LogStore store;
    QCOMPARE(store.import(bytes, 3), QString());
    const QStringList found = store.dump();
    QVERIFY2(found == expected, qPrintable(difference(expected, found)));
}

void TestLogsLedgerOrder::newestFirst_data()
{
    QTest::addColumn<QString>("log");
    for (const char *log : { "content-filter-amavis", "multi-instance", "queue-life", "mail-auth-milters", "rspamd-milter", "sasl-cyrus",
             "hostile-fields", "mixed-short-ids" })
        QTest::addRow("%s", log) << u"postfix/"_s + QString::fromLatin1(log) + u".rfc3339.log"_s;
}

void TestLogsLedgerOrder::newestFirst()
{
    QFETCH(QString, log);
    const QByteArray bytes = test::dataBytes(log);
    const QStringList expected = withoutSessions(wholeDump(bytes));
    const QList<QByteArray> lines = linesOf(bytes);
    for (qsizetype cut = 1; cut < lines.size(); cut += std::max<qsizetype>(1, lines.size() / 16)) {
        while (cut < lines.size() && cutsABeginning(lines, cut))
            ++cut;
        test::LogStore store;
        QCOMPARE(store.import(lines.mid(cut).join()), QString());
        QCOMPARE(store.import(lines.mid(0, cut).join()), QString());
        const QStringList found = withoutSessions(store.dump());
        QVERIFY2(found == expected, qPrintable(u"cut at line %1\n%2"_s.arg(cut).arg(difference(expected, found))));
    }
}

void TestLogsLedgerOrder::piecesInAnyOrder_data()
{
    QTest::addColumn<QString>("log");
    QTest::addColumn<QList<int>>("order");
    const QList<QList<int>> orders { { 2, 3, 4, 0, 1 }, { 4, 3, 2, 1, 0 }, { 0, 2, 4, 1, 3 }, { 4, 0, 3, 1, 2 }, { 0, 4, 1, 2, 3 } };
    for (const char *log : { "queue-life", "mail-auth-milters", "rspamd-milter", "hostile-fields", "content-filter-amavis", "mixed-long-ids" }) {
        for (const QList<int> &order : orders) {
            // Not put together: a notice and the line that names it, on either side of a cut, where other pieces were read
            // between (queue-life); how many recipients the session of a message had, where the session was cut in two and the
            // end of another of the same process was read between (models/logs/README.md).
            const bool isNotice = qstrcmp(log, "queue-life") == 0 && order != orders.first();
            const bool isSession = qstrcmp(log, "mail-auth-milters") == 0 && order == QList<int> { 4, 0, 3, 1, 2 };
            if (isNotice || isSession)
                continue;
            QString name;
            for (const int piece : order)
                name += QString::number(piece);
            QTest::addRow("%s %s", log, qPrintable(name)) << u"postfix/"_s + QString::fromLatin1(log) + u".rfc3339.log"_s << order;
        }
    }
}

/// A life that was cut in three is put together whichever part comes last.
void TestLogsLedgerOrder::piecesInAnyOrder()
{
    QFETCH(QString, log);
    QFETCH(QList<int>, order);
    const QByteArray bytes = test::dataBytes(log);
    const QStringList expected = withoutSessions(wholeDump(bytes));
    const QList<QByteArray> lines = linesOf(bytes);
    for (const int shift : { 0, 7 }) {
        QList<qsizetype> cuts { 0 };
        for (int i = 1; i < order.size(); ++i) {
            qsizetype cut = std::max(cuts.last() + 1, lines.size() * i / order.size() + shift);
            while (cut < lines.size() && cutsABeginning(lines, cut))
                ++cut;
            cuts << std::min(cut, lines.size());
        }
        cuts << lines.size();
        test::LogStore store;
        for (const int piece : order)
            QCOMPARE(store.import(lines.mid(cuts[piece], cuts[piece + 1] - cuts[piece]).join()), QString());
        const QStringList found = withoutSessions(store.dump());
        QVERIFY2(found == expected, qPrintable(difference(expected, found)));
    }
}

/// Ids that are used again within the second, and stamps of whole seconds: read newest first, nobody can tell which of two
/// lives a line belongs to. What must hold: no line is counted twice, and in order nothing is lost.
void TestLogsLedgerOrder::whatSecondsAndShortIdsCannotTell()
{
    const QByteArray bytes = test::dataBytes(u"postfix/mixed-short-ids.rfc3164.log"_s);
    const QStringList expected = withoutSessions(wholeDump(bytes));
    const QList<QByteArray> lines = linesOf(bytes);
    int cuts = 0, others = 0;
    for (qsizetype cut = 1; cut < lines.size(); cut += 31) {
        test::LogStore newestFirst, inOrder;
        QCOMPARE(newestFirst.import(lines.mid(cut).join()), QString());
        QCOMPARE(newestFirst.import(lines.mid(0, cut).join()), QString());
        const QStringList found = withoutSessions(newestFirst.dump());
        ++cuts;
        others += found != expected ? 1 : 0;
        const auto deliveries = [](const QStringList &dump) {
            return std::count_if(dump.begin(), dump.end(), [](const QString &line) { return line.startsWith(u"delivery|"_s); });
        };
        QVERIFY2(deliveries(found) == deliveries(expected), qPrintable(u"cut at line %1\n%2"_s.arg(cut).arg(difference(expected, found))));
        QCOMPARE(inOrder.import(lines.mid(0, cut).join()), QString());
        QCOMPARE(inOrder.import(lines.mid(cut).join()), QString());
        const QStringList straight = withoutSessions(inOrder.dump());
        QVERIFY2(straight == expected, qPrintable(u"cut at line %1\n%2"_s.arg(cut).arg(difference(expected, straight))));
    }
    qInfo("%d of %d cuts differ", others, cuts);
    QVERIFY(others > 0 && others * 3 < cuts);
}

QTEST_APPLESS_MAIN(TestLogsLedgerOrder)
#include "tst_logs_ledger_order.moc"
