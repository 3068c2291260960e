// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fleet/diffview.h"

#include "ui/common/theme.h"
#include "ui/itemmodels/changewords.h"

#include <QTextBlock>

#include <algorithm>

using namespace Qt::StringLiterals;
using bw::ui::Token;

namespace bw::fleet {

namespace {

constexpr int mostCompactLines = 60;

bool isAdded(const QString &line) { return line.startsWith(u'+') && !line.startsWith("+++ "_L1); }
bool isRemoved(const QString &line) { return line.startsWith(u'-') && !line.startsWith("--- "_L1); }
bool isHeading(const QString &line) { return !line.isEmpty() && !isAdded(line) && !isRemoved(line) && !line.startsWith(u' '); }

QString compacted(const QString &unified)
{
    QStringList lines;
    for (const QString &line : unified.split(u'\n')) {
        if (line.startsWith("--- a/"_L1))
            lines << itemmodels::sectionTitle(line.mid(6));
        else if (isAdded(line) || isRemoved(line))
            lines << line;
    }
    if (lines.size() > mostCompactLines) {
        lines.resize(mostCompactLines);
        lines << u"…"_s;
    }
    return lines.join(u'\n');
}

} // namespace

DiffView::DiffView(const QString &accessibleName, QWidget *parent)
    : QPlainTextEdit(parent)
{
    setReadOnly(true);
    setAccessibleName(accessibleName);
    setLineWrapMode(NoWrap);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setLayoutDirection(Qt::LeftToRight);
    setFont(ui::Theme::of(this).font(ui::FontRole::Code));
    setTabChangesFocus(true);
    if (ui::Theme *theme = ui::Theme::current())
        connect(theme, &ui::Theme::changed, this, &DiffView::paintLines);
}

void DiffView::setDiff(const QString &unified, bool compact)
{
    const QString text = compact ? compacted(unified) : unified;
    if (text == toPlainText())
        return; // what is marked, and where it is scrolled to, stays
    setPlainText(text);
    paintLines();
    updateGeometry();
}

QSize DiffView::sizeHint() const
{
    return { 320, std::clamp(blockCount(), 2, 16) * (fontMetrics().lineSpacing() + 1) + 12 + (lineWrapMode() == NoWrap ? 14 : 0) };
}

void DiffView::paintLines()
{
    const ui::Theme &theme = ui::Theme::of(this);
    QList<QTextEdit::ExtraSelection> marks;
    const auto mark = [&](const QTextBlock &block, int from, int to, Token fill, Token ink) {
        QTextEdit::ExtraSelection one;
        one.cursor = QTextCursor(block);
        one.cursor.setPosition(block.position() + from);
        if (to > from)
            one.cursor.setPosition(block.position() + to, QTextCursor::KeepAnchor);
        else
            one.format.setProperty(QTextFormat::FullWidthSelection, true);
        one.format.setBackground(theme.color(fill));
        one.format.setForeground(theme.color(ink));
        marks << one;
    };
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        const QString line = block.text();
        if (isAdded(line))
            mark(block, 0, 0, Token::DiffAddedFill, Token::TextPrimary);
        else if (isRemoved(line))
            mark(block, 0, 0, Token::DiffRemovedFill, Token::TextPrimary);
        else if (isHeading(line))
            mark(block, 0, 0, Token::SurfaceSunken, Token::TextSecondary);
        // A line that was rewritten: mark what differs between the two.
        const QTextBlock next = block.next();
        const bool isPair = isRemoved(line) && next.isValid() && isAdded(next.text()) && !(block.previous().isValid() && isRemoved(block.previous().text()))
            && !(next.next().isValid() && isAdded(next.next().text()));
        if (!isPair)
            continue;
        const QString after = next.text();
        int front = 1;
        while (front < line.size() && front < after.size() && line.at(front) == after.at(front))
            ++front;
        int back = 0;
        while (back < line.size() - front && back < after.size() - front && line.at(line.size() - 1 - back) == after.at(after.size() - 1 - back))
            ++back;
        if (line.size() - back > front)
            mark(block, front, int(line.size()) - back, Token::DiffRemovedWord, Token::TextPrimary);
        // The next line's fill comes in its own turn, before its words: keep the order.
        mark(next, 0, 0, Token::DiffAddedFill, Token::TextPrimary);
        if (after.size() - back > front)
            mark(next, front, int(after.size()) - back, Token::DiffAddedWord, Token::TextPrimary);
        block = next;
    }
    setExtraSelections(marks);
}

} // namespace bw::fleet
