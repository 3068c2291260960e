// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/transport/stream.h"

#include <algorithm>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace bw::test {

/// A mail server by the book of a test: it never waits, and remembers every line of every connection. Any thread.
class ScriptedServer final
{
public:
    /// The reply to a line, as bytes; nothing: it ends the connection. The line "" is the connection itself.
    using Script = std::function<std::optional<std::string>(const std::string &line)>;
    explicit ScriptedServer(Script script)
        : m_script(std::move(script))
    {
    }

    [[nodiscard]] std::unique_ptr<transport::Stream> connect()
    {
        const std::scoped_lock lock(m_mutex);
        m_heard.emplace_back();
        return std::make_unique<Wire>(*this, m_heard.size() - 1);
    }
    /// The lines of each connection.
    [[nodiscard]] std::vector<std::vector<std::string>> heard() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_heard;
    }

private:
    class Wire final : public transport::Stream
    {
    public:
        Wire(ScriptedServer &server, std::size_t number)
            : m_server(server)
            , m_number(number)
        {
            answer({});
        }
        core::Done send(std::string_view bytes, const transport::Limit &) override
        {
            m_unread += bytes;
            for (auto end = m_unread.find("\r\n"); end != std::string::npos && !m_isOver; end = m_unread.find("\r\n")) {
                const std::string line = m_unread.substr(0, end);
                m_unread.erase(0, end + 2);
                {
                    const std::scoped_lock lock(m_server.m_mutex);
                    m_server.m_heard[m_number].push_back(line);
                }
                answer(line);
            }
            return {};
        }
        core::Result<std::size_t> receive(char *into, std::size_t size, const transport::Limit &) override
        {
            if (m_said.empty())
                return core::fail({ m_isOver ? core::ProblemKind::Unreachable : core::ProblemKind::TimedOut, QStringLiteral("nothing more"), {}, {}, {} });
            const std::size_t some = std::min(size, m_said.size());
            std::copy_n(m_said.begin(), some, into);
            m_said.erase(0, some);
            return some;
        }

    private:
        void answer(const std::string &line)
        {
            const auto reply = m_server.m_script(line);
            m_isOver = !reply;
            m_said += reply.value_or(std::string());
        }

        ScriptedServer &m_server;
        const std::size_t m_number;
        std::string m_unread, m_said;
        bool m_isOver = false;
    };

    const Script m_script;
    mutable std::mutex m_mutex;
    std::vector<std::vector<std::string>> m_heard;
};

} // namespace bw::test
