// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/transport/imap/imapstream.h"

#include "models/transport/curl/curlhandle.h"
#include "models/transport/dial.h"
#include "models/transport/tr.h"

#include <algorithm>
#include <utility>

#include <poll.h>

namespace bw::transport::imap {

using core::fail;
using core::ProblemKind;

namespace {

constexpr std::chrono::milliseconds step(100); ///< between two looks whether it was stopped

int endWhenOver(void *limit, curl_off_t, curl_off_t, curl_off_t, curl_off_t)
{
    return static_cast<const Limit *>(limit)->isOver() ? 1 : 0;
}

/// What is said until the login is nobody's business here.
std::size_t drop(char *, std::size_t size, std::size_t count, void *)
{
    return size * count;
}

class CurlStream final : public Stream
{
public:
    CurlStream(CurlHandle curl, QString where)
        : m_curl(std::move(curl))
        , m_where(std::move(where))
    {
    }

    core::Done send(std::string_view bytes, const Limit &limit) override
    {
        while (!bytes.empty()) {
            std::size_t sent = 0;
            const CURLcode code = curl_easy_send(m_curl.get(), bytes.data(), bytes.size(), &sent);
            bytes.remove_prefix(sent);
            if (code == CURLE_AGAIN) {
                if (auto done = wait(POLLOUT, limit); !done)
                    return done;
            } else if (code != CURLE_OK) {
                return fail(problemOf(code, {}, m_where));
            }
        }
        return {};
    }

    core::Result<std::size_t> receive(char *into, std::size_t size, const Limit &limit) override
    {
        while (true) {
            std::size_t got = 0;
            const CURLcode code = curl_easy_recv(m_curl.get(), into, size, &got);
            if (code == CURLE_OK && got > 0)
                return got;
            if (code != CURLE_AGAIN)
                return fail(problemOf(code == CURLE_OK ? CURLE_RECV_ERROR : code, Tr::tr("the server ended it"), m_where));
            if (auto done = wait(POLLIN, limit); !done)
                return fail(done.error());
        }
    }

private:
    core::Done wait(short what, const Limit &limit)
    {
        curl_socket_t socket = CURL_SOCKET_BAD;
        if (curl_easy_getinfo(m_curl.get(), CURLINFO_ACTIVESOCKET, &socket) != CURLE_OK || socket == CURL_SOCKET_BAD)
            return fail(problemOf(CURLE_RECV_ERROR, {}, m_where));
        while (!limit.isOver()) {
            pollfd asked { socket, what, 0 };
            if (::poll(&asked, 1, static_cast<int>(limit.leftOf(step).count())) > 0)
                return {};
        }
        return fail(overProblem(limit, Tr::tr("reading the mailbox"), m_where));
    }

    CurlHandle m_curl;
    QString m_where;
};

} // namespace

core::Result<std::unique_ptr<Stream>> connect(const fleet::Mailbox &mailbox, const core::Secret &secret, const Limit &limit)
{
    const QByteArray host = mailbox.host.contains(u':') ? '[' + mailbox.host.toLatin1() + ']' : mailbox.host.toUtf8();
    const QByteArray place = host + ':' + QByteArray::number(mailbox.port);
    const auto left = limit.leftOf(std::chrono::hours(1));
    CurlHandle curl({ (mailbox.startsTls ? "imap://" : "imaps://") + place + '/', "imap,imaps", mailbox.caFile, left, left });
    curl.set(CURLOPT_CONNECT_ONLY, 1L); // as far as the login; what follows is ours, since libcurl's own FETCH marks messages as seen
    curl.set(CURLOPT_NOPROGRESS, 0L);
    curl.set(CURLOPT_XFERINFOFUNCTION, &endWhenOver);
    curl.set(CURLOPT_XFERINFODATA, static_cast<void *>(const_cast<Limit *>(&limit)));
    curl.set(CURLOPT_WRITEFUNCTION, &drop);
    curl.set(CURLOPT_HEADERFUNCTION, &drop);
    curl.set(CURLOPT_USERNAME, mailbox.user.toUtf8().constData());
    if (mailbox.login == fleet::MailboxLogin::OAuth) {
        curl.set(CURLOPT_LOGIN_OPTIONS, "AUTH=OAUTHBEARER;AUTH=XOAUTH2");
        curl.setSecret(CURLOPT_XOAUTH2_BEARER, secret);
    } else {
        curl.set(CURLOPT_LOGIN_OPTIONS, "AUTH=PLAIN;AUTH=LOGIN");
        curl.setSecret(CURLOPT_PASSWORD, secret);
    }
    const QString where = QString::fromUtf8(place);
    if (!curl.isSet())
        return fail({ ProblemKind::Internal, Tr::tr("The server was not reached"), Tr::tr("libcurl refused a setting"), where, {} });
    const CURLcode code = curl_easy_perform(curl.get());
    if (code == CURLE_ABORTED_BY_CALLBACK || code == CURLE_OPERATION_TIMEDOUT)
        return fail(overProblem(limit, Tr::tr("connecting"), where));
    if (code != CURLE_OK)
        return fail(problemOf(code, curl.aboutCertificate(code), where));
    // Its own clock and ours end here; later calls ask the limit that they are given.
    curl.set(CURLOPT_NOPROGRESS, 1L);
    return std::unique_ptr<Stream>(std::make_unique<CurlStream>(std::move(curl), where));
}

} // namespace bw::transport::imap
