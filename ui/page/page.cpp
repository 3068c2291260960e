// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/page/page.h"

#include "models/core/zonerules.h"
#include "models/service/session.h"
#include "ui/common/banner.h"
#include "ui/common/buttons.h"
#include "ui/common/datatable.h"
#include "ui/common/emptystate.h"
#include "ui/common/pagehead.h"
#include "ui/common/problemview.h"

#include <QCryptographicHash>
#include <QEvent>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedLayout>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bw::ui {

namespace {

constexpr int pageEdge = 16;
constexpr int betweenParts = 12;
constexpr int ringRoom = 3;
constexpr int reloadMilliseconds = 1000;
constexpr int shownBanners = 2;

/// What a dismissal remembers: the banner and its facts, not its words in clear.
QByteArray factsOf(const BannerSpec &banner)
{
    return QCryptographicHash::hash((banner.key + u'\n' + banner.strong + u'\n' + banner.rest).toUtf8(), QCryptographicHash::Sha1).toHex();
}

QString memoryKey(const QString &page, const QString &banner)
{
    return u"banner/"_s + page + u'/' + banner;
}

void clearLayout(QLayout *layout)
{
    while (QLayoutItem *item = layout->takeAt(0)) {
        if (item->widget()) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
}

} // namespace

Page::Page(const QString &id, const QString &title, const PageContext &context, QWidget *parent)
    : QWidget(parent)
    , m_id(id)
    , m_title(title)
    , m_context(context)
{
    setObjectName(id + u"Page"_s);
    setAccessibleName(title);
    setFocusPolicy(Qt::NoFocus);
    m_column = new QVBoxLayout(this);
    // Wider than what it shows by the ring of what has the focus at the content's edges, which would be cut.
    m_column->setContentsMargins(pageEdge - ringRoom, 0, pageEdge - ringRoom, 0);
    m_column->setSpacing(0);
    m_head = new PageHead(title);
    m_head->setContentsMargins(ringRoom, 0, ringRoom, 0);
    m_column->addWidget(m_head);

    auto *banners = new QWidget;
    m_bannerBox = new QVBoxLayout(banners);
    m_bannerBox->setContentsMargins(ringRoom, 0, ringRoom, betweenParts - ringRoom);
    m_bannerBox->setSpacing(betweenParts);
    banners->hide();
    m_column->addWidget(banners);

    auto *stack = new QWidget;
    m_stack = new QStackedLayout(stack);
    m_scroll = new QScrollArea;
    m_scroll->setObjectName(u"pageScrollArea"_s);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setBackgroundRole(QPalette::Window);
    m_scroll->verticalScrollBar()->installEventFilter(this);
    m_stack->addWidget(m_scroll);
    m_column->addWidget(stack, 1);

    m_reload = new QTimer(this);
    m_reload->setSingleShot(true);
    connect(m_reload, &QTimer::timeout, this, [this] {
        if (m_stale && !m_isHeld && isVisible()) {
            m_stale = false;
            load();
            if (!m_isBusy)
                setOfOlderFilter(false);
        }
    });
}

QString Page::answer() const
{
    return m_head->answer();
}

void Page::setFilter(const store::Filter &filter)
{
    store::Filter own = filter;
    const QStringList can = dimensions();
    const auto drop = [&](QStringView name, QStringList &values) {
        if (!can.contains(name))
            values.clear();
    };
    drop(u"streams", own.streams);
    drop(u"domains", own.domains);
    drop(u"senders", own.senders);
    drop(u"users", own.users);
    drop(u"sources", own.sources);
    drop(u"outcomes", own.outcomes);
    drop(u"mechanisms", own.mechanisms);
    drop(u"services", own.services);
    if (own == m_filter)
        return;
    m_filter = own;
    setOfOlderFilter(true);
    loadSoon();
}

void Page::refresh(const QList<core::UtcMicros> &hours)
{
    const bool mine = hours.isEmpty() || isOfEverything() || std::ranges::any_of(hours, [this](core::UtcMicros hour) {
        return hour < m_filter.range.to && hour + core::microsPerHour > m_filter.range.from;
    });
    if (!mine)
        return;
    m_stale = true;
    if (isVisible() && !m_reload->isActive())
        m_reload->start(reloadMilliseconds);
}

void Page::setHeld(bool held)
{
    m_isHeld = held;
    if (!held && m_stale && isVisible() && !m_reload->isActive())
        m_reload->start(0);
}

void Page::loadSoon()
{
    m_stale = true;
    if (isVisible())
        m_reload->start(0);
}

void Page::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale && !m_reload->isActive())
        m_reload->start(0);
}

bool Page::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_scroll->verticalScrollBar() && (event->type() == QEvent::Show || event->type() == QEvent::Hide))
        alignBanners();
    return QWidget::eventFilter(watched, event);
}

/// Banners end where the panels beneath them do: the scroll bar takes their room, not that of the banners.
void Page::alignBanners()
{
    const QScrollBar *bar = m_scroll->verticalScrollBar();
    const int end = ringRoom + (bar->isVisibleTo(m_scroll) && m_stack->currentWidget() == m_scroll ? bar->sizeHint().width() : 0);
    const bool isMirrored = layoutDirection() == Qt::RightToLeft;
    m_bannerBox->setContentsMargins(isMirrored ? end : ringRoom, 0, isMirrored ? ringRoom : end, betweenParts - ringRoom);
}

void Page::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LocaleChange)
        loadSoon();
    if (event->type() == QEvent::LayoutDirectionChange)
        alignBanners();
}

Format Page::format() const
{
    QString zone = m_filter.zone;
    if (zone.isEmpty() && m_context.session)
        zone = QString::fromStdString(m_context.session->store().homeZone().name());
    const QTimeZone named(zone.toUtf8());
    return Format(QLocale(), named.isValid() ? named : QTimeZone::utc());
}

void Page::setAnswer(const QString &answer)
{
    if (answer == m_head->answer())
        return;
    m_head->setAnswer(answer);
    setAccessibleDescription(answer);
    Q_EMIT answerChanged(answer);
}

void Page::setBusy(bool busy, int done, int total)
{
    m_head->setBusy(busy, done, total);
    m_isBusy = busy;
    if (!busy && !m_stale) // else that was the answer to the question before
        setOfOlderFilter(false);
}

void Page::setOfOlderFilter(bool isOlder)
{
    if (m_isOfOlderFilter == isOlder)
        return;
    m_isOfOlderFilter = isOlder;
    Q_EMIT olderFilterChanged();
}

void Page::setBanners(const QList<BannerSpec> &banners)
{
    m_banners = banners;
    showBanners();
}

BannerSpec Page::heardBanner(double heard, const QString &rest) const
{
    return { .key = u"partial"_s + QString::number(qRound(heard * 1000)), .mark = Mark::Unknown, .strong = tr("%1 of this range was heard.").arg(format().percent(heard)),
        .rest = rest, .buttonText = tr("See what is missing"), .act = [this] { navigator()->openPage(u"coverage"_s, filter()); } };
}

void Page::setWindowBanners(const QList<BannerSpec> &banners)
{
    m_windowBanners = banners;
    showBanners();
}

void Page::showBanners()
{
    clearLayout(m_bannerBox);
    QList<BannerSpec> due;
    for (const BannerSpec &banner : m_windowBanners + m_banners) {
        const bool dismissed = banner.dismissable && m_context.tables
            && m_context.tables->load(memoryKey(m_id, banner.key)) == factsOf(banner);
        if (!dismissed)
            due << banner;
    }
    std::ranges::stable_sort(due, {}, [](const BannerSpec &banner) { return int(banner.mark); });
    const qsizetype shown = m_allBanners ? due.size() : std::min<qsizetype>(due.size(), shownBanners);
    for (const BannerSpec &spec : due.first(shown)) {
        auto *banner = new Banner(spec.mark, spec.strong, spec.rest);
        banner->setObjectName(spec.key + u"Banner"_s);
        banner->setFolding(m_unfolded.contains(spec.key));
        connect(banner, &Banner::unfolded, this, [this, key = spec.key](bool unfolded) { unfolded ? void(m_unfolded.insert(key)) : void(m_unfolded.remove(key)); });
        if (!spec.buttonText.isEmpty()) {
            auto *button = makeButton(spec.buttonText, ButtonKind::Normal, {}, ControlSize::Small);
            connect(button, &QPushButton::clicked, this, [act = spec.act] { act(); });
            banner->addButton(button);
        }
        banner->setDismissable(spec.dismissable);
        connect(banner, &Banner::dismissed, this, [this, spec] {
            if (m_context.tables)
                m_context.tables->save(memoryKey(m_id, spec.key), factsOf(spec));
            showBanners();
        });
        m_bannerBox->addWidget(banner);
    }
    if (shown < due.size()) {
        auto *more = makeLink(tr("and %n more", nullptr, int(due.size() - shown)));
        connect(more, &QPushButton::clicked, this, [this] {
            m_allBanners = true;
            showBanners();
        });
        m_bannerBox->addWidget(more, 0, Qt::AlignLeading);
    }
    m_bannerBox->parentWidget()->setVisible(!due.isEmpty());
}

void Page::setFilterRow(QWidget *row)
{
    delete m_filterRow;
    m_filterRow = row;
    row->setContentsMargins(ringRoom, 0, ringRoom, betweenParts - ringRoom);
    m_column->insertWidget(2, row);
}

void Page::setContent(QWidget *content)
{
    content->setContentsMargins(ringRoom, ringRoom, ringRoom, pageEdge);
    m_scroll->setWidget(content);
}

void Page::showContent()
{
    const QWidget *focus = window()->focusWidget();
    const bool hadFocus = m_state && focus && m_state->isAncestorOf(focus);
    m_stack->setCurrentWidget(m_scroll);
    alignBanners();
    if (m_filterRow)
        m_filterRow->show();
    if (m_state)
        m_state->deleteLater();
    m_state = nullptr;
    if (hadFocus)
        firstFocus()->setFocus(Qt::OtherFocusReason);
}

void Page::showEmpty(EmptyState *state)
{
    showContent();
    m_state = state;
    m_stack->addWidget(state);
    m_stack->setCurrentWidget(state);
    alignBanners();
    if (m_filterRow)
        m_filterRow->hide();
}

void Page::showError(const core::Problem &problem)
{
    showContent();
    auto *view = new ProblemView(problem);
    view->setObjectName(u"pageProblemView"_s);
    view->setTryAgain(true);
    connect(view, &ProblemView::tryAgain, this, &Page::loadSoon);
    m_state = view;
    m_stack->addWidget(view);
    m_stack->setCurrentWidget(view);
    alignBanners();
}

QList<BannerSpec> partialBanners(const QStringList &notes)
{
    if (notes.isEmpty())
        return {};
    return { { .key = u"notes"_s, .mark = Mark::Unknown, .strong = Page::tr("A part of this cannot be told."), .rest = notes.join(u' '), .buttonText = {}, .act = {} } };
}

} // namespace bw::ui
