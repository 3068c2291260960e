// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feedback/xmlsalvage.h"

#include "models/core/limits.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>
#include <vector>

namespace bw::feedback {

namespace {

constexpr std::size_t mostTagBytes = 4096;
constexpr std::size_t mostBlockBytes = 4 * core::limits::reportTokenBytes;
constexpr std::string_view blanks = " \t\r\n";

bool isNameStart(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

bool isName(char c)
{
    return isNameStart(c) || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == ':';
}

/// What begins with '<' at \p at.
struct Tag
{
    bool isTag = false;
    bool isCut = false; ///< the text ends in it
    bool isEnd = false, isEmpty = false;
    std::string_view name; ///< with its prefix
    std::size_t length = 0; ///< to behind its '>'
};

Tag tagAt(std::string_view text, std::size_t at)
{
    Tag tag;
    std::string_view rest = text.substr(at, mostTagBytes);
    std::size_t i = 1;
    tag.isEnd = i < rest.size() && rest[i] == '/';
    i += tag.isEnd ? 1 : 0;
    const std::size_t from = i;
    if (i < rest.size() && !isNameStart(rest[i]))
        return tag;
    while (i < rest.size() && isName(rest[i]))
        ++i;
    tag.name = rest.substr(from, i - from);
    if (i < rest.size() && rest[i] != '>' && rest[i] != '/' && blanks.find(rest[i]) == std::string_view::npos)
        return tag;
    const std::size_t end = rest.find_first_of("<>", i);
    if (end == std::string_view::npos) {
        tag.isCut = rest.size() < mostTagBytes;
        return tag;
    }
    tag.isTag = rest[end] == '>';
    tag.isEmpty = tag.isTag && rest[end - 1] == '/';
    tag.length = end + 1;
    return tag;
}

std::string_view localName(std::string_view name)
{
    return name.substr(name.rfind(':') + 1);
}

/// The length of a reference that XML knows without a document type; 0: the & stands for itself.
std::size_t referenceAt(std::string_view text, std::size_t at)
{
    const std::string_view rest = text.substr(at, 12);
    for (const std::string_view known : {"&amp;", "&lt;", "&gt;", "&quot;", "&apos;"})
        if (rest.starts_with(known))
            return known.size();
    const std::size_t end = rest.find(';');
    if (!rest.starts_with("&#") || end == std::string_view::npos)
        return 0;
    const bool isHex = rest.starts_with("&#x");
    const std::string_view digits = rest.substr(isHex ? 3 : 2, end - (isHex ? 3 : 2));
    unsigned long value = 0;
    for (const char c : digits) {
        const int digit = c >= '0' && c <= '9' ? c - '0' : isHex && (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10 : -1;
        if (digit < 0)
            return 0;
        value = std::min(value * (isHex ? 16UL : 10UL) + static_cast<unsigned long>(digit), 0x110000UL);
    }
    const bool isAllowed = (value >= 0x20 && value < 0xD800) || value == '\t' || value == '\n' || value == '\r'
        || (value >= 0xE000 && value < 0xFFFE) || (value >= 0x10000 && value < 0x110000);
    return isAllowed ? end + 1 : 0;
}

/// The length of a comment, a processing instruction or a CDATA section; 0: none.
std::size_t sectionAt(std::string_view text, std::size_t at)
{
    struct Section
    {
        std::string_view begin, end;
    };
    for (const Section &section : {Section {"<!--", "-->"}, Section {"<![CDATA[", "]]>"}, Section {"<?", "?>"}}) {
        if (text.substr(at, section.begin.size()) != section.begin)
            continue;
        const std::size_t end = text.find(section.end, at + section.begin.size());
        return end == std::string_view::npos ? 0 : end + section.end.size() - at;
    }
    return 0;
}

} // namespace

Part partOf(std::string_view name)
{
    if (name.size() < 6 || name.size() > 16)
        return Part::Other;
    const std::string low = lowered(name);
    return low == "record"            ? Part::Record
        : low == "report_metadata"    ? Part::Metadata
        : low == "policy_published"   ? Part::Published
        : low == "feedback"           ? Part::Feedback
                                      : Part::Other;
}

std::string repaired(std::string_view markup, Deviations &deviations)
{
    std::string whole;
    whole.reserve(markup.size() + 64);
    std::size_t copied = 0;
    bool hasSections = true; // once one has no end, none that follows has: they are not looked for again and again
    for (std::size_t at = markup.find_first_of("<&]"); at != std::string_view::npos; at = markup.find_first_of("<&]", at)) {
        std::string_view instead;
        std::size_t length = 1;
        if (markup[at] == ']') {
            if (markup.substr(at, 3) == "]]>") {
                instead = "]]&gt;";
                length = 3;
            }
        } else if (markup[at] == '&') {
            length = referenceAt(markup, at);
            if (length == 0) {
                instead = "&amp;";
                length = 1;
            }
        } else if (const bool isSection = markup.substr(at, 2) == "<!" || markup.substr(at, 2) == "<?"; isSection) {
            length = hasSections ? sectionAt(markup, at) : 0;
            hasSections = length > 0;
            if (length == 0) {
                instead = "&lt;";
                length = 1;
            }
        } else if (const Tag tag = tagAt(markup, at); !tag.isTag) {
            instead = "&lt;";
        } else {
            length = tag.length;
            if (tag.name.starts_with("xs:") || tag.name.starts_with("xsd:") || tag.name == "schema") {
                deviations.add(Deviation::SchemaTags);
                whole += markup.substr(copied, at - copied);
                copied = at + length;
            }
        }
        if (!instead.empty()) {
            deviations.add(Deviation::BareMarkup);
            whole += markup.substr(copied, at - copied);
            whole += instead;
            copied = at + length;
        }
        at += length;
    }
    whole += markup.substr(copied);
    return whole;
}

namespace {

constexpr auto ofMetadata = std::to_array<std::string_view>({"org_name", "email", "extra_contact_info", "report_id", "generator", "begin", "end"});
constexpr auto ofPublished = std::to_array<std::string_view>({"domain", "adkim", "aspf", "p", "sp", "np", "pct", "fo", "discovery_method", "testing"});

bool holdsElements(std::string_view name)
{
    return name == "date_range" || partOf(name) != Part::Other;
}

bool isKnown(std::string_view name)
{
    return std::ranges::find(ofMetadata, name) != ofMetadata.end() || std::ranges::find(ofPublished, name) != ofPublished.end() || name == "error" || holdsElements(name);
}

/// What stands between two tags, and which of the fields it is a value of; a name that is empty: of none.
std::pair<std::string_view, std::string_view> valueBetween(const Tag &before, std::string_view text, const Tag &behind)
{
    const std::string_view begun = before.isTag && !before.isEnd ? localName(before.name) : std::string_view();
    const std::string_view first = holdsElements(begun) ? std::string_view() : begun;
    const std::string_view last = behind.isTag ? localName(behind.name) : std::string_view();
    if (isKnown(first)) {
        if (const std::size_t end = text.find("</"); end != std::string_view::npos) // "google.com</org_name<email>"
            return {first, text.substr(0, end)};
        if (text.ends_with('>') && text.substr(0, text.size() - 1).ends_with(first) && text.size() > first.size() + 2 && text[text.size() - first.size() - 2] == '/') // "google.com/org_name>"
            return {first, text.substr(0, text.size() - first.size() - 2)};
        return {last == first || (behind.isEnd && !isKnown(last)) ? first : std::string_view(), text};
    }
    if (!behind.isEnd || !isKnown(last))
        return {};
    if (!first.empty()) // "<org_nme>google.com</org_name>"
        return {last, text};
    const std::size_t sign = text.starts_with('<') ? 1 : 0;
    if (!text.substr(sign).starts_with(last))
        return {};
    text.remove_prefix(sign + last.size());
    if (text.starts_with('>') && sign == 0) // "org_name>google.com</org_name>"
        return {last, text.substr(1)};
    return {sign == 1 ? last : std::string_view(), text}; // "<org_namegoogle.com</org_name>"
}

} // namespace

std::string intactFields(Part part, std::string_view block)
{
    const std::span<const std::string_view> wanted = part == Part::Metadata ? std::span<const std::string_view>(ofMetadata) : std::span<const std::string_view>(ofPublished);
    std::string fields, dates;
    std::vector<std::string_view> taken;
    Tag before;
    std::size_t from = 0;
    for (std::size_t at = block.find('<'); at != std::string_view::npos; at = block.find('<', at)) {
        const Tag tag = tagAt(block, at);
        if (!tag.isTag) {
            ++at;
            continue;
        }
        const auto [name, value] = valueBetween(before, trimmed(block.substr(from, at - from)), tag);
        const bool isClean = !value.empty() && std::ranges::none_of(value, [](char c) { return c == '<' || c == '>' || static_cast<unsigned char>(c) < ' '; });
        if (isClean && std::ranges::find(wanted, name) != wanted.end() && std::ranges::find(taken, name) == taken.end()) {
            taken.push_back(name);
            std::string &into = name == "begin" || name == "end" ? dates : fields;
            into.append("<").append(name).append(">").append(value).append("</").append(name).append(">");
        }
        before = tag;
        at += tag.length;
        from = at;
    }
    if (!dates.empty())
        fields += "<date_range>" + dates + "</date_range>";
    const std::string name = part == Part::Metadata ? "report_metadata" : "policy_published";
    return fields.empty() ? std::string() : "<" + name + ">" + fields + "</" + name + ">";
}

void XmlSalvage::begin(QString reason, QString where)
{
    m_hasBegun = true;
    m_reason = std::move(reason);
    m_where = std::move(where);
}

void XmlSalvage::take(std::string_view text, bool isLast)
{
    m_text += text;
    Mark mark;
    while (nextMark(isLast, mark)) {
        takeMark(mark);
        m_scan = mark.end;
    }
    if (m_open != Part::Other && (isLast || m_text.size() - m_openAt > mostBlockBytes)) {
        lose(isLast ? Deviation::Truncated : Deviation::MalformedMarkup);
        readFields(m_open, std::string_view(m_text).substr(m_openAt));
        m_open = Part::Other;
        m_isEndAwaited = !isLast;
        m_outside = m_scan;
    }
    if (m_open == Part::Other)
        readOutside(m_scan);
    const std::size_t done = m_open == Part::Other ? m_scan : m_openAt;
    m_text.erase(0, done);
    m_scan -= done;
    m_openAt -= std::min(m_openAt, done);
    m_outside -= std::min(m_outside, done);
}

bool XmlSalvage::nextMark(bool isLast, Mark &mark)
{
    while (true) {
        const std::size_t at = m_text.find('<', m_scan);
        if (at == std::string::npos) {
            m_scan = m_text.size();
            return false;
        }
        const Tag tag = tagAt(m_text, at);
        if (tag.isCut && !isLast) {
            m_scan = at;
            return false;
        }
        const Part part = tag.isTag ? partOf(localName(tag.name)) : Part::Other;
        if (part != Part::Other) {
            mark = {at, at + tag.length, part, tag.isEnd, tag.isEmpty};
            return true;
        }
        m_scan = at + 1;
    }
}

void XmlSalvage::takeMark(const Mark &mark)
{
    if (m_open != Part::Other) {
        if (mark.isEnd && mark.part == m_open) {
            readBlock(std::string_view(m_text).substr(m_openAt, mark.end - m_openAt));
            m_open = Part::Other;
            m_outside = mark.end;
            return;
        }
        if (mark.isEnd && mark.part != Part::Feedback)
            return; // belongs to something whose beginning was lost
        lose();
        readFields(m_open, std::string_view(m_text).substr(m_openAt, mark.at - m_openAt));
        m_open = Part::Other;
        m_outside = mark.at;
    }
    const std::size_t outside = std::min(m_outside, mark.at);
    readOutside(mark.at);
    m_outside = mark.end;
    if (mark.part == Part::Feedback) {
        if (mark.isEnd)
            m_builder.endFeedback();
        else
            m_builder.beginFeedback();
    } else if (!mark.isEnd && !mark.isEmpty) {
        m_open = mark.part;
        m_openAt = mark.at;
        m_isEndAwaited = false;
    } else if (mark.isEnd && !std::exchange(m_isEndAwaited, false)) {
        m_open = mark.part; // its beginning is missing
        lose();
        readFields(m_open, std::string_view(m_text).substr(outside, mark.at - outside));
        m_open = Part::Other;
    }
}

void XmlSalvage::readOutside(std::size_t until)
{
    if (until <= m_outside)
        return;
    const std::string_view between = trimmed(std::string_view(m_text).substr(m_outside, until - m_outside));
    m_outside = until;
    if (m_builder.wasFeedbackClosed() && !between.empty() && !between.starts_with("<?xml"))
        m_builder.deviations().add(Deviation::ContentAfterEnd);
}

void XmlSalvage::readBlock(std::string_view block)
{
    if (m_parse(block))
        return;
    m_builder.leaveBlock();
    const Deviations before = m_builder.deviations();
    if (m_parse(repaired(block, m_builder.deviations())))
        return;
    m_builder.leaveBlock();
    m_builder.deviations() = before;
    lose();
    readFields(m_open, block);
}

void XmlSalvage::readFields(Part part, std::string_view block)
{
    if (part != Part::Metadata && part != Part::Published)
        return;
    Deviations unused;
    const std::string fields = repaired(intactFields(part, block), unused);
    if (!fields.empty() && !m_parse(fields))
        m_builder.leaveBlock();
}

void XmlSalvage::lose(Deviation why)
{
    m_builder.deviations().add(why);
    if (m_open == Part::Record) {
        m_builder.loseRecord();
        m_builder.deviations().add(Deviation::LostRecords);
    }
    m_builder.damage(m_reason, m_where);
}

} // namespace bw::feedback
