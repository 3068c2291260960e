// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/messagecheck.h"

#include "app/ctl/context.h"
#include "app/ctl/spfjson.h"

#include "models/archive/archivereader.h"
#include "models/mailauth/arc/check.h"
#include "models/mailauth/authors.h"
#include "models/mailauth/dmarc/check.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace bw::ctl {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(bw::ctl)
};

QString text(const std::string &bytes)
{
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

core::Result<std::string> contentOf(const std::string &file)
{
    const QString path = QString::fromLocal8Bit(file.data(), static_cast<qsizetype>(file.size()));
    const auto reader = archive::ArchiveReader::open(path);
    if (!reader)
        return core::fail(reader.error());
    archive::Entry entry;
    const auto isThere = (*reader)->next(entry);
    if (!isThere)
        return core::fail(isThere.error());
    std::string bytes;
    std::array<char, 64 * 1024> block;
    while (*isThere) {
        const auto got = (*reader)->read(block.data(), block.size());
        if (!got)
            return core::fail(got.error());
        if (*got == 0)
            break;
        if (bytes.size() + *got > core::limits::mailBytes)
            return core::fail({ core::ProblemKind::TooLarge, Tr::tr("The message is too large"), Tr::tr("the limit is mailBytes, 64 MiB"), path, {} });
        bytes.append(block.data(), *got);
    }
    return bytes;
}

struct Found
{
    mailauth::spf::Report spf;
    std::vector<mailauth::dkim::Report> dkim;
    mailauth::dmarc::Report dmarc;
    mailauth::arc::Report arc;
};

mailauth::dmarc::Request dmarcRequest(const mailauth::Message &message, const Found &found)
{
    using mailauth::dmarc::Identifier;
    mailauth::dmarc::Request request;
    request.authorDomains = mailauth::authorDomains(message);
    request.identifiers.push_back(
        { Identifier::Kind::Spf, found.spf.domain, found.spf.verdict == mailauth::spf::Verdict::Pass, found.spf.verdict == mailauth::spf::Verdict::TempError });
    for (const mailauth::dkim::Report &one : found.dkim)
        request.identifiers.push_back({ Identifier::Kind::Dkim, one.domain, one.verdict == mailauth::dkim::Verdict::Pass, one.verdict == mailauth::dkim::Verdict::TempError });
    return request;
}

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

/// DMARC decides; without it, either of the two does.
bool isProven(const Found &found)
{
    if (found.dmarc.verdict != mailauth::dmarc::Verdict::None)
        return found.dmarc.verdict == mailauth::dmarc::Verdict::Pass;
    return found.spf.verdict == mailauth::spf::Verdict::Pass
        || std::ranges::any_of(found.dkim, [](const mailauth::dkim::Report &one) { return one.verdict == mailauth::dkim::Verdict::Pass; });
}

Answer answerOf(const Found &found, bool isTable)
{
    QJsonObject spf = spfRow(found.spf);
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
    return { { { u"spf"_s, spfColumns + QStringList { u"steps"_s }, { spf }, true }, dkim,
                 { u"dmarc"_s, { u"result"_s, u"domain"_s, u"policy_domain"_s, u"policy"_s, u"disposition"_s, u"spf_aligned"_s, u"dkim_aligned"_s, u"reason"_s, u"remedy"_s }, { dmarcRow(found.dmarc) }, true },
                 { u"arc"_s, { u"result"_s, u"reason"_s }, { arc }, true } },
        false };
}

} // namespace

std::string withoutBrackets(const std::string &address)
{
    return address.size() >= 2 && address.front() == '<' && address.back() == '>' ? address.substr(1, address.size() - 2) : address;
}

int checkMessage(const MessageCheckOptions &options, dns::Resolver &resolver, const Context &context)
{
    const auto at = options.at.empty() ? core::Result<core::UtcMicros>(context.clock.now()) : context.parseTime(QString::fromStdString(options.at), core::ZoneRules::system());
    if (!at)
        return context.fail(at.error());
    const auto bytes = contentOf(options.file);
    if (!bytes)
        return context.fail(bytes.error());
    const mailauth::Message message = mailauth::parseMessage(*bytes);
    Found found;
    mailauth::spf::Request spf;
    spf.client = core::IpAddress::parse(options.clientIp);
    spf.mailFrom = options.hasMailFrom ? withoutBrackets(options.mailFrom) : mailauth::returnPath(message).value_or("");
    spf.helo = options.helo;
    spf.now = *at;
    found.spf = mailauth::spf::check(spf, resolver);
    mailauth::dkim::Request dkim;
    dkim.now = *at;
    found.dkim = mailauth::dkim::verify(message, resolver, dkim);
    found.dmarc = mailauth::dmarc::check(dmarcRequest(message, found), resolver);
    found.arc = mailauth::arc::check(message, resolver, dkim);
    return context.answer(answerOf(found, context.format() == Format::Table), isProven(found) ? Done : NeedsAttention);
}

} // namespace bw::ctl
