// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assessment/rdap.h"

#include "models/assessment/tr.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace bw::assessment {

using core::fail;
using core::ProblemKind;
using posture::Value;

namespace {

constexpr qsizetype mostStatus = 50, mostChars = 200, mostUrlChars = 500, mostEntries = 1'000;

QString plain(const QJsonValue &value)
{
    QString text = value.toString().left(mostChars).simplified();
    text.removeIf([](QChar c) { return !c.isPrint(); });
    return text;
}

core::Problem noBootstrap()
{
    return { ProblemKind::Malformed, Tr::tr("The list of registries (RFC 9224) cannot be read"), {}, {}, {} };
}

/// Only over HTTPS (RFC 9224, 7), and nothing that a shell or a second host could hide in.
QString baseIn(const QJsonArray &urls)
{
    for (const QJsonValue &one : urls) {
        const QString text = one.toString();
        const QUrl url(text, QUrl::StrictMode);
        if (text.size() < mostUrlChars && url.isValid() && text.startsWith("https://"_L1) && !url.host().isEmpty() && url.userInfo().isEmpty() && !url.hasQuery() && !url.hasFragment() && !text.contains(u'\''))
            return text.endsWith(u'/') ? text : text + u'/';
    }
    return {};
}

/// The name of the entity that is the registrar: "fn" of its jCard (RFC 7095).
QString registrarIn(const QJsonArray &entities)
{
    for (const QJsonValue &entity : entities) {
        if (!entity[u"roles"].toArray().contains(u"registrar"_s))
            continue;
        const QJsonArray properties = entity[u"vcardArray"][1].toArray();
        for (const QJsonValue &property : properties)
            if (property[0].toString() == "fn"_L1)
                return plain(property[3]);
    }
    return {};
}

} // namespace

core::Result<QString> rdapBaseOf(const QByteArray &bootstrap, const QString &domain)
{
    const QJsonObject file = QJsonDocument::fromJson(bootstrap).object();
    if (!file[u"services"_s].isArray())
        return fail(noBootstrap());
    const QString name = u'.' + domain.toLower();
    QString found;
    qsizetype longest = 0;
    for (const QJsonValue &service : file[u"services"_s].toArray()) {
        const QString base = baseIn(service[1].toArray());
        for (const QJsonValue &entry : service[0].toArray()) {
            const QString zone = entry.toString().toLower();
            if (!base.isEmpty() && zone.size() > longest && name.endsWith(u'.' + zone)) {
                found = base;
                longest = zone.size();
            }
        }
    }
    if (found.isEmpty())
        return fail({ ProblemKind::Missing, Tr::tr("The list names no registry of %1 that answers by RDAP").arg(domain), {}, {}, {} });
    return found;
}

namespace {

/// "clientTransferProhibited" as EPP writes it is "client transfer prohibited" (RFC 8056).
QString wordsOf(const QString &status)
{
    QString words;
    for (const QChar c : status) {
        if (c.isUpper() && !words.isEmpty() && !words.endsWith(u' '))
            words += u' ';
        words += c.toLower();
    }
    return words;
}

} // namespace

core::Result<Registration> registrationFrom(const QByteArray &body, const QString &domain)
{
    const QJsonObject answer = QJsonDocument::fromJson(body).object();
    const QString name = answer[u"ldhName"_s].toString().toLower();
    if (answer[u"objectClassName"_s].toString() != "domain"_L1 || (name != domain.toLower() && name != domain.toLower() + u'.'))
        return fail({ ProblemKind::Malformed, Tr::tr("What the registry answered is not about %1").arg(domain), {}, {}, {} });
    Registration registration;
    registration.saysStatus = answer[u"status"_s].isArray(); // RFC 9083, 4.6: it need not be there
    for (const QJsonValue &one : answer[u"status"_s].toArray())
        if (const QString word = wordsOf(plain(one)); !word.isEmpty() && registration.status.size() < mostStatus)
            registration.status << word;
    qsizetype left = mostEntries;
    for (const QJsonValue &event : answer[u"events"_s].toArray())
        if (--left >= 0 && event[u"eventAction"].toString() == "expiration"_L1)
            if (const auto date = posture::dateOf(event[u"eventDate"].toString().left(mostChars)))
                registration.expires = std::min(registration.expires.value_or(*date), *date);
    registration.registrar = registrarIn(answer[u"entities"_s].toArray());
    if (const QJsonValue isSigned = answer[u"secureDNS"_s][u"delegationSigned"]; isSigned.isBool())
        registration.isSigned = isSigned.toBool();
    return registration;
}

posture::Evidence evidenceOfRegistration(const posture::Registry &registry, const QString &url, const core::Result<Registration> &registration, core::UtcMicros taken)
{
    if (!registration) {
        core::Problem bare = registration.error();
        bare.remedy.clear();
        const QString how = url.isEmpty() ? QString() : u"curl -s '%1'"_s.arg(url);
        return { Value::unknown(bare.oneLine()), taken, { { QString(), { how, {}, {} } } } };
    }
    RecordBuilder builder(registry, u"registration"_s, taken, Tr::tr("The registry does not say it"));
    if (registration->saysStatus)
        builder.set(u"status"_s, Value::ofTexts(registration->status));
    if (registration->expires)
        builder.set(u"expires"_s, Value::ofNumber(*registration->expires, posture::Type::Date));
    QStringList raw { u"status: "_s + registration->status.join(u", "_s) };
    if (registration->expires)
        raw << u"expiration: "_s + posture::dateInWords(*registration->expires);
    if (!registration->registrar.isEmpty())
        raw << u"registrar: "_s + registration->registrar;
    if (registration->isSigned)
        raw << u"secureDNS.delegationSigned: "_s + (*registration->isSigned ? u"true"_s : u"false"_s);
    builder.source({}, { u"curl -s '%1' | jq '{status,events,secureDNS}'"_s.arg(url), raw.join(u'\n'), {} });
    return builder.take();
}

} // namespace bw::assessment
