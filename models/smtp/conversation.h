// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tls/smtpopening.h"
#include "models/tls/tlsstream.h"

#include <QString>

#include <memory>
#include <string>
#include <string_view>

namespace bw::smtp {

/// Commands and replies of one connection, and both as lines that begin with "C: " and "S: ". One thread.
class Conversation final
{
public:
    explicit Conversation(std::unique_ptr<transport::Stream> stream);

    /// Says nothing and takes the next reply. Unreachable: it was ended; TimedOut, Cancelled; Malformed: that is no SMTP.
    [[nodiscard]] core::Result<tls::SmtpReply> listen(const transport::Limit &limit);
    /// One line, and the reply to it. Malformed: the server spoke before its turn, and nothing was sent.
    [[nodiscard]] core::Result<tls::SmtpReply> say(std::string_view line, const transport::Limit &limit);
    /// Bytes as they are, in one write; no reply is waited for.
    [[nodiscard]] core::Done send(std::string_view bytes, const transport::Limit &limit);
    /// QUIT, without waiting for long.
    void quit(const transport::Limit &limit);
    /// Goes on within TLS. As tls::TlsStream::over().
    [[nodiscard]] core::Done beginTls(const tls::TlsWish &wish, const transport::Limit &limit);
    [[nodiscard]] tls::TlsStream *within() const { return m_tls; } ///< null: in clear

    [[nodiscard]] qsizetype mark() const { return m_talk.size(); }
    /// What was said since then.
    [[nodiscard]] QString talk(qsizetype since = 0) const { return m_talk.mid(since).trimmed(); }
    void note(const QString &line) { m_talk += line + QLatin1Char('\n'); }

private:
    void note(char who, std::string_view bytes);

    std::unique_ptr<transport::Stream> m_stream;
    tls::TlsStream *m_tls = nullptr; ///< m_stream, once it is one
    tls::SmtpReplyReader m_reader;
    QString m_talk;
};

/// The first words of a reply's lines, in capitals: what EHLO names.
[[nodiscard]] QStringList keywordsOf(const tls::SmtpReply &ehlo);
/// What stands behind a keyword; null: there is no such keyword.
[[nodiscard]] QString parametersOf(const tls::SmtpReply &ehlo, const QString &keyword);
/// "550 5.1.1 User unknown", of several lines the last.
[[nodiscard]] QString inWords(const tls::SmtpReply &reply);

} // namespace bw::smtp
