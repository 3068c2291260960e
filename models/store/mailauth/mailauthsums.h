// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/hash.h"
#include "models/store/mailauth/mailauthteller.h"

#include <array>
#include <utility>
#include <vector>

/// Inside models/store/mailauth only.
namespace bw::store {

/// The most frequent of ids, in bounded memory.
class Tops final
{
public:
    void add(std::int64_t id, qint64 messages);
    [[nodiscard]] std::vector<std::pair<std::int64_t, qint64>> sorted() const; ///< most messages first

private:
    static constexpr std::size_t mostKept = 16;
    std::vector<std::pair<std::int64_t, qint64>> m_entries;
};

/// What records of one group of sources add up to.
struct SourceSums
{
    MailAuthCounts counts;
    std::array<qint64, 8> kinds {}; ///< by MailAuthKind
    qint64 spoofingDelivered = 0; ///< neither refused nor put aside, as far as was told
    Tops domains, reporters, selectors, signers;
    QMap<QString, std::pair<std::optional<SourceRole>, qint64>> senders;
    int addresses = 0;
    core::UtcMicros first = 0, last = 0;

    void add(const ScanReport &report, const ScanRecord &record, const MailAuthTeller::Told &told);
    [[nodiscard]] MailAuthSource row(FeedbackNames &names) const; ///< without its name
    [[nodiscard]] SourceVerdict verdict(std::optional<SourceRole> role) const;
};

} // namespace bw::store
