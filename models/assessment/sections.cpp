// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assessment/sections.h"

#include "models/assessment/tr.h"

namespace bw::assessment {

SectionText::SectionText(const fleet::Snapshot &snapshot, const QString &name)
    : m_section(snapshot.section(name))
{
    if (!m_section)
        m_problem = Tr::tr("The node's settings do not hold this: read them again.");
    else if (!m_section->problem.isEmpty())
        m_problem = Tr::tr("The node did not tell: %1").arg(m_section->problem);
    else
        m_settings = fleet::settingsOf(m_section->text);
}

QStringList SectionText::lines() const
{
    return isRead() ? QString::fromUtf8(m_section->text).split(u'\n', Qt::SkipEmptyParts) : QStringList();
}

std::optional<QString> SectionText::value(QStringView name, Qt::CaseSensitivity sensitivity) const
{
    for (auto it = m_settings.crbegin(); it != m_settings.crend(); ++it)
        if (it->name.compare(name, sensitivity) == 0)
            return it->value;
    return std::nullopt;
}

QString SectionText::rawOf(const std::function<bool(const QString &)> &isWanted) const
{
    QStringList raw;
    for (const fleet::Setting &setting : m_settings)
        if (isWanted(setting.name))
            raw << setting.name + QStringLiteral(" = ") + setting.value;
    return raw.join(u'\n');
}

QString SectionText::rawOf(const QString &name) const
{
    return rawOf([&name](const QString &other) { return other.compare(name, Qt::CaseInsensitive) == 0; });
}

} // namespace bw::assessment
