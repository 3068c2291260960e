// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/transport/imap/imapsession.h"

#include <QString>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>

using namespace bw;

namespace {

constexpr std::size_t most = 2000; ///< of a message here

/// Says what the input holds, in pieces whose length it tells too.
class Stream final : public transport::imap::Stream
{
public:
    explicit Stream(std::string_view input)
        : m_input(input)
    {
    }
    core::Done send(std::string_view, const transport::Limit &) override { return {}; }
    core::Result<std::size_t> receive(char *into, std::size_t size, const transport::Limit &) override
    {
        if (m_input.empty())
            return core::fail({ core::ProblemKind::Unreachable });
        const std::size_t count = std::min({ size, m_input.size(), std::size_t(1) + static_cast<unsigned char>(m_input.front()) });
        std::copy_n(m_input.begin(), count, into);
        m_input.remove_prefix(count);
        return count;
    }

private:
    std::string_view m_input;
};

} // namespace

/// A server that says anything: what is taken from it was asked for, and no more.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::atomic_bool stop = false;
    transport::imap::Session session(std::make_unique<Stream>(std::string_view(reinterpret_cast<const char *>(data), size)), QString(), std::chrono::hours(1), stop);
    if (const auto folder = session.open(QStringLiteral("INBOX"), false); folder && folder->uidValidity == 0)
        std::abort();
    std::vector<transport::imap::Mail> mails;
    static_cast<void>(session.listBehind(3, mails));
    for (std::size_t i = 0; i < mails.size(); ++i)
        if (mails.at(i).uid <= (i == 0 ? 3 : mails.at(i - 1).uid))
            std::abort();
    if (const auto uids = session.search(4, 9))
        for (std::size_t i = 0; i < uids->size(); ++i)
            if (uids->at(i) <= (i == 0 ? 3 : uids->at(i - 1)) || uids->at(i) > 9)
                std::abort();
    std::vector<std::pair<std::uint32_t, std::string>> found;
    static_cast<void>(session.fetch({ { 4, 100 }, { 5, most } }, found));
    for (const auto &[uid, bytes] : found)
        if ((uid != 4 && uid != 5) || bytes.size() > most)
            std::abort();
    if (const auto whole = session.fetchLarge(6, most); whole && whole->size() > most)
        std::abort();
    static_cast<void>(session.move({ 4, 5 }, QStringLiteral("Archive")));
    session.logOut();
    return 0;
}
