// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/pickerpopup.h"
#include "ui/shell/timechoice.h"

class QDateTimeEdit;
class QListWidget;
class QPushButton;

namespace bw::ui {
class FormField;
class Label;
}

namespace bw::shell {

/// Spans that end with the newest data, calendar spans, two moments of one's own, and the zoom that is in force.
class RangePicker final : public PickerPopup
{
    Q_OBJECT
public:
    explicit RangePicker(QWidget *parent);
    /// What is in force now. zoomed: \p range is a part of what \p choice means.
    void setState(const TimeChoice &choice, const core::TimeRange &range, bool zoomed, const core::ZoneRules &zone, const ui::Format &format);

Q_SIGNALS:
    void rangeChosen(const bw::shell::TimeChoice &choice);
    void wholeRangeChosen(); ///< leave the zoom

private:
    void applyCustom();
    TimeChoice m_choice;
    core::ZoneRules m_zone;
    QListWidget *m_presets = nullptr;
    QDateTimeEdit *m_from = nullptr;
    QDateTimeEdit *m_to = nullptr;
    ui::FormField *m_toField = nullptr;
    QPushButton *m_apply = nullptr;
    QWidget *m_zoomRow = nullptr;
    ui::Label *m_zoomText = nullptr;
    ui::Label *m_zoneText = nullptr;
};

} // namespace bw::shell
