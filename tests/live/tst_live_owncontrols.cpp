// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/nsd.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace bw;
using namespace Qt::StringLiterals;
using test::Ran;

namespace {

QJsonObject findingOf(const Ran &ran, const QString &control)
{
    const QJsonArray findings = QJsonDocument::fromJson(ran.out)[u"findings"_s].toArray();
    for (const QJsonValue one : findings)
        if (one[u"control"_s] == control)
            return one.toObject();
    return {};
}

} // namespace

/// An organisation's own control file, over evidence of zones that a real NSD serves: what it adds is judged without code, and what
/// it tailors, excepts and disables is so in the findings.
class TestLiveOwnControls final : public QObject
{
    Q_OBJECT
    std::unique_ptr<test::WorkFolder> m_folder;
    std::unique_ptr<test::Nsd> m_nsd;

    [[nodiscard]] Ran check(const QString &domain, const QStringList &more = {}) const
    {
        return test::runProgram(QStringLiteral(BW_BINARY_DIR "/breakwaterctl"), QStringList { u"check"_s, u"domain"_s, domain, u"--no-servers"_s, u"--resolver"_s, m_nsd->address() } + more, {},
            { u"HOME="_s + m_folder->path(), u"XDG_DATA_HOME="_s + m_folder->path(u"data"_s), u"XDG_CONFIG_HOME="_s + m_folder->path(u"config"_s), u"LANGUAGE=en"_s });
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (const QString why = test::whyNotHere({ u"/usr/sbin/nsd"_s }, false); !why.isEmpty())
            QSKIP(qPrintable(why));
        m_folder = std::make_unique<test::WorkFolder>();
        m_nsd = std::make_unique<test::Nsd>(*m_folder);
        m_nsd->addZone(u"good.test"_s, "@ MX 10 mx\nmx A 198.51.100.1\n@ TXT \"v=spf1 ip4:198.51.100.0/28 a mx ~all\"\n_dmarc TXT \"v=DMARC1; p=reject; rua=mailto:d@good.test\"\n");
        m_nsd->addZone(u"soft.test"_s, "@ MX 10 mx\nmx A 198.51.100.2\n@ TXT \"v=spf1 ip4:198.51.100.0/28 ~all\"\n_dmarc TXT \"v=DMARC1; p=quarantine; rua=mailto:d@soft.test\"\n");
        m_nsd->addZone(u"test"_s, "x A 127.0.0.1\n");
        QCOMPARE(m_nsd->start(), QString());
        m_folder->write(u"own.json"_s, R"({
  "area": "house rules",
  "controls": [ { "id": "OUR-1", "title": "DMARC is reject", "severity": "high", "applies_to": ["domain"], "check": "p=reject", "limits": { "policies": ["reject"] },
    "ways": [ { "by": "dns lookup", "then": "The policy is {dmarc.effective}.",
      "conditions": [ { "that": "dmarc.effective in limit.policies", "else": "The policy is {dmarc.effective}, not {limit.policies}." } ] } ] } ],
  "tailor": [ { "control": "BW-MSI-002", "limits": { "dns_terms": 1 }, "severity": "critical", "reason": "we change it often" } ],
  "exceptions": [ { "control": "OUR-1", "target": "soft.test", "owner": "Ann", "reason": "lists", "until": "2999-06-30" },
                  { "control": "BW-TLS-010", "target": "soft.test", "owner": "Ann", "reason": "lists", "until": "2020-06-30" } ],
  "disable": [ { "control": "BW-TLS-013", "reason": "no reports wanted" } ] })");
    }

    void whatItAddsIsJudged()
    {
        QVERIFY(findingOf(check(u"good.test"_s), u"OUR-1"_s).isEmpty());
        const QStringList own { u"--controls"_s, m_folder->path(u"own.json"_s) };
        const QJsonObject good = findingOf(check(u"good.test"_s, own), u"OUR-1"_s), soft = findingOf(check(u"soft.test"_s, own), u"OUR-1"_s);
        QCOMPARE(good[u"verdict"_s].toString(), u"pass"_s);
        QCOMPARE(good[u"reason"_s].toString(), u"The policy is reject."_s);
        QVERIFY(good[u"evidence"_s][0][u"raw"_s].toString().contains(u"v=DMARC1; p=reject"_s));
        QCOMPARE(soft[u"verdict"_s].toString(), u"fail"_s);
        QCOMPARE(soft[u"reason"_s].toString(), u"The policy is quarantine, not reject."_s);
        QCOMPARE(soft[u"accepted"_s][u"owner"_s].toString(), u"Ann"_s);
    }

    /// The same file beside the settings.
    void whatItChangesIsSo()
    {
        const Ran before = check(u"good.test"_s);
        QCOMPARE(findingOf(before, u"BW-MSI-002"_s)[u"verdict"_s].toString(), u"pass"_s);
        QVERIFY(!findingOf(before, u"BW-TLS-013"_s).isEmpty());
        m_folder->write(u"config/breakwater/controls.json"_s, test::contentOf(m_folder->path(u"own.json"_s)));
        const Ran after = check(u"good.test"_s);
        const QJsonObject spf = findingOf(after, u"BW-MSI-002"_s);
        QCOMPARE(spf[u"verdict"_s].toString(), u"fail"_s);
        QCOMPARE(spf[u"severity"_s].toString(), u"critical"_s);
        QVERIFY2(spf[u"reason"_s].toString().contains(u"stop at 1 "_s), qPrintable(spf[u"reason"_s].toString()));
        QVERIFY(findingOf(after, u"BW-TLS-013"_s).isEmpty());
        const QJsonObject expired = findingOf(check(u"soft.test"_s), u"BW-TLS-010"_s);
        QVERIFY(expired[u"verdict"_s] == u"fail"_s && !expired.contains(u"accepted"_s));
    }
};

QTEST_GUILESS_MAIN(TestLiveOwnControls)
#include "tst_live_owncontrols.moc"
