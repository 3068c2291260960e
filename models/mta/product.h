// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/logs/grammar.h"

#include <QString>

#include <memory>
#include <span>
#include <string_view>

namespace bw::fleet {
struct QueueSample;
struct Snapshot;
} // namespace bw::fleet
namespace bw::transport {
class Route;
} // namespace bw::transport

namespace bw::mta {

/// What is asked of a node, and what is known of it already.
struct Asked
{
    QString configDir; ///< of one instance; empty: all that the host has
    QString knownVersion; ///< what depends on the version alone is not asked again
};

/// A mail server or companion as one value. mta/<product>/ exports one; mta/products.cpp lists it; nothing else in the
/// tree names a product. Later issues add change/check/reload.
struct Product
{
    std::string_view id; ///< "postfix": the KIND of --mta, and what the store keeps
    std::string_view name; ///< "Postfix"
    bool isMta = false; ///< may be a node's --mta; companions only speak inside an MTA's log
    /// Does this product write lines with this tag? \p text helps where the tag alone does not tell (RFC 5424 without
    /// the daemon name). Called once per new (tag) and then cached by the dispatcher.
    bool (*readsProcess)(std::string_view process, std::string_view text) = nullptr;
    std::unique_ptr<logs::Grammar> (*makeGrammar)() = nullptr;
    /// What this product's log cannot tell, one sentence a line, English source for tr().
    std::string_view cannotTell;
    /// Adds what the product says of itself at a node to \p into: sections, secrets masked, addresses redacted; its version
    /// where it is an MTA. A companion that is not there adds nothing. A section that could not be read says why; a Problem
    /// is the connection's. Null: nothing is asked.
    core::Done (*takeSnapshot)(transport::Route &route, const Asked &asked, fleet::Snapshot &into) = nullptr;
    /// What stands in its queue. Null: it cannot be asked.
    core::Result<fleet::QueueSample> (*sampleQueue)(transport::Route &route, const Asked &asked) = nullptr;
};

[[nodiscard]] std::span<const Product *const> products();
[[nodiscard]] const Product *productById(std::string_view id);

/// Picks the grammar by the line's process: the MTA's own and those of its companions. Lines of processes that no
/// product reads are Unrecognised only if they come from the mail facility's own programs; foreign programs
/// (CRON, kernel, sshd in a mixed file) are Foreign and counted apart. One object a thread.
class Dispatcher final
{
public:
    enum class Outcome : std::uint8_t { Events, Silent, Unrecognised, Foreign };

    explicit Dispatcher(const Product &mta);
    ~Dispatcher();
    Outcome read(const logs::Line &line, logs::Events &out);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace bw::mta
