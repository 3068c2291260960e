// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/writer.h"

#include "models/store/lease.h"
#include "models/store/tr.h"
#include "models/store/writerprivate.h"

#include <QFile>
#include <QSysInfo>

#include <sqlite3.h>
#include <unistd.h>

namespace bw::store {

using core::fail;
using core::ProblemKind;

namespace {

constexpr std::int64_t leaseMs = 120'000;

/// Field 22 of /proc/PID/stat (proc(5)): with the pid it names one process until the next boot. 0: no such process.
std::int64_t startOfProcess(std::int64_t pid)
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray text = file.readAll();
    const QList<QByteArray> fields = text.mid(text.lastIndexOf(')') + 2).split(' ');
    return fields.size() > 19 ? fields.at(19).toLongLong() : 0;
}

std::string idOfBoot()
{
    QFile file(QStringLiteral("/proc/sys/kernel/random/boot_id"));
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().toStdString() : std::string();
}

std::string_view nameOf(std::string_view holder) // "pid 812 on mx-desk (import)" -> "mx-desk"
{
    const std::size_t at = holder.find(" on ");
    const std::size_t end = holder.find(" (", at);
    return at == std::string_view::npos ? std::string_view() : holder.substr(at + 4, end == std::string_view::npos ? end : end - at - 4);
}

/// A row of lease: does its holder live?
bool isAlive(const sqlite::Statement &row, const std::string &bootId, const QString &host, std::int64_t nowMs)
{
    const bool isSameBoot = row.bytes(1) == bootId;
    const bool isHere = isSameBoot || nameOf(row.text(0).toStdString()) == host.toStdString();
    const std::int64_t start = row.integer(3);
    return isSameBoot ? startOfProcess(row.integer(2)) == start && start != 0 : !isHere && row.integer(4) > nowMs;
}

} // namespace

core::Done noWriterLives(sqlite::Database &database, const core::Clock &clock)
{
    auto leases = database.prepare("SELECT holder, boot_id, pid, process_start, expires_ms FROM lease");
    if (!leases)
        return fail(leases.error());
    const std::string bootId = idOfBoot();
    const QString host = QSysInfo::machineHostName();
    int code = 0;
    while ((code = leases->step()) == SQLITE_ROW)
        if (isAlive(*leases, bootId, host, core::floorTo(clock.now(), 1000) / 1000))
            return fail({ .kind = ProblemKind::Conflict, .what = Tr::tr("This cannot be changed while a log is being read"), .reason = leases->text(0),
                .where = database.path(), .remedy = Tr::tr("Stop it, or wait until it has finished, and try again.") });
    return code == SQLITE_DONE ? core::Done() : core::Done(fail(database.problem(code, Tr::tr("The store could not be read"))));
}

/// One writer a node. Who died on this computer is replaced at once; who holds it elsewhere, when its time is over.
core::Done Writer::Private::takeLease(const QString &purpose)
{
    const QString host = QSysInfo::machineHostName();
    holder = QStringLiteral("pid %1 on %2 (%3)").arg(::getpid()).arg(host, purpose);
    bootId = idOfBoot();
    processStart = startOfProcess(::getpid());
    sqlite::Statement &known = (*this)[Sql::LeaseOf];
    known.bind(1, node);
    const int code = known.step();
    if (code == SQLITE_ROW) {
        const QString other = known.text(0);
        const bool isHeld = isAlive(known, bootId, host, nowMs);
        known.reset();
        if (isHeld)
            return fail({ .kind = ProblemKind::Conflict, .what = Tr::tr("Another program is writing to this node"), .reason = other,
                .where = store.path(), .remedy = Tr::tr("Wait until it has finished, or stop it.") });
    } else {
        known.reset();
        if (code != SQLITE_DONE)
            return fail(failure(code));
    }
    sqlite::Statement &take = (*this)[Sql::TakeLease];
    take.bind(1, node);
    take.bindText(2, holder);
    take.bindText(3, std::string_view(bootId));
    take.bind(4, ::getpid());
    take.bind(5, processStart);
    take.bind(6, nowMs + leaseMs);
    done(Sql::TakeLease);
    return error;
}

core::Done Writer::Private::renewLease()
{
    sqlite::Statement &renew = (*this)[Sql::RenewLease];
    renew.bind(1, nowMs + leaseMs);
    renew.bind(2, node);
    renew.bindText(3, holder);
    renew.bindText(4, std::string_view(bootId));
    renew.bind(5, ::getpid());
    renew.bind(6, processStart);
    if (done(Sql::RenewLease) && sqlite3_changes(database.handle()) == 0)
        error = fail({ .kind = ProblemKind::Conflict, .what = Tr::tr("Another program has begun to write to this node"),
            .where = store.path(), .remedy = Tr::tr("Start again when it has finished: nothing is lost.") });
    return error;
}

/// Counted by eraseSubject() in the transaction that takes the person out (models/store/subject.h).
core::Result<std::int64_t> Writer::Private::countErasures()
{
    return database.integer("SELECT coalesce((SELECT CAST(value AS INTEGER) FROM store_info WHERE key = 'erasures'), 0)");
}

/// Within the transaction that would write.
core::Done Writer::Private::lookForErasures()
{
    const auto count = countErasures();
    if (!count)
        return fail(count.error());
    isOvertaken = isOvertaken || *count != erasures;
    if (!isOvertaken)
        return {};
    return fail({ .kind = ProblemKind::Conflict, .what = Tr::tr("A person was erased from the store while a log was being read"), .where = store.path(),
        .remedy = Tr::tr("Start again: nothing is lost.") });
}

} // namespace bw::store
