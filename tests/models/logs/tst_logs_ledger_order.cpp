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

QTEST_APPLESS_MAIN(TestLogsLedgerOrder)
#include "tst_logs_ledger_order.moc"
