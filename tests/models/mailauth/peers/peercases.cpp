// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/mailauth/peers/peercases.h"

#include "tests/models/mailauth/dkimsigner.h"

#include <QtGlobal>

#include <array>

namespace bw::test {

namespace {

std::string from(const std::string &address)
{
    return "From: " + address + "\r\nTo: bob@example.net\r\nSubject: Hi\r\nDate: Fri, 27 Nov 2026 10:00:00 +0000\r\n\r\nHello\r\n";
}

/// Of those that prove: "v=spf1" for 192.0.2.0/24, and a key.
void prover(PeerCases &cases, const DkimSigner &signer, const std::string &domain)
{
    cases.text(domain, "v=spf1 ip4:192.0.2.0/24 -all");
    cases.text("k._domainkey." + domain, "v=DKIM1; k=rsa; p=" + signer.publicKey());
}

/// Who says what with SPF and DKIM, below and beside \p base.
void proofs(PeerCases &cases, const DkimSigner &signer, const std::string &base, const std::string &author)
{
    const std::string message = from("ann@" + author), name = author + ": ";
    for (const std::string &domain : { base, "bounce." + base, std::string("other.org") })
        cases.add({ name + "SPF of " + domain, message, "192.0.2.9", "ann@" + domain });
    for (const std::string &domain : { base, "mail." + base, "deep.mail." + base, std::string("other.org") })
        cases.add({ name + "DKIM of " + domain, signer.sign(message, "d=" + domain + "; s=k; h=from:subject; c=relaxed/relaxed"), "198.51.100.9", "ann@other.org" });
    cases.add({ name + "nothing passes", message, "198.51.100.9", "ann@" + base });
    cases.add({ name + "SPF of the name in HELO", message, "192.0.2.9", {}, base });
}

} // namespace

std::string replaced(std::string text, std::string_view was, std::string_view becomes)
{
    const std::size_t at = text.find(was);
    if (at == std::string::npos)
        qFatal("the test's own text lacks what it wants to change");
    return text.replace(at, was.size(), becomes);
}

void PeerCases::record(const std::string &name, const std::string &typeAndData)
{
    zones[name.substr(name.rfind('.') + 1)] += name + ". " + typeAndData + '\n';
}

void PeerCases::text(const std::string &name, std::string_view text)
{
    std::string line = "TXT";
    for (std::size_t at = 0; at < text.size() || at == 0; at += 200) {
        line += " \"";
        for (const char c : text.substr(at, 200)) {
            if (c == '"' || c == '\\')
                line += '\\';
            line += c;
        }
        line += '"';
    }
    record(name, line);
}

void addDmarcCases(PeerCases &cases)
{
    const DkimSigner signer = DkimSigner::rsa(1024);
    const std::vector<std::array<std::string, 2>> policies {
        { "relaxed.org", "v=DMARC1; p=reject" }, { "strict.org", "v=DMARC1; p=reject; adkim=s; aspf=s" }, { "halves.org", "v=DMARC1; p=quarantine; adkim=s; aspf=r; sp=none" },
        { "subs.org", "v=DMARC1; p=none; sp=reject" }, { "missing.org", "v=DMARC1; p=quarantine; sp=none; np=reject" }, { "testing.org", "v=DMARC1; p=reject; t=y" },
        { "part.org", "v=DMARC1; p=reject; pct=0" }, { "spaces.org", "v = DMARC1 ;  p  =  reject ; " }, { "capitals.org", "v=DMARC1; P=Reject; ADKIM=S" },
        { "unknown.org", "v=DMARC1; p=reject; zz=1; junk; adkim=x" }, { "later.org", "p=reject; v=DMARC1" }, { "small.org", "v=dmarc1; p=reject" }, { "bad.org", "v=DMARC1; p=banana" },
        { "badrua.org", "v=DMARC1; p=banana; rua=mailto:d@badrua.org" }, { "nopolicy.org", "v=DMARC1; rua=mailto:d@nopolicy.org" }, { "badsub.org", "v=DMARC1; p=reject; sp=banana; rua=mailto:d@badsub.org" }, { "bare.org", "v=DMARC1" },
        { "version.org", "v=DMARC12; p=reject" }, { "comma.org", "v=DMARC1, p=reject" }, { "joined.org", "v=DMARC1;p=reject;" }, { "shop.co.uk", "v=DMARC1; p=reject" }, { "xn--bcher-kva.org", "v=DMARC1; p=reject" },
        { "psd.org", "v=DMARC1; p=reject; psd=y" }, { "own.org", "v=DMARC1; p=reject; psd=n" },
    };
    for (const std::string domain : { "other.org", "bounce.other.org" })
        prover(cases, signer, domain);
    for (const auto &[base, policy] : policies) {
        cases.text("_dmarc." + base, policy);
        for (const char *below : { "", "bounce.", "mail.", "deep.mail." })
            prover(cases, signer, below + base);
        proofs(cases, signer, base, base);
        proofs(cases, signer, base, "mail." + base);
        proofs(cases, signer, base, "nowhere." + base); // does not exist
    }
    // Records between an author and the organization; several of them; an alias; none.
    for (const std::string base : { "layers.org", "twice.org", "alias.org", "none.org", "tld.org" })
        for (const char *below : { "", "bounce.", "mail.", "deep.mail." })
            prover(cases, signer, below + base);
    cases.text("_dmarc.layers.org", "v=DMARC1; p=reject");
    cases.text("_dmarc.mail.layers.org", "v=DMARC1; p=quarantine");
    cases.text("_dmarc.twice.org", "v=DMARC1; p=reject");
    cases.text("_dmarc.twice.org", "v=DMARC1; p=none");
    cases.text("_dmarc.alias.org", "v=spf1 -all"); // not one, beside one
    cases.text("_dmarc.alias.org", "v=DMARC1; p=reject");
    cases.record("_dmarc.cname.org", "CNAME _dmarc.relaxed.org.");
    prover(cases, signer, "cname.org");
    for (const std::string base : { "layers.org", "twice.org", "alias.org", "none.org" }) {
        proofs(cases, signer, base, base);
        proofs(cases, signer, base, "mail." + base);
        proofs(cases, signer, base, "deep.mail." + base);
    }
    cases.add({ "an alias to a record", from("a@cname.org"), "192.0.2.9", "a@cname.org" });
    const std::string deep = "a.b.c.d.e.f.g.h.relaxed.org";
    cases.add({ "far below a record", from("a@" + deep), "192.0.2.9", "a@relaxed.org" });
    cases.text("_dmarc.c.d.e.f.g.h.relaxed.org", "v=DMARC1; p=none");
    cases.add({ "far below, a record on the way", from("a@" + deep), "192.0.2.9", "a@other.org" });
    cases.text("_dmarc.xn--p1ai", "v=DMARC1; p=reject; psd=y"); // a public suffix with a policy of its own
    cases.record("nic.xn--p1ai", "A 192.0.2.1");
    prover(cases, signer, "shop.xn--p1ai");
    prover(cases, signer, "mail.shop.xn--p1ai");
    proofs(cases, signer, "shop.xn--p1ai", "shop.xn--p1ai");
    proofs(cases, signer, "shop.xn--p1ai", "mail.shop.xn--p1ai");
    cases.add({ "neighbours below a public suffix", from("a@one.co.uk"), "192.0.2.9", "a@shop.co.uk" });
    cases.text("_dmarc.one.co.uk", "v=DMARC1; p=reject");
    cases.add({ "the name server fails", from("a@broken.broken"), "192.0.2.9", "a@other.org" }); // a zone that nobody has
}

void addAuthorCases(PeerCases &cases)
{
    const std::vector<std::array<std::string, 2>> authors {
        { "no name", "ann@relaxed.org" }, { "a name", "Ann <ann@relaxed.org>" }, { "a comment", "ann@relaxed.org (Ann)" }, { "a comment with an address", "Ann (eve@other.org) <ann@relaxed.org>" },
        { "a quoted name with an address", "\"eve@other.org\" <ann@relaxed.org>" }, { "a quoted name with a bracket", "\"Ann <eve@other.org>\" <ann@relaxed.org>" },
        { "an encoded name", "=?utf-8?q?eve=40other=2Eorg?= <ann@relaxed.org>" }, { "capitals", "Ann <ann@RELAXED.Org>" }, { "a quoted local part", "\"a@b\"@relaxed.org" },
        { "a fold", "Ann\r\n <ann@relaxed.org>" }, { "two authors of one domain", "ann@relaxed.org, bob@relaxed.org" }, { "two authors of two domains", "ann@relaxed.org, eve@other.org" },
        { "two authors of one organization", "ann@relaxed.org, bob@mail.relaxed.org" }, { "no domain", "ann" }, { "nobody", "Ann <>" }, { "empty", "" }, { "an address literal", "ann@[192.0.2.1]" },
        { "an international domain", "Ann <ann@b\xC3\xBC" "cher.org>" }, { "a dot at the end", "ann@relaxed.org." }, { "a group", "Team: ann@relaxed.org;" }, { "no at sign but a domain", "relaxed.org" },
    };
    for (const auto &[name, author] : authors)
        cases.add({ "From with " + name, from(author), "192.0.2.9", "ann@relaxed.org" });
    const std::string good = from("ann@relaxed.org");
    cases.add({ "no From", replaced(good, "From: ann@relaxed.org\r\n", ""), "192.0.2.9", "ann@relaxed.org" });
    cases.add({ "two From of one domain", "From: bob@relaxed.org\r\n" + good, "192.0.2.9", "ann@relaxed.org" });
    cases.add({ "two From of two domains", "From: eve@other.org\r\n" + good, "192.0.2.9", "ann@relaxed.org" });
    cases.add({ "From in capitals", replaced(good, "From:", "FROM:"), "192.0.2.9", "ann@relaxed.org" });
    cases.add({ "a bounce", good, "192.0.2.9", {}, "mail.relaxed.org" });
    cases.add({ "a bounce, HELO is no name", good, "192.0.2.9", {}, "localhost" });
    cases.add({ "a bounce of somebody else", good, "192.0.2.9", {}, "other.org" });
}

PeerCases makePeerCases()
{
    PeerCases cases;
    for (const char *zone : { "org", "uk", "xn--p1ai", "net", "com" })
        cases.zones[zone] = "top A 127.0.0.1\n";
    addDkimCases(cases);
    addKeyCases(cases);
    addDmarcCases(cases);
    addAuthorCases(cases);
    addSpfCases(cases);
    const DkimSigner sealer = DkimSigner::rsa(1024);
    cases.text("sel._domainkey.hop.org", "v=DKIM1; k=rsa; p=" + sealer.publicKey());
    cases.sealingKey = sealer.pem();
    cases.sealable = from("ann@relaxed.org");
    return cases;
}

void addSealed(PeerCases &cases, const std::string &sealed, int hops)
{
    const std::string name = "sealed by " + std::to_string(hops) + ": ";
    const auto add = [&](const char *change, std::string message) { cases.add({ name + change, std::move(message), "198.51.100.9", "ann@other.org" }); };
    add("as it is", sealed);
    add("the body changed", replaced(sealed, "\r\n\r\nHello", "\r\n\r\nHallo"));
    add("the Subject changed", replaced(sealed, "Subject: Hi", "Subject: [list] Hi"));
    add("the Subject folded", replaced(sealed, "Subject: Hi", "Subject:\r\n Hi"));
    add("an unsigned field", "X-Other: 1\r\n" + sealed);
    add("found otherwise", replaced(sealed, "spf=pass", "spf=fail"));
    add("cv of the last one", replaced(sealed, hops == 1 ? "cv=none" : "cv=pass", "cv=fail"));
    add("a seal renamed", replaced(sealed, "ARC-Seal", "X-Seal"));
    add("a signature renamed", replaced(sealed, "ARC-Message-Signature", "X-Signature"));
    add("results renamed", replaced(sealed, "ARC-Authentication-Results", "X-Results"));
    add("a seal twice", sealed.substr(0, sealed.find("ARC-Message-Signature")) + sealed);
    add("another selector", replaced(sealed, "s=sel", "s=gone"));
    add("a number too high", replaced(sealed, "i=" + std::to_string(hops), "i=9"));
}

} // namespace bw::test
