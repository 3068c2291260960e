// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/core/hash.h"
#include "models/core/result.h"
#include "models/feedback/aggregate.h"
#include "models/feedback/arfreport.h"
#include "models/feedback/tlsreport.h"
#include "models/store/store.h"

#include <QByteArray>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace bw::store {

enum class FeedbackKind : std::int64_t { Dmarc = 1, Tls = 2, Complaint = 3, Failure = 4 };

/// feedback_report.flags
inline constexpr std::int64_t inPart = 1; ///< something of it could not be read
inline constexpr std::int64_t hasOther = 2; ///< the same key with other content is there too

/// A complaint or failure report, and of the mail that brought it what is needed to know it again.
struct ComplaintMail
{
    feedback::ArfReport report;
    std::string messageId, from;
    std::optional<core::UtcMicros> date; ///< which counts where the report does not tell when the message arrived
};

/// Plain data.
struct FeedbackCounts
{
    qint64 reports = 0; ///< new ones
    qint64 records = 0; ///< of new DMARC reports
    qint64 duplicates = 0; ///< reports that were there already, or that a whole one of the same run has replaced
    qint64 conflicting = 0; ///< new ones whose key was there with other content
    bool operator==(const FeedbackCounts &) const = default;
};

/// Puts reports into a store: many documents in one transaction, each whole or not at all. A report counts once, whichever way it comes
/// (feedbackcontent.h); where one that is whole comes after the same one in part, it takes its place. Addresses are kept as
/// keyed hashes alone. One thread; after a failure it is of no more use, and what was not committed is undone.
class FeedbackWriter final
{
public:
    /// \p hasher: the store's.
    static core::Result<std::unique_ptr<FeedbackWriter>> open(const Store &store, std::unique_ptr<core::KeyedHasher> hasher, const core::Clock &clock);
    ~FeedbackWriter();
    FeedbackWriter(const FeedbackWriter &) = delete;
    FeedbackWriter &operator=(const FeedbackWriter &) = delete;

    /// What was unreadable at that path is forgotten: it is tried again now.
    core::Done beginFile(const QByteArray &path);
    /// \p sha256: 32 bytes, or empty where it was not read to its end.
    core::Done endFile(const QByteArray &sha256, qint64 size);

    void begin(std::string_view part); ///< a document
    core::Done take(feedback::AggregateRecord &&record);
    core::Done take(feedback::AggregateReport &&report); ///< that the records since the last one belong to
    core::Done take(feedback::TlsReport &&report);
    core::Done take(ComplaintMail &&complaint);
    core::Done end(const feedback::Deviations &around); ///< commits now and then
    core::Done drop(); ///< the open document; nothing of it is left

    core::Done addUnreadable(std::string_view part, std::string_view place, std::string_view why);
    core::Done commit();
    [[nodiscard]] const FeedbackCounts &counts() const; ///< of ended documents

private:
    struct Private;
    explicit FeedbackWriter(std::unique_ptr<Private> made);
    std::unique_ptr<Private> p;
};

} // namespace bw::store
