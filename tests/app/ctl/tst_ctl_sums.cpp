// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

/// Whatever a question is grouped by, its rows add up to the same totals. Recorded logs, whose totals other tests hold against the truth.
class TestCtlSums : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyGroupingAddsUp_data()
    {
        QTest::addColumn<QString>("log");
        for (const char *name : { "mixed-long-ids", "queue-life", "dovecot-verbose", "multi-instance", "content-filter-amavis", "sasl-cyrus" })
            QTest::newRow(name) << QStringLiteral(BW_TEST_DATA "/postfix/%1.rfc3339.log").arg(QLatin1String(name));
    }
    void everyGroupingAddsUp()
    {
        QFETCH(QString, log);
        const QTemporaryDir folder;
        const QString store = folder.filePath(u"s.bw"_s);
        QVERIFY(!ask(folder, { u"--store"_s, store, u"import"_s, u"--node"_s, u"n"_s, u"--mta"_s, u"postfix"_s, log }).isEmpty());
        qint64 compared = 0;
        const auto compare = [&](const QString &verb, const QStringList &groupings, const QStringList &columns) {
            const auto totals = ask(folder, { u"--store"_s, store, verb }).value(u"totals"_s).toObject();
            for (const QString &by : groupings) {
                const auto buckets = ask(folder, { u"--store"_s, store, verb, u"--by"_s, by }).value(u"buckets"_s).toArray();
                for (const QString &column : columns) {
                    qint64 sum = 0;
                    bool isKnown = true;
                    for (const auto &bucket : buckets) {
                        isKnown = isKnown && !bucket.toObject().value(column).isNull();
                        sum += bucket.toObject().value(column).toInteger();
                    }
                    // A message to two domains counts in each.
                    if (!isKnown || (by == "domain"_L1 && (column == "messages"_L1 || column == "recipients"_L1)))
                        continue;
                    ++compared;
                    QVERIFY2(sum == totals.value(column).toInteger(), qPrintable(u"%1 --by %2: %3 %4, in all %5"_s.arg(verb, by, column).arg(sum).arg(totals.value(column).toInteger())));
                }
            }
        };
        compare(u"volume"_s, { u"5min"_s, u"hour"_s, u"day"_s, u"stream"_s, u"user"_s, u"network"_s, u"instance"_s, u"source"_s, u"domain"_s, u"hour,outcome"_s },
            { u"messages"_s, u"recipients"_s, u"delivered"_s, u"deferred"_s, u"bounced"_s, u"expired"_s, u"discarded"_s, u"rejected"_s });
        compare(u"logins"_s, { u"hour"_s, u"user"_s, u"network"_s, u"source"_s, u"service"_s, u"mechanism"_s, u"outcome"_s, u"hour,user"_s }, { u"ok"_s, u"failed"_s, u"refused"_s, u"outages"_s });
        QVERIFY2(compared > 70, qPrintable(QString::number(compared)));
    }

    /// Attacks and kinds are one judgement of one try, also where a source guessed right in the end.
    void ownTriesOfAttacksAreTheKinds_data() { everyGroupingAddsUp_data(); }
    void ownTriesOfAttacksAreTheKinds()
    {
        QFETCH(QString, log);
        const QTemporaryDir folder;
        const QString store = folder.filePath(u"s.bw"_s);
        QVERIFY(!ask(folder, { u"--store"_s, store, u"import"_s, u"--node"_s, u"n"_s, u"--mta"_s, u"postfix"_s, log }).isEmpty());
        QMap<QString, qint64> byKind, ofAttacks;
        for (const auto &bucket : ask(folder, { u"--store"_s, store, u"logins"_s, u"--by"_s, u"kind"_s }).value(u"buckets"_s).toArray())
            byKind[bucket.toObject().value(u"kind"_s).toString()] = bucket.toObject().value(u"failed"_s).toInteger();
        for (const char *noAttack : { "forgotten", "other", "repeat", "outage" })
            byKind.remove(QLatin1String(noAttack));
        const auto attacks = ask(folder, { u"--store"_s, store, u"logins"_s, u"attacks"_s }).value(u"attacks"_s).toArray();
        for (const auto &attack : attacks)
            ofAttacks[attack.toObject().value(u"kind"_s).toString()] += attack.toObject().value(u"counts"_s).toObject().value(u"own_tries"_s).toInteger();
        QCOMPARE(ofAttacks, byKind);
        if (log.contains("mixed-long-ids"_L1)) {
            QCOMPARE(byKind.value(u"spraying"_s), 17);
            QCOMPARE(attacks.at(0).toObject().value(u"got_in"_s).toArray(), QJsonArray { u"bob@example.com"_s });
        }
    }

private:
    static QJsonObject ask(const QTemporaryDir &folder, const QStringList &arguments)
    {
        QProcess process;
        auto environment = QProcessEnvironment::systemEnvironment();
        for (const auto &name : { u"XDG_DATA_HOME"_s, u"XDG_CONFIG_HOME"_s })
            environment.insert(name, folder.path());
        environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, {});
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(BW_BINARY_DIR "/breakwaterctl"), arguments);
        if (!process.waitForFinished(240'000))
            qFatal("breakwaterctl did not end");
        return QJsonDocument::fromJson(process.readAllStandardOutput()).object();
    }
};

QTEST_GUILESS_MAIN(TestCtlSums)
#include "tst_ctl_sums.moc"
