// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/snapshot.h"
#include "models/transport/route.h"

#include <QByteArray>
#include <QString>

#include <initializer_list>
#include <optional>
#include <string_view>

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

    /// The first of \p places that can be run there (exit code other than 127 of "PLACE \p proof"); empty: none.
    core::Result<QString> findProgram(std::initializer_list<const char *> places, const char *proof);

    /// Runs a command and answers what it said; nullopt where it failed. \p why gets the reason.
    core::Result<std::optional<QByteArray>> ask(std::string_view words, std::initializer_list<QString> arguments, QString *why);

    /// As ask(), into a section of that name.
    core::Done section(const QString &name, fleet::SectionKind kind, std::string_view words, std::initializer_list<QString> arguments);
    void add(const QString &name, fleet::SectionKind kind, const QByteArray &text); ///< masks and redacts settings and services
    void addProblem(const QString &name, fleet::SectionKind kind, const QString &why);
    void addUnasked(const QString &name, fleet::SectionKind kind);

private:
    transport::Route &m_route;
    fleet::Snapshot &m_into;
};

/// Sorted lines without doubles.
[[nodiscard]] QByteArray sortedLines(const QByteArray &text);

} // namespace bw::mta
