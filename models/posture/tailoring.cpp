// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What an organisation's own file changes in the catalog.
#include "models/posture/controlreader.h"

#include "models/posture/tr.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace bw::posture {

Control *ControlReader::known(const JsonValue &object, const QString &name)
{
    const QString id = textOf(object, name);
    const auto it = std::ranges::find(m_catalog.controls, id, &Control::id);
    if (it != m_catalog.controls.end())
        return &*it;
    if (!id.isEmpty())
        complain(*object.find(name), Tr::tr("there is no control %1").arg(id));
    return nullptr;
}

void ControlReader::tailor(const JsonValue &json)
{
    onlyNames(json, { u"control"_s, u"severity"_s, u"limits"_s, u"reason"_s });
    const qsizetype before = m_text.mistakes().size();
    Control *control = known(json, u"control"_s);
    Tailoring tailoring { textOf(json, u"reason"_s), {}, {} };
    const auto severity = severityIn(json, false);
    if (!control)
        return;
    Control wanted;
    limits(json, wanted);
    const JsonValue *given = json.find(u"limits");
    for (auto it = wanted.limits.cbegin(); it != wanted.limits.cend(); ++it) {
        const auto old = control->limits.constFind(it.key());
        if (old == control->limits.constEnd())
            complain(*given->find(it.key()), Tr::tr("%1 has no limit \"%2\"; it has %3").arg(control->id, it.key(), QStringList(control->limits.keys()).join(u", "_s)));
        else if (old->type != it->type)
            complain(*given->find(it.key()), Tr::tr("this limit is written like %1").arg(old->inWords()));
        else
            tailoring.limits.insert(it.key(), *old);
    }
    if (m_text.mistakes().size() != before)
        return;
    for (auto it = wanted.limits.cbegin(); it != wanted.limits.cend(); ++it)
        control->limits.insert(it.key(), it.value());
    if (severity)
        tailoring.severity = std::exchange(control->severity, *severity);
    m_catalog.tailored.insert(control->id, tailoring);
}

void ControlReader::except(const JsonValue &json)
{
    onlyNames(json, { u"control"_s, u"target"_s, u"owner"_s, u"reason"_s, u"until"_s });
    const qsizetype before = m_text.mistakes().size();
    const Control *control = known(json, u"control"_s);
    const Exception exception { control ? control->id : QString(), textOf(json, u"target"_s), textOf(json, u"owner"_s), textOf(json, u"reason"_s), dateIn(json, u"until"_s) };
    if (m_text.mistakes().size() == before)
        m_catalog.exceptions << exception;
}

void ControlReader::disable(const JsonValue &json)
{
    onlyNames(json, { u"control"_s, u"reason"_s });
    const Control *control = known(json, u"control"_s);
    const QString reason = textOf(json, u"reason"_s);
    if (control && !reason.isEmpty())
        m_catalog.disabled.insert(control->id, reason);
}

} // namespace bw::posture
