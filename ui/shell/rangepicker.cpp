// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/rangepicker.h"

#include "ui/common/buttons.h"
#include "ui/common/formfield.h"
#include "ui/common/label.h"

#include <QDateTimeEdit>
#include <QHBoxLayout>
#include <QListWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using bw::ui::FontRole;
using bw::ui::Token;

namespace bw::shell {

namespace {

/// The fields hold wall time: a QDateTime in UTC that reads as the clock on the wall.
QDateTime wallOf(core::UtcMicros t, const core::ZoneRules &zone)
{
    return QDateTime::fromMSecsSinceEpoch((t + zone.offsetAt(t) * core::microsPerSecond) / 1000, Qt::UTC);
}

core::UtcMicros utcOf(const QDateTime &wall, const core::ZoneRules &zone)
{
    return zone.toUtc(QDateTime(wall.date(), wall.time(), Qt::UTC).toMSecsSinceEpoch() * 1000);
}

QDateTimeEdit *makeMoment(const QString &name)
{
    auto *edit = new QDateTimeEdit;
    edit->setObjectName(name);
    edit->setTimeSpec(Qt::UTC);
    edit->setDisplayFormat(u"yyyy-MM-dd HH:mm"_s);
    edit->setCalendarPopup(true);
    return edit;
}

} // namespace

RangePicker::RangePicker(QWidget *parent)
    : PickerPopup(tr("Choose a time range"), parent)
{
    setObjectName(u"rangePicker"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(8, 8, 12, 12);
    row->setSpacing(12);
    m_presets = new QListWidget;
    m_presets->setObjectName(u"rangeListWidget"_s);
    m_presets->setAccessibleName(tr("Time ranges"));
    m_presets->setFrameShape(QFrame::NoFrame);
    m_presets->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    for (const TimePreset &preset : timePresets()) {
        auto *item = new QListWidgetItem(preset.name, m_presets);
        item->setData(Qt::UserRole, preset.id);
    }
    m_presets->setMinimumWidth(150);
    m_presets->setMinimumHeight(m_presets->sizeHintForRow(0) * m_presets->count() + 8);
    row->addWidget(m_presets);

    auto *column = new QVBoxLayout;
    column->setSpacing(8);
    auto *title = new ui::Label(tr("From one moment to another"), FontRole::PanelTitle);
    column->addWidget(title);
    m_from = makeMoment(u"fromDateTimeEdit"_s);
    m_to = makeMoment(u"toDateTimeEdit"_s);
    column->addWidget(new ui::FormField(tr("&From"), m_from));
    m_toField = new ui::FormField(tr("&To, not included"), m_to);
    column->addWidget(m_toField);
    m_zoneText = new ui::Label({}, FontRole::Small, Token::TextTertiary);
    m_zoneText->setWordWrap(true);
    column->addWidget(m_zoneText);
    m_apply = ui::makeButton(tr("Show this range"), ui::ButtonKind::Primary);
    m_apply->setObjectName(u"applyRangeButton"_s);
    column->addWidget(m_apply, 0, Qt::AlignLeading);
    column->addStretch(1);
    m_zoomRow = new QWidget;
    auto *zoom = new QVBoxLayout(m_zoomRow);
    zoom->setContentsMargins(0, 0, 0, 0);
    zoom->setSpacing(8);
    m_zoomText = new ui::Label({}, FontRole::Small, Token::TextSecondary);
    m_zoomText->setWordWrap(true);
    auto *whole = ui::makeButton(tr("Leave the zoom"), ui::ButtonKind::Normal, u"zoom-out"_s, ui::ControlSize::Small);
    whole->setObjectName(u"leaveZoomButton"_s);
    zoom->addWidget(m_zoomText);
    zoom->addWidget(whole, 0, Qt::AlignLeading);
    column->addWidget(m_zoomRow);
    row->addLayout(column);

    const auto choose = [this](QListWidgetItem *item) {
        close();
        Q_EMIT rangeChosen(TimeChoice { item->data(Qt::UserRole).toString(), {} });
    };
    connect(m_presets, &QListWidget::itemActivated, this, choose);
    connect(m_presets, &QListWidget::itemClicked, this, choose);
    connect(m_apply, &QPushButton::clicked, this, &RangePicker::applyCustom);
    connect(whole, &QPushButton::clicked, this, [this] {
        close();
        Q_EMIT wholeRangeChosen();
    });
    setFocusProxy(m_presets);
}

void RangePicker::setState(const TimeChoice &choice, const core::TimeRange &range, bool zoomed, const core::ZoneRules &zone,
                           const ui::Format &format)
{
    m_choice = choice;
    m_zone = zone;
    m_presets->setCurrentRow(-1);
    for (int row = 0; row < m_presets->count(); ++row)
        if (m_presets->item(row)->data(Qt::UserRole).toString() == choice.preset)
            m_presets->setCurrentRow(row);
    m_from->setDateTime(wallOf(range.from, zone));
    m_to->setDateTime(wallOf(range.to, zone));
    m_toField->setError({});
    m_zoneText->setText(tr("Times of %1").arg(QString::fromStdString(zone.name())));
    m_zoomRow->setVisible(zoomed);
    m_zoomText->setText(tr("Zoomed to %1").arg(format.range(range)));
}

void RangePicker::applyCustom()
{
    const core::TimeRange range { utcOf(m_from->dateTime(), m_zone), utcOf(m_to->dateTime(), m_zone) };
    if (range.to <= range.from) {
        m_toField->setError(tr("The end comes after the start."));
        m_to->setFocus();
        return;
    }
    close();
    Q_EMIT rangeChosen(TimeChoice { u"custom"_s, range });
}

} // namespace bw::shell
