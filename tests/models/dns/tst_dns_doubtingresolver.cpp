// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dns/doubtingresolver.h"
#include "tests/support/scriptedresolver.h"

#include <QTest>

#include <algorithm>

using namespace bw;
using dns::Outcome;
using dns::Type;

namespace {

Outcome asked(dns::Resolver &resolver, std::string_view name, Type type = Type::Txt)
{
    return resolver.ask(name, type).outcome;
}

} // namespace

/// A denial counts where what must exist is not denied as well.
class TestDnsDoubtingResolver final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aServerThatDeniesEverything()
    {
        test::ScriptedResolver script; // com, net, org and the root too
        dns::DoubtingResolver doubting(script);
        QCOMPARE(asked(doubting, "_dmarc.example.org"), Outcome::Untrusted);
        QVERIFY(doubting.ask("example.org", Type::A).isUnknown());
        QVERIFY(!doubting.ask("example.org", Type::A).isVoid());
        QCOMPARE(std::ranges::count(script.asked, "NS com"), 1); // found out once
        QCOMPARE(asked(doubting, "no..name"), Outcome::NoName); // nobody was asked for it
        script.add("log-in.example", Type::A, "192.0.2.1"); // what it knows does not make it better
        QCOMPARE(asked(doubting, "log-in.example", Type::A), Outcome::Found);
        QCOMPARE(asked(doubting, "_dmarc.example.org"), Outcome::Untrusted);
    }

    void aServerThatKnowsADomain()
    {
        for (const char *domain : { "com", "net", "org" }) {
            test::ScriptedResolver script;
            script.add(domain, Type::Ns, "a.servers.example");
            dns::DoubtingResolver doubting(script);
            QCOMPARE(asked(doubting, "_dmarc.example.org"), Outcome::NoName);
        }
        test::ScriptedResolver silent; // does not say: no proof that it lies
        for (const char *domain : { "com", "net", "org" })
            silent.silenceName(domain);
        dns::DoubtingResolver doubting(silent);
        QCOMPARE(asked(doubting, "_dmarc.example.org"), Outcome::NoName);
    }

    /// A closed network with a root of its own.
    void aRootOfItsOwn()
    {
        test::ScriptedResolver script;
        script.add(".", Type::Ns, "a.servers.example");
        script.add("mail.corp", Type::Txt, "v=spf1 -all");
        dns::DoubtingResolver doubting(script);
        QCOMPARE(asked(doubting, "_dmarc.mail.corp"), Outcome::Untrusted); // nothing was found yet
        QCOMPARE(asked(doubting, "mail.corp"), Outcome::Found);
        QCOMPARE(asked(doubting, "_dmarc.mail.corp"), Outcome::NoName);
    }

    void nothingIsAskedWhileAllIsFound()
    {
        test::ScriptedResolver script;
        script.add("example.org", Type::Txt, "v=spf1 -all");
        script.breakName("broken.example.org");
        dns::DoubtingResolver doubting(script);
        QCOMPARE(asked(doubting, "example.org"), Outcome::Found);
        QCOMPARE(asked(doubting, "broken.example.org"), Outcome::Failed);
        QCOMPARE(script.asked.size(), std::size_t(2));
    }
};

QTEST_GUILESS_MAIN(TestDnsDoubtingResolver)
#include "tst_dns_doubtingresolver.moc"
