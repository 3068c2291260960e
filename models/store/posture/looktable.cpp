// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/posture/posturetable.h"

#include "models/store/fleet/change.h"
#include "models/store/posture/posturerows.h"
#include "models/store/statements.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QMap>
#include <QSet>

#include <algorithm>
#include <map>

namespace bw::store {

using core::fail;
using core::ProblemKind;
using namespace posturerows;
using sqlite::Database;

namespace {

struct SpanInForce
{
    std::int64_t from = 0;
    QString verdict, severity, weight, held;
    [[nodiscard]] bool says(const FindingRow &finding) const
    {
        return verdict == finding.verdict && severity == finding.severity && weight == finding.weight && held == finding.held;
    }
};

core::Result<QMap<QString, SpanInForce>> spansInForce(Database &database, std::int64_t asset)
{
    auto statement = database.prepare(textOf(Sql::SpansInForceOf));
    if (!statement)
        return fail(statement.error());
    statement->bind(1, asset);
    QMap<QString, SpanInForce> spans;
    int code = 0;
    while ((code = statement->step()) == SQLITE_ROW)
        spans.insert(statement->text(0), { statement->integer(1), statement->text(2), statement->text(3), statement->text(4), statement->text(5) });
    if (code != SQLITE_DONE)
        return fail(database.problem(code, Tr::tr("The store could not be read")));
    return spans;
}

/// One look of one asset, within the caller's transaction.
class Keeping final
{
public:
    Keeping(Database &database, std::int64_t asset, std::int64_t atMs)
        : m_database(database)
        , m_asset(asset)
        , m_at(atMs)
    {
    }

    core::Done all(const LookToKeep &look, bool isNewest)
    {
        auto done = this->look(look.look);
        if (done && isNewest)
            done = findings(look.findings);
        if (done && isNewest)
            done = evidence(look.evidence);
        if (done && isNewest)
            done = expiries(look.expiries);
        return done;
    }

private:
    core::Done look(const LookRow &look)
    {
        return run(Sql::SetLook, m_asset, m_at, look.score, look.low, look.high, look.passed, look.failed, look.unknown, look.notApplicable);
    }

    core::Done findings(const QList<FindingRow> &findings)
    {
        auto before = spansInForce(m_database, m_asset);
        if (!before)
            return fail(before.error());
        for (const FindingRow &finding : findings) {
            const auto known = before->constFind(finding.control);
            if (auto done = span(finding, known == before->cend() ? nullptr : &*known); !done)
                return done;
            if (known != before->cend())
                before->erase(known);
            if (auto done = latest(finding); !done)
                return done;
        }
        for (auto gone = before->cbegin(); gone != before->cend(); ++gone) {
            if (auto done = end(gone.key(), gone->from); !done)
                return done;
            for (const Sql statement : { Sql::ForgetFinding, Sql::ForgetFindingEvidence })
                if (auto done = run(statement, m_asset, gone.key()); !done)
                    return done;
        }
        return {};
    }

    core::Done evidence(const QList<KeptEvidence> &evidence)
    {
        for (const KeptEvidence &kept : evidence)
            if (auto done = run(Sql::SetAssetEvidence, m_asset, kept.kind, toMs(kept.taken), pack(kept.json)); !done)
                return done;
        return {};
    }

    core::Done expiries(const QList<ExpiryRow> &expiries)
    {
        if (auto done = run(Sql::ForgetExpiries, m_asset); !done)
            return done;
        for (const ExpiryRow &expiry : expiries)
            if (auto done = run(Sql::AddExpiry, m_asset, expiry.what, expiry.name.toUtf8(), toMs(expiry.at)); !done)
                return done;
        return {};
    }

    template <typename... Values>
    core::Done run(Sql statement, const Values &...values)
    {
        sqlite::Statement &prepared = m_statements[statement];
        if (!prepared.isValid()) {
            auto made = m_database.prepare(textOf(statement));
            if (!made)
                return fail(made.error());
            prepared = std::move(*made);
        }
        bindAll(prepared, values...);
        const int code = prepared.step();
        prepared.reset();
        return code == SQLITE_DONE ? core::Done() : core::Done(fail(m_database.problem(code, Tr::tr("The store could not be written"))));
    }

    core::Done span(const FindingRow &finding, const SpanInForce *before)
    {
        const auto write = [&](Sql statement, std::int64_t from) {
            const int flags = (finding.isPartial ? 1 : 0) | (finding.isOptional ? 2 : 0) | (finding.isMeasured ? 4 : 0) | (finding.isStale ? 8 : 0);
            return run(statement, finding.verdict, finding.severity, finding.weight, finding.held, finding.reason.toUtf8(), flags, m_asset, finding.control, from);
        };
        if (before && before->says(finding))
            return write(Sql::ChangeFindingSpan, before->from);
        if (before)
            if (auto done = end(finding.control, before->from); !done)
                return done;
        return write(Sql::AddFindingSpan, m_at);
    }

    core::Done end(const QString &control, std::int64_t from)
    {
        if (from == m_at) // it was said by a look of this very moment, whose place this one takes
            return run(Sql::ForgetFindingSpan, m_asset, control, from);
        return run(Sql::EndFindingSpan, m_at, m_asset, control, from);
    }

    core::Done latest(const FindingRow &finding)
    {
        const QByteArray notes = finding.notes.isEmpty() ? QByteArray("") : QJsonDocument(QJsonArray::fromStringList(finding.notes)).toJson(QJsonDocument::Compact);
        if (auto done = run(Sql::SetFinding, m_asset, finding.control, notes, finding.by.toUtf8(), finding.decidedBy.toUtf8()); !done)
            return done;
        return finding.evidence.isEmpty() ? run(Sql::ForgetFindingEvidence, m_asset, finding.control) : run(Sql::SetFindingEvidence, m_asset, finding.control, pack(finding.evidence));
    }

    Database &m_database;
    const std::int64_t m_asset, m_at;
    std::map<Sql, sqlite::Statement> m_statements; ///< a look runs few of them many times
};

constexpr const char *lookColumns = "SELECT at_ms, score, low, high, passed, failed, unknown, not_applicable FROM look WHERE asset = ? ";

LookRow lookFrom(const Rows &row, const Asset &asset)
{
    const auto number = [&row](int column) { return static_cast<int>(row.number(column)); };
    return { asset.kind, asset.name, fromMs(row.integer(0)), row.isNull(1) ? std::nullopt : std::optional(number(1)), number(2), number(3), number(4), number(5), number(6), number(7) };
}

/// Nothing: it can be kept.
std::optional<core::Problem> wrongWith(const LookToKeep &look)
{
    QSet<QString> controls;
    const auto tooLarge = [](const QString &what) {
        return core::Problem { ProblemKind::TooLarge, Tr::tr("The evidence of %1 is too large to be kept").arg(what), Tr::tr("at most %1 MB are").arg(mostEvidenceBytes >> 20), {}, {} };
    };
    for (const FindingRow &finding : look.findings) {
        if (finding.kind != look.look.kind || finding.asset != look.look.asset)
            return core::Problem { ProblemKind::Usage, Tr::tr("%1 is no finding of %2").arg(finding.id(), look.look.asset), {}, {}, {} };
        if (finding.control.isEmpty() || controls.contains(finding.control))
            return core::Problem { ProblemKind::Usage, Tr::tr("%1 was judged twice").arg(finding.id()), {}, {}, {} };
        controls.insert(finding.control);
        if (finding.evidence.size() > mostEvidenceBytes)
            return tooLarge(finding.id());
    }
    for (const KeptEvidence &kept : look.evidence)
        if (kept.json.size() > mostEvidenceBytes)
            return tooLarge(kept.kind);
    return std::nullopt;
}

} // namespace

core::Done keepLook(const Store &store, const LookToKeep &look)
{
    if (const auto wrong = wrongWith(look))
        return fail(*wrong);
    auto change = Change::begin(store);
    if (!change)
        return fail(change.error());
    Database &database = change->database();
    const auto key = assetKey(database, look.look.kind, look.look.asset);
    if (!key)
        return fail(key.error());
    const auto asset = key->id != 0 ? core::Result<std::int64_t>(key->id) : addAsset(database, *key, { look.look.kind, key->name, false, {} });
    if (!asset)
        return fail(asset.error());
    const auto newest = find(database, textOf(Sql::LatestLookOf), *asset);
    if (!newest)
        return fail(newest.error());
    const std::int64_t at = toMs(look.look.at);
    if (auto done = Keeping(database, *asset, at).all(look, !*newest || at >= **newest); !done)
        return done;
    return change->commit();
}

core::Result<QList<LookRow>> listLatestLooks(const Store &store, const Cancel &cancel)
{
    QList<LookRow> looks;
    if (store.schema() < firstSchema)
        return looks;
    auto reader = Reader::begin(store, cancel);
    if (!reader)
        return fail(reader.error());
    for (const KnownAsset &known : assetsNamed(*reader, {})) {
        auto rows = reader->rows((std::string(lookColumns) + "ORDER BY at_ms DESC LIMIT 1").c_str(), known.id);
        if (rows.next())
            looks << lookFrom(rows, known.asset);
    }
    if (reader->problem())
        return fail(*reader->problem());
    return looks;
}

core::Result<QList<LookRow>> listLooks(const Store &store, const QStringList &assets, core::TimeRange range, const Cancel &cancel)
{
    QList<LookRow> looks;
    if (store.schema() < firstSchema)
        return looks;
    auto reader = Reader::begin(store, cancel);
    if (!reader)
        return fail(reader.error());
    for (const KnownAsset &known : assetsNamed(*reader, assets)) {
        auto rows = reader->rows((std::string(lookColumns) + "AND at_ms >= ? AND at_ms < ? ORDER BY at_ms DESC LIMIT ?").c_str(), known.id, toMs(range.from), toMs(range.to), mostLooks);
        while (rows.next())
            looks << lookFrom(rows, known.asset);
    }
    if (reader->problem())
        return fail(*reader->problem());
    std::stable_sort(looks.begin(), looks.end(), [](const LookRow &a, const LookRow &b) { return a.at < b.at; });
    if (looks.size() > mostLooks)
        looks.remove(0, looks.size() - mostLooks);
    return looks;
}

} // namespace bw::store
