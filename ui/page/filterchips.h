// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/queries/filter.h"

#include <QObject>
#include <QWidget>

#include <functional>
#include <vector>

namespace bw::ui {

class Chip;
class FlowLayout;
class Navigator;

/// The chips of a page's filter row: each stands for one dimension of the filter. A choice goes to the navigator, and comes
/// back to show(). GUI thread; a child of the row that it fills.
class FilterChips final : public QObject
{
    Q_OBJECT
public:
    /// \p current gives the page's filter when a chip is used. \p row has no layout yet; it becomes the owner.
    FilterChips(QWidget *row, Navigator *navigator, std::function<store::Filter()> current);

    Chip *add(const QString &name, const QString &objectName, QStringList store::Filter::*dimension);
    void show(const store::Filter &filter);
    [[nodiscard]] bool isAnySet() const;
    [[nodiscard]] FlowLayout *layout() const { return m_flow; }

private:
    struct Entry
    {
        Chip *chip = nullptr;
        QStringList store::Filter::*dimension = nullptr;
    };
    [[nodiscard]] static QString nameOf(const Entry &entry, const QString &value);

    FlowLayout *m_flow;
    Navigator *m_navigator;
    std::function<store::Filter()> m_current;
    std::vector<Entry> m_entries;
};

} // namespace bw::ui
