// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/context.h"

#include "models/store/queries/filter.h"

#include <QStringList>

#include <initializer_list>
#include <string>
#include <vector>

namespace CLI {
class Option;
}

namespace bw::ctl {

/// What --help of each question says of its exit codes.
inline constexpr const char *partialHelp
    = "\nExit 1: a part of the answer is no longer kept, cannot be read, or may be counted under \"other\"; \"partial\" says what and why, and what is not known is null."
      "\nExit 2: nothing that is kept can answer this --by, choice or zone; what is possible is said.";

/// The words of --by and --outcome, for help, completion and messages.
[[nodiscard]] QStringList volumeKeyNames();
[[nodiscard]] QStringList loginKeyNames();
[[nodiscard]] QStringList volumeOutcomeNames();
[[nodiscard]] QStringList loginOutcomeNames();

/// --by, and whether it was given at all.
struct ByOption
{
    std::string text;
    const CLI::Option *option = nullptr;
    void addTo(CLI::App &verb, const QStringList &words, const char *more = "");
};

/// --node --stream --domain --sender --user --source --outcome --from --to --tz, as every asking verb takes them.
struct FilterOptions
{
    std::vector<std::string> nodes, streams, domains, senders, users, sources, outcomes;
    std::string from, to, zone;
    QStringList outcomeWords = volumeOutcomeNames(); ///< what --outcome takes; set before addTo()

    void addTo(CLI::App &verb);
    [[nodiscard]] bool isEmpty() const; ///< nothing but the zone was chosen
    /// Says on stderr which names nobody knows here. Without --from and --to: everything in the store. With --from alone: until now; with --to alone: from the first day.
    [[nodiscard]] core::Result<store::Filter> filter(const Context &context, const store::Store &store) const;
};

/// Domains and patterns as core::domainToFind() has them; what is empty stays. Usage: one that no store can hold.
[[nodiscard]] core::Result<QStringList> toDomains(const std::vector<std::string> &texts);
[[nodiscard]] core::Problem noDomain(const QString &text);
[[nodiscard]] QStringList toStrings(const std::vector<std::string> &texts);
/// "hour,node"; Usage for an empty or unknown key, saying what is possible.
[[nodiscard]] core::Result<QStringList> splitKeys(const ByOption &by, const QStringList &words);
/// Usage when one of these options was given with nothing in it.
[[nodiscard]] core::Done refuseEmpty(const CLI::App &verb, std::initializer_list<const char *> names);
/// Says on stderr which names of the filter this store has never heard of: the answer is 0, and likely a slip of the pen.
void sayUnknownNames(const Context &context, const store::Store &store, const store::Filter &filter);
/// For questions about logins: which choices they cannot follow.
void sayWhatChangesNothing(const Context &context, const store::Filter &filter);
/// Nothing was found of the filter's addresses: says so on stderr.
void sayNothingOfSources(const Context &context, const store::Filter &filter);
/// Nothing was found in the filter's range: says on stderr of when the data is, if there is some elsewhere.
void sayWhereDataIs(const Context &context, const store::Store &store, const store::Filter &filter);
void addRepeatable(CLI::App &verb, const char *name, std::vector<std::string> &into, const char *does);

} // namespace bw::ctl
