// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <memory>

class QLockFile;

namespace bw::service {

/// Who collects from a store by itself: one program at a time, so that nodes are not asked twice. A lock file beside the store
/// (STORE-collector), which goes with whoever holds it, also when that dies. Collecting once, because somebody asked, needs no
/// turn. One thread at a time; touches the disk.
class CollectorTurn final
{
public:
    explicit CollectorTurn(const QString &storePath);
    ~CollectorTurn(); ///< gives it back
    CollectorTurn(const CollectorTurn &) = delete;
    CollectorTurn &operator=(const CollectorTurn &) = delete;

    /// True: it is ours. False: holder() says whose it is.
    [[nodiscard]] bool take();
    void giveBack();

    struct Holder
    {
        QString program; ///< "breakwaterctl"; empty: nobody, or who cannot be told
        qint64 pid = 0;
        bool operator==(const Holder &) const = default;
    };
    [[nodiscard]] Holder holder() const; ///< after take() said no

private:
    std::unique_ptr<QLockFile> m_lock;
};

} // namespace bw::service
