// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/problem.h"
#include "ui/itemmodels/posturerows.h"

#include <QMap>
#include <QObject>

namespace bw::service {
class Session;
}

namespace bw::itemmodels {

/// What was measured against the controls, as a page shows it. Asks in the background. GUI thread.
class PostureFacts final : public QObject
{
    Q_OBJECT
public:
    explicit PostureFacts(service::Session *session, QObject *parent = nullptr);

    /// \p range: of the trend; at least its last four weeks are looked at.
    void ask(core::TimeRange range, core::UtcMicros now);
    /// Shows other rows of what is known; asks nothing.
    void choose(const PostureChoice &choice);
    /// How a finding went, and what is known of its target.
    void askHistory(store::AssetKind kind, const QString &control, const QString &asset);
    /// Asks whether somebody else (breakwaterctl, the collector) wrote something since the answer that is shown.
    void lookForChanges();
    void setFormat(const ui::Format &format) { m_rows->setFormat(format); }

    [[nodiscard]] const PostureChoice &choice() const { return m_choice; }
    [[nodiscard]] const posture::Catalog &catalog() const;
    [[nodiscard]] RowsModel<PostureRow> *rows() const { return m_rows; }
    [[nodiscard]] const QList<PostureRow> &all() const { return m_all; } ///< every finding, worst first
    [[nodiscard]] QList<PostureRow> ofTargets() const; ///< of the chosen targets, whatever else is chosen
    [[nodiscard]] const PostureRow *find(const QString &control, const QString &asset) const;
    [[nodiscard]] const QList<store::Asset> &assets() const { return m_assets; }
    [[nodiscard]] const QList<store::LookRow> &looks() const { return m_looks; } ///< the newest of each asset
    [[nodiscard]] const QList<store::Answer> &answers() const { return m_answers; }
    [[nodiscard]] bool isMeasured() const { return !m_looks.isEmpty(); }

    [[nodiscard]] posture::Score score() const; ///< of the chosen targets
    [[nodiscard]] posture::Score scoreBefore() const; ///< of the same targets, at before()
    [[nodiscard]] core::UtcMicros before() const { return m_before; } ///< when they were looked at before the newest round; 0: never
    [[nodiscard]] QList<posture::Move> moves() const; ///< since then

    struct TrendPoint
    {
        core::UtcMicros start = 0, end = 0;
        bool isMeasured = false; ///< somebody looked in it
        QMap<QString, posture::Score> scores; ///< by "", name of kind, or "kind/asset"
    };
    [[nodiscard]] const QList<TrendPoint> &trend() const { return m_trend; }
    [[nodiscard]] QString trendKey() const; ///< of the chosen targets
    [[nodiscard]] const QList<store::FindingSpan> &history() const { return m_history; }
    [[nodiscard]] const QMap<QString, QStringList> &names() const { return m_names; } ///< of the target of the history, for remedies

Q_SIGNALS:
    void arrived();
    void failed(const bw::core::Problem &problem);
    void historyArrived();
    void changedOutside(); ///< see lookForChanges()
    void historyFailed(const bw::core::Problem &problem);

private:
    struct Answers;
    static core::Result<Answers> read(const store::Store &store, const posture::Catalog &catalog, core::TimeRange range, core::UtcMicros now, const store::Cancel &cancel);

    service::Session *m_session;
    RowsModel<PostureRow> *m_rows;
    PostureChoice m_choice;
    mutable std::shared_ptr<const posture::Catalog> m_own; ///< where the session has none
    QList<PostureRow> m_all;
    QList<store::FindingRow> m_then;
    QList<store::Asset> m_assets;
    QList<store::LookRow> m_looks;
    QList<store::Answer> m_answers;
    QList<TrendPoint> m_trend;
    QList<store::FindingSpan> m_history;
    QMap<QString, QStringList> m_names;
    std::optional<QByteArray> m_state; ///< of the store, when the answer was read
    core::UtcMicros m_before = 0;
};

/// One piece of a finding's evidence, as it is kept.
struct EvidencePiece
{
    QString name, value, how, raw, where;
    core::UtcMicros taken = 0;
    bool isUnknown = false; ///< value says why
};
[[nodiscard]] QList<EvidencePiece> evidenceOf(const store::FindingRow &finding);

} // namespace bw::itemmodels
