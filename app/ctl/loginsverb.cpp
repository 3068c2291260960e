// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/filteroptions.h"
#include "app/ctl/verbs.h"
#include "app/ctl/volumejson.h"

#include "models/store/queries/loginquery.h"

#include <CLI/CLI.hpp>

namespace bw::ctl {

namespace {

using namespace Qt::StringLiterals;

struct Options
{
    FilterOptions filter;
    std::vector<std::string> mechanisms, services;
    std::string by;
};

const QStringList countNames { u"ok"_s, u"failed"_s, u"refused"_s, u"outages"_s, u"users"_s, u"sources"_s };

QJsonObject toJson(const store::LoginCounts &counts, double coverage)
{
    const std::optional<qint64> values[] { counts.ok, counts.failed, counts.refused, counts.outages, counts.users, counts.sources };
    QJsonObject object;
    for (qsizetype i = 0; i < countNames.size(); ++i) {
        if (values[i])
            object.insert(countNames[i], *values[i]);
        else if (!counts.ok)
            object.insert(countNames[i], QJsonValue::Null);
    }
    if (coverage < completeCoverage)
        object.insert(u"coverage"_s, shownCoverage(coverage));
    return object;
}

Answer toAnswer(const store::LoginAnswer &answer, const QStringList &by)
{
    const QStringList counts = countNames + QStringList { u"coverage"_s };
    Section buckets { u"buckets"_s, by + counts, {}, false };
    for (const auto &bucket : answer.buckets) {
        QJsonObject row = toJson(bucket.counts, bucket.coverage);
        for (auto key = bucket.keys.begin(); key != bucket.keys.end(); ++key)
            row.insert(key.key(), key.value());
        buckets.rows.append(row);
    }
    return { { buckets, { u"totals"_s, counts, { toJson(answer.totals, answer.coverage) }, true } }, false };
}

int printLogins(const Context &context, const Options &options)
{
    const auto opened = context.openStore(store::OpenMode::ReadOnly);
    if (!opened)
        return context.fail(opened.error());
    auto filter = options.filter.filter(context, opened->store);
    if (!filter)
        return context.fail(filter.error());
    filter->mechanisms = toStrings(options.mechanisms);
    filter->services = toStrings(options.services);
    const store::LoginQuery query { *filter, splitKeys(options.by), true };
    const auto answer = query.run(opened->store);
    return answer ? context.answer(toAnswer(*answer, query.by)) : context.fail(answer.error());
}

} // namespace

void addLogins(CLI::App &app, Context &context)
{
    auto options = std::make_shared<Options>();
    CLI::App *verb = addVerb(app, "logins", "client logins; attacks by rule; logins at risk", "logins --by hour,outcome --from -48h");
    verb->add_option("--by", options->by,
        "keys, joined by commas: minute 5min 15min hour day week month node user network source service mechanism outcome");
    options->filter.addTo(*verb);
    addRepeatable(*verb, "--mechanism", options->mechanisms, "only this SASL mechanism (repeatable)");
    addRepeatable(*verb, "--service", options->services, "only this service (repeatable)");
    verb->callback([options, &context] { context.chosen = [options, &context] { return printLogins(context, *options); }; });
}

} // namespace bw::ctl
