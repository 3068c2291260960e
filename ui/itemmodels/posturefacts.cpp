// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/itemmodels/posturefacts.h"

#include "models/assessment/look.h"
#include "models/posture/remedy.h"
#include "models/service/postures.h"
#include "models/service/session.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bw::itemmodels {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(bw::itemmodels::PostureFacts)
};

constexpr core::UtcMicros leastTrend = 28 * core::microsPerDay, lookBack = 400 * core::microsPerDay;
constexpr core::UtcMicros pauseOfRounds = 10 * core::microsPerMinute;
constexpr int mostPoints = 60;
constexpr qsizetype mostItems = 30, mostChars = 1500;

const store::AcceptedRisk *riskOf(const QList<store::AcceptedRisk> &risks, const store::FindingRow &finding, core::UtcMicros now)
{
    for (const store::AcceptedRisk &risk : risks)
        if (risk.control == finding.control && (risk.asset == finding.asset || risk.asset == "*"_L1) && risk.until > now)
            return &risk;
    return nullptr;
}

/// The look before the newest round: assets of one round are looked at one after the other.
core::UtcMicros roundBefore(QList<store::LookRow> looks)
{
    std::ranges::sort(looks, std::greater(), &store::LookRow::at);
    for (qsizetype i = 1; i < looks.size(); ++i)
        if (looks[i - 1].at - looks[i].at > pauseOfRounds)
            return looks[i].at;
    return 0;
}

template <typename Row>
QMap<QString, posture::Score> scoresOf(const QList<Row> &rows)
{
    QMap<QString, QList<posture::Finding>> parts;
    for (const Row &row : rows) {
        const posture::Finding finding = assessment::findingOf(row);
        const QString kind = nameOf(row.kind);
        for (const QString &key : { QString(), kind, kind + u'/' + row.asset })
            parts[key] << finding;
    }
    QMap<QString, posture::Score> scores;
    for (auto it = parts.cbegin(); it != parts.cend(); ++it)
        scores.insert(it.key(), posture::scoreOf(it.value()));
    return scores;
}

QString inWords(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        return value.toBool() ? Tr::tr("yes") : Tr::tr("no");
    case QJsonValue::Double:
        return QString::number(value.toDouble(), 'g', 12);
    case QJsonValue::String:
        return value.toString();
    case QJsonValue::Array: {
        QStringList items;
        const QJsonArray all = value.toArray();
        for (qsizetype i = 0; i < std::min(all.size(), mostItems); ++i)
            items << inWords(all.at(i));
        if (all.size() > mostItems)
            items << Tr::tr("and %n more", nullptr, int(all.size() - mostItems));
        return items.isEmpty() ? Tr::tr("none") : items.join(all.first().isObject() ? u"\n"_s : u", "_s);
    }
    case QJsonValue::Object: {
        const QJsonObject fields = value.toObject();
        if (fields.size() == 1 && fields.contains("unknown"_L1))
            return Tr::tr("unknown: %1").arg(fields.value("unknown"_L1).toString());
        QStringList texts;
        for (auto it = fields.begin(); it != fields.end(); ++it)
            if (it.key() != "name"_L1)
                texts << it.key() + u": "_s + inWords(it.value());
        if (fields.contains("name"_L1))
            texts.prepend(inWords(fields.value("name"_L1)));
        return texts.join(u"; "_s);
    }
    default:
        return Tr::tr("not there");
    }
}

/// What changes when somebody looks, answers, accepts or says something of a target.
QByteArray stateOf(const QList<store::LookRow> &looks, const QList<store::Answer> &answers, const QList<store::AcceptedRisk> &risks, const QList<store::Asset> &assets)
{
    QStringList parts;
    for (const store::LookRow &look : looks)
        parts << nameOf(look.kind) + u'/' + look.asset + u'@' + QString::number(look.at);
    for (const store::Answer &answer : answers)
        parts << answer.control + u'@' + QString::number(answer.at);
    for (const store::AcceptedRisk &risk : risks)
        parts << risk.control + u'/' + risk.asset + u'@' + QString::number(risk.at);
    for (const store::Asset &asset : assets)
        parts << asset.name + u' ' + QString::fromUtf8(asset.options) + (asset.isWatched ? u'+' : u'-');
    return parts.join(u'\n').toUtf8();
}

} // namespace

struct PostureFacts::Answers
{
    QList<PostureRow> all;
    QList<store::FindingRow> then;
    QList<store::Asset> assets;
    QList<store::LookRow> looks;
    QList<store::Answer> answers;
    QList<TrendPoint> trend;
    QByteArray state;
    core::UtcMicros before = 0;
};

PostureFacts::PostureFacts(service::Session *session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_rows(makePostureModel(this))
{
}

const posture::Catalog &PostureFacts::catalog() const
{
    if (const service::Postures *postures = m_session->postures())
        return postures->catalog();
    if (!m_own)
        m_own = std::make_shared<const posture::Catalog>(posture::Catalog::load(posture::Catalog::shippedFiles()).catalog);
    return *m_own;
}

core::Result<PostureFacts::Answers> PostureFacts::read(const store::Store &store, const posture::Catalog &catalog, core::TimeRange range, core::UtcMicros now, const store::Cancel &cancel)
{
    Answers answers;
    const auto findings = store::listFindings(store, {}, cancel);
    const auto risks = store::listAcceptedRisks(store, cancel);
    auto assets = store::listAssets(store, cancel);
    auto latest = store::listLatestLooks(store, cancel);
    auto given = store::listAnswers(store, cancel);
    const core::UtcMicros end = range.to == 0 ? now : range.to;
    const core::UtcMicros begin = std::min(range.from == 0 ? end : range.from, end - leastTrend);
    const auto looks = store::listLooks(store, {}, { std::min(begin, now - lookBack), std::max(end, now) + 1 }, cancel);
    for (const core::Problem *problem : std::initializer_list<const core::Problem *> { findings ? nullptr : &findings.error(), risks ? nullptr : &risks.error(), assets ? nullptr : &assets.error(), latest ? nullptr : &latest.error(),
             given ? nullptr : &given.error(), looks ? nullptr : &looks.error() })
        if (problem)
            return core::fail(*problem);
    answers.state = stateOf(*latest, *given, *risks, *assets);
    answers.assets = std::move(*assets);
    answers.looks = std::move(*latest);
    answers.answers = std::move(*given);
    answers.before = roundBefore(*looks);
    if (answers.before != 0) {
        auto then = store::findingsAt(store, answers.before, cancel);
        if (!then)
            return core::fail(then.error());
        answers.then = std::move(*then);
    }
    for (const store::FindingRow &finding : *findings) {
        PostureRow row;
        row.finding = finding;
        row.judged = assessment::findingOf(finding);
        const posture::Control *control = catalog.find(finding.control);
        row.title = control ? control->title : Tr::tr("No control of this name is known any more");
        row.area = control ? control->area : QString();
        if (const store::AcceptedRisk *risk = riskOf(*risks, finding, now); risk && row.isOpen())
            row.accepted = *risk;
        row.isNew = answers.before != 0 && finding.since > answers.before;
        row.now = now;
        answers.all << row;
    }
    // Whole days, or more of them: nobody measures by the minute.
    const core::UtcMicros days = (end - begin + core::microsPerDay - 1) / core::microsPerDay;
    const core::UtcMicros step = core::microsPerDay * std::max<core::UtcMicros>(1, (days + mostPoints - 1) / mostPoints);
    for (core::UtcMicros start = core::floorTo(begin, core::microsPerDay); start < end; start += step) {
        TrendPoint point { start, start + step, {}, {} };
        point.isMeasured = std::ranges::any_of(*looks, [&](const store::LookRow &look) { return look.at >= point.start && look.at < point.end; });
        if (point.isMeasured) {
            const auto stood = store::findingsAt(store, std::min(point.end - 1, now), cancel);
            if (!stood)
                return core::fail(stood.error());
            point.scores = scoresOf(*stood);
        }
        answers.trend << point;
    }
    return answers;
}

void PostureFacts::ask(core::TimeRange range, core::UtcMicros now)
{
    m_session->ask(this, "posture", [this, range, now, catalog = &catalog(), store = m_session->store()](const std::atomic_bool &cancelled) -> std::function<void()> {
        auto answers = std::make_shared<core::Result<Answers>>(read(store, *catalog, range, now, store::Cancel::watching(cancelled)));
        return [this, answers] {
            if (!*answers) {
                Q_EMIT failed(answers->error());
                return;
            }
            m_all = std::move((*answers)->all);
            m_then = std::move((*answers)->then);
            m_assets = std::move((*answers)->assets);
            m_looks = std::move((*answers)->looks);
            m_answers = std::move((*answers)->answers);
            m_trend = std::move((*answers)->trend);
            m_before = (*answers)->before;
            m_state = (*answers)->state;
            m_rows->setRows(arrange(m_all, m_choice, this->catalog()));
            Q_EMIT arrived();
        };
    });
}

void PostureFacts::choose(const PostureChoice &choice)
{
    m_choice = choice;
    m_rows->setRows(arrange(m_all, m_choice, catalog()));
}

void PostureFacts::askHistory(store::AssetKind kind, const QString &control, const QString &asset)
{
    struct Known
    {
        QList<store::FindingSpan> history;
        QMap<QString, QStringList> names;
    };
    m_session->ask(this, "history", [this, kind, control, asset, catalog = &catalog(), store = m_session->store()](const std::atomic_bool &cancelled) -> std::function<void()> {
        const store::Cancel cancel = store::Cancel::watching(cancelled);
        auto history = store::historyOf(store, control, asset, cancel);
        const auto kept = store::keptEvidence(store, kind, asset, cancel);
        auto known = std::make_shared<core::Result<Known>>(core::fail(!history ? history.error() : kept ? core::Problem {} : kept.error()));
        if (history && kept)
            *known = Known { std::move(*history), posture::remedyNames({ asset, { nameOf(kind) }, {} }, assessment::kindsOf(catalog->registry, *kept)) };
        return [this, known] {
            if (!*known) {
                Q_EMIT historyFailed(known->error());
                return;
            }
            m_history = std::move((*known)->history);
            m_names = std::move((*known)->names);
            Q_EMIT historyArrived();
        };
    });
}

void PostureFacts::lookForChanges()
{
    if (!m_state)
        return;
    m_session->ask(this, "changes", [this, store = m_session->store()](const std::atomic_bool &cancelled) -> std::function<void()> {
        const store::Cancel cancel = store::Cancel::watching(cancelled);
        const auto looks = store::listLatestLooks(store, cancel);
        const auto answers = store::listAnswers(store, cancel);
        const auto risks = store::listAcceptedRisks(store, cancel);
        const auto assets = store::listAssets(store, cancel);
        if (!looks || !answers || !risks || !assets) // the next whole answer says so
            return [] {};
        return [this, state = stateOf(*looks, *answers, *risks, *assets)] {
            if (state != m_state)
                Q_EMIT changedOutside();
        };
    });
}

QList<PostureRow> PostureFacts::ofTargets() const
{
    QList<PostureRow> rows;
    std::ranges::copy_if(m_all, std::back_inserter(rows), [this](const PostureRow &row) { return isOfTarget(row.finding, m_choice); });
    return rows;
}

const PostureRow *PostureFacts::find(const QString &control, const QString &asset) const
{
    const auto found = std::ranges::find_if(m_all, [&](const PostureRow &row) { return row.finding.control == control && row.finding.asset == asset; });
    return found == m_all.end() ? nullptr : &*found;
}

posture::Score PostureFacts::score() const
{
    QList<posture::Finding> findings;
    for (const PostureRow &row : m_all)
        if (isOfTarget(row.finding, m_choice))
            findings << row.judged;
    return posture::scoreOf(findings);
}

posture::Score PostureFacts::scoreBefore() const
{
    QList<posture::Finding> then;
    for (const store::FindingRow &finding : m_then)
        if (isOfTarget(finding, m_choice))
            then << assessment::findingOf(finding);
    return posture::scoreOf(then);
}

QList<posture::Move> PostureFacts::moves() const
{
    if (m_before == 0)
        return {};
    QList<posture::Finding> then, now;
    for (const store::FindingRow &finding : m_then)
        if (isOfTarget(finding, m_choice))
            then << assessment::findingOf(finding);
    for (const PostureRow &row : m_all)
        if (isOfTarget(row.finding, m_choice))
            now << row.judged;
    return posture::movesBetween(then, now);
}

QString PostureFacts::trendKey() const
{
    if (m_choice.asset.isEmpty())
        return m_choice.kind ? nameOf(*m_choice.kind) : QString();
    return nameOf(m_choice.kind.value_or(store::AssetKind::Domain)) + u'/' + m_choice.asset;
}

QList<EvidencePiece> evidenceOf(const store::FindingRow &finding)
{
    QList<EvidencePiece> pieces;
    for (const QJsonValue &one : QJsonDocument::fromJson(finding.evidence).array()) {
        const QJsonObject json = one.toObject();
        EvidencePiece piece;
        piece.name = json.value("name"_L1).toString();
        piece.isUnknown = json.value("unknown"_L1).isString();
        piece.value = piece.isUnknown ? json.value("unknown"_L1).toString() : inWords(json.value("value"_L1));
        if (piece.value.size() > mostChars)
            piece.value = piece.value.first(mostChars) + u'…';
        piece.how = json.value("how"_L1).toString();
        piece.raw = json.value("raw"_L1).toString();
        piece.where = json.value("where"_L1).toString();
        const QDateTime taken = QDateTime::fromString(json.value("taken"_L1).toString(), Qt::ISODate);
        piece.taken = taken.isValid() ? core::UtcMicros(taken.toMSecsSinceEpoch()) * 1000 : 0;
        pieces << piece;
    }
    return pieces;
}

} // namespace bw::itemmodels
