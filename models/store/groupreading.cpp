// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/groupreading.h"

#include "models/store/sqlite.h"
#include "models/store/tr.h"

#include <QFile>

#include <array>
#include <cerrno>
#include <grp.h>
#include <sys/stat.h>
#include <unistd.h>

namespace bw::store {

using core::fail;
using core::ProblemKind;

namespace {

constexpr mode_t ownerWritesGroupReads = 0640;

/// Nothing is called that is not needed: a hardened service may not change owners (systemd.exec(5), @chown).
bool give(const QString &path, gid_t group)
{
    const QByteArray name = QFile::encodeName(path);
    struct stat status {};
    if (::stat(name.constData(), &status) != 0)
        return errno == ENOENT;
    if (status.st_gid != group && ::chown(name.constData(), static_cast<uid_t>(-1), group) != 0)
        return false;
    return (status.st_mode & 07777) == ownerWritesGroupReads || ::chmod(name.constData(), ownerWritesGroupReads) == 0;
}

} // namespace

struct GroupReading::Held
{
    sqlite::Database database;
};

GroupReading::GroupReading(std::unique_ptr<Held> held)
    : m_held(std::move(held))
{
}
GroupReading::~GroupReading() = default;
GroupReading::GroupReading(GroupReading &&) noexcept = default;
GroupReading &GroupReading::operator=(GroupReading &&) noexcept = default;

core::Result<GroupReading> GroupReading::begin(const Store &store, const QString &group)
{
    std::array<char, 16 * 1024> buffer {};
    struct group entry {};
    struct group *found = nullptr;
    if (::getgrnam_r(group.toLocal8Bit().constData(), &entry, buffer.data(), buffer.size(), &found) != 0 || !found)
        return fail({ ProblemKind::Missing, Tr::tr("There is no group named %1").arg(group), {}, {}, Tr::tr("Make it first, or choose another.") });
    auto database = sqlite::Database::open(store.path(), sqlite::Access::ReadWrite);
    if (!database)
        return fail(database.error());
    const auto refused = [&](int error) {
        return fail({ ProblemKind::Denied, Tr::tr("The store could not be given to the group %1").arg(group), qt_error_string(error), store.path(),
            Tr::tr("Run it as the store's owner, who must be a member of that group.") });
    };
    if (!give(store.path(), entry.gr_gid))
        return refused(errno);
    // The first read makes the files beside it.
    if (auto version = database->integer("SELECT count(*) FROM store_info"); !version)
        return fail(version.error());
    for (const char *suffix : { "-wal", "-shm" })
        if (!give(store.path() + QLatin1String(suffix), entry.gr_gid))
            return refused(errno);
    return GroupReading(std::make_unique<Held>(Held { std::move(*database) }));
}

} // namespace bw::store
