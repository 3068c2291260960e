// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/detection/postureneeds.h"

#include "models/detection/tr.h"
#include "models/store/posture/posturetable.h"

#include <QLocale>

#include <algorithm>

namespace bw::detection {

using core::fail;
using core::UtcMicros;

namespace {

constexpr qsizetype mostOfControl = 3;
constexpr int soonDays = 3, laterDays = 14, farDays = 30;

QString titleOf(store::AssetKind kind, const QString &asset)
{
    return kind == store::AssetKind::Organisation ? Tr::tr("The organisation") : asset;
}

QString wordOf(const QString &what)
{
    if (what == QLatin1String("certificate"))
        return Tr::tr("its certificate");
    if (what == QLatin1String("tlsa"))
        return Tr::tr("its TLSA record");
    if (what == QLatin1String("registration"))
        return Tr::tr("its registration");
    if (what == QLatin1String("dnssec"))
        return Tr::tr("the signature of its zone");
    if (what == QLatin1String("security_txt"))
        return Tr::tr("its security.txt");
    if (what == QLatin1String("dkim_key"))
        return Tr::tr("its DKIM key");
    return what;
}

class Maker
{
public:
    Maker(const store::Filter &filter, UtcMicros now)
        : m_now(now)
    {
        m_filter.nodes = filter.nodes;
        m_filter.zone = filter.zone;
    }

    [[nodiscard]] bool isMeant(store::AssetKind kind, const QString &asset) const
    {
        return m_filter.nodes.isEmpty() || (kind == store::AssetKind::Node && m_filter.nodes.contains(asset));
    }

    void addFailing(const QList<store::FindingRow> &findings, const QList<store::AcceptedRisk> &risks)
    {
        QMap<QString, QList<const store::FindingRow *>> byControl;
        for (const store::FindingRow &row : findings) {
            const bool isGrave = row.severity == QLatin1String("critical") || row.severity == QLatin1String("high");
            const bool isAccepted = std::ranges::any_of(risks, [&](const store::AcceptedRisk &risk) {
                return risk.control == row.control && (risk.asset == row.asset || risk.asset == QLatin1String("*")) && risk.until > m_now;
            });
            if (isGrave && !isAccepted && !row.isOptional && isMeant(row.kind, row.asset))
                byControl[row.control].append(&row);
        }
        for (const auto &rows : std::as_const(byControl)) {
            if (rows.size() > mostOfControl) {
                addControl(rows);
                continue;
            }
            for (const store::FindingRow *row : rows) {
                Need &need = add("control_fails", row->id(), severityOf(*row), titleOf(row->kind, row->asset), Tr::tr("fails %1: %2").arg(row->control, row->reason), row->since);
                need.counts = { { QStringLiteral("targets"), 1 } };
            }
        }
    }

    void addExpiries(const QList<store::ExpiryRow> &rows)
    {
        for (const store::ExpiryRow &row : rows) {
            const auto left = row.at - m_now;
            const bool isRenewed = row.what == QLatin1String("dnssec"), isException = row.what == QLatin1String("exception");
            // An exception that ended is none: what it was about asks for itself.
            if (!isMeant(row.kind, row.asset) || (isRenewed && left > soonDays * core::microsPerDay) || (isException && left <= 0))
                continue;
            if (isException || row.what == QLatin1String("answer")) {
                addDate(row.what + u'/' + row.name + u'@' + row.asset, row.name, isException ? Tr::tr("its accepted risk") : Tr::tr("its answer"), row.at);
                continue;
            }
            const QString name = row.name == row.asset || row.name.isEmpty() ? wordOf(row.what) : Tr::tr("%1 (%2)", "what runs out, and its name").arg(wordOf(row.what), row.name);
            addDate(row.what + u'/' + row.asset + u'/' + row.name, titleOf(row.kind, row.asset), name, row.at);
        }
    }

    [[nodiscard]] QList<Need> needs() const { return m_needs; }

private:
    static NeedSeverity severityOf(const store::FindingRow &row) { return row.severity == QLatin1String("critical") ? NeedSeverity::Critical : NeedSeverity::High; }

    Need &add(const char *rule, const QString &key, NeedSeverity severity, const QString &subject, const QString &text, UtcMicros since)
    {
        Need need;
        need.rule = QLatin1String(rule);
        need.id = need.rule + u':' + key;
        need.severity = severity;
        need.subject = subject;
        need.text = text;
        need.action = Tr::tr("Look…");
        need.page = QStringLiteral("posture");
        need.filter = m_filter;
        need.window = { std::min(since, m_now), m_now };
        need.at = since;
        m_needs.append(need);
        return m_needs.last();
    }

    void addControl(const QList<const store::FindingRow *> &rows)
    {
        NeedSeverity worst = NeedSeverity::High;
        UtcMicros since = m_now;
        QStringList names;
        for (const store::FindingRow *row : rows) {
            worst = std::min(worst, severityOf(*row));
            since = std::min(since, row->since);
            names << titleOf(row->kind, row->asset);
        }
        const int more = int(names.size() - mostOfControl);
        Need &need = add("control_fails", rows.first()->control, worst, rows.first()->control,
            Tr::tr("fails on %1 and %Ln more: %2", nullptr, more).arg(names.first(mostOfControl).join(QStringLiteral(", ")), rows.first()->reason), since);
        need.counts = { { QStringLiteral("targets"), rows.size() } };
    }

    void addDate(const QString &key, const QString &subject, const QString &what, UtcMicros at)
    {
        const UtcMicros left = at - m_now;
        const int days = int((left + core::microsPerDay - 1) / core::microsPerDay);
        const NeedSeverity severity = left <= soonDays * core::microsPerDay ? NeedSeverity::High : left <= laterDays * core::microsPerDay ? NeedSeverity::Medium : NeedSeverity::Low;
        Need &need = add("runs_out", key, severity, subject, left <= 0 ? Tr::tr("%1 ran out").arg(what) : Tr::tr("%1 runs out in %Ln day(s)", nullptr, days).arg(what), m_now);
        need.at = 0;
        need.counts = { { QStringLiteral("days"), days } };
        need.threshold = QStringLiteral("<= 30 days, 14: medium, 3: high");
    }

    store::Filter m_filter;
    UtcMicros m_now;
    QList<Need> m_needs;
};

} // namespace

core::Result<QList<Need>> postureNeeds(const store::Store &store, const store::Filter &filter, core::TimeRange range, const store::Cancel &cancel)
{
    UtcMicros now = range.to;
    if (range.length() <= 0) {
        const auto looks = store::listLatestLooks(store, cancel);
        if (!looks)
            return fail(looks.error());
        for (const store::LookRow &look : *looks)
            now = std::max(now, look.at);
    }
    store::FindingFilter failing;
    failing.verdicts = QStringList { QStringLiteral("fail") };
    const auto findings = store::listFindings(store, failing, cancel);
    if (!findings)
        return fail(findings.error());
    const auto risks = store::listAcceptedRisks(store, cancel);
    if (!risks)
        return fail(risks.error());
    const auto expiries = store::listExpiries(store, now + farDays * core::microsPerDay, cancel);
    if (!expiries)
        return fail(expiries.error());
    Maker maker(filter, now);
    maker.addFailing(*findings, *risks);
    maker.addExpiries(*expiries);
    return maker.needs();
}

} // namespace bw::detection
