// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/archive/archivereader.h"
#include "models/feedback/aggregatereader.h"
#include "models/feedback/mailmessage.h"
#include "models/feedback/tlsreport.h"

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace bw::feedback {

/// Where the reports of files go, in the order in which they stand there. What is given between begin() and end() is one
/// document (an XML or JSON text, a complaint): it stands or falls as one.
class ReportSink : public AggregateSink
{
public:
    using AggregateSink::take;
    /// \p part: where in the file; empty: it is the file. "reports/a.xml", "message 3/2/a.xml".
    virtual void begin(const std::string &part) = 0;
    virtual void take(TlsReport &&report) = 0;
    virtual void take(ArfReport &&report, const MailMessage &in) = 0;
    /// \p around: deviations of what it stood in.
    virtual void end(const Deviations &around) = 0;
    /// Of a document that was begun: what was given of it does not count. Else of something that could not be opened.
    virtual void refuse(const std::string &part, core::Problem why) = 0;
    /// A message that holds no report and says nothing of one.
    virtual void noteOtherMail() = 0;
};

/// Bounds of one file (models/core/limits.h).
struct ReportFileLimits
{
    archive::Limits archive { core::limits::archiveEntries, core::limits::reportFileBytes, core::limits::reportRatio,
        core::limits::reportRatioFree, core::limits::reportFileDepth };
    AggregateLimits aggregate;
    TlsReportLimits tls;
    MailLimits mail;
    int depth = core::limits::reportFileDepth; ///< messages in containers in messages
};

/// Finds the reports of a file by content: XML or JSON, messages, mailboxes (mbox), each plain or packed, in whatever order they are
/// within each other. Streams: memory does not grow with the file or the number of its reports. One thread.
class ReportFileReader final
{
public:
    /// \p sink and \p stop must outlive it.
    ReportFileReader(ReportSink &sink, const std::atomic_bool &stop, ReportFileLimits limits = {});
    /// \p name: for messages. What cannot be read goes to the sink. Cancelled: it was stopped, and the open document was refused.
    core::Done read(std::unique_ptr<archive::ByteSource> source, const QString &name);

private:
    class Walk;
    using Buffer = std::unique_ptr<char[]>; ///< of contentHeadBytes
    ReportSink &m_sink;
    const std::atomic_bool &m_stop;
    ReportFileLimits m_limits;
    std::vector<Buffer> m_buffers; ///< that are not in use
};

} // namespace bw::feedback
