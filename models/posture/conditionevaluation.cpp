// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/posture/condition.h"

#include "models/posture/conditionnode.h"
#include "models/posture/tr.h"

#include <array>
#include <cmath>
#include <optional>

namespace bw::posture {

namespace {

constexpr int mostSteps = 100'000;
constexpr qsizetype mostAbout = 5;

Truth truthOf(bool is)
{
    return is ? Truth::Yes : Truth::No;
}

class Evaluation final
{
public:
    Evaluation(const std::vector<ConditionNode> &nodes, const Lookup &lookup, const QMap<QString, Value> &limits, double now)
        : m_nodes(nodes)
        , m_lookup(lookup)
        , m_limits(limits)
        , m_now(now)
    {
    }

    Outcome truth(int index)
    {
        const ConditionNode &node = at(index);
        if (++m_steps > mostSteps)
            return unknown(node, Tr::tr("there is too much of it to look at"));
        switch (node.op) {
        case Op::And:
        case Op::Or:
            return joined(node);
        case Op::Not: {
            Outcome inner = truth(node.a);
            if (inner.truth != Truth::Unknown)
                inner.truth = truthOf(inner.truth == Truth::No);
            return inner;
        }
        case Op::All:
        case Op::Any:
        case Op::None:
            return elements(node);
        case Op::Present:
        case Op::Absent:
        case Op::Known: {
            const Value v = value(node.a);
            if (node.op == Op::Known)
                return decided(node, truthOf(!v.isUnknown()));
            if (v.isUnknown())
                return unknown(node, v.text);
            const bool isHere = v.isKnown() && (v.type != Type::Text || !v.text.trimmed().isEmpty()) && (v.type != Type::List || !v.items.isEmpty());
            return decided(node, truthOf(isHere == (node.op == Op::Present)));
        }
        default:
            break;
        }
        if (node.shape.type != Type::Truth || node.a < 0) { // a name or true, false
            const Value v = value(index);
            return v.isUnknown() ? unknown(node, v.text) : decided(node, truthOf(v.isTrue()));
        }
        return compared(node);
    }

private:
    const ConditionNode &at(int i) const { return m_nodes[static_cast<std::size_t>(i)]; }
    static Outcome decided(const ConditionNode &node, Truth truth) { return { .truth = truth, .from = node.from, .to = node.to }; }
    static Outcome unknown(const ConditionNode &node, const QString &why) { return { .truth = Truth::Unknown, .reason = why, .from = node.from, .to = node.to }; }

    /// What decides alone (a No of "and", a Yes of "or") wins over what is unknown.
    Outcome joined(const ConditionNode &node)
    {
        const Truth deciding = node.op == Op::And ? Truth::No : Truth::Yes;
        Outcome left = truth(node.a);
        if (left.truth == deciding)
            return left;
        Outcome right = truth(node.b);
        if (right.truth == deciding || left.truth != Truth::Unknown)
            return right;
        return left;
    }

    Outcome elements(const ConditionNode &node)
    {
        const Value list = value(node.a);
        if (list.isUnknown())
            return unknown(node, list.text);
        // All holds unless one fails, any holds if one does, no holds unless one does.
        const Truth deciding = node.op == Op::All ? Truth::No : Truth::Yes;
        Outcome result = decided(node, truthOf(node.op != Op::Any));
        Outcome open = result;
        for (const Value &item : list.items) {
            m_slots[static_cast<std::size_t>(node.slot)] = &item;
            Outcome one = node.b < 0 ? decided(node, Truth::Yes) : truth(node.b);
            if (one.truth == Truth::No)
                continue;
            const bool isIn = one.truth == Truth::Yes;
            Outcome claim = truth(node.c);
            if (claim.truth != deciding && claim.truth != Truth::Unknown)
                continue;
            if (!isIn || claim.truth == Truth::Unknown) {
                if (open.truth != Truth::Unknown)
                    open = isIn ? claim : one;
                open.truth = Truth::Unknown;
                continue;
            }
            result.truth = truthOf(node.op == Op::Any);
            result.from = claim.from;
            result.to = claim.to;
            if (result.about.size() < mostAbout)
                result.about << item.label();
            else
                ++result.more;
        }
        m_slots[static_cast<std::size_t>(node.slot)] = nullptr;
        const bool isDecided = !result.about.isEmpty();
        return isDecided || open.truth != Truth::Unknown ? result : open;
    }

    Value count(const ConditionNode &node)
    {
        const Value list = value(node.a);
        if (!list.isKnown())
            return list.isAbsent() ? Value::ofNumber(0) : list;
        double n = 0;
        for (const Value &item : list.items) {
            m_slots[static_cast<std::size_t>(node.slot)] = &item;
            const Outcome one = node.b < 0 ? decided(node, Truth::Yes) : truth(node.b);
            if (one.truth == Truth::Unknown)
                return Value::unknown(one.reason);
            n += one.truth == Truth::Yes ? 1 : 0;
        }
        return Value::ofNumber(n);
    }

    Value value(int index)
    {
        const ConditionNode &node = at(index);
        if (++m_steps > mostSteps)
            return Value::unknown(Tr::tr("there is too much of it to look at"));
        switch (node.op) {
        case Op::Literal:
            return node.value;
        case Op::Name:
            return checked(m_lookup(node.kind, node.field), node);
        case Op::Limit:
            return checked(m_limits.value(node.field, Value::unknown(Tr::tr("the limit is not set"))), node);
        case Op::Now:
            return Value::ofNumber(m_now, Type::Date);
        case Op::Variable:
            return checked(*m_slots[static_cast<std::size_t>(node.slot)], node);
        case Op::FieldOfVariable: {
            const Value &record = *m_slots[static_cast<std::size_t>(node.slot)];
            const auto field = record.fields.constFind(node.field);
            if (field == record.fields.constEnd())
                return Value::unknown(Tr::tr("%1 of %2 was not measured").arg(node.field, record.label()));
            return checked(*field, node);
        }
        case Op::Count:
            return count(node);
        case Op::Size: {
            const Value list = value(node.a);
            return list.isUnknown() ? list : Value::ofNumber(double(list.items.size()));
        }
        default:
            break;
        }
        if (node.shape.type != Type::Truth)
            return reckoned(node);
        const Outcome outcome = truth(index);
        return outcome.truth == Truth::Unknown ? Value::unknown(outcome.reason) : Value::truth(outcome.truth == Truth::Yes);
    }
    /// A gatherer that brought another type than it declared made nothing known.
    static Value checked(const Value &v, const ConditionNode &node)
    {
        if (v.isKnown() && v.type != node.shape.type)
            return Value::unknown(Tr::tr("%1 holds something else than it should").arg(node.field));
        return v;
    }

    Value reckoned(const ConditionNode &node)
    {
        const Value a = value(node.a), b = node.b < 0 ? Value::ofNumber(0) : value(node.b);
        for (const Value &v : { a, b })
            if (v.isUnknown())
                return v;
        if (a.isAbsent() || b.isAbsent())
            return Value::unknown(Tr::tr("there is nothing to reckon with"));
        double n = 0;
        switch (node.op) {
        case Op::Add:
            n = a.number + b.number;
            break;
        case Op::Subtract:
            n = a.number - b.number;
            break;
        case Op::Multiply:
            n = a.number * b.number;
            break;
        case Op::Divide:
            if (b.number == 0)
                return Value::unknown(Tr::tr("there is nothing to divide by"));
            n = a.number / b.number;
            break;
        case Op::Age:
            n = m_now - a.number;
            break;
        case Op::Left:
            n = a.number - m_now;
            break;
        default:
            n = -a.number;
        }
        return std::isfinite(n) ? Value::ofNumber(n, node.shape.type) : Value::unknown(Tr::tr("the figure is too large"));
    }

    static bool isEqual(const Value &a, const Value &b)
    {
        switch (a.type) {
        case Type::Text:
            return a.text.trimmed() == b.text.trimmed();
        case Type::Version:
            return compareVersions(a.text, b.text) == 0;
        case Type::Network: {
            const auto x = networkOf(a.text), y = networkOf(b.text);
            return x && y && x->holds(*y) && y->holds(*x);
        }
        default:
            return a.number == b.number;
        }
    }
    /// What is absent equals nothing, is in nothing, and is neither less nor more.
    Outcome compared(const ConditionNode &node)
    {
        const Value a = value(node.a), b = value(node.b);
        for (const Value &v : { a, b })
            if (v.isUnknown())
                return unknown(node, v.text);
        // There one known element may decide: of networks, and of what is sought among others.
        const bool isOfNetworks = node.op == Op::NoWider || node.op == Op::Within, isOfSets = node.op == Op::Contains || node.op == Op::ContainsAny || node.op == Op::ContainsAll;
        const Value *mayBeOpen = isOfNetworks || isOfSets ? &a : node.op == Op::In ? &b : nullptr;
        std::optional<QString> open;
        for (const Value *list : { &a, &b })
            for (const Value &item : list->items)
                if (item.isUnknown() && list != mayBeOpen)
                    return unknown(node, item.text);
                else if (item.isUnknown() && !open)
                    open = item.text;
        const auto among = [&](bool isThere) { return isThere || !open ? decided(node, truthOf(isThere)) : unknown(node, *open); };
        m_steps += int(a.items.size() + b.items.size());
        if (a.isAbsent() || b.isAbsent()) {
            const bool isListOfNone = node.op == Op::NoWider && at(node.a).shape.type == Type::List;
            return decided(node, truthOf(node.op == Op::Unequal || isListOfNone));
        }
        switch (node.op) {
        case Op::Equal:
            return decided(node, truthOf(isEqual(a, b)));
        case Op::Unequal:
            return decided(node, truthOf(!isEqual(a, b)));
        case Op::In:
            return among(holds(b, a));
        case Op::Contains:
            return among(holds(a, b));
        case Op::ContainsAny:
        case Op::ContainsAll: {
            const auto isIn = [&](const Value &item) { return holds(a, item); };
            return among(node.op == Op::ContainsAny ? std::any_of(b.items.begin(), b.items.end(), isIn) : std::all_of(b.items.begin(), b.items.end(), isIn));
        }
        case Op::Matches: {
            const QRegularExpressionMatch match = node.pattern.match(a.text);
            return match.isValid() ? decided(node, truthOf(match.hasMatch())) : unknown(node, Tr::tr("the pattern took too many steps"));
        }
        case Op::NoWider:
        case Op::Within:
            return networks(node, a, b);
        default:
            break;
        }
        const double order = a.type == Type::Version ? compareVersions(a.text, b.text) : a.number < b.number ? -1 : a.number > b.number ? 1 : 0;
        const bool is = node.op == Op::Less ? order < 0 : node.op == Op::LessEqual ? order <= 0 : node.op == Op::Greater ? order > 0 : order >= 0;
        return decided(node, truthOf(is));
    }
    static bool holds(const Value &whole, const Value &part)
    {
        if (whole.type == Type::Text)
            return whole.text.contains(part.text);
        return std::any_of(whole.items.begin(), whole.items.end(), [&](const Value &item) { return item.isKnown() && item.type == part.type && isEqual(item, part); });
    }
    Outcome networks(const ConditionNode &node, const Value &a, const Value &b)
    {
        Outcome result = decided(node, Truth::Yes);
        QString open;
        for (const Value &item : a.type == Type::List ? a.items : QList<Value> { a }) {
            if (item.isUnknown()) {
                open = open.isEmpty() ? item.text : open;
                continue;
            }
            const auto network = networkOf(item.text);
            if (!network)
                return unknown(node, Tr::tr("\"%1\" is no network").arg(item.text));
            bool isGood = false;
            if (node.op == Op::NoWider) {
                const auto prefixes = prefixesOf(b.text);
                isGood = network->isLoopback() || network->prefix >= (network->bytes.size() == 4 ? prefixes->first : prefixes->second);
            } else {
                isGood = std::any_of(b.items.begin(), b.items.end(), [&](const Value &outer) {
                    const auto n = networkOf(outer.text);
                    return n && n->holds(*network);
                });
            }
            if (isGood)
                continue;
            result.truth = Truth::No;
            if (result.about.size() < mostAbout)
                result.about << item.text;
            else
                ++result.more;
        }
        return result.truth == Truth::Yes && !open.isEmpty() ? unknown(node, open) : result;
    }

    const std::vector<ConditionNode> &m_nodes;
    const Lookup &m_lookup;
    const QMap<QString, Value> &m_limits;
    double m_now;
    int m_steps = 0;
    std::array<const Value *, mostSlots> m_slots {};
};

} // namespace

Outcome Condition::evaluate(const Lookup &lookup, const QMap<QString, Value> &limits, double now) const
{
    if (m_root < 0)
        return { .truth = Truth::Unknown, .reason = Tr::tr("there is no condition") };
    Evaluation evaluation(*m_nodes, lookup, limits, now);
    return evaluation.truth(m_root);
}

} // namespace bw::posture
