// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/archive/gzipsource.h"

#include <QCoreApplication>

#include <zlib.h>

#include <algorithm>
#include <limits>
#include <new>
#include <optional>
#include <string_view>
#include <vector>

namespace bw::archive {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(bw::archive)
};

constexpr int gzipOnly = 16 + MAX_WBITS;
constexpr std::size_t packedBlock = 64 * 1024;

core::Problem damaged(const QString &reason)
{
    core::Problem problem;
    problem.kind = core::ProblemKind::Malformed;
    problem.reason = reason;
    return problem;
}

} // namespace

struct GzipSource::Private
{
    ByteSource &packed;
    z_stream stream {};
    std::vector<char> buffer = std::vector<char>(packedBlock);
    bool isEnd = false; ///< of the packed bytes
    bool isBetween = false; ///< a member ended, and nothing was seen of another
    bool isDone = false;
    std::optional<core::Problem> pending; ///< met behind bytes that were given

    explicit Private(ByteSource &source)
        : packed(source)
    {
        if (inflateInit2(&stream, gzipOnly) != Z_OK)
            throw std::bad_alloc();
    }
    ~Private() { inflateEnd(&stream); }

    void fill()
    {
        const auto got = packed.read(buffer.data(), buffer.size());
        if (!got) {
            pending = got.error();
            return;
        }
        stream.next_in = reinterpret_cast<Bytef *>(buffer.data());
        stream.avail_in = static_cast<uInt>(*got);
        isEnd = *got == 0;
    }

    /// Behind a member: another one, padding, or bytes that have no business there.
    void startMember()
    {
        while (stream.avail_in > 0 && *stream.next_in == 0) {
            ++stream.next_in;
            --stream.avail_in;
        }
        if (stream.avail_in == 0) {
            isDone = isEnd;
            return;
        }
        if (*stream.next_in != 0x1f)
            pending = damaged(Tr::tr("Bytes stand behind its end that are not gzip's"));
        isBetween = false;
        inflateReset(&stream);
    }

    void step()
    {
        if (stream.avail_in == 0 && !isEnd)
            fill();
        if (pending)
            return;
        if (isBetween) {
            startMember();
            return;
        }
        const int outcome = inflate(&stream, Z_NO_FLUSH);
        if (outcome == Z_STREAM_END)
            isBetween = true;
        else if (outcome == Z_BUF_ERROR && isEnd && stream.avail_out > 0)
            pending = damaged(Tr::tr("It ends in the middle"));
        else if (outcome == Z_MEM_ERROR)
            throw std::bad_alloc();
        else if (outcome != Z_OK && outcome != Z_BUF_ERROR)
            pending = damaged(QString::fromUtf8(stream.msg ? stream.msg : ""));
    }
};

GzipSource::GzipSource(ByteSource &packed)
    : d(std::make_unique<Private>(packed))
{
}

GzipSource::~GzipSource() = default;

core::Result<std::size_t> GzipSource::read(char *into, std::size_t size)
{
    size = std::min<std::size_t>(size, std::numeric_limits<uInt>::max());
    d->stream.next_out = reinterpret_cast<Bytef *>(into);
    d->stream.avail_out = static_cast<uInt>(size);
    while (d->stream.avail_out > 0 && !d->isDone && !d->pending)
        d->step();
    const std::size_t given = size - d->stream.avail_out;
    if (given == 0 && d->pending)
        return core::fail(*d->pending);
    return given;
}

} // namespace bw::archive
