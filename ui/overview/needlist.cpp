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

/// A semibold beginning and the rest of the sentence, on as many lines as it needs, up to three. What is still cut is in the tool-tip.
class Sentence final : public QWidget
{
public:
    Sentence(const QString &strong, const QString &rest, QWidget *parent = nullptr)
        : QWidget(parent)
        , m_whole(strong + u' ' + QString(rest).replace(u" %"_s, u"\u00a0%"_s)) // a sign alone on a line would read as nothing
        , m_strong(int(strong.size()))
    {
        setAccessibleName(strong + u' ' + rest);
        setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    }
    QSize sizeHint() const override { return { 200, lineHeight() * m_lines + 8 }; }
    QSize minimumSizeHint() const override { return { 60, sizeHint().height() }; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setPen(Theme::of(this).color(Token::TextPrimary));
        QTextLayout layout(m_whole, font());
        const int lines = std::min(layOut(&layout), mostLines), top = (height() - lines * lineHeight()) / 2;
        bool isCut = false;
        for (int i = 0; i < lines; ++i) {
            const QTextLine line = layout.lineAt(i);
            const QRect box(0, top + i * lineHeight(), width(), lineHeight());
            isCut = i + 1 == mostLines && line.textStart() + line.textLength() < m_whole.size();
            if (!isCut) {
                line.draw(&painter, QPointF(isRightToLeft() ? width() - line.naturalTextWidth() : 0, box.top()));
                continue;
            }
            painter.setFont(font());
            painter.drawText(box, int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignVCenter), fontMetrics().elidedText(m_whole.mid(line.textStart()), Qt::ElideRight, width()));
        }
        setToolTip(isCut ? m_whole : QString());
    }

    void resizeEvent(QResizeEvent *event) override
    {
        QWidget::resizeEvent(event);
        QTextLayout layout(m_whole, font());
        const int lines = std::min(layOut(&layout), mostLines);
        if (lines == m_lines)
            return;
        m_lines = lines;
        updateGeometry();
    }

private:
    static constexpr int mostLines = 3;

    [[nodiscard]] int lineHeight() const { return fontMetrics().height() + 1; }

    /// Without a place for its lines; how many there are.
    int layOut(QTextLayout *layout) const
    {
        QTextOption option(Qt::AlignLeading);
        option.setTextDirection(layoutDirection());
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        layout->setTextOption(option);
        QTextCharFormat strong;
        strong.setFont(Theme::of(this).font(ui::FontRole::PanelTitle));
        layout->setFormats({ { 0, m_strong, strong } });
        layout->beginLayout();
        for (QTextLine line = layout->createLine(); line.isValid(); line = layout->createLine())
            line.setLineWidth(width());
        layout->endLayout();
        return std::max(1, layout->lineCount());
    }

    QString m_whole;
    int m_strong;
    int m_lines = 1;
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
        auto *tagBox = new QHBoxLayout;
        auto *tag = new ui::Tag(need.mark);
        tagBox->addWidget(tag);
        tagBox->addStretch(1);
        auto *tagHolder = new QWidget;
        tagBox->setContentsMargins(0, 0, 0, 0);
        tagHolder->setLayout(tagBox);
        tagHolder->setMinimumSize(tagColumn, rowHeight); // of the row itself it would hide what the sentence needs
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
