// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/mailauth/peers/peercases.h"

namespace bw::test {

namespace {

const std::string message = "From: ann@example.org\r\nSubject: Hi\r\n\r\nHello\r\n";

struct Publisher
{
    PeerCases &cases;
    /// A domain of its own with this record, and a client that is asked about. \return the domain.
    void operator()(const std::string &name, const std::string &domain, const std::string &record, const std::string &client = "192.0.2.1", const std::string &local = "ann") const
    {
        if (!record.empty())
            cases.text(domain, record);
        cases.add({ "SPF: " + name, message, client, local + '@' + domain });
    }
};

void addMechanisms(const Publisher &publish)
{
    PeerCases &cases = publish.cases;
    cases.record("host.spf.org", "A 192.0.2.1");
    cases.record("host.spf.org", "AAAA 2001:db8::1");
    cases.record("only4.spf.org", "A 192.0.2.1");
    cases.record("mx.spf.org", "MX 10 host.spf.org.");
    cases.record("nullmx.spf.org", "MX 0 .");
    for (int i = 0; i < 11; ++i) {
        cases.record("many.spf.org", "MX " + std::to_string(i) + " m" + std::to_string(i) + ".spf.org.");
        cases.record("m" + std::to_string(i) + ".spf.org", "A 203.0.113." + std::to_string(i));
    }
    cases.record("c1.spf.org", "CNAME host.spf.org.");
    publish("ip4", "s1.spf.org", "v=spf1 ip4:192.0.2.1 -all");
    publish("ip4 of another", "s2.spf.org", "v=spf1 ip4:192.0.2.2 -all");
    publish("ip4 with a prefix", "s3.spf.org", "v=spf1 ip4:192.0.2.128/25 ~all");
    publish("ip4 with /0", "s4.spf.org", "v=spf1 ip4:10.0.0.0/0 -all");
    publish("ip4 with /33", "s5.spf.org", "v=spf1 ip4:192.0.2.1/33 -all");
    publish("ip4 that is none", "s6.spf.org", "v=spf1 ip4:192.0.2 -all");
    publish("ip6", "s7.spf.org", "v=spf1 ip6:2001:db8::/32 -all", "2001:db8::1");
    publish("ip4 for a client with IPv6", "s8.spf.org", "v=spf1 ip4:0.0.0.0/0 ?all", "2001:db8::1");
    publish("a mapped client", "s9.spf.org", "v=spf1 ip4:192.0.2.1 -all", "::ffff:192.0.2.1");
    publish("a", "s10.spf.org", "v=spf1 a:host.spf.org -all");
    publish("a with IPv6", "s11.spf.org", "v=spf1 a:host.spf.org -all", "2001:db8::1");
    publish("a with two prefixes", "s12.spf.org", "v=spf1 a:host.spf.org/24//64 -all", "192.0.2.77");
    publish("a by an alias", "s13.spf.org", "v=spf1 a:c1.spf.org -all");
    publish("mx", "s14.spf.org", "v=spf1 mx:mx.spf.org -all");
    publish("mx of nobody", "s15.spf.org", "v=spf1 mx:nullmx.spf.org ~all");
    publish("mx with eleven names", "s16.spf.org", "v=spf1 mx:many.spf.org -all");
    publish("exists", "s17.spf.org", "v=spf1 exists:host.spf.org -all");
    publish("exists with IPv6", "s18.spf.org", "v=spf1 exists:only4.spf.org -all", "2001:db8::1");
    publish("exists not", "s19.spf.org", "v=spf1 exists:no.spf.org ?all");
    publish("ptr of a client without a name", "s20.spf.org", "v=spf1 ptr -all");
    publish("+all", "s21.spf.org", "v=spf1 +all");
    publish("no term fits", "s22.spf.org", "v=spf1 ip4:192.0.2.2");
    publish("an empty record", "s23.spf.org", "v=spf1");
    publish("a term in capitals", "s24.spf.org", "V=SPF1 IP4:192.0.2.1 -ALL");
    publish("an unknown mechanism", "s25.spf.org", "v=spf1 ipv4:192.0.2.1 -all");
    publish("an unknown modifier", "s26.spf.org", "v=spf1 moo=192.0.2.1 ip4:192.0.2.1 -all");
    publish("terms behind all", "s27.spf.org", "v=spf1 -all ip4:192.0.2.1");
    publish("a bad term behind all", "s28.spf.org", "v=spf1 -all banana");
    publish("two blanks", "s29.spf.org", "v=spf1  ip4:192.0.2.1   -all ");
    publish("v=spf10", "s30.spf.org", "v=spf10 ip4:192.0.2.1 -all");
    publish("two records", "s31.spf.org", "v=spf1 ip4:192.0.2.1 -all");
    cases.text("s31.spf.org", "v=spf1 -all");
    publish("a text beside the record", "s32.spf.org", "v=spf1 ip4:192.0.2.1 -all");
    cases.text("s32.spf.org", "site-verification=1");
    publish("no record", "host.spf.org", {});
    publish("no domain", "missing.spf.org", {});
    publish("no top-level domain's zone", "s.broken", {});
}

void addChains(const Publisher &publish)
{
    PeerCases &cases = publish.cases;
    cases.text("pass.spf.org", "v=spf1 ip4:192.0.2.0/24 -all");
    cases.text("refuse.spf.org", "v=spf1 -all");
    cases.text("neither.spf.org", "v=spf1 ?all");
    cases.text("bad.spf.org", "v=spf1 banana");
    publish("include of one that passes", "i1.spf.org", "v=spf1 include:pass.spf.org -all");
    publish("include of one that refuses", "i2.spf.org", "v=spf1 include:refuse.spf.org ~all");
    publish("include of neither", "i3.spf.org", "v=spf1 include:neither.spf.org ~all");
    publish("include of none", "i4.spf.org", "v=spf1 include:host.spf.org -all");
    publish("include of a bad one", "i5.spf.org", "v=spf1 include:bad.spf.org -all");
    publish("include of what fails", "i6.spf.org", "v=spf1 include:some.broken -all");
    publish("include with minus", "i7.spf.org", "v=spf1 -include:pass.spf.org +all");
    publish("include of itself", "i8.spf.org", "v=spf1 include:i8.spf.org -all");
    publish("include without a domain", "i9.spf.org", "v=spf1 include -all");
    publish("redirect", "r1.spf.org", "v=spf1 redirect=pass.spf.org");
    publish("redirect to none", "r2.spf.org", "v=spf1 redirect=host.spf.org");
    publish("redirect beside all", "r3.spf.org", "v=spf1 redirect=pass.spf.org ~all");
    publish("redirect twice", "r4.spf.org", "v=spf1 redirect=pass.spf.org redirect=pass.spf.org");
    publish("redirect to itself", "r5.spf.org", "v=spf1 redirect=r5.spf.org");
    publish("redirect out of an include", "r6.spf.org", "v=spf1 include:r1.spf.org -all");
    for (int i = 1; i <= 11; ++i)
        cases.text("n" + std::to_string(i) + ".spf.org", "v=spf1 ip4:203.0.113." + std::to_string(i) + " ?all");
    const auto includes = [](int count) {
        std::string terms = "v=spf1";
        for (int i = 1; i <= count; ++i)
            terms += " include:n" + std::to_string(i) + ".spf.org";
        return terms + " ip4:192.0.2.1 -all";
    };
    publish("ten look-ups", "t10.spf.org", includes(10));
    publish("eleven look-ups", "t11.spf.org", includes(11));
    publish("two void look-ups", "v2.spf.org", "v=spf1 a:v1.spf.org a:v2x.spf.org ip4:192.0.2.1 -all");
    publish("three void look-ups", "v3.spf.org", "v=spf1 a:v1.spf.org a:v2x.spf.org a:v3x.spf.org ip4:192.0.2.1 -all");
    publish("exp of a pass", "e1.spf.org", "v=spf1 ip4:192.0.2.1 -all exp=missing.spf.org");
    publish("exp of a fail", "e2.spf.org", "v=spf1 -all exp=missing.spf.org");
}

void addMacros(const Publisher &publish)
{
    PeerCases &cases = publish.cases;
    const auto there = [&cases](const std::string &name) { cases.record(name + ".m.org", "A 127.0.0.2"); };
    there("ann");
    there("1.2.0.192.in-addr");
    there("ann.s1.mac.org");
    there("192.0.2.1");
    there("org.mac.u");
    there("a.b");
    there("bounce");
    there("mac.org");
    there("1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6");
    there("mx.example.org");
    publish("%{l}", "l.mac.org", "v=spf1 exists:%{l}.m.org -all");
    publish("%{ir}.%{v}", "ir.mac.org", "v=spf1 exists:%{ir}.%{v}.m.org -all");
    publish("%{ir}.%{v} with IPv6", "ir6.mac.org", "v=spf1 exists:%{ir}.%{v}.m.org -all", "2001:db8::1");
    publish("%{i}", "i.mac.org", "v=spf1 exists:%{i}.m.org -all");
    publish("%{dr}", "u.mac.org", "v=spf1 exists:%{dr}.m.org -all");
    publish("%{d2}", "d2.mac.org", "v=spf1 exists:%{d2}.m.org -all");
    publish("%{h}", "h.mac.org", "v=spf1 exists:%{h}.m.org -all");
    publish("%{lr-}", "lr.mac.org", "v=spf1 exists:%{lr-}.m.org -all", "192.0.2.1", "b-a");
    publish("%{l1r+}", "l1.mac.org", "v=spf1 exists:%{l1r+}.m.org -all", "192.0.2.1", "bounce+list=x");
    publish("%{L} in capitals", "cap.mac.org", "v=spf1 exists:%{L}.m.org -all");
    publish("%{x}", "x.mac.org", "v=spf1 exists:%{x}.m.org -all");
    publish("a lone percent sign", "pc.mac.org", "v=spf1 exists:%l.m.org -all");
    publish("%{d0}", "d0.mac.org", "v=spf1 exists:%{d0}.m.org -all");
    publish("%% and %_", "esc.mac.org", "v=spf1 exists:%%.%_.m.org ~all");
    publish("include with a macro", "inc.mac.org", "v=spf1 include:%{d2}.spf.mac.org -all");
    cases.text("mac.org.spf.mac.org", "v=spf1 ip4:192.0.2.1 -all");
    publish("redirect with a macro", "red.mac.org", "v=spf1 redirect=%{d2}.spf.mac.org");
    publish("%{s} is no name of the DNS", "s1.mac.org", "v=spf1 exists:%{s}.m.org ~all");
    publish("a quoted local part", "q.mac.org", "v=spf1 exists:%{l}.m.org -all", "192.0.2.1", "\"ann\"");
    publish("an international domain", "xn--bcher-kva.mac.org", "v=spf1 ip4:192.0.2.1 -all");
    cases.add({ "SPF: an international domain as UTF-8", message, "192.0.2.1", "ann@b\xC3\xBC" "cher.mac.org" });
    cases.add({ "SPF: a sender without a domain", message, "192.0.2.1", "ann" });
    cases.add({ "SPF: a sender with one label", message, "192.0.2.1", "ann@localhost" });
    cases.add({ "SPF: an address literal", message, "192.0.2.1", "ann@[192.0.2.1]" });
    cases.add({ "SPF: a bounce", message, "192.0.2.1", {}, "pass.spf.org" });
    cases.add({ "SPF: a bounce, HELO is a literal", message, "192.0.2.1", {}, "[192.0.2.1]" });
    cases.add({ "SPF: a bounce, HELO without a record", message, "192.0.2.1", {}, "host.spf.org" });
    cases.text("local.mac.org", "v=spf1 exists:%{l}.only.m.org -all");
    there("postmaster.only");
    cases.add({ "SPF: no local part is postmaster's", message, "192.0.2.1", "@local.mac.org" });
}

} // namespace

void addSpfCases(PeerCases &cases)
{
    const Publisher publish { cases };
    addMechanisms(publish);
    addChains(publish);
    addMacros(publish);
}

} // namespace bw::test
