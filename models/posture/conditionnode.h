// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/posture/value.h"

#include <QRegularExpression>

#include <cstdint>

namespace bw::posture {

enum class Op : std::uint8_t {
    Literal, Name, Limit, Now, Variable, FieldOfVariable, // what holds a value
    Or, And, Not, Equal, Unequal, Less, LessEqual, Greater, GreaterEqual, In, Contains, ContainsAny, ContainsAll, Matches, NoWider, Within,
    Present, Absent, Known, // what is true, false or unknown
    Add, Subtract, Multiply, Divide, Negate, Age, Left, Size, // what is reckoned
    Count, All, Any, None, // what looks at each element of a list: a the list, b where (or -1), c the claim
};

/// A part of a condition: operands by their index.
struct ConditionNode
{
    Op op = Op::Literal;
    Shape shape {}; ///< of what it gives
    int a = -1, b = -1, c = -1;
    int from = 0, to = 0; ///< in the text
    int slot = 0; ///< of a variable
    Value value {}; ///< of a literal
    QString kind {}, field {}; ///< of a name; the field alone of a limit and of a variable's field
    QRegularExpression pattern {};
};

inline constexpr int mostSlots = 3; ///< lists looked at within lists

} // namespace bw::posture
