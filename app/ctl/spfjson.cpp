// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/spfjson.h"

using namespace Qt::StringLiterals;

namespace bw::ctl {

namespace {

QString text(const std::string &bytes)
{
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

QString outcomeWord(const dns::Answer &answer)
{
    switch (answer.outcome) {
    case dns::Outcome::Found:
        break;
    case dns::Outcome::NoData:
        return u"no data"_s;
    case dns::Outcome::NoName:
        return u"no such name"_s;
    case dns::Outcome::Failed:
        return answer.security == dns::Security::Bogus ? u"bogus"_s : u"failed, RCODE %1"_s.arg(answer.rcode);
    case dns::Outcome::TimedOut:
        return u"timed out"_s;
    case dns::Outcome::Untrusted:
        return u"untrusted"_s;
    }
    QStringList records;
    for (const std::string &record : dns::zoneTextsOf(answer))
        records << text(record);
    return records.join(u", "_s);
}

QString lookupText(const dns::Answer &answer)
{
    QString line = text(dns::wordOf(answer.type)) + u' ' + text(answer.name);
    for (const std::string &alias : answer.aliases)
        line += u" = "_s + text(alias);
    return line + u": "_s + outcomeWord(answer);
}

QString endWord(mailauth::spf::StepEnd end)
{
    switch (end) {
    case mailauth::spf::StepEnd::Record:
        return u"record"_s;
    case mailauth::spf::StepEnd::NoMatch:
        return u"no_match"_s;
    case mailauth::spf::StepEnd::Match:
        return u"match"_s;
    case mailauth::spf::StepEnd::Error:
        break;
    }
    return u"error"_s;
}

} // namespace

QJsonObject spfRow(const mailauth::spf::Report &report)
{
    return { { u"result"_s, QString::fromLatin1(mailauth::spf::wordOf(report.verdict)) }, { u"identity"_s, report.identity == mailauth::spf::Identity::Helo ? u"helo"_s : u"mailfrom"_s },
        { u"domain"_s, text(report.domain) }, { u"reason"_s, report.reason }, { u"remedy"_s, report.remedy }, { u"explanation"_s, text(report.explanation) } };
}

QJsonArray spfStepList(const mailauth::spf::Report &report)
{
    QJsonArray steps;
    for (const mailauth::spf::Step &step : report.steps) {
        QJsonArray lookups;
        for (const dns::Answer &answer : step.lookups)
            lookups.append(lookupText(answer));
        steps.append(QJsonObject { { u"depth"_s, step.depth }, { u"domain"_s, text(step.domain) }, { u"term"_s, text(step.term) }, { u"end"_s, endWord(step.end) }, { u"lookups"_s, lookups } });
    }
    return steps;
}

QList<QJsonObject> spfTable(const mailauth::spf::Report &report)
{
    QList<QJsonObject> rows;
    for (const mailauth::spf::Step &step : report.steps) {
        QStringList lookups;
        for (const dns::Answer &answer : step.lookups)
            lookups << lookupText(answer);
        rows.append({ { u"domain"_s, QString(2 * step.depth, u' ') + text(step.domain) }, { u"term"_s, text(step.term) }, { u"end"_s, endWord(step.end) }, { u"lookups"_s, lookups.join(u'\n') } });
    }
    return rows;
}

} // namespace bw::ctl
