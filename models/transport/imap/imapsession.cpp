// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/transport/imap/imapsession.h"

#include "models/core/printable.h"
#include "models/transport/tr.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace bw::transport::imap {

using core::fail;
using core::ProblemKind;

namespace {

constexpr std::size_t receiveBytes = 64 * 1024;
constexpr qsizetype mostSaid = 200; ///< of what a server says, for people
constexpr std::size_t searchBytes = 11 * core::limits::imapAnswers; ///< all numbers come in one line
constexpr std::size_t mostOfSet = 500; ///< UIDs in one command: its line stays short (RFC 7162, 4)

} // namespace

Session::Session(std::unique_ptr<Stream> stream, QString where, std::chrono::milliseconds patience, const std::atomic_bool &stop)
    : m_stream(std::move(stream))
    , m_where(std::move(where))
    , m_patience(patience)
    , m_stop(stop)
    , m_cutter(0)
{
}

core::Problem Session::broken(core::Problem problem)
{
    m_stream.reset();
    if (problem.where.isEmpty())
        problem.where = m_where;
    return problem;
}

core::Problem Session::refused(const Status &status, const std::string &words) const
{
    QString said = core::printable(QString::fromUtf8(status.text.data(), static_cast<qsizetype>(std::min<std::size_t>(status.text.size(), mostSaid))));
    if (said.contains(u'@')) // somebody's address, perhaps
        said = QString::fromLatin1(status.code.data(), static_cast<qsizetype>(std::min<std::size_t>(status.code.size(), mostSaid)));
    const QString verb = QString::fromLatin1(words.substr(0, words.find(' ', words.starts_with("UID ") ? 4 : 0)).c_str());
    return { ProblemKind::Denied, Tr::tr("The mail server refused %1").arg(verb), said, m_where, Tr::tr("Look at the names of the folders, and at what the user may do there.") };
}

core::Result<Response> Session::receive(const Limit &limit)
{
    while (!m_cutter.isWhole()) {
        if (m_at == m_buffer.size()) {
            m_buffer.resize(receiveBytes);
            m_at = 0;
            const auto got = m_stream->receive(m_buffer.data(), m_buffer.size(), limit);
            m_buffer.resize(got.value_or(0));
            if (!got)
                return fail(broken(got.error()));
        }
        const auto took = m_cutter.take(std::string_view(m_buffer).substr(m_at));
        if (!took)
            return fail(broken(took.error()));
        m_at += *took;
    }
    return m_cutter.takeWhole();
}

core::Result<Session::Answer> Session::command(const std::string &words, const OnResponse &onResponse)
{
    if (!m_stream)
        return fail({ ProblemKind::Unreachable, Tr::tr("The connection broke off"), {}, m_where, Tr::tr("Try it again.") });
    const Limit limit { std::chrono::steady_clock::now() + m_patience, &m_stop };
    const std::string tag = "b" + std::to_string(++m_commands);
    if (auto done = m_stream->send(tag + ' ' + words + "\r\n", limit); !done)
        return fail(broken(done.error()));
    for (std::size_t answers = 0; answers < core::limits::imapAnswers; ++answers) {
        auto response = receive(limit);
        if (!response)
            return fail(response.error());
        const auto status = statusOf(response->text);
        if (status && status->tag == tag) {
            m_isStrict = true;
            m_cutter.setMostLiteral(0);
            if (status->word != Status::Word::Ok)
                return fail(refused(*status, words));
            return Answer { std::string(status->code) };
        }
        if (status && status->tag == "*" && status->word == Status::Word::Bye && !isWord(words, "LOGOUT"))
            return fail(broken({ ProblemKind::Unreachable, Tr::tr("The mail server ended the session"), refused(*status, words).reason, m_where, Tr::tr("Try it again.") }));
        if (!response->text.starts_with("* ") && m_isStrict)
            return fail(broken({ ProblemKind::Malformed, Tr::tr("The mail server answers with what is no IMAP"), {}, m_where, Tr::tr("Look at its port.") }));
        if (onResponse)
            onResponse(std::move(*response));
    }
    return fail(broken({ ProblemKind::TooLarge, Tr::tr("The mail server sent more than it was asked for"), {}, m_where, Tr::tr("Look whether this is the right server.") }));
}

bool Session::can(std::string_view capability)
{
    if (m_capabilities.empty())
        static_cast<void>(command("CAPABILITY", [this](Response &&response) {
            if (const auto found = capabilitiesOf(response.text))
                m_capabilities = *found;
        }));
    return hasWord(m_capabilities, capability);
}

core::Result<Folder> Session::open(const QString &folder, bool toChange)
{
    Folder opened;
    const auto answer = command((toChange ? "SELECT " : "EXAMINE ") + folderWord(folder), [&opened](Response &&response) {
        if (const auto exists = existsOf(response.text))
            opened.messages = *exists;
        if (const auto status = statusOf(response.text)) {
            opened.uidValidity = numberOf(status->code, "UIDVALIDITY").value_or(opened.uidValidity);
            opened.nextUid = numberOf(status->code, "UIDNEXT").value_or(opened.nextUid);
        }
    });
    if (!answer)
        return fail(answer.error());
    if (opened.uidValidity == 0)
        return fail(broken({ ProblemKind::Malformed, Tr::tr("The folder's messages cannot be told apart"), Tr::tr("the mail server names no UIDVALIDITY"), m_where, Tr::tr("Copy its messages to files, and import those.") }));
    return opened;
}

core::Done Session::listSet(const std::string &set, std::uint32_t first, std::vector<Mail> &found)
{
    const auto answer = command("UID FETCH " + set + " (UID RFC822.SIZE)", [&](Response &&response) {
        // "n:*" names the last message also where its number is lower than n; what comes without a size tells of a change beside it.
        if (const auto one = fetchedOf(std::move(response)); one && one->uid && *one->uid >= first && found.size() < core::limits::imapMessages)
            found.push_back({ *one->uid, one->size.value_or(0) });
    });
    std::sort(found.begin(), found.end(), [](const Mail &a, const Mail &b) { return a.uid != b.uid ? a.uid < b.uid : a.size > b.size; });
    found.erase(std::unique(found.begin(), found.end(), [](const Mail &a, const Mail &b) { return a.uid == b.uid; }), found.end());
    return answer ? core::Done() : core::Done(fail(answer.error()));
}

core::Done Session::listBehind(std::uint32_t uid, std::vector<Mail> &found)
{
    found.clear();
    return uid == UINT32_MAX ? core::Done() : listSet(std::to_string(uid + 1) + ":*", uid + 1, found);
}

core::Done Session::list(const std::vector<std::uint32_t> &uids, std::vector<Mail> &found)
{
    found.clear();
    core::Done done;
    for (std::size_t from = 0; from < uids.size() && done; from += mostOfSet) {
        const std::vector<std::uint32_t> some(uids.begin() + static_cast<std::ptrdiff_t>(from), uids.begin() + static_cast<std::ptrdiff_t>(std::min(uids.size(), from + mostOfSet)));
        std::vector<Mail> told;
        done = listSet(setOf(some), 0, told);
        std::copy_if(told.begin(), told.end(), std::back_inserter(found), [&some](const Mail &mail) { return std::binary_search(some.begin(), some.end(), mail.uid); });
    }
    return done;
}

core::Result<std::vector<std::uint32_t>> Session::search(std::uint32_t first, std::uint32_t last)
{
    std::vector<std::uint32_t> found;
    m_cutter.setMostText(searchBytes);
    const auto answer = command("UID SEARCH UID " + std::to_string(first) + ':' + std::to_string(last), [&](Response &&response) {
        if (const auto some = searchedOf(response.text))
            std::copy_if(some->begin(), some->end(), std::back_inserter(found), [first, last](std::uint32_t uid) { return uid >= first && uid <= last; });
    });
    m_cutter.setMostText(core::limits::imapTextBytes);
    if (!answer)
        return fail(answer.error());
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    found.resize(std::min(found.size(), core::limits::imapMessages));
    return found;
}

core::Done Session::fetch(const std::vector<Mail> &mails, std::vector<std::pair<std::uint32_t, std::string>> &found)
{
    std::vector<std::uint32_t> wanted;
    std::size_t most = 0;
    for (const Mail &mail : mails) {
        wanted.push_back(mail.uid);
        most = std::max<std::size_t>(most, mail.size);
    }
    // One byte more than the server says: what has it is longer than that, and no whole message.
    m_cutter.setMostLiteral(most + 1);
    found.clear();
    const auto answer = command("UID FETCH " + setOf(wanted) + " (UID BODY.PEEK[]<0." + std::to_string(most + 1) + ">)", [&](Response &&response) {
        auto one = fetchedOf(std::move(response));
        if (one && one->uid && one->body && one->origin == 0 && found.size() < mails.size() && one->body->size() <= most && std::binary_search(wanted.begin(), wanted.end(), *one->uid))
            found.emplace_back(*one->uid, std::move(*one->body));
    });
    std::sort(found.begin(), found.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    found.erase(std::unique(found.begin(), found.end(), [](const auto &a, const auto &b) { return a.first == b.first; }), found.end());
    return answer ? core::Done() : core::Done(fail(answer.error()));
}

core::Result<std::string> Session::fetchLarge(std::uint32_t uid, std::size_t most)
{
    std::string whole;
    while (true) {
        m_cutter.setMostLiteral(core::limits::imapBlock);
        std::optional<std::string> block;
        const std::string words = "UID FETCH " + std::to_string(uid) + " (UID BODY.PEEK[]<" + std::to_string(whole.size()) + '.' + std::to_string(core::limits::imapBlock) + ">)";
        const auto answer = command(words, [&](Response &&response) {
            auto one = fetchedOf(std::move(response));
            if (one && one->uid == uid && one->body && one->origin == whole.size())
                block = std::move(one->body);
        });
        if (!block)
            return fail(whyNothingCame(uid, answer ? std::optional<core::Problem>() : answer.error()));
        whole += *block;
        if (whole.size() > most)
            return fail({ ProblemKind::TooLarge, Tr::tr("The message is too large"), Tr::tr("more than %L1 bytes").arg(most), m_where, {} });
        if (block->size() < core::limits::imapBlock)
            return whole;
    }
}

core::Problem Session::whyNothingCame(std::uint32_t uid, std::optional<core::Problem> refusal)
{
    if (!isOpen())
        return *refusal;
    static_cast<void>(command("NOOP")); // some servers tell only then of what is gone
    const auto there = search(uid, uid);
    if (!there)
        return isOpen() && refusal ? *refusal : there.error();
    if (there->empty())
        return { ProblemKind::Missing, Tr::tr("The message is no longer there"), {}, m_where, {} };
    return refusal.value_or(core::Problem { ProblemKind::Denied, Tr::tr("The mail server does not hand out the message, and it can be tried again"), Tr::tr("it lists it, and sends nothing of it"), m_where, Tr::tr("Try it again with: breakwaterctl feedback pull --again") });
}

core::Done Session::markSeen(const std::vector<std::uint32_t> &uids)
{
    if (uids.empty())
        return {};
    const auto answer = command("UID STORE " + setOf(uids) + " +FLAGS.SILENT (\\Seen)");
    return answer ? core::Done() : core::Done(fail(answer.error()));
}

core::Done Session::move(const std::vector<std::uint32_t> &uids, const QString &folder)
{
    if (uids.empty())
        return {};
    const bool canMove = can("MOVE");
    if (!canMove && !can("UIDPLUS"))
        return fail({ ProblemKind::Unsupported, Tr::tr("The mail server cannot move messages"), Tr::tr("it offers neither MOVE nor UIDPLUS"), m_where, Tr::tr("They stay where they are. Set the mailbox without a folder to move to.") });
    const std::string set = setOf(uids), target = folderWord(folder);
    const std::string words = (canMove ? "UID MOVE " : "UID COPY ") + set + ' ' + target;
    auto answer = command(words);
    if (!answer && isOpen() && answer.error().kind == ProblemKind::Denied) { // a folder that there is not, mostly; servers do not always say so
        if (const auto made = command("CREATE " + target); !made)
            return fail(isOpen() ? answer.error() : made.error());
        answer = command(words);
    }
    if (!answer)
        return fail(answer.error());
    if (canMove)
        return {};
    auto gone = command("UID STORE " + set + " +FLAGS.SILENT (\\Deleted)");
    if (gone)
        gone = command("UID EXPUNGE " + set);
    if (gone)
        return {};
    core::Problem problem = gone.error();
    if (isOpen())
        problem.kind = ProblemKind::Conflict;
    return fail(problem);
}

void Session::logOut()
{
    if (m_stream)
        static_cast<void>(command("LOGOUT"));
    m_stream.reset();
}

} // namespace bw::transport::imap
