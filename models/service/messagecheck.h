// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/hash.h"
#include "models/core/result.h"
#include "models/core/time.h"
#include "models/store/store.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <atomic>
#include <optional>

namespace bw::service {

struct MessageCheckRequest
{
    QByteArray source; ///< as it came, with all its header fields
    QString clientIp, helo; ///< empty: as the topmost Received field with a public address says
    std::optional<QString> mailFrom; ///< "" for a bounce; nothing: as Return-Path says
    QString resolver; ///< IP or IP:PORT; empty: those of this computer
    core::UtcMicros now = 0;
};

enum class CheckMark { Pass, Fail, Unknown, None };

/// One thing that was looked at on the way to a verdict.
struct CheckStep
{
    int depth = 0; ///< within so many "include"
    QString domain, term, end; ///< "term" as written; "end" in words
    QStringList lookups; ///< "TXT example.org: "v=spf1 -all""
    bool isDecisive = false;
};

/// What one mechanism says, and what caused it.
struct CheckPart
{
    QString name; ///< SPF, DKIM, DMARC, ARC
    QString word; ///< of RFC 8601: pass, softfail, permerror …
    CheckMark mark = CheckMark::None;
    QString domain;
    QString reason, remedy; ///< sentences; the next step is empty where there is none
    QString header; ///< the field that it is about, as it came; empty: none
    QStringList records; ///< of the DNS, that decided
    QList<CheckStep> steps;
};

enum class Origin {
    Unknown, ///< the store cannot say
    Logged, ///< a node of ours accepted it: "id" and what follows
    SignedNotLogged, ///< our key, but none of our nodes logged it
    Forged, ///< in our name, and nothing proves it
    Foreign, ///< from somebody else
};

/// A message in plain words. Plain data.
struct MessageCheck
{
    bool isProven = false; ///< DMARC passes, or SPF or DKIM where the domain has none
    QString from; ///< the author's domain
    QString mailFrom, clientIp, helo; ///< that SPF was checked for
    bool isHandoverGuessed = false; ///< client and HELO are of a Received field
    QString messageId;
    QList<CheckPart> parts; ///< SPF, each DKIM signature (or the lack of one), DMARC, ARC
    Origin origin = Origin::Unknown;
    QString originWhy; ///< a sentence, where the store cannot say
    bool isForwarded = false; ///< others passed it on
    QString signedBy; ///< selector and domain of ours
    qint64 id = 0; ///< of the message in the store
    QString node;
    core::UtcMicros accepted = 0;

    /// The first thing to do; empty: nothing.
    [[nodiscard]] QString nextStep() const;
};

/// \p store, \p hasher: where it is looked for; may be null. Asks the DNS, 20 seconds at most. Blocks; never on the UI thread.
/// Malformed: no message. Usage: an address that is none. Missing: nobody to ask. Cancelled.
[[nodiscard]] core::Result<MessageCheck> checkMessage(const MessageCheckRequest &request, const store::Store *store, core::KeyedHasher *hasher, const std::atomic_bool &stop);

/// The bytes of a message's file, packed or not; "-": standard input. Blocks.
[[nodiscard]] core::Result<QByteArray> messageOfFile(const QString &path);

/// Why this cannot be asked; empty: it can (or is empty, which means those of this computer).
[[nodiscard]] QString whyNoResolver(const QString &resolver);

} // namespace bw::service
