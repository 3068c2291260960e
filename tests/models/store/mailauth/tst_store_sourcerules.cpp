// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/journal.h"
#include "models/store/mailauth/mailauthquery.h"
#include "tests/support/dmarcrows.h"
#include "tests/support/manualclock.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace bw;
using namespace Qt::StringLiterals;
using store::SourceRole;
using store::SourceRule;
using store::SourceRules;

namespace {

const std::string address { '\xc6', '\x33', '\x64', '\x07' }; // 198.51.100.7

} // namespace

class TestStoreSourceRules final : public QObject
{
    Q_OBJECT
    test::ManualClock m_clock;

private Q_SLOTS:
    void theFirstThatFits()
    {
        const auto rules = SourceRules::make({ { u"a"_s, SourceRole::Sender, {}, u"esp.example"_s, {}, u"news.example.org"_s }, { u"b"_s, SourceRole::Sender, {}, u"*.esp.example"_s, {}, {} },
            { u"c"_s, SourceRole::Own, u"198.51.100.0/28"_s, {}, {}, {} }, { u"d"_s, SourceRole::Forwarder, u"2001:db8::/32"_s, {}, u"srs.example"_s, {} } });
        QVERIFY(rules);
        const auto match = [&](const store::SourceTraits &traits) { return rules->match(traits); };
        QCOMPARE(match({ {}, { u"esp.example"_s }, {}, u"news.example.org"_s }), 0);
        QCOMPARE(match({ {}, { u"esp.example"_s }, {}, u"example.org"_s }), -1);
        QCOMPARE(match({ {}, { u"example.org"_s, u"k1.esp.example"_s }, {}, u"example.org"_s }), 1);
        QCOMPARE(match({ {}, { u"badesp.example"_s }, {}, u"example.org"_s }), -1);
        QCOMPARE(match({ address, {}, {}, u"example.org"_s }), 2);
        QCOMPARE(match({ std::string("\xc6\x33\x64\x17"), {}, {}, u"example.org"_s }), -1);
        QCOMPARE(match({ address, {}, { u"srs.example"_s }, u"example.org"_s }), 2); // the network of the last is another one
        QCOMPARE(match({ {}, {}, {}, {} }), -1);
    }

    void whatCannotBe_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("network");
        QTest::addColumn<QString>("dkim");
        QTest::newRow("no name") << u" "_s << u"192.0.2.1"_s << QString();
        QTest::newRow("nothing to look at") << u"a"_s << QString() << QString();
        QTest::newRow("no network") << u"a"_s << u"192.0.2.0/33"_s << QString();
        QTest::newRow("a name for a network") << u"a"_s << u"mx.example.org"_s << u"esp.example"_s;
    }
    void whatCannotBe()
    {
        QFETCH(QString, name);
        QFETCH(QString, network);
        QFETCH(QString, dkim);
        const auto made = SourceRules::make({ { u"fine"_s, SourceRole::Own, u"192.0.2.1"_s, {}, {}, {} }, { name, SourceRole::Sender, network, dkim, {}, u"example.org"_s } });
        QVERIFY(!made);
        QCOMPARE(made.error().kind, core::ProblemKind::Usage);
        QVERIFY(made.error().what.contains(u'2'));
    }

    void theyAreKeptAndPreviewed()
    {
        QTemporaryDir folder;
        const auto store = store::Store::create(folder.filePath(u"a.bw"_s), { .homeZone = u"UTC"_s, .keyId = u"k"_s }, m_clock);
        QVERIFY(store);
        test::DmarcFiller filler(*store, m_clock);
        QVERIFY(filler.add({}, { { .messages = 10 }, { .source = "198.51.100.7", .messages = 4, .dkim = false, .spf = false, .dkimResults = { "ESP.example/k=pass" }, .spfResults = {} } }));
        QVERIFY(filler.commit());
        const QList<SourceRule> rules { { u"Our ESP"_s, SourceRole::Sender, {}, u"Esp.Example"_s, {}, {} } };
        const auto preview = store::previewSourceRules(*store, rules, {});
        QVERIFY(preview);
        QCOMPARE(preview->moved, 4);
        QCOMPARE(preview->before.rows.size(), 1); // nobody is named
        QCOMPARE(preview->before.rows[0].source, QString());
        QCOMPARE(preview->after.rows.size(), 2);
        QCOMPARE(preview->after.rows[1].source, u"Our ESP"_s);
        QCOMPARE(preview->after.rows[1].counts.messages, 4);
        QVERIFY(store::listSourceRules(*store)->isEmpty());
        QVERIFY(store::setSourceRules(*store, rules, m_clock));
        const auto kept = store::listSourceRules(*store);
        QCOMPARE(kept->size(), 1);
        QCOMPARE(kept->first().dkimDomain, u"esp.example"_s);
        QVERIFY(kept->first().role == SourceRole::Sender);
        QCOMPARE(store::previewSourceRules(*store, rules, {})->moved, 0);
        QVERIFY(!store::setSourceRules(*store, { { u"x"_s, SourceRole::Own, {}, {}, {}, {} } }, m_clock));
        QCOMPARE(store::listSourceRules(*store)->size(), 1);
        QVERIFY(store::setSourceRules(*store, {}, m_clock));
        QVERIFY(store::listSourceRules(*store)->isEmpty());
    }

    /// Each can be used, names a service and not a sender, and says where it is known from.
    void theStarterList()
    {
        const QList<SourceRule> rules = store::starterSourceRules();
        QVERIFY(rules.size() > 20);
        QVERIFY(SourceRules::make(rules));
        for (const SourceRule &rule : rules) {
            QVERIFY(rule.role == SourceRole::Service);
            QVERIFY2(rule.network.isEmpty() && rule.domain.isEmpty(), qPrintable(rule.name));
            const QString domain = rule.dkimDomain + rule.spfDomain;
            QVERIFY2(domain == domain.toLower() && domain.count(u'.') >= (domain.startsWith(u'*') ? 2 : 1), qPrintable(domain));
        }
        QFile file(QStringLiteral(BW_SOURCE_DIR "/resources/senders/starter.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonArray senders = QJsonDocument::fromJson(file.readAll())[u"senders"_s].toArray();
        for (const QJsonValue &sender : senders)
            QVERIFY2(sender[u"known_from"_s].toString().size() > 20, qPrintable(sender[u"name"_s].toString()));
    }
};

QTEST_GUILESS_MAIN(TestStoreSourceRules)
#include "tst_store_sourcerules.moc"
