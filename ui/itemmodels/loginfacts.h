// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/detection/attacks.h"
#include "models/detection/loginrisk.h"
#include "models/store/queries/loginquery.h"
#include "ui/itemmodels/rowsmodel.h"

#include <QObject>

namespace bw::service {
class Session;
}

namespace bw::itemmodels {

/// What the logins page shows: failed tries by kind for the chart, who is behind them, attacks, logins at risk, and the
/// story of one login. Asks in the background; the newest question wins. GUI thread.
class LoginFacts final : public QObject
{
    Q_OBJECT
public:
    enum SourceColumn { SourceAddress, SourceKind, SourceTries, SourceLogins };
    enum AttackColumn { AttackSeverity, AttackKindOf, AttackKey, AttackFrom, AttackTo, AttackTries, AttackLogins, AttackSources };
    enum RiskColumn { RiskLogin, RiskStateOf, RiskWhat, RiskFailed, RiskGoodFrom, RiskGoodAt, RiskSent, RiskPoints };

    explicit LoginFacts(service::Session *session, QObject *parent = nullptr);

    /// \p step: a time key of LoginQuery, for the chart.
    void ask(const store::Filter &filter, const QString &step);
    /// The story of one login in the filter's range; answers with timelineArrived().
    void askTimeline(const store::Filter &filter, const QString &user);
    void setFormat(const ui::Format &format);

    [[nodiscard]] RowsModel<detection::SourceShare> *sources() const { return m_sources; }
    [[nodiscard]] RowsModel<detection::Attack> *attacks() const { return m_attacks; }
    [[nodiscard]] RowsModel<detection::LoginAtRisk> *risks() const { return m_risks; }
    [[nodiscard]] const store::LoginAnswer &logins() const { return m_logins; } ///< by loginsStep(), from cells
    /// The step that was asked, or a coarser one where only cells are left of the range.
    [[nodiscard]] QString loginsStep() const { return m_loginsStep; }
    [[nodiscard]] const detection::AttacksAnswer &answer() const { return m_answer; } ///< buckets by kind, from rows
    [[nodiscard]] const detection::LoginRiskAnswer &risk() const { return m_risk; }
    [[nodiscard]] const detection::LoginTimeline &timeline() const { return m_timeline; }

Q_SIGNALS:
    void arrived(); ///< cells and attacks
    void attacksFailed(const bw::core::Problem &problem); ///< before arrived(): the figures of cells stand all the same
    void risksArrived();
    void timelineArrived();
    void failed(const bw::core::Problem &problem);
    void risksFailed(const bw::core::Problem &problem);
    void timelineFailed(const bw::core::Problem &problem);

private:
    service::Session *m_session;
    RowsModel<detection::SourceShare> *m_sources;
    RowsModel<detection::Attack> *m_attacks;
    RowsModel<detection::LoginAtRisk> *m_risks;
    store::LoginAnswer m_logins;
    QString m_loginsStep;
    detection::AttacksAnswer m_answer;
    detection::LoginRiskAnswer m_risk;
    detection::LoginTimeline m_timeline;
};

} // namespace bw::itemmodels
