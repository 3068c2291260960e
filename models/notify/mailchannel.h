// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/config/settings.h"
#include "models/core/clock.h"
#include "models/core/secret.h"
#include "models/notify/noticechannel.h"

#include <chrono>
#include <functional>

namespace bw::notify {

/// Whose server takes the mail, and to whom it goes.
struct MailServer
{
    QString host; ///< a name or an address; its certificate must bear it
    int port = 587;
    config::MailSecurity security = config::MailSecurity::StartTls;
    QString user; ///< empty: nobody logs in
    QString caFile; ///< PEM; empty: the system's roots
    QString from, to;
    std::chrono::milliseconds connectTimeout = std::chrono::seconds(10);
    std::chrono::milliseconds timeout = std::chrono::seconds(20); ///< of the whole session
};

/// Missing: no address is named, so that no mail is wanted. Usage: a field that cannot be. Touches no file.
[[nodiscard]] core::Result<MailServer> mailServerFrom(const config::Notices &notices);

/// Mail by the owner's own server. TLS always (RFC 3207 or RFC 8314 3.3) and its certificate always verified: a server that
/// offers none, or shows one that is not trusted for its name, gets neither the password nor a message.
class MailChannel final : public NoticeChannel
{
public:
    /// Asked at each message, on the thread that tells. The password is wiped afterwards; it is never on a command line, in a
    /// log or in a Problem.
    using Password = std::function<core::Result<core::Secret>()>;
    /// The clock must outlive it.
    MailChannel(MailServer server, Password password, const core::Clock &clock);

    [[nodiscard]] QString name() const override;
    /// Unreachable, TimedOut, Denied (certificate, login, refused), Unsupported (no STARTTLS).
    [[nodiscard]] core::Done tell(const Telling &telling, const std::atomic_bool &stop) override;

private:
    MailServer m_server;
    Password m_password;
    const core::Clock &m_clock;
};

} // namespace bw::notify
