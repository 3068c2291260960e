// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/guard.h"

#include <QCoreApplication>

#include <cstdlib>
#include <cxxabi.h>
#include <exception>
#include <memory>
#include <new>
#include <system_error>
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

Problem defect(const QString &reason, const QString &where)
{
    return { ProblemKind::Defect, Tr::tr("Internal error"), reason, where,
        Tr::tr("What was stored before is whole and stays; nothing half done was kept. This is a defect of Breakwater: please report this line.") };
}

Problem noMemory(const QString &reason, const QString &where)
{
    return { ProblemKind::Defect, Tr::tr("There was not enough memory"), reason, where,
        Tr::tr("What was stored before is whole and stays; nothing half done was kept. Free some memory, or raise the limits on memory and "
               "threads (ulimit), and begin again: nothing is counted twice.") };
}

Problem problemNow(const QString &where)
{
    try {
        throw;
    } catch (const std::bad_alloc &) {
        return noMemory({}, where);
    } catch (const std::system_error &error) {
        // pthread_create(3): no memory for its stack, or a limit on processes.
        if (error.code() == std::errc::resource_unavailable_try_again || error.code() == std::errc::not_enough_memory)
            return noMemory(Tr::tr("a thread could not be started"), where);
        return defect(textOf(error), where);
    } catch (const std::exception &error) {
        return defect(textOf(error), where);
    } catch (...) {
        return defect({}, where);
    }
}

} // namespace

Problem problemOfException(const QString &where) noexcept
{
    try {
        return problemNow(where);
    } catch (...) { // no memory for the words either: these take none
        return { ProblemKind::Defect, QStringLiteral("There was not enough memory"), {}, {},
            QStringLiteral("What was stored before is whole and stays. Free some memory, or raise the limits on memory and threads (ulimit), and "
                           "begin again: nothing is counted twice.") };
    }
}

} // namespace bw::core
