// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Qt>

/// What an item model of ours says of a cell beside Qt's own roles. QtCore only: item models need no widgets.
/// Qt::DisplayRole is the formatted text, Qt::AccessibleTextRole a sentence for screen readers, Qt::ToolTipRole the whole
/// text or the reason.
namespace bw::ui {

enum CellRole : int {
    SortRole = Qt::UserRole + 1, ///< raw value to sort by; an invalid one sorts last whichever the order
    RawRole, ///< what is copied and exported; SortRole, then DisplayRole stand in
    MarkRole, ///< Mark as int, drawn before the text
    TagRole, ///< bool: the text stands on a fill (Tag), with MarkRole's mark
    BoundRole, ///< bool: the figure is a lower bound ("≥")
    MeasureRole, ///< Measure as int
    FixedFontRole, ///< bool: addresses, ids, log lines
    EmphasisRole, ///< bool: semibold
    RemarkRole, ///< QString: small, secondary, after the text
    SwatchRole, ///< Swatch packed by packSwatch(): square of colour and pattern before the text
    HeardRole, ///< QVariantList of double, 0 to 1 an hour, -1 is not heard: drawn as HeardStrip
    BarRole, ///< double 0 to 1: drawn as a share bar behind or beside the figure
    ActionRole, ///< QString: a small button in the cell with this text (activated like Enter)
    MiddleElideRole, ///< bool: addresses, hosts, ids: elide in the middle
    SoughtRole, ///< bool: it is what somebody searched for: tinted and semibold
    FilterRole, ///< what "Filter to this" hands over; RawRole stands in
    BlockRole, ///< QString: the block of rows that it belongs to, where the table has blocks; they stand in its order
    HeadingRole, ///< bool: the row is the head of its block, and stays first in it whatever is sorted
    LastCellRole = Qt::UserRole + 64, ///< roles of a model's own start here
};

/// What a figure rests on.
enum class Measure {
    Known,
    Unknown, ///< not measured: tertiary, tool-tip says why
    None, ///< not there: tertiary
    Unread, ///< not fetched yet: tertiary "…"
};

} // namespace bw::ui
