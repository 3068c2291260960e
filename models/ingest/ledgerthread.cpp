// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/ledgerthread.h"

#include "models/core/guard.h"
#include "models/core/limits.h"
#include "models/ingest/heardelsewhere.h"

#include <algorithm>
#include <csignal>
#include <cstring>
#include <functional>
#include <initializer_list>
#include <pthread.h>
#include <utility>

namespace bw::ingest {

namespace {

/// Of one tray: what the cache of a core holds beside the ledger.
constexpr std::size_t trayBytes = 64 * 1024;
constexpr std::size_t mostWaiting = 16; ///< trays
/// Lines of a file that brings no rows (all known, all foreign) still go to coverage now and then.
constexpr std::size_t mostLinesUncommitted = 500'000;
/// Programs and days of one batch.
constexpr std::size_t mostPrograms = 512;

} // namespace

LedgerThread::LedgerThread(const mta::Product &product, WriterThread &writer)
    : m_writer(writer)
    , m_dispatcher(product)
{
    m_free.reserve(mostWaiting);
    m_thread = std::thread([this] {
        // Signals are for the thread that follows: it must wake from its wait.
        sigset_t all;
        sigfillset(&all);
        pthread_sigmask(SIG_BLOCK, &all, nullptr);
        run();
    });
}

LedgerThread::~LedgerThread()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stops = true;
    }
    m_changed.notify_all();
    m_thread.join();
}

void LedgerThread::setLedger(std::unique_ptr<logs::Ledger> ledger)
{
    const std::lock_guard lock(m_mutex); // the thread waits: no tray was handed over
    m_ledger = std::move(ledger);
}

/// For a later import of the same hours through another kind of envelope. Called for each line: most are like one of the
/// last few, whose hour is told already.
void LedgerThread::noteProgram(const logs::Line &line, logs::EnvelopeFamily family)
{
    const auto place = [](std::string_view text) { return text.empty() ? 0 : text.size() * 7 + static_cast<unsigned char>(text.back()); };
    const std::size_t at = place(line.process) * 5 + place(line.host);
    constexpr std::size_t ways = 4;
    for (std::size_t way = 0; way < ways; ++way) {
        const Noted &one = m_noted[(at + way) % m_noted.size()];
        if (line.time >= one.hour && line.time - one.hour < core::microsPerHour && one.family == family && core::isSame(one.tag, line.process)
            && core::isSame(one.host, line.host))
            return;
    }
    Noted &noted = m_noted[(at + m_nextWay++ % ways) % m_noted.size()];
    noted.hour = core::floorTo(line.time, core::microsPerHour);
    noted.tag = line.process;
    noted.host = line.host;
    noted.family = family;
    const core::UtcMicros day = core::floorTo(line.time, core::microsPerDay);
    const std::uint32_t hour = 1U << static_cast<unsigned>((line.time - day) / core::microsPerHour);
    call([program = store::HeardProgram { noted.host, std::string(programOf(noted.tag)), family, day, hour }](LedgerThread &self) { self.addProgram(program); });
}

void LedgerThread::addProgram(const store::HeardProgram &program)
{
    auto &rows = m_progress.programs;
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const store::HeardProgram &row) {
        return row.day == program.day && row.program == program.program && row.host == program.host && row.family == program.family;
    });
    if (found != rows.end())
        found->hours |= program.hours;
    else if (rows.size() < mostPrograms) // somebody invents names: those are only not known again
        rows.push_back(program);
}

/// The line's bytes are copied: raw at once, with what points into it; what stands elsewhere (JSON's escapes) apart.
void LedgerThread::add(Kind kind, const logs::Line &line, logs::EnvelopeFamily family)
{
    const std::size_t most = line.raw.size() + line.host.size() + line.process.size() + line.text.size();
    if (m_tray.size + most > m_tray.room) {
        handOver();
        m_tray = takeFree();
        if (m_tray.room < most) {
            m_tray.room = std::max(most, trayBytes);
            m_tray.bytes = std::make_unique_for_overwrite<char[]>(m_tray.room);
        }
    }
    if (kind == Kind::Line)
        noteProgram(line, family);
    const auto copy = [this](std::string_view bytes) {
        char *to = m_tray.bytes.get() + m_tray.size;
        std::memcpy(to, bytes.data(), bytes.size());
        m_tray.size += bytes.size();
        return std::string_view(to, bytes.size());
    };
    Entry &entry = m_tray.entries.emplace_back(Entry { line, family, kind });
    if (!line.raw.empty())
        entry.line.raw = copy(line.raw);
    for (std::string_view *view : { &entry.line.host, &entry.line.process, &entry.line.text }) {
        const char *const begin = line.raw.data();
        if (view->empty())
            continue;
        const bool isInside = !std::less<>()(view->data(), begin) && !std::less<>()(begin + line.raw.size(), view->data() + view->size());
        *view = isInside ? entry.line.raw.substr(static_cast<std::size_t>(view->data() - begin), view->size()) : copy(*view);
    }
}

void LedgerThread::call(std::function<void(LedgerThread &)> what)
{
    m_tray.calls.push_back(std::move(what));
    m_tray.entries.emplace_back().kind = Kind::Call;
}

void LedgerThread::setSource(std::uint32_t number, const std::string &path)
{
    call([number, path](LedgerThread &self) {
        self.m_path = path;
        self.m_ledger->setSource(number);
    });
}

void LedgerThread::breakContact()
{
    call([](LedgerThread &self) { self.m_ledger->breakContact(); });
    m_tray.entries.back().isBreak = true;
}

void LedgerThread::endContact()
{
    call([](LedgerThread &self) {
        self.m_ledger->endContact();
        self.m_linesSinceCommit = std::max<std::size_t>(1, self.m_linesSinceCommit);
    });
}

void LedgerThread::noteSource(const store::SourceRow &source)
{
    call([source](LedgerThread &self) {
        auto &rows = self.m_progress.sources;
        const auto there = std::find_if(rows.begin(), rows.end(), [&source](const store::SourceRow &row) { return row.number == source.number; });
        if (there != rows.end())
            *there = source;
        else
            rows.push_back(source);
    });
}

void LedgerThread::addChunk(store::ChunkRow row)
{
    call([row = std::move(row)](LedgerThread &self) mutable { self.m_progress.chunks.push_back(std::move(row)); });
}

void LedgerThread::dropChunk(const store::ChunkRef &chunk)
{
    call([chunk](LedgerThread &self) {
        // One that has not been written yet is simply not written.
        auto &rows = self.m_progress.chunks;
        const auto there = std::find_if(rows.begin(), rows.end(), [&chunk](const store::ChunkRow &row) { return row.number == chunk.number; });
        if (there != rows.end())
            rows.erase(there);
        else
            self.m_progress.droppedChunks.push_back(chunk);
    });
}

void LedgerThread::addEntries(std::vector<logs::EntryId> entries)
{
    call([entries = std::move(entries)](LedgerThread &self) {
        self.m_progress.entries.insert(self.m_progress.entries.end(), entries.begin(), entries.end());
    });
}

void LedgerThread::setCursor(const store::CursorRow &cursor)
{
    call([cursor](LedgerThread &self) {
        auto &rows = self.m_progress.cursors;
        const auto there = std::find_if(rows.begin(), rows.end(), [&cursor](const store::CursorRow &row) { return row.path == cursor.path; });
        if (there != rows.end())
            *there = cursor;
        else
            rows.push_back(cursor);
    });
}

void LedgerThread::addLost(const store::LostSpan &span)
{
    call([span](LedgerThread &self) { self.m_progress.lost.push_back(span); });
}

void LedgerThread::commit(bool always, std::uint8_t part)
{
    call([always, part](LedgerThread &self) { self.push(always, part); });
}

/// What is thrown here is met in its turn (work()): nothing behind that line is done.
void LedgerThread::readEvents() noexcept
{
    auto entry = m_tray.entries.begin();
    try {
        for (; entry != m_tray.entries.end(); ++entry) {
            if (entry->kind == Kind::Known)
                m_dispatcher.pass(entry->line);
            else if (entry->kind == Kind::Unreadable || entry->isBreak)
                m_dispatcher.forget();
            if (entry->kind != Kind::Line)
                continue;
            const std::size_t before = m_tray.events.size();
            entry->outcome = m_dispatcher.read(entry->line, m_tray.events);
            entry->events = static_cast<std::uint32_t>(m_tray.events.size() - before);
            if (auto lent = m_dispatcher.takeLent())
                m_tray.lent.push_back(std::move(lent));
        }
    } catch (...) {
        m_tray.thrown = std::current_exception();
        m_tray.entries.erase(entry + 1, m_tray.entries.end());
    }
}

void LedgerThread::handOver()
{
    if (m_tray.entries.empty())
        return;
    readEvents();
    std::unique_lock lock(m_mutex);
    if (m_waiting.size() >= mostWaiting) // for room for some, so that the two do not wake each other for each
        m_changed.wait(lock, [this] { return m_waiting.size() <= mostWaiting / 2; });
    m_waiting.push_back(std::exchange(m_tray, {}));
    lock.unlock();
    m_changed.notify_all();
}

LedgerThread::Tray LedgerThread::takeFree()
{
    const std::lock_guard lock(m_mutex);
    if (m_free.empty())
        return {};
    Tray tray = std::move(m_free.back());
    m_free.pop_back();
    return tray;
}

core::Done LedgerThread::wait()
{
    handOver();
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_waiting.empty() && !m_isBusy; });
    return m_done;
}

core::Done LedgerThread::problem() const
{
    const std::lock_guard lock(m_mutex);
    return m_done;
}

BatchCounts LedgerThread::takeCounts()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_counts, {});
}

void LedgerThread::run()
{
    std::unique_lock lock(m_mutex);
    while (true) {
        m_changed.wait(lock, [this] { return !m_waiting.empty() || m_stops; });
        if (m_stops)
            return;
        Tray tray = std::move(m_waiting.front());
        m_waiting.pop_front();
        const bool hasRoom = m_waiting.size() == mostWaiting / 2;
        m_isBusy = true;
        lock.unlock();
        if (hasRoom)
            m_changed.notify_all();
        work(tray);
        tray.entries.clear();
        tray.events.clear();
        tray.lent.clear();
        tray.thrown = nullptr;
        tray.calls.clear();
        tray.size = 0;
        lock.lock();
        m_isBusy = false;
        m_done = m_failed;
        if (tray.room == trayBytes && m_free.size() < mostWaiting)
            m_free.push_back(std::move(tray));
        if (m_waiting.empty())
            m_changed.notify_all();
    }
}

void LedgerThread::work(Tray &tray)
{
    auto entry = tray.entries.cbegin();
    auto call = tray.calls.begin();
    std::span<const logs::Event> events(tray.events);
    const core::Done done = core::guarded({}, [&]() -> core::Done {
        for (; entry != tray.entries.cend() && m_failed; ++entry) {
            if (entry->kind == Kind::Call) {
                (*call++)(*this);
                continue;
            }
            if (tray.thrown && entry + 1 == tray.entries.cend())
                std::rethrow_exception(tray.thrown);
            take(*entry, events.first(entry->events));
            events = events.subspan(entry->events);
        }
        return {};
    });
    if (done)
        return;
    // What the ledger counts now may be anything: it goes no further.
    core::Problem problem = done.error();
    const core::Done placed = core::guarded({}, [&]() -> core::Done {
        problem.where = QString::fromStdString(m_path);
        if (entry->kind != Kind::Call)
            problem.where += QStringLiteral(":%1").arg(entry->line.number);
        return {};
    });
    m_failed = core::fail(placed ? std::move(problem) : placed.error());
}

void LedgerThread::take(const Entry &entry, std::span<const logs::Event> events)
{
    if (entry.family != m_family) {
        m_family = entry.family;
        m_ledger->setFamily(m_family);
    }
    if (entry.kind == Kind::Known) {
        m_ledger->skip(entry.line);
        return;
    }
    ++m_linesSinceCommit;
    ++m_lines;
    if (entry.kind == Kind::Unreadable) {
        m_ledger->countUnreadable(entry.line, entry.line.raw.size() >= core::limits::lineBytes ? "too_long" : "unreadable");
        return;
    }
    switch (entry.outcome) {
    case mta::Dispatcher::Outcome::Events:
        m_configEvents += std::any_of(events.begin(), events.end(), [](const logs::Event &event) { return event.kind == logs::EventKind::Config; }) ? 1 : 0;
        m_ledger->take(entry.line, events);
        break;
    case mta::Dispatcher::Outcome::Silent:
        m_ledger->countSilent(entry.line);
        break;
    case mta::Dispatcher::Outcome::Foreign:
        m_ledger->countForeign(entry.line);
        break;
    case mta::Dispatcher::Outcome::Unrecognised:
        m_ledger->countUnrecognised(entry.line);
        break;
    case mta::Dispatcher::Outcome::Failed:
        m_ledger->countUnreadable(entry.line, "internal_error");
        break;
    }
}

void LedgerThread::push(bool always, std::uint8_t part)
{
    // The first ones are smaller, so that the writer has something to do soon.
    part = std::max(part, static_cast<std::uint8_t>(m_batches < 3 ? 8 >> m_batches : 1));
    if (!m_ledger || (!always && !m_ledger->isBatchFull(part) && m_linesSinceCommit < mostLinesUncommitted))
        return;
    const bool hasProgress = !m_progress.chunks.empty() || !m_progress.droppedChunks.empty() || !m_progress.cursors.empty()
        || !m_progress.sources.empty() || !m_progress.lost.empty();
    if (m_linesSinceCommit == 0 && !hasProgress)
        return;
    logs::Batch batch = m_ledger->takeBatch();
    ++m_batches;
    const logs::BatchStatistics &statistics = batch.statistics;
    BatchCounts counts;
    counts.lines = std::exchange(m_lines, 0);
    counts.events = static_cast<std::int64_t>(statistics.events + statistics.messages); // entering the queue is an event too
    counts.messages = static_cast<std::int64_t>(statistics.messages);
    counts.recipients = static_cast<std::int64_t>(statistics.recipients);
    counts.unrecognised = static_cast<std::int64_t>(statistics.unrecognised);
    counts.unreadable = static_cast<std::int64_t>(statistics.unreadable);
    counts.configEvents = std::exchange(m_configEvents, 0);
    {
        const std::lock_guard lock(m_mutex);
        m_counts.add(counts);
    }
    m_linesSinceCommit = 0;
    store::Progress progress;
    std::swap(progress, m_progress);
    m_failed = m_writer.push(std::move(batch), std::move(progress), counts);
}

} // namespace bw::ingest
