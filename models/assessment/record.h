// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/posture/evaluation.h"

#include <QString>

namespace bw::assessment {

/// Fills one kind of evidence, field by field. A field that nobody set is unknown with \p otherwise: never absent by omission. A
/// field that the registry does not have, or a value of another shape, is a defect, and unknown with what is wrong.
class RecordBuilder final
{
public:
    RecordBuilder(const posture::Registry &registry, const QString &kind, core::UtcMicros taken, const QString &otherwise);
    RecordBuilder &set(const QString &field, const posture::Value &value);
    /// How this field was got; field "": how all others were.
    RecordBuilder &source(const QString &field, const posture::Source &source);
    [[nodiscard]] posture::Evidence take();

private:
    const posture::Registry &m_registry;
    QString m_kind, m_otherwise;
    posture::Evidence m_evidence;
    QMap<QString, posture::Value> m_fields;
};

/// An element of a list: a record of the registry ("mx_host") whose missing fields are unknown with \p otherwise.
[[nodiscard]] posture::Value elementOf(const posture::Registry &registry, const QString &record, QMap<QString, posture::Value> fields, const QString &otherwise);

/// A raw answer as evidence keeps it: at most 4,096 characters, cut with "…", no control characters.
[[nodiscard]] QString cutRaw(const QString &raw);

using Kinds = QMap<QString, posture::Evidence>;

} // namespace bw::assessment
