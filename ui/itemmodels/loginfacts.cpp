// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/itemmodels/loginfacts.h"

#include "models/service/session.h"
#include "ui/common/mark.h"

#include <QCoreApplication>

namespace bw::itemmodels {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(bw::itemmodels::LoginFacts)
};

using detection::Attack;
using detection::LoginAtRisk;
using detection::RiskState;
using detection::Severity;
using detection::SourceShare;
using ui::Format;
using ui::Mark;

template <typename Row>
RowColumn<Row> number(const QString &title, qint64 Row::*field)
{
    return { title, [field](const Row &row, const Format &format) { return format.count(row.*field); }, [field](const Row &row) { return QVariant(row.*field); }, {}, true };
}

QVariant fixed(int role)
{
    return role == ui::FixedFontRole || role == ui::MiddleElideRole ? QVariant(true) : QVariant();
}

QList<RowColumn<SourceShare>> sourceColumns()
{
    using Row = SourceShare;
    QList<RowColumn<Row>> columns;
    columns << RowColumn<Row> { Tr::tr("Source"), [](const Row &row, const Format &) { return row.source.isEmpty() ? Tr::tr("all others") : row.source; }, {},
        [](const Row &row, int role, const Format &) { return row.source.isEmpty() ? QVariant() : fixed(role); }, false };
    columns << RowColumn<Row> { Tr::tr("Kind"), [](const Row &row, const Format &) { return detection::titleOf(row.kind); }, [](const Row &row) { return QVariant(detection::nameOf(row.kind)); }, {}, false };
    columns << number<Row>(Tr::tr("Tries"), &Row::tries) << number<Row>(Tr::tr("Logins"), &Row::users);
    return columns;
}

Mark markOf(Severity severity)
{
    static constexpr Mark marks[] { Mark::Critical, Mark::High, Mark::Medium, Mark::Low };
    return marks[static_cast<std::size_t>(severity)];
}

QString titleOf(Severity severity)
{
    switch (severity) {
    case Severity::Critical:
        return Tr::tr("critical");
    case Severity::High:
        return Tr::tr("high");
    case Severity::Medium:
        return Tr::tr("medium");
    case Severity::Low:
        return Tr::tr("low");
    }
    return {};
}

QList<RowColumn<Attack>> attackColumns()
{
    using Row = Attack;
    QList<RowColumn<Row>> columns;
    columns << RowColumn<Row> { Tr::tr("Level"), [](const Row &row, const Format &) { return titleOf(row.severity); }, [](const Row &row) { return QVariant(int(row.severity)); },
        [](const Row &row, int role, const Format &) -> QVariant {
            if (role == ui::RawRole)
                return titleOf(row.severity);
            if (role == ui::MarkRole)
                return int(markOf(row.severity));
            return role == ui::TagRole ? QVariant(true) : QVariant();
        },
        false };
    columns << RowColumn<Row> { Tr::tr("Kind"), [](const Row &row, const Format &) { return detection::titleOf(row.kind); }, [](const Row &row) { return QVariant(detection::nameOf(row.kind)); },
        [](const Row &row, int role, const Format &) -> QVariant {
            if (role == Qt::ToolTipRole)
                return Tr::tr("Rule %1: %2 (%3)").arg(row.rule, row.threshold, titleOf(row.severity));
            if (role == Qt::AccessibleTextRole)
                return Tr::tr("%1: %2").arg(titleOf(row.severity), detection::titleOf(row.kind));
            return role == ui::MarkRole ? QVariant(int(markOf(row.severity))) : QVariant();
        },
        false };
    columns << RowColumn<Row> { Tr::tr("Who"), [](const Row &row, const Format &) { return row.key() == QLatin1String("fleet") ? Tr::tr("the fleet") : row.key(); }, {},
        [](const Row &, int role, const Format &) { return fixed(role); }, false };
    columns << RowColumn<Row> { Tr::tr("From"), [](const Row &row, const Format &format) { return format.stamp(row.window.from); }, [](const Row &row) { return QVariant(qint64(row.window.from)); }, {}, false, true };
    columns << RowColumn<Row> { Tr::tr("To"), [](const Row &row, const Format &format) { return row.isOpen ? Tr::tr("going on") : format.stamp(row.window.to); },
        [](const Row &row) { return QVariant(qint64(row.window.to)); }, {}, false, true };
    columns << number<Row>(Tr::tr("Tries"), &Row::tries) << number<Row>(Tr::tr("Logins"), &Row::users) << number<Row>(Tr::tr("Addresses"), &Row::sources);
    return columns;
}

Mark markOf(RiskState state)
{
    switch (state) {
    case RiskState::TakenOver:
        return Mark::Critical;
    case RiskState::Suspicious:
        return Mark::High;
    case RiskState::Unusual:
        return Mark::Low;
    case RiskState::Holding:
        break;
    }
    return Mark::Pass;
}

QList<RowColumn<LoginAtRisk>> riskColumns()
{
    using Row = LoginAtRisk;
    QList<RowColumn<Row>> columns;
    columns << RowColumn<Row> { Tr::tr("Login"), [](const Row &row, const Format &) { return row.user; }, {},
        [](const Row &, int role, const Format &) -> QVariant { return role == ui::MiddleElideRole ? QVariant(true) : QVariant(); }, false };
    columns << RowColumn<Row> { Tr::tr("State"), [](const Row &row, const Format &) { return detection::titleOf(row.state); }, [](const Row &row) { return QVariant(int(row.state)); },
        [](const Row &row, int role, const Format &) -> QVariant {
            if (role == ui::RawRole)
                return detection::titleOf(row.state);
            if (role == ui::MarkRole)
                return int(markOf(row.state));
            if (role == Qt::ToolTipRole && !row.signs.isEmpty())
                return row.arithmetic();
            return role == ui::TagRole ? QVariant(true) : QVariant();
        },
        false };
    columns << RowColumn<Row> { Tr::tr("What happened"), [](const Row &row, const Format &) { return row.what; }, {},
        [](const Row &row, int role, const Format &) -> QVariant { return role == Qt::ToolTipRole ? QVariant(row.what) : QVariant(); }, false };
    columns << RowColumn<Row> { Tr::tr("Strangers failed"), [](const Row &row, const Format &format) { return format.count(row.failed); }, [](const Row &row) { return QVariant(row.failed); },
        [](const Row &row, int role, const Format &format) -> QVariant {
            if (role != Qt::ToolTipRole)
                return {};
            QString tries = Tr::tr("%Ln failed tries from networks that this login is not known in", nullptr, int(row.failed));
            if (row.failedBefore > 0)
                tries = Tr::tr("%1; %2 more in the day before this range").arg(tries, format.count(row.failedBefore));
            return row.failedFamiliar == 0 ? tries : Tr::tr("%1; %2 more from networks that it is known in").arg(tries, format.count(row.failedFamiliar));
        },
        true };
    columns << RowColumn<Row> { Tr::tr("Then good from"), [](const Row &row, const Format &) { return row.goodFrom.isEmpty() ? Format::none() : row.goodFrom; },
        [](const Row &row) { return row.goodFrom.isEmpty() ? QVariant() : QVariant(row.goodFrom); },
        [](const Row &row, int role, const Format &) -> QVariant {
            if (role == ui::MeasureRole)
                return int(row.goodFrom.isEmpty() ? ui::Measure::None : ui::Measure::Known);
            return row.goodFrom.isEmpty() ? QVariant() : fixed(role);
        },
        false };
    columns << RowColumn<Row> { Tr::tr("Good at"), [](const Row &row, const Format &format) { return row.goodAt == 0 ? Format::none() : format.stamp(row.goodAt); },
        [](const Row &row) { return row.goodAt == 0 ? QVariant() : QVariant(qint64(row.goodAt)); },
        [](const Row &row, int role, const Format &) -> QVariant { return role == ui::MeasureRole ? QVariant(int(row.goodAt == 0 ? ui::Measure::None : ui::Measure::Known)) : QVariant(); }, false, true };
    columns << RowColumn<Row> { Tr::tr("Messages after"), [](const Row &row, const Format &format) { return format.count(row.sentMessages); }, [](const Row &row) { return QVariant(row.sentMessages); },
        [](const Row &row, int role, const Format &format) -> QVariant {
            if (role == Qt::ToolTipRole && row.timesUsual >= 2)
                return Tr::tr("%1 its usual in the busiest hour").arg(format.times(row.timesUsual));
            return {};
        },
        true };
    columns << RowColumn<Row> { Tr::tr("Points"), [](const Row &row, const Format &format) { return format.count(row.points); }, [](const Row &row) { return QVariant(row.points); },
        [](const Row &row, int role, const Format &) -> QVariant { return role == Qt::ToolTipRole ? QVariant(row.arithmetic()) : QVariant(); }, true };
    return columns;
}

struct Answers
{
    core::Result<store::LoginAnswer> logins;
    core::Result<detection::AttacksAnswer> attacks;
    QString step;
};

/// Steps below an hour need rows. Where they are gone, the hours of the cells are what can still be told.
void askLogins(Answers &answers, const store::Filter &filter, const store::Store &store, const store::Cancel &cancel)
{
    answers.logins = store::LoginQuery { filter, { answers.step }, false }.run(store, cancel);
    const bool isUntold = answers.logins ? !answers.logins->totals.failed && !answers.logins->notes.isEmpty() : answers.logins.error().kind == core::ProblemKind::Usage;
    if (!isUntold)
        return;
    const QString hour = QStringLiteral("hour");
    if (auto coarse = store::LoginQuery { filter, { hour }, false }.run(store, cancel)) {
        answers.logins = std::move(coarse);
        answers.step = hour;
    }
}

} // namespace

LoginFacts::LoginFacts(service::Session *session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_sources(new RowsModel<SourceShare>(sourceColumns(), [](const SourceShare &row) { return row.source + u'/' + detection::nameOf(row.kind); }, this))
    , m_attacks(new RowsModel<Attack>(attackColumns(), [](const Attack &row) { return row.rule + u'/' + row.key() + u'/' + QString::number(row.window.from); }, this))
    , m_risks(new RowsModel<LoginAtRisk>(riskColumns(), [](const LoginAtRisk &row) { return row.user; }, this))
{
}

void LoginFacts::setFormat(const Format &format)
{
    m_sources->setFormat(format);
    m_attacks->setFormat(format);
    m_risks->setFormat(format);
}

void LoginFacts::ask(const store::Filter &filter, const QString &step)
{
    m_session->ask(this, "logins", [this, filter, step, store = m_session->store()](const std::atomic_bool &cancelled) -> std::function<void()> {
        const auto cancel = store::Cancel::watching(cancelled);
        auto answers = std::make_shared<Answers>();
        answers->step = step;
        askLogins(*answers, filter, store, cancel);
        if (!cancelled)
            answers->attacks = detection::AttacksQuery { filter, step }.run(store, cancel);
        return [this, answers] {
            if (!answers->logins) {
                Q_EMIT failed(answers->logins.error());
                return;
            }
            m_logins = *answers->logins;
            m_loginsStep = answers->step;
            m_answer = {};
            if (answers->attacks)
                m_answer = *answers->attacks;
            else
                Q_EMIT attacksFailed(answers->attacks.error());
            m_sources->setRows(m_answer.sources);
            m_attacks->setRows(m_answer.attacks);
            Q_EMIT arrived();
        };
    });
    m_session->ask(this, "risks", [this, filter, store = m_session->store()](const std::atomic_bool &cancelled) -> std::function<void()> {
        auto risk = std::make_shared<core::Result<detection::LoginRiskAnswer>>(detection::LoginRiskQuery { filter }.run(store, store::Cancel::watching(cancelled)));
        return [this, risk] {
            if (!*risk) {
                Q_EMIT risksFailed(risk->error());
                return;
            }
            m_risk = **risk;
            m_risks->setRows(m_risk.logins);
            Q_EMIT risksArrived();
        };
    });
}

void LoginFacts::askTimeline(const store::Filter &filter, const QString &user)
{
    m_session->ask(this, "timeline", [this, filter, user, store = m_session->store()](const std::atomic_bool &cancelled) -> std::function<void()> {
        auto timeline = std::make_shared<core::Result<detection::LoginTimeline>>(detection::LoginTimelineQuery { filter, user }.run(store, store::Cancel::watching(cancelled)));
        return [this, timeline] {
            if (!*timeline) {
                Q_EMIT timelineFailed(timeline->error());
                return;
            }
            m_timeline = **timeline;
            Q_EMIT timelineArrived();
        };
    });
}

} // namespace bw::itemmodels
