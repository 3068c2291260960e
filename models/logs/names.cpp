// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/logs/names.h"

#include <algorithm>
#include <array>
#include <unordered_set>
#include <vector>

namespace bw::logs {

namespace {

constexpr char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}
constexpr bool isAlnum(char c)
{
    return (lower(c) >= 'a' && lower(c) <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}
constexpr bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

/// Behind (or before) them a person's name may stand.
constexpr std::array persons { std::string_view("account"), std::string_view("accounts"), std::string_view("addressee"), std::string_view("alias"),
    std::string_view("customer"), std::string_view("inbox"), std::string_view("local-part"), std::string_view("localpart"), std::string_view("login"),
    std::string_view("logname"), std::string_view("mailbox"), std::string_view("mailboxes"), std::string_view("maildir"), std::string_view("member"),
    std::string_view("person"), std::string_view("quota"), std::string_view("rcpt"), std::string_view("recipient"), std::string_view("recipients"),
    std::string_view("sender"), std::string_view("subscriber"), std::string_view("user"), std::string_view("userid"), std::string_view("username"),
    std::string_view("usernames"), std::string_view("users") };

/// Between such a word and the name.
constexpr std::array links { std::string_view("by"), std::string_view("called"), std::string_view("for"), std::string_view("from"), std::string_view("id"),
    std::string_view("name"), std::string_view("named"), std::string_view("of"), std::string_view("to") };

/// What follows the name that a sentence is about.
constexpr std::array verbs { std::string_view("can't"), std::string_view("cannot"), std::string_view("disabled"), std::string_view("does"), std::string_view("doesn't"),
    std::string_view("exceeded"), std::string_view("has"), std::string_view("hasn't"), std::string_view("inactive"), std::string_view("invalid"), std::string_view("is"),
    std::string_view("isn't"), std::string_view("not"), std::string_view("over"), std::string_view("rejected"), std::string_view("suspended"), std::string_view("undeliverable"),
    std::string_view("unknown"), std::string_view("was") };

/// With these, nothing but a name comes behind a colon.
constexpr std::array denials { std::string_view("bad"), std::string_view("invalid"), std::string_view("nonexistent"), std::string_view("such"),
    std::string_view("unknown"), std::string_view("unrecognised"), std::string_view("unrecognized") };
constexpr std::array denialEnds { std::string_view("exist"), std::string_view("exists"), std::string_view("found"), std::string_view("full"), std::string_view("here"),
    std::string_view("list"), std::string_view("table"), std::string_view("unavailable"), std::string_view("unknown") };

/// Keys whose value is a person's.
constexpr std::array fields { std::string_view("email"), std::string_view("from"), std::string_view("mail"), std::string_view("orig_to"),
    std::string_view("ruser"), std::string_view("sasl_username"), std::string_view("to") };

/// Words that replies, and what daemons say, are made of. Who is called like one of them is found by the brackets,
/// quotes or colons around his name, or because the line says for whom it is.
constexpr std::string_view plainWords = " a abort aborted about abuse accept accepted access account accounts action active address addressed addressee addresses"
    " administrative administrator again agent alias aliases all allow allowed already also an and another any anymore appears are as associated at attempt auth authenticate"
    " authenticated authentication authority authorization authorized auto automatic available back bad be because been before being blacklisted block blocked"
    " bounce bounced box btree busy but by called can can't cannot catch-all cdb certificate change check checks chkuser cleanup client closed code command complaint complaints concurrency connect"
    " connection connections contact contain contains content could couldn't create credentials currently customer daily daemon data database date deactivated"
    " deferred deleted delivered delivering delivery denied deny detected did directory disabled discarded disk dns do dovecot does doesn't domain don't due during email"
    " empty end enough entry error exceed exceeded exceeds exim exist existing exists expansion expired external failed failing failure fatal file files find folder"
    " for forbidden forward forwarded forwarding found from full generic get go greylisted greylisting had has hash hasn't have here hold host hosted hostname however"
    " i id if illegal import in inactive inbound inbox incoming incorrect info-only input insufficient intended interaction internal internet into invalid ip is isn't it"
    " its itself known lmdb later ldap left limit limited limits line list listed lists local local-part localpart locked login logins logname logs long longer lookup loop loops"
    " mail mailbox mailboxes maildir mailer mailing mails maintenance many map maximum may me member memory message messages method missing more moved must my myself"
    " mysql name named names need needs new no non-existent none nonexistent not number of off offline ok on one only open or order other our out outbound outgoing over"
    " overquota own owned owner parameter part partial passwd-file password path pcre peer permanent permanently permission permitted person pipe please policy pop port possible prohibited"
    " problem process processing program prohibits protected protocol provided queue quota rate rcpt reach reached read reason receive received receiving recipient recipients record"
    " records refuse refused reject rejected rejecting rejection relay relaying remote removed reply reported request requested require required requires reset resolve"
    " resource restricted retry return returned right routing rule same said script section see send sender senders sending sent server service session set should sieve simultaneous"
    " size smtp so some someone sorry source space spam specified start state status still storage such support suspended sure syntax system systems table target temporarily"
    " temporary than that the their them then there they this time timed timeout to today too transaction transport try trying typos unable unacceptable unauthenticated"
    " unauthorized unavailable undefined undeliverable unexpected unique unknown unrecognised unrecognized unreachable unroutable unrouteable unverified update use used user"
    " userid username usernames users using valid validation value verification verified verify via virtual virus volume warning was we were when where which while who why will with"
    " within without write writing wrong yet you your ";

bool contains(const auto &words, std::string_view word)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool isPlain(std::string_view word)
{
    static const std::unordered_set<std::string_view> words = [] {
        std::unordered_set<std::string_view> all;
        for (std::size_t at = 1; at < plainWords.size();) {
            const std::size_t end = plainWords.find(' ', at);
            all.insert(plainWords.substr(at, end - at));
            at = end == std::string_view::npos ? end : end + 1;
            if (at == std::string_view::npos)
                break;
        }
        return all;
    }();
    return words.contains(word);
}

/// A word with what stands around it: byte ranges of the text, without quotes and punctuation.
struct Word
{
    std::size_t begin = 0, end = 0;
    std::string text; ///< lower case, without a possessive "'s"
    bool startsClause = false, endsClause = false;
    bool isQuoted = false; ///< alone in quotes
    bool afterColon = false;
    bool isPossessive = false;
    bool isName = false; ///< could be one: no plain word, no number of a reply
};

constexpr std::size_t longestText = 4096; ///< what is longer is no reply
constexpr std::size_t longestLocalPart = 128; ///< twice what RFC 5321 allows

constexpr bool isWordByte(char c)
{
    return isAlnum(c) || std::string_view("._+-=&%!/~#*'$^`{}|?\\").find(c) != std::string_view::npos;
}

class Prose final
{
public:
    Prose(std::string_view text, std::string_view sign)
        : m_text(text)
        , m_sign(sign)
    {
    }

    std::string run()
    {
        split();
        m_takes.assign(m_words.size(), false);
        const bool hasPerson = std::any_of(m_words.begin(), m_words.end(), [](const Word &word) { return contains(persons, word.text); });
        for (std::size_t i = 0; i < m_words.size(); ++i)
            m_takes[i] = hasPerson && isMailbox(i);
        std::string out;
        std::size_t at = 0;
        for (std::size_t i = 0; i < m_words.size(); ++i) {
            const Word &word = m_words[i];
            const std::size_t keep = m_takes[i] ? word.begin : cutOf(word);
            if (keep == word.end)
                continue;
            out.append(m_text.substr(at, keep - at)).append(m_sign);
            at = word.end;
        }
        out.append(m_text.substr(at));
        return out;
    }

private:
    void split()
    {
        bool startsClause = true;
        bool afterColon = false;
        for (std::size_t at = 0; at < m_text.size();) {
            if (!isWordByte(m_text[at])) {
                const bool ends = std::string_view(":;,()<>[]\"").find(m_text[at]) != std::string_view::npos;
                if (ends && !m_words.empty())
                    m_words.back().endsClause = true;
                startsClause = startsClause || ends;
                afterColon = m_text[at] == ':' || m_text[at] == ';' || (afterColon && (isBlank(m_text[at]) || m_text[at] == '"'));
                ++at;
                continue;
            }
            std::size_t end = at;
            while (end < m_text.size() && isWordByte(m_text[end]))
                ++end;
            add(at, end, startsClause, afterColon);
            startsClause = m_words.back().endsClause;
            afterColon = false;
            at = end;
        }
        if (!m_words.empty())
            m_words.back().endsClause = true;
    }

    void add(std::size_t from, std::size_t to, bool startsClause, bool afterColon)
    {
        Word word;
        word.begin = from;
        word.end = to;
        while (word.begin < word.end && (m_text[word.begin] == '\'' || m_text[word.begin] == '`'))
            ++word.begin;
        const auto isMark = [](char c) { return std::string_view("'`.!?|").find(c) != std::string_view::npos; };
        while (word.end > word.begin && isMark(m_text[word.end - 1]))
            --word.end;
        const std::string_view tail = m_text.substr(word.end, to - word.end);
        word.endsClause = tail.find_first_of(".!?|") != std::string_view::npos;
        const char before = from < word.begin ? '\'' : from > 0 ? m_text[from - 1] : ' ';
        const char after = !tail.empty() && (tail[0] == '\'' || tail[0] == '`') ? '\'' : to < m_text.size() ? m_text[to] : ' ';
        word.isQuoted = (before == '"' && after == '"') || (before == '\'' && after == '\'');
        std::string_view bare = m_text.substr(word.begin, word.end - word.begin);
        if (bare.size() > 2 && bare.ends_with("'s")) {
            word.isPossessive = true;
            bare.remove_suffix(2);
            word.end -= 2;
        }
        word.text.resize(bare.size());
        std::transform(bare.begin(), bare.end(), word.text.begin(), lower);
        word.startsClause = startsClause;
        word.afterColon = afterColon;
        // "550", "5.1.1", "550-5.1.1" stand before the sentence, "192.0.2.1" and "/usr/bin/x" are no mailboxes.
        const bool isNumber = bare.size() < 24 && bare.find_first_not_of("0123456789.-+#TZ") == std::string_view::npos
            && (bare.find_first_of(".T") != std::string_view::npos || bare.size() <= 4);
        if (isNumber && startsClause)
            word.endsClause = true;
        word.isName = !bare.empty() && !isNumber && bare.front() != '/' && bare.front() != '*' && !bare.starts_with("RESOLVER.") && bare.find("://") == std::string_view::npos
            && bare.find("…") == std::string_view::npos && std::any_of(bare.begin(), bare.end(), isAlnum);
        m_words.push_back(std::move(word));
    }

    [[nodiscard]] std::string_view textOf(std::size_t i) const { return i < m_words.size() ? std::string_view(m_words[i].text) : std::string_view(); }

    [[nodiscard]] bool isMailbox(std::size_t i) const
    {
        const Word &word = m_words[i];
        if (!word.isName)
            return false;
        if (word.isQuoted)
            return true;
        const std::string_view before = textOf(i - 1);
        const bool isAlone = word.startsClause && word.endsClause;
        if (isAlone && i > 0) {
            // "unknown user: mail", "User unknown in virtual mailbox table; mail": a name, whatever word it is.
            if (word.afterColon && contains(persons, before) && contains(denials, textOf(i - 2)))
                return true;
            if (word.afterColon && contains(denialEnds, before) && i + 1 == m_words.size())
                return true;
        }
        if (isPlain(word.text))
            return false;
        if (isAlone || (word.isPossessive && contains(persons, textOf(i + 1))))
            return true;
        if (i > 0 && (contains(persons, before) || (contains(links, before) && !m_words[i - 1].endsClause)))
            return true;
        return word.startsClause && contains(verbs, textOf(i + 1));
    }

    /// Where the part of a path, a delivery agent's argument or a NDR's field begins that names somebody; else its end.
    [[nodiscard]] std::size_t cutOf(const Word &word) const
    {
        const std::string_view bare = m_text.substr(word.begin, word.end - word.begin);
        if (bare.find('/') != std::string_view::npos) {
            for (const std::string_view folder : { "/home/", "/mail/", "/vmail/", "/vhosts/", "/mailboxes/", "/Users/", "/users/", "/cn=", "/CN=" }) {
                const std::size_t found = bare.rfind(folder);
                if (found != std::string_view::npos && found + folder.size() < bare.size() && bare[found + folder.size()] != '*')
                    return word.begin + found + folder.size();
            }
        }
        const std::size_t equals = bare.find('=');
        if (equals != std::string_view::npos && equals + 1 < bare.size() && bare[equals + 1] != '*' && bare.find("…") == std::string_view::npos
            && (contains(persons, std::string_view(word.text).substr(0, equals)) || contains(fields, std::string_view(word.text).substr(0, equals))))
            return word.begin + equals + 1;
        const std::string_view lead = m_text.substr(0, word.begin);
        const bool isArgument = lead.ends_with(" -d ") || lead.ends_with(" -a ") || lead.ends_with(" -r ") || lead.ends_with(" -u ");
        const bool isField = lead.ends_with("rfc822;") || lead.ends_with("rfc822; ") || lead.ends_with("RFC822;") || lead.ends_with("RFC822; ") || lead.ends_with("rfc#; ")
            || lead.ends_with("utf-8;") || lead.ends_with("utf-8; ");
        if ((isArgument || isField) && word.isName)
            return word.begin;
        if (lead.ends_with('(') && word.isName) {
            for (const std::string_view agent : { "imap(", "pop3(", "lmtp(", "lda(", "managesieve(", "submission(", "indexer-worker(", "doveadm(",
                     "passwd-file(", "passwd(", "shadow(", "sql(", "ldap(", "pam(", "static(", "lua(", "checkpassword(", "cache(" }) {
                if (lead.ends_with(agent))
                    return word.begin;
            }
        }
        if (lead.ends_with(", ") && word.isName && word.end < m_text.size() && m_text[word.end] == ')') { // lmtp(1234, ann)
            const std::string_view near = lead.substr(lead.size() - std::min<std::size_t>(lead.size(), 20));
            const std::string_view agent = near.substr(0, std::min(near.rfind('('), near.size()));
            if (agent.size() < near.size() && (agent.ends_with("lmtp") || agent.ends_with("lda")))
                return word.begin;
        }
        return word.end;
    }

    std::string_view m_text;
    std::string_view m_sign;
    std::vector<Word> m_words;
    std::vector<bool> m_takes;
};

} // namespace

std::string withoutMailboxNames(std::string_view text, std::string_view sign)
{
    std::string out = Prose(text.substr(0, longestText), sign).run();
    if (text.size() > longestText)
        out.append(" …"); // nobody has looked at the rest
    return out;
}

bool takeOutLocalPart(std::string_view text, std::string_view localPart, std::string_view sign, std::string &out)
{
    localPart = localPart.substr(0, longestLocalPart);
    text = text.substr(0, longestText);
    if (localPart.empty())
        return false;
    const auto same = [](char a, char b) { return lower(a) == b; };
    const auto isBoundary = [&](std::size_t at) { // no word goes on there
        return at == 0 || at >= text.size() || !isAlnum(text[at - 1]) || !isAlnum(text[at]);
    };
    const auto isOfAddress = [&](std::size_t at) { // "ann+news@…": replyShape() takes the whole out
        const std::size_t most = std::min(text.size(), at + longestLocalPart);
        while (at < most && (isAlnum(text[at]) || std::string_view("+-_=.").find(text[at]) != std::string_view::npos))
            ++at;
        return at < most && text[at] == '@';
    };
    // "mailbox full" to full@…: a word that replies are made of is a name only where one is set apart.
    const bool isWord = isPlain(localPart);
    const auto isSetApart = [&](std::size_t begin) {
        while (begin > 0 && isBlank(text[begin - 1]))
            --begin;
        return begin > 0 && std::string_view(":;'\"<([{/=`").find(text[begin - 1]) != std::string_view::npos;
    };
    bool isFound = false;
    std::size_t copied = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto found = std::search(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(), localPart.begin(), localPart.end(), same);
        if (found == text.end())
            break;
        const auto begin = static_cast<std::size_t>(found - text.begin());
        const std::size_t end = begin + localPart.size();
        at = begin + 1;
        if (!isBoundary(begin) || !isBoundary(end) || isOfAddress(end) || (isWord && !isSetApart(begin)))
            continue;
        if (!isFound)
            out.clear();
        isFound = true;
        out.append(text.substr(copied, begin - copied)).append(sign);
        copied = at = end;
    }
    if (isFound)
        out.append(text.substr(copied));
    return isFound;
}

namespace {
/// Of the word that begins at \p at; moves behind it.
std::uint32_t hashOfWord(std::string_view text, std::size_t &at)
{
    std::uint32_t hash = 2166136261U; // FNV-1a
    for (; at < text.size() && isAlnum(text[at]); ++at)
        hash = (hash ^ static_cast<unsigned char>(lower(text[at]))) * 16777619U;
    return hash ^ hash >> 15;
}
}

WordSet::WordSet(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        if (!isAlnum(text[at])) {
            ++at;
            continue;
        }
        const std::uint32_t hash = hashOfWord(text, at);
        m_bits[hash >> 6 & 3] |= std::uint64_t(1) << (hash & 63);
    }
}

bool WordSet::mayHold(std::string_view localPart) const
{
    std::size_t at = 0;
    while (at < localPart.size() && !isAlnum(localPart[at]))
        ++at;
    if (at == localPart.size())
        return !localPart.empty(); // of punctuation alone
    const std::uint32_t hash = hashOfWord(localPart, at);
    return (m_bits[hash >> 6 & 3] >> (hash & 63) & 1) != 0;
}

} // namespace bw::logs
