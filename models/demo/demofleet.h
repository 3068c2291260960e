// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/time.h"
#include "models/demo/logwriter.h"
#include "models/demo/story.h"
#include "models/demo/truth.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace bw::demo {

struct DemoOptions
{
    std::uint64_t seed = 1;
    std::uint32_t days = 16; ///< at least 3: the story needs two; the usual of an hour needs fourteen before
    std::uint32_t messagesPerDay = 5'000; ///< of the fleet on a working day
    core::UtcMicros endsAt = 0;
    std::string zone = "Europe/Paris"; ///< of the day curve, the lost hours and the time stamps
    Stamp stamp = Stamp::Rfc3339;
};

/// One contiguous piece of a node's log. Between two pieces lines are lost.
struct DemoPiece
{
    std::string fileName; ///< as it would lie in /var/log: mail.log.1, mail.log
    core::TimeRange range;
};

struct DemoNode
{
    std::string name; ///< mx-fr-1
    std::string hostName; ///< mx-fr-1.mta.example
    std::string address;
    std::string product; ///< "Postfix 3.7.11"
    std::string role; ///< outbound, submission, bulk, edge
    std::vector<DemoPiece> pieces;
};

/// A sending stream that the demo's owner would have named: rules over sender domain, login, client network, node.
struct DemoStream
{
    std::string name;
    std::string senderDomain;
    std::string login;
    std::string node;
};

/// The log of one node, made while it is read. One object, one thread; the fleet must outlive it.
class DemoNodeLog final
{
public:
    ~DemoNodeLog();
    DemoNodeLog(DemoNodeLog &&) noexcept;
    DemoNodeLog &operator=(DemoNodeLog &&) = delete;

    /// The next block of whole lines, all of one piece, about 256 KiB; valid until the next call. Empty: the end.
    std::string_view next();
    /// The piece that the last block belongs to.
    [[nodiscard]] std::size_t piece() const;
    /// What was written so far, counted.
    [[nodiscard]] Truth truth() const;

private:
    friend class DemoFleet;
    struct State;
    explicit DemoNodeLog(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

/// A made-up fleet of twelve Postfix nodes under attack, as text that real nodes could have written. The same options
/// give the same bytes, on every machine. Immutable after construction: node logs may be read on several threads.
class DemoFleet final
{
public:
    using Sink = std::function<bool(std::size_t piece, std::string_view block)>;

    explicit DemoFleet(DemoOptions options);
    ~DemoFleet();
    DemoFleet(const DemoFleet &) = delete;
    DemoFleet &operator=(const DemoFleet &) = delete;

    [[nodiscard]] const DemoOptions &options() const { return m_options; }
    [[nodiscard]] const std::vector<DemoNode> &nodes() const { return m_nodes; }
    [[nodiscard]] const StoryTimes &times() const { return m_times; }
    [[nodiscard]] const StoryFigures &figures() const { return m_figures; }
    [[nodiscard]] const MailWorld &world() const { return *m_world; }
    [[nodiscard]] static std::vector<DemoStream> streams();
    /// About how many bytes all nodes give, for a progress bar.
    [[nodiscard]] std::uint64_t estimatedBytes() const;

    [[nodiscard]] DemoNodeLog open(std::size_t node) const;
    /// Gives every block of the node to the sink until it answers false; returns what was written, counted.
    Truth writeNode(std::size_t node, const Sink &sink) const;

private:
    DemoOptions m_options;
    core::ZoneRules m_zone;
    StoryTimes m_times;
    StoryFigures m_figures;
    std::unique_ptr<MailWorld> m_world;
    std::vector<DemoNode> m_nodes;
};

} // namespace bw::demo
