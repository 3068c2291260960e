// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/service/droppedpaths.h"

#include "models/archive/bytesource.h"
#include "models/core/blocking.h"
#include "models/feedback/reportfile.h"
#include "models/ingest/reportpaths.h"
#include "models/service/logpreview.h"

#include <QFile>

#include <algorithm>

namespace bw::service {

namespace {

constexpr qsizetype sampleFiles = 24;

enum class Kind { Other, Report, Mail };

/// Stops the reader at the first thing that is a report, or mail.
class Look final : public feedback::ReportSink
{
public:
    Kind kind = Kind::Other;
    std::atomic_bool stop = false;

    void begin(const std::string &) override { found(Kind::Report); }
    void take(feedback::AggregateRecord &&) override { }
    void take(feedback::AggregateReport &&) override { }
    void take(feedback::TlsReport &&) override { }
    void take(feedback::ArfReport &&, const feedback::MailMessage &) override { }
    void end(const feedback::Deviations &) override { }
    void refuse(const std::string &, core::Problem) override { }
    void noteOtherMail() override { found(Kind::Mail); }

private:
    void found(Kind what)
    {
        if (kind != Kind::Report)
            kind = what;
        stop = true;
    }
};

Kind kindOf(const QString &path)
{
    auto source = archive::FileSource::open(path);
    if (!source)
        return Kind::Other;
    Look look;
    static_cast<void>(feedback::ReportFileReader(look, look.stop).read(std::move(*source), path)); // what it could not read is no report
    return look.kind;
}

/// Some mail server writes such lines.
bool isLog(const QString &path)
{
    const LogPreviews previews = previewLogs({ path }, {});
    return !previews.files.isEmpty() && !previews.files.constFirst().mta.isEmpty();
}

} // namespace

DroppedPaths tellApart(const QStringList &paths, const std::atomic_bool &stop)
{
    core::willBlock("look at files that were dropped");
    QList<std::pair<QString, QString>> hidden;
    QStringList files;
    for (const ingest::ReportPath &file : ingest::reportPaths(paths, hidden))
        files << QFile::decodeName(file.path);
    DroppedPaths apart;
    const qsizetype sample = std::min(files.size(), sampleFiles);
    qsizetype reports = 0, mails = 0;
    for (qsizetype i = 0; i < sample && !stop; ++i) {
        const Kind kind = kindOf(files.at(sample == 1 ? 0 : i * (files.size() - 1) / (sample - 1)));
        reports += kind == Kind::Report ? 1 : 0;
        mails += kind == Kind::Mail ? 1 : 0;
    }
    if (files.size() == 1 && mails == 1)
        apart.message = files.constFirst();
    else if (sample > 0 && reports + mails == sample)
        apart.reports = paths;
    else if (reports + mails == 0)
        apart.logs = paths; // those that are not there too: the log import says so
    else
        for (const QString &file : std::as_const(files))
            if (!stop)
                (kindOf(file) == Kind::Other && isLog(file) ? apart.logs : apart.reports) << file; // what nobody knows is listed with the reports
    return apart;
}

} // namespace bw::service
