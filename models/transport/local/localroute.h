// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/transport/route.h"

#include <memory>

namespace bw::transport {

/// Files of this computer, through the same interface as those of a node.
class LocalFiles final : public Files
{
public:
    [[nodiscard]] bool areHere() const override { return true; }
    core::Result<std::unique_ptr<OpenFile>> open(const QString &path) override;
    core::Result<std::optional<FileIdentity>> statusAt(const QString &path) override;
    core::Result<FileKind> kindAt(const QString &path) override;
    core::Result<QList<FoundFile>> list(const QString &folder) override;
};

/// This computer as a node: its files; commands are run without a shell, by their words.
class LocalRoute final : public Route
{
public:
    core::Done open(const Limit &limit, ConnectReport *report) override;
    void rest() override { }
    void close() override { }
    [[nodiscard]] bool isOpen() const override { return true; }
    [[nodiscard]] core::Result<Files *> files() override { return &m_files; }
    [[nodiscard]] bool runsCommands() const override { return true; }
    core::Result<CommandOutput> stream(const Command &command, const std::function<bool(std::string_view)> &take, std::chrono::milliseconds patience) override;

private:
    LocalFiles m_files;
    Limit m_limit;
};

} // namespace bw::transport
