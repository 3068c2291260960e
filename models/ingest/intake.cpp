// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/intake.h"

#include "models/core/limits.h"
#include "models/ingest/products.h"
#include "models/ingest/tr.h"
#include "models/store/maintenance.h"

#include <algorithm>

namespace bw::ingest {

using core::fail;
using core::Problem;
using core::ProblemKind;

namespace {

/// Lines of a file that brings no rows (all known, all foreign) still go to coverage now and then.
constexpr std::size_t mostLinesUncommitted = 500'000;
/// Programs and days of one batch.
constexpr std::size_t mostPrograms = 512;

} // namespace

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
    , m_dispatcher(*mta::productById(m_options.mta.toStdString()))
{
}

Intake::~Intake() = default;

core::Result<std::unique_ptr<Intake>> Intake::open(store::Store store, const MakeHasher &makeHasher, const core::Clock &clock, const IntakeOptions &options)
{
    if (const auto product = mtaNamed(options.mta); !product)
        return fail(product.error());
    if (options.node.trimmed().isEmpty())
        return fail({ ProblemKind::Usage, Tr::tr("The log needs the name of its node"), {}, {}, Tr::tr("Name it, for example mx1.") });
    if (store.isReadOnly())
        return fail(store.whyReadOnly());
    std::unique_ptr<core::KeyedHasher> hasher = makeHasher ? makeHasher() : nullptr;
    if (!hasher)
        return fail({ ProblemKind::Denied, Tr::tr("Nothing can be written into this store from here"), Tr::tr("its key is not on this desk"),
            store.path(), Tr::tr("Import the key with “breakwaterctl store key import”.") });
    std::unique_ptr<Intake> intake(new Intake(std::move(store), clock, options));
    intake->m_hasher = std::move(hasher);
    auto writer = WriterThread::start(intake->m_store, options.node, options.mta, options.purpose, clock);
    if (!writer)
        return fail(writer.error());
    intake->m_writer = std::move(*writer);
    const store::NodeState &state = intake->m_writer->state();
    intake->m_sources = state.sources;
    intake->m_nextSource = std::max(1U, state.nextSource);
    intake->m_nextChunk = std::max<std::uint64_t>(1, state.nextChunk);
    auto known = store::KnownLines::open(intake->m_store, state.node);
    if (!known)
        return fail(known.error());
    intake->m_known = std::move(*known);
    intake->m_chunks = std::make_unique<Chunks>(*intake->m_known);
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

void Intake::noteSource(const store::SourceRow &source)
{
    auto &rows = m_progress.sources;
    const auto there = std::find_if(rows.begin(), rows.end(), [&source](const store::SourceRow &row) { return row.number == source.number; });
    if (there != rows.end())
        *there = source;
    else
        rows.push_back(source);
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
    m_ledger = std::make_unique<logs::Ledger>(std::move(options), *m_hasher);
    for (const logs::OpenMessageChange &open : m_writer->state().open)
        m_ledger->restore(open.key, open.state);
    return {};
}

core::Done Intake::useSource(std::uint32_t number, bool isContinuation)
{
    if (!m_ledger)
        if (auto done = makeLedger(); !done)
            return done;
    if (number == m_current && isContinuation)
        return {};
    m_current = number;
    m_timeBefore = 0;
    m_lastWasRefused = false;
    if (!isContinuation)
        m_ledger->breakContact();
    m_ledger->setSource(number);
    return lookElsewhere(number);
}

void Intake::setFamily(logs::EnvelopeFamily family)
{
    m_family = family;
    m_ledger->setFamily(family);
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

/// For a later import of the same hours through another kind of envelope. Called for each line: most are like the last.
void Intake::noteProgram(const logs::Line &line)
{
    const std::string_view program = programOf(line.process);
    auto &rows = m_progress.programs;
    const auto isOf = [&](const store::HeardProgram &row) { return row.program == program && row.host == line.host && row.family == m_family; };
    if (m_program < rows.size() && line.time >= m_programHour && line.time - m_programHour < core::microsPerHour && isOf(rows[m_program]))
        return;
    m_programHour = core::floorTo(line.time, core::microsPerHour);
    const core::UtcMicros day = core::floorTo(line.time, core::microsPerDay);
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const store::HeardProgram &row) { return row.day == day && isOf(row); });
    m_program = static_cast<std::size_t>(found - rows.begin());
    if (found == rows.end()) {
        if (rows.size() >= mostPrograms) // somebody invents names: those are only not known again
            return;
        rows.push_back({ std::string(line.host), std::string(program), m_family, day, 0 });
    }
    rows[m_program].hours |= 1U << static_cast<unsigned>((line.time - day) / core::microsPerHour);
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
    ++m_linesSinceCommit;
    noteTime(line.time);
    noteProgram(line);
    m_events.clear();
    switch (m_dispatcher.read(line, m_events)) {
    case mta::Dispatcher::Outcome::Events:
        m_ledger->take(line, m_events);
        break;
    case mta::Dispatcher::Outcome::Silent:
        m_ledger->countSilent(line);
        break;
    case mta::Dispatcher::Outcome::Foreign:
        m_ledger->countForeign(line);
        break;
    case mta::Dispatcher::Outcome::Unrecognised:
        m_ledger->countUnrecognised(line);
        break;
    }
    return true;
}

bool Intake::takeUnreadable(const logs::Line &line)
{
    ++m_counts.lines;
    if (m_lastWasRefused) { // nobody can tell its time: the line before it decides
        ++m_counts.alreadyHeard;
        return false;
    }
    ++m_linesSinceCommit;
    m_ledger->countUnreadable(line, line.raw.size() >= core::limits::lineBytes ? "too_long" : "unreadable");
    return true;
}

void Intake::skip(const logs::Line &line)
{
    ++m_counts.lines;
    ++m_counts.alreadyKnown;
    noteTime(line.time);
    m_ledger->skip(line);
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
    m_progress.chunks.push_back(std::move(row));
    return ref;
}

void Intake::dropChunk(const store::ChunkRef &chunk)
{
    // One that has not been written yet is simply not written.
    auto &rows = m_progress.chunks;
    const auto there = std::find_if(rows.begin(), rows.end(), [&chunk](const store::ChunkRow &row) { return row.number == chunk.number; });
    if (there != rows.end())
        rows.erase(there);
    else
        m_progress.droppedChunks.push_back(chunk);
}

void Intake::setCursor(const store::CursorRow &cursor)
{
    auto &rows = m_progress.cursors;
    const auto there = std::find_if(rows.begin(), rows.end(), [&cursor](const store::CursorRow &row) { return row.path == cursor.path; });
    if (there != rows.end())
        *there = cursor;
    else
        rows.push_back(cursor);
}

core::Done Intake::commit(bool always)
{
    if (!m_ledger || (!always && !m_ledger->isBatchFull() && m_linesSinceCommit < mostLinesUncommitted))
        return {};
    const bool hasProgress = !m_progress.chunks.empty() || !m_progress.droppedChunks.empty() || !m_progress.cursors.empty()
        || !m_progress.sources.empty() || !m_progress.lost.empty();
    if (m_linesSinceCommit == 0 && !hasProgress)
        return {};
    logs::Batch batch = m_ledger->takeBatch();
    const logs::BatchStatistics &statistics = batch.statistics;
    m_counts.events += static_cast<qint64>(statistics.events + statistics.messages); // entering the queue is an event too
    m_counts.messages += static_cast<qint64>(statistics.messages);
    m_counts.recipients += static_cast<qint64>(statistics.recipients);
    m_counts.unrecognised += static_cast<qint64>(statistics.unrecognised);
    m_counts.unreadable += static_cast<qint64>(statistics.unreadable);
    m_linesSinceCommit = 0;
    store::Progress progress;
    std::swap(progress, m_progress);
    return m_writer->push(std::move(batch), std::move(progress));
}

core::Done Intake::finish(bool goesOn)
{
    if (m_ledger && !goesOn) {
        m_ledger->endContact();
        m_linesSinceCommit = std::max<std::size_t>(1, m_linesSinceCommit);
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
