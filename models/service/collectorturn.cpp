// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/service/collectorturn.h"

#include "models/service/lockfile.h"

#include <QLockFile>

namespace bw::service {

CollectorTurn::CollectorTurn(const QString &storePath)
    : m_lock(std::make_unique<QLockFile>(storePath + QStringLiteral("-collector")))
{
    m_lock->setStaleLockTime(0); // by the holder's life, not by its age
}

CollectorTurn::~CollectorTurn() = default;

bool CollectorTurn::take()
{
    return takeLock(*m_lock);
}

void CollectorTurn::giveBack()
{
    m_lock->unlock();
}

CollectorTurn::Holder CollectorTurn::holder() const
{
    Holder holder;
    QString host;
    if (!m_lock->getLockInfo(&holder.pid, &host, &holder.program))
        return {};
    return holder;
}

} // namespace bw::service
