// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/messagecheck.h"

#include "app/common/inisettings.h"
#include "app/common/paths.h"
#include "app/ctl/context.h"
#include "app/ctl/spfjson.h"

#include "models/service/messagecheck.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace bw::ctl {

namespace {

QString text(const std::string &bytes)
{
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

using Found = mailauth::MessageReport;

QJsonObject dkimRow(const mailauth::dkim::Report &report, const QString &remedy)
{
    QJsonObject row { { u"result"_s, QString::fromLatin1(mailauth::dkim::wordOf(report.verdict)) }, { u"domain"_s, text(report.domain) }, { u"selector"_s, text(report.selector) },
        { u"algorithm"_s, text(report.algorithm) }, { u"reason"_s, report.reason }, { u"remedy"_s, remedy } };
    if (report.bits > 0)
        row.insert(u"bits"_s, report.bits);
    return row;
}

QJsonObject dmarcRow(const mailauth::dmarc::Report &report, const QString &remedy)
{
    const bool isKnown = report.verdict != mailauth::dmarc::Verdict::Unknown; // RFC 8601 has no word for that, and null is what nothing is known of
    return { { u"result"_s, isKnown ? QJsonValue(QString::fromLatin1(mailauth::dmarc::wordOf(report.verdict))) : QJsonValue() }, { u"domain"_s, text(report.domain) }, { u"policy_domain"_s, text(report.policyDomain) },
        { u"policy"_s, report.record ? QJsonValue(QString::fromLatin1(mailauth::dmarc::wordOf(report.policy))) : QJsonValue() },
        { u"disposition"_s, isKnown ? QJsonValue(QString::fromLatin1(mailauth::dmarc::wordOf(report.disposition))) : QJsonValue() }, { u"spf_aligned"_s, report.isSpfAligned }, { u"dkim_aligned"_s, report.isDkimAligned },
        { u"reason"_s, report.reason }, { u"remedy"_s, remedy } };
}

/// A row each: what was looked at, what came of it, for whom, and why; then what to do, the first thing first.
Answer tableOf(const Found &found, const service::CheckParts &parts)
{
    Section rows { u"check"_s, { u"check"_s, u"result"_s, u"domain"_s, u"disposition"_s, u"reason"_s }, {}, false };
    rows.notAsked = { u"disposition"_s };
    const auto add = [&rows](const service::CheckPart &part, const QJsonValue &disposition) {
        rows.rows.append({ { u"check"_s, part.name }, { u"result"_s, part.word }, { u"domain"_s, part.domain }, { u"reason"_s, part.reason }, { u"disposition"_s, disposition } });
    };
    add(parts.spf, {});
    for (const service::CheckPart &part : parts.dkim)
        add(part, {});
    add(parts.dmarc, found.dmarc.verdict == mailauth::dmarc::Verdict::Unknown ? QJsonValue() : QJsonValue(QString::fromLatin1(mailauth::dmarc::wordOf(found.dmarc.disposition))));
    add(parts.arc, {});
    Section steps { u"next_steps"_s, { u"check"_s, u"next_step"_s }, {}, false };
    for (const service::CheckPart &part : service::stepsOf(parts.inOrder()))
        steps.rows.append({ { u"check"_s, part.name }, { u"next_step"_s, part.remedy } });
    Answer answer { { rows }, false };
    if (!steps.rows.isEmpty())
        answer.sections << steps;
    answer.sections << Section { u"steps"_s, spfTableColumns, spfTable(found.spf), false, { u"lookups"_s } };
    return answer;
}

Answer answerOf(const Found &found, const service::AskedCheck &asked, const service::CheckParts &parts)
{
    QJsonObject spf = spfRow(found.spf);
    spf.insert(u"reason"_s, parts.spf.reason);
    spf.insert(u"remedy"_s, parts.spf.remedy);
    spf.insert(u"client_ip"_s, asked.request.client.isKnown() ? QJsonValue(QString::fromStdString(asked.request.client.toString())) : QJsonValue());
    spf.insert(u"helo"_s, text(asked.request.helo));
    spf.insert(u"handover_guessed"_s, asked.isHandoverGuessed);
    const QJsonObject arc { { u"result"_s, QString::fromLatin1(mailauth::arc::wordOf(found.arc.verdict)) }, { u"reason"_s, found.arc.reason } };
    Section dkim { u"dkim"_s, { u"result"_s, u"domain"_s, u"selector"_s, u"algorithm"_s, u"bits"_s, u"reason"_s, u"remedy"_s }, {}, false };
    for (std::size_t i = 0; i < found.dkim.size(); ++i)
        dkim.rows.append(dkimRow(found.dkim[i], parts.dkim.at(qsizetype(i)).remedy));
    spf.insert(u"steps"_s, spfStepList(found.spf));
    return { { { u"spf"_s, spfColumns + QStringList { u"client_ip"_s, u"helo"_s, u"handover_guessed"_s, u"steps"_s }, { spf }, true }, dkim,
                 { u"dmarc"_s, { u"result"_s, u"domain"_s, u"policy_domain"_s, u"policy"_s, u"disposition"_s, u"spf_aligned"_s, u"dkim_aligned"_s, u"reason"_s, u"remedy"_s }, { dmarcRow(found.dmarc, parts.dmarc.remedy) }, true },
                 { u"arc"_s, { u"result"_s, u"reason"_s }, { arc }, true } },
        false };
}

} // namespace

int checkMessage(const MessageCheckOptions &options, const Context &context)
{
    const auto at = options.at.empty() ? core::Result<core::UtcMicros>(context.clock.now()) : context.parseTime(QString::fromStdString(options.at), core::ZoneRules::system());
    if (!at)
        return context.fail(at.error());
    const auto bytes = service::messageOfFile(QString::fromLocal8Bit(options.file.data(), static_cast<qsizetype>(options.file.size())));
    if (!bytes)
        return context.fail(bytes.error());
    const mailauth::Message message = mailauth::parseMessage({ bytes->constData(), static_cast<std::size_t>(bytes->size()) });
    const QString dmarc = options.dmarc.empty() ? config::wordOf(app::IniSettings(app::settingsPath()).load().dmarc) : text(options.dmarc);
    if (const core::Done isOne = service::isMessage(message); !isOne)
        return context.fail(isOne.error());
    service::MessageCheckRequest request;
    request.clientIp = text(options.clientIp);
    request.helo = text(options.helo);
    if (options.hasMailFrom)
        request.mailFrom = text(options.mailFrom);
    request.now = *at;
    request.dmarc = dmarc == config::wordOf(config::DmarcBy::Rfc7489) ? mailauth::dmarc::Method::PublicSuffixList : mailauth::dmarc::Method::TreeWalk;
    const auto asked = service::askedOf(request, message);
    if (!asked)
        return context.fail(asked.error());
    const auto resolver = service::openCheckResolver({ text(options.resolver), QString::fromLocal8Bit(options.trustAnchor.data(), static_cast<qsizetype>(options.trustAnchor.size())) });
    if (!resolver)
        return context.fail(resolver.error());
    const Found found = mailauth::checkMessage(message, asked->request, **resolver);
    const auto parts = service::partsOf(found, message, { asked->request.client.isKnown(), service::Origin::Unknown, service::Asker::CommandLine, {} });
    return context.answer(context.format() == Format::Table ? tableOf(found, parts) : answerOf(found, *asked, parts), mailauth::isProven(found) ? Done : NeedsAttention);
}

} // namespace bw::ctl
