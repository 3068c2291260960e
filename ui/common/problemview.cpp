// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/problemview.h"

#include "ui/common/buttons.h"
#include "ui/common/label.h"
#include "ui/common/tag.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace bw::ui {

ProblemView::ProblemView(const core::Problem &problem, QWidget *parent)
    : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::s4, space::s4, space::s4, space::s4);
    layout->setSpacing(space::s1);
    layout->addStretch();
    auto *top = new QHBoxLayout;
    top->setSpacing(space::s2);
    m_what = new Label({}, FontRole::PanelTitle);
    m_what->setObjectName(u"problemWhatLabel"_s);
    m_what->setWordWrap(true);
    m_what->setAlignment(Qt::AlignCenter);
    top->addStretch(1);
    top->addWidget(new MarkLabel(Mark::Fail), 0, Qt::AlignVCenter);
    top->addWidget(m_what, 1000); // all the room there is, up to its text's width
    top->addStretch(1);
    layout->addLayout(top);
    m_why = new Label({}, FontRole::Base, Token::TextSecondary);
    m_why->setObjectName(u"problemReasonLabel"_s);
    m_why->setWordWrap(true);
    m_why->setAlignment(Qt::AlignHCenter);
    m_why->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(m_why);
    m_where = new Label({}, FontRole::Code, Token::TextSecondary);
    m_where->setWordWrap(true);
    m_where->setAlignment(Qt::AlignHCenter);
    m_where->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(m_where);
    layout->addSpacing(space::s1);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::s2);
    QPushButton *again = makeButton(tr("Try again"), ButtonKind::Normal, u"refresh"_s);
    again->setObjectName(u"tryAgainButton"_s);
    connect(again, &QPushButton::clicked, this, &ProblemView::tryAgain);
    QPushButton *copy = makeButton(tr("Copy details"), ButtonKind::Quiet, u"copy"_s);
    copy->setObjectName(u"copyDetailsButton"_s);
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(details(m_problem)); });
    buttons->addStretch();
    buttons->addWidget(again);
    buttons->addWidget(copy);
    buttons->addStretch();
    layout->addLayout(buttons);
    layout->addStretch();
    m_again = again;
    m_again->hide();
    setProblem(problem);
}

void ProblemView::setProblem(const core::Problem &problem)
{
    m_problem = problem;
    m_what->setText(problem.what);
    m_what->setMaximumWidth(m_what->fontMetrics().horizontalAdvance(problem.what) + 2);
    m_why->setText(sentence(problem));
    m_why->setVisible(!m_why->text().isEmpty());
    m_where->setText(problem.where);
    m_where->setVisible(!problem.where.isEmpty());
    setAccessibleName(problem.what);
    setAccessibleDescription(m_why->text());
}

void ProblemView::setTryAgain(bool offered)
{
    m_again->setVisible(offered);
}

QString ProblemView::sentence(const core::Problem &problem)
{
    QStringList parts;
    for (const QString &part : { problem.reason, problem.remedy }) {
        if (part.isEmpty())
            continue;
        const bool ends = part.endsWith(u'.') || part.endsWith(u'?') || part.endsWith(u':');
        parts << (ends ? part : part + u'.');
    }
    if (!parts.isEmpty())
        parts[0][0] = parts[0][0].toUpper();
    return parts.join(u' ');
}

QString ProblemView::details(const core::Problem &problem)
{
    QStringList lines { problem.what };
    if (!problem.reason.isEmpty())
        lines << tr("Reason: %1").arg(problem.reason);
    if (!problem.where.isEmpty())
        lines << tr("Where: %1").arg(problem.where);
    if (!problem.remedy.isEmpty())
        lines << tr("What to do: %1").arg(problem.remedy);
    lines << u"Breakwater " BW_VERSION ""_s;
    return lines.join(u'\n');
}

} // namespace bw::ui
