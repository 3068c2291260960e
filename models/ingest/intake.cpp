// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/intake.h"

#include "models/core/guard.h"
#include "models/fleet/node.h"
#include "models/ingest/products.h"
#include "models/ingest/tr.h"
#include "models/store/maintenance.h"

#include <algorithm>
#include <charconv>

namespace bw::ingest {

using core::fail;
using core::Problem;
using core::ProblemKind;

/// The store's chunks as the recogniser asks for them.
class Intake::Chunks final : public KnownChunks
{
public:
    explicit Chunks(store::KnownLines &known)
        : m_known(known)
    {
    }
    core::Result<std::uint32_t> count(std::uint64_t hash, std::uint32_t lines, std::uint64_t before) override { return m_known.count(hash, lines, before); }
    core::Result<std::vector<KnownChunk>> touching(core::UtcMicros low, core::UtcMicros high, bool edgesOnly) override
    {
        const auto found = m_known.touching(low, high, edgesOnly);
        if (!found)
            return fail(found.error());
        std::vector<KnownChunk> chunks;
        chunks.reserve(found->size());
        for (const store::ChunkFacts &chunk : *found)
            chunks.push_back({ chunk.hash, chunk.number, chunk.lines, chunk.low, chunk.high, chunk.edge });
        return chunks;
    }
    core::Result<std::string> marks(const KnownChunk &chunk) override { return m_known.marks(chunk.hash, chunk.number); }

private:
    store::KnownLines &m_known;
};

Intake::Intake(store::Store store, const core::Clock &clock, IntakeOptions options)
    : m_store(std::move(store))
    , m_clock(clock)
    , m_options(std::move(options))
{
}

Intake::~Intake() = default;

core::Result<std::unique_ptr<Intake>> Intake::open(store::Store store, const MakeHasher &makeHasher, const core::Clock &clock, const IntakeOptions &options)
{
    const auto product = mtaNamed(options.mta);
    if (!product)
        return fail(product.error());
    if (options.node.trimmed().isEmpty())
        return fail({ ProblemKind::Usage, Tr::tr("The log needs the name of its node"), {}, {}, Tr::tr("Name it, for example mx1.") });
    if (auto done = fleet::checkName(options.node); !done)
        return fail(done.error());
    if (store.isReadOnly())
        return fail(store.whyReadOnly());
    std::unique_ptr<core::KeyedHasher> hasher = makeHasher ? makeHasher() : nullptr;
    if (!hasher)
        return fail({ ProblemKind::Denied, Tr::tr("Nothing can be written into this store from here"), Tr::tr("its key is not on this desk"),
            store.path(), Tr::tr("Import the key with “breakwaterctl store key import”.") });
    std::unique_ptr<Intake> intake(new Intake(std::move(store), clock, options));
    intake->m_hasher = std::move(hasher);
    intake->m_options.mta = QString::fromUtf8((*product)->id.data(), static_cast<qsizetype>((*product)->id.size()));
    auto writer = WriterThread::start(intake->m_store, options.node, intake->m_options.mta, options.purpose, clock);
    if (!writer)
        return fail(writer.error());
    intake->m_writer = std::move(*writer);
    intake->m_lines = std::make_unique<LedgerThread>(**product, *intake->m_writer);
    const store::NodeState &state = intake->m_writer->state();
    intake->m_sources = state.sources;
    intake->m_nextSource = std::max(1U, state.nextSource);
    intake->m_firstChunk = intake->m_nextChunk = std::max<std::uint64_t>(1, state.nextChunk);
    auto known = store::KnownLines::open(intake->m_store, state.node);
    if (!known)
        return fail(known.error());
    intake->m_known = std::move(*known);
    intake->m_chunks = std::make_unique<Chunks>(*intake->m_known);
    intake->m_entries = std::make_unique<KnownEntries>(*intake->m_known);
    return intake;
}

KnownChunks &Intake::known()
{
    return *m_chunks;
}

std::uint32_t Intake::sourceNumber(const store::SourceRow &source)
{
    const auto same = std::find_if(m_sources.begin(), m_sources.end(), [&source](const store::SourceRow &other) {
        return other.path == source.path && other.device == source.device && other.inode == source.inode && other.headHash == source.headHash
            && source.headHash != 0;
    });
    if (same != m_sources.end())
        return same->number;
    m_sources.push_back(source);
    m_sources.back().number = m_nextSource;
    return m_nextSource++;
}

core::Done Intake::guard(const QString &where, const std::function<core::Done()> &read)
{
    try {
        return read();
    } catch (...) {
        m_broken = core::problemOfException(where);
        return fail(*m_broken);
    }
}

core::Result<bool> Intake::hasEntry(const logs::EntryId &id)
{
    auto has = m_entries->has(id);
    if (!has)
        m_broken = has.error();
    return has;
}

core::Done Intake::settle()
{
    if (auto done = commit(true); !done)
        return done;
    if (auto done = m_writer->drain(); !done)
        return done;
    const auto any = m_known->hasAny();
    if (!any)
        return fail(any.error());
    m_nothingKnown = !*any;
    return {};
}

core::Done Intake::makeLedger()
{
    logs::LedgerOptions options;
    options.homeZone = m_store.homeZone();
    options.clock = &m_clock;
    // Every cube that begins with hours has the same ones (models/store/cellgrid.h); quarters fit all zones.
    const store::CellGrid grid = m_store.grid("stream_cell");
    for (const auto &stretch : grid.stretches())
        if (stretch.to != INT64_MAX)
            options.zonesBefore.push_back({ stretch.to, stretch.zone });
    options.next = m_writer->state().next;
    const auto own = m_store.value("own_domains");
    if (!own)
        return fail(own.error());
    for (const QString &domain : own->split(u' ', Qt::SkipEmptyParts))
        options.ownDomains.push_back(domain.toStdString());
    const auto clear = m_store.value("clear_recipients");
    if (!clear)
        return fail(clear.error());
    options.clearRecipients = *clear == u"1";
    const auto templates = m_known->replyTemplates();
    if (!templates)
        return fail(templates.error());
    options.templates = *templates;
    auto ledger = std::make_unique<logs::Ledger>(std::move(options), *m_hasher);
    for (const logs::OpenMessageChange &open : m_writer->state().open)
        ledger->restore(open.key, open.state);
    m_lines->setLedger(std::move(ledger));
    m_hasLedger = true;
    return {};
}

core::Done Intake::useSource(std::uint32_t number, bool isContinuation)
{
    if (!m_hasLedger)
        if (auto done = makeLedger(); !done)
            return done;
    if (number == m_current && isContinuation)
        return {};
    m_current = number;
    m_timeBefore = 0;
    m_lastWasRefused = false;
    if (!isContinuation)
        m_lines->breakContact();
    const auto source = std::ranges::find(m_sources, number, &store::SourceRow::number);
    m_lines->setSource(number, source != m_sources.end() ? source->path : std::string());
    return lookElsewhere(number);
}

core::Done Intake::lookElsewhere(std::uint32_t number)
{
    m_elsewhere = nullptr;
    if (m_options.anyway)
        return {};
    const auto there = m_elsewhereOf.find(number);
    if (there != m_elsewhereOf.end()) {
        m_elsewhere = &there->second;
        return {};
    }
    auto spans = m_known->heardSpans();
    if (!spans)
        return fail(spans.error());
    auto programs = m_known->heardPrograms();
    if (!programs)
        return fail(programs.error());
    m_elsewhere = &(m_elsewhereOf[number] = HeardElsewhere(std::move(*spans), *programs));
    return {};
}

void Intake::noteTime(core::UtcMicros time)
{
    if (m_timeBefore != 0)
        m_longestSilence = std::max(m_longestSilence, time - m_timeBefore);
    m_timeBefore = time;
    m_lastTime = std::max(m_lastTime, time);
}

bool Intake::take(const logs::Line &line)
{
    ++m_counts.lines;
    m_lastWasRefused = m_elsewhere && m_elsewhere->refuses(line, m_family);
    if (m_lastWasRefused) {
        ++m_counts.alreadyHeard;
        return false;
    }
    noteTime(line.time);
    m_lines->add(LedgerThread::Kind::Line, line, m_family);
    return true;
}

bool Intake::takeUnreadable(const logs::Line &line)
{
    ++m_counts.lines;
    if (m_lastWasRefused) { // nobody can tell its time: the line before it decides
        ++m_counts.alreadyHeard;
        return false;
    }
    m_lines->add(LedgerThread::Kind::Unreadable, line, m_family);
    return true;
}

void Intake::skip(const logs::Line &line)
{
    ++m_counts.lines;
    ++m_counts.alreadyKnown;
    noteTime(line.time);
    m_lines->add(LedgerThread::Kind::Known, line, m_family);
}

bool Intake::isWholeLine(std::string_view line) const
{
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    if (line.starts_with('{')) // an entry of journald: one object, none inside it
        return line.ends_with('}') && !line.ends_with("\\}") && std::ranges::count(line, '"') % 2 == 0;
    const mta::Product *const product = mta::productById(m_options.mta.toStdString());
    return product && product->isWhole && product->isWhole(line);
}

void Intake::countStray(std::uint64_t lines)
{
    m_counts.lines += static_cast<qint64>(lines);
    m_counts.unreadable += static_cast<qint64>(lines);
}

store::ChunkRef Intake::addChunk(store::ChunkRow row)
{
    row.number = m_nextChunk++;
    const store::ChunkRef ref { row.hash, row.number };
    m_lines->addChunk(std::move(row));
    return ref;
}

void Intake::setPlace(const store::CursorRow &place)
{
    m_places[place.path] = place;
    m_lines->setCursor(place);
}

std::string Intake::marked(const std::string &state, std::uint64_t next)
{
    return '@' + std::to_string(next) + ' ' + state;
}

std::uint64_t Intake::takeMark(std::string_view &state)
{
    std::uint64_t next = 0;
    if (!state.starts_with('@'))
        return 0;
    const auto [end, error] = std::from_chars(state.data() + 1, state.data() + state.size(), next);
    if (error != std::errc() || end == state.data() + state.size() || *end != ' ')
        return 0;
    state.remove_prefix(static_cast<std::size_t>(end - state.data()) + 1);
    return next;
}

void Intake::writeEntries()
{
    if (auto added = m_entries->takeAdded(); !added.empty())
        m_lines->addEntries(std::move(added));
}

core::Done Intake::commit(bool always)
{
    if (m_broken)
        return fail(*m_broken);
    if (m_entries->isLarge()) {
        m_lines->commit(true, m_batchPart);
        if (auto done = m_lines->wait(); !done)
            return done;
        if (auto done = m_writer->drain(); !done)
            return done;
        m_entries->forget();
    }
    m_lines->commit(always, m_batchPart);
    return always ? m_lines->wait() : m_lines->problem();
}

void Intake::setBytesLeft(qint64 bytes)
{
    constexpr qint64 fewBytes = 24'000'000, lastBytes = 4'000'000; // a whole batch is about 27 MB of a log
    m_batchPart = bytes < 0 || bytes > fewBytes ? 1 : bytes > lastBytes ? 4 : 24;
}

ImportCounts &Intake::counts()
{
    const BatchCounts more = m_lines->takeCounts();
    m_counts.events += more.events;
    m_counts.messages += more.messages;
    m_counts.recipients += more.recipients;
    m_counts.unrecognised += more.unrecognised;
    m_counts.unreadable += more.unreadable;
    m_counts.configEvents += more.configEvents;
    return m_counts;
}

ImportCounts Intake::stored()
{
    const BatchCounts stored = m_writer->stored();
    ImportCounts counts = m_counts;
    counts.lines = stored.lines + m_counts.alreadyKnown + m_counts.alreadyHeard;
    counts.events = stored.events;
    counts.messages = stored.messages;
    counts.recipients = stored.recipients;
    counts.unrecognised = stored.unrecognised;
    counts.unreadable = stored.unreadable;
    counts.configEvents = stored.configEvents;
    return counts;
}

core::Done Intake::finish(bool goesOn)
{
    if (m_broken)
        return fail(*m_broken);
    if (m_hasLedger && !goesOn)
        m_lines->endContact();
    for (const auto &[path, place] : m_places) {
        store::CursorRow last = place;
        last.state = marked(place.state, m_nextChunk);
        m_lines->setCursor(last);
    }
    if (auto done = commit(true); !done)
        return done;
    return m_writer->finish();
}

core::Done Intake::upkeep(const std::atomic_bool &stop)
{
    if (auto done = commit(true); !done)
        return done;
    if (auto done = m_writer->drain(); !done)
        return done;
    const auto report = store::maintain(m_store, {}, m_clock, stop);
    return report ? core::Done() : fail(report.error());
}

} // namespace bw::ingest
