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

QJsonObject dkimRow(const mailauth::dkim::Report &report)
{
    QJsonObject row { { u"result"_s, QString::fromLatin1(mailauth::dkim::wordOf(report.verdict)) }, { u"domain"_s, text(report.domain) }, { u"selector"_s, text(report.selector) },
        { u"algorithm"_s, text(report.algorithm) }, { u"reason"_s, report.reason } };
    if (report.bits > 0)
        row.insert(u"bits"_s, report.bits);
    return row;
}

QJsonObject dmarcRow(const mailauth::dmarc::Report &report)
{
    return { { u"result"_s, QString::fromLatin1(mailauth::dmarc::wordOf(report.verdict)) }, { u"domain"_s, text(report.domain) }, { u"policy_domain"_s, text(report.policyDomain) },
        { u"policy"_s, report.record ? QJsonValue(QString::fromLatin1(mailauth::dmarc::wordOf(report.policy))) : QJsonValue() },
        { u"disposition"_s, QString::fromLatin1(mailauth::dmarc::wordOf(report.disposition)) }, { u"spf_aligned"_s, report.isSpfAligned }, { u"dkim_aligned"_s, report.isDkimAligned },
        { u"reason"_s, report.reason }, { u"remedy"_s, report.remedy } };
}

Answer answerOf(const Found &found, const service::AskedCheck &asked, bool isTable)
{
    QJsonObject spf = spfRow(found.spf);
    spf.insert(u"client_ip"_s, asked.request.client.isKnown() ? QJsonValue(QString::fromStdString(asked.request.client.toString())) : QJsonValue());
    spf.insert(u"helo"_s, text(asked.request.helo));
    spf.insert(u"handover_guessed"_s, asked.isHandoverGuessed);
    const QJsonObject arc { { u"result"_s, QString::fromLatin1(mailauth::arc::wordOf(found.arc.verdict)) }, { u"reason"_s, found.arc.reason } };
    if (isTable) { // a row each: what was looked at, what came of it, for whom, and why
        const QStringList columns { u"check"_s, u"result"_s, u"domain"_s, u"reason"_s };
        Section rows { u"check"_s, columns, {}, false };
        const auto add = [&rows, &columns](const QString &check, QJsonObject row) {
            row.insert(u"check"_s, check);
            QJsonObject kept;
            for (const QString &column : columns)
                kept.insert(column, row.value(column).toString());
            rows.rows.append(kept);
        };
        add(u"spf"_s, spf);
        for (const mailauth::dkim::Report &one : found.dkim)
            add(u"dkim"_s, dkimRow(one));
        add(u"dmarc"_s, dmarcRow(found.dmarc));
        add(u"arc"_s, arc);
        return { { rows, { u"steps"_s, spfTableColumns, spfTable(found.spf), false, { u"lookups"_s } } }, false };
    }
    Section dkim { u"dkim"_s, { u"result"_s, u"domain"_s, u"selector"_s, u"algorithm"_s, u"bits"_s, u"reason"_s }, {}, false };
    for (const mailauth::dkim::Report &one : found.dkim)
        dkim.rows.append(dkimRow(one));
    spf.insert(u"steps"_s, spfStepList(found.spf));
    return { { { u"spf"_s, spfColumns + QStringList { u"client_ip"_s, u"helo"_s, u"handover_guessed"_s, u"steps"_s }, { spf }, true }, dkim,
                 { u"dmarc"_s, { u"result"_s, u"domain"_s, u"policy_domain"_s, u"policy"_s, u"disposition"_s, u"spf_aligned"_s, u"dkim_aligned"_s, u"reason"_s, u"remedy"_s }, { dmarcRow(found.dmarc) }, true },
                 { u"arc"_s, { u"result"_s, u"reason"_s }, { arc }, true } },
        false };
}

} // namespace

std::string withoutBrackets(const std::string &address)
{
    return address.size() >= 2 && address.front() == '<' && address.back() == '>' ? address.substr(1, address.size() - 2) : address;
}

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
    return context.answer(answerOf(found, *asked, context.format() == Format::Table), mailauth::isProven(found) ? Done : NeedsAttention);
}

} // namespace bw::ctl
