// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/hash.h"
#include "models/core/result.h"
#include "models/core/time.h"
#include "models/mailauth/messagecheck.h"
#include "models/service/checkresolver.h"
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
    std::optional<QString> mailFrom; ///< "" or "<>" for a bounce; nothing: as Return-Path says
    mailauth::dmarc::Method dmarc = mailauth::dmarc::Method::TreeWalk;
    ResolverChoice resolver;
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
    QString word; ///< of RFC 8601: pass, softfail, permerror …; "unknown": not asked, as nobody says who handed the message over
    CheckMark mark = CheckMark::None;
    QString domain;
    QString reason, remedy; ///< sentences; the next step is empty where there is none
    QString header; ///< the field that it is about, as it came; empty: none
    QStringList records; ///< of the DNS, that decided
    QList<CheckStep> steps;
    bool isIfYours = false; ///< the next step is for the owner of a domain that is not known to be one's own
};

enum class Origin {
    Unknown, ///< the store cannot say
    Logged, ///< a node of ours accepted it: "id" and what follows
    SignedNotLogged, ///< our key, but none of our nodes logged it
    Forged, ///< in our name, and nothing proves it
    Foreign, ///< from somebody else
};

/// What SPF, DKIM, DMARC and ARC are asked with: the one way from what a person named, and from the message's own Received and
/// Return-Path, for the window and the command line alike. Usage: an address that is none.
struct AskedCheck
{
    mailauth::MessageRequest request;
    bool isHandoverGuessed = false; ///< client and HELO are of a Received field
};
[[nodiscard]] core::Result<AskedCheck> askedOf(const MessageCheckRequest &request, const mailauth::Message &message);

/// Malformed: what was read is no message. TooLarge: its header goes beyond the limit.
[[nodiscard]] core::Done isMessage(const mailauth::Message &message);

struct CheckParts
{
    CheckPart spf;
    QList<CheckPart> dkim; ///< one a signature, in the message's order, or the lack of one
    CheckPart dmarc, arc;
    [[nodiscard]] QList<CheckPart> inOrder() const; ///< as the members stand
};

/// Who is told what to fill in: fields, or options.
enum class Asker { Window, CommandLine };

/// A step of SPF, DKIM or DMARC with the name of the field or option that it is done with.
[[nodiscard]] QString stepFor(const QString &remedy, Asker asker);

struct CheckContext
{
    bool hasClient = false; ///< it is known who handed the message over
    Origin origin = Origin::Unknown;
    Asker asker = Asker::Window;
    QStringList ownDomains; ///< what their owner is to do stands there as it is, and for any other domain under "if it is yours"
};
/// What each mechanism says and what to do about it: the words of the window and of the command line.
[[nodiscard]] CheckParts partsOf(const mailauth::MessageReport &report, const mailauth::Message &message, const CheckContext &context);

/// Parts that have a next step, in the order in which to take them: what is for the owner of another domain comes last.
[[nodiscard]] QList<CheckPart> stepsOf(const QList<CheckPart> &parts);

/// Whether others passed a message on: their seals hold (ARC), or DKIM proves the author while SPF says no to who handed it over. It
/// explains why SPF fails, and nothing about who sent it first. So of a message that bears a key of ours and is in no log of ours it is
/// never said: on its way a message keeps its Message-ID, so that ours would be in a log, and "forwarded" would excuse a copied key.
/// Nor of one that is forged.
[[nodiscard]] bool wasPassedOn(const mailauth::MessageReport &report, Origin origin);

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
    bool isForwarded = false; ///< others passed it on; see wasPassedOn()
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

} // namespace bw::service
