// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The recorded logs, read by grammar, ledger and writer, against what was really sent (truth.json beside each).
#include "tests/support/logimport.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <map>

using namespace Qt::StringLiterals;
using namespace bw;

namespace {

QJsonObject truthOf(const QString &scenario)
{
    return QJsonDocument::fromJson(test::dataBytes(scenario + u".truth.json"_s)).object();
}

/// Last state of each recipient of each message that somebody sent, by outcome.
std::map<QString, int> finalResults(test::LogStore &store)
{
    static const QStringList names { u"sent"_s, u"deferred"_s, u"bounced"_s, u"expired"_s, u"discarded"_s, u"held"_s, u"deleted"_s };
    std::map<QString, QString> root;
    for (const QString &row : store.rows(u"SELECT id & 1099511627775, continues, origin FROM message"_s)) {
        const QStringList cells = row.split(u'|');
        root[cells[0]] = cells[2] == u"4"_s && cells[1] != u"0"_s ? cells[1] : cells[0]; // a second pass belongs to its first
    }
    std::map<QString, QString> last;
    for (const QString &row :
        store.rows(u"SELECT message, hex(recipient) || coalesce(hex(original), ''), outcome FROM delivery WHERE flags & 5 = 0 ORDER BY time_ms, id"_s)) {
        const QStringList cells = row.split(u'|');
        last[root[cells[0]] + u' ' + cells[1]] = cells[2];
    }
    std::map<QString, int> results;
    for (const auto &[key, outcome] : last)
        ++results[names[outcome.toInt()]];
    return results;
}

} // namespace

class TestLogsLedger : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsWhatWasSent_data();
    void countsWhatWasSent();
};

void TestLogsLedger::countsWhatWasSent_data()
{
    QTest::addColumn<QString>("log");
    QTest::addColumn<QString>("scenario");
    for (const QString &folder : { u"postfix"_s, u"cyrus"_s }) {
        const QDir dir(QStringLiteral(BW_TEST_DATA "/") + folder);
        for (const QString &truth : dir.entryList({ u"*.truth.json"_s }, QDir::Files, QDir::Name)) {
            const QString scenario = folder + u'/' + truth.chopped(11);
            const QJsonObject files = truthOf(scenario).value(u"log_files").toObject();
            for (const QString &file : files.keys()) {
                if (dir.exists(file) && !file.contains(u"auth-facility") && !file.contains(u"history"))
                    QTest::addRow("%s", qPrintable(file)) << folder + u'/' + file << scenario;
            }
        }
    }
}

void TestLogsLedger::countsWhatWasSent()
{
    QFETCH(QString, log);
    QFETCH(QString, scenario);
    const QJsonObject totals = truthOf(scenario).value(u"totals").toObject();
    test::LogStore store;
    QByteArray bytes = test::dataBytes(log);
    QVERIFY(!bytes.isEmpty());
    if (scenario.endsWith(u"sasl-cyrus"))
        bytes = test::dataBytes(u"postfix/sasl-cyrus.rfc3339.log"_s);
    QCOMPARE(store.import(bytes), QString());

    const QString volume = u"SELECT sum(%1) FROM volume_cell WHERE node = 1 AND level = 5"_s;
    QCOMPARE(store.number(volume.arg(u"accepted"_s)), totals.value(u"messages_accepted").toInteger());
    QCOMPARE(store.number(volume.arg(u"recipients"_s)), totals.value(u"recipients_accepted").toInteger());

    std::map<QString, int> expected;
    const QJsonObject finals = totals.value(u"delivery_result_by_final_recipient").toObject();
    for (auto it = finals.begin(); it != finals.end(); ++it)
        expected[it.key() == u"force-expired"_s ? u"expired"_s : it.key()] += it.value().toInt();
    const auto found = finalResults(store);
    for (const auto &[outcome, count] : expected)
        QVERIFY2(found.contains(outcome) && found.at(outcome) == count,
            qPrintable(u"%1: %2 instead of %3"_s.arg(outcome).arg(found.contains(outcome) ? found.at(outcome) : 0).arg(count)));
    for (const auto &[outcome, count] : found)
        QVERIFY2(expected.contains(outcome), qPrintable(outcome));
    if (expected.contains(u"expired"_s))
        QCOMPARE(store.number(volume.arg(u"expired"_s)), qint64(expected.at(u"expired"_s)));
    if (expected.contains(u"sent"_s))
        QCOMPARE(store.number(volume.arg(u"delivered"_s)), qint64(expected.at(u"sent"_s)));
    if (totals.contains(u"deferred_attempt_lines"_s))
        QCOMPARE(store.number(volume.arg(u"deferred"_s)), totals.value(u"deferred_attempt_lines").toInteger());

    // What the log does not show, as the truth's notes say.
    qint64 unseen = 0;
    if (scenario.endsWith(u"limits-and-smuggling"))
        unseen = 1; // "452 too many recipients" leaves only rcpt=4/5 in the disconnect line
    if (scenario.contains(u"mixed-snapshot"))
        unseen = 1; // improper pipelining: disconnected without a reject line since 3.9
    if (scenario.contains(u"mixed-short") || scenario.contains(u"mixed-long"))
        unseen = 0;
    QCOMPARE(store.number(volume.arg(u"rejected"_s)) + unseen, totals.value(u"rejects_total").toInteger());

    for (const bool ok : { true, false }) {
        const QJsonObject users = totals.value(ok ? u"logins_ok"_s : u"logins_failed"_s).toObject();
        qint64 total = 0;
        qint64 unnamed = 0;
        for (auto user = users.begin(); user != users.end(); ++user) {
            const std::string name = user.key().left(100).toStdString(); // Postfix cuts there
            const core::KeyedHash hash = store.hasher().hash(name);
            const QString key = QString::fromLatin1(QByteArray(reinterpret_cast<const char *>(hash.bytes.data()), 16).toHex());
            const QJsonObject mechanisms = user.value().toObject();
            const bool isLost = user.key() == u"ghost"_s && scenario.startsWith(u"cyrus"_s);
            for (auto mechanism = mechanisms.begin(); mechanism != mechanisms.end(); ++mechanism) {
                const QString sql = u"SELECT coalesce(sum(CASE WHEN outcome = 5 THEN 1 ELSE tries END), 0) FROM login LEFT JOIN string m ON m.id = mechanism WHERE %1 AND %2"
                                    " AND m.key = CAST('%3' AS BLOB)"_s
                                        .arg(ok ? u"outcome = 0"_s : u"outcome <> 0"_s,
                                            user.key() == u"(not logged)"_s || (isLost && mechanism.key() == u"PLAIN"_s) ? u"login = 0"_s : u"login = (SELECT id FROM string WHERE kind = 4 AND key = x'%1')"_s.arg(key),
                                            mechanism.key() == u"LOGIN command"_s ? u"plaintext"_s : mechanism.key()); // Cyrus' own word
                // A login that sent nothing is named by smtpd_sender_login_maps alone, without its mechanism, or by no line.
                const qint64 missing = mechanism.value().toInteger() - store.number(sql);
                unnamed += ok && missing > 0 ? missing : 0;
                QVERIFY2(missing == 0 || (ok && missing == 1),
                    qPrintable(u"%1 %2: %3 instead of %4"_s.arg(user.key(), mechanism.key()).arg(store.number(sql)).arg(mechanism.value().toInteger())));
                total += mechanism.value().toInteger();
            }
        }
        QCOMPARE(store.number(ok ? u"SELECT coalesce(sum(tries), 0) FROM login WHERE outcome = 0"_s
                                 : u"SELECT coalesce(sum(CASE WHEN outcome = 5 THEN 1 ELSE tries END), 0) FROM login WHERE outcome <> 0"_s),
            total);
        if (ok)
            QCOMPARE(store.number(u"SELECT coalesce(sum(tries), 0) FROM login WHERE outcome = 0 AND mechanism = 0"_s), unnamed);
    }
}

QTEST_APPLESS_MAIN(TestLogsLedger)
#include "tst_logs_ledger.moc"
