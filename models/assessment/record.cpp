// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assessment/record.h"

using namespace Qt::StringLiterals;

namespace bw::assessment {

using posture::Value;

namespace {

/// The value, or where it is none of the registry's: unknown with what is wrong.
Value checked(const posture::Registry &registry, const QString &record, const QString &name, const Value &value)
{
    const posture::Field *field = registry.fieldOf(record, name);
    const QString objection = field ? registry.objectionTo(value, field->shape) : u"no such field"_s;
    if (objection.isEmpty())
        return value;
    return Value::unknown(objection);
}

QMap<QString, Value> completed(const posture::Registry &registry, const QString &record, QMap<QString, Value> fields, const QString &otherwise)
{
    const posture::Fields known = registry.records.value(record);
    for (auto it = known.cbegin(); it != known.cend(); ++it)
        if (!fields.contains(it.key()))
            fields.insert(it.key(), Value::unknown(otherwise));
    return fields;
}

} // namespace

RecordBuilder::RecordBuilder(const posture::Registry &registry, const QString &kind, core::UtcMicros taken, const QString &otherwise)
    : m_registry(registry)
    , m_kind(kind)
    , m_otherwise(otherwise)
{
    m_evidence.taken = taken;
}

RecordBuilder &RecordBuilder::set(const QString &field, const Value &value)
{
    m_fields.insert(field, checked(m_registry, m_registry.kinds.value(m_kind).record, field, value));
    return *this;
}

RecordBuilder &RecordBuilder::source(const QString &field, const posture::Source &source)
{
    m_evidence.sources.insert(field, posture::Source { source.how, cutRaw(source.raw), source.where });
    return *this;
}

posture::Evidence RecordBuilder::take()
{
    m_evidence.record = Value::record(completed(m_registry, m_registry.kinds.value(m_kind).record, m_fields, m_otherwise));
    return m_evidence;
}

Value elementOf(const posture::Registry &registry, const QString &record, QMap<QString, Value> fields, const QString &otherwise)
{
    for (auto it = fields.begin(); it != fields.end(); ++it)
        it.value() = checked(registry, record, it.key(), it.value());
    return Value::record(completed(registry, record, std::move(fields), otherwise));
}

QString cutRaw(const QString &raw)
{
    constexpr qsizetype most = 4'096;
    QString cut = raw.size() > most ? raw.first(most - 1) + u'…' : raw;
    for (QChar &c : cut)
        if (c.category() == QChar::Other_Control && c != u'\n' && c != u'\t')
            c = u'\uFFFD';
    return cut;
}

} // namespace bw::assessment
