// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/reportpaths.h"

#include "models/core/blocking.h"
#include "models/ingest/tr.h"

#include <QFile>
#include <QFileInfo>
#include <QSet>

#include <algorithm>
#include <filesystem>
#include <string>
#include <system_error>
#include <vector>

namespace bw::ingest {

namespace {

namespace fs = std::filesystem;

constexpr int deepest = 64; ///< folders within folders

bool isFolder(const fs::path &path)
{
    std::error_code error;
    return fs::is_directory(path, error);
}

bool isMaildir(const fs::path &path)
{
    return isFolder(path / "cur") && isFolder(path / "new");
}

class Search final
{
public:
    Search(QList<ReportPath> &found, QList<std::pair<QString, QString>> &unreadable)
        : m_found(found)
        , m_unreadable(unreadable)
    {
    }

    void folder(const fs::path &path, int depth)
    {
        const bool holdsMail = isMaildir(path);
        std::vector<fs::directory_entry> entries;
        std::error_code error;
        for (fs::directory_iterator it(path, error), end; !error && it != end; it.increment(error))
            entries.push_back(*it);
        if (error || depth > deepest) {
            m_unreadable.append({ QFile::decodeName(QByteArray::fromStdString(path.string())), error ? QString::fromLocal8Bit(error.message().c_str()) : Tr::tr("too many folders within each other") });
            return;
        }
        std::sort(entries.begin(), entries.end());
        for (const fs::directory_entry &entry : entries)
            take(entry, holdsMail, depth);
    }

    void add(const std::string &path, qint64 size)
    {
        const QByteArray bytes = QByteArray::fromStdString(path);
        if (m_known.contains(bytes))
            return;
        m_known.insert(bytes);
        m_found.append({ bytes, size });
    }

private:
    void take(const fs::directory_entry &entry, bool isInMaildir, int depth)
    {
        const std::string name = entry.path().filename().string();
        std::error_code error;
        if (entry.is_directory(error)) {
            const bool isHidden = name.starts_with('.') && !(isInMaildir && isMaildir(entry.path()));
            const bool isUnready = isInMaildir && name == "tmp";
            if (!isHidden && !isUnready && !entry.is_symlink(error))
                folder(entry.path(), depth + 1);
            return;
        }
        // What a mail server keeps beside the folders of a Maildir (indexes, lists) is no message.
        if (isInMaildir || name.starts_with('.') || !entry.is_regular_file(error))
            return;
        const auto size = entry.file_size(error);
        add(entry.path().string(), error ? -1 : static_cast<qint64>(size));
    }

    QList<ReportPath> &m_found;
    QList<std::pair<QString, QString>> &m_unreadable;
    QSet<QByteArray> m_known;
};

} // namespace

QList<ReportPath> reportPaths(const QStringList &named, QList<std::pair<QString, QString>> &unreadable)
{
    core::willBlock("look for reports");
    QList<ReportPath> found;
    Search search(found, unreadable);
    for (const QString &name : named) {
        if (name == u"-") {
            search.add("-", -1);
            continue;
        }
        const QFileInfo info(name);
        const std::string path = QFile::encodeName(info.absoluteFilePath()).toStdString();
        if (info.isDir())
            search.folder(path, 0);
        else
            search.add(path, info.isFile() ? info.size() : -1);
    }
    return found;
}

} // namespace bw::ingest
