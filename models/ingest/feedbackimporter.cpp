// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/feedbackimporter.h"

#include "models/archive/bytesource.h"
#include "models/core/guard.h"
#include "models/core/limits.h"
#include "models/feedback/reportfile.h"
#include "models/ingest/reportpaths.h"
#include "models/ingest/tr.h"

#include <QCryptographicHash>
#include <QFile>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

namespace bw::ingest {

using core::fail;
using core::Problem;
using core::ProblemKind;

namespace {

// What the reading thread tells the writing one, in order.
struct FileBegun
{
    QByteArray path;
};
struct DocumentBegun
{
    std::string part;
};
struct DocumentEnded
{
    feedback::Deviations around;
};
struct Refused
{
    std::string part;
    Problem why;
    bool isOfOpen = false;
};
struct OtherMail
{
};
struct FileEnded
{
    QByteArray sha256;
    qint64 size = 0; ///< bytes that were read
    bool wasStopped = false;
};
struct ChunkEnded
{
};
using Told = std::variant<ChunkEnded, FileBegun, DocumentBegun, feedback::AggregateRecord, std::unique_ptr<feedback::AggregateReport>, feedback::TlsReport,
    std::unique_ptr<store::ComplaintMail>, DocumentEnded, Refused, OtherMail, FileEnded>;
using Block = std::vector<Told>;

constexpr std::size_t blockWeight = 1024 * 1024;
constexpr std::size_t mostBlocks = 2; ///< that wait, of each reading thread
constexpr qsizetype chunkFiles = 32; ///< read one after the other by one thread
constexpr unsigned mostThreads = 4;

/// From one thread to another, in order; whoever is ahead waits.
class Queue final
{
public:
    /// False: the other one has gone.
    bool push(Block block)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_blocks.size() < mostBlocks || m_isClosed; });
        if (m_isClosed)
            return false;
        m_blocks.push_back(std::move(block));
        m_changed.notify_all();
        return true;
    }
    /// Nothing: closed, and all was taken.
    std::optional<Block> pop()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return !m_blocks.empty() || m_isClosed; });
        if (m_blocks.empty())
            return {};
        Block block = std::move(m_blocks.front());
        m_blocks.pop_front();
        m_changed.notify_all();
        return block;
    }
    void close()
    {
        const std::lock_guard lock(m_mutex);
        m_isClosed = true;
        m_changed.notify_all();
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Block> m_blocks;
    bool m_isClosed = false;
};

/// A file's bytes on their way to its reader; what the reader leaves of a regular one is read too, since the hash is of all, unless it is
/// very much. Another may have no end.
class HashedFile final
{
public:
    explicit HashedFile(std::unique_ptr<archive::ByteSource> source)
        : m_source(std::move(source))
        , m_hash(QCryptographicHash::Sha256)
    {
    }
    core::Result<std::size_t> read(char *into, std::size_t size)
    {
        const auto got = m_source->read(into, size);
        if (got) {
            m_hash.addData({ into, static_cast<qsizetype>(*got) });
            m_size += static_cast<qint64>(*got);
            m_isAll = *got == 0;
        }
        return got;
    }
    FileEnded rest(bool isRegular, const std::atomic_bool &stop)
    {
        std::string block(m_isAll ? 0 : 64 * 1024, '\0');
        const qint64 most = m_size + static_cast<qint64>(core::limits::reportBytes);
        while (isRegular && !m_isAll && m_size < most && !stop)
            if (!read(block.data(), block.size()))
                break;
        return { m_isAll ? m_hash.result() : QByteArray(), m_size };
    }
    class Source final : public archive::ByteSource
    {
    public:
        explicit Source(HashedFile &file)
            : m_file(file)
        {
        }
        core::Result<std::size_t> read(char *into, std::size_t size) override { return m_file.read(into, size); }

    private:
        HashedFile &m_file;
    };

private:
    std::unique_ptr<archive::ByteSource> m_source;
    QCryptographicHash m_hash;
    qint64 m_size = 0;
    bool m_isAll = false;
};

/// The reading thread: files into blocks.
class Reading final : public feedback::ReportSink
{
public:
    Reading(Queue &queue, const std::atomic_bool &stop)
        : m_queue(queue)
        , m_stop(stop)
        , m_reader(*this, stop)
    {
    }

    void file(const ReportPath &path) { input(path.path, path.size >= 0, archive::FileSource::open(QFile::decodeName(path.path), &m_stop)); }
    void mail(FetchedMail &mail)
    {
        using Opened = core::Result<std::unique_ptr<archive::ByteSource>>;
        input(mail.place, true, mail.problem ? Opened(fail(*mail.problem)) : Opened(std::make_unique<archive::MemorySource>(std::move(mail.bytes))));
    }
    void endChunk()
    {
        tell(ChunkEnded {}, 0);
        flush();
    }
    void flush()
    {
        if (!m_block.empty())
            m_isAlone = !m_queue.push(std::exchange(m_block, {})) || m_isAlone;
        m_weight = 0;
    }
    [[nodiscard]] bool isAlone() const { return m_isAlone; } ///< nobody listens any more

    void begin(const std::string &part) override
    {
        m_isOpen = true;
        tell(DocumentBegun { part }, part.size());
    }
    void take(feedback::AggregateRecord &&record) override
    {
        const std::size_t weight = bytesOf(record);
        tell(std::move(record), weight);
    }
    void take(feedback::AggregateReport &&report) override { tell(std::make_unique<feedback::AggregateReport>(std::move(report)), sizeof report); }
    void take(feedback::TlsReport &&report) override
    {
        std::size_t weight = sizeof report;
        for (const feedback::TlsPolicy &policy : report.policies)
            weight += sizeof policy + policy.failures.size() * sizeof(feedback::TlsFailure);
        tell(std::move(report), weight);
    }
    void take(feedback::ArfReport &&report, const feedback::MailMessage &in) override
    {
        tell(std::make_unique<store::ComplaintMail>(store::ComplaintMail { std::move(report), in.messageId, in.from, in.date }), 16 * 1024);
    }
    void end(const feedback::Deviations &around) override
    {
        m_isOpen = false;
        tell(DocumentEnded { around }, 0);
    }
    void refuse(const std::string &part, Problem why) override { tell(Refused { part, std::move(why), std::exchange(m_isOpen, false) }, part.size()); }
    void noteOtherMail() override { tell(OtherMail {}, 0); }

private:
    void input(const QByteArray &place, bool isRegular, core::Result<std::unique_ptr<archive::ByteSource>> source)
    {
        tell(FileBegun { place }, place.size());
        if (!source) {
            refuse({}, source.error());
            tell(FileEnded {}, 0);
            return;
        }
        HashedFile hashed(std::move(*source));
        const auto done = m_reader.read(std::make_unique<HashedFile::Source>(hashed), QFile::decodeName(place)); // what it could not read was told
        FileEnded ended = hashed.rest(isRegular, m_stop);
        ended.wasStopped = !done;
        tell(std::move(ended), 0);
    }
    void tell(Told told, std::size_t weight)
    {
        m_block.push_back(std::move(told));
        m_weight += weight + sizeof(Told);
        if (m_weight >= blockWeight)
            flush();
    }

    Queue &m_queue;
    const std::atomic_bool &m_stop;
    feedback::ReportFileReader m_reader;
    Block m_block;
    std::size_t m_weight = 0;
    bool m_isOpen = false; ///< a document
    bool m_isAlone = false;
};

} // namespace

/// Files, or messages.
struct FeedbackImporter::Inputs
{
    QList<ReportPath> files {};
    std::vector<FetchedMail> mails {};

    [[nodiscard]] qsizetype size() const { return files.size() + static_cast<qsizetype>(mails.size()); }
    void read(qsizetype at, Reading &reading)
    {
        if (at < files.size())
            reading.file(files.at(at));
        else
            reading.mail(mails[static_cast<std::size_t>(at - files.size())]);
    }
};

namespace {

template <typename Inputs>
class ReadingThreads final
{
public:
    /// \p files and \p stop must outlive it.
    ReadingThreads(Inputs &files, std::size_t count, const std::atomic_bool &stop)
        : m_queues(count)
        , m_results(count)
    {
        for (std::size_t number = 0; number < count; ++number)
            m_threads.emplace_back([this, &files, &stop, number] {
                m_results[number] = core::guarded({}, [&] { return run(files, number, stop); });
                m_queues[number].close();
            });
    }
    ~ReadingThreads() { static_cast<void>(end()); }
    ReadingThreads(const ReadingThreads &) = delete;
    ReadingThreads &operator=(const ReadingThreads &) = delete;

    /// The next block of the chunk with this number; nothing: there are no more.
    std::optional<Block> pop(std::size_t chunk) { return m_queues[chunk % m_queues.size()].pop(); }
    /// Waits for all; what they have not read yet is left.
    core::Done end()
    {
        for (Queue &queue : m_queues)
            queue.close();
        for (std::thread &thread : m_threads)
            if (thread.joinable())
                thread.join();
        for (const core::Done &result : m_results)
            if (!result)
                return result;
        return {};
    }

private:
    core::Done run(Inputs &files, std::size_t number, const std::atomic_bool &stop)
    {
        Reading reading(m_queues[number], stop);
        const qsizetype step = chunkFiles * static_cast<qsizetype>(m_queues.size());
        for (qsizetype chunk = chunkFiles * static_cast<qsizetype>(number); chunk < files.size(); chunk += step) {
            for (qsizetype at = chunk; at < std::min(chunk + chunkFiles, files.size()); ++at) {
                if (stop || reading.isAlone())
                    return {};
                files.read(at, reading);
            }
            reading.endChunk();
        }
        return {};
    }

    std::vector<Queue> m_queues;
    std::vector<core::Done> m_results;
    std::vector<std::thread> m_threads;
};

/// The writing side: blocks into the store.
class Writing final
{
public:
    /// \p outcomes may be null.
    Writing(store::FeedbackWriter &writer, FeedbackImportCounts &counts, std::vector<FileOutcome> *outcomes)
        : m_writer(writer)
        , m_counts(counts)
        , m_outcomes(outcomes)
    {
    }
    core::Done apply(Block &block)
    {
        for (Told &told : block)
            if (auto done = std::visit([this](auto &one) { return on(one); }, told); !done)
                return done;
        m_counts.stored = m_writer.counts();
        return {};
    }
    [[nodiscard]] qint64 bytes() const { return m_bytes; }

private:
    static core::Done on(ChunkEnded &) { return {}; }
    core::Done on(FileBegun &file)
    {
        m_file = QFile::decodeName(file.path);
        ++m_counts.files;
        if (m_outcomes)
            m_outcomes->push_back({ file.path, -known(), -m_counts.unreadableCount, false });
        return m_writer.beginFile(file.path);
    }
    core::Done on(DocumentBegun &document)
    {
        m_writer.begin(document.part);
        return {};
    }
    core::Done on(feedback::AggregateRecord &record) { return m_writer.take(std::move(record)); }
    core::Done on(std::unique_ptr<feedback::AggregateReport> &report) { return m_writer.take(std::move(*report)); }
    core::Done on(feedback::TlsReport &report) { return m_writer.take(std::move(report)); }
    core::Done on(std::unique_ptr<store::ComplaintMail> &mail) { return m_writer.take(std::move(*mail)); }
    core::Done on(DocumentEnded &document) { return m_writer.end(document.around); }
    core::Done on(Refused &refused)
    {
        if (refused.isOfOpen)
            if (auto done = m_writer.drop(); !done)
                return done;
        if (refused.why.kind == ProblemKind::Cancelled)
            return {};
        if (refused.why.where == m_file)
            refused.why.where.clear();
        const QString why = refused.why.reason.isEmpty() ? refused.why.what : refused.why.what + QStringLiteral(": ") + refused.why.reason;
        if (auto done = m_writer.addUnreadable(refused.part, refused.why.where.toStdString(), why.toStdString()); !done)
            return done;
        ++m_counts.unreadableCount;
        if (m_counts.unreadable.size() < FeedbackImporter::mostListed)
            m_counts.unreadable.append({ m_file, QString::fromStdString(refused.part), std::move(refused.why) });
        return {};
    }
    core::Done on(OtherMail &)
    {
        ++m_counts.otherMail;
        return {};
    }
    core::Done on(FileEnded &file)
    {
        m_bytes += file.size;
        if (m_outcomes) {
            m_outcomes->back().reports += known();
            m_outcomes->back().unreadable += m_counts.unreadableCount;
            m_outcomes->back().wasStopped = file.wasStopped;
        }
        return m_writer.endFile(file.sha256, file.size);
    }

    [[nodiscard]] qint64 known() const { return m_writer.counts().reports + m_writer.counts().duplicates; }

    store::FeedbackWriter &m_writer;
    FeedbackImportCounts &m_counts;
    std::vector<FileOutcome> *m_outcomes;
    QString m_file;
    qint64 m_bytes = 0;
};

/// At most ten times a second.
class Telling final
{
public:
    explicit Telling(const std::function<void(const FeedbackProgress &)> &call)
        : m_call(call)
    {
    }
    void tell(qint64 bytes, qint64 total, qint64 files, const FeedbackImportCounts &counts)
    {
        const auto now = std::chrono::steady_clock::now();
        if (!m_call || now - m_told < std::chrono::milliseconds(100))
            return;
        m_told = now;
        FeedbackProgress progress { bytes, total, files, counts };
        progress.counts.unreadable.clear();
        m_call(progress);
    }

private:
    const std::function<void(const FeedbackProgress &)> &m_call;
    std::chrono::steady_clock::time_point m_told {};
};

qint64 sumOf(const QList<ReportPath> &paths)
{
    qint64 sum = 0;
    for (const ReportPath &path : paths) {
        if (path.size < 0)
            return -1;
        sum += path.size;
    }
    return sum;
}

} // namespace

FeedbackImporter::FeedbackImporter(store::Store store, std::function<std::unique_ptr<core::KeyedHasher>()> makeHasher, const core::Clock &clock)
    : m_store(std::move(store))
    , m_makeHasher(std::move(makeHasher))
    , m_clock(clock)
{
}

void FeedbackImporter::setOnProgress(std::function<void(const FeedbackProgress &)> call)
{
    m_onProgress = std::move(call);
}

void FeedbackImportCounts::add(FeedbackImportCounts more)
{
    stored.reports += more.stored.reports;
    stored.records += more.stored.records;
    stored.duplicates += more.stored.duplicates;
    stored.conflicting += more.stored.conflicting;
    files += more.files;
    otherMail += more.otherMail;
    unreadableCount += more.unreadableCount;
    unreadable += std::move(more.unreadable);
    if (unreadable.size() > FeedbackImporter::mostListed)
        unreadable.resize(FeedbackImporter::mostListed);
}

core::Result<FeedbackImportCounts> FeedbackImporter::run(const QStringList &paths, const std::atomic_bool &stop)
{
    FeedbackImportCounts counts;
    QList<std::pair<QString, QString>> hidden;
    Inputs inputs { reportPaths(paths, hidden) };
    for (const auto &[path, why] : hidden)
        counts.unreadable.append({ path, {}, { ProblemKind::Denied, Tr::tr("The folder cannot be read"), why, {}, {} } });
    counts.unreadableCount = counts.unreadable.size();
    return importAll(inputs, nullptr, stop, std::move(counts));
}

core::Result<FeedbackImportCounts> FeedbackImporter::take(std::vector<FetchedMail> mails, std::vector<FileOutcome> &outcomes, const std::atomic_bool &stop)
{
    Inputs inputs { {}, std::move(mails) };
    return importAll(inputs, &outcomes, stop, {});
}

core::Result<FeedbackImportCounts> FeedbackImporter::importAll(Inputs &inputs, std::vector<FileOutcome> *outcomes, const std::atomic_bool &stop, FeedbackImportCounts counts)
{
    auto hasher = m_makeHasher ? m_makeHasher() : nullptr;
    if (!hasher)
        return fail({ ProblemKind::Denied, Tr::tr("The reports were not imported"), Tr::tr("the key of this store is not on this computer, and without it nobody may be named"),
            m_store.path(), Tr::tr("Bring it with: breakwaterctl store key import FILE") });
    auto writer = store::FeedbackWriter::open(m_store, std::move(hasher), m_clock);
    if (!writer)
        return fail(writer.error());
    const qint64 total = sumOf(inputs.files);

    // Each thread reads every n-th chunk of files; they are written in the order of the files, so that it is always the same one of
    // two equal reports that counts.
    const std::size_t threads = std::clamp<std::size_t>(std::min<std::size_t>(std::thread::hardware_concurrency(), static_cast<std::size_t>(inputs.size() + chunkFiles - 1) / chunkFiles), 1, mostThreads);
    ReadingThreads<Inputs> reading(inputs, threads, stop);
    Writing writing(**writer, counts, outcomes);
    Telling telling(m_onProgress);
    const core::Done written = core::guarded({}, [&]() -> core::Done {
        std::size_t chunk = 0;
        while (auto block = reading.pop(chunk)) {
            if (std::holds_alternative<ChunkEnded>(block->back()))
                ++chunk;
            if (auto done = writing.apply(*block); !done)
                return done;
            telling.tell(writing.bytes(), total, inputs.files.size(), counts);
        }
        return {};
    });
    const core::Done read = reading.end(); // also where writing failed: they must not wait
    if (!written || !read)
        return fail(written ? read.error() : written.error());
    if (auto done = (*writer)->commit(); !done)
        return fail(done.error());
    counts.stored = (*writer)->counts();
    return counts;
}

} // namespace bw::ingest
