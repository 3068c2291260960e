// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/needlist.h"

#include "ui/common/buttons.h"
#include "ui/common/hairline.h"
#include "ui/common/tag.h"
#include "ui/common/theme.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QTextLayout>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;
using bw::ui::Theme;
using bw::ui::Token;

namespace bw::overview {

namespace {

constexpr int tagColumn = 78, rowHeight = 33;
constexpr qsizetype shownAtFirst = 5; ///< what a window of 800 pixels has room for

/// A semibold beginning and the rest of the sentence: on one line, on two where that does not do. What is
/// still cut is in the tool-tip.
class Sentence final : public QWidget
{
public:
    Sentence(const QString &strong, const QString &rest, QWidget *parent = nullptr)
        : QWidget(parent)
        , m_strong(strong)
        , m_rest(QString(rest).replace(u" %"_s, u"\u00a0%"_s)) // a sign alone on a line would read as nothing
    {
        setAccessibleName(strong + u' ' + rest);
        setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    }
    QSize sizeHint() const override { return { 200, fontMetrics().height() * (m_isLong ? 2 : 1) + 8 }; }
    QSize minimumSizeHint() const override { return { 60, fontMetrics().height() * (m_isLong ? 2 : 1) + 8 }; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = Theme::of(this);
        QPainter painter(this);
        painter.setPen(theme.color(Token::TextPrimary));
        QFont strong = theme.font(ui::FontRole::PanelTitle);
        const QFontMetrics strongMetrics(strong);
        const int first = std::min(strongMetrics.horizontalAdvance(m_strong) + 1, width());
        const auto flags = int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignVCenter);
        if (m_isLong) {
            paintTwoLines(&painter, flags);
            return;
        }
        painter.setFont(strong);
        painter.drawText(QStyle::visualRect(layoutDirection(), rect(), QRect(0, 0, first, height())), flags, strongMetrics.elidedText(m_strong, Qt::ElideMiddle, first));
        const int left = first + painter.fontMetrics().horizontalAdvance(u' ');
        painter.setFont(font());
        const QString rest = fontMetrics().elidedText(m_rest, Qt::ElideRight, std::max(0, width() - left));
        painter.drawText(QStyle::visualRect(layoutDirection(), rect(), QRect(left, 0, width() - left, height())), flags, rest);
        setToolTip(rest == m_rest ? QString() : m_strong + u' ' + m_rest);
    }

    void resizeEvent(QResizeEvent *event) override
    {
        QWidget::resizeEvent(event);
        const QFontMetrics strong(Theme::of(this).font(ui::FontRole::PanelTitle));
        const bool isLong = strong.horizontalAdvance(m_strong + u' ') + fontMetrics().horizontalAdvance(m_rest) + 2 > width();
        if (isLong == m_isLong)
            return;
        m_isLong = isLong;
        updateGeometry();
    }

private:
    /// The sentence flows on: the second line is cut where even that does not do.
    void paintTwoLines(QPainter *painter, int flags)
    {
        const int half = height() / 2;
        const int line = std::min(half, fontMetrics().height() + 1);
        const QString whole = m_strong + u' ' + m_rest;
        QTextLayout upper(whole, font());
        QTextOption option(Qt::AlignLeading);
        option.setTextDirection(layoutDirection());
        option.setWrapMode(QTextOption::WordWrap);
        upper.setTextOption(option);
        QTextCharFormat strong;
        strong.setFont(Theme::of(this).font(ui::FontRole::PanelTitle));
        upper.setFormats({ { 0, int(m_strong.size()), strong } });
        upper.beginLayout();
        QTextLine first = upper.createLine();
        first.setLineWidth(width());
        upper.endLayout();
        const bool flows = first.textLength() >= m_strong.size() && first.naturalTextWidth() <= width();
        if (flows) {
            first.draw(painter, QPointF(isRightToLeft() ? width() - first.naturalTextWidth() : 0, half - line));
        } else {
            painter->setFont(strong.font());
            painter->drawText(QRect(0, half - line, width(), line), flags, painter->fontMetrics().elidedText(m_strong, Qt::ElideMiddle, width()));
        }
        painter->setFont(font());
        const QString rest = flows ? whole.mid(first.textLength()) : m_rest;
        const QString shown = fontMetrics().elidedText(rest, Qt::ElideRight, width());
        painter->drawText(QRect(0, half, width(), line), flags, shown);
        setToolTip(shown == rest ? QString() : whole);
    }

    QString m_strong, m_rest;
    bool m_isLong = false;
};

class Row final : public QWidget
{
public:
    Row(const Need &need, bool last, QPushButton *button)
        : m_last(last)
    {
        auto *row = new QHBoxLayout(this);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(12);
        setMinimumHeight(rowHeight);
        auto *tagBox = new QHBoxLayout;
        auto *tag = new ui::Tag(need.mark);
        tagBox->addWidget(tag);
        tagBox->addStretch(1);
        auto *tagHolder = new QWidget;
        tagBox->setContentsMargins(0, 0, 0, 0);
        tagHolder->setLayout(tagBox);
        tagHolder->setMinimumWidth(tagColumn);
        row->addWidget(tagHolder);
        row->addWidget(new Sentence(need.strong, need.rest), 1);
        row->addWidget(button);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        if (m_last)
            return;
        QPainter painter(this);
        ui::hairline(&painter, QLineF(0, height() - 0.5, width(), height() - 0.5), Theme::of(this).color(Token::LineFaint));
    }

private:
    bool m_last;
};

} // namespace

NeedList::NeedList(QWidget *parent)
    : QWidget(parent)
{
    m_rows = new QVBoxLayout(this);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(0);
}

void NeedList::setNeeds(const QList<Need> &needs)
{
    if (needs == m_needs)
        return;
    m_needs = needs;
    rebuild();
}

void NeedList::rebuild()
{
    const QWidget *focus = window()->focusWidget();
    const bool hadFocus = focus && isAncestorOf(focus);
    const QString focused = hadFocus ? focus->objectName() : QString();
    QPushButton *next = nullptr; ///< what gets the focus then: the same row's button, else the first one
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        if (item->widget()) {
            // Its own link may have asked for this.
            item->widget()->setParent(nullptr);
            item->widget()->deleteLater();
        }
        delete item;
    }
    // A link for one row would take the place of the row.
    const qsizetype shown = m_showsAll || m_needs.size() <= shownAtFirst + 1 ? m_needs.size() : shownAtFirst;
    for (qsizetype i = 0; i < shown; ++i) {
        const Need &need = m_needs.at(i);
        // The first row's step is the page's one primary button.
        auto *button = ui::makeButton(need.button, i == 0 ? ui::ButtonKind::Primary : ui::ButtonKind::Normal, {}, ui::ControlSize::Small);
        button->setObjectName(need.id + u"NeedButton"_s);
        button->setAccessibleName(tr("%1: %2 %3").arg(need.button, need.strong, need.rest));
        connect(button, &QPushButton::clicked, this, [this, need] { Q_EMIT opened(need); });
        if (!next || button->objectName() == focused)
            next = button;
        m_rows->addWidget(new Row(need, i + 1 == m_needs.size(), button));
    }
    if (shown < m_needs.size()) {
        auto *more = ui::makeLink(tr("and %n more", nullptr, int(m_needs.size() - shown)));
        more->setObjectName(u"moreNeedsLink"_s);
        connect(more, &QPushButton::clicked, this, [this] {
            m_showsAll = true;
            rebuild();
        });
        m_rows->addWidget(more, 0, Qt::AlignLeading);
    }
    m_rows->addStretch(1);
    if (hadFocus && next)
        next->setFocus(Qt::OtherFocusReason);
}

} // namespace bw::overview
