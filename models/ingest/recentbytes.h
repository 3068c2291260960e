// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/transport/files.h"

#include <QStringList>

#include <memory>
#include <string>
#include <unordered_map>

namespace bw::ingest {

/// The last bytes of a node's logs, kept between its rounds. Whoever goes on in a log looks at what stands before its place (the
/// chunk that is open, the lines of the last minutes); with these a node that logs a line a round costs no hundred KB a round.
/// A file that is opened anew is the same if its last known bytes are where they were: one small question; else all is forgotten.
/// One thread.
class RecentBytes final
{
public:
    static constexpr std::size_t mostBytes = 96 * 1024; ///< of one log

    /// \p files with that memory for \p logs; this and \p files must outlive it and the files that it opened.
    [[nodiscard]] std::unique_ptr<transport::Files> over(transport::Files &files, const QStringList &logs);

private:
    class File;
    class Reading;
    struct Recent
    {
        std::uint64_t begin = 0;
        std::string bytes;
        std::uint64_t head = 0; ///< of the file; 0: not known
        const File *owner = nullptr; ///< the file that was opened last: only it adds to this

        [[nodiscard]] std::uint64_t end() const { return begin + bytes.size(); }
        void forget();
        void note(std::uint64_t position, std::string_view read);
    };
    std::unordered_map<std::string, Recent> m_of; ///< by path
};

} // namespace bw::ingest
