// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/transport/imap/imapstream.h"
#include "models/transport/imap/imapwords.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace bw::transport::imap {

struct Folder
{
    std::uint32_t uidValidity = 0;
    std::uint32_t nextUid = 0; ///< 0: the server does not say
    std::uint32_t messages = 0;
};

struct Mail
{
    std::uint32_t uid = 0;
    std::uint32_t size = 0; ///< as the server says, 0: it does not; never believed
    bool operator==(const Mail &) const = default;
};

/// A session behind the login: one folder, its messages by UID, in blocks. Nothing is changed there but by markSeen() and move(), and
/// nothing is ever removed but what move() has put elsewhere. One thread; every call blocks, each command for the patience at most.
/// Denied: the server refused that command, and the session goes on. Unreachable, TimedOut, TooLarge, Malformed, Cancelled: it is over
/// (isOpen()).
class Session final
{
public:
    /// \p where: for messages. \p stop must outlive it.
    Session(std::unique_ptr<Stream> stream, QString where, std::chrono::milliseconds patience, const std::atomic_bool &stop);

    /// \p toChange: else the folder is opened for reading alone (EXAMINE). Malformed: it has no UIDVALIDITY, and so nothing to go on by.
    [[nodiscard]] core::Result<Folder> open(const QString &folder, bool toChange);
    /// Those with a higher UID, in its order, into \p found; at most limits::imapMessages. What came stands there also where it fails: servers end the connection at one whose size they cannot tell.
    [[nodiscard]] core::Done listBehind(std::uint32_t uid, std::vector<Mail> &found);
    /// These (sorted), of those that are there, the same way.
    [[nodiscard]] core::Done list(const std::vector<std::uint32_t> &uids, std::vector<Mail> &found);
    /// The UIDs from \p first to \p last that are there, sorted; at most limits::imapMessages. It opens no message, and so names those too that listBehind() leaves out.
    [[nodiscard]] core::Result<std::vector<std::uint32_t>> search(std::uint32_t first, std::uint32_t last);
    /// Small messages at once, into \p found by UID. What came whole stands there also where it fails.
    [[nodiscard]] core::Done fetch(const std::vector<Mail> &mails, std::vector<std::pair<std::uint32_t, std::string>> &found);
    /// One, block by block. Missing: the server, asked for it once more, no longer lists it. TooLarge: it has more than \p most, and was not read to its end; the session goes on.
    [[nodiscard]] core::Result<std::string> fetchLarge(std::uint32_t uid, std::size_t most);
    [[nodiscard]] core::Done markSeen(const std::vector<std::uint32_t> &uids);
    /// Into another folder, which is made where there is none. By MOVE, else by COPY and UID EXPUNGE of these alone. Unsupported: the server can do neither.
    /// Conflict: they are copied, but the server lets nobody take them away here; asked again it would copy them again.
    [[nodiscard]] core::Done move(const std::vector<std::uint32_t> &uids, const QString &folder);
    void logOut();
    [[nodiscard]] bool isOpen() const { return m_stream != nullptr; }

private:
    using OnResponse = std::function<void(Response &&)>;
    struct Answer
    {
        std::string code; ///< of the tagged line
    };
    core::Result<Answer> command(const std::string &words, const OnResponse &onResponse = {});
    core::Result<Response> receive(const Limit &limit);
    core::Problem refused(const Status &status, const std::string &words) const;
    [[nodiscard]] core::Problem broken(core::Problem problem);
    core::Problem whyNothingCame(std::uint32_t uid, std::optional<core::Problem> refusal);
    core::Done listSet(const std::string &set, std::uint32_t first, std::vector<Mail> &found);
    [[nodiscard]] bool can(std::string_view capability);

    std::unique_ptr<Stream> m_stream;
    QString m_where;
    std::chrono::milliseconds m_patience;
    const std::atomic_bool &m_stop;
    Cutter m_cutter;
    std::string m_buffer; ///< received, not cut yet
    std::size_t m_at = 0;
    std::string m_capabilities;
    int m_commands = 0;
    bool m_isStrict = false; ///< the first command was answered: from then on every line is understood
};

} // namespace bw::transport::imap
