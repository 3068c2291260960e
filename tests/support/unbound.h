// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/program.h"
#include "tests/support/workfolder.h"

#include <memory>

namespace bw::test {

/// Unbound as people's resolvers are, on 127.0.0.1: all that it is asked it asks a name server of the test's, but for one zone, whose
/// server never answers. Ended with the object.
class Unbound final
{
public:
    /// \p server: port that answers for everything. \p muteZone, \p mute: what is asked of a port where nobody answers.
    Unbound(const WorkFolder &folder, quint16 server, const QString &muteZone, quint16 mute);
    /// Empty, or what it said instead of answering.
    [[nodiscard]] QString waitUntilReady() const;
    [[nodiscard]] quint16 port() const { return m_port; }

private:
    quint16 m_port;
    std::unique_ptr<Program> m_program;
};

} // namespace bw::test
