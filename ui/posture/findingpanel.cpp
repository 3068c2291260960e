// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/posture/findingpanel.h"

#include "models/posture/remedy.h"
#include "ui/common/buttons.h"
#include "ui/common/flowlayout.h"
#include "ui/common/label.h"
#include "ui/common/tag.h"

#include <QBoxLayout>
#include <QMenu>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTabBar>

using namespace Qt::StringLiterals;
using bw::ui::FontRole;
using bw::ui::Mark;
using bw::ui::Token;

namespace bw::posture {

FindingPanel::FindingPanel(QWidget *parent)
    : SidePanelFrame({}, parent)
{
    setObjectName(u"findingPanel"_s);
    m_level = new ui::Tag;
    m_level->setObjectName(u"findingLevelTag"_s);
    m_verdict = new ui::Tag;
    m_verdict->setObjectName(u"findingVerdictTag"_s);
    addLeadingTag(m_level);
    addLeadingTag(m_verdict);
    const auto text = [this](const QString &name, Token colour) {
        auto *label = new ui::Label({}, FontRole::Base, colour);
        label->setObjectName(name);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        body()->addWidget(label);
        return label;
    };
    m_reason = text(u"findingReason"_s, Token::TextPrimary);
    m_plain = text(u"findingPlain"_s, Token::TextSecondary);
    m_accepted = text(u"findingAccepted"_s, Token::VerAcceptedInk);
    makeButtons();
    m_tabs = new QTabBar;
    m_tabs->setObjectName(u"findingTabs"_s);
    m_tabs->setAccessibleName(tr("What is shown of the finding"));
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(true);
    addFlush(m_tabs);
    m_stack = new QStackedWidget;
    addFlush(m_stack, 1);
    for (const QString &title : { tr("Evidence"), tr("Why"), tr("How to fix"), tr("History"), tr("Maps to") })
        m_columns << addTab(title);
    connect(m_tabs, &QTabBar::currentChanged, m_stack, &QStackedWidget::setCurrentIndex);
}

QVBoxLayout *FindingPanel::addTab(const QString &title)
{
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setAccessibleName(title);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(6);
    scroll->setWidget(content);
    m_stack->addWidget(scroll);
    m_tabs->addTab(title);
    return column;
}

void FindingPanel::makeButtons()
{
    auto *row = new QWidget;
    auto *flow = new ui::FlowLayout(row);
    const auto button = [&](const QString &text, const QString &name, ui::ButtonKind kind, const QString &icon, void (FindingPanel::*signal)()) {
        auto *made = ui::makeButton(text, kind, icon);
        made->setObjectName(name);
        connect(made, &QPushButton::clicked, this, signal);
        flow->addWidget(made);
        return made;
    };
    m_answer = button(tr("Answer…"), u"answerButton"_s, ui::ButtonKind::Primary, u"edit"_s, &FindingPanel::answerRequested);
    m_accept = button(tr("Accept the risk…"), u"acceptRiskButton"_s, ui::ButtonKind::Normal, {}, &FindingPanel::acceptRequested);
    m_measure = button(tr("Measure again"), u"measureTargetButton"_s, ui::ButtonKind::Normal, u"refresh"_s, &FindingPanel::measureRequested);
    auto *more = new ui::DropButton(u"more"_s, tr("More"));
    more->setObjectName(u"findingMoreButton"_s);
    connect(more, &QPushButton::clicked, this, &FindingPanel::showMenu);
    flow->addWidget(more);
    m_more = more;
    body()->addWidget(row);
}

void FindingPanel::showMenu()
{
    auto *menu = new QMenu(this);
    menu->setObjectName(u"findingMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const QString &text, const QString &name, void (FindingPanel::*signal)()) {
        QAction *action = menu->addAction(text, this, signal);
        action->setObjectName(name);
        action->setEnabled(m_whyNot.isEmpty());
    };
    if (m_row.accepted)
        add(tr("&Withdraw the acceptance"), u"withdrawAction"_s, &FindingPanel::withdrawRequested);
    if (m_row.finding.kind != store::AssetKind::Organisation) {
        add(tr("What you &say of %1…").arg(m_row.finding.asset), u"targetAction"_s, &FindingPanel::targetRequested);
        add(tr("&Forget what was measured of %1…").arg(m_row.finding.asset), u"removeTargetAction"_s, &FindingPanel::removeRequested);
    }
    if (menu->isEmpty())
        menu->addAction(tr("Nothing else can be done with the organisation"))->setEnabled(false);
    menu->popup(m_more->mapToGlobal(QPoint(0, m_more->height())));
}

void FindingPanel::setFinding(const itemmodels::PostureRow &row, const Control *control, const Catalog &catalog, const store::Answer *answer, const ui::Format &format, const QString &whyNoCommands)
{
    m_row = row;
    m_format = format;
    m_whyNot = whyNoCommands;
    m_hasQuestions = control && !control->questions.isEmpty();
    showHead(control);
    const QByteArray shown = row.finding.id().toUtf8() + QByteArray::number(row.finding.lookedAt) + row.finding.evidence + row.finding.reason.toUtf8() + (answer ? QByteArray::number(answer->at) : QByteArray());
    if (shown == m_shown)
        return;
    m_shown = shown;
    m_control = control ? std::optional(*control) : std::nullopt;
    m_names = remedyNames({ row.finding.asset, { nameOf(row.finding.kind) }, {} }, {});
    showEvidence(answer, control);
    showWhy();
    showFix();
    showMappings(control, catalog);
}

void FindingPanel::showHead(const Control *control)
{
    const store::FindingRow &finding = m_row.finding;
    setTitle(control ? control->title : finding.control);
    const Severity severity = m_row.judged.severity;
    m_level->setMark(itemmodels::markOf(severity), itemmodels::severityWord(severity));
    m_level->setVisible(m_row.judged.verdict == Verdict::Fail || m_row.judged.verdict == Verdict::Unknown);
    m_verdict->setMark(itemmodels::markOf(m_row.judged.verdict), finding.isPartial && m_row.judged.verdict == Verdict::Fail ? tr("fails in part") : finding.isStale ? tr("stale") : itemmodels::verdictWord(finding.verdict));
    //: %1 is what is measured, %2 a sentence about it
    m_reason->setText(tr("%1: %2").arg(itemmodels::targetTitle(finding), finding.reason));
    QStringList plain = finding.notes;
    if (finding.isStale && !finding.held.isEmpty())
        plain.prepend(tr("The evidence is too old. It said: %1.").arg(itemmodels::verdictWord(finding.held)));
    if (control)
        plain << (control->plain.isEmpty() ? control->check : control->plain);
    m_plain->setText(plain.join(u'\n'));
    m_plain->setVisible(!plain.isEmpty());
    m_accepted->setVisible(m_row.accepted.has_value());
    if (m_row.accepted)
        m_accepted->setText(tr("Accepted until %1 by %2: %3").arg(m_format.day(m_row.accepted->until), m_row.accepted->owner, m_row.accepted->reason));
    m_answer->setVisible(m_hasQuestions);
    const bool isOpen = m_row.judged.verdict == Verdict::Fail || m_row.judged.verdict == Verdict::Unknown;
    m_accept->setVisible(isOpen);
    m_accept->setText(m_row.accepted ? tr("Accept it anew…") : tr("Accept the risk…"));
    for (QPushButton *button : { m_answer, m_accept, m_measure })
        ui::setDisabledReason(button, m_whyNot);
}

int FindingPanel::tab() const
{
    return m_tabs->currentIndex();
}

void FindingPanel::setTab(int tab)
{
    m_tabs->setCurrentIndex(tab);
}

} // namespace bw::posture
