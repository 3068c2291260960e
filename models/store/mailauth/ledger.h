// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/mailauth/mailauthquery.h"

/// What the fleet's own logs tell beside what receivers report.
namespace bw::store {

/// A key is a selector of a domain. It is the fleet's where a node's log shows that it signs with it, or where mail verifies with it that comes from
/// own addresses, or from those that the domain's SPF record lets send.
struct LedgerRow
{
    core::UtcMicros day = 0; ///< its start; days are of UTC, as receivers'
    QString domain, selector;
    QString node; ///< of what was signed; empty: reported
    QString source; ///< address of what was reported; empty: signed
    qint64 signedMessages = 0; ///< by own nodes, as their logs tell
    qint64 passed = 0; ///< reported with a signature that verified
    QString part; ///< of what was reported the part of LedgerSum that it is in: own named forwarded few copied unlisted; empty: signed
    double heard = 1; ///< share of the day that the node was heard in, of what was reported all nodes: below 1 what was signed is a lower bound
};

/// One key over the range. Both sides close: passed = own + named + forwarded + few + copied + unlisted, and where signedMessages is known
/// signedMessages + excess = own + forwarded + few + late + unreported.
struct LedgerSum
{
    QString domain, selector;
    bool isFleets = true; ///< false: a key in the domain's name that the fleet does not sign with, as of a sender with a key of its own
    std::optional<qint64> signedMessages; ///< nothing: no node logs what it signs
    std::optional<qint64> accepted; ///< mail of this sender domain that the nodes accepted, whatever signs it; where signedMessages is nothing
    qint64 passed = 0; ///< reported as verified, from anywhere: own + named + forwarded + few + copied + unlisted
    qint64 own = 0; ///< from the fleet's addresses, and those that the domain's SPF record lets send
    qint64 named = 0; ///< from senders that a rule names
    qint64 forwarded = 0;
    qint64 few = 0; ///< from sources with too few messages to tell a forwarder from a copied key
    qint64 copied = 0; ///< signed with the key, and no node sent it
    qint64 unlisted = 0; ///< with a key that is not the fleet's, from whom nobody named
    qint64 late = 0; ///< signed on days whose reports are still coming
    qint64 unreported = 0; ///< signed, and reported by nobody: receivers that send no reports, or failed on the way
    qint64 excess = 0; ///< beyond signedMessages: one message to several domains is reported by each of them; else logs are missing
};

/// All keys of the fleet over the range: signedMessages - missing + unlogged + named + copied = passed; with no log that tells what was signed unlogged + named + copied = passed.
struct LedgerBalance
{
    std::optional<qint64> signedMessages; ///< nothing: no node logs what it signs
    qint64 missing = 0; ///< late + unreported
    qint64 unlogged = 0; ///< reported beyond what logs tell: excess, and own + forwarded + few of keys of which none tells
    qint64 named = 0, copied = 0, passed = 0;
    qint64 sentOn = 0; ///< a part of passed: forwarded + few
};

/// Mail signed with a key of the fleet that no node of it sent: a copied key, an API credential, or a sender that was forgotten.
struct CopiedKey
{
    QString domain, selector;
    QStringList sources; ///< addresses, most messages first, at most 20
    QStringList networks; ///< all of them
    qint64 messages = 0;
    double share = 0; ///< of what was reported as verified with the key
    core::UtcMicros first = 0, last = 0;
    QString why; ///< the rule with its figures, a sentence for people
    QString next; ///< what to do, for people
};

struct LedgerAnswer
{
    core::TimeRange range;
    double heard = 1; ///< share of the range × nodes that was heard: below 1 signedMessages, accepted, late and unreported are lower bounds
    QList<LedgerRow> rows; ///< by day, domain, selector; with LedgerQuery::withRows
    QList<LedgerSum> sums; ///< by domain, selector
    QList<CopiedKey> copied; ///< most messages first; empty: nothing
    QStringList notes; ///< what the answer lacks and why
    [[nodiscard]] LedgerBalance balance() const;
};
struct LedgerQuery
{
    MailAuthFilter filter; ///< range, domains, sources, selectors
    bool withRows = true; ///< else only what `sums` and `copied` need, without LedgerSum::accepted
    [[nodiscard]] core::Result<LedgerAnswer> run(const Store &store, const Cancel &cancel = {}) const;
};

/// What the fleet's own logs tell of failed authentication.
struct OwnFailure
{
    core::UtcMicros day = 0; ///< start of a day of the store's home zone
    QString domain;
    QString receiver; ///< domain that refused; empty: a verdict of a filter on own nodes
    QString what; ///< "5.7.26"; "dkim fail", "dmarc fail" …
    QString node;
    qint64 messages = 0; ///< recipients where a receiver refused
    bool operator==(const OwnFailure &) const = default;
};

/// Both halves of a domain's day side by side.
struct FailureDay
{
    core::UtcMicros day = 0; ///< start of a day of the home zone
    QString domain; ///< From where receivers report, the envelope's sender where one refused
    bool hasReports = false; ///< else reported is not known
    MailAuthCounts reported;
    qint64 refused = 0; ///< recipients that receivers refused because of it, as own logs tell
    qint64 verdicts = 0; ///< failures that filters on own nodes found in mail of this domain
    double heard = 0; ///< share of the day × nodes that was heard: below 1 the own side is a lower bound, at 0 it is not known
    QList<OwnFailure> own; ///< what the two add up
};

/// Domains of a day that refusals alone tell of: who may write to the fleet can make up any number of them.
inline constexpr std::size_t refusedDomainsADay = 500;

/// By day and domain; only days with a failure on either side. Domains beyond refusedDomainsADay, those with the fewest refusals, are one: "other". \p filter: range and domains.
[[nodiscard]] core::Result<QList<FailureDay>> listFailureDays(const Store &store, const MailAuthFilter &filter, const Cancel &cancel = {});

} // namespace bw::store
