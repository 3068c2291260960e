// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/posture/posturetable.h"

#include "models/store/posture/posturerows.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <map>

namespace bw::store {

using core::fail;
using namespace posturerows;
using namespace Qt::StringLiterals;

namespace {

struct Span
{
    std::int64_t from = 0;
    std::optional<std::int64_t> to; ///< nothing: in force
    QString verdict, severity, weight, held, reason;
    int flags = 0;
};

/// What the spans of a finding tell of it. One after the other, oldest first.
class History final
{
public:
    void add(Span span)
    {
        const bool goesOn = m_last && m_last->to == span.from && m_last->verdict == span.verdict;
        if (!m_last)
            m_firstSeen = span.from;
        if (!goesOn)
            m_since = span.from;
        if (span.verdict == u"fail"_s) {
            if (!m_firstFailed)
                m_firstFailed = span.from;
            else if (m_known == u"pass"_s)
                ++m_timesBack;
            m_known = span.verdict;
        } else if (span.verdict == u"pass"_s) {
            if (m_known == u"fail"_s)
                m_fixedAt = span.from;
            m_known = span.verdict;
        }
        m_last = std::move(span);
    }

    /// One begins before the other has ended, or ends before it began: no writer makes that.
    [[nodiscard]] bool takes(const Span &span) const { return (!m_last || (m_last->to && *m_last->to <= span.from)) && (!span.to || span.from < *span.to); }

    [[nodiscard]] bool stoodAt(std::int64_t ms) const { return m_last && (!m_last->to || *m_last->to > ms); }

    /// As of the last span.
    [[nodiscard]] FindingRow finding(const Asset &asset, const QString &control) const
    {
        FindingRow row;
        row.kind = asset.kind;
        row.asset = asset.name;
        row.control = control;
        row.verdict = m_last->verdict;
        row.severity = m_last->severity;
        row.weight = m_last->weight;
        row.held = m_last->held;
        row.reason = m_last->reason;
        row.isPartial = (m_last->flags & 1) != 0;
        row.isOptional = (m_last->flags & 2) != 0;
        row.isMeasured = (m_last->flags & 4) != 0;
        row.isStale = (m_last->flags & 8) != 0;
        row.firstSeen = fromMs(m_firstSeen);
        row.since = fromMs(m_since);
        row.firstFailed = fromMs(m_firstFailed.value_or(0));
        row.fixedAt = fromMs(m_fixedAt);
        row.timesBack = m_timesBack;
        return row;
    }

private:
    std::optional<Span> m_last;
    std::int64_t m_firstSeen = 0, m_since = 0, m_fixedAt = 0;
    std::optional<std::int64_t> m_firstFailed;
    int m_timesBack = 0;
    QString m_known; ///< the last of pass and fail
};

/// By control, up to a moment.
std::map<QString, History> historiesOf(Reader &reader, std::int64_t asset, std::int64_t atMs)
{
    std::map<QString, History> histories;
    auto rows = reader.rows("SELECT control, from_ms, to_ms, verdict, severity, weight, held, reason, flags FROM finding_span WHERE asset = ? AND from_ms <= ? ORDER BY control, from_ms", asset, atMs);
    while (rows.next()) {
        Span span { rows.integer(1), rows.isNull(2) ? std::nullopt : std::optional(rows.integer(2)), rows.text(3), rows.text(4), rows.text(5), rows.text(6), rows.text(7), static_cast<int>(rows.number(8)) };
        History &history = histories[rows.text(0)];
        if (!history.takes(span)) {
            reader.noteDamage(Tr::tr("a finding says two things at once"));
            break;
        }
        history.add(std::move(span));
    }
    return histories;
}

/// What only the newest look has of a finding.
void readLatest(Reader &reader, std::int64_t asset, std::map<QString, FindingRow> &findings)
{
    auto rows = reader.rows("SELECT control, notes, way, decided_by FROM finding WHERE asset = ?", asset);
    while (rows.next()) {
        const auto found = findings.find(rows.text(0));
        if (found == findings.end())
            continue;
        if (!rows.bytes(1).empty())
            for (const QJsonValue &note : QJsonDocument::fromJson(rows.text(1).toUtf8()).array())
                found->second.notes << note.toString();
        found->second.by = rows.text(2);
        found->second.decidedBy = rows.text(3);
    }
}

void readEvidence(Reader &reader, std::int64_t asset, std::map<QString, FindingRow> &findings)
{
    auto rows = reader.rows("SELECT control, content FROM finding_evidence WHERE asset = ?", asset);
    while (rows.next())
        if (const auto found = findings.find(rows.text(0)); found != findings.end())
            found->second.evidence = unpack(reader, rows.bytes(1), mostEvidenceBytes).value_or(QByteArray());
}

bool isAmong(const QStringList &words, const QString &word)
{
    return words.isEmpty() || words.contains(word);
}

/// Worst first.
int rankOf(const FindingRow &finding)
{
    static const QStringList severities { u"critical"_s, u"high"_s, u"medium"_s, u"low"_s }, others { u"unknown"_s, u"pass"_s, u"not_applicable"_s };
    const auto place = [](const QStringList &words, const QString &word) { return static_cast<int>(words.contains(word) ? words.indexOf(word) : words.size()); };
    return finding.verdict == u"fail" ? place(severities, finding.severity) : 5 + place(others, finding.verdict);
}

/// As they stood at a moment; INT64_MAX: as they stand.
QList<FindingRow> findingsOf(Reader &reader, std::int64_t atMs, const FindingFilter &filter)
{
    QList<FindingRow> all;
    for (const KnownAsset &known : assetsNamed(reader, filter.assets)) {
        const core::UtcMicros looked = fromMs(reader.integer("SELECT at_ms FROM look WHERE asset = ? AND at_ms <= ? ORDER BY at_ms DESC LIMIT 1", known.id, atMs).value_or(0));
        std::map<QString, FindingRow> findings;
        for (const auto &[control, history] : historiesOf(reader, known.id, atMs)) {
            if (!history.stoodAt(atMs) || !isAmong(filter.controls, control))
                continue;
            FindingRow finding = history.finding(known.asset, control);
            finding.lookedAt = looked;
            if (isAmong(filter.verdicts, finding.verdict) && toMs(finding.since) >= toMs(filter.changedSince))
                findings.emplace(control, std::move(finding));
        }
        if (findings.empty())
            continue;
        readLatest(reader, known.id, findings);
        if (filter.withEvidence)
            readEvidence(reader, known.id, findings);
        for (auto &[control, finding] : findings)
            all << std::move(finding);
    }
    std::stable_sort(all.begin(), all.end(), [](const FindingRow &a, const FindingRow &b) {
        const int worse = rankOf(a) - rankOf(b);
        return worse != 0 ? worse < 0 : std::tie(a.asset, a.control) < std::tie(b.asset, b.control);
    });
    return all;
}

core::Result<QList<FindingRow>> findingsOf(const Store &store, std::int64_t atMs, const FindingFilter &filter, const Cancel &cancel)
{
    if (store.schema() < firstSchema)
        return QList<FindingRow>();
    auto reader = Reader::begin(store, cancel);
    if (!reader)
        return fail(reader.error());
    auto findings = findingsOf(*reader, atMs, filter);
    if (reader->problem())
        return fail(*reader->problem());
    return findings;
}

} // namespace

core::Result<QList<FindingRow>> listFindings(const Store &store, const FindingFilter &filter, const Cancel &cancel)
{
    return findingsOf(store, INT64_MAX, filter, cancel);
}

core::Result<QList<FindingRow>> findingsAt(const Store &store, core::UtcMicros at, const Cancel &cancel)
{
    return findingsOf(store, toMs(at), { .withEvidence = false }, cancel);
}

core::Result<QList<FindingRow>> openFindings(const Store &store, core::UtcMicros now, const Cancel &cancel)
{
    if (store.schema() < firstSchema)
        return QList<FindingRow>();
    auto reader = Reader::begin(store, cancel);
    if (!reader)
        return fail(reader.error());
    const auto risks = acceptedRisks(*reader);
    auto findings = findingsOf(*reader, INT64_MAX, { .verdicts = { u"fail"_s }, .withEvidence = false });
    if (reader->problem())
        return fail(*reader->problem());
    findings.removeIf([&](const FindingRow &finding) {
        return std::any_of(risks.begin(), risks.end(), [&](const AcceptedRisk &risk) {
            return risk.until > now && risk.control == finding.control && (risk.asset == u"*" || risk.asset == finding.asset);
        });
    });
    return findings;
}

core::Result<QList<FindingSpan>> historyOf(const Store &store, const QString &control, const QString &asset, const Cancel &cancel)
{
    QList<FindingSpan> spans;
    if (store.schema() < firstSchema)
        return spans;
    auto reader = Reader::begin(store, cancel);
    if (!reader)
        return fail(reader.error());
    for (const KnownAsset &known : assetsNamed(*reader, { asset })) {
        if (!spans.isEmpty()) // a control speaks of one kind
            break;
        auto rows = reader->rows("SELECT from_ms, to_ms, verdict, severity, reason FROM finding_span WHERE asset = ? AND control = ? ORDER BY from_ms DESC", known.id, control);
        while (rows.next()) {
            const FindingSpan span { fromMs(rows.integer(0)), rows.isNull(1) ? 0 : fromMs(rows.integer(1)), rows.text(2), rows.text(3), rows.text(4) };
            // Where only what it weighs, or what a stale one held, changed, it says the same.
            if (!spans.isEmpty() && span.to == spans.last().from && span.verdict == spans.last().verdict && span.severity == spans.last().severity)
                spans.last().from = span.from;
            else
                spans << span;
        }
    }
    if (reader->problem())
        return fail(*reader->problem());
    return spans;
}

core::Result<QList<KeptEvidence>> keptEvidence(const Store &store, AssetKind kind, const QString &asset, const Cancel &cancel)
{
    QList<KeptEvidence> evidence;
    if (store.schema() < firstSchema)
        return evidence;
    auto reader = Reader::begin(store, cancel);
    if (!reader)
        return fail(reader.error());
    for (const KnownAsset &known : assetsNamed(*reader, { asset })) {
        if (known.asset.kind != kind)
            continue;
        auto rows = reader->rows("SELECT kind, taken_ms, content FROM asset_evidence WHERE asset = ? ORDER BY kind", known.id);
        while (rows.next())
            evidence << KeptEvidence { rows.text(0), fromMs(rows.integer(1)), unpack(*reader, rows.bytes(2), mostEvidenceBytes).value_or(QByteArray()) };
    }
    if (reader->problem())
        return fail(*reader->problem());
    return evidence;
}

core::Result<QList<ExpiryRow>> listExpiries(const Store &store, core::UtcMicros until, const Cancel &cancel)
{
    QList<ExpiryRow> expiries;
    if (store.schema() < firstSchema)
        return expiries;
    auto reader = Reader::begin(store, cancel);
    if (!reader)
        return fail(reader.error());
    QMap<QString, AssetKind> kinds;
    for (const KnownAsset &known : assetsNamed(*reader, {})) {
        kinds.insert(known.asset.name, known.asset.kind);
        auto rows = reader->rows("SELECT what, name, at_ms FROM expiry WHERE asset = ? AND at_ms < ?", known.id, toMs(until));
        while (rows.next())
            expiries << ExpiryRow { known.asset.kind, known.asset.name, rows.text(0), rows.text(1), fromMs(rows.integer(2)) };
    }
    const QString organisation = nameOf(AssetKind::Organisation);
    for (const AcceptedRisk &risk : acceptedRisks(*reader))
        if (risk.until < until)
            expiries << (risk.asset == u"*" ? ExpiryRow { AssetKind::Organisation, organisation, u"exception"_s, risk.control, risk.until }
                                            : ExpiryRow { kinds.value(risk.asset, AssetKind::Organisation), risk.asset, u"exception"_s, risk.control, risk.until });
    for (const Answer &answer : newestAnswers(*reader))
        if (answer.reviewAt < until)
            expiries << ExpiryRow { AssetKind::Organisation, organisation, u"answer"_s, answer.control, answer.reviewAt };
    if (reader->problem())
        return fail(*reader->problem());
    std::sort(expiries.begin(), expiries.end(), [](const ExpiryRow &a, const ExpiryRow &b) { return std::tie(a.at, a.kind, a.asset, a.what, a.name) < std::tie(b.at, b.kind, b.asset, b.what, b.name); });
    expiries.erase(std::unique(expiries.begin(), expiries.end()), expiries.end());
    return expiries;
}

} // namespace bw::store
