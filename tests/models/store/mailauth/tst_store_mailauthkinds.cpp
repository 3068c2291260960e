// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Each rule of models/store/mailauth/README.md, and what stands next to it.
#include "models/store/mailauth/mailauthkinds.h"

#include <QTest>

using namespace bw::store;

Q_DECLARE_METATYPE(KindFacts)

class TestStoreMailAuthKinds final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRule_data()
    {
        QTest::addColumn<KindFacts>("facts");
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("rule");
        const auto row = [](const char *name, const KindFacts &facts, MailAuthKind kind, KindRule rule) { QTest::newRow(name) << facts << int(kind) << int(rule); };
        const KindFacts clean { .role = SourceRole::Own, .dkimAligned = true, .spfAligned = true, .hasOwnSignature = true, .ownSignaturePasses = true, .isFleetKey = true, .areFleetKeysKnown = true,
            .spfPasses = true, .dkimPasses = true };
        row("a node that passes all", clean, MailAuthKind::Passes, KindRule::Passes);

        KindFacts sentOn = clean; // a plain forwarder: SPF of its own address fails
        sentOn.role = std::nullopt;
        sentOn.spfAligned = sentOn.spfPasses = false;
        row("sent on with a key of the fleet", sentOn, MailAuthKind::Forwarded, KindRule::KeySentOn);
        KindFacts srs = sentOn;
        srs.spfPasses = true;
        row("sent on with an envelope of its own", srs, MailAuthKind::Forwarded, KindRule::KeySentOn);
        KindFacts named = sentOn;
        named.role = SourceRole::Sender;
        row("a named sender with a key of the fleet", named, MailAuthKind::Passes, KindRule::Passes);
        KindFacts forwarder = sentOn;
        forwarder.role = SourceRole::Forwarder;
        row("a named forwarder", forwarder, MailAuthKind::Forwarded, KindRule::NamedForwarder);
        KindFacts unknown = sentOn;
        unknown.isFleetKey = unknown.areFleetKeysKnown = false;
        row("no key of the fleet is known", unknown, MailAuthKind::Forwarded, KindRule::UnknownKeySentOn);
        unknown.spfPasses = true;
        row("no key is known, and SPF passes for somebody", unknown, MailAuthKind::Unlisted, KindRule::ForeignKey);
        KindFacts foreign = sentOn;
        foreign.isFleetKey = false;
        row("another key than the fleet's", foreign, MailAuthKind::Unlisted, KindRule::ForeignKey);
        foreign.role = SourceRole::Service;
        row("a well-known service is not a named sender", foreign, MailAuthKind::Unlisted, KindRule::ForeignKey);

        KindFacts broken = clean;
        broken.dkimAligned = broken.ownSignaturePasses = broken.dkimPasses = false;
        row("a node's signature is broken, SPF carries it", broken, MailAuthKind::BrokenKey, KindRule::SignatureFails);
        broken.role = std::nullopt;
        row("of an unknown source that the SPF record lets send", broken, MailAuthKind::BrokenKey, KindRule::SignatureFails);
        broken.spfAligned = broken.spfPasses = false;
        broken.role = SourceRole::Sender;
        row("of a named sender, and nothing carries it", broken, MailAuthKind::BrokenKey, KindRule::SignatureFails);
        broken.role = std::nullopt;
        row("of a stranger: a forged signature is no broken key", broken, MailAuthKind::Spoofing, KindRule::NobodyPasses);
        broken.spfPasses = true;
        row("changed on the way, as lists do", broken, MailAuthKind::Forwarded, KindRule::ChangedOnTheWay);
        broken.role = SourceRole::Stranger;
        row("somebody called a stranger does not send on", broken, MailAuthKind::Spoofing, KindRule::NobodyPasses);
        broken.role = std::nullopt;
        broken.isFleetKey = false;
        row("an unknown selector, and SPF of another domain", broken, MailAuthKind::Alignment, KindRule::OtherDomain);

        KindFacts nothing;
        row("nothing passes", nothing, MailAuthKind::Spoofing, KindRule::NobodyPasses);
        nothing.saysForwarded = true;
        row("nothing passes, and the receiver says forwarded", nothing, MailAuthKind::Forwarded, KindRule::ReceiverSaysForwarded);
        nothing.role = SourceRole::Own;
        row("a node does not forward", nothing, MailAuthKind::Misconfigured, KindRule::NothingPasses);
        KindFacts other;
        other.dkimPasses = true;
        row("signed by another domain", other, MailAuthKind::Alignment, KindRule::OtherDomain);
        other.role = SourceRole::Sender;
        row("a named sender, signed by another domain", other, MailAuthKind::Alignment, KindRule::OtherDomain);
        other.role = SourceRole::Stranger;
        row("a stranger, signed by another domain", other, MailAuthKind::Spoofing, KindRule::NobodyPasses);
        KindFacts spf;
        spf.spfAligned = spf.spfPasses = true;
        row("unsigned, SPF carries it", spf, MailAuthKind::Passes, KindRule::Passes);
    }

    void everyRule()
    {
        QFETCH(KindFacts, facts);
        QFETCH(int, kind);
        QFETCH(int, rule);
        const KindFound found = kindOf(facts);
        QCOMPARE(int(found.kind), kind);
        QCOMPARE(int(found.rule), rule);
        QVERIFY(!sentenceOf(found.rule).isEmpty());
    }

    void wordsAreTheirOwnInverse()
    {
        for (const auto kind : { MailAuthKind::Passes, MailAuthKind::Forwarded, MailAuthKind::Unlisted, MailAuthKind::BrokenKey, MailAuthKind::Alignment, MailAuthKind::Misconfigured, MailAuthKind::Spoofing })
            QVERIFY(mailAuthKindNamed(nameOf(kind)) == kind);
        for (const auto role : { SourceRole::Own, SourceRole::Sender, SourceRole::Forwarder, SourceRole::Stranger, SourceRole::Service })
            QVERIFY(sourceRoleNamed(nameOf(role)) == role);
        QVERIFY(!mailAuthKindNamed(QStringLiteral("pass")) && !sourceRoleNamed(QString()));
    }
};

QTEST_GUILESS_MAIN(TestStoreMailAuthKinds)
#include "tst_store_mailauthkinds.moc"
