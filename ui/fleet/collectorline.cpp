// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fleet/collectorline.h"

#include "models/config/settings.h"
#include "ui/common/buttons.h"
#include "ui/common/label.h"
#include "ui/fleet/userunit.h"
#include "ui/page/desk.h"

#include <QHBoxLayout>
#include <QPushButton>

using namespace Qt::StringLiterals;
using bw::service::CollectorState;

namespace bw::fleet {

CollectorLine::CollectorLine(service::Fleet *fleet, ui::Desk *desk, QWidget *parent)
    : QWidget(parent)
    , m_fleet(fleet)
    , m_desk(desk)
    , m_unit(new UserUnit(this))
{
    setObjectName(u"collectorLine"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    m_text = new ui::Label({}, ui::FontRole::Small, ui::Token::TextSecondary);
    m_text->setObjectName(u"collectorLabel"_s);
    m_text->setWordWrap(true);
    row->addWidget(m_text, 1);
    m_own = ui::makeButton({}, ui::ButtonKind::Normal, {}, ui::ControlSize::Small);
    m_own->setObjectName(u"collectorOwnButton"_s);
    row->addWidget(m_own);
    m_service = ui::makeButton({}, ui::ButtonKind::Normal, {}, ui::ControlSize::Small);
    m_service->setObjectName(u"collectorServiceButton"_s);
    row->addWidget(m_service);
    connect(m_own, &QPushButton::clicked, this, [this] { setCollects(!m_desk->settings().collects); });
    connect(m_service, &QPushButton::clicked, this, [this] {
        if (m_unit->state() == UserUnit::State::Running) {
            m_unit->stop();
            return;
        }
        m_fleet->yieldRounds(); // it waits for its turn else
        m_unit->start();
    });
    connect(m_unit, &UserUnit::changed, this, &CollectorLine::refresh);
    connect(fleet, &service::Fleet::collectorChanged, this, &CollectorLine::refresh);
    connect(fleet, &service::Fleet::collectorChanged, m_unit, [this] {
        if (isVisible()) // the service may have begun, or ended, by itself
            m_unit->look();
    });
    connect(desk, &ui::Desk::settingsChanged, this, &CollectorLine::refresh);
    refresh();
}

void CollectorLine::setReadOnly(const QString &why)
{
    m_whyNot = why;
    refresh();
}

void CollectorLine::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_unit->look();
}

void CollectorLine::setCollects(bool collects)
{
    config::Settings settings = m_desk->settings();
    settings.collects = collects;
    m_desk->changeSettings(settings);
}

void CollectorLine::refresh()
{
    const CollectorState state = m_fleet->collector();
    const bool collects = m_desk->settings().collects;
    const bool runs = m_unit->state() == UserUnit::State::Running;
    switch (state.who) {
    case CollectorState::Who::Us:
        m_text->setText(tr("Collected by this console every %n second(s), while it is open.", nullptr, int(state.every.count())));
        break;
    case CollectorState::Who::Other:
        m_text->setText(state.other.isEmpty() ? tr("Collected by another program.") : tr("Collected by the collector service (%1).").arg(state.other));
        break;
    case CollectorState::Who::Nobody:
        m_text->setText(collects && m_whyNot.isEmpty() && !runs ? tr("Collected by this console, once a node can be reached.")
                            : runs                              ? tr("The collector service runs; it reads the store that it was told.")
                                                                : tr("Not collected by itself: only when somebody presses Collect now."));
        break;
    }
    if (state.problem)
        m_text->setText(tr("Collecting by itself fails: %1").arg(state.problem->oneLine()));
    m_own->setText(collects ? tr("Do not collect by itself") : tr("Collect while this console is open"));
    m_own->setVisible(state.who != CollectorState::Who::Other);
    ui::setDisabledReason(m_own, m_whyNot);
    m_service->setText(runs ? tr("Stop the collector service") : tr("Start the collector service"));
    const bool canAct = m_unit->state() == UserUnit::State::Running || m_unit->state() == UserUnit::State::Stopped;
    ui::setDisabledReason(m_service, m_unit->isActing() || (m_unit->isBusy() && m_unit->state() == UserUnit::State::Unknown) ? tr("It is being asked.") : canAct ? QString() : m_unit->details().isEmpty() ? m_unit->reason() : m_unit->reason() + u'\n' + m_unit->details());
    // That it is not installed is no news on a desk that needs none: the button says it.
    const QString why = m_unit->isActing() || m_unit->state() == UserUnit::State::NotInstalled ? QString() : m_unit->reason();
    if (!why.isEmpty())
        m_text->setText(m_text->text() + u' ' + why);
}

} // namespace bw::fleet
