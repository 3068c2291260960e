// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/program.h"
#include "tests/support/workfolder.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace bw::test;

namespace {

const QByteArray houseRule = R"({
  "area": "house rules",
  "controls": [ {
    "id": "OUR-1", "title": "DMARC is reject", "severity": "high", "applies_to": ["domain"], "evidence": ["dns lookup"],
    "check": "p=reject", "limits": { "policies": ["reject"], "age": "14d" },
    "ways": [ { "by": "dns lookup", "then": "The policy is {dmarc.effective}.",
      "conditions": [ { "that": "dmarc.effective in limit.policies", "else": "The policy is {dmarc.effective}.", "partial": true } ] } ],
    "mappings": { "nist_csf_2_0": ["PR.PS-01"] },
    "examples": { "pass": [ { "target": "domain", "dmarc": { "effective": "reject" } } ],
                  "fail": [ { "target": "domain", "dmarc": { "effective": "none" } } ] } } ],
  "tailor": [ { "control": "BW-MSI-002", "limits": { "dns_terms": 8 }, "severity": "critical", "reason": "we change it often" } ],
  "exceptions": [ { "control": "BW-MSI-016", "target": "lists.example.org", "owner": "Ann", "reason": "lists", "until": "2999-06-30" },
                  { "control": "BW-MSI-016", "target": "old.example.org", "owner": "Ann", "reason": "gone soon", "until": "2020-06-30" } ],
  "disable": [ { "control": "BW-MSI-021", "reason": "no logo here" } ]
})";

} // namespace

/// The verb controls: the catalog as people meet it, and an organisation's own file.
class TestCtlControls final : public QObject
{
    Q_OBJECT

    std::unique_ptr<WorkFolder> m_folder;

    [[nodiscard]] Ran run(const QStringList &words, const QByteArray &input = {}, const QString &format = u"json"_s) const
    {
        return runProgram(QStringLiteral(BW_BINARY_DIR "/breakwaterctl"), QStringList { u"--format"_s, format } + words, input,
            { u"HOME="_s + m_folder->path(), u"XDG_DATA_HOME="_s + m_folder->path(u"data"_s), u"XDG_CONFIG_HOME="_s + m_folder->path(u"config"_s), u"XDG_STATE_HOME="_s + m_folder->path(u"state"_s) });
    }
    static QJsonObject json(const Ran &ran) { return QJsonDocument::fromJson(ran.out).object(); }
    [[nodiscard]] QMap<QString, QJsonObject> listed(const QStringList &words = {}) const
    {
        QMap<QString, QJsonObject> all;
        const QJsonArray controls = json(run(QStringList { u"controls"_s, u"list"_s } + words))[u"controls"_s].toArray();
        for (const QJsonValue &control : controls)
            all.insert(control[u"id"_s].toString(), control.toObject());
        return all;
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<WorkFolder>(); }

    void listsAllThatIsKnownOfEach()
    {
        const auto all = listed();
        QCOMPARE(all.size(), 138);
        const QJsonObject spf = all[u"BW-MSI-002"_s];
        QCOMPARE(spf[u"title"_s].toString(), u"SPF stays within the lookup limits"_s);
        QCOMPARE(spf[u"area"_s].toString(), u"message stream integrity"_s);
        QCOMPARE(spf[u"severity"_s].toString(), u"high"_s);
        QCOMPARE(spf[u"measured"_s].toBool(), true);
        QCOMPARE(spf[u"limits"_s][u"dns_terms"_s].toDouble(), 10.0);
        QVERIFY(spf[u"ways"_s][0][u"conditions"_s][0][u"that"_s].toString().contains(u"spf."_s));
        QVERIFY(!spf[u"ways"_s][0][u"conditions"_s][0][u"else"_s].toString().isEmpty());
        QVERIFY(!spf[u"references"_s][0][u"title"_s].toString().isEmpty() && !spf[u"fix"_s].toObject().isEmpty() && !spf[u"mappings"_s][u"nist_csf_2_0"_s].toArray().isEmpty());
        QVERIFY(spf[u"disabled"_s].isNull() && spf[u"tailored"_s].isNull() && spf[u"exceptions"_s].toArray().isEmpty());
        const QJsonObject asked = all[u"BW-GOV-001"_s];
        QCOMPARE(asked[u"measured"_s].toBool(), false);
        QCOMPARE(asked[u"answers_good_for"_s].toString(), u"365d"_s);
        QVERIFY(!asked[u"questions"_s][0][u"ask"_s].toString().isEmpty() && !asked[u"questions"_s][0][u"type"_s].toString().isEmpty());
        QCOMPARE(asked[u"targets"_s].toArray(), QJsonArray { u"organisation"_s });
    }

    void showsWhatIsAskedFor()
    {
        const auto all = listed();
        const auto measured = listed({ u"--measured"_s }), attested = listed({ u"--attested"_s });
        QVERIFY(!measured.isEmpty() && !attested.isEmpty());
        QCOMPARE(measured.size() + attested.size(), all.size());
        const auto dns = listed({ u"--area"_s, u"DNS"_s, u"--severity"_s, u"high"_s, u"--severity"_s, u"low"_s });
        QVERIFY(dns.contains(u"BW-DNS-001"_s) && dns.contains(u"BW-DNS-005"_s) && !dns.contains(u"BW-DNS-002"_s));
        for (const QJsonObject &control : dns)
            QCOMPARE(control[u"area"_s].toString(), u"dns"_s);
        const auto card = listed({ u"--framework"_s, u"pci_dss_4_0_1"_s });
        QVERIFY(card.size() > 1 && card.size() < all.size());
        for (const QJsonObject &control : card)
            QVERIFY(control[u"mappings"_s].toObject().contains(u"pci_dss_4_0_1"_s));
        QSet<QString> covered;
        for (const QString &target : { u"domain"_s, u"node"_s, u"host"_s, u"organisation"_s }) {
            const auto some = listed({ u"--target"_s, target });
            QVERIFY(!some.isEmpty() && some.size() < all.size());
            for (const QJsonObject &control : some) {
                QVERIFY(control[u"targets"_s].toArray().contains(target));
                covered << control[u"id"_s].toString();
            }
        }
        QCOMPARE(covered.size(), all.size()); // each is asked of something
        const Ran table = run({ u"controls"_s, u"list"_s, u"--area"_s, u"dns"_s }, {}, u"table"_s);
        QVERIFY2(table.out.contains("BW-DNS-001  high") && table.out.contains("measured: dns lookup"), table.out.constData());
    }

    void wrongWordsSayWhatThereIs()
    {
        const Ran area = run({ u"controls"_s, u"list"_s, u"--area"_s, u"weather"_s });
        QCOMPARE(area.exitCode, 2);
        QVERIFY2(area.err.contains("transport TLS"), area.err.constData());
        const Ran framework = run({ u"controls"_s, u"list"_s, u"--framework"_s, u"iso"_s });
        QCOMPARE(framework.exitCode, 2);
        QVERIFY2(framework.err.contains("iso27001_2022"), framework.err.constData());
        QCOMPARE(run({ u"controls"_s, u"list"_s, u"--severity"_s, u"awful"_s }).exitCode, 2);
        QCOMPARE(run({ u"controls"_s, u"list"_s, u"--measured"_s, u"--attested"_s }).exitCode, 2);
    }

    /// A control that needs no new kind of evidence needs no code; and what the organisation changes is shown where it is looked for.
    void theOwnFileAddsTailorsExceptsAndDisables()
    {
        m_folder->write(u"config/breakwater/controls.json"_s, houseRule);
        m_folder->write(u"other.json"_s, R"({ "disable": [ { "control": "BW-DNS-001", "reason": "elsewhere" } ] })");
        const auto all = listed();
        QCOMPARE(all.size(), 139);
        const QJsonObject own = all[u"OUR-1"_s];
        QCOMPARE(own[u"own"_s].toBool(), true);
        QCOMPARE(own[u"area"_s].toString(), u"house rules"_s);
        QCOMPARE(own[u"ways"_s][0][u"conditions"_s][0][u"that"_s].toString(), u"dmarc.effective in limit.policies"_s);
        QCOMPARE(own[u"ways"_s][0][u"conditions"_s][0][u"partial"_s].toBool(), true);
        QCOMPARE(own[u"limits"_s].toObject(), (QJsonObject { { u"age"_s, u"14d"_s }, { u"policies"_s, QJsonArray { u"reject"_s } } }));
        QCOMPARE(listed({ u"--area"_s, u"house rules"_s, u"--target"_s, u"domain"_s }).keys(), QStringList { u"OUR-1"_s });

        const QJsonObject tailored = all[u"BW-MSI-002"_s];
        QCOMPARE(tailored[u"severity"_s].toString(), u"critical"_s);
        QCOMPARE(tailored[u"limits"_s][u"dns_terms"_s].toDouble(), 8.0);
        QCOMPARE(tailored[u"tailored"_s].toObject(), (QJsonObject { { u"reason"_s, u"we change it often"_s }, { u"shipped_severity"_s, u"high"_s }, { u"shipped_limits"_s, QJsonObject { { u"dns_terms"_s, 10 } } } }));
        const QJsonArray exceptions = all[u"BW-MSI-016"_s][u"exceptions"_s].toArray();
        QCOMPARE(exceptions.size(), 2);
        QCOMPARE(exceptions[0][u"owner"_s].toString(), u"Ann"_s);
        QCOMPARE(exceptions[0][u"until"_s].toString(), u"2999-06-30"_s);
        QVERIFY(exceptions[0][u"in_force"_s].toBool() && !exceptions[1][u"in_force"_s].toBool());
        QCOMPARE(all[u"BW-MSI-021"_s][u"disabled"_s].toString(), u"no logo here"_s);
        const QByteArray table = run({ u"controls"_s, u"list"_s }, {}, u"table"_s).out;
        QVERIFY(table.contains("1 exception, 1 expired exception") && table.contains("tailored") && table.contains("disabled"));

        const auto other = listed({ u"--controls"_s, m_folder->path(u"other.json"_s) });
        QCOMPARE(other.size(), 138);
        QCOMPARE(other[u"BW-DNS-001"_s][u"disabled"_s].toString(), u"elsewhere"_s);
    }

    void aSoundFileIsSound()
    {
        m_folder->write(u"own.json"_s, houseRule);
        for (const QStringList &words : { QStringList { u"controls"_s, u"check"_s, m_folder->path(u"own.json"_s) }, { u"--controls"_s, m_folder->path(u"own.json"_s), u"controls"_s, u"check"_s } }) {
            const Ran ran = run(words);
            QCOMPARE(ran.exitCode, 0);
            QCOMPARE(ran.err, QByteArray());
            const QJsonObject file = json(ran)[u"files"_s][0].toObject();
            QCOMPARE(file, (QJsonObject { { u"file"_s, m_folder->path(u"own.json"_s) }, { u"controls"_s, 1 }, { u"examples"_s, 2 }, { u"tailored"_s, 1 }, { u"exceptions"_s, 2 }, { u"disabled"_s, 1 }, { u"mistakes"_s, 0 } }));
        }
        m_folder->write(u"config/breakwater/controls.json"_s, "{ }");
        QCOMPARE(json(run({ u"controls"_s, u"check"_s }))[u"files"_s][0][u"file"_s].toString(), m_folder->path(u"config/breakwater/controls.json"_s));
        QCOMPARE(run({ u"controls"_s, u"check"_s, u"-"_s }, houseRule).exitCode, 0);
    }

    /// What is wrong is told with its place, and left out; the rest stands.
    void mistakesAreToldWithTheirPlaces()
    {
        QByteArray bytes = houseRule;
        bytes.replace("\"fail\": [ { \"target\": \"domain\", \"dmarc\": { \"effective\": \"none\" } } ]", "\"fail\": [ { \"target\": \"domain\", \"dmarc\": { \"effective\": \"reject\" } } ]");
        bytes.replace("\"owner\": \"Ann\", \"reason\": \"lists\", ", "\"reason\": \"lists\", ");
        const QString path = m_folder->path(u"own.json"_s);
        m_folder->write(u"own.json"_s, bytes);
        const Ran ran = run({ u"controls"_s, u"check"_s, path });
        QCOMPARE(ran.exitCode, 1);
        const QList<QByteArray> lines = ran.err.trimmed().split('\n');
        QCOMPARE(lines.size(), 2);
        QVERIFY2(lines[0].startsWith(path.toUtf8() + ":12:19: ") && lines[0].contains("owner"), ran.err.constData());
        QVERIFY2(lines[1].startsWith(path.toUtf8() + ":10:29: OUR-1") && lines[1].contains("pass"), ran.err.constData());
        const QJsonArray mistakes = json(ran)[u"mistakes"_s].toArray();
        QCOMPARE(mistakes.size(), 2);
        QCOMPARE(mistakes[0][u"line"_s].toInt(), 12);
        QCOMPARE(mistakes[0][u"column"_s].toInt(), 19);
        QVERIFY(!mistakes[0][u"text"_s].toString().isEmpty());

        const Ran list = run({ u"--controls"_s, path, u"controls"_s, u"list"_s });
        QCOMPARE(list.exitCode, 1);
        QVERIFY2(list.err.startsWith(path.toUtf8() + ":12:19: "), list.err.constData());
        QCOMPARE(json(list)[u"controls"_s].toArray().size(), 139);
        QVERIFY(!json(list)[u"partial"_s].isUndefined());
    }

    /// What is excepted no more is said before somebody believes that it still is.
    void exceptionsThatHaveEndedOrSoonWillAreTold()
    {
        QByteArray bytes = houseRule;
        const QByteArray soon = QDateTime::currentDateTimeUtc().addDays(10).date().toString(Qt::ISODate).toLatin1();
        bytes.replace("  \"exceptions\": [", "  \"exceptions\": [ { \"control\": \"BW-MSI-001\", \"target\": \"*\", \"owner\": \"Bob\", \"reason\": \"moving\", \"until\": \"" + soon + "\" },");
        m_folder->write(u"own.json"_s, bytes);
        const Ran ran = run({ u"controls"_s, u"check"_s, m_folder->path(u"own.json"_s) });
        QCOMPARE(ran.exitCode, 0);
        QStringList states;
        for (const QJsonValue &one : json(ran)[u"exceptions"_s].toArray())
            states << one[u"target"_s].toString() + u' ' + one[u"state"_s].toString();
        QCOMPARE(states, (QStringList { u"* ends_soon"_s, u"lists.example.org in_force"_s, u"old.example.org ended"_s }));
        const QByteArray table = run({ u"controls"_s, u"check"_s, m_folder->path(u"own.json"_s) }, {}, u"table"_s).out;
        QVERIFY2(table.contains("old.example.org") && table.contains("ended") && table.contains("2020-06-30"), table.constData());
    }

    void whatCannotBeReadIsToldAndTheOthersAreChecked()
    {
        m_folder->write(u"own.json"_s, houseRule);
        m_folder->write(u"big.json"_s, QByteArray(1024 * 1024 + 1, ' '));
        const Ran ran = run({ u"controls"_s, u"check"_s, m_folder->path(u"none.json"_s), m_folder->path(u"big.json"_s), m_folder->path(u"own.json"_s) });
        QCOMPARE(ran.exitCode, 3);
        QVERIFY2(ran.err.contains("none.json") && ran.err.contains("big.json") && ran.err.count('\n') == 2, ran.err.constData());
        QCOMPARE(json(ran)[u"files"_s].toArray().size(), 1);
        QCOMPARE(run({ u"controls"_s, u"check"_s }).exitCode, 3); // nothing stands there
        QCOMPARE(run({ u"--controls"_s, m_folder->path(u"none.json"_s), u"controls"_s, u"list"_s }).exitCode, 3);
    }
};

QTEST_GUILESS_MAIN(TestCtlControls)
#include "tst_ctl_controls.moc"
