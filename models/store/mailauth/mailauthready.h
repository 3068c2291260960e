// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/mailauth/mailauthquery.h"

namespace bw::store {

/// A source whose mail a stricter policy would have refused.
struct ReadyLoss
{
    MailAuthSource source;
    qint64 refused = 0; ///< messages that fail DMARC
    bool isLegitimate = false; ///< mail that somebody wanted: of a node, a named sender or a forwarder, or of an address whose mail mostly passes
    double share = 0; ///< of the legitimate mail
};

/// Is a domain ready for p=reject? Of the reports of a time, its subdomains included.
struct ReadyAnswer
{
    enum class Verdict {
        Ready, ///< less than 0.1 % of the legitimate mail would be refused
        ButForwarders, ///< more, but not without what was sent on: nothing is left that the owner can repair, and it would be lost all the same
        NotYet, ///< more, which can be repaired; or as much fails that authenticates as somebody whom nobody named
        TooLittle, ///< reports of less than 7 days, or less than 100 messages: nothing can be said
    };
    Verdict verdict = Verdict::TooLittle;
    QString domain;
    QString policy, subdomainPolicy; ///< of the newest report: what is published; empty: not told
    std::optional<int> percent;
    core::TimeRange range;
    int daysReported = 0, days = 0;
    QStringList reporters;
    MailAuthCounts legitimate; ///< as ReadyLoss::isLegitimate
    MailAuthCounts copied; ///< signed with a copied key (MailAuthKind::CopiedKey): it passes, and no policy stops it
    MailAuthCounts unnamed; ///< neither that nor strangers: it authenticates as somebody, and has to be decided first
    MailAuthCounts strangers;
    qint64 refused = 0; ///< legitimate messages that would have been refused
    qint64 refusedForwarded = 0; ///< of them, what forwarders broke
    QList<ReadyLoss> losses; ///< legitimate ones first, then most messages
    QStringList next; ///< what to do, in order, for people
    std::optional<qsizetype> namesStep; ///< of next: to name sources; where that is done, the reader knows
};
[[nodiscard]] QString nameOf(ReadyAnswer::Verdict verdict); ///< ready ready_but_forwarders not_yet too_little

struct ReadyQuery
{
    QString domain;
    core::TimeRange range; ///< {}: the 30 days before the end of the newest report
    [[nodiscard]] core::Result<ReadyAnswer> run(const Store &store, const Cancel &cancel = {}) const;
};

} // namespace bw::store
