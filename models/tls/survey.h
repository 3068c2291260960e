// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tls/clienthello.h"
#include "models/tls/picture.h"
#include "models/tls/ranking.h"
#include "models/tls/serverreply.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace bw::tls {

/// Which question comes next, and what the answers say together. Knows no connection, no thread and no clock; any number of
/// questions may be open at a time. The first one is alone: its answer says whether there is a server at all.
class Survey final
{
public:
    struct Question
    {
        int id = 0;
        ClientHello hello; ///< without its random
        ReplyReader::Until until = ReplyReader::Until::Hello;
        bool isSilenceRefusal = false; ///< servers that never heard of SSL 2 may wait for the rest of what they take for TLS
    };

    /// \p serverName: said as SNI; empty or an address: none is.
    explicit Survey(std::string serverName);

    [[nodiscard]] std::optional<Question> next();
    /// An answer in TLS, or (nothing) the server has ended the connection without one, which is a refusal too.
    void take(int id, const std::optional<ServerReply> &reply);
    void fail(int id); ///< nobody knows: no connection, no time, no TLS
    [[nodiscard]] bool isDone() const;
    [[nodiscard]] Picture picture() const;

private:
    enum class Topic : std::uint8_t { Ssl2, Suites, Groups, Curves, Certificate, Compression, Fallback, Dh, ExportRsa };
    struct Open
    {
        Topic topic = Topic::Suites;
        std::size_t version = 0;
        int ranking = 0; ///< the question's id there
        std::vector<Code> offer;
    };
    struct Look
    {
        Version version;
        Ranking suites;
        Seen offered = Seen::Unknown;
    };

    [[nodiscard]] ClientHello helloOf(Version version, std::vector<Code> suites) const;
    Question ask(Open open, ClientHello hello, ReplyReader::Until until = ReplyReader::Until::Hello);
    [[nodiscard]] std::optional<Question> nextOfSuites(std::size_t look);
    [[nodiscard]] std::optional<Question> nextOfGroups();
    [[nodiscard]] std::optional<Question> nextOfRest();
    void takeSuite(const Open &open, const std::optional<ServerReply> &reply);
    void takeRest(const Open &open, const std::optional<ServerReply> &reply);
    void learn(const ServerReply &reply);
    void settle();
    void askAboutRest();
    void askAboutExport();
    [[nodiscard]] std::optional<std::size_t> highestOld() const;

    const std::string m_serverName;
    std::vector<Look> m_looks; ///< SSL 3 to TLS 1.3
    std::map<int, Open> m_open;
    int m_nextId = 1;
    bool m_isFirstAsked = false, m_isFirstAnswered = false, m_isSsl2Asked = false;
    bool m_isSettled = false; ///< it is known which versions there are
    bool m_isExportAsked = false;
    std::optional<Ranking> m_groups, m_curves;
    std::optional<Code> m_certificateCurve;
    std::vector<Open> m_rest; ///< single questions that are still to be asked
    Picture m_picture;
};

} // namespace bw::tls
