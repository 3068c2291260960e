// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/guard.h"

#include <QCoreApplication>

#include <cstdlib>
#include <cxxabi.h>
#include <exception>
#include <memory>
#include <new>
#include <typeinfo>

namespace bw::core {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(bw::core)
};

constexpr qsizetype mostReason = 200; ///< characters

QString textOf(const std::exception &error)
{
    const char *const name = typeid(error).name();
    const std::unique_ptr<char, decltype(&std::free)> readable(abi::__cxa_demangle(name, nullptr, nullptr, nullptr), std::free);
    return (QString::fromUtf8(readable ? readable.get() : name) + QStringLiteral(": ") + QString::fromUtf8(error.what())).left(mostReason);
}

Problem problemNow(const QString &where)
{
    try {
        throw;
    } catch (const std::bad_alloc &) {
        return { ProblemKind::Defect, Tr::tr("There was not enough memory"), {}, where,
            Tr::tr("Nothing half done was kept. Free some memory and begin again; if it comes again, please report it.") };
    } catch (const std::exception &error) {
        return { ProblemKind::Defect, Tr::tr("Internal error"), textOf(error), where,
            Tr::tr("Nothing half done was kept. This is a defect of Breakwater: please report this line.") };
    } catch (...) {
        return { ProblemKind::Defect, Tr::tr("Internal error"), {}, where,
            Tr::tr("Nothing half done was kept. This is a defect of Breakwater: please report this line.") };
    }
}

} // namespace

Problem problemOfException(const QString &where) noexcept
{
    try {
        return problemNow(where);
    } catch (...) { // no memory for the words either: these take none
        return { ProblemKind::Defect, QStringLiteral("Internal error: out of memory"), {}, {}, {} };
    }
}

} // namespace bw::core
