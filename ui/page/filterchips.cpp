// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/page/filterchips.h"

#include "ui/common/chip.h"
#include "ui/common/flowlayout.h"
#include "ui/page/navigator.h"

#include <algorithm>

namespace bw::ui {

FilterChips::FilterChips(QWidget *row, Navigator *navigator, std::function<store::Filter()> current)
    : QObject(row)
    , m_flow(new FlowLayout(row))
    , m_navigator(navigator)
    , m_current(std::move(current))
{
    m_flow->setContentsMargins(0, 0, 0, 0);
}

Chip *FilterChips::add(const QString &name, const QString &objectName, QStringList store::Filter::*dimension)
{
    auto *chip = new Chip(name, tr("any"));
    chip->setObjectName(objectName);
    const auto choose = [this, dimension](const QStringList &values) {
        store::Filter changed = m_current();
        changed.*dimension = values;
        m_navigator->changeFilter(changed);
    };
    connect(chip, &Chip::cleared, this, [choose] { choose({}); });
    connect(chip, &Chip::valuePicked, this, [choose](const QVariant &picked, const QString &) {
        choose(picked.toString().isEmpty() ? QStringList() : QStringList { picked.toString() });
    });
    m_flow->addWidget(chip);
    m_entries.push_back({ chip, dimension });
    return chip;
}

QString FilterChips::nameOf(const Entry &entry, const QString &value)
{
    //: The stream of what no rule names
    return entry.dimension == &store::Filter::streams && value == QLatin1String("other") ? tr("other", "stream") : entry.chip->textOf(value);
}

void FilterChips::show(const store::Filter &filter)
{
    for (const Entry &entry : m_entries) {
        const QStringList &values = filter.*entry.dimension;
        entry.chip->setValue(values.size() > 1 ? tr("%Ln chosen", nullptr, int(values.size())) : nameOf(entry, values.value(0)));
    }
}

bool FilterChips::isAnySet() const
{
    return std::any_of(m_entries.cbegin(), m_entries.cend(), [](const Entry &entry) { return entry.chip->isSet(); });
}

} // namespace bw::ui
