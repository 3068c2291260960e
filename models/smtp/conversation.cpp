// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/smtp/conversation.h"

#include "models/smtp/tr.h"

#include <QStringList>

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace bw::smtp {

using core::fail;
using core::ProblemKind;
using std::string_view;

namespace {

constexpr qsizetype mostTalk = 64 * 1024; ///< of one connection, in characters
constexpr qsizetype mostKeywords = 100;

QString textOf(string_view bytes)
{
    QString text = QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
    for (QChar &c : text)
        if (c.category() == QChar::Other_Control)
            c = u'\uFFFD';
    return text;
}

} // namespace

Conversation::Conversation(std::unique_ptr<transport::Stream> stream)
    : m_stream(std::move(stream))
{
}

void Conversation::note(char who, string_view bytes)
{
    if (m_talk.size() < mostTalk)
        note(QLatin1Char(who) + u": "_s + textOf(bytes));
}

core::Result<tls::SmtpReply> Conversation::listen(const transport::Limit &limit)
{
    std::array<char, 4096> block {};
    auto state = m_reader.feed({});
    while (state == tls::SmtpReplyReader::State::More) {
        const auto got = m_stream->receive(block.data(), block.size(), limit);
        if (!got)
            return fail(got.error());
        state = m_reader.feed(string_view(block.data(), *got));
    }
    if (state != tls::SmtpReplyReader::State::Done) {
        note('S', m_reader.takeRest().substr(0, 200));
        return fail({ ProblemKind::Malformed, Tr::tr("The answer is no reply of SMTP"), {}, {}, {} });
    }
    tls::SmtpReply reply = m_reader.take();
    for (std::size_t i = 0; i < reply.lines.size(); ++i)
        note('S', std::to_string(reply.code) + (i + 1 < reply.lines.size() ? '-' : ' ') + reply.lines[i]);
    return reply;
}

core::Result<tls::SmtpReply> Conversation::say(string_view line, const transport::Limit &limit)
{
    if (m_reader.hasRest()) { // said before its turn: a farewell, or what would be taken for the reply to this
        auto before = listen(limit);
        if (!before || before->code == 421)
            return before;
        return fail({ ProblemKind::Malformed, Tr::tr("The answer is no reply of SMTP"), {}, {}, {} });
    }
    if (auto sent = send(std::string(line) + "\r\n", limit); !sent)
        return fail(sent.error());
    return listen(limit);
}

core::Done Conversation::send(string_view bytes, const transport::Limit &limit)
{
    for (string_view rest = bytes; !rest.empty();) {
        const auto end = std::min(rest.find("\r\n"), rest.size());
        note('C', rest.substr(0, end));
        rest.remove_prefix(std::min(end + 2, rest.size()));
    }
    return m_stream->send(bytes, limit);
}

void Conversation::quit(const transport::Limit &limit)
{
    const auto soon = limit.within(std::chrono::seconds(1));
    if (send("QUIT\r\n", soon))
        static_cast<void>(listen(soon));
}

core::Done Conversation::beginTls(const tls::TlsWish &wish, const transport::Limit &limit)
{
    auto within = tls::TlsStream::over(std::move(m_stream), m_reader.takeRest(), wish, limit);
    if (!within) {
        note(u"(TLS: %1)"_s.arg(within.error().reason.isEmpty() ? within.error().what : within.error().reason));
        return fail(within.error());
    }
    note(u"(TLS)"_s);
    m_tls = within->get();
    m_stream = std::move(*within);
    m_reader = {};
    return {};
}

QStringList keywordsOf(const tls::SmtpReply &ehlo)
{
    QStringList words;
    for (std::size_t i = 1; i < ehlo.lines.size() && words.size() < mostKeywords; ++i) { // the first names the server
        // "AUTH=PLAIN LOGIN": an old form of the same
        const QString word = textOf(ehlo.lines[i]).section(u' ', 0, 0).section(u'=', 0, 0).toUpper().left(64);
        if (!word.isEmpty() && !words.contains(word))
            words << word;
    }
    return words;
}

QString parametersOf(const tls::SmtpReply &ehlo, const QString &keyword)
{
    QString parameters;
    for (std::size_t i = 1; i < ehlo.lines.size(); ++i) {
        const QString line = textOf(ehlo.lines[i]).left(1024);
        if (line.compare(keyword, Qt::CaseInsensitive) == 0 || line.startsWith(keyword + u' ', Qt::CaseInsensitive) || line.startsWith(keyword + u'=', Qt::CaseInsensitive))
            parameters += (parameters.isEmpty() ? u""_s : u" "_s) + line.mid(keyword.size() + 1).trimmed();
    }
    return parameters;
}

QString inWords(const tls::SmtpReply &reply)
{
    return (QString::number(reply.code) + u' ' + (reply.lines.empty() ? QString() : textOf(reply.lines.back()).left(300))).trimmed();
}

} // namespace bw::smtp
