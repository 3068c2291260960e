// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/eventreader.h"

#include "models/archive/archivereader.h"
#include "models/core/clock.h"
#include "models/core/guard.h"
#include "models/core/hash.h"
#include "models/core/limits.h"
#include "models/ingest/inputs.h"
#include "models/ingest/logzone.h"
#include "models/ingest/products.h"
#include "models/logs/envelope.h"
#include "models/logs/ledger.h"
#include "models/mta/product.h"
#include "models/transport/local/localroute.h"

#include <cstring>
#include <utility>
#include <vector>

namespace bw::ingest {

using core::fail;

namespace {

/// Nothing is kept here, so nothing needs a key.
class QuickHasher final : public core::KeyedHasher
{
public:
    core::KeyedHash hash(std::string_view text) override
    {
        core::KeyedHash made;
        const std::uint64_t parts[2] { core::fastHash(text), core::fastHash(text, 1) };
        std::memcpy(made.bytes.data(), parts, sizeof parts);
        return made;
    }
};

class Reading final
{
public:
    Reading(const mta::Product &product, const std::function<bool(const logs::Event &)> &sink)
        : m_dispatcher(product)
        , m_ledger({}, m_hasher)
        , m_sink(sink)
    {
        m_ledger.setOnAccepted([this](const logs::Event &event) {
            logs::Event here = event;
            here.line = m_line;
            tell(here);
        });
    }

    core::Result<bool> readAll(archive::ArchiveReader &reader, logs::EnvelopeReader &envelope)
    {
        m_ledger.breakContact();
        std::uint64_t offset = 0;
        std::size_t held = 0; // bytes of an unfinished line
        while (m_goesOn) {
            m_buffer.resize(held + core::limits::readBlock);
            const auto got = reader.read(m_buffer.data() + held, core::limits::readBlock);
            if (!got)
                return fail(got.error());
            const std::string_view bytes(m_buffer.data(), held + *got);
            envelope.setBlock(bytes, offset, envelope.nextNumber(), *got == 0);
            readBlock(envelope);
            const std::size_t consumed = envelope.consumed();
            offset += consumed;
            held = bytes.size() - consumed;
            std::memmove(m_buffer.data(), m_buffer.data() + consumed, held);
            if (*got == 0)
                break;
        }
        return m_goesOn;
    }

    EventCounts counts;

private:
    void readBlock(logs::EnvelopeReader &envelope)
    {
        logs::Line line;
        while (m_goesOn) {
            const auto step = envelope.next(line);
            if (step == logs::EnvelopeReader::Step::NeedMore)
                return;
            ++counts.lines;
            m_line = line.number;
            if (step == logs::EnvelopeReader::Step::Unreadable)
                ++counts.unreadable;
            else
                readLine(line);
        }
    }

    void readLine(const logs::Line &line)
    {
        m_events.clear();
        switch (m_dispatcher.read(line, m_events)) {
        case mta::Dispatcher::Outcome::Unrecognised:
            ++counts.unrecognised;
            return;
        case mta::Dispatcher::Outcome::Failed:
            ++counts.unreadable;
            return;
        case mta::Dispatcher::Outcome::Silent:
        case mta::Dispatcher::Outcome::Foreign:
            return;
        case mta::Dispatcher::Outcome::Events:
            break;
        }
        m_ledger.take(line, m_events);
        for (logs::Event &event : m_events) {
            if (event.kind == logs::EventKind::LoginOutage) // turned away all the same; the reason says that nothing was checked
                event.kind = logs::EventKind::LoginFailed;
            if (static_cast<int>(event.kind) >= logs::publicEventKinds || event.kind == logs::EventKind::Accepted)
                continue;
            event.line = line.number;
            tell(event);
        }
        if (m_ledger.isBatchFull())
            static_cast<void>(m_ledger.takeBatch());
    }

    void tell(const logs::Event &event)
    {
        ++counts.events;
        if (m_goesOn)
            m_goesOn = m_sink(event);
    }

    QuickHasher m_hasher;
    mta::Dispatcher m_dispatcher;
    logs::Ledger m_ledger;
    const std::function<bool(const logs::Event &)> &m_sink;
    logs::Events m_events;
    std::vector<char> m_buffer;
    std::uint64_t m_line = 0;
    bool m_goesOn = true;
};

/// \p file: that is being read.
core::Result<EventCounts> readAll(const EventReaderOptions &options, const std::function<bool(const logs::Event &)> &sink, QString &file)
{
    const auto zone = logZone(options.logZone);
    if (!zone)
        return fail(zone.error());
    const auto product = mtaNamed(options.mta);
    if (!product)
        return fail(product.error());
    Reading reading(**product, sink);
    const core::SystemClock clock;
    transport::LocalFiles here;
    for (const Input &input : inputsOf(here, options.paths, options.year, options.logZone, reading.counts.unreadableInputs)) {
        file = input.path;
        auto reader = archive::ArchiveReader::open(input.path);
        archive::Entry entry;
        core::Result<bool> more = reader ? (*reader)->next(entry) : fail(reader.error());
        while (more && *more) {
            const core::UtcMicros modified = entry.modified != 0 ? entry.modified : input.modified != 0 ? input.modified : clock.now();
            logs::EnvelopeReader envelope({ *zone, options.year, modified });
            more = reading.readAll(**reader, envelope);
            if (more && *more)
                more = (*reader)->next(entry);
            else if (more)
                return std::move(reading.counts);
        }
        if (!more)
            reading.counts.unreadableInputs << more.error().oneLine();
    }
    return std::move(reading.counts);
}

} // namespace

core::Result<EventCounts> readEvents(const EventReaderOptions &options, const std::function<bool(const logs::Event &)> &sink)
{
    QString file;
    return core::guarded(file, [&] { return readAll(options, sink, file); });
}

} // namespace bw::ingest
