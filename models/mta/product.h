// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/logs/grammar.h"

#include <memory>
#include <span>
#include <string_view>

namespace bw::mta {

struct Questions;

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
    /// Of a file's last line, with its envelope and without a line end: can nothing more belong to it? Null: never known.
    bool (*isWhole)(std::string_view line) = nullptr;
    /// What this product's log cannot tell, one sentence a line, English source for tr().
    std::string_view cannotTell;
    /// What is asked of it at a node (questions.h). Null: nothing is.
    const Questions *questions = nullptr;
};

[[nodiscard]] std::span<const Product *const> products();
[[nodiscard]] const Product *productById(std::string_view id);

/// Picks the grammar by the line's process: the MTA's own and those of its companions. Lines of processes that no
/// product reads are Unrecognised only if they come from the mail facility's own programs; foreign programs
/// (CRON, kernel, sshd in a mixed file) are Foreign and counted apart. One object a thread.
class Dispatcher final
{
public:
    enum class Outcome : std::uint8_t {
        Events,
        Silent,
        Unrecognised,
        Foreign,
        Failed, ///< a grammar threw: a defect of ours, and nothing was appended
    };

    explicit Dispatcher(const Product &mta);
    ~Dispatcher();
    /// Appends to \p out. Throws std::bad_alloc alone.
    Outcome read(const logs::Line &line, logs::Events &out);
    /// A line that comes between and is not read, as the store has it already: "last message repeated" behind it means this one.
    void pass(const logs::Line &line);
    /// What stands before the next line is not known.
    void forget();
    /// What the events of the last read() point into beside their line ("last message repeated"), or null: whoever keeps them
    /// longer than until the next read() keeps this too.
    [[nodiscard]] std::shared_ptr<const void> takeLent();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace bw::mta
