// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/mailauth/peers/differences.h"

namespace bw::test {

namespace {

/// Cases by the domain of the author, or a domain below it.
#define BW_AT(domains) "([a-z.]+\\.)?(" domains ")\\.org: .*"

constexpr const char *dkim = "dkim", *dmarc = "dmarc", *policy = "policy", *spf = "spf";
constexpr const char *npm = "mailauth", *odkim = "opendkim", *odmarc = "opendmarc", *older = "RFC 7489";

constexpr const char *lengthOver = "RFC 6376, 3.5: l= must not be larger than the body is";
constexpr const char *lengthNought = "RFC 6376, 3.5: l=0 is a number like others; it signs nothing of the body";
constexpr const char *versionFirst = "RFC 6376, 3.6.1: v= must be the first tag of a key record";
constexpr const char *tagTwice = "RFC 6376, 3.2: a tag that is there twice makes the list invalid";
constexpr const char *pkcs = "RFC 6376, 3.6.1 says RSAPublicKey, erratum 3017 SubjectPublicKeyInfo: both are in use";
constexpr const char *strict = "RFC 9989, 4.4, and RFC 7489, 3.1.1 and 3.1.2: strict means the same name";
constexpr const char *versionWord = "RFC 9989, 4.7, and RFC 7489, 6.3: the value of v= must match precisely";
constexpr const char *versionTag = "RFC 7489, 6.3: v= must be the first tag, else the record is ignored";
constexpr const char *blanks = "RFC 9989, 4.8, and RFC 7489, 6.4: blanks may stand around \"=\", in v= too";
constexpr const char *noPolicy = "RFC 9989, 4.7, and RFC 7489, 6.6.3 (6): without a valid p=, a record with a rua= counts as p=none, and without one for nothing";
constexpr const char *oneRecord = "RFC 7489, 6.6.3 (2), (5): other records are left out, and several are none";
constexpr const char *junk = "RFC 7489, 6.3: unknown tags and errors behind v= and p= are ignored";
constexpr const char *authors = "RFC 9989, 5.3.1: one domain, even of several authors, is asked for; RFC 7489, 6.6.1: several are no DMARC's";
constexpr const char *nobody = "RFC 9989, 5.3.1, and RFC 7489, 6.6.1: without a domain in From there is nothing to ask; our word for it is permerror";
constexpr const char *helo = "RFC 7208, 2.4: with an empty sender MAIL FROM is postmaster at the name in HELO, and RFC 7489, 3.1.2 takes that";

constexpr Difference all[] = {
    { npm, dkim, "l= with .*: 9999", "no", "pass", lengthOver },
    { npm, dkim, "l= with .*: 0(, .*)?", "pass", "no", lengthNought },
    { npm, dkim, "key record: v not first", "no", "pass", versionFirst },
    { npm, dkim, "key record: h=sha1", "no", "pass", "RFC 6376, 6.1.2 (6): a hash that the key's h= lacks" },
    { npm, dkim, "key record: s=web", "no", "pass", "RFC 6376, 3.6.1: a key for other services is ignored" },
    { npm, dkim, "key record: a tag twice", "no", "pass", tagTwice },
    { npm, dkim, "key record: the key as RSAPublicKey", "pass", "no", pkcs },
    { npm, dkim, "t=s, i= in a subdomain", "no", "pass", "RFC 6376, 3.6.1: with t=s the domain of i= must be d=" },
    { npm, dkim, "an unknown algorithm", "no", "", "RFC 8601, 2.7.1: each signature has a result" },
    { npm, spf, "SPF: ptr of a client without a name", "fail", "temperror", "RFC 7208, 5.5: where the PTR look-up fails, the mechanism does not match" },
    { npm, spf, "SPF: a quoted local part", "fail", "temperror", "RFC 7208, 2.6.6: temperror is for what may pass; a name that cannot be is none" },
    { npm, spf, "SPF: %% and %_|SPF: %\\{s\\} is no name of the DNS", "softfail", "temperror", "RFC 7208, 2.6.6: temperror is for what may pass; a name that cannot be is none" },
    { npm, spf, "SPF: an international domain as UTF-8", "pass", "none", "RFC 7208, 4.3: it is asked for as A-labels" },
    { npm, spf, "SPF: %\\{d0\\}", "permerror", "fail", "RFC 7208, 7.3: the number must not be zero" },
    { npm, dmarc, BW_AT("strict|halves|capitals"), "fail", "pass", strict },
    { npm, dmarc, BW_AT("spaces"), "fail", "none", blanks },
    { npm, dmarc, BW_AT("spaces"), "pass", "none", blanks },
    { npm, dmarc, BW_AT("small|comma"), "none", "fail", versionWord },
    { npm, dmarc, BW_AT("small|comma"), "none", "pass", versionWord },
    { npm, dmarc, BW_AT("bad|bare"), "none", "fail", noPolicy },
    { npm, dmarc, BW_AT("bad|bare"), "none", "pass", noPolicy },
    { npm, policy, BW_AT("badrua"), "none", "banana", noPolicy },
    { npm, policy, BW_AT("badsub"), "none", "reject", noPolicy },
    { npm, policy, BW_AT("badsub"), "none", "banana", noPolicy },
    { npm, policy, BW_AT("nopolicy"), "none", "", noPolicy },
    { npm, dmarc, "From with a quoted local part", "pass", "temperror", "RFC 5322, 3.4.1: the last at sign parts an address" },
    { npm, dmarc, "From with two authors of one domain|From with a group|two From of one domain", "pass", "", authors },
    { npm, dmarc, "(oversigned, a second From above|From with two authors of (two domains|one organization)|two From of two domains)", "permerror", "", authors },
    { npm, dmarc, "no From|From with (no domain|nobody|empty|no at sign but a domain)", "permerror", "", nobody },
    { npm, dmarc, "From with an address literal", "permerror", "temperror", nobody },
    { odkim, dkim, "key record: v not first", "no", "pass", versionFirst },
    { odkim, dkim, "key record: another kind of key", "no", "pass", "RFC 6376, 6.1.2 (8), and RFC 8463, 4: the kind of key must be a='s" },
    { odkim, dkim, "key record: a tag twice", "no", "pass", tagTwice },
    { odkim, dkim, "key record: the key as RSAPublicKey", "pass", "no", pkcs },
    { odmarc, dmarc, BW_AT("strict|halves|capitals"), "fail", "pass", strict },
    { odmarc, dmarc, BW_AT("spaces"), "fail", "none", blanks },
    { odmarc, dmarc, BW_AT("spaces"), "pass", "none", blanks },
    { odmarc, dmarc, BW_AT("alias"), "fail", "none", oneRecord },
    { odmarc, dmarc, BW_AT("alias"), "pass", "none", oneRecord },
    { odmarc, dmarc, BW_AT("twice"), "none", "fail", oneRecord },
    { odmarc, dmarc, BW_AT("twice"), "none", "pass", oneRecord },
    { odmarc, dmarc, BW_AT("later"), "none", "fail", versionTag },
    { odmarc, dmarc, BW_AT("later"), "none", "pass", versionTag },
    { odmarc, dmarc, BW_AT("version|comma"), "none", "permerror", versionWord },
    { odmarc, dmarc, BW_AT("bad|bare"), "none", "permerror", noPolicy },
    { odmarc, dmarc, BW_AT("unknown"), "fail", "permerror", junk },
    { odmarc, dmarc, BW_AT("unknown"), "pass", "permerror", junk },
    { odmarc, dmarc, BW_AT("badrua|nopolicy|badsub"), "fail", "permerror", noPolicy },
    { odmarc, dmarc, BW_AT("badrua|nopolicy|badsub"), "pass", "permerror", noPolicy },
    { odmarc, dmarc, ".*: SPF of the name in HELO|a bounce", "pass", "fail", helo },
    { odmarc, dmarc, "(oversigned, a second From above|two From of two domains)", "permerror", "none", authors },
    { odmarc, dmarc, "From with two authors of (two domains|one organization)", "permerror", "", authors },
    { odmarc, dmarc, "From with an address literal", "permerror", "none", nobody },
    { odmarc, dmarc, "no From|From with (no domain|nobody|empty|no at sign but a domain)", "permerror", "", nobody },
    { odmarc, dmarc, "From with an international domain", "fail", "none", "RFC 9989, 4.10.1, and RFC 7489, 6.6.1: it is asked for as A-labels" },
    { odmarc, dmarc, "the name server fails", "temperror", "none", "RFC 9989, 5.3.1, and RFC 7489, 11.2: what could not be asked is no \"none\"" },
    { older, dmarc, "nowhere\\.missing\\.org: .*", "(fail|pass) reject", "(fail|pass) none", "RFC 9989, 4.7: np= is for domains that do not exist; RFC 7489 has none" },
    { older, dmarc, "([a-z.]+\\.)?shop\\.xn--p1ai: .*", "(fail|pass) reject", "none ", "RFC 9989, 4.10.1: the policy of a public suffix is taken; RFC 7489 looks for none there" },
    { older, dmarc, BW_AT("psd"), "fail reject", "pass reject", "RFC 9989, 4.10.2: below psd=y each domain is an organization of its own" },
};

} // namespace

const std::span<const Difference> differences = all;

} // namespace bw::test
