// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/archive/xzsource.h"

#include <QCoreApplication>

#include <lzma.h>

#include <optional>
#include <utility>
#include <vector>

namespace bw::archive {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(bw::archive)
};

} // namespace

struct XzSource::Private
{
    ByteSource &packed;
    lzma_stream stream = LZMA_STREAM_INIT;
    lzma_ret state;
    std::vector<char> buffer = std::vector<char>(64 * 1024);
    bool isEnd = false; ///< of the packed bytes
    std::optional<core::Problem> pending; ///< met behind bytes that were given

    explicit Private(ByteSource &source)
        : packed(source)
        , state(lzma_stream_decoder(&stream, xzMemory, LZMA_CONCATENATED))
    {
    }
    ~Private() { lzma_end(&stream); }

    [[nodiscard]] core::Problem problem() const
    {
        core::Problem problem;
        problem.kind = state == LZMA_MEMLIMIT_ERROR ? core::ProblemKind::TooLarge : core::ProblemKind::Malformed;
        problem.reason = state == LZMA_MEMLIMIT_ERROR
            ? Tr::tr("Unpacking it needs more than %1 bytes of memory").arg(xzMemory)
            : QString();
        return problem;
    }
};

XzSource::XzSource(ByteSource &packed)
    : d(std::make_unique<Private>(packed))
{
}

XzSource::~XzSource() = default;

core::Result<std::size_t> XzSource::read(char *into, std::size_t size)
{
    if (d->pending)
        return core::fail(*d->pending);
    lzma_stream &stream = d->stream;
    stream.next_out = reinterpret_cast<std::uint8_t *>(into);
    stream.avail_out = size;
    while (stream.avail_out > 0 && d->state == LZMA_OK) {
        if (stream.avail_in == 0 && !d->isEnd) {
            const auto got = d->packed.read(d->buffer.data(), d->buffer.size());
            if (!got) {
                d->pending = got.error();
                break;
            }
            stream.next_in = reinterpret_cast<const std::uint8_t *>(d->buffer.data());
            stream.avail_in = *got;
            d->isEnd = *got == 0;
        }
        d->state = lzma_code(&stream, d->isEnd ? LZMA_FINISH : LZMA_RUN);
    }
    if (d->state != LZMA_OK && d->state != LZMA_STREAM_END && !d->pending)
        d->pending = d->problem();
    const std::size_t given = size - stream.avail_out;
    if (given == 0 && d->pending)
        return core::fail(*d->pending);
    return given;
}

} // namespace bw::archive
