// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/feedback/recipientnames.h"

#include "models/core/limits.h"

#include <QByteArray>
#include <QString>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace bw::store {

using feedback::lowered;
using feedback::trimmed;

namespace {

constexpr std::string_view blanks = " \t\r\n";

bool isHex(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}
bool isWord(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}
bool isHost(char c)
{
    return isWord(c) || c == '-' || c == '.' || c == '_';
}
bool isLocal(char c)
{
    return isWord(c) || std::string_view("!#$%&'*+/=?^_`{|}~.-\\").find(c) != std::string_view::npos;
}
char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

int valueOf(char digit)
{
    return digit <= '9' ? digit - '0' : lower(digit) - 'a' + 10;
}

/// "%2E", "=2E", "+2E", "&#46;", "&#x2e;" at \p at: the byte and how long it is written.
std::optional<std::pair<char, std::size_t>> escapeAt(std::string_view text, std::size_t at)
{
    const std::string_view rest = text.substr(at, 8);
    if (rest.size() >= 3 && (rest[0] == '%' || rest[0] == '=' || rest[0] == '+') && isHex(rest[1]) && isHex(rest[2]))
        return std::pair(static_cast<char>(valueOf(rest[1]) * 16 + valueOf(rest[2])), std::size_t(3));
    if (!rest.starts_with("&#"))
        return {};
    const std::size_t end = rest.find(';');
    const bool isHexadecimal = rest.size() > 2 && lower(rest[2]) == 'x';
    const std::size_t begin = isHexadecimal ? 3 : 2;
    if (end == std::string_view::npos || end <= begin)
        return {};
    int value = 0;
    for (const char c : rest.substr(begin, end - begin)) {
        if (!isHex(c) || (!isHexadecimal && c > '9'))
            return {};
        value = value * (isHexadecimal ? 16 : 10) + valueOf(c);
    }
    return value < 0x80 ? std::optional(std::pair(static_cast<char>(value), end + 1)) : std::nullopt;
}

/// Does a word go on before \p at? "%3Cann" does not.
bool isWordBefore(std::string_view text, std::size_t at)
{
    if (at == 0)
        return false;
    if (at >= 3 && (text[at - 3] == '%' || text[at - 3] == '='))
        if (const auto escape = escapeAt(text, at - 3))
            return isWord(escape->first);
    return isWord(text[at - 1]);
}

/// An "@" however it is written, also as words; \p text is what stands instead of an address in one field.
std::string withSigns(std::string_view text)
{
    std::string plain;
    for (std::size_t at = 0; at < text.size();) {
        const auto escape = escapeAt(text, at);
        const bool isSign = escape && escape->first == '@';
        plain += isSign ? '@' : text[at];
        at += isSign ? escape->second : 1;
    }
    if (plain.find('@') == std::string::npos)
        for (const std::string_view word : { " at ", " AT ", " (at) ", "!" })
            if (const std::size_t found = plain.find(word); found != std::string::npos)
                return plain.replace(found, word.size(), "@");
    return plain;
}

/// Encoded words (RFC 2047) decoded; their charsets do not matter, addresses are ASCII in all of them.
std::string decodedWords(std::string_view text)
{
    std::string plain;
    while (!text.empty()) {
        const std::size_t open = text.find("=?");
        const std::size_t kind = open == std::string_view::npos ? open : text.find('?', open + 2);
        const std::size_t close = kind == std::string_view::npos || kind + 2 >= text.size() || text[kind + 2] != '?' ? std::string_view::npos : text.find("?=", kind + 3);
        if (close == std::string_view::npos)
            break;
        const std::string_view coded = text.substr(kind + 3, close - kind - 3);
        plain += text.substr(0, open);
        if (lower(text[kind + 1]) == 'b') {
            plain += QByteArray::fromBase64(QByteArray::fromRawData(coded.data(), static_cast<qsizetype>(coded.size()))).toStdString();
        } else {
            for (std::size_t at = 0; at < coded.size();) {
                const auto escape = coded[at] == '=' ? escapeAt(coded, at) : std::nullopt;
                plain += escape ? escape->first : coded[at] == '_' ? ' ' : coded[at];
                at += escape ? escape->second : 1;
            }
        }
        text.remove_prefix(close + 2);
    }
    return plain.append(text);
}

/// Methods, results, types and names of properties (RFC 8601 and IANA's lists), of SPF's terms and of ARF's fields.
bool isOfFormat(std::string_view word)
{
    static constexpr auto words = std::to_array<std::string_view>({ "a", "address", "adsp", "alignment", "all", "arc", "atps", "auth", "b", "bestguesspass", "body", "c", "client", "d", "delivered", "delivery",
        "discard", "dkim", "dmarc", "dns", "dnswl", "domain", "domainkeys", "exists", "exp", "fail", "failure", "feedback", "from", "hardfail", "header", "helo", "i", "id", "include", "ip", "ip4", "ip6", "iprev", "mail",
        "mailfrom", "mx", "neutral", "none", "nxdomain", "other", "pass", "permerror", "policy", "ptr", "rcptto", "reason", "redirect", "reject", "remote", "result", "rrvs", "s", "sec", "sender", "signed",
        "smime", "smtp", "softfail", "source", "spam", "spf", "spf1", "spf2", "temperror", "tls", "txt", "type", "unknown", "v", "vbr", "zone" });
    static_assert(std::ranges::is_sorted(words));
    return std::ranges::binary_search(words, lowered(word));
}

bool namesRecipients(std::string_view field)
{
    if (field == "reply-to" || field == "in-reply-to" || field == "errors-to" || field.starts_with("mail-") || field.starts_with("list-"))
        return false;
    return field == "to" || field == "cc" || field == "bcc" || field.ends_with("-to") || field.ends_with("-cc") || field.ends_with("-bcc") || field.find("recipient") != std::string_view::npos
        || field.find("rcpt") != std::string_view::npos;
}

/// Where \p text goes on in Authentication-Results: what is a word of the format there, and what is a value.
class ResultsPlace final
{
public:
    void pass(char c)
    {
        if (std::exchange(m_isEscaped, false))
            return;
        if (c == '\\')
            m_isEscaped = true;
        else if (c == '"')
            m_isQuoted = !m_isQuoted;
        else if (m_isQuoted)
            return;
        else if (c == '(')
            ++m_depth;
        else if (c == ')')
            m_depth -= m_depth > 0 ? 1 : 0;
        else if (m_depth == 0 && (c == ' ' || c == ';' || c == '\n'))
            m_key.clear(), m_isValue = false;
        else if (m_depth == 0 && c == '=' && !m_isValue)
            m_isValue = true;
        else if (m_depth == 0 && !m_isValue)
            m_key += lower(c);
    }
    [[nodiscard]] bool mayBeOfFormat() const { return m_depth == 0 && !m_isQuoted && !(m_isValue && (m_key.find('.') != std::string::npos || m_key == "reason")); }

private:
    std::string m_key;
    int m_depth = 0;
    bool m_isQuoted = false, m_isEscaped = false, m_isValue = false;
};

} // namespace

RecipientNames::RecipientNames(const feedback::ArfReport &report, std::string_view reporter)
{
    for (const std::string &recipient : report.recipients)
        addOne(recipient);
    for (const std::string &named : report.otherRecipients)
        addOne(named);
    for (const feedback::HeaderField &field : report.original) {
        const std::string name = lowered(field.name);
        if (namesRecipients(name))
            addAll(field.value);
        else if (name == "received")
            addReceived(field.value);
        else if (name == "return-path" || name == "list-unsubscribe")
            addPersonal(field.value);
    }
    addPersonal(report.envelopeId);
    for (const std::string &uri : report.reportedUris)
        lowered(uri).starts_with("mailto:") ? addAll(uri) : addPersonal(uri);
    for (const std::string &results : report.authenticationResults)
        addResults(results, report);
    const std::string sender = withSigns(report.mailFrom);
    const std::size_t sign = sender.rfind('@');
    addEmbedded(std::string_view(sender).substr(0, sign));
    for (const std::string_view address : { std::string_view(sender), reporter })
        if (const std::size_t at = address.rfind('@'); at != std::string_view::npos)
            addDomain(address.substr(at + 1));
    addDomain(report.originalFrom.name);
    std::ranges::sort(m_names, [](const std::string &one, const std::string &other) { return one.size() != other.size() ? one.size() > other.size() : one < other; });
}

/// A field that holds an address, in whatever form: "rfc822;ann@example.net", "<ann>", "ann".
void RecipientNames::addOne(std::string_view address)
{
    addAll(address);
    if (withSigns(address).find('@') != std::string::npos)
        return;
    std::string_view bare = address;
    bare.remove_prefix(std::min(bare.find(';') + 1, bare.size()));
    bare = trimmed(bare);
    if (bare.size() >= 2 && bare.front() == '<' && bare.back() == '>')
        bare = bare.substr(1, bare.size() - 2);
    addLocal(bare);
}

/// Addresses among names and comments.
void RecipientNames::addAll(std::string_view list)
{
    scan(list);
    const std::string plain = decodedWords(list);
    if (plain != list)
        scan(plain);
    if (const std::string signs = withSigns(plain); signs != plain)
        scan(signs);
}

void RecipientNames::scan(std::string_view list)
{
    std::size_t floor = 0;
    for (std::size_t sign = list.find('@'); sign != std::string_view::npos; sign = list.find('@', sign + 1)) {
        std::size_t from = sign;
        if (from >= floor + 2 && list[from - 1] == '"') {
            const std::size_t open = list.rfind('"', from - 2);
            from = open == std::string_view::npos || open < floor ? from : open;
        } else {
            while (from > floor && isLocal(list[from - 1]))
                --from;
        }
        std::size_t end = sign + 1;
        while (end < list.size() && isHost(list[end]))
            ++end;
        addLocal(list.substr(from, sign - from));
        addDomain(list.substr(sign + 1, end - sign - 1));
        floor = end;
    }
}

/// Behind each "for", also in a comment.
void RecipientNames::addReceived(std::string_view field)
{
    const std::string low = lowered(field);
    for (std::size_t at = low.find("for"); at != std::string::npos; at = low.find("for", at + 3)) {
        const std::size_t from = std::min(low.find_first_not_of(blanks, at + 3), low.size());
        if (at > 0 && from > at + 3 && (low[at - 1] == '(' || blanks.find(low[at - 1]) != std::string_view::npos))
            addAll(field.substr(from, low.find_first_of(" \t\r\n;)", from) - from));
    }
}

/// What stands for a recipient in an id or address of the sender's own: "u-ann=example.net@example.org", "?email=ann%40example.net".
void RecipientNames::addPersonal(std::string_view text)
{
    const std::string plain = withSigns(text);
    char before = ' ';
    for (std::size_t at = 0; at < plain.size();) {
        const std::size_t end = std::min(plain.find_first_of(" \t\r\n<>,;?&\"()/:", at), plain.size());
        const std::string_view token = std::string_view(plain).substr(at, end - at);
        const bool isQuery = before == '?' || before == '&';
        const std::string_view value = isQuery ? token.substr(std::min(token.find('='), token.size() - 1) + 1) : token.substr(0, token.rfind('@'));
        if (isQuery && value.find('@') != std::string_view::npos)
            addAll(value);
        else if (const std::size_t last = value.rfind('='); last != std::string_view::npos && (value.find('.', last) != std::string_view::npos || lowered(value.substr(0, 4)) == "srs1"))
            addEmbedded(value);
        else if (const std::string low = lowered(value.substr(0, 5)); low == "srs0=" || low == "prvs=")
            addEmbedded(value);
        before = end < plain.size() ? plain[end] : ' ';
        at = end + 1;
    }
}

/// Whom Authentication-Results name: smtp.rcptto, and in a comment an address that is not of the sender's domain.
void RecipientNames::addResults(std::string_view results, const feedback::ArfReport &report)
{
    const std::string plain = withSigns(results);
    const std::string sender = lowered(report.mailFrom);
    int depth = 0;
    for (std::size_t at = 0; at < plain.size();) {
        if (plain[at] == '(' || plain[at] == ')') {
            depth = std::max(0, depth + (plain[at] == '(' ? 1 : -1));
            ++at;
            continue;
        }
        const std::size_t end = std::min(plain.find_first_of(" \t\r\n;()", at), plain.size());
        const std::string_view token = std::string_view(plain).substr(at, end - at);
        const std::size_t sign = token.rfind('@');
        const std::string key = lowered(token.substr(0, token.find('=')));
        if (key.ends_with("rcptto") || key.ends_with("rcpt"))
            addOne(token.substr(std::min(key.size() + 1, token.size())));
        else if (depth > 0 && sign != std::string_view::npos) {
            const std::string low = lowered(token.substr(sign)), domain = low.substr(0, std::min(low.find_first_of(">,:\"'"), low.size()));
            if (domain.substr(1) != lowered(report.originalFrom.name) && sender.find(domain) == std::string::npos)
                scan(token);
        }
        at = std::max(end, at + 1);
    }
}

void RecipientNames::addLocal(std::string_view local)
{
    if (local.size() >= 2 && local.front() == '"' && local.back() == '"') {
        local = local.substr(1, local.size() - 2);
        std::string plain; // a quoted pair is the character behind the backslash
        for (std::size_t at = 0; at < local.size(); ++at)
            plain += local[at] == '\\' && at + 1 < local.size() ? local[++at] : local[at];
        add(plain);
    }
    add(local);
    add(local.substr(0, local.find('+')));
    addEmbedded(local);
}

/// Of "bounce+ann=example.net" (VERP), "SRS0=abcd=aa=example.net=ann", "prvs=123abc=ann" (BATV).
void RecipientNames::addEmbedded(std::string_view local)
{
    const std::size_t last = local.rfind('=');
    if (last == std::string_view::npos)
        return;
    const std::string low = lowered(local.substr(0, 4));
    if (low == "srs0" || low == "srs1" || low == "prvs" || low == "btv1" || low == "mspr") {
        add(local.substr(last + 1));
        return;
    }
    std::string_view name = local.substr(0, last);
    name = name.substr(name.rfind('<') + 1);
    add(name);
    add(name.substr(name.rfind('+') + 1));
    add(name.substr(name.rfind('-') + 1));
}

void RecipientNames::add(std::string_view name)
{
    const std::string low = lowered(trimmed(name));
    addForm(low);
    const QString text = QString::fromUtf8(low.data(), static_cast<qsizetype>(low.size()));
    if (text.size() == static_cast<qsizetype>(low.size()) || text.contains(QChar::ReplacementCharacter)) // ASCII, or no UTF-8
        return;
    for (const QString &cased : { text, text.toLower(), text.toUpper() })
        for (const auto form : { QString::NormalizationForm_C, QString::NormalizationForm_D })
            addForm(lowered(cased.normalized(form).toStdString()));
}

void RecipientNames::addForm(const std::string &low)
{
    if (std::ranges::none_of(low, isWord) || std::ranges::find(m_names, low) != m_names.end())
        return;
    m_areTooMany = m_areTooMany || m_names.size() >= core::limits::reportListEntries;
    if (!m_areTooMany)
        m_names.push_back(low);
}

void RecipientNames::addDomain(std::string_view domain)
{
    std::size_t end = 0;
    while (end < domain.size() && isHost(domain[end]))
        ++end;
    domain = domain.substr(0, end);
    while (domain.ends_with('.'))
        domain.remove_suffix(1);
    if (domain.find('.') != std::string_view::npos && m_domains.size() <= core::limits::reportListEntries && std::ranges::find(m_domains, lowered(domain)) == m_domains.end())
        m_domains.push_back(lowered(domain));
}

/// How long what stands at \p at is, if it is one of the names; else 0.
std::size_t RecipientNames::lengthAt(std::string_view text, std::size_t at) const
{
    for (const std::string &name : m_names) {
        std::size_t to = at, done = 0;
        while (done < name.size() && to < text.size()) {
            if (lower(text[to]) == name[done]) {
                ++to;
            } else {
                const auto escape = escapeAt(text, to);
                if (!escape || lower(escape->first) != name[done])
                    break;
                to += escape->second;
            }
            ++done;
        }
        if (done == name.size() && !(isWord(name.front()) && isWordBefore(text, at)) && !(isWord(name.back()) && to < text.size() && isWord(text[to])))
            return to - at;
    }
    return 0;
}

/// Of what could be a host from \p at to \p end: where the domain of an address begins that it ends with; \p end: nowhere.
std::size_t RecipientNames::domainFrom(std::string_view text, std::size_t at, std::size_t end) const
{
    std::size_t from = end;
    while (end > at && text[end - 1] == '.')
        --end;
    const std::string host = lowered(text.substr(at, end - at));
    for (const std::string &domain : m_domains)
        if (host.ends_with(domain) && (host.size() == domain.size() || host[host.size() - domain.size() - 1] == '.'))
            from = std::min(from, end - domain.size());
    return from;
}

std::string RecipientNames::without(std::string_view text, Place place) const
{
    if (m_areTooMany && domainFrom(text, 0, text.size()) > 0)
        return text.empty() ? std::string() : "*";
    if (m_names.empty())
        return std::string(text);
    std::string kept;
    ResultsPlace results;
    std::size_t hostEnd = 0, domainAt = 0;
    for (std::size_t at = 0; at < text.size();) {
        if (at >= hostEnd && isHost(text[at])) {
            hostEnd = at;
            while (hostEnd < text.size() && isHost(text[hostEnd]))
                ++hostEnd;
            domainAt = domainFrom(text, at, hostEnd);
        }
        const bool isInDomain = at < hostEnd && at >= domainAt;
        const std::size_t length = isInDomain ? 0 : lengthAt(text, at);
        const bool mayStay = place == Place::Format || (place == Place::Results && results.mayBeOfFormat());
        const bool isNamed = length > 0 && !(mayStay && isOfFormat(text.substr(at, length)));
        const std::size_t taken = isNamed ? length : 1;
        if (isNamed)
            kept += '*';
        else
            kept += text[at];
        for (const char c : text.substr(at, taken))
            results.pass(c);
        at += taken;
    }
    return kept;
}

} // namespace bw::store
