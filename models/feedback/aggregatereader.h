// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/limits.h"
#include "models/core/result.h"
#include "models/feedback/aggregate.h"

#include <cstdint>
#include <memory>
#include <string_view>

namespace bw::feedback {

/// Bounds of one file (models/core/limits.h). Beyond them it is refused.
struct AggregateLimits
{
    std::uint64_t bytes = core::limits::reportBytes;
    std::size_t records = core::limits::reportRecords;
    std::size_t depth = core::limits::reportDepth;
};

/// Reads DMARC aggregate reports from XML, streaming: memory does not grow with the file. Elements count by their local names,
/// whatever their namespace, order and case. Where the markup is broken, each record that is whole is read. One thread.
///
///     while (…) if (const auto done = reader.take(block); !done) …; reader.finish();
class AggregateReader final
{
public:
    /// \p sink must outlive it.
    explicit AggregateReader(AggregateSink &sink, AggregateLimits limits = {});
    ~AggregateReader();
    AggregateReader(const AggregateReader &) = delete;
    AggregateReader &operator=(const AggregateReader &) = delete;

    /// Unpacked bytes, cut anywhere. A Problem (TooLarge; Malformed for a document type, which no report has) refuses the whole
    /// file: what the sink got of it does not count, and each later call says the same.
    core::Done take(std::string_view bytes);
    /// Malformed: nothing of a report was found.
    core::Done finish();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace bw::feedback
