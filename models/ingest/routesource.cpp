// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/routesource.h"

namespace bw::ingest {

namespace {

class RouteSource final : public archive::ByteSource
{
public:
    explicit RouteSource(std::unique_ptr<transport::OpenFile> file)
        : m_file(std::move(file))
    {
    }
    core::Result<std::size_t> read(char *into, std::size_t size) override
    {
        const auto got = m_file->readAt(m_position, { into, size });
        if (got)
            m_position += *got;
        return got;
    }

private:
    std::unique_ptr<transport::OpenFile> m_file;
    std::uint64_t m_position = 0;
};

} // namespace

core::Result<std::unique_ptr<archive::ArchiveReader>> openArchive(transport::Files &files, const QString &path, const std::atomic_bool *stop)
{
    if (files.areHere())
        return archive::ArchiveReader::open(path, {}, stop);
    auto file = files.open(path);
    if (!file)
        return core::fail(file.error());
    return std::make_unique<archive::ArchiveReader>(std::make_unique<RouteSource>(std::move(*file)), path);
}

std::uint64_t unpackedHead(transport::Files &files, const QString &path)
{
    auto reader = openArchive(files, path);
    archive::Entry entry;
    if (!reader)
        return 0;
    const auto more = (*reader)->next(entry);
    if (!more || !*more)
        return 0;
    std::string start(transport::headBytes, '\0');
    std::size_t held = 0;
    while (held < start.size()) {
        const auto got = (*reader)->read(start.data() + held, start.size() - held);
        if (!got || *got == 0)
            break;
        held += *got;
    }
    return transport::headOf({ start.data(), held });
}

} // namespace bw::ingest
