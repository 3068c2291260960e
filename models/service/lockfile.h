// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QLockFile;

namespace bw::service {

/// True: it is ours, or no lock can be written there at all (a full disk, a folder that is not ours: then nobody has one). Who
/// holds it is asked of the kernel, which ends a lock with its holder; not of the process number in the file: that of a container
/// that was killed is another program's now, most often our own, and that of another host name cannot be asked after. Touches the disk.
[[nodiscard]] bool takeLock(QLockFile &lock);

} // namespace bw::service
