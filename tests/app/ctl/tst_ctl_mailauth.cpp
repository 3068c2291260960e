// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/ctl/ctlrun.h"
#include "tests/support/nsd.h"
#include "tests/support/reports.h"
#include "tests/support/workfolder.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <sys/stat.h>

using namespace bw;
using namespace Qt::StringLiterals;
using test::CtlRun;

/// What scripts rely on of "mailauth": keys, types, exit codes, formats.
class TestCtlMailAuth final : public QObject
{
    Q_OBJECT
    std::unique_ptr<test::WorkFolder> m_folder;

    [[nodiscard]] CtlRun run(const QStringList &verb, const QString &format = u"json"_s) const
    {
        return test::ctl(QStringList { u"--store"_s, m_folder->path(u"fleet.bw"_s), u"--format"_s, format, u"mailauth"_s } + verb);
    }
    void import(const QString &name, const QByteArray &xml)
    {
        m_folder->write(name, xml);
        const CtlRun ran = test::ctl({ u"--store"_s, m_folder->path(u"fleet.bw"_s), u"feedback"_s, u"import"_s, u"--home-zone"_s, u"UTC"_s, m_folder->path(name) });
        QVERIFY2(ran.code == 0, ran.err.constData());
    }
    /// Of 25 and 27 November; records 1 to 3 hold as many messages, aligned by DKIM where the number is even.
    void fill()
    {
        import(u"1.xml"_s, test::dmarcXml({ .id = "1", .records = 3 }));
        import(u"2.xml"_s, test::dmarcXml({ .id = "2", .records = 2, .begin = 1'795'564'800 + 2 * 86'400 }));
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<test::WorkFolder>(); }

    void bucketsAsTheContractNamesThem()
    {
        fill();
        const CtlRun ran = run({ u"--by"_s, u"domain"_s });
        QCOMPARE(ran.code, 0);
        const QJsonObject bucket = ran.json()[u"buckets"_s][0].toObject();
        QCOMPARE(bucket[u"domain"_s].toString(), u"example.org"_s);
        QCOMPARE(bucket[u"messages"_s].toInt(), 9);
        QCOMPARE(bucket[u"spf"_s].toObject(), (QJsonObject { { u"aligned"_s, 0 }, { u"pass"_s, 9 }, { u"fail"_s, 0 } }));
        QCOMPARE(bucket[u"dkim"_s].toObject(), (QJsonObject { { u"aligned"_s, 4 }, { u"pass"_s, 4 }, { u"fail"_s, 5 } }));
        QCOMPARE(bucket[u"dmarc"_s].toObject(), (QJsonObject { { u"pass"_s, 4 }, { u"fail"_s, 5 } }));
        QCOMPARE(ran.json()[u"totals"_s][u"messages"_s].toInt(), 9);
        const QJsonArray bySource = run({ u"--by"_s, u"source,disposition,spf,dkim,dmarc"_s }).json()[u"buckets"_s].toArray();
        QCOMPARE(bySource.size(), 3);
        const QJsonObject second = bySource[1].toObject();
        QCOMPARE(second[u"source"_s].toString(), u"192.0.2.2"_s);
        QCOMPARE(second[u"disposition"_s].toString(), u"none"_s);
        QCOMPARE(second[u"spf"_s].toString(), u"pass"_s);
        QCOMPARE(second[u"dkim"_s].toString(), u"pass"_s);
        QCOMPARE(second[u"dmarc"_s].toString(), u"pass"_s);
        QCOMPARE(second[u"messages"_s].toInt(), 4);
    }

    /// The step is the same in the window; where it is done is told for who reads it.
    void readinessNamesTheVerb()
    {
        for (int day = 0; day < 7; ++day)
            import(u"%1.xml"_s.arg(day), test::dmarcXml({ .id = QByteArray::number(day), .records = 10, .begin = 1'795'564'800 + day * 86'400 }));
        const CtlRun ready = run({ u"ready"_s, u"example.org"_s });
        QCOMPARE(ready.json()[u"verdict"_s].toString(), u"not_yet"_s);
        QVERIFY2(ready.json()[u"next"_s][0].toString().contains(u"breakwaterctl mailauth senders set"_s), ready.out.constData());
    }

    void aDayWithoutReportsHasNulls()
    {
        fill();
        const QJsonArray days = run({ u"--by"_s, u"day"_s, u"--from"_s, u"2026-11-25"_s, u"--to"_s, u"2026-11-28"_s }).json()[u"buckets"_s].toArray();
        QCOMPARE(days.size(), 3);
        QCOMPARE(days[0][u"day"_s].toString(), u"2026-11-25T00:00:00Z"_s);
        QCOMPARE(days[0][u"messages"_s].toInt(), 6);
        QVERIFY(days[1][u"messages"_s].isNull() && days[1][u"dkim"_s][u"pass"_s].isNull() && days[1][u"dmarc"_s][u"fail"_s].isNull());
        QCOMPARE(days[2][u"messages"_s].toInt(), 3);
        QCOMPARE((QList<QJsonValue> { days[0][u"growing"_s], days[1][u"growing"_s], days[2][u"growing"_s] }), (QList<QJsonValue> { false, false, true })); // figures that are there
    }

    /// A day that the range cuts counts whole, by every verb, and it is said.
    void aDayThatIsCutCountsWhole()
    {
        fill();
        const QStringList range { u"--from"_s, u"2026-11-25T21:00:00Z"_s, u"--to"_s, u"2026-11-27T05:00:00Z"_s };
        const CtlRun cut = run(QStringList { u"--by"_s, u"day"_s } + range);
        const QJsonArray days = cut.json()[u"buckets"_s].toArray();
        QCOMPARE(days.size(), 3);
        QCOMPARE(days[0][u"messages"_s].toInt(), 6);
        QCOMPARE(days[2][u"messages"_s].toInt(), 3);
        QVERIFY2(cut.err.contains("2026-11-25T00:00:00Z") && cut.err.contains("2026-11-28T00:00:00Z"), cut.err.constData());
        QCOMPARE(run(QStringList { u"records"_s } + range).json()[u"totals"_s][u"messages"_s].toInt(), 9);
        const CtlRun list = test::ctl(QStringList { u"--store"_s, m_folder->path(u"fleet.bw"_s), u"--format"_s, u"json"_s, u"feedback"_s, u"list"_s } + range);
        QCOMPARE(list.json()[u"reports"_s].toArray().size(), 2);
        QVERIFY(run({ u"--from"_s, u"2026-11-25"_s, u"--to"_s, u"2026-11-28"_s }).err.isEmpty());
    }

    void filtersAndTheirErrors()
    {
        fill();
        const auto messages = [this](const QStringList &options) { return run(options).json()[u"totals"_s][u"messages"_s].toInt(-1); };
        QCOMPARE(messages({ u"--domain"_s, u"EXAMPLE.org"_s }), 9);
        QCOMPARE(messages({ u"--domain"_s, u"example.net"_s }), 0);
        QCOMPARE(messages({ u"--source"_s, u"192.0.2.2"_s }), 4);
        QCOMPARE(messages({ u"--source"_s, u"192.0.2.0/30"_s, u"--outcome"_s, u"fail"_s }), 5);
        QCOMPARE(messages({ u"--from"_s, u"2026-11-26"_s }), 3);
        QCOMPARE(messages({ u"--to"_s, u"2026-11-26"_s }), 6);
        QCOMPARE(messages({ u"--node"_s, u"mx1"_s }), 0);
        for (const QStringList &wrong : { QStringList { u"--by"_s, u"hour"_s }, { u"--by"_s, u"day,week"_s }, { u"--outcome"_s, u"bounced"_s }, { u"--source"_s, u"nowhere"_s }, { u"--stream"_s, u"News"_s },
                 { u"--user"_s, u"ann"_s }, { u"--tz"_s, u"Mars/Base"_s } }) {
            const CtlRun ran = run(wrong);
            QVERIFY2(ran.code == 2 && ran.out.isEmpty() && !ran.err.isEmpty(), qPrintable(wrong.join(u' ')));
        }
        const CtlRun elsewhere = run({ u"--from"_s, u"2025-01-01"_s, u"--to"_s, u"2025-02-01"_s });
        QCOMPARE(elsewhere.code, 0);
        QVERIFY2(elsewhere.err.contains("2026-11-25"), elsewhere.err.constData());
        QCOMPARE(test::ctl({ u"--store"_s, m_folder->path(u"none.bw"_s), u"mailauth"_s }).code, 3);
    }

    /// As a person writes them: in any case, with U-labels, with the last dot.
    void domainsAreFoundAsTheyAreWritten_data()
    {
        QTest::addColumn<QString>("domain");
        QTest::newRow("A-label") << u"xn--bcher-kva.example"_s;
        QTest::newRow("U-label") << u"b\u00fccher.example"_s;
        QTest::newRow("capitals") << u"B\u00dcCHER.Example"_s;
        QTest::newRow("last dot") << u"xn--bcher-kva.example."_s;
    }
    void domainsAreFoundAsTheyAreWritten()
    {
        QFETCH(QString, domain);
        import(u"1.xml"_s, test::dmarcXml({ .domain = "xn--bcher-kva.example", .records = 3 }));
        fill();
        const auto ask = [this](const QStringList &verb) { return test::ctl(QStringList { u"--store"_s, m_folder->path(u"fleet.bw"_s), u"--format"_s, u"json"_s } + verb); };
        QCOMPARE(run({ u"--domain"_s, domain }).json()[u"totals"_s][u"messages"_s].toInt(), 6);
        QCOMPARE(run({ u"sources"_s, u"--domain"_s, domain }).json()[u"sources"_s][0][u"messages"_s].toInt(), 6);
        QCOMPARE(run({ u"records"_s, u"--domain"_s, domain }).json()[u"totals"_s][u"messages"_s].toInt(), 6);
        QCOMPARE(run({ u"ready"_s, domain }).json()[u"days_reported"_s].toInt(), 1);
        QCOMPARE(ask({ u"feedback"_s, u"list"_s, u"--domain"_s, domain }).json()[u"reports"_s].toArray().size(), 1);
        QCOMPARE(run({ u"senders"_s, u"set"_s, u"--rule"_s, u"Shop:dkim="_s + domain }).code, 0);
        QCOMPARE(run({ u"senders"_s, u"list"_s }).json()[u"rules"_s][0][u"dkim"_s].toString(), u"xn--bcher-kva.example"_s);
        QCOMPARE(run({ u"--by"_s, u"sender"_s, u"--sender"_s, u"Shop"_s }).json()[u"totals"_s][u"messages"_s].toInt(), 2);
        QCOMPARE(ask({ u"store"_s, u"own-domains"_s, domain }).code, 0);
        QCOMPARE(ask({ u"store"_s, u"info"_s }).json()[u"own_domains"_s].toString(), u"xn--bcher-kva.example"_s);
    }

    /// Whatever --by domain prints, --domain finds; what is saved stays strict.
    void oddNamesAreFoundAsTheyArePrinted()
    {
        const QStringList odd { u"-x.example"_s, u"example..org"_s, u"a/b.example"_s, u"x.example:25"_s, u"xn--.example"_s, u"o'b.example"_s, u"*.wild.example"_s, QString(70, u'x') + u".example"_s };
        for (qsizetype i = 0; i < odd.size(); ++i)
            import(QString::number(i), test::dmarcXml({ .id = QByteArray::number(i), .domain = odd[i].toUtf8(), .records = 2 }));
        const auto ask = [this](const QStringList &verb) { return test::ctl(QStringList { u"--store"_s, m_folder->path(u"fleet.bw"_s), u"--format"_s, u"json"_s } + verb); };
        const QJsonArray printed = run({ u"--by"_s, u"domain"_s }).json()[u"buckets"_s].toArray();
        QCOMPARE(printed.size(), odd.size());
        for (const QJsonValue &one : printed) {
            const QString domain = one[u"domain"_s].toString();
            QCOMPARE(run({ u"--domain"_s, domain }).json()[u"totals"_s][u"messages"_s].toInt(), 3);
            QCOMPARE(ask({ u"feedback"_s, u"list"_s, u"--domain"_s, domain }).json()[u"reports"_s].toArray().size(), 1);
            QCOMPARE(run({ u"ready"_s, u"--"_s, domain }).json()[u"days_reported"_s].toInt(), 1);
            for (const QStringList &verb : { QStringList { u"volume"_s, u"--domain"_s, domain }, QStringList { u"volume"_s, u"--sender"_s, domain }, QStringList { u"trace"_s, u"--domain"_s, domain } })
                QVERIFY2(ask(verb).code != 2, qPrintable(verb.join(u' ')));
            if (!domain.startsWith(u'*'))
                QCOMPARE(run({ u"senders"_s, u"set"_s, u"--rule"_s, u"Shop:dkim="_s + domain }).code, 2);
            QCOMPARE(ask({ u"store"_s, u"own-domains"_s, domain }).code, 2);
        }
        import(u"below"_s, test::dmarcXml({ .domain = "b.below.example" }));
        for (const QStringList &verb : { QStringList { u"feedback"_s, u"list"_s }, QStringList { u"mailauth"_s, u"records"_s } }) {
            const QJsonObject found = ask(verb + QStringList { u"--domain"_s, u"*.below.example"_s }).json();
            QCOMPARE(found[verb[1] == u"list" ? u"reports"_s : u"records"_s].toArray().size(), verb[1] == u"list" ? 1 : 2);
        }
        m_folder->write(u"complaint.eml"_s, QByteArray(test::complaintMail("ann@example.net")).replace("Reported-Domain: example.org", "Reported-Domain: a.below.example"));
        QCOMPARE(ask({ u"feedback"_s, u"import"_s, m_folder->path(u"complaint.eml"_s) }).code, 0);
        QCOMPARE(ask({ u"feedback"_s, u"complaints"_s, u"--domain"_s, u"*.below.example"_s }).json()[u"complaints"_s].toArray().size(), 1);
    }

    /// One that does not tell its days is listed, and counts on none: not on that of its storing either.
    void aReportWithoutDatesIsOfNoDay_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::newRow("none") << QByteArray("<begin>1795564800</begin><end>1795651199</end>") << QByteArray();
        QTest::newRow("half") << QByteArray("<begin>1795564800</begin>") << QByteArray();
        QTest::newRow("1970") << QByteArray("<begin>1795564800") << QByteArray("<begin>0");
        QTest::newRow("before 1970") << QByteArray("<begin>1795564800") << QByteArray("<begin>-86400");
        QTest::newRow("1,000 days") << QByteArray("<begin>1795564800") << QByteArray("<begin>1709164800");
    }
    void aReportWithoutDatesIsOfNoDay()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        const QByteArray undated = test::dmarcXml({ .id = "u", .records = 4 }).replace(from, to);
        import(u"alone.xml"_s, undated);
        const auto ask = [this](const QStringList &verb) { return test::ctl(QStringList { u"--store"_s, m_folder->path(u"fleet.bw"_s), u"--format"_s, u"json"_s } + verb); };
        QCOMPARE(run({}).json()[u"totals"_s][u"messages"_s].toInt(), 0);
        fill();
        for (const QStringList &verb : { QStringList {}, QStringList { u"--by"_s, u"day"_s }, QStringList { u"--by"_s, u"day"_s, u"--from"_s, u"1990-01-01"_s, u"--to"_s, u"2100-01-01"_s } }) {
            const CtlRun ran = run(verb);
            QCOMPARE(ran.json()[u"totals"_s][u"messages"_s].toInt(), 9);
            QVERIFY2(ran.err.contains("10 messages of reports without dates"), ran.err.constData());
        }
        QVERIFY(run({ u"--domain"_s, u"example.net"_s }).err.indexOf("without dates") < 0);
        const QJsonArray listed = ask({ u"feedback"_s, u"list"_s }).json()[u"reports"_s].toArray();
        QCOMPARE(listed.size(), 3);
        int without = 0;
        for (const QJsonValue &one : listed)
            without += one[u"from"_s].isNull() || one[u"from"_s].isUndefined() ? 1 : 0;
        QCOMPARE(without, 1);
    }

    void whatIsNoDomainIsSaid_data()
    {
        QTest::addColumn<QStringList>("verb");
        const QString wrong = u"exa mple..org"_s;
        QTest::newRow("mailauth") << QStringList { u"mailauth"_s, u"--domain"_s, wrong };
        QTest::newRow("ready") << QStringList { u"mailauth"_s, u"ready"_s, wrong };
        QTest::newRow("ledger") << QStringList { u"mailauth"_s, u"ledger"_s, u"--domain"_s, wrong };
        QTest::newRow("failures") << QStringList { u"mailauth"_s, u"failures"_s, u"--domain"_s, wrong };
        QTest::newRow("rule") << QStringList { u"mailauth"_s, u"senders"_s, u"set"_s, u"--rule"_s, u"A:spf="_s + wrong };
        QTest::newRow("rule that is tried") << QStringList { u"mailauth"_s, u"senders"_s, u"preview"_s, u"--rule"_s, u"A:spf="_s + wrong };
        QTest::newRow("feedback") << QStringList { u"feedback"_s, u"list"_s, u"--domain"_s, wrong };
        QTest::newRow("volume") << QStringList { u"volume"_s, u"--domain"_s, wrong };
        QTest::newRow("volume, sender") << QStringList { u"volume"_s, u"--sender"_s, wrong };
        QTest::newRow("trace") << QStringList { u"trace"_s, u"--domain"_s, wrong };
        QTest::newRow("stream rule") << QStringList { u"streams"_s, u"set"_s, u"--rule"_s, u"A:sender="_s + wrong };
        QTest::newRow("own domains") << QStringList { u"store"_s, u"own-domains"_s, wrong };
    }
    void whatIsNoDomainIsSaid()
    {
        QFETCH(QStringList, verb);
        fill();
        const CtlRun ran = test::ctl(QStringList { u"--store"_s, m_folder->path(u"fleet.bw"_s), u"--format"_s, u"json"_s } + verb);
        QVERIFY2(ran.code == 2 && ran.out.isEmpty() && ran.err.contains("\"exa mple..org\" is not a domain name"), ran.err.constData());
    }

    void everyFormat()
    {
        fill();
        const CtlRun csv = run({ u"--by"_s, u"source,dkim"_s }, u"csv"_s);
        const QList<QByteArray> lines = csv.out.trimmed().split('\n');
        QCOMPARE(lines.size(), 4);
        QVERIFY2(lines[0].startsWith("source,dkim,messages,spf_aligned,spf_pass,spf_fail,dkim_aligned,dkim_pass"), lines[0].constData());
        QVERIFY2(lines[2].startsWith("192.0.2.2,pass,4,0,4,0,4,4,0,4,0,4,0,0"), lines[2].constData());
        const CtlRun table = run({ u"--by"_s, u"day"_s }, u"table"_s);
        QVERIFY2(table.out.contains("dmarc_pass") && table.out.contains("2026-11-25"), table.out.constData());
        QCOMPARE(table.out.count("unknown"), 12); // each figure of the day without reports
        QCOMPARE(run({ u"--by"_s, u"source"_s }, u"jsonl"_s).out.count('\n'), 4);
        for (const char *verb : { "sources", "records", "failures", "ledger" })
            for (const char *format : { "table", "csv", "jsonl", "json" }) {
                const CtlRun ran = run({ QString::fromLatin1(verb) }, QString::fromLatin1(format));
                QVERIFY2(ran.code == 0 && !ran.out.isEmpty(), verb);
            }
    }

    void whoSendsAndTheirRows()
    {
        fill();
        const QJsonObject source = run({ u"sources"_s }).json()[u"sources"_s][0].toObject();
        QCOMPARE(source[u"source"_s].toString(), u"192.0.2.0/24"_s);
        QCOMPARE(source[u"messages"_s].toInt(), 9);
        QCOMPARE(source[u"addresses"_s].toInt(), 3);
        QCOMPARE(source[u"first"_s].toString(), u"2026-11-25T00:00:00Z"_s);
        QVERIFY(source[u"verdict"_s].isString() && source[u"kinds"_s].isObject());
        const QJsonObject records = run({ u"records"_s, u"--source"_s, u"192.0.2.3"_s }).json();
        QCOMPARE(records[u"totals"_s].toObject(), (QJsonObject { { u"rows"_s, 1 }, { u"messages"_s, 3 } }));
        const QJsonObject record = records[u"records"_s][0].toObject();
        QCOMPARE(record[u"file"_s].toString(), m_folder->path(u"1.xml"_s));
        QVERIFY(!record[u"why"_s].toString().isEmpty() && record[u"report"_s].toInt() > 0);
    }

    /// Of each group alike: in all reports, not only in those of the range.
    void firstSeenIsEver()
    {
        fill();
        for (const QString &group : { u"address"_s, u"network"_s, u"sender"_s }) {
            const QJsonObject source = run({ u"sources"_s, u"--group"_s, group, u"--from"_s, u"2026-11-27"_s, u"--to"_s, u"2026-11-28"_s }).json()[u"sources"_s][0].toObject();
            QCOMPARE(source[u"first"_s].toString(), u"2026-11-27T00:00:00Z"_s);
            QCOMPARE(source[u"first_ever"_s].toString(), u"2026-11-25T00:00:00Z"_s);
        }
        for (const QJsonValue loss : run({ u"ready"_s, u"example.org"_s }).json()[u"losses"_s].toArray())
            QVERIFY(!loss.toObject().contains(u"first_ever"_s));
    }

    void sendersAreSetAsStreamsAre()
    {
        fill();
        QVERIFY(run({ u"senders"_s, u"list"_s }).json()[u"rules"_s].toArray().isEmpty());
        QVERIFY(run({ u"senders"_s, u"list"_s }).json()[u"starter"_s].toArray().size() > 20);
        const QStringList rule { u"--rule"_s, u"Our ESP:role=sender,spf=bounce.example.net"_s };
        const CtlRun preview = run(QStringList { u"senders"_s, u"preview"_s } + rule);
        QVERIFY2(preview.code == 0, preview.err.constData());
        QCOMPARE(preview.json()[u"moved"_s][u"messages"_s].toInt(), 9);
        QCOMPARE(preview.json()[u"after"_s][0][u"sender"_s].toString(), u"Our ESP"_s);
        QVERIFY(run({ u"senders"_s, u"list"_s }).json()[u"rules"_s].toArray().isEmpty());
        QCOMPARE(run(QStringList { u"senders"_s, u"set"_s } + rule).code, 0);
        const CtlRun list = run({ u"senders"_s, u"list"_s });
        QCOMPARE(list.json()[u"rules"_s][0].toObject(),
            (QJsonObject { { u"name"_s, u"Our ESP"_s }, { u"role"_s, u"sender"_s }, { u"network"_s, u""_s }, { u"dkim"_s, u""_s }, { u"spf"_s, u"bounce.example.net"_s }, { u"domain"_s, u""_s } }));
        QCOMPARE(run({ u"--by"_s, u"sender"_s }).json()[u"buckets"_s][0][u"sender"_s].toString(), u"Our ESP"_s);
        m_folder->write(u"rules.json"_s, list.out);
        QCOMPARE(run({ u"senders"_s, u"set"_s, m_folder->path(u"rules.json"_s) }).json()[u"rules"_s].toArray().size(), 1);
        QCOMPARE(::mkfifo(QFile::encodeName(m_folder->path(u"pipe"_s)).constData(), 0600), 0); // nobody writes into it
        QCOMPARE(run({ u"senders"_s, u"set"_s, m_folder->path(u"pipe"_s) }).code, 3);
        for (const char *wrong : { "Our ESP", "x:role=boss,network=192.0.2.1", "x:colour=red", "x:role=own", "x:network=here" })
            QCOMPARE(run({ u"senders"_s, u"set"_s, u"--rule"_s, QString::fromLatin1(wrong) }).code, 2);
        QCOMPARE(run({ u"senders"_s, u"list"_s }).json()[u"rules"_s].toArray().size(), 1);
    }

    void readyAndLedgerSayWhatNeedsAPerson()
    {
        fill();
        const CtlRun ready = run({ u"ready"_s, u"example.org"_s });
        QCOMPARE(ready.code, 1);
        QCOMPARE(ready.json()[u"verdict"_s].toString(), u"too_little"_s);
        QCOMPARE(ready.json()[u"policy"_s].toString(), u"reject"_s);
        QVERIFY(ready.json()[u"losses"_s].isArray() && !ready.json()[u"next"_s].toArray().isEmpty());
        QCOMPARE(run({ u"ready"_s }).code, 2);
        const auto csv = [this](const QString &domain) {
            QList<QStringList> lines;
            for (const QByteArray &line : run({ u"ready"_s, domain }, u"csv"_s).out.trimmed().split('\n'))
                lines << QString::fromUtf8(line.trimmed()).split(u',');
            return lines;
        };
        for (const QString &domain : { u"example.org"_s, u"unknown.example"_s }) {
            const QList<QStringList> lines = csv(domain);
            const QStringList head = lines.first();
            QCOMPARE(QSet<QString>(head.begin(), head.end()).size(), head.size()); // each column once
            QVERIFY2(lines.size() > 1, qPrintable(domain));
            QCOMPARE(lines[1].value(head.indexOf(u"domain"_s)), domain);
            QCOMPARE(lines[1].value(head.indexOf(u"domain_verdict"_s)), u"too_little"_s);
            QVERIFY(head.contains(u"next"_s) && head.contains(u"domain_legitimate"_s) && head.contains(u"refused_forwarded"_s));
        }
        const QByteArray table = run({ u"ready"_s, u"unknown.example"_s }, u"table"_s).out;
        for (const QByteArray key : { "policy", "subdomain_policy", "pct" })
            QVERIFY2(QRegularExpression(u"^%1 +unknown$"_s.arg(QLatin1String(key)), QRegularExpression::MultilineOption).match(QString::fromUtf8(table)).hasMatch(), table.constData());
        const CtlRun ledger = run({ u"ledger"_s });
        QCOMPARE(ledger.code, 0);
        for (const char *key : { "keys", "copied", "rows" })
            QVERIFY(ledger.json()[QLatin1String(key)].isArray());
    }

    /// From log bytes and report files to the warning: a tenth of what verifies with the key left no node.
    void aCopiedKeyIsFound()
    {
        QByteArray log;
        for (int n = 0; n < 300; ++n)
            log += "2026-11-25T10:00:00.000000+00:00 mx1 opendkim[9]: 4W" + QByteArray::number(n) + "zz: DKIM-Signature field added (s=s1, d=example.org)\n";
        m_folder->write(u"mail.log"_s, log);
        QCOMPARE(test::ctl({ u"--store"_s, m_folder->path(u"fleet.bw"_s), u"import"_s, u"--home-zone"_s, u"UTC"_s, u"--node"_s, u"mx1"_s, u"--mta"_s, u"postfix"_s, m_folder->path(u"mail.log"_s) }).code, 0);
        const auto record = [](const char *source, int count, const char *spf) {
            return "<record><row><source_ip>" + QByteArray(source) + "</source_ip><count>" + QByteArray::number(count) + "</count><policy_evaluated><disposition>none</disposition><dkim>pass</dkim><spf>" + spf
                + "</spf></policy_evaluated></row><identifiers><header_from>example.org</header_from></identifiers><auth_results><dkim><domain>example.org</domain><selector>s1</selector><result>pass</result></dkim><spf><domain>example.org</domain><result>"
                + spf + "</result></spf></auth_results></record>";
        };
        import(u"r.xml"_s, test::dmarcXml({ .records = 0, .more = record("192.0.2.1", 270, "pass") + record("203.0.113.130", 30, "fail") }));
        const CtlRun ledger = run({ u"ledger"_s });
        QCOMPARE(ledger.code, 1);
        const QJsonObject key = ledger.json()[u"keys"_s][0].toObject();
        QCOMPARE(key[u"signed"_s].toInt(), 300);
        QVERIFY(key[u"coverage"_s].toDouble(1) < 0.01); // a moment was heard: what was signed is a lower bound
        QCOMPARE(key[u"own"_s].toInt(), 270);
        QCOMPARE(key[u"copied"_s].toInt(), 30);
        const QJsonObject copied = ledger.json()[u"copied"_s][0].toObject();
        QCOMPARE(copied[u"selector"_s].toString(), u"s1"_s);
        QCOMPARE(copied[u"sources"_s].toArray(), (QJsonArray { u"203.0.113.130"_s }));
        QVERIFY(ledger.err.contains("s1"));
        const QJsonArray rows = ledger.json()[u"rows"_s].toArray();
        QCOMPARE(rows.size(), 3);
        for (const QJsonValue row : rows) {
            const bool isReported = row[u"node"_s].toString().isEmpty(); // says nothing of what was signed
            QVERIFY(row[u"coverage"_s].toDouble(1) < 0.01);
            QCOMPARE(row[u"signed"_s].isNull(), isReported);
            QCOMPARE(row[u"passed"_s].isNull(), !isReported);
            QCOMPARE(row[u"part"_s].toString(), !isReported ? QString() : row[u"source"_s].toString() == u"192.0.2.1"_s ? u"own"_s : u"copied"_s);
        }
        QVERIFY(run({ u"ledger"_s }, u"csv"_s).out.startsWith("day,domain,selector,node,source,signed,passed,part,coverage"));
        QVERIFY(ledger.err.contains("make a new one"));
        QVERIFY(run({ u"records"_s, u"--kind"_s, u"copied_key"_s }).out.contains("203.0.113.130"));
        QCOMPARE(run({ u"ledger"_s, u"--domain"_s, u"example.net"_s }).code, 0);
    }

    /// Own figures of a day that was not heard are null, of one that was heard in part a lower bound.
    void failuresSayWhatWasHeard()
    {
        const auto line = [](const char *time, const QByteArray &text) { return "2026-11-25T" + QByteArray(time) + ".000000+00:00 mx1 postfix/" + text + "\n"; };
        m_folder->write(u"mail.log"_s, line("06:00:00", "smtpd[1]: B592FAA3C9B: client=unknown[203.0.113.9]") + line("06:00:00", "qmgr[3]: B592FAA3C9B: from=<news@example.org>, size=500, nrcpt=1 (queue active)")
                + line("06:00:30", "smtp[4]: B592FAA3C9B: to=<x@gmail.example>, relay=mx.gmail.example[198.51.100.5]:25, delay=1, delays=0/0/0/1, dsn=5.7.26, status=bounced (host mx.gmail.example[198.51.100.5] said: 550-5.7.26 This mail is unauthenticated. (in reply to end of DATA command))"));
        QCOMPARE(test::ctl({ u"--store"_s, m_folder->path(u"fleet.bw"_s), u"import"_s, u"--home-zone"_s, u"UTC"_s, u"--node"_s, u"mx1"_s, u"--mta"_s, u"postfix"_s, m_folder->path(u"mail.log"_s) }).code, 0);
        fill();
        const QJsonArray days = run({ u"failures"_s }).json()[u"days"_s].toArray();
        QCOMPARE(days.size(), 2);
        QCOMPARE(days[0][u"refused"_s].toInt(), 1);
        QVERIFY(days[0][u"coverage"_s].toDouble() > 0 && days[0][u"coverage"_s].toDouble(1) < 0.01);
        QVERIFY(days[1][u"refused"_s].isNull() && days[1][u"verdicts"_s].isNull());
        QCOMPARE(days[1][u"coverage"_s].toDouble(1), 0.0);
        QVERIFY(run({ u"failures"_s }, u"csv"_s).out.split('\n').constFirst().contains(",coverage"));
        QVERIFY(run({ u"failures"_s }, u"table"_s).out.contains("coverage"));
    }

    /// Only on the owner's word, only a name that leads back, and from then on without asking.
    void namesOfSourcesAreLookedUpOnce()
    {
        if (const QString why = test::whyNotHere({ u"/usr/sbin/nsd"_s }, false); !why.isEmpty())
            QSKIP(qPrintable(why));
        fill();
        test::Nsd nsd(*m_folder);
        nsd.addZone(u"2.0.192.in-addr.arpa"_s, "1 PTR mx.example.org.\n2 PTR liar.example.org.\n");
        nsd.addZone(u"example.org"_s, "mx A 192.0.2.1\nliar A 198.51.100.1\n");
        QCOMPARE(nsd.start(), QString());
        const auto nameOf = [this](const QStringList &more, const QString &source) {
            for (const QJsonValue row : run(QStringList { u"sources"_s, u"--group"_s, u"address"_s } + more).json()[u"sources"_s].toArray())
                if (row[u"source"_s].toString() == source)
                    return row[u"reverse_name"_s].toString() + (row[u"reverse_asked"_s].isNull() ? u" never"_s : QString());
            return u"no such source"_s;
        };
        QCOMPARE(nameOf({}, u"192.0.2.1"_s), u" never"_s);
        QCOMPARE(nameOf({ u"--resolve"_s, u"--resolver"_s, nsd.address() }, u"192.0.2.1"_s), u"mx.example.org"_s);
        QCOMPARE(nameOf({}, u"192.0.2.1"_s), u"mx.example.org"_s);
        QCOMPARE(nameOf({}, u"192.0.2.2"_s), QString()); // that name is somebody else's
        QCOMPARE(nameOf({}, u"192.0.2.3"_s), QString()); // has none
        QCOMPARE(run({ u"sources"_s, u"--resolve"_s }).code, 2); // networks have no name
        QCOMPARE(run({ u"sources"_s, u"--group"_s, u"address"_s, u"--resolver"_s, nsd.address() }).code, 2);
    }

    void helpAndCompletionKnowTheVerbs()
    {
        for (const QStringList &verb : { QStringList {}, { u"ready"_s }, { u"ledger"_s }, { u"sources"_s }, { u"records"_s }, { u"failures"_s }, { u"senders"_s, u"set"_s } }) {
            const CtlRun help = run(verb + QStringList { u"--help"_s });
            QVERIFY2(help.code == 0 && help.out.contains("Example") && help.out.contains("mailauth"), help.out.constData());
        }
        const QByteArray script = test::ctl({ u"completion"_s, u"bash"_s }).out;
        QVERIFY(script.contains("'mailauth ready'") && script.contains("'mailauth senders set'") && script.contains("spf_aligned") && script.contains("broken_key"));
    }
};

QTEST_GUILESS_MAIN(TestCtlMailAuth)
#include "tst_ctl_mailauth.moc"
