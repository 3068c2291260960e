// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feedback/mailmessage.h"

#include "models/feedback/fieldmeter.h"
#include "models/feedback/textdecoder.h"
#include "models/feedback/tr.h"

#include <gmime/gmime.h>

#include <algorithm>
#include <memory>
#include <mutex>
#include <optional>
#include <set>

namespace bw::feedback {

using core::fail;
using core::Problem;
using core::ProblemKind;

namespace {

struct Unref
{
    void operator()(void *object) const { g_object_unref(object); }
};
template <typename T> using Owned = std::unique_ptr<T, Unref>;

Problem tooLarge(const QString &reason)
{
    return {ProblemKind::TooLarge, Tr::tr("The message is too large"), reason, {}, {}};
}

/// GMime has no limits of its own: it makes an object of each part and field before anybody can look at them.
std::optional<Problem> refusal(std::string_view bytes, const MailLimits &limits)
{
    if (bytes.size() > limits.bytes)
        return tooLarge(Tr::tr("more than %L1 bytes").arg(limits.bytes));
    if (!FieldMeter().take(bytes))
        return FieldMeter::tooMany();
    std::size_t boundaries = 0, fields = 0;
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
        const std::string_view line = bytes.substr(at, end - at);
        if (line.starts_with("--"))
            ++boundaries;
        else if (line.find(':') != std::string_view::npos)
            ++fields;
        at = end + 1;
    }
    if (boundaries > core::limits::mailBoundaryLines)
        return tooLarge(Tr::tr("more than %L1 lines that may begin a part").arg(core::limits::mailBoundaryLines));
    if (fields > core::limits::mailFieldLines)
        return tooLarge(Tr::tr("more than %L1 lines that may be a field").arg(core::limits::mailFieldLines));
    return {};
}

std::string clean(std::string_view bytes, Deviations &deviations)
{
    std::string text;
    TextDecoder(deviations).take(bytes, true, text);
    return text;
}

/// Takes what GLib allocated.
std::string taken(char *text)
{
    std::string copy(text ? text : "");
    g_free(text);
    return copy;
}

bool isTextOf(GMimeObject *object, const char *subtype)
{
    return g_mime_content_type_is_type(g_mime_object_get_content_type(object), "text", subtype);
}

bool isMessageOf(GMimeObject *object, const char *subtype)
{
    return g_mime_content_type_is_type(g_mime_object_get_content_type(object), "message", subtype);
}

std::string decodedOf(GMimePart *part)
{
    GMimeDataWrapper *content = g_mime_part_get_content(part);
    if (!content)
        return {};
    const Owned<GMimeStream> stream(g_mime_stream_mem_new());
    g_mime_data_wrapper_write_to_stream(content, stream.get());
    const GByteArray *array = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
    return {reinterpret_cast<const char *>(array->data), array->len};
}

/// "Feedback-Type:" as a field among the first lines.
bool isFeedbackText(std::string_view bytes)
{
    const std::string head = lowered(bytes.substr(0, 4096));
    const std::size_t at = head.find("feedback-type:");
    return at != std::string::npos && (at == 0 || head[at - 1] == '\n')
        && (head.find("\nversion:") != std::string::npos || head.find("\nuser-agent:") != std::string::npos
            || head.starts_with("version:") || head.starts_with("user-agent:"));
}

class Walker final
{
public:
    Walker(MailMessage &into, const MailLimits &limits)
        : m_into(into)
        , m_limits(limits)
    {
    }

    core::Done walk(GMimeObject *object, const std::string &place, int depth)
    {
        if (++m_parts > m_limits.parts)
            return fail(tooLarge(Tr::tr("more than %L1 parts").arg(m_limits.parts)));
        if (depth > m_limits.depth)
            return fail(tooLarge(Tr::tr("more than %L1 parts within each other").arg(m_limits.depth)));
        if (isMessageOf(object, "delivery-status") || isMessageOf(object, "global-delivery-status"))
            m_into.isDeliveryNotice = true;
        if (GMIME_IS_MULTIPART(object))
            return walkMultipart(GMIME_MULTIPART(object), place, depth);
        if (GMIME_IS_MESSAGE_PART(object)) {
            GMimeMessage *message = g_mime_message_part_get_message(GMIME_MESSAGE_PART(object));
            GMimeObject *content = message ? g_mime_message_get_mime_part(message) : nullptr;
            return content ? walk(content, place.empty() ? "1" : place + ".1", depth + 1) : core::Done();
        }
        if (GMIME_IS_PART(object))
            takeLeaf(GMIME_PART(object), place.empty() ? "1" : place);
        return {};
    }

private:
    /// A complaint has its own part and, beside it, what it is about.
    core::Done walkMultipart(GMimeMultipart *multipart, const std::string &place, int depth)
    {
        const int count = g_mime_multipart_get_count(multipart);
        std::optional<ArfReport> report;
        std::set<int> used;
        for (int i = 0; i < count && !report; ++i) {
            report = feedbackOf(g_mime_multipart_get_part(multipart, i));
            if (report)
                used.insert(i);
        }
        for (int i = 0; i < count && !report; ++i)
            report = failureWordsOf(g_mime_multipart_get_part(multipart, i));
        if (!report && depth == 0)
            report = complaintOfSubject(m_into.subject);
        for (int i = 0; report && i < count; ++i)
            if (!used.contains(i) && takeOriginal(*report, g_mime_multipart_get_part(multipart, i)))
                used.insert(i);
        if (report)
            add(std::move(*report));
        for (int i = 0; i < count; ++i) {
            if (used.contains(i))
                continue;
            const std::string number = std::to_string(i + 1);
            if (const auto done = walk(g_mime_multipart_get_part(multipart, i), place.empty() ? number : place + '.' + number, depth + 1); !done)
                return done;
        }
        return {};
    }

    std::optional<ArfReport> feedbackOf(GMimeObject *object)
    {
        if (!GMIME_IS_PART(object))
            return {};
        const bool isLabelled = isMessageOf(object, "feedback-report");
        if (!isLabelled && !isTextOf(object, "*") && !g_mime_content_type_is_type(g_mime_object_get_content_type(object), "application", "octet-stream"))
            return {};
        const std::string bytes = decodedOf(GMIME_PART(object));
        if (!isLabelled && !isFeedbackText(bytes))
            return {};
        ArfReport report = arfReportOf(clean(bytes, m_into.deviations));
        if (!isLabelled)
            report.deviations.add(Deviation::FeedbackPartMislabelled);
        return report;
    }

    static std::optional<ArfReport> failureWordsOf(GMimeObject *object)
    {
        if (!GMIME_IS_PART(object) || !isTextOf(object, "plain"))
            return {};
        Deviations deviations;
        auto report = failureOfText(clean(decodedOf(GMIME_PART(object)).substr(0, contentHeadBytes), deviations));
        if (report)
            report->deviations.add(deviations);
        return report;
    }

    bool takeOriginal(ArfReport &report, GMimeObject *object)
    {
        if (!report.original.empty())
            return false;
        if (GMIME_IS_MESSAGE_PART(object)) {
            GMimeMessage *message = g_mime_message_part_get_message(GMIME_MESSAGE_PART(object));
            if (message)
                addOriginal(report, clean(taken(g_mime_object_get_headers(GMIME_OBJECT(message), nullptr)), report.deviations));
            return true;
        }
        if (!GMIME_IS_PART(object) || !(isTextOf(object, "rfc822-headers") || isTextOf(object, "rfc822-header") || isMessageOf(object, "*")))
            return false;
        addOriginal(report, clean(decodedOf(GMIME_PART(object)), report.deviations));
        return true;
    }

    void takeLeaf(GMimePart *part, const std::string &place)
    {
        if (auto report = feedbackOf(GMIME_OBJECT(part))) {
            add(std::move(*report));
            return;
        }
        std::string bytes = decodedOf(part);
        const auto content = partContentOf(bytes);
        if (!content)
            return;
        const char *name = g_mime_part_get_filename(part);
        if (!name && isTextOf(GMIME_OBJECT(part), "plain"))
            m_into.deviations.add(Deviation::NotAttached);
        MailPart found;
        found.place = place;
        found.name = fieldText(clean(name ? name : "", m_into.deviations), m_into.deviations);
        found.type = lowered(fieldText(clean(taken(g_mime_content_type_get_mime_type(g_mime_object_get_content_type(GMIME_OBJECT(part)))),
                                           m_into.deviations),
            m_into.deviations));
        found.content = *content;
        found.bytes = std::move(bytes);
        m_into.parts.push_back(std::move(found));
    }

    void add(ArfReport report)
    {
        checkArfReport(report);
        m_into.arfReports.push_back(std::move(report));
    }

    MailMessage &m_into;
    const MailLimits &m_limits;
    std::size_t m_parts = 0;
};

} // namespace

core::Result<MailMessage> readMailMessage(std::string_view bytes, MailLimits limits)
{
    static std::once_flag once;
    std::call_once(once, g_mime_init);
    if (auto why = refusal(bytes, limits))
        return fail(std::move(*why));
    bytes.remove_prefix(std::min(bytes.find_first_not_of("\r\n"), bytes.size()));
    if (bytes.starts_with("From ")) // of an mbox
        bytes.remove_prefix(std::min(bytes.find('\n'), bytes.size() - 1) + 1);

    const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
    const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
    const Owned<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), nullptr));
    if (!message || g_mime_header_list_get_count(g_mime_object_get_header_list(GMIME_OBJECT(message.get()))) == 0)
        return fail(Problem {ProblemKind::Malformed, Tr::tr("This is no mail message"), Tr::tr("it has no header"), {}, {}});

    MailMessage found;
    const auto text = [&found](const char *from) { return fieldText(clean(from ? from : "", found.deviations), found.deviations); };
    found.subject = text(g_mime_message_get_subject(message.get()));
    found.messageId = text(g_mime_message_get_message_id(message.get()));
    if (GDateTime *date = g_mime_message_get_date(message.get()))
        if (const std::int64_t seconds = g_date_time_to_unix(date); seconds > 0 && seconds < 4'102'444'800)
            found.date = seconds * core::microsPerSecond;
    if (InternetAddressList *from = g_mime_message_get_from(message.get()))
        found.from = text(taken(internet_address_list_to_string(from, nullptr, FALSE)).c_str());
    if (GMimeObject *content = g_mime_message_get_mime_part(message.get())) {
        Walker walker(found, limits);
        if (const auto done = walker.walk(content, {}, 0); !done)
            return fail(done.error());
    }
    return found;
}

} // namespace bw::feedback
