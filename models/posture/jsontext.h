// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <cstdint>

namespace bw::posture {

/// A mistake in a file that people write: where it stands, and what is wrong, in words.
struct Mistake
{
    QString file {};
    int line = 0, column = 0; ///< from 1; column counts characters
    QString text {};
    bool operator==(const Mistake &) const = default;
    [[nodiscard]] QString oneLine() const; ///< "own.json:12:7: …"
};

struct JsonMember;

/// A value of a JSON text that knows where it stands.
struct JsonValue
{
    enum class Kind : std::uint8_t { Null, Truth, Number, Text, List, Object };
    Kind kind = Kind::Null;
    qsizetype offset = 0; ///< of its first character; of a text: of its quote
    bool isTrue = false;
    double number = 0;
    QString text {};
    QList<JsonValue> items {};
    QList<JsonMember> members {};

    [[nodiscard]] const JsonValue *find(QStringView name) const; ///< null when this is no object or lacks it
    [[nodiscard]] bool isText() const { return kind == Kind::Text; }
    [[nodiscard]] bool isList() const { return kind == Kind::List; }
    [[nodiscard]] bool isObject() const { return kind == Kind::Object; }
};

struct JsonMember
{
    QString name {};
    qsizetype offset = 0; ///< of the name's quote
    JsonValue value {};
};

/// JSON (RFC 8259) for people: a name stands once in an object, and // begins a comment to the line's end. QJsonDocument tells a
/// mistake of grammar by its offset, but forgets where a value stood, and a wrong value is the mistake that people make.
class JsonText final
{
public:
    /// Reads all of it; mistakes() is empty if it is sound. At most 4 MiB and 16 levels.
    JsonText(QString file, const QByteArray &bytes);

    [[nodiscard]] const JsonValue &root() const { return m_root; }
    [[nodiscard]] const QList<Mistake> &mistakes() const { return m_mistakes; }
    void complain(qsizetype offset, const QString &text);
    /// About the character with this index in the text that a JSON text stands for.
    void complainInside(const JsonValue &value, qsizetype index, const QString &text);
    [[nodiscard]] Mistake mistakeAt(qsizetype offset, const QString &text) const;

private:
    QString m_file, m_text;
    JsonValue m_root;
    QList<qsizetype> m_lines { 0 }; ///< where each begins
    QList<Mistake> m_mistakes;
};

} // namespace bw::posture
