// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/panel.h"

#include "ui/common/buttons.h"
#include "ui/common/hairline.h"
#include "ui/common/label.h"
#include "ui/common/problemview.h"
#include "ui/common/tag.h"
#include "ui/common/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bw::ui {

namespace {

constexpr int emptyWidth = 300, emptyWidest = 560; ///< of the sentence of an empty panel

} // namespace

/// Grey blocks in the shape of rows: still, since nothing moves by surprise.
class Panel::Blocks final : public QWidget
{
public:
    explicit Blocks(QWidget *parent)
        : QWidget(parent)
    {
        setMinimumHeight(80);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = Theme::of(this);
        QPainter painter(this);
        const int row = theme.rowHeight();
        const int bar = 12;
        const double shares[] = { 0.34, 0.42, 0.28, 0.38, 0.31 };
        for (int i = 0; (i + 1) * row <= height() && i < 12; ++i) {
            const int y = i * row + (row - bar) / 2;
            const int first = int(width() * shares[i % 5]);
            const bool mirrored = isRightToLeft();
            const QRect left(mirrored ? width() - 12 - first : 12, y, first, bar);
            const QRect right(mirrored ? 12 : width() - 12 - width() / 8, y, width() / 8, bar);
            paintBox(&painter, left, radius::mark, theme.color(Token::SurfaceSunken), QColor());
            paintBox(&painter, right, radius::mark, theme.color(Token::SurfaceSunken), QColor());
        }
    }
};

Panel::Panel(const QString &title, QWidget *parent)
    : QFrame(parent)
{
    m_layout = new QVBoxLayout(this);
    m_layout->setContentsMargins(1, 1, 1, 1);
    m_layout->setSpacing(0);
    if (!title.isEmpty())
        setTitle(title);
}

void Panel::buildHeader()
{
    if (m_header)
        return;
    m_header = new QWidget(this);
    m_headerLayout = new QHBoxLayout(m_header);
    m_headerLayout->setContentsMargins(space::s3, 5, space::s3, 3);
    m_headerLayout->setSpacing(space::s2);
    m_title = new Label({}, FontRole::PanelTitle);
    m_title->setObjectName(u"panelTitleLabel"_s);
    m_subtitle = new ElidedLabel({}, Qt::ElideRight, FontRole::Small, Token::TextSecondary);
    m_subtitle->setObjectName(u"panelSubtitleLabel"_s);
    m_headerLayout->addWidget(m_title);
    m_headerLayout->addWidget(m_subtitle, 1);
    m_header->setMinimumHeight(Theme::of(this).controlHeight(size::control) + 8);
    m_layout->insertWidget(0, m_header);
}

void Panel::setTitle(const QString &title)
{
    buildHeader();
    m_title->setText(title);
    setAccessibleName(title);
}

void Panel::setSubtitle(const QString &subtitle)
{
    buildHeader();
    m_subtitle->setText(subtitle);
    setAccessibleDescription(subtitle);
}

QString Panel::title() const
{
    return m_title ? m_title->text() : QString();
}

void Panel::addHeaderWidget(QWidget *widget)
{
    buildHeader();
    m_headerLayout->addWidget(widget, 0, Qt::AlignVCenter);
    if (!m_wrapping && widget->sizePolicy().hasHeightForWidth()) {
        m_wrapping = widget;
        m_below = new QVBoxLayout;
        m_below->setContentsMargins(space::s3, 0, space::s3, 0);
        m_layout->insertLayout(1, m_below);
    }
}

void Panel::placeWrapping()
{
    if (!m_wrapping)
        return;
    int needed = 2 * space::s3 + m_title->sizeHint().width();
    for (int i = 2; i < m_headerLayout->count(); ++i) {
        const QWidget *other = m_headerLayout->itemAt(i)->widget();
        if (other && other != m_wrapping)
            needed += other->sizeHint().width() + space::s2;
    }
    needed += m_wrapping->sizeHint().width() + 2 * space::s2;
    const bool below = needed > width();
    // An elastic panel has no height for its width: the rows of a wrapped legend are part of its least height.
    m_wrapping->setMinimumHeight(m_elastic && below ? m_wrapping->heightForWidth(std::max(1, width() - 2 * space::s3 - 2)) : 0);
    if (below == (m_below->count() > 0))
        return;
    if (below) {
        m_headerLayout->removeWidget(m_wrapping);
        m_below->addWidget(m_wrapping);
    } else {
        m_below->removeWidget(m_wrapping);
        m_headerLayout->insertWidget(2, m_wrapping, 0, Qt::AlignVCenter);
    }
}

void Panel::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    placeWrapping();
}

bool Panel::event(QEvent *event)
{
    // A legend that has grown asks for a new layout.
    if (event->type() == QEvent::LayoutRequest)
        placeWrapping();
    return QFrame::event(event);
}

void Panel::setContent(QWidget *content, bool flush)
{
    delete m_content;
    m_content = content;
    m_flush = flush;
    if (!content)
        return;
    auto *holder = new QWidget(this);
    auto *inner = new QVBoxLayout(holder);
    if (flush)
        inner->setContentsMargins(0, 0, 0, radius::panel / 2);
    else
        inner->setContentsMargins(space::s3, m_header ? 0 : space::s3, space::s3, space::s3);
    inner->setSpacing(0);
    inner->addWidget(content);
    // The holder stands in for the content everywhere else, margins and all.
    m_content = holder;
    m_layout->addWidget(holder, 1);
    m_content->setVisible(m_state == State::Content);
}

void Panel::show(State state)
{
    m_state = state;
    if (m_content)
        m_content->setVisible(state == State::Content);
    if (m_blocks)
        m_blocks->setVisible(state == State::Loading);
    if (m_empty)
        m_empty->setVisible(state == State::Empty);
    if (m_error)
        m_error->setVisible(state == State::Error);
}

void Panel::showContent()
{
    show(State::Content);
}

void Panel::showLoading()
{
    if (!m_blocks) {
        m_blocks = new Blocks(this);
        m_blocks->setAccessibleName(tr("Being read"));
        m_layout->addWidget(m_blocks, 1);
    }
    show(State::Loading);
}

void Panel::showEmpty(const QString &sentence, Mark mark, const QString &buttonText)
{
    if (m_empty) {
        // Its own button may have asked for this.
        m_empty->hide();
        m_empty->deleteLater();
    }
    m_empty = new QWidget(this);
    auto *layout = new QHBoxLayout(m_empty);
    layout->setContentsMargins(space::s3, space::s4, space::s3, space::s4);
    layout->addStretch();
    if (mark != Mark::None)
        layout->addWidget(new MarkLabel(mark));
    auto *label = new Label(sentence, FontRole::Base, Token::TextSecondary);
    label->setWordWrap(true);
    label->setMinimumWidth(std::min(label->fontMetrics().horizontalAdvance(sentence) + 2, emptyWidth)); // else it wraps early
    label->setMaximumWidth(std::min(label->fontMetrics().horizontalAdvance(sentence) + 2, emptyWidest));
    label->setObjectName(u"emptyLabel"_s);
    layout->addWidget(label, 1, Qt::AlignVCenter);
    if (!buttonText.isEmpty()) {
        QPushButton *button = makeButton(buttonText, ButtonKind::Normal, {}, ControlSize::Small);
        button->setObjectName(u"emptyActionButton"_s);
        connect(button, &QPushButton::clicked, this, &Panel::emptyAction);
        layout->addWidget(button, 0, Qt::AlignVCenter);
    }
    layout->addStretch();
    m_layout->addWidget(m_empty, 1);
    show(State::Empty);
}

void Panel::showError(const core::Problem &problem)
{
    if (!m_error) {
        m_error = new ProblemView(problem, this);
        m_error->setTryAgain(true);
        connect(m_error, &ProblemView::tryAgain, this, &Panel::tryAgain);
        m_layout->addWidget(m_error, 1);
    } else {
        m_error->setProblem(problem);
    }
    show(State::Error);
}

QSize Panel::sizeHint() const
{
    return QFrame::sizeHint().expandedTo({ 120, 80 });
}

void Panel::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    paintBox(&painter, rect(), radius::panel, theme.color(Token::SurfacePanel), theme.color(Token::LineSubtle));
}

} // namespace bw::ui
