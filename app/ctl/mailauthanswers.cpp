// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/mailauthanswers.h"

#include "app/ctl/volumejson.h"

#include "models/store/queries/timebuckets.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace bw::ctl {

using namespace Qt::StringLiterals;

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(bw::ctl)
};

const QStringList groups { u"spf"_s, u"dkim"_s, u"dmarc"_s, u"dispositions"_s };

/// Every figure unknown.
QJsonObject unknown(QJsonObject counts)
{
    for (const QString &key : counts.keys()) {
        if (!counts[key].isObject()) {
            counts[key] = QJsonValue::Null;
            continue;
        }
        QJsonObject inner = counts[key].toObject();
        for (const QString &name : inner.keys())
            inner[name] = QJsonValue::Null;
        counts[key] = inner;
    }
    return counts;
}

/// {"spf":{"pass":1}} as {"spf_pass":1}.
QJsonObject flat(const QJsonObject &row)
{
    QJsonObject object;
    for (auto it = row.begin(); it != row.end(); ++it) {
        if (!groups.contains(it.key()) || !it.value().isObject()) {
            object.insert(it.key(), it.value());
            continue;
        }
        const QJsonObject inner = it.value().toObject();
        for (auto one = inner.begin(); one != inner.end(); ++one)
            object.insert(it.key() == "dispositions"_L1 ? one.key() : it.key() + u'_' + one.key(), one.value());
    }
    return object;
}

bool isJson(Format format)
{
    return format == Format::Json || format == Format::JsonLines;
}

const QStringList &flatColumns()
{
    static const QStringList columns { u"messages"_s, u"spf_aligned"_s, u"spf_pass"_s, u"spf_fail"_s, u"dkim_aligned"_s, u"dkim_pass"_s, u"dkim_fail"_s, u"dmarc_pass"_s, u"dmarc_fail"_s,
        u"none"_s, u"quarantine"_s, u"reject"_s };
    return columns;
}

} // namespace

QJsonObject toJson(const store::MailAuthCounts &counts)
{
    const auto mechanism = [](const store::MechanismCounts &one) { return QJsonObject { { u"aligned"_s, one.aligned }, { u"pass"_s, one.pass }, { u"fail"_s, one.fail } }; };
    return { { u"messages"_s, counts.messages }, { u"spf"_s, mechanism(counts.spf) }, { u"dkim"_s, mechanism(counts.dkim) },
        { u"dmarc"_s, QJsonObject { { u"pass"_s, counts.pass }, { u"fail"_s, counts.fail } } },
        { u"dispositions"_s, QJsonObject { { u"none"_s, counts.none }, { u"quarantine"_s, counts.quarantine }, { u"reject"_s, counts.reject } } } };
}

Answer toAnswer(const store::MailAuthAnswer &answer, const QStringList &by, Format format)
{
    // A key that is asked for stands in the place of figures with its name: spf and dkim tell the result, dmarc pass or fail.
    const auto row = [&](const QMap<QString, QString> &keys, const store::MailAuthCounts &counts, bool isKnown) {
        QJsonObject json = isKnown ? toJson(counts) : unknown(toJson(counts));
        if (!isJson(format))
            json = flat(json);
        for (auto it = keys.begin(); it != keys.end(); ++it)
            json.insert(it.key(), it.value());
        return json;
    };
    Section buckets { u"buckets"_s, by + (isJson(format) ? QStringList { u"messages"_s } + groups : flatColumns()), {}, false };
    const bool isByTime = by.contains(u"day"_s) || by.contains(u"week"_s) || by.contains(u"month"_s);
    if (isByTime)
        buckets.columns << u"growing"_s;
    for (const store::MailAuthBucket &bucket : answer.buckets) {
        buckets.rows.append(row(bucket.keys, bucket.counts, bucket.hasReports));
        if (isByTime)
            buckets.rows.last().insert(u"growing"_s, bucket.hasReports && bucket.mayGrow);
    }
    Section totals { u"totals"_s, isJson(format) ? QStringList { u"messages"_s } + groups : flatColumns(), { row({}, answer.totals, true) }, true };
    return { { buckets, totals }, false };
}

namespace {

QString dayOf(core::UtcMicros t, const core::ZoneRules &zone = core::ZoneRules::named("UTC"))
{
    return store::toRfc3339(t, zone);
}

/// JSON keeps lists and nested figures, tables and CSV have a column for each.
QJsonObject shaped(const QJsonObject &row, Format format)
{
    return isJson(format) ? row : flat(row);
}

QStringList figureColumns(Format format)
{
    return isJson(format) ? QStringList { u"messages"_s } + groups : flatColumns();
}

QJsonObject sourceJson(const store::MailAuthSource &source, const core::ZoneRules &zone, bool isSince = false)
{
    QJsonObject json = toJson(source.counts), kinds;
    for (auto it = source.kinds.begin(); it != source.kinds.end(); ++it)
        kinds.insert(it.key(), it.value());
    json.insert(u"source"_s, source.isRest ? u"other"_s : source.source);
    json.insert(u"sender"_s, source.sender);
    json.insert(u"role"_s, source.role ? QJsonValue(store::nameOf(*source.role)) : QJsonValue(QString()));
    json.insert(u"addresses"_s, source.addresses);
    json.insert(u"domains"_s, QJsonArray::fromStringList(source.domains));
    json.insert(u"reporters"_s, QJsonArray::fromStringList(source.reporters));
    json.insert(u"selectors"_s, QJsonArray::fromStringList(source.selectors));
    json.insert(u"authenticates_as"_s, QJsonArray::fromStringList(source.signers));
    json.insert(u"kinds"_s, kinds);
    json.insert(u"first"_s, dayOf(source.first, zone));
    json.insert(u"last"_s, dayOf(source.last, zone));
    if (isSince)
        json.insert(u"first_ever"_s, source.firstEver ? QJsonValue(dayOf(*source.firstEver, zone)) : QJsonValue());
    json.insert(u"reverse_name"_s, source.reverseName);
    json.insert(u"reverse_asked"_s, source.reverseAsked > 0 ? QJsonValue(dayOf(source.reverseAsked, zone)) : QJsonValue());
    json.insert(u"verdict"_s, source.isRest ? QString() : store::nameOf(source.verdict));
    return json;
}

/// \p isSince: since when each is known was asked for.
Section sourcesSection(const QList<store::MailAuthSource> &rows, const QString &name, const core::ZoneRules &zone, Format format, bool isSince = false)
{
    Section section { name, QStringList { u"source"_s, u"reverse_name"_s, u"sender"_s, u"role"_s, u"verdict"_s } + figureColumns(format)
            + QStringList { u"first"_s, u"last"_s, u"first_ever"_s, u"reverse_asked"_s, u"addresses"_s, u"domains"_s, u"reporters"_s, u"selectors"_s, u"authenticates_as"_s, u"kinds"_s }, {}, false };
    section.shown = { u"source"_s, u"sender"_s, u"messages"_s, u"dmarc_pass"_s, u"spf_aligned"_s, u"dkim_aligned"_s, isSince ? u"first_ever"_s : u"first"_s, u"verdict"_s };
    if (std::any_of(rows.begin(), rows.end(), [](const auto &row) { return !row.reverseName.isEmpty(); }))
        section.shown.insert(1, u"reverse_name"_s);
    for (const store::MailAuthSource &row : rows)
        section.rows.append(shaped(sourceJson(row, zone, isSince), format));
    if (!isSince)
        section.columns.removeAll(u"first_ever"_s);
    return section;
}

} // namespace

Answer toAnswer(const store::MailAuthSources &sources, const core::ZoneRules &zone, Format format)
{
    Section totals { u"totals"_s, figureColumns(format), { shaped(toJson(sources.totals), format) }, true };
    if (format == Format::Table) // as many columns as the rows show
        for (const QString &key : totals.rows.first().keys())
            if (key != "messages"_L1 && key != "dmarc_pass"_L1 && key != "spf_aligned"_L1 && key != "dkim_aligned"_L1)
                totals.rows.first().remove(key);
    return { { sourcesSection(sources.rows, u"sources"_s, zone, format, true), totals }, false };
}

Answer toAnswer(const store::MailAuthRecords &records)
{
    Section section { u"records"_s,
        { u"from"_s, u"to"_s, u"org"_s, u"source"_s, u"sender"_s, u"domain"_s, u"messages"_s, u"spf"_s, u"dkim"_s, u"disposition"_s, u"kind"_s, u"why"_s, u"results"_s, u"reasons"_s, u"report"_s,
            u"row"_s, u"report_id"_s, u"file"_s, u"part"_s },
        {}, false };
    section.shown = { u"from"_s, u"org"_s, u"source"_s, u"domain"_s, u"messages"_s, u"spf"_s, u"dkim"_s, u"disposition"_s, u"kind"_s, u"report"_s };
    for (const store::MailAuthRecord &record : records.rows) {
        QStringList results;
        for (const store::DmarcResultRow &result : record.row.results)
            results << result.mechanism + u'=' + result.result + u' ' + result.domain + (result.selector.isEmpty() ? QString() : u'/' + result.selector);
        section.rows.append(QJsonObject { { u"from"_s, dayOf(record.from) }, { u"to"_s, dayOf(record.to) }, { u"org"_s, record.org }, { u"source"_s, record.row.source }, { u"sender"_s, record.sender },
            { u"domain"_s, record.row.headerFrom }, { u"messages"_s, record.row.messages }, { u"spf"_s, record.row.spf }, { u"dkim"_s, record.row.dkim }, { u"disposition"_s, record.row.disposition },
            { u"kind"_s, store::nameOf(record.kind) }, { u"why"_s, record.why }, { u"results"_s, results.join(u", "_s) }, { u"reasons"_s, record.row.reasons.join(u' ') }, { u"report"_s, record.report },
            { u"row"_s, record.number }, { u"report_id"_s, record.reportId }, { u"file"_s, record.file }, { u"part"_s, record.part } });
    }
    const Section totals { u"totals"_s, { u"rows"_s, u"messages"_s }, { { { u"rows"_s, records.total }, { u"messages"_s, records.messages } } }, true };
    return { { section, totals }, false };
}

namespace {

/// CSV is one table: each loss stands behind what is told of its domain, and a domain without any has a row too. What both name so is "domain_…" of the domain.
Section withDomain(const Section &losses, const QStringList &columns, const QJsonObject &json)
{
    Section joined { losses.name, {}, {}, false };
    QJsonObject domain;
    for (const QString &key : columns) {
        const QString name = losses.columns.contains(key) ? u"domain_"_s + key : key;
        joined.columns << name;
        QStringList texts;
        for (const QJsonValue &one : json[key].toArray())
            texts << one.toString();
        domain.insert(name, json[key].isArray() ? QJsonValue(texts.join(key == "next"_L1 ? u" "_s : u", "_s)) : json[key]);
    }
    joined.columns << losses.columns;
    for (QJsonObject row : losses.rows) {
        for (auto it = domain.begin(); it != domain.end(); ++it)
            row.insert(it.key(), it.value());
        joined.rows.append(row);
    }
    if (joined.rows.isEmpty()) {
        for (const QString &key : losses.columns)
            domain.insert(key, QJsonValue::Null);
        joined.rows.append(domain);
    }
    return joined;
}

} // namespace

Answer toAnswer(const store::ReadyAnswer &answer, Format format)
{
    QStringList next = answer.next;
    if (answer.namesStep)
        next[*answer.namesStep] += u' ' + Tr::tr("breakwaterctl mailauth senders set names them.");
    const auto optional = [](const auto &value) { return value ? QJsonValue(*value) : QJsonValue(); };
    QJsonObject json { { u"domain"_s, answer.domain }, { u"verdict"_s, store::nameOf(answer.verdict) }, { u"policy"_s, answer.policy }, { u"subdomain_policy"_s, answer.subdomainPolicy },
        { u"pct"_s, optional(answer.percent) }, { u"from"_s, dayOf(answer.range.from) }, { u"to"_s, dayOf(answer.range.to) }, { u"days"_s, answer.days }, { u"days_reported"_s, answer.daysReported },
        { u"reporters"_s, QJsonArray::fromStringList(answer.reporters) }, { u"legitimate"_s, answer.legitimate.messages }, { u"refused"_s, answer.refused },
        { u"refused_share"_s, answer.legitimate.messages > 0 ? QJsonValue(double(answer.refused) / double(answer.legitimate.messages)) : QJsonValue() }, { u"refused_forwarded"_s, answer.refusedForwarded },
        { u"copied"_s, answer.copied.messages }, { u"unnamed"_s, answer.unnamed.messages }, { u"unnamed_failing"_s, answer.unnamed.fail }, { u"strangers"_s, answer.strangers.messages }, { u"next"_s, QJsonArray::fromStringList(next) } };
    if (answer.range == core::TimeRange {})
        json[u"from"_s] = json[u"to"_s] = QJsonValue::Null;
    const QStringList columns { u"domain"_s, u"verdict"_s, u"policy"_s, u"subdomain_policy"_s, u"pct"_s, u"from"_s, u"to"_s, u"days"_s, u"days_reported"_s, u"reporters"_s, u"legitimate"_s, u"refused"_s,
        u"refused_share"_s, u"refused_forwarded"_s, u"copied"_s, u"unnamed"_s, u"unnamed_failing"_s, u"strangers"_s, u"next"_s };
    Section losses = sourcesSection({}, u"losses"_s, core::ZoneRules::named("UTC"), format);
    losses.columns = QStringList { u"source"_s, u"reverse_name"_s, u"sender"_s, u"legitimate"_s, u"refused"_s, u"share"_s } + losses.columns.mid(3);
    losses.shown = { u"source"_s, u"sender"_s, u"legitimate"_s, u"refused"_s, u"share"_s, u"messages"_s, u"last"_s };
    for (const store::ReadyLoss &loss : answer.losses) {
        QJsonObject row = shaped(sourceJson(loss.source, core::ZoneRules::named("UTC")), format);
        row.insert(u"legitimate"_s, loss.isLegitimate);
        row.insert(u"refused"_s, loss.refused);
        row.insert(u"share"_s, loss.share);
        losses.rows.append(row);
    }
    if (format == Format::Csv)
        return { { withDomain(losses, columns, json) }, false };
    if (isJson(format)) {
        QJsonArray rows;
        for (const QJsonObject &row : std::as_const(losses.rows))
            rows.append(row);
        json.insert(u"losses"_s, rows);
        return { { { u"ready"_s, columns + QStringList { u"losses"_s }, { json }, true } }, true };
    }
    for (const QString &key : { u"policy"_s, u"subdomain_policy"_s }) // "none" is a policy
        if (json[key].toString().isEmpty())
            json[key] = u"unknown"_s;
    if (json[u"pct"_s].isNull())
        json[u"pct"_s] = u"unknown"_s;
    json[u"next"_s] = next.join(u' ');
    return { { { u"ready"_s, columns, { json }, true }, losses }, false };
}

namespace {

/// As in the rows of volume: only where something was not heard.
void addCoverage(QJsonObject &row, double heard)
{
    if (heard < completeCoverage)
        row.insert(u"coverage"_s, shownCoverage(heard));
}

} // namespace

Answer toAnswer(const store::LedgerAnswer &answer, Format format)
{
    const auto optional = [](const std::optional<qint64> &value) { return value ? QJsonValue(*value) : QJsonValue(); };
    Section keys { u"keys"_s, { u"domain"_s, u"selector"_s, u"signed"_s, u"accepted"_s, u"passed"_s, u"own"_s, u"named"_s, u"forwarded"_s, u"few"_s, u"copied"_s, u"unlisted"_s, u"late"_s, u"unreported"_s, u"excess"_s, u"fleets"_s, u"coverage"_s }, {}, false };
    keys.notAsked = { u"signed"_s, u"accepted"_s, u"late"_s, u"unreported"_s, u"excess"_s };
    for (const store::LedgerSum &sum : answer.sums) {
        keys.rows.append(QJsonObject { { u"domain"_s, sum.domain }, { u"selector"_s, sum.selector }, { u"signed"_s, optional(sum.signedMessages) }, { u"accepted"_s, optional(sum.accepted) },
            { u"passed"_s, sum.passed }, { u"own"_s, sum.own }, { u"named"_s, sum.named }, { u"forwarded"_s, sum.forwarded }, { u"few"_s, sum.few }, { u"copied"_s, sum.copied }, { u"unlisted"_s, sum.unlisted }, { u"fleets"_s, sum.isFleets },
            { u"excess"_s, sum.signedMessages ? QJsonValue(sum.excess) : QJsonValue() }, { u"late"_s, sum.signedMessages ? QJsonValue(sum.late) : QJsonValue() }, { u"unreported"_s, sum.signedMessages ? QJsonValue(sum.unreported) : QJsonValue() } });
        addCoverage(keys.rows.last(), answer.heard);
    }
    Section copied { u"copied"_s, { u"domain"_s, u"selector"_s, u"messages"_s, u"share"_s, u"from"_s, u"to"_s, u"sources"_s, u"networks"_s, u"why"_s, u"next"_s }, {}, false };
    for (const store::CopiedKey &one : answer.copied)
        copied.rows.append(QJsonObject { { u"domain"_s, one.domain }, { u"selector"_s, one.selector }, { u"messages"_s, one.messages }, { u"share"_s, one.share }, { u"from"_s, dayOf(one.first) },
            { u"to"_s, dayOf(one.last) }, { u"sources"_s, QJsonArray::fromStringList(one.sources) }, { u"networks"_s, QJsonArray::fromStringList(one.networks) }, { u"why"_s, one.why }, { u"next"_s, one.next } });
    Section rows { u"rows"_s, { u"day"_s, u"domain"_s, u"selector"_s, u"node"_s, u"source"_s, u"signed"_s, u"passed"_s, u"part"_s, u"coverage"_s }, {}, false };
    rows.madeRows = answer.rows.size();
    rows.made = [list = answer.rows](qsizetype at) {
        const store::LedgerRow &row = list[at];
        QJsonObject json { { u"day"_s, dayOf(row.day) }, { u"domain"_s, row.domain }, { u"selector"_s, row.selector }, { u"node"_s, row.node }, { u"source"_s, row.source },
            { u"signed"_s, row.node.isEmpty() ? QJsonValue() : QJsonValue(row.signedMessages) }, { u"passed"_s, row.node.isEmpty() ? QJsonValue(row.passed) : QJsonValue() }, { u"part"_s, row.part } };
        addCoverage(json, row.heard);
        return json;
    };
    if (format == Format::Csv)
        return { { rows }, false };
    return format == Format::Table ? Answer { { keys, copied }, false } : Answer { { keys, copied, rows }, false };
}

Answer toAnswer(const QList<store::FailureDay> &days, const core::ZoneRules &zone, Format format)
{
    Section section { u"days"_s, QStringList { u"day"_s, u"domain"_s, u"refused"_s, u"verdicts"_s } + figureColumns(format) + QStringList { u"own"_s, u"coverage"_s }, {}, false };
    section.shown = { u"day"_s, u"domain"_s, u"messages"_s, u"spf_fail"_s, u"dkim_fail"_s, u"dmarc_fail"_s, u"reject"_s, u"refused"_s, u"verdicts"_s, u"coverage"_s, u"own"_s };
    for (const store::FailureDay &day : days) {
        QJsonArray own;
        QStringList words;
        for (const store::OwnFailure &one : day.own) {
            own.append(QJsonObject { { u"what"_s, one.what }, { u"receiver"_s, one.receiver }, { u"node"_s, one.node }, { u"messages"_s, one.messages } });
            words << u"%1 %2 %3"_s.arg(one.messages).arg(one.what, one.receiver.isEmpty() ? one.node : one.receiver);
        }
        QJsonObject row = day.hasReports ? toJson(day.reported) : unknown(toJson(day.reported));
        row.insert(u"day"_s, dayOf(day.day, zone));
        row.insert(u"domain"_s, day.domain);
        const auto byLogs = [&day](qint64 count) { return count == 0 && day.heard <= 0 ? QJsonValue() : QJsonValue(count); };
        row.insert(u"refused"_s, byLogs(day.refused));
        row.insert(u"verdicts"_s, byLogs(day.verdicts));
        addCoverage(row, day.heard);
        row.insert(u"own"_s, isJson(format) ? QJsonValue(own) : QJsonValue(words.join(u", "_s)));
        section.rows.append(shaped(row, format));
    }
    return { { section }, false };
}

Section rulesSection(const QList<store::SourceRule> &rules, const QString &name)
{
    Section section { name, { u"name"_s, u"role"_s, u"network"_s, u"dkim"_s, u"spf"_s, u"domain"_s }, {}, false };
    for (const store::SourceRule &rule : rules)
        section.rows.append(QJsonObject { { u"name"_s, rule.name }, { u"role"_s, store::nameOf(rule.role) }, { u"network"_s, rule.network }, { u"dkim"_s, rule.dkimDomain }, { u"spf"_s, rule.spfDomain },
            { u"domain"_s, rule.domain } });
    return section;
}

Answer previewAnswer(const store::SourceRulePreview &preview, const core::ZoneRules &zone, Format format)
{
    const Section moved { u"moved"_s, { u"messages"_s }, { { { u"messages"_s, preview.moved } } }, true };
    return { { sourcesSection(preview.after.rows, u"after"_s, zone, format), sourcesSection(preview.before.rows, u"before"_s, zone, format), moved }, false };
}

} // namespace bw::ctl
