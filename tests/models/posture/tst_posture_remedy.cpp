// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/posture/frameworks.h"
#include "models/posture/moves.h"
#include "models/posture/remedy.h"

#include <QRegularExpression>
#include <QTest>

using namespace bw::posture;
using namespace Qt::StringLiterals;

namespace {

Evidence of(const QMap<QString, Value> &fields)
{
    return { Value::record(fields), 0, {} };
}

Value named(const QString &name, const QMap<QString, Value> &more = {})
{
    QMap<QString, Value> fields = more;
    fields.insert(u"name"_s, Value::ofText(name));
    return Value::record(fields);
}

QMap<QString, Evidence> evidence()
{
    QMap<QString, Evidence> kinds;
    kinds.insert(u"mx"_s, of({ { u"hosts"_s, Value::list({ named(u"mx2.example.org."_s, { { u"preference"_s, Value::ofNumber(20) } }), named(u"mx1.example.org"_s, { { u"preference"_s, Value::ofNumber(10) } }) }) } }));
    kinds.insert(u"dmarc"_s, of({ { u"rua"_s, Value::ofTexts({ u"mailto:reports@example.org!10m"_s }) } }));
    kinds.insert(u"dkim"_s, of({ { u"keys"_s, Value::list({ named(u"gone"_s, { { u"revoked"_s, Value::truth(true) } }), named(u"s1"_s) }) } }));
    kinds.insert(u"senders"_s, of({ { u"addresses"_s, Value::list({ named(u"192.0.2.1"_s), named(u"192.0.2.2"_s), named(u"2001:db8::1"_s) }) } }));
    return kinds;
}

const Target domain { u"example.org"_s, { u"domain"_s }, {} };

} // namespace

/// Remedies as people read them, and what frameworks number.
class TestPostureRemedy : public QObject
{
    Q_OBJECT
    const Catalog m_catalog = Catalog::load(Catalog::shippedFiles()).catalog;

private Q_SLOTS:
    void whatIsKnownIsPutIn()
    {
        const auto names = remedyNames(domain, evidence());
        const Remedy remedy = fillRemedy({ u"mx: {{mx1}} {{mx2}}"_s, u"_dmarc.{{domain}} rua=mailto:{{rua}} {{domain_of_rua}} {{selector}}"_s, u"ip4:{{ip4}} ip6:{{ip6}} {{mta_ips}}"_s }, names);
        QCOMPARE(remedy.lines, (QStringList { u"mx: mx1.example.org mx2.example.org"_s, u"_dmarc.example.org rua=mailto:reports@example.org example.org s1"_s,
            u"ip4:192.0.2.1 ip6:2001:db8::1 192.0.2.1, 192.0.2.2, 2001:db8::1"_s }));
        QCOMPARE(remedy.notes, QStringList { u"192.0.2.1 is one of several: the same for 192.0.2.2"_s });
    }

    void whatIsNotKnownIsAPlainWordWithItsNote()
    {
        const Remedy remedy = fillRemedy({ u"{{selector_new}} {{our_own_thing}} ${if and{{!eq{a}{b}}}}"_s }, {});
        QCOMPARE(remedy.lines, QStringList { u"<new-selector> <our-own-thing> ${if and{{!eq{a}{b}}}}"_s });
        QCOMPARE(remedy.notes.size(), 2);
        QVERIFY(remedy.notes.first().startsWith(u"<new-selector>: "_s));
    }

    /// Somebody pastes it into a shell, and the name stood in a stranger's DNS.
    void whatAShellWouldReadIsNotPutIn()
    {
        auto kinds = evidence();
        kinds[u"dmarc"_s] = of({ { u"rua"_s, Value::ofTexts({ u"mailto:a@b';rm -rf ~;'"_s, u"mailto:$(id)@example.org"_s }) } });
        kinds[u"dkim"_s] = of({ { u"keys"_s, Value::list({ named(u"-rf"_s), named(u"a b"_s) }) } });
        const auto names = remedyNames(domain, kinds);
        QVERIFY(!names.contains(u"rua"_s) && !names.contains(u"selector"_s));
        QCOMPARE(fillSentence(u"{{rua}}"_s, names), u"<report-mailbox>"_s);
    }

    void aHostIsItsOwnServer()
    {
        QCOMPARE(remedyNames({ u"mx9.example.net:25"_s, { u"host"_s }, {} }, {}).value(u"mx"_s), QStringList { u"mx9.example.net"_s });
        QVERIFY(!remedyNames({ u"[2001:db8::1]:25"_s, { u"host"_s }, {} }, {}).contains(u"mx"_s));
    }

    /// Of all controls, whatever is known: none is left, and each that stayed open is explained by a note of its own.
    void noRemedyOfTheCatalogShowsATemplate()
    {
        const Catalog german = Catalog::load(Catalog::shippedFiles(), Catalog::shippedTexts(u"de"_s)).catalog;
        int filled = 0;
        for (const Catalog *catalog : { &m_catalog, &german })
            for (const Control &control : catalog->controls)
                for (const auto &names : { remedyNames(domain, evidence()), remedyNames({ u"n"_s, { u"node"_s }, {} }, {}) }) {
                    for (const QString &sentence : { control.check, control.verify, control.riskOfFix, control.plain, control.why })
                        QVERIFY2(!fillSentence(sentence, names).contains(u"{{domain"_s), qPrintable(control.id));
                    for (const QStringList &lines : control.fix) {
                        const Remedy remedy = fillRemedy(lines, names);
                        static const QRegularExpression form(u"\\{\\{\\w+\\}\\}"_s);
                        QVERIFY2(!form.match(remedy.lines.join(u'\n')).hasMatch(), qPrintable(control.id));
                        for (const QString &note : remedy.notes)
                            QVERIFY2(!note.contains("put what fits your set-up"_L1), qPrintable(control.id + u' ' + note));
                        filled += remedy.lines != lines;
                    }
                }
        QVERIFY2(filled > 100, qPrintable(QString::number(filled)));
    }

    void everyNumberStandsUnderATitle()
    {
        for (const Control &control : m_catalog.controls)
            for (auto it = control.mappings.cbegin(); it != control.mappings.cend(); ++it)
                for (const QString &number : it.value()) {
                    const QString group = groupOf(m_catalog, it.key(), number);
                    QVERIFY2(titleOfGroup(m_catalog, it.key(), group) != group, qPrintable(it.key() + u' ' + number));
                }
        QCOMPARE(titleOfGroup(m_catalog, u"nist_csf_2_0"_s, groupOf(m_catalog, u"nist_csf_2_0"_s, u"PR.AA-05"_s)), u"PR.AA Identities, logins and access"_s);
        QCOMPARE(groupOf(m_catalog, u"pci_dss_4_0_1"_s, u"3.5.1 (if PAN)"_s), u"3"_s);
        QCOMPARE(groupOf(m_catalog, u"iso27001_2022"_s, u"A.8.24"_s), u"A.8.24"_s);
    }

    void whatMovedIsToldByTheGravest()
    {
        QList<Move> moves;
        for (const Control &control : m_catalog.controls)
            moves << Move { control.id, u"example.org"_s, Verdict::Pass, control.severity == Severity::Critical ? Verdict::Fail : Verdict::Pass };
        const MovesTold told = tellMoves(m_catalog, moves);
        QCOMPARE(told.gravest.size(), 3);
        for (const Move &move : told.gravest)
            QCOMPARE(m_catalog.find(move.control)->severity, Severity::Critical);
        QCOMPARE(told.more, int(moves.size()) - 3);
        int counted = 0, last = told.byArea.first().second;
        for (const auto &[area, count] : told.byArea) {
            QVERIFY(m_catalog.areas.contains(area) && count <= last);
            counted += last = count;
        }
        QCOMPARE(counted, moves.size()); // each stands in one area
        const MovesTold few = tellMoves(m_catalog, moves.first(2));
        QVERIFY(few.gravest.size() == 2 && few.more == 0 && few.byArea.isEmpty());
        QVERIFY(tellMoves(m_catalog, {}).gravest.isEmpty());
    }

    void partsAreFoundAsTheyAreTyped()
    {
        QCOMPARE(*frameworkPartOf(m_catalog, u"NIST_csf_2_0:pr.aa"_s), (FrameworkPart { u"nist_csf_2_0"_s, u"PR.AA"_s }));
        QVERIFY(frameworkPartOf(m_catalog, u"iso27001_2022"_s));
        QVERIFY(!frameworkPartOf(m_catalog, u"cobit"_s));
        const auto none = frameworkPartOf(m_catalog, u"cis_v8_1:99"_s);
        QVERIFY(!none && none.error().remedy.contains(u"8 Audit logs"_s));
        QCOMPARE(withThoseAbove(u"PR.AA-05"_s), (QStringList { u"PR.AA-05"_s, u"PR.AA"_s, u"PR"_s }));
    }
};

QTEST_APPLESS_MAIN(TestPostureRemedy)
#include "tst_posture_remedy.moc"
