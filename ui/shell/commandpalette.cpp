// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/commandpalette.h"

#include "ui/common/hairline.h"
#include "ui/common/icons.h"
#include "ui/common/label.h"
#include "ui/common/theme.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;
using bw::ui::FontRole;
using bw::ui::Theme;
using bw::ui::Token;

namespace bw::shell {

namespace {

constexpr int rowHeight = 32, groupHeight = 26, askAfterMilliseconds = 150, topDistance = 40;

/// A row with icon, title, remark and keys; the first row of a group carries the group's name above it.
class HitDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    static bool startsGroup(const QModelIndex &index)
    {
        return index.row() == 0
            || index.siblingAtRow(index.row() - 1).data(SearchHits::GroupRole) != index.data(SearchHits::GroupRole);
    }
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const int row = std::max(rowHeight, option.fontMetrics.height() + 10);
        return { 100, row + (startsGroup(index) ? groupHeight : 0) };
    }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = Theme::of(option.widget);
        const auto direction = option.direction;
        const auto start = int(QStyle::visualAlignment(direction, Qt::AlignLeft) | Qt::AlignVCenter);
        QRect rect = option.rect;
        if (startsGroup(index)) {
            const QRect group(rect.left() + 12, rect.top(), rect.width() - 24, groupHeight);
            painter->setFont(theme.font(FontRole::Caption));
            painter->setPen(theme.color(Token::TextTertiary));
            painter->drawText(group, start, index.data(SearchHits::GroupRole).toString());
            rect.setTop(rect.top() + groupHeight);
        }
        const bool marked = option.state & QStyle::State_Selected;
        if (marked) {
            painter->fillRect(rect, theme.color(Token::SelectionFill));
            painter->fillRect(QStyle::visualRect(direction, rect, QRect(rect.left(), rect.top(), 3, rect.height())), theme.color(Token::AccentBase));
        }
        const QColor ink = theme.color(Token::TextPrimary);
        const QRect icon(rect.left() + 14, rect.top() + (rect.height() - 16) / 2, 16, 16);
        ui::paintIcon(painter, QStyle::visualRect(direction, rect, icon), index.data(SearchHits::IconRole).toString(), ink);
        int right = rect.right() - 12;
        QString keys = index.data(SearchHits::KeysRole).toString();
        if (marked && keys.isEmpty())
            //: The key, in a little box
            keys = CommandPalette::tr("Enter");
        if (!keys.isEmpty()) {
            const QSize hint = ui::KeyHint::sizeFor(keys);
            const QRect box({ right - hint.width(), rect.top() + (rect.height() - hint.height()) / 2 }, hint);
            ui::KeyHint::paint(painter, QStyle::visualRect(direction, rect, box), keys, theme);
            right -= hint.width() + 8;
        }
        const int left = rect.left() + 42;
        const QString title = index.data().toString();
        painter->setFont(option.font);
        painter->setPen(ink);
        const int titleWidth = std::min(option.fontMetrics.horizontalAdvance(title) + 2, right - left);
        painter->drawText(QStyle::visualRect(direction, rect, QRect(left, rect.top(), titleWidth, rect.height())), start,
                          option.fontMetrics.elidedText(title, Qt::ElideMiddle, titleWidth));
        const QFont small = theme.font(FontRole::Small);
        const int remarkLeft = left + titleWidth + 8;
        if (remarkLeft < right) {
            painter->setFont(small);
            painter->setPen(theme.color(Token::TextSecondary));
            painter->drawText(QStyle::visualRect(direction, rect, QRect(remarkLeft, rect.top(), right - remarkLeft, rect.height())), start,
                              QFontMetrics(small).elidedText(index.data(SearchHits::RemarkRole).toString(), Qt::ElideRight, right - remarkLeft));
        }
    }
};

} // namespace

int SearchHits::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_hits.size());
}

QVariant SearchHits::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_hits.size())
        return {};
    const SearchHit &hit = m_hits.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return hit.title;
    case Qt::AccessibleTextRole:
        //: What a screen reader says of a hit: its group, its title, its remark
        return tr("%1: %2, %3").arg(hit.group, hit.title, hit.remark);
    case GroupRole:
        return hit.group;
    case IconRole:
        return hit.icon;
    case RemarkRole:
        return hit.remark;
    case KeysRole:
        return hit.keys;
    default:
        return {};
    }
}

void SearchHits::start(const QList<SearchHit> &hits)
{
    beginResetModel();
    m_hits = hits.first(std::min<qsizetype>(hits.size(), most()));
    endResetModel();
}

void SearchHits::append(const QList<SearchHit> &hits)
{
    // Answers of the store have room of their own: what was shown already stays where it is.
    const qsizetype room = std::min<qsizetype>(hits.size(), 2 * most() - m_hits.size());
    if (room <= 0)
        return;
    beginInsertRows({}, int(m_hits.size()), int(m_hits.size() + room) - 1);
    m_hits += hits.first(room);
    endInsertRows();
}

CommandPalette::CommandPalette(QWidget *parent)
    : QFrame(parent, Qt::Popup)
{
    setObjectName(u"commandPalette"_s);
    setAccessibleName(tr("Search, or a command"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 9, 1, 1);
    column->setSpacing(6);
    m_field = new QLineEdit;
    m_field->setObjectName(u"searchLineEdit"_s);
    m_field->setAccessibleName(tr("Search, or a command"));
    m_field->setPlaceholderText(tr("Page, command, message id, queue id, address, login or host"));
    m_field->setFrame(false);
    m_field->addAction(ui::icon(u"search"_s), QLineEdit::LeadingPosition);
    m_field->installEventFilter(this);
    m_classified = new ui::Label({}, FontRole::Small, Token::TextTertiary);
    m_classified->setContentsMargins(14, 0, 14, 0);
    m_classified->setWordWrap(true);
    m_list = new QListView;
    m_list->setObjectName(u"searchListView"_s);
    m_list->setAccessibleName(tr("Hits"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_hits = new SearchHits(this);
    m_list->setModel(m_hits);
    m_list->setItemDelegate(new HitDelegate(m_list));
    auto *fieldRow = new QVBoxLayout;
    fieldRow->setContentsMargins(8, 0, 8, 0);
    fieldRow->addWidget(m_field);
    column->addLayout(fieldRow);
    column->addWidget(m_classified);
    column->addWidget(m_list, 1);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::search);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) {
        m_list->setCurrentIndex(index);
        openCurrent(false);
    });
    setFocusProxy(m_field);
}

void CommandPalette::setSources(Instant instant, Asked asked)
{
    m_instant = std::move(instant);
    m_asked = std::move(asked);
}

void CommandPalette::popUp()
{
    const QWidget *over = parentWidget();
    setFixedWidth(std::min(620, over->width() - 32));
    if (m_field->text().isEmpty())
        search({});
    else
        m_field->clear();
    move(over->mapToGlobal(QPoint((over->width() - width()) / 2, topDistance)));
    show();
    fit();
    m_field->setFocus(Qt::ShortcutFocusReason);
}

QString CommandPalette::text() const
{
    return m_field->text();
}

void CommandPalette::setText(const QString &text)
{
    m_field->setText(text);
}

void CommandPalette::search(const QString &text)
{
    m_hits->start(m_instant ? m_instant(text.trimmed()) : QList<SearchHit>());
    m_list->setCurrentIndex(m_hits->index(0));
    m_classified->setText({});
    if (m_timer)
        killTimer(m_timer);
    m_timer = text.trimmed().isEmpty() ? 0 : startTimer(askAfterMilliseconds);
    fit();
}

void CommandPalette::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_timer) {
        QFrame::timerEvent(event);
        return;
    }
    killTimer(m_timer);
    m_timer = 0;
    if (m_asked)
        m_asked(m_field->text().trimmed());
}

void CommandPalette::addHits(const QString &text, const QList<SearchHit> &hits, const QString &classified)
{
    if (text != m_field->text().trimmed())
        return;
    const bool nothingYet = m_hits->rowCount() == 0;
    m_hits->append(hits);
    if (nothingYet)
        m_list->setCurrentIndex(m_hits->index(0));
    m_classified->setText(classified);
    fit();
}

void CommandPalette::fit()
{
    m_classified->setVisible(!m_classified->text().isEmpty());
    m_list->setVisible(m_hits->rowCount() > 0);
    int height = 0;
    for (int row = 0; row < m_hits->rowCount(); ++row)
        height += m_list->sizeHintForIndex(m_hits->index(row)).height();
    const int most = parentWidget() ? std::max(160, parentWidget()->height() - 2 * topDistance - 80) : 480;
    m_list->setFixedHeight(std::min(height + 2, most));
    adjustSize();
}

void CommandPalette::openCurrent(bool inPanel)
{
    const QModelIndex index = m_list->currentIndex();
    if (!index.isValid())
        return;
    const auto open = m_hits->at(index.row()).open;
    close();
    if (open)
        open(inPanel);
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_field || event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    auto *key = static_cast<QKeyEvent *>(event);
    const int rows = m_hits->rowCount();
    const auto mark = [&](int row) {
        if (rows > 0)
            m_list->setCurrentIndex(m_hits->index(std::clamp(row, 0, rows - 1)));
    };
    switch (key->key()) {
    case Qt::Key_Down:
        mark(m_list->currentIndex().row() + 1);
        return true;
    case Qt::Key_Up:
        mark(m_list->currentIndex().row() - 1);
        return true;
    case Qt::Key_PageDown:
        mark(rows - 1);
        return true;
    case Qt::Key_PageUp:
        mark(0);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        openCurrent(key->modifiers() & Qt::ControlModifier);
        return true;
    case Qt::Key_Escape:
        close();
        return true;
    default:
        return false;
    }
}

void CommandPalette::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    ui::paintBox(&painter, rect(), 0, theme.color(Token::SurfacePanel), theme.color(Token::LineControl));
}

} // namespace bw::shell
