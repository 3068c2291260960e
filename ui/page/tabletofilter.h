// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/datatable.h"

#include <QApplication>

namespace bw::ui {

/// The table of \p page that has the focus and a filter field of its own, else \p usual: where Ctrl+F goes.
inline DataTable *tableToFilter(const QWidget *page, DataTable *usual)
{
    for (QWidget *widget = QApplication::focusWidget(); widget && widget != page; widget = widget->parentWidget())
        if (auto *table = qobject_cast<DataTable *>(widget); table && table->filterField() && page->isAncestorOf(table))
            return table;
    return usual;
}

} // namespace bw::ui
