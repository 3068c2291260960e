// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/core/time.h"
#include "models/core/zonerules.h"
#include "models/store/feedback/feedbackdetails.h"
#include "models/store/mailauth/sourcerules.h"
#include "models/store/queries/cancel.h"
#include "models/store/store.h"

#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>

/// What receivers report of the mail in the domains' names: who sends it, what passes and fails, why, and what was done about it.
/// Figures are messages of DMARC aggregate reports. Plain data; any thread but the UI's.
///
/// A report tells one sum for its whole period, mostly a UTC day. It counts at the middle of the period, which lies in the
/// same day in nearly every zone; a range holds what counts in it.
namespace bw::store {

/// Why a record is told apart. The first that fits: models/store/mailauth/README.md has the rules.
enum class MailAuthKind {
    Passes, ///< DMARC passed, and nothing below fits
    Forwarded, ///< sent on by somebody: SPF no longer fits, a signature may have been broken on the way
    Unlisted, ///< passes, from a source that is neither a node nor named: a sender that was forgotten, or a copied key
    BrokenKey, ///< a node, or a named sender, signs in the domain's name and the signature does not verify
    Alignment, ///< SPF or DKIM passed, for another domain than the one in From
    Misconfigured, ///< a node, or a named sender, that passes nothing
    Spoofing, ///< nothing passes, from a source that nobody named
    CopiedKey, ///< signed with a key of the fleet by who is none of its nodes, as the ledger says of the whole network (ledger.h)
};
/// passes forwarded unlisted broken_key alignment misconfigured spoofing copied_key: the words of JSON.
[[nodiscard]] QString nameOf(MailAuthKind kind);
[[nodiscard]] std::optional<MailAuthKind> mailAuthKindNamed(const QString &name);

/// DMARC reports of a time about the domains of the first question, read once for several questions in a row, which see them as they stood then.
/// Filled by the first; beyond a million rows, for another time or other domains the store is read. One thread at a time.
class MailAuthMemory;
/// \p range: holds those of all the questions.
[[nodiscard]] std::shared_ptr<MailAuthMemory> makeMailAuthMemory(core::TimeRange range);

/// Empty lists mean "any".
struct MailAuthFilter
{
    core::TimeRange range {}; ///< {}: everything that is stored
    QString zone {}; ///< IANA, sets the buckets; empty: the store's home zone
    QStringList domains {}; ///< of From, lower case; "*.example.com" for those below it
    QStringList nodes {}; ///< own nodes: what came from their addresses
    QStringList sources {}; ///< addresses or CIDR networks
    QStringList senders {}; ///< as MailAuthSource::sender
    QStringList reporters {}; ///< organisations
    QStringList dispositions {}; ///< none quarantine reject
    QStringList outcomes {}; ///< of DMARC: pass fail
    QStringList kinds {}; ///< words of MailAuthKind
    QStringList selectors {}; ///< of signatures that verified in the domain's name
    std::shared_ptr<MailAuthMemory> memory {}; ///< changes no answer
    bool operator==(const MailAuthFilter &) const = default;
};

/// Of SPF or DKIM. pass + fail + what was not reported = messages.
struct MechanismCounts
{
    qint64 aligned = 0; ///< counted for DMARC (policy_evaluated)
    qint64 pass = 0; ///< raw (auth_results), for whatever domain; of several results one that passes decides
    qint64 fail = 0; ///< raw, reported, and none passes
    bool operator==(const MechanismCounts &) const = default;
};

struct MailAuthCounts
{
    qint64 messages = 0;
    MechanismCounts spf, dkim;
    qint64 pass = 0, fail = 0; ///< DMARC; their sum is messages
    qint64 both = 0, dkimOnly = 0, spfOnly = 0; ///< aligned by; neither: fail
    qint64 none = 0, quarantine = 0, reject = 0; ///< what receivers did; what they did not tell is in none of them
    bool operator==(const MailAuthCounts &) const = default;
    [[nodiscard]] std::optional<double> passShare() const; ///< nothing without messages
};

struct MailAuthBucket
{
    QMap<QString, QString> keys; ///< by name of --by; times in RFC 3339 with the zone's offset; "": not reported
    core::UtcMicros start = 0, end = 0; ///< with a time key, else the range
    MailAuthCounts counts;
    bool hasReports = true; ///< false: a time without any report; its counts are not known, and stand as 0
    bool mayGrow = false; ///< reports of this time are still coming: it ended less than 48 h before the newest one's end
};

struct MailAuthAnswer
{
    QList<MailAuthBucket> buckets;
    MailAuthCounts totals;
    core::TimeRange range; ///< the filter's, or that of the stored reports; {}: there are none
    qint64 reports = 0, rows = 0; ///< that were counted
    QStringList domains, reporters; ///< that occur in the range, whatever else the filter says; sorted
    QStringList notes; ///< how to read it, for people
};

/// Keys of --by: day week month, domain, source (address), network (/24, /48), sender (as MailAuthSource::sender), role, reporter, disposition,
/// spf and dkim (raw results), spf_aligned, dkim_aligned, dmarc, kind, selector. Another one is ProblemKind::Usage naming what is possible.
struct MailAuthQuery
{
    MailAuthFilter filter;
    QStringList by;
    [[nodiscard]] core::Result<MailAuthAnswer> run(const Store &store, const Cancel &cancel = {}) const;
};
[[nodiscard]] const QStringList &mailAuthKeyNames();

/// Reports tell of whole days: \p range with the whole of the days of \p zone that it cuts, as pages and verbs ask. What is later than \p now adds
/// nothing. {} stays.
[[nodiscard]] core::TimeRange inWholeDays(core::TimeRange range, const core::ZoneRules &zone, core::UtcMicros now);

/// Of all stored DMARC reports; {}: there are none.
[[nodiscard]] core::Result<core::TimeRange> mailAuthRange(const Store &store, const Cancel &cancel = {});

/// What a row of sources comes down to. Worst first.
enum class SourceVerdict {
    CopiedKey, ///< signed with a key of the fleet by who is none of its nodes (ledger.h has the rule)
    SpoofingDelivered, ///< spoofing, and most of it was neither refused nor put aside
    LooksYours, ///< unnamed, and authenticates: as the domain, or as another one
    Failing, ///< a node or a named sender, and more than 1 % fails DMARC
    SpoofingPartly, ///< spoofing, and more than 1 % of it was neither refused nor put aside
    SpoofingRefused,
    Forwarded,
    Named,
    Yours,
};
/// copied_key spoofing_delivered looks_yours failing spoofing_partly_refused spoofing_refused forwarded named yours
[[nodiscard]] QString nameOf(SourceVerdict verdict);

struct MailAuthSource
{
    QString source; ///< address, network, or the sender's name; empty: not reported, or beyond the limit (isRest)
    QString sender; ///< that a rule gave; else "own nodes", "copied key" (of a group by sender), "forwarder", "stranger", or "" for what has to be named. Of a group the one with most messages
    std::optional<SourceRole> role; ///< nothing: neither a node nor named
    int addresses = 0; ///< in it
    QStringList domains; ///< in whose names it sends, most messages first, at most 10
    QStringList reporters; ///< the same
    QStringList selectors; ///< of signatures that verified in the domains' names, the same
    QStringList signers; ///< other domains that it authenticates as, the same
    MailAuthCounts counts;
    QMap<QString, qint64> kinds; ///< messages by word of MailAuthKind
    core::UtcMicros first = 0, last = 0; ///< begin of the first, end of the last period that it occurs in; in the range
    std::optional<core::UtcMicros> firstEver; ///< as first, in all stored reports ("first seen"); when it was asked for
    QString reverseName; ///< of an address: its confirmed name, as last looked up (reversenames.h); empty: none, or nobody asked
    core::UtcMicros reverseAsked = 0; ///< when; 0: never
    SourceVerdict verdict = SourceVerdict::LooksYours;
    bool isRest = false; ///< all beyond the limit, added up
};

enum class SourceGroup { Address, Network, Sender };

struct MailAuthSources
{
    QList<MailAuthSource> rows; ///< most messages first; the rest last. They add up to totals
    MailAuthCounts totals;
    core::TimeRange range;
    int addresses = 0, groups = 0;
    QStringList notes;
};
struct MailAuthSourceQuery
{
    MailAuthFilter filter;
    SourceGroup group = SourceGroup::Network;
    int limit = 1'000; ///< of rows beside the rest; 0: all
    bool withFirstEver = false; ///< reads the records of all older reports too: not for what has to be there at once
    bool onlyNew = false; ///< rows alone that no report from before the range tells of; not by sender. Totals are of all
    [[nodiscard]] core::Result<MailAuthSources> run(const Store &store, const Cancel &cancel = {}) const;
};

struct MailAuthReporter
{
    QString org;
    qint64 reports = 0, rows = 0;
    MailAuthCounts counts;
    core::UtcMicros first = 0, last = 0; ///< periods
};
[[nodiscard]] core::Result<QList<MailAuthReporter>> listMailAuthReporters(const Store &store, const MailAuthFilter &filter, const Cancel &cancel = {});

/// A row of a report, and whose. feedbackdetails.h shows the whole report by `report`.
struct MailAuthRecord
{
    qint64 report = 0, number = 0; ///< feedback_report.id; its row from 1
    QString org, reportId, file, part;
    core::UtcMicros from = 0, to = 0; ///< the period
    QString sender; ///< as MailAuthSource::sender
    std::optional<SourceRole> role;
    MailAuthKind kind = MailAuthKind::Passes;
    QString why; ///< which rule of that kind fitted, a sentence for people
    DmarcRecordRow row;
};
struct MailAuthRecords
{
    QList<MailAuthRecord> rows; ///< newest period first
    qint64 total = 0; ///< beside the limit
    qint64 messages = 0; ///< of all of them
};
[[nodiscard]] core::Result<MailAuthRecords> listMailAuthRecords(const Store &store, const MailAuthFilter &filter, qint64 offset, qint64 limit, const Cancel &cancel = {});

/// Figures with the stored and with the proposed rules. Writes nothing.
struct SourceRulePreview
{
    MailAuthSources before, after; ///< by sender
    qint64 moved = 0; ///< messages that get another name or role
};
[[nodiscard]] core::Result<SourceRulePreview> previewSourceRules(const Store &store, const QList<SourceRule> &rules, const MailAuthFilter &filter, const Cancel &cancel = {});

} // namespace bw::store
