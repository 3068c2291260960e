// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/archive/archivereader.h"

#include "models/archive/gzipsource.h"
#include "models/archive/xzsource.h"

#include <QCoreApplication>

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <optional>
#include <utility>
#include <vector>

using namespace Qt::StringLiterals;

namespace bw::archive {

using core::Problem;
using core::ProblemKind;
using core::Result;

namespace {

constexpr std::size_t headBytes = 512;
constexpr std::size_t packedBlock = 128 * 1024;

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(bw::archive)
};

struct ArchiveDeleter
{
    void operator()(::archive *handle) const { archive_read_free(handle); }
};

/// What all levels of one container share.
struct Budget
{
    Limits limits;
    QString name;
    std::uint64_t packed = 0; ///< taken from the outermost source
    std::uint64_t unpacked = 0; ///< of all levels
    std::size_t entries = 0;

    [[nodiscard]] Problem tooLarge(const QString &reason) const
    {
        return {ProblemKind::TooLarge, Tr::tr("The container is refused"), reason, name,
            Tr::tr("If you trust it, unpack it by hand and import what is in it.")};
    }

    [[nodiscard]] std::optional<Problem> check() const
    {
        if (unpacked > limits.bytes)
            return tooLarge(Tr::tr("It unpacks to more than %1 bytes").arg(limits.bytes));
        if (unpacked > limits.ratioFree && unpacked / limits.ratio > packed)
            return tooLarge(Tr::tr("It unpacks to more than %1 times its size").arg(limits.ratio));
        return {};
    }
};

/// One level: a source, and what libarchive (zlib, liblzma) makes of it.
class Level final
{
public:
    Level(std::unique_ptr<ByteSource> source, Budget &budget, int depth)
        : m_source(std::move(source))
        , m_budget(budget)
        , m_isOutermost(depth == 0)
        , m_depth(depth)
    {
    }

    [[nodiscard]] Container container() const { return m_container; }
    [[nodiscard]] int depth() const { return m_depth; }
    [[nodiscard]] bool holdsEntries() const { return m_handle && archive_format(m_handle.get()) != ARCHIVE_FORMAT_RAW; }

    Result<bool> open()
    {
        m_buffer = std::make_unique_for_overwrite<char[]>(packedBlock);
        while (m_filled < headBytes) {
            const auto got = fill(m_filled);
            if (!got)
                return core::fail(got.error());
            if (*got == 0)
                break;
            m_filled += *got;
        }
        const std::string_view head(m_buffer.get(), m_filled);
        m_container = containerOf(head);
        if (m_container == Container::Plain)
            return true;
        if (m_container == Container::Xz)
            m_stream = std::make_unique<XzSource>(m_packed);
        else if (m_container == Container::Gzip)
            m_stream = std::make_unique<GzipSource>(m_packed);
        if (m_stream)
            return true;
        m_handle.reset(archive_read_new());
        ::archive *handle = m_handle.get();
        support(handle);
        if (archive_read_open(handle, this, nullptr, &Level::readCallback, nullptr) != ARCHIVE_OK)
            return core::fail(problem());
        return true;
    }

    /// The next regular file.
    Result<bool> next(Entry &entry)
    {
        if (m_container == Container::Plain || m_stream) {
            entry = {};
            if (m_stream && !m_isStarted) {
                ++m_depth;
                if (const auto refusal = checkDepth())
                    return core::fail(*refusal);
            }
            return !std::exchange(m_isStarted, true);
        }
        ::archive_entry *header = nullptr;
        while (true) {
            const int outcome = archive_read_next_header(m_handle.get(), &header);
            if (outcome == ARCHIVE_EOF)
                return false;
            if (outcome != ARCHIVE_OK && outcome != ARCHIVE_WARN)
                return core::fail(problem());
            if (!std::exchange(m_isStarted, true)) {
                if (const auto refusal = countDepth())
                    return core::fail(*refusal);
            }
            if (++m_budget.entries > m_budget.limits.entries)
                return core::fail(
                    m_budget.tooLarge(Tr::tr("It holds more than %1 entries").arg(m_budget.limits.entries)));
            if (holdsEntries() && archive_entry_filetype(header) != AE_IFREG)
                continue;
            if (archive_entry_is_encrypted(header) > 0) {
                return core::fail(Problem{ProblemKind::Unsupported, Tr::tr("The container is encrypted"), {},
                    m_budget.name, Tr::tr("Unpack it with its password and import what is in it.")});
            }
            entry = {};
            if (holdsEntries()) {
                if (const char *path = archive_entry_pathname(header))
                    entry.name = path;
            }
            if (archive_entry_mtime_is_set(header))
                entry.modified = core::UtcMicros(archive_entry_mtime(header)) * core::microsPerSecond;
            return true;
        }
    }

    Result<std::size_t> read(char *into, std::size_t size)
    {
        if (m_container == Container::Plain)
            return readPacked(into, size);
        std::uint64_t got = 0;
        if (m_stream) {
            const auto unpacked = m_stream->read(into, size);
            if (!unpacked)
                return core::fail(streamProblem(unpacked.error()));
            got = *unpacked;
        } else {
            const la_ssize_t unpacked = holdsEntries() ? archive_read_data(m_handle.get(), into, size) : readUnpacked(into, size);
            if (unpacked < 0)
                return core::fail(problem());
            got = static_cast<std::uint64_t>(unpacked);
        }
        m_budget.unpacked += got;
        if (const auto refusal = m_budget.check())
            return core::fail(*refusal);
        return static_cast<std::size_t>(got);
    }

private:
    /// What the filter has unpacked, block by block: archive_read_data() would throw away all before a damaged place that
    /// it meets while it fills \p into.
    la_ssize_t readUnpacked(char *into, std::size_t size)
    {
        if (m_unpacked.empty()) {
            const void *block = nullptr;
            std::size_t length = 0;
            la_int64_t offset = 0;
            int code = ARCHIVE_OK;
            while (length == 0 && (code = archive_read_data_block(m_handle.get(), &block, &length, &offset)) == ARCHIVE_OK) { }
            if (code == ARCHIVE_EOF)
                return 0;
            if (code != ARCHIVE_OK)
                return -1;
            m_unpacked = { static_cast<const char *>(block), length };
        }
        const std::size_t length = std::min(size, m_unpacked.size());
        std::memcpy(into, m_unpacked.data(), length);
        m_unpacked.remove_prefix(length);
        return static_cast<la_ssize_t>(length);
    }

    /// One layer alone, the one that the content showed. libarchive's own guessing would take NUL bytes, with which a
    /// log begins after copytruncate, for an empty tar.
    void support(::archive *handle) const
    {
        switch (m_container) {
        case Container::Zip:
            archive_read_support_format_zip_streamable(handle);
            return;
        case Container::Tar:
            archive_read_support_format_tar(handle);
            return;
        case Container::Zstd:
            archive_read_support_filter_zstd(handle);
            break;
        case Container::Bzip2:
            archive_read_support_filter_bzip2(handle);
            break;
        case Container::Gzip:
        case Container::Xz:
        case Container::Plain:
            return;
        }
        archive_read_support_format_raw(handle);
        archive_read_support_format_empty(handle);
    }

    Result<std::size_t> readSource(char *into, std::size_t size)
    {
        auto got = m_source->read(into, size);
        if (got) {
            m_isEnd = *got == 0;
            if (m_isOutermost)
                m_budget.packed += *got;
        }
        return got;
    }

    /// As they are in the source: first what was looked at to know the container.
    Result<std::size_t> readPacked(char *into, std::size_t size)
    {
        if (m_at == m_filled)
            return m_isEnd ? std::size_t(0) : readSource(into, size);
        const std::size_t length = std::min(size, m_filled - m_at);
        std::memcpy(into, m_buffer.get() + m_at, length);
        m_at += length;
        return length;
    }

    struct PackedSource final : ByteSource
    {
        explicit PackedSource(Level &ofLevel)
            : level(ofLevel)
        {
        }
        Result<std::size_t> read(char *into, std::size_t size) override { return level.readPacked(into, size); }
        Level &level;
    };

    [[nodiscard]] Problem streamProblem(const Problem &found) const
    {
        if (found.kind == ProblemKind::TooLarge)
            return m_budget.tooLarge(found.reason);
        if (found.kind != ProblemKind::Malformed)
            return found; // the source's own
        return damaged(found.reason);
    }

    [[nodiscard]] Problem damaged(const QString &reason) const
    {
        return { ProblemKind::Malformed, Tr::tr("The container is damaged"), reason, m_budget.name,
            Tr::tr("What stands before the damage was read. Copy the file again from where it comes, and import that.") };
    }

    Result<std::size_t> fill(std::size_t at) { return readSource(m_buffer.get() + at, packedBlock - at); }

    static la_ssize_t readCallback(::archive *handle, void *level, const void **bytes)
    {
        auto *self = static_cast<Level *>(level);
        *bytes = self->m_buffer.get();
        if (self->m_filled > 0) // what was looked at to know the container
            return static_cast<la_ssize_t>(std::exchange(self->m_filled, 0));
        if (self->m_isEnd)
            return 0;
        const auto got = self->fill(0);
        if (!got) {
            self->m_sourceProblem = got.error();
            archive_set_error(handle, EIO, "source");
            return -1;
        }
        return static_cast<la_ssize_t>(*got);
    }

    /// libarchive goes through bzip2 in bzip2 at once. What has a container's first bytes and is none would be passed through as it
    /// is, to be taken for that container again and again.
    std::optional<Problem> countDepth()
    {
        const int before = m_depth;
        for (int i = 0; i < archive_filter_count(m_handle.get()); ++i)
            m_depth += archive_filter_code(m_handle.get(), i) == ARCHIVE_FILTER_NONE ? 0 : 1;
        m_depth += holdsEntries() ? 1 : 0;
        if (m_depth == before)
            return damaged({});
        return checkDepth();
    }

    [[nodiscard]] std::optional<Problem> checkDepth() const
    {
        if (m_depth <= m_budget.limits.depth)
            return {};
        return m_budget.tooLarge(Tr::tr("It is packed more than %1 times").arg(m_budget.limits.depth));
    }

    [[nodiscard]] Problem problem() const
    {
        if (m_sourceProblem)
            return *m_sourceProblem;
        const char *why = archive_error_string(m_handle.get());
        return damaged(QString::fromUtf8(why ? why : ""));
    }

    std::unique_ptr<ByteSource> m_source;
    Budget &m_budget;
    const bool m_isOutermost;
    int m_depth;
    Container m_container = Container::Plain;
    std::unique_ptr<char[]> m_buffer; ///< of packedBlock bytes
    std::size_t m_filled = 0;
    std::size_t m_at = 0;
    std::string_view m_unpacked; ///< of the filter's last block, not asked for yet
    bool m_isEnd = false;
    bool m_isStarted = false;
    std::optional<Problem> m_sourceProblem;
    PackedSource m_packed{*this};
    std::unique_ptr<ByteSource> m_stream; ///< of a container that libarchive does not read
    std::unique_ptr<::archive, ArchiveDeleter> m_handle; ///< goes first: it reads from the members above
};

/// The current entry of a level, for a container in it.
class EntrySource final : public ByteSource
{
public:
    EntrySource(Level &level, std::string head)
        : m_level(level)
        , m_head(std::move(head))
    {
    }
    Result<std::size_t> read(char *into, std::size_t size) override
    {
        if (m_at < m_head.size()) {
            const std::size_t length = std::min(size, m_head.size() - m_at);
            std::memcpy(into, m_head.data() + m_at, length);
            m_at += length;
            return length;
        }
        return m_level.read(into, size);
    }

private:
    Level &m_level;
    std::string m_head;
    std::size_t m_at = 0;
};

} // namespace

Container containerOf(std::string_view head)
{
    using namespace std::string_view_literals;
    if (head.starts_with("\x1f\x8b"sv))
        return Container::Gzip;
    if (head.starts_with("\x28\xb5\x2f\xfd"sv))
        return Container::Zstd;
    if (head.starts_with("\xfd"
                         "7zXZ\0"sv))
        return Container::Xz;
    if (head.starts_with("BZh"sv) && head.size() >= 10 && head[3] >= '1' && head[3] <= '9'
        && (head.substr(4, 6) == "1AY&SY"sv || head.substr(4, 6) == "\x17\x72\x45\x38\x50\x90"sv))
        return Container::Bzip2;
    if (head.starts_with("PK\3\4"sv) || head.starts_with("PK\5\6"sv))
        return Container::Zip;
    if (head.size() >= headBytes && head.substr(257, 5) == "ustar"sv)
        return Container::Tar;
    return Container::Plain;
}

struct ArchiveReader::Private
{
    Budget budget;
    std::vector<std::unique_ptr<Level>> levels; ///< outermost first
    std::vector<std::string> names; ///< of the entries that the levels behind the first are in
    std::string head; ///< of the current entry, read to know what it is
    std::size_t headAt = 0;
    std::unique_ptr<ByteSource> source;
    std::optional<Problem> pending; ///< met behind the bytes of head
    bool isFailed = false;

    Result<bool> push(std::unique_ptr<ByteSource> from, int depth)
    {
        levels.push_back(std::make_unique<Level>(std::move(from), budget, depth));
        return levels.back()->open();
    }

    /// Reads the start of the current entry.
    Result<bool> readHead()
    {
        head.resize(headBytes);
        headAt = 0;
        std::size_t filled = 0;
        while (filled < headBytes) {
            const auto got = levels.back()->read(head.data() + filled, headBytes - filled);
            if (!got && filled == 0)
                return core::fail(got.error());
            if (!got)
                pending = got.error();
            if (!got || *got == 0)
                break;
            filled += *got;
        }
        head.resize(filled);
        return true;
    }

    Result<bool> next(Entry &entry)
    {
        if (levels.empty()) {
            if (const auto opened = push(std::move(source), 0); !opened)
                return opened;
        }
        head.clear();
        headAt = 0;
        if (pending)
            return core::fail(*std::exchange(pending, {}));
        while (true) {
            const auto more = levels.back()->next(entry);
            if (!more)
                return more;
            if (!*more) {
                if (levels.size() == 1)
                    return false;
                levels.pop_back();
                names.pop_back();
                continue;
            }
            if (!names.empty() && !names.back().empty())
                entry.name = entry.name.empty() ? names.back() : names.back() + '/' + entry.name;
            if (levels.back()->container() == Container::Plain)
                return true;
            if (const auto read = readHead(); !read)
                return read;
            if (containerOf(head) == Container::Plain)
                return true;
            if (levels.back()->depth() >= budget.limits.depth)
                return core::fail(budget.tooLarge(Tr::tr("It is packed more than %1 times").arg(budget.limits.depth)));
            auto inner = std::make_unique<EntrySource>(*levels.back(), std::exchange(head, {}));
            names.push_back(entry.name);
            if (const auto opened = push(std::move(inner), levels.back()->depth()); !opened)
                return opened;
        }
    }
};

ArchiveReader::ArchiveReader(std::unique_ptr<ByteSource> source, QString name, Limits limits)
    : d(std::make_unique<Private>())
{
    d->source = std::move(source);
    d->budget.name = std::move(name);
    d->budget.limits = limits;
}

Result<std::unique_ptr<ArchiveReader>> ArchiveReader::open(const QString &path, Limits limits, const std::atomic_bool *stop)
{
    auto source = FileSource::open(path, stop);
    if (!source)
        return core::fail(source.error());
    return std::make_unique<ArchiveReader>(std::move(*source), path, limits);
}

ArchiveReader::~ArchiveReader()
{
    while (d && !d->levels.empty()) // an inner level reads from the one before it
        d->levels.pop_back();
}

Result<bool> ArchiveReader::next(Entry &entry)
{
    if (d->isFailed)
        return false;
    auto more = d->next(entry);
    d->isFailed = !more;
    return more;
}

Result<std::size_t> ArchiveReader::read(char *into, std::size_t size)
{
    if (d->isFailed || d->levels.empty() || size == 0)
        return std::size_t(0);
    if (d->headAt < d->head.size()) {
        const std::size_t length = std::min(size, d->head.size() - d->headAt);
        std::memcpy(into, d->head.data() + d->headAt, length);
        d->headAt += length;
        return length;
    }
    if (d->pending) {
        d->isFailed = true;
        return core::fail(*std::exchange(d->pending, {}));
    }
    auto got = d->levels.back()->read(into, size);
    d->isFailed = !got;
    return got;
}

Container ArchiveReader::container() const
{
    return d->levels.empty() ? Container::Plain : d->levels.front()->container();
}

std::uint64_t ArchiveReader::packedBytes() const
{
    return d->budget.packed;
}

} // namespace bw::archive
