// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/time.h"
#include "models/tls/chain.h"
#include "models/tls/probe.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace bw::smtp {

enum class Role : std::uint8_t {
    Mx, ///< port 25: strangers bring mail
    Submission, ///< port 587: people log in, after STARTTLS
    Submissions, ///< port 465: the same with TLS from the first byte
};
[[nodiscard]] QString wordOf(Role role); ///< mx submission submissions
[[nodiscard]] Role roleOfPort(int port);

struct Endpoint
{
    QString host; ///< name or address
    QString address; ///< one of its addresses; empty: any that answers
    int port = 25;
    Role role = Role::Mx;
    [[nodiscard]] bool hasImplicitTls() const { return role == Role::Submissions; }
};

/// One question's answer. Plain data.
struct Answer
{
    int code = 0; ///< of the reply; 0: none came
    QString reply {}; ///< "550 5.1.1 User unknown"
    bool isClosed = false; ///< the connection was ended instead
    QString unknown {}; ///< why it is not known, in words; empty: code or isClosed tell
    QString talk {}; ///< lines "C: …" and "S: …"
    [[nodiscard]] bool isKnown() const { return unknown.isEmpty() && (code != 0 || isClosed); }
};

/// One of the open relay set. Never DATA: a recipient is named, and taken back by RSET.
struct RelayProbe
{
    enum class Told : std::uint8_t {
        Refused,
        Accepted,
        Nothing, ///< the reply is about something else: "not now", a domain of ours that does not exist
    };
    QString from, to;
    bool isOdd = false; ///< a form with %, ! or quotes: what it is taken for is the server's settings' business
    Answer answer {};
    Told told = Told::Nothing;
};

struct TlsLook
{
    QString problem {}; ///< why nothing of it is known; empty: something is
    std::optional<tls::ProbeResult> probe {};
    QString probeProblem {};
    std::optional<tls::Handshake> handshake {};
    QString handshakeProblem {};
    std::vector<tls::CertificateFacts> chain {};
    std::optional<tls::ChainVerdict> verdict {};
    std::optional<bool> isPublic {}; ///< up to an authority of the system's, own ones apart
    std::optional<bool> isSha1Exchange {}; ///< signed with SHA-1 though SHA-256 was offered; false also where none is signed
    std::optional<bool> renegotiatesInsecurely {}; ///< without RFC 5746, and tried
    QString exchangeProblem {}; ///< why the two are not known
};

/// What one port of one address shows to strangers. Plain data.
struct EndpointLook
{
    Endpoint endpoint {};
    core::UtcMicros taken = 0;
    QString ehloName {}, certificateName {};
    QStringList domains {}; ///< that were named as those that it takes mail for
    std::vector<tls::TlsaRecord> tlsa {}; ///< that its certificate was held against; tls.verdict says of each
    QString problem {}; ///< why nothing is known of it; empty: it answered
    bool isRefused = false; ///< the port refuses connections

    Answer greeting {};
    QString banner {}; ///< its first line, code and text
    Answer ehlo {}, ehloTls {}; ///< of implicit TLS the second alone
    QStringList keywords {}, keywordsTls {}, authClear {}, authTls {};
    std::optional<qint64> maxSize {};
    Answer authPlainClear {}, mailBeforeTls {}; ///< in clear
    Answer vrfyKnown {}, vrfyRandom {}, expn {}, etrn {};
    QString localDomain {}; ///< that it takes mail for; empty: none was found
    Answer postmaster {}, abuse {}, randomRecipient {}, rcptWithoutLogin {};
    QList<RelayProbe> relays {};
    Answer injection {}; ///< code: of the reply within TLS to what was said in clear; isClosed: none came
    Answer earlyMail {};
    Answer authOverLimit {};
    std::optional<QStringList> bareEndings {}; ///< those that were taken for the end of a message
    QString bareEndingsUnknown {}, bareEndingsTalk {};
    TlsLook tls {};

    [[nodiscard]] bool offersStartTls() const { return keywords.contains(QLatin1String("STARTTLS")); }
};

struct LookOptions
{
    QString ehloName {}; ///< empty: this computer's full name, else its address in brackets
    QString certificateName {}; ///< that the certificate must bear; empty: the host
    QStringList domains {}; ///< that it may take mail for, likeliest first; its own name and what stands above it are tried too
    std::string authorities {}; ///< PEM, beside the system's
    std::vector<tls::TlsaRecord> tlsa {};
    core::UtcMicros now = 0; ///< for certificates
    tls::ProbeManners manners {}; ///< its turn counts for every connection; at most 8 at a time
    std::chrono::milliseconds patience = std::chrono::seconds(15); ///< for one answer
    bool mayTryLogins = false; ///< owner's consent: eleven AUTH within a minute, none with a secret
    bool maySendMessages = false; ///< owner's consent, own host: messages with odd ends to messagesTo. What is taken is delivered
    QString messagesTo {}; ///< address there
    std::function<void(const QString &)> tell {}; ///< what is being asked now, for people
    tls::Connect connect {}; ///< empty: TCP to the endpoint
};

/// Looks at one port: conversations one after the other, then its TLS. Blocks within \p limit. Sends no message and tries no login
/// without consent; every other recipient is taken back by RSET. Cancelled alone is an error: all else that fails makes unknowns.
[[nodiscard]] core::Result<EndpointLook> lookAtEndpoint(const Endpoint &endpoint, const LookOptions &options, const transport::Limit &limit);
/// The same over all addresses of a host (at most 8), one after the other. A name that has none: one look that says so.
[[nodiscard]] core::Result<QList<EndpointLook>> lookAtAllAddresses(const Endpoint &endpoint, const LookOptions &options, const transport::Limit &limit);

} // namespace bw::smtp
