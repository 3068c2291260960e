// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/core/result.h"
#include "models/store/queries/cancel.h"
#include "models/store/store.h"

#include <QByteArray>
#include <QDate>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

/// What was measured against the controls, and what people said to it. Words are those of models/posture, which the store does not see:
/// verdicts "pass fail unknown not_applicable", severities "low medium high critical". Times are kept in milliseconds. Any thread. What reads
/// takes an older store, which is open for reading only, as one in which nothing was measured. Errors: those of the store besides those named.
namespace bw::store {

enum class AssetKind : std::int64_t { Domain = 1, Node = 2, Host = 3, Organisation = 4 };
[[nodiscard]] QString nameOf(AssetKind kind); ///< domain node host organisation
[[nodiscard]] std::optional<AssetKind> assetKindNamed(const QString &name);

/// Something that is measured: by its owner's wish (isWatched: the collector measures it again) or because somebody asked once.
struct Asset
{
    AssetKind kind = AssetKind::Domain;
    QString name; ///< A-labels; a node's name, which it follows; "mx1.example.org:25", "192.0.2.1:25", "[2001:db8::1]:25"; "organisation"
    bool isWatched = false;
    QByteArray options; ///< JSON object, what its owner said of it: {"roles":["edge"],"selectors":["s1"],"sends":true,"receives":false,"blocklists":["zen.spamhaus.org"], "protocol":"smtps" …}; empty: nothing
    bool operator==(const Asset &) const = default;
};

/// One finding as it was last judged.
struct FindingRow
{
    AssetKind kind = AssetKind::Domain;
    QString asset, control; ///< together the stable id CONTROL@ASSET
    QString verdict, severity, weight; ///< severity as shown, weight as the control has it
    QString held; ///< of a stale one: what its evidence said; else empty
    QString reason;
    QStringList notes;
    QString by, decidedBy; ///< the way of evidence; the part of the condition that decided
    QByteArray evidence; ///< JSON array [{"name","value","taken","how","raw","where"}]; packed in the file
    bool isPartial = false, isOptional = false, isMeasured = true, isStale = false;
    // What follows is filled by the store, from the spans that it keeps. Unknown and not applicable between two say nothing of what came before.
    core::UtcMicros firstSeen = 0; ///< this finding, whatever it said
    core::UtcMicros since = 0; ///< it says this verdict
    core::UtcMicros firstFailed = 0; ///< 0: never
    core::UtcMicros fixedAt = 0; ///< it last passed where the last known verdict before was a fail; 0: never
    int timesBack = 0; ///< it failed where the last known verdict before was a pass that came after a fail
    core::UtcMicros lookedAt = 0;
    [[nodiscard]] QString id() const { return control + u'@' + asset; }
    bool operator==(const FindingRow &) const = default;
};

/// A verdict of a finding from one moment to the next.
struct FindingSpan
{
    core::UtcMicros from = 0, to = 0; ///< to 0: in force
    QString verdict, severity, reason;
    bool operator==(const FindingSpan &) const = default;
};

/// One measurement of one asset.
struct LookRow
{
    AssetKind kind = AssetKind::Domain;
    QString asset;
    core::UtcMicros at = 0;
    std::optional<int> score;
    int low = 0, high = 100;
    int passed = 0, failed = 0, unknown = 0, notApplicable = 0;
    bool operator==(const LookRow &) const = default;
};

/// A date that something measured runs out on: certificate, TLSA, DKIM key, MTA-STS policy, registration, signature, exception, answer.
struct ExpiryRow
{
    AssetKind kind = AssetKind::Domain;
    QString asset, what, name; ///< "certificate", "mx1.example.org:25"
    core::UtcMicros at = 0;
    bool operator==(const ExpiryRow &) const = default;
};

/// What an evidence kind of an asset held when it was last taken, so that a page shows it and the next judgement may use it until it is stale.
struct KeptEvidence
{
    QString kind; ///< "spf"
    core::UtcMicros taken = 0;
    QByteArray json; ///< {"record":…,"sources":…}, packed in the file; at most 4 MiB
    bool operator==(const KeptEvidence &) const = default;
};

/// What one look brought: findings are all that speak of the asset.
struct LookToKeep
{
    LookRow look;
    QList<FindingRow> findings;
    QList<KeptEvidence> evidence;
    QList<ExpiryRow> expiries;
};
inline constexpr qint64 mostEvidenceBytes = 4 << 20; ///< of one kind, and of one finding

/// In one transaction. A finding that is no longer among the look's ends, and its evidence goes; where its verdict or severity changed, a new span
/// begins, else the span in force gets the new reason. Looks are not journaled. A look that is older than the newest one of its asset (another
/// desk was quicker, a clock went back) counts in the trend at its time and changes nothing else: what is known came later. So does each look after one that
/// a clock dated ahead, until then. One of the same millisecond takes the other's place. Usage: a name that is none, a control twice, a finding of something else. Missing: no such node. TooLarge.
[[nodiscard]] core::Done keepLook(const Store &store, const LookToKeep &look);

/// Newest look of each asset, by kind and name.
[[nodiscard]] core::Result<QList<LookRow>> listLatestLooks(const Store &store, const Cancel &cancel = {});
inline constexpr qsizetype mostLooks = 20'000;
/// For the trend: looks of these assets (none: all) in a range, oldest first; where there are more than mostLooks, the newest of them.
[[nodiscard]] core::Result<QList<LookRow>> listLooks(const Store &store, const QStringList &assets, core::TimeRange range, const Cancel &cancel = {});

struct FindingFilter
{
    QStringList assets {}, controls {}, verdicts {}; ///< empty: all
    core::UtcMicros changedSince = 0; ///< only those whose verdict is from then on
    bool withEvidence = true; ///< false: it is not read, and stays empty
};
/// As they were last judged, worst first (critical fails, …, unknown, pass, not applicable), then by asset and control.
[[nodiscard]] core::Result<QList<FindingRow>> listFindings(const Store &store, const FindingFilter &filter = {}, const Cancel &cancel = {});
/// Those that fail and that nobody accepted (a risk in force at \p now), worst first. Without evidence.
[[nodiscard]] core::Result<QList<FindingRow>> openFindings(const Store &store, core::UtcMicros now, const Cancel &cancel = {});
/// As they stood at a moment: for what moved a score, and for reports. Those that ended since are there too. Without evidence; notes and ways only
/// of those that are still judged.
[[nodiscard]] core::Result<QList<FindingRow>> findingsAt(const Store &store, core::UtcMicros at, const Cancel &cancel = {});
/// Newest first; empty where there is no such finding.
[[nodiscard]] core::Result<QList<FindingSpan>> historyOf(const Store &store, const QString &control, const QString &asset, const Cancel &cancel = {});

[[nodiscard]] core::Result<QList<KeptEvidence>> keptEvidence(const Store &store, AssetKind kind, const QString &asset, const Cancel &cancel = {});
/// What runs out before \p until, or has, soonest first: dates of the newest looks, accepted risks ("exception", named by control; those for all as
/// of the organisation) and answers ("answer", named by control, of the organisation).
[[nodiscard]] core::Result<QList<ExpiryRow>> listExpiries(const Store &store, core::UtcMicros until, const Cancel &cancel = {});

[[nodiscard]] core::Result<QList<Asset>> listAssets(const Store &store, const Cancel &cancel = {});
/// \p name as it is kept: A-labels, small letters. Usage: none can have it. Whether there is such a node is not asked.
[[nodiscard]] core::Result<QString> assetName(AssetKind kind, const QString &name);
/// Adds or changes it. Usage: a name that is none, options that are no object. Missing: no such node. Writes the journal.
[[nodiscard]] core::Done saveAsset(const Store &store, const Asset &asset, const core::Clock &clock);
/// With all that was measured of it and the risks that were accepted for its findings: one of this name that is added later begins anew.
/// Writes the journal. Missing: there is none.
[[nodiscard]] core::Done removeAsset(const Store &store, AssetKind kind, const QString &name, const core::Clock &clock);

/// A risk that somebody accepted: laid over a verdict, which stays.
struct AcceptedRisk
{
    QString control, asset; ///< asset "*": everywhere
    QString owner, reason; ///< both are needed
    core::UtcMicros until = 0; ///< without effect from then on; at most two years ahead
    core::UtcMicros at = 0; ///< when it was accepted; filled by the store
    bool operator==(const AcceptedRisk &) const = default;
};
[[nodiscard]] core::Result<QList<AcceptedRisk>> listAcceptedRisks(const Store &store, const Cancel &cancel = {}); ///< expired ones too
/// One a control and asset: a newer one takes the place of the older, which stays in the journal. Usage: something is missing, or the date is past
/// or more than two years ahead.
[[nodiscard]] core::Done acceptRisk(const Store &store, const AcceptedRisk &risk, const core::Clock &clock);
/// Writes the journal. Missing: none was accepted.
[[nodiscard]] core::Done withdrawRisk(const Store &store, const QString &control, const QString &asset, const core::Clock &clock);

/// What a named person answered to the questions of a control.
struct Answer
{
    QString control;
    QByteArray values; ///< JSON object by the questions' names
    QString owner, note;
    core::UtcMicros at = 0; ///< when it was given; 0 when it is saved: now
    core::UtcMicros reviewAt = 0; ///< from then on it is stale
    QString attachmentName; ///< empty: none
    QByteArray attachmentHash; ///< SHA-256, 32 bytes; empty: none
    qint64 attachmentBytes = 0;
    bool operator==(const Answer &) const = default;
};
inline constexpr qint64 mostAttachmentBytes = 10 << 20;
[[nodiscard]] core::Result<QList<Answer>> listAnswers(const Store &store, const Cancel &cancel = {}); ///< the newest of each control
[[nodiscard]] core::Result<QList<Answer>> answersOf(const Store &store, const QString &control, const Cancel &cancel = {}); ///< newest first
/// Adds a version; older ones stay. \p attachment: the file's bytes; empty: none, or where answer.attachmentHash names one that is kept already (of
/// an older version), that one. Usage: something is missing, values are no object. Missing: no such attachment. TooLarge. Writes the journal.
[[nodiscard]] core::Done saveAnswer(const Store &store, const Answer &answer, const QByteArray &attachment, const core::Clock &clock);
/// Missing: it has none.
[[nodiscard]] core::Result<QByteArray> attachmentOf(const Store &store, const Answer &answer, const Cancel &cancel = {});

} // namespace bw::store
