// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feedback/aggregatereader.h"

#include <cstdint>
#include <cstdlib>
#include <vector>

using namespace bw;

namespace {

struct Kept final : feedback::AggregateSink
{
    void take(feedback::AggregateRecord &&record) override
    {
        if (record.count < 0 || record.count > feedback::mostMessages)
            std::abort();
        messages += record.count;
        records.push_back(std::move(record));
    }
    void take(feedback::AggregateReport &&report) override { reports.push_back(std::move(report)); }
    std::vector<feedback::AggregateRecord> records;
    std::vector<feedback::AggregateReport> reports;
    std::int64_t messages = 0;
};

} // namespace

/// Any bytes as a report, whole and cut in two anywhere: the same rows, and as many as the reports say.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const std::string_view bytes(reinterpret_cast<const char *>(data), size);
    Kept whole, parts;
    feedback::AggregateReader wholeReader(whole), partsReader(parts);
    bool isRead = wholeReader.take(bytes) && wholeReader.finish();
    const std::size_t cut = data[size / 2] * size / 256;
    const bool isReadInParts = partsReader.take(bytes.substr(0, cut)) && partsReader.take(bytes.substr(cut)) && partsReader.finish();
    if (isRead != isReadInParts || whole.records != parts.records || whole.reports != parts.reports)
        std::abort();
    std::int64_t records = 0, messages = 0;
    for (const feedback::AggregateReport &report : whole.reports) {
        records += report.records;
        messages += report.messages;
    }
    if (isRead && (whole.reports.empty() || records != static_cast<std::int64_t>(whole.records.size()) || messages != whole.messages))
        std::abort();
    return 0;
}
