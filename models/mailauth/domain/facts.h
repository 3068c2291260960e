// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/time.h"
#include "models/dns/records.h"
#include "models/mailauth/dmarc/record.h"
#include "models/mailauth/mtasts.h"

#include <QJsonValue>
#include <QString>

#include <map>
#include <optional>
#include <string>
#include <vector>

/// What the DNS says of one domain, as facts: nothing here is good or bad. Plain data.
namespace bw::mailauth::domain {

/// One thing that was asked, and what came back.
struct Evidence
{
    QString how; ///< the command that asks the same, for a POSIX shell: "dig +dnssec example.org. MX"
    QString raw; ///< the answer, line by line
    core::UtcMicros at = 0; ///< when it came
    std::optional<dns::Answer> answer {}; ///< none: it was a page
};

/// Evidence of these, by its place in DomainFacts::evidence.
using Proof = std::vector<std::size_t>;

/// For use within a network alone, or on the host itself (RFC 6890, RFC 4193, RFC 6598).
[[nodiscard]] bool isPrivate(const core::IpAddress &address);

/// A host that stands in an MX record.
struct MailHost
{
    std::uint16_t preference = 0;
    std::string name; ///< empty: "no mail here" (RFC 7505)
    std::vector<std::string> aliases; ///< the chain that the name is an alias of; it must be none (RFC 2181, 10.3)
    std::vector<core::IpAddress> addresses;
    bool isMissing = false; ///< there is no such name, or it has no address
    bool isSecure = false; ///< its addresses are signed (RFC 7672, 2.2.2)
    QString unknown; ///< why its addresses are not known
};

struct MailExchange
{
    QString unknown; ///< why nothing is known; the rest is empty then
    std::vector<MailHost> hosts; ///< by preference; at most 20
    std::size_t records = 0;
    bool isNull = false; ///< exactly one record, "0 ." (RFC 7505)
    bool isMixedNull = false; ///< "." beside others, which RFC 7505, 3 forbids
    bool isSecure = false; ///< the answer is signed
    std::vector<core::IpAddress> fallback; ///< where there is no MX: addresses of the domain itself (RFC 5321, 5.1)
    bool domainExists = true;
    Proof proof;
};

/// A domain whose SPF record the domain's leads to.
struct SpfPart
{
    std::string domain;
    std::string term; ///< that leads here; empty: the domain itself
    int depth = 0;
    enum class State : std::uint8_t { Good, NoName, NoRecord, Several, Invalid, Unknown, NotFollowed } state = State::Unknown;
    std::string record; ///< its text
};
[[nodiscard]] const char *wordOf(SpfPart::State state); ///< "good", "no_name"

/// A name that a record of the domain leads to.
struct Pointer
{
    std::string name, target; ///< where the record stands; the name that it leads to
    const char *type = ""; ///< "SPF include", "DKIM CNAME", "MX", "NS"
    bool exists = false;
    QString unknown; ///< why nobody knows whether it does
};

struct Spf
{
    QString unknown;
    std::size_t records = 0;
    std::string record;
    bool isValid = false; ///< one record, and it and all those that it leads to can be read
    QString error; ///< why not, a phrase; also of records that can be read, but include each other without an end
    std::string errorDomain, errorTerm;
    std::optional<std::size_t> errorAt; ///< bytes of errorDomain's record before the term
    std::vector<SpfPart> parts; ///< the domain's own record first, then in the order of their terms
    QString partsUnknown; ///< why not all parts are known; what follows is at least so then
    QString addressesUnknown; ///< why not all addresses and void look-ups are known
    int lookups = 0; ///< terms that ask the DNS, through all parts (RFC 7208, 4.6.4)
    int voids4 = 0, voids6 = 0; ///< look-ups that find nothing for a client with IPv4, with IPv6, along the whole way
    int voids = 0; ///< the same, of names that have neither kind of address
    std::size_t mostExchanges = 0; ///< of one "mx"; more than 10 are an error
    bool hasTooManyExchanges = false;
    std::vector<std::string> terms; ///< mechanisms of all parts, each once: "mx", "ptr"
    std::vector<Pointer> pointers; ///< of include, redirect, a, mx and exists, but those that depend on who sends
    std::string all; ///< "-all", "~all", "?all", "+all", as it holds after "redirect"; empty: none
    double addresses4 = 0, addresses6 = 0; ///< how many may send; overlaps are counted once for networks alone
    int widest4 = 33, widest6 = 129; ///< the shortest prefix of a network; 33, 129: there is none
    bool hasPtr = false, hasMacros = false;
    std::vector<std::string> dangling; ///< names of include and redirect without a record, and of a, mx and exists that do not exist
    Proof proof;
};

struct DkimKey
{
    std::string selector, name; ///< the name that was asked for
    QString unknown;
    std::size_t records = 0; ///< TXT records there
    std::string record;
    bool isPresent = false; ///< at least one key record, revoked or not
    bool isValid = false; ///< one that can be read and has a key
    bool isRevoked = false; ///< empty p
    bool isTesting = false, isStrict = false, isForMail = false; ///< t=y, t=s, s
    bool hasGranularity = false; ///< g, which is historic
    std::vector<std::string> services; ///< s; empty: all
    std::string algorithm; ///< "rsa", "ed25519"
    std::vector<std::string> hashes; ///< h; empty: all
    int bits = 0; ///< 0: not known
    std::string fingerprint; ///< SHA-256 of the key, in hexadecimal: the same key elsewhere has the same
    std::vector<std::string> aliases;
    bool isAliasDangling = false; ///< the last alias does not exist
    bool isSecure = false;
    Proof proof;
};

struct Dkim
{
    std::vector<DkimKey> keys; ///< in the order that they were asked for
    bool hasNone = false; ///< no key was found, and there is no name "_domainkey", so that nothing is below it (RFC 8020)
    QString wildcardUnknown;
    bool isWildcardRevoked = false; ///< "*._domainkey" is "v=DKIM1; p="
    bool hasWildcard = false;
    Proof proof; ///< of the wildcard, and of hasNone
};

/// A receiver of reports outside the domain.
struct ReportTarget
{
    std::string uri, host;
    bool isExternal = false;
    bool isAuthorised = false; ///< of an external one (RFC 9990, 3; RFC 7489, 7.1)
    QString unknown;
};

struct Dmarc
{
    QString unknown;
    std::size_t ownRecords = 0; ///< at _dmarc of the domain itself
    std::string foundAt; ///< whose record holds; empty: none does
    std::string organizationalDomain;
    QString organizationUnknown; ///< why that is not known, though the domain has a record of its own
    std::optional<dmarc::Record> record;
    bool isAtApex = false; ///< a DMARC record stands at the domain itself, where nobody looks for it
    bool applies = false; ///< the record says a policy, or wants reports (RFC 9989, 4.7)
    dmarc::Policy policy = dmarc::Policy::None, policyOfSubdomains = dmarc::Policy::None, policyOfNoNames = dmarc::Policy::None; ///< as asked for
    dmarc::Policy effect = dmarc::Policy::None; ///< of policy, with t
    std::vector<std::string> aliases; ///< of _dmarc of the domain
    std::vector<ReportTarget> reports, failures; ///< rua, ruf
    bool isSecure = false;
    Proof proof;
};

struct MtaSts
{
    QString unknown;
    std::size_t records = 0;
    std::string record, id; ///< id empty: the one record is not valid, or there is not exactly one
    std::vector<std::string> aliases; ///< of the host that the policy is at
    bool isHostDangling = false; ///< that host has aliases, and the last one does not exist

    QString policyUnknown; ///< why nobody knows what is there; empty: it was fetched, refused, or there is no id
    bool isFetched = false; ///< a page came, whatever its status; the certificate held
    bool isCertificateRefused = false, isTooLarge = false;
    QString problem; ///< of what was refused
    int status = 0;
    QString contentType, location;
    core::UtcMicros certificateEnds = 0; ///< 0: not known
    mtasts::Policy policy; ///< of status 200; without faults only it counts
    std::vector<std::string> unmatched; ///< MX hosts that no pattern fits
    QString unmatchedUnknown;
    Proof proof;
    [[nodiscard]] bool isValid() const { return isFetched && status == 200 && policy.faults.empty(); }
};

struct TlsReports
{
    QString unknown;
    std::size_t records = 0;
    std::string record;
    bool isValid = false; ///< exactly one, which can be read
    std::vector<std::string> reportTo;
    Proof proof;
};

/// TLSA records of an MX host's port 25.
struct TlsaSet
{
    std::string host;
    QString unknown;
    std::vector<dns::Tlsa> records;
    bool isSecure = false; ///< these are signed, and so are the host's addresses: only then do they count (RFC 7672, 2.2)
    Proof proof;
};

struct BimiRecord
{
    QString unknown;
    std::size_t records = 0;
    std::string record, location, authority;
    bool isValid = false;
    Proof proof;
};

/// Who may issue certificates for a name (RFC 8659).
struct IssuerRules
{
    std::string name, foundAt; ///< the name itself or one above it; empty: nothing is said
    QString unknown;
    std::vector<dns::Caa> records;
    Proof proof;
};

struct NameServer
{
    std::string name;
    std::vector<core::IpAddress> addresses;
    bool isMissing = false;
    QString unknown;
};

struct Zone
{
    QString unknown;
    std::vector<NameServer> servers; ///< empty: the domain is no zone of its own
    std::optional<dns::Soa> soa;
    std::vector<core::IpAddress> addresses; ///< A and AAAA of the domain itself
    QString addressesUnknown;
    std::vector<dns::Ds> ds;
    QString dsUnknown;
    std::vector<dns::Type> wildcard; ///< types that "*" has
    QString wildcardUnknown;
    Proof proof;
};

/// A name of the domain that is an alias.
struct Alias
{
    std::string name, target; ///< the last of the chain
    bool isDangling = false; ///< which does not exist
    QString unknown; ///< why nobody knows whether it does
};

struct Aliases
{
    std::vector<Alias> all;
    QString unknown; ///< why not all are known
    Proof proof;
};

/// SPF of a further name that the domain's mail is sent with: its own record alone.
struct SpfName
{
    std::string name;
    QString unknown;
    std::size_t records = 0;
    bool isValid = false; ///< exactly one, which can be read
    QString error; ///< a phrase
    Proof proof;
};

/// An address that mail is sent from (RFC 8601, 2.7.3; RFC 1912, 2.1).
struct Sender
{
    core::IpAddress address;
    QString unknown;
    std::vector<std::string> names, confirmed; ///< of PTR, at most 10; those of them that lead back
    bool holdsAddress = false; ///< a name has the address's own digits in it, as pools of customers have
    QString spfUnknown;
    bool isInSpf = false; ///< mail of the domain from there passes SPF
    Proof proof;
};

struct Listing
{
    std::string list, subject; ///< its zone; an address or a domain
    QString unknown; ///< why this list says nothing: RFC 5782, 5 wants two test entries to be as they should
    bool isListed = false;
    std::vector<core::IpAddress> codes;
    std::string text; ///< of the list
    Proof proof;
};

struct DomainFacts
{
    std::string name; ///< A-labels, without the last dot
    MailExchange mail;
    Spf spf;
    Dkim dkim;
    Dmarc dmarc;
    MtaSts mtaSts;
    TlsReports tlsReports;
    std::vector<TlsaSet> tlsa; ///< in the order of MailExchange::hosts
    BimiRecord bimi;
    std::vector<IssuerRules> issuers; ///< of the domain, mta-sts below it, and MX hosts within it
    Zone zone;
    Aliases aliases;
    std::vector<Sender> senders;
    std::vector<SpfName> spfNames; ///< in the order of the request
    std::vector<Listing> listings;
    std::vector<Evidence> evidence;
};

/// All names that records of the domain lead to: of mail authentication, and of all else.
struct Pointers
{
    std::vector<Pointer> authentication, zone;
    QString authenticationUnknown, zoneUnknown; ///< why not all are known
    Proof authenticationProof, zoneProof;
};
[[nodiscard]] Pointers pointersOf(const DomainFacts &facts);

/// A fact by its name. README.md lists the names.
struct NamedFact
{
    QString name; ///< "spf.lookups"
    QJsonValue value; ///< bool, number, text, or a list of texts or of objects; null: unknown
    QString unknown; ///< why; empty: it is known
    Proof proof;
};

/// All of them, always the same names for the same question, unknown ones too.
[[nodiscard]] std::vector<NamedFact> namedFacts(const DomainFacts &facts);

} // namespace bw::mailauth::domain
