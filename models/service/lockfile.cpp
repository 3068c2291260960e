// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/service/lockfile.h"

#include <QLockFile>

namespace bw::service {

bool takeLock(QLockFile &lock)
{
    if (lock.isLocked() || lock.tryLock(0))
        return true;
    // removeStaleLockFile() fails while somebody has the kernel's lock.
    if (lock.error() == QLockFile::LockFailedError && lock.removeStaleLockFile() && lock.tryLock(0))
        return true;
    return lock.error() != QLockFile::LockFailedError;
}

} // namespace bw::service
