// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/limits.h"
#include "models/tls/serverreply.h"
#include "models/tls/smtpopening.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>

using namespace bw;

namespace {

void check(bool isRight)
{
    if (!isRight)
        std::abort();
}

void readFlight(std::string_view input, tls::ReplyReader::Until until, std::size_t step)
{
    tls::ReplyReader whole(until), pieces(until);
    whole.feed(input);
    for (auto rest = input; !rest.empty(); rest.remove_prefix(std::min(step, rest.size())))
        pieces.feed(rest.substr(0, step));
    check(whole.state() == pieces.state() && whole.reply() == pieces.reply());
    check(whole.state() != tls::ReplyReader::State::Done || whole.reply().hello || whole.reply().alert);
    check(whole.reply().certificates.size() <= core::limits::tlsCertificates);
    if (whole.reply().hello)
        check(whole.reply().hello->extensions.size() <= core::limits::tlsExtensions);
    if (whole.reply().keyExchange)
        check(whole.reply().keyExchange->bits >= 0 && whole.reply().keyExchange->bits <= 8 * 65'535);
}

void readReplies(std::string_view input, std::size_t step)
{
    using State = tls::SmtpReplyReader::State;
    tls::SmtpReplyReader reader;
    for (auto rest = input; !rest.empty(); rest.remove_prefix(std::min(step, rest.size()))) {
        State state = reader.feed(rest.substr(0, step));
        for (; state == State::Done; state = reader.feed({})) {
            const tls::SmtpReply reply = reader.take();
            check(reply.code >= 200 && reply.code < 600 && !reply.lines.empty());
        }
        if (state != State::More)
            return;
    }
}

} // namespace

/// A server that says anything, in pieces whose length the input tells: as one piece it says the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const std::string_view input(reinterpret_cast<const char *>(data) + 1, size - 1);
    const std::size_t step = 1 + data[0] % 64;
    readFlight(input, tls::ReplyReader::Until::Hello, step);
    readFlight(input, tls::ReplyReader::Until::KeyExchange, step);
    readReplies(input, step);
    return 0;
}
