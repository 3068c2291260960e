// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/posture/registry.h"

#include "models/posture/tr.h"

#include <array>

using namespace Qt::StringLiterals;

namespace bw::posture {

namespace {

struct TypeName
{
    Type type;
    QStringView name;
};
constexpr std::array typeNames { TypeName { Type::Truth, u"truth" }, TypeName { Type::Number, u"number" }, TypeName { Type::Text, u"text" },
    TypeName { Type::Duration, u"duration" }, TypeName { Type::Date, u"date" }, TypeName { Type::Version, u"version" },
    TypeName { Type::Network, u"network" } };

QString nameOf(Type type)
{
    for (const TypeName &t : typeNames)
        if (t.type == type)
            return t.name.toString();
    return type == Type::List ? u"list"_s : u"record"_s;
}

QString textOf(JsonText &text, const JsonValue &object, const QString &name)
{
    const JsonValue *value = object.find(name);
    if (value && value->isText())
        return value->text;
    text.complain(value ? value->offset : object.offset, Tr::tr("\"%1\" with a text is needed here").arg(name));
    return {};
}

void readFields(JsonText &text, const JsonValue &object, const QSet<QString> &records, Fields &fields)
{
    for (const JsonMember &member : object.members) {
        // "number: what it is", or the bare type where the name says it all.
        const QString words = member.value.text;
        const qsizetype colon = words.indexOf(u": "_s);
        const auto shape = shapeOf(colon < 0 ? words : words.left(colon), records);
        if (!member.value.isText() || !shape) {
            text.complain(member.value.offset, Tr::tr("a type was expected: \"number: what it counts\""));
            continue;
        }
        fields.insert(member.name, { *shape, colon < 0 ? QString() : words.mid(colon + 2) });
    }
}

void readNames(JsonText &text, const JsonValue &names, Fields &fields)
{
    for (const JsonValue &name : names.items) {
        if (!name.isText())
            text.complain(name.offset, Tr::tr("a name was expected"));
        else if (!fields.contains(name.text))
            fields.insert(name.text, { { Type::Text }, {} });
    }
}

Kind readKind(JsonText &text, const JsonMember &member)
{
    Kind kind;
    kind.record = member.name;
    kind.how = textOf(text, member.value, u"how"_s);
    kind.what = textOf(text, member.value, u"what"_s);
    if (!kind.how.isEmpty() && !waysOfEvidence().contains(kind.how))
        text.complain(member.value.find(u"how")->offset, Tr::tr("\"%1\" is no way of evidence").arg(kind.how));
    if (const JsonValue *good = member.value.find(u"good_for")) {
        const auto seconds = durationOf(good->text);
        if (!seconds)
            text.complain(good->offset, Tr::tr("a duration was expected, such as \"14d\""));
        kind.goodFor = seconds.value_or(0);
    }
    if (const JsonValue *of = member.value.find(u"of"))
        for (const JsonValue &word : of->items) {
            if (!targetWords().contains(word.text))
                text.complain(word.offset, Tr::tr("\"%1\" is no kind of target").arg(word.text));
            kind.of << word.text;
        }
    if (kind.of.isEmpty())
        text.complain(member.value.offset, Tr::tr("\"of\" with a list of targets is needed here"));
    return kind;
}

QString objectionToScalar(const Value &value, Type type)
{
    if (value.type != type)
        return Tr::tr("is a %1, not a %2").arg(nameOf(value.type), nameOf(type));
    if (type == Type::Network && !networkOf(value.text))
        return Tr::tr("\"%1\" is no network").arg(value.text);
    return {};
}

Value readScalar(const JsonValue &json, Type type)
{
    using Kind = JsonValue::Kind;
    switch (type) {
    case Type::Truth:
        if (json.kind == Kind::Truth)
            return Value::truth(json.isTrue);
        break;
    case Type::Number:
        if (json.kind == Kind::Number)
            return Value::ofNumber(json.number);
        break;
    case Type::Duration:
        if (const auto seconds = durationOf(json.text); seconds && json.isText())
            return Value::ofNumber(*seconds, type);
        break;
    case Type::Date:
        if (const auto seconds = dateOf(json.text); seconds && json.isText())
            return Value::ofNumber(*seconds, type);
        break;
    default:
        if (json.isText() && (type != Type::Network || networkOf(json.text)))
            return Value::ofText(json.text, type);
    }
    return Value::unknown(u'!' + Tr::tr("a %1 was expected").arg(nameOf(type)));
}

} // namespace

const QStringList &targetWords()
{
    static const QStringList words { u"domain"_s, u"organisation"_s, u"host"_s, u"node"_s, u"postfix"_s, u"exim"_s, u"opensmtpd"_s,
        u"haraka"_s, u"kumomta"_s, u"powermta"_s };
    return words;
}

const QStringList &waysOfEvidence()
{
    static const QStringList words { u"dns lookup"_s, u"smtp probe"_s, u"config read over ssh"_s, u"log-derived"_s, u"questionnaire"_s,
        u"https fetch"_s, u"message sample"_s, u"inventory"_s };
    return words;
}

QString titleOfWay(const QString &way)
{
    static const QMap<QString, const char *> titles { { u"dns lookup"_s, QT_TRANSLATE_NOOP("bw::posture", "DNS look-up") }, { u"smtp probe"_s, QT_TRANSLATE_NOOP("bw::posture", "SMTP probe") },
        { u"config read over ssh"_s, QT_TRANSLATE_NOOP("bw::posture", "settings read over SSH") }, { u"log-derived"_s, QT_TRANSLATE_NOOP("bw::posture", "logs and reports") },
        { u"questionnaire"_s, QT_TRANSLATE_NOOP("bw::posture", "a person's answer") }, { u"https fetch"_s, QT_TRANSLATE_NOOP("bw::posture", "HTTPS fetch") },
        { u"message sample"_s, QT_TRANSLATE_NOOP("bw::posture", "sampled message") }, { u"inventory"_s, QT_TRANSLATE_NOOP("bw::posture", "inventory") } };
    const char *title = titles.value(way);
    return title ? Tr::tr(title) : way;
}

std::optional<Shape> shapeOf(const QString &words, const QSet<QString> &records)
{
    for (const TypeName &t : typeNames)
        if (words == t.name)
            return Shape { t.type };
    if (!words.startsWith(u"list of "))
        return {};
    const QString element = words.mid(8);
    if (records.contains(element))
        return Shape { Type::List, Type::Record, element };
    const auto shape = shapeOf(element, {});
    return shape && shape->type != Type::List ? std::optional(Shape { Type::List, shape->type }) : std::nullopt;
}

QString inWords(const Shape &shape)
{
    if (shape.type == Type::Record)
        return shape.record;
    if (shape.type != Type::List)
        return nameOf(shape.type);
    return Tr::tr("list of %1").arg(shape.element == Type::Record ? shape.record : nameOf(shape.element));
}

const Field *Registry::fieldOf(const QString &record, const QString &name) const
{
    const auto fields = records.constFind(record);
    if (fields == records.constEnd())
        return nullptr;
    const auto field = fields->constFind(name);
    return field == fields->constEnd() ? nullptr : &field.value();
}

QString Registry::objectionTo(const Value &value, const Shape &shape) const
{
    if (!value.isKnown())
        return {};
    if (shape.type == Type::List) {
        if (value.type != Type::List)
            return Tr::tr("is a %1, not a %2").arg(nameOf(value.type), inWords(shape));
        for (const Value &item : value.items)
            if (const QString why = objectionTo(item, { shape.element, Type::Text, shape.record }); !why.isEmpty())
                return why;
        return {};
    }
    if (shape.type != Type::Record)
        return objectionToScalar(value, shape.type);
    if (value.type != Type::Record)
        return Tr::tr("is a %1, not a %2").arg(nameOf(value.type), inWords(shape));
    for (auto it = value.fields.begin(); it != value.fields.end(); ++it) {
        const Field *field = fieldOf(shape.record, it.key());
        if (!field)
            return Tr::tr("has a field \"%1\" that %2 does not know").arg(it.key(), shape.record);
        if (const QString why = objectionTo(it.value(), field->shape); !why.isEmpty())
            return it.key() + u' ' + why;
    }
    return {};
}

Value Registry::read(const JsonValue &json, const Shape &shape) const
{
    if (json.kind == JsonValue::Kind::Null)
        return Value::absent();
    if (const JsonValue *why = json.find(u"unknown"); why && json.members.size() == 1)
        return Value::unknown(why->text);
    if (shape.type == Type::List) {
        if (!json.isList())
            return Value::unknown(u'!' + Tr::tr("a %1 was expected").arg(inWords(shape)));
        QList<Value> items;
        for (const JsonValue &item : json.items) {
            items << read(item, { shape.element, Type::Text, shape.record });
            if (items.last().isUnknown() && items.last().text.startsWith(u'!'))
                return items.last();
        }
        return Value::list(items);
    }
    if (shape.type != Type::Record)
        return readScalar(json, shape.type);
    if (!json.isObject())
        return Value::unknown(u'!' + Tr::tr("a %1 was expected").arg(inWords(shape)));
    QMap<QString, Value> fields;
    for (const JsonMember &member : json.members) {
        const Field *field = fieldOf(shape.record, member.name);
        if (!field)
            return Value::unknown(u'!' + Tr::tr("%1 has no field \"%2\"").arg(shape.record, member.name));
        const Value value = read(member.value, field->shape);
        if (value.isUnknown() && value.text.startsWith(u'!'))
            return Value::unknown(u"!"_s + member.name + u": "_s + value.text.mid(1));
        fields.insert(member.name, value);
    }
    return Value::record(fields);
}

Registry Registry::read(JsonText &text)
{
    Registry registry;
    const JsonValue *kinds = text.root().find(u"kinds"), *records = text.root().find(u"records");
    if (!kinds || !records) {
        if (text.mistakes().isEmpty())
            text.complain(0, Tr::tr("\"kinds\" and \"records\" are needed here"));
        return registry;
    }
    QSet<QString> names;
    for (const JsonMember &record : records->members)
        names.insert(record.name);
    for (const JsonMember &record : records->members)
        readFields(text, record.value, names, registry.records[record.name]);
    for (const JsonMember &member : kinds->members) {
        registry.kinds.insert(member.name, readKind(text, member));
        if (names.contains(member.name))
            text.complain(member.offset, Tr::tr("\"%1\" is the name of a record").arg(member.name));
        Fields &fields = registry.records[member.name];
        if (const JsonValue *own = member.value.find(u"fields"))
            readFields(text, *own, names, fields);
        if (const JsonValue *settings = member.value.find(u"settings"))
            readNames(text, *settings, fields);
        // What each element of a list has besides: a service has every setting of its product, as it is for that service.
        if (const JsonValue *into = member.value.find(u"also_in")) {
            if (!names.contains(into->text))
                text.complain(into->offset, Tr::tr("there is no record \"%1\"").arg(into->text));
            Fields &other = registry.records[into->text];
            for (auto it = fields.cbegin(); it != fields.cend(); ++it)
                if (it->shape.type != Type::List && !other.contains(it.key()))
                    other.insert(it.key(), it.value());
        }
    }
    return registry;
}

} // namespace bw::posture
