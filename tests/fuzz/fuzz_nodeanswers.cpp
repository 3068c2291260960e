// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mta/product.h"
#include "models/mta/questions.h"
#include "models/transport/filelist.h"
#include "models/transport/hostclock.h"
#include "models/transport/ssh/commandfiles.h"
#include "tests/models/mta/scriptedroute.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>

using namespace bw;

namespace {

/// A node that answers whatever it likes: to each command the next piece of the input, which ends with a zero. The first byte of
/// a piece says how the command ended.
class AnyRoute final : public test::CommandsRoute
{
public:
    explicit AnyRoute(std::string_view input)
        : m_input(input)
    {
    }
    core::Result<transport::CommandOutput> stream(const transport::Command &, const std::function<bool(std::string_view)> &take, std::chrono::milliseconds) override
    {
        const std::string_view piece = m_input.substr(0, std::min(m_input.find('\0'), m_input.size()));
        m_input.remove_prefix(std::min(piece.size() + 1, m_input.size()));
        transport::CommandOutput output;
        if (piece.empty() || piece.front() == '!') {
            output.exitCode = 1;
            output.err = piece.substr(std::min<std::size_t>(1, piece.size()));
        } else {
            output.isCut = !take(piece.substr(1));
        }
        return output;
    }

private:
    std::string_view m_input;
};

void askFiles(std::string_view input)
{
    AnyRoute route(input);
    transport::CommandFiles files(route);
    const QString path = QStringLiteral("/var/log/mail.log");
    static_cast<void>(files.kindAt(path));
    static_cast<void>(files.statusAt(path));
    if (const auto listed = files.list(QStringLiteral("/var/log")))
        for (const transport::FoundFile &file : *listed)
            if (file.path.section(u'/', -1).startsWith(u'.'))
                std::abort();
    static_cast<void>(transport::rotatedSiblings(files, path));
    if (const auto file = files.open(path)) {
        std::array<char, 512> bytes;
        if (const auto got = (*file)->readAt(0, bytes); got && *got > bytes.size())
            std::abort();
        static_cast<void>((*file)->identity());
    }
}

} // namespace

/// All that is asked of a node but its log: settings, services and certificates of each product, the queue, files by commands,
/// the clock.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view input(reinterpret_cast<const char *>(data), size);
    for (const mta::Product *product : mta::products()) {
        if (!product->questions)
            continue;
        AnyRoute route(input);
        fleet::Snapshot snapshot;
        mta::Asked asked;
        asked.wantsHost = true;
        if (product->questions->takeSnapshot)
            static_cast<void>(product->questions->takeSnapshot(route, asked, snapshot));
        for (const fleet::Section &section : snapshot.sections)
            if (section.name.isEmpty())
                std::abort();
        AnyRoute queue(input);
        if (product->questions->sampleQueue)
            if (const auto sample = product->questions->sampleQueue(queue, { {}, {} }); sample && sample->messages < 0)
                std::abort();
    }
    askFiles(input);
    AnyRoute route(input);
    static_cast<void>(transport::clockOffset(route, core::SystemClock(), std::chrono::seconds(1)));
    return 0;
}
