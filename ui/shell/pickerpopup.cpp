// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/pickerpopup.h"

#include "ui/common/buttons.h"
#include "ui/common/hairline.h"
#include "ui/common/label.h"
#include "ui/common/theme.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QScreen>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QTimeZone>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;
using bw::ui::Theme;
using bw::ui::Token;

namespace bw::shell {

namespace {

constexpr int zoneRole = Qt::UserRole + 1;

QListView *makeList(QAbstractItemModel *model, const QString &name, const QString &objectName)
{
    auto *list = new QListView;
    list->setObjectName(objectName);
    list->setAccessibleName(name);
    list->setModel(model);
    list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    list->setFrameShape(QFrame::NoFrame);
    list->setUniformItemSizes(true);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    return list;
}

/// Up and Down typed in the search field walk through the list.
bool walk(QListView *list, QKeyEvent *event)
{
    const int step = event->key() == Qt::Key_Down ? 1 : event->key() == Qt::Key_Up ? -1 : 0;
    if (step == 0)
        return false;
    const int rows = list->model()->rowCount();
    if (rows > 0)
        list->setCurrentIndex(list->model()->index(std::clamp(list->currentIndex().row() + step, 0, rows - 1), 0));
    return true;
}

} // namespace

PickerPopup::PickerPopup(const QString &accessibleName, QWidget *parent)
    : QFrame(parent, Qt::Popup)
{
    setAccessibleName(accessibleName);
}

void PickerPopup::showBelow(QWidget *anchor)
{
    adjustSize();
    const bool rightToLeft = anchor->layoutDirection() == Qt::RightToLeft;
    QPoint place = anchor->mapToGlobal(QPoint(rightToLeft ? anchor->width() - width() : 0, anchor->height() + 4));
    const QRect screen = anchor->screen()->availableGeometry();
    place.setX(std::clamp(place.x(), screen.left(), std::max(screen.left(), screen.right() - width())));
    place.setY(std::clamp(place.y(), screen.top(), std::max(screen.top(), screen.bottom() - height())));
    move(place);
    show();
    setFocus(Qt::PopupFocusReason); // Qt gives a popup none by itself
}

void PickerPopup::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    ui::paintBox(&painter, rect(), 0, theme.color(Token::SurfacePanel), theme.color(Token::LineControl));
}

void PickerPopup::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QFrame::keyPressEvent(event);
}

NodePicker::NodePicker(QWidget *parent)
    : PickerPopup(tr("Choose nodes"), parent)
{
    setObjectName(u"nodePicker"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(8);
    m_search = new QLineEdit;
    m_search->setObjectName(u"nodeSearchLineEdit"_s);
    m_search->setPlaceholderText(tr("Find a node"));
    m_search->setAccessibleName(tr("Find a node"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_model = new QStandardItemModel(this);
    m_proxy = new QSortFilterProxyModel(this);
    m_proxy->setSourceModel(m_model);
    m_proxy->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_list = makeList(m_proxy, tr("Nodes"), u"nodeListView"_s);
    m_list->setMinimumSize(260, 280);
    auto *all = ui::makeButton(tr("All nodes"), ui::ButtonKind::Quiet, {}, ui::ControlSize::Small);
    all->setObjectName(u"allNodesButton"_s);
    m_nothing = new ui::Label(tr("No node has this name."), ui::FontRole::Small, Token::TextSecondary);
    m_nothing->setObjectName(u"noNodeLabel"_s);
    m_nothing->hide();
    column->addWidget(m_search);
    column->addWidget(m_nothing);
    column->addWidget(m_list, 1);
    column->addWidget(all, 0, Qt::AlignLeading);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_proxy->setFilterFixedString(text.trimmed());
        m_list->setCurrentIndex({});
        m_nothing->setVisible(m_proxy->rowCount() == 0 && m_model->rowCount() > 0);
    });
    connect(m_list, &QListView::activated, this, &NodePicker::tick);
    connect(m_model, &QStandardItemModel::itemChanged, this, [this] {
        if (!m_setting)
            Q_EMIT nodesChosen(chosen());
    });
    connect(all, &QPushButton::clicked, this, [this] {
        setChosen({});
        Q_EMIT nodesChosen({});
        close();
    });
    setFocusProxy(m_search);
}

void NodePicker::setNodes(const QStringList &nodes)
{
    const QStringList kept = chosen();
    m_setting = true;
    m_model->clear();
    for (const QString &node : nodes) {
        auto *item = new QStandardItem(node);
        item->setCheckable(true);
        item->setCheckState(kept.contains(node) ? Qt::Checked : Qt::Unchecked);
        m_model->appendRow(item);
    }
    m_setting = false;
}

void NodePicker::setChosen(const QStringList &chosen)
{
    m_setting = true;
    for (int row = 0; row < m_model->rowCount(); ++row)
        m_model->item(row)->setCheckState(chosen.contains(m_model->item(row)->text()) ? Qt::Checked : Qt::Unchecked);
    m_setting = false;
}

QStringList NodePicker::chosen() const
{
    QStringList nodes;
    for (int row = 0; row < m_model->rowCount(); ++row)
        if (m_model->item(row)->checkState() == Qt::Checked)
            nodes << m_model->item(row)->text();
    return nodes;
}

void NodePicker::showEvent(QShowEvent *event)
{
    m_search->clear();
    m_list->setCurrentIndex({});
    PickerPopup::showEvent(event);
}

void NodePicker::tick(const QModelIndex &proxyIndex)
{
    if (QStandardItem *item = m_model->itemFromIndex(m_proxy->mapToSource(proxyIndex)))
        item->setCheckState(item->checkState() == Qt::Checked ? Qt::Unchecked : Qt::Checked);
}

bool NodePicker::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        auto *key = static_cast<QKeyEvent *>(event);
        if (walk(m_list, key))
            return true;
        if (key->key() == Qt::Key_Space && (m_search->text().isEmpty() || m_list->currentIndex().isValid())) {
            if (m_list->currentIndex().isValid())
                tick(m_list->currentIndex());
            return true; // no name begins with a blank
        }
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            // One hit is meant without walking to it.
            const QModelIndex index = m_proxy->rowCount() == 1 ? m_proxy->index(0, 0) : m_list->currentIndex();
            if (index.isValid())
                tick(index);
            return true;
        }
    }
    return PickerPopup::eventFilter(watched, event);
}

QStringList zoneNames()
{
    QStringList names;
    const QList<QByteArray> ids = QTimeZone::availableTimeZoneIds();
    for (const QByteArray &id : ids) {
        const QString name = QString::fromLatin1(id);
        if (name.contains(u'/') && !name.startsWith(u"Etc/") && !name.startsWith(u"posix") && !name.startsWith(u"right"))
            names << name;
    }
    names.sort();
    names.prepend(u"UTC"_s);
    const QString here = QString::fromLatin1(QTimeZone::systemTimeZoneId());
    if (!here.isEmpty() && here != u"UTC") {
        names.removeAll(here);
        names.prepend(here);
    }
    return names;
}

ZonePicker::ZonePicker(QWidget *parent)
    : PickerPopup(tr("Choose a time zone"), parent)
{
    setObjectName(u"zonePicker"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(8);
    m_search = new QLineEdit;
    m_search->setObjectName(u"zoneSearchLineEdit"_s);
    m_search->setPlaceholderText(tr("Find a city or region"));
    m_search->setAccessibleName(tr("Find a city or region"));
    m_search->installEventFilter(this);
    m_model = new QStandardItemModel(this);
    m_proxy = new QSortFilterProxyModel(this);
    m_proxy->setSourceModel(m_model);
    m_proxy->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_list = makeList(m_proxy, tr("Time zones"), u"zoneListView"_s);
    m_list->setMinimumSize(300, 300);
    column->addWidget(m_search);
    column->addWidget(m_list, 1);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_proxy->setFilterFixedString(QString(text).replace(u' ', u'_'));
        m_list->setCurrentIndex(m_proxy->index(0, 0));
    });
    connect(m_list, &QListView::activated, this, &ZonePicker::choose);
    connect(m_list, &QListView::clicked, this, &ZonePicker::choose);
    setFocusProxy(m_search);
}

void ZonePicker::setHomeZone(const QString &zone)
{
    m_home = zone;
    m_model->clear();
}

void ZonePicker::setCurrent(const QString &zone)
{
    m_current = zone.isEmpty() ? m_home : zone;
}

void ZonePicker::fill()
{
    m_model->clear();
    QStringList names = zoneNames();
    names.removeAll(m_home);
    if (!m_home.isEmpty())
        names.prepend(m_home);
    for (const QString &name : std::as_const(names)) {
        auto *item = new QStandardItem(name == m_home ? tr("%1 · home zone of this store").arg(name) : name);
        item->setData(name, zoneRole);
        m_model->appendRow(item);
    }
}

void ZonePicker::showEvent(QShowEvent *event)
{
    if (m_model->rowCount() == 0)
        fill();
    m_search->clear();
    for (int row = 0; row < m_proxy->rowCount(); ++row)
        if (m_proxy->index(row, 0).data(zoneRole).toString() == m_current) {
            m_list->setCurrentIndex(m_proxy->index(row, 0));
            break;
        }
    PickerPopup::showEvent(event);
}

void ZonePicker::choose(const QModelIndex &proxyIndex)
{
    const QString zone = proxyIndex.data(zoneRole).toString();
    if (zone.isEmpty())
        return;
    close();
    Q_EMIT zoneChosen(zone == m_home ? QString() : zone);
}

bool ZonePicker::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        auto *key = static_cast<QKeyEvent *>(event);
        if (walk(m_list, key))
            return true;
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            choose(m_list->currentIndex());
            return true;
        }
    }
    return PickerPopup::eventFilter(watched, event);
}

} // namespace bw::shell
