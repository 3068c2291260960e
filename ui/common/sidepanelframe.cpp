// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/sidepanelframe.h"

#include "ui/common/buttons.h"
#include "ui/common/flowlayout.h"
#include "ui/common/hairline.h"
#include "ui/common/label.h"

#include <QBoxLayout>
#include <QGridLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QTextDocument>
#include <QTextEdit>

#include <algorithm>
#include <cmath>
#include <memory>

using namespace Qt::StringLiterals;

namespace bw::ui {

namespace {

constexpr qsizetype longWord = 24; ///< as many figures of the code font as a panel's second column holds

bool hasLongWord(const QString &text)
{
    const auto words = QStringView(text).split(u' ');
    return std::ranges::any_of(words, [](QStringView word) { return word.size() > longWord; });
}

/// A label breaks only between words, so that a fingerprint would make the panel wider than it is.
class BrokenText final : public QTextEdit
{
public:
    BrokenText(const QString &text, FontRole role)
    {
        setReadOnly(true);
        setFrameShape(QFrame::NoFrame);
        setFocusPolicy(Qt::ClickFocus);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        setFont(Theme::of(this).font(role));
        viewport()->setAutoFillBackground(false);
        document()->setDocumentMargin(0);
        setPlainText(text);
        QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
        policy.setHeightForWidth(true);
        setSizePolicy(policy);
    }
    int heightForWidth(int width) const override
    {
        const std::unique_ptr<QTextDocument> laid(document()->clone());
        laid->setTextWidth(width);
        return int(std::ceil(laid->size().height()));
    }
    QSize sizeHint() const override { return { 200, heightForWidth(200) }; }
    QSize minimumSizeHint() const override { return { 80, fontMetrics().height() }; }
};

} // namespace

SidePanelFrame::SidePanelFrame(const QString &title, QWidget *parent)
    : QWidget(parent)
{
    m_outer = new QVBoxLayout(this);
    m_outer->setContentsMargins(1, space::s3, 0, space::s3);
    m_outer->setSpacing(space::s3);

    auto *top = new QWidget;
    m_top = new QHBoxLayout(top);
    m_top->setContentsMargins(space::s4, 0, space::s3, 0);
    m_top->setSpacing(space::s2);
    m_tags = new QHBoxLayout;
    m_tags->setSpacing(space::s2);
    m_title = new Label(title, FontRole::Subheading);
    m_title->setWordWrap(true);
    m_title->setObjectName(u"sidePanelTitleLabel"_s);
    m_top->addLayout(m_tags);
    m_top->addWidget(m_title, 1);
    auto *close = makeToolButton(u"close"_s, tr("Close the side panel"), tr("Close the side panel (Esc)"));
    close->setObjectName(u"closeSidePanelButton"_s);
    connect(close, &QToolButton::clicked, this, &SidePanelFrame::closeRequested);
    m_top->addWidget(close, 0, Qt::AlignTop);
    m_outer->addWidget(top);

    auto *bodyHolder = new QWidget;
    m_body = new QVBoxLayout(bodyHolder);
    m_body->setContentsMargins(space::s4, 0, space::s4, 0);
    m_body->setSpacing(space::s3);
    m_outer->addWidget(bodyHolder);
    setAccessibleName(title);
}

void SidePanelFrame::setTitle(const QString &title)
{
    m_title->setText(title);
    setAccessibleName(title);
}

QString SidePanelFrame::title() const
{
    return m_title->text();
}

void SidePanelFrame::addHeaderWidget(QWidget *widget)
{
    m_top->insertWidget(m_top->count() - 1, widget, 0, Qt::AlignTop);
}

void SidePanelFrame::addLeadingTag(QWidget *tag)
{
    if (m_tags->count() == 0) {
        m_top->removeWidget(m_title);
        m_top->insertStretch(1, 1);
        auto *holder = new QWidget;
        auto *line = new QHBoxLayout(holder);
        line->setContentsMargins(space::s4, 0, space::s4, 0);
        line->addWidget(m_title);
        m_outer->insertWidget(1, holder);
    }
    m_tags->addWidget(tag, 0, Qt::AlignVCenter);
}

void SidePanelFrame::addFlush(QWidget *widget, int stretch)
{
    const int before = m_foot ? m_outer->count() - 1 : m_outer->count();
    m_outer->insertWidget(before, widget, stretch);
}

void SidePanelFrame::addFootWidget(QWidget *widget)
{
    if (!m_foot) {
        auto *holder = new QWidget;
        m_foot = new QHBoxLayout(holder);
        m_foot->setContentsMargins(space::s4, 0, space::s4, 0);
        m_foot->setSpacing(space::s2);
        m_foot->addStretch();
        m_outer->addWidget(holder);
    }
    m_foot->insertWidget(m_foot->count() - 1, widget, 0, Qt::AlignVCenter);
}

void SidePanelFrame::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(Token::SurfacePanel));
    const int edge = isRightToLeft() ? width() - 1 : 0;
    hairline(&painter, QLineF(edge, 0, edge, height()), theme.color(Token::LineSubtle));
}

void SidePanelFrame::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && event->modifiers() == Qt::NoModifier)
        Q_EMIT closeRequested();
    else
        QWidget::keyPressEvent(event);
}

FactList::FactList(QWidget *parent)
    : QWidget(parent)
{
    m_grid = new QGridLayout(this);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(space::s2);
    m_grid->setVerticalSpacing(space::s1);
    m_grid->setColumnMinimumWidth(0, 104);
    m_grid->setColumnStretch(1, 1);
}

void FactList::clear()
{
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_grid->setRowStretch(m_rows, 0);
    m_rows = 0;
    m_facts.clear();
}

void FactList::setFacts(const QList<Fact> &facts)
{
    const bool hasSameShape = std::ranges::equal(facts, m_facts, [](const Fact &one, const Fact &before) {
        return one.name == before.name && one.fixed == before.fixed && (one.value == before.value || (!hasLongWord(one.value) && !hasLongWord(before.value)));
    });
    if (!hasSameShape)
        clear();
    for (const Fact &fact : facts) {
        if (hasSameShape)
            setValue(fact.name, fact.value);
        else
            add(fact.name, fact.value, fact.fixed);
    }
    m_facts = facts;
}

void FactList::add(const QString &name, const QString &value, bool fixed)
{
    if (hasLongWord(value)) {
        auto *text = new BrokenText(value, fixed ? FontRole::Code : FontRole::Base);
        text->setAccessibleName(tr("%1: %2").arg(name, value));
        add(name, text);
        return;
    }
    auto *label = new Label(value, fixed ? FontRole::Code : FontRole::Base);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setAccessibleName(tr("%1: %2").arg(name, value));
    add(name, label);
}

void FactList::add(const QString &name, QWidget *value)
{
    auto *label = new Label(name, FontRole::Base, Token::TextSecondary);
    label->setBuddy(value);
    m_grid->addWidget(label, m_rows, 0, Qt::AlignTop);
    m_grid->addWidget(value, m_rows, 1, Qt::AlignTop);
    m_grid->setRowStretch(m_rows, 0);
    m_grid->setRowStretch(++m_rows, 1); // room that is left lies below, not between
}

void FactList::setValue(const QString &name, const QString &value)
{
    for (int row = 0; row < m_rows; ++row) {
        const auto *label = qobject_cast<Label *>(m_grid->itemAtPosition(row, 0)->widget());
        auto *shown = qobject_cast<Label *>(m_grid->itemAtPosition(row, 1)->widget());
        if (!label || !shown || label->text() != name || shown->text() == value)
            continue;
        shown->setText(value);
        shown->setAccessibleName(tr("%1: %2").arg(name, value));
    }
}

} // namespace bw::ui
