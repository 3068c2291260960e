// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/posture/registry.h"

#include <QSet>

#include <tl/expected.hpp>

#include <functional>
#include <memory>
#include <vector>

namespace bw::posture {

/// Kleene's three: what is unknown stays unknown unless the rest decides alone.
enum class Truth : std::uint8_t { No, Yes, Unknown };

/// Where a condition's names lead. All of it is known when a control is read.
struct Scope
{
    const Registry *registry = nullptr;
    QMap<QString, Value> limits {}; ///< limit.NAME: the control's own figures, which an organisation may tailor
    Fields answers {}; ///< answer.NAME: what the control asks a person
};

/// What a condition said of a target.
struct Outcome
{
    Truth truth = Truth::Unknown;
    QString reason {}; ///< of Unknown: why, in words
    QStringList about {}; ///< the elements of lists that decided, by their names; at most 5
    qsizetype more = 0; ///< such elements that are not in about
    int from = 0, to = 0; ///< the part of the condition's text that decided
};

/// Where a value comes from when a condition is evaluated: ("spf", "dns_terms"). Unknown with its reason where nobody knows.
using Lookup = std::function<Value(const QString &kind, const QString &field)>;

struct ConditionNode;

/// One condition, read and typed: "count k in dkim.keys where k.bits < limit.bits == 0 and not dmarc.testing". README.md has the
/// form. It ends always: no loop but over what a list holds, no call out, at most 4,000 characters, 400 parts, 32 levels, lists
/// within lists three deep and 100,000 steps. Immutable, any thread.
class Condition final
{
public:
    struct Fault
    {
        qsizetype at = 0; ///< character of the text
        QString text {};
    };

    Condition() = default;
    /// A condition, or what is wrong with the text and where.
    static tl::expected<Condition, Fault> parse(const QString &text, const Scope &scope);

    [[nodiscard]] Outcome evaluate(const Lookup &lookup, const QMap<QString, Value> &limits, double now) const;
    [[nodiscard]] const QString &text() const { return m_text; }
    /// The names that it reads, as kind and field.
    [[nodiscard]] const QList<std::pair<QString, QString>> &reads() const { return m_reads; }
    [[nodiscard]] QSet<QString> kinds() const;
    [[nodiscard]] const QStringList &members() const { return m_members; } ///< the fields that it reads of elements of lists

private:
    QString m_text;
    std::shared_ptr<const std::vector<ConditionNode>> m_nodes;
    int m_root = -1;
    QList<std::pair<QString, QString>> m_reads;
    QStringList m_members;
};

} // namespace bw::posture
