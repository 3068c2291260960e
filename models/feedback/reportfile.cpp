// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feedback/reportfile.h"

#include "models/feedback/fieldmeter.h"
#include "models/feedback/mailbox.h"
#include "models/feedback/tr.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace bw::feedback {

using core::Problem;
using core::ProblemKind;

namespace {

std::string below(const std::string &part, const std::string &name)
{
    return part.empty() ? name : name.empty() ? part : part + '/' + name;
}

bool isStopped(const core::Problem &problem)
{
    return problem.kind == ProblemKind::Cancelled;
}

} // namespace

/// One file.
class ReportFileReader::Walk final
{
public:
    Walk(ReportFileReader &reader, QString name)
        : m_sink(reader.m_sink)
        , m_stop(reader.m_stop)
        , m_limits(reader.m_limits)
        , m_buffers(reader.m_buffers)
        , m_name(std::move(name))
    {
    }

    /// \p around: where it stands, and what was odd about that.
    void container(std::unique_ptr<archive::ByteSource> source, const std::string &part, const Deviations &around, int depth)
    {
        archive::ArchiveReader reader(std::move(source), m_name, m_limits.archive);
        archive::Entry entry;
        bool isReport = false;
        while (!m_isStopped) {
            const auto more = reader.next(entry);
            if (!more)
                return refuse(part, more.error());
            if (!*more)
                break;
            const bool isPlain = reader.container() == archive::Container::Plain;
            Bytes bytes(m_buffers, reader, isPlain && depth == 0);
            isReport = member(bytes, below(part, entry.name), around, depth) || isReport;
        }
        if (!isReport && !m_isStopped)
            refuse(part, { ProblemKind::Malformed, Tr::tr("There is no report in it"), {}, {}, {} });
    }
    [[nodiscard]] bool wasStopped() const { return m_isStopped; }

private:
    /// The bytes of a container's current entry: first those that it is known by, then block by block, in one buffer that is used
    /// again for the next.
    class Bytes final
    {
    public:
        Bytes(std::vector<Buffer> &buffers, archive::ArchiveReader &theReader, bool isWhole)
            : reader(theReader)
            , isWholeFile(isWhole)
            , m_buffers(buffers)
        {
            if (m_buffers.empty())
                m_buffers.push_back(std::make_unique_for_overwrite<char[]>(contentHeadBytes));
            m_buffer = std::move(m_buffers.back());
            m_buffers.pop_back();
            while (m_filled < contentHeadBytes)
                if (const std::size_t got = fill(m_filled); got > 0)
                    m_filled += got;
                else
                    break;
        }
        ~Bytes() { m_buffers.push_back(std::move(m_buffer)); }
        Bytes(const Bytes &) = delete;
        Bytes &operator=(const Bytes &) = delete;

        [[nodiscard]] std::string_view head() const { return { m_buffer.get(), m_filled }; }
        /// The next block, behind the head; empty at the end and after damage. The one before is gone.
        std::string_view next() { return { m_buffer.get(), fill(0) }; }

        archive::ArchiveReader &reader;
        const bool isWholeFile; ///< plain, as a person named it
        std::optional<Problem> damage {};

    private:
        std::size_t fill(std::size_t from)
        {
            if (damage)
                return 0;
            const auto got = reader.read(m_buffer.get() + from, contentHeadBytes - from);
            if (!got)
                damage = got.error();
            return got ? *got : 0;
        }
        std::vector<Buffer> &m_buffers;
        Buffer m_buffer;
        std::size_t m_filled = 0;
    };

    /// False: it is no report and nothing that holds one.
    bool member(Bytes &bytes, const std::string &part, const Deviations &around, int depth)
    {
        if (bytes.head().empty() && (bytes.damage || bytes.isWholeFile)) {
            refuse(part, bytes.damage.value_or(Problem { ProblemKind::Malformed, Tr::tr("It is empty"), {}, {}, {} }));
            return true;
        }
        auto content = partContentOf(bytes.head());
        const MailForm form = content == PartContent::Json ? MailForm::None : mailFormOf(bytes.head());
        if (form == MailForm::None && !content && bytes.isWholeFile)
            content = markupOf(bytes.head()); // its reader will say what is wrong with it
        if (form == MailForm::Mailbox)
            mailbox(bytes, part, depth);
        else if (form == MailForm::Message)
            message(bytes, part, depth);
        else if (content == PartContent::Xml)
            xml(bytes, part, around);
        else if (content == PartContent::Json)
            json(bytes, part, around);
        else
            return false;
        return true;
    }

    void xml(Bytes &bytes, const std::string &part, Deviations around)
    {
        m_sink.begin(part);
        AggregateReader reader(m_sink, m_limits.aggregate);
        auto done = reader.take(bytes.head());
        while (done) {
            if (m_stop)
                return stopped(part);
            const std::string_view block = bytes.next();
            if (block.empty())
                break;
            done = reader.take(block);
        }
        if (!done)
            return refuse(part, done.error());
        if (bytes.damage && bytes.damage->kind != ProblemKind::Malformed)
            return refuse(part, *bytes.damage);
        if (const auto finished = reader.finish(); !finished)
            return refuse(part, bytes.damage.value_or(finished.error()));
        if (bytes.damage)
            around.add(Deviation::ContainerDamaged);
        m_sink.end(around);
    }

    void json(Bytes &bytes, const std::string &part, const Deviations &around)
    {
        const auto text = whole(bytes, m_limits.tls.bytes, part);
        if (!text)
            return;
        auto reports = readTlsReports(*text, m_limits.tls);
        if (!reports)
            return refuse(part, reports.error());
        m_sink.begin(part);
        for (TlsReport &report : *reports)
            m_sink.take(std::move(report));
        m_sink.end(around);
    }

    void message(Bytes &bytes, const std::string &part, int depth)
    {
        FieldMeter fields; // what has too many of them is not held first
        if (const auto text = whole(bytes, m_limits.mail.bytes, part, &fields))
            mail(*text, part, depth);
    }

    void mailbox(Bytes &bytes, const std::string &part, int depth)
    {
        std::int64_t number = 0;
        MailboxCutter cutter(m_limits.mail.bytes, [&](std::string_view text, bool isTooLong) {
            const std::string place = below(part, "message " + std::to_string(++number));
            if (isTooLong)
                refuse(place, { ProblemKind::TooLarge, Tr::tr("The message is too large"), Tr::tr("more than %L1 bytes").arg(m_limits.mail.bytes), {}, {} });
            else if (!m_isStopped)
                mail(text, place, depth);
        });
        cutter.take(bytes.head());
        for (std::string_view block = bytes.next(); !block.empty() && !m_isStopped; block = bytes.next()) {
            cutter.take(block);
            if (m_stop)
                return stopped(part);
        }
        cutter.finish();
        if (bytes.damage)
            refuse(part, *bytes.damage);
    }

    void mail(std::string_view text, const std::string &part, int depth)
    {
        if (m_stop)
            return stopped(part);
        if (depth >= m_limits.depth)
            return refuse(part, { ProblemKind::TooLarge, Tr::tr("The message is refused"), Tr::tr("It lies within more than %1 others").arg(m_limits.depth), {}, {} });
        auto read = readMailMessage(text, m_limits.mail);
        if (!read)
            return refuse(part, read.error());
        MailMessage &message = *read;
        if (message.arfReports.empty() && message.parts.empty())
            return m_sink.noteOtherMail();
        std::vector<ArfReport> complaints = std::move(message.arfReports);
        for (ArfReport &complaint : complaints) {
            m_sink.begin(part);
            m_sink.take(std::move(complaint), message);
            m_sink.end({});
        }
        for (MailPart &found : message.parts) {
            const std::string place = below(part, found.place);
            // Even what is plain goes this way: one reader, one set of limits.
            container(std::make_unique<archive::MemorySource>(std::move(found.bytes)), place, message.deviations, depth + 1);
        }
    }

    std::optional<std::string> whole(Bytes &bytes, std::size_t most, const std::string &part, FieldMeter *fields = nullptr)
    {
        std::string text;
        for (std::string_view block = bytes.head(); !block.empty() && text.size() <= most; block = bytes.next()) {
            if (m_stop) {
                stopped(part);
                return {};
            }
            if (fields && !fields->take(block)) {
                refuse(part, FieldMeter::tooMany());
                return {};
            }
            text += block;
        }
        if (bytes.damage || text.size() > most) {
            refuse(part, bytes.damage.value_or(Problem { ProblemKind::TooLarge, Tr::tr("It is too large"), Tr::tr("more than %L1 bytes").arg(most), {}, {} }));
            return {};
        }
        return text;
    }

    void stopped(const std::string &part)
    {
        if (!std::exchange(m_isStopped, true))
            m_sink.refuse(part, { ProblemKind::Cancelled, Tr::tr("It was stopped"), {}, {}, {} });
    }

    void refuse(const std::string &part, Problem why)
    {
        m_isStopped = m_isStopped || isStopped(why);
        m_sink.refuse(part, std::move(why));
    }

    ReportSink &m_sink;
    const std::atomic_bool &m_stop;
    const ReportFileLimits &m_limits;
    std::vector<Buffer> &m_buffers;
    const QString m_name;
    bool m_isStopped = false;
};

ReportFileReader::ReportFileReader(ReportSink &sink, const std::atomic_bool &stop, ReportFileLimits limits)
    : m_sink(sink)
    , m_stop(stop)
    , m_limits(limits)
{
}

core::Done ReportFileReader::read(std::unique_ptr<archive::ByteSource> source, const QString &name)
{
    Walk walk(*this, name);
    walk.container(std::move(source), {}, {}, 0);
    if (walk.wasStopped())
        return core::fail({ ProblemKind::Cancelled, Tr::tr("It was stopped"), {}, name, {} });
    return {};
}

} // namespace bw::feedback
