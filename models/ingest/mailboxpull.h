// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/mailbox.h"
#include "models/ingest/feedbackimporter.h"
#include "models/store/feedback/mailboxtable.h"
#include "models/transport/imap/imapsession.h"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace bw::ingest {

struct PullOptions
{
    bool again = false; ///< instead, what could not be read before, where it is still there
    std::chrono::milliseconds patience = std::chrono::seconds(60); ///< for the connection, and for each command
};

struct PullCounts
{
    FeedbackImportCounts feedback;
    qint64 messages = 0; ///< that were fetched
    qint64 moved = 0;
    bool isRenumbered = false; ///< UIDVALIDITY is another than before: all was read anew
    bool hasMore = false; ///< more than one pull reads
    std::optional<core::Problem> moveProblem {}; ///< all is stored, but not all moved or marked
    std::optional<core::Problem> problem {}; ///< why it ended before the end: what was fetched by then is stored
};

/// The reports of an IMAP folder into a store. Bytes come from the session, rows go to FeedbackImporter. The cursor (UIDVALIDITY and
/// last UID) goes on once a batch is stored, never before: a connection that breaks off loses nothing, and what comes twice is known
/// again.
///
/// Marking and moving come last, once all is read: a connection that ends at it costs no message (PullCounts::moveProblem). Those that ended
/// one are then tried one by one, the newest first, on four new ones at most; one that alone ended its connection, where others were moved, is
/// given up for good, and told of. The rest is tried again by the next pull.
///
/// One message at which the server ends the connection, or falls silent, hinders no other. What came whole is kept, the rest of its batch is
/// fetched one by one on a new connection, and a message that alone has ended two, of a server that took up a new one each time, is listed as
/// unreadable: no pull asks for it again but one with PullOptions::again. A server that is away makes no message unreadable, and neither
/// does a pull that is called off. At the fourth such message in a row three behind it are asked for, the newest first: if one comes, they are at
/// fault. Else they stay new, and the pull ends with why and where; they are listed by the next one that ends at the same message, if the
/// server then hands out one that was read before (or answers, where none is left). Once twenty connections ended the pull ends too, and the next
/// goes on where it did: by each at least four of such messages are done with, so all is read after k/4 + 2 pulls of k of them.
/// A message whose size the server cannot tell is fetched all the same, block by block. What it came to is noted in the store (store::MailboxRow::tried, error), unless it was called off. Blocks: never the UI thread.
class MailboxPull final
{
public:
    /// A session behind the login; asked once more for each that broke off. Errors of the first one are handed on.
    using Connect = std::function<core::Result<std::unique_ptr<transport::imap::Stream>>(const transport::Limit &limit)>;

    MailboxPull(store::Store store, std::function<std::unique_ptr<core::KeyedHasher>()> makeHasher, const core::Clock &clock);
    void setOnProgress(std::function<void(const FeedbackProgress &)> call); ///< after each batch; files and bytes are messages
    /// Errors: before anything was fetched; later ones stand in PullCounts::problem.
    core::Result<PullCounts> run(const fleet::Mailbox &mailbox, const Connect &connect, const PullOptions &options, const std::atomic_bool &stop);

private:
    class Run;
    store::Store m_store;
    std::function<std::unique_ptr<core::KeyedHasher>()> m_makeHasher;
    const core::Clock &m_clock;
    std::function<void(const FeedbackProgress &)> m_onProgress;
};

} // namespace bw::ingest
