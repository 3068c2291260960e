// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/program.h"
#include "tests/support/workfolder.h"

#include <optional>

namespace bw::test {

struct PostfixOptions
{
    QString name; ///< folder and syslog_name: "postfix-out"
    QString logFile; ///< below the work folder; several instances may share one
    quint16 port = 0;
    QByteArray mainCf; ///< added to what every instance needs
};

/// A real Postfix in a folder of its own, on a port of 127.0.0.1; stopped with the object. Needs root.
class Postfix final
{
public:
    Postfix(const WorkFolder &folder, PostfixOptions options);
    ~Postfix();
    Postfix(const Postfix &) = delete;
    Postfix &operator=(const Postfix &) = delete;

    /// Empty, or what it said instead of starting.
    [[nodiscard]] QString start();
    void stop();
    /// Reads its configuration again, and opens its log anew: what a rotation by rename needs.
    [[nodiscard]] bool reload() const;
    [[nodiscard]] QString queueFolder() const;
    [[nodiscard]] int queued() const; ///< messages in the queue

private:
    [[nodiscard]] QString etc() const;
    void configure() const;
    const WorkFolder &m_folder;
    PostfixOptions m_options;
    bool m_running = false;
};

} // namespace bw::test
