// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/hash.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace bw::logs {

/// A person who leaves what a ledger keeps of unfinished messages (store/subject.h).
struct Erasure
{
    core::KeyedHash person; ///< of the canonical address, which is also the name of a login
    std::string address; ///< canonical
    std::string loginName; ///< as the store has it; empty: none that succeeded
    core::KeyedHash pseudonym; ///< stands for the login from now on
};

/// What stays of an erased recipient while its message is open: its own next line is known by it, other recipients keep
/// their names. Half of the bits are lost, so that the hash cannot be made again from it.
[[nodiscard]] core::KeyedHash tombstoneOf(const core::KeyedHash &hash);
[[nodiscard]] bool isTombstone(const core::KeyedHash &hash);

/// Takes a person out of states as Ledger::restore() reads them. One thread.
class StateEraser final
{
public:
    explicit StateEraser(Erasure erasure);
    ~StateEraser();

    /// The state without the person, or the same where the person is not in it. Nothing: it cannot be read, and would
    /// restore nothing either.
    [[nodiscard]] std::optional<std::string> without(std::string_view key, std::string_view state);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace bw::logs
