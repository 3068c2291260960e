// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/recentbytes.h"

#include <algorithm>
#include <utility>

namespace bw::ingest {

using core::fail;

namespace {
constexpr std::size_t proofBytes = 64; ///< with a time stamp in them: no two places of a log have the same
}

void RecentBytes::Recent::forget()
{
    begin = 0;
    bytes.clear();
    head = 0;
}

void RecentBytes::Recent::note(std::uint64_t position, std::string_view read)
{
    if (read.empty() || (position >= begin && position + read.size() <= end()))
        return;
    if (position != end() || bytes.empty()) {
        if (position < begin)
            return; // what stands further on is worth more
        begin = position;
        bytes.clear();
    }
    bytes.append(read);
    if (bytes.size() > mostBytes + mostBytes / 4) {
        begin += bytes.size() - mostBytes;
        bytes.erase(0, bytes.size() - mostBytes);
    }
}

class RecentBytes::File final : public transport::OpenFile
{
public:
    File(std::unique_ptr<transport::OpenFile> file, Recent &recent)
        : m_file(std::move(file))
        , m_recent(recent)
    {
        m_recent.owner = this;
    }
    ~File() override
    {
        if (m_recent.owner == this)
            m_recent.owner = nullptr;
    }
    [[nodiscard]] const QString &path() const override { return m_file->path(); }
    [[nodiscard]] bool isRegular() const override { return m_file->isRegular(); }
    core::Result<transport::FileIdentity> status() override { return m_file->status(); }

    /// What was known when the file was opened comes from memory: what is read in this round is looked at in the file itself.
    core::Result<std::size_t> readAt(std::uint64_t position, std::span<char> into) override
    {
        if (auto done = prove(); !done)
            return fail(done.error());
        const std::uint64_t from = std::max(position, m_knownFrom), to = std::min<std::uint64_t>(position + into.size(), m_knownTo);
        if (m_recent.owner != this || m_knownFrom < m_recent.begin || from >= to)
            return ask(position, into);
        const std::size_t before = from - position;
        if (before > 0) {
            const auto got = ask(position, into.first(before));
            if (!got || *got < before)
                return got;
        }
        std::copy_n(m_recent.bytes.data() + (from - m_recent.begin), to - from, into.data() + before);
        const std::size_t done = to - position;
        if (done == into.size())
            return done;
        const auto got = ask(to, into.subspan(done));
        return got ? core::Result<std::size_t>(done + *got) : got;
    }

    core::Result<transport::FileIdentity> identity() override
    {
        if (auto done = prove(); !done)
            return fail(done.error());
        if (std::exchange(m_isHeadKnown, false) && m_recent.owner == this) {
            auto found = m_file->status();
            if (found)
                found->head = m_recent.head;
            return found;
        }
        auto found = m_file->identity();
        if (found && m_recent.owner == this)
            m_recent.head = found->head;
        return found;
    }

private:
    core::Result<std::size_t> ask(std::uint64_t position, std::span<char> into)
    {
        auto got = m_file->readAt(position, into);
        if (got && m_recent.owner == this && position >= m_knownTo)
            m_recent.note(position, { into.data(), *got });
        return got;
    }

    /// Once: is it still the file whose bytes are known?
    core::Done prove()
    {
        if (std::exchange(m_isProven, true) || m_recent.owner != this || m_recent.bytes.empty())
            return {};
        std::string tail(std::min(proofBytes, m_recent.bytes.size()), '\0');
        const auto got = m_file->readAt(m_recent.end() - tail.size(), tail);
        if (!got) {
            m_isProven = false;
            return fail(got.error());
        }
        if (*got != tail.size() || tail.size() < proofBytes || !m_recent.bytes.ends_with(tail)) {
            m_recent.forget();
            return {};
        }
        m_knownFrom = m_recent.begin;
        m_knownTo = m_recent.end();
        m_isHeadKnown = m_recent.head != 0;
        return {};
    }

    std::unique_ptr<transport::OpenFile> m_file;
    Recent &m_recent;
    std::uint64_t m_knownFrom = 0, m_knownTo = 0; ///< of what is read from memory
    bool m_isProven = false, m_isHeadKnown = false;
};

class RecentBytes::Reading final : public transport::Files
{
public:
    Reading(transport::Files &files, QStringList logs, std::unordered_map<std::string, Recent> &recent)
        : m_files(files)
        , m_logs(std::move(logs))
        , m_recent(recent)
    {
    }
    [[nodiscard]] bool areHere() const override { return m_files.areHere(); }
    core::Result<std::unique_ptr<transport::OpenFile>> open(const QString &path) override
    {
        auto file = m_files.open(path);
        if (!file || m_files.areHere() || !m_logs.contains(path))
            return file;
        return std::make_unique<File>(std::move(*file), m_recent[path.toStdString()]);
    }
    core::Result<std::optional<transport::FileIdentity>> statusAt(const QString &path) override { return m_files.statusAt(path); }
    core::Result<transport::FileKind> kindAt(const QString &path) override { return m_files.kindAt(path); }
    core::Result<QList<transport::FoundFile>> list(const QString &folder) override { return m_files.list(folder); }

private:
    transport::Files &m_files;
    QStringList m_logs;
    std::unordered_map<std::string, Recent> &m_recent;
};

std::unique_ptr<transport::Files> RecentBytes::over(transport::Files &files, const QStringList &logs)
{
    return std::make_unique<Reading>(files, logs, m_of);
}

} // namespace bw::ingest
