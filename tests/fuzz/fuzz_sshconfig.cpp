// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/transport/ssh/knownhosts.h"
#include "models/transport/ssh/sshconfig.h"

#include <QString>

#include <cstdint>
#include <cstdlib>
#include <string_view>

using namespace bw::transport;

/// ~/.ssh/config, and each line as one of known_hosts.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    const SshConfig config = SshConfig::parse(text);
    for (const QString &host : config.namedHosts().mid(0, 20))
        static_cast<void>(config.lookUp(host));
    const SshHost found = config.lookUp(QStringLiteral("mx1.example.com"));
    if (found.port < 0 || found.port > 65535)
        std::abort();
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t end = std::min(text.find('\n', from), text.size());
        static_cast<void>(namesHost(text.substr(from, end - from), QStringLiteral("mx1.example.com"), 2222));
        from = end + 1;
    }
    return 0;
}
