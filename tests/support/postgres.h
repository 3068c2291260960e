// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/workfolder.h"

namespace bw::test {

/// A PostgreSQL 15 in a folder of its own, on a Unix socket only; as root it runs as nobody. Stopped with the object.
class Postgres final
{
public:
    Postgres() = default;
    ~Postgres();
    Postgres(const Postgres &) = delete;
    Postgres &operator=(const Postgres &) = delete;

    /// Empty, or what it said instead of starting. About a second.
    [[nodiscard]] QString start();
    void stop();

    /// For QPSQL: setHostName(), setPort(), setUserName(), setDatabaseName("postgres").
    [[nodiscard]] QString socketFolder() const;
    [[nodiscard]] quint16 port() const
    {
        return 25432;
    } // names the socket file in our own folder: taken by nobody else
    [[nodiscard]] QString user() const;

private:
    WorkFolder m_folder;
    bool m_running = false;
};

} // namespace bw::test
