// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/ctl/ctlrun.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using bw::test::ctl;
using bw::test::CtlRun;

/// What an answer says beside its figures, and how a table for people words them.
class TestCtlNotes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        for (const char *name : { "XDG_DATA_HOME", "XDG_CONFIG_HOME" })
            qputenv(name, m_folder.path().toUtf8());
        qputenv("DBUS_SESSION_BUS_ADDRESS", {});
        QCOMPARE(ask(u"s.bw"_s, { u"import"_s, u"--node"_s, u"mx1"_s, u"--mta"_s, u"Postfix"_s, u"--year"_s, u"2026"_s, log() }).code, 0);
    }

    void rowsByDomainSayWhyTheyAddUpToMore()
    {
        const auto json = ask(u"s.bw"_s, { u"volume"_s, u"--by"_s, u"domain"_s });
        QCOMPARE(json.code, 0);
        const QString note = json.json().value(u"notes"_s).toArray().at(0).toObject().value(u"note"_s).toString();
        qint64 messages = 0;
        for (const auto &row : json.json().value(u"buckets"_s).toArray())
            messages += row.toObject().value(u"messages"_s).toInteger();
        const qint64 total = json.json().value(u"totals"_s).toObject().value(u"messages"_s).toInteger();
        QVERIFY(messages > total);
        QVERIFY2(note.contains(u"%1 messages"_s.arg(messages)) && note.contains(u"there are %1"_s.arg(total)), qPrintable(note));
        QVERIFY(table({ u"volume"_s, u"--by"_s, u"domain"_s }).contains(note));
        QVERIFY(ask(u"s.bw"_s, { u"--format"_s, u"csv"_s, u"volume"_s, u"--by"_s, u"domain"_s }).err.contains(note.toUtf8()));
        QVERIFY(!ask(u"s.bw"_s, { u"volume"_s, u"--by"_s, u"hour"_s }).json().contains(u"notes"_s));
        QVERIFY(table({ u"store"_s, u"info"_s }).contains(u"queue ids"_s));
    }

    void whatIsNotAskedIsNotUnknown()
    {
        const auto byOutcome = ask(u"s.bw"_s, { u"volume"_s, u"--by"_s, u"outcome"_s }).json().value(u"buckets"_s).toArray();
        for (const auto &row : byOutcome)
            for (const auto &count : { u"accepted"_s, u"messages"_s, u"recipients"_s, u"deferred_recipients"_s })
                QVERIFY2(row.toObject().value(count).isDouble(), qPrintable(row.toObject().value(u"outcome"_s).toString() + u' ' + count));
        const auto one = ask(u"s.bw"_s, { u"volume"_s, u"--outcome"_s, u"delivered"_s });
        QVERIFY(one.json().value(u"totals"_s).toObject().value(u"accepted"_s).isNull());
        for (const QStringList &verb : { QStringList { u"volume"_s, u"--outcome"_s, u"delivered"_s }, { u"volume"_s, u"--by"_s, u"reason"_s }, { u"volume"_s, u"--by"_s, u"outcome"_s } })
            QVERIFY2(!table(verb).contains(u"  unknown"_s), qPrintable(verb.join(u' ')));
        // A range that was not heard is not known.
        QVERIFY(table({ u"volume"_s, u"--outcome"_s, u"delivered"_s, u"--from"_s, u"2020-01-01"_s, u"--to"_s, u"2020-01-02"_s }).contains(u"unknown"_s));
    }

    void tablesAreForPeople()
    {
        QCOMPARE(ask(u"demo.bw"_s, { u"demo"_s, u"--days"_s, u"3"_s, u"--messages-per-day"_s, u"300"_s }).code, 0);
        for (const QStringList &verb : { QStringList { u"logins"_s, u"attacks"_s }, { u"logins"_s, u"risk"_s }, { u"warnings"_s, u"list"_s }, { u"coverage"_s }, { u"fleet"_s, u"list"_s, u"--all"_s } }) {
            const QByteArray out = ask(u"demo.bw"_s, QStringList { u"--format"_s, u"table"_s } + verb).out;
            QVERIFY2(out.count('\n') > 1 && !out.contains("{\"") && !out.contains("[\""), (verb.join(u' ').toUtf8() + '\n' + out.left(2000)).constData());
        }
    }

    /// As the window and sentences: 86.38 % is 86.4 %. But almost nothing is not 0, and almost all not 100.
    void sharesAreRounded()
    {
        QCOMPARE(ask(u"shares.bw"_s, { u"demo"_s, u"--days"_s, u"3"_s, u"--messages-per-day"_s, u"300"_s }).code, 0);
        const auto shown = QString::fromUtf8(ask(u"shares.bw"_s, { u"--format"_s, u"table"_s, u"coverage"_s }).out);
        bool isRoundedUp = false;
        const QJsonArray hours = ask(u"shares.bw"_s, { u"coverage"_s }).json().value(u"hours"_s).toArray();
        for (const auto &hour : hours) {
            const double share = hour[u"heard"_s].toDouble();
            if (share < 0.0005 || share >= 0.9995)
                continue;
            isRoundedUp = isRoundedUp || std::round(share * 1000) > std::floor(share * 1000 + 1e-6);
            QVERIFY2(shown.contains(u" %1 %"_s.arg(std::round(share * 1000) / 10, 0, 'f', 1)), qPrintable(u"%1\n%2"_s.arg(share).arg(shown.left(2000))));
        }
        QVERIFY(isRoundedUp);
        QVERIFY(!hours.isEmpty());
    }

    void shareBelowATenthIsNoPower()
    {
        const QString file = m_folder.filePath(u"two.log"_s);
        write(file, "2026-11-23T10:00:00.000000+00:00 mx1 postfix/smtpd[1]: connect from a.example[192.0.2.1]\n"
                    "2026-11-23T10:00:00.050000+00:00 mx1 postfix/smtpd[1]: disconnect from a.example[192.0.2.1]\n");
        QCOMPARE(ask(u"two.bw"_s, { u"import"_s, u"--node"_s, u"a"_s, u"--mta"_s, u"postfix"_s, file }).code, 0);
        const auto json = ask(u"two.bw"_s, { u"coverage"_s });
        QVERIFY2(!json.out.contains("e-"), json.out.constData());
        QCOMPARE(json.json().value(u"hours"_s).toArray().at(0).toObject().value(u"heard"_s).toDouble(), 0.0001);
        QVERIFY(ask(u"two.bw"_s, { u"--format"_s, u"table"_s, u"coverage"_s }).out.contains("< 0.1 %"));
    }

    void namesThatNobodyKnowsAreSaid_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("said");
        const auto row = [](const char *name, const QStringList &arguments, const QByteArray &said) { QTest::newRow(name) << arguments << said; };
        row("domain", { u"volume"_s, u"--domain"_s, u"exmaple.com"_s }, "exmaple.com");
        row("sender", { u"volume"_s, u"--sender"_s, u"exmaple.com"_s }, "exmaple.com");
        row("stream", { u"volume"_s, u"--stream"_s, u"Nwes"_s }, "Nwes");
        row("login", { u"logins"_s, u"--user"_s, u"amn"_s }, "amn");
        row("login at risk", { u"logins"_s, u"risk"_s, u"--user"_s, u"amn"_s }, "amn");
        row("mechanism", { u"logins"_s, u"--mechanism"_s, u"PLIAN"_s }, "PLIAN");
        row("source", { u"volume"_s, u"--source"_s, u"9.9.9.9"_s }, "9.9.9.9");
        row("known, in other letters", { u"volume"_s, u"--domain"_s, u"Example.COM"_s }, {});
        row("known stream", { u"volume"_s, u"--stream"_s, u"other"_s }, {});
    }
    void namesThatNobodyKnowsAreSaid()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, said);
        const auto run = ask(u"s.bw"_s, arguments);
        QVERIFY2(run.code == 0 && run.err.isEmpty() == said.isEmpty() && run.err.contains(said), run.err.constData());
        QVERIFY(ask(u"s.bw"_s, QStringList { u"--quiet"_s } + arguments).err.isEmpty());
    }

    void nothingToReadIsSaid()
    {
        const QString file = m_folder.filePath(u"empty.log"_s), folder = m_folder.filePath(u"folder"_s);
        write(file, {});
        QVERIFY(QDir().mkpath(folder));
        for (const QString &what : { file, folder }) {
            const auto run = import(u"e.bw"_s, { what });
            QVERIFY2(run.code == (what == folder ? 1 : 0) && run.err.contains(what.toUtf8()), run.err.constData());
            QVERIFY(run.json().value(u"notes"_s).toArray().at(0).toObject().value(u"note"_s).toString().contains(what));
        }
        QCOMPARE(import(u"e.bw"_s, { file, log(), u"--year"_s, u"2026"_s }).code, 0);
    }

    void theYearThatIsAssumedIsSaid()
    {
        const auto run = import(u"y.bw"_s, { log() });
        QCOMPARE(run.code, 0);
        const auto years = run.json().value(u"assumed_years"_s).toArray();
        QCOMPARE(years.size(), 1);
        const int year = years.at(0).toObject().value(u"first"_s).toInt();
        QVERIFY(year > 2000 && run.err.contains("were read as " + QByteArray::number(year)));
        const auto named = import(u"z.bw"_s, { log(), u"--year"_s, u"2026"_s });
        QVERIFY2(named.err.isEmpty() && !named.json().contains(u"assumed_years"_s), named.out.constData());
    }

    void productsAreKnownInAnyLetters()
    {
        const auto nodes = ask(u"s.bw"_s, { u"fleet"_s, u"list"_s, u"--all"_s }).json().value(u"nodes"_s).toArray();
        QCOMPARE(nodes.at(0).toObject().value(u"mta"_s).toString(), u"postfix"_s);
        const auto other = ask(u"o.bw"_s, { u"import"_s, u"--node"_s, u"a"_s, u"--mta"_s, u"exim"_s, log() });
        QVERIFY2(other.code == 2 && other.err.contains("postfix"), other.err.constData());
    }

private:
    static QString log() { return QStringLiteral(BW_TEST_DATA "/postfix/mixed-long-ids.rfc3164.log"); }
    static void write(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }
    CtlRun ask(const QString &store, const QStringList &arguments) const { return ctl(QStringList { u"--store"_s, m_folder.filePath(store) } + arguments); }
    QString table(const QStringList &verb) const { return QString::fromUtf8(ask(u"s.bw"_s, QStringList { u"--format"_s, u"table"_s } + verb).out); }
    CtlRun import(const QString &store, const QStringList &more) const { return ask(store, QStringList { u"import"_s, u"--node"_s, u"a"_s, u"--mta"_s, u"postfix"_s } + more); }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestCtlNotes)
#include "tst_ctl_notes.moc"
