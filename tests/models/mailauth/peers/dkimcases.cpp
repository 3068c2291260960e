// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/mailauth/dkimsigner.h"
#include "tests/models/mailauth/peers/peercases.h"

#include <array>
#include <functional>

namespace bw::test {

namespace {

const std::string plain = "From: Ann <ann@example.org>\r\nTo: Bob <bob@example.net>\r\nSubject: Hello  there\r\nDate: Fri, 27 Nov 2026 10:00:00 +0000\r\n"
                          "Message-ID: <1@example.org>\r\n\r\nHi Bob,\r\n\r\nsome  text \t here \r\n.dots\r\n\tlead\r\n";
const std::string common = "; h=from:to:subject:date:message-id";

std::string bodyOnly(const std::string &text, std::string_view from, std::string_view to)
{
    const std::size_t body = text.find("\r\n\r\n");
    return text.substr(0, body) + replaced(text.substr(body), from, to);
}

struct Change
{
    const char *name;
    std::function<std::string(const std::string &)> make;
};

const std::vector<Change> &changes()
{
    static const std::vector<Change> all {
        { "as signed", [](const std::string &m) { return m; } },
        { "a word of the body", [](const std::string &m) { return bodyOnly(m, "text", "test"); } },
        { "empty lines at the end", [](const std::string &m) { return m + "\r\n\r\n"; } },
        { "a line of blanks at the end", [](const std::string &m) { return m + " \t \r\n"; } },
        { "a footer", [](const std::string &m) { return m + "-- \r\nlist footer\r\n"; } },
        { "blanks at a line's end", [](const std::string &m) { return bodyOnly(m, "Hi Bob,\r\n", "Hi Bob,  \r\n"); } },
        { "blanks within a line", [](const std::string &m) { return bodyOnly(m, "some  text", "some \t  text"); } },
        { "a blank gone within a line", [](const std::string &m) { return bodyOnly(m, "some  text", "some text"); } },
        { "a blank where none was", [](const std::string &m) { return bodyOnly(m, "Hi Bob", "H i Bob"); } },
        { "leading blanks gone", [](const std::string &m) { return bodyOnly(m, "\tlead", "lead"); } },
        { "an empty line gone", [](const std::string &m) { return bodyOnly(m, ",\r\n\r\n", ",\r\n"); } },
        { "no body", [](const std::string &m) { return m.substr(0, m.find("\r\n\r\n") + 4); } },
        { "a field folded", [](const std::string &m) { return replaced(m, "Hello  there", "Hello\r\n  there"); } },
        { "a field's blanks", [](const std::string &m) { return replaced(m, "Hello  there", "Hello there"); } },
        { "a field's name in capitals", [](const std::string &m) { return replaced(m, "\r\nSubject:", "\r\nSUBJECT:"); } },
        { "blanks behind a field", [](const std::string &m) { return replaced(m, "Hello  there", "Hello  there  "); } },
        { "a field's text", [](const std::string &m) { return replaced(m, "Hello  there", "Hello, there"); } },
        { "a signed field gone", [](const std::string &m) { return replaced(m, "To: Bob <bob@example.net>\r\n", ""); } },
        { "a second Subject above", [](const std::string &m) { return replaced(m, "From: Ann", "Subject: first\r\nFrom: Ann"); } },
        { "a second Subject below", [](const std::string &m) { return replaced(m, "Date: ", "Subject: second\r\nDate: "); } },
        { "unsigned fields", [](const std::string &m) { return "X-Spam: no\r\n" + replaced(m, "Date: ", "X-List: yes\r\nDate: "); } },
        { "signed fields in another order", [](const std::string &m) { return replaced(replaced(m, "To: Bob <bob@example.net>\r\n", ""), "From: Ann", "To: Bob <bob@example.net>\r\nFrom: Ann"); } },
        { "the author's name", [](const std::string &m) { return replaced(m, "From: Ann <", "From: Ann B <"); } },
        { "the signature folded", [](const std::string &m) { return replaced(m, "; d=", ";\r\n d="); } },
        { "the signature value folded", [](const std::string &m) { const std::size_t at = m.find("\tb=") + 20; return m.substr(0, at) + "\r\n\t " + m.substr(at); } },
        { "a broken signature value", [](const std::string &m) { const std::size_t at = m.find("\tb=") + 8; return m.substr(0, at) + (m[at] == 'A' ? 'B' : 'A') + m.substr(at + 1); } },
    };
    return all;
}

} // namespace

void addDkimCases(PeerCases &cases)
{
    const DkimSigner rsa = DkimSigner::rsa(1024), ed25519 = DkimSigner::ed25519();
    cases.text("sel._domainkey.example.org", "v=DKIM1; k=rsa; p=" + rsa.publicKey());
    cases.text("ed._domainkey.example.org", "v=DKIM1; k=ed25519; p=" + ed25519.publicKey());
    for (const char *canon : { "simple/simple", "simple/relaxed", "relaxed/simple", "relaxed/relaxed" })
        for (const bool isRsa : { true, false }) {
            const std::string tags = std::string("d=example.org; s=") + (isRsa ? "sel" : "ed") + "; c=" + canon, kind = std::string(canon) + (isRsa ? ", RSA: " : ", Ed25519: ");
            const std::string made = (isRsa ? rsa : ed25519).sign(plain, tags + common);
            for (const Change &change : changes())
                cases.add({ kind + change.name, change.make(made) });
        }
    for (const char *canon : { "relaxed/simple", "relaxed/relaxed" }) { // RFC 6376, 3.7 and 8.2
        const std::string kind = std::string("l= with ") + canon + ": ", tags = std::string("d=example.org; s=sel; c=") + canon + common;
        for (const char *length : { "0", "5", "9999" }) {
            const std::string made = rsa.sign(plain, tags + "; l=" + length);
            cases.add({ kind + length, made });
            cases.add({ kind + length + ", a footer", made + "footer\r\n" });
            cases.add({ kind + length + ", the body changed", bodyOnly(made, "text", "test") });
        }
    }
    const std::string over = rsa.sign(plain, "d=example.org; s=sel; c=relaxed/relaxed; h=from:from:to:subject:subject:date");
    cases.add({ "oversigned", over });
    cases.add({ "oversigned, a second Subject above", replaced(over, "From: Ann", "Subject: first\r\nFrom: Ann") });
    cases.add({ "oversigned, a second From above", replaced(over, "From: Ann", "From: Eve <eve@other.org>\r\nFrom: Ann") });
    const std::string twice = replaced(plain, "Subject: ", "Comments: one\r\nComments: two\r\nSubject: ");
    const std::string lower = rsa.sign(twice, "d=example.org; s=sel; c=simple/simple; h=from:comments:subject");
    cases.add({ "one of two Comments signed", lower });
    cases.add({ "the signed one of two Comments changed", replaced(lower, "Comments: two", "Comments: 2") });
    cases.add({ "the other one of two Comments changed", replaced(lower, "Comments: one", "Comments: 1") });
    const std::string both = rsa.sign(twice, "d=example.org; s=sel; c=simple/simple; h=from:comments:comments:subject");
    cases.add({ "two of two Comments signed", both });
    cases.add({ "two of two Comments in another order", replaced(both, "Comments: one\r\nComments: two", "Comments: two\r\nComments: one") });
    const std::string good = ed25519.sign(plain, "d=example.org; s=ed; c=relaxed/relaxed" + common);
    const std::string bad = changes().back().make(rsa.sign(plain, "d=example.org; s=sel; c=relaxed/relaxed" + common));
    const std::string badField = bad.substr(0, bad.find("From: Ann")), goodField = good.substr(0, good.find("From: Ann"));
    cases.add({ "a bad signature above a good one", badField + good });
    cases.add({ "a bad signature below a good one", goodField + bad });
    cases.add({ "two good signatures", rsa.sign(good, "d=example.org; s=sel; c=relaxed/relaxed" + common) });
    cases.add({ "a signature over a signature", rsa.sign(good, "d=example.org; s=sel; c=relaxed/relaxed; h=from:dkim-signature") });
    cases.add({ "a body without an end of line", rsa.sign(plain + "no end", "d=example.org; s=sel; c=simple/simple" + common) });
    cases.add({ "an empty body, simple", rsa.sign(plain.substr(0, plain.find("\r\n\r\n") + 4), "d=example.org; s=sel; c=simple/simple" + common) });
    cases.add({ "an empty body, relaxed", rsa.sign(plain.substr(0, plain.find("\r\n\r\n") + 4), "d=example.org; s=sel; c=relaxed/relaxed" + common) });
    cases.add({ "a body of empty lines, relaxed", rsa.sign(plain.substr(0, plain.find("\r\n\r\n") + 4) + "\r\n\r\n \r\n", "d=example.org; s=sel; c=relaxed/relaxed" + common) });
}

void addKeyCases(PeerCases &cases)
{
    const DkimSigner rsa = DkimSigner::rsa(1024), small = DkimSigner::rsa(512), ed25519 = DkimSigner::ed25519();
    const std::string p = rsa.publicKey();
    const auto key = [&cases](const std::string &selector, const std::string &record) { cases.text(selector + "._domainkey.keys.org", record); };
    const auto signedAs = [&cases, &rsa](const std::string &name, const std::string &selector, const std::string &more = {}, std::string (*change)(std::string) = nullptr) {
        std::string made = rsa.sign(replaced(plain, "ann@example.org", "ann@keys.org"), "d=keys.org; s=" + selector + "; c=relaxed/relaxed; h=from:to:subject" + more);
        cases.add({ name, change ? change(made) : made });
    };
    const std::vector<std::array<std::string, 3>> records {
        { "p alone", "p1", "p=" + p }, { "blanks in p", "p2", "v=DKIM1; p=" + p.substr(0, 20) + "  " + p.substr(20) }, { "revoked", "p3", "v=DKIM1; p=" }, { "no p", "p4", "v=DKIM1; k=rsa" },
        { "another version", "p5", "v=DKIM2; p=" + p }, { "v not first", "p6", "k=rsa; v=DKIM1; p=" + p }, { "h=sha256", "p7", "v=DKIM1; h=sha256; p=" + p }, { "h=sha1", "p8", "v=DKIM1; h=sha1; p=" + p },
        { "s=email", "p9", "v=DKIM1; s=email; p=" + p }, { "s=*", "p10", "v=DKIM1; s=*; p=" + p }, { "s=web", "p11", "v=DKIM1; s=web; p=" + p }, { "t=y", "p12", "v=DKIM1; t=y; p=" + p },
        { "another kind of key", "p13", "v=DKIM1; k=ed25519; p=" + p }, { "an unknown kind of key", "p14", "v=DKIM1; k=dsa; p=" + p }, { "unknown tags", "p15", "v=DKIM1; n=note; zz=1; p=" + p + "; g=*" },
        { "no base64", "p16", "v=DKIM1; p=!!!" }, { "another key", "p17", "v=DKIM1; p=" + DkimSigner::rsa(1024).publicKey() }, { "the key as RSAPublicKey", "p18", "v=DKIM1; p=" + rsa.publicKeyPkcs1() },
        { "a record that is no key", "p19", "hello" }, { "a semicolon at the end", "p20", "v=DKIM1;p=" + p + ";" }, { "a tag twice", "p21", "v=DKIM1; p=" + p + "; p=" + p },
    };
    for (const auto &[name, selector, record] : records) {
        key(selector, record);
        signedAs("key record: " + name, selector);
    }
    signedAs("key record: none", "missing");
    key("two", "v=DKIM1; p=" + DkimSigner::rsa(1024).publicKey());
    key("two", "v=DKIM1; p=" + p);
    cases.record("alias._domainkey.keys.org", "CNAME p1._domainkey.keys.org.");
    signedAs("key record: an alias", "alias");
    key("strict", "v=DKIM1; t=s; p=" + p);
    signedAs("t=s, i= in the domain itself", "strict", "; i=@keys.org");
    signedAs("t=s, i= in a subdomain", "strict", "; i=@sub.keys.org");
    signedAs("i= in a subdomain", "p1", "; i=@sub.keys.org");
    signedAs("expired", "p1", "; t=900000000; x=1000000000");
    signedAs("not expired", "p1", "; t=1000000000; x=4102444800");
    signedAs("ends before it begins", "p1", "; t=1000000000; x=4102444800", [](std::string made) { return replaced(std::move(made), "t=1000000000", "t=4102444801"); });
    signedAs("q=dns/txt", "p1", "; q=dns/txt");
    signedAs("q=dns/txt and more", "p1", "; q=other:dns/txt");
    signedAs("q= unknown", "p1", "; q=dns/txt", [](std::string made) { return replaced(std::move(made), "q=dns/txt", "q=other"); });
    signedAs("z= and unknown tags", "p1", "; z=From:ann; zz=1");
    signedAs("d= in capitals", "p1", {}, [](std::string made) { return replaced(std::move(made), "d=keys.org", "d=KEYS.org"); });
    signedAs("another version of signature", "p1", {}, [](std::string made) { return replaced(std::move(made), "v=1;", "v=2;"); });
    signedAs("no version of signature", "p1", {}, [](std::string made) { return replaced(std::move(made), "v=1; ", ""); });
    signedAs("an unknown algorithm", "p1", {}, [](std::string made) { return replaced(std::move(made), "a=rsa-sha256", "a=rsa-sha512"); });
    signedAs("an empty signature value", "p1", {}, [](std::string made) { return made.substr(0, made.find("\tb=") + 3) + made.substr(made.find("\r\nFrom:")); });
    signedAs("d= is a top-level domain's", "p1", {}, [](std::string made) { return replaced(std::move(made), "d=keys.org", "d=org"); });
    key("ed", "v=DKIM1; k=ed25519; p=" + ed25519.publicKey());
    key("edwhole", "v=DKIM1; k=ed25519; p=" + p);
    const std::string own = replaced(plain, "ann@example.org", "ann@keys.org");
    cases.add({ "Ed25519 with the other key record", ed25519.sign(own, "d=keys.org; s=edwhole; h=from") });
    cases.add({ "Ed25519 with an RSA key record", ed25519.sign(own, "d=keys.org; s=p1; h=from") });
    cases.add({ "no From in h=", replaced(ed25519.sign(own, "d=keys.org; s=ed; h=from"), "h=from", "h=to") });
    cases.add({ "h= with folds", ed25519.sign(own, "d=keys.org; s=ed; h=from :\r\n\tto : subject; c=relaxed") });
    cases.add({ "c= is absent", ed25519.sign(own, "d=keys.org; s=ed; h=from:subject") });
    key("small", "v=DKIM1; p=" + small.publicKey());
    cases.add({ "an RSA key of 512 bits", small.sign(own, "d=keys.org; s=small; h=from") });
}

} // namespace bw::test
