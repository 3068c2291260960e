// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/messages/waydiagram.h"

#include "models/store/queries/tracequery.h"
#include "ui/common/format.h"
#include "ui/common/hairline.h"
#include "ui/common/theme.h"
#include "ui/itemmodels/searchwords.h"

#include <QHash>
#include <QPainter>
#include <QPainterPath>
#include <QStyle>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bw::messages {

namespace {

constexpr std::size_t mostEnds = 4;
constexpr int boxWidth = 138, arrowWidth = 40, verticalGap = 10, padding = 12;

/// "250 2.0.0 OK" to "250": what fits a box.
QString shortReply(const QString &said)
{
    const QStringList words = said.split(u' ', Qt::SkipEmptyParts);
    QString text = words.value(0);
    if (words.size() > 1 && words.at(1).size() <= 6 && words.at(1).contains(u'.'))
        text += u' ' + words.at(1);
    return text.left(16);
}

QString domainOf(const QString &recipient)
{
    const qsizetype at = recipient.lastIndexOf(u'@');
    return at < 0 ? recipient : recipient.mid(at + 1);
}

} // namespace

WayDiagram::WayDiagram(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"wayDiagram"_s);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void WayDiagram::setTrace(const store::MessageTrace &trace, const ui::Format &format, const itemmodels::Sought &sought)
{
    m_passes.clear();
    m_ends.clear();
    const store::MessageSummary &message = trace.message;
    if (!message.client.isEmpty() || !message.login.isEmpty())
        m_passes.push_back({ message.client.isEmpty() ? message.login : message.client,
            message.login.isEmpty() ? tr("hands it in, %1").arg(format.clockWithSeconds(message.accepted)) : tr("logs in, %1").arg(format.clockWithSeconds(message.accepted)) });
    QList<store::MessageSummary> passes = trace.passes;
    if (std::none_of(passes.cbegin(), passes.cend(), [&](const auto &pass) { return pass.id == message.id; }))
        passes.prepend(message);
    std::sort(passes.begin(), passes.end(), [](const auto &a, const auto &b) { return a.accepted < b.accepted; });
    QHash<QString, int> boxOf; // by host and queue id
    const auto keyOf = [](const QString &host, const QString &queueId) { return host + u'/' + queueId; };
    for (qsizetype i = 0; i < passes.size(); ++i) {
        boxOf.insert(keyOf(passes.at(i).host, passes.at(i).queueId), int(m_passes.size()));
        m_passes.push_back({ passes.at(i).host.isEmpty() ? passes.at(i).node : passes.at(i).host,
            i == 0 ? tr("accepted %1").arg(format.clockWithSeconds(passes.at(i).accepted)) : tr("came back %1").arg(format.clockWithSeconds(passes.at(i).accepted)) });
    }

    struct End
    {
        QString kind, said;
        core::UtcMicros took = 0; ///< since the message came to the first host
        int recipients = 0;
        int from = 0; ///< the box that it left
        bool isSought = false;
    };
    // What the host counted itself is finer than stamps of whole seconds; a later pass begins where it was accepted again.
    const core::UtcMicros begin = passes.constFirst().accepted;
    QHash<QString, core::UtcMicros> acceptedAt;
    for (const auto &pass : std::as_const(passes))
        acceptedAt.insert(keyOf(pass.host, pass.queueId), pass.accepted);
    const auto tookOf = [&](const store::TraceEvent &event) {
        const core::UtcMicros before = acceptedAt.value(keyOf(event.host, event.queueId), begin) - begin;
        return std::max<core::UtcMicros>(0, event.delayMs >= 0 ? before + event.delayMs * 1000 : event.time - begin);
    };
    QHash<QString, End> last; // by recipient
    for (const store::TraceEvent &event : trace.events) {
        const bool isEnd = event.kind == u"delivered"_s || event.kind == u"deferred"_s || event.kind == u"bounced"_s || event.kind == u"expired"_s || event.kind == u"discarded"_s;
        if (isEnd && !event.isHandedOn)
            last[event.recipient] = { event.kind, event.said, tookOf(event), 1, boxOf.value(keyOf(event.host, event.queueId), int(m_passes.size()) - 1), sought.is(event.recipient) };
    }
    QHash<QString, End> byPlace; // by domain, outcome and the pass that it left
    for (auto it = last.cbegin(); it != last.cend(); ++it) {
        End &end = byPlace[domainOf(it.key()) + u'\n' + it->kind + u'\n' + QString::number(it->from)];
        end = { it->kind, it->said, std::max(end.took, it->took), end.recipients + 1, it->from, end.isSought || it->isSought };
    }
    QStringList keys = byPlace.keys();
    keys.sort();
    for (const QString &key : keys) {
        const End &end = byPlace[key];
        //: A domain and how many recipients it has: "example.net × 3"
        const QString who = end.recipients > 1 ? tr("%1 × %2").arg(key.section(u'\n', 0, 0), format.count(end.recipients)) : key.section(u'\n', 0, 0);
        if (end.kind == u"delivered"_s)
            m_ends.push_back({ who, tr("delivered, %1").arg(format.duration(end.took)), Tone::Good, end.from });
        else if (end.kind == u"deferred"_s)
            m_ends.push_back({ who, tr("waiting, %1").arg(shortReply(end.said)), Tone::Waiting, end.from });
        else if (end.kind == u"bounced"_s)
            m_ends.push_back({ who, tr("bounced, %1").arg(shortReply(end.said)), Tone::Bad, end.from });
        else if (end.kind == u"expired"_s)
            m_ends.push_back({ who, tr("expired after %1").arg(format.duration(end.took)), Tone::Bad, end.from });
        else
            m_ends.push_back({ who, tr("discarded"), Tone::Plain, end.from });
        m_ends.back().isSought = end.isSought;
    }
    if (m_ends.size() > mostEnds) {
        const int more = int(m_ends.size() - (mostEnds - 1));
        std::stable_sort(m_ends.begin(), m_ends.end(), [](const Box &a, const Box &b) { return std::pair(a.isSought, a.tone == Tone::Bad) > std::pair(b.isSought, b.tone == Tone::Bad); });
        m_ends.resize(mostEnds - 1);
        m_ends.push_back({ tr("%n more", nullptr, more), tr("in the table below"), Tone::Plain, int(m_passes.size()) - 1 });
    }
    // What left the last pass stands beside it, what left an earlier one below: its arrow crosses no box then.
    const int lastPass = int(m_passes.size()) - 1;
    std::stable_sort(m_ends.begin(), m_ends.end(), [lastPass](const Box &a, const Box &b) { return (a.from == lastPass) > (b.from == lastPass); });
    setAccessibleName(tr("Its way"));
    setAccessibleDescription(sentence());
    updateGeometry();
    update();
}

QString WayDiagram::sentence() const
{
    QStringList parts;
    for (const Box &box : m_passes)
        parts << box.title + u", "_s + box.fact;
    QStringList ends;
    for (const Box &box : m_ends) {
        const bool isEarlier = box.from + 1 < int(m_passes.size()) && box.from >= 0;
        //: A destination with what became of it, and the host that sent it there: "example.net, delivered, 1.2 s (from mx1)"
        QString end = (isEarlier ? tr("%1, %2 (from %3)").arg(box.title, box.fact, m_passes[std::size_t(box.from)].title) : box.title + u", "_s + box.fact);
        //: %1 is a destination with what became of the mail
        ends << (box.isSought ? tr("%1: the recipient that you searched for").arg(end) : end);
    }
    return ends.isEmpty() ? parts.join(u"; "_s) : parts.join(u"; "_s) + u"; "_s + ends.join(u"; "_s);
}

int WayDiagram::boxHeight() const
{
    const ui::Theme &theme = ui::Theme::of(this);
    return theme.lineHeight(ui::FontRole::Base) + theme.lineHeight(ui::FontRole::Small) + 14;
}

int WayDiagram::besideLast() const
{
    const int lastPass = int(m_passes.size()) - 1;
    return std::max(1, int(std::count_if(m_ends.begin(), m_ends.end(), [lastPass](const Box &end) { return end.from == lastPass; })));
}

int WayDiagram::rowCount() const
{
    const int lastPass = int(m_passes.size()) - 1;
    return besideLast() + int(std::count_if(m_ends.begin(), m_ends.end(), [lastPass](const Box &end) { return end.from != lastPass; }));
}

QSize WayDiagram::sizeHint() const
{
    const int columns = int(m_passes.size()) + (m_ends.empty() ? 0 : 1);
    const int rows = rowCount();
    return { columns * boxWidth + std::max(0, columns - 1) * arrowWidth, rows * boxHeight() + (rows - 1) * verticalGap };
}

QSize WayDiagram::minimumSizeHint() const
{
    return { 240, sizeHint().height() };
}

void WayDiagram::paintArrow(QPainter &painter, const QPoint &from, const QPoint &to, bool isFromBelow) const
{
    const ui::Theme &theme = ui::Theme::of(this);
    const QColor ink = theme.color(ui::Token::LineControl);
    painter.setPen(QPen(ink, 1.5));
    painter.setBrush(Qt::NoBrush);
    QPainterPath path(from);
    const int half = (to.x() - from.x()) / 2;
    if (isFromBelow) { // down and along, below the boxes between
        path.quadTo(QPoint(from.x(), to.y()), QPoint(from.x() + std::clamp(half, -24, 24), to.y()));
        path.lineTo(to);
    } else {
        path.cubicTo(from + QPoint(half, 0), to - QPoint(half, 0), to);
    }
    painter.drawPath(path);
    const int back = to.x() > from.x() ? -6 : 6;
    painter.setBrush(ink);
    painter.setPen(Qt::NoPen);
    painter.drawPolygon(QPolygon({ to, to + QPoint(back, -4), to + QPoint(back, 4) }));
}

void WayDiagram::paintBox(QPainter &painter, const QRect &rect, const Box &box) const
{
    const ui::Theme &theme = ui::Theme::of(this);
    const ui::Token edge = box.tone == Tone::Good ? ui::Token::VerPassInk
        : box.tone == Tone::Bad                   ? ui::Token::VerFailInk
        : box.tone == Tone::Waiting               ? ui::Token::SevHighInk
                                                  : ui::Token::LineControl;
    ui::paintBox(&painter, rect, 4, theme.color(box.isSought ? ui::Token::DiffAddedWord : ui::Token::SurfacePanel), theme.color(edge), box.tone == Tone::Plain ? 1.0 : 1.5);
    const QRect inside = rect.adjusted(padding, 6, -padding, -6);
    QFont strong = theme.font(ui::FontRole::Base);
    strong.setWeight(QFont::DemiBold);
    const auto alignment = QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignVCenter;
    const int first = theme.lineHeight(ui::FontRole::Base);
    painter.setFont(strong);
    painter.setPen(theme.color(ui::Token::TextPrimary));
    painter.drawText(QRect(inside.left(), inside.top(), inside.width(), first), int(alignment), QFontMetrics(strong).elidedText(box.title, Qt::ElideMiddle, inside.width()));
    const QFont small = theme.font(ui::FontRole::Small);
    painter.setFont(small);
    painter.setPen(theme.color(box.isSought ? ui::Token::TextPrimary : ui::Token::TextSecondary));
    painter.drawText(QRect(inside.left(), inside.top() + first, inside.width(), inside.height() - first), int(alignment), QFontMetrics(small).elidedText(box.fact, Qt::ElideRight, inside.width()));
}

void WayDiagram::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int columns = int(m_passes.size()) + (m_ends.empty() ? 0 : 1);
    if (columns == 0)
        return;
    // Boxes shrink before anything is cut.
    const int arrow = columns > 1 ? std::clamp((width() - columns * boxWidth) / (columns - 1), 20, 64) : 0;
    const int box = std::min(columns > 0 ? (width() - arrow * (columns - 1)) / columns : width(), boxWidth + 40);
    const int height = boxHeight();
    const int row = height + verticalGap;
    const int top = (this->height() - (rowCount() * row - verticalGap)) / 2;
    const int middle = top + (besideLast() * row - verticalGap) / 2;
    const auto place = [&](int column, int y) { return style()->visualRect(layoutDirection(), rect(), QRect(column * (box + arrow), y, box, height)); };
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const auto leave = [mirrored](const QRect &r) { return QPoint(mirrored ? r.left() - 2 : r.right() + 2, r.center().y()); };
    const auto enter = [mirrored](const QRect &r) { return QPoint(mirrored ? r.right() + 2 : r.left() - 2, r.center().y()); };

    std::vector<QRect> boxes;
    for (std::size_t i = 0; i < m_passes.size(); ++i) {
        boxes.push_back(place(int(i), middle - height / 2));
        if (i > 0)
            paintArrow(painter, leave(boxes[i - 1]), enter(boxes[i]));
        paintBox(painter, boxes[i], m_passes[i]);
    }
    const int lastPass = int(m_passes.size()) - 1;
    int beside = top, below = top + besideLast() * row;
    for (const Box &end : m_ends) {
        int &at = end.from == lastPass || lastPass < 0 ? beside : below;
        const QRect here = place(int(m_passes.size()), at);
        at += row;
        if (end.from == lastPass && lastPass >= 0)
            paintArrow(painter, leave(boxes.back()), enter(here));
        else if (lastPass >= 0)
            paintArrow(painter, QPoint(boxes[std::size_t(end.from)].center().x(), boxes[std::size_t(end.from)].bottom() + 2), enter(here), true);
        paintBox(painter, here, end);
    }
}

} // namespace bw::messages
