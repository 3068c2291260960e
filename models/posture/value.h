// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QMap>
#include <QString>

#include <cstdint>
#include <optional>

namespace bw::posture {

enum class Type : std::uint8_t { Truth, Number, Text, Duration, Date, Version, Network, List, Record };

/// What a name holds. A list holds scalars or records, never lists.
struct Shape
{
    Type type = Type::Truth;
    Type element = Type::Text; ///< of a list
    QString record {}; ///< the name of the record, of a Record or a list of them
    bool operator==(const Shape &) const = default;
};

/// One piece of evidence. "Absent" is knowledge (there is no such setting, no such record); "unknown" is the lack of it and
/// carries its reason. Plain data, any thread. Durations are seconds, dates seconds since 1970 in UTC.
struct Value
{
    enum class State : std::uint8_t { Unknown, Absent, Known };

    State state = State::Absent;
    Type type = Type::Truth;
    double number = 0; ///< Truth (0, 1), Number, Duration, Date
    QString text {}; ///< Text, Version, Network; of an unknown: the reason
    QList<Value> items {};
    QMap<QString, Value> fields {};
    bool operator==(const Value &) const = default;

    static Value unknown(const QString &reason) { return { .state = State::Unknown, .text = reason }; }
    static Value absent() { return {}; }
    static Value truth(bool is) { return { .state = State::Known, .type = Type::Truth, .number = is ? 1.0 : 0.0 }; }
    static Value ofNumber(double n, Type type = Type::Number) { return { .state = State::Known, .type = type, .number = n }; }
    static Value ofText(const QString &t, Type type = Type::Text) { return { .state = State::Known, .type = type, .text = t }; }
    static Value ofTexts(const QStringList &texts);
    static Value list(const QList<Value> &all) { return { .state = State::Known, .type = Type::List, .items = all }; }
    static Value record(const QMap<QString, Value> &all) { return { .state = State::Known, .type = Type::Record, .fields = all }; }

    [[nodiscard]] bool isKnown() const { return state == State::Known; }
    [[nodiscard]] bool isUnknown() const { return state == State::Unknown; }
    [[nodiscard]] bool isAbsent() const { return state == State::Absent; }
    [[nodiscard]] bool isTrue() const { return isKnown() && number != 0; }
    /// For a person: "12", "14d", "yes", "a, b, c and 4 more".
    [[nodiscard]] QString inWords() const;
    /// What a record is called: its field "name", else its first text.
    [[nodiscard]] QString label() const;
};

[[nodiscard]] std::optional<double> durationOf(QStringView text); ///< "10s", "30min", "48h", "14d", "2w": seconds
[[nodiscard]] std::optional<double> dateOf(const QString &text); ///< "2026-11-23" or RFC 3339: seconds since 1970
[[nodiscard]] QString durationInWords(double seconds);
[[nodiscard]] QString dateInWords(double seconds);

/// As Debian compares versions (deb-version(7)): epoch, upstream, revision; "~" sorts before the end. -1, 0, 1.
[[nodiscard]] int compareVersions(QStringView a, QStringView b);

struct Network
{
    QByteArray bytes {}; ///< 4 or 16
    int prefix = 0;
    [[nodiscard]] bool isLoopback() const;
    [[nodiscard]] bool holds(const Network &inner) const;
};
[[nodiscard]] std::optional<Network> networkOf(QStringView text); ///< "192.0.2.0/24", "[2001:db8::]/32", an address alone

/// "/29,/64": the widest that an IPv4 and an IPv6 range may be.
[[nodiscard]] std::optional<std::pair<int, int>> prefixesOf(QStringView text);

} // namespace bw::posture
