// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/posture/evaluation.h"
#include "models/store/posture/posturetable.h"
#include "ui/common/mark.h"
#include "ui/itemmodels/rowsmodel.h"

namespace bw::itemmodels {

/// A finding with what the catalog and people say to it; or the head of a group of them.
struct PostureRow
{
    store::FindingRow finding;
    posture::Finding judged; ///< the same, as the posture knows it; without evidence values
    QString title, area; ///< of the control
    std::optional<store::AcceptedRisk> accepted; ///< in force
    bool isNew = false; ///< says otherwise than at the look before
    core::UtcMicros now = 0; ///< the moment that ages are reckoned from
    QString block; ///< key of its group
    QString heading; ///< of a head alone: what the group is called
    int members = 0; ///< of a head alone
    [[nodiscard]] bool isHeading() const { return !heading.isEmpty(); }
    [[nodiscard]] bool isOpen() const { return !accepted && (judged.verdict == posture::Verdict::Fail || judged.verdict == posture::Verdict::Unknown); }
    /// critical fails, high, medium, low, unknown, accepted, passes, does not apply: 0 to 7
    [[nodiscard]] int rank() const;
};

enum class PostureGroup { Nothing, Severity, Area, Target, Framework };
enum class PostureShow { Open, All, New, Unknown, Accepted };

struct PostureChoice
{
    PostureShow show = PostureShow::Open;
    PostureGroup group = PostureGroup::Severity;
    std::optional<store::AssetKind> kind;
    QString asset, area, framework; ///< empty: all; with a framework, rows stand under its groups
    QString requirement; ///< of the framework: a group or what stands above it; empty: all of it
    bool operator==(const PostureChoice &) const = default;
};

/// The rows of a choice, each under the head of its group; one that several groups of a framework hold stands under each.
[[nodiscard]] QList<PostureRow> arrange(const QList<PostureRow> &all, const PostureChoice &choice, const posture::Catalog &catalog);
/// Whether it is about a target of the choice.
[[nodiscard]] bool isOfTarget(const store::FindingRow &finding, const PostureChoice &choice);

/// Controls, not findings: one that fails anywhere fails; one that fails nowhere and is unknown somewhere is unknown.
struct ControlCounts
{
    int all = 0, fail = 0, unknown = 0, accepted = 0; ///< accepted: of those that fail, everywhere where they do
    bool operator==(const ControlCounts &) const = default;
};
[[nodiscard]] ControlCounts countControls(const QList<PostureRow> &rows);

struct AreaCounts
{
    QString area;
    int pass = 0, fail = 0, unknown = 0; ///< controls
    bool operator==(const AreaCounts &) const = default;
};
[[nodiscard]] QList<AreaCounts> countAreas(const QList<PostureRow> &rows, const QStringList &areas);

[[nodiscard]] QString areaTitle(const QString &area); ///< short, in the language of the program
[[nodiscard]] QString kindTitle(store::AssetKind kind); ///< "domain"
[[nodiscard]] QString targetTitle(const store::FindingRow &finding); ///< "the organisation" has no name of its own
[[nodiscard]] ui::Mark markOf(const PostureRow &row);
[[nodiscard]] ui::Mark markOf(posture::Severity severity);
[[nodiscard]] ui::Mark markOf(posture::Verdict verdict);
[[nodiscard]] QString levelWord(const PostureRow &row); ///< "critical", "unknown", "risk accepted"
[[nodiscard]] QString verdictWord(const QString &verdict); ///< of the store: "fail" is "fails"
[[nodiscard]] QString severityWord(posture::Severity severity);
/// How long it is so, or why nobody knows: "9 days", "no answer", "stale".
[[nodiscard]] QString openFor(const PostureRow &row, const ui::Format &format);

struct PostureColumn
{
    enum { Level, Control, Good, Target, OpenFor, Area, Reason };
};
[[nodiscard]] RowsModel<PostureRow> *makePostureModel(QObject *parent);

} // namespace bw::itemmodels
