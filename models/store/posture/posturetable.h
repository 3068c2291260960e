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
/// verdicts "pass fail unknown not_applicable", severities "low medium high critical".
namespace bw::store {

enum class AssetKind : std::int64_t { Domain = 1, Node = 2, Host = 3, Organisation = 4 };
[[nodiscard]] QString nameOf(AssetKind kind); ///< domain node host organisation
[[nodiscard]] std::optional<AssetKind> assetKindNamed(const QString &name);

/// Something that is measured: by its owner's wish (isWatched: the collector measures it again) or because somebody asked once.
struct Asset
{
    AssetKind kind = AssetKind::Domain;
    QString name; ///< A-labels; a node's name; "mx1.example.org:25"; "organisation"
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
    // What follows is filled by the store.
    core::UtcMicros firstSeen = 0; ///< this finding, whatever it said
    core::UtcMicros since = 0; ///< it says this verdict
    core::UtcMicros firstFailed = 0; ///< 0: never
    core::UtcMicros fixedAt = 0; ///< last change from fail to pass; 0: none
    int timesBack = 0; ///< it failed again after it was fixed
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

/// Keeps a look with its findings (all that speak of the asset: one that is no longer among them ends), its evidence and its dates in one
/// transaction. Journaled only where \p operatorAsked. Errors: the store's.
struct LookToKeep
{
    LookRow look;
    QList<FindingRow> findings;
    QList<KeptEvidence> evidence;
    QList<ExpiryRow> expiries;
};
[[nodiscard]] core::Done keepLook(const Store &store, const LookToKeep &look);

/// Newest look of each asset.
[[nodiscard]] core::Result<QList<LookRow>> listLatestLooks(const Store &store, const Cancel &cancel = {});
/// For the trend: looks of these assets (none: all) in a range, oldest first; at most 20,000.
[[nodiscard]] core::Result<QList<LookRow>> listLooks(const Store &store, const QStringList &assets, core::TimeRange range, const Cancel &cancel = {});

struct FindingFilter
{
    QStringList assets, controls, verdicts; ///< empty: all
    core::UtcMicros changedSince = 0; ///< only those whose verdict is from then on
};
/// As they were last judged, worst first (critical fails, …, unknown, pass, not applicable), then by asset and control.
[[nodiscard]] core::Result<QList<FindingRow>> listFindings(const Store &store, const FindingFilter &filter = {}, const Cancel &cancel = {});
/// As they stood at a moment: for what moved a score, and for reports. Without evidence.
[[nodiscard]] core::Result<QList<FindingRow>> findingsAt(const Store &store, core::UtcMicros at, const Cancel &cancel = {});
/// Newest first.
[[nodiscard]] core::Result<QList<FindingSpan>> historyOf(const Store &store, const QString &control, const QString &asset, const Cancel &cancel = {});

[[nodiscard]] core::Result<QList<KeptEvidence>> keptEvidence(const Store &store, AssetKind kind, const QString &asset, const Cancel &cancel = {});
/// What runs out before \p until, soonest first.
[[nodiscard]] core::Result<QList<ExpiryRow>> listExpiries(const Store &store, core::UtcMicros until, const Cancel &cancel = {});

[[nodiscard]] core::Result<QList<Asset>> listAssets(const Store &store, const Cancel &cancel = {});
/// Adds or changes it. Usage: a name that is none. Writes the journal.
[[nodiscard]] core::Done saveAsset(const Store &store, const Asset &asset, const core::Clock &clock);
/// With all that was measured of it. Writes the journal. Missing: there is none.
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
/// One a control and asset: a newer one takes the place of the older, which stays in the journal. Usage: something is missing.
[[nodiscard]] core::Done acceptRisk(const Store &store, const AcceptedRisk &risk, const core::Clock &clock);
[[nodiscard]] core::Done withdrawRisk(const Store &store, const QString &control, const QString &asset, const core::Clock &clock);

/// What a named person answered to the questions of a control.
struct Answer
{
    QString control;
    QByteArray values; ///< JSON object by the questions' names
    QString owner, note;
    core::UtcMicros at = 0; ///< when it was given
    core::UtcMicros reviewAt = 0; ///< from then on it is stale
    QString attachmentName; ///< empty: none
    QByteArray attachmentHash; ///< SHA-256
    qint64 attachmentBytes = 0;
    bool operator==(const Answer &) const = default;
};
inline constexpr qint64 mostAttachmentBytes = 10 << 20;
[[nodiscard]] core::Result<QList<Answer>> listAnswers(const Store &store, const Cancel &cancel = {}); ///< the newest of each control
[[nodiscard]] core::Result<QList<Answer>> answersOf(const Store &store, const QString &control, const Cancel &cancel = {}); ///< newest first
/// Adds a version; older ones stay. \p attachment: the file's bytes, or empty. Usage, TooLarge. Writes the journal.
[[nodiscard]] core::Done saveAnswer(const Store &store, const Answer &answer, const QByteArray &attachment, const core::Clock &clock);
[[nodiscard]] core::Result<QByteArray> attachmentOf(const Store &store, const Answer &answer, const Cancel &cancel = {});

} // namespace bw::store
