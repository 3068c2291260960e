// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/snapshot.h"
#include "models/transport/route.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <initializer_list>
#include <optional>

namespace bw::mta {

/// Asks one node for the sections of a snapshot. What a command says is masked and redacted before anybody else sees it.
/// One thread.
class Asking final
{
public:
    Asking(transport::Route &route, fleet::Snapshot &into)
        : m_route(route)
        , m_into(into)
    {
    }
    static constexpr std::size_t mostBytes = 1024 * 1024; ///< of one answer; the rest is cut, and said

    /// The first of \p places that can be run there (\p proof with it does not end with 126 or 127); empty: none.
    core::Result<QString> findProgram(std::initializer_list<const char *> places, transport::ReadWords proof);

    /// A companion's version as the section of that name, the first line of what it says. False: it is not there.
    core::Result<bool> version(const QString &name, transport::ReadWords words);

    /// What a command said, however it ended. \p why: it was not run, or did not end in time; then the rest is empty.
    struct Heard
    {
        QByteArray out, err;
        int exitCode = 0;
        QString said; ///< why it failed, where its exit code says that it did
        QString why;
        bool hung = false; ///< it did not end in time
    };
    static constexpr std::chrono::milliseconds shortly { 10'000 };
    core::Result<Heard> hear(transport::ReadWords words, std::initializer_list<QString> arguments, std::chrono::milliseconds patience = shortly);

    /// Runs a command and answers what it said; nullopt where it failed. \p why gets the reason.
    core::Result<std::optional<QByteArray>> ask(transport::ReadWords words, std::initializer_list<QString> arguments, QString *why);

    /// As ask(), into a section of that name.
    core::Done section(const QString &name, fleet::SectionKind kind, transport::ReadWords words, std::initializer_list<QString> arguments);
    /// Settings in nested blocks ("service auth { unix_listener x { mode = 0660 } }") as "service auth/unix_listener x/mode = 0660".
    core::Done blocks(const QString &name, transport::ReadWords words, std::initializer_list<QString> arguments);
    /// Settings as "Name value" lines (opendkim.conf(5)) as "Name = value".
    core::Done words(const QString &name, transport::ReadWords command, std::initializer_list<QString> arguments);
    void add(const QString &name, fleet::SectionKind kind, const QByteArray &text); ///< masks and redacts
    void addProblem(const QString &name, fleet::SectionKind kind, const QString &why);
    void addUnasked(const QString &name, fleet::SectionKind kind);

private:
    transport::Route &m_route;
    fleet::Snapshot &m_into;
};

/// Why a command failed, in its own words: masked, redacted, on one line and harmless to a terminal. Empty: it said nothing.
[[nodiscard]] QString saidBy(const transport::CommandOutput &output);

/// Nested blocks of Dovecot or UCL flattened; comments and blank lines left out. At most 32 deep; deeper ones are joined there.
[[nodiscard]] QByteArray flattened(const QByteArray &text);
/// "Name value" lines as "Name = value", comments left out; a name that stands several times is joined with commas.
[[nodiscard]] QByteArray wordsAsSettings(const QByteArray &text);
/// The plain absolute path behind an option in what systemctl shows of ExecStart; empty: none.
[[nodiscard]] QString fileOfOption(const QByteArray &execStart, const char *option);

/// Sorted lines without doubles.
[[nodiscard]] QByteArray sortedLines(const QByteArray &text);

} // namespace bw::mta
