// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/notify/mailchannel.h"

#include "models/notify/mailmessage.h"
#include "models/notify/tr.h"
#include "models/transport/curl/curlhandle.h"

#include <QRandomGenerator>

#include <algorithm>
#include <cstring>
#include <memory>

using namespace Qt::StringLiterals;

namespace bw::notify {

using core::fail;
using core::ProblemKind;

namespace {

constexpr qsizetype mostHost = 253, mostUser = 320;

struct Upload
{
    QByteArray bytes;
    const std::atomic_bool &stop;
    qsizetype at = 0;
};

/// Ends the session while the server has nothing of the message: later nobody could say whether it took it.
int endEarly(void *of, curl_off_t, curl_off_t, curl_off_t, curl_off_t)
{
    const auto *upload = static_cast<const Upload *>(of);
    return upload->stop && upload->at == 0 ? 1 : 0;
}

std::size_t readUpload(char *to, std::size_t size, std::size_t count, void *from)
{
    auto *upload = static_cast<Upload *>(from);
    if (upload->stop && upload->at == 0)
        return CURL_READFUNC_ABORT;
    const qsizetype n = std::min(static_cast<qsizetype>(size * count), upload->bytes.size() - upload->at);
    std::memcpy(to, upload->bytes.constData() + upload->at, static_cast<std::size_t>(n));
    upload->at += n;
    return static_cast<std::size_t>(n);
}

/// Nothing of what the server says is kept, whatever its size.
std::size_t dropReply(char *, std::size_t size, std::size_t count, void *)
{
    return size * count;
}

bool isHost(const QString &host)
{
    return !host.isEmpty() && host.size() <= mostHost && !host.startsWith(u'-')
        && std::all_of(host.begin(), host.end(), [](QChar c) { return c.unicode() < 0x7f && (c.isLetterOrNumber() || c == u'.' || c == u'-' || c == u':'); });
}

QByteArray urlOf(const MailServer &server)
{
    const QByteArray host = server.host.contains(u':') ? '[' + server.host.toLatin1() + ']' : server.host.toLatin1();
    return (server.security == config::MailSecurity::Tls ? "smtps://" : "smtp://") + host + ':' + QByteArray::number(server.port);
}

core::Problem problemOf(CURLcode code, long reply, const MailServer &server)
{
    const QString where = server.host + u':' + QString::number(server.port);
    const QString said = reply > 0 ? Tr::tr("it answered %1").arg(reply) : transport::wordsOf(code);
    switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_CONNECT:
        return { ProblemKind::Unreachable, Tr::tr("The mail server was not reached"), said, where, Tr::tr("Look at its name and port.") };
    case CURLE_OPERATION_TIMEDOUT:
        return { ProblemKind::TimedOut, Tr::tr("The mail server did not answer in time"), {}, where, Tr::tr("Port 587 speaks STARTTLS, port 465 TLS from the start: look whether they were mixed up.") };
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
        return { ProblemKind::Denied, Tr::tr("The mail server's certificate is not trusted"), transport::wordsOf(code), where,
            Tr::tr("Nothing was sent. Use the name that is in its certificate, or name the file of its authority.") };
    case CURLE_USE_SSL_FAILED:
        return { ProblemKind::Unsupported, Tr::tr("The mail server offers no encryption"), said, where, Tr::tr("Nothing was sent. Use a port with STARTTLS or TLS.") };
    case CURLE_SSL_CONNECT_ERROR:
        return { ProblemKind::Unreachable, Tr::tr("No encrypted connection came about"), transport::wordsOf(code), where,
            Tr::tr("Port 587 speaks STARTTLS, port 465 TLS from the start: look whether they were mixed up.") };
    case CURLE_LOGIN_DENIED:
        return { ProblemKind::Denied, Tr::tr("The mail server refused the login"), said, where, Tr::tr("Look at user and password.") };
    default:
        return { ProblemKind::Denied, Tr::tr("The mail server did not take the message"), said, where, Tr::tr("Look at its log for the reason.") };
    }
}

} // namespace

core::Result<MailServer> mailServerFrom(const config::Notices &notices)
{
    const auto wrong = [](const QString &what, const QString &where, const QString &remedy) { return fail({ ProblemKind::Usage, what, {}, where, remedy }); };
    if (notices.mailTo.isEmpty())
        return fail({ ProblemKind::Missing, Tr::tr("No address is named for messages"), {}, {}, Tr::tr("Name one; until then no mail is sent.") });
    MailServer server { notices.server, notices.port, notices.security, notices.user, notices.caFile, notices.mailFrom.isEmpty() ? notices.mailTo : notices.mailFrom, notices.mailTo };
    for (const QString &address : { server.to, server.from })
        if (!isMailAddress(address))
            return wrong(Tr::tr("This is no mail address"), address.simplified().left(mostUser), Tr::tr("Write one address, as in name@example.com."));
    if (!isHost(server.host))
        return wrong(Tr::tr("This is no name of a mail server"), server.host.simplified().left(mostHost), Tr::tr("Write a name, as in mail.example.com."));
    if (server.port < 1 || server.port > 65535)
        return wrong(Tr::tr("This is no port"), QString::number(server.port), Tr::tr("587 is usual for STARTTLS, 465 for TLS."));
    if (server.user.size() > mostUser || std::any_of(server.user.begin(), server.user.end(), [](QChar c) { return c.unicode() < 0x20 || c.unicode() == 0x7f; }))
        return wrong(Tr::tr("This user cannot log in"), {}, Tr::tr("Write it without control characters."));
    return server;
}

MailChannel::MailChannel(MailServer server, Password password, const core::Clock &clock)
    : m_server(std::move(server))
    , m_password(std::move(password))
    , m_clock(clock)
{
}

QString MailChannel::name() const
{
    return u"mail"_s;
}

core::Done MailChannel::tell(const Telling &telling, const std::atomic_bool &stop)
{
    const core::UtcMicros now = m_clock.now();
    const QByteArray id = QByteArray::number(now, 36) + '.' + QByteArray::number(QRandomGenerator::system()->generate64(), 36);
    auto bytes = mailBytes({ m_server.from, m_server.to, telling.title, telling.text, now, id });
    if (!bytes)
        return fail(bytes.error());
    Upload upload { std::move(*bytes), stop };

    transport::CurlHandle curl({ urlOf(m_server), "smtp,smtps", m_server.caFile, m_server.connectTimeout, m_server.timeout });
    const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> to(curl_slist_append(nullptr, m_server.to.toLatin1().constData()), &curl_slist_free_all);
    curl.set(CURLOPT_MAIL_FROM, m_server.from.toLatin1().constData());
    curl.set(CURLOPT_MAIL_RCPT, to.get());
    curl.set(CURLOPT_UPLOAD, 1L);
    curl.set(CURLOPT_READFUNCTION, &readUpload);
    curl.set(CURLOPT_READDATA, static_cast<void *>(&upload));
    curl.set(CURLOPT_NOPROGRESS, 0L);
    curl.set(CURLOPT_XFERINFOFUNCTION, &endEarly);
    curl.set(CURLOPT_XFERINFODATA, static_cast<void *>(&upload));
    curl.set(CURLOPT_WRITEFUNCTION, &dropReply);
    curl.set(CURLOPT_HEADERFUNCTION, &dropReply);
    if (!m_server.user.isEmpty()) {
        const auto password = m_password ? m_password() : core::Result<core::Secret>(fail({ ProblemKind::Missing, Tr::tr("No password of the mail server is kept"), {}, {}, {} }));
        if (!password)
            return fail(password.error());
        curl.set(CURLOPT_USERNAME, m_server.user.toUtf8().constData());
        curl.setSecret(CURLOPT_PASSWORD, *password);
    }
    if (!curl.isSet() || !to)
        return fail({ ProblemKind::Internal, Tr::tr("The mail server was not reached"), Tr::tr("libcurl refused a setting"), {}, {} });
    const CURLcode code = curl_easy_perform(curl.get());
    if (code == CURLE_OK)
        return {};
    if (code == CURLE_ABORTED_BY_CALLBACK)
        return fail({ ProblemKind::Cancelled, Tr::tr("Sending was stopped before the message left"), {}, {}, {} });
    long reply = 0;
    curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &reply);
    return fail(problemOf(code, reply, m_server));
}

} // namespace bw::notify
