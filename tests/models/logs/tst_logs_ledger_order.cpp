// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// However a log is cut, and in whatever order its parts are read, the store tells the same.
#include "tests/support/logimport.h"

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

QTEST_APPLESS_MAIN(TestLogsLedgerOrder)
#include "tst_logs_ledger_order.moc"
