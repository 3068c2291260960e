// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/mailboxpull.h"

#include "models/core/blocking.h"
#include "models/core/limits.h"
#include "models/ingest/noderound.h"
#include "models/ingest/tr.h"
#include "models/store/feedback/feedbackdetails.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace bw::ingest {

using core::fail;
using core::Problem;
using core::ProblemKind;
using transport::imap::Mail;

namespace {

constexpr std::size_t batchMails = 50;
constexpr std::size_t batchBytes = 4 * 1024 * 1024;
constexpr std::uint32_t smallBytes = 64 * 1024; ///< of a message that is fetched together with others
constexpr int mostEndsAlone = 2; ///< of connections, by one message that was asked for alone
constexpr int mostEnds = 20; ///< of connections, in one pull
constexpr int mostMoveEnds = 4; ///< of those, by moving or marking
constexpr std::size_t mostSuspects = 3; ///< behind which the server answered for nothing
constexpr int mostProbes = 3; ///< of messages behind those

/// None: it went well.
std::optional<Problem> problemOf(const core::Result<PullCounts> &counts)
{
    return !counts ? counts.error() : counts->problem ? counts->problem : counts->moveProblem;
}

std::optional<store::MailboxError> errorOf(const std::optional<Problem> &problem)
{
    if (!problem)
        return {};
    return store::MailboxError { problem->kind == ProblemKind::Missing ? QStringLiteral("secret_missing") : errorWord(*problem), problem->what, problem->reason, problem->where, problem->remedy };
}

bool isBefore(const Mail &one, const Mail &other)
{
    return one.uid < other.uid;
}

/// How many from \p from on are one batch: small ones together, a large one by itself.
std::size_t batchAt(const std::vector<Mail> &mails, std::size_t from)
{
    std::size_t count = 0, bytes = 0;
    while (from + count < mails.size() && count < batchMails && mails[from + count].size <= smallBytes && bytes + mails[from + count].size <= batchBytes)
        bytes += mails[from + count++].size;
    return std::max<std::size_t>(count, 1);
}

} // namespace

class MailboxPull::Run final
{
public:
    /// \p connect must outlive it.
    Run(MailboxPull &pull, const fleet::Mailbox &mailbox, const Connect &connect, const PullOptions &options, const std::atomic_bool &stop)
        : m_pull(pull)
        , m_mailbox(mailbox)
        , m_connect(connect)
        , m_options(options)
        , m_stop(stop)
        , m_place(fleet::placeOf(mailbox))
        , m_importer(pull.m_store, pull.m_makeHasher, pull.m_clock)
    {
    }

    core::Result<PullCounts> run()
    {
        const auto folder = openFolder();
        if (!folder)
            return fail(folder.error());
        m_folder = *folder;
        auto cursor = store::mailboxCursor(m_pull.m_store, m_place, {});
        if (!cursor)
            return fail(cursor.error());
        m_cursor = std::move(*cursor);
        if (m_cursor.uidValidity != m_folder.uidValidity) {
            m_counts.isRenumbered = m_cursor.uidValidity != 0;
            m_cursor = { m_folder.uidValidity, 0, {} };
        }
        m_toMove = m_cursor.toMove; // whose move was cut off
        auto tried = store::lastMailboxError(m_pull.m_store, m_place, {});
        if (!tried)
            return fail(tried.error());
        m_tried = std::move(*tried);
        if (auto done = list(); !done)
            return fail(done.error());
        if (auto done = readAll(); !done)
            m_counts.problem = done.error();
        if (!m_counts.problem && !m_options.again && !m_counts.hasMore)
            if (auto done = store::noteMailboxRead(m_pull.m_store, m_place, m_pull.m_clock.now()); !done)
                m_counts.problem = done.error();
        if (auto done = settleAll(); !done && !m_counts.problem)
            m_counts.problem = done.error();
        m_session->logOut();
        return std::move(m_counts);
    }

private:
    core::Result<transport::imap::Folder> openFolder()
    {
        auto stream = m_connect({ std::chrono::steady_clock::now() + m_options.patience, &m_stop });
        if (!stream)
            return fail(stream.error());
        m_session = std::make_unique<transport::imap::Session>(std::move(*stream), m_place, m_options.patience, m_stop);
        return m_session->open(m_mailbox.folder, m_mailbox.changesFolder());
    }

    /// Another session in place of one that ended by \p why. Fails with that: there is none, or it is no longer worth it.
    core::Done openAnew(const Problem &why)
    {
        if (why.kind == ProblemKind::Cancelled || m_stop)
            return fail(why);
        if (++m_ends > mostEnds)
            return fail(atSuspects(why));
        const auto folder = openFolder();
        if (folder && folder->uidValidity == m_folder.uidValidity)
            return {};
        m_session->logOut(); // numbered anew meanwhile: nothing may be moved by these numbers
        return fail(why);
    }

    core::Done list()
    {
        if (m_options.again) {
            auto uids = unreadableBefore();
            return uids ? listThose(std::move(*uids)) : core::Done(fail(uids.error()));
        }
        const bool isNothingNew = m_folder.messages == 0 || m_cursor.lastUid == UINT32_MAX || (m_folder.nextUid != 0 && m_folder.nextUid - 1 <= m_cursor.lastUid);
        if (isNothingNew)
            return advance(m_cursor.lastUid, {});
        auto done = listNew();
        m_counts.hasMore = m_mails.size() == core::limits::imapMessages;
        return done;
    }

    /// What there is, as the server tells without opening a message; with sizes, as far as it tells those.
    core::Done listNew()
    {
        const core::Done sizes = m_session->listBehind(m_cursor.lastUid, m_mails);
        if (auto open = whileOpen(sizes); !open)
            return open;
        const bool areMost = m_mails.size() == core::limits::imapMessages;
        const auto uids = m_session->search(m_cursor.lastUid + 1, areMost ? m_mails.back().uid : UINT32_MAX);
        if (auto open = whileOpen(uids ? core::Done() : core::Done(fail(uids.error()))); !open)
            return open;
        if (!uids)
            return sizes;
        const bool knowsNoSize = m_mails.empty();
        addUnknown(*uids);
        m_asksSizes = !sizes;
        if (sizes || sizes.error().kind != ProblemKind::Denied || !knowsNoSize || m_mails.empty())
            return {};
        const auto one = probe(m_mails.cbegin());
        if (!one)
            return fail(one.error());
        return *one || doesReadOneCome().value_or(false) ? core::Done() : sizes; // it refuses whatever it is asked for, and no message is at fault
    }

    core::Done listThose(std::vector<std::uint32_t> uids)
    {
        if (uids.empty())
            return {};
        const core::Done sizes = m_session->list(uids, m_mails);
        m_asksSizes = !sizes;
        if (auto open = whileOpen(sizes); !open)
            return open;
        const auto there = m_session->search(uids.front(), uids.back());
        if (!there && !sizes)
            return sizes;
        std::erase_if(uids, [&there](std::uint32_t uid) { return !there || !std::binary_search(there->begin(), there->end(), uid); });
        addUnknown(uids);
        return whileOpen(there ? core::Done() : core::Done(fail(there.error())));
    }

    /// Another session, where \p done ended this one.
    core::Done whileOpen(const core::Done &done) { return done || m_session->isOpen() ? core::Done() : openAnew(done.error()); }

    void addUnknown(const std::vector<std::uint32_t> &uids)
    {
        const std::size_t known = m_mails.size();
        for (const std::uint32_t uid : uids)
            if (m_mails.size() < core::limits::imapMessages && !std::binary_search(m_mails.begin(), m_mails.begin() + static_cast<std::ptrdiff_t>(known), Mail { uid, 0 }, isBefore))
                m_mails.push_back({ uid, 0 });
        std::sort(m_mails.begin(), m_mails.end(), isBefore);
    }

    /// Those of the next batch, where the list of all of them failed. Of one that ends the connection again they stay unknown: its messages are fetched one by one, block by block.
    core::Done askSizes(std::size_t from)
    {
        if (!m_asksSizes || from < m_askedSizes)
            return {};
        m_askedSizes = std::min(m_mails.size(), from + batchMails);
        std::vector<std::uint32_t> unknown;
        for (std::size_t at = from; at < m_askedSizes; ++at)
            if (m_mails[at].size == 0)
                unknown.push_back(m_mails[at].uid);
        std::vector<Mail> told;
        const core::Done done = m_session->list(unknown, told);
        for (const Mail &mail : told)
            std::lower_bound(m_mails.begin(), m_mails.end(), mail, isBefore)->size = mail.size;
        return whileOpen(done);
    }

    core::Result<std::vector<std::uint32_t>> unreadableBefore()
    {
        const auto rows = store::listUnreadableFeedback(m_pull.m_store, {});
        if (!rows)
            return fail(rows.error());
        const QString head = fleet::messagePlace(m_place, m_folder.uidValidity, 0).chopped(1);
        std::vector<std::uint32_t> uids;
        for (const store::FeedbackUnreadableRow &row : *rows)
            if (bool isNumber = false; row.file.startsWith(head))
                if (const std::uint32_t uid = row.file.mid(head.size()).toUInt(&isNumber); isNumber)
                    uids.push_back(uid);
        std::sort(uids.begin(), uids.end());
        uids.erase(std::unique(uids.begin(), uids.end()), uids.end());
        return uids;
    }

    core::Done readAll()
    {
        for (std::size_t at = 0; at < m_mails.size() && !m_stop;) {
            if (auto done = askSizes(at); !done)
                return done;
            const std::size_t count = batchAt(m_mails, at);
            const std::vector<Mail> batch(m_mails.begin() + static_cast<std::ptrdiff_t>(at), m_mails.begin() + static_cast<std::ptrdiff_t>(at + count));
            if (auto done = readBatch(batch); !done)
                return done;
            at += count;
            tellProgress(at, m_mails.size());
        }
        if (!m_suspects.empty() && !m_stop) {
            std::vector<FetchedMail> suspects;
            answered(m_mails.back().uid, suspects);
            if (auto done = keep(std::move(suspects)); !done)
                return done;
        }
        return m_stop ? core::Done(fail({ ProblemKind::Cancelled, Tr::tr("It was stopped"), {}, m_place, {} })) : core::Done();
    }

    void tellProgress(std::size_t done, std::size_t total) const
    {
        if (!m_pull.m_onProgress)
            return;
        FeedbackProgress progress { static_cast<qint64>(done), static_cast<qint64>(total), static_cast<qint64>(total), m_counts.feedback };
        progress.counts.files = static_cast<qint64>(done);
        progress.counts.unreadable.clear();
        m_pull.m_onProgress(progress);
    }

    core::Done readBatch(const std::vector<Mail> &batch)
    {
        std::vector<FetchedMail> fetched;
        const core::Done whole = fetch(batch, fetched);
        if (!whole && whole.error().kind == ProblemKind::Cancelled)
            return whole;
        const core::Done kept = keep(std::move(fetched)); // what came by then
        return whole ? kept : whole;
    }

    core::Done keep(std::vector<FetchedMail> fetched)
    {
        m_counts.messages += std::count_if(fetched.begin(), fetched.end(), [](const FetchedMail &mail) { return !mail.problem; });
        std::vector<FileOutcome> outcomes;
        auto counts = m_importer.take(std::move(fetched), outcomes, m_stop);
        if (!counts)
            return fail(counts.error());
        m_counts.feedback.add(std::move(*counts));
        if (m_stop || std::any_of(outcomes.begin(), outcomes.end(), [](const FileOutcome &one) { return one.wasStopped; }))
            return fail({ ProblemKind::Cancelled, Tr::tr("It was stopped"), {}, m_place, {} });
        std::vector<std::uint32_t> done;
        for (const FileOutcome &one : outcomes)
            if (one.reports > 0 && one.unreadable == 0)
                done.push_back(uidOf(one.place));
        // In this order: stored, then the cursor and what is to be moved; the move once all is read.
        if (auto set = advance(std::max(m_cursor.lastUid, m_options.again ? 0 : m_answeredUid), done); !set)
            return set;
        m_toMove.insert(m_toMove.end(), done.begin(), done.end());
        return {};
    }

    /// Of the batch what is there; of one that cannot be had, why. Where it fails, what stands before it came.
    core::Done fetch(const std::vector<Mail> &batch, std::vector<FetchedMail> &into)
    {
        std::vector<std::pair<std::uint32_t, std::string>> together;
        core::Done open;
        std::vector<Mail> known;
        std::copy_if(batch.begin(), batch.end(), std::back_inserter(known), [](const Mail &mail) { return mail.size > 0; });
        if (known.size() > 1)
            open = whileOpen(m_session->fetch(known, together));
        for (const Mail &mail : batch) {
            const auto found = std::lower_bound(together.begin(), together.end(), mail.uid, [](const auto &one, std::uint32_t uid) { return one.first < uid; });
            if (found != together.end() && found->first == mail.uid) {
                answered(mail.uid, into);
                into.push_back({ placeOf(mail), std::move(found->second) });
                continue;
            }
            // What did not come with the others: gone, larger than the server said, refused, or behind a connection's end.
            if (open)
                open = fetchAlone(mail, into);
            if (!open)
                return open;
        }
        return {};
    }

    core::Done fetchAlone(const Mail &mail, std::vector<FetchedMail> &into)
    {
        for (int ends = 0; ends < mostEndsAlone; ++ends) {
            auto whole = mail.size > core::limits::mailBytes ? tooLarge() : m_session->fetchLarge(mail.uid, core::limits::mailBytes);
            if (whole || m_session->isOpen()) {
                answered(mail.uid, into);
                if (whole)
                    into.push_back({ placeOf(mail), std::move(*whole) });
                else if (whole.error().kind != ProblemKind::Missing)
                    into.push_back({ placeOf(mail), {}, withoutPlace(whole.error()) });
                return {};
            }
            m_lastEnd = whole.error();
            if (auto done = openAnew(m_lastEnd); !done)
                return done;
        }
        m_suspects.push_back({ placeOf(mail), {}, endsSessions() });
        if (mail.uid >= m_provenTo && m_suspects.size() <= mostSuspects)
            return {};
        if (mail.uid >= m_provenTo) {
            const auto areAtFault = doOthersCome(mail);
            if (!areAtFault || !*areAtFault)
                return fail(areAtFault ? atSuspects(m_lastEnd) : areAtFault.error());
        }
        answered(mail.uid, into);
        return {};
    }

    /// Were the suspects, of which \p last is the last one, the messages and not the server? It was not the server if a message behind them
    /// comes; nor if they failed in the pull before this one too, and the server hands out what was read before (or, where nothing is left of that, answers).
    core::Result<bool> doOthersCome(const Mail &last)
    {
        const auto behind = probe(std::upper_bound(m_mails.begin(), m_mails.end(), last, isBefore));
        if (!behind)
            return fail(behind.error());
        if (*behind) {
            m_provenTo = **behind;
            return true;
        }
        return m_tried && m_tried->where.toUtf8() == m_suspects.front().place && doesReadOneCome().value_or(m_session->isOpen());
    }

    /// None: nothing is left there of what was read before.
    std::optional<bool> doesReadOneCome()
    {
        const auto before = m_session->search(1, std::max(m_cursor.lastUid, 1U));
        if (!before || before->empty() || m_cursor.lastUid == 0)
            return {};
        return comes(before->back());
    }

    /// Asks for some of the messages from \p first on, the newest first, then in halves: which comes? Fails: there is no session any more.
    core::Result<std::optional<std::uint32_t>> probe(std::vector<Mail>::const_iterator first)
    {
        auto last = m_mails.cend();
        for (int tries = 0; tries < mostProbes && first != last; ++tries) {
            last = tries == 0 ? last - 1 : first + (last - first) / 2;
            if (comes(last->uid))
                return last->uid;
            if (!m_session->isOpen())
                if (auto done = openAnew(m_lastEnd); !done)
                    return fail(done.error());
        }
        return std::optional<std::uint32_t>();
    }

    /// Its first block does.
    bool comes(std::uint32_t uid)
    {
        const auto block = m_session->fetchLarge(uid, 0);
        if (!block && !m_session->isOpen())
            m_lastEnd = block.error();
        return block || (m_session->isOpen() && block.error().kind == ProblemKind::TooLarge);
    }

    /// \p problem, told of the first suspect: the next pull knows it again by that.
    [[nodiscard]] Problem atSuspects(Problem problem) const
    {
        if (!m_suspects.empty())
            problem.where = QString::fromUtf8(m_suspects.front().place);
        return problem;
    }

    /// The server told of this one, so those before it are at fault themselves.
    void answered(std::uint32_t uid, std::vector<FetchedMail> &into)
    {
        std::move(m_suspects.begin(), m_suspects.end(), std::back_inserter(into));
        m_suspects.clear();
        m_answeredUid = uid;
    }

    [[nodiscard]] QByteArray placeOf(const Mail &mail) const { return fleet::messagePlace(m_place, m_folder.uidValidity, mail.uid).toUtf8(); }
    static QString howItEnded(const Problem &end) { return end.reason.isEmpty() ? end.what : end.what + QStringLiteral(": ") + end.reason; }
    [[nodiscard]] Problem endsSessions() const
    {
        return { m_lastEnd.kind, Tr::tr("The message could not be fetched, and can be tried again"), Tr::tr("each time it was asked for, the connection ended (%1)").arg(howItEnded(m_lastEnd)), {},
            Tr::tr("Try it again with: breakwaterctl feedback pull --again") };
    }
    /// The message's own place is told beside it.
    static Problem withoutPlace(Problem problem)
    {
        problem.where.clear();
        return problem;
    }
    static core::Result<std::string> tooLarge()
    {
        return fail({ ProblemKind::TooLarge, Tr::tr("The message is too large"), Tr::tr("more than %L1 bytes").arg(core::limits::mailBytes), {}, {} });
    }

    core::Done advance(std::uint32_t uid, const std::vector<std::uint32_t> &toMove)
    {
        m_cursor.lastUid = uid;
        return store::setMailboxCursor(m_pull.m_store, m_place, m_cursor.uidValidity, uid, m_mailbox.changesFolder() ? toMove : std::vector<std::uint32_t>());
    }

    /// Marks and moves what is stored. A server that refuses is told of once; whatever goes wrong, what is not moved stays noted for the next pull.
    core::Done settleAll()
    {
        if (!m_mailbox.changesFolder() || !m_session->isOpen())
            return {};
        std::sort(m_toMove.begin(), m_toMove.end());
        m_toMove.erase(std::unique(m_toMove.begin(), m_toMove.end()), m_toMove.end());
        for (std::size_t at = 0; at < m_toMove.size() && !m_stop; at += batchMails) {
            const std::vector<std::uint32_t> some(m_toMove.begin() + static_cast<std::ptrdiff_t>(at), m_toMove.begin() + static_cast<std::ptrdiff_t>(std::min(m_toMove.size(), at + batchMails)));
            const auto goesOn = settle(some);
            if (!goesOn)
                return fail(goesOn.error());
            if (!*goesOn)
                break;
        }
        if (m_unmovable.empty() || m_settled == 0)
            return {};
        // The server does it for others: these are at fault, and no pull tries it again.
        m_counts.moveProblem = staysWhereItIs();
        return store::noteMoved(m_pull.m_store, m_place, m_unmovable);
    }

    /// \return whether it is worth to go on. Fails by the store alone.
    core::Result<bool> settle(const std::vector<std::uint32_t> &uids)
    {
        core::Done done = m_mailbox.marksSeen ? m_session->markSeen(uids) : core::Done();
        if (done && !m_mailbox.moveTo.isEmpty())
            done = m_session->move(uids, m_mailbox.moveTo);
        if (done || done.error().kind == ProblemKind::Conflict) // copied
            if (auto noted = store::noteMoved(m_pull.m_store, m_place, uids); !noted)
                return fail(noted.error());
        if (done) {
            m_settled += uids.size();
            m_counts.moved += m_mailbox.moveTo.isEmpty() ? 0 : static_cast<qint64>(uids.size());
            return true;
        }
        m_counts.moveProblem = m_lastMoveEnd = done.error();
        if (m_session->isOpen() || ++m_moveEnds > mostMoveEnds || !openAnew(m_lastMoveEnd))
            return false;
        if (uids.size() == 1) {
            m_unmovable.push_back(uids.front());
            return true;
        }
        for (auto uid = uids.rbegin(); uid != uids.rend(); ++uid) // the newest first: no pull tried it before
            if (const auto goesOn = settle({ *uid }); !goesOn || !*goesOn)
                return goesOn;
        return true;
    }

    [[nodiscard]] Problem staysWhereItIs() const
    {
        QStringList places;
        for (const std::uint32_t uid : m_unmovable)
            places << QString::number(uid);
        return { m_lastMoveEnd.kind, Tr::tr("Messages stay where they are, unmoved"), Tr::tr("each time one of them was to be moved, the connection ended (%1); their UIDs: %2").arg(howItEnded(m_lastMoveEnd), places.join(QStringLiteral(", "))), m_place,
            Tr::tr("Their reports are stored. Move them by hand.") };
    }

    static std::uint32_t uidOf(const QByteArray &place) { return place.mid(place.lastIndexOf('=') + 1).toUInt(); }

    MailboxPull &m_pull;
    const fleet::Mailbox &m_mailbox;
    const Connect &m_connect;
    const PullOptions m_options;
    const std::atomic_bool &m_stop;
    const QString m_place;
    FeedbackImporter m_importer;
    std::vector<FetchedMail> m_suspects; ///< that ended connections, and the server told of none behind them
    Problem m_lastEnd; ///< of the connection, by one of them
    int m_ends = 0, m_moveEnds = 0; ///< of connections
    std::vector<std::uint32_t> m_toMove, m_unmovable; ///< the latter ended connections, each by itself
    std::size_t m_settled = 0; ///< moved or marked
    Problem m_lastMoveEnd;
    std::uint32_t m_answeredUid = 0; ///< the last one that the server told of
    std::uint32_t m_provenTo = 0; ///< it handed out this one: what fails before it is at fault itself
    std::optional<store::MailboxError> m_tried; ///< what the pull before this one came to
    std::vector<Mail> m_mails; ///< to be read, by UID
    bool m_asksSizes = false; ///< the server does not list the sizes of all at once
    std::size_t m_askedSizes = 0; ///< of m_mails: for so many it was asked again
    std::unique_ptr<transport::imap::Session> m_session;
    transport::imap::Folder m_folder;
    store::MailboxCursor m_cursor;
    PullCounts m_counts;
};

MailboxPull::MailboxPull(store::Store store, std::function<std::unique_ptr<core::KeyedHasher>()> makeHasher, const core::Clock &clock)
    : m_store(std::move(store))
    , m_makeHasher(std::move(makeHasher))
    , m_clock(clock)
{
}

void MailboxPull::setOnProgress(std::function<void(const FeedbackProgress &)> call)
{
    m_onProgress = std::move(call);
}

core::Result<PullCounts> MailboxPull::run(const fleet::Mailbox &mailbox, const Connect &connect, const PullOptions &options, const std::atomic_bool &stop)
{
    core::willBlock("read a mailbox");
    if (auto done = fleet::check(mailbox); !done)
        return fail(done.error());
    if (m_store.isReadOnly()) // nothing is dialled: what came could not be kept
        return fail(m_store.whyReadOnly());
    const core::UtcMicros begun = m_clock.now();
    auto counts = Run(*this, mailbox, connect, options, stop).run();
    const std::optional<Problem> problem = problemOf(counts);
    if (stop || (problem && problem->kind == ProblemKind::Cancelled))
        return counts;
    if (auto noted = store::noteMailboxTry(m_store, fleet::placeOf(mailbox), begun, errorOf(problem)); !noted && counts && !counts->problem)
        counts->problem = noted.error();
    return counts;
}

} // namespace bw::ingest
