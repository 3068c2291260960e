// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fleet/steplist.h"

#include "ui/common/label.h"
#include "ui/common/mark.h"
#include "ui/common/tag.h"

#include <QHBoxLayout>
#include <QPainter>

using namespace Qt::StringLiterals;
using bw::transport::StepState;

namespace bw::fleet {

namespace {

constexpr int nameWidth = 176;

/// A step whose turn has not come: a plain ring, no verdict.
class Ring final : public QWidget
{
public:
    Ring() { setFixedSize(12, 16); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(ui::Theme::of(this).color(ui::Token::LineControl), 1.5));
        painter.drawEllipse(QRectF(1, 3, 10, 10));
    }
};

QWidget *makeRow(int number, const service::TestStep &step)
{
    const bool isWaiting = step.state == StepState::Waiting;
    const ui::Token ink = isWaiting ? ui::Token::TextTertiary : ui::Token::TextPrimary;
    auto *row = new QWidget;
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 5, 0, 5);
    line->setSpacing(8);
    const ui::Mark mark = step.state == StepState::Done ? ui::Mark::Pass : step.state == StepState::Asks ? ui::Mark::Unknown : ui::Mark::Fail;
    line->addWidget(isWaiting ? static_cast<QWidget *>(new Ring) : new ui::MarkLabel(mark), 0, Qt::AlignTop);
    auto *name = new ui::Label(QString::number(number) + u' ' + step.title, ui::FontRole::Base, ink);
    name->setMinimumWidth(nameWidth);
    line->addWidget(name, 0, Qt::AlignTop);
    QString text = isWaiting && step.text.isEmpty() ? StepList::tr("waits") : step.text;
    if (step.state == StepState::Failed && !step.remedy.isEmpty())
        text += u'\n' + step.remedy;
    auto *said = new ui::Label(text, ui::FontRole::Base, isWaiting ? ui::Token::TextTertiary : step.state == StepState::Failed ? ui::Token::TextPrimary : ui::Token::TextSecondary);
    said->setWordWrap(true);
    said->setObjectName(u"stepText%1"_s.arg(number));
    said->setTextInteractionFlags(Qt::TextSelectableByMouse);
    line->addWidget(said, 1);
    return row;
}

} // namespace

StepList::StepList(QWidget *parent)
    : QWidget(parent)
{
    m_column = new QVBoxLayout(this);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
}

void StepList::setSteps(const QList<service::TestStep> &steps, QWidget *below, int at)
{
    if (below)
        m_column->removeWidget(below);
    qDeleteAll(m_rows);
    m_rows.clear();
    for (int i = 0; i < steps.size(); ++i) {
        m_rows << makeRow(i + 1, steps.at(i));
        m_column->addWidget(m_rows.last());
        if (below && i == at)
            m_column->addWidget(below);
    }
    if (below)
        below->setVisible(at >= 0);
}

} // namespace bw::fleet
